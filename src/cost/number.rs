//! Numbers that are not money: percentages and scaled counts, both in whole tenths so that no float takes part in a sum.

use std::fmt;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A percentage in tenths of a percent: `Percent(173)` is 17.3 %.
///
/// Its range belongs to the dial that holds it. In files it is a decimal number with at most one decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Percent(pub u32);

impl Percent {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// All of it.
    pub const HUNDRED: Self = Self(1000);

    /// Reads `17.3`, `17.3%` or `17.3 %`; `None` where it is anything else (a sign, a word, more than one decimal).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = text.trim().trim_end_matches('%').trim_end();
        let (whole, tenths) = number.split_once('.').unwrap_or((number, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(tenths) || tenths.trim_end_matches('0').len() > 1 {
            return None;
        }
        let tenth = tenths.get(..1)?.parse::<u32>().ok()?;
        whole
            .parse::<u32>()
            .ok()?
            .checked_mul(10)?
            .checked_add(tenth)
            .map(Self)
    }
}

/// `17.3`, `100`: without the sign, as in files.
impl fmt::Display for Percent {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        in_tenths(u64::from(self.0), out)
    }
}

/// A count that was scaled and need not be whole, in tenths: 0.1 orphaned accounts is not none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Tenths(pub u64);

/// `7`, `0.1`.
impl fmt::Display for Tenths {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        in_tenths(self.0, out)
    }
}

/// A number in exports: whole where it is whole, else with one decimal.
impl Serialize for Tenths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_tenths(self.0, serializer)
    }
}

fn in_tenths(number: u64, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let whole = super::range::thousands(number / 10);
    match number % 10 {
        0 => out.pad(&whole),
        tenth => out.pad(&format!("{whole}.{tenth}")),
    }
}

fn write_tenths<S: Serializer>(number: u64, serializer: S) -> Result<S::Ok, S::Error> {
    let (whole, tenth) = (number / 10, number % 10);
    if tenth == 0 {
        return serializer.serialize_u64(whole);
    }
    // One decimal of so small a number always survives a float's shortest text.
    match format!("{whole}.{tenth}").parse::<f64>() {
        Ok(decimal) => serializer.serialize_f64(decimal),
        Err(_) => serializer.serialize_u64(whole),
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_tenths(u64::from(self.0), serializer)
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PercentVisitor)
    }
}

struct PercentVisitor;

impl Visitor<'_> for PercentVisitor {
    type Value = Percent;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a percentage such as 10 or 17.3, not negative, with at most one decimal")
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Percent, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Percent, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Percent, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Percent, E> {
        Percent::parse(text).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_read_and_print() {
        for (text, tenths) in [
            ("17.3", 173),
            ("17.3 %", 173),
            ("100%", 1000),
            ("0", 0),
            ("5.0", 50),
            ("5.00", 50),
        ] {
            assert_eq!(Percent::parse(text), Some(Percent(tenths)), "{text}");
        }
        for text in [
            "",
            "-1",
            "NaN",
            "inf",
            "1.25",
            ".5",
            "1.",
            "%",
            "1e3",
            "99999999999",
        ] {
            assert_eq!(Percent::parse(text), None, "{text}");
        }
        assert_eq!(Percent(173).to_string(), "17.3");
        assert_eq!(Percent(1000).to_string(), "100");
        assert_eq!(ron::to_string(&Percent(173)).unwrap(), "17.3");
        assert_eq!(ron::from_str::<Percent>("17.3").unwrap(), Percent(173));
        assert!(ron::from_str::<Percent>("-3").is_err());
        assert!(ron::from_str::<Percent>("NaN").is_err());
    }

    #[test]
    fn counts_in_tenths_print() {
        assert_eq!(Tenths(70).to_string(), "7");
        assert_eq!(Tenths(1).to_string(), "0.1");
        assert_eq!(Tenths(202_000).to_string(), "20,200");
    }
}
