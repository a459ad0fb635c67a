//! Walking JSON: the lists of a document, element by element, so that a large export is never in memory as a whole.
//!
//! What does not live here: which list holds apps (`pages`) and what their keys mean (one file a format).

use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::text::Clean;

use super::InventoryError;

/// The most documents of a file; each is an app or a page.
const MOST_DOCUMENTS: usize = 100_000;
/// The most bytes of an element that is wanted as a value. In memory it takes up to 40 times as much.
const LARGEST_ELEMENT: usize = 1024 * 1024;

/// What is said of a larger one.
const TOO_LARGE: &str = "an app of more than 1 MiB";

/// What a walk finds, in the order of the text.
pub(super) trait Listener {
    /// A document begins; files can hold several, one after the other. Counted from 0.
    fn document(&mut self, number: usize);
    /// Whether the whole document is wanted as one value.
    fn wants_whole(&self) -> bool;
    /// Whether an element of the list at a path is wanted as a value.
    fn wants(&self, path: &str, index: u64) -> bool;
    /// An element that is wanted, or a whole document (at no index).
    fn take(&mut self, path: &str, index: Option<u64>, value: Value) -> Result<(), InventoryError>;
    /// A text, number, yes or no, or nothing, outside lists.
    fn scalar(&mut self, path: &str, value: Value);
    /// A list begins.
    fn list(&mut self, path: &str);
}

/// Walks the documents of a text.
pub(super) fn walk(
    file: &str,
    text: &str,
    listener: &mut dyn Listener,
) -> Result<(), InventoryError> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let mut stopped = None;
    for number in 0_usize.. {
        if number >= MOST_DOCUMENTS {
            return Err(InventoryError::TooMany {
                file: Clean::line(file),
                what: "100,000 JSON documents",
            });
        }
        listener.document(number);
        let walk = Walk {
            path: String::new(),
            listener: &mut *listener,
            stopped: &mut stopped,
        };
        if let Err(error) = walk.deserialize(&mut reader) {
            return Err(stopped.unwrap_or_else(|| broken(file, &error)));
        }
        if reader.end().is_ok() {
            break;
        }
    }
    Ok(())
}

/// A mistake of the JSON, with its place.
fn broken(file: &str, error: &serde_json::Error) -> InventoryError {
    let words = error.to_string();
    let bare = words.split(" at line ").next().unwrap_or_default();
    let reason = if error.is_eof() {
        "the JSON ends too soon; the file is cut off, export it again".to_owned()
    } else if bare.contains("recursion limit") {
        "nested deeper than 128 levels; no export of an IdP is".to_owned()
    } else if bare == TOO_LARGE {
        format!("{TOO_LARGE}; it is the wrong file")
    } else {
        format!(
            "not JSON: {}; export it again, or correct it",
            Clean::line(bare)
        )
    };
    InventoryError::Json {
        file: Clean::line(file),
        line: error.line(),
        column: error.column(),
        reason,
    }
}

/// One value of the walk.
struct Walk<'w> {
    path: String,
    listener: &'w mut dyn Listener,
    /// Why the listener wants no more.
    stopped: &'w mut Option<InventoryError>,
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.path.is_empty() && self.listener.wants_whole() {
            let value = small(<&RawValue>::deserialize(deserializer)?)?;
            let taken = self.listener.take("", None, value);
            return stop(taken, self.stopped);
        }
        deserializer.deserialize_any(self)
    }
}

/// An element as a value, unless it is far larger than anything that an export says of an app.
fn small<E: serde::de::Error>(raw: &RawValue) -> Result<Value, E> {
    if raw.get().len() > LARGEST_ELEMENT {
        return Err(E::custom(TOO_LARGE));
    }
    serde_json::from_str(raw.get()).map_err(|error| {
        let words = error.to_string();
        E::custom(words.split(" at line ").next().unwrap_or_default())
    })
}

/// Turns the listener's refusal into one of the parser.
fn stop<E: serde::de::Error>(
    taken: Result<(), InventoryError>,
    stopped: &mut Option<InventoryError>,
) -> Result<(), E> {
    taken.map_err(|error| {
        *stopped = Some(error);
        E::custom("stopped")
    })
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        self.listener.list(&self.path);
        for index in 0_u64.. {
            let more = if self.listener.wants(&self.path, index) {
                let Some(raw) = elements.next_element::<&RawValue>()? else {
                    break;
                };
                let value = small(raw)?;
                let taken = self.listener.take(&self.path, Some(index), value);
                stop::<A::Error>(taken, self.stopped)?;
                true
            } else {
                elements.next_element::<IgnoredAny>()?.is_some()
            };
            if !more {
                break;
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some(key) = members.next_key::<String>()? {
            members.next_value_seed(Walk {
                path: join(&self.path, &key),
                listener: &mut *self.listener,
                stopped: &mut *self.stopped,
            })?;
        }
        Ok(())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        self.listener.scalar(&self.path, Value::from(text));
        Ok(())
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        self.listener.scalar(&self.path, Value::from(value));
        Ok(())
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<(), E> {
        self.listener.scalar(&self.path, Value::from(value));
        Ok(())
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<(), E> {
        self.listener.scalar(&self.path, Value::from(value));
        Ok(())
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<(), E> {
        self.listener.scalar(&self.path, Value::from(value));
        Ok(())
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.listener.scalar(&self.path, Value::Null);
        Ok(())
    }
}

/// The path of a key below a path.
pub(super) fn join(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}
