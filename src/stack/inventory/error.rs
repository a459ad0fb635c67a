//! Why a file is no inventory: what was expected, what was found, where, and how to mend it.

use crate::file::FileError;
use crate::text::Clean;

use super::Format;

/// A file that cannot be taken as an inventory. Each message is whole; nothing was taken from any file.
#[derive(Debug, thiserror::Error)]
pub enum InventoryError {
    /// No file was given.
    #[error("there is no file to read; name one, or - for standard input")]
    NoFiles,
    /// A file without content.
    #[error("{file} is empty; expected an export of an IdP, a CSV, or one name a line")]
    Empty {
        /// The file.
        file: Clean,
    },
    /// Bytes that are no text.
    #[error(transparent)]
    Text(#[from] FileError),
    /// Something else than expected, as a whole.
    #[error("{file}: expected {expected}, found {found}; {remedy}")]
    Other {
        /// The file.
        file: Clean,
        /// What it should have been.
        expected: String,
        /// What it is.
        found: String,
        /// How to mend it.
        remedy: &'static str,
    },
    /// JSON that cannot be read.
    #[error("{file}, line {line}, column {column}: {reason}")]
    Json {
        /// The file.
        file: Clean,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong, and how to mend it.
        reason: String,
    },
    /// A value of another kind than its key promises.
    #[error("{file}, {path}: expected {expected}, found {found}; export it again, or correct it")]
    Value {
        /// The file.
        file: Clean,
        /// The path in the JSON: `value[3].displayName`.
        path: Clean,
        /// What belongs there.
        expected: &'static str,
        /// What stands there.
        found: String,
    },
    /// A row of a table that does not fit its headings.
    #[error("{file}, line {line}: {reason}")]
    Row {
        /// The file.
        file: Clean,
        /// The line, from 1.
        line: u64,
        /// What is wrong, and how to mend it.
        reason: String,
    },
    /// No column or key holds the names.
    #[error("{file}: {reason}; {kinds} are {found}")]
    Column {
        /// The file.
        file: Clean,
        /// What was looked for in vain, and how to say where the names are.
        reason: String,
        /// What the found ones are called: headings, keys.
        kinds: &'static str,
        /// What there is.
        found: Clean,
    },
    /// An answer of the IdP that refuses.
    #[error("{file} holds an error of the IdP, not a list: {message}; ask it again")]
    Refusal {
        /// The file.
        file: Clean,
        /// The IdP's words.
        message: Clean,
    },
    /// Files of several forms.
    #[error(
        "{first} is {}, {second} is {}; import the files of one stack together, all of one format",
        .formats.0, .formats.1
    )]
    Mixed {
        /// The first file.
        first: Clean,
        /// The first file of another format.
        second: Clean,
        /// Their formats.
        formats: (Format, Format),
    },
    /// More rows or apps than are read.
    #[error("{file}: more than {what}; split it, or filter it before")]
    TooMany {
        /// The file in which the limit was passed.
        file: Clean,
        /// Of what, with the most that all files together may have.
        what: &'static str,
    },
    /// Readable files without a single entry.
    #[error("{file}: no app in it; export it again, with all apps")]
    NoApps {
        /// The first file.
        file: Clean,
    },
}
