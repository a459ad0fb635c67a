//! The reader of price words: tokens, then clauses, then offers.
//!
//! A wrong reading is worse than none. So the words of an amount are read whole or not at all: every token has to belong to
//! a clause that is understood, and two clauses that contradict each other make a price that is not read, with the reason.
//! Nothing here knows of apps, tiers or sums.

mod amount;
mod billing;
mod clause;
mod draft;
mod extra;
mod phrase;
mod remark;
mod restated;
mod seats;
mod token;
mod words;

use super::terms::{Billing, Charge, Offer, Terms};
use draft::Group;
use token::{Cursor, Token};

/// Whether an amount of money stands anywhere in the words.
pub(super) fn names_an_amount(text: &str) -> bool {
    token::tokens(text).iter().any(Token::is_money)
}

/// What the words of a price say.
pub(super) fn terms(text: &str) -> Terms {
    let tokens = token::tokens(text);
    phrase::terms(text, &tokens)
        .unwrap_or_else(|| priced(text, &tokens))
        .unwrap_or_else(|why| Terms::NotRead { why })
}

/// The terms of words that begin with an amount.
fn priced(text: &str, tokens: &[Token]) -> Result<Terms, String> {
    let mut cursor = Cursor::new(text, tokens);
    let tier = phrase::leading_name(&mut cursor)?;
    if let Some(usage) = metered(&cursor) {
        return Ok(usage);
    }
    let offers = offers_of(&clause::groups(&mut cursor)?)?;
    let by_quote = ["by quote", "quote required"]
        .iter()
        .any(|words| text.to_lowercase().contains(words));
    Ok(match tier {
        Some(tier) => Terms::PlusTier { tier, plus: offers },
        None if by_quote => Terms::Quote {
            seats: super::Seats::ANY,
            named: offers,
        },
        None => Terms::Offers(offers),
    })
}

/// Words that begin with the price of something used up: billed by use, whatever follows, unless seats have a price too.
fn metered(cursor: &Cursor<'_>) -> Option<Terms> {
    let mut ahead = cursor.clone();
    let first = amount::tag(&mut ahead).filter(amount::Tag::is_metered)?;
    while !ahead.is_at_end() {
        match amount::tag(&mut ahead) {
            Some(tag) if tag.unit == amount::Unit::Seat => return None,
            Some(_) => {}
            None => ahead.skip(),
        }
    }
    let named = Group::new(first).offers().unwrap_or_default();
    Some(Terms::Usage { named })
}

/// The offers of all groups, bands set apart from each other.
fn offers_of(groups: &[Group]) -> Result<Vec<Offer>, String> {
    let mut offers: Vec<Offer> = Vec::new();
    for group in groups {
        if let Some(few) = group.seats.most.filter(|_| group.replaces_for_few) {
            // "$10/employee/mo; $250/mo flat for 25 or fewer": the price per seat begins behind.
            for earlier in &mut offers {
                earlier.seats.least = few.checked_add(1);
            }
        }
        offers.extend(group.offers()?);
    }
    check(&offers)?;
    Ok(offers)
}

/// Refuses offers that contradict themselves or each other.
fn check(offers: &[Offer]) -> Result<(), String> {
    for (position, offer) in offers.iter().enumerate() {
        if let (Some(least), Some(most)) = (offer.seats.least, offer.seats.most)
            && least > most
        {
            return Err("the seat minimum is above the maximum".to_owned());
        }
        for other in offers.iter().skip(position.saturating_add(1)) {
            compare(offer, other)?;
        }
    }
    Ok(())
}

/// Refuses two offers of one shape that are billed alike, or billed otherwise at amounts too far apart to be one price.
fn compare(offer: &Offer, other: &Offer) -> Result<(), String> {
    let (mine, theirs) = match (&offer.charge, &other.charge) {
        (Charge::PerSeat(mine), Charge::PerSeat(theirs))
        | (Charge::Flat(mine), Charge::Flat(theirs))
        | (Charge::Bare(mine), Charge::Bare(theirs))
        | (Charge::Package { base: mine, .. }, Charge::Package { base: theirs, .. })
        | (Charge::PerUnit { amount: mine, .. }, Charge::PerUnit { amount: theirs, .. }) => {
            (mine, theirs)
        }
        (
            Charge::PerSeat(_)
            | Charge::Flat(_)
            | Charge::Bare(_)
            | Charge::Package { .. }
            | Charge::PerUnit { .. },
            _,
        ) => return Ok(()),
    };
    if offer.billing == other.billing {
        return Err("two amounts are billed alike".to_owned());
    }
    if let (Some(mine), Some(theirs)) = (mine.yearly(), theirs.yearly())
        && (far_above(mine.low().0, theirs.low().0) || far_above(theirs.low().0, mine.low().0))
    {
        return Err("two ways of billing are too far apart to be one price".to_owned());
    }
    Ok(())
}

/// Whether one amount is more than two and a half times another.
fn far_above(one: i64, other: i64) -> bool {
    one.saturating_mul(2) > other.saturating_mul(5)
}

/// Nothing for the first seats, an amount for each beyond.
fn free_then(included: u32, further: &amount::Tag) -> Result<Terms, String> {
    let amount = further.amount(None)?;
    let base = super::terms::Amount::exact(super::Cents::ZERO, amount.period);
    Ok(Terms::Offers(vec![Offer {
        billing: Billing::NotStated,
        currency: further.currency,
        from: further.from,
        ..Offer::of(Charge::Package {
            base,
            included,
            further: Some(amount),
        })
    }]))
}

#[cfg(test)]
mod tests;
