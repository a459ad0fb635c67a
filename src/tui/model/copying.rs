//! What of the list can be copied: the page, the row, a cell, a column. Text of one line each, a tab between cells.

use crate::field::AppColumn;
use crate::text::{Clean, thousands};

use super::Model;

/// Something of the list that can be copied.
#[derive(Debug, Clone, Copy)]
pub enum Copied {
    /// The address of the app's page.
    Address,
    /// The row of the app: every column of the list, a tab between two.
    Row,
    /// One column of the app's row.
    Cell(&'static AppColumn),
    /// One column of every app of the list, a line each.
    Column(&'static AppColumn),
}

impl Copied {
    /// What it is, for the notice.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Copied::Address => "the page's address",
            Copied::Row => "the row",
            Copied::Cell(_) => "the cell",
            Copied::Column(_) => "the column",
        }
    }
}

/// A row of the list of what can be copied.
#[derive(Debug, Clone)]
pub struct Copying {
    /// What it copies.
    pub what: Copied,
    /// Its name.
    pub title: String,
    /// What it says, or how much it is.
    pub preview: String,
}

impl Model {
    /// What can be copied of the app under the cursor and of the list: nothing where nothing matches.
    #[must_use]
    pub fn copying(&self) -> Vec<Copying> {
        let Some(app) = self.app() else {
            return Vec::new();
        };
        let columns = self.columns();
        let row = |what: Copied, title: String| {
            let preview = self.copied(what).unwrap_or_default();
            Copying {
                what,
                title,
                preview: Clean::line(preview).to_string(),
            }
        };
        let mut rows = Vec::new();
        if app.docs_url.value().is_some() {
            rows.push(row(Copied::Address, "Page address".to_owned()));
        }
        rows.push(row(Copied::Row, "Row".to_owned()));
        for column in &columns {
            let title = format!("Cell {}", column.heading(&self.lens));
            rows.push(row(Copied::Cell(column), title));
        }
        let apps = match self.list.hits.len() {
            1 => "1 app".to_owned(),
            count => format!(
                "{} apps",
                thousands(u64::try_from(count).unwrap_or(u64::MAX))
            ),
        };
        for column in columns {
            rows.push(Copying {
                what: Copied::Column(column),
                title: format!("Column {}", column.heading(&self.lens)),
                preview: format!("{apps}, a line each"),
            });
        }
        rows
    }

    /// The text of something that is copied; none where there is no such thing.
    #[must_use]
    pub fn copied(&self, what: Copied) -> Option<String> {
        let cell =
            |app, column: &AppColumn| Clean::line((column.text)(app, &self.lens)).to_string();
        let app = self.app()?;
        Some(match what {
            Copied::Address => Clean::line(app.docs_url.value()?.as_str()).to_string(),
            Copied::Row => {
                let columns = self.columns().into_iter();
                let cells: Vec<String> = columns.map(|column| cell(app, column)).collect();
                cells.join("\t")
            }
            Copied::Cell(column) => cell(app, column),
            Copied::Column(column) => self.hits().map(|app| cell(app, column) + "\n").collect(),
        })
    }
}
