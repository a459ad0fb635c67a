//! Which dial moves the verdict most: each dial at the low and the high end of its slider, all others as they are.

use super::dial::Dial;
use super::estimate::{Reach, Winner};
use super::glance::{Glance, glance};
use super::scenario::Scenario;
use crate::catalog::App;
use crate::catalog::money::Cents;
use crate::order;

/// What a dial does to the verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swing {
    /// Which dial.
    pub dial: Dial,
    /// At the low end of its slider.
    pub low: Outcome,
    /// At the high end.
    pub high: Outcome,
    /// How far the lead moves between the two, in cents a year; `None` where a lead is not known.
    pub moves: Option<Cents>,
}

impl Swing {
    /// Whether another strategy wins at one end than at the other.
    #[must_use]
    pub fn turns_the_verdict(&self) -> bool {
        self.low.winner != self.high.winner
    }
}

/// The verdict with a dial at one end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The dial's value, as screens show it.
    pub value: String,
    /// Who wins there.
    pub winner: Winner,
    /// How much dearer than handwork the cheapest bought strategy is a year (below zero: cheaper), by their lower ends.
    /// `None` where no bought strategy has a cost in dollars.
    pub lead: Option<Cents>,
}

/// What each dial does to the verdict on an app; the dial that turns the verdict and moves the lead most comes first.
#[must_use]
pub fn sensitivity(app: &App, scenario: &Scenario, reach: Option<Reach>) -> Vec<Swing> {
    let mut swings: Vec<Swing> = Dial::ALL
        .into_iter()
        .filter_map(|dial| {
            let (low, high) = dial.slider();
            let at = |number| outcome(app, scenario, reach, (dial, number));
            let (low, high) = (at(low)?, at(high)?);
            let moves = low
                .lead
                .zip(high.lead)
                .map(|(low, high)| Cents(high.saturating_sub(low).0.saturating_abs()));
            Some(Swing {
                dial,
                low,
                high,
                moves,
            })
        })
        .collect();
    order::sort_by_key(&mut swings, |swing| {
        std::cmp::Reverse((
            swing.turns_the_verdict(),
            swing.moves.unwrap_or(Cents::ZERO),
        ))
    });
    swings
}

fn outcome(
    app: &App,
    scenario: &Scenario,
    reach: Option<Reach>,
    (dial, number): (Dial, i64),
) -> Option<Outcome> {
    let mut moved = scenario.clone();
    dial.set_number(&mut moved, number).ok()?;
    let glance = glance(app, &moved, reach, moved.seats(&app.id));
    Some(Outcome {
        value: dial.shown(&moved),
        winner: glance.winner,
        lead: lead(&glance),
    })
}

fn lead(glance: &Glance<'_>) -> Option<Cents> {
    let bought = [glance.native, glance.connector].into_iter().flatten();
    bought
        .filter(|range| range.currency == glance.manual.currency)
        .map(|range| range.low.saturating_sub(glance.manual.low))
        .min()
}
