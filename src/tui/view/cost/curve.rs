//! The chart of yearly cost against headcount, with the sizes at which the verdict changes.

use crate::catalog::App;
use crate::catalog::money::{Cents, Currency};
use crate::cost::{Estimate, Landmark, Point, Range, Strategy, curve};
use crate::text::thousands;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::Line;
use crate::tui::widget::chart::{self, Band, Frame, Mark, Plan, Series};

use super::bars::role;
use super::{PageLine, paragraph};

/// A chart with fewer rows goes on a page of its own.
pub(super) const LEAST_ROWS: usize = 11;
/// A chart with more rows shows no more.
pub(super) const MOST_ROWS: usize = 20;
/// At most so many changes of the verdict are named under the axis.
const MOST_MARKS: usize = 3;
/// The sizes that there are.
const SIZES: (u64, u64) = (1, 100_000);

/// The chart, or why there is none.
pub(super) fn lines(
    model: &Model,
    app: &App,
    estimate: &Estimate,
    size: (u16, u16),
) -> Vec<PageLine> {
    let marks = marks(estimate);
    let strategies: Vec<Strategy> = Strategy::ALL
        .into_iter()
        .filter(|strategy| shown(estimate, *strategy))
        .collect();
    let names: Vec<&str> = strategies.iter().map(|strategy| strategy.title()).collect();
    let frame = Frame {
        size,
        range: window(&marks),
        unit: estimate.unit(),
    };
    let Some(plan) = Plan::new(frame, &names, &marks) else {
        let words = "A chart of cost by size needs a wider screen.";
        return paragraph("", words, Role::Dim, size.0);
    };
    let sizes: Vec<u32> = plan
        .headcounts()
        .into_iter()
        .map(|size| u32::try_from(size).unwrap_or(u32::MAX))
        .collect();
    let points = curve(app, &model.lens.scenario, model.lens.reach(app), &sizes).points;
    let series: Vec<Series> = strategies
        .iter()
        .map(|strategy| Series {
            name: strategy.title().to_owned(),
            mark: mark(*strategy),
            role: role(*strategy),
            values: points.iter().map(|point| band(point, *strategy)).collect(),
        })
        .collect();
    let rows = chart::rows(&plan, &series, &marks);
    rows.into_iter().map(|row: Line| row.into()).collect()
}

/// The sizes that are named under the axis.
fn marks(estimate: &Estimate) -> Vec<Mark> {
    let mut turns = 0_usize;
    let landmarks = estimate.landmarks().into_iter();
    let named = landmarks.filter(|(_, what)| match what {
        Landmark::Now => true,
        Landmark::BreakEven => {
            turns = turns.saturating_add(1);
            turns <= MOST_MARKS
        }
    });
    let mark = |(size, what): (u32, Landmark)| Mark {
        at: size.into(),
        words: format!("{} {}", thousands(size.into()), what.title()),
    };
    named.map(mark).collect()
}

/// Whether a strategy has a line: one without a cost in dollars has none.
fn shown(estimate: &Estimate, strategy: Strategy) -> bool {
    match strategy {
        Strategy::Manual => true,
        Strategy::NativeScim => estimate
            .native
            .yearly
            .is_some_and(|yearly| yearly.currency == Currency::Usd),
        Strategy::Connector => estimate.connector.yearly.is_some(),
    }
}

/// The mark of a strategy's line, so that lines can be told apart without colour.
const fn mark(strategy: Strategy) -> char {
    match strategy {
        Strategy::Manual => 'o',
        Strategy::NativeScim => '#',
        Strategy::Connector => '+',
    }
}

fn band(point: &Point, strategy: Strategy) -> Option<Band> {
    let range: Range = match strategy {
        Strategy::Manual => Some(point.manual),
        Strategy::NativeScim => point.native,
        Strategy::Connector => point.connector,
    }?;
    let cents = |cents: Cents| u64::try_from(cents.0).unwrap_or(0);
    (range.currency == Currency::Usd).then(|| Band {
        low: cents(range.low),
        high: range.high.map(cents),
    })
}

/// Whole powers of ten around everything that is marked, at least three of them.
fn window(marks: &[Mark]) -> (u64, u64) {
    let least = marks.iter().map(|mark| mark.at).min().unwrap_or(500);
    let most = marks.iter().map(|mark| mark.at).max().unwrap_or(500);
    let mut low = SIZES.0;
    while low.saturating_mul(100) <= least {
        low = low.saturating_mul(10);
    }
    let mut high = low.saturating_mul(1_000);
    while high < most.saturating_mul(2) {
        high = high.saturating_mul(10);
    }
    let high = high.min(SIZES.1);
    (low.min(high / 1_000).max(SIZES.0), high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_holds_what_is_marked() {
        let mark = |at: u64| Mark {
            at,
            words: String::new(),
        };
        for (marked, range) in [
            (vec![1], (1, 1_000)),
            (vec![25], (1, 1_000)),
            (vec![500], (10, 10_000)),
            (vec![213, 500], (10, 10_000)),
            (vec![12, 50_000], (1, 100_000)),
            (vec![100_000], (100, 100_000)),
            (vec![], (10, 10_000)),
        ] {
            let marks: Vec<Mark> = marked.iter().map(|at| mark(*at)).collect();
            assert_eq!(window(&marks), range, "{marked:?}");
        }
    }
}
