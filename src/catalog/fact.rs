//! Claims and facts: a value, who says so, since when, and what it beat.
//!
//! How a winner is found lives in `merge`; here is only the shape of the answer.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, SeqAccess, Visitor};
use serde::ser::SerializeTuple;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::day::{Day, packed_date};

/// The place of a layer in the catalog's list of layers, best rank first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LayerIndex(pub u8);

/// A value that one layer states, with the date of the record that states it (none: undated).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim<T> {
    /// What is stated.
    pub value: T,
    /// Who states it.
    pub layer: LayerIndex,
    /// The record's date; a record without one never takes its layer's.
    #[serde(with = "packed_date")]
    pub date: Option<Day>,
}

/// A merged value: the claim in force, if any, and the claims that it beat and that differ in meaning.
///
/// No claim in force means "not documented", which is never "no" and never zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact<T> {
    /// The claim in force.
    pub claim: Option<Claim<T>>,
    /// Claims that lost and that say something else.
    pub beaten: Vec<Claim<T>>,
}

impl<T> Default for Fact<T> {
    fn default() -> Fact<T> {
        Fact {
            claim: None,
            beaten: Vec::new(),
        }
    }
}

/// What a packed fact begins with. Half of all facts are nothing, and few are disputed: each is as short as it can be, for an
/// app has sixty of them.
const NOTHING: u8 = 0;
const UNDISPUTED: u8 = 1;
const DISPUTED: u8 = 2;

impl<T: Serialize> Serialize for Fact<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut packed = serializer.serialize_tuple(3)?;
        match (&self.claim, self.beaten.as_slice()) {
            (None, []) => packed.serialize_element(&NOTHING)?,
            (Some(claim), []) => {
                packed.serialize_element(&UNDISPUTED)?;
                packed.serialize_element(claim)?;
            }
            (claim, beaten) => {
                packed.serialize_element(&DISPUTED)?;
                packed.serialize_element(claim)?;
                packed.serialize_element(beaten)?;
            }
        }
        packed.end()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Fact<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Fact<T>, D::Error> {
        deserializer.deserialize_tuple(3, PackedFact(PhantomData))
    }
}

/// Reads a fact as it is packed.
struct PackedFact<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for PackedFact<T> {
    type Value = Fact<T>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a packed fact")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut packed: A) -> Result<Fact<T>, A::Error> {
        let mut fact = Fact::default();
        let kind = packed.next_element::<u8>()?;
        match kind {
            Some(NOTHING) => {}
            Some(UNDISPUTED) => fact.claim = packed.next_element()?,
            Some(DISPUTED) => {
                fact.claim = packed.next_element()?.unwrap_or_default();
                fact.beaten = packed.next_element()?.unwrap_or_default();
            }
            Some(_) | None => return Err(de::Error::custom("not a packed fact")),
        }
        Ok(fact)
    }
}

impl<T> Fact<T> {
    /// The value in force, or none where nobody says.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        self.claim.as_ref().map(|claim| &claim.value)
    }

    /// Whether somebody else says something else.
    #[must_use]
    pub fn disputed(&self) -> bool {
        !self.beaten.is_empty()
    }
}

impl<T: Copy> Fact<T> {
    /// The value in force, copied.
    #[must_use]
    pub fn get(&self) -> Option<T> {
        self.value().copied()
    }
}

/// "yes", "no" or "not documented": the words of a stated or unstated yes-or-no.
#[must_use]
pub const fn yes_no(value: Option<bool>) -> &'static str {
    match value {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not documented",
    }
}

/// The machine word of a stated or unstated yes-or-no: `yes`, `no` or `unknown`.
#[must_use]
pub const fn yes_no_word(value: Option<bool>) -> &'static str {
    match value {
        Some(true) => "yes",
        Some(false) => "no",
        None => "unknown",
    }
}
