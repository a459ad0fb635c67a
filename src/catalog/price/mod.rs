//! A price: the source's own words, and the terms that could be read from them with certainty.
//!
//! Here: the type [`Price`], how it is written to files and read back. In `terms`: what terms are. In `describe`: terms
//! in plain words. In `read`: the reader of the words. Sums do not live here: what a price costs at so many seats is the
//! cost model's question.

use std::fmt;

use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::ser::{SerializeStruct, Serializer};
use serde::{Deserialize, Serialize};

use super::money::{Cents, Currency, Money};

mod agree;
mod describe;
mod read;
mod terms;
mod written;

pub use terms::{Amount, Billing, Charge, Offer, OtherSeat, Period, Seats, Terms};

/// A price in the words of its source, with the terms read from them.
///
/// In a file for people a price is its words (`"Contact Sales"`), or its words and terms
/// (`(text: "$8.99/u/mo (annual)", terms: Offers([...]))`). Written terms are checked against what the reader finds in the
/// words; where the reader finds nothing certain, the written terms stand, as a person's reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    text: String,
    terms: Terms,
}

/// Why words and terms do not make a price.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PriceError {
    /// The terms beside the words say something else than the words.
    #[error(
        "the price \"{text}\" reads as \"{read}\", but its terms say \"{written}\"; correct one of the two, or leave the terms out"
    )]
    Mismatch {
        /// The words.
        text: String,
        /// What the reader finds in them, in plain words.
        read: String,
        /// What the terms beside them say, in plain words.
        written: String,
    },
    /// The terms say that there are offers, and list none.
    #[error("the terms of the price \"{text}\" list no offer; add one, or leave the terms out")]
    NoOffer {
        /// The words.
        text: String,
    },
}

impl Price {
    /// Reads the words of a price. Words that say nothing certain keep a reason ([`Terms::NotRead`]); nothing is an error.
    pub fn read(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            terms: read::terms(text),
        }
    }

    /// Words with terms that somebody wrote beside them.
    ///
    /// # Errors
    /// [`PriceError::Mismatch`] where the words can be read and read otherwise; [`PriceError::NoOffer`] where the terms are
    /// offers without one.
    pub fn with_terms(text: &str, terms: Terms) -> Result<Self, PriceError> {
        let read = Self::read(text);
        if read.terms == terms {
            return Ok(read);
        }
        if terms.offers().is_some_and(<[Offer]>::is_empty) {
            return Err(PriceError::NoOffer { text: read.text });
        }
        match read.terms {
            Terms::NotRead { .. } => Ok(Self {
                text: read.text,
                terms,
            }),
            Terms::Free { .. }
            | Terms::Included
            | Terms::Offers(_)
            | Terms::PlusTier { .. }
            | Terms::Quote { .. }
            | Terms::Usage { .. }
            | Terms::NotDisclosed
            | Terms::NotOffered => Err(PriceError::Mismatch {
                read: read.terms.describe(),
                written: terms.describe(),
                text: read.text,
            }),
        }
    }

    /// The words, verbatim.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the words say.
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// Whether the words name an amount of money: the prices of which the reader's share is taken.
    pub fn names_an_amount(&self) -> bool {
        read::names_an_amount(&self.text)
    }

    /// Whether the words could be read; what is not known or not sold counts as read, for the words say so.
    pub const fn is_read(&self) -> bool {
        !matches!(self.terms, Terms::NotRead { .. })
    }

    /// Whether two prices mean the same: prices differ only where their terms do, so "Contact Sales" is "Request a quote".
    ///
    /// Of two prices of which one says more (the monthly price as well, a seat limit), what both say counts. Words that
    /// could not be read are compared as words.
    pub fn same_terms(&self, other: &Self) -> bool {
        match (&self.terms, &other.terms) {
            (Terms::NotRead { .. }, _) | (_, Terms::NotRead { .. }) => {
                folded(&self.text) == folded(&other.text)
            }
            (mine, theirs) => mine.agrees_with(theirs),
        }
    }

    /// Whether a file needs the terms beside the words: where they hold amounts, or where only a person could read them.
    fn is_written_with_terms(&self) -> bool {
        match &self.terms {
            Terms::Offers(_) | Terms::PlusTier { .. } => true,
            Terms::Quote { named, .. } | Terms::Usage { named } => {
                !named.is_empty() || self.is_read_by_a_person()
            }
            Terms::Free { .. }
            | Terms::Included
            | Terms::NotRead { .. }
            | Terms::NotDisclosed
            | Terms::NotOffered => self.is_read_by_a_person(),
        }
    }

    fn is_read_by_a_person(&self) -> bool {
        read::terms(&self.text) != self.terms
    }
}

/// Words without the differences that carry no meaning: case and runs of space.
fn folded(text: &str) -> String {
    text.split_whitespace()
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join(" ")
}

impl Serialize for Price {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() && !self.is_written_with_terms() {
            return serializer.serialize_str(&self.text);
        }
        let mut fields = serializer.serialize_struct("Price", 2)?;
        fields.serialize_field("text", &self.text)?;
        fields.serialize_field("terms", &self.terms)?;
        fields.end()
    }
}

impl<'de> Deserialize<'de> for Price {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return deserializer.deserialize_any(WrittenPrice);
        }
        let Packed { text, terms } = Packed::deserialize(deserializer)?;
        Ok(Self { text, terms })
    }
}

/// The packed form: what the build has checked is not checked again.
#[derive(Deserialize)]
#[serde(rename = "Price")]
struct Packed {
    text: String,
    terms: Terms,
}

/// The form in files for people: words, or words and terms.
struct WrittenPrice;

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum WrittenField {
    Text,
    Terms,
}

impl<'de> Visitor<'de> for WrittenPrice {
    type Value = Price;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the words of a price, or (text: \"...\", terms: ...)")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Price, E> {
        Ok(Price::read(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Price, A::Error> {
        let (mut text, mut terms) = (None::<String>, None::<Terms>);
        while let Some(field) = map.next_key()? {
            match field {
                WrittenField::Text if text.is_some() => {
                    return Err(de::Error::duplicate_field("text"));
                }
                WrittenField::Terms if terms.is_some() => {
                    return Err(de::Error::duplicate_field("terms"));
                }
                WrittenField::Text => text = Some(map.next_value()?),
                WrittenField::Terms => terms = Some(map.next_value()?),
            }
        }
        let text = text.ok_or_else(|| de::Error::missing_field("text"))?;
        match terms {
            None => Ok(Price::read(&text)),
            Some(terms) => Price::with_terms(&text, terms).map_err(de::Error::custom),
        }
    }
}

#[cfg(test)]
mod tests;
