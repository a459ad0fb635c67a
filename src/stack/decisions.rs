//! What the user has decided about entries that the program cannot be sure of, or got wrong.
//!
//! Decisions beat every rule of the matcher. Where they are kept is the settings' question.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::inventory::Entry;
use crate::catalog::AppId;
use crate::text::fold;

/// By what an entry is known again in the next export: `key:` and its key in the IdP's catalogue, else `label:` and its
/// label, case, marks and spaces folded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntryKey(String);

impl EntryKey {
    /// The key of an entry. Numbers and GUIDs do not count as catalogue keys, since an IdP may give one to every
    /// hand-built app.
    #[must_use]
    pub fn of(entry: &Entry) -> EntryKey {
        let stable = entry.keys.iter().find(|key| is_word(key));
        match stable {
            Some(key) => EntryKey(format!("key:{}", fold(key.trim()).text())),
            None => EntryKey::of_label(&entry.label),
        }
    }

    /// The key of a label.
    #[must_use]
    pub fn of_label(label: &str) -> EntryKey {
        let folded = fold(label);
        let words: Vec<&str> = folded.text().split_whitespace().collect();
        EntryKey(format!("label:{}", words.join(" ")))
    }

    /// The key as it is kept.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a catalogue key is a word rather than a number or a GUID.
fn is_word(key: &str) -> bool {
    let hex = |c: char| c.is_ascii_hexdigit() || c == '-';
    let is_guid = key.len() >= 32 && key.chars().all(hex);
    key.chars().any(char::is_alphabetic) && !is_guid
}

/// What an entry is, by the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// This app.
    App(AppId),
    /// No app of the catalog.
    NotInCatalog,
}

/// All decisions, by entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Decisions(BTreeMap<EntryKey, Decision>);

impl Decisions {
    /// What was decided about an entry.
    #[must_use]
    pub fn get(&self, key: &EntryKey) -> Option<&Decision> {
        self.0.get(key)
    }

    /// Decides about an entry; gives back what was decided before, so that it can be undone.
    pub fn decide(&mut self, key: EntryKey, decision: Decision) -> Option<Decision> {
        self.0.insert(key, decision)
    }

    /// Takes a decision back; what it was, if there was one.
    pub fn undo(&mut self, key: &EntryKey) -> Option<Decision> {
        self.0.remove(key)
    }

    /// Every decision, by entry.
    pub fn iter(&self) -> impl Iterator<Item = (&EntryKey, &Decision)> {
        self.0.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stack::inventory::{Origin, Place, Provisioning, SignOn};

    fn entry(label: &str, keys: &[&str]) -> Entry {
        Entry {
            label: label.to_owned(),
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
            urls: Vec::new(),
            sign_on: SignOn::Unknown,
            provisioning: Provisioning::Unknown,
            seats: None,
            origin: Origin {
                file: 0,
                place: Place::Line(1),
            },
        }
    }

    #[test]
    fn an_entry_is_known_by_its_catalogue_key_else_by_its_label() {
        let key = |label, keys: &[&str]| EntryKey::of(&entry(label, keys)).as_str().to_owned();
        assert_eq!(key("Chat", &["slack"]), "key:slack");
        assert_eq!(key("  Ünïcode  APP ", &[]), "label:unicode app");
        assert_eq!(key("Hand-built", &["110016"]), "label:hand-built");
        assert_eq!(
            key("Hand-built", &["8adf8e6e-67b2-4cf2-a259-e3dc5476c621"]),
            "label:hand-built"
        );
    }

    #[test]
    fn decisions_can_be_undone_and_survive_being_written() {
        let mut decisions = Decisions::default();
        let key = EntryKey::of_label("Chat");
        let slack = Decision::App(AppId::read("slack").unwrap());
        assert_eq!(decisions.decide(key.clone(), Decision::NotInCatalog), None);
        assert_eq!(
            decisions.decide(key.clone(), slack.clone()),
            Some(Decision::NotInCatalog)
        );
        let written = serde_json::to_string(&decisions).unwrap();
        assert_eq!(written, r#"{"label:chat":{"App":"slack"}}"#);
        assert_eq!(
            serde_json::from_str::<Decisions>(&written).unwrap(),
            decisions
        );
        assert_eq!(decisions.undo(&key), Some(slack));
        assert!(decisions.is_empty());
    }
}
