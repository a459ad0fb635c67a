//! The columns of prices: what `--fields`, `--sort` and every format say of one.

use super::{PriceRow, Size};
use crate::cost::PriceState;
use crate::field::{Column, NOT_DOCUMENTED, SortKey, Width};
use crate::text::{Align, thousands};

/// What files say where the source states that there is no such thing.
const NONE: &str = "none";

/// A column of prices.
pub type PriceColumn = Column<PriceRow, Size>;

/// Declares a column of prices: its words order it, on the left, until said otherwise.
macro_rules! column {
    ($key:literal, $title:literal, $min:literal..$ideal:literal, $text:expr) => {
        PriceColumn {
            key: $key,
            title: $title,
            title_under: None,
            text: $text,
            sort_key: |row, size| words_key(&$text(row, size)),
            width: Width {
                min: $min,
                ideal: $ideal,
            },
            align: Align::Left,
        }
    };
}

/// Every column of a price, in the order in which a list of columns shows them.
pub static COLUMNS: &[PriceColumn] = &[
    column!("app", "App", 12..28, app),
    column!("id", "Id", 8..24, id),
    column!("tier", "Tier", 8..28, tier),
    column!("kind", "Kind", 6..8, kind),
    column!("price", "Price", 16..40, price),
    column!("terms", "Read as", 16..48, terms),
    column!("state", "State", 8..12, state),
    column!("why", "Why no sum", 12..40, why),
    column!("year", "A year", 10..40, year)
        .headed(year_title)
        .sorted(low_key)
        .right(),
    column!("billed_seats", "Seats billed", 6..12, billed)
        .sorted(billed_key)
        .right(),
    column!("currency", "Currency", 3..8, currency),
    column!("low_cents", "Low, cents", 8..14, low)
        .sorted(low_key)
        .right(),
    column!("high_cents", "High, cents", 8..14, high)
        .sorted(high_key)
        .right(),
    column!("one_time_cents", "Once, cents", 8..14, once)
        .sorted(once_key)
        .right(),
];

/// The columns of a table for readers where nobody asks for others.
#[must_use]
pub fn default_columns(size: Size) -> Vec<&'static PriceColumn> {
    let last = match size.seats {
        Some(_) => "year",
        None => "state",
    };
    of_keys(&["app", "tier", "price", "terms", last])
}

/// The columns of a spreadsheet where nobody asks for others. Without a size, no sums.
#[must_use]
pub fn sheet_columns(size: Size) -> Vec<&'static PriceColumn> {
    let mut columns = of_keys(&[
        "id", "app", "tier", "kind", "price", "terms", "state", "why",
    ]);
    if size.seats.is_some() {
        columns.extend(of_keys(&[
            "billed_seats",
            "currency",
            "low_cents",
            "high_cents",
            "one_time_cents",
        ]));
    }
    columns
}

/// The column of a key.
#[must_use]
pub fn column(key: &str) -> Option<&'static PriceColumn> {
    COLUMNS
        .iter()
        .find(|column| column.key.eq_ignore_ascii_case(key))
}

fn of_keys(keys: &[&str]) -> Vec<&'static PriceColumn> {
    keys.iter().filter_map(|key| column(key)).collect()
}

fn words_key(words: &str) -> SortKey {
    if words == NOT_DOCUMENTED {
        SortKey::Unknown
    } else {
        SortKey::words(words)
    }
}

fn app(row: &PriceRow, _: &Size) -> String {
    row.app_name.clone()
}

fn id(row: &PriceRow, _: &Size) -> String {
    row.app.to_string()
}

fn tier(row: &PriceRow, _: &Size) -> String {
    row.tier.clone()
}

fn kind(row: &PriceRow, _: &Size) -> String {
    row.kind.word().to_owned()
}

fn price(row: &PriceRow, _: &Size) -> String {
    row.price.text().to_owned()
}

fn terms(row: &PriceRow, _: &Size) -> String {
    row.price.terms().describe()
}

fn state(row: &PriceRow, _: &Size) -> String {
    row.state.word().to_owned()
}

fn why(row: &PriceRow, _: &Size) -> String {
    row.why.clone().unwrap_or_else(|| NONE.to_owned())
}

fn year_title(size: &Size) -> String {
    match size.seats {
        Some(1) => "A year, 1 seat".to_owned(),
        Some(seats) => format!("A year, {} seats", thousands(seats.into())),
        None => "A year".to_owned(),
    }
}

/// The yearly cost, else why there is none.
fn year(row: &PriceRow, _: &Size) -> String {
    match (&row.yearly, &row.why) {
        (Some(yearly), _) => yearly.range.to_string(),
        (None, Some(why)) => why.clone(),
        (None, None) => "name a number of seats".to_owned(),
    }
}

/// A figure of the yearly cost, for files: without one, "none" of what is not sold, and of all else "not documented".
fn figure(row: &PriceRow, get: impl Fn(&super::Yearly) -> String) -> String {
    match (&row.yearly, row.state) {
        (Some(yearly), _) => get(yearly),
        (None, PriceState::Unavailable) => NONE.to_owned(),
        (
            None,
            PriceState::Priced
            | PriceState::NotSeats
            | PriceState::Quote
            | PriceState::Usage
            | PriceState::NotRead
            | PriceState::Unknown,
        ) => NOT_DOCUMENTED.to_owned(),
    }
}

fn billed(row: &PriceRow, _: &Size) -> String {
    figure(row, |yearly| yearly.billed.to_string())
}

fn currency(row: &PriceRow, _: &Size) -> String {
    figure(row, |yearly| yearly.range.currency.code().to_owned())
}

fn low(row: &PriceRow, _: &Size) -> String {
    figure(row, |yearly| yearly.range.low.0.to_string())
}

fn high(row: &PriceRow, _: &Size) -> String {
    figure(row, |yearly| match yearly.range.high {
        Some(high) => high.0.to_string(),
        None => "open".to_owned(),
    })
}

fn once(row: &PriceRow, _: &Size) -> String {
    figure(row, |yearly| yearly.one_time_cents.to_string())
}

fn billed_key(row: &PriceRow, _: &Size) -> SortKey {
    SortKey::number(row.yearly.map(|yearly| yearly.billed))
}

fn low_key(row: &PriceRow, _: &Size) -> SortKey {
    SortKey::number(row.yearly.map(|yearly| yearly.range.low.0))
}

/// What is open above stands behind every amount.
fn high_key(row: &PriceRow, _: &Size) -> SortKey {
    SortKey::number(
        row.yearly
            .map(|yearly| yearly.range.high.map_or(i64::MAX, |high| high.0)),
    )
}

fn once_key(row: &PriceRow, _: &Size) -> SortKey {
    SortKey::number(row.yearly.map(|yearly| yearly.one_time_cents))
}
