//! Layers: who publishes a set of records, and how records are read from and written to RON.
//!
//! Reading names file, line and column of every mistake. No merging and no file access lives here.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::fact::LayerIndex;
use super::record::Record;
use super::unread::in_words;

/// One source's set of records, in order of rank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layer {
    /// The word by which queries and JSON name it, such as `index`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who publishes it.
    #[serde(default)]
    pub publisher: Option<String>,
    /// Where.
    #[serde(default)]
    pub url: Option<String>,
    /// Under which licence.
    #[serde(default)]
    pub licence: Option<String>,
    /// As of when. Records never take it for their own date.
    #[serde(default)]
    pub date: Option<Day>,
    /// What it holds.
    #[serde(default)]
    pub note: Option<String>,
    /// Whether it is a user's own, which beats the built-in ones.
    #[serde(default)]
    pub own: bool,
}

/// A record with the layer that it belongs to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LayerRecord {
    /// The layer.
    pub layer: LayerIndex,
    /// What it claims.
    pub record: Record,
}

/// A layer in one file: its head and its records. Users' own layers have this shape.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayerFile {
    /// Who and when.
    pub layer: Layer,
    /// What it claims of each app.
    #[serde(default)]
    pub records: Vec<Record>,
}

/// What is wrong with a file of the catalog, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {reason}")]
pub struct Mistake {
    /// The file.
    pub file: String,
    /// The line, from 1; 0 where it is not known.
    pub line: usize,
    /// The column, from 1; 0 where it is not known.
    pub column: usize,
    /// What is wrong, with the field, and how to mend it.
    pub reason: String,
}

/// The most letters of the words that say what is wrong: the parser's repeat what they found, however long that is.
const MOST_LETTERS: usize = 300;

/// What is wrong with a text, in words that are cut where they repeat too much of it.
pub fn shortened(mut words: String) -> String {
    if let Some((end, _)) = words.char_indices().nth(MOST_LETTERS) {
        words.truncate(end);
        words.push('…');
    }
    words
}

/// How the catalog's RON is written: what is stated stands plainly, without `Some`.
pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

/// Reads one value of the catalog from RON text.
///
/// # Errors
/// The text is not RON of that shape; the mistake names file, line and column.
pub fn read_ron<T: for<'de> Deserialize<'de>>(file: &str, text: &str) -> Result<T, Mistake> {
    options().from_str(text).map_err(|error| {
        let start = error.span.start;
        let field = field_at(text, start.line, start.col);
        let reason = in_words(&error.code);
        // A field that there is not is named by the reason; what stands before it is the field that holds it.
        let holder = match &error.code {
            ron::Error::NoSuchStructField { found, .. } => {
                let holder = field.strip_suffix(found.as_str());
                holder.map(|holder| holder.trim_end_matches('.'))
            }
            _ => None,
        };
        let place = holder.unwrap_or(&field);
        let reason = if place.is_empty() {
            reason
        } else {
            format!("field `{place}`: {reason}")
        };
        Mistake {
            file: file.to_owned(),
            line: start.line,
            column: start.col,
            reason: shortened(reason),
        }
    })
}

/// The path of the field at a place of a RON text, such as `tiers.price`; empty outside any field.
///
/// Follows names, brackets and strings only, so that it also works on text that is not RON.
fn field_at(text: &str, line: usize, column: usize) -> String {
    let mut path: Vec<String> = vec![String::new()];
    let mut word = String::new();
    let mut place = (1_usize, 0_usize);
    let mut in_string = false;
    let mut escaped = false;
    let mut rest = "";
    for (offset, c) in text.char_indices() {
        place = if c == '\n' {
            (place.0 + 1, 0)
        } else {
            (place.0, place.1 + 1)
        };
        if place >= (line, column) {
            rest = text.get(offset..).unwrap_or_default();
            break;
        }
        if in_string {
            in_string = escaped || c != '"';
            escaped = !escaped && c == '\\';
            continue;
        }
        match c {
            '"' => in_string = true,
            '(' | '[' | '{' => path.push(String::new()),
            ')' | ']' | '}' if path.len() > 1 => {
                path.pop();
            }
            ':' => {
                if let Some(last) = path.last_mut() {
                    last.clone_from(&word);
                }
            }
            _ if c.is_alphanumeric() || c == '_' => word.push(c),
            _ => {}
        }
        if !(c.is_alphanumeric() || c == '_' || c == ':') {
            word.clear();
        }
    }
    // A mistake may begin right at a field's name.
    let end = rest
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(rest.len());
    let (name, after) = rest.split_at(end);
    if !in_string && word.is_empty() && after.starts_with(':') {
        path.pop();
        path.push(name.to_owned());
    }
    let named: Vec<String> = path.into_iter().filter(|name| !name.is_empty()).collect();
    named.join(".")
}

