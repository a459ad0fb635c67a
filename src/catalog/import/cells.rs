//! What a single cell can say, and what to do where it says something else.

use crate::catalog::day::{Day, Month};
use crate::catalog::money::Cents;
use crate::catalog::price::Price;
use crate::catalog::words::{Confidence, Connection, Status};
use crate::text::Clean;

use super::BadRow;
use super::sheet::Row;

/// What makes a row a bad one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    column: Option<String>,
    reason: String,
}

impl Wrong {
    /// The row as a whole is wrong.
    pub(super) fn of_row(reason: String) -> Self {
        Self {
            column: None,
            reason,
        }
    }

    /// A cell is wrong.
    pub(super) fn of(column: &str, reason: String) -> Self {
        Self {
            column: Some(column.to_owned()),
            reason,
        }
    }

    /// The same with its place.
    pub(super) fn in_row(self, file: &str, line: usize) -> BadRow {
        BadRow {
            file: file.to_owned(),
            line,
            column: self.column,
            reason: self.reason,
        }
    }
}

/// A cell that is not what its column takes.
fn not(column: &str, text: &str, what: &str) -> Wrong {
    let text = Clean::line(text).truncate(60, "...");
    Wrong::of(column, format!("`{text}` is not {what}"))
}

/// Words on one line, without characters that cannot be shown.
pub(super) fn words(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    Clean::line(line.join(" ")).to_string()
}

/// The words of a cell.
pub(super) fn stated(row: &Row, column: &str) -> Option<String> {
    row.stated(column).map(words)
}

/// A price in the words of a cell.
pub(super) fn price(row: &Row, column: &str) -> Option<Price> {
    stated(row, column).map(|words| Price::read(&words))
}

/// Yes or no.
pub(super) fn yes_or_no(row: &Row, column: &str) -> Result<Option<bool>, Wrong> {
    let Some(text) = row.stated(column) else {
        return Ok(None);
    };
    match text.to_lowercase().as_str() {
        "true" | "yes" => Ok(Some(true)),
        "false" | "no" => Ok(Some(false)),
        "null" | "unknown" => Ok(None),
        _ => Err(not(column, text, "yes or no; write true, false or nothing")),
    }
}

/// A status, in the index's words or in ours.
pub(super) fn status(row: &Row, column: &str) -> Result<Option<Status>, Wrong> {
    let Some(text) = row.stated(column) else {
        return Ok(None);
    };
    let read = match text.to_lowercase().as_str() {
        "free" => Some(Status::Included),
        word => Status::from_word(word),
    };
    let all = "a status; use free, gated, partial, none or unknown";
    read.map(Some).ok_or_else(|| not(column, text, all))
}

/// How an IdP reaches the app, in the index's words or in ours.
pub(super) fn connection(row: &Row, column: &str) -> Result<Option<Connection>, Wrong> {
    let Some(text) = row.stated(column) else {
        return Ok(None);
    };
    let read = match text.to_lowercase().as_str() {
        "null" => return Ok(None),
        "via_generic" => Some(Connection::Generic),
        word => Connection::from_word(word),
    };
    let all = "a connection; use native, via_generic, sso_only, none or nothing";
    read.map(Some).ok_or_else(|| not(column, text, all))
}

/// How sure the publisher is.
pub(super) fn confidence(row: &Row, column: &str) -> Result<Option<Confidence>, Wrong> {
    let Some(text) = row.stated(column) else {
        return Ok(None);
    };
    let read = Confidence::from_word(text);
    read.map(Some)
        .ok_or_else(|| not(column, text, "a confidence; use high, medium or low"))
}

/// A day.
pub(super) fn day(row: &Row, column: &str) -> Result<Option<Day>, Wrong> {
    let read = |text: &str| Day::read(text).map_err(|reason| Wrong::of(column, words(&reason)));
    row.stated(column).map(read).transpose()
}

/// A month.
pub(super) fn month(row: &Row, column: &str) -> Result<Option<Month>, Wrong> {
    let read = |text: &str| {
        Month::try_from(text.to_owned()).map_err(|reason| Wrong::of(column, words(&reason)))
    };
    row.stated(column).map(read).transpose()
}

/// A count of seats.
pub(super) fn count(row: &Row, column: &str) -> Result<Option<u32>, Wrong> {
    let read = |text: &str| {
        let number = text.strip_suffix(".0").unwrap_or(text).parse::<u32>();
        let number = number.ok().filter(|number| *number > 0);
        number.ok_or_else(|| not(column, text, "a number of seats, from 1"))
    };
    row.stated(column).map(read).transpose()
}

/// An amount in dollars, as a plain number; a third decimal and more are rounded half up to the cent.
pub(super) fn dollars(row: &Row, column: &str) -> Result<Option<Cents>, Wrong> {
    let read = |text: &str| {
        to_cents(text).ok_or_else(|| not(column, text, "an amount; write dollars as 10.83"))
    };
    row.stated(column).map(read).transpose()
}

fn to_cents(text: &str) -> Option<Cents> {
    let Some((whole, decimals)) = text.split_once('.') else {
        return Cents::parse(text).filter(|cents| cents.0 >= 0);
    };
    let mut kept = decimals.chars();
    let cents: String = kept.by_ref().take(2).collect();
    let more = kept.as_str();
    if !more.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let up = more.starts_with(|c: char| ('5'..='9').contains(&c));
    let cut = Cents::parse(&format!("{whole}.{cents}"))?;
    let rounded = cut.checked_add(Cents(i64::from(up)))?;
    (rounded.0 >= 0).then_some(rounded)
}

/// An address of the web; other words are no address and come back as a remark.
pub(super) fn address(row: &Row, column: &str, remarks: &mut Vec<String>) -> Option<String> {
    let text = row.stated(column)?;
    if is_address(text) {
        return Some(words(text));
    }
    remarks.push(format!("{column}: {}", words(text)));
    None
}

/// Whether a text is one http(s) address.
pub(super) fn is_address(text: &str) -> bool {
    let web = text.starts_with("https://") || text.starts_with("http://");
    web && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// What stands in columns that nobody understands, and what a dash says beside itself, as remarks.
pub(super) fn remarks(row: &Row, known: &[&str]) -> Vec<String> {
    let mut remarks = Vec::new();
    for (column, text) in &row.cells {
        let text = text.trim();
        let understood = known.contains(&column.as_str());
        let silent = super::sheet::is_silent(text);
        let says_more = silent && text.chars().count() > 1;
        if (!understood && !silent) || says_more {
            remarks.push(format!("{}: {}", words(column), words(text)));
        }
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_rounded_to_the_cent_digit_by_digit() {
        for (text, cents) in [
            ("8.99", Some(899)),
            ("4", Some(400)),
            ("10.8333", Some(1083)),
            ("10.835", Some(1084)),
            ("0.995", Some(100)),
            ("-1", None),
            ("1.2.3", None),
            ("1e3", None),
            ("", None),
            ("$4", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(to_cents(text).map(|cents| cents.0), cents, "{text}");
        }
    }
}
