//! What is saved by name, scenarios and views alike: what each is, and what is being typed or asked.

use ratatui::layout::{Position, Rect};

use crate::cost::{Scenario, touched_in_words};
use crate::query::Order;
use crate::settings::saved::Saved;
use crate::settings::views::{Dials, IdpChoice, SavedView};
use crate::text::{Align, width};
use crate::tui::command::Command;
use crate::tui::message::Target;
use crate::tui::model::{Model, Question, Shelved};
use crate::tui::theme::Role;
use crate::tui::view::canvas::{Canvas, Line, below, beside, top};
use crate::tui::view::plan::Plan;

use super::centred;

/// Columns of the box.
const WIDTH: u16 = 84;
/// The widest that names are shown side by side with what they change.
const MOST_NAME: usize = 24;

/// A kind of thing that is saved by name: how its overlay speaks of it.
pub(super) trait Shown: Shelved {
    /// The overlay's title.
    const TITLE: &'static str;
    /// What is saved, before a name that is being typed.
    const SAVE_AS: &'static str;
    /// What is saved, behind the key that saves it.
    const SAVES: &'static str;
    /// The command that saves it.
    const SAVE: Command;

    /// What it is, in words.
    fn words(&self) -> String;
}

impl Shown for Scenario {
    const TITLE: &'static str = "Scenarios";
    const SAVE_AS: &'static str = "Save the dials as  ";
    const SAVES: &'static str = " saves the dials as they stand now";
    const SAVE: Command = Command::SaveScenario;

    fn words(&self) -> String {
        let words = touched_in_words(self);
        if words.is_empty() {
            "every dial at its default".to_owned()
        } else {
            words.join("; ")
        }
    }
}

impl Shown for SavedView {
    const TITLE: &'static str = "Saved views";
    const SAVE_AS: &'static str = "Save this view as  ";
    const SAVES: &'static str = " saves this view: query, columns, order, IdP, dials";
    const SAVE: Command = Command::SaveView;

    fn words(&self) -> String {
        let query = if self.query.is_empty() {
            "every app"
        } else {
            &self.query
        };
        let mut words = vec![query.to_owned()];
        match self.columns.len() {
            0 => {}
            1 => words.push("1 column".to_owned()),
            count => words.push(format!("{count} columns")),
        }
        if self.order != Order::Relevance {
            words.push(format!("by {}", self.order));
        }
        match self.idp {
            None => {}
            Some(IdpChoice(None)) => words.push("no IdP".to_owned()),
            Some(IdpChoice(Some(idp))) => words.push(idp.title().to_owned()),
        }
        match &self.scenario {
            None | Some(Dials::Usual) => {}
            Some(Dials::Named(name)) => words.push(format!("scenario {name}")),
            Some(Dials::Own(scenario)) => words.extend(touched_in_words(scenario)),
        }
        words.join("; ")
    }
}

/// Draws the overlay.
pub(super) fn draw<T: Shown>(model: &Model, cursor: usize, plan: &Plan, canvas: &mut Canvas<'_>) {
    let saved = &T::shelf(model).saved;
    let rows = u16::try_from(saved.len().max(1)).unwrap_or(u16::MAX);
    let area = centred(plan, WIDTH, rows.saturating_add(4));
    let inside = canvas.boxed(area, T::TITLE);
    canvas.hit(area, Target::Overlay);
    let room = Rect {
        height: inside.height.saturating_sub(2),
        ..inside
    };
    if saved.is_empty() {
        canvas.line(beside(room, 2), &Line::new().dim("None is saved yet."));
    }
    draw_rows::<T>(model, cursor, room, canvas);
    let foot = below(inside, inside.height.saturating_sub(1));
    draw_foot::<T>(model, beside(foot, 2), canvas);
}

fn draw_rows<T: Shown>(model: &Model, cursor: usize, room: Rect, canvas: &mut Canvas<'_>) {
    let shelf = T::shelf(model);
    let saved = &shelf.saved;
    let page = usize::from(room.height);
    let first = cursor.saturating_add(1).saturating_sub(page);
    let names = saved.iter().map(|saved| width(&saved.name)).max();
    let names = names.unwrap_or(0).min(MOST_NAME);
    let taken = shelf.taken.as_ref().map(|(name, _)| name.as_str());
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
            .and(content(saved));
        let row = top(rest, 1);
        canvas.line(row, &line);
        if place == cursor {
            canvas.cursor_row(row, Role::Cursor);
        }
        canvas.hit(row, Target::OverlayRow(place));
        rest = below(rest, 1);
    }
}

/// What is saved, or why it cannot be taken.
fn content<T: Shown>(saved: &Saved<T>) -> Line {
    match &saved.content {
        Err(why) => Line::new().with(&format!("broken: {why}"), Role::Error),
        Ok(content) => Line::new().dim(&content.words()),
    }
}

/// The name that is being typed, what is asked, or how to go on.
fn draw_foot<T: Shown>(model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    let keymap = &canvas.dress().keymap;
    let key = |command: Command| {
        let key = keymap.key_in(command, T::PLACE);
        key.map_or(String::new(), |key| key.to_string())
    };
    let shelf = T::shelf(model);
    if let Some(input) = &shelf.typing {
        canvas.line(area, &Line::new().with(T::SAVE_AS, Role::Key));
        let room = beside(area, u16::try_from(T::SAVE_AS.len()).unwrap_or(0));
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
    let yes = key(Command::Confirm);
    let no = key(Command::Back);
    let line = match &shelf.question {
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
        None => Line::new().with(&key(T::SAVE), Role::Key).dim(T::SAVES),
    };
    canvas.line(area, &line);
}
