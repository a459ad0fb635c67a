//! Updates of the cost view: which dial has the focus, how it is turned, typed and reset, for which apps.
//!
//! Ranges, steps and what a typed value means are `cost`'s; every refusal is its own sentence, shown as it is.

use crate::catalog::AppId;
use crate::cost::{AppDial, Basis, Dial, Pace, Scenario};
use crate::tui::command::Command;
use crate::tui::effect::Effect;
use crate::tui::input::TextInput;
use crate::tui::message::{Edit, Gesture, Point, Target};
use crate::tui::model::{Knob, Model, Scope, View};
use crate::tui::view::{compare, cost as view};
use crate::tui::widget::slider;

/// Lines that one turn of the wheel scrolls.
const WHEEL: usize = 3;

/// The view opens over another: for the app that has the focus there.
pub fn open(model: &mut Model) {
    let app = match model.view {
        View::Compare => compare::focused(model).or_else(|| model.app()),
        View::Explore | View::Stack => model.app(),
        View::Cost => return,
    };
    model.cost.app = app.map(|app| app.id.clone());
    model.cost.typing = None;
    model.cost.sums = false;
    model.cost.top = 0;
}

/// Runs a command with the focus in the view.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Back => back(model),
        Command::Accept => accept(model),
        Command::TypeNumber => start_typing(model),
        Command::SlideDown => turn(model, Pace::Fine, false),
        Command::SlideUp => turn(model, Pace::Fine, true),
        Command::SlideDownFast => turn(model, Pace::Coarse, false),
        Command::SlideUpFast => turn(model, Pace::Coarse, true),
        Command::ResetDial => reset(model),
        Command::ResetAll => reset_all(model),
        Command::Basis => switch_basis(model),
        Command::Sums => {
            model.cost.sums = !model.cost.sums;
            model.cost.top = 0;
        }
        Command::NextScope => next_scope(model),
        Command::Up | Command::PreviousPane => move_focus(model, false),
        Command::Down | Command::NextPane => move_focus(model, true),
        Command::PageUp => scroll(model, false, view::page_rows(model)),
        Command::PageDown => scroll(model, true, view::page_rows(model)),
        Command::HalfUp => scroll(model, false, view::page_rows(model).div_ceil(2)),
        Command::HalfDown => scroll(model, true, view::page_rows(model).div_ceil(2)),
        Command::First => model.cost.top = 0,
        Command::Last => scroll(model, true, usize::MAX),
        _ => {}
    }
    Vec::new()
}

/// Closes what is open, then the view.
fn back(model: &mut Model) {
    if model.cost.typing.take().is_some() {
        return;
    }
    if model.cost.sums {
        model.cost.sums = false;
        model.cost.top = 0;
    } else {
        model.view = View::Explore;
    }
}

/// The app whose own dials are shown.
fn own_app(model: &Model) -> Option<AppId> {
    view::app(model).map(|app| app.id.clone())
}

fn turn(model: &mut Model, pace: Pace, up: bool) {
    match model.cost.knob {
        Knob::Whole(dial) => dial.step(&mut model.lens.scenario, pace, up),
        Knob::Own(dial) => turn_own(model, dial, pace, up),
    }
    changed(model);
}

fn turn_own(model: &mut Model, dial: AppDial, pace: Pace, up: bool) {
    let Some(id) = own_app(model) else {
        return;
    };
    match dial {
        AppDial::Seats => {
            let seats = stepped_seats(model.lens.scenario.seats(&id), pace, up);
            if let Err(refusal) = model.lens.scenario.set_seats(&id, Some(seats)) {
                model.warn(refusal.to_string());
            }
        }
        AppDial::Current | AppDial::Target => {
            let tiers = tiers(model, dial);
            let set = model.lens.scenario.app(&id);
            let now = match dial {
                AppDial::Current => set.and_then(|dials| dials.current()),
                AppDial::Target => set.and_then(|dials| dials.target()),
                AppDial::Seats | AppDial::Quote => None,
            };
            let tier = neighbour(&tiers, now, up);
            match dial {
                AppDial::Current => model.lens.scenario.set_current(&id, tier),
                AppDial::Target => model.lens.scenario.set_target(&id, tier),
                AppDial::Seats | AppDial::Quote => {}
            }
        }
        // A quote has no steps; it is typed.
        AppDial::Quote => {}
    }
}

