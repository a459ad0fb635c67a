//! Aligned text for terminals: no colour and no rules to draw, so that it reads the same in a pipe and to a screen reader.
//!
//! Cells that do not fit wrap; nothing is cut.

use super::report::{Block, Cited, Claims, Pair, Report, Table, bars_in_text};
use crate::catalog::pack::PackError;
use crate::text::{Align, Clean, fit, width, wrap};

/// Space between columns.
const GAP: usize = 2;
/// What a column keeps at least, where it has so much.
const NARROWEST: usize = 6;
/// How far the values of pairs stand from the left at most.
const WIDEST_LABEL: usize = 36;

pub(super) fn write(report: &Report<'_>, columns: usize) -> Result<String, PackError> {
    let mut out = Out {
        text: String::new(),
        columns: columns.max(20),
    };
    match report {
        // A list is for pipes too: its rows alone, without a title.
        Report::List(list) => {
            for part in list.document().parts {
                out.blocks(&part.blocks);
            }
        }
        Report::Facets(_)
        | Report::Show(_)
        | Report::Leaver(_)
        | Report::Compare(_)
        | Report::Cost(_)
        | Report::Prices(_)
        | Report::Layers(_)
        | Report::Disputes(_)
        | Report::Freshness(_)
        | Report::Stack(_)
        | Report::Diff(_)
        | Report::Check(_)
        | Report::Rules(_) => {
            let document = report.document()?;
            out.line(document.title.as_str());
            out.line("");
            out.blocks(&document.lead);
            for part in &document.parts {
                out.line(part.title.as_str());
                out.line(&"-".repeat(part.title.width()));
                out.blocks(&part.blocks);
            }
        }
    }
    let end = out.text.trim_end().len();
    out.text.truncate(end);
    out.text.push('\n');
    Ok(out.text)
}

struct Out {
    text: String,
    columns: usize,
}

impl Out {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end_matches(' '));
        self.text.push('\n');
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(text) => {
                    self.line(text.as_str());
                    continue;
                }
                Block::Text(text) => self.hanging("", text),
                Block::Pairs(pairs) => self.pairs(pairs),
                Block::List(items) => items.iter().for_each(|item| self.hanging("- ", item)),
                Block::Tasks(items) => items.iter().for_each(|item| self.hanging("[ ] ", item)),
                Block::Steps(items) => {
                    for (place, item) in items.iter().enumerate() {
                        self.hanging(&format!("{}. ", place.saturating_add(1)), item);
                    }
                }
                Block::Table(table) => self.table(table),
                Block::Claims(claims) => self.claims(claims),
                Block::Bars(bars) => bars_in_text(bars).iter().for_each(|line| self.line(line)),
            }
            self.line("");
        }
    }

    /// A wrapped text whose further lines stand under its first.
    fn hanging(&mut self, lead: &str, value: &Cited) {
        let indent = width(lead);
        let lines = wrap(
            value.line_with_page().as_str(),
            self.columns.saturating_sub(indent),
        );
        for (place, line) in lines.iter().enumerate() {
            if place == 0 {
                self.line(&format!("{lead}{line}"));
            } else {
                self.line(&format!("{}{line}", " ".repeat(indent)));
            }
        }
    }

    fn pairs(&mut self, pairs: &[Pair]) {
        let widest = pairs.iter().map(|pair| pair.label.width()).max();
        let label_width = widest
            .unwrap_or(0)
            .min(WIDEST_LABEL)
            .min(self.columns / 2)
            .saturating_add(GAP);
        let room = self.columns.saturating_sub(label_width).max(1);
        for pair in pairs {
            let labels = wrap(pair.label.as_str(), label_width.saturating_sub(GAP).max(1));
            let values: Vec<String> = pair
                .values
                .iter()
                .flat_map(|value| wrap(value.line_with_page().as_str(), room))
                .collect();
            for place in 0..labels.len().max(values.len()) {
                let label = labels.get(place).map_or("", String::as_str);
                let value = values.get(place).map_or("", String::as_str);
                self.line(&format!(
                    "{}{value}",
                    fit(label, label_width, Align::Left, "")
                ));
            }
        }
    }

    fn claims(&mut self, claims: &Claims) {
        self.line(claims.field.as_str());
        for claim in &claims.claims {
            self.hanging("  ", claim);
        }
    }

    fn table(&mut self, table: &Table) {
        let heads: Vec<Clean> = table
            .columns
            .iter()
            .map(|head| head.title.clone())
            .collect();
        let rows: Vec<Vec<Clean>> = table
            .rows
            .iter()
            .map(|row| row.iter().map(Cited::line).collect())
            .collect();
        let widths = widths(&heads, &rows, self.columns);
        for row in std::iter::once(&heads).chain(&rows) {
            let cells: Vec<Vec<String>> = row
                .iter()
                .zip(&widths)
                .map(|(cell, width)| wrap(cell.as_str(), *width))
                .collect();
            let height = cells.iter().map(Vec::len).max().unwrap_or(0);
            for place in 0..height {
                let mut line = String::new();
                for ((cell, width), head) in cells.iter().zip(&widths).zip(&table.columns) {
                    let text = cell.get(place).map_or("", String::as_str);
                    line.push_str(&fit(text, *width, head.align, ""));
                    line.push_str(&" ".repeat(GAP));
                }
                self.line(&line);
            }
        }
    }
}

