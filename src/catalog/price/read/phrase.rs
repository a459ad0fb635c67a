//! Prices that are no amount: free, included, by quote, by use, not known, not sold; and the names that lead an amount.

use super::super::terms::{Seats, Terms};
use super::super::{Cents, Currency};
use super::amount::tag;
use super::seats::{self, Further, Said};
use super::token::{Cursor, Kind, Token};
use super::{clause, offers_of};

/// What words say as a whole; `None` where they are to be read amount by amount.
pub(super) fn terms(text: &str, tokens: &[Token]) -> Option<Result<Terms, String>> {
    let words = text.trim().to_lowercase();
    let has_money = tokens.iter().any(Token::is_money);
    if starts(&words, NOT_OFFERED) {
        return Some(Ok(Terms::NotOffered));
    }
    if starts(&words, INCLUDED) && !starts(&words, &["included; from"]) {
        return Some(Ok(Terms::Included));
    }
    if let Some(free) = free(text, tokens) {
        return Some(free);
    }
    if !has_money {
        return Some(without_amount(text, tokens, &words));
    }
    if starts(&words, QUOTE_STARTS) {
        return Some(Ok(quote(text, tokens)));
    }
    let by_share = tokens.first().is_some_and(Token::is_percent);
    if by_share || starts(&words, USAGE_STARTS) {
        return Some(Ok(Terms::Usage {
            named: named(text, tokens),
        }));
    }
    None
}

const NOT_OFFERED: &[&str] = &["not offered", "no new subscriptions", "not sold"];

const INCLUDED: &[&str] = &["included", "no extra charge", "no additional fee"];

const NOT_DISCLOSED_STARTS: &[&str] = &[
    "not disclosed",
    "not published",
    "not public",
    "not verified",
    "not captured",
    "not stated",
    "not listed",
    "not shown",
    "not readable",
    "not documented",
    "unknown",
    "no public price",
];

const NOT_DISCLOSED_ANYWHERE: &[&str] = &[
    "price not published",
    "price not listed",
    "price not stated",
    "prices not listed",
    "not published",
    "no price published",
    "no public price",
    "amount not readable",
    "amounts not readable",
    "amount not captured",
];

const QUOTE_STARTS: &[&str] = &[
    "contact sales",
    "contact us",
    "contact an ",
    "custom",
    "request",
    "get pricing",
    "talk to sales",
    "quote",
    "quoted",
    "price upon request",
    "on request",
    "book a demo",
    "per job, quote only",
];

const QUOTE_ANYWHERE: &[&str] = &[
    "contact sales",
    "contact us",
    "quote-only",
    "quote-based",
    "talk to sales",
];

const USAGE_STARTS: &[&str] = &[
    "usage-based",
    "usage-priced",
    "pay-as-you-go",
    "pay as you go",
    "consumption-based",
    "credits-based",
    "annual commit, usage-based",
    "no seat fee; usage",
];

const USAGE_ANYWHERE: &[&str] = &[
    "usage-based",
    "usage-priced",
    "pay-as-you-go",
    "pay as you go",
    "consumption-based",
    "transaction-based",
    "session-based",
    "credits-based",
    "percentage of",
    "pay-per-job",
    "billed per",
    "cluster-hour",
    "cluster hourly",
    "pay per ",
    "pay for ",
    "media spend",
    "mau-based",
];

fn starts(words: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| words.starts_with(phrase))
}

fn holds(words: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| words.contains(phrase))
}

