//! Overlays over any view: help, and lists to choose from. Boxes are drawn here and nowhere else but for export.

mod choices;
mod columns;
mod first_keys;
mod help;
mod naming;
mod shelf;

use ratatui::layout::Rect;

use crate::cost::Scenario;
use crate::settings::views::SavedView;
use crate::tui::message::Target;
use crate::tui::model::{Model, Overlay};

use super::canvas::{Canvas, Line};
use super::plan::Plan;

pub use first_keys::EXAMPLES;
pub use help::line_count as help_line_count;

/// Draws the open overlay.
pub fn draw(model: &Model, plan: &Plan, canvas: &mut Canvas<'_>) {
    // A press beside an overlay reaches nothing below it.
    canvas.forget_hits();
    canvas.hit(plan.screen, Target::Outside);
    match &model.overlay {
        None | Some(Overlay::Export) => {}
        Some(Overlay::Help { top }) => help::draw(*top, plan, canvas),
        Some(Overlay::FirstKeys) => first_keys::draw(plan, canvas),
        Some(Overlay::Scenarios { cursor }) => {
            shelf::draw::<Scenario>(model, *cursor, plan, canvas);
        }
        Some(Overlay::Views { cursor }) => shelf::draw::<SavedView>(model, *cursor, plan, canvas),
        Some(
            Overlay::Idp { .. }
            | Overlay::Copying { .. }
            | Overlay::Facets { .. }
            | Overlay::Order { .. }
            | Overlay::Columns { .. }
            | Overlay::Naming(_)
            | Overlay::Palette { .. },
        ) => choices::draw(model, plan, canvas),
    }
}

/// The place of a box of so many columns and rows in the middle of the screen; smaller where there is no room.
#[must_use]
pub fn centred(plan: &Plan, width: u16, height: u16) -> Rect {
    let room = plan.above_footer();
    let width = width.min(room.width);
    let height = height.min(room.height);
    Rect {
        x: room
            .x
            .saturating_add(room.width.saturating_sub(width).div_euclid(2)),
        y: room
            .y
            .saturating_add(room.height.saturating_sub(height).div_euclid(3)),
        width,
        height,
    }
}

/// Draws a box with its text, scrolled; on the frame stands how much there is.
fn scrolled(area: Rect, title: &str, lines: &[Line], first: usize, canvas: &mut Canvas<'_>) {
    let inside = canvas.boxed(area, title);
    canvas.hit(area, Target::Overlay);
    let rows = usize::from(inside.height);
    let first = first.min(lines.len().saturating_sub(rows));
    canvas.lines(inside, lines.get(first..).unwrap_or(&[]));
    place_on_frame(area, first, rows, lines.len(), canvas);
}

/// Says on the lower frame of a box which of so many rows are shown, where not all of them are.
fn place_on_frame(area: Rect, first: usize, rows: usize, of: usize, canvas: &mut Canvas<'_>) {
    if of <= rows {
        return;
    }
    let last = first.saturating_add(rows).min(of);
    let place = format!(" {}-{last} of {of} ", first.saturating_add(1));
    let width = u16::try_from(place.len()).unwrap_or(0);
    let foot = Rect {
        x: area
            .right()
            .saturating_sub(width.saturating_add(2))
            .max(area.x),
        y: area.bottom().saturating_sub(1),
        width,
        height: 1,
    };
    canvas.line(foot.intersection(area), &Line::new().dim(&place));
}
