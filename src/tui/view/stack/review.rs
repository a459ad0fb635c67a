//! The review: an entry that nobody is sure of, and the apps that it may be.

use ratatui::layout::Rect;

use crate::stack::Candidate;
use crate::text::{Align, Clean};
use crate::tui::message::Target;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::blocks::wrapped;
use crate::tui::view::canvas::{Canvas, Line, Piece, below, beside, top};

use super::words::number_of;

/// Draws it.
pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    let Some((loose, number)) = model.stack.in_review() else {
        return;
    };
    let mut rest = beside(area, 1);
    let width = usize::from(rest.width.saturating_sub(1));
    let name = vec![Piece {
        text: Clean::line(loose.label.as_str()),
        role: Role::Title,
    }];
    for line in wrapped(&name, width, 0) {
        canvas.line(rest, &line);
        rest = below(rest, 1);
    }
    let of = number_of(model.stack.waiting());
    let count = format!("{} of {of}", number_of(number.saturating_add(1)));
    let entry = model.stack.stack.as_ref();
    let entry = entry.and_then(|stack| stack.inventory.entries.get(loose.entry));
    let mut about = vec![count];
    if let Some(entry) = entry {
        about.push(entry.origin.place.in_words());
        about.push(format!("signs on by: {}", entry.sign_on.title()));
        about.push(format!("provisioning: {}", entry.provisioning.title()));
        about.extend(entry.urls.first().cloned());
    }
    canvas.line(rest, &Line::new().dim(&about.join("   ")));
    rest = below(rest, if area.height < 9 { 1 } else { 2 });
    let cursor = model.stack.review.map_or(0, |review| review.candidate);
    for (row, candidate) in loose.candidates.iter().enumerate() {
        let line = top(rest, 1);
        canvas.line(
            line,
            &candidate_line(model, candidate, row, row == cursor, canvas),
        );
        if row == cursor {
            canvas.cursor_row(line, Role::Cursor);
        }
        canvas.hit(line, Target::Candidate(row));
        rest = below(rest, 1);
    }
}

fn candidate_line(
    model: &Model,
    candidate: &Candidate,
    row: usize,
    current: bool,
    canvas: &Canvas<'_>,
) -> Line {
    let app = model.catalog.app(candidate.app.as_str());
    let name = app.map_or(candidate.app.as_str(), |app| app.display_name());
    let pointer = if current { canvas.glyphs().cursor } else { " " };
    let line = Line::new()
        .with(pointer, Role::Key)
        .gap(1)
        .with(&row.saturating_add(1).to_string(), Role::Key)
        .gap(2)
        .column(name, 26, Align::Left, Role::Text)
        .gap(1);
    let sure = format!(
        "{} {} %",
        candidate.confidence.grade().word(),
        candidate.confidence.percent()
    );
    let category = app.and_then(|app| app.category.get());
    let category = category.map_or(String::new(), |category| format!("   {}", category.title()));
    line.column(&sure, 13, Align::Left, Role::Dim)
        .text(&candidate.reason.words())
        .dim(&category)
}
