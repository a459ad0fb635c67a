//! A private quote: what sales offered this organisation, which no public price list holds.
//!
//! It stands in a user's own layer ([`TierQuote`]) or in a scenario. What it comes to against other prices is not known
//! here.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::money::{Cents, Currency, Money};

/// What a private quote is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum QuoteBasis {
    /// All seats together, a year.
    Year,
    /// One seat, a month.
    SeatMonth,
}

/// An amount in dollars that sales quoted for the target tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrivateQuote {
    /// How much, in cents; $0 to $100,000,000.
    pub amount: Cents,
    /// For what.
    pub per: QuoteBasis,
}

/// A quote in the record of a user's own layer: `(tier: "Enterprise", price: "$30,000/yr")`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierQuote {
    /// The tier that was quoted, by name; left out: the tier with SCIM that is by quote.
    #[serde(default)]
    pub tier: Option<String>,
    /// How much, as [`PrivateQuote::parse`] reads it.
    #[serde(with = "words")]
    pub price: PrivateQuote,
}

/// The highest private quote that a layer can hold: $100,000,000.
const MOST_QUOTE: Cents = Cents::whole(100_000_000);

/// A quote in words, as a person writes it.
mod words {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use super::{MOST_QUOTE, PrivateQuote};

    pub(super) fn serialize<S: Serializer>(
        quote: &PrivateQuote,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_str(quote)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<PrivateQuote, D::Error> {
        let text = String::deserialize(deserializer)?;
        let quote = PrivateQuote::parse(&text).filter(|quote| quote.amount <= MOST_QUOTE);
        quote.ok_or_else(|| {
            D::Error::custom(format!(
                "`{text}` is not a quote; write \"$30,000/yr\" for all seats or \"$9.50/seat/mo\", in US dollars, at most \
                 $100,000,000"
            ))
        })
    }
}

impl PrivateQuote {
    /// Reads `12000`, `$12,000/yr` or `9.50/seat/mo`; a bare amount is a year's total.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let folded: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && *c != ',' && *c != '$')
            .flat_map(char::to_lowercase)
            .collect();
        let (number, unit) = folded.split_once('/').unwrap_or((&folded, "yr"));
        let per = match unit {
            "yr" | "year" | "y" | "ayear" => QuoteBasis::Year,
            "seat/mo" | "seat/month" | "u/mo" | "user/mo" | "user/month" => QuoteBasis::SeatMonth,
            _ => return None,
        };
        let amount = Cents::parse(number).filter(|amount| *amount >= Cents::ZERO)?;
        Some(Self { amount, per })
    }

    /// What the quote costs a year at so many seats.
    #[must_use]
    pub fn yearly(&self, seats: u32) -> Cents {
        match self.per {
            QuoteBasis::Year => self.amount,
            QuoteBasis::SeatMonth => self.amount.saturating_mul(12).saturating_mul(seats.into()),
        }
    }
}

/// `$12,000/yr`, `$9.50/seat/mo`: what [`PrivateQuote::parse`] reads.
impl fmt::Display for PrivateQuote {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.per {
            QuoteBasis::Year => "/yr",
            QuoteBasis::SeatMonth => "/seat/mo",
        };
        out.pad(&format!("{}{unit}", Money::new(self.amount, Currency::Usd)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_read_and_print() {
        for (text, shown) in [
            ("12000", "$12,000/yr"),
            ("$12,000 / yr", "$12,000/yr"),
            ("9.50/seat/mo", "$9.50/seat/mo"),
            ("9.5/user/month", "$9.50/seat/mo"),
        ] {
            let quote = PrivateQuote::parse(text).unwrap();
            assert_eq!(quote.to_string(), shown);
            assert_eq!(PrivateQuote::parse(&quote.to_string()), Some(quote));
        }
        for text in ["", "-5", "NaN", "12/host/mo", "1.234", "abc/yr"] {
            assert_eq!(PrivateQuote::parse(text), None, "{text}");
        }
        let quote = PrivateQuote::parse("9.50/seat/mo").unwrap();
        assert_eq!(quote.yearly(100), Cents::whole(11_400));
    }

    #[test]
    fn a_quote_in_a_layer_is_words() {
        let text = "(tier: \"Enterprise\", price: \"$30,000/yr\")";
        let quote: TierQuote = crate::catalog::layer::read_ron("mine.ron", text).unwrap();
        assert_eq!(quote.tier.as_deref(), Some("Enterprise"));
        assert_eq!(quote.price.yearly(7), Cents::whole(30_000));
        let written = crate::catalog::layer::write_ron(&quote).unwrap();
        let again: TierQuote = crate::catalog::layer::read_ron("mine.ron", &written).unwrap();
        assert_eq!(again, quote);
        for wrong in ["a lot", "$200,000,000/yr", "-1"] {
            let text = format!("(price: \"{wrong}\")");
            let mistake = crate::catalog::layer::read_ron::<TierQuote>("mine.ron", &text);
            let mistake = mistake.unwrap_err().to_string();
            assert!(
                mistake.contains("field `price`") && mistake.contains("$30,000/yr"),
                "{mistake}"
            );
        }
    }
}
