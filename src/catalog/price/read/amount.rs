//! One amount with what clings to it: from, range, unit, period, flat.

use super::super::terms::{Amount, Period};
use super::super::{Cents, Currency};
use super::token::{Cursor, Kind};
use super::words;

/// An amount as the words give it, with what they leave out left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) currency: Currency,
    /// `None` where the amount is finer than a cent.
    pub(super) low: Option<Cents>,
    pub(super) high: Option<Cents>,
    pub(super) period: Option<Period>,
    pub(super) unit: Unit,
    /// The words say flat.
    pub(super) flat: bool,
    /// The amount is where the price begins.
    pub(super) from: bool,
    /// The amount is where the price ends ("up to").
    pub(super) up_to: bool,
    pub(super) about: bool,
    /// The amount is for each seat beyond those included.
    pub(super) further: bool,
}

/// What an amount is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unit {
    /// The words do not say.
    Unsaid,
    Seat,
    /// The whole customer, in the words' own word (organisation, workspace).
    Whole(String),
    /// Something else that is counted.
    Thing(String),
}

impl Tag {
    /// The amount over its period, or why it cannot be had.
    pub(super) fn amount(&self, period: Option<Period>) -> Result<Amount, String> {
        let low = self.low.ok_or("an amount is finer than a cent")?;
        let each = self.is_metered().then_some(Period::Each);
        let period = self
            .period
            .or(each)
            .or(period)
            .ok_or("the words do not say for how long an amount pays")?;
        if self.up_to {
            return Ok(Amount::range(Cents::ZERO, low, period));
        }
        Ok(Amount::range(low, self.high.unwrap_or(low), period))
    }

    /// Whether a price in this amount is billed by what is used up.
    pub(super) fn is_metered(&self) -> bool {
        match &self.unit {
            Unit::Thing(unit) => {
                self.period.is_none()
                    && (words::is_metered(unit)
                        || unit.starts_with(|first: char| first.is_ascii_digit()))
            }
            Unit::Unsaid | Unit::Seat | Unit::Whole(_) => false,
        }
    }
}

/// Reads one amount and what clings to it; `None`, with the cursor where it was, where there is none.
pub(super) fn tag(cursor: &mut Cursor<'_>) -> Option<Tag> {
    let mut ahead = cursor.clone();
    let mut tag = Tag {
        currency: Currency::Usd,
        low: None,
        high: None,
        period: None,
        unit: Unit::Unsaid,
        flat: false,
        from: false,
        up_to: false,
        about: false,
        further: false,
    };
    lead(&mut ahead, &mut tag);
    let Some(Kind::Money(currency, low)) = ahead.peek() else {
        return None;
    };
    (tag.currency, tag.low) = (*currency, *low);
    ahead.skip();
    upper_end(&mut ahead, &mut tag);
    while tail(&mut ahead, &mut tag) {}
    *cursor = ahead;
    Some(tag)
}

/// What stands before an amount.
fn lead(cursor: &mut Cursor<'_>, tag: &mut Tag) {
    loop {
        if cursor.take_any(&["from", "starting at", "starts at", "start at", "as low as"]) {
            tag.from = true;
        } else if cursor.take("up to") {
            tag.up_to = true;
        } else if cursor.take_any(&["around", "about", "roughly", "typically", "~"]) {
            tag.about = true;
        } else if cursor.take("flat") {
            tag.flat = true;
        } else {
            return;
        }
    }
}

/// The second number of a range, and the plus that leaves an amount open above.
fn upper_end(cursor: &mut Cursor<'_>, tag: &mut Tag) {
    let mut ahead = cursor.clone();
    if ahead.take_sign('-') || ahead.take("to") {
        tag.high = match ahead.peek() {
            Some(Kind::Money(currency, high)) if *currency == tag.currency => *high,
            Some(Kind::Count(units)) => Some(Cents::whole(i64::from(*units))),
            Some(_) | None => None,
        };
        if tag.high.is_some() {
            ahead.skip();
            *cursor = ahead;
        }
    }
    let mut ahead = cursor.clone();
    if ahead.take_sign('+') && ahead.peek() == Some(&Kind::Sign('/')) {
        tag.from = true;
        *cursor = ahead;
    }
}

