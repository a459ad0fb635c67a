//! Stack: what the organisation owns. Nothing can be imported yet, and the view says so.

use ratatui::layout::Rect;

use crate::text::Clean;
use crate::tui::model::Model;
use crate::tui::theme::Role;

use super::blocks::wrapped;
use super::canvas::{Canvas, Line, Piece, below, beside};

/// What is said, a paragraph each.
const WORDS: [(&str, Role); 3] = [
    ("No stack", Role::Title),
    (
        "A stack is the apps that your organisation owns. This version imports none yet.",
        Role::Text,
    ),
    (
        "To work with some of the apps, mark them in Explore: compare, cost and marked:yes in the query take the marked ones.",
        Role::Dim,
    ),
];

/// Draws it.
pub fn draw(_model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    let inner = beside(below(area, 1), 3);
    let width = usize::from(inner.width.saturating_sub(1)).min(72);
    let mut lines = Vec::new();
    for (words, role) in WORDS {
        if !lines.is_empty() {
            lines.push(Line::new());
        }
        let text = Clean::line(words);
        lines.extend(wrapped(&[Piece { text, role }], width, 0));
    }
    canvas.lines(inner, &lines);
}
