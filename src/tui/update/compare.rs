//! Updates of the compare view: scrolling both ways, and hiding what is equal.

use crate::tui::command::Command;
use crate::tui::effect::Effect;
use crate::tui::message::{Gesture, Point, Target};
use crate::tui::model::{Model, View};
use crate::tui::view::compare as view;

/// Lines that one turn of the wheel scrolls.
const WHEEL: usize = 3;

/// The view opens.
pub fn open(model: &mut Model) {
    model.compare.column = 0;
    model.compare.top = 0;
}

/// Runs a command with the focus in the view.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let page = view::page_rows(model);
    match command {
        Command::Back => model.view = View::Explore,
        Command::Copy => return super::export::copy_comparison(model),
        Command::EqualRows => {
            model.compare.only_different = !model.compare.only_different;
            model.compare.top = 0;
        }
        Command::Up => scroll(model, false, 1),
        Command::Down => scroll(model, true, 1),
        Command::PageUp => scroll(model, false, page),
        Command::PageDown => scroll(model, true, page),
        Command::HalfUp => scroll(model, false, page.div_ceil(2)),
        Command::HalfDown => scroll(model, true, page.div_ceil(2)),
        Command::First => model.compare.top = 0,
        Command::Last => scroll(model, true, usize::MAX),
        Command::Left | Command::PreviousPane => focus(model, false),
        Command::Right | Command::NextPane => focus(model, true),
        _ => {}
    }
    Vec::new()
}

fn scroll(model: &mut Model, down: bool, rows: usize) {
    let last = view::last_top(model);
    let top = model.compare.top.min(last);
    model.compare.top = if down {
        top.saturating_add(rows).min(last)
    } else {
        top.saturating_sub(rows)
    };
}

fn focus(model: &mut Model, on: bool) {
    let last = view::apps(model).len().saturating_sub(1);
    let column = model.compare.column.min(last);
    model.compare.column = if on {
        column.saturating_add(1).min(last)
    } else {
        column.saturating_sub(1)
    };
}

/// The mouse.
pub fn point(model: &mut Model, point: Point) -> Vec<Effect> {
    match (point.gesture, point.target) {
        (Gesture::WheelUp, _) => scroll(model, false, WHEEL),
        (Gesture::WheelDown, _) => scroll(model, true, WHEEL),
        (Gesture::Press, Target::CompareColumn(place)) => model.compare.column = place,
        (Gesture::Press | Gesture::Drag, _) => {}
    }
    Vec::new()
}