/// Seats go up and down in the steps of the headcount.
fn stepped_seats(seats: u32, pace: Pace, up: bool) -> u32 {
    let mut scenario = Scenario::default();
    match scenario.set_headcount(seats) {
        Ok(()) => {
            Dial::Headcount.step(&mut scenario, pace, up);
            scenario.headcount()
        }
        Err(_) => seats,
    }
}

/// The tiers that can stand on this side of the step.
fn tiers(model: &Model, dial: AppDial) -> Vec<String> {
    let tiers = view::app(model).map_or(&[][..], |app| app.tiers.as_slice());
    tiers
        .iter()
        .filter(|tier| dial != AppDial::Target || tier.scim.get() == Some(true))
        .map(|tier| tier.name.clone())
        .collect()
}

/// The tier after or before this one; beyond the ends stands none, the model's own choice.
fn neighbour(tiers: &[String], now: Option<&str>, up: bool) -> Option<String> {
    let place = now.and_then(|now| tiers.iter().position(|tier| tier == now));
    let next = match (place, up) {
        (None, true) => 0,
        (None, false) => tiers.len().checked_sub(1)?,
        (Some(place), true) => place.checked_add(1)?,
        (Some(place), false) => place.checked_sub(1)?,
    };
    tiers.get(next).cloned()
}

fn reset(model: &mut Model) {
    match (model.cost.knob, own_app(model)) {
        (Knob::Whole(dial), _) => dial.reset(&mut model.lens.scenario),
        (Knob::Own(dial), Some(id)) => dial.reset(&mut model.lens.scenario, &id),
        (Knob::Own(_), None) => {}
    }
    changed(model);
}

fn reset_all(model: &mut Model) {
    model.lens.scenario.take_dials(Scenario::default());
    model.tell("Every dial is back at its default.");
    changed(model);
}

fn switch_basis(model: &mut Model) {
    let basis = match model.lens.scenario.basis() {
        Basis::Reference => Basis::Events,
        Basis::Events => Basis::Reference,
    };
    model.lens.scenario.set_basis(basis);
    changed(model);
}

/// The next scope that has an app in it.
fn next_scope(model: &mut Model) {
    let scopes = Scope::ALL.into_iter().cycle();
    let mut after = scopes
        .skip_while(|scope| *scope != model.cost.scope)
        .skip(1);
    let next = after
        .by_ref()
        .take(Scope::ALL.len())
        .find(|scope| view::count(model, *scope) > 0);
    if let Some(next) = next {
        set_scope(model, next);
    }
}

fn set_scope(model: &mut Model, scope: Scope) {
    if view::count(model, scope) == 0 {
        model.tell(match scope {
            Scope::App => "No app is under the cursor of the list.",
            Scope::Marked => "No app is marked: space in the list marks one.",
            Scope::Query => "No app matches the query.",
            Scope::Stack => "There is no stack: view 4 imports one.",
        });
        return;
    }
    model.cost.scope = scope;
    model.cost.top = 0;
    changed(model);
}

/// After a change of the scenario, the basis or the scope: prices and jumps in the list may be others now.
pub fn changed(model: &mut Model) {
    model.look_again();
    let knobs = model.cost.knobs(model.lens.scenario.basis());
    if !knobs.contains(&model.cost.knob) {
        model.cost.knob = Knob::Whole(Dial::Headcount);
    }
}

fn move_focus(model: &mut Model, on: bool) {
    if model.cost.sums {
        return scroll(model, on, 1);
    }
    let knobs = model.cost.knobs(model.lens.scenario.basis());
    let place = knobs.iter().position(|knob| *knob == model.cost.knob);
    let last = knobs.len().saturating_sub(1);
    let next = match (place, on) {
        (None, _) => 0,
        (Some(place), true) if place >= last => 0,
        (Some(place), true) => place.saturating_add(1),
        (Some(0), false) => last,
        (Some(place), false) => place.saturating_sub(1),
    };
    focus(model, next);
}

