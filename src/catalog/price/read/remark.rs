//! Remarks: clauses that change neither the amount nor for how many seats it is.

use super::amount::tag;
use super::token::{Cursor, Kind};
use super::words;

/// Moves over a remark; false, with the cursor where it was, where there is none.
pub(super) fn skip(cursor: &mut Cursor<'_>) -> bool {
    let readers: [fn(&mut Cursor<'_>) -> bool; 6] =
        [known, included_in, on_top_of, add_on, other_amount, things];
    for read in readers {
        let mut ahead = cursor.clone();
        if read(&mut ahead) {
            *cursor = ahead;
            return true;
        }
    }
    false
}

/// A remark of the vocabulary.
fn known(cursor: &mut Cursor<'_>) -> bool {
    let text = cursor.segment_text().to_lowercase();
    cursor.skip_segment();
    words::is_remark(&text) || (text.starts_with("e.g. ") && adds_nothing(&text))
}

/// "included on Enterprise", "API included from $195/u/mo".
fn included_in(cursor: &mut Cursor<'_>) -> bool {
    let text = cursor.segment_text().to_lowercase();
    let named = ["included in ", "included on ", "included from "];
    let found = named
        .iter()
        .any(|phrase| text.starts_with(phrase) || text.starts_with(&format!("api {phrase}")));
    cursor.skip_segment();
    found && adds_nothing(&text)
}

/// Whether words in a remark keep from adding an amount to the price.
fn adds_nothing(text: &str) -> bool {
    !text.contains('+')
}

/// "on top of Responder licences".
fn on_top_of(cursor: &mut Cursor<'_>) -> bool {
    cursor.take("on top of") && a_name(cursor)
}

/// "on Pro Suite", behind the first amount: the plan that an add-on is for.
pub(super) fn on_a_plan(cursor: &mut Cursor<'_>) -> bool {
    let mut ahead = cursor.clone();
    let found = ahead.take("on") && a_name(&mut ahead);
    if found {
        *cursor = ahead;
    }
    found
}

fn a_name(cursor: &mut Cursor<'_>) -> bool {
    let name = cursor.segment_text();
    cursor.skip_segment();
    name.starts_with(char::is_uppercase) && adds_nothing(name)
}

/// "SSO add-on +$6/u/mo", "on-call +$10/u/mo": something else that is sold beside it, with its price.
fn add_on(cursor: &mut Cursor<'_>) -> bool {
    const NAMES: [&str; 6] = [
        "sso and security add-on",
        "saml sso add-on",
        "sso add-on",
        "on-call",
        "scim",
        "sso",
    ];
    if !cursor.take_any(&NAMES) {
        return false;
    }
    let _ = cursor.take_sign('+');
    tag(cursor).is_some() && cursor.is_at_break()
}

/// Another amount that is not the price today: "list $20", "MSRP $8.99", "$20 list", "$13.99 in a 12-month promotion".
fn other_amount(cursor: &mut Cursor<'_>) -> bool {
    if cursor.take_any(&["list", "msrp", "us promo"]) {
        return tag(cursor).is_some() && cursor.is_at_break();
    }
    if tag(cursor).is_none() {
        return false;
    }
    let rest = cursor.segment_text().to_lowercase();
    cursor.skip_segment();
    let promotion = rest.starts_with("promo with ") && adds_nothing(&rest);
    promotion || rest == "list" || rest == "in a 12-month promotion"
}

/// What may lead a number of things.
const LEADS: &[&str] = &[
    "up to",
    "for up to",
    "at",
    "for",
    "with",
    "includes",
    "incl",
    "max",
    "min",
    "minimum",
    "to",
    "first",
    "shared",
];

/// What may stand between a number and the thing, or behind it.
const JOINTS: &[&str] = &[
    "per",
    "mo",
    "yr",
    "month",
    "year",
    "a",
    "monthly",
    "active",
    "million",
    "parallel",
    "test",
    "enterprise",
    "shared",
    "tier",
    "minimum",
    "included",
];

/// Of money: what the customer turns over, never what it pays.
const TURNOVER: &[&str] = &["gmv", "arr", "billings"];

/// So many of a thing that is no seat: "1,000 contacts", "up to 10k executions", "at 10K occurrences/mo", "min 3 hosts".
fn things(cursor: &mut Cursor<'_>) -> bool {
    let _ = cursor.take_any(LEADS);
    let (mut named, mut counted, mut money, mut turnover) = (false, false, false, false);
    while !cursor.is_at_break() {
        if counted && cursor.take("monthly active users") {
            named = true;
            continue;
        }
        match cursor.peek() {
            Some(Kind::Count(_) | Kind::Quantity) => counted = true,
            Some(Kind::Money(..)) if !counted => (counted, money) = (true, true),
            Some(Kind::Word(word)) if counted && words::is_thing(word) => named = true,
            Some(Kind::Word(word)) if counted && TURNOVER.contains(&word.as_str()) => {
                turnover = true
            }
            Some(Kind::Word(word)) if counted && JOINTS.contains(&word.as_str()) => {}
            Some(Kind::Sign('/' | '-' | '+')) if counted => {}
            Some(Kind::Word(_) | Kind::Sign(_) | Kind::Money(..) | Kind::Percent) | None => {
                return false;
            }
        }
        cursor.skip();
    }
    if money { turnover } else { named }
}
