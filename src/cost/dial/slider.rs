//! Dials as sliders: steps up and down, and the place of a value along the slider.
//!
//! A slider spans what is likely; typed numbers may go to the ends of the dial's range. Floats serve the logarithm of
//! places along the slider only, never a sum.

use libm::{log10, pow};

use super::{Dial, Unit};
use crate::cost::scenario::{Scenario, ScenarioError};

/// How far one key press moves a dial.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pace {
    /// A small step.
    Fine,
    /// A big one.
    Coarse,
}

/// The places along a slider, 0 to this.
const PLACES: i64 = 1000;

impl Dial {
    /// The ends of the slider, in the dial's small unit; within its range.
    #[must_use]
    pub const fn slider(self) -> (i64, i64) {
        match self {
            Self::Hourly => (0, 20_000),
            Self::IdleLicence => (0, 200_000),
            Self::Connector => (0, 5_000_000),
            Self::Leavers | Self::Joiners | Self::Moves => (0, 1_000),
            Self::Minutes => (0, 120),
            Self::Headcount | Self::SeatShare | Self::WorkLeft | Self::Compliance | Self::Basis => {
                self.range()
            }
        }
    }

    /// Moves the dial one step up or down, held at the ends of its range. A dial without a value starts where the published
    /// rate is.
    pub fn step(self, scenario: &mut Scenario, pace: Pace, up: bool) {
        let number = self.number(scenario).unwrap_or_else(|| self.rest_number());
        let moved = match self {
            Self::Headcount => headcount_step(number, pace, up),
            Self::SeatShare
            | Self::Hourly
            | Self::IdleLicence
            | Self::WorkLeft
            | Self::Connector
            | Self::Compliance
            | Self::Basis
            | Self::Leavers
            | Self::Joiners
            | Self::Moves
            | Self::Minutes => {
                let step = self.step_size(pace);
                if up {
                    // To the next whole step, so that a typed 17.3 goes to 18 and not to 18.3.
                    number
                        .div_euclid(step)
                        .saturating_add(1)
                        .saturating_mul(step)
                } else {
                    number
                        .saturating_sub(1)
                        .div_euclid(step)
                        .saturating_mul(step)
                }
            }
        };
        let (low, high) = self.range();
        let done = self.set_number(scenario, moved.clamp(low, high));
        debug_assert!(done.is_ok(), "a step stays within the range");
    }

    const fn step_size(self, pace: Pace) -> i64 {
        match (self.kind(), pace) {
            (Unit::Tenths, Pace::Fine) => 10,
            (Unit::Tenths, Pace::Coarse) => 100,
            (Unit::Cents, Pace::Fine) => match self {
                Self::Hourly => 100,
                Self::IdleLicence => 1_000,
                _ => 10_000,
            },
            (Unit::Cents, Pace::Coarse) => match self {
                Self::Hourly => 1_000,
                Self::IdleLicence => 10_000,
                _ => 100_000,
            },
            (Unit::Minutes, Pace::Coarse) => 10,
            (Unit::Minutes | Unit::People | Unit::Switch | Unit::Basis, _) => 1,
        }
    }

    /// The place of the value along the slider, 0 to 1,000; headcount is logarithmic. `None` where the dial has no value.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "headcounts, places and their logarithms are far within a float's exact range"
    )]
    pub fn place(self, scenario: &Scenario) -> Option<u16> {
        let number = self.number(scenario)?;
        let (low, high) = self.slider();
        let number = number.clamp(low, high);
        let place = match self.kind() {
            Unit::People => {
                let share = log10(number as f64) / log10(high as f64);
                (share * PLACES as f64).round() as i64
            }
            Unit::Tenths | Unit::Cents | Unit::Minutes | Unit::Switch | Unit::Basis => {
                let span = high.saturating_sub(low).max(1);
                number.saturating_sub(low).saturating_mul(PLACES) / span
            }
        };
        u16::try_from(place.clamp(0, PLACES)).ok()
    }

    /// Sets the value from a place along the slider, 0 to 1,000 (a mouse that drags).
    ///
    /// # Errors
    /// Never for places along the slider; the error of [`Dial::set_number`] otherwise.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "headcounts, places and their logarithms are far within a float's exact range"
    )]
    pub fn set_place(self, scenario: &mut Scenario, place: u16) -> Result<(), ScenarioError> {
        let (low, high) = self.slider();
        let place = i64::from(place).min(PLACES);
        let number = match self.kind() {
            Unit::People => {
                let exponent = (place as f64 / PLACES as f64) * log10(high as f64);
                two_digits(pow(10.0, exponent).round() as i64)
            }
            Unit::Tenths | Unit::Cents | Unit::Minutes | Unit::Switch | Unit::Basis => {
                let span = high.saturating_sub(low);
                let exact = low.saturating_add(span.saturating_mul(place) / PLACES);
                let step = self.step_size(Pace::Fine);
                exact.saturating_add(step / 2) / step * step
            }
        };
        let (least, most) = self.range();
        self.set_number(scenario, number.clamp(least, most))
    }
}

/// A headcount rounded to two digits, which is as fine as a drag is.
fn two_digits(number: i64) -> i64 {
    let unit = magnitude(number) / 10;
    let unit = unit.max(1);
    number.saturating_add(unit / 2) / unit * unit
}

/// The power of ten of a number's first digit.
const fn magnitude(number: i64) -> i64 {
    let mut power: i64 = 1;
    while number / power >= 10 {
        power = power.saturating_mul(10);
    }
    power
}

/// Fine: a tenth of the first digit's place (500, 510). Coarse: along 1, 2, 5, 10.
fn headcount_step(number: i64, pace: Pace, up: bool) -> i64 {
    match (pace, up) {
        (Pace::Fine, true) => {
            let unit = (magnitude(number) / 10).max(1);
            (number / unit).saturating_add(1).saturating_mul(unit)
        }
        (Pace::Fine, false) => {
            let below = number.saturating_sub(1).max(1);
            let unit = (magnitude(below) / 10).max(1);
            below / unit * unit
        }
        (Pace::Coarse, true) => {
            let power = magnitude(number);
            [2, 5, 10]
                .into_iter()
                .map(|digit: i64| digit.saturating_mul(power))
                .find(|mark| *mark > number)
                .unwrap_or(number)
        }
        (Pace::Coarse, false) => {
            let power = magnitude(number.saturating_sub(1).max(1));
            [5, 2, 1]
                .into_iter()
                .map(|digit: i64| digit.saturating_mul(power))
                .find(|mark| *mark < number)
                .unwrap_or(1)
        }
    }
}
