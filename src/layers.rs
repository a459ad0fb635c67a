//! QUESTIONS: every layer of the catalog: who publishes it, as of when, how many apps it speaks of, and where an own one
//! comes from.
//!
//! Lives here: the rows and their columns. Must not live here: how layers are read and merged (`catalog`), which files a
//! user has (`settings`), how a table is written.

use std::path::PathBuf;

use crate::catalog::layer::Layer;
use crate::catalog::{Catalog, Day, LayerIndex};
use crate::field::{Column, NOT_DOCUMENTED, SortKey, Width};
use crate::text::{Align, thousands};

/// What stands in place of a file where a layer is part of the program.
const BUILT_IN: &str = "built in";

/// One layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerRow {
    /// Its place among the layers, from 1: built-in ones by rank, then own ones, of which the last wins.
    pub place: usize,
    /// Who publishes it, when and under which licence.
    pub layer: Layer,
    /// How many apps it has a record of.
    pub records: usize,
    /// The file of an own layer.
    pub path: Option<PathBuf>,
}

/// The layers of a catalog; `files` are those of the own ones, by the layer's id.
#[must_use]
pub fn rows(catalog: &Catalog, files: &[(String, PathBuf)]) -> Vec<LayerRow> {
    let records = |place: usize| {
        let apps = catalog.apps().iter();
        let index = u8::try_from(place).ok().map(LayerIndex);
        apps.filter(|app| app.layers.iter().any(|(layer, _)| Some(*layer) == index))
            .count()
    };
    let path = |id: &str| {
        let mut files = files.iter();
        files
            .find(|(known, _)| known == id)
            .map(|(_, path)| path.clone())
    };
    let layers = catalog.layers().iter().enumerate();
    layers
        .map(|(place, layer)| LayerRow {
            place: place.saturating_add(1),
            layer: layer.clone(),
            records: records(place),
            path: path(&layer.id).filter(|_| layer.own),
        })
        .collect()
}

/// A column of layers.
pub type LayerColumn = Column<LayerRow, ()>;

/// Declares a column of layers: its words order it, on the left, until said otherwise.
macro_rules! column {
    ($key:literal, $title:literal, $min:literal..$ideal:literal, $text:expr) => {
        LayerColumn {
            key: $key,
            title: $title,
            title_under: None,
            text: $text,
            sort_key: |row, under| words_key(&$text(row, under)),
            width: Width {
                min: $min,
                ideal: $ideal,
            },
            align: Align::Left,
        }
    };
}

/// Every column of a layer, in the order in which a list of columns shows them.
pub static COLUMNS: &[LayerColumn] = &[
    column!("place", "Place", 5..5, place)
        .sorted(place_key)
        .right(),
    column!("id", "Layer", 8..24, id),
    column!("kind", "Kind", 6..8, kind),
    column!("title", "Title", 12..44, title),
    column!("publisher", "Publisher", 8..20, publisher),
    column!("date", "Date", 10..14, date).sorted(date_key),
    column!("licence", "Licence", 9..24, licence),
    column!("records", "Apps", 4..7, records)
        .sorted(records_key)
        .right(),
    column!("url", "Address", 12..40, url),
    column!("path", "File", 12..40, path),
    column!("note", "What it holds", 12..60, note),
];

/// The columns of a table for readers where nobody asks for others.
#[must_use]
pub fn default_columns() -> Vec<&'static LayerColumn> {
    let wanted = [
        "id",
        "title",
        "publisher",
        "date",
        "licence",
        "records",
        "path",
    ];
    wanted.iter().filter_map(|key| column(key)).collect()
}

/// The column of a key.
#[must_use]
pub fn column(key: &str) -> Option<&'static LayerColumn> {
    let mut columns = COLUMNS.iter();
    columns.find(|column| column.key.eq_ignore_ascii_case(key))
}

fn words_key(words: &str) -> SortKey {
    if words == NOT_DOCUMENTED {
        SortKey::Unknown
    } else {
        SortKey::words(words)
    }
}

fn stated(text: Option<&String>) -> String {
    text.map_or(NOT_DOCUMENTED, String::as_str).to_owned()
}

fn place(row: &LayerRow, (): &()) -> String {
    row.place.to_string()
}

fn id(row: &LayerRow, (): &()) -> String {
    row.layer.id.clone()
}

fn kind(row: &LayerRow, (): &()) -> String {
    if row.layer.own { "own" } else { BUILT_IN }.to_owned()
}

fn title(row: &LayerRow, (): &()) -> String {
    row.layer.title.clone()
}

fn publisher(row: &LayerRow, (): &()) -> String {
    stated(row.layer.publisher.as_ref())
}

fn date(row: &LayerRow, (): &()) -> String {
    row.layer
        .date
        .map_or(NOT_DOCUMENTED.to_owned(), |day| day.to_string())
}

fn licence(row: &LayerRow, (): &()) -> String {
    stated(row.layer.licence.as_ref())
}

fn records(row: &LayerRow, (): &()) -> String {
    thousands(u64::try_from(row.records).unwrap_or(u64::MAX))
}

fn url(row: &LayerRow, (): &()) -> String {
    stated(row.layer.url.as_ref())
}

fn path(row: &LayerRow, (): &()) -> String {
    row.path.as_ref().map_or(BUILT_IN.to_owned(), |path| {
        path.to_string_lossy().into_owned()
    })
}

fn note(row: &LayerRow, (): &()) -> String {
    stated(row.layer.note.as_ref())
}

fn place_key(row: &LayerRow, (): &()) -> SortKey {
    SortKey::number(i64::try_from(row.place).ok())
}

fn records_key(row: &LayerRow, (): &()) -> SortKey {
    SortKey::number(i64::try_from(row.records).ok())
}

fn date_key(row: &LayerRow, (): &()) -> SortKey {
    row.layer
        .date
        .map_or(SortKey::Unknown, |day: Day| SortKey::Text(day.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::layer::read_ron;

    #[test]
    fn built_in_layers_come_first_with_their_records() {
        let file = "(layer: (id: \"mine\", title: \"Mine\"), records: [(id: \"heroku\"), (id: \"new-one\")])";
        let own = read_ron("mine.ron", file).unwrap();
        let catalog = Catalog::builtin().unwrap().with_layers(vec![own]).unwrap();
        let rows = rows(&catalog, &[("mine".to_owned(), PathBuf::from("mine.ron"))]);
        let said: Vec<String> = rows
            .iter()
            .map(|row| {
                format!(
                    "{} {} {} {}",
                    place(row, &()),
                    id(row, &()),
                    records(row, &()),
                    path(row, &())
                )
            })
            .collect();
        assert_eq!(
            said,
            [
                "1 index 850 built in",
                "2 research 369 built in",
                "3 guides 16 built in",
                "4 mine 2 mine.ron"
            ]
        );
        let mine = rows.last().unwrap();
        assert_eq!(
            (publisher(mine, &()), kind(mine, &())),
            (NOT_DOCUMENTED.to_owned(), "own".to_owned())
        );
    }

    #[test]
    fn no_column_is_ever_blank_and_keys_are_unique() {
        let rows = rows(&Catalog::builtin().unwrap(), &[]);
        for column in COLUMNS {
            assert_eq!(
                self::column(column.key).map(|found| found.title),
                Some(column.title)
            );
            assert!(
                rows.iter()
                    .all(|row| !(column.text)(row, &()).trim().is_empty()),
                "{}",
                column.key
            );
        }
        assert_eq!(default_columns().len(), 7);
    }
}
