//! What the words of prices say, read by hand from the catalog and set beside what the reader finds.
//!
//! The notation of `tests/data/prices.txt`: offers are parted by ` | `; an offer is `from`/`about`, the charge (`seat`, `flat`,
//! `pack … for N then …`, `bare`, `unit NAME … seat …`) with amounts as `7.25/mo`, `/yr`, `/once`, `/each` or `25..50/mo`, then
//! `min`, `max`, `spend`, `once`, `plus`, the billing and other kinds of seat. Dollars go without saying. `?` is not read.

use std::fmt::Write as _;

use scimdex::catalog::money::Currency;
use scimdex::catalog::price::{Amount, Billing, Charge, Offer, Period, Price, Seats, Terms};

const TABLE: &str = include_str!("data/prices.txt");

#[test]
fn prices_of_the_catalog_read_as_a_person_reads_them() {
    let mut wrong = Vec::new();
    let mut checked = 0;
    for line in TABLE.lines() {
        if line.is_empty() || line.starts_with("# ") {
            continue;
        }
        let (words, expected) = line.split_once(" => ").expect("a line of the table");
        let read = terms(Price::read(words).terms());
        checked += 1;
        if read != expected {
            wrong.push(format!("{words}\n  by hand: {expected}\n  read:    {read}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(checked >= 200, "only {checked} prices are checked by hand");
}

#[test]
fn words_that_nothing_understands_keep_a_price_from_being_read() {
    let mut offers = 0;
    for line in TABLE.lines() {
        let Some((words, _)) = line.split_once(" => ") else {
            continue;
        };
        if Price::read(words).terms().offers().is_none() {
            continue;
        }
        offers += 1;
        for foreign in [
            "; but see page 7",
            ", zebras",
            " (2 zebras)",
            " + $3/zebra/mo",
            "; $7",
        ] {
            let words = format!("{words}{foreign}");
            let terms = Price::read(&words);
            assert!(
                matches!(terms.terms(), Terms::NotRead { .. }),
                "{words}: {}",
                terms.terms()
            );
        }
    }
    assert!(offers >= 150, "only {offers} prices were tried");
}

fn terms(terms: &Terms) -> String {
    match terms {
        Terms::Free { seats: limits } => format!("free{}", seats(limits)),
        Terms::Included => "included".to_owned(),
        Terms::Offers(list) => offers(list),
        Terms::PlusTier { tier, plus } => format!("{tier} + {}", offers(plus)),
        Terms::Quote {
            seats: limits,
            named: list,
        } => format!("quote{}{}", seats(limits), named(list)),
        Terms::Usage { named: list } => format!("usage{}", named(list)),
        Terms::NotRead { .. } => "?".to_owned(),
        Terms::NotDisclosed => "unknown".to_owned(),
        Terms::NotOffered => "not offered".to_owned(),
    }
}

fn named(list: &[Offer]) -> String {
    if list.is_empty() {
        String::new()
    } else {
        format!(" named {}", offers(list))
    }
}

fn offers(list: &[Offer]) -> String {
    list.iter().map(offer).collect::<Vec<_>>().join(" | ")
}

fn offer(offer: &Offer) -> String {
    let currency = match offer.currency {
        Currency::Usd => String::new(),
        other => format!("{} ", other.code()),
    };
    let mut text = String::new();
    text += if offer.about { "about " } else { "" };
    text += if offer.from { "from " } else { "" };
    text += &match &offer.charge {
        Charge::PerSeat(each) => format!("seat {currency}{}", amount(each)),
        Charge::Flat(whole) => format!("flat {currency}{}", amount(whole)),
        Charge::Bare(whole) => format!("bare {currency}{}", amount(whole)),
        Charge::Package {
            base,
            included,
            further,
        } => {
            let then = further.map_or(String::new(), |each| format!(" then {}", amount(&each)));
            format!("pack {currency}{} for {included}{then}", amount(base))
        }
        Charge::PerUnit {
            amount: each,
            unit,
            seat,
        } => {
            let seat = seat.map_or(String::new(), |each| format!(" seat {}", amount(&each)));
            format!("unit {unit} {currency}{}{seat}", amount(each))
        }
    };
    text += &seats(&offer.seats);
    if let Some(least) = &offer.minimum_spend {
        write!(text, " spend {}", amount(least)).unwrap();
    }
    if let Some(fee) = offer.one_time {
        write!(text, " once {fee}").unwrap();
    }
    if let Some(unknown) = &offer.plus {
        write!(text, " plus {unknown}").unwrap();
    }
    match offer.billing {
        Billing::Annual => text += " annual",
        Billing::Monthly => text += " monthly",
        Billing::Months(months) => write!(text, " {months}-months").unwrap(),
        Billing::NotStated => {}
    }
    for other in &offer.other_seats {
        write!(text, " {} {}", other.name, amount(&other.amount)).unwrap();
    }
    text
}

fn amount(amount: &Amount) -> String {
    let period = match amount.period {
        Period::Month => "mo",
        Period::Year => "yr",
        Period::Once => "once",
        Period::Each => "each",
    };
    match amount.to {
        None => format!("{}/{period}", amount.amount),
        Some(high) => format!("{}..{high}/{period}", amount.amount),
    }
}

fn seats(seats: &Seats) -> String {
    let mut text = String::new();
    if let Some(least) = seats.least {
        write!(text, " min {least}").unwrap();
    }
    if let Some(most) = seats.most {
        write!(text, " max {most}").unwrap();
    }
    text
}
