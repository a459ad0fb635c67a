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
use super::model::{Model, Overlay, Pane, View};
use super::theme::Theme;

mod areas;
pub mod blocks;
pub mod canvas;
mod columns;
pub mod compare;
pub mod cost;
mod explore;
pub mod export;
#[cfg(test)]
mod fixture;
mod footer;
mod header;
mod line;
mod overlay;
pub mod plan;
pub mod stack;

pub use canvas::{Canvas, Line};
pub use explore::Rows;
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
    /// Whether a letter may be wider than a cell.
    pub wide: bool,
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

/// What a screen that is too small says, as much of it as fits.
const TOO_SMALL: [&str; 4] = [
    "scimdex needs 20 columns and 5 rows",
    "needs 20 x 5 cells",
    "needs 20x5",
    "20x5",
];

/// Draws the whole screen. `kept` is what may be drawn again as it was; a screen is the same without it.
pub fn draw(model: &Model, dress: &Dress, kept: &mut Rows, buffer: &mut Buffer) -> Layout {
    let plan = Plan::of(model, buffer.area);
    let mut canvas = Canvas::new(buffer, dress);
    if plan.shape == Shape::TooSmall {
        let width = usize::from(plan.screen.width);
        let words = TOO_SMALL.iter().find(|words| words.len() <= width);
        canvas.line(plan.screen, &Line::new().text(words.unwrap_or(&"")));
        return canvas.finish();
    }
    header::draw(model, &plan, &mut canvas);
    canvas.rule(plan.bottom_rule);
    match model.view {
        View::Explore => explore::draw(model, &plan, kept, &mut canvas),
        View::Compare => compare::draw(model, plan.body, &mut canvas),
        View::Cost => cost::draw(model, plan.body, &mut canvas),
        View::Stack => stack::draw(model, plan.body, &mut canvas),
    }
    match &model.overlay {
        None => {}
        Some(Overlay::Export) => export::draw(model, plan.above_footer(), &mut canvas),
        Some(_) => overlay::draw(model, &plan, &mut canvas),
    }
    footer::draw(model, &plan, &mut canvas);
    canvas.finish()
}

/// The plan of a model on its own screen.
fn plan_of(model: &Model) -> Plan {
    let screen = Rect::from((Position::ORIGIN, model.size));
    Plan::of(model, screen)
}

/// Where the view stands on its own screen.
#[must_use]
pub fn body(model: &Model) -> Rect {
    plan_of(model).body
}

/// How many rows of the list are shown.
#[must_use]
pub fn list_page(model: &Model) -> usize {
    usize::from(
        plan_of(model)
            .list
            .height
            .saturating_sub(explore::LIST_HEAD),
    )
}

/// How far the app's pane can be scrolled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reach {
    /// The furthest that it can be scrolled.
    pub last_top: usize,
    /// Where the open tab's first line stands right below the tabs.
    pub tab_top: usize,
    /// The rows of the open tab that are shown.
    pub rows: usize,
}

/// How far the app's pane can be scrolled now.
#[must_use]
pub fn detail_reach(model: &Model) -> Reach {
    let arrangement = explore::Arrangement::of(model, &plan_of(model), &Glyphs::UNICODE);
    arrangement.map_or(Reach::default(), |arrangement| Reach {
        last_top: arrangement.last_top,
        tab_top: arrangement.table_lines,
        rows: usize::from(arrangement.content_area.height),
    })
}

/// How many rows or lines a page of the pane with the focus has; at least one.
#[must_use]
pub fn page(model: &Model) -> usize {
    let rows = match model.pane {
        Pane::Search | Pane::List => list_page(model),
        Pane::Detail => detail_reach(model).rows,
    };
    rows.max(1)
}

/// How many rows or lines a page of the open overlay has; at least one.
#[must_use]
pub fn overlay_page(model: &Model) -> usize {
    let rows = plan_of(model).above_footer().height.saturating_sub(2);
    usize::from(rows).max(1)
}

/// How many lines the help screen has.
#[must_use]
pub fn help_lines(model: &Model) -> usize {
    overlay::help_line_count(plan_of(model).screen.width)
}
