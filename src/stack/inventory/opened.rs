//! A file whose form is known, by its content or because somebody says so.

use crate::text::Clean;

use super::collector::Collector;
use super::content::Content;
use super::pages::Pages;
use super::table::Table;
use super::{Format, InventoryError, ReadOptions, any_csv, entra_csv, google, names};

/// A file that has been looked at, and not yet read.
pub(super) struct Opened<'o> {
    file: &'o str,
    shape: Shape<'o>,
    /// Its format; none for an empty list, of which nothing tells.
    pub(super) format: Option<Format>,
}

enum Shape<'o> {
    Pages(Pages<'o>),
    Table(Table<'o>),
    Lines(&'o str),
}

impl<'o> Opened<'o> {
    /// Looks at the content of a file.
    pub(super) fn new(
        file: &'o str,
        content: &'o Content<'o>,
        options: &ReadOptions,
    ) -> Result<Opened<'o>, InventoryError> {
        let (shape, format) = match content {
            Content::Json(text) => {
                refuse_other(file, options.format, true)?;
                let pages = Pages::open(file, text)?;
                let format = pages.format(options)?;
                (Shape::Pages(pages), format)
            }
            Content::Text(text) => {
                refuse_other(file, options.format, false)?;
                let (shape, format) = of_text(file, text, options)?;
                (shape, Some(format))
            }
        };
        Ok(Opened {
            file,
            shape,
            format,
        })
    }

    /// Reads its entries.
    pub(super) fn read(
        self,
        format: Format,
        options: &ReadOptions,
        collector: &mut Collector,
    ) -> Result<(), InventoryError> {
        match self.shape {
            Shape::Pages(pages) => pages.read(format, options, collector),
            Shape::Lines(text) => names::take_lines(self.file, text, collector),
            Shape::Table(table) => match format {
                Format::EntraCsv => entra_csv::take_table(table, collector),
                Format::GoogleTokenCsv => google::take_table(table, collector),
                Format::Csv
                | Format::OktaApps
                | Format::EntraGraph
                | Format::GoogleReports
                | Format::OneLogin
                | Format::JumpCloud
                | Format::Json
                | Format::Names => any_csv::take_table(table, options, collector),
            },
        }
    }
}

/// Refuses a file that cannot be of the format that was asked for.
fn refuse_other(file: &str, asked: Option<Format>, is_json: bool) -> Result<(), InventoryError> {
    match asked {
        Some(format) if format.is_json() != is_json => Err(InventoryError::Other {
            file: Clean::line(file),
            expected: format.title().to_owned(),
            found: if is_json { "JSON" } else { "text, not JSON" }.to_owned(),
            remedy: "leave the format out to have it recognised",
        }),
        Some(_) | None => Ok(()),
    }
}

/// What a text is: a table whose headings tell whose, or a list.
fn of_text<'o>(
    file: &'o str,
    text: &'o str,
    options: &ReadOptions,
) -> Result<(Shape<'o>, Format), InventoryError> {
    let first = text.lines().find(|line| !line.trim().is_empty());
    let heading = super::table::plain(first.unwrap_or_default());
    let is_headed = any_csv::NAMES.contains(&heading.as_str());
    if options.format == Some(Format::Names) {
        return Ok((Shape::Lines(text), Format::Names));
    }
    let table = Table::open(file, text)?;
    Ok(match (options.format, table) {
        (Some(format), Some(table)) => (Shape::Table(table), format),
        (Some(format), None) => (Shape::Table(Table::single(file, text)?), format),
        (None, Some(table)) => {
            let format = of_headings(&table, options);
            (Shape::Table(table), format)
        }
        (None, None) if is_headed || options.name_column.is_some() => {
            (Shape::Table(Table::single(file, text)?), Format::Csv)
        }
        (None, None) => (Shape::Lines(text), Format::Names),
    })
}

/// Whose table it is.
fn of_headings(table: &Table<'_>, options: &ReadOptions) -> Format {
    if options.name_column.is_some() {
        return Format::Csv;
    }
    let is_grants = table.has(google::APP)
        && table.has(&["clientid", "oauthclientid"])
        && table.has(&["eventname", "event", "scope", "scopes", "oauthscopes"]);
    if is_grants {
        Format::GoogleTokenCsv
    } else if table.has(entra_csv::APP) && table.has(entra_csv::NAME) {
        Format::EntraCsv
    } else {
        Format::Csv
    }
}
