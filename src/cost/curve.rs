//! Yearly cost against headcount: points for the chart.

use super::estimate::{Reach, Winner};
use super::glance::glance;
use super::range::Range;
use super::scenario::{MOST_PEOPLE, Scenario};
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
            let size = (*size).clamp(1, MOST_PEOPLE);
            let seats = match axis {
                Axis::Headcount => scenario.seats_at(size),
                Axis::Seats => size,
            };
            let glance = glance(app, scenario, reach, seats);
            Point {
                size,
                seats,
                manual: glance.manual,
                native: glance.native,
                connector: glance.connector,
                winner: glance.winner,
            }
        })
        .collect();
    Curve { axis, points }
}
