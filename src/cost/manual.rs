//! Manual work a year: a published profile scaled to the seats, or changes counted one by one.
//!
//! Every part is an exact fraction that is rounded half up to the cent once; the total is the sum of the rounded parts.

use super::number::{Percent, Tenths};
use super::profile::{AGGREGATE, Figures, ProfileUsed, profile};
use super::range::Range;
use super::scenario::{Basis, Scenario};
use crate::catalog::App;
use crate::catalog::money::Cents;

/// What manual work costs a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manual {
    /// By which method.
    pub basis: Basis,
    /// On which profile.
    pub profile: ProfileUsed,
    /// Orphaned accounts at these seats: a count, never dollars.
    pub orphaned: Option<Tenths>,
    /// Idle licences at these seats.
    pub idle: Option<Tenths>,
    /// Hours a year.
    pub hours: Option<Tenths>,
    /// Changes a year; `None` on the reference basis, which does not count them.
    pub changes: Option<Tenths>,
    /// The hours' cost. `None`: the profile publishes no parts.
    pub labour: Option<Cents>,
    /// The idle licences' cost.
    pub licences: Option<Cents>,
    /// The compliance part; $0 where it does not count.
    pub compliance: Option<Cents>,
    /// The sum of the parts; where a part was not published the scaled total that was, else open above.
    pub total: Range,
    /// What it was made of, for the sum line by line.
    pub(super) inputs: Inputs,
}

/// What a manual cost was made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Inputs {
    pub seats: u32,
    pub figures: Figures,
    pub hourly: Option<Cents>,
    pub idle_licence: Option<Cents>,
    pub compliance: bool,
    pub joiners: Percent,
    pub leavers: Percent,
    pub moves: Percent,
    pub minutes: u32,
}

impl Inputs {
    fn of(scenario: &Scenario, figures: Figures, seats: u32) -> Self {
        Self {
            seats,
            figures,
            hourly: scenario.hourly(),
            idle_licence: scenario.idle_licence(),
            compliance: scenario.compliance(),
            joiners: scenario.joiners(),
            leavers: scenario.leavers(),
            moves: scenario.moves(),
            minutes: scenario.minutes(),
        }
    }

    /// The figures that the idle licences of the events basis are taken from: the profile's, or the aggregate's where the
    /// profile publishes none.
    pub fn idle_figures(&self) -> Figures {
        match (self.figures.idle, self.figures.licences) {
            (None, None) => AGGREGATE,
            (Some(_), _) | (None, Some(_)) => self.figures,
        }
    }
}

impl Manual {
    /// A share of the total, rounded half up.
    pub(super) fn part(&self, share: Percent) -> Cents {
        ratio(&[self.total.low.0.into(), share.0.into()], &[1000])
    }
}

/// What manual work on an app costs a year at so many seats.
pub(super) fn manual(app: &App, scenario: &Scenario, seats: u32) -> Manual {
    let (used, figures) = profile(app);
    let inputs = Inputs::of(scenario, figures, seats);
    match scenario.basis() {
        Basis::Reference => reference(used, inputs),
        Basis::Events => events(used, inputs),
    }
}

/// Untouched, each published line scales with seats; a touched rate replaces the line.
fn reference(used: ProfileUsed, inputs: Inputs) -> Manual {
    let figures = inputs.figures;
    let scale = Scale::of(&inputs);
    let labour = scale.line(figures.labour, figures.hours, inputs.hourly);
    let licences = scale.line(figures.licences, figures.idle, inputs.idle_licence);
    let compliance = if inputs.compliance {
        figures.compliance.map(|part| scale.money(part))
    } else {
        Some(Cents::ZERO)
    };
    Manual {
        basis: Basis::Reference,
        profile: used,
        orphaned: figures.orphaned.map(|count| scale.count(count)),
        idle: figures.idle.map(|count| scale.count(count)),
        hours: figures.hours.map(|count| scale.count(count)),
        changes: None,
        labour,
        licences,
        compliance: compliance.filter(|_| labour.is_some() || licences.is_some()),
        total: reference_total(
            [labour, licences, compliance],
            figures.total.map(|total| scale.money(total)),
        ),
        inputs,
    }
}

