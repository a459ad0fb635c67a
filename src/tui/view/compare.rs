//! The compare view.

use ratatui::layout::Rect;

use crate::tui::model::Model;

use super::canvas::{Canvas, Line};

/// Draws it.
pub fn draw(_model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    canvas.line(area, &Line::new().text("compare"));
}
