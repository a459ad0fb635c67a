//! What is charged beside the amount: one-time fees, minimum spends, other kinds of seat, usage.

use super::super::terms::Period;
use super::amount::{Tag, Unit, tag};
use super::draft::Group;
use super::remark;
use super::token::{Cursor, Kind};

/// Reads one clause on what is charged beside; false, with the cursor where it was, where there is none.
pub(super) fn clause(cursor: &mut Cursor<'_>, group: &mut Group) -> bool {
    let readers: [fn(&mut Cursor<'_>, &mut Group) -> bool; 6] = [
        one_time,
        minimum_spend,
        other_seat,
        greater_of,
        plus,
        grows_with_use,
    ];
    for read in readers {
        let mut ahead = cursor.clone();
        if read(&mut ahead, group) {
            *cursor = ahead;
            return true;
        }
    }
    false
}

/// Reads what may stand directly behind the first amount: that it is a minimum, a base, an add-on.
pub(super) fn behind_first(cursor: &mut Cursor<'_>, group: &mut Group) {
    const MINIMUMS: &[&str] = &[
        "minimum commitment",
        "minimum",
        "committed spend",
        "spend commit",
    ];
    if cursor.take("+ vat") {
        group.first.tag.flat |= cursor.take("flat");
    } else if cursor.take("minimum annual contract") {
        group.from = true;
        group.first.tag.period = group.first.tag.period.or(Some(Period::Year));
    } else if cursor.take("compute") {
        group.from = true;
    } else if cursor.take("minimum usage") {
        group.from = true;
        group.plus.push("usage".to_owned());
    } else if cursor.take_any(MINIMUMS) {
        group.from = true;
    } else {
        let _ = cursor.take_any(&["add-on", "platform fee", "list", "standard seat"])
            || remark::on_a_plan(cursor);
    }
}

/// "+ $1,500 one-time onboarding".
fn one_time(cursor: &mut Cursor<'_>, group: &mut Group) -> bool {
    if !(cursor.take_sign('+') || cursor.take("plus")) {
        return false;
    }
    let Some(tag) = tag(cursor) else { return false };
    let once = matches!(tag.period, None | Some(Period::Once)) && tag.unit == Unit::Unsaid;
    if !once
        || !cursor.take_any(&["onboarding", "setup"])
        || tag.high.is_some()
        || group.one_time.is_some()
    {
        return false;
    }
    group.one_time = tag.low;
    group.one_time.is_some()
}

/// "$4,000/yr minimum", "min $4,000/yr", "from $600/yr".
fn minimum_spend(cursor: &mut Cursor<'_>, group: &mut Group) -> bool {
    let led = cursor.take_any(&["min", "minimum", "at least"]);
    let Some(tag) = tag(cursor) else { return false };
    let closed = cursor.take_any(&["minimum", "min"]);
    let per_piece = matches!(group.first.tag.unit, Unit::Seat | Unit::Thing(_));
    let whole = tag.unit == Unit::Unsaid && tag.period.is_some() && tag.high.is_none();
    if !(led || closed || tag.from)
        || !per_piece
        || !whole
        || !cursor.is_at_break()
        || group.minimum_spend.is_some()
    {
        return false;
    }
    group.minimum_spend = Some(Tag { from: false, ..tag });
    true
}

/// "Dev $12", "$120 Premium seat", "Premium seat $120": another kind of seat.
fn other_seat(cursor: &mut Cursor<'_>, group: &mut Group) -> bool {
    let before = seat_kind(cursor);
    let Some(tag) = tag(cursor) else { return false };
    let name = before.or_else(|| seat_kind(cursor));
    match name {
        Some(name)
            if group.first.tag.unit == Unit::Seat
                && tag.unit == Unit::Unsaid
                && cursor.is_at_break() =>
        {
            group.other_seats.push((name.to_owned(), tag));
            true
        }
        Some(_) | None => false,
    }
}

fn seat_kind<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    const KINDS: [&str; 5] = ["dev", "collab", "premium", "explorer", "viewer"];
    let name = cursor.peek_word().filter(|word| KINDS.contains(word))?;
    cursor.skip();
    let _ = cursor.take("seat");
    Some(name)
}

/// "or 10% of usage, the greater".
fn greater_of(cursor: &mut Cursor<'_>, group: &mut Group) -> bool {
    if !cursor.take("or") || cursor.peek() != Some(&Kind::Percent) {
        return false;
    }
    cursor.skip_segment();
    if !(cursor.take_sign(',') && cursor.take("the greater")) {
        return false;
    }
    group.from = true;
    true
}

/// "+ usage", "plus per-label fee", "+ 2.5% of transactions", "+ $0.040/credit", "on top of usage".
fn plus(cursor: &mut Cursor<'_>, group: &mut Group) -> bool {
    if cursor.take("on top of usage") {
        group.plus.push("usage".to_owned());
        return true;
    }
    if !(cursor.take_sign('+') || cursor.take("plus")) {
        return false;
    }
    let text = cursor.segment_text();
    let mut amount = cursor.clone();
    let metered = tag(&mut amount).is_some_and(|tag| matches!(tag.unit, Unit::Thing(_)));
    if !metered && !is_unknown_amount(cursor) {
        return false;
    }
    group.plus.push(text.to_owned());
    cursor.skip_segment();
    true
}

/// Whether something on top begins here.
pub(super) fn is_plus(cursor: &Cursor<'_>) -> bool {
    let mut ahead = cursor.clone();
    ahead.take_sign('+') || ahead.take("plus")
}

/// Whether the words to the next break name something whose size the price does not tell.
fn is_unknown_amount(cursor: &Cursor<'_>) -> bool {
    const NOUNS: [&str; 9] = [
        "usage",
        "compute",
        "fee",
        "fees",
        "charge",
        "charges",
        "consumption",
        "add-on",
        "pay-as-you-go",
    ];
    let share = cursor.peek() == Some(&Kind::Percent);
    let mut words = cursor.clone();
    let mut named = false;
    while !words.is_at_break() {
        match words.peek() {
            Some(Kind::Word(word)) => named |= NOUNS.contains(&word.as_str()),
            Some(Kind::Money(..)) => return false,
            Some(Kind::Count(_) | Kind::Quantity | Kind::Percent | Kind::Sign(_)) | None => {}
        }
        words.skip();
    }
    share || named
}

/// "usage-based", "by volume": the amount is where it begins, and grows with use.
fn grows_with_use(cursor: &mut Cursor<'_>, group: &mut Group) -> bool {
    const BY_USE: [&str; 3] = [
        "usage-based",
        "usage-priced",
        "base price per organisation plus usage",
    ];
    const GROWS: [&str; 18] = [
        "volume-based",
        "resource-based",
        "mau-based",
        "by volume",
        "by event volume",
        "priced by event volume",
        "by employee count",
        "by monthly order volume",
        "by profiles",
        "scales",
        "for the smallest bundle",
        "entry list size",
        "lowest credit tier",
        "starting price",
        "price scales with shipment volume",
        "minimum contract",
        "minimum annual contract",
        "org-level base price with default pre-paid data",
    ];
    let segment = cursor.segment_text().to_lowercase();
    if BY_USE.contains(&segment.as_str()) {
        group.plus.push("usage".to_owned());
    } else if GROWS.contains(&segment.as_str()) {
        group.from |= group.first.tag.high.is_none();
    } else {
        return false;
    }
    cursor.skip_segment();
    true
}
