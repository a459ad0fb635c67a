//! Money: integer cents and the currency they are in, how both are printed, and how cents are written in files.
//!
//! No conversion between currencies lives here or anywhere: amounts in two currencies are never summed.
//! No floating point takes part in any sum; a decimal number in a file becomes cents digit by digit.

use std::fmt;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An amount in hundredths of a currency's unit.
///
/// In files for people it is a decimal number (`10.83`, `15`), in packed data an integer of cents. Exports that promise
/// integer cents write the inner number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Cents(pub i64);

impl Cents {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Whole units of a currency: `Cents::whole(15)` is 15.00. Saturates at the ends of the range.
    pub const fn whole(units: i64) -> Self {
        Self(units.saturating_mul(100))
    }

    /// The sum, or `None` where it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The product with a count (seats, months), or `None` where it does not fit.
    pub fn checked_mul(self, count: u64) -> Option<Self> {
        let count = i64::try_from(count).ok()?;
        self.0.checked_mul(count).map(Self)
    }

    /// The sum, held at the ends of the range.
    pub fn saturating_add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference (below zero where `other` is the greater), held at the ends of the range.
    pub fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// The product with a count (seats, months), held at the ends of the range.
    pub fn saturating_mul(self, count: u64) -> Self {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        Self(self.0.saturating_mul(count))
    }

    /// Reads a plain decimal number with at most two decimals (`10.83`, `-5`, `7.5`), without sign of thousands.
    ///
    /// `None` where it is anything else, or does not fit.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "00"));
        if whole.is_empty() || fraction.is_empty() || fraction.len() > 2 {
            return None;
        }
        if !whole
            .bytes()
            .chain(fraction.bytes())
            .all(|byte| byte.is_ascii_digit())
        {
            return None;
        }
        // Built up from the signed side, so that the least value can be read back as well.
        let joined = format!("{}{whole}{fraction:0<2}", if negative { "-" } else { "" });
        joined.parse().ok().map(Self)
    }
}

/// The plain decimal number that [`Cents::parse`] reads: `10.83`, `15`.
impl fmt::Display for Cents {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        match size % 100 {
            0 => write!(out, "{sign}{}", size / 100),
            rest => write!(out, "{sign}{}.{rest:02}", size / 100),
        }
    }
}

impl Serialize for Cents {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return serializer.serialize_i64(self.0);
        }
        if self.0 % 100 == 0 {
            return serializer.serialize_i64(self.0 / 100);
        }
        let text = self.to_string();
        // A number whose digits a float cannot hold is written as text rather than changed.
        match text.parse::<f64>() {
            Ok(number) if number.to_string() == text.trim_end_matches('0') => {
                serializer.serialize_f64(number)
            }
            Ok(_) | Err(_) => serializer.serialize_str(&text),
        }
    }
}

impl<'de> Deserialize<'de> for Cents {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(DecimalVisitor)
        } else {
            i64::deserialize(deserializer).map(Self)
        }
    }
}

/// Reads a decimal number of any kind that a text format may hand over.
struct DecimalVisitor;

impl Visitor<'_> for DecimalVisitor {
    type Value = Cents;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an amount such as 15 or 10.83, with at most two decimals")
    }

    fn visit_i64<E: de::Error>(self, units: i64) -> Result<Cents, E> {
        units
            .checked_mul(100)
            .map(Cents)
            .ok_or_else(|| E::invalid_value(de::Unexpected::Signed(units), &self))
    }

    fn visit_u64<E: de::Error>(self, units: u64) -> Result<Cents, E> {
        i64::try_from(units)
            .ok()
            .and_then(|units| units.checked_mul(100))
            .map(Cents)
            .ok_or_else(|| E::invalid_value(de::Unexpected::Unsigned(units), &self))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Cents, E> {
        // The shortest decimal text of the float is the text that was written; its digits are what counts.
        Cents::parse(&number.to_string())
            .ok_or_else(|| E::invalid_value(de::Unexpected::Float(number), &self))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Cents, E> {
        Cents::parse(text).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
    }
}

/// A currency, by its ISO 4217 code.
///
/// The catalog names the first four; the others are those in which private quotes are likely to be written.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    /// US dollar: what a bare `$` means in the catalog.
    #[default]
    Usd,
    /// Euro.
    Eur,
    /// Pound sterling.
    Gbp,
    /// Swiss franc.
    Chf,
    /// Canadian dollar.
    Cad,
    /// Australian dollar.
    Aud,
    /// Swedish krona.
    Sek,
    /// Indian rupee.
    Inr,
    /// Yen.
    Jpy,
}

