//! A table of text: its separator, its headings, and its rows one by one, each as wide as the headings.

use csv::{ReaderBuilder, StringRecord};

use crate::file::{TooLarge, check_cells};
use crate::text::{Clean, fold};

use super::InventoryError;

/// Separators that spreadsheets write, the commonest first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many records decide which separator it is.
const SAMPLE: usize = 20;

/// A table whose headings are known.
pub(super) struct Table<'t> {
    file: &'t str,
    text: &'t str,
    separator: u8,
    /// Lines before the headings: the `sep=;` of a spreadsheet.
    skipped: u64,
    headings: Vec<String>,
}

/// One row.
pub(super) struct Row<'r> {
    file: &'r str,
    line: u64,
    record: &'r StringRecord,
}

/// A heading or word without case, diacritics, spaces and signs: `Application name` is `applicationname`.
pub(super) fn plain(text: &str) -> String {
    fold(text)
        .text()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// The records at the beginning of a text.
fn sample(text: &str, separator: u8) -> Vec<StringRecord> {
    let records = reader(text, separator).into_records();
    records.map_while(Result::ok).take(SAMPLE).collect()
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes())
}

impl<'t> Table<'t> {
    /// The table that a text is: separated into as many cells on (nearly) every line. None for a list of lines.
    ///
    /// # Errors
    /// It is a table, or may be one, and has a record that is too large to be read.
    pub(super) fn open(file: &'t str, text: &'t str) -> Result<Option<Table<'t>>, InventoryError> {
        if let Some((separator, rest)) = stated_separator(text) {
            check_cells(rest, separator).map_err(|found| too_large(file, found, 1))?;
            let table = Table::separated(file, rest, separator);
            return Ok(Some(Table {
                skipped: 1,
                ..table
            }));
        }
        let mut best = None;
        let mut refused = None;
        for separator in SEPARATORS {
            // Under another separator than its own a sound table may seem to have a cell without end.
            if let Err(found) = check_cells(text, separator) {
                refused = refused.or(Some(found));
                continue;
            }
            let records = sample(text, separator);
            let width = records.first().map_or(0, StringRecord::len);
            let even = records
                .iter()
                .filter(|record| record.len() == width)
                .count();
            // A comma in some names is no column; one row of headings alone is a table.
            let is_table = width > 1 && even.saturating_mul(10) >= records.len().saturating_mul(8);
            let is_better = best.is_none_or(|(most, _)| width > most);
            if is_table && is_better {
                best = Some((width, separator));
            }
        }
        match (best, refused) {
            (None, Some(found)) => Err(too_large(file, found, 0)),
            (best, _) => Ok(best.map(|(_, separator)| Table::separated(file, text, separator))),
        }
    }

    /// The text as a table of one column, with its first line as the heading.
    ///
    /// # Errors
    /// It has a record that is too large to be read.
    pub(super) fn single(file: &'t str, text: &'t str) -> Result<Table<'t>, InventoryError> {
        check_cells(text, b',').map_err(|found| too_large(file, found, 0))?;
        Ok(Table::separated(file, text, b','))
    }

    fn separated(file: &'t str, text: &'t str, separator: u8) -> Table<'t> {
        let first = reader(text, separator).into_records().next();
        let headings = match first {
            Some(Ok(record)) => record.iter().map(|cell| cell.trim().to_owned()).collect(),
            Some(Err(_)) | None => Vec::new(),
        };
        Table {
            file,
            text,
            separator,
            skipped: 0,
            headings,
        }
    }

    /// The headings as they are written.
    pub(super) fn headings(&self) -> &[String] {
        &self.headings
    }

    /// Whether one of the headings is there.
    pub(super) fn has(&self, names: &[&str]) -> bool {
        let mut headings = self.headings.iter();
        headings.any(|heading| names.contains(&plain(heading).as_str()))
    }

    /// The column of the first of the names that is a heading; an error where two columns have it.
    pub(super) fn column(&self, names: &[&str]) -> Result<Option<usize>, InventoryError> {
        for name in names {
            let mut columns = self.columns_of(name).into_iter();
            match (columns.next(), columns.next()) {
                (None, _) => {}
                (Some(column), None) => return Ok(Some(column)),
                (Some(first), Some(second)) => return Err(self.twice(first, second)),
            }
        }
        Ok(None)
    }

    /// The columns whose heading, made plain, is a name.
    fn columns_of(&self, name: &str) -> Vec<usize> {
        let headings = self.headings.iter().enumerate();
        headings
            .filter(|(_, heading)| plain(heading) == name)
            .map(|(column, _)| column)
            .collect()
    }

    /// A column that must be there.
    pub(super) fn needed(&self, names: &[&str], what: &str) -> Result<usize, InventoryError> {
        let column = self.column(names)?;
        column.ok_or_else(|| self.without(format!("no heading for {what}")))
    }

    /// The column that somebody names by its heading, or by its number from 1.
    pub(super) fn named(&self, name: &str) -> Result<usize, InventoryError> {
        let headings = self.headings.iter().enumerate();
        let mut exact = headings
            .filter(|(_, heading)| heading.as_str() == name)
            .map(|(column, _)| column);
        match (exact.next(), exact.next()) {
            (Some(column), None) => return Ok(column),
            (Some(first), Some(second)) => return Err(self.twice(first, second)),
            (None, _) => {}
        }
        if let Some(column) = self.column(&[plain(name).as_str()])? {
            return Ok(column);
        }
        let number = name.trim().parse::<usize>().ok();
        let column = number.and_then(|number| number.checked_sub(1));
        column
            .filter(|column| *column < self.headings.len())
            .ok_or_else(|| self.without(format!("no column is headed `{}`", Clean::line(name))))
    }

    /// An error about headings, which it lists.
    pub(super) fn without(&self, reason: String) -> InventoryError {
        let headings = self.headings.join(", ");
        InventoryError::Column {
            file: Clean::line(self.file),
            reason,
            kinds: "its headings",
            found: Clean::line(headings).truncate(300, "…"),
        }
    }

    fn twice(&self, first: usize, second: usize) -> InventoryError {
        let heading = self.headings.get(first).map_or("", String::as_str);
        self.without(format!(
            "columns {} and {} are both headed `{}`; rename one, or name the one with the app names by its number",
            first.saturating_add(1),
            second.saturating_add(1),
            Clean::line(heading)
        ))
    }

    /// Takes the rows below the headings, blank ones left out.
    pub(super) fn each(
        &self,
        mut take: impl FnMut(&Row<'_>) -> Result<(), InventoryError>,
    ) -> Result<(), InventoryError> {
        let mut lines = Lines::new(self.text, self.skipped);
        for (index, record) in reader(self.text, self.separator).into_records().enumerate() {
            let record = record.map_err(|error| InventoryError::Row {
                file: Clean::line(self.file),
                line: 0,
                reason: format!("not a table: {error}; export it again"),
            })?;
            lines.advance(record.position().map_or(0, csv::Position::byte));
            let row = Row {
                file: self.file,
                line: lines.line,
                record: &record,
            };
            if index == 0 || record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            row.fits(self.headings.len())?;
            take(&row)?;
        }
        self.is_closed(&lines)
    }

    /// Whether the last record closes the quote that it opens; a file that is cut off does not.
    fn is_closed(&self, last: &Lines<'_>) -> Result<(), InventoryError> {
        let rest = self.text.get(last.start..).unwrap_or_default();
        let quotes = |text: &str| text.bytes().filter(|byte| *byte == b'"').count();
        if quotes(rest) % 2 == 1 && quotes(self.text) % 2 == 1 {
            return Err(InventoryError::Row {
                file: Clean::line(self.file),
                line: last.line,
                reason: "a quote is opened here and never closed; the file is cut off, export it \
                         again"
                    .to_owned(),
            });
        }
        Ok(())
    }
}

