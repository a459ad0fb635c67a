//! An entry gets its app by name, whatever it was matched with.

use crate::tui::effect::Effect;
use crate::tui::message::Edit;
use crate::tui::model::{Model, Naming, Overlay};

use super::review;

/// Opens the overlay for what is under the cursor.
pub(super) fn open(model: &mut Model) {
    let entries = model.nameable();
    model.ask_names(entries);
}

/// Takes the row under the cursor for the entry that is asked about, and goes on to the next one.
pub(in crate::tui::update) fn choose(model: &mut Model, naming: Naming) -> Vec<Effect> {
    let mut entries = naming.entries.into_iter();
    let (Some(entry), Some(decision)) = (entries.next(), naming.rows.get(naming.cursor)) else {
        return Vec::new();
    };
    let effects = match model.stack.review {
        Some(_) => review::decide(model, decision.clone()),
        None => review::decide_about(model, entry, decision.clone()),
    };
    if model.stack.review.is_none()
        && let Some(row) = model.row_of_entry(entry)
    {
        model.stack.cursor = row;
        model.stack.top = super::view::first_row(model);
    }
    model.ask_names(entries.collect());
    effects
}

/// Edits what is typed.
pub(in crate::tui::update) fn edit(model: &mut Model, edit: Edit) {
    if let Some(Overlay::Naming(naming)) = &mut model.overlay
        && naming.input.edit(edit)
    {
        model.offer_names();
    }
}

/// Types pasted text.
pub(in crate::tui::update) fn paste(model: &mut Model, text: &str) {
    if let Some(Overlay::Naming(naming)) = &mut model.overlay
        && naming.input.paste(text)
    {
        model.offer_names();
    }
}
