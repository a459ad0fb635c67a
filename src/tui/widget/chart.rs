//! Yearly cost against headcount, drawn in characters: a line per series with a mark of its own, its name at its end.
//!
//! ```text
//!    $/year
//!    100k |                                       ########  # Native SCIM
//!         |                              #########  ooooo   o By hand
//!     10k |                     #########   oooooooo
//!         +-----------+---------^-----+-------------+ people
//!         10         100            1,000        10,000
//!                               ^ 500 now
//! ```
//! Both axes are logarithmic; amounts of nothing, which have no logarithm, get a row of their own at the bottom. Where
//! two lines share a cell the mark is `X`. Strategies, dials and apps are the caller's.

mod levels;

use levels::Levels;

use super::scale::{Scale, Spread};
use super::{cut, push};
use crate::text;
use crate::tui::theme::Role;
use crate::tui::view::Line;

/// Columns left of the axis: a margin, an amount, a space.
const GUTTER: u16 = 9;
/// Rows that are not the plot: the title, the axis and its numbers.
const FRAME_ROWS: u16 = 3;
/// A plot with fewer rows or columns would show no shape.
const LEAST_ROWS: u16 = 4;
const LEAST_COLUMNS: u16 = 16;

/// What a chart is drawn into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// Columns and rows.
    pub size: (u16, u16),
    /// The least and the greatest headcount on the axis.
    pub range: (u64, u64),
    /// What the axis counts: "people", "seats".
    pub unit: &'static str,
}

/// The size of a chart and what it has to leave room for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    axis: Scale,
    columns: u16,
    rows: u16,
    width: u16,
    unit: &'static str,
}

impl Plan {
    /// Plans a chart of `width` by `height` for these names and marks.
    ///
    /// Nothing where no shape could be seen: the caller says so in words.
    pub fn new(frame: Frame, names: &[&str], marks: &[Mark]) -> Option<Self> {
        let (width, height) = frame.size;
        let (low, high) = frame.range;
        let axis = Scale::new(low.max(1), high.max(2), Spread::Logarithmic);
        let longest = names
            .iter()
            .map(|name| text::width(name).saturating_add(2))
            .chain([text::width(frame.unit)])
            .max()
            .unwrap_or(0);
        let after = u16::try_from(longest).ok()?.saturating_add(2);
        let columns = width.saturating_sub(GUTTER).saturating_sub(after);
        let mut plan = Self {
            axis,
            columns,
            rows: 0,
            width,
            unit: frame.unit,
        };
        let below = u16::try_from(plan.mark_rows(marks).len()).ok()?;
        plan.rows = height.saturating_sub(FRAME_ROWS).saturating_sub(below);
        (plan.columns >= LEAST_COLUMNS && plan.rows >= LEAST_ROWS).then_some(plan)
    }

    /// The headcount of each column, from left to right: where the caller has to know the amounts.
    pub fn headcounts(&self) -> Vec<u64> {
        self.axis.stops(self.columns)
    }

    /// The rows that name the marks below the axis, so that no two names overlap.
    fn mark_rows(&self, marks: &[Mark]) -> Vec<String> {
        let at = |mark: &Mark| {
            usize::from(GUTTER.saturating_add(self.axis.nearest(mark.at, self.columns)))
        };
        let mut rows: Vec<String> = Vec::new();
        for (index, mark) in marks.iter().enumerate() {
            let column = at(mark);
            let next = marks.get(index.saturating_add(1)).map(at);
            let end = next
                .filter(|next| *next > column)
                .map_or(usize::from(self.width), |next| next.saturating_sub(2));
            let after = format!("^ {}", mark.words);
            let before = format!("{} ^", mark.words);
            let room_after = column.saturating_add(text::width(&after)) <= end;
            let room_before = column >= text::width(&before);
            let (start, words) = if !room_after && room_before {
                let start = column
                    .saturating_add(1)
                    .saturating_sub(text::width(&before));
                (start, before)
            } else {
                (column, after)
            };
            match rows.iter_mut().find(|row| is_free(row, start)) {
                Some(row) => place(row, start, &words),
                None => {
                    let mut row = String::new();
                    place(&mut row, start, &words);
                    rows.push(row);
                }
            }
        }
        rows
    }
}

/// A headcount to be named on the axis: the break-even, the headcount of the scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The headcount.
    pub at: u64,
    /// Its name, clean: "213 break-even".
    pub words: String,
}

/// One line of the chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The name at its end, clean.
    pub name: String,
    /// Its mark, a printable ASCII character other than `X`.
    pub mark: char,
    /// What it is, for the theme.
    pub role: Role,
    /// The amount at each of [`Plan::headcounts`]; none where it is not known or not sold at that size.
    pub values: Vec<Option<Band>>,
}

