//! Which dial moves the verdict most: each at both ends of its slider, the others as they are.

use crate::catalog::App;
use crate::catalog::money::Cents;
use crate::cost::{Outcome, Swing, sensitivity};
use crate::text::Align;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::Line;

use super::bars::{dollars, who};
use super::{PageLine, heading};

/// So many dials are shown; the others move less.
const MOST: usize = 6;
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
        .take(MOST)
        .peekable();
    if moving.peek().is_none() {
        return Vec::new();
    }
    let mut lines = vec![heading("What moves it most", "each dial at both ends")];
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
        let (low, high) = (words(&swing.low), words(&swing.high));
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

/// Who wins with the dial there, and how the cheapest bought strategy stands against handwork.
fn words(outcome: &Outcome) -> String {
    let lead = match outcome.lead {
        None => String::new(),
        Some(lead) if lead < Cents::ZERO => {
            format!(
                ", buying saves {}",
                dollars(Cents::ZERO.saturating_sub(lead))
            )
        }
        Some(Cents::ZERO) => ", buying costs the same".to_owned(),
        Some(lead) => format!(", buying costs {} more", dollars(lead)),
    };
    format!("{}: {}{lead}", outcome.value, who(outcome.winner))
}
