//! The list: apps and entries with class and state, or what to do first.

use ratatui::layout::{Position, Rect};

use crate::field::Width;
use crate::stack::Class;
use crate::tui::message::Target;
use crate::tui::model::{Model, StackPage, StackRow};
use crate::tui::theme::Role;
use crate::tui::view::canvas::{Canvas, Line, below, beside, top};
use crate::tui::view::columns::fitted;

use super::words::{brief, role, shape, short, worth};

/// Rows above the first: the headings.
pub(super) const HEAD: u16 = 1;
/// Columns before the first: the cursor.
const LEAD: u16 = 2;
/// Columns between two.
const GAP: u16 = 2;

/// Headings and widths, the most important first.
const APPS: [(&str, Width); 3] = [
    ("App", Width { min: 14, ideal: 30 }),
    ("Class", Width { min: 18, ideal: 20 }),
    ("The export says", Width { min: 18, ideal: 36 }),
];
const FIRST: [(&str, Width); 3] = [
    ("App", Width { min: 14, ideal: 26 }),
    ("Do", Width { min: 17, ideal: 20 }),
    ("", Width { min: 20, ideal: 32 }),
];

/// Draws it.
pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    let columns = match model.stack.page {
        StackPage::Apps => APPS,
        StackPage::First => FIRST,
    };
    let widths = columns.map(|(_, width)| width);
    let room = area.width.saturating_sub(LEAD).saturating_sub(2);
    let widths = fitted(&widths, room, GAP);
    let headings: Vec<Line> = columns
        .iter()
        .map(|(heading, _)| Line::new().dim(heading))
        .collect();
    draw_cells(&headings, &widths, area, canvas);
    let body = below(area, HEAD);
    let rows = model.stack.rows();
    if rows.is_empty() {
        let words = match (model.stack.page, model.stack.class) {
            (StackPage::First, _) => {
                "Nothing pays for certain: see what each app needs under Apps."
            }
            (StackPage::Apps, Some(_)) => "Nothing is of this class.",
            (StackPage::Apps, None) => "No app is in this stack.",
        };
        canvas.line(beside(body, LEAD), &Line::new().dim(words));
        return;
    }
    let page = usize::from(body.height);
    let first = super::first_row(model);
    let cursor = model.stack.cursor.min(rows.len().saturating_sub(1));
    let mut rest = body;
    for (place, row) in rows.iter().enumerate().skip(first).take(page) {
        let line = top(rest, 1);
        draw_row(row, place, &widths, line, canvas);
        if place == cursor {
            let pointer = canvas.glyphs().cursor;
            canvas.line(line, &Line::new().with(pointer, Role::Key));
            canvas.cursor_row(line, Role::Cursor);
        }
        canvas.hit(line, Target::StackRow(place));
        rest = below(rest, 1);
    }
    more(first, rows.len(), body, canvas);
}

/// Marks at the right edge where the list goes on above or below.
fn more(first: usize, rows: usize, body: Rect, canvas: &mut Canvas<'_>) {
    let right = body.right().saturating_sub(1);
    let glyphs = *canvas.glyphs();
    if first > 0 {
        canvas.mark(Position::new(right, body.y), glyphs.more_above, Role::Key);
    }
    if first.saturating_add(usize::from(body.height)) < rows {
        let bottom = body.bottom().saturating_sub(1);
        canvas.mark(Position::new(right, bottom), glyphs.more_below, Role::Key);
    }
}

fn draw_row(
    row: &StackRow<'_>,
    place: usize,
    widths: &[Option<u16>],
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let glyphs = *canvas.glyphs();
    let class = |class: Class| {
        let words = format!("{} {}", shape(class, &glyphs), short(class));
        Line::new().with(&words, role(class))
    };
    let cells = match row {
        StackRow::App(app) => [
            Line::new().text(&app.name),
            class(app.class),
            Line::new().text(&app.state()),
        ],
        StackRow::Loose(loose, of) => {
            let words = match (of, loose.candidates.len(), loose.decided) {
                (Class::Undecided, candidates, _) => format!("candidates: {candidates}"),
                (_, _, true) => "your decision".to_owned(),
                (_, _, false) => "nothing comes near".to_owned(),
            };
            [
                Line::new().text(&loose.label),
                class(*of),
                Line::new().dim(&words),
            ]
        }
        StackRow::Todo(todo) => [
            Line::new()
                .dim(&format!("{}. ", place.saturating_add(1)))
                .text(&todo.name),
            Line::new().text(brief(todo.kind)),
            Line::new().with(&worth(todo), Role::Heading),
        ],
    };
    draw_cells(&cells, widths, area, canvas);
}

fn draw_cells(cells: &[Line], widths: &[Option<u16>], area: Rect, canvas: &mut Canvas<'_>) {
    let mut start = LEAD;
    for (cell, width) in cells.iter().zip(widths) {
        let Some(width) = width else {
            continue;
        };
        let place = Rect {
            width: *width,
            height: 1,
            ..beside(area, start)
        };
        canvas.line(place.intersection(area), cell);
        start = start.saturating_add(*width).saturating_add(GAP);
    }
}
