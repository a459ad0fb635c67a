//! Freshness: which checks are stale today, which have no date, and the page to check each by.

use crate::export::frame::{Frame, FreshnessFrame};
use crate::freshness::{CheckColumn, CheckRow, Freshness, default_columns, sheet_columns};
use crate::lens::Lens;
use crate::text::{Clean, thousands};

use super::list::{cell, count};
use super::{Block, Cited, Document, Head, Pair, Part, Table};

/// The checks of the apps that a query wants.
#[derive(Debug, Clone)]
pub struct FreshnessReport<'a> {
    /// Under what the apps are looked at: today, and after how many days a check is stale.
    pub lens: &'a Lens,
    /// The query as printed; empty wants every app.
    pub query: String,
    /// The checks.
    pub checks: Freshness,
    /// The columns of tables and spreadsheets; none takes each format's own. Frames hold everything whatever the columns.
    pub columns: Option<Vec<&'static CheckColumn>>,
}

impl FreshnessReport<'_> {
    pub(super) fn document(&self) -> Document {
        let columns = self.columns.clone().unwrap_or_else(default_columns);
        let heading = |column: &CheckColumn| column.heading(self.lens).into_owned();
        let mut parts = vec![Part {
            title: Clean::line("Stale"),
            blocks: vec![match self.checks.stale.as_slice() {
                [] => Block::Text(Cited::plain("none")),
                rows => Block::Table(self.table(rows, &columns, heading)),
            }],
        }];
        if !self.checks.undated.is_empty() {
            parts.push(Part {
                title: Clean::line("Undated, neither fresh nor stale"),
                blocks: vec![Block::Table(self.table(
                    &self.checks.undated,
                    &columns,
                    heading,
                ))],
            });
        }
        Document {
            title: Clean::line("Checks by age"),
            lead: vec![Block::Pairs(self.lead())],
            parts,
        }
    }

    /// The stale checks alone.
    pub(super) fn sheet(&self) -> Table {
        let columns = self.columns.clone().unwrap_or_else(sheet_columns);
        self.table(&self.checks.stale, &columns, |column| column.key.to_owned())
    }

    pub(super) fn frame(&self) -> Frame<'_> {
        Frame::Freshness(FreshnessFrame::new(self))
    }

    fn lead(&self) -> Vec<Pair> {
        let mut pairs = Vec::new();
        if !self.query.is_empty() {
            pairs.push(Pair::one("Query", Cited::plain(&self.query)));
        }
        let days = thousands(self.lens.stale_days.into());
        let checks = &self.checks;
        pairs.extend([
            Pair::one("Today", Cited::plain(self.lens.today.to_string())),
            Pair::one("Stale after", Cited::plain(format!("{days} days"))),
            Pair::one(
                checks.unit.plural(),
                Cited::plain(format!(
                    "{} stale, {} fresh, {} undated",
                    count(checks.stale.len()),
                    count(checks.fresh),
                    count(checks.undated.len()),
                )),
            ),
        ]);
        pairs
    }

    fn table(
        &self,
        rows: &[CheckRow],
        columns: &[&'static CheckColumn],
        title: impl Fn(&CheckColumn) -> String,
    ) -> Table {
        let head = |column: &&'static CheckColumn| Head {
            title: Clean::line(title(column)),
            align: column.align,
        };
        let rows = rows.iter().map(|row| {
            let cells = columns
                .iter()
                .map(|column| cell((column.text)(row, self.lens)));
            cells.collect()
        });
        Table {
            columns: columns.iter().map(head).collect(),
            rows: rows.collect(),
            marked: Vec::new(),
        }
    }
}
