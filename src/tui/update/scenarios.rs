//! Updates of the scenarios overlay: taking, saving and deleting the scenarios that are saved by name.
//!
//! What is replaced or deleted is asked for first, and carried out by a key of its own.

use crate::settings::scenarios::is_name;
use crate::tui::command::Command;
use crate::tui::effect::{Effect, ScenarioOutcome, ScenarioTask};
use crate::tui::input::TextInput;
use crate::tui::message::{Edit, Gesture, Point, Target};
use crate::tui::model::{Model, Overlay, Question};

use super::explore::Step;

/// Opens the overlay, and has the saved scenarios read.
pub fn open(model: &mut Model) -> Vec<Effect> {
    model.scenarios.typing = None;
    model.scenarios.question = None;
    model.overlay = Some(Overlay::Scenarios { cursor: 0 });
    vec![Effect::Scenarios(ScenarioTask::List)]
}

/// Runs a command with the focus in the overlay.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Back => back(model),
        Command::Accept if model.scenarios.typing.is_some() => return accept_name(model),
        Command::Accept => take(model),
        Command::SaveScenario => start_typing(model),
        Command::DeleteScenario => ask_to_delete(model),
        Command::Confirm => return confirm(model),
        Command::Up => go(model, Step::Up(1)),
        Command::Down => go(model, Step::Down(1)),
        Command::First => go(model, Step::First),
        Command::Last => go(model, Step::Last),
        _ => {}
    }
    Vec::new()
}

/// Gives up what is asked or typed, then closes.
fn back(model: &mut Model) {
    let asked = model.scenarios.question.take().is_some();
    if !asked && model.scenarios.typing.take().is_none() {
        model.overlay = None;
    }
}

fn cursor(model: &Model) -> usize {
    model.overlay_cursor()
}

fn go(model: &mut Model, step: Step) {
    let rows = model.scenarios.saved.len();
    let place = step.from(cursor(model), rows);
    model.scenarios.question = None;
    model.overlay = Some(Overlay::Scenarios { cursor: place });
}

/// The dials go where the scenario under the cursor has them. A broken one cannot be taken.
fn take(model: &mut Model) {
    let Some(saved) = model.scenarios.saved.get(cursor(model)) else {
        return;
    };
    let name = saved.name.clone();
    match saved.scenario.clone() {
        Ok(scenario) => {
            model.lens.scenario.take_dials(scenario.clone());
            model.scenarios.taken = Some((name, scenario));
            model.overlay = None;
            super::cost::changed(model);
        }
        Err(why) => model.warn(why.as_str()),
    }
}

/// Types a name, starting from that of the scenario that was taken.
fn start_typing(model: &mut Model) {
    let name = model.scenarios.taken.as_ref().map(|(name, _)| name.clone());
    model.scenarios.question = None;
    model.scenarios.typing = Some(TextInput::selected(&name.unwrap_or_default()));
}

/// Takes the name that was typed; one that is there already is asked about.
fn accept_name(model: &mut Model) -> Vec<Effect> {
    let Some(input) = &model.scenarios.typing else {
        return Vec::new();
    };
    let name = input.text().trim().to_owned();
    if !is_name(&name) {
        model.warn(
            "A scenario's name takes letters, digits, spaces, hyphens and dots inside, at most 64.",
        );
        return Vec::new();
    }
    model.scenarios.typing = None;
    save(model, name, false)
}

fn save(model: &Model, name: String, replace: bool) -> Vec<Effect> {
    vec![Effect::Scenarios(ScenarioTask::Save {
        name,
        scenario: Box::new(model.lens.scenario.clone()),
        replace,
    })]
}

fn ask_to_delete(model: &mut Model) {
    if let Some(saved) = model.scenarios.saved.get(cursor(model)) {
        model.scenarios.question = Some(Question::Delete(saved.name.clone()));
    }
}

fn confirm(model: &mut Model) -> Vec<Effect> {
    match model.scenarios.question.take() {
        None => Vec::new(),
        Some(Question::Replace(name)) => save(model, name, true),
        Some(Question::Delete(name)) => vec![Effect::Scenarios(ScenarioTask::Delete { name })],
    }
}

/// What came of a task.
pub fn done(model: &mut Model, outcome: ScenarioOutcome) {
    match outcome {
        ScenarioOutcome::Listed(saved) => {
            let taken = model
                .scenarios
                .taken
                .as_ref()
                .map(|(name, _)| name.as_str());
            let place = saved
                .iter()
                .position(|one| Some(one.name.as_str()) == taken);
            model.scenarios.saved = saved;
            if let Some(Overlay::Scenarios { cursor }) = &mut model.overlay {
                *cursor = place.unwrap_or(0);
            }
        }
        ScenarioOutcome::Saved { name, all } => {
            model.tell(format!("Saved the dials as {name}."));
            model.scenarios.taken = Some((name, model.lens.scenario.clone()));
            done(model, ScenarioOutcome::Listed(all));
        }
        ScenarioOutcome::Exists { name } => {
            model.scenarios.question = Some(Question::Replace(name))
        }
        ScenarioOutcome::Deleted { name, all } => {
            model.tell(format!("Deleted the scenario {name}."));
            if model
                .scenarios
                .taken
                .as_ref()
                .is_some_and(|(taken, _)| *taken == name)
            {
                model.scenarios.taken = None;
            }
            done(model, ScenarioOutcome::Listed(all));
        }
        ScenarioOutcome::Failed(why) => model.warn(why),
    }
}

/// Edits the name.
pub fn edit(model: &mut Model, edit: Edit) {
    if let Some(input) = &mut model.scenarios.typing {
        input.edit(edit);
    }
}

/// Types pasted text into the name.
pub fn paste(model: &mut Model, text: &str) {
    if let Some(input) = &mut model.scenarios.typing {
        input.paste(text);
    }
}

/// The mouse: a press on a row takes it, a press beside the overlay closes it.
pub fn point(model: &mut Model, point: Point) -> Vec<Effect> {
    match (point.gesture, point.target) {
        (Gesture::WheelUp, _) => go(model, Step::Up(1)),
        (Gesture::WheelDown, _) => go(model, Step::Down(1)),
        (Gesture::Press, Target::OverlayRow(row)) if model.scenarios.typing.is_none() => {
            go(model, Step::First);
            go(model, Step::Down(row));
            take(model);
        }
        (Gesture::Press, Target::Outside) => model.overlay = None,
        (Gesture::Press | Gesture::Drag, _) => {}
    }
    Vec::new()
}
