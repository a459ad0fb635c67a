//! ANSWERS: what is shown of apps, and how it is written down.
//!
//! `report` says what, for readers; `frame` says what, for programs. The formats say how, one small file each. No file is
//! written here and no terminal is known: bytes go out through the doors, and both doors get them from [`render`].

mod csv;
pub mod frame;
mod html;
mod json;
mod markdown;
mod plain;
pub mod report;
mod ron;
mod table;
pub mod template;

use crate::catalog::pack::PackError;

pub use report::{
    Bar, Block, CheckReport, Cited, Claims, CompareReport, CostReport, DiffReport, DisputesReport,
    Document, FacetsReport, FreshnessReport, LayersReport, LeaverReport, ListReport, Origin, Pair,
    Part, PricesReport, Report, RulesReport, Section, SectionKey, ShowReport, StackReport,
    Standing, Table, app_sections, bars_in_text, remark_in_words, some_sections,
};

/// How a report is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Aligned text for terminals.
    Table,
    /// One fact a line, in words alone, for screen readers.
    Plain,
    /// Markdown, as GitHub reads it.
    Markdown,
    /// CSV (RFC 4180); cells that a spreadsheet would take for formulas are made harmless.
    Csv,
    /// One JSON document.
    Json,
    /// One JSON document a line and app or price.
    Ndjson,
    /// One HTML page that needs nothing else.
    Html,
    /// RON, of the same shape as the JSON.
    Ron,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Table,
        Self::Plain,
        Self::Markdown,
        Self::Csv,
        Self::Json,
        Self::Ndjson,
        Self::Html,
        Self::Ron,
    ];

    /// The word on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Plain => "plain",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Html => "html",
            Self::Ron => "ron",
        }
    }

    /// What screens call it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Table => "Text",
            Self::Plain => "Plain text",
            Self::Markdown => "Markdown",
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::Ndjson => "NDJSON",
            Self::Html => "HTML",
            Self::Ron => "RON",
        }
    }

    /// The ending of its files, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Table | Self::Plain => "txt",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Html => "html",
            Self::Ron => "ron",
        }
    }

    /// The format of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }
}

/// Why a report cannot be written down.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// One app in full is no table.
    #[error("one app in full has no rows for CSV; choose another format, or use list or compare")]
    NoRows,
    /// The packed catalog was made by another version of the program.
    #[error(transparent)]
    Packed(#[from] PackError),
    /// JSON refused.
    #[error("cannot write JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// RON refused.
    #[error("cannot write RON: {0}")]
    Ron(#[from] ::ron::Error),
    /// CSV refused.
    #[error("cannot write CSV: {0}")]
    Csv(String),
}

/// The columns of a text whose terminal is not known.
pub const TEXT_WIDTH: usize = 100;

/// A report as bytes, with a line end at the end. The same report gives the same bytes, whichever door asks; only text
/// for a terminal depends on its `width` in columns.
///
/// # Errors
/// The report has no rows for a spreadsheet, or its details cannot be unpacked.
pub fn render(report: &Report<'_>, format: Format, width: usize) -> Result<Vec<u8>, ExportError> {
    match format {
        Format::Table => Ok(table::write(report, width)?.into_bytes()),
        Format::Plain => {
            let document = report.document()?;
            let text = match report {
                Report::List(_) => plain::write_rows(&document),
                Report::Facets(_)
                | Report::Show(_)
                | Report::Leaver(_)
                | Report::Compare(_)
                | Report::Cost(_)
                | Report::Prices(_)
                | Report::Layers(_)
                | Report::Disputes(_)
                | Report::Freshness(_)
                | Report::Stack(_)
                | Report::Diff(_)
                | Report::Check(_)
                | Report::Rules(_) => plain::write(&document),
            };
            Ok(text.into_bytes())
        }
        Format::Markdown => Ok(markdown::write(&report.document()?).into_bytes()),
        Format::Csv => csv::write(&report.sheet().ok_or(ExportError::NoRows)?),
        Format::Json => json::write(&report.frame()?),
        Format::Ndjson => json::write_lines(&report.frame()?),
        Format::Html => Ok(html::write(&report.document()?)),
        Format::Ron => ron::write(&report.frame()?),
    }
}

#[cfg(test)]
mod tests;
