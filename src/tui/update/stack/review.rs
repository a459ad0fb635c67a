//! The review: an entry that nobody is sure of is taken for an app, for none, left for later, or taken back.

use crate::stack::{Class, Decision, EntryKey};
use crate::tui::effect::Effect;
use crate::tui::model::{Decided, Model, Review, StackRow};

use super::{decided, keep};

/// Opens the review: at the entry under the cursor, else at the first.
pub(super) fn open(model: &mut Model) {
    let first = model
        .stack
        .stack
        .as_ref()
        .and_then(|stack| stack.audit.undecided.first());
    let under_cursor = match model.stack.row() {
        Some(StackRow::Loose(loose, Class::Undecided)) => Some(loose.entry),
        Some(_) | None => None,
    };
    let entry = under_cursor.or(first.map(|loose| loose.entry));
    model.stack.review = entry.map(|entry| Review {
        entry,
        candidate: 0,
    });
}

/// Takes a candidate of the entry in review.
pub(super) fn take(model: &mut Model, candidate: usize) -> Vec<Effect> {
    let candidates = model.stack.candidates();
    match candidates.get(candidate).map(|one| one.app.clone()) {
        Some(app) => decide(model, Decision::App(app)),
        None => Vec::new(),
    }
}

/// Decides about the entry in review, and goes on to the next.
pub(super) fn decide(model: &mut Model, decision: Decision) -> Vec<Effect> {
    let Some((entry, place)) = model
        .stack
        .in_review()
        .map(|(loose, place)| (loose.entry, place))
    else {
        return Vec::new();
    };
    let effects = decide_about(model, entry, decision);
    let said = model.notice.take().map_or(String::new(), |said| said.text);
    let left = model.stack.waiting();
    model.tell(match left {
        0 => format!("{said} Every entry is decided."),
        1 => format!("{said} 1 entry is left."),
        left => format!("{said} {left} entries are left."),
    });
    review_at(model, place);
    effects
}

/// Decides about any entry, and says what it is now.
pub(super) fn decide_about(model: &mut Model, entry: usize, decision: Decision) -> Vec<Effect> {
    let Some(key) = key_of(model, entry) else {
        return Vec::new();
    };
    let stack = model.stack.stack.as_ref();
    let known = stack.and_then(|stack| stack.inventory.entries.get(entry));
    let label = known.map_or(String::new(), |known| known.label.clone());
    let words = match &decision {
        Decision::App(id) => {
            let app = model.catalog.app(id.as_str());
            let name = app.map_or(id.as_str(), |app| app.display_name());
            format!("{label} is {name}.")
        }
        Decision::NotInCatalog => format!("{label} is not in the catalog."),
    };
    let before = model.stack.decisions.decide(key.clone(), decision);
    model.stack.undo.push(Decided { key, before, entry });
    decided(model);
    model.tell(words);
    keep(model)
}

fn key_of(model: &Model, entry: usize) -> Option<EntryKey> {
    let stack = model.stack.stack.as_ref()?;
    stack
        .matched
        .entries
        .get(entry)
        .map(|matched| matched.key.clone())
}

/// Goes to the undecided entry at a place of the queue, or to its last; out of the review where none is left.
fn review_at(model: &mut Model, place: usize) {
    let Some(stack) = &model.stack.stack else {
        return;
    };
    let undecided = &stack.audit.undecided;
    let next = undecided.get(place).or(undecided.last());
    model.stack.review = next.map(|loose| Review {
        entry: loose.entry,
        candidate: 0,
    });
}

/// Leaves the entry for later: the next one, or after the last the first.
pub(super) fn skip(model: &mut Model) {
    if let Some((_, place)) = model.stack.in_review() {
        let last = place.saturating_add(1) >= model.stack.waiting();
        review_at(model, if last { 0 } else { place.saturating_add(1) });
    }
}

/// Takes the latest decision of this session back.
pub(super) fn undo(model: &mut Model) -> Vec<Effect> {
    let Some(step) = model.stack.undo.pop() else {
        return Vec::new();
    };
    match step.before {
        Some(before) => {
            model.stack.decisions.decide(step.key, before);
        }
        None => {
            model.stack.decisions.undo(&step.key);
        }
    }
    decided(model);
    let undecided = model.stack.stack.as_ref().map(|stack| {
        let mut undecided = stack.audit.undecided.iter();
        undecided.any(|loose| loose.entry == step.entry)
    });
    if undecided == Some(true) {
        model.stack.review = Some(Review {
            entry: step.entry,
            candidate: 0,
        });
    }
    model.tell("The last decision is taken back.");
    keep(model)
}
