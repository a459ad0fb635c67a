//! Apps side by side: apps are columns, and rows that differ are marked.

use crate::catalog::Catalog;
use crate::compare::{Comparison, Group, Row};
use crate::export::frame::{AppsFrame, Frame};
use crate::lens::Lens;
use crate::text::{Align, Clean};

use super::list::cell;
use super::{Block, Cited, Document, Head, Pair, Part, Table};

/// Apps side by side.
#[derive(Debug, Clone)]
pub struct CompareReport<'a> {
    /// The catalog.
    pub catalog: &'a Catalog,
    /// Under what the apps are looked at.
    pub lens: &'a Lens,
    /// The comparison.
    pub comparison: Comparison<'a>,
}

/// What stands in a marked row's last column.
const DIFFERS: &str = "differs";
/// What stands in the others'.
const SAME: &str = "same";

impl CompareReport<'_> {
    pub(super) fn document(&self) -> Document {
        let names: Vec<&str> = self.names();
        let rows: Vec<&Row> = self
            .comparison
            .groups
            .iter()
            .flat_map(|group| &group.rows)
            .collect();
        let differing = rows.iter().filter(|row| row.differs).count();
        let mut lead = Vec::new();
        if let Some(idp) = self.lens.idp {
            lead.push(Pair::one("My IdP", Cited::plain(idp.title())));
        }
        lead.push(Pair::one("Apps", Cited::plain(names.len().to_string())));
        lead.push(Pair::one(
            "Rows that differ",
            Cited::plain(format!("{differing} of {}", rows.len())),
        ));
        Document {
            title: Clean::line(names.join(", ")),
            lead: vec![Block::Pairs(lead)],
            parts: self
                .comparison
                .groups
                .iter()
                .map(|group| self.part(group))
                .collect(),
        }
    }

    fn names(&self) -> Vec<&str> {
        let apps = self.comparison.apps.iter();
        apps.map(|app| app.display_name()).collect()
    }

    fn part(&self, group: &Group) -> Part {
        let mut titles = vec!["".to_owned()];
        titles.extend(self.names().into_iter().map(str::to_owned));
        titles.push("Compared".to_owned());
        let mut table = table(&titles);
        for row in &group.rows {
            table.push(self.cells(&row.title, row, "- "), row.differs);
        }
        Part {
            title: Clean::line(group.title),
            blocks: vec![Block::Table(table)],
        }
    }

    pub(super) fn sheet(&self) -> Table {
        let mut titles = vec!["row".to_owned()];
        titles.extend(self.comparison.apps.iter().map(|app| app.id.to_string()));
        titles.push("compared".to_owned());
        let mut sheet = table(&titles);
        for row in self.comparison.groups.iter().flat_map(|group| &group.rows) {
            sheet.push(self.cells(row.key, row, ""), row.differs);
        }
        sheet
    }

    /// A row's cells; `bullet` begins each line of a cell that lists several things.
    fn cells(&self, title: &str, row: &Row, bullet: &str) -> Vec<Cited> {
        let mut cells = vec![Cited::plain(title)];
        cells.extend(row.cells.iter().map(|lines| match lines.as_slice() {
            [line] => cell(line.clone()),
            lines => {
                let items: Vec<String> =
                    lines.iter().map(|line| format!("{bullet}{line}")).collect();
                Cited::lines(&items)
            }
        }));
        cells.push(Cited::plain(if row.differs { DIFFERS } else { SAME }));
        cells
    }

    pub(super) fn frame(&self) -> Frame<'_> {
        let apps = &self.comparison.apps;
        let mut frame = AppsFrame::new(self.catalog, self.lens, None, apps);
        frame.compare(&self.comparison);
        Frame::Apps(frame)
    }
}

fn table(titles: &[String]) -> Table {
    let head = |title: &String| Head {
        title: Clean::line(title),
        align: Align::Left,
    };
    Table {
        columns: titles.iter().map(head).collect(),
        rows: Vec::new(),
        marked: Vec::new(),
    }
}
