//! JSON: one indented document, or one line an app.

use serde::Serialize;

use super::ExportError;
use super::frame::{Frame, SCHEMA};

pub(super) fn write(frame: &Frame) -> Result<Vec<u8>, ExportError> {
    let mut bytes = serde_json::to_vec_pretty(frame)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// An app on a line of its own, with the version of its frame.
#[derive(Serialize)]
struct Line<'a, T> {
    schema: u32,
    #[serde(flatten)]
    app: &'a T,
}

pub(super) fn write_lines(frame: &Frame) -> Result<Vec<u8>, ExportError> {
    match frame {
        Frame::Apps(frame) => lines(&frame.apps),
        Frame::Costs(frame) => lines(&frame.apps),
    }
}

fn lines<T: Serialize>(apps: &[T]) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    for app in apps {
        let schema = SCHEMA;
        serde_json::to_writer(&mut bytes, &Line { schema, app })?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}
