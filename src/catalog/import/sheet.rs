//! Rows of named cells: what every syntax is read into before anybody asks what the cells mean.

use crate::catalog::day::Day;

use super::BadRow;

/// What a file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    /// What it says of itself.
    pub(super) stated: Stated,
    /// The names of its columns, folded, each once, in the order in which they first stand.
    pub(super) columns: Vec<String>,
    /// Its rows.
    pub(super) rows: Vec<Row>,
    /// What could not be read as a row.
    pub(super) bad: Vec<BadRow>,
}

/// What a file says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Stated {
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    pub(super) licence: Option<String>,
    pub(super) date: Option<Day>,
    /// When it says that it was last updated, where that is no day of the calendar ("2026-04").
    pub(super) last_updated: Option<String>,
}

impl Stated {
    /// Takes what another file states and this one does not.
    pub(super) fn fill_from(&mut self, other: Self) {
        let fill = |mine: &mut Option<String>, theirs: Option<String>| {
            *mine = mine.take().or(theirs);
        };
        fill(&mut self.title, other.title);
        fill(&mut self.publisher, other.publisher);
        fill(&mut self.url, other.url);
        fill(&mut self.licence, other.licence);
        fill(&mut self.last_updated, other.last_updated);
        self.date = self.date.or(other.date);
    }
}

/// One row: an app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The line on which it begins, from 1.
    pub(super) line: usize,
    /// Column and text of every cell, in order. Of two columns of one name the first counts.
    pub(super) cells: Vec<(String, String)>,
}

impl Row {
    /// What a cell states: none where there is no such column, where the cell is empty, or where a dash stands for nothing.
    pub(super) fn stated(&self, column: &str) -> Option<&str> {
        self.text(column).filter(|text| !is_silent(text))
    }

    /// The text of a cell, whether or not it states anything.
    pub(super) fn text(&self, column: &str) -> Option<&str> {
        let mut cells = self.cells.iter();
        let (_, text) = cells.find(|(name, _)| name == column)?;
        Some(text.trim()).filter(|text| !text.is_empty())
    }
}

/// Whether a text states nothing: empty, a dash, or a dash with a remark in brackets ("— (no native SCIM)").
pub(super) fn is_silent(text: &str) -> bool {
    let text = text.trim();
    let Some(rest) = text.strip_prefix(['—', '–', '-']) else {
        return text.is_empty();
    };
    let rest = rest.trim();
    rest.is_empty() || (rest.starts_with('(') && rest.ends_with(')'))
}

/// A column's name as it is compared: lower case, spaces and hyphens as underscores.
pub(super) fn folded_column(name: &str) -> String {
    let name: String = name.trim().trim_start_matches('\u{feff}').to_lowercase();
    name.split(|c: char| c.is_whitespace() || c == '-')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("_")
}
