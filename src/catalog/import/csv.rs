//! CSV: a head and rows under it, between commas, semicolons or tabs, with quotes as in RFC 4180.

use csv::{ReaderBuilder, StringRecord};

use super::sheet::{Row, Sheet, Stated, folded_column};
use super::{BadRow, ImportError, MOST_CELLS, MOST_ROWS};
use crate::file::check_cells;

/// The most columns that a table may have.
const MOST_COLUMNS: usize = 1_000;

pub(super) fn read(file: &str, text: &str) -> Result<Sheet, ImportError> {
    let separator = delimiter(text);
    check_cells(text, separator).map_err(|found| ImportError::Broken {
        file: file.to_owned(),
        line: usize::try_from(found.line).unwrap_or(usize::MAX),
        column: 1,
        reason: found.what.words().to_owned(),
    })?;
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let broken = |error: &csv::Error| {
        let line = error.position().map_or(0, csv::Position::line);
        ImportError::Broken {
            file: file.to_owned(),
            line: usize::try_from(line).unwrap_or(usize::MAX),
            column: 1,
            reason: format!("not CSV: {error}; save the table as CSV anew"),
        }
    };
    let head = match records.next() {
        Some(head) => head.map_err(|error| broken(&error))?,
        None => StringRecord::new(),
    };
    if head.len() > MOST_COLUMNS {
        return Err(ImportError::Broken {
            file: file.to_owned(),
            line: 1,
            column: 1,
            reason: format!("more than {MOST_COLUMNS} columns; check that it is the right file"),
        });
    }
    let names = column_names(&head);
    let mut sheet = Sheet {
        stated: Stated::default(),
        columns: names.clone(),
        rows: Vec::new(),
        bad: Vec::new(),
    };
    sheet.columns.retain(|name| !name.is_empty());
    for record in records {
        let record = record.map_err(|error| broken(&error))?;
        let line = record.position().map_or(0, csv::Position::line);
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        let read = sheet.rows.len().saturating_add(sheet.bad.len());
        if read >= MOST_ROWS || read.saturating_mul(names.len()) >= MOST_CELLS {
            return Err(ImportError::TooManyRows {
                file: file.to_owned(),
            });
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if record.len() == names.len() {
            let cells = names.iter().cloned().zip(record.iter().map(str::to_owned));
            sheet.rows.push(Row {
                line,
                cells: cells.filter(|(name, _)| !name.is_empty()).collect(),
            });
        } else {
            sheet.bad.push(BadRow {
                file: file.to_owned(),
                line,
                column: None,
                reason: format!(
                    "{} cells under {} columns; put cells that hold the separator or a line end in quotes",
                    record.len(),
                    names.len()
                ),
            });
        }
    }
    Ok(sheet)
}

/// The folded names; of two columns of one name the later ones are numbered, so that no cell is lost.
fn column_names(head: &StringRecord) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in head {
        let plain = folded_column(name);
        let twins = names
            .iter()
            .filter(|name| {
                let stem = name.split_once('#').map_or(name.as_str(), |(stem, _)| stem);
                !plain.is_empty() && stem == plain
            })
            .count();
        names.push(match twins {
            0 => plain,
            twins => format!("{plain}#{}", twins.saturating_add(1)),
        });
    }
    names
}

/// What separates the cells: whichever of comma, semicolon and tab stands most often in the head.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |mark: char| head.chars().filter(|c| *c == mark).count();
    let (commas, semicolons, tabs) = (count(','), count(';'), count('\t'));
    if tabs > commas && tabs >= semicolons {
        b'\t'
    } else if semicolons > commas {
        b';'
    } else {
        b','
    }
}
