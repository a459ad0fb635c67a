//! A diff: what differs between two sides, counted first.

use crate::diff::{COLUMNS, Diff, DiffColumn, Kind, Side, default_columns};
use crate::export::frame::{DiffFrame, Frame};
use crate::text::Clean;

use super::list::{cell, count};
use super::{Block, Cited, Document, Head, Pair, Part, Table};

/// What differs between two sides.
#[derive(Debug, Clone)]
pub struct DiffReport<'a> {
    /// The old side.
    pub old: &'a Side,
    /// The new side.
    pub new: &'a Side,
    /// The query as printed; empty wants every app.
    pub query: String,
    /// What differs.
    pub diff: Diff,
    /// The columns of tables and spreadsheets; none takes each format's own. Frames hold everything whatever the columns.
    pub columns: Option<Vec<&'static DiffColumn>>,
}

impl DiffReport<'_> {
    pub(super) fn document(&self) -> Document {
        let columns = self.columns.clone().unwrap_or_else(default_columns);
        let mut parts = vec![Part {
            title: Clean::line("Summary"),
            blocks: vec![self.summary()],
        }];
        if !self.diff.changes.is_empty() {
            let table = self.table(&columns, |column| column.title);
            parts.push(Part {
                title: Clean::line("Changes"),
                blocks: vec![Block::Table(table)],
            });
        }
        Document {
            title: Clean::line(format!("From {} to {}", self.old.name, self.new.name)),
            lead: vec![Block::Pairs(self.lead())],
            parts,
        }
    }

    pub(super) fn sheet(&self) -> Table {
        let columns = self.columns.clone();
        let columns = columns.unwrap_or_else(|| COLUMNS.iter().collect());
        self.table(&columns, |column| column.key)
    }

    pub(super) fn frame(&self) -> Frame<'_> {
        Frame::Diff(DiffFrame::new(self))
    }

    fn lead(&self) -> Vec<Pair> {
        let mut pairs = vec![
            Pair::one("Old", Cited::plain(side(self.old))),
            Pair::one("New", Cited::plain(side(self.new))),
        ];
        if !self.query.is_empty() {
            pairs.push(Pair::one("Query", Cited::plain(&self.query)));
        }
        let both = count(self.diff.on_both);
        pairs.push(Pair::one("Apps on both sides", Cited::plain(both)));
        pairs
    }

    /// How many changes are of each kind; those that only one side states are counted whether or not they are listed.
    fn summary(&self) -> Block {
        let mut table = Table::new(&["Change", ">Number", "Which means"]);
        let listed = |kind: Kind| self.diff.changes.iter().any(|change| change.kind == kind);
        for (kind, number) in self.diff.counts.iter().filter(|(_, number)| *number > 0) {
            let mut means = kind.meaning().to_owned();
            if !listed(*kind) {
                means.push_str("; not listed, --all lists it");
            }
            table.rows.push(vec![
                Cited::plain(kind.title()),
                Cited::plain(count(*number)),
                Cited::plain(means),
            ]);
        }
        if table.rows.is_empty() {
            return Block::Text(Cited::plain("Nothing differs."));
        }
        Block::Table(table)
    }

    fn table(
        &self,
        columns: &[&'static DiffColumn],
        title: impl Fn(&DiffColumn) -> &'static str,
    ) -> Table {
        let head = |column: &&'static DiffColumn| Head {
            title: Clean::line(title(column)),
            align: column.align,
        };
        let rows = self.diff.changes.iter().map(|change| {
            let cells = columns
                .iter()
                .map(|column| cell((column.text)(change, &())));
            cells.collect()
        });
        Table {
            columns: columns.iter().map(head).collect(),
            rows: rows.collect(),
            marked: Vec::new(),
        }
    }
}

/// A side in words: its title, its date, its apps.
fn side(side: &Side) -> String {
    let apps = match side.len() {
        1 => "1 app".to_owned(),
        several => format!("{} apps", count(several)),
    };
    let date = side.date.map_or(String::new(), |day| format!(", {day}"));
    format!("{}: {}{date}, {apps}", side.name, side.title)
}
