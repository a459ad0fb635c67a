//! Claims and facts: a value, who says so, since when, and what it beat.
//!
//! How a winner is found lives in `merge`; here is only the shape of the answer.

use serde::{Deserialize, Serialize};

use super::day::Day;

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
    pub date: Option<Day>,
}

/// A merged value: the claim in force, if any, and the claims that it beat and that differ in meaning.
///
/// No claim in force means "not documented", which is never "no" and never zero.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