/// Words in which no amount of money stands.
fn without_amount(text: &str, tokens: &[Token], words: &str) -> Result<Terms, String> {
    if starts(words, NOT_DISCLOSED_STARTS) && holds(words, QUOTE_ANYWHERE) {
        return Ok(quote(text, tokens));
    }
    if starts(words, QUOTE_STARTS) {
        return Ok(quote(text, tokens));
    }
    if starts(words, NOT_DISCLOSED_STARTS) && !holds(words, &["usage-based"]) {
        return Ok(Terms::NotDisclosed);
    }
    if holds(words, NOT_DISCLOSED_ANYWHERE) && !holds(words, USAGE_ANYWHERE) {
        return Ok(Terms::NotDisclosed);
    }
    if holds(words, &["software free"]) {
        return Err("one part is free and another is not".to_owned());
    }
    let by_sales = holds(words, QUOTE_ANYWHERE) && !words.contains("contact sales for ");
    if by_sales {
        return Ok(quote(text, tokens));
    }
    if holds(words, USAGE_ANYWHERE) || tokens.first().is_some_and(Token::is_percent) {
        return Ok(Terms::Usage { named: Vec::new() });
    }
    Err("no amount is named".to_owned())
}

fn quote(text: &str, tokens: &[Token]) -> Terms {
    Terms::Quote {
        seats: limits(text, tokens, false),
        named: named(text, tokens),
    }
}

/// The amounts that stand in words which are no amount as a whole; none where they cannot be read with certainty.
fn named(text: &str, tokens: &[Token]) -> Vec<super::Offer> {
    let mut cursor = Cursor::new(text, tokens);
    let mut fresh = false;
    while !cursor.is_at_end() {
        let here = cursor.clone();
        if fresh && tag(&mut cursor).is_some() {
            let mut from = here;
            return clause::groups(&mut from)
                .and_then(|groups| offers_of(&groups))
                .unwrap_or_default();
        }
        cursor = here;
        fresh = cursor.is_at_break() || cursor.peek_word() == Some("plans");
        cursor.skip();
    }
    Vec::new()
}

/// The seat limits in words of which not everything has to be understood. `counts_bound` takes "5 users" for a maximum.
fn limits(text: &str, tokens: &[Token], counts_bound: bool) -> Seats {
    let mut limits = Seats::ANY;
    let mut cursor = Cursor::new(text, tokens);
    let mut fresh = true;
    while !cursor.is_at_end() {
        let mut ahead = cursor.clone();
        let said = if fresh {
            seats::clause(&mut ahead)
        } else {
            None
        };
        match said {
            Some(said) if ahead.is_at_break() => {
                match said {
                    Said::Least(least) | Said::StartsAt(least) => limits.least = Some(least),
                    Said::Most(most) => limits.most = Some(most),
                    Said::Between(least, most) => {
                        limits = Seats {
                            least: Some(least).filter(|least| *least > 1),
                            most: Some(most),
                        };
                    }
                    Said::For(seats) if counts_bound => limits.most = Some(seats),
                    Said::For(_)
                    | Said::Unlimited
                    | Said::Further(..)
                    | Said::ForAndFurther(..) => {}
                }
                cursor = ahead;
                fresh = true;
            }
            Some(_) | None => {
                fresh = cursor.is_at_break();
                cursor.skip();
            }
        }
    }
    limits
}

/// What makes of a price of nothing one that is billed by use.
const METERED: &[&str] = &[
    "usage",
    "%",
    "pay ",
    "per million",
    "event volume",
    "first 1m",
    "by event",
    "charges",
    "media spend",
];

/// Words that begin with free, or with no amount to pay.
fn free(text: &str, tokens: &[Token]) -> Option<Result<Terms, String>> {
    let mut cursor = Cursor::new(text, tokens);
    if let Some(terms) = free_then_paid(&cursor) {
        return Some(terms);
    }
    let from = cursor.take_any(&["from", "starts at"]);
    let said = cursor.take_any(&["free", "always free", "no fee"]);
    if said {
        let _ = cursor.take_sign(',');
    }
    let nothing = matches!(cursor.peek(), Some(Kind::Money(_, Some(Cents::ZERO))))
        && tag(&mut cursor).is_some();
    let rest = cursor.tail().to_lowercase();
    if !said && !nothing || holds(&rest, NOT_DISCLOSED_ANYWHERE) {
        return None;
    }
    if holds(&rest, &["trial", "30 days", "not sold"]) {
        return Some(Err("free for a time only".to_owned()));
    }
    if rest.starts_with('+') || holds(&rest, METERED) {
        return Some(Ok(Terms::Usage { named: Vec::new() }));
    }
    if rest_has_price(&cursor) || holds(&rest, &["quote", "extra", "then ", "after "]) {
        return Some(Err("one part is free and another is not".to_owned()));
    }
    if from {
        return None;
    }
    Some(Ok(Terms::Free {
        seats: limits(text, tokens, true),
    }))
}

