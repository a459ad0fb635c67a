//! What can go wrong with an import: a row that is skipped, and a file of which nothing can be read.

use std::fmt;

use crate::file::FileError;
use crate::text::thousands;

use super::{MOST_CELLS, MOST_ROWS, Source};

/// A row that was skipped, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// The file.
    pub file: String,
    /// The line on which the row, or the document, begins, from 1.
    pub line: usize,
    /// The column, where one is to blame.
    pub column: Option<String>,
    /// What is wrong, and how to mend it.
    pub reason: String,
}

impl fmt::Display for BadRow {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: ", self.file, self.line)?;
        if let Some(column) = &self.column {
            write!(out, "column `{column}`: ")?;
        }
        out.write_str(&self.reason)
    }
}

/// Why nothing can be imported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The bytes are no text.
    #[error("{0}")]
    NotText(String),
    /// Nobody can tell what it is.
    #[error(
        "{file}: not a file that scimdex imports; known are {known}; its columns are {found}; name the format with --from"
    )]
    NotRecognised {
        /// The file.
        file: String,
        /// What is known.
        known: String,
        /// The columns that are there.
        found: String,
    },
    /// A column is missing that every row needs.
    #[error("{file}: {source_title} needs the columns {needed}; found are {found}")]
    MissingColumns {
        /// The file.
        file: String,
        /// What it was taken for.
        source_title: &'static str,
        /// What is needed.
        needed: String,
        /// The columns that are there.
        found: String,
    },
    /// The file breaks the rules of its syntax.
    #[error("{file}:{line}:{column}: {reason}")]
    Broken {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong, and how to mend it.
        reason: String,
    },
    /// More rows, or cells, than are read.
    #[error(
        "{file}: more than {rows} rows, or {cells} cells; split the file",
        rows = thousands(MOST_ROWS as u64),
        cells = thousands(MOST_CELLS as u64)
    )]
    TooManyRows {
        /// The file.
        file: String,
    },
    /// Files of two sources.
    #[error("{file} is {this}, the files before it are {others}; import them one after the other")]
    Mixed {
        /// The file.
        file: String,
        /// What it is.
        this: Source,
        /// What the others are.
        others: Source,
    },
    /// No file was given.
    #[error("there is nothing to import; name a file")]
    Nothing,
}

impl From<FileError> for ImportError {
    fn from(error: FileError) -> Self {
        Self::NotText(error.to_string())
    }
}
