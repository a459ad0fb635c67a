//! The help screen and the pickers: boxes over the view.

use crate::tui::model::Model;

use super::canvas::Canvas;
use super::plan::Plan;

/// Draws the open overlay.
pub fn draw(_model: &Model, plan: &Plan, canvas: &mut Canvas<'_>) {
    canvas.boxed(plan.above_footer(), "Help");
}
