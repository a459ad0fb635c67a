//! Amounts as bars on one scale, each with its name before it and its words after it.
//!
//! ```text
//!    By hand      $11,754   ###########                       guides' aggregate, not measured for Slack
//!    Native SCIM  $9,000 to $12,000   ########....|           no upper end: ########......>
//!    Connector    enter a fee
//! ```
//! Shape says what colour would: `#` is certain, `....|` may be, `....>` has no upper end.

use super::scale::{Scale, Spread};
use super::{cut, pad_to, push};
use crate::text::{self, Align, ELLIPSIS};
use crate::tui::theme::Role;
use crate::tui::view::Line;

/// Columns before the name.
const MARGIN: usize = 3;
/// From this width on, the words stand beside the bars; below it, under them.
const WIDE: usize = 100;

/// One named amount, ready to be drawn. All words are clean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Whose amount it is.
    pub name: String,
    /// How much, or why there is no amount.
    pub amount: Amount,
    /// What the reader has to know about it.
    pub words: String,
    /// What the bar is, for the theme.
    pub role: Role,
}

/// How much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// An amount, a range of amounts or one without an upper end. An amount below zero has no bar.
    Known {
        /// The least that it can be, in cents.
        low: u64,
        /// The most that it can be, in cents; none where there is no upper end.
        high: Option<u64>,
        /// The amount in words: "$11,754", "from $10,200".
        shown: String,
    },
    /// No amount: "enter a fee", "by quote: pays below $11,994".
    Words(String),
}

/// Draws the bars on one scale, from nothing to the greatest amount that is known, within `width` columns.
pub fn rows(bars: &[Bar], width: u16) -> Vec<Line> {
    let width = usize::from(width);
    let layout = Layout::new(bars, width);
    let mut rows = Vec::new();
    for bar in bars {
        rows.extend(layout.draw(bar));
    }
    rows.into_iter().map(|row: Line| cut(row, width)).collect()
}

/// The columns that all the bars share.
struct Layout {
    width: usize,
    name: usize,
    amount: usize,
    cells: u16,
    scale: Scale,
}

impl Layout {
    fn new(bars: &[Bar], width: usize) -> Self {
        let name = bars
            .iter()
            .map(|bar| text::width(&bar.name))
            .max()
            .unwrap_or(0);
        let known = || {
            bars.iter().filter_map(|bar| match &bar.amount {
                Amount::Known { low, high, shown } => Some((*low, *high, shown)),
                Amount::Words(_) => None,
            })
        };
        let amount = known()
            .map(|(_, _, shown)| text::width(shown))
            .max()
            .unwrap_or(0);
        let greatest = known()
            .map(|(low, high, _)| high.unwrap_or(low).max(low))
            .max()
            .unwrap_or(0);
        // Where nothing has an upper end, the bars leave room for what may come.
        let open = known().any(|(low, high, _)| high.is_none() && low == greatest);
        let greatest = if open {
            greatest.saturating_mul(4) / 3
        } else {
            greatest
        };
        let before = MARGIN
            .saturating_add(name)
            .saturating_add(amount)
            .saturating_add(5);
        let after = if width >= WIDE {
            width.saturating_mul(2) / 5
        } else {
            1
        };
        let cells = width.saturating_sub(before).saturating_sub(after);
        Self {
            width,
            name,
            amount,
            cells: u16::try_from(cells).unwrap_or(u16::MAX),
            scale: Scale::new(0, greatest.max(1), Spread::Linear),
        }
    }

    /// The bar's row, and rows for its words where they do not stand beside it.
    fn draw(&self, bar: &Bar) -> Vec<Line> {
        let mut row = Line::new();
        push(&mut row, " ".repeat(MARGIN), Role::Text);
        push(
            &mut row,
            text::fit(&bar.name, self.name, Align::Left, ELLIPSIS),
            Role::Text,
        );
        push(&mut row, "  ", Role::Text);
        match &bar.amount {
            Amount::Known { low, high, shown } => {
                push(
                    &mut row,
                    text::fit(shown, self.amount, Align::Right, ELLIPSIS),
                    Role::Heading,
                );
                push(&mut row, "   ", Role::Text);
                self.push_bar(&mut row, *low, *high, bar.role);
            }
            Amount::Words(words) => push(&mut row, words.as_str(), Role::Heading),
        }
        if bar.words.is_empty() {
            return vec![row];
        }
        let beside = self
            .bars_end()
            .saturating_add(2)
            .max(row.width().saturating_add(2));
        if self.width >= WIDE && beside.saturating_add(20) <= self.width {
            return self.words_beside(row, beside, &bar.words);
        }
        let indent = MARGIN.saturating_add(self.name).saturating_add(2);
        let mut rows = vec![row];
        for line in text::wrap(&bar.words, self.width.saturating_sub(indent)) {
            let mut under = Line::new();
            pad_to(&mut under, indent);
            push(&mut under, line, Role::Dim);
            rows.push(under);
        }
        rows
    }

    fn words_beside(&self, mut row: Line, column: usize, words: &str) -> Vec<Line> {
        let mut rows = Vec::new();
        for line in text::wrap(words, self.width.saturating_sub(column)) {
            pad_to(&mut row, column);
            push(&mut row, line, Role::Dim);
            rows.push(std::mem::take(&mut row));
        }
        rows
    }