fn too_large(file: &str, found: TooLarge, skipped: u64) -> InventoryError {
    InventoryError::Row {
        file: Clean::line(file),
        line: found.line.saturating_add(skipped),
        reason: found.what.words().to_owned(),
    }
}

/// Where records begin, in lines. The parser's own count is one short after `\r\n`.
struct Lines<'t> {
    text: &'t str,
    start: usize,
    line: u64,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str, skipped: u64) -> Lines<'t> {
        let line = skipped.saturating_add(1);
        Lines {
            text,
            start: 0,
            line,
        }
    }

    /// Goes to the record at a byte, or behind the line ends that stand before it.
    fn advance(&mut self, byte: u64) {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        let rest = self.text.get(byte..).unwrap_or_default();
        let ends = rest
            .len()
            .saturating_sub(rest.trim_start_matches(['\r', '\n']).len());
        let start = byte.saturating_add(ends);
        let passed = self.text.get(self.start..start).unwrap_or_default();
        let lines = passed.bytes().filter(|byte| *byte == b'\n').count();
        self.line = self
            .line
            .saturating_add(u64::try_from(lines).unwrap_or(u64::MAX));
        self.start = start;
    }
}

/// The separator that a spreadsheet states in a first line of its own, and the text below.
fn stated_separator(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let stated = first.trim_end_matches('\r').strip_prefix("sep=")?;
    let mut bytes = stated.bytes();
    let separator = bytes.next().filter(u8::is_ascii)?;
    bytes.next().is_none().then_some((separator, rest))
}

impl<'r> Row<'r> {
    /// The line on which it begins.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    /// A cell without the space around it; empty where there is none.
    pub(super) fn cell(&self, column: usize) -> &'r str {
        self.record.get(column).unwrap_or_default().trim()
    }

    /// An error about this row.
    pub(super) fn wrong(&self, reason: String) -> InventoryError {
        InventoryError::Row {
            file: Clean::line(self.file),
            line: self.line,
            reason: Clean::line(reason).into(),
        }
    }

    /// Whether it has as many cells as there are headings; empty ones beyond do not count.
    fn fits(&self, headings: usize) -> Result<(), InventoryError> {
        let beyond = self.record.iter().skip(headings);
        let cells = self.record.len();
        if cells < headings || beyond.map(str::trim).any(|cell| !cell.is_empty()) {
            return Err(self.wrong(format!(
                "{cells} cells under {headings} headings; a quote or separator is missing, or lines stand above \
                 the headings: correct it, or export it again"
            )));
        }
        Ok(())
    }
}
