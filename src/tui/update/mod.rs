//! Updates: how a message changes the model, and what it asks of the outside world. No input or output happens here.

use super::command::{Command, Place};
use super::effect::{Effect, Ending, Outcome};
use super::message::{Edit, Gesture, Message, Point, Target};
use super::model::{Model, Overlay, Pane, View};

mod compare;
mod cost;
mod explore;
mod export;

/// Changes the model; returns what is to be done outside it, in order.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Run(command) => {
            model.notice = None;
            run(model, command)
        }
        Message::Edit(edit) => {
            model.notice = None;
            change_text(model, edit)
        }
        Message::Paste(text) => paste(model, &text),
        Message::Point(point) => {
            model.notice = None;
            point_at(model, point)
        }
        Message::Resize(size) => {
            model.size = size;
            Vec::new()
        }
        Message::Done(outcome) => {
            done(model, outcome);
            Vec::new()
        }
    }
}

/// Runs a command where the focus is. Commands that work everywhere come first, then each place has its own.
fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    if !model.can(command) {
        return Vec::new();
    }
    match command {
        Command::Quit => return vec![Effect::Quit(Ending::Quit)],
        Command::Interrupt => return vec![Effect::Quit(Ending::Interrupted)],
        Command::Redraw => return vec![Effect::Redraw],
        Command::Suspend => return vec![Effect::Suspend],
        Command::Mouse => {
            model.mouse = !model.mouse;
            model.tell(if model.mouse {
                "The mouse works the screen again."
            } else {
                "The mouse is the terminal's: it selects text."
            });
            return vec![Effect::Mouse(model.mouse)];
        }
        Command::Explore => open_view(model, View::Explore),
        Command::CompareView | Command::Compare => open_view(model, View::Compare),
        Command::CostView | Command::Cost => open_view(model, View::Cost),
        Command::StackView => open_view(model, View::Stack),
        Command::Help => model.overlay = Some(Overlay::Help { top: 0 }),
        Command::Export => export::open(model),
        _ => return run_in_place(model, command),
    }
    Vec::new()
}

fn run_in_place(model: &mut Model, command: Command) -> Vec<Effect> {
    match model.place() {
        Place::Search | Place::List | Place::Detail => explore::run(model, command),
        Place::Compare => compare::run(model, command),
        Place::Cost | Place::CostInput => cost::run(model, command),
        Place::Export | Place::ExportInput => export::run(model, command),
        Place::Stack | Place::Help | Place::Facets | Place::Order | Place::Idp | Place::Palette => {
            if command == Command::Back {
                model.overlay = None;
            }
            Vec::new()
        }
    }
}

fn open_view(model: &mut Model, view: View) {
    model.view = view;
    match view {
        View::Compare => compare::open(model),
        View::Cost => cost::open(model),
        View::Explore | View::Stack => {}
    }
}

fn change_text(model: &mut Model, edit: Edit) -> Vec<Effect> {
    match model.place() {
        Place::Search => explore::edit(model, edit),
        Place::CostInput => cost::edit(model, edit),
        Place::ExportInput => export::edit(model, edit),
        Place::Palette
        | Place::List
        | Place::Detail
        | Place::Compare
        | Place::Cost
        | Place::Stack
        | Place::Help
        | Place::Facets
        | Place::Order
        | Place::Idp
        | Place::Export => {}
    }
    Vec::new()
}

/// Pasted text is typed where text is typed, and nothing elsewhere: it never runs a command.
fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    match model.place() {
        Place::Search => explore::paste(model, text),
        Place::CostInput => cost::paste(model, text),
        Place::ExportInput => export::paste(model, text),
        Place::Palette
        | Place::List
        | Place::Detail
        | Place::Compare
        | Place::Cost
        | Place::Stack
        | Place::Help
        | Place::Facets
        | Place::Order
        | Place::Idp
        | Place::Export => {}
    }
    Vec::new()
}

fn point_at(model: &mut Model, point: Point) -> Vec<Effect> {
    match (point.gesture, point.target) {
        (Gesture::Press, Target::View(view)) => return run(model, view.command()),
        (Gesture::Press, Target::Command(command)) => return run(model, command),
        _ => {}
    }
    match (&model.overlay, model.view) {
        (Some(Overlay::Export), _) => export::point(model, point),
        (Some(Overlay::Help { .. } | Overlay::Idp { .. }), _) => Vec::new(),
        (None, View::Explore) => explore::point(model, point),
        (None, View::Compare) => compare::point(model, point),
        (None, View::Cost) => cost::point(model, point),
        (None, View::Stack) => Vec::new(),
    }
}

fn done(model: &mut Model, outcome: Outcome) {
    match outcome {
        Outcome::Written(_) | Outcome::Exists(_) | Outcome::NotWritten(_) => {
            export::done(model, outcome);
        }
        Outcome::Copied(what) => model.tell(format!("Copied {what} to the clipboard.")),
        Outcome::PageOpened(url) => model.tell(format!("Asked the browser to open {url}")),
        Outcome::NotCopied(why) | Outcome::PageNotOpened(why) | Outcome::Failed(why) => {
            model.warn(why);
        }
    }
}

/// Puts the focus back on the list, as after Esc.
fn to_list(model: &mut Model) {
    model.pane = Pane::List;
}
