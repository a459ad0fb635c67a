//! Reading with a limit, and decoding what was read.
//!
//! The limit holds before any parser sees a byte, so an endless pipe, a device or a sparse file of 10 GiB costs
//! at most the limit.

use std::borrow::Cow;
use std::fs::{self, File, Metadata};
use std::io::Read;
use std::path::Path;

use super::FileError;
use super::error::name;
use crate::text::Clean;

/// The most that is read of an inventory or another input of the user's, in bytes.
pub const INPUT_LIMIT: u64 = 64 * 1024 * 1024;

/// The most that is read of a file of settings: keymap, theme, state, saved views, in bytes.
pub const SETTINGS_LIMIT: u64 = 4 * 1024 * 1024;

/// Reads a regular file (a link to one too) of at most `limit` bytes.
///
/// Pipes and devices are refused before they are opened, since opening a pipe without a writer never returns: this
/// is the one for files that are found rather than named, such as those of the settings folder.
///
/// # Errors
/// The file is missing, unreadable, not regular, or larger than `limit`.
pub fn read_regular(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let metadata = fs::metadata(path).map_err(|error| FileError::Read {
        name: name(path),
        error,
    })?;
    match special_kind(&metadata) {
        Some(kind) => Err(FileError::NotAFile {
            name: name(path),
            kind,
        }),
        None => read_any(path, limit),
    }
}

/// Reads whatever the user named, at most `limit` bytes: a file, or a pipe such as that of `<(command)`.
///
/// # Errors
/// The file is missing, unreadable, a folder, or larger than `limit`.
pub fn read_any(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let unread = |error| FileError::Read {
        name: name(path),
        error,
    };
    let file = File::open(path).map_err(unread)?;
    let metadata = file.metadata().map_err(unread)?;
    if metadata.is_file() && metadata.len() > limit {
        return Err(FileError::TooLarge {
            name: name(path),
            limit,
        });
    }
    read_named(name(path), file, limit)
}

/// Reads a stream (standard input) of at most `limit` bytes; `stream` is what errors call it.
///
/// # Errors
/// Reading fails, or the stream holds more than `limit` bytes.
pub fn read_stream(stream: &str, reader: impl Read, limit: u64) -> Result<Vec<u8>, FileError> {
    read_named(Clean::line(stream), reader, limit)
}

fn read_named(name: Clean, reader: impl Read, limit: u64) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    let mut capped = reader.take(limit.saturating_add(1));
    match capped.read_to_end(&mut bytes) {
        Err(error) => Err(FileError::Read { name, error }),
        Ok(_) if capped.limit() == 0 => Err(FileError::TooLarge { name, limit }),
        Ok(_) => Ok(bytes),
    }
}

/// Reads a regular file as text; see [`read_regular`] and [`decode`].
///
/// # Errors
/// Those of reading and of decoding.
pub fn read_text(path: &Path, limit: u64) -> Result<String, FileError> {
    decode(name(path).as_str(), read_regular(path, limit)?)
}

/// Decodes text: UTF-8 with or without a byte order mark, or UTF-16 as spreadsheets save it.
///
/// UTF-16 is known by its mark, or by a first character of which one byte is NUL. `source` is what errors call it.
///
/// # Errors
/// The bytes are not in the encoding that their beginning promises; the error names line and byte.
pub fn decode(source: &str, mut bytes: Vec<u8>) -> Result<String, FileError> {
    match bytes.as_slice() {
        [0xEF, 0xBB, 0xBF, ..] => {
            bytes.drain(..3);
            decode_utf8(source, bytes)
        }
        [0xFF, 0xFE, text @ ..] => decode_utf16(source, text, u16::from_le_bytes),
        [0xFE, 0xFF, text @ ..] => decode_utf16(source, text, u16::from_be_bytes),
        [0, 1..=0xFF, ..] => decode_utf16(source, &bytes, u16::from_be_bytes),
        [1..=0xFF, 0, ..] => decode_utf16(source, &bytes, u16::from_le_bytes),
        _ => decode_utf8(source, bytes),
    }
}

/// The same from bytes that stay where they are: UTF-8 is looked at in place, so that a large file is in memory once.
///
/// # Errors
/// As [`decode`].
pub fn decode_bytes<'b>(source: &str, bytes: &'b [u8]) -> Result<Cow<'b, str>, FileError> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match (bytes, str::from_utf8(text)) {
        ([0, ..] | [_, 0, ..], _) | (_, Err(_)) => decode(source, bytes.to_vec()).map(Cow::Owned),
        (_, Ok(text)) => Ok(Cow::Borrowed(text)),
    }
}

fn decode_utf8(source: &str, bytes: Vec<u8>) -> Result<String, FileError> {
    String::from_utf8(bytes).map_err(|error| {
        let good = error
            .as_bytes()
            .get(..error.utf8_error().valid_up_to())
            .unwrap_or_default();
        let line_start = good
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |end| end.saturating_add(1));
        FileError::NotText {
            name: Clean::line(source),
            line: good
                .iter()
                .filter(|byte| **byte == b'\n')
                .count()
                .saturating_add(1),
            byte: good.len().saturating_sub(line_start).saturating_add(1),
            encoding: "UTF-8",
        }
    })
}

