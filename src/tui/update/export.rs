//! Updates of the export overlay.

use crate::tui::command::Command;
use crate::tui::effect::{Effect, Outcome};
use crate::tui::message::{Edit, Point};
use crate::tui::model::{Model, Overlay};

/// The overlay opens over whatever is shown.
pub fn open(model: &mut Model) {
    model.overlay = Some(Overlay::Export);
}

/// Runs a command with the focus in the overlay.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    if command == Command::Back {
        model.overlay = None;
    }
    Vec::new()
}

/// Edits the file's name.
pub fn edit(_model: &mut Model, _edit: Edit) {}

/// Types pasted text into the file's name.
pub fn paste(_model: &mut Model, _text: &str) {}

/// The mouse.
pub fn point(_model: &mut Model, _point: Point) -> Vec<Effect> {
    Vec::new()
}

/// The file is written, or is not.
pub fn done(model: &mut Model, outcome: Outcome) {
    match outcome {
        Outcome::Written(path) => model.tell(format!("Wrote {}", path.display())),
        Outcome::Exists(path) => model.warn(format!("{} is there already", path.display())),
        Outcome::NotWritten(why)
        | Outcome::NotCopied(why)
        | Outcome::PageNotOpened(why)
        | Outcome::Failed(why) => {
            model.warn(why);
        }
        Outcome::Copied(_) | Outcome::PageOpened(_) => {}
    }
}
