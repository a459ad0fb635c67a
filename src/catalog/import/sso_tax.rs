//! A vendor file of sso.tax: what signing on costs more. It says nothing of SCIM, and no claim of SCIM is made of it.
//!
//! Its two prices belong to no plan by name. They stand as a remark on the price list; only an app that the catalog does
//! not have gets them as its price list, for the list of a known app is not to be replaced by two nameless prices.

use crate::catalog::money::{Cents, Currency};
use crate::catalog::price::{Charge, Offer, Period, Price, Terms};
use crate::catalog::record::{Record, Source, Tier};

use super::cells::{self, Wrong, words};
use super::names::Names;
use super::scim_tax::about;
use super::sheet::Row;

/// The keys that are understood.
pub(super) const KEYS: &[&str] = &[
    "name",
    "vendor_url",
    "url",
    "base_pricing",
    "sso_pricing",
    "percent_increase",
    "pricing_source",
    "updated_at",
    "footnotes",
    "footnote",
    "pricing_note",
];

/// The record of a vendor, and whether the catalog has its app.
pub(super) fn vendor(row: &Row, names: &Names) -> Result<(Record, bool), Wrong> {
    let name = cells::stated(row, "name");
    if name.is_none() {
        return Err(Wrong::of(
            "name",
            "a vendor has no name; write one".to_owned(),
        ));
    }
    let (mut record, known) = about(None, name, names)?;
    record.date = cells::day(row, "updated_at")?;
    record.notes = cells::remarks(row, KEYS);
    for key in ["footnotes", "footnote", "pricing_note"] {
        record.notes.extend(cells::stated(row, key));
    }
    let base = cells::stated(row, "base_pricing").map(|text| price(&text));
    let with_sso = cells::stated(row, "sso_pricing").map(|text| price(&text));
    record.sso.available = with_sso.as_ref().map(|_| true);
    record.sso.per_user_month = with_sso.as_ref().and_then(a_seat_and_month);
    record.tiers_note = remark(row, base.as_ref(), with_sso.as_ref());
    record.sources = sources(row, &mut record.notes, record.date);
    if !known {
        let tier = |name: &str, price: Option<Price>, sso: bool| {
            price.map(|price| Tier {
                name: name.to_owned(),
                price: Some(price),
                sso: Some(sso),
                ..Tier::default()
            })
        };
        record.tiers.extend(tier("Without SSO", base, false));
        record.tiers.extend(tier("With SSO", with_sso, true));
    }
    Ok((record, known))
}

/// The prices in a sentence: "Without SSO $15 per u/m; with SSO $25 per u/m, 67% more".
fn remark(row: &Row, base: Option<&Price>, with_sso: Option<&Price>) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(base.map(|price| format!("without SSO {}", price.text())));
    parts.extend(with_sso.map(|price| format!("with SSO {}", price.text())));
    let mut words = parts.join("; ");
    let more = cells::stated(row, "percent_increase");
    if let Some(more) = more.filter(|more| more.contains(|c: char| c.is_ascii_digit())) {
        let percent = if more.ends_with('%') { "" } else { "%" };
        words.push_str(&format!(", {more}{percent} more"));
    }
    let mut letters = words.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

/// The pages that it names; what is no address is a remark.
fn sources(
    row: &Row,
    remarks: &mut Vec<String>,
    accessed: Option<crate::catalog::day::Day>,
) -> Vec<Source> {
    let mut sources = Vec::new();
    for (key, title) in [
        ("pricing_source", "Prices"),
        ("vendor_url", "Vendor"),
        ("url", "Vendor"),
    ] {
        let Some(text) = row.stated(key) else {
            continue;
        };
        for part in text.split(", ").map(str::trim) {
            if cells::is_address(part) {
                sources.push(Source {
                    url: words(part),
                    title: Some(title.to_owned()),
                    accessed: accessed.filter(|_| key == "pricing_source"),
                });
            } else {
                remarks.push(format!("{key}: {}", words(part)));
            }
        }
    }
    sources
}

/// A price in its own words. Words that the reader of prices does not know ("per u/m") are read in those that it does; the
/// mark of a footnote is no part of a price.
fn price(text: &str) -> Price {
    let text = without_footnotes(text);
    let plain = Price::read(&text);
    if plain.is_read() {
        return plain;
    }
    let mut known = text.clone();
    for (theirs, ours) in [
        (" per u/m", "/u/mo"),
        (" per u/y", "/u/yr"),
        (" u/m", "/u/mo"),
        (" u/y", "/u/yr"),
        (" per month", "/mo"),
        (" per year", "/yr"),
    ] {
        known = known.replace(theirs, ours);
    }
    let read = Price::read(&known);
    if !read.is_read() {
        return plain;
    }
    Price::with_terms(&text, read.terms().clone()).unwrap_or(plain)
}

fn without_footnotes(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[^") {
        kept.push_str(before);
        rest = after.split_once(']').map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept.trim().to_owned()
}

/// The amount of a price that is a single one, in dollars, for a seat and month.
fn a_seat_and_month(price: &Price) -> Option<Cents> {
    let Terms::Offers(offers) = price.terms() else {
        return None;
    };
    match offers.as_slice() {
        [
            Offer {
                charge: Charge::PerSeat(amount),
                currency: Currency::Usd,
                from: false,
                plus: None,
                ..
            },
        ] if amount.period == Period::Month && amount.to.is_none() => Some(amount.amount),
        _ => None,
    }
}
