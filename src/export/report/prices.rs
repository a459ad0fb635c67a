//! Prices: what was read of each price, and what each costs a year at a size.

use crate::catalog::Catalog;
use crate::export::frame::{Frame, PricesFrame};
use crate::prices::{PriceColumn, Prices, default_columns, sheet_columns, state_in_words};
use crate::text::{Clean, thousands};

use super::list::{cell, count};
use super::{Block, Cited, Document, Head, Pair, Part, Table};

/// The prices of the apps that a query wants.
#[derive(Debug, Clone)]
pub struct PricesReport<'a> {
    /// The catalog.
    pub catalog: &'a Catalog,
    /// The query as printed; empty wants every app.
    pub query: String,
    /// The prices, in order.
    pub prices: Prices,
    /// The columns of tables and spreadsheets; none takes each format's own. Frames hold everything whatever the columns.
    pub columns: Option<Vec<&'static PriceColumn>>,
}

impl PricesReport<'_> {
    pub(super) fn document(&self) -> Document {
        let columns = self.columns(default_columns);
        let heading = |column: &PriceColumn| column.heading(&self.prices.size).into_owned();
        Document {
            title: Clean::line("Prices of the price lists"),
            lead: vec![Block::Pairs(self.lead())],
            parts: vec![
                Part {
                    title: Clean::line("Prices"),
                    blocks: vec![Block::Table(self.table(&columns, heading))],
                },
                Part {
                    title: Clean::line("How they stand"),
                    blocks: vec![Block::Table(self.states()), Block::Pairs(self.read())],
                },
            ],
        }
    }

    pub(super) fn sheet(&self) -> Table {
        self.table(&self.columns(sheet_columns), |column| column.key.to_owned())
    }

    pub(super) fn frame(&self) -> Frame<'_> {
        Frame::Prices(PricesFrame::new(self))
    }

    /// How many prices of the catalog are documented, whatever the query.
    pub(in crate::export) fn total(&self) -> usize {
        self.catalog.apps().iter().map(crate::prices::count).sum()
    }

    fn columns(
        &self,
        usual: fn(crate::prices::Size) -> Vec<&'static PriceColumn>,
    ) -> Vec<&'static PriceColumn> {
        self.columns
            .clone()
            .unwrap_or_else(|| usual(self.prices.size))
    }

    fn lead(&self) -> Vec<Pair> {
        let mut pairs = Vec::new();
        if !self.query.is_empty() {
            pairs.push(Pair::one("Query", Cited::plain(&self.query)));
        }
        if let Some(seats) = self.prices.size.seats {
            pairs.push(Pair::one("Seats", Cited::plain(thousands(seats.into()))));
        }
        let listed = count(self.prices.rows.len());
        pairs.push(Pair::one(
            "Prices",
            Cited::plain(format!("{listed} of {}", count(self.total()))),
        ));
        pairs
    }

    fn states(&self) -> Table {
        let mut table = Table::new(&["State", ">Prices", "Which means"]);
        for (state, prices) in self.prices.counts() {
            table.rows.push(vec![
                Cited::plain(state.word()),
                Cited::plain(count(prices)),
                Cited::plain(state_in_words(state)),
            ]);
        }
        table
    }

    /// How much was read.
    fn read(&self) -> Vec<Pair> {
        let reading = self.prices.reading();
        let mut read = format!("{} of {}", count(reading.read), count(reading.amounts));
        if let Some(share) = reading.ten_thousandths() {
            let (percent, rest) = (share / 100, share % 100);
            read = format!("{read}, {percent}.{rest:02} %");
        }
        vec![
            Pair::one(
                "Read, of tiers and add-ons that name an amount",
                Cited::plain(read),
            ),
            Pair::one(
                "Tiers without a price, not listed",
                Cited::plain(count(self.prices.without)),
            ),
        ]
    }

    fn table(
        &self,
        columns: &[&'static PriceColumn],
        title: impl Fn(&PriceColumn) -> String,
    ) -> Table {
        let head = |column: &&'static PriceColumn| Head {
            title: Clean::line(title(column)),
            align: column.align,
        };
        let size = self.prices.size;
        let rows = self.prices.rows.iter().map(|row| {
            let cells = columns.iter().map(|column| cell((column.text)(row, &size)));
            cells.collect()
        });
        Table {
            columns: columns.iter().map(head).collect(),
            rows: rows.collect(),
            marked: Vec::new(),
        }
    }
}
