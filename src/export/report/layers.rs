//! Layers: every layer of the catalog, built-in and own.

use crate::export::frame::{Frame, LayersFrame};
use crate::layers::{LayerColumn, LayerRow, default_columns};
use crate::text::Clean;

use super::list::{cell, count};
use super::{Block, Cited, Document, Head, Pair, Part, Table};

/// The layers of the catalog.
#[derive(Debug, Clone)]
pub struct LayersReport {
    /// The layers, built-in ones by rank, then own ones, of which the last wins.
    pub rows: Vec<LayerRow>,
    /// The columns of tables and spreadsheets; none takes each format's own. Frames hold everything whatever the columns.
    pub columns: Option<Vec<&'static LayerColumn>>,
}

impl LayersReport {
    pub(super) fn document(&self) -> Document {
        let own = self.rows.iter().filter(|row| row.layer.own).count();
        let layers = format!(
            "{}, {} of them your own",
            count(self.rows.len()),
            count(own)
        );
        let columns = self.columns.clone().unwrap_or_else(default_columns);
        let table = table(&self.rows, &columns, |column| column.title);
        Document {
            title: Clean::line("Layers of the catalog"),
            lead: vec![Block::Pairs(vec![Pair::one(
                "Layers",
                Cited::plain(layers),
            )])],
            parts: vec![Part {
                title: Clean::line("Layers"),
                blocks: vec![Block::Table(table)],
            }],
        }
    }

    pub(super) fn sheet(&self) -> Table {
        let every = || crate::layers::COLUMNS.iter().collect();
        let columns = self.columns.clone().unwrap_or_else(every);
        table(&self.rows, &columns, |column| column.key)
    }

    pub(super) fn frame(&self) -> Frame<'_> {
        Frame::Layers(LayersFrame::new(&self.rows))
    }
}

fn table(
    rows: &[LayerRow],
    columns: &[&'static LayerColumn],
    title: fn(&LayerColumn) -> &'static str,
) -> Table {
    let head = |column: &&'static LayerColumn| Head {
        title: Clean::line(title(column)),
        align: column.align,
    };
    let row = |row: &LayerRow| {
        let cells = columns.iter().map(|column| cell((column.text)(row, &())));
        cells.collect()
    };
    Table {
        columns: columns.iter().map(head).collect(),
        rows: rows.iter().map(row).collect(),
        marked: Vec::new(),
    }
}
