//! The columns of changes: what `--fields`, `--sort` and every format say of one.

use crate::catalog::Day;
use crate::field::{Column, NOT_DOCUMENTED, SortKey, Width};
use crate::text::Align;

use super::{Change, Kind, Said};

/// What a side says of an app or a tier that it does not have.
const NOT_THERE: &str = "not there";

/// A column of changes.
pub type DiffColumn = Column<Change, ()>;

/// Declares a column of changes: its words order it, on the left, until said otherwise.
macro_rules! column {
    ($key:literal, $title:literal, $min:literal..$ideal:literal, $text:expr) => {
        DiffColumn {
            key: $key,
            title: $title,
            title_under: None,
            text: $text,
            sort_key: |change, under| words_key(&$text(change, under)),
            width: Width {
                min: $min,
                ideal: $ideal,
            },
            align: Align::Left,
        }
    };
}

/// Every column of a change, in the order in which a list of columns shows them.
pub static COLUMNS: &[DiffColumn] = &[
    column!("change", "Change", 10..16, change).sorted(change_key),
    column!("app", "App", 12..28, app),
    column!("id", "Id", 8..24, id),
    column!("field", "Field", 8..32, field),
    column!("old", "Old", 12..40, old),
    column!("new", "New", 12..40, new),
    column!("old_date", "Old, as of", 10..14, old_date),
    column!("new_date", "New, as of", 10..14, new_date),
];

/// The columns of a table for readers where nobody asks for others.
#[must_use]
pub fn default_columns() -> Vec<&'static DiffColumn> {
    let keys = ["change", "app", "field", "old", "new"];
    keys.iter().filter_map(|key| column(key)).collect()
}

/// The column of a key.
#[must_use]
pub fn column(key: &str) -> Option<&'static DiffColumn> {
    COLUMNS
        .iter()
        .find(|column| column.key.eq_ignore_ascii_case(key))
}

fn words_key(words: &str) -> SortKey {
    if words == NOT_DOCUMENTED {
        SortKey::Unknown
    } else {
        SortKey::words(words)
    }
}

fn change(change: &Change, (): &()) -> String {
    change.kind.title().to_owned()
}

/// The kinds in the order in which they are counted.
fn change_key(change: &Change, (): &()) -> SortKey {
    let place = Kind::ALL.iter().position(|kind| *kind == change.kind);
    SortKey::number(place.and_then(|place| i64::try_from(place).ok()))
}

fn app(change: &Change, (): &()) -> String {
    change.name.clone()
}

fn id(change: &Change, (): &()) -> String {
    change.app.to_string()
}

fn field(change: &Change, (): &()) -> String {
    change.field.clone()
}

fn old(change: &Change, (): &()) -> String {
    said(change.kind, change.old.as_ref())
}

fn new(change: &Change, (): &()) -> String {
    said(change.kind, change.new.as_ref())
}

fn said(kind: Kind, said: Option<&Said>) -> String {
    let came_or_went = matches!(
        kind,
        Kind::AppAdded | Kind::AppGone | Kind::TierAdded | Kind::TierGone
    );
    match said {
        Some(said) => said.text.clone(),
        None if came_or_went => NOT_THERE.to_owned(),
        None => NOT_DOCUMENTED.to_owned(),
    }
}

fn old_date(change: &Change, (): &()) -> String {
    date(change.old.as_ref())
}

fn new_date(change: &Change, (): &()) -> String {
    date(change.new.as_ref())
}

fn date(said: Option<&Said>) -> String {
    let dated = said.and_then(|said| said.date);
    dated.map_or_else(|| NOT_DOCUMENTED.to_owned(), |day: Day| day.to_string())
}
