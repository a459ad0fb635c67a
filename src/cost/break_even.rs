//! At which sizes the verdict changes, exactly.
//!
//! Every cost is piecewise linear in seats: the pieces end where a band, a minimum, an included number or a maximum lies
//! ([`edges`]), and within them the cheapest tier may change. Halving a piece finds every change: where the same offers
//! stand at both of its ends, the costs are linear between them, so a comparison that comes out the same at both ends comes
//! out so all the way. Rounding to the cent blurs a comparison by at most [`BLUR`]; what is closer is halved further.

use std::collections::BTreeSet;

use super::estimate::{Reach, Winner};
use super::glance::{Glance, glance};
use super::number::Percent;
use super::range::Range;
use super::scenario::{MOST_PEOPLE, Scenario};
use super::verdict::Part;
use crate::catalog::App;
use crate::catalog::money::Cents;
use crate::catalog::price::{Charge, Offer, Price, Seats, Terms};

/// How far from zero, in cents, a difference with manual work in it must be at both ends of a piece to be certain between
/// them. Rounding moves it off its line by less than four cents (three lines of manual work and the work left, half a cent
/// each, and the share of the three in the work left), at the end and between the ends.
const BLUR: i64 = 8;

/// A size at which the verdict changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crossing {
    /// The smallest headcount (seats, where the app has its own) with the new verdict.
    pub size: u32,
    /// The seats there.
    pub seats: u32,
    /// The share of today's headcount that those seats are, rounded up to a tenth of a percent; `None` where it is above
    /// 100 %.
    pub share: Option<Percent>,
    /// Who wins below.
    pub below: Winner,
    /// Who wins from here on.
    pub above: Winner,
}

/// The smallest size from which the verdict no longer changes (`None`: the same from 1 to 100,000), and every crossing.
/// Sizes are people, or seats for an app with seats of its own.
#[must_use]
pub fn break_even(
    app: &App,
    scenario: &Scenario,
    reach: Option<Reach>,
) -> (Option<u32>, Vec<Crossing>) {
    let own = scenario.own_seats(&app.id).is_some();
    let most = if own {
        MOST_PEOPLE
    } else {
        scenario.seats_at(MOST_PEOPLE)
    };
    let search = Search {
        app,
        scenario,
        reach,
        found: Vec::new(),
    };
    let crossings: Vec<Crossing> = search
        .run(most)
        .into_iter()
        .map(|(seats, below, above)| Crossing {
            size: if own {
                seats
            } else {
                people_for(seats, scenario.seat_share())
            },
            seats,
            share: share_of(seats, scenario.headcount()),
            below,
            above,
        })
        .collect();
    (crossings.last().map(|crossing| crossing.size), crossings)
}

/// The smallest headcount with so many seats.
fn people_for(seats: u32, share: Percent) -> u32 {
    let before = u64::from(seats.saturating_sub(1)).saturating_mul(1000);
    let people = (before / u64::from(share.0.max(1))).saturating_add(1);
    u32::try_from(people).unwrap_or(MOST_PEOPLE)
}

fn share_of(seats: u32, headcount: u32) -> Option<Percent> {
    let tenths = u64::from(seats)
        .saturating_mul(1000)
        .div_ceil(u64::from(headcount.max(1)));
    let share = Percent(u32::try_from(tenths).ok()?);
    (share <= Percent::HUNDRED).then_some(share)
}

/// The search for changes over the sizes of an app.
struct Search<'a> {
    app: &'a App,
    scenario: &'a Scenario,
    reach: Option<Reach>,
    found: Vec<(u32, Winner, Winner)>,
}

impl<'a> Search<'a> {
    fn look(&self, seats: u32) -> Glance<'a> {
        glance(self.app, self.scenario, self.reach, seats)
    }

    /// Finds every number of seats up to `most` at which the winner changes, with the winners on both sides.
    fn run(mut self, most: u32) -> Vec<(u32, Winner, Winner)> {
        let mut before: Option<Winner> = None;
        let starts = edges(self.app, most);
        let ends = starts
            .iter()
            .skip(1)
            .map(|start| start.saturating_sub(1))
            .chain([most]);
        for (start, end) in starts.iter().copied().zip(ends) {
            let (low, high) = (self.look(start), self.look(end));
            if let Some(winner) = before.filter(|winner| *winner != low.winner) {
                self.found.push((start, winner, low.winner));
            }
            before = Some(high.winner);
            self.halve(&low, &high);
        }
        self.found
    }

    /// Finds the changes between two sizes.
    fn halve(&mut self, low: &Glance<'a>, high: &Glance<'a>) {
        let width = high.seats.saturating_sub(low.seats);
        if width == 0 || self.is_settled(low, high) {
            return;
        }
        if width == 1 {
            if low.winner != high.winner {
                self.found.push((high.seats, low.winner, high.winner));
            }
            return;
        }
        let middle = self.look(low.seats.saturating_add(width / 2));
        self.halve(low, &middle);
        self.halve(&middle, high);
    }

    /// Whether the winner is certain to be the same all the way between two sizes of one piece.
    fn is_settled(&self, low: &Glance<'_>, high: &Glance<'_>) -> bool {
        if low.winner != high.winner || !same_offers(low, high) {
            return false;
        }
        let (Some(starts), Some(ends)) = (costs(low), costs(high)) else {
            // Blocked at both ends of a piece is blocked between them.
            return true;
        };
        // Without handwork, or where all of it is left, no rounding enters any difference.
        let is_exact = self.scenario.work_left() == Percent::HUNDRED
            || (low.manual.low == Cents::ZERO && high.manual.low == Cents::ZERO);
        let pairs = (0..3).flat_map(|one| (0..3).map(move |other| (one, other)));
        pairs.filter(|(one, other)| one != other).all(|pair| {
            let with_manual = pair.0 == 0 || pair.1 == 0;
            let blur = if with_manual && !is_exact { BLUR } else { 0 };
            match (above(&starts, pair), above(&ends, pair)) {
                (Some(start), Some(end)) => is_clear(start, end, blur),
                (None, None) => true,
                (Some(_), None) | (None, Some(_)) => false,
            }
        })
    }
}