/// Puts the focus on a row, and scrolls to it.
fn focus(model: &mut Model, place: usize) {
    let knobs = model.cost.knobs(model.lens.scenario.basis());
    if let Some(knob) = knobs.get(place) {
        model.cost.knob = *knob;
        model.cost.top = view::top_for_focus(model);
    }
}

fn scroll(model: &mut Model, down: bool, rows: usize) {
    let last = view::last_top(model);
    let top = model.cost.top.min(last);
    model.cost.top = if down {
        top.saturating_add(rows).min(last)
    } else {
        top.saturating_sub(rows)
    };
}

/// Types a value for the row with the focus, starting from what it shows.
fn start_typing(model: &mut Model) {
    if model.cost.sums {
        return;
    }
    let scenario = &model.lens.scenario;
    let shown = match (model.cost.knob, own_app(model)) {
        // As many as leave, until touched.
        (Knob::Whole(Dial::Joiners), _) if scenario.own_joiners().is_none() => {
            Dial::Leavers.shown(scenario)
        }
        (Knob::Whole(dial), _) if dial.number(scenario).is_some() => dial.shown(scenario),
        (Knob::Whole(_), _) => String::new(),
        (Knob::Own(dial), Some(id)) => dial.shown(scenario, &id).unwrap_or_default(),
        (Knob::Own(_), None) => return,
    };
    model.cost.typing = Some(TextInput::selected(&shown));
    model.cost.top = view::top_for_focus(model);
}

/// Takes what was typed; what is refused stays to be mended.
fn accept(model: &mut Model) {
    let Some(input) = &model.cost.typing else {
        return;
    };
    let typed = input.text().trim().to_owned();
    let taken = match (model.cost.knob, own_app(model)) {
        _ if typed.is_empty() => Ok(()),
        (Knob::Whole(dial), _) => dial.set_text(&mut model.lens.scenario, &typed),
        (Knob::Own(dial), Some(id)) => dial.set_text(&mut model.lens.scenario, &id, &typed),
        (Knob::Own(_), None) => Ok(()),
    };
    match taken {
        Ok(()) => {
            model.cost.typing = None;
            changed(model);
        }
        Err(refusal) => model.warn(refusal.to_string()),
    }
}

/// The mouse.
pub fn point(model: &mut Model, point: Point) -> Vec<Effect> {
    match (point.gesture, point.target) {
        (Gesture::WheelUp, _) => scroll(model, false, WHEEL),
        (Gesture::WheelDown, _) => scroll(model, true, WHEEL),
        (Gesture::Press | Gesture::Drag, Target::Slider(place)) => {
            model.cost.typing = None;
            take_hold(model, place);
            if let Knob::Whole(dial) = model.cost.knob {
                let along = slider::place_at(point.column_within(), point.area.width);
                if let Err(refusal) = dial.set_place(&mut model.lens.scenario, along) {
                    model.warn(refusal.to_string());
                }
                changed(model);
            }
        }
        (Gesture::Press, Target::Dial(place)) => {
            model.cost.typing = None;
            take_hold(model, place);
        }
        (Gesture::Press, Target::Scope(place)) => {
            if let Some(scope) = Scope::ALL.get(place) {
                set_scope(model, *scope);
            }
        }
        (Gesture::Press | Gesture::Drag, _) => {}
    }
    Vec::new()
}

/// The focus goes where the mouse is, without scrolling what it holds away from it.
fn take_hold(model: &mut Model, place: usize) {
    let knobs = model.cost.knobs(model.lens.scenario.basis());
    if let Some(knob) = knobs.get(place) {
        model.cost.knob = *knob;
    }
}

/// Edits the value that is being typed.
pub fn edit(model: &mut Model, edit: Edit) {
    if let Some(input) = &mut model.cost.typing {
        input.edit(edit);
    }
}

/// Types pasted text into the value.
pub fn paste(model: &mut Model, text: &str) {
    if let Some(input) = &mut model.cost.typing {
        input.paste(text);
    }
}
