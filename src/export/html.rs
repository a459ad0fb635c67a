//! One HTML page that needs nothing else: no script, no network, no image; it prints as it reads.
//!
//! The template escapes every text; only http and https addresses become links (see [`Cited::to`]).

use askama::Template;

use super::ExportError;
use super::report::{Bar, Block, Cited, Document, Standing};
use crate::text::Align;

/// The page.
#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    document: &'a Document,
}

pub(super) fn write(document: &Document) -> Result<Vec<u8>, ExportError> {
    let page = Page { document }.render()?;
    // The template's own tags leave empty lines behind.
    let mut text = String::with_capacity(page.len());
    for line in page.lines().filter(|line| !line.trim().is_empty()) {
        text.push_str(line);
        text.push('\n');
    }
    Ok(text.into_bytes())
}

/// The class of a text by how it stands.
fn class(value: &Cited) -> &'static str {
    match value.standing {
        Standing::Stated | Standing::InForce | Standing::Stale => "stated",
        Standing::NotDocumented => "missing",
        Standing::Inferred => "inferred",
        Standing::Unconfirmed => "unconfirmed",
        Standing::Overruled => "overruled",
    }
}

/// How long a bar is, in percent of the whole.
fn percent(bar: &Bar) -> String {
    bar.share
        .map_or_else(|| "0".to_owned(), |share| share.to_string())
}

/// The class of a column's cells.
fn side(align: &Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Right => "right",
    }
}

/// The anchor of a heading: its place, which is the same in every export.
fn anchor(place: &usize) -> String {
    format!("part-{}", place.saturating_add(1))
}
