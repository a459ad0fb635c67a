//! What a file holds, before anybody asks whose export it is: JSON or lines of text, in whatever encoding.

use std::borrow::Cow;

use crate::file::decode_bytes;
use crate::text::Clean;

use super::InventoryError;

/// What the bytes of a file are.
pub(super) enum Content<'b> {
    /// JSON, by its first character.
    Json(Cow<'b, str>),
    /// Lines of text: a table or a list.
    Text(Cow<'b, str>),
}

/// Beginnings of files that people take for a list, and what they are.
const OTHERS: [(&[u8], &str); 6] = [
    (b"PK\x03\x04", "a spreadsheet or a zip archive"),
    (b"\xD0\xCF\x11\xE0", "a spreadsheet of an old Excel"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"{\\rtf", "a document of a word processor"),
];

const EXPECTED: &str = "an export of an IdP, a CSV, or one name a line";

/// Decodes the bytes of a file and says what they are.
pub(super) fn open<'b>(file: &str, bytes: &'b [u8]) -> Result<Content<'b>, InventoryError> {
    let other = |found: &str, remedy| InventoryError::Other {
        file: Clean::line(file),
        expected: EXPECTED.to_owned(),
        found: found.to_owned(),
        remedy,
    };
    for (beginning, found) in OTHERS {
        if bytes.starts_with(beginning) {
            return Err(other(found, "save it as CSV or text, or export it as JSON"));
        }
    }
    let text = decode_bytes(file, bytes)?;
    let start = text.trim_start();
    if start.is_empty() {
        return Err(InventoryError::Empty {
            file: Clean::line(file),
        });
    }
    if start.starts_with('<') {
        return Err(other(
            "a web page or XML",
            "it may be a sign-in page: ask again with the right token",
        ));
    }
    if start.starts_with(['{', '[']) {
        return Ok(Content::Json(text));
    }
    let is_binary = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}');
    if text.chars().any(is_binary) {
        return Err(other("control characters", "check that it is a text file"));
    }
    Ok(Content::Text(with_newlines(text)))
}

/// Lines that end as those of old Macs do, ended as all others.
fn with_newlines(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') && !text.contains('\n') {
        return Cow::Owned(text.replace('\r', "\n"));
    }
    text
}
