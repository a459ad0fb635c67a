//! The hands for the stack: reading files, keeping and forgetting.

use crate::file::{INPUT_LIMIT, read_any};
use crate::lens::Owned;
use crate::settings::Paths;
use crate::settings::stack::{self, StackError};
use crate::stack::{Decisions, Inventory, ReadOptions, read};
use crate::tui::effect::Outcome;
use crate::tui::typed;

/// The user's folders.
fn paths() -> Result<Paths, StackError> {
    Paths::of_user().ok_or(StackError::NoFolder)
}

/// What is kept.
pub(super) fn read_kept() -> Outcome {
    let Some(paths) = Paths::of_user() else {
        return nothing();
    };
    // Each by itself: a stack that cannot be read must not take the decisions with it.
    let (inventory, first) = either(stack::load(&paths));
    let (decisions, second) = either(stack::load_decisions(&paths));
    Outcome::StackRead {
        inventory: inventory.map(Box::new),
        decisions,
        mistake: first.or(second),
    }
}

/// What was read, or nothing and why.
fn either<T: Default>(read: Result<T, StackError>) -> (T, Option<String>) {
    match read {
        Ok(read) => (read, None),
        Err(error) => (T::default(), Some(error.to_string())),
    }
}

fn nothing() -> Outcome {
    Outcome::StackRead {
        inventory: None,
        decisions: Decisions::default(),
        mistake: None,
    }
}

/// Reads an inventory from the files that were typed.
pub(super) fn import(text: &str) -> Outcome {
    let home = directories::BaseDirs::new();
    let home = home.as_ref().map(directories::BaseDirs::home_dir);
    let mut files = Vec::new();
    for path in typed::files(text, home, |path| path.exists()) {
        match read_any(&path, INPUT_LIMIT) {
            Ok(bytes) => files.push((path.display().to_string(), bytes)),
            Err(error) => return Outcome::NotImported(error.to_string()),
        }
    }
    match read(&files, &ReadOptions::default()) {
        Ok(inventory) => Outcome::Imported(Box::new(inventory)),
        Err(error) => Outcome::NotImported(error.to_string()),
    }
}

/// Keeps a stack; silent where it works.
pub(super) fn keep(inventory: &Inventory, owned: &Owned, catalog: &str) -> Option<Outcome> {
    let kept = paths().and_then(|paths| stack::save(&paths, inventory, owned, catalog));
    failed(kept.map(|_| ()))
}

/// Keeps decisions; silent where it works.
pub(super) fn keep_decisions(decisions: &Decisions) -> Option<Outcome> {
    let kept = paths().and_then(|paths| stack::save_decisions(&paths, decisions));
    failed(kept.map(|_| ()))
}

/// Forgets everything.
pub(super) fn forget() -> Option<Outcome> {
    let forgotten = paths().and_then(|paths| stack::forget(&paths));
    match forgotten {
        Ok(_) => Some(Outcome::StackForgotten),
        Err(error) => failed(Err(error)),
    }
}

fn failed(done: Result<(), StackError>) -> Option<Outcome> {
    done.err().map(|error| Outcome::Failed(error.to_string()))
}
