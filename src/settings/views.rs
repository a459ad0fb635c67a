//! Views in files: a query, the columns, the order, my IdP and the dials, under one name. A file holds RON:
//!
//! ```ron
//! (version: 1, query: "scim:gated", columns: ["app", "scim", "okta"], order: "-price", idp: "okta", scenario: Named("plan-b"))
//! ```
//!
//! Lives here: what may stand in such a file, and how its words are read and refused. Must not live here: which of a
//! flag, a view and the session counts (the doors). What a file leaves out is as usual, except for my IdP and the dials:
//! those stay as they are.

use std::path::PathBuf;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::catalog::Idp;
use crate::cost::Scenario;
use crate::field::{AppColumn, COLUMNS, column};
use crate::query::{Order, nearest_word};

use super::Paths;
use super::saved::{Kept, SavedError, load};

/// The version of the form that this program writes and reads.
const VERSION: u32 = 1;
/// The word that stands for no IdP.
const NO_IDP: &str = "none";

/// What is looked at, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SavedView {
    /// The version of the form. It stands first, so that a later one is refused before its new fields are.
    version: Version,
    /// Which apps, as it is typed into the search box.
    pub query: String,
    /// The columns of the list, in order; without any, the usual ones.
    pub columns: Vec<ColumnKey>,
    /// The order of the list.
    #[serde(with = "order")]
    pub order: Order,
    /// My IdP, or expressly none; unsaid, it stays as it is.
    pub idp: Option<IdpChoice>,
    /// The dials; unsaid, they stay as they are.
    pub scenario: Option<Dials>,
}

/// The dials of a view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Dials {
    /// Every dial at its default.
    Usual,
    /// A saved scenario, as it is whenever the view is taken.
    Named(String),
    /// The dials themselves.
    Own(Scenario),
}

impl Kept for SavedView {
    const WORD: &'static str = "view";

    fn folder(paths: &Paths) -> PathBuf {
        paths.views()
    }
}

impl SavedView {
    /// The columns; nothing where they are the usual ones.
    #[must_use]
    pub fn columns(&self) -> Vec<&'static AppColumn> {
        self.columns.iter().map(|key| key.0).collect()
    }

    /// The dials; none where the view does not say.
    ///
    /// # Errors
    /// There is no saved scenario of the name, or its file is broken.
    pub fn scenario(&self, paths: Option<&Paths>) -> Result<Option<Scenario>, SavedError> {
        Ok(match (&self.scenario, paths) {
            (None, _) => None,
            (Some(Dials::Usual), _) => Some(Scenario::default()),
            (Some(Dials::Own(scenario)), _) => Some(scenario.clone()),
            (Some(Dials::Named(name)), Some(paths)) => Some(load(paths, name)?),
            (Some(Dials::Named(_)), None) => {
                return Err(SavedError::NoFolder {
                    word: Scenario::WORD,
                });
            }
        })
    }
}

/// The version of the form, of which there is one so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Version;

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        VERSION.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Version, D::Error> {
        match u32::deserialize(deserializer)? {
            VERSION => Ok(Version),
            other => Err(D::Error::custom(format!(
                "version {other} is not known here; this scimdex reads version {VERSION}"
            ))),
        }
    }
}

/// The key of a column that there is.
#[derive(Debug, Clone, Copy)]
pub struct ColumnKey(&'static AppColumn);

impl ColumnKey {
    /// The key of a column.
    #[must_use]
    pub const fn of(column: &'static AppColumn) -> ColumnKey {
        ColumnKey(column)
    }
}

impl PartialEq for ColumnKey {
    fn eq(&self, other: &ColumnKey) -> bool {
        self.0.key == other.0.key
    }
}

impl Eq for ColumnKey {}

impl Serialize for ColumnKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.key)
    }
}

impl<'de> Deserialize<'de> for ColumnKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ColumnKey, D::Error> {
        let word = String::deserialize(deserializer)?;
        column(&word)
            .map(ColumnKey)
            .ok_or_else(|| D::Error::custom(no_column(&word)))
    }
}

/// There is no such column; which is the nearest.
fn no_column(word: &str) -> String {
    let known: Vec<&str> = COLUMNS.iter().map(|column| column.key).collect();
    let nearest = nearest_word(word, &known).map_or(String::new(), |nearest| {
        format!("; the nearest is `{nearest}`")
    });
    format!("there is no column `{word}`{nearest}")
}

/// My IdP as a view has it: one, or expressly none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdpChoice(pub Option<Idp>);

impl Serialize for IdpChoice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.map_or(NO_IDP, Idp::word))
    }
}

impl<'de> Deserialize<'de> for IdpChoice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<IdpChoice, D::Error> {
        let word = String::deserialize(deserializer)?;
        if word == NO_IDP {
            return Ok(IdpChoice(None));
        }
        let idp = Idp::from_word(&word).ok_or_else(|| {
            let known: Vec<&str> = Idp::ALL.iter().map(|idp| idp.word()).collect();
            D::Error::custom(format!(
                "there is no identity provider `{word}`; choose from {}, {NO_IDP}",
                known.join(", ")
            ))
        })?;
        Ok(IdpChoice(Some(idp)))
    }
}

/// An order as the word that `--sort` takes.
mod order {
    use super::{Deserialize, Deserializer, Order, Serializer, no_column};
    use serde::de::Error as _;

    pub fn serialize<S: Serializer>(order: &Order, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(order)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Order, D::Error> {
        let word = String::deserialize(deserializer)?;
        Order::read(&word).ok_or_else(|| D::Error::custom(no_column(word.trim_start_matches('-'))))
    }
}

#[cfg(test)]
mod tests;
