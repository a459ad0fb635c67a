//! Updates: how a message changes the model, and what it asks of the outside world. No input or output happens here.

use crate::cost::Scenario;
use crate::order;
use crate::settings::views::SavedView;

use super::command::{Command, Place};
use super::effect::{Effect, Ending, Outcome, Reread};
use super::message::{Edit, Gesture, Message, Point, Target};
use super::model::{Model, Overlay, Scope, View};

mod columns;
mod compare;
mod cost;
mod explore;
mod export;
mod overlay;
mod shelf;
mod stack;
#[cfg(test)]
mod tests;
mod views;

/// Changes the model; returns what is to be done outside it, in order.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let effects = match message {
        Message::Run(command) => {
            model.notice = None;
            run(model, command)
        }
        Message::Edit(edit) => {
            model.notice = None;
            change_text(model, edit);
            Vec::new()
        }
        Message::Paste(text) => {
            paste(model, &text);
            Vec::new()
        }
        Message::Point(point) => point_at(model, point),
        Message::Resize(size) => {
            model.size = size;
            Vec::new()
        }
        Message::Done(outcome) => done(model, outcome),
    };
    model.audit_again();
    model.read_app();
    effects
}

/// Runs a command where the focus is. Commands that mean the same everywhere come first, then each place has its own.
fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    if !command.places().contains(&model.place()) || !model.can(command) {
        return Vec::new();
    }
    if let Some((_, action)) = EVERYWHERE.iter().find(|(known, _)| *known == command) {
        return action(model);
    }
    match model.place() {
        Place::Search | Place::List | Place::Detail => explore::run(model, command),
        Place::Compare => compare::run(model, command),
        Place::Cost | Place::CostInput => cost::run(model, command),
        Place::Columns => columns::run(model, command),
        Place::Views | Place::ViewInput => shelf::run::<SavedView>(model, command),
        Place::Scenarios | Place::ScenarioInput => shelf::run::<Scenario>(model, command),
        Place::Export | Place::ExportInput => export::run(model, command),
        Place::Stack | Place::Review | Place::StackInput | Place::StackForget => {
            stack::run(model, command)
        }
        Place::Help
        | Place::Copying
        | Place::Facets
        | Place::Order
        | Place::Idp
        | Place::Naming
        | Place::Palette => overlay::run(model, command),
    }
}

/// What a command does.
type Action = fn(&mut Model) -> Vec<Effect>;

/// Commands that mean the same in every place where they work.
const EVERYWHERE: &[(Command, Action)] = &[
    (Command::Quit, |_| vec![Effect::Quit(Ending::Quit)]),
    (Command::Interrupt, |_| {
        vec![Effect::Quit(Ending::Interrupted)]
    }),
    (Command::Redraw, |_| vec![Effect::Redraw]),
    (Command::Suspend, |_| vec![Effect::Suspend]),
    (Command::Mouse, switch_mouse),
    (Command::Explore, |model| open_view(model, View::Explore)),
    (Command::CompareView, |model| {
        open_view(model, View::Compare)
    }),
    (Command::Compare, |model| open_view(model, View::Compare)),
    (Command::CostView, |model| open_view(model, View::Cost)),
    (Command::Cost, |model| {
        model.cost.scope = match model.view {
            View::Stack => Scope::Stack,
            View::Explore | View::Compare | View::Cost => Scope::App,
        };
        open_view(model, View::Cost)
    }),
    (Command::StackView, |model| open_view(model, View::Stack)),
    (Command::Search, explore::search),
    (Command::UnmarkAll, explore::unmark_all),
    (Command::Help, overlay::help),
    (Command::Idp, overlay::idp),
    (Command::Palette, overlay::palette),
    (Command::Views, views::open),
    (Command::Scenarios, shelf::open::<Scenario>),
    (Command::Export, |model| {
        export::open(model);
        Vec::new()
    }),
];

fn switch_mouse(model: &mut Model) -> Vec<Effect> {
    model.mouse = !model.mouse;
    model.tell(if model.mouse {
        "The mouse works the screen again."
    } else {
        "The mouse is the terminal's: it selects text."
    });
    vec![Effect::Mouse(model.mouse)]
}

fn open_view(model: &mut Model, view: View) -> Vec<Effect> {
    let effects = match view {
        View::Compare => {
            compare::open(model);
            Vec::new()
        }
        View::Cost => {
            cost::open(model);
            Vec::new()
        }
        View::Stack => stack::open(model),
        View::Explore => Vec::new(),
    };
    if view != View::Explore {
        model.ask_all();
    }
    model.view = view;
    effects
}

