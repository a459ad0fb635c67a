//! The scenarios that are saved by name: what each changes, and what is being typed or asked.

use ratatui::layout::{Position, Rect};

use crate::cost::touched_in_words;
use crate::settings::scenarios::Saved;
use crate::text::{Align, width};
use crate::tui::command::{Command, Place};
use crate::tui::message::Target;
use crate::tui::model::{Model, Question};
use crate::tui::theme::Role;
use crate::tui::view::canvas::{Canvas, Line, below, beside, top};
use crate::tui::view::plan::Plan;

use super::centred;

/// Columns of the box.
const WIDTH: u16 = 84;
/// The widest that names are shown side by side with what they change.
const MOST_NAME: usize = 24;

/// Draws the overlay.
pub fn draw(model: &Model, cursor: usize, plan: &Plan, canvas: &mut Canvas<'_>) {
    let saved = &model.scenarios.saved;
    let rows = u16::try_from(saved.len().max(1)).unwrap_or(u16::MAX);
    let area = centred(plan, WIDTH, rows.saturating_add(4));
    let inside = canvas.boxed(area, "Scenarios");
    canvas.hit(area, Target::Overlay);
    let room = Rect {
        height: inside.height.saturating_sub(2),
        ..inside
    };
    if saved.is_empty() {
        canvas.line(beside(room, 2), &Line::new().dim("None is saved yet."));
    }
    draw_rows(model, cursor, room, canvas);
    let foot = below(inside, inside.height.saturating_sub(1));
    draw_foot(model, beside(foot, 2), canvas);
}

fn draw_rows(model: &Model, cursor: usize, room: Rect, canvas: &mut Canvas<'_>) {
    let saved = &model.scenarios.saved;
    let page = usize::from(room.height);
    let first = cursor.saturating_add(1).saturating_sub(page);
    let names = saved.iter().map(|saved| width(&saved.name)).max();
    let names = names.unwrap_or(0).min(MOST_NAME);
    let taken = model
        .scenarios
        .taken
        .as_ref()
        .map(|(name, _)| name.as_str());
    let mut rest = room;
    for (place, saved) in saved.iter().enumerate().skip(first).take(page) {
        let glyphs = canvas.glyphs();
        let pointer = if place == cursor { glyphs.cursor } else { " " };
        let mark = if taken == Some(saved.name.as_str()) {
            glyphs.chosen
        } else {
            " "
        };
        let line = Line::new()
            .with(pointer, Role::Key)
            .with(mark, Role::Mark)
            .gap(1)
            .column(&saved.name, names, Align::Left, Role::Text)
            .gap(3)
            .and(changes(saved));
        let row = top(rest, 1);
        canvas.line(row, &line);
        if place == cursor {
            canvas.cursor_row(row, Role::Cursor);
        }
        canvas.hit(row, Target::OverlayRow(place));
        rest = below(rest, 1);
    }
}

/// What a scenario changes, or why it cannot be taken.
fn changes(saved: &Saved) -> Line {
    match &saved.scenario {
        Err(why) => Line::new().with(&format!("broken: {why}"), Role::Error),
        Ok(scenario) => {
            let words = touched_in_words(scenario);
            if words.is_empty() {
                Line::new().dim("every dial at its default")
            } else {
                Line::new().dim(&words.join("; "))
            }
        }
    }
}

/// The name that is being typed, what is asked, or how to go on.
fn draw_foot(model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    let keymap = &canvas.dress().keymap;
    let key = |command: Command, place: Place| {
        let key = keymap.key_in(command, place);
        key.map_or(String::new(), |key| key.to_string())
    };
    if let Some(input) = &model.scenarios.typing {
        let label = "Save the dials as  ";
        canvas.line(area, &Line::new().with(label, Role::Key));
        let room = beside(area, u16::try_from(label.len()).unwrap_or(0));
        let (shown, cursor) = input.shown(room.width);
        let role = if input.is_selected() {
            Role::Chosen
        } else {
            Role::Text
        };
        canvas.line(room, &Line::new().with(shown.as_str(), role));
        canvas.cursor(Position::new(room.x.saturating_add(cursor), room.y));
        return;
    }
    let yes = key(Command::Confirm, Place::Scenarios);
    let no = key(Command::Back, Place::Scenarios);
    let line = match &model.scenarios.question {
        Some(Question::Replace(name)) => Line::new()
            .with(&format!("{name} is saved already: "), Role::Error)
            .with(&yes, Role::Key)
            .text(" replaces it, ")
            .with(&no, Role::Key)
            .text(" keeps it"),
        Some(Question::Delete(name)) => Line::new()
            .with(&format!("Delete {name}? "), Role::Error)
            .with(&yes, Role::Key)
            .text(" deletes it, ")
            .with(&no, Role::Key)
            .text(" keeps it"),
        None => Line::new()
            .with(&key(Command::SaveScenario, Place::Scenarios), Role::Key)
            .dim(" saves the dials as they stand now"),
    };
    canvas.line(area, &line);
}
