//! Updates of the compare view.

use crate::tui::command::Command;
use crate::tui::effect::Effect;
use crate::tui::message::Point;
use crate::tui::model::{Model, View};

/// The view opens.
pub fn open(_model: &mut Model) {}

/// Runs a command with the focus in the view.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    if command == Command::Back {
        model.view = View::Explore;
    }
    Vec::new()
}

/// The mouse.
pub fn point(_model: &mut Model, _point: Point) -> Vec<Effect> {
    Vec::new()
}
