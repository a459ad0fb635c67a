//! Updates of the overlays of what is saved by name, scenarios and views alike: taking, saving, deleting.
//!
//! What is replaced or deleted is asked for first, and carried out by a key of its own.

use crate::cost::Scenario;
use crate::settings::saved::{Saved, is_name};
use crate::tui::command::Command;
use crate::tui::effect::{Effect, SavedOutcome, SavedTask};
use crate::tui::input::TextInput;
use crate::tui::message::{Edit, Gesture, Point, Target};
use crate::tui::model::{Model, Question, Shelved};

use super::explore::Step;

/// A kind of thing that is saved by name: what saving and taking it means.
pub(super) trait Taking: Shelved {
    /// What is saved, in words.
    const WHAT: &'static str;

    /// The effect that carries a task out.
    fn effect(task: SavedTask<Self>) -> Effect;

    /// Makes the screen what was saved.
    ///
    /// # Errors
    /// It cannot be: the words say why, and nothing is changed.
    fn take(self, model: &mut Model) -> Result<Vec<Effect>, String>;
}

impl Taking for Scenario {
    const WHAT: &'static str = "the dials";

    fn effect(task: SavedTask<Scenario>) -> Effect {
        Effect::Scenarios(task)
    }

    fn take(self, model: &mut Model) -> Result<Vec<Effect>, String> {
        model.lens.scenario.take_dials(self);
        super::cost::changed(model);
        Ok(Vec::new())
    }
}

/// Opens the overlay, and has what is saved read.
pub(super) fn open<T: Taking>(model: &mut Model) -> Vec<Effect> {
    let shelf = T::shelf_mut(model);
    shelf.typing = None;
    shelf.question = None;
    model.overlay = Some(T::overlay(0));
    vec![T::effect(SavedTask::List)]
}

/// Runs a command with the focus in the overlay.
pub(super) fn run<T: Taking>(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Back => back::<T>(model),
        Command::Accept if T::shelf(model).typing.is_some() => return accept_name::<T>(model),
        Command::Accept => return take::<T>(model),
        Command::SaveScenario | Command::SaveView => start_typing::<T>(model),
        Command::DeleteScenario | Command::DeleteView => ask_to_delete::<T>(model),
        Command::Confirm => return confirm::<T>(model),
        Command::Up => go::<T>(model, Step::Up(1)),
        Command::Down => go::<T>(model, Step::Down(1)),
        Command::First => go::<T>(model, Step::First),
        Command::Last => go::<T>(model, Step::Last),
        _ => {}
    }
    Vec::new()
}

/// Gives up what is asked or typed, then closes.
fn back<T: Taking>(model: &mut Model) {
    let shelf = T::shelf_mut(model);
    let asked = shelf.question.take().is_some();
    if !asked && shelf.typing.take().is_none() {
        model.overlay = None;
    }
}

fn go<T: Taking>(model: &mut Model, step: Step) {
    let rows = T::shelf(model).saved.len();
    let place = step.from(model.overlay_cursor(), rows);
    T::shelf_mut(model).question = None;
    model.overlay = Some(T::overlay(place));
}

/// What is saved in the row under the cursor.
fn under_cursor<T: Taking>(model: &Model) -> Option<&Saved<T>> {
    T::shelf(model).saved.get(model.overlay_cursor())
}

/// Takes the one under the cursor. A broken one cannot be taken.
fn take<T: Taking>(model: &mut Model) -> Vec<Effect> {
    let Some(saved) = under_cursor::<T>(model).cloned() else {
        return Vec::new();
    };
    let taken = match saved.content {
        Ok(content) => content
            .clone()
            .take(model)
            .map(|effects| (content, effects)),
        Err(why) => Err(why.to_string()),
    };
    match taken {
        Ok((content, effects)) => {
            T::shelf_mut(model).taken = Some((saved.name, content));
            model.overlay = None;
            effects
        }
        Err(why) => {
            model.warn(why);
            Vec::new()
        }
    }
}

/// Types a name, starting from that of what was taken.
fn start_typing<T: Taking>(model: &mut Model) {
    let shelf = T::shelf_mut(model);
    let name = shelf.taken.as_ref().map(|(name, _)| name.clone());
    shelf.question = None;
    shelf.typing = Some(TextInput::selected(&name.unwrap_or_default()));
}

