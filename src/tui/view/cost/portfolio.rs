//! Several apps at once: the sums by strategy with what they leave out, and the order in which to act.

use std::collections::BTreeMap;

use crate::catalog::App;
use crate::catalog::money::{Cents, Currency};
use crate::cost::{
    CeilingBasis, Estimate, NativeState, Portfolio, Strategy, StrategySum, estimate_now, portfolio,
};
use crate::order;
use crate::text::{Align, thousands};
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::Line;
use crate::tui::widget::bar::{self, Amount, Bar};

use super::bars::{amount, dollars, role};
use super::dials::gap;
use super::{PageLine, heading, paragraph};

/// What a sum over apps without seats of their own takes for granted.
const EVERYONE: &str = "The sums assume that everyone uses every app.";
/// At most so many names stand for those that a sum leaves out.
const MOST_NAMES: usize = 5;

/// The estimates of these apps under the lens, without break-even.
pub(super) fn estimates(model: &Model, apps: &[&App]) -> Vec<Estimate> {
    let scenario = &model.lens.scenario;
    apps.iter()
        .map(|app| estimate_now(app, scenario, model.lens.reach(app)))
        .collect()
}

/// The bars, what to do first, and what the sums leave out.
pub(super) fn lines(model: &Model, apps: &[&App], width: u16) -> Vec<PageLine> {
    let estimates = estimates(model, apps);
    let sums = portfolio(&estimates);
    let left_out = left_out(&estimates);
    let basis = model.lens.scenario.basis().in_words();
    let mut lines = vec![heading("A year, summed", basis)];
    let bars: Vec<Bar> = sums
        .sums
        .iter()
        .map(|sum| sum_bar(sum, estimates.len(), &left_out))
        .collect();
    lines.extend(bar::rows(&bars, width).into_iter().map(PageLine::from));
    if sums.assumes_everyone {
        lines.push(gap());
        lines.extend(paragraph("", EVERYONE, Role::Note, width));
    }
    lines.push(gap());
    lines.extend(actions(&sums, &estimates, width));
    lines.extend(named(&left_out, width));
    lines.extend(undecided(&sums, &estimates, width));
    lines
}

/// The names of the apps that the sum of native SCIM leaves out, by reason.
type LeftOut<'a> = Vec<(&'static str, Vec<&'a str>)>;

fn left_out(estimates: &[Estimate]) -> LeftOut<'_> {
    let mut by_reason: BTreeMap<&'static str, Vec<&str>> = BTreeMap::new();
    for estimate in estimates {
        if let Some(why) = why_not_summed(estimate) {
            by_reason.entry(why).or_default().push(&estimate.name);
        }
    }
    let mut left_out: LeftOut<'_> = by_reason.into_iter().collect();
    order::sort_by_key(&mut left_out, |(_, names)| std::cmp::Reverse(names.len()));
    left_out
}

fn why_not_summed(estimate: &Estimate) -> Option<&'static str> {
    let in_dollars = |currency: Currency| currency == Currency::Usd;
    match (estimate.native.state, estimate.native.yearly) {
        (NativeState::Included | NativeState::Priced, Some(yearly)) => {
            (!in_dollars(yearly.currency)).then_some("in another currency")
        }
        (state, _) => Some(state.title()),
    }
}

fn sum_bar(sum: &StrategySum, apps: usize, left_out: &LeftOut<'_>) -> Bar {
    let shown = match (sum.counted, sum.strategy) {
        (0, Strategy::Connector) => Amount::Words("enter a fee".to_owned()),
        (0, Strategy::Manual | Strategy::NativeScim) => {
            Amount::Words("no app has a cost that can be summed".to_owned())
        }
        (_, _) => amount(sum.total),
    };
    let mut words = vec![format!("{} of {}", thousands_of(sum.counted), count(apps))];
    match sum.strategy {
        Strategy::Manual => {}
        Strategy::Connector if sum.counted == 0 => words.clear(),
        Strategy::Connector => words.push("a fee for each".to_owned()),
        Strategy::NativeScim => {
            if sum.one_time > Cents::ZERO {
                words.push(format!("and {} once", dollars(sum.one_time)));
            }
            let reasons = left_out.iter();
            words
                .extend(reasons.map(|(why, names)| format!("{} {why}", thousands_of(names.len()))));
        }
    }
    Bar {
        name: sum.strategy.title().to_owned(),
        amount: shown,
        words: words.join("; "),
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
fn named(left_out: &LeftOut<'_>, width: u16) -> Vec<PageLine> {
    if left_out.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![heading("Native SCIM, not summed", "")];
    for (why, names) in left_out {
        let label = format!("{} {why}: ", count(names.len()));
        lines.extend(paragraph(&label, &listed(names), Role::Text, width));
    }
    lines
}

/// The first of some names, and how many more there are.
fn listed(names: &[&str]) -> String {
    let some: Vec<&str> = names.iter().take(MOST_NAMES).copied().collect();
    match names.len().saturating_sub(MOST_NAMES) {
        0 => some.join(", "),
        more => format!("{} and {} more", some.join(", "), thousands_of(more)),
    }
}

/// The apps whose verdict waits for something that is not known.
fn undecided(sums: &Portfolio, estimates: &[Estimate], width: u16) -> Vec<PageLine> {
    if sums.undecided.is_empty() {
        return Vec::new();
    }
    let of = |id: &_| estimates.iter().find(|estimate| estimate.app == *id);
    let names = sums.undecided.iter().filter_map(of);
    let names: Vec<&str> = names.map(|estimate| estimate.name.as_str()).collect();
    let label = format!("Undecided, {}: ", thousands_of(names.len()));
    let mut lines = vec![gap()];
    lines.extend(paragraph(&label, &listed(&names), Role::Text, width));
    lines
}

/// What to do first.
fn actions(sums: &Portfolio, estimates: &[Estimate], width: u16) -> Vec<PageLine> {
    let of = |id: &_| estimates.iter().find(|estimate| estimate.app == *id);
    let mut lines = Vec::new();
    if !sums.actions.is_empty() {
        lines.push(heading("What to do first", "saves at least, a year"));
        for action in &sums.actions {
            let Some(estimate) = of(&action.app) else {
                continue;
            };
            let cost = match action.strategy {
                Strategy::Manual => Some(estimate.manual.total),
                Strategy::NativeScim => estimate.native.yearly,
                Strategy::Connector => estimate.connector.yearly,
            };
            let what = match cost.filter(|cost| cost.low > Cents::ZERO) {
                Some(cost) => format!("{} for {cost}", action.strategy.title()),
                None => format!("{}, included", action.strategy.title()),
            };
            let saving = dollars(action.saving);
            lines.push(action_line(&estimate.name, &what, &saving, width));
        }
        let together = dollars(sums.saving());
        lines.push(action_line(
            "Together",
            "at least, a year",
            &together,
            width,
        ));
        lines.push(gap());
    }
    if !sums.asks.is_empty() {
        lines.push(heading("Quotes to ask for", "pays below, a year"));
        for ask in &sums.asks {
            if let Some(estimate) = of(&ask.app) {
                let seat = dollars(ask.ceiling.seat_month);
                let what = match ask.ceiling.basis {
                    CeilingBasis::Total => format!("the whole, {seat} a seat and month"),
                    CeilingBasis::Increase => format!("above today, {seat} a seat and month"),
                };
                let ceiling = dollars(ask.ceiling.yearly);
                lines.push(action_line(&estimate.name, &what, &ceiling, width));
            }
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