fn change_text(model: &mut Model, edit: Edit) {
    match model.place() {
        Place::Search => explore::edit(model, edit),
        Place::CostInput => cost::edit(model, edit),
        Place::ViewInput => shelf::edit::<SavedView>(model, edit),
        Place::ScenarioInput => shelf::edit::<Scenario>(model, edit),
        Place::StackInput => stack::edit(model, edit),
        Place::ExportInput => export::edit(model, edit),
        Place::Naming => stack::naming::edit(model, edit),
        Place::Palette => overlay::edit(model, edit),
        Place::List
        | Place::Detail
        | Place::Compare
        | Place::Cost
        | Place::Stack
        | Place::Review
        | Place::StackForget
        | Place::Help
        | Place::Copying
        | Place::Facets
        | Place::Order
        | Place::Columns
        | Place::Idp
        | Place::Views
        | Place::Scenarios
        | Place::Export => {}
    }
}

/// Pasted text is typed where text is typed, and nothing elsewhere: it never runs a command.
fn paste(model: &mut Model, text: &str) {
    match model.place() {
        Place::Search => explore::paste(model, text),
        Place::CostInput => cost::paste(model, text),
        Place::ViewInput => shelf::paste::<SavedView>(model, text),
        Place::ScenarioInput => shelf::paste::<Scenario>(model, text),
        Place::StackInput => stack::paste(model, text),
        Place::ExportInput => export::paste(model, text),
        Place::Naming => stack::naming::paste(model, text),
        Place::Palette => overlay::paste(model, text),
        Place::List
        | Place::Detail
        | Place::Compare
        | Place::Cost
        | Place::Stack
        | Place::Review
        | Place::StackForget
        | Place::Help
        | Place::Copying
        | Place::Facets
        | Place::Order
        | Place::Columns
        | Place::Idp
        | Place::Views
        | Place::Scenarios
        | Place::Export => {}
    }
}

/// An overlay takes the mouse for itself; a press beside it closes it. What stands for a command runs it.
fn point_at(model: &mut Model, point: Point) -> Vec<Effect> {
    if point.gesture == Gesture::Press {
        model.notice = None;
        if let Target::Command(command) = point.target {
            return run(model, command);
        }
        if let Some(effects) = press_again(model, point) {
            return effects;
        }
    }
    if let (None, Gesture::Press, Target::View(view)) =
        (&model.overlay, point.gesture, point.target)
    {
        return open_view(model, view);
    }
    match (&model.overlay, model.view) {
        (Some(Overlay::Export), _) => export::point(model, point),
        (Some(Overlay::Views { .. }), _) => shelf::point::<SavedView>(model, point),
        (Some(Overlay::Scenarios { .. }), _) => shelf::point::<Scenario>(model, point),
        (Some(_), _) => overlay::point(model, point),
        (None, View::Explore) => explore::point(model, point),
        (None, View::Compare) => compare::point(model, point),
        (None, View::Cost) => cost::point(model, point),
        (None, View::Stack) => stack::point(model, point),
    }
}

/// The second press of a double click opens what the first one chose; elsewhere it is a press like any other.
fn press_again(model: &mut Model, point: Point) -> Option<Vec<Effect>> {
    let opens = point.twice && model.overlay.is_none() && matches!(point.target, Target::Row(_));
    opens.then(|| {
        explore::point(model, point);
        run(model, Command::Open)
    })
}

fn done(model: &mut Model, outcome: Outcome) -> Vec<Effect> {
    match outcome {
        Outcome::StackRead { .. }
        | Outcome::Imported(_)
        | Outcome::NotImported(_)
        | Outcome::StackForgotten => return stack::done(model, outcome),
        Outcome::Written(_) | Outcome::Exists(_) | Outcome::NotWritten(_) => {
            export::done(model, outcome);
        }
        Outcome::LayersRead(reread) => layers_read(model, reread),
        Outcome::Views(outcome) => shelf::done::<SavedView>(model, outcome),
        Outcome::Scenarios(outcome) => shelf::done::<Scenario>(model, outcome),
        Outcome::Copied(what) => model.tell(format!("Copied {what} to the clipboard.")),
        Outcome::PageOpened(url) => model.tell(format!("Asked the browser to open {url}")),
        Outcome::NotCopied(why) | Outcome::PageNotOpened(why) | Outcome::Failed(why) => {
            model.warn(why);
        }
    }
    Vec::new()
}

/// The editor was left: what it changed is shown, or what is wrong with it.
fn layers_read(model: &mut Model, reread: Reread) {
    model.take_catalog(reread.catalog);
    match (&reread.kept, reread.mistakes.is_empty()) {
        (_, false) => {
            // What is wrong with the file that was edited comes first.
            let mut mistakes = reread.mistakes;
            let name = reread.kept.map(|path| path.to_string_lossy().into_owned());
            order::sort_by_key(&mut mistakes, |said| {
                let of_it = name
                    .as_ref()
                    .is_some_and(|name| said.as_str().starts_with(name));
                !of_it
            });
            model.report(&mistakes);
        }
        (Some(path), true) => {
            model.tell(format!(
                "Read {} and every other layer again.",
                path.display()
            ));
        }
        (None, true) => model.tell("The template was left as it was, so no layer was kept."),
    }
}