/// The widths of columns: as wide as their widest line, the widest ones narrowed until all fit.
fn widths(heads: &[Clean], rows: &[Vec<Clean>], columns: usize) -> Vec<usize> {
    let line_width = |cell: &Clean| cell.as_str().split('\n').map(width).max().unwrap_or(0);
    let mut widths: Vec<usize> = heads
        .iter()
        .enumerate()
        .map(|(place, head)| {
            let cells = rows.iter().filter_map(|row| row.get(place));
            let widest = cells.map(line_width).max().unwrap_or(0);
            widest.max(line_width(head)).max(1)
        })
        .collect();
    let gaps = GAP.saturating_mul(widths.len().saturating_sub(1));
    let room = columns.saturating_sub(gaps);
    loop {
        let total: usize = widths.iter().sum();
        let over = total.saturating_sub(room);
        let Some(widest) = widths.iter().copied().max() else {
            return widths;
        };
        if over == 0 || widest <= NARROWEST {
            return widths;
        }
        // The widest columns come down to the next one below them, or as far as needed.
        let next = widths.iter().copied().filter(|width| *width < widest).max();
        let count = widths.iter().filter(|width| **width == widest).count();
        let floor = next.unwrap_or(NARROWEST).max(NARROWEST);
        let share = over.div_ceil(count.max(1));
        let target = widest.saturating_sub(share).max(floor);
        for width in widths.iter_mut().filter(|width| **width == widest) {
            *width = target;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths_of(cells: &[&str], columns: usize) -> Vec<usize> {
        let heads: Vec<Clean> = cells.iter().map(|_| Clean::line("x")).collect();
        let rows = vec![cells.iter().map(|cell| Clean::line(*cell)).collect()];
        widths(&heads, &rows, columns)
    }

    #[test]
    fn columns_are_as_wide_as_needed_and_narrowed_from_the_widest() {
        let long = "a".repeat(80);
        let middle = "b".repeat(30);
        assert_eq!(widths_of(&["ab", "abc"], 80), [2, 3]);
        assert_eq!(widths_of(&["ab", &long], 40), [2, 36]);
        assert_eq!(widths_of(&[&middle, &long], 62), [30, 30]);
        assert_eq!(widths_of(&[&middle, &long], 42), [20, 20]);
        assert_eq!(widths_of(&[&middle, &long], 3), [NARROWEST, NARROWEST]);
    }
}
