//! Disagreements over apps: how often each field is claimed differently, and every claim of each.

use crate::catalog::Catalog;
use crate::disputes::{DisputeColumn, Disputes, default_columns, sheet_columns};
use crate::export::frame::{DisputesFrame, Frame};
use crate::lens::Lens;
use crate::text::Clean;

use super::list::{cell, count};
use super::{Block, Cited, Document, Head, Pair, Part, Table};

/// The disagreements about the apps that a query wants.
#[derive(Debug, Clone)]
pub struct DisputesReport<'a> {
    /// The catalog.
    pub catalog: &'a Catalog,
    /// Under what the apps are looked at.
    pub lens: &'a Lens,
    /// The query as printed; empty wants every app.
    pub query: String,
    /// The disagreements, in order.
    pub disputes: Disputes,
    /// The columns of tables and spreadsheets; none takes each format's own. Frames hold everything whatever the columns.
    pub columns: Option<Vec<&'static DisputeColumn>>,
}

impl DisputesReport<'_> {
    pub(super) fn document(&self) -> Document {
        let columns = self.columns.clone().unwrap_or_else(default_columns);
        let heading = |column: &DisputeColumn| column.heading(self.lens).into_owned();
        let mut lead = Vec::new();
        if !self.query.is_empty() {
            lead.push(Pair::one("Query", Cited::plain(&self.query)));
        }
        let (rows, apps) = (self.disputes.rows.len(), self.disputes.apps());
        let words = format!("{} about {}", count(rows), apps_in_words(apps));
        lead.push(Pair::one("Disagreements", Cited::plain(words)));
        let part = |title: &str, table: Table| Part {
            title: Clean::line(title),
            blocks: vec![Block::Table(table)],
        };
        Document {
            title: Clean::line("Who says what"),
            lead: vec![Block::Pairs(lead)],
            parts: vec![
                part("By field", self.by_field()),
                part("Disagreements", self.table(&columns, heading)),
            ],
        }
    }

    pub(super) fn sheet(&self) -> Table {
        let columns = self.columns.clone().unwrap_or_else(sheet_columns);
        self.table(&columns, |column| column.key.to_owned())
    }

    pub(super) fn frame(&self) -> Frame<'_> {
        Frame::Disputes(DisputesFrame::new(self))
    }

    fn by_field(&self) -> Table {
        let mut table = Table::new(&["Field", ">Disagreements", ">Apps"]);
        for one in self.disputes.by_field() {
            table.rows.push(vec![
                Cited::plain(one.title),
                Cited::plain(count(one.disagreements)),
                Cited::plain(count(one.apps)),
            ]);
        }
        table
    }

    fn table(
        &self,
        columns: &[&'static DisputeColumn],
        title: impl Fn(&DisputeColumn) -> String,
    ) -> Table {
        let head = |column: &&'static DisputeColumn| Head {
            title: Clean::line(title(column)),
            align: column.align,
        };
        let rows = self.disputes.rows.iter().map(|row| {
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

fn apps_in_words(apps: usize) -> String {
    match apps {
        1 => "1 app".to_owned(),
        apps => format!("{} apps", count(apps)),
    }
}