/// A yearly amount in cents; amounts below nothing count as nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// The least that it can be.
    pub low: u64,
    /// The most that it can be; none where there is no upper end.
    pub high: Option<u64>,
}

/// Draws the chart: exactly the rows that were planned.
pub fn rows(plan: &Plan, series: &[Series], marks: &[Mark]) -> Vec<Line> {
    let levels = Levels::new(plan.rows, series);
    let mut plot = Plot::new(plan);
    for line in series {
        plot.draw(line, &levels);
    }
    let names = plot.names(plan, series, &levels);
    let mut title = Line::new();
    push(&mut title, "   $/year", Role::Rule);
    let mut rows = vec![title];
    for (number, cells) in (0_u16..).zip(&plot.cells) {
        rows.push(plot_row(number, cells, &levels, &names));
    }
    rows.push(axis_row(plan, marks));
    let mut numbers = Line::new();
    push(&mut numbers, tick_row(plan), Role::Rule);
    rows.push(numbers);
    for words in plan.mark_rows(marks) {
        let mut row = Line::new();
        push(&mut row, words, Role::Heading);
        rows.push(row);
    }
    let width = usize::from(plan.width);
    rows.into_iter().map(|row| cut(row, width)).collect()
}

/// The cells of the plot, from the top row down.
struct Plot {
    cells: Vec<Vec<Cell>>,
}

/// What stands in one cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    Empty,
    /// Between the least and the most of one series.
    Between,
    /// A point of one series.
    Point(char, Role),
    /// Two series at once.
    Shared,
}

impl Plot {
    fn new(plan: &Plan) -> Self {
        let row = vec![Cell::Empty; usize::from(plan.columns)];
        Self {
            cells: vec![row; usize::from(plan.rows)],
        }
    }

    fn draw(&mut self, line: &Series, levels: &Levels) {
        let point = Cell::Point(line.mark, line.role);
        let mut before: Option<u16> = None;
        for (column, value) in line.values.iter().enumerate() {
            let Some(band) = value else {
                before = None;
                continue;
            };
            let low = levels.row(band.low);
            let high = band.high.map_or(low, |high| levels.row(high));
            for row in high.min(low)..high.max(low) {
                self.set(row, column, Cell::Between);
            }
            self.set(high, column, point);
            // A step is drawn as a wall, so that the eye can follow the line.
            let from = before.unwrap_or(low);
            let wall = if from < low {
                from.saturating_add(1)..low
            } else {
                low.saturating_add(1)..from
            };
            for row in wall.chain([low]) {
                self.set(row, column, point);
            }
            before = Some(low);
        }
    }

    fn set(&mut self, row: u16, column: usize, new: Cell) {
        let cell = self
            .cells
            .get_mut(usize::from(row))
            .and_then(|cells| cells.get_mut(column));
        if let Some(cell) = cell {
            *cell = match (*cell, new) {
                (Cell::Point(old, _), Cell::Point(mark, _)) if old != mark => Cell::Shared,
                (kept @ (Cell::Shared | Cell::Point(..)), Cell::Between) => kept,
                (Cell::Shared, _) => Cell::Shared,
                (Cell::Empty | Cell::Between | Cell::Point(..), new) => new,
            };
        }
    }

    /// Each series' name with the row and the column where it is written, none on a row that another has taken.
    fn names(&self, plan: &Plan, series: &[Series], levels: &Levels) -> Vec<Name> {
        let mut names: Vec<Name> = Vec::new();
        for line in series {
            let last = line.values.iter().rposition(Option::is_some);
            let Some((column, band)) =
                last.and_then(|at| Some((at, line.values.get(at).copied()??)))
            else {
                continue;
            };
            let wanted = levels.row(band.low);
            let free = |row: &u16| names.iter().all(|name| name.row != *row);
            let nearest = (0..plan.rows)
                .filter(free)
                .min_by_key(|row| (row.abs_diff(wanted), *row));
            names.push(Name {
                row: nearest.unwrap_or(wanted),
                column,
                text: format!("{} {}", line.mark, line.name),
                role: line.role,
            });
        }
        names
    }
}

/// A name at the end of its line.
struct Name {
    row: u16,
    column: usize,
    text: String,
    role: Role,
}