/// Reads a record from its own file, whose stem is the app's id.
///
/// # Errors
/// The text is not a record, or the id in it is not the file's.
pub fn read_record(file: &str, stem: &str, text: &str) -> Result<Record, Mistake> {
    let record: Record = read_ron(file, text)?;
    let at = |reason: String| Mistake {
        file: file.to_owned(),
        line: line_of(text, "id:"),
        column: 1,
        reason,
    };
    if record.id.as_str() != stem {
        let id = &record.id;
        return Err(at(format!(
            "field `id`: `{id}` stands in a file named `{stem}.ron`; name both alike"
        )));
    }
    Ok(record)
}

/// The line on which a piece of text first stands, from 1; 0 where it does not.
#[must_use]
pub fn line_of(text: &str, needle: &str) -> usize {
    text.lines()
        .position(|line| line.contains(needle))
        .map_or(0, |index| index + 1)
}

/// Writes a value as RON for people: one field a line, and only what is stated.
///
/// # Errors
/// The value cannot be written as RON.
pub fn write_ron(value: &dyn erased_serde::Serialize) -> Result<String, ron::Error> {
    let pretty = ron::ser::PrettyConfig::new()
        .indentor("    ")
        .new_line("\n");
    let full = options().to_string_pretty(value, pretty)?;
    Ok(without_unstated(&full))
}

/// Leaves out the fields that state nothing: `None`, empty lists and structures without a stated field.
/// Strings keep their newlines escaped, so every line of pretty RON is one field, one opening or one closing.
fn without_unstated(full: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for line in full.lines() {
        let bare = line.trim();
        let unstated = [": None,", ": [],", ": {},", ": (),"]
            .iter()
            .any(|end| bare.ends_with(end));
        if unstated && !bare.starts_with('"') {
            continue;
        }
        if bare == "),"
            && kept
                .last()
                .is_some_and(|last| last.trim_end().ends_with(": ("))
        {
            kept.pop();
            continue;
        }
        kept.push(line);
    }
    let mut text = kept.join("\n");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_written_with_what_it_states_and_reads_back() {
        let text = "(id: \"x\", name: \"X\", scim: (version: \"2.0\"), tiers: [(name: \"Pro\", sso: true)])";
        let record = read_record("x.ron", "x", text).unwrap();
        let written = write_ron(&record).unwrap();
        assert!(!written.contains("None"), "{written}");
        assert!(!written.contains("guide"), "{written}");
        assert_eq!(read_record("x.ron", "x", &written).unwrap(), record);
    }

    #[test]
    fn mistakes_name_file_line_and_field() {
        let broken =
            read_record("data/x.ron", "x", "(\n    id: \"x\",\n    naem: \"X\",\n)").unwrap_err();
        assert_eq!(broken.line, 3);
        assert!(broken.to_string().starts_with("data/x.ron:3:"), "{broken}");
        let said = "there is no field `naem`; the nearest is `name`; there are `id`, ";
        assert!(broken.reason.starts_with(said), "{broken}");
        let within = "(\n    id: \"x\",\n    scim: (plna: \"Pro\"),\n)";
        let within = read_record("data/x.ron", "x", within).unwrap_err();
        let said = "field `scim`: there is no field `plna`; the nearest is `plan`";
        assert!(within.reason.starts_with(said), "{within}");
        let nested = "(\n    id: \"x\",\n    tiers: [\n        (name: \"Pro: (a)\", sso: \"yes\"),\n    ],\n)";
        let nested = read_record("data/x.ron", "x", nested).unwrap_err();
        assert_eq!(nested.line, 4);
        assert!(nested.reason.starts_with("field `tiers.sso`"), "{nested}");
        // What was found is repeated, but not all of it.
        let endless = "é".repeat(100_000);
        for text in [endless.clone(), format!("(id: \"x\", {endless}: 1)")] {
            let mistake = read_record("data/x.ron", "x", &text).unwrap_err();
            let letters = mistake.reason.chars().count();
            assert!((20..=301).contains(&letters), "{letters}");
        }
        let renamed = read_record("data/y.ron", "y", "(id: \"x\")").unwrap_err();
        assert!(renamed.reason.contains("y.ron"), "{renamed}");
        let dated =
            read_record("data/x.ron", "x", "(id: \"x\",\n date: \"2026-02-30\")").unwrap_err();
        assert!(dated.reason.starts_with("field `date`"), "{dated}");
        assert!(dated.reason.contains("2026-02-30"), "{dated}");
    }
}
