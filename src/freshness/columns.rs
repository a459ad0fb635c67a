//! The columns of checks: what `--fields`, `--sort` and every format say of one.

use super::CheckRow;
use crate::field::{Column, NOT_DOCUMENTED, SortKey, Width};
use crate::lens::{Age, Lens};
use crate::text::Align;

/// A column of checks.
pub type CheckColumn = Column<CheckRow, Lens>;

/// Declares a column of checks: its words order it, on the left, until said otherwise.
macro_rules! column {
    ($key:literal, $title:literal, $min:literal..$ideal:literal, $text:expr) => {
        CheckColumn {
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

/// Every column of a check, in the order in which a list of columns shows them.
pub static COLUMNS: &[CheckColumn] = &[
    column!("app", "App", 12..28, app),
    column!("id", "Id", 8..24, id),
    column!("age", "Days", 5..7, age).sorted(age_key).right(),
    column!("state", "State", 6..8, state),
    column!("layer", "Layer", 6..14, layer),
    column!("date", "Checked", 10..12, date),
    column!("page", "Page to check", 16..60, page),
];

/// The columns of a table where nobody asks for others.
#[must_use]
pub fn default_columns() -> Vec<&'static CheckColumn> {
    of_keys(&["app", "age", "state", "layer", "date", "page"])
}

/// The columns of a spreadsheet where nobody asks for others.
#[must_use]
pub fn sheet_columns() -> Vec<&'static CheckColumn> {
    of_keys(&["id", "app", "age", "state", "layer", "date", "page"])
}

/// The column of a key.
#[must_use]
pub fn column(key: &str) -> Option<&'static CheckColumn> {
    COLUMNS
        .iter()
        .find(|column| column.key.eq_ignore_ascii_case(key))
}

fn of_keys(keys: &[&str]) -> Vec<&'static CheckColumn> {
    keys.iter().filter_map(|key| column(key)).collect()
}

fn words_key(words: &str) -> SortKey {
    if words == NOT_DOCUMENTED {
        SortKey::Unknown
    } else {
        SortKey::words(words)
    }
}

fn app(row: &CheckRow, _: &Lens) -> String {
    row.app_name.clone()
}

fn id(row: &CheckRow, _: &Lens) -> String {
    row.app.to_string()
}

fn age(row: &CheckRow, _: &Lens) -> String {
    let days = row.age.days();
    days.map_or_else(|| row.age.word().to_owned(), |days| days.to_string())
}

fn age_key(row: &CheckRow, _: &Lens) -> SortKey {
    SortKey::number(row.age.days())
}

fn state(row: &CheckRow, _: &Lens) -> String {
    Age::word(row.age).to_owned()
}

fn layer(row: &CheckRow, lens: &Lens) -> String {
    lens.layer_word(row.layer).to_owned()
}

fn date(row: &CheckRow, _: &Lens) -> String {
    row.date.map_or("undated".to_owned(), |day| day.to_string())
}

fn page(row: &CheckRow, _: &Lens) -> String {
    row.page
        .clone()
        .unwrap_or_else(|| NOT_DOCUMENTED.to_owned())
}
