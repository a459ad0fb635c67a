//! The first walk through a file of JSON: the lists of each document, and what stands outside them.
//!
//! What does not live here: which list holds the apps, and whose export it is (`pages`).

use serde_json::Value;

use super::InventoryError;
use super::json::Listener;

/// Keys that say that the answer goes on.
const NEXT: [&str; 4] = [
    "@odata.nextLink",
    "odata.nextLink",
    "nextPageToken",
    "nextLink",
];
/// The most lists and values outside lists of a file, all documents together.
pub(super) const MOST_VALUES: usize = 600_000;
/// The longest text that the survey keeps.
const LONGEST_SCALAR: usize = 2_000;

/// What one document of the file holds.
#[derive(Default)]
pub(super) struct Document {
    pub(super) lists: Vec<List>,
    pub(super) scalars: Vec<(String, Value)>,
}

/// A list outside other lists.
pub(super) struct List {
    pub(super) path: String,
    /// Its first element; none where it is empty.
    pub(super) first: Option<Value>,
}

impl Document {
    pub(super) fn scalar(&self, path: &str) -> Option<&Value> {
        let mut scalars = self.scalars.iter();
        scalars
            .find(|(known, _)| known.eq_ignore_ascii_case(path))
            .map(|(_, value)| value)
    }

    pub(super) fn first_of(&self, path: &str) -> Option<&Value> {
        let mut lists = self.lists.iter();
        lists
            .find(|list| list.path == path)
            .and_then(|list| list.first.as_ref())
    }

    /// The document's own keys as one object: enough to see what it is.
    pub(super) fn as_value(&self) -> Value {
        let mut keys = serde_json::Map::new();
        for (path, value) in &self.scalars {
            match path.split_once('.') {
                None => keys.insert(path.clone(), value.clone()),
                Some((key, _)) => keys.insert(key.to_owned(), Value::Object(Default::default())),
            };
        }
        for list in &self.lists {
            let key = list.path.split('.').next().unwrap_or_default();
            keys.entry(key).or_insert(Value::Array(Vec::new()));
        }
        Value::Object(keys)
    }

    /// Whether it names a further page.
    pub(super) fn goes_on(&self) -> bool {
        NEXT.iter().any(|key| {
            let next = self.scalars.iter().find(|(path, _)| path == key);
            next.is_some_and(|(_, value)| value.as_str().is_some_and(|text| !text.is_empty()))
        })
    }
}

/// The first walk: what there is.
#[derive(Default)]
pub(super) struct Survey {
    pub(super) documents: Vec<Document>,
    /// How many lists and values outside lists there are; no more than [`MOST_VALUES`] are kept.
    pub(super) found: usize,
}

impl Survey {
    /// The present document, while there is room for another list or value of it.
    fn room(&mut self) -> Option<&mut Document> {
        self.found = self.found.saturating_add(1);
        let has_room = self.found <= MOST_VALUES;
        self.documents.last_mut().filter(|_| has_room)
    }
}

impl Listener for Survey {
    fn document(&mut self, _: usize) {
        self.documents.push(Document::default());
    }

    fn wants_whole(&self) -> bool {
        false
    }

    fn wants(&self, _: &str, index: u64) -> bool {
        index == 0
    }

    fn take(&mut self, _: &str, _: Option<u64>, value: Value) -> Result<(), InventoryError> {
        let last = self.documents.last_mut();
        if let Some(list) = last.and_then(|document| document.lists.last_mut()) {
            list.first = Some(value);
        }
        Ok(())
    }

    fn scalar(&mut self, path: &str, value: Value) {
        let is_short = value
            .as_str()
            .is_none_or(|text| text.len() <= LONGEST_SCALAR);
        if let Some(document) = self.room().filter(|_| is_short) {
            document.scalars.push((path.to_owned(), value));
        }
    }

    fn list(&mut self, path: &str) {
        if let Some(document) = self.room() {
            document.lists.push(List {
                path: path.to_owned(),
                first: None,
            });
        }
    }
}
