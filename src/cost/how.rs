//! How a yearly cost came about, in plain words.

use super::annual::{Annual, Yearly};
use super::why::in_seats;

/// "$15 a seat and month, annual, for 100 seats"; for what has no sum, why.
pub(super) fn annual_in_words(annual: &Annual<'_>, seats: u32) -> String {
    match annual {
        Annual::Priced(yearly) => yearly_in_words(yearly, seats),
        Annual::Not(why) => why.words(),
    }
}

fn yearly_in_words(yearly: &Yearly<'_>, seats: u32) -> String {
    let Some(offer) = yearly.offer else {
        return "free".to_owned();
    };
    let base = match yearly.base {
        Some((tier, Some(offer))) => format!("{tier} ({offer}) plus "),
        Some((tier, None)) => format!("{tier} plus "),
        None => String::new(),
    };
    let minimum = if yearly.billed > seats {
        format!(" (billed for the minimum of {})", in_seats(yearly.billed))
    } else {
        String::new()
    };
    let spend = if yearly.at_minimum_spend {
        ", at the minimum spend"
    } else {
        ""
    };
    format!("{base}{offer}, for {}{minimum}{spend}", in_seats(seats))
}