/// The costs that take part, manual work first; `None` where nothing can be decided.
fn costs(glance: &Glance<'_>) -> Option<[Option<Range>; 3]> {
    match glance.part {
        Part::Takes(native) => Some([Some(glance.manual), Some(native), glance.connector]),
        Part::None => Some([Some(glance.manual), None, glance.connector]),
        Part::Blocks => None,
    }
}

/// By how much one cost's high is above another's low; `None` where the one is open above or either takes no part.
fn above(costs: &[Option<Range>; 3], (one, other): (usize, usize)) -> Option<Cents> {
    let high = costs.get(one).copied().flatten()?.high?;
    let low = costs.get(other).copied().flatten()?.low;
    Some(high.saturating_sub(low))
}

/// Whether a difference stays on one side all the way between two values of it: the side of "at most", or of "above".
fn is_clear(start: Cents, end: Cents, blur: i64) -> bool {
    let both = |side: &dyn Fn(i64) -> bool| side(start.0) && side(end.0);
    both(&|cents| cents > blur) || both(&|cents| cents <= blur.saturating_neg())
}

/// Whether the same offers stand behind both: the same choice, and each amount of the same offer.
fn same_offers(low: &Glance<'_>, high: &Glance<'_>) -> bool {
    let (low, high) = (&low.choice, &high.choice);
    low.state == high.state
        && low.add_on == high.add_on
        && low.held == high.held
        && low.from.map(|end| end.key()) == high.from.map(|end| end.key())
        && low.to.map(|end| end.key()) == high.to.map(|end| end.key())
}

/// The numbers of seats at which a piece begins: 1, and wherever a limit of any price lies.
fn edges(app: &App, most: u32) -> Vec<u32> {
    let mut edges = BTreeSet::from([1]);
    edges.extend(app.scim.min_seats.get());
    for tier in &app.tiers {
        if let Some(terms) = tier.price.value().map(Price::terms) {
            of_terms(terms, &mut edges);
        }
    }
    edges.retain(|seats| (1..=most).contains(seats));
    edges.into_iter().collect()
}

fn of_terms(terms: &Terms, edges: &mut BTreeSet<u32>) {
    match terms {
        Terms::Free { seats } | Terms::Quote { seats, .. } => of_seats(seats, edges),
        Terms::Offers(offers) | Terms::PlusTier { plus: offers, .. } => {
            for offer in offers {
                of_offer(offer, edges);
            }
        }
        Terms::Included
        | Terms::Usage { .. }
        | Terms::NotRead { .. }
        | Terms::NotDisclosed
        | Terms::NotOffered => {}
    }
}

/// The least is reached at the least; beyond the most begins another piece.
fn of_seats(seats: &Seats, edges: &mut BTreeSet<u32>) {
    edges.extend(seats.least);
    edges.extend(seats.most.map(|most| most.saturating_add(1)));
}

fn of_offer(offer: &Offer, edges: &mut BTreeSet<u32>) {
    of_seats(&offer.seats, edges);
    if let Charge::Package { included, .. } = &offer.charge {
        edges.extend([*included, included.saturating_add(1)]);
    }
    let Some(minimum) = offer
        .minimum_spend
        .as_ref()
        .and_then(|amount| amount.yearly())
    else {
        return;
    };
    // Where the seats begin to cost more than the minimum spend.
    let per_seat = match &offer.charge {
        Charge::PerSeat(amount) => amount.yearly(),
        Charge::Flat(_) | Charge::Package { .. } | Charge::Bare(_) | Charge::PerUnit { .. } => None,
    };
    for (minimum, each) in [
        (minimum.low(), per_seat.map(|amount| amount.low())),
        (minimum.high(), per_seat.map(|amount| amount.high())),
    ] {
        let each = each.map_or(0, |each| each.0).max(1);
        let reached = minimum.0.max(0).div_euclid(each);
        let reached = u32::try_from(reached).unwrap_or(u32::MAX);
        edges.extend([reached, reached.saturating_add(1)]);
    }
}