/// The sum of the parts. Where a part was not published, the published total stands, on which neither rates nor the
/// compliance switch can act; where that was not published either, the sum is open above.
fn reference_total(parts: [Option<Cents>; 3], published: Option<Cents>) -> Range {
    let stated = parts
        .into_iter()
        .flatten()
        .fold(Cents::ZERO, Cents::saturating_add);
    match published {
        _ if parts.iter().all(Option::is_some) => Range::exact(stated),
        Some(total) => Range::exact(total),
        None => Range {
            high: None,
            ..Range::exact(stated)
        },
    }
}

/// changes = seats x (joiners + leavers + moves); hours = changes x minutes / 60; plus the profile's idle licences.
fn events(used: ProfileUsed, inputs: Inputs) -> Manual {
    let figures = inputs.figures;
    let scale = Scale::of(&inputs);
    let turnover: i128 = [inputs.joiners, inputs.leavers, inputs.moves]
        .iter()
        .map(|rate| i128::from(rate.0))
        .sum();
    let minutes = i128::from(inputs.minutes);
    let seats = i128::from(inputs.seats);
    // The untouched rate is the aggregate's own, 6,088 / 101, kept as a fraction.
    let (rate, per) = match (inputs.hourly, AGGREGATE.labour, AGGREGATE.hours) {
        (Some(rate), _, _) => (rate.0, 1),
        (None, Some(labour), Some(hours)) => (labour.0, hours),
        (None, _, _) => (0, 1),
    };
    let labour = ratio(
        &[seats, turnover, minutes, rate.into()],
        &[1000, 60, per.into()],
    );
    let lines = inputs.idle_figures();
    let idle_scale = Scale {
        people: lines.people,
        ..scale
    };
    let licences = idle_scale.line(lines.licences, lines.idle, inputs.idle_licence);
    let total = labour.saturating_add(licences.unwrap_or(Cents::ZERO));
    Manual {
        basis: Basis::Events,
        profile: used,
        orphaned: figures.orphaned.map(|count| scale.count(count)),
        idle: lines.idle.map(|count| idle_scale.count(count)),
        hours: Some(tenths(&[seats, turnover, minutes], &[1000, 60])),
        changes: Some(tenths(&[seats, turnover], &[1000])),
        labour: Some(labour),
        licences,
        compliance: Some(Cents::ZERO),
        total: Range::exact(total),
        inputs,
    }
}

/// From the people of a profile to the seats of an app.
#[derive(Debug, Clone, Copy)]
struct Scale {
    seats: u32,
    people: u32,
}

impl Scale {
    const fn of(inputs: &Inputs) -> Self {
        Self {
            seats: inputs.seats,
            people: inputs.figures.people,
        }
    }

    /// A published line, or count x touched rate.
    fn line(
        &self,
        published: Option<Cents>,
        count: Option<u32>,
        rate: Option<Cents>,
    ) -> Option<Cents> {
        match (rate, count) {
            (Some(rate), Some(count)) => {
                let factors = [count.into(), rate.0.into(), self.seats.into()];
                Some(ratio(&factors, &[self.people.into()]))
            }
            (Some(_), None) | (None, _) => published.map(|line| self.money(line)),
        }
    }

    fn money(&self, line: Cents) -> Cents {
        ratio(&[line.0.into(), self.seats.into()], &[self.people.into()])
    }

    fn count(&self, count: u32) -> Tenths {
        tenths(&[count.into(), self.seats.into()], &[self.people.into()])
    }
}

/// A product over a product, rounded half up to the cent. The factors are bounded by the dials' ranges; what would not fit
/// is held at the end of the range.
fn ratio(factors: &[i128], divisors: &[i128]) -> Cents {
    Cents(i64::try_from(half_up(factors, divisors)).unwrap_or(i64::MAX))
}

/// The same in tenths of a count.
fn tenths(factors: &[i128], divisors: &[i128]) -> Tenths {
    let tenfold: Vec<i128> = factors.iter().copied().chain([10]).collect();
    Tenths(u64::try_from(half_up(&tenfold, divisors)).unwrap_or(u64::MAX))
}

fn half_up(factors: &[i128], divisors: &[i128]) -> i128 {
    let product = |numbers: &[i128]| {
        numbers
            .iter()
            .fold(1_i128, |product, number| product.saturating_mul(*number))
    };
    let (over, under) = (product(factors), product(divisors).max(1));
    over.saturating_mul(2)
        .saturating_add(under)
        .div_euclid(under.saturating_mul(2))
}