impl Currency {
    /// Every currency, in the order of the declaration.
    pub const ALL: [Self; 9] = [
        Self::Usd,
        Self::Eur,
        Self::Gbp,
        Self::Chf,
        Self::Cad,
        Self::Aud,
        Self::Sek,
        Self::Inr,
        Self::Jpy,
    ];

    /// The ISO 4217 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Usd => "USD",
            Self::Eur => "EUR",
            Self::Gbp => "GBP",
            Self::Chf => "CHF",
            Self::Cad => "CAD",
            Self::Aud => "AUD",
            Self::Sek => "SEK",
            Self::Inr => "INR",
            Self::Jpy => "JPY",
        }
    }

    /// What stands before an amount: a sign where one is unambiguous, else the code and a space.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Usd => "$",
            Self::Eur => "€",
            Self::Gbp => "£",
            Self::Chf => "CHF ",
            Self::Cad => "CAD ",
            Self::Aud => "AUD ",
            Self::Sek => "SEK ",
            Self::Inr => "INR ",
            Self::Jpy => "JPY ",
        }
    }
}

/// An amount in a currency. Prints as `$11,754`, `$1,019.40`, `€25`, `-$3`: thousands separated, cents only where there are any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// How much.
    pub cents: Cents,
    /// In which currency.
    pub currency: Currency,
}

impl Money {
    /// So many cents of a currency.
    pub const fn new(cents: Cents, currency: Currency) -> Self {
        Self { cents, currency }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.cents.0.unsigned_abs();
        let sign = if self.cents.0 < 0 { "-" } else { "" };
        let whole = thousands(size / 100);
        let text = match size % 100 {
            0 => format!("{sign}{}{whole}", self.currency.prefix()),
            rest => format!("{sign}{}{whole}.{rest:02}", self.currency.prefix()),
        };
        out.pad(&text)
    }
}

/// A number with a comma between each three digits: `11,754`.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len().saturating_mul(2));
    for (position, digit) in digits.chars().enumerate() {
        let left = digits.len().saturating_sub(position);
        if position > 0 && left % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn money_shows_thousands_and_only_the_cents_that_are_there() {
        let table = [
            (1_175_400, Currency::Usd, "$11,754"),
            (101_940, Currency::Usd, "$1,019.40"),
            (2_500, Currency::Eur, "€25"),
            (705, Currency::Gbp, "£7.05"),
            (2_100, Currency::Chf, "CHF 21"),
            (0, Currency::Usd, "$0"),
            (5, Currency::Usd, "$0.05"),
            (-300, Currency::Usd, "-$3"),
            (100_000_000, Currency::Usd, "$1,000,000"),
        ];
        for (cents, currency, shown) in table {
            assert_eq!(Money::new(Cents(cents), currency).to_string(), shown);
        }
    }

    #[test]
    fn a_file_holds_decimal_numbers() {
        for (cents, written) in [
            (1083, "10.83"),
            (1500, "15"),
            (1050, "10.5"),
            (5, "0.05"),
            (-999, "-9.99"),
        ] {
            assert_eq!(ron::to_string(&Cents(cents)).unwrap(), written);
            assert_eq!(ron::from_str::<Cents>(written).unwrap(), Cents(cents));
        }
        assert_eq!(ron::from_str::<Cents>("15.00").unwrap(), Cents(1500));
    }

    #[test]
    fn a_fraction_of_a_cent_is_refused() {
        for written in ["0.004", "\"1,000\"", "\"\"", "\"1.\"", "\".5\"", "1e30"] {
            assert!(ron::from_str::<Cents>(written).is_err(), "{written}");
        }
    }

    #[test]
    fn arithmetic_stays_in_range() {
        assert_eq!(Cents(i64::MAX).saturating_add(Cents(1)), Cents(i64::MAX));
        assert_eq!(Cents(i64::MAX).saturating_mul(u64::MAX), Cents(i64::MAX));
        assert_eq!(Cents(1).checked_mul(u64::MAX), None);
        assert_eq!(Cents(725).saturating_mul(12), Cents(8700));
        assert_eq!(Cents::whole(2).saturating_sub(Cents::whole(5)), Cents(-300));
    }

    proptest! {
        #[test]
        fn written_cents_read_back(number: i64) {
            let cents = Cents(number);
            prop_assert_eq!(ron::from_str::<Cents>(&ron::to_string(&cents).unwrap()).unwrap(), cents);
            let packed = postcard::to_stdvec(&cents).unwrap();
            prop_assert_eq!(postcard::from_bytes::<Cents>(&packed).unwrap(), cents);
            prop_assert_eq!(Cents::parse(&cents.to_string()), Some(cents));
        }
    }
}
