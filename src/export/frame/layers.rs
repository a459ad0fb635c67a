//! The frame of layers: who publishes each, when, under which licence, and where an own one comes from.

use serde::Serialize;

use crate::layers::LayerRow;
use crate::text::Clean;

use super::SCHEMA;

/// The layers of the catalog.
#[derive(Debug, Clone, Serialize)]
pub struct LayersFrame {
    schema: u32,
    /// The layers, built-in ones by rank, then own ones, of which the last wins.
    pub layers: Vec<LayerFrame>,
}

/// One layer.
#[derive(Debug, Clone, Serialize)]
pub struct LayerFrame {
    id: Clean,
    own: bool,
    title: Clean,
    publisher: Option<Clean>,
    url: Option<Clean>,
    licence: Option<Clean>,
    date: Option<Clean>,
    records: usize,
    /// The file of an own layer; null for a built-in one.
    path: Option<Clean>,
    note: Option<Clean>,
}

impl LayersFrame {
    /// The frame of layers.
    #[must_use]
    pub fn new(rows: &[LayerRow]) -> LayersFrame {
        LayersFrame {
            schema: SCHEMA,
            layers: rows.iter().map(layer).collect(),
        }
    }
}

fn layer(row: &LayerRow) -> LayerFrame {
    let stated = |text: &Option<String>| text.as_deref().map(Clean::line);
    let path = row.path.as_ref();
    LayerFrame {
        id: Clean::line(&row.layer.id),
        own: row.layer.own,
        title: Clean::line(&row.layer.title),
        publisher: stated(&row.layer.publisher),
        url: stated(&row.layer.url),
        licence: stated(&row.layer.licence),
        date: row.layer.date.map(|day| Clean::line(day.to_string())),
        records: row.records,
        path: path.map(|path| Clean::line(path.to_string_lossy())),
        note: stated(&row.layer.note),
    }
}