/// One thing that stands behind an amount; false where nothing more clings to it.
fn tail(cursor: &mut Cursor<'_>, tag: &mut Tag) -> bool {
    if !tag.flat && cursor.take("flat") {
        tag.flat = true;
        return true;
    }
    if tag.period.is_none() && cursor.take_any(&["one-time", "initial"]) {
        tag.period = Some(Period::Once);
        return true;
    }
    if tag.period.is_none() && cursor.take("annually") {
        tag.period = Some(Period::Year);
        return true;
    }
    let mut ahead = cursor.clone();
    let joined = ahead.take_sign('/') | ahead.take("per");
    let found = (joined && period(&mut ahead, tag)) || unit(&mut ahead, tag, joined);
    if found {
        *cursor = ahead;
    }
    found
}

fn period(cursor: &mut Cursor<'_>, tag: &mut Tag) -> bool {
    if tag.period.is_some() {
        return false;
    }
    tag.period = if cursor.take_any(&["mo", "month"]) {
        Some(Period::Month)
    } else if cursor.take_any(&["yr", "year"]) {
        Some(Period::Year)
    } else {
        None
    };
    tag.period.is_some()
}

/// A unit that stands apart from its amount: "per store".
pub(super) fn unit_behind(cursor: &mut Cursor<'_>, tag: &mut Tag) -> bool {
    cursor.take("per") && unit(cursor, tag, true)
}

/// The unit of an amount: `/protected user`, `per 100,000 errors`, `$49 user/month`.
fn unit(cursor: &mut Cursor<'_>, tag: &mut Tag, joined: bool) -> bool {
    if tag.unit != Unit::Unsaid {
        return false;
    }
    let mut ahead = cursor.clone();
    let further = joined && ahead.peek_word().is_some_and(words::is_further);
    if further {
        ahead.skip();
    }
    for length in (1..=3).rev() {
        let phrase: Vec<&str> = (0..length)
            .map_while(|at| match ahead.peek_at(at) {
                Some(Kind::Word(word)) => Some(word.as_str()),
                Some(_) | None => None,
            })
            .collect();
        if phrase.len() < length {
            continue;
        }
        let follower = ahead.peek_at(length);
        let noun = phrase.join(" ");
        let mut behind = ahead.clone();
        for _ in 0..length {
            behind.skip();
        }
        let own_words = behind.text_since(&ahead).to_owned();
        let found = if words::is_seat(&phrase) {
            // Without "per" only "$49 user/month" is a unit; "$9 user ..." may be anything.
            (joined || follower == Some(&Kind::Sign('/'))).then_some(Unit::Seat)
        } else if joined && words::is_unit(&noun) {
            Some(Unit::Thing(own_words))
        } else if joined && words::is_whole(&noun) {
            Some(Unit::Whole(own_words))
        } else {
            None
        };
        if let Some(found) = found {
            tag.unit = found;
            tag.further |= further;
            *cursor = behind;
            return true;
        }
    }
    joined && quantity_unit(cursor, tag)
}

/// A unit that is a number of things: `per 100,000 errors`, `/1M tokens`.
fn quantity_unit(cursor: &mut Cursor<'_>, tag: &mut Tag) -> bool {
    let start = cursor.clone();
    let mut ahead = cursor.clone();
    if !matches!(ahead.peek(), Some(Kind::Count(_) | Kind::Quantity)) {
        return false;
    }
    ahead.skip();
    if ahead.peek_word().is_some() {
        ahead.skip();
    }
    tag.unit = Unit::Thing(ahead.text_since(&start).to_owned());
    *cursor = ahead;
    true
}
