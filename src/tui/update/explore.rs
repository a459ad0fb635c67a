//! Updates of Explore: the search box, the list, the app beside it.

use crate::tui::command::Command;
use crate::tui::effect::Effect;
use crate::tui::message::{Edit, Point};
use crate::tui::model::{Model, Pane};

use super::to_list;

/// Runs a command with the focus in Explore.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Back | Command::Accept => to_list(model),
        Command::Search => {
            model.pane = Pane::Search;
            model.search.input.select_all();
        }
        _ => {}
    }
    Vec::new()
}

/// Edits the query.
pub fn edit(model: &mut Model, edit: Edit) {
    model.search.input.edit(edit);
}

/// Types pasted text into the query.
pub fn paste(model: &mut Model, text: &str) {
    model.search.input.paste(text);
}

/// The mouse.
pub fn point(_model: &mut Model, _point: Point) -> Vec<Effect> {
    Vec::new()
}
