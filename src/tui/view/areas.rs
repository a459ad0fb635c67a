//! Parts of areas: what is left of one beside what was drawn.
//!
//! What is drawn in them is not decided here.

use ratatui::layout::Rect;

/// What is left of an area below its first rows.
#[must_use]
pub fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect {
        y: area.y.saturating_add(rows),
        height: area.height.saturating_sub(rows),
        ..area
    }
}

/// The first rows of an area.
#[must_use]
pub fn top(area: Rect, rows: u16) -> Rect {
    Rect {
        height: rows.min(area.height),
        ..area
    }
}

/// What is left of an area to the right of its first columns.
#[must_use]
pub fn beside(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect {
        x: area.x.saturating_add(columns),
        width: area.width.saturating_sub(columns),
        ..area
    }
}
