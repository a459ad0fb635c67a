//! An app's price in a word for lists and queries: the target's price a seat and month, the jump, the seat minimum.

use super::annual::least_seats;
use super::choice::{Choice, End, choose};
use super::estimate::{NativeState, Reach};
use super::number::Tenths;
use super::range::Range;
use super::scenario::Scenario;
use crate::catalog::App;
use crate::catalog::app::TierFacts;
use crate::catalog::money::Cents;
use crate::catalog::price::{Price, Terms};

/// What lists and queries (`price:`, `jump:`, `seats:`) need of an app under a scenario and, where one is chosen, my IdP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// Where native SCIM stands for my IdP; without one, whatever the IdP.
    pub state: NativeState,
    /// The target tier's name; `None` where none is known.
    pub target: Option<String>,
    /// The target's price a seat and month at these seats (a year's cost over seats over 12, rounded half up to the cent);
    /// with an add-on, that of the current plan with it. `None` where it cannot be summed.
    pub price: Option<Range>,
    /// Target tier against current tier; `None` where either has no price, or today costs nothing.
    pub jump: Option<Jump>,
    /// The seat minimum of the target, where stated.
    pub least_seats: Option<u32>,
}

/// How many times the current tier's price the target costs, in hundredths: 207 is 2.07x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jump {
    /// The lower end.
    pub low: u64,
    /// The upper end; `None`: open above.
    pub high: Option<u64>,
}

/// `2.1x`, `from 5.3x`, `1.2x to 2x`: one decimal, rounded half up.
impl std::fmt::Display for Jump {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let times = |hundredths: u64| {
            let tenths = hundredths.saturating_add(5) / 10;
            format!("{}x", Tenths(tenths))
        };
        let text = match self.high {
            None => format!("from {}", times(self.low)),
            Some(high) if times(high) == times(self.low) => times(self.low),
            Some(high) => format!("{} to {}", times(self.low), times(high)),
        };
        out.pad(&text)
    }
}

/// The headline of an app under a scenario, as my IdP reaches it. What is of no use to it has no price.
#[must_use]
pub fn headline(app: &App, scenario: &Scenario, reach: Option<Reach>) -> Headline {
    let seats = scenario.seats(&app.id);
    let choice = choose(app, scenario, reach, seats);
    let (from, to) = yearly_costs(&choice);
    let tier = choice.to.and_then(|end| end.tier);
    Headline {
        state: choice.state,
        target: choice.to.map(|end| end.name.to_owned()),
        price: to.map(|yearly| a_seat_and_month(yearly, seats)),
        jump: from.zip(to).and_then(|(from, to)| jump(from, to)),
        least_seats: tier
            .and_then(|tier| stated_least(app, tier))
            .or_else(|| app.scim.min_seats.get().filter(|_| tier.is_none())),
    }
}

/// What today's tier and the target cost a year; with an add-on the target is the current plan and the add-on.
fn yearly_costs(choice: &Choice<'_>) -> (Option<Range>, Option<Range>) {
    let range = |end: Option<End<'_>>| end.and_then(|end| end.annual.range());
    let (from, to) = (range(choice.from), range(choice.to));
    if !choice.add_on {
        return (from, to);
    }
    (from, from.zip(to).and_then(|(from, to)| from.sum(to)))
}

fn a_seat_and_month(yearly: Range, seats: u32) -> Range {
    let seat_months = i64::from(seats.max(1)).saturating_mul(12);
    let share = |cents: Cents| {
        let doubled = cents.0.saturating_mul(2).saturating_add(seat_months);
        Cents(doubled.div_euclid(seat_months.saturating_mul(2)))
    };
    Range {
        low: share(yearly.low),
        high: yearly.high.map(share),
        ..yearly
    }
}

/// Target against current: low over high to high over low. Where today's price is open above, its stated part is compared.
fn jump(from: Range, to: Range) -> Option<Jump> {
    if from.currency != to.currency || from.low <= Cents::ZERO {
        return None;
    }
    let from_high = from.high.unwrap_or(from.low);
    Some(Jump {
        low: times(to.low, from_high)?,
        high: match to.high {
            Some(high) => Some(times(high, from.low)?),
            None => None,
        },
    })
}

/// In hundredths, rounded half up.
fn times(over: Cents, under: Cents) -> Option<u64> {
    let under = i128::from(under.0);
    let doubled = i128::from(over.0).saturating_mul(200).saturating_add(under);
    u64::try_from(doubled.checked_div_euclid(under.saturating_mul(2))?).ok()
}

/// The seat minimum that is stated for a tier: beside it, or in its price.
fn stated_least(app: &App, tier: &TierFacts) -> Option<u32> {
    let in_price = match tier.price.value().map(Price::terms) {
        Some(Terms::Offers(offers) | Terms::PlusTier { plus: offers, .. }) => {
            offers.iter().filter_map(|offer| offer.seats.least).min()
        }
        Some(Terms::Quote { seats, .. } | Terms::Free { seats }) => seats.least,
        Some(
            Terms::Included
            | Terms::Usage { .. }
            | Terms::NotRead { .. }
            | Terms::NotDisclosed
            | Terms::NotOffered,
        )
        | None => None,
    };
    least_seats(app, tier).max(in_price)
}
