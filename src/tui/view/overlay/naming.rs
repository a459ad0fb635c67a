//! The overlay that asks which app an entry of the stack is: the entry, what is typed, and the apps that it finds.

use ratatui::layout::Rect;

use crate::stack::Decision;
use crate::text::Align;
use crate::tui::model::{Model, Naming};
use crate::tui::theme::Role;
use crate::tui::view::canvas::{Canvas, Line, below, beside};

use super::choices::{Choice, Choices, draw_input};

/// Columns of an app's name.
const NAME: usize = 30;

/// The apps, and that it is none of them. What it is by now is marked.
pub(super) fn choices(model: &Model, asked: &Naming) -> Choices {
    let entry = asked.entries.first().copied().unwrap_or_default();
    let now = model.named(entry);
    let rows = asked.rows.iter().map(|row| Choice {
        line: match row {
            Decision::App(id) => {
                let app = model.catalog.app(id.as_str());
                let name = app.map_or(id.as_str(), |app| app.display_name());
                let category = app.and_then(|app| app.category.get());
                Line::new()
                    .column(name, NAME, Align::Left, Role::Text)
                    .gap(2)
                    .dim(category.map_or("", |category| category.title()))
            }
            Decision::NotInCatalog => Line::new().text("not in the catalog"),
        },
        chosen: now.as_ref() == Some(row),
    });
    Choices {
        title: "Which app is it?".to_owned(),
        rows: rows.collect(),
        width: 70,
        head: 2,
        beside: false,
    }
}

/// The entry with where it stands, and what is typed.
pub(super) fn draw_head(model: &Model, asked: &Naming, area: Rect, canvas: &mut Canvas<'_>) {
    let place = asked.entries.first().copied().unwrap_or_default();
    let stack = model.stack.stack.as_ref();
    if let Some(entry) = stack.and_then(|stack| stack.inventory.entries.get(place)) {
        let mut line = Line::new()
            .with(&entry.label, Role::Title)
            .gap(2)
            .dim(&entry.origin.place.in_words());
        let more = asked.entries.len().saturating_sub(1);
        if more > 0 {
            line = line.dim(&format!(", {more} more to ask about"));
        }
        canvas.line(area, &line);
    }
    let typed = below(area, 1);
    draw_input("/", &asked.input, typed, canvas);
    if asked.input.text().is_empty() {
        canvas.line(beside(typed, 3), &Line::new().dim("type the app's name"));
    }
}
