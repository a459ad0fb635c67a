//! Updates of the stack view: importing, the list, the review, forgetting.
//!
//! What an entry is, and what follows from it, is `stack`'s; reading and keeping are effects.

use std::sync::Arc;

use crate::settings::stack::catalog_words;
use crate::stack::{Class, Decision, Inventory, NameIndex};
use crate::tui::command::Command;
use crate::tui::effect::{Effect, Outcome};
use crate::tui::input::TextInput;
use crate::tui::message::{Edit, Gesture, Point, Target};
use crate::tui::model::{Model, Pane, Review, Stack, StackPage, StackRow, View};
use crate::tui::view::stack as view;

use super::explore::Step;

pub(super) mod naming;
mod review;

/// How many rows a turn of the wheel moves.
const WHEEL: usize = 3;

/// The view opens: what is kept is read once.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    model.stack.typing = None;
    model.stack.forgetting = false;
    model.stack.review = None;
    if std::mem::replace(&mut model.stack.asked, true) {
        return Vec::new();
    }
    vec![Effect::ReadStack]
}

/// Runs a command with the focus in the view.
pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Back => back(model),
        Command::Accept => return accept(model),
        Command::Import => import(model),
        Command::Open => open_row(model),
        Command::Review => review::open(model),
        Command::NameApp => naming::open(model),
        Command::NextClass => turn_class(model, true),
        Command::PreviousClass => turn_class(model, false),
        Command::NextPane | Command::PreviousPane => turn_page(model),
        Command::TakeCandidate => {
            let candidate = model.stack.review.map_or(0, |review| review.candidate);
            return review::take(model, candidate);
        }
        Command::Take1 => return review::take(model, 0),
        Command::Take2 => return review::take(model, 1),
        Command::Take3 => return review::take(model, 2),
        Command::Take4 => return review::take(model, 3),
        Command::Take5 => return review::take(model, 4),
        Command::NotInCatalog => return review::decide(model, Decision::NotInCatalog),
        Command::SkipEntry => review::skip(model),
        Command::UndoDecision => return review::undo(model),
        Command::ForgetStack => model.stack.forgetting = true,
        Command::Up => go(model, Step::Up(1)),
        Command::Down => go(model, Step::Down(1)),
        Command::PageUp => go(model, Step::Up(view::page_rows(model))),
        Command::PageDown => go(model, Step::Down(view::page_rows(model))),
        Command::HalfUp => go(model, Step::Up(view::page_rows(model).div_ceil(2))),
        Command::HalfDown => go(model, Step::Down(view::page_rows(model).div_ceil(2))),
        Command::First => go(model, Step::First),
        Command::Last => go(model, Step::Last),
        _ => {}
    }
    Vec::new()
}

/// Closes what is open, then the view.
fn back(model: &mut Model) {
    let stack = &mut model.stack;
    stack.mistake = None;
    if stack.typing.take().is_some() || std::mem::take(&mut stack.forgetting) {
        return;
    }
    if stack.review.take().is_none() {
        model.view = View::Explore;
    }
}

/// Takes what was typed, or the second word on forgetting.
fn accept(model: &mut Model) -> Vec<Effect> {
    if std::mem::take(&mut model.stack.forgetting) {
        return vec![Effect::ForgetStack];
    }
    let typed = model.stack.typing.as_ref().map(TextInput::text);
    let typed = typed.unwrap_or_default().trim().to_owned();
    if typed.is_empty() {
        return Vec::new();
    }
    vec![Effect::Import(typed)]
}

/// Asks for files; what was typed last time and did not work is there to be mended.
fn import(model: &mut Model) {
    model.stack.mistake = None;
    model.stack.typing = Some(TextInput::default());
}

/// Opens the app under the cursor in Explore, among the apps of the stack; an undecided entry is reviewed.
fn open_row(model: &mut Model) {
    let (app, entry) = match model.stack.row() {
        Some(StackRow::Loose(loose, Class::Undecided)) => (None, Some(loose.entry)),
        Some(row) => (row.app().cloned(), None),
        None => (None, None),
    };
    if let Some(entry) = entry {
        model.stack.review = Some(Review {
            entry,
            candidate: 0,
        });
    }
    let Some(id) = app else {
        return;
    };
    let place = model.catalog.place(id.as_str());
    model.move_to(place);
    if model.place_of_app() != place {
        model.set_query("stack:yes");
        model.move_to(place);
    }
    model.view = View::Explore;
    model.pane = Pane::Detail;
}

/// The classes that hold something, in order, with "all" before them.
fn turn_class(model: &mut Model, on: bool) {
    let Some(stack) = &model.stack.stack else {
        return;
    };
    let held = Class::ALL
        .iter()
        .copied()
        .filter(|class| stack.audit.count(*class) > 0);
    let choices: Vec<Option<Class>> = std::iter::once(None).chain(held.map(Some)).collect();
    let place = choices
        .iter()
        .position(|choice| *choice == model.stack.class);
    let count = choices.len().max(1);
    let step = if on { 1 } else { count.saturating_sub(1) };
    let next = place
        .unwrap_or(0)
        .saturating_add(step)
        .checked_rem(count)
        .unwrap_or(0);
    set_class(model, choices.get(next).copied().flatten());
}

fn set_class(model: &mut Model, class: Option<Class>) {
    model.stack.page = StackPage::Apps;
    model.stack.class = class;
    model.stack.cursor = 0;
    model.stack.top = 0;
}

