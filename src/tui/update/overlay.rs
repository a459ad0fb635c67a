//! Updates of the overlays: help, my IdP, facets, order, palette, and what they share with columns. Export has a file of its own.

use crate::catalog::Idp;
use crate::query::Order;
use crate::tui::command::Command;
use crate::tui::effect::{Effect, Memory};
use crate::tui::input::TextInput;
use crate::tui::message::{Edit, Gesture, Point, Target};
use crate::tui::model::{Copied, Model, Overlay};
use crate::tui::view::{help_lines, overlay_page};

use super::explore::Step;
use super::{Action, run as run_command};

/// What commands do in an overlay.
pub(super) const ACTIONS: &[(Command, Action)] = &[
    (Command::Accept, accept),
    (Command::Toggle, toggle),
    (Command::Up, |model| go(model, Step::Up(1))),
    (Command::Down, |model| go(model, Step::Down(1))),
    (Command::PageUp, |model| {
        go(model, Step::Up(overlay_page(model)))
    }),
    (Command::PageDown, |model| {
        go(model, Step::Down(overlay_page(model)))
    }),
    (Command::HalfUp, |model| {
        go(model, Step::Up(overlay_page(model).div_ceil(2)))
    }),
    (Command::HalfDown, |model| {
        go(model, Step::Down(overlay_page(model).div_ceil(2)))
    }),
    (Command::First, |model| go(model, Step::First)),
    (Command::Last, |model| go(model, Step::Last)),
    (Command::Left, |model| turn_facet(model, false)),
    (Command::Right, |model| turn_facet(model, true)),
    (Command::Back, close),
];

/// Runs a command with the focus in an overlay.
pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match ACTIONS.iter().find(|(known, _)| *known == command) {
        Some((_, action)) => action(model),
        None => Vec::new(),
    }
}

/// Opens the help screen.
///
/// Who never saw it gets the first keys before all of them.
pub(super) fn help(model: &mut Model) -> Vec<Effect> {
    if model.newcomer && model.overlay.is_none() {
        model.newcomer = false;
        model.overlay = Some(Overlay::FirstKeys);
        return vec![Effect::Remember(Memory::Taught)];
    }
    over(model, Overlay::Help { top: 0 })
}

/// Opens the list of what can be copied.
pub(super) fn copying(model: &mut Model) -> Vec<Effect> {
    model.ask_all();
    over(model, Overlay::Copying { cursor: 0 })
}

/// Opens the picker of my IdP, on the one that is chosen.
pub(super) fn idp(model: &mut Model) -> Vec<Effect> {
    let chosen = model.lens.idp;
    let place = Idp::ALL.iter().position(|idp| Some(*idp) == chosen);
    let cursor = place.map_or(0, |place| place.saturating_add(1));
    over(model, Overlay::Idp { cursor })
}

/// Opens the palette.
pub(super) fn palette(model: &mut Model) -> Vec<Effect> {
    let input = TextInput::default();
    over(model, Overlay::Palette { input, cursor: 0 })
}

/// Edits what is typed in the palette.
pub(super) fn edit(model: &mut Model, edit: Edit) {
    if let Some(Overlay::Palette { input, cursor }) = &mut model.overlay
        && input.edit(edit)
    {
        *cursor = 0;
    }
}

/// Types pasted text into the palette.
pub(super) fn paste(model: &mut Model, text: &str) {
    if let Some(Overlay::Palette { input, cursor }) = &mut model.overlay
        && input.paste(text)
    {
        *cursor = 0;
    }
}

/// The mouse: a row is chosen by a press, a press beside the overlay closes it.
pub(super) fn point(model: &mut Model, point: Point) -> Vec<Effect> {
    match (point.gesture, point.target) {
        (Gesture::WheelUp, _) => go(model, Step::Up(1)),
        (Gesture::WheelDown, _) => go(model, Step::Down(1)),
        (Gesture::Press, Target::OverlayRow(row)) => {
            set_cursor(model, row);
            match &model.overlay {
                Some(Overlay::Facets { .. }) => toggle(model),
                Some(Overlay::Columns { .. }) => super::columns::toggle(model),
                Some(_) | None => accept(model),
            }
        }
        (Gesture::Press, Target::Facet(place)) => {
            if let Some(Overlay::Facets { facet, cursor }) = &mut model.overlay {
                (*facet, *cursor) = (place, 0);
            }
            Vec::new()
        }
        (Gesture::Press, Target::Overlay) | (Gesture::Drag, _) => Vec::new(),
        (Gesture::Press, _) => close(model),
    }
}

fn over(model: &mut Model, overlay: Overlay) -> Vec<Effect> {
    model.overlay = Some(overlay);
    Vec::new()
}

