//! A layer in one file, read record by record, so that a broken record takes nothing else with it.
//!
//! This is how users' own layers are read. Which files they are, and what is done with mistakes, is not known here.

use std::collections::BTreeSet;

use ron::value::RawValue;
use serde::Deserialize;

use super::app::AppId;
use super::check::{check_fields, check_text};
use super::layer::{Layer, LayerFile, Mistake, options, read_ron, shortened};
use super::record::Record;
use super::unread::in_words;

/// The most records, tiers and other values in brackets of a layer. The shipped index of 850 apps has 20,000.
const MOST_BRACKETS: usize = 35_000;
/// The most values of a layer, by the commas that separate them.
const MOST_VALUES: usize = 600_000;

/// What could be read of a layer's file.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnFile {
    /// The layer with its good records; none where not even its head could be read.
    pub file: Option<LayerFile>,
    /// What could not be read. Each says where it is, and how to mend it.
    pub mistakes: Vec<Mistake>,
    /// Texts that hold control characters. They were read, and show as marks: what is hostile is seen, not left out.
    pub marked: Vec<Mistake>,
}

/// The file with its values still in words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unread<'a> {
    #[serde(borrow)]
    layer: &'a RawValue,
    #[serde(borrow, default)]
    records: Vec<&'a RawValue>,
}

/// Reads a layer from its file; `file` is what mistakes call it.
#[must_use]
pub fn read_own(file: &str, text: &str) -> OwnFile {
    if let Some(mistake) = too_much(file, text) {
        return lost(vec![mistake]);
    }
    let whole = read_ron::<LayerFile>(file, text);
    match whole {
        Ok(layer) if is_sound(file, text, &layer) => OwnFile {
            file: Some(layer),
            mistakes: Vec::new(),
            marked: Vec::new(),
        },
        Ok(_) => in_parts(file, text).unwrap_or_else(|mistake| lost(vec![mistake])),
        // A mistake outside the records leaves nothing to read.
        Err(mistake) => in_parts(file, text).unwrap_or_else(|_| lost(vec![mistake])),
    }
}

/// What is wrong with a file that holds more than a layer is given room for. An app takes many times its text in memory, so that the size
/// of the file alone is no bound.
#[must_use]
pub fn too_much(file: &str, text: &str) -> Option<Mistake> {
    let count = |sign: u8| text.bytes().filter(|byte| *byte == sign).count();
    let reason = if count(b'(') > MOST_BRACKETS {
        "more than 35,000 values in brackets; split the layer into several files"
    } else if count(b',') > MOST_VALUES {
        "more than 600,000 values; split the layer into several files"
    } else {
        return None;
    };
    Some(Mistake {
        file: file.to_owned(),
        line: 1,
        column: 1,
        reason: reason.to_owned(),
    })
}

fn lost(mistakes: Vec<Mistake>) -> OwnFile {
    OwnFile {
        file: None,
        mistakes,
        marked: Vec::new(),
    }
}

/// Whether nothing in a file that reads as a whole has to be looked at record by record.
fn is_sound(file: &str, text: &str, layer: &LayerFile) -> bool {
    let mut ids = BTreeSet::new();
    AppId::read(&layer.layer.id).is_ok()
        && check_text(file, text).is_none()
        && layer.records.iter().all(|record| {
            !record.id.as_str().is_empty()
                && ids.insert(&record.id)
                && check_fields(file, text, record).is_empty()
        })
}

fn in_parts(file: &str, text: &str) -> Result<OwnFile, Mistake> {
    let unread: Unread<'_> = options().from_str(text).map_err(|error| Mistake {
        file: file.to_owned(),
        line: error.span.start.line,
        column: error.span.start.col,
        reason: shortened(in_words(&error.code)),
    })?;
    let mut mistakes = Vec::new();
    let head = in_place(text, unread.layer);
    let layer = match read_head(file, &head) {
        Ok(layer) => layer,
        Err(mistake) => return Ok(lost(vec![mistake])),
    };
    let mut marked: Vec<Mistake> = check_text(file, &head).into_iter().collect();
    let mut records: Vec<Record> = Vec::new();
    let mut known = BTreeSet::new();
    for part in unread.records {
        let part = in_place(text, part);
        match read_part(file, &part) {
            Ok(record) if known.insert(record.id.clone()) => {
                marked.extend(check_text(file, &part));
                records.push(record);
            }
            Ok(record) => mistakes.push(at_id(
                file,
                &part,
                &format!(
                    "`{}` stands twice in this layer; keep one record an app",
                    record.id
                ),
            )),
            Err(found) => mistakes.extend(found),
        }
    }
    Ok(OwnFile {
        file: Some(LayerFile { layer, records }),
        mistakes,
        marked,
    })
}

fn read_head(file: &str, part: &str) -> Result<Layer, Mistake> {
    let layer: Layer = read_ron(file, part)?;
    match AppId::read(&layer.id) {
        Ok(_) => Ok(layer),
        Err(_) => Err(at_id(
            file,
            part,
            &format!(
                "`{}` cannot name a layer; use a-z, 0-9 and inner hyphens, at most 64, as in our-prices",
                layer.id
            ),
        )),
    }
}

fn read_part(file: &str, part: &str) -> Result<Record, Vec<Mistake>> {
    let record: Record = read_ron(file, part).map_err(|mistake| vec![mistake])?;
    let mut mistakes = check_fields(file, part, &record);
    if record.id.as_str().is_empty() {
        let why = "the record names no app; add its id, as in id: \"fly-io\"";
        mistakes.push(at_id(file, part, why));
    }
    if mistakes.is_empty() {
        Ok(record)
    } else {
        Err(mistakes)
    }
}

