//! Where a number stands on a line of cells: what sliders, bars and charts share.
//!
//! Floating point lives here and only here, since a position on the screen is not an amount. Every number that comes
//! back out of a scale is found by comparing whole numbers and never made from a float.

use libm::log;

/// How numbers are spread over a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spread {
    /// Equal steps of the number take equal space.
    Linear,
    /// Equal ratios take equal space. A scale that begins at 0 spreads the number plus one.
    Logarithmic,
}

/// A range of whole numbers (people, percent, cents, steps of a dial) laid along a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    low: u64,
    high: u64,
    spread: Spread,
}

impl Scale {
    /// A scale from `low` to `high`, both within it. Where they are the wrong way round they are exchanged.
    pub fn new(low: u64, high: u64, spread: Spread) -> Self {
        Self {
            low: low.min(high),
            high: low.max(high),
            spread,
        }
    }

    /// The least number on the scale.
    pub fn low(&self) -> u64 {
        self.low
    }

    /// The greatest number on the scale.
    pub fn high(&self) -> u64 {
        self.high
    }

    /// How far along the scale a number stands, from 0.0 to 1.0; a number outside stands at the nearer end.
    pub fn fraction(&self, number: u64) -> f64 {
        let length = self.place(self.high);
        if length <= 0.0 {
            return 0.0;
        }
        (self.place(number.clamp(self.low, self.high)) / length).clamp(0.0, 1.0)
    }

    /// The cell, of `cells`, that a number is nearest to; the ends of the scale are the first and the last cell.
    pub fn nearest(&self, number: u64, cells: u16) -> u16 {
        let last = cells.saturating_sub(1);
        let along = self.fraction(number) * f64::from(last);
        // The first cell whose middle is not left behind.
        let passed = (0..last).take_while(|cell| f64::from(*cell) + 0.5 <= along);
        u16::try_from(passed.count()).unwrap_or(last)
    }

    /// The number at each of `cells` cells, rising from `low` to `high`.
    ///
    /// Where the range has at least as many numbers as there are cells, no two cells share a number.
    pub fn stops(&self, cells: u16) -> Vec<u64> {
        let last = cells.saturating_sub(1);
        let distinct = self.high.saturating_sub(self.low) >= u64::from(last);
        let mut stops: Vec<u64> = Vec::with_capacity(usize::from(cells));
        for cell in 0..cells {
            let nearest = self.at(f64::from(cell) / f64::from(last.max(1)));
            let after = u64::from(last.saturating_sub(cell));
            stops.push(match stops.last() {
                None => self.low,
                // Room for one number a cell is kept on both sides.
                Some(before) if distinct => nearest
                    .max(before.saturating_add(1))
                    .min(self.high.saturating_sub(after)),
                Some(_) if cell == last => self.high,
                Some(before) => nearest.max(*before),
            });
        }
        stops
    }

    /// The number that stands nearest to a fraction of the way, found by halving.
    fn at(&self, fraction: f64) -> u64 {
        let (mut low, mut high) = (self.low, self.high);
        while high.saturating_sub(low) > 1 {
            let middle = low.saturating_add(high.saturating_sub(low) / 2);
            if self.fraction(middle) <= fraction {
                low = middle;
            } else {
                high = middle;
            }
        }
        let below = (fraction - self.fraction(low)).abs();
        let above = (self.fraction(high) - fraction).abs();
        if above < below { high } else { low }
    }

    /// How far a number stands from the beginning, in a measure of the spread's own.
    fn place(&self, number: u64) -> f64 {
        match self.spread {
            Spread::Linear => real(number.saturating_sub(self.low)),
            Spread::Logarithmic => {
                let shift = u64::from(self.low == 0);
                log(real(number.saturating_add(shift))) - log(real(self.low.saturating_add(shift)))
            }
        }
    }
}

/// The nearest floating-point number: exact up to 2^53, close enough for a position beyond.
fn real(number: u64) -> f64 {
    let high = u32::try_from(number >> 32).unwrap_or(u32::MAX);
    let low = u32::try_from(number & u64::from(u32::MAX)).unwrap_or(u32::MAX);
    f64::from(high) * 4_294_967_296.0 + f64::from(low)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ends_and_middles_stand_where_a_reader_expects_them() {
        let people = Scale::new(1, 100_000, Spread::Logarithmic);
        for (number, cell) in [
            (0, 0),
            (1, 0),
            (10, 10),
            (316, 25),
            (1_000, 30),
            (100_000, 50),
        ] {
            assert_eq!(people.nearest(number, 51), cell, "{number}");
        }
        let percent = Scale::new(0, 100, Spread::Linear);
        for (number, cell) in [(0, 0), (50, 10), (52, 10), (53, 11), (100, 20), (400, 20)] {
            assert_eq!(percent.nearest(number, 21), cell, "{number}");
        }
        let fee = Scale::new(0, 1_000, Spread::Logarithmic);
        assert_eq!(fee.nearest(0, 11), 0);
        assert_eq!(fee.nearest(1_000, 11), 10);
    }

    #[test]
    fn stops_are_whole_numbers_that_never_repeat_where_there_are_enough() {
        let people = Scale::new(1, 100_000, Spread::Logarithmic);
        assert_eq!(
            people.stops(16),
            [
                1, 2, 5, 10, 22, 46, 100, 215, 464, 1_000, 2_154, 4_642, 10_000, 21_544, 46_416,
                100_000
            ]
        );
        // Six cells a decade would round the first ones to the same number.
        assert_eq!(people.stops(31).get(..5), Some(&[1, 2, 3, 4, 5][..]));
        assert_eq!(
            Scale::new(0, 3, Spread::Linear).stops(10),
            [0, 0, 1, 1, 1, 2, 2, 2, 3, 3]
        );
        assert_eq!(Scale::new(7, 7, Spread::Linear).stops(3), [7, 7, 7]);
        assert_eq!(Scale::new(0, 9, Spread::Linear).stops(0), [0_u64; 0]);
    }

    fn scales() -> impl Strategy<Value = Scale> {
        let spread = prop_oneof![Just(Spread::Linear), Just(Spread::Logarithmic)];
        (0_u64..1_000_000, 0_u64..100_000_000, spread)
            .prop_map(|(low, length, spread)| Scale::new(low, low.saturating_add(length), spread))
    }

    proptest! {
        #[test]
        fn a_cell_and_its_number_lead_to_each_other(scale in scales(), cells in 1_u16..80) {
            let stops = scale.stops(cells);
            prop_assert_eq!(stops.len(), usize::from(cells));
            prop_assert!(stops.is_sorted());
            prop_assert_eq!(stops.first(), Some(&scale.low()));
            if cells > 1 {
                prop_assert_eq!(stops.last(), Some(&scale.high()));
            }
            for (cell, number) in (0_u16..).zip(&stops) {
                let back = scale.nearest(*number, cells);
                if scale.high() - scale.low() < u64::from(cells) {
                    prop_assert_eq!(stops.get(usize::from(back)), Some(number));
                } else if scale.spread == Spread::Linear {
                    prop_assert_eq!(back, cell);
                }
            }
        }

        #[test]
        fn a_greater_number_never_stands_further_left(scale in scales(), one: u64, other: u64, cells in 0_u16..200) {
            let (less, more) = (one.min(other), one.max(other));
            prop_assert!(scale.nearest(less, cells) <= scale.nearest(more, cells));
            prop_assert!(scale.nearest(more, cells) < cells.max(1));
        }
    }
}
