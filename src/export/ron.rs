//! RON, of the same shape as the JSON.

use ron::extensions::Extensions;
use ron::ser::{PrettyConfig, to_string_pretty};

use super::ExportError;
use super::frame::Frame;

pub(super) fn write(frame: &Frame<'_>) -> Result<Vec<u8>, ExportError> {
    let pretty = PrettyConfig::new()
        .extensions(Extensions::IMPLICIT_SOME)
        .indentor("    ")
        .new_line("\n");
    // One writer of RON for all frames.
    let frame: &dyn erased_serde::Serialize = frame;
    let mut text = to_string_pretty(frame, pretty)?;
    text.push('\n');
    Ok(text.into_bytes())
}