/// A mistake in the id of a part, or where the part begins if it has none.
fn at_id(file: &str, part: &str, why: &str) -> Mistake {
    let place = part
        .find("id:")
        .or_else(|| part.find(|c: char| !c.is_whitespace()))
        .unwrap_or_default();
    let before = part.get(..place).unwrap_or_default();
    let last = before.rsplit('\n').next().unwrap_or_default();
    Mistake {
        file: file.to_owned(),
        line: before.matches('\n').count().saturating_add(1),
        column: last.chars().count().saturating_add(1),
        reason: format!("field `id`: {why}"),
    }
}

/// A part of a text with as many lines and columns before it as in the text, so that mistakes in it are found there.
fn in_place(text: &str, part: &RawValue) -> String {
    let words = part.get_ron();
    let start = words.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    let before = text.get(..start).unwrap_or_default();
    let (lines, last) = match before.rfind('\n') {
        Some(end) => before.split_at(end.saturating_add(1)),
        None => ("", before),
    };
    let mut placed = "\n".repeat(lines.matches('\n').count());
    placed.push_str(&" ".repeat(last.chars().count()));
    placed.push_str(words);
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "layer: (id: \"mine\", title: \"Mine\")";

    /// The ids that were read, and the mistakes.
    fn read(text: &str) -> (Option<Vec<String>>, Vec<String>) {
        let OwnFile { file, mistakes, .. } = read_own("mine.ron", text);
        let ids = |file: LayerFile| {
            let ids = file.records.iter().map(|record| record.id.to_string());
            ids.collect()
        };
        (
            file.map(ids),
            mistakes.iter().map(ToString::to_string).collect(),
        )
    }

    #[test]
    fn a_broken_record_takes_nothing_else_with_it() {
        let table = [
            (
                "(id: \"heroku\",\n  naem: \"H\")",
                "mine.ron:4:3: there is no field `naem`; the nearest is `name`",
            ),
            (
                "(id: \"heroku\",\n  docs_url: \"ftp://x\")",
                "mine.ron:4:1: field `docs_url`",
            ),
            (
                "(id: \"heroku\",\n  docs_url: \"https://x\u{202e}\")",
                "mine.ron:4:1: field `docs_url`",
            ),
            (
                "(name: \"Heroku\")",
                "mine.ron:3:2: field `id`: the record names no app",
            ),
            (
                "(id: \"slack\")",
                "mine.ron:3:3: field `id`: `slack` stands twice",
            ),
            (
                "(id: \"Heroku!\")",
                "mine.ron:3:8: field `id`: `Heroku!` is not an app id",
            ),
            (
                "(id: \"heroku\",\n  quote: (price: \"lots\"))",
                "mine.ron:4:19: field `quote.price`: `lots` is not a quote",
            ),
        ];
        for (record, wanted) in table {
            let text =
                format!("({HEAD}, records: [\n (id: \"slack\"),\n {record},\n (id: \"zoom\")])");
            let (ids, mistakes) = read(&text);
            assert_eq!(ids.unwrap(), ["slack", "zoom"], "{text}");
            assert_eq!(mistakes.len(), 1, "{mistakes:?}");
            assert!(mistakes[0].starts_with(wanted), "{mistakes:?} for {wanted}");
        }
    }

    #[test]
    fn a_file_without_a_head_that_reads_is_no_layer() {
        let table = [
            ("(layer: (id: \"mine\"))", "mine.ron:1:"),
            (
                "(\nlayer: (id: \"My layer\", title: \"x\"))",
                "mine.ron:2:9: field `id`",
            ),
            (
                "(layer: (id: \"m\", title: \"x\"),\n records: [(id: \"a\" name: 1)])",
                "mine.ron:2:",
            ),
            ("[1, 2]", "mine.ron:1:"),
            ("", "mine.ron:1:1"),
            ("(layer: (id: \"m\", title: \"x\"), more: 1)", "mine.ron:1:"),
        ];
        for (text, wanted) in table {
            let (ids, mistakes) = read(text);
            assert_eq!(ids, None, "{text}");
            assert_eq!(mistakes.len(), 1, "{mistakes:?}");
            assert!(mistakes[0].starts_with(wanted), "{mistakes:?} for {text}");
        }
    }

    #[test]
    fn control_characters_are_kept_for_the_display_type_and_told_with_their_place() {
        let table = [
            (
                "(layer: (id: \"mine\", title: \"M\"), records: [\n(id: \"slack\", name: \"a\\u{202e}b\")])",
                "mine.ron:2:23: a text holds a control character",
            ),
            (
                "(layer: (id: \"mine\",\n title: \"M\u{1b}\"), records: [(id: \"slack\")])",
                "mine.ron:2:11: a text holds a control character",
            ),
        ];
        for (text, wanted) in table {
            let own = read_own("mine.ron", text);
            assert_eq!(own.mistakes, [], "{text}");
            assert_eq!(own.file.unwrap().records.len(), 1);
            let told: Vec<String> = own.marked.iter().map(ToString::to_string).collect();
            assert!(
                told.len() == 1 && told[0].starts_with(wanted),
                "{told:?} for {wanted}"
            );
        }
        let path = "(layer: (id: \"mine\", title: \"C:\\\\new\\\\users\"))";
        assert_eq!(read_own("mine.ron", path).marked, []);
    }

    #[test]
    fn a_good_file_is_read_whole() {
        let text =
            format!("({HEAD}, records: [(id: \"slack\", quote: (price: \"9.50/seat/mo\"))])");
        assert_eq!(read(&text), (Some(vec!["slack".to_owned()]), vec![]));
        assert_eq!(read(&format!("({HEAD})")), (Some(vec![]), vec![]));
    }
}