fn close(model: &mut Model) -> Vec<Effect> {
    model.overlay = None;
    Vec::new()
}

/// How many rows the open overlay has to choose from, or lines to scroll by.
fn rows(model: &Model) -> usize {
    match &model.overlay {
        None
        | Some(
            Overlay::Export
            | Overlay::FirstKeys
            | Overlay::Scenarios { .. }
            | Overlay::Views { .. },
        ) => 0,
        Some(Overlay::Copying { .. }) => model.copying().len(),
        Some(Overlay::Columns { rows, .. }) => rows.len(),
        Some(Overlay::Help { .. }) => {
            let hidden = help_lines(model).saturating_sub(overlay_page(model));
            hidden.saturating_add(1)
        }
        Some(Overlay::Idp { .. }) => Idp::ALL.len().saturating_add(1),
        Some(Overlay::Facets { facet, .. }) => model
            .facets
            .get(*facet)
            .map_or(0, |facet| facet.values.len()),
        Some(Overlay::Order { .. }) => Order::words().count(),
        Some(Overlay::Naming(naming)) => naming.rows.len(),
        Some(Overlay::Palette { .. }) => model.palette().len(),
    }
}

fn go(model: &mut Model, step: Step) -> Vec<Effect> {
    let rows = rows(model);
    let place = step.from(model.overlay_cursor(), rows);
    set_cursor(model, place);
    Vec::new()
}

fn set_cursor(model: &mut Model, place: usize) {
    let last = rows(model).saturating_sub(1);
    match &mut model.overlay {
        None
        | Some(
            Overlay::Export
            | Overlay::FirstKeys
            | Overlay::Scenarios { .. }
            | Overlay::Views { .. },
        ) => {}
        Some(
            Overlay::Help { top: cursor }
            | Overlay::Copying { cursor }
            | Overlay::Idp { cursor }
            | Overlay::Facets { cursor, .. }
            | Overlay::Order { cursor }
            | Overlay::Columns { cursor, .. }
            | Overlay::Palette { cursor, .. },
        ) => *cursor = place.min(last),
        Some(Overlay::Naming(naming)) => naming.cursor = place.min(last),
    }
}

fn turn_facet(model: &mut Model, forward: bool) -> Vec<Effect> {
    let count = model.facets.len().max(1);
    if let Some(Overlay::Facets { facet, cursor }) = &mut model.overlay {
        let step = if forward { 1 } else { count.saturating_sub(1) };
        *facet = facet.saturating_add(step).checked_rem(count).unwrap_or(0);
        *cursor = 0;
    }
    Vec::new()
}

/// Chooses the facet's value under the cursor, or gives it up: the query is edited, nothing else.
fn toggle(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Facets { facet, cursor }) = model.overlay else {
        return Vec::new();
    };
    let Some(facet) = model.facets.get(facet) else {
        return Vec::new();
    };
    let Some(value) = facet.values.get(cursor) else {
        return Vec::new();
    };
    let query = model
        .search
        .query
        .toggled(facet.kind, &value.word, &model.lens);
    model.set_query(&query.to_string());
    Vec::new()
}

fn accept(model: &mut Model) -> Vec<Effect> {
    let Some(overlay) = model.overlay.take() else {
        return Vec::new();
    };
    match overlay {
        // Columns are shown as they are chosen.
        Overlay::Help { .. }
        | Overlay::FirstKeys
        | Overlay::Export
        | Overlay::Scenarios { .. }
        | Overlay::Views { .. }
        | Overlay::Columns { .. } => {}
        Overlay::Copying { cursor } => {
            let copied = model.copying().get(cursor).map(|row| row.what);
            let text = copied.and_then(|what| model.copied(what));
            let what = copied.map_or("", Copied::words);
            let effect = text.map(|text| Effect::Copy { text, what });
            return effect.into_iter().collect();
        }
        Overlay::Idp { cursor } => {
            let place = cursor.checked_sub(1);
            model.lens.idp = place.and_then(|place| Idp::ALL.get(place)).copied();
            model.look_again();
            return vec![Effect::Remember(Memory::Idp(model.lens.idp))];
        }
        Overlay::Facets { .. } => {
            model.overlay = Some(overlay);
            toggle(model);
            model.overlay = None;
        }
        Overlay::Order { cursor } => {
            if let Some(order) = Order::words().nth(cursor).and_then(Order::read) {
                let again = order == model.list.order;
                model.set_order(if again { order.reversed() } else { order });
            }
        }
        Overlay::Naming(naming) => return super::stack::naming::choose(model, *naming),
        Overlay::Palette { ref input, cursor } => {
            let commands = model.palette_for(input.text());
            if let Some(command) = commands.get(cursor) {
                return run_command(model, *command);
            }
        }
    }
    Vec::new()
}
