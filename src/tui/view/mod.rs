//! The view: draws the model into a buffer and returns what the mouse can hit. It changes nothing.
//!
//! ```text
//! title bar      scimdex, views, my IdP, people, apps          header
//! search line    the query, how many match                     search
//! facet line     statuses with counts                          search
//! ───────────────────────────────────────────────
//! the view       Explore: list | app; Compare; Cost; Stack     explore, compare, cost, stack
//! ───────────────────────────────────────────────
//! footer         what keys do here and now, or a notice        footer
//! ```
//! Where everything stands is decided in `plan`, which `update` reads as well.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::glyphs::Glyphs;
use super::keymap::Keymap;
use super::message::Target;
use super::model::{Model, Overlay, View};
use super::theme::Theme;

pub mod canvas;
mod compare;
mod cost;
mod export;
mod footer;
mod header;
mod overlay;
pub mod plan;
mod stack;

pub use canvas::{Canvas, Line};
use plan::{Plan, Shape};

/// How the screen is dressed; the same for a whole run.
#[derive(Debug, Clone)]
pub struct Dress {
    /// Styles by role.
    pub theme: Theme,
    /// Marks and lines.
    pub glyphs: Glyphs,
    /// Keys, for the footer and help.
    pub keymap: Keymap,
}

/// What was drawn where, for the mouse, and where the terminal's cursor belongs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// Things by rectangle; the last that holds a position is on top.
    pub hits: Vec<(Rect, Target)>,
    /// The cursor of the text input that has the focus.
    pub cursor: Option<Position>,
}

impl Layout {
    /// What is at a position, and its rectangle.
    #[must_use]
    pub fn hit(&self, at: Position) -> Option<(Target, Rect)> {
        let mut top = self.hits.iter().rev();
        top.find(|(area, _)| area.contains(at))
            .map(|(area, target)| (*target, *area))
    }
}

/// Draws the whole screen.
pub fn draw(model: &Model, dress: &Dress, buffer: &mut Buffer) -> Layout {
    let plan = Plan::of(model, buffer.area);
    let mut canvas = Canvas::new(buffer, dress);
    if plan.shape == Shape::TooSmall {
        canvas.line(plan.screen, &Line::new().text("scimdex needs 20 x 5 cells"));
        return canvas.finish();
    }
    header::draw(model, &plan, &mut canvas);
    match model.view {
        View::Explore => {}
        View::Compare => compare::draw(model, plan.body, &mut canvas),
        View::Cost => cost::draw(model, plan.body, &mut canvas),
        View::Stack => stack::draw(model, plan.body, &mut canvas),
    }
    footer::draw(model, &plan, &mut canvas);
    match &model.overlay {
        None => {}
        Some(Overlay::Export) => export::draw(model, plan.above_footer(), &mut canvas),
        Some(Overlay::Help { .. } | Overlay::Idp { .. }) => {
            overlay::draw(model, &plan, &mut canvas);
        }
    }
    canvas.finish()
}
