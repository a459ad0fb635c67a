//! The axis of amounts: which row an amount stands on, and which rows carry a number.

use super::super::scale::{Scale, Spread};
use super::Series;
use crate::text;

/// Which row an amount stands on.
pub(super) struct Levels {
    rows: u16,
    scale: Option<Scale>,
    /// Whether the bottom row is for nothing.
    zero: bool,
    /// The rows with a number, from the top, and the number.
    pub(super) ticks: Vec<(u16, String)>,
}

impl Levels {
    /// The levels of a plot of so many rows that holds every amount of the series.
    pub(super) fn new(rows: u16, series: &[Series]) -> Self {
        let amounts = || {
            series
                .iter()
                .flat_map(|line| &line.values)
                .flatten()
                .flat_map(|band| [Some(band.low), band.high])
                .flatten()
        };
        let zero = amounts().any(|amount| amount == 0);
        let low = amounts().filter(|amount| *amount > 0).min();
        let scale = low.zip(amounts().max()).map(|(low, high)| {
            let low = round_numbers().take_while(|number| *number <= low).last();
            let high = round_numbers().find(|number| *number >= high);
            Scale::new(
                low.unwrap_or(1),
                high.unwrap_or(u64::MAX),
                Spread::Logarithmic,
            )
        });
        let mut levels = Self {
            rows,
            scale,
            zero,
            ticks: Vec::new(),
        };
        levels.ticks = levels.choose_ticks();
        levels
    }

    /// The row of an amount, counted from the top.
    pub(super) fn row(&self, amount: u64) -> u16 {
        let bottom = self.rows.saturating_sub(1);
        match (&self.scale, amount) {
            (None, _) | (Some(_), 0) => bottom,
            (Some(scale), amount) => {
                let rows = self.rows.saturating_sub(u16::from(self.zero));
                let up = scale.nearest(amount, rows);
                rows.saturating_sub(1).saturating_sub(up)
            }
        }
    }

    /// Powers of ten, or rounder numbers between them where there are fewer than two; none on neighbouring rows.
    fn choose_ticks(&self) -> Vec<(u16, String)> {
        let mut ticks: Vec<(u16, String)> = Vec::new();
        if self.zero {
            ticks.push((self.rows.saturating_sub(1), "0".to_owned()));
        }
        let Some(scale) = &self.scale else {
            return ticks;
        };
        let within = || {
            round_numbers()
                .skip_while(|number| *number < scale.low())
                .take_while(|number| *number <= scale.high())
        };
        let powers: Vec<u64> = within().filter(|number| is_power_of_ten(*number)).collect();
        let candidates = if powers.len() >= 2 {
            powers
        } else {
            within().collect()
        };
        for amount in candidates {
            let row = self.row(amount);
            if ticks.iter().all(|(taken, _)| taken.abs_diff(row) >= 2) {
                ticks.push((row, short(amount)));
            }
        }
        ticks
    }
}

/// 1, 2, 5, 10, 20, 50 and so on, as far as the numbers go.
fn round_numbers() -> impl Iterator<Item = u64> {
    (0_u32..20)
        .filter_map(|power| 10_u64.checked_pow(power))
        .flat_map(|power| [1_u64, 2, 5].map(|digit| power.checked_mul(digit)))
        .flatten()
}

fn is_power_of_ten(number: u64) -> bool {
    (0_u32..20).any(|power| 10_u64.checked_pow(power) == Some(number))
}

/// A round amount of cents in as few characters as it takes: `0.50`, `200`, `10k`, `5M`.
fn short(cents: u64) -> String {
    let whole = cents / 100;
    match whole {
        0 => format!("0.{:02}", cents % 100),
        1..1_000 => whole.to_string(),
        1_000..1_000_000 => format!("{}k", whole / 1_000),
        1_000_000..1_000_000_000 => format!("{}M", whole / 1_000_000),
        _ => format!("{}B", text::thousands(whole / 1_000_000_000)),
    }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn amounts_are_short() {
        for (cents, words) in [
            (1, "0.01"),
            (50, "0.50"),
            (100, "1"),
            (50_000, "500"),
            (100_000, "1k"),
            (20_000_000, "200k"),
            (100_000_000, "1M"),
            (500_000_000_000, "5B"),
        ] {
            assert_eq!(short(cents), words);
        }
    }
}