fn decode_utf16(source: &str, bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, FileError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let (mut line, mut byte) = (1_usize, 1_usize);
    let mut text = String::with_capacity(pairs.len());
    for decoded in char::decode_utf16(pairs.iter().copied().map(unit)) {
        let Ok(character) = decoded else {
            return Err(FileError::NotText {
                name: Clean::line(source),
                line,
                byte,
                encoding: "UTF-16",
            });
        };
        text.push(character);
        (line, byte) = match character {
            '\n' => (line.saturating_add(1), 1),
            _ => (line, byte.saturating_add(character.len_utf16())),
        };
    }
    if rest.is_empty() {
        Ok(text)
    } else {
        Err(FileError::NotText {
            name: Clean::line(source),
            line,
            byte,
            encoding: "UTF-16",
        })
    }
}

/// What a path is, if it is not a regular file.
pub(super) fn special_kind(metadata: &Metadata) -> Option<&'static str> {
    if metadata.is_file() {
        None
    } else if metadata.is_dir() {
        Some("a folder")
    } else {
        Some("a pipe, device or socket")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message<T: std::fmt::Debug>(result: Result<T, FileError>) -> String {
        result.unwrap_err().to_string()
    }

    #[test]
    fn a_file_within_the_limit_is_read_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("stack.csv");
        fs::write(&path, "0123456789").unwrap();
        assert_eq!(read_regular(&path, 10).unwrap(), b"0123456789");
        assert!(message(read_regular(&path, 9)).ends_with(
            "stack.csv is larger than 9 bytes; split it, or check that it is the right file"
        ));
    }

    #[test]
    fn a_stream_is_cut_off_at_its_limit() {
        assert_eq!(read_stream("standard input", &b"12"[..], 2).unwrap(), b"12");
        assert_eq!(
            message(read_stream(
                "standard input",
                std::io::repeat(b'a'),
                2 * 1024 * 1024
            )),
            "standard input is larger than 2 MiB; split it, or check that it is the right file"
        );
    }

    #[test]
    fn a_missing_file_and_a_folder_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("no\x1b[2Jsuch");
        let error = message(read_regular(&missing, 9));
        assert!(
            error.ends_with("no␛[2Jsuch: there is no such file or folder; check the path"),
            "{error}"
        );
        let error = message(read_regular(folder.path(), 9));
        assert!(
            error.ends_with("is a folder, not a file; give the path of a file"),
            "{error}"
        );
        assert!(
            message(read_any(folder.path(), 9))
                .ends_with("it is a folder; give the path of a file")
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_refused_where_a_file_belongs_and_capped_where_it_is_named() {
        let zero = Path::new("/dev/zero");
        let error = message(read_regular(zero, 9));
        assert_eq!(
            error,
            "/dev/zero is a pipe, device or socket, not a file; give the path of a file"
        );
        assert!(message(read_any(zero, 1024)).contains("larger than 1 KiB"));
    }

    #[test]
    fn every_encoding_of_a_spreadsheet_gives_the_same_text() {
        let text = "name,seats\r\nZürich 日本,5\r\n";
        let little = |text: &str| {
            text.encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<_>>()
        };
        let big = |text: &str| {
            text.encode_utf16()
                .flat_map(u16::to_be_bytes)
                .collect::<Vec<_>>()
        };
        for (encoding, bytes) in [
            ("UTF-8", text.as_bytes().to_vec()),
            ("UTF-8 with a mark", format!("\u{FEFF}{text}").into_bytes()),
            ("UTF-16, little end first", little(text)),
            ("UTF-16, big end first", big(text)),
            (
                "UTF-16, little end first, with a mark",
                little(&format!("\u{FEFF}{text}")),
            ),
            (
                "UTF-16, big end first, with a mark",
                big(&format!("\u{FEFF}{text}")),
            ),
        ] {
            let in_place = decode_bytes("stack.csv", &bytes).unwrap().into_owned();
            assert_eq!(in_place, text, "{encoding}");
            assert_eq!(decode("stack.csv", bytes).unwrap(), text, "{encoding}");
        }
        assert_eq!(decode("empty", Vec::new()).unwrap(), "");
    }

    #[test]
    fn what_is_no_text_is_named_by_line_and_byte() {
        for (bytes, expected) in [
            (
                &b"name\nZ\xFCrich\n"[..],
                "stack.csv, line 2, byte 2 of the line: not UTF-8; save the file as UTF-8 text",
            ),
            (
                b"\xFF",
                "stack.csv, line 1, byte 1 of the line: not UTF-8; save the file as UTF-8 text",
            ),
            (
                b"a\0\n\0b\0\0\xD8",
                "stack.csv, line 2, byte 2 of the line: not UTF-16; save the file as UTF-8 text",
            ),
            (
                b"\xFE\xFF\0a\0",
                "stack.csv, line 1, byte 2 of the line: not UTF-16; save the file as UTF-8 text",
            ),
        ] {
            assert_eq!(message(decode_bytes("stack.csv", bytes)), expected);
            assert_eq!(message(decode("stack.csv", bytes.to_vec())), expected);
        }
    }
}
