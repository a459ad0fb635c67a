//! The values that fields take: how each is read and printed, and what it asks of an app.
//!
//! Words are read whatever their case, `-` and `_` alike; each prints in one way. `unknown` always asks for what is not
//! documented, and no other value ever holds for it.

mod compared;
mod phrase;
mod reach;
mod words;

use crate::catalog::{App, Catalog};
use crate::lens::Lens;

use super::nearest::nearest_word;

pub use compared::{Amount, Compared, JumpValue, PriceValue, Relation, SeatsValue, VerifiedValue};
pub use phrase::{NamePhrase, OwnerPhrase, Phrase, PlanPhrase};
pub use reach::{IdpValue, LeaverValue, OperationValue, Reached, SsoValue};
pub use words::{CategoryWord, ConfidenceWord, Has, IdWord, LayerWord, Marked, Stacked};

/// One value of a field.
pub trait Value: Sized + PartialEq {
    /// What it takes beside its list of words, such as "a number of seats".
    const SHAPE: Option<&'static str> = None;

    /// Reads one value as typed; none where it is not one. `before` is the value before it in the same field.
    fn read(item: &str, before: Option<&Self>, catalog: &Catalog) -> Option<Self>;

    /// The value as it is typed. Reading it gives the same value.
    fn word(&self) -> String;

    /// The words that it takes, as far as they can be listed.
    fn known(catalog: &Catalog) -> Vec<String>;

    /// The known word nearest to one that is not a value, if one is near enough to be meant.
    fn nearest(item: &str, catalog: &Catalog) -> Option<String> {
        nearest_word(item, &Self::known(catalog))
    }

    /// Whether it holds for an app under a lens.
    fn holds(&self, app: &App, lens: &Lens) -> bool;
}

/// The word for what nobody states.
const UNKNOWN: &str = "unknown";

/// Whether two words are the same, whatever their case, `-` and `_` alike.
fn same_word(a: &str, b: &str) -> bool {
    let plain = |byte: u8| match byte {
        b'-' => b'_',
        other => other.to_ascii_lowercase(),
    };
    a.bytes().map(plain).eq(b.bytes().map(plain))
}

/// The value of a word in a list of both.
fn of_word<T: Copy>(list: &[(&'static str, T)], word: &str) -> Option<T> {
    let mut pairs = list.iter();
    pairs
        .find(|(known, _)| same_word(known, word))
        .map(|(_, value)| *value)
}

/// The word of a value in a list of both.
fn word_of<T: PartialEq>(list: &[(&'static str, T)], value: &T) -> String {
    let mut pairs = list.iter();
    let found = pairs.find(|(_, known)| known == value);
    found.map_or(UNKNOWN, |(word, _)| *word).to_owned()
}

fn words_of<T>(list: &[(&'static str, T)]) -> Vec<String> {
    list.iter().map(|(word, _)| (*word).to_owned()).collect()
}

/// What can be stated of a yes-or-no.
const ANSWERS: &[(&str, Option<bool>)] =
    &[("yes", Some(true)), ("no", Some(false)), (UNKNOWN, None)];
