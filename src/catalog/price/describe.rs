//! Terms in short plain words, for screens and tables.
//!
//! Only stated things are said, in the order amount, unit, period, seats, billing, extras. Nothing is summed.

use std::fmt;

use super::terms::{Amount, Billing, Charge, Offer, OtherSeat, Period, Seats, Terms};
use super::{Cents, Currency, Money};

impl Terms {
    /// The terms in short plain words: "$7.25 a seat and month, annual; $8.75 a seat and month, monthly", "by quote".
    pub fn describe(&self) -> String {
        match self {
            Self::Free { seats } => join("free", seats_in_words(seats)),
            Self::Included => "included, no price of its own".to_owned(),
            Self::Offers(offers) => offers_in_words(offers),
            Self::PlusTier { tier, plus } => {
                format!("the price of {tier} plus {}", offers_in_words(plus))
            }
            Self::Quote { seats, named } => {
                with_named(&join("by quote", seats_in_words(seats)), named)
            }
            Self::Usage { named } => with_named("usage-based", named),
            Self::NotRead { why } => format!("not read: {why}"),
            Self::NotDisclosed => "not documented".to_owned(),
            Self::NotOffered => "not offered".to_owned(),
        }
    }
}

impl fmt::Display for Terms {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.describe())
    }
}

impl fmt::Display for Offer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&offer_in_words(self))
    }
}

fn offers_in_words(offers: &[Offer]) -> String {
    let words: Vec<String> = offers.iter().map(offer_in_words).collect();
    words.join("; ")
}

fn with_named(words: &str, named: &[Offer]) -> String {
    if named.is_empty() {
        words.to_owned()
    } else {
        format!("{words}; named: {}", offers_in_words(named))
    }
}

fn join(words: &str, more: Option<String>) -> String {
    match more {
        Some(more) => format!("{words}, {more}"),
        None => words.to_owned(),
    }
}

fn offer_in_words(offer: &Offer) -> String {
    let currency = offer.currency;
    let mut words = String::new();
    if offer.from {
        words.push_str("from ");
    }
    if offer.about {
        words.push_str("about ");
    }
    words.push_str(&charge_in_words(&offer.charge, currency));
    if let Some(seats) = seats_in_words(&offer.seats) {
        words.push_str(", ");
        words.push_str(&seats);
    }
    match offer.billing {
        Billing::Annual => words.push_str(", annual"),
        Billing::Monthly => words.push_str(", monthly"),
        Billing::Months(months) => words.push_str(&format!(", {months} months at a time")),
        Billing::NotStated => {}
    }
    if let Some(least) = &offer.minimum_spend {
        words.push_str(&format!(", at least {}", amount_in_words(least, currency)));
    }
    if let Some(fee) = offer.one_time {
        words.push_str(&format!(", plus {} once", Money::new(fee, currency)));
    }
    if let Some(unknown) = &offer.plus {
        words.push_str(&format!(", plus {unknown}"));
    }
    for OtherSeat { name, amount } in &offer.other_seats {
        words.push_str(&format!(
            ", {name} seat {}",
            amount_in_words(amount, currency)
        ));
    }
    words
}

fn charge_in_words(charge: &Charge, currency: Currency) -> String {
    match charge {
        Charge::PerSeat(amount) => per("seat", amount, currency),
        Charge::Flat(amount) => format!("{} flat", amount_in_words(amount, currency)),
        Charge::Bare(amount) => amount_in_words(amount, currency),
        Charge::Package {
            base,
            included,
            further,
        } => {
            let base = amount_in_words(base, currency);
            match (included, further) {
                (0, Some(further)) => {
                    format!("{base} and {}", per("seat", further, currency))
                }
                (included, Some(further)) => format!(
                    "{base} for {}, then {}",
                    seat_count(*included),
                    per("seat", further, currency)
                ),
                (included, None) => format!("{base} for {}", seat_count(*included)),
            }
        }
        Charge::PerUnit { amount, unit, seat } => {
            let unit = per(unit, amount, currency);
            match seat {
                Some(seat) => format!("{unit} and {}", per("seat", seat, currency)),
                None => unit,
            }
        }
    }
}

/// "$25 to $50 a dyno and month".
fn per(unit: &str, amount: &Amount, currency: Currency) -> String {
    let article = match unit.chars().next() {
        Some('0'..='9') => "per",
        Some('a' | 'e' | 'i' | 'o' | 'A' | 'E' | 'I' | 'O') => "an",
        Some(_) if unit == "hour" => "an",
        Some(_) | None => "a",
    };
    let figure = figure(amount, currency);
    match amount.period {
        Period::Month => format!("{figure} {article} {unit} and month"),
        Period::Year => format!("{figure} {article} {unit} and year"),
        Period::Once => format!("{figure} {article} {unit} once"),
        Period::Each => format!("{figure} {article} {unit}"),
    }
}

/// "$20,000 a year".
fn amount_in_words(amount: &Amount, currency: Currency) -> String {
    let figure = figure(amount, currency);
    match amount.period {
        Period::Month => format!("{figure} a month"),
        Period::Year => format!("{figure} a year"),
        Period::Once => format!("{figure} once"),
        Period::Each => format!("{figure} each"),
    }
}

fn figure(amount: &Amount, currency: Currency) -> String {
    let money = |cents: Cents| Money::new(cents, currency);
    match amount.to {
        None => money(amount.amount).to_string(),
        Some(high) => format!("{} to {}", money(amount.amount), money(high)),
    }
}

fn seats_in_words(seats: &Seats) -> Option<String> {
    match (seats.least, seats.most) {
        (None, None) => None,
        (Some(least), None) => Some(format!("at least {}", seat_count(least))),
        (None, Some(most)) => Some(format!("at most {}", seat_count(most))),
        (Some(least), Some(most)) if least == most => Some(format!("exactly {}", seat_count(most))),
        (Some(least), Some(most)) => Some(format!("{least} to {}", seat_count(most))),
    }
}

fn seat_count(count: u32) -> String {
    match count {
        1 => "1 seat".to_owned(),
        more => format!("{more} seats"),
    }
}
