//! Columns that are named on the command line: found, or refused with the nearest one.

use crate::field::Column;
use crate::query::nearest_word;

use super::ground::Failure;

/// The columns of keys; none where nobody asks for any.
pub(super) fn chosen<Row: ?Sized, Under: ?Sized>(
    asked: &[String],
    columns: &'static [Column<Row, Under>],
) -> Result<Option<Vec<&'static Column<Row, Under>>>, Failure> {
    if asked.is_empty() {
        return Ok(None);
    }
    let find = |key: &String| named("--fields", key.trim(), columns);
    asked.iter().map(find).collect::<Result<_, _>>().map(Some)
}

/// The column of an order, and whether it runs from the greatest down.
pub(super) fn order<Row: ?Sized, Under: ?Sized>(
    text: &str,
    columns: &'static [Column<Row, Under>],
) -> Result<(&'static Column<Row, Under>, bool), Failure> {
    let (key, descending) = match text.strip_prefix('-') {
        Some(key) => (key, true),
        None => (text, false),
    };
    Ok((named("--sort", key, columns)?, descending))
}

fn named<Row: ?Sized, Under: ?Sized>(
    flag: &str,
    key: &str,
    columns: &'static [Column<Row, Under>],
) -> Result<&'static Column<Row, Under>, Failure> {
    let found = columns
        .iter()
        .find(|column| column.key.eq_ignore_ascii_case(key));
    found.ok_or_else(|| {
        let known: Vec<&str> = columns.iter().map(|column| column.key).collect();
        unknown(flag, key, &known)
    })
}

/// There is no such column.
pub(super) fn unknown(flag: &str, typed: &str, known: &[&str]) -> Failure {
    let nearest = nearest_word(typed, known)
        .map(|word| format!("; the nearest is `{word}`"))
        .unwrap_or_default();
    let known = known.join(", ");
    Failure::Usage(format!(
        "{flag}: there is no column `{typed}`{nearest}; choose from {known}"
    ))
}