fn turn_page(model: &mut Model) {
    let next = match model.stack.page {
        StackPage::Apps => StackPage::First,
        StackPage::First => StackPage::Apps,
    };
    set_page(model, next);
}

fn set_page(model: &mut Model, page: StackPage) {
    model.stack.page = page;
    model.stack.cursor = 0;
    model.stack.top = 0;
}

fn go(model: &mut Model, step: Step) {
    if let Some(review) = model.stack.review {
        let count = model.stack.candidates().len();
        let candidate = step.from(review.candidate, count);
        model.stack.review = Some(Review {
            candidate,
            ..review
        });
        return;
    }
    let rows = model.stack.rows().len();
    model.stack.cursor = step.from(model.stack.cursor.min(rows.saturating_sub(1)), rows);
    model.stack.top = view::first_row(model);
}

/// After other decisions: the audit, and the apps of the stack.
fn decided(model: &mut Model) {
    if let Some(stack) = &mut model.stack.stack {
        stack.decide(&model.catalog, &model.lens, &model.stack.decisions);
    }
    owned_again(model);
}

/// Takes the apps of the stack, and the seats that it counts, into the lens, so that `stack:yes` and Cost have them.
fn owned_again(model: &mut Model) {
    let owned = model.stack.owned().unwrap_or_default();
    if model.lens.owned != owned.apps || *model.lens.scenario.counted() != owned.seats {
        model.lens.own(owned);
        model.look_again();
    }
}

/// What is to be kept of the stack as it is now.
fn keep(model: &Model) -> Vec<Effect> {
    let Some(stack) = &model.stack.stack else {
        return Vec::new();
    };
    vec![
        Effect::KeepDecisions(model.stack.decisions.clone()),
        Effect::KeepStack {
            inventory: Box::new(stack.inventory.clone()),
            owned: model.stack.owned().unwrap_or_default(),
            catalog: catalog_words(&model.catalog),
        },
    ]
}

/// What came of reading, importing and forgetting.
pub(super) fn done(model: &mut Model, outcome: Outcome) -> Vec<Effect> {
    match outcome {
        Outcome::StackRead {
            inventory,
            decisions,
            mistake,
        } => {
            model.stack.decisions = decisions;
            if let Some(inventory) = inventory {
                show(model, *inventory);
            }
            if let Some(why) = mistake {
                model.warn(why);
            }
            Vec::new()
        }
        Outcome::Imported(inventory) => {
            let remarks: Vec<String> = inventory
                .remarks
                .iter()
                .map(|remark| inventory.say(remark))
                .collect();
            let words = format!("Imported {}.", inventory.format.title());
            let files = inventory.files.len();
            model.stack = crate::tui::model::StackModel {
                asked: true,
                decisions: std::mem::take(&mut model.stack.decisions),
                ..Default::default()
            };
            show(model, *inventory);
            let remarks = remarks.join("; ");
            model.tell(match (remarks.is_empty(), files) {
                (true, 1) => words,
                (true, files) => format!("{words} {files} files."),
                (false, _) => format!("{words} {remarks}."),
            });
            keep(model)
        }
        Outcome::NotImported(why) => {
            model.stack.mistake = Some(why);
            Vec::new()
        }
        Outcome::StackForgotten => {
            model.stack = crate::tui::model::StackModel {
                asked: true,
                ..Default::default()
            };
            owned_again(model);
            model.tell("The stack and all decisions are forgotten.");
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn show(model: &mut Model, inventory: Inventory) {
    let catalog = &model.catalog;
    let index = model
        .names
        .get_or_init(|| Arc::new(NameIndex::new(catalog)));
    let stack = Stack::new(
        catalog,
        index.clone(),
        &model.lens,
        inventory,
        &model.stack.decisions,
    );
    model.stack.stack = Some(Box::new(stack));
    owned_again(model);
}

/// Edits the files that are typed.
pub(super) fn edit(model: &mut Model, edit: Edit) {
    if let Some(input) = &mut model.stack.typing {
        input.edit(edit);
    }
}

/// Types pasted text, as of a file dropped on the terminal.
pub(super) fn paste(model: &mut Model, text: &str) {
    if let Some(input) = &mut model.stack.typing {
        input.paste(text);
    }
}

/// The mouse: a press puts the cursor on a row, a second one opens or takes it.
pub(super) fn point(model: &mut Model, point: Point) -> Vec<Effect> {
    match (point.gesture, point.target) {
        (Gesture::WheelUp, _) => go(model, Step::Up(WHEEL)),
        (Gesture::WheelDown, _) => go(model, Step::Down(WHEEL)),
        (Gesture::Press, Target::StackRow(row)) => {
            if model.stack.cursor == row {
                open_row(model);
            } else {
                model.stack.cursor = row;
            }
        }
        (Gesture::Press, Target::Candidate(place)) => {
            let review = model.stack.review.unwrap_or_default();
            if review.candidate == place {
                return review::take(model, place);
            }
            model.stack.review = Some(Review {
                candidate: place,
                ..review
            });
        }
        (Gesture::Press, Target::Class(place)) => {
            let class = Class::ALL.get(place).copied();
            let again = class == model.stack.class;
            set_class(model, if again { None } else { class });
        }
        (Gesture::Press, Target::StackPage(place)) => {
            if let Some(page) = StackPage::ALL.get(place) {
                set_page(model, *page);
            }
        }
        (Gesture::Press | Gesture::Drag, _) => {}
    }
    Vec::new()
}