fn plot_row(number: u16, cells: &[Cell], levels: &Levels, names: &[Name]) -> Line {
    let tick = levels.ticks.iter().find(|(row, _)| *row == number);
    let amount = tick.map_or("", |(_, words)| words.as_str());
    let mut row = Line::new();
    push(&mut row, format!("{amount:>7} "), Role::Rule);
    push(&mut row, "|", Role::Rule);
    let name = names.iter().find(|name| name.row == number);
    // A line that ends early has its name where it ends, as long as nothing else is written there.
    let early = name.filter(|name| {
        let start = name.column.saturating_add(1);
        let end = start
            .saturating_add(text::width(&name.text))
            .saturating_add(2);
        cells
            .get(start..end)
            .is_some_and(|under| under.iter().all(|cell| *cell == Cell::Empty))
    });
    let written = early.map_or(0..0, |name| {
        let start = name.column.saturating_add(2);
        start..start.saturating_add(text::width(&name.text))
    });
    let mut runs = Runs::new(row);
    for (column, cell) in cells.iter().enumerate() {
        match (cell, early) {
            (_, Some(name)) if written.start == column => runs.push(&name.text, name.role),
            _ if written.contains(&column) => {}
            (Cell::Empty, _) => runs.push(" ", Role::Text),
            (Cell::Between, _) => runs.push(":", Role::Dim),
            (Cell::Point(mark, role), _) => runs.push(mark.encode_utf8(&mut [0; 4]), *role),
            (Cell::Shared, _) => runs.push("X", Role::Heading),
        }
    }
    if let Some(name) = name.filter(|_| early.is_none()) {
        runs.push("  ", Role::Text);
        runs.push(&name.text, name.role);
    }
    runs.finish()
}

/// A line under way, in which cells of one role become one piece.
struct Runs {
    line: Line,
    text: String,
    role: Role,
}

impl Runs {
    fn new(line: Line) -> Self {
        Self {
            line,
            text: String::new(),
            role: Role::Text,
        }
    }

    fn push(&mut self, text: &str, role: Role) {
        if role != self.role {
            push(&mut self.line, std::mem::take(&mut self.text), self.role);
            self.role = role;
        }
        self.text.push_str(text);
    }

    fn finish(mut self) -> Line {
        push(&mut self.line, self.text, self.role);
        self.line
    }
}

fn axis_row(plan: &Plan, marks: &[Mark]) -> Line {
    let at = |number: u64| plan.axis.nearest(number, plan.columns);
    let ticks: Vec<u16> = ticks(plan).map(at).collect();
    let marked: Vec<u16> = marks.iter().map(|mark| at(mark.at)).collect();
    let mut runs = Runs::new(Line::new());
    runs.push(&format!("{:>9}", "+"), Role::Rule);
    for column in 0..plan.columns {
        if marked.contains(&column) {
            runs.push("^", Role::Heading);
        } else if ticks.contains(&column) {
            runs.push("+", Role::Rule);
        } else {
            runs.push("-", Role::Rule);
        }
    }
    runs.push(&format!("  {}", plan.unit), Role::Rule);
    runs.finish()
}

/// The headcounts that are named on the axis.
fn ticks(plan: &Plan) -> impl Iterator<Item = u64> {
    (0_u32..20)
        .filter_map(|power| 10_u64.checked_pow(power))
        .skip_while(|number| *number < plan.axis.low())
        .take_while(|number| *number <= plan.axis.high())
}

fn tick_row(plan: &Plan) -> String {
    let mut row = String::new();
    for number in ticks(plan) {
        let words = text::thousands(number);
        let column = usize::from(GUTTER.saturating_add(plan.axis.nearest(number, plan.columns)));
        let start = column.saturating_sub(words.len() / 2);
        if is_free(&row, start) {
            place(&mut row, start, &words);
        }
    }
    row
}

/// Whether a word at this column stands clear of what the row already holds.
fn is_free(row: &str, start: usize) -> bool {
    row.is_empty() || text::width(row).saturating_add(2) <= start
}

