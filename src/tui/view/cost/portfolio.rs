//! Several apps at once: the sums by strategy with what they leave out, and the order in which to act.

use crate::catalog::App;
use crate::catalog::money::Cents;
use crate::cost::{Estimate, LeftOut, Portfolio, Strategy, StrategySum, estimate_now, portfolio};
use crate::text::{Align, thousands};
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::Line;
use crate::tui::widget::bar::{self, Amount, Bar};

use super::bars::{amount, dollars, role};
use super::dials::{basis_words, gap};
use super::{PageLine, heading, paragraph};

/// At most so many names stand for those that a sum leaves out.
const MOST_NAMES: usize = 5;

/// The estimates of these apps under the lens, without break-even.
pub(super) fn estimates(model: &Model, apps: &[&App]) -> Vec<Estimate> {
    let scenario = &model.lens.scenario;
    apps.iter()
        .map(|app| estimate_now(app, scenario, model.lens.reach(app)))
        .collect()
}

/// The bars, what they leave out, and what to do first.
pub(super) fn lines(model: &Model, apps: &[&App], width: u16) -> Vec<PageLine> {
    let sums = portfolio(&estimates(model, apps));
    let basis = basis_words(model.lens.scenario.basis());
    let mut lines = vec![heading("A year, summed", basis)];
    let bars: Vec<Bar> = sums
        .sums
        .iter()
        .map(|sum| sum_bar(sum, sums.apps))
        .collect();
    lines.extend(bar::rows(&bars, width).into_iter().map(PageLine::from));
    if sums.without_own_seats > 0 {
        lines.push(gap());
        let words = format!(
            "Assumes that everyone with a seat uses every app ({} without seats of their own).",
            count(sums.without_own_seats)
        );
        lines.extend(paragraph("", &words, Role::Note, width));
    }
    lines.push(gap());
    lines.extend(actions(&sums, width));
    lines.extend(left_out(&sums, width));
    lines
}

fn sum_bar(sum: &StrategySum, apps: usize) -> Bar {
    let once = if sum.one_time > Cents::ZERO {
        format!(", and {} once", dollars(sum.one_time))
    } else {
        String::new()
    };
    Bar {
        name: sum.strategy.title().to_owned(),
        amount: match sum.counted {
            0 => Amount::Words(match sum.strategy {
                Strategy::Connector => "enter a fee".to_owned(),
                Strategy::Manual | Strategy::NativeScim => {
                    "no app has a cost that can be summed".to_owned()
                }
            }),
            _ => amount(sum.yearly),
        },
        words: match sum.counted {
            0 => String::new(),
            counted => {
                let mut words = vec![format!(
                    "{} of {}{once}",
                    thousands_of(counted),
                    count(apps)
                )];
                words.extend(
                    sum.left_out.iter().map(|reason| {
                        format!("{} {}", thousands_of(reason.names.len()), reason.why)
                    }),
                );
                words.join("; ")
            }
        },
        role: role(sum.strategy),
    }
}

fn thousands_of(number: usize) -> String {
    thousands(u64::try_from(number).unwrap_or(u64::MAX))
}

fn count(apps: usize) -> String {
    let what = if apps == 1 { "app" } else { "apps" };
    format!("{} {what}", thousands_of(apps))
}

/// What the sum of native SCIM leaves out, counted and named.
fn left_out(sums: &Portfolio, width: u16) -> Vec<PageLine> {
    let native = sums
        .sums
        .iter()
        .filter(|sum| sum.strategy == Strategy::NativeScim);
    let reasons: Vec<&LeftOut> = native.flat_map(|sum| &sum.left_out).collect();
    if reasons.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![heading("Not in the sum of native SCIM", "")];
    for reason in reasons {
        let label = format!("{} {}: ", count(reason.names.len()), reason.why);
        lines.extend(paragraph(&label, &names(reason), Role::Text, width));
    }
    lines
}

fn names(reason: &LeftOut) -> String {
    let more = reason.names.len().saturating_sub(MOST_NAMES);
    let some: Vec<&str> = reason
        .names
        .iter()
        .take(MOST_NAMES)
        .map(String::as_str)
        .collect();
    match more {
        0 => some.join(", "),
        more => format!("{} and {} more", some.join(", "), thousands_of(more)),
    }
}

/// What to do first.
fn actions(sums: &Portfolio, width: u16) -> Vec<PageLine> {
    let mut lines = Vec::new();
    if !sums.act.is_empty() {
        lines.push(heading("Act first", "what pays now, by yearly saving"));
        for action in &sums.act {
            let what = match action.yearly {
                Some(yearly) if yearly.low > Cents::ZERO => {
                    format!("{} for {yearly} saves", action.strategy.title())
                }
                Some(_) | None => format!("{}, included, saves", action.strategy.title()),
            };
            lines.push(action_line(
                &action.name,
                &what,
                &dollars(action.amount),
                width,
            ));
        }
        lines.push(gap());
    }
    if !sums.ask.is_empty() {
        lines.push(heading("Ask for a quote", "the most that pays, a year"));
        for action in &sums.ask {
            lines.push(action_line(
                &action.name,
                "pays below",
                &dollars(action.amount),
                width,
            ));
        }
        lines.push(gap());
    }
    lines
}

fn action_line(name: &str, what: &str, amount: &str, width: u16) -> PageLine {
    let room = usize::from(width).saturating_sub(3 + 1 + 12 + 1);
    let what_width = (room / 2).clamp(10, 40);
    let name_width = room.saturating_sub(what_width).min(40);
    Line::new()
        .gap(3)
        .column(name, name_width, Align::Left, Role::Text)
        .gap(1)
        .column(what, what_width, Align::Left, Role::Dim)
        .column(amount, 12, Align::Right, Role::Heading)
        .into()
}
