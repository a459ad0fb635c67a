//! Which dial moves the verdict most: each at both ends of its slider, the others as they are.

use crate::catalog::App;
use crate::catalog::money::Cents;
use crate::cost::{Swing, sensitivity};
use crate::text::Align;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::Line;

use super::{PageLine, heading};

/// Columns of a dial's name.
const NAME: usize = 22;
/// From this width on both ends stand on one row.
const WIDE: u16 = 100;

/// The dials that move the verdict most, or nothing where nothing moves it.
pub(super) fn lines(model: &Model, app: &App, width: u16) -> Vec<PageLine> {
    let swings = sensitivity(app, &model.lens.scenario, model.lens.reach(app));
    let mut moving = swings
        .iter()
        .filter(|swing| swing.turns_the_verdict() || swing.moves.is_some_and(|by| by > Cents::ZERO))
        .peekable();
    if moving.peek().is_none() {
        return Vec::new();
    }
    let mut lines = vec![heading(
        "Which dial moves the verdict most",
        "each at both ends",
    )];
    for swing in moving {
        let mark = if swing.turns_the_verdict() { "*" } else { " " };
        let start = || {
            Line::new().gap(1).with(mark, Role::Mark).gap(1).column(
                swing.dial.title(),
                NAME,
                Align::Left,
                Role::Text,
            )
        };
        let (low, high) = (swing.low.in_words(), swing.high.in_words());
        if width >= WIDE {
            let room = usize::from(width).saturating_sub(NAME.saturating_add(3)) / 2;
            let line = start()
                .column(&low, room.saturating_sub(2), Align::Left, Role::Text)
                .gap(2)
                .column(&high, room, Align::Left, Role::Text);
            lines.push(line.into());
        } else {
            lines.push(start().text(&low).into());
            lines.push(Line::new().gap(NAME.saturating_add(3)).text(&high).into());
        }
    }
    if swings.iter().any(Swing::turns_the_verdict) {
        let legend = Line::new().gap(1).with("*", Role::Mark);
        lines.push(legend.dim(" turns the verdict").into());
    }
    lines
}