/// Whether an amount above zero follows that is a price, not somebody's revenue.
fn rest_has_price(cursor: &Cursor<'_>) -> bool {
    let mut ahead = cursor.clone();
    while !ahead.is_at_end() {
        if let Some(Kind::Money(_, cents)) = ahead.peek() {
            let mut after = ahead.clone();
            after.skip();
            if *cents != Some(Cents::ZERO) && !after.take_any(&["revenue", "raised"]) {
                return true;
            }
        }
        ahead.skip();
    }
    false
}

/// "First 5 users free, then $6/user/mo", "Free for 3 users, $8/mo each more", "$0 for 3 users, then $8/mo per extra user".
fn free_then_paid(cursor: &Cursor<'_>) -> Option<Result<Terms, String>> {
    let mut ahead = cursor.clone();
    let zero = matches!(
        ahead.peek(),
        Some(Kind::Money(Currency::Usd, Some(Cents::ZERO)))
    );
    if zero {
        ahead.skip();
    }
    let first = ahead.take("first");
    if !first && !zero && !ahead.take("free") {
        return None;
    }
    let (included, further) = if first {
        let included = ahead.take_count()?;
        if !ahead.take_any(&["users free", "seats free"]) {
            return None;
        }
        let _ = ahead.take_sign(',');
        let _ = ahead.take("then");
        (included, tag(&mut ahead)?)
    } else {
        match seats::clause(&mut ahead)? {
            Said::ForAndFurther(
                included,
                Further {
                    tag, more: None, ..
                },
            ) => (included, tag),
            Said::ForAndFurther(..)
            | Said::Least(_)
            | Said::Most(_)
            | Said::Between(..)
            | Said::For(_)
            | Said::StartsAt(_)
            | Said::Unlimited
            | Said::Further(..) => return None,
        }
    };
    if !ahead.is_at_end() {
        return None;
    }
    Some(super::free_then(included, &further))
}

/// Moves over a name before the first amount. A name and a plus is another tier whose price counts as well: that is returned.
pub(super) fn leading_name(cursor: &mut Cursor<'_>) -> Result<Option<String>, String> {
    let start = cursor.clone();
    let mut probe = cursor.clone();
    if probe.take_sign('+') && tag(&mut probe).is_some() {
        let _ = cursor.take_sign('+');
        return Ok(None);
    }
    if tag(&mut probe).is_some() {
        return Ok(None);
    }
    let mut ahead = cursor.clone();
    while !ahead.is_at_end() {
        let end = ahead.clone();
        let colon = ahead.take_sign(':');
        let plus = ahead.take_sign('+');
        let amount = tag(&mut ahead.clone()).is_some();
        let name = end.text_since(&start).trim();
        if amount && !name.is_empty() {
            *cursor = ahead;
            if colon || (!plus && is_name(name)) {
                return Ok(None);
            }
            let tier = name.strip_suffix(" price").unwrap_or(name);
            if plus && is_name(tier) {
                return Ok(Some(tier.to_owned()));
            }
            return Err(format!("\"{name}\" is not understood"));
        }
        ahead = end;
        ahead.skip();
    }
    Err("no amount is named".to_owned())
}

/// Whether words are a name: each begins with a capital or is a sign.
fn is_name(words: &str) -> bool {
    words
        .split_whitespace()
        .all(|word| word.starts_with(char::is_uppercase))
}
