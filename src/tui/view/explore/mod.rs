//! Explore: the search line, the facet line, the list, the app.

mod cost;
mod detail;
mod list;
mod names;
mod rows;
mod search;
mod tables;

use ratatui::layout::Position;

use crate::tui::message::Target;
use crate::tui::model::{Model, Pane};
use crate::tui::theme::Role;

use super::canvas::Canvas;
use super::plan::{Plan, Shape};

pub use detail::Arrangement;
pub use list::fitting;
pub use rows::Rows;

/// Rows that the list's heading takes.
pub const LIST_HEAD: u16 = 1;

/// Draws the view.
pub fn draw(model: &Model, plan: &Plan, kept: &mut Rows, canvas: &mut Canvas<'_>) {
    search::draw(model, plan, canvas);
    if !plan.list.is_empty() {
        canvas.hit(plan.list, Target::Pane(Pane::List));
        list::draw(model, plan, kept, canvas);
    }
    match plan.shape {
        Shape::TooSmall | Shape::OnePane => {}
        Shape::Stacked => canvas.rule(plan.divider),
        Shape::Wide => {
            canvas.upright(plan.divider);
            let glyphs = canvas.glyphs();
            let above = Position::new(plan.divider.x, plan.rule.y);
            let below = Position::new(plan.divider.x, plan.bottom_rule.y);
            canvas.mark(above, glyphs.tee_down, Role::Rule);
            canvas.mark(below, glyphs.tee_up, Role::Rule);
        }
    }
    if !plan.divider.is_empty() {
        canvas.hit(plan.divider, Target::Divider);
    }
    if !plan.detail.is_empty() {
        canvas.hit(plan.detail, Target::Pane(Pane::Detail));
        detail::draw(model, plan, canvas);
    }
}
