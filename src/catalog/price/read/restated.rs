//! An amount that is said twice: over a month and over a year, or in all and for each seat.
//!
//! A second amount is the same one only where the two agree to the precision in which they are written.

use super::super::Cents;
use super::super::terms::Period;
use super::amount::{Tag, Unit};

/// Whether `other` says `main` again. `Some` holds what stands: `main`, or the yearly amount of which it was rounded.
///
/// `included` is the number of seats that `main` is for. `annual` says that `main` is billed annually: then a month's amount
/// may have been rounded up from the year's ("$13/u/mo (annual, $149/yr)"), not only to the nearest.
pub(super) fn compare(main: &Tag, other: &Tag, included: Option<u32>, annual: bool) -> Option<Tag> {
    if main.currency != other.currency || main.high.is_some() || other.high.is_some() {
        return None;
    }
    let seats = if other.unit == Unit::Unsaid || other.unit == main.unit {
        1
    } else if other.unit == Unit::Seat && main.unit == Unit::Unsaid {
        i64::from(included?)
    } else {
        return None;
    };
    let (main_cents, other_cents) = (main.low?, other.low?);
    let year_again = seats == 1 && main.period == Some(Period::Month);
    match (main.period?, other.period) {
        (Period::Month, Some(Period::Year)) | (Period::Month, None) if year_again => {
            let gap = main_cents.saturating_mul(12).saturating_sub(other_cents).0;
            let step = precision(main_cents).saturating_mul(12);
            if gap == 0 {
                return Some(main.clone());
            }
            // Of a small amount a whole unit is too large a part to be rounding.
            if gap.saturating_abs().saturating_mul(10) > other_cents.0 {
                return None;
            }
            let nearest = gap.saturating_abs() <= step / 2;
            let rounded_up = annual && gap > 0 && gap < step;
            (nearest || rounded_up).then(|| Tag {
                low: Some(other_cents),
                period: Some(Period::Year),
                ..main.clone()
            })
        }
        (period, again) => {
            let again = again.unwrap_or(period);
            let times = if period == Period::Year && again == Period::Month {
                12
            } else if period == again && seats != 1 {
                1
            } else {
                return None;
            };
            let times = times * seats;
            let rebuilt = other_cents.0.saturating_mul(times);
            let gap = main_cents.0.saturating_sub(rebuilt).saturating_abs();
            (gap <= precision(other_cents).saturating_mul(times)).then(|| main.clone())
        }
    }
}

/// The step in which an amount is written, in cents: a unit where it has no cents, else a cent.
fn precision(amount: Cents) -> i64 {
    if amount.0 % 100 == 0 { 100 } else { 1 }
}
