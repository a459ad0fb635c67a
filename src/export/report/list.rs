//! A list: the apps that a query wants, a row each under the columns asked for.

use crate::catalog::{App, Catalog};
use crate::export::frame::{AppsFrame, Frame};
use crate::field::{AppColumn, NOT_DOCUMENTED};
use crate::lens::Lens;
use crate::text::{Clean, thousands};

use super::{Block, Cited, Document, Head, Pair, Part, Standing, Table};

/// The apps that a query wants.
#[derive(Debug, Clone)]
pub struct ListReport<'a> {
    /// The catalog.
    pub catalog: &'a Catalog,
    /// Under what the apps are looked at.
    pub lens: &'a Lens,
    /// The query as printed; empty wants every app.
    pub query: String,
    /// The apps, in order.
    pub apps: Vec<&'a App>,
    /// The columns of tables and spreadsheets. Frames hold everything whatever the columns.
    pub columns: Vec<&'static AppColumn>,
}

impl ListReport<'_> {
    pub(in crate::export) fn document(&self) -> Document {
        let mut lead = Vec::new();
        if !self.query.is_empty() {
            lead.push(Pair::one("Query", Cited::plain(&self.query)));
        }
        if let Some(idp) = self.lens.idp {
            lead.push(Pair::one("My IdP", Cited::plain(idp.title())));
        }
        let matched = count(self.apps.len());
        let total = count(self.catalog.apps().len());
        lead.push(Pair::one(
            "Apps",
            Cited::plain(format!("{matched} of {total}")),
        ));
        Document {
            title: Clean::line("SaaS apps and SCIM"),
            lead: vec![Block::Pairs(lead)],
            parts: vec![Part {
                title: Clean::line("Apps"),
                blocks: vec![Block::Table(
                    self.table(|column| column.heading(self.lens).into_owned()),
                )],
            }],
        }
    }

    pub(super) fn sheet(&self) -> Table {
        self.table(|column| column.key.to_owned())
    }

    fn table(&self, title: impl Fn(&AppColumn) -> String) -> Table {
        let head = |column: &&'static AppColumn| Head {
            title: Clean::line(title(column)),
            align: column.align,
        };
        let row = |app: &&App| {
            let cell = |column: &&'static AppColumn| cell((column.text)(app, self.lens));
            self.columns.iter().map(cell).collect()
        };
        Table {
            columns: self.columns.iter().map(head).collect(),
            rows: self.apps.iter().map(row).collect(),
            marked: Vec::new(),
        }
    }

    pub(super) fn frame(&self) -> Frame<'_> {
        let query = Some(Clean::line(&self.query));
        Frame::Apps(AppsFrame::new(self.catalog, self.lens, query, &self.apps))
    }
}

/// The text of a column or a row, which says itself where nothing is documented.
pub(super) fn cell(text: String) -> Cited {
    let standing = if text == NOT_DOCUMENTED {
        Standing::NotDocumented
    } else {
        Standing::Stated
    };
    let web = text.starts_with("https://") || text.starts_with("http://");
    let value = if web && !text.contains(' ') {
        Cited::link(&text)
    } else {
        Cited::plain(text)
    };
    value.with(standing)
}

pub(super) fn count(number: usize) -> String {
    thousands(u64::try_from(number).unwrap_or(u64::MAX))
}