/// Takes the name that was typed; one that is there already is asked about.
fn accept_name<T: Taking>(model: &mut Model) -> Vec<Effect> {
    let Some(input) = &T::shelf(model).typing else {
        return Vec::new();
    };
    let name = input.text().trim().to_owned();
    if !is_name(&name) {
        model.warn(format!(
            "A {}'s name takes letters, digits, spaces, hyphens and dots inside, at most 64.",
            T::WORD
        ));
        return Vec::new();
    }
    T::shelf_mut(model).typing = None;
    save::<T>(model, name, false)
}

fn save<T: Taking>(model: &Model, name: String, replace: bool) -> Vec<Effect> {
    vec![T::effect(SavedTask::Save {
        name,
        content: Box::new(T::now(model)),
        replace,
    })]
}

fn ask_to_delete<T: Taking>(model: &mut Model) {
    if let Some(saved) = under_cursor::<T>(model) {
        let question = Question::Delete(saved.name.clone());
        T::shelf_mut(model).question = Some(question);
    }
}

fn confirm<T: Taking>(model: &mut Model) -> Vec<Effect> {
    match T::shelf_mut(model).question.take() {
        None => Vec::new(),
        Some(Question::Replace(name)) => save::<T>(model, name, true),
        Some(Question::Delete(name)) => vec![T::effect(SavedTask::Delete { name })],
    }
}

/// What came of a task.
pub(super) fn done<T: Taking>(model: &mut Model, outcome: SavedOutcome<T>) {
    match outcome {
        SavedOutcome::Listed(saved) => listed(model, saved),
        SavedOutcome::Saved { name, all } => {
            model.tell(format!("Saved {} as {name}.", T::WHAT));
            let now = T::now(model);
            T::shelf_mut(model).taken = Some((name, now));
            listed(model, all);
        }
        SavedOutcome::Exists { name } => {
            T::shelf_mut(model).question = Some(Question::Replace(name));
        }
        SavedOutcome::Deleted { name, all } => {
            model.tell(format!("Deleted the {} {name}.", T::WORD));
            let shelf = T::shelf_mut(model);
            shelf.taken.take_if(|(taken, _)| *taken == name);
            listed(model, all);
        }
        SavedOutcome::Failed(why) => model.warn(why),
    }
}

/// Shows what is saved, with the cursor on what was taken.
fn listed<T: Taking>(model: &mut Model, saved: Vec<Saved<T>>) {
    let shelf = T::shelf_mut(model);
    let taken = shelf.taken.as_ref().map(|(name, _)| name);
    let place = saved.iter().position(|one| Some(&one.name) == taken);
    shelf.saved = saved;
    if model.overlay.as_ref().is_some_and(T::is_open) {
        model.overlay = Some(T::overlay(place.unwrap_or(0)));
    }
}

/// Edits the name.
pub(super) fn edit<T: Taking>(model: &mut Model, edit: Edit) {
    if let Some(input) = &mut T::shelf_mut(model).typing {
        input.edit(edit);
    }
}

/// Types pasted text into the name.
pub(super) fn paste<T: Taking>(model: &mut Model, text: &str) {
    if let Some(input) = &mut T::shelf_mut(model).typing {
        input.paste(text);
    }
}

/// The mouse: a press on a row takes it, a press beside the overlay closes it.
pub(super) fn point<T: Taking>(model: &mut Model, point: Point) -> Vec<Effect> {
    match (point.gesture, point.target) {
        (Gesture::WheelUp, _) => go::<T>(model, Step::Up(1)),
        (Gesture::WheelDown, _) => go::<T>(model, Step::Down(1)),
        (Gesture::Press, Target::OverlayRow(row)) if T::shelf(model).typing.is_none() => {
            go::<T>(model, Step::First);
            go::<T>(model, Step::Down(row));
            return take::<T>(model);
        }
        (Gesture::Press, Target::Outside) => model.overlay = None,
        (Gesture::Press | Gesture::Drag, _) => {}
    }
    Vec::new()
}
