//! Yearly cost against headcount: points for the chart, and the sizes that stand out on it.

use super::estimate::{Estimate, NativeState, Reach, Winner};
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

impl Axis {
    /// What the sizes count: "people", "seats".
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Headcount => "people",
            Self::Seats => "seats",
        }
    }
}

/// Why a size stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Landmark {
    /// It is the scenario's.
    Now,
    /// The verdict changes there.
    BreakEven,
}

impl Landmark {
    /// The word in JSON and CSV.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::BreakEven => "break_even",
        }
    }

    /// What screens call it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::BreakEven => "break-even",
        }
    }
}

impl Estimate {
    /// The sizes that stand out, rising: that of the scenario, and each at which the verdict changes. People, or seats for an
    /// app with seats of its own.
    #[must_use]
    pub fn landmarks(&self) -> Vec<(u32, Landmark)> {
        let now = if self.own_seats() {
            self.seats
        } else {
            self.dials.headcount
        };
        let crossings = self.verdict.crossings.iter();
        let mut all: Vec<(u32, Landmark)> = crossings
            .map(|crossing| (crossing.size, Landmark::BreakEven))
            .collect();
        all.push((now, Landmark::Now));
        all.sort_by_key(|(size, _)| *size);
        all
    }

    /// Why a size stands out; empty where it does not.
    #[must_use]
    pub fn landmarks_at(&self, size: u32) -> Vec<Landmark> {
        let all = self.landmarks().into_iter();
        all.filter(|(at, _)| *at == size)
            .map(|(_, what)| what)
            .collect()
    }
}

/// The sizes of a curve in words: 1, 2 and 5 with their tens up to 100,000, and those that stand out; rising, each once.
#[must_use]
pub fn sizes(estimate: &Estimate) -> Vec<u32> {
    let tens = std::iter::successors(Some(1_u32), |ten| {
        ten.checked_mul(10).filter(|ten| *ten <= MOST_PEOPLE)
    });
    let steps = tens.flat_map(|ten| [1_u32, 2, 5].map(|step| ten.saturating_mul(step)));
    let landmarks = estimate.landmarks();
    let mut sizes: Vec<u32> = steps
        .filter(|size| *size <= MOST_PEOPLE)
        .chain(landmarks.into_iter().map(|(size, _)| size))
        .collect();
    sizes.sort_unstable();
    sizes.dedup();
    sizes
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
    /// Where native SCIM stands at this size.
    pub native_state: NativeState,
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
                native_state: glance.choice.state,
                connector: glance.connector,
                winner: glance.winner,
            }
        })
        .collect();
    Curve { axis, points }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::catalog::money::Cents;
    use crate::cost::estimate;

    #[test]
    fn the_sizes_are_steps_of_ten_and_those_that_stand_out() {
        let catalog = Catalog::builtin().unwrap();
        let heroku = catalog.app("heroku").unwrap();
        let mut scenario = Scenario::default();
        scenario.set_connector_fee(Some(Cents(500_000))).unwrap();
        scenario.set_headcount(1_200).unwrap();
        let estimate = estimate(heroku, &scenario, None);
        let turn = estimate.verdict.crossings[0].size;
        assert_eq!(
            estimate.landmarks(),
            [(turn, Landmark::BreakEven), (1_200, Landmark::Now)]
        );
        let sizes = sizes(&estimate);
        assert_eq!(sizes.first().copied(), Some(1));
        assert_eq!(sizes.last().copied(), Some(100_000));
        assert!(sizes.contains(&turn) && sizes.contains(&1_200));
        assert_eq!(sizes.len(), 16 + 2);
        assert!(sizes.windows(2).all(|pair| pair[0] < pair[1]));
        // Who wins differs on the two sides of the turn, as the curve itself has it.
        let curve = curve(heroku, &scenario, None, &[turn - 1, turn]);
        assert_ne!(curve.points[0].winner, curve.points[1].winner);
    }
}
