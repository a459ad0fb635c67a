//! JSON: one indented document, or one line an app or price.

use serde::Serialize;

use super::ExportError;
use super::frame::{Frame, SCHEMA};

pub(super) fn write(frame: &Frame) -> Result<Vec<u8>, ExportError> {
    let mut bytes = serde_json::to_vec_pretty(frame)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// An app or a price on a line of its own, with the version of its frame.
#[derive(Serialize)]
struct Line<'a, T> {
    schema: u32,
    #[serde(flatten)]
    item: &'a T,
}

pub(super) fn write_lines(frame: &Frame) -> Result<Vec<u8>, ExportError> {
    match frame {
        Frame::Apps(frame) => lines(&frame.apps),
        Frame::Leaver(frame) => {
            let mut bytes = serde_json::to_vec(frame)?;
            bytes.push(b'\n');
            Ok(bytes)
        }
        Frame::Costs(frame) => lines(&frame.apps),
        Frame::Prices(frame) => lines(&frame.prices),
        Frame::Layers(frame) => lines(&frame.layers),
        Frame::Disputes(frame) => lines(&frame.disagreements),
        Frame::Freshness(frame) => lines(&frame.stale),
        Frame::Stack(frame) => lines(&frame.apps),
        Frame::Diff(frame) => lines(&frame.changes),
        Frame::Check(frame) => lines(&frame.findings),
        Frame::Rules(frame) => lines(&frame.rules),
    }
}

fn lines<T: Serialize>(items: &[T]) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    for item in items {
        let schema = SCHEMA;
        serde_json::to_writer(&mut bytes, &Line { schema, item })?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}
