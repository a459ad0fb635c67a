//! JSON: an object with `vendors` and what it says of itself, or the list of vendors alone.
//!
//! Objects inside a vendor are flattened as the CSV names them: `scim_ops.create` is `scim_create`, `idp.okta` is `idp_okta`.

use std::fmt;

use serde::de::{IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::catalog::day::Day;
use crate::text::Clean;

use super::sheet::{Row, Sheet, Stated, folded_column};
use super::{BadRow, ImportError, LARGEST_APP, MOST_CELLS, MOST_ROWS};

/// The objects inside a vendor, and how their keys begin in CSV.
const INNER: &[(&str, &str)] = &[("scim_ops", "scim_"), ("idp", "idp_")];

/// The document around the vendors.
#[derive(Deserialize)]
struct Document<'a> {
    name: Option<String>,
    source: Option<String>,
    publisher: Option<String>,
    license: Option<String>,
    licence: Option<String>,
    last_updated: Option<String>,
    #[serde(borrow)]
    vendors: Vendors<'a>,
}

/// The vendors, still as text. No more are kept than may be read, and one more, so that the excess is seen.
struct Vendors<'a>(Vec<&'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for Vendors<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Listing).map(Vendors)
    }
}

struct Listing;

impl<'de> Visitor<'de> for Listing {
    type Value = Vec<&'de RawValue>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list of vendors")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut vendors: A) -> Result<Self::Value, A::Error> {
        let mut kept = Vec::new();
        while kept.len() <= MOST_ROWS {
            match vendors.next_element()? {
                Some(vendor) => kept.push(vendor),
                None => return Ok(kept),
            }
        }
        while vendors.next_element::<IgnoredAny>()?.is_some() {}
        Ok(kept)
    }
}

pub(super) fn read(file: &str, text: &str) -> Result<Sheet, ImportError> {
    let broken = |error: &serde_json::Error| ImportError::Broken {
        file: file.to_owned(),
        line: error.line(),
        column: error.column(),
        reason: format!("{}; mend it there", Clean::line(error.to_string())),
    };
    let mut sheet = Sheet::default();
    let Vendors(vendors) = if text.trim_start().starts_with('[') {
        serde_json::from_str(text).map_err(|error| broken(&error))?
    } else {
        let document: Document<'_> = serde_json::from_str(text).map_err(|error| broken(&error))?;
        let updated = document.last_updated.as_deref();
        let date = updated.and_then(|text| Day::read(text).ok());
        sheet.stated = Stated {
            title: document.name.map(cleaned),
            publisher: document.publisher.map(cleaned),
            url: document.source.map(cleaned),
            licence: document.license.or(document.licence).map(cleaned),
            date,
            last_updated: document
                .last_updated
                .filter(|_| date.is_none())
                .map(cleaned),
        };
        document.vendors
    };
    if vendors.len() > MOST_ROWS {
        return Err(ImportError::TooManyRows {
            file: file.to_owned(),
        });
    }
    let mut lines = Lines::of(text);
    let mut known = std::collections::BTreeSet::new();
    let mut read: usize = 0;
    for vendor in vendors {
        let line = lines.line_of(vendor.get());
        if vendor.get().len() > LARGEST_APP {
            sheet.bad.push(BadRow {
                file: file.to_owned(),
                line,
                column: None,
                reason: "a vendor of more than 1 MiB; check that it is the right file".to_owned(),
            });
            continue;
        }
        match serde_json::from_str::<Map<String, Value>>(vendor.get()) {
            Ok(object) => {
                let cells = flattened(object);
                read = read.saturating_add(cells.len());
                if read > MOST_CELLS {
                    return Err(ImportError::TooManyRows {
                        file: file.to_owned(),
                    });
                }
                for (name, _) in &cells {
                    if known.insert(name.clone()) {
                        sheet.columns.push(name.clone());
                    }
                }
                sheet.rows.push(Row { line, cells });
            }
            Err(error) => sheet.bad.push(BadRow {
                file: file.to_owned(),
                line,
                column: None,
                reason: format!("not an object ({error}); write a vendor between braces"),
            }),
        }
    }
    Ok(sheet)
}

fn cleaned(text: String) -> String {
    Clean::line(text).to_string()
}

fn flattened(object: Map<String, Value>) -> Vec<(String, String)> {
    let mut cells = Vec::with_capacity(object.len());
    for (key, value) in object {
        let key = folded_column(&key);
        let prefix = INNER.iter().find(|(name, _)| *name == key);
        match (prefix, value) {
            (Some((_, prefix)), Value::Object(inner)) => {
                for (name, value) in inner {
                    cells.push((format!("{prefix}{}", folded_column(&name)), words(value)));
                }
            }
            // "Nothing is known of it", not a column of its own.
            (Some(_), Value::Null) => {}
            (_, value) => cells.push((key, words(value))),
        }
    }
    cells
}

/// A value as CSV has it.
fn words(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

/// Finds the lines of parts of one text, asked for in order.
struct Lines<'a> {
    text: &'a str,
    offset: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            text,
            offset: 0,
            line: 1,
        }
    }

    /// The line on which a part of the text begins. The part has to be borrowed from the text.
    fn line_of(&mut self, part: &str) -> usize {
        let offset = part
            .as_ptr()
            .addr()
            .saturating_sub(self.text.as_ptr().addr());
        let between = self.text.get(self.offset..offset).unwrap_or_default();
        let ends = between.bytes().filter(|byte| *byte == b'\n').count();
        self.line = self.line.saturating_add(ends);
        self.offset = self.offset.max(offset);
        self.line
    }
}
