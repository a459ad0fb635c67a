//! A bar for each strategy, and the verdict under them.

use crate::catalog::money::{Cents, Currency, Money};
use crate::cost::{Basis, Ceiling, CeilingBasis, Estimate, NativeState, Range, Side, Strategy};
use crate::text::thousands;
use crate::tui::theme::Role;
use crate::tui::widget::bar::{self, Amount, Bar};

use super::{PageLine, heading, paragraph};

/// How a strategy is dressed, in bars and in the chart.
pub(super) const fn role(strategy: Strategy) -> Role {
    match strategy {
        Strategy::Manual => Role::Manual,
        Strategy::NativeScim => Role::Native,
        Strategy::Connector => Role::Connector,
    }
}

/// The bars and the verdict of one app.
pub(super) fn lines(estimate: &Estimate, width: u16) -> Vec<PageLine> {
    let basis = estimate.manual.basis.in_words();
    let mut lines = vec![heading("A year", basis)];
    let bars = [by_hand(estimate), native(estimate), connector(estimate)];
    lines.extend(bar::rows(&bars, width).into_iter().map(PageLine::from));
    lines.push(PageLine::default());
    lines.extend(verdict(estimate, width));
    lines
}

fn by_hand(estimate: &Estimate) -> Bar {
    let manual = &estimate.manual;
    let figures = estimate.profile_in_words();
    let counted = match (manual.basis, &manual.changes, &manual.hours) {
        (Basis::Events, Some(changes), Some(hours)) => {
            format!("{changes} changes, {hours} hours; idle licences: ")
        }
        (Basis::Events | Basis::Reference, _, _) => String::new(),
    };
    Bar {
        name: Strategy::Manual.title().to_owned(),
        amount: amount(manual.total),
        words: format!("{counted}{figures}"),
        role: role(Strategy::Manual),
    }
}

fn native(estimate: &Estimate) -> Bar {
    let native = &estimate.native;
    let mut words = match native.state {
        NativeState::Priced => prices(estimate),
        NativeState::Included
        | NativeState::Quote
        | NativeState::Unavailable
        | NativeState::NotSold
        | NativeState::OtherIdp
        | NativeState::NotRead
        | NativeState::Unknown => vec![native.why.clone()],
    };
    let amount = match (native.state, native.yearly) {
        (NativeState::Included | NativeState::Priced, Some(yearly)) => amount(yearly),
        (NativeState::Quote, _) => match &native.ceiling {
            Some(ceiling) => {
                words.insert(
                    0,
                    format!("{} a seat and month", dollars(ceiling.seat_month)),
                );
                Amount::Words(format!("by quote: {}", pays(ceiling)))
            }
            None => Amount::Words(NativeState::Quote.title().to_owned()),
        },
        (
            state @ (NativeState::Unavailable
            | NativeState::NotSold
            | NativeState::OtherIdp
            | NativeState::NotRead
            | NativeState::Unknown
            | NativeState::Included
            | NativeState::Priced),
            _,
        ) => Amount::Words(match &native.ceiling {
            Some(ceiling) => format!("{}: {}", state.title(), pays(ceiling)),
            None => state.title().to_owned(),
        }),
    };
    if native.one_time > Cents::ZERO {
        words.push(format!("and {} once", dollars(native.one_time)));
    }
    if let Some(free) = native.from_free {
        words.push(format!("{free} a year from a free tier"));
    }
    if !native.takes_part && native.yearly.is_some() {
        words.push("leavers stay by hand, so it takes no part in the verdict".to_owned());
    }
    words.retain(|words| !words.is_empty());
    Bar {
        name: Strategy::NativeScim.title().to_owned(),
        amount,
        words: words.join("; "),
        role: role(Strategy::NativeScim),
    }
}

/// What the tiers of the step cost: "Business+: $15 a seat and month, annual".
fn prices(estimate: &Estimate) -> Vec<String> {
    let native = &estimate.native;
    // How many seats is said with the dials.
    let seats = format!(", for {} seats", thousands(estimate.seats.into()));
    let price = |side: &Side| {
        let how = side.how.replace(&seats, "");
        format!("{}: {how}", side.tier)
    };
    let from = native.from.as_ref().filter(|_| !native.add_on);
    let prices: Vec<String> = native.to.iter().chain(from).map(price).collect();
    if prices.is_empty() {
        vec![native.why.clone()]
    } else {
        prices
    }
}

fn connector(estimate: &Estimate) -> Bar {
    let connector = &estimate.connector;
    let left = connector.work_left > Cents::ZERO && connector.yearly.is_some();
    Bar {
        name: Strategy::Connector.title().to_owned(),
        amount: match connector.yearly {
            Some(yearly) => amount(yearly),
            None => Amount::Words(connector.state.title().to_owned()),
        },
        words: if left {
            format!("of it work left {}", dollars(connector.work_left))
        } else {
            String::new()
        },
        role: role(Strategy::Connector),
    }
}

/// Up to which quote it pays.
fn pays(ceiling: &Ceiling) -> String {
    match ceiling.basis {
        CeilingBasis::Total => format!("pays below {}", dollars(ceiling.yearly)),
        CeilingBasis::Increase => {
            format!(
                "pays below {} a year more than today",
                dollars(ceiling.yearly)
            )
        }
    }
}

/// An amount as a bar; another currency than dollars has no place on the bars' scale.
pub(super) fn amount(range: Range) -> Amount {
    if range.currency != Currency::Usd {
        return Amount::Words(range.to_string());
    }
    let cells = |cents: Cents| u64::try_from(cents.0).unwrap_or(0);
    Amount::Known {
        low: cells(range.low),
        high: range.high.map(cells),
        shown: range.to_string(),
    }
}

/// Cents as dollars.
pub(super) fn dollars(cents: Cents) -> String {
    Money::new(cents, Currency::Usd).to_string()
}

/// What wins, from which size on, and what is not known.
fn verdict(estimate: &Estimate, width: u16) -> Vec<PageLine> {
    let mut sentences = vec![sentence(&estimate.verdict.words)];
    sentences.extend(size_sentence(estimate));
    let mut lines = paragraph("", &sentences.join(" "), Role::Title, width);
    if !estimate.unknowns.is_empty() {
        let unknown: Vec<String> = estimate
            .unknowns
            .iter()
            .map(|words| sentence(words))
            .collect();
        lines.extend(paragraph(
            "Not known: ",
            &unknown.join(" "),
            Role::Text,
            width,
        ));
    }
    lines
}

/// With a capital letter and a full stop.
pub(super) fn sentence(words: &str) -> String {
    let mut letters = words.trim_end_matches('.').chars();
    let first: String = letters
        .next()
        .map(char::to_uppercase)
        .into_iter()
        .flatten()
        .collect();
    format!("{first}{}.", letters.as_str())
}

/// At which sizes the verdict is another.
fn size_sentence(estimate: &Estimate) -> Option<String> {
    let words = estimate.sizes_in_words()?;
    Some(if estimate.verdict.crossings.is_empty() {
        sentence(&words)
    } else {
        format!("Cheapest: {words}.")
    })
}
