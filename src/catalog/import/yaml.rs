//! YAML: documents of keys and plain values, or lists of them. Values stay the words that they are written as; anchors and
//! aliases are refused, so that a small file cannot grow large.

use std::collections::BTreeSet;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};

use crate::text::Clean;

use super::BadRow;
use super::sheet::{Row, Sheet, folded_column};

/// How deep lists and mappings may stand in each other.
const DEEPEST: usize = 16;

/// The most keys that a vendor may have.
const MOST_KEYS: usize = 1_000;

/// A node of a document.
enum Node {
    Words(String),
    List(Vec<(usize, Node)>),
    Mapping(Vec<(String, Node)>),
}

/// A list or mapping that is not closed yet, with the line on which it began.
enum Open {
    List(usize, Vec<(usize, Node)>),
    /// With the key that waits for its value.
    Mapping(usize, Vec<(String, Node)>, Option<String>),
}

/// Reads what can be read: a document that breaks the rules of YAML is a bad row, and ends the file.
pub(super) fn read(file: &str, text: &str) -> Sheet {
    let mut sheet = Sheet::default();
    let mut reading = Reading::default();
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        let wrong = match event {
            Err(error) => Some(broken(&error)),
            Ok((Event::StreamEnd, _)) => break,
            Ok((event, span)) => reading
                .take(event, span)
                .err()
                .map(|reason| (span.start.line(), reason)),
        };
        if let Some((line, reason)) = wrong {
            sheet.bad.push(BadRow {
                file: file.to_owned(),
                line: line.max(1),
                column: None,
                reason,
            });
            break;
        }
    }
    let mut known = BTreeSet::new();
    for (line, node) in reading.done {
        add(&mut sheet, file, line, node);
    }
    for (name, _) in sheet.rows.iter().flat_map(|row| &row.cells) {
        if known.insert(name.as_str()) {
            sheet.columns.push(name.clone());
        }
    }
    sheet
}

fn broken(error: &ScanError) -> (usize, String) {
    let at = error.marker();
    let words = Clean::line(error.info());
    let column = at.col().saturating_add(1);
    (
        at.line(),
        format!("not YAML: {words}, at column {column}; mend it there"),
    )
}

fn add(sheet: &mut Sheet, file: &str, line: usize, node: Node) {
    match node {
        Node::Mapping(pairs) => {
            let cells: Vec<(String, String)> = pairs
                .into_iter()
                .map(|(key, value)| (folded_column(&key), words(&value)))
                .collect();
            sheet.rows.push(Row { line, cells });
        }
        Node::List(items) => {
            for (line, item) in items {
                add(sheet, file, line, item);
            }
        }
        Node::Words(words) if words.is_empty() => {}
        Node::Words(_) => sheet.bad.push(BadRow {
            file: file.to_owned(),
            line,
            column: None,
            reason: "not a vendor; write `key: value` lines, `name:` among them".to_owned(),
        }),
    }
}

/// A value as CSV has it: lists between commas.
fn words(node: &Node) -> String {
    match node {
        Node::Words(words) => words.clone(),
        Node::List(items) => {
            let items: Vec<String> = items.iter().map(|(_, item)| words(item)).collect();
            items.join(", ")
        }
        Node::Mapping(pairs) => {
            let pairs: Vec<String> = pairs
                .iter()
                .map(|(key, value)| format!("{key}: {}", words(value)))
                .collect();
            pairs.join(", ")
        }
    }
}

#[derive(Default)]
struct Reading {
    open: Vec<Open>,
    done: Vec<(usize, Node)>,
}

impl Reading {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), String> {
        let line = span.start.line();
        match event {
            Event::Scalar(text, style, anchor, _) => {
                no_anchor(anchor)?;
                let nothing = style == ScalarStyle::Plain && matches!(&*text, "~" | "null");
                let words = if nothing {
                    String::new()
                } else {
                    text.into_owned()
                };
                self.put(line, Node::Words(words))
            }
            Event::SequenceStart(anchor, _) => {
                no_anchor(anchor)?;
                self.push(Open::List(line, Vec::new()))
            }
            Event::MappingStart(anchor, _) => {
                no_anchor(anchor)?;
                self.push(Open::Mapping(line, Vec::new(), None))
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Open::List(line, items)) => self.put(line, Node::List(items)),
                Some(Open::Mapping(line, pairs, _)) => self.put(line, Node::Mapping(pairs)),
                None => Ok(()),
            },
            Event::Alias(_) => Err("an alias; write its value out".to_owned()),
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => Ok(()),
        }
    }

    fn push(&mut self, open: Open) -> Result<(), String> {
        if self.open.len() >= DEEPEST {
            return Err(format!(
                "more than {DEEPEST} lists and mappings in each other; write it flat"
            ));
        }
        self.open.push(open);
        Ok(())
    }

    fn put(&mut self, line: usize, node: Node) -> Result<(), String> {
        match self.open.last_mut() {
            None => self.done.push((line, node)),
            Some(Open::List(_, items)) => items.push((line, node)),
            Some(Open::Mapping(_, pairs, key)) => match (key.take(), node) {
                (Some(_), _) if pairs.len() >= MOST_KEYS => {
                    return Err(format!(
                        "more than {MOST_KEYS} keys; check that it is the right file"
                    ));
                }
                (Some(key), node) => pairs.push((key, node)),
                (None, Node::Words(word)) => {
                    if pairs.iter().any(|(name, _)| *name == word) {
                        let word = Clean::line(word);
                        return Err(format!("the key `{word}` stands twice; keep one"));
                    }
                    *key = Some(word);
                }
                (None, Node::List(_) | Node::Mapping(_)) => {
                    return Err("a key that is no word; write `key: value`".to_owned());
                }
            },
        }
        Ok(())
    }
}

fn no_anchor(anchor: usize) -> Result<(), String> {
    if anchor == 0 {
        Ok(())
    } else {
        Err("an anchor; write values out".to_owned())
    }
}
