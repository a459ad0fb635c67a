//! Updates of the columns overlay: which columns the list has, in which order they stand, which one orders it.

use crate::query::Order;
use crate::tui::command::Command;
use crate::tui::effect::Effect;
use crate::tui::model::{ColumnRow, Model, Overlay};

use super::{Action, overlay};

/// What commands do in the overlay, beside those of every list to choose from.
pub(super) const ACTIONS: &[(Command, Action)] = &[
    (Command::Toggle, toggle),
    (Command::ColumnUp, |model| move_column(model, false)),
    (Command::ColumnDown, |model| move_column(model, true)),
    (Command::SortColumn, sort),
    (Command::ResetColumns, reset),
];

/// Opens the overlay.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let rows = model.column_rows();
    model.overlay = Some(Overlay::Columns { rows, cursor: 0 });
    Vec::new()
}

/// Runs a command with the focus in the overlay.
pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match ACTIONS.iter().find(|(known, _)| *known == command) {
        Some((_, action)) => action(model),
        None => overlay::run(model, command),
    }
}

/// Shows the column under the cursor, or leaves it out; it keeps its row. The last one stays.
pub(super) fn toggle(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Columns { rows, cursor }) = &mut model.overlay else {
        return Vec::new();
    };
    let shown = rows.iter().filter(|row| row.shown).count();
    let Some(row) = rows.get_mut(*cursor) else {
        return Vec::new();
    };
    if row.shown && shown < 2 {
        model.tell("A list needs a column: show another first.");
        return Vec::new();
    }
    row.shown = !row.shown;
    show(model);
    Vec::new()
}

/// Moves the column under the cursor one row up or down, and the cursor with it.
fn move_column(model: &mut Model, down: bool) -> Vec<Effect> {
    let Some(Overlay::Columns { rows, cursor }) = &mut model.overlay else {
        return Vec::new();
    };
    let other = if down {
        cursor.saturating_add(1)
    } else {
        cursor.saturating_sub(1)
    };
    if other < rows.len() {
        rows.swap(*cursor, other);
        *cursor = other;
        show(model);
    }
    Vec::new()
}

/// Orders the list by the column under the cursor; once more turns the order round.
fn sort(model: &mut Model) -> Vec<Effect> {
    let row = match &model.overlay {
        Some(Overlay::Columns { rows, cursor }) => rows.get(*cursor),
        Some(_) | None => None,
    };
    let order = row.and_then(|row| Order::read(row.key));
    if let Some(order) = order {
        let again = order == model.list.order;
        model.set_order(if again { order.reversed() } else { order });
    }
    Vec::new()
}

/// Back to the usual columns and the usual order.
fn reset(model: &mut Model) -> Vec<Effect> {
    model.set_columns([]);
    model.set_order(Order::default());
    open(model)
}

/// The list has the columns that are chosen now.
fn show(model: &mut Model) {
    if let Some(Overlay::Columns { rows, .. }) = &model.overlay {
        let shown = rows.iter().filter(|row| row.shown);
        let keys: Vec<&'static str> = shown.map(|row: &ColumnRow| row.key).collect();
        model.set_column_keys(keys);
    }
}