    /// The column at which the longest bar ends.
    fn bars_end(&self) -> usize {
        MARGIN
            .saturating_add(self.name)
            .saturating_add(2)
            .saturating_add(self.amount)
            .saturating_add(3)
            .saturating_add(usize::from(self.cells))
    }

    fn push_bar(&self, row: &mut Line, low: u64, high: Option<u64>, role: Role) {
        let certain = self.length(low);
        push(row, "#".repeat(certain), role);
        match high {
            None => {
                let dots = usize::from(self.cells)
                    .saturating_sub(certain)
                    .saturating_sub(1);
                if self.cells > 0 {
                    push(row, ".".repeat(dots), Role::Dim);
                    push(row, ">", role);
                }
            }
            Some(high) if self.length(high) > certain => {
                let dots = self.length(high).saturating_sub(certain).saturating_sub(1);
                push(row, ".".repeat(dots), Role::Dim);
                push(row, "|", role);
            }
            Some(_) => {}
        }
    }

    /// The cells of an amount: none for nothing, at least one for anything.
    fn length(&self, amount: u64) -> usize {
        if amount == 0 || self.cells == 0 {
            return 0;
        }
        let cells = self.scale.nearest(amount, self.cells.saturating_add(1));
        usize::from(cells.max(1))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::plain;
    use super::*;

    fn known(name: &str, low: u64, high: Option<u64>, shown: &str, words: &str) -> Bar {
        Bar {
            name: name.to_owned(),
            amount: Amount::Known {
                low,
                high,
                shown: shown.to_owned(),
            },
            words: words.to_owned(),
            role: Role::Manual,
        }
    }

    fn words(name: &str, shown: &str, words: &str) -> Bar {
        Bar {
            name: name.to_owned(),
            amount: Amount::Words(shown.to_owned()),
            words: words.to_owned(),
            role: Role::Manual,
        }
    }

    fn slack() -> Vec<Bar> {
        vec![
            known(
                "By hand",
                1_175_400,
                Some(1_175_400),
                "$11,754",
                "guides' aggregate, not measured for Slack",
            ),
            known(
                "Native SCIM",
                4_650_000,
                Some(4_650_000),
                "$46,500",
                "$7.25 to $15.00 a seat and month, annual",
            ),
            words("Connector", "enter a fee", ""),
        ]
    }

    fn open() -> Vec<Bar> {
        vec![
            known("By hand", 1_175_400, Some(1_175_400), "$11,754", ""),
            known(
                "Native SCIM",
                1_020_000,
                None,
                "from $10,200",
                "Enterprise has no upper price",
            ),
            known("Connector", 600_000, Some(900_000), "$6,000 to $9,000", ""),
        ]
    }

    #[test]
    fn bars_share_one_scale_and_say_their_words() {
        insta::assert_snapshot!("slack_120", plain(&rows(&slack(), 120)));
        insta::assert_snapshot!("slack_80", plain(&rows(&slack(), 80)));
        insta::assert_snapshot!("slack_60", plain(&rows(&slack(), 60)));
        let quote = vec![
            known("By hand", 1_175_400, Some(1_175_400), "$11,754", ""),
            words(
                "Native SCIM",
                "by quote: pays below $11,994",
                "Pro today, $20/mo flat",
            ),
        ];
        insta::assert_snapshot!("quote_120", plain(&rows(&quote, 120)));
    }

    #[test]
    fn a_range_and_an_open_end_have_shapes_of_their_own() {
        insta::assert_snapshot!("open_120", plain(&rows(&open(), 120)));
        insta::assert_snapshot!("open_60", plain(&rows(&open(), 60)));
        let from = vec![known("Native SCIM", 0, None, "from $0", "")];
        insta::assert_snapshot!("from_nothing_60", plain(&rows(&from, 60)));
    }

    #[test]
    fn a_small_amount_is_seen_and_nothing_is_not() {
        let bars = vec![
            known("A", 1, Some(1), "$0.01", ""),
            known("B", 0, Some(0), "$0", ""),
            known("C", 100_000_000, Some(100_000_000), "$1,000,000", ""),
        ];
        let drawn = plain(&rows(&bars, 40));
        let cells: Vec<usize> = drawn
            .lines()
            .map(|line| line.matches('#').count())
            .collect();
        assert_eq!(cells.first(), Some(&1));
        assert_eq!(cells.get(1), Some(&0));
        assert!(cells.get(2).is_some_and(|cells| *cells > 5));
    }

    proptest! {
        #[test]
        fn no_row_is_wider_than_it_may_be(
            amounts in prop::collection::vec((any::<u64>(), any::<Option<u64>>()), 0..5),
            width in 0_u16..160,
        ) {
            let bars: Vec<Bar> = amounts
                .iter()
                .map(|(low, high)| known("Native SCIM", *low, *high, "$1", "some words about it"))
                .collect();
            for row in rows(&bars, width) {
                prop_assert!(row.width() <= usize::from(width));
            }
        }
    }
}
