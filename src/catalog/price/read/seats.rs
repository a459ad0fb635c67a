//! Clauses that say for how many: minimums, maximums, counts, unlimited, and seats beyond those included.

use super::amount::{Tag, Unit, tag};
use super::token::{Cursor, Kind};
use super::words;

/// What a clause says of the number of seats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// At least so many.
    Least(u32),
    /// At most so many.
    Most(u32),
    /// From one number to another.
    Between(u32, u32),
    /// The amount is for so many.
    For(u32),
    /// The amount begins with so many ("from 3 users", "starts at 5 seats", "20+ seats").
    StartsAt(u32),
    /// No number matters.
    Unlimited,
    /// A seat beyond what is included costs so much.
    Further(Further),
    /// So many are in it, and a seat beyond costs so much.
    ForAndFurther(u32, Further),
}

/// What a seat beyond those included costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Further {
    pub(super) tag: Tag,
    /// How many more there can be, where stated.
    pub(super) more: Option<u32>,
    /// Whether the clause itself says that it speaks of seats.
    pub(super) names_seats: bool,
    /// Whether it speaks of seats beyond those included ("extra"), not of every seat.
    pub(super) beyond: bool,
}

/// Reads one clause on seats; `None`, with the cursor where it was, where there is none.
pub(super) fn clause(cursor: &mut Cursor<'_>) -> Option<Said> {
    let readers: [fn(&mut Cursor<'_>) -> Option<Said>; 8] = [
        unlimited,
        only_one,
        included_and_further,
        further,
        minimum,
        maximum,
        counted_limit,
        count,
    ];
    for read in readers {
        let mut ahead = cursor.clone();
        if let Some(said) = read(&mut ahead) {
            *cursor = ahead;
            return Some(said);
        }
    }
    None
}

/// A noun of seats ("staff users"), at the end of its phrase.
fn noun(cursor: &mut Cursor<'_>) -> bool {
    for length in (1..=3).rev() {
        let phrase: Vec<&str> = (0..length)
            .map_while(|at| match cursor.peek_at(at) {
                Some(Kind::Word(word)) => Some(word.as_str()),
                Some(_) | None => None,
            })
            .collect();
        if phrase.len() == length && words::is_seat(&phrase) {
            for _ in 0..length {
                cursor.skip();
            }
            return true;
        }
    }
    false
}

fn unlimited(cursor: &mut Cursor<'_>) -> Option<Said> {
    const PHRASES: [&str; 8] = [
        "no per-user fees",
        "no seat price",
        "no seat pricing",
        "no seat fees",
        "no seat fee",
        "no seat limit",
        "extra users at no cost",
        "no per-user plans",
    ];
    if cursor.take_any(&PHRASES) {
        return Some(Said::Unlimited);
    }
    if cursor.take("unlimited") && noun(cursor) {
        return Some(Said::Unlimited);
    }
    None
}

/// "single user", "one user only", "individual use".
fn only_one(cursor: &mut Cursor<'_>) -> Option<Said> {
    const PHRASES: [&str; 10] = [
        "individual use",
        "for individuals",
        "individuals",
        "individual",
        "solo use",
        "one person",
        "per person only",
        "cannot add users",
        "team of one",
        "single user login",
    ];
    if cursor.take_any(&PHRASES) {
        return cursor.is_at_break().then_some(Said::Most(1));
    }
    if cursor.take_any(&["single", "one"]) && noun(cursor) {
        let _ = cursor.take("only");
        return cursor.is_at_break().then_some(Said::Most(1));
    }
    let only = cursor.take_count() == Some(1) && noun(cursor) && cursor.take("only");
    (only && cursor.is_at_break()).then_some(Said::Most(1))
}

/// "min 3 users", "minimum 20 users", "min. 5 seats", "at least 5 users", "5-seat minimum", "2 user min", "minimum of 5 seats".
fn minimum(cursor: &mut Cursor<'_>) -> Option<Said> {
    if cursor.take_any(&["min", "minimum", "at least", "minimum of"]) {
        let least = cursor.take_count()?;
        // "min 10" stands for seats only where the amount is for seats; a noun that is no seat is not understood here.
        if !noun(cursor) && !cursor.is_at_break() {
            return None;
        }
        let _ = cursor.take("for scim");
        return Some(Said::Least(least));
    }
    let least = cursor.take_count()?;
    let _ = cursor.take_sign('-');
    if noun(cursor) && cursor.take_any(&["minimum", "min"]) {
        return Some(Said::Least(least));
    }
    None
}

/// "up to 10 users", "max 5", "for up to 10 members", "50 or fewer employees", "under 50 employees".
fn maximum(cursor: &mut Cursor<'_>) -> Option<Said> {
    let _ = cursor.take_any(&["for teams", "teams", "plan for", "for"]);
    if cursor.take("over") {
        let bound = cursor.take_count()?;
        return noun(cursor).then(|| Said::Least(bound.saturating_add(1)));
    }
    if cursor.take_any(&["under", "fewer than", "less than"]) {
        let bound = cursor.take_count()?;
        return noun(cursor).then(|| Said::Most(bound.saturating_sub(1)));
    }
    if cursor.take_any(&["up to", "max", "maximum", "at most", "maximum of"]) {
        let most = cursor.take_count()?;
        if !noun(cursor) && !cursor.is_at_break() {
            return None;
        }
        let _ = cursor.take("per workspace");
        return Some(Said::Most(most));
    }
    let most = cursor.take_count()?;
    let found =
        (cursor.take("or fewer") && noun(cursor)) || (noun(cursor) && cursor.take("at most"));
    found.then_some(Said::Most(most))
}

/// "from 3 users", "starts at 5 seats", "3+ users", "teams of 2+", "2-15 users", "2 to 9 seats".
fn counted_limit(cursor: &mut Cursor<'_>) -> Option<Said> {
    let _ = cursor.take_any(&["for", "at"]);
    if cursor.take("teams of") {
        let least = cursor.take_count()?;
        return cursor.take_sign('+').then_some(Said::Least(least));
    }
    if cursor.take_any(&["starts at", "starting at", "starts with", "from"]) {
        let least = cursor.take_count()?;
        return noun(cursor).then_some(Said::StartsAt(least));
    }
    let least = cursor.take_count()?;
    if cursor.take_sign('+') {
        return noun(cursor).then_some(Said::StartsAt(least));
    }
    if cursor.take_sign('-') || cursor.take("to") {
        let most = cursor.take_count()?;
        return (noun(cursor) && most >= least).then_some(Said::Between(least, most));
    }
    None
}

/// "10 users", "incl. 3 seats", "5 seats included", "for 10 members", "with 10 users".
fn count(cursor: &mut Cursor<'_>) -> Option<Said> {
    let included = included(cursor)?;
    cursor.is_at_break().then_some(Said::For(included))
}

fn included(cursor: &mut Cursor<'_>) -> Option<u32> {
    let _ = cursor.take_any(&["incl", "including", "includes", "for", "with"]);
    let included = cursor.take_count()?;
    if !noun(cursor) {
        return None;
    }
    if cursor.take("only") {
        return None;
    }
    let _ = cursor.take("included");
    let _ = cursor.take("per workspace");
    Some(included)
}

/// "3 seats + $15/seat/mo", "10 users, +$130/u/yr", "5 users, more at $60/mo each", "1 user, 2 more at $40/mo each",
/// "10 members (annual); up to 10 extra seats $4.99/mo each" (the last only where nothing stands between).
fn included_and_further(cursor: &mut Cursor<'_>) -> Option<Said> {
    let included = included(cursor)?;
    let _ = cursor.take_sign(',') || cursor.take_sign(';') || cursor.take_sign('(');
    match further(cursor)? {
        Said::Further(further) => Some(Said::ForAndFurther(included, further)),
        Said::Least(_)
        | Said::Most(_)
        | Said::Between(..)
        | Said::For(_)
        | Said::StartsAt(_)
        | Said::Unlimited
        | Said::ForAndFurther(..) => None,
    }
}

/// A price for each seat beyond those included, in any of the catalog's ways to say it.
fn further(cursor: &mut Cursor<'_>) -> Option<Said> {
    let _ = cursor.take("and");
    if cursor.take_sign('+') || cursor.take("then") {
        let tag = tag(cursor)?;
        let each = cursor.take_any(EACH);
        let names_seats = tag.unit == Unit::Seat;
        let tag_further = tag.further;
        return (each || names_seats).then_some(Said::Further(Further {
            tag,
            more: None,
            names_seats,
            beyond: tag_further,
        }));
    }
    let more = if cursor.take("up to") {
        Some(cursor.take_count()?)
    } else {
        cursor.take_count()
    };
    let mut names_seats = false;
    let led = if cursor.take("more") {
        true
    } else if cursor.peek_word().is_some_and(words::is_further) {
        cursor.skip();
        names_seats = noun(cursor);
        true
    } else {
        false
    };
    let _ = cursor.take("at");
    let tag = tag(cursor)?;
    let each = cursor.take_any(EACH);
    let for_seats = matches!(tag.unit, Unit::Seat | Unit::Unsaid);
    if !for_seats || !(led || tag.further || each) {
        return None;
    }
    Some(Said::Further(Further {
        names_seats: names_seats || tag.unit == Unit::Seat,
        beyond: led || tag.further,
        more: more.or_else(|| room_for_more(cursor)),
        tag,
    }))
}

const EACH: &[&str] = &["each more", "each extra", "each"];

/// ", up to 10" behind a price for further seats: how many more.
fn room_for_more(cursor: &mut Cursor<'_>) -> Option<u32> {
    let mut ahead = cursor.clone();
    if !(ahead.take_sign(',') && ahead.take("up to")) {
        return None;
    }
    let more = ahead.take_count()?;
    ahead.is_at_break().then(|| {
        *cursor = ahead;
        more
    })
}
