//! A sum of money from one amount to another, perhaps open above.

use std::fmt;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::catalog::money::{Cents, Currency, Money};

pub(super) use crate::catalog::money::thousands;

/// An amount a year between two ends; `high` is `None` where no upper bound is stated ("from", "plus usage").
///
/// Serialises as the JSON frame has it: `{"currency": "USD", "low_cents": 1, "high_cents": 1}`, with `"open": true` where
/// there is no upper bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Range {
    /// The currency of both ends.
    pub currency: Currency,
    /// The lower end.
    pub low: Cents,
    /// The upper end, at least the lower; `None`: open above.
    pub high: Option<Cents>,
}

impl Range {
    /// One amount in dollars.
    #[must_use]
    pub const fn exact(amount: Cents) -> Self {
        Self {
            currency: Currency::Usd,
            low: amount,
            high: Some(amount),
        }
    }

    /// Whether no upper bound is stated.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.high.is_none()
    }

    /// Whether an amount lies in the range.
    #[must_use]
    pub fn contains(&self, amount: Cents) -> bool {
        self.low <= amount && self.high.is_none_or(|high| amount <= high)
    }

    /// The same with an amount added to both ends.
    #[must_use]
    pub fn plus(self, amount: Cents) -> Self {
        Self {
            low: self.low.saturating_add(amount),
            high: self.high.map(|high| high.saturating_add(amount)),
            ..self
        }
    }

    /// The sum of two ranges; `None` where their currencies differ, which are never summed.
    #[must_use]
    pub fn sum(self, other: Self) -> Option<Self> {
        (self.currency == other.currency).then(|| Self {
            currency: self.currency,
            low: self.low.saturating_add(other.low),
            high: self
                .high
                .zip(other.high)
                .map(|(mine, theirs)| mine.saturating_add(theirs)),
        })
    }
}

/// `$46,500`, `$5,000 to $7,000`, `from $10,200`.
impl fmt::Display for Range {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let money = |cents| Money::new(cents, self.currency);
        let text = match self.high {
            None => format!("from {}", money(self.low)),
            Some(high) if high == self.low => money(self.low).to_string(),
            Some(high) => format!("{} to {}", money(self.low), money(high)),
        };
        out.pad(&text)
    }
}

impl Serialize for Range {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("currency", self.currency.code())?;
        map.serialize_entry("low_cents", &self.low.0)?;
        map.serialize_entry("high_cents", &self.high.map(|high| high.0))?;
        if self.is_open() {
            map.serialize_entry("open", &true)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_print_and_serialise_as_the_frame_has_them() {
        let exact = Range::exact(Cents::whole(46_500));
        let open = Range {
            high: None,
            ..exact
        };
        let wide = Range {
            high: Some(Cents::whole(50_000)),
            ..exact
        };
        assert_eq!(exact.to_string(), "$46,500");
        assert_eq!(open.to_string(), "from $46,500");
        assert_eq!(wide.to_string(), "$46,500 to $50,000");
        assert_eq!(
            serde_json::to_string(&exact).unwrap(),
            r#"{"currency":"USD","low_cents":4650000,"high_cents":4650000}"#
        );
        assert_eq!(
            serde_json::to_string(&open).unwrap(),
            r#"{"currency":"USD","low_cents":4650000,"high_cents":null,"open":true}"#
        );
        assert!(open.contains(Cents::whole(1_000_000)) && !open.contains(Cents::ZERO));
    }

    #[test]
    fn sums_keep_open_ends_and_never_mix_currencies() {
        let exact = Range::exact(Cents(100));
        let open = Range {
            high: None,
            ..exact
        };
        let euros = Range {
            currency: Currency::Eur,
            ..exact
        };
        assert_eq!(exact.sum(exact), Some(Range::exact(Cents(200))));
        assert_eq!(exact.sum(open).map(|sum| sum.high), Some(None));
        assert_eq!(exact.sum(euros), None);
        assert_eq!(open.plus(Cents(5)).low, Cents(105));
    }
}
