//! The columns of disagreements: what `--fields`, `--sort` and every format say of one.

use super::DisputeRow;
use crate::catalog::dispute::{DisputeKind, Said};
use crate::field::{Column, NOT_DOCUMENTED, SortKey, Width};
use crate::lens::Lens;
use crate::text::Align;

/// A column of disagreements.
pub type DisputeColumn = Column<DisputeRow, Lens>;

/// Declares a column of disagreements: its words order it, on the left, until said otherwise.
macro_rules! column {
    ($key:literal, $title:literal, $min:literal..$ideal:literal, $text:expr) => {
        DisputeColumn {
            key: $key,
            title: $title,
            title_under: None,
            text: $text,
            sort_key: |row, lens| words_key(&$text(row, lens)),
            width: Width {
                min: $min,
                ideal: $ideal,
            },
            align: Align::Left,
        }
    };
}

/// Every column of a disagreement, in the order in which a list of columns shows them.
pub static COLUMNS: &[DisputeColumn] = &[
    column!("app", "App", 10..24, app),
    column!("id", "Id", 8..24, id),
    column!("field", "Field", 12..36, field),
    column!("path", "Path", 12..36, path),
    column!("kind", "Kind", 10..24, kind),
    column!("value", "In force", 10..40, value),
    column!("layer", "Layer", 6..14, layer),
    column!("date", "Date", 10..14, date),
    column!("in_force", "In force", 12..48, in_force),
    column!("otherwise", "Otherwise", 12..60, otherwise),
    column!("claims", "Claims", 3..6, claims)
        .sorted(claims_key)
        .right(),
];

/// The columns of a table where nobody asks for others.
#[must_use]
pub fn default_columns() -> Vec<&'static DisputeColumn> {
    of_keys(&["app", "field", "in_force", "otherwise"])
}

/// The columns of a spreadsheet where nobody asks for others.
#[must_use]
pub fn sheet_columns() -> Vec<&'static DisputeColumn> {
    of_keys(&[
        "id",
        "app",
        "path",
        "field",
        "kind",
        "value",
        "layer",
        "date",
        "otherwise",
        "claims",
    ])
}

/// The column of a key.
#[must_use]
pub fn column(key: &str) -> Option<&'static DisputeColumn> {
    COLUMNS
        .iter()
        .find(|column| column.key.eq_ignore_ascii_case(key))
}

fn of_keys(keys: &[&str]) -> Vec<&'static DisputeColumn> {
    keys.iter().filter_map(|key| column(key)).collect()
}

fn words_key(words: &str) -> SortKey {
    if words == NOT_DOCUMENTED {
        SortKey::Unknown
    } else {
        SortKey::words(words)
    }
}

fn app(row: &DisputeRow, _: &Lens) -> String {
    row.app_name.clone()
}

fn id(row: &DisputeRow, _: &Lens) -> String {
    row.app.to_string()
}

fn field(row: &DisputeRow, _: &Lens) -> String {
    row.found.title.clone()
}

fn path(row: &DisputeRow, _: &Lens) -> String {
    row.found.field.clone()
}

fn kind(row: &DisputeRow, _: &Lens) -> String {
    row.found.kind.word().to_owned()
}

fn value(row: &DisputeRow, _: &Lens) -> String {
    row.value()
}

/// Whose value is in force; within a layer, whose claims they all are.
fn speaker(row: &DisputeRow) -> Option<&Said> {
    match row.found.kind {
        DisputeKind::BetweenLayers => row.in_force(),
        DisputeKind::WithinLayer => row.found.claims.first(),
    }
}

fn layer(row: &DisputeRow, lens: &Lens) -> String {
    let said = speaker(row).map(|said| lens.layer_word(said.layer));
    said.unwrap_or(NOT_DOCUMENTED).to_owned()
}

fn day(said: &Said) -> String {
    said.date
        .map_or("undated".to_owned(), |day| day.to_string())
}

fn date(row: &DisputeRow, _: &Lens) -> String {
    speaker(row).map_or(NOT_DOCUMENTED.to_owned(), day)
}

fn cited(said: &Said, lens: &Lens) -> String {
    let words = said.words().unwrap_or_else(|| NOT_DOCUMENTED.to_owned());
    format!("{words} ({}, {})", lens.layer_word(said.layer), day(said))
}

fn in_force(row: &DisputeRow, lens: &Lens) -> String {
    row.in_force()
        .map_or_else(|| row.value(), |said| cited(said, lens))
}

fn otherwise(row: &DisputeRow, lens: &Lens) -> String {
    let others = row.found.claims.iter().filter(|said| !said.in_force);
    let others: Vec<String> = others.map(|said| cited(said, lens)).collect();
    others.join("; ")
}

fn claims(row: &DisputeRow, _: &Lens) -> String {
    row.found.claims.len().to_string()
}

fn claims_key(row: &DisputeRow, _: &Lens) -> SortKey {
    SortKey::number(i64::try_from(row.found.claims.len()).ok())
}