fn place(row: &mut String, start: usize, words: &str) {
    let missing = start.saturating_sub(text::width(row));
    row.push_str(&" ".repeat(missing));
    row.push_str(words);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::plain;
    use super::*;

    fn frame(width: u16, height: u16, low: u64, high: u64) -> Frame {
        Frame {
            size: (width, height),
            range: (low, high),
            unit: "people",
        }
    }

    /// A series whose amount is a function of the headcount.
    fn line(plan: &Plan, name: &str, mark: char, cost: impl Fn(u64) -> Option<Band>) -> Series {
        Series {
            name: name.to_owned(),
            mark,
            role: Role::Manual,
            values: plan.headcounts().into_iter().map(cost).collect(),
        }
    }

    fn exactly(cents: u64) -> Option<Band> {
        Some(Band {
            low: cents,
            high: Some(cents),
        })
    }

    fn mark(at: u64, words: &str) -> Mark {
        Mark {
            at,
            words: words.to_owned(),
        }
    }

    /// By hand as the aggregate profile has it, against a connector of $5,000 a year.
    fn connector(width: u16, height: u16) -> String {
        let marks = [mark(213, "213 break-even"), mark(500, "500 now")];
        let Some(plan) = Plan::new(
            frame(width, height, 10, 10_000),
            &["By hand", "Connector"],
            &marks,
        ) else {
            return "no room".to_owned();
        };
        let series = [
            line(&plan, "By hand", 'o', |people| {
                exactly(people * 1_175_400 / 500)
            }),
            line(&plan, "Connector", '+', |_| exactly(500_000)),
        ];
        plain(&rows(&plan, &series, &marks))
    }

    #[test]
    fn the_break_even_is_where_the_lines_meet() {
        insta::assert_snapshot!("connector_118x16", connector(118, 16));
        insta::assert_snapshot!("connector_78x14", connector(78, 14));
        insta::assert_snapshot!("connector_58x11", connector(58, 11));
        assert_eq!(connector(58, 7), "no room");
        assert_eq!(connector(30, 20), "no room");
    }

    #[test]
    fn slack_never_meets_its_handwork() {
        let marks = [mark(500, "500 now")];
        let plan = Plan::new(
            frame(78, 16, 10, 10_000),
            &["By hand", "Native SCIM"],
            &marks,
        )
        .unwrap();
        let series = [
            line(&plan, "By hand", 'o', |people| {
                exactly(people * 1_175_400 / 500)
            }),
            line(&plan, "Native SCIM", '#', |people| exactly(people * 9_300)),
        ];
        insta::assert_snapshot!("slack_78x16", plain(&rows(&plan, &series, &marks)));
    }

    #[test]
    fn steps_gaps_nothing_and_open_ends_are_drawn_as_such() {
        let marks = [mark(20, "20 break-even")];
        let plan = Plan::new(
            frame(78, 18, 1, 1_000),
            &["By hand", "Native SCIM from", "Connector"],
            &marks,
        )
        .unwrap();
        let series = [
            line(&plan, "By hand", 'o', |people| exactly(people * 2_351)),
            // Ten seats in the pack, then a dearer plan, then included.
            line(&plan, "Native SCIM from", '#', |people| match people {
                0..=10 => exactly(101_940),
                11..=99 => Some(Band {
                    low: 300_000,
                    high: None,
                }),
                _ => exactly(0),
            }),
            // Sold to at most 100 people, at a price between two ends.
            line(&plan, "Connector", '+', |people| {
                (people <= 100).then_some(Band {
                    low: 50_000,
                    high: Some(400_000),
                })
            }),
        ];
        insta::assert_snapshot!("steps_78x18", plain(&rows(&plan, &series, &marks)));
    }

    #[test]
    fn a_chart_without_amounts_keeps_its_frame() {
        let plan = Plan::new(frame(60, 10, 1, 1_000), &["Native SCIM"], &[]).unwrap();
        let series = [line(&plan, "Native SCIM", '#', |_| None)];
        insta::assert_snapshot!("empty_60x10", plain(&rows(&plan, &series, &[])));
    }

    proptest! {
        #[test]
        fn every_size_and_every_amount_is_drawn_within_its_rows(
            size in (0_u16..140, 0_u16..40),
            amounts in prop::collection::vec(any::<Option<(u64, Option<u64>)>>(), 1..6),
            marked in prop::collection::vec(0_u64..200_000, 0..4),
        ) {
            let marks: Vec<Mark> = marked.iter().map(|at| mark(*at, "break-even")).collect();
            if let Some(plan) = Plan::new(frame(size.0, size.1, 1, 100_000), &["By hand", "SCIM"], &marks) {
                let pick = |people: u64, shift: usize| {
                    let at = (usize::try_from(people).unwrap() / 7 + shift) % amounts.len();
                    amounts[at].map(|(low, high)| Band { low, high })
                };
                let series = [
                    line(&plan, "By hand", 'o', |people| pick(people, 0)),
                    line(&plan, "SCIM", '#', |people| pick(people, 1)),
                ];
                let rows = rows(&plan, &series, &marks);
                prop_assert!(rows.len() <= usize::from(size.1));
                for row in rows {
                    prop_assert!(row.width() <= usize::from(size.0));
                }
            }
        }

        #[test]
        fn a_greater_amount_never_stands_lower(one: u64, other: u64, rows in 1_u16..40, ends: (u64, u64)) {
            let values = vec![exactly(ends.0), exactly(ends.1)];
            let levels = Levels::new(rows, &[Series { name: String::new(), mark: 'o', role: Role::Manual, values }]);
            prop_assert!(levels.row(one.max(other)) <= levels.row(one.min(other)));
            prop_assert!(levels.row(one) < rows);
        }
    }
}
