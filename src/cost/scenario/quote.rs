//! A private quote: what sales offered this organisation, which no public price list holds.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::catalog::money::{Cents, Currency, Money};

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
}
