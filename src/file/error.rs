//! What can go wrong with a file, in words that say what, where and how to mend it.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::text::Clean;

/// A file or stream that could not be read or written.
///
/// Each message is whole: the system's reason is part of it, and no source hangs below it. `name` is the path, or
/// what the stream is called, cleaned for display.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Opening or reading failed.
    #[error("cannot read {name}: {}", reason(.error))]
    Read {
        /// What was to be read.
        name: Clean,
        /// The system's answer.
        error: io::Error,
    },
    /// More bytes than the caller takes.
    #[error("{name} is larger than {}; split it, or check that it is the right file", size(*.limit))]
    TooLarge {
        /// What was to be read.
        name: Clean,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// A folder, pipe, device or socket where a file belongs.
    #[error("{name} is {kind}, not a file; give the path of a file")]
    NotAFile {
        /// The path.
        name: Clean,
        /// What it is instead.
        kind: &'static str,
    },
    /// Bytes that are no text.
    #[error(
        "{name}, line {line}, byte {byte} of the line: not {encoding}; save the file as UTF-8 text"
    )]
    NotText {
        /// What was read.
        name: Clean,
        /// The line, counted from 1.
        line: usize,
        /// The byte within the line (UTF-16: the code unit), counted from 1.
        byte: usize,
        /// The encoding that the beginning of the file promised.
        encoding: &'static str,
    },
    /// Something is at the target already, and overwriting was not asked for.
    #[error("{name} exists; pass --force to overwrite it")]
    Exists {
        /// The target.
        name: Clean,
    },
    /// Writing failed; what was at the target before is still there.
    #[error("cannot write {name}: {}; nothing was changed", reason(.error))]
    Write {
        /// The target.
        name: Clean,
        /// The system's answer.
        error: io::Error,
    },
    /// The new file is in its place, but the folder could not be flushed to the disk.
    #[error("{name} is written, but may not survive a power loss: {}; check the disk, and write it again", reason(.error))]
    NotFlushed {
        /// The target.
        name: Clean,
        /// The system's answer.
        error: io::Error,
    },
    /// A stream (standard output) took no more, for another reason than that its reader went away.
    #[error("cannot write the output: {}", reason(.error))]
    Emit {
        /// The system's answer.
        error: io::Error,
    },
}

/// A path as it is shown in messages.
pub(super) fn name(path: &Path) -> Clean {
    Clean::line(path.to_string_lossy())
}

/// The system's reason in plain words, with the remedy where there is one.
fn reason(error: &io::Error) -> String {
    let words = match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder; check the path",
        ErrorKind::NotADirectory => "a part of the path is not a folder; check the path",
        ErrorKind::PermissionDenied => "permission denied; check who may read and write there",
        ErrorKind::IsADirectory => "it is a folder; give the path of a file",
        ErrorKind::StorageFull => "the disk is full; free some space and try again",
        ErrorKind::QuotaExceeded => "the disk quota is used up; free some space and try again",
        ErrorKind::FileTooLarge => {
            "the file would be larger than this system allows (see ulimit -f)"
        }
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only; choose another folder",
        ErrorKind::InvalidFilename => "the name is not allowed here; choose another",
        _ => return error.to_string(),
    };
    words.to_owned()
}

/// A size in the largest unit that divides it.
fn size(bytes: u64) -> String {
    const KIBIBYTE: u64 = 1024;
    const MEBIBYTE: u64 = KIBIBYTE * 1024;
    if bytes >= MEBIBYTE && bytes.is_multiple_of(MEBIBYTE) {
        format!("{} MiB", bytes / MEBIBYTE)
    } else if bytes >= KIBIBYTE && bytes.is_multiple_of(KIBIBYTE) {
        format!("{} KiB", bytes / KIBIBYTE)
    } else {
        format!("{bytes} bytes")
    }
}
