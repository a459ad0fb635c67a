//! One object of an export, whose values are asked for by key and kind; a value of another kind is an error that names
//! its path.

use serde_json::{Map, Value};

use crate::text::Clean;

use super::{InventoryError, json};

/// The most addresses that one entry keeps.
const MOST_URLS: usize = 24;

/// An object of an export and where it stands.
#[derive(Clone)]
pub(super) struct Item<'i> {
    file: &'i str,
    path: String,
    object: &'i Map<String, Value>,
}

impl<'i> Item<'i> {
    /// The object at a path; an error where something else stands there.
    pub(super) fn new(
        file: &'i str,
        path: String,
        value: &'i Value,
    ) -> Result<Item<'i>, InventoryError> {
        match value {
            Value::Object(object) => Ok(Item { file, path, object }),
            other => Err(wrong(file, path, "an object", other)),
        }
    }

    /// Where it stands.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// The value of a key, as it is written or in another case (PowerShell writes `DisplayName`). Null is nothing.
    pub(super) fn get(&self, key: &str) -> Option<&'i Value> {
        let near = || {
            let mut members = self.object.iter();
            members
                .find(|(name, _)| name.eq_ignore_ascii_case(key))
                .map(|(_, value)| value)
        };
        let value = self.object.get(key).or_else(near);
        value.filter(|value| !value.is_null())
    }

    /// Whether there is a value for any of the keys.
    pub(super) fn has(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.get(key).is_some())
    }

    /// The values, whatever their keys.
    pub(super) fn values(&self) -> impl Iterator<Item = &'i Value> {
        self.object.values()
    }

    /// The keys, for messages.
    pub(super) fn keys(&self) -> Vec<String> {
        self.object.keys().cloned().collect()
    }

    /// A text; none where there is none, or a blank one.
    pub(super) fn text(&self, key: &str) -> Result<Option<&'i str>, InventoryError> {
        match self.get(key) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.trim()).filter(|text| !text.is_empty())),
            Some(other) => Err(self.wrong(key, "text", other)),
        }
    }

    /// The first of several texts.
    pub(super) fn first_text(&self, keys: &[&str]) -> Result<Option<&'i str>, InventoryError> {
        for key in keys {
            if let Some(text) = self.text(key)? {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    /// A text that must be there.
    pub(super) fn needed(&self, keys: &[&str]) -> Result<&'i str, InventoryError> {
        self.first_text(keys)?.ok_or_else(|| {
            let key = keys.first().copied().unwrap_or_default();
            self.wrong(key, "text", &Value::Null)
        })
    }

    /// An id: a text or a number.
    pub(super) fn id(&self, keys: &[&str]) -> Result<Option<String>, InventoryError> {
        for key in keys {
            match self.get(key) {
                None => {}
                Some(Value::String(text)) => return Ok(Some(text.clone())),
                Some(Value::Number(number)) => return Ok(Some(number.to_string())),
                Some(other) => return Err(self.wrong(key, "text or a number", other)),
            }
        }
        Ok(None)
    }

    /// A yes or no.
    pub(super) fn flag(&self, key: &str) -> Result<Option<bool>, InventoryError> {
        match self.get(key) {
            None => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(*flag)),
            Some(other) => Err(self.wrong(key, "true or false", other)),
        }
    }

    /// A whole number.
    pub(super) fn number(&self, key: &str) -> Result<Option<u64>, InventoryError> {
        match self.get(key) {
            None => Ok(None),
            Some(value) => value
                .as_u64()
                .map(Some)
                .ok_or_else(|| self.wrong(key, "a whole number", value)),
        }
    }

    /// A list of texts; none where there is no list.
    pub(super) fn texts(&self, key: &str) -> Result<Option<Vec<&'i str>>, InventoryError> {
        let elements = match self.get(key) {
            None => return Ok(None),
            Some(Value::Array(elements)) => elements,
            Some(other) => return Err(self.wrong(key, "a list of texts", other)),
        };
        let texts = elements.iter().enumerate().map(|(index, element)| {
            element
                .as_str()
                .ok_or_else(|| self.wrong(&format!("{key}[{index}]"), "text", element))
        });
        texts.collect::<Result<Vec<_>, _>>().map(Some)
    }

    /// An object below.
    pub(super) fn inner(&self, key: &str) -> Result<Option<Item<'i>>, InventoryError> {
        let path = || json::join(&self.path, key);
        let inner = self.get(key);
        inner
            .map(|value| Item::new(self.file, path(), value))
            .transpose()
    }

    /// A list of objects below; empty where there is none.
    pub(super) fn inners(&self, key: &str) -> Result<Vec<Item<'i>>, InventoryError> {
        let elements = match self.get(key) {
            None => return Ok(Vec::new()),
            Some(Value::Array(elements)) => elements,
            Some(other) => return Err(self.wrong(key, "a list of objects", other)),
        };
        let items = elements.iter().enumerate().map(|(index, element)| {
            let path = format!("{}[{index}]", json::join(&self.path, key));
            Item::new(self.file, path, element)
        });
        items.collect()
    }

    /// An error about the value of a key.
    pub(super) fn wrong(&self, key: &str, expected: &'static str, found: &Value) -> InventoryError {
        wrong(self.file, json::join(&self.path, key), expected, found)
    }
}

fn wrong(file: &str, path: String, expected: &'static str, found: &Value) -> InventoryError {
    let path = if path.is_empty() {
        "at the top".to_owned()
    } else {
        path
    };
    let found = match found {
        Value::Null => "nothing".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => format!(
            "the text \"{}\"",
            Clean::line(text.as_str()).truncate(60, "…")
        ),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    };
    InventoryError::Value {
        file: Clean::line(file),
        path: Clean::line(path),
        expected,
        found,
    }
}

/// Keeps what is an address, each once, at most a few dozen.
pub(super) fn add_url(urls: &mut Vec<String>, text: &str) {
    let text = text.trim();
    let scheme = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let is_address = scheme.starts_with("https://") || scheme.starts_with("http://");
    let clean = Clean::line(text);
    let is_new = urls.iter().all(|url| clean != url.as_str());
    if is_address && is_new && urls.len() < MOST_URLS {
        urls.push(clean.into());
    }
}
