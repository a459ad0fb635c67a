//! JSON: one indented document, or one line an app or price.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use super::ExportError;
use super::frame::{Frame, SCHEMA};

pub(super) fn write(frame: &Frame<'_>) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    frame.serialize(&mut Serializer::with_formatter(
        &mut bytes,
        Indented::default(),
    ))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// As `serde_json::ser::PrettyFormatter` writes it, with each line's beginning in one piece, and what stands around a key too:
/// a list has a hundred thousand of them.
#[derive(Debug, Default)]
struct Indented {
    depth: usize,
    has_value: bool,
    /// Whether the string that is written is a key.
    in_key: bool,
}

/// What stands before a value: the comma after the one before it, a line end, and the indent of 24 levels.
const BEGINNING: &str = ",\n                                                ";
/// Spaces of a level.
const LEVEL: usize = 2;

impl Indented {
    fn open<W: ?Sized + io::Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth = self.depth.saturating_add(1);
        self.has_value = false;
        writer.write_all(bracket)
    }

    fn close<W: ?Sized + io::Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        if self.has_value {
            self.begin(writer, true)?;
        }
        writer.write_all(bracket)
    }

    /// Begins a line, after a comma unless it is the first.
    fn begin<W: ?Sized + io::Write>(&self, writer: &mut W, first: bool) -> io::Result<()> {
        let start = usize::from(first);
        let indent = self.depth.saturating_mul(LEVEL);
        let end = indent.saturating_add(2).min(BEGINNING.len());
        let beginning = BEGINNING.as_bytes().get(start..end).unwrap_or_default();
        writer.write_all(beginning)?;
        for _ in end..indent.saturating_add(2) {
            writer.write_all(b" ")?;
        }
        Ok(())
    }
}

impl Formatter for Indented {
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"[")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.begin(writer, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, _writer: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.in_key = true;
        self.begin(writer, first)
    }

    /// What stands between key and value is written with the key's end.
    fn begin_object_value<W: ?Sized + io::Write>(&mut self, _writer: &mut W) -> io::Result<()> {
        Ok(())
    }

    fn end_string<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if std::mem::take(&mut self.in_key) {
            writer.write_all(b"\": ")
        } else {
            writer.write_all(b"\"")
        }
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, _writer: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }
}

/// An app or a price on a line of its own, with the version of its frame.
#[derive(Serialize)]
struct Line<'a, T> {
    schema: u32,
    #[serde(flatten)]
    item: &'a T,
}

pub(super) fn write_lines(frame: &Frame<'_>) -> Result<Vec<u8>, ExportError> {
    match frame {
        Frame::Apps(frame) => {
            let mut bytes = Vec::new();
            frame.apps.each(&mut |app| line(&mut bytes, app?))?;
            Ok(bytes)
        }
        Frame::Facets(frame) => lines(&frame.facets),
        Frame::Leaver(frame) => {
            let mut bytes = serde_json::to_vec(frame)?;
            bytes.push(b'\n');
            Ok(bytes)
        }
        Frame::Costs(frame) => lines(&frame.apps),
        Frame::Prices(frame) => lines(&frame.prices),
        Frame::Layers(frame) => lines(&frame.layers),
        Frame::Disputes(frame) => lines(&frame.disagreements),
        Frame::Freshness(frame) => lines(&frame.stale),
        Frame::Stack(frame) => lines(&frame.apps),
        Frame::Diff(frame) => lines(&frame.changes),
        Frame::Check(frame) => lines(&frame.findings),
        Frame::Rules(frame) => lines(&frame.rules),
    }
}

fn lines<T: Serialize>(items: &[T]) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    for item in items {
        line(&mut bytes, item)?;
    }
    Ok(bytes)
}

fn line<T: Serialize>(bytes: &mut Vec<u8>, item: &T) -> Result<(), ExportError> {
    let schema = SCHEMA;
    serde_json::to_writer(&mut *bytes, &Line { schema, item })?;
    bytes.push(b'\n');
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn documents_are_indented_as_serde_json_indents_them() {
        let mut deep = json!({"at": [1, "two", null], "none": [], "nothing": {}});
        for level in 0..30 {
            deep = json!({"level": level, "in": [deep, {}], "text": "a \"b\" \u{1b}"});
        }
        for value in [Value::Null, json!([]), json!({}), json!([[]]), deep] {
            let mut bytes = Vec::new();
            let mut writer = Serializer::with_formatter(&mut bytes, Indented::default());
            value.serialize(&mut writer).unwrap();
            assert_eq!(bytes, serde_json::to_vec_pretty(&value).unwrap());
        }
    }
}
