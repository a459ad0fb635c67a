//! The sums of an estimate line by line, with the source of each input.

use super::estimate::{Connector, Estimate, Native, NativeState, Side, Strategy};
use super::manual::Manual;
use super::number::Percent;
use super::profile::Figures;
use super::range::{Range, thousands};
use super::scenario::{Basis, PROFILE_PEOPLE, SeatsFrom};
use crate::catalog::money::{Cents, Currency, Money};
use crate::catalog::{Day, LayerIndex};

/// Where an input comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A layer of the catalog, with its record's date.
    Layer(LayerIndex, Option<Day>),
    /// A default of the model; where it comes from.
    Default(&'static str),
    /// A dial that was touched.
    Yours,
    /// The organisation's stack, as it was imported.
    Stack,
    /// The sum of the lines above.
    Sum,
}

/// One line of a sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// To which strategy it belongs.
    pub strategy: Strategy,
    /// What it is: "Labour".
    pub label: String,
    /// How it was made: "$6,088 x 100 / 500".
    pub how: String,
    /// What it comes to a year; `None` where that is not known, or where the line is no money.
    pub amount: Option<Range>,
    /// Where its input comes from.
    pub source: Source,
}

/// Where the published profiles come from.
const GUIDES: &str = "published profile, Stitchflow guides, January 2026; unaudited";
/// Where the untouched headcount and seat share come from.
const SEATS: &str = "the size of the published profiles; a seat each, an assumption";
/// Where the untouched rate of the events basis comes from.
const RATE: &str = "the aggregate profile's own rate, $6,088 for 101 hours";

/// The sums of an estimate, line by line: by hand, native SCIM, connector.
#[must_use]
pub fn explain(estimate: &Estimate) -> Vec<Line> {
    let mut lines = vec![seats_line(estimate)];
    lines.extend(manual_lines(&estimate.manual));
    lines.extend(native_lines(&estimate.native, estimate.dials.work_left));
    lines.extend(connector_lines(
        &estimate.connector,
        estimate.dials.work_left,
    ));
    lines
}

fn line(strategy: Strategy, label: &str, how: String) -> Line {
    Line {
        strategy,
        label: label.to_owned(),
        how,
        amount: None,
        source: Source::Sum,
    }
}

impl Line {
    /// The amount, or "no amount" where it is not known or the line is no money.
    #[must_use]
    pub fn amount_in_words(&self) -> String {
        self.amount
            .map_or_else(|| "no amount".to_owned(), |amount| amount.to_string())
    }

    fn amounts_to(self, amount: Option<Range>, source: Source) -> Self {
        Self {
            amount,
            source,
            ..self
        }
    }
}

/// For how many seats everything below is reckoned.
fn seats_line(estimate: &Estimate) -> Line {
    let seats = thousands(estimate.seats.into());
    let dials = &estimate.dials;
    let untouched = dials.headcount == PROFILE_PEOPLE && dials.seat_share == Percent::HUNDRED;
    let (how, source) = match estimate.seats_from {
        SeatsFrom::Yours => (format!("{seats} seats"), Source::Yours),
        SeatsFrom::Stack => (format!("{seats} seats"), Source::Stack),
        SeatsFrom::Headcount => (
            format!(
                "{} people x {} % = {seats} seats",
                thousands(dials.headcount.into()),
                dials.seat_share
            ),
            if untouched {
                Source::Default(SEATS)
            } else {
                Source::Yours
            },
        ),
    };
    line(Strategy::Manual, "Seats", how).amounts_to(None, source)
}

fn manual_lines(manual: &Manual) -> Vec<Line> {
    let inputs = &manual.inputs;
    let published = match manual.profile.source {
        Some((layer, date)) => Source::Layer(layer, date),
        None => Source::Default(GUIDES),
    };
    let exact = |cents: Option<Cents>| cents.map(Range::exact);
    let of = |label, how| line(Strategy::Manual, label, how);
    let source = |touched: bool| if touched { Source::Yours } else { published };
    let mut lines = Vec::new();
    match manual.basis {
        Basis::Reference => {
            let figures = &inputs.figures;
            let scale = scale(inputs.seats, figures);
            let how = scaled(scale, figures.labour, figures.hours, inputs.hourly);
            let labour = of("Labour", how);
            lines.push(labour.amounts_to(exact(manual.labour), source(inputs.hourly.is_some())));
        }
        Basis::Events => lines.extend(event_lines(manual)),
    }
    let figures = match manual.basis {
        Basis::Reference => inputs.figures,
        Basis::Events => inputs.idle_figures(),
    };
    let seats = inputs.seats;
    let how = scaled(
        scale(seats, &figures),
        figures.licences,
        figures.idle,
        inputs.idle_licence,
    );
    let touched = source(inputs.idle_licence.is_some());
    lines.push(of("Idle licences", how).amounts_to(exact(manual.licences), touched));
    if manual.basis == Basis::Reference {
        let how = if inputs.compliance {
            scaled(scale(seats, &figures), figures.compliance, None, None)
        } else {
            "does not count".to_owned()
        };
        let touched = source(!inputs.compliance);
        lines.push(of("Compliance", how).amounts_to(exact(manual.compliance), touched));
    }
    if let Some(orphaned) = manual.orphaned {
        let how = format!("{orphaned} accounts, a count and never dollars");
        lines.push(of("Orphaned accounts", how).amounts_to(None, published));
    }
    let total = of("By hand, a year", total_in_words(manual));
    lines.push(total.amounts_to(Some(manual.total), Source::Sum));
    lines
}

fn total_in_words(manual: &Manual) -> String {
    let figures = &manual.inputs.figures;
    let parts = [manual.labour, manual.licences, manual.compliance];
    match figures.total {
        _ if parts.iter().all(Option::is_some) => "sum of the lines".to_owned(),
        Some(total) => format!(
            "{} x {}, as published; not all its parts are documented",
            dollars(total),
            scale(manual.inputs.seats, figures)
        ),
        None => "sum of the lines; not all parts are documented".to_owned(),
    }
}

/// "$6,088 x 100 / 500", or "101 hours' worth at your rate".
fn scaled(
    scale: String,
    published: Option<Cents>,
    count: Option<u32>,
    rate: Option<Cents>,
) -> String {
    match (rate, count, published) {
        (Some(rate), Some(count), _) => {
            format!("{count} x {} x {scale}", dollars(rate))
        }
        (_, _, Some(published)) => format!("{} x {scale}", dollars(published)),
        (_, _, None) => "not documented".to_owned(),
    }
}

fn scale(seats: u32, figures: &Figures) -> String {
    format!(
        "{} / {}",
        thousands(seats.into()),
        thousands(figures.people.into())
    )
}

fn event_lines(manual: &Manual) -> Vec<Line> {
    let inputs = &manual.inputs;
    let count = |number: Option<super::number::Tenths>| {
        number.map_or_else(|| "not documented".to_owned(), |number| number.to_string())
    };
    let changes = format!(
        "{} seats x ({} % + {} % + {} %) = {} changes",
        thousands(inputs.seats.into()),
        inputs.joiners,
        inputs.leavers,
        inputs.moves,
        count(manual.changes)
    );
    let hours = format!(
        "changes x {} minutes / 60 = {} hours",
        inputs.minutes,
        count(manual.hours)
    );
    let (rate, source) = match inputs.hourly {
        Some(rate) => (dollars(rate).to_string(), Source::Yours),
        None => ("$6,088 / 101".to_owned(), Source::Default(RATE)),
    };
    let of = |label, how| line(Strategy::Manual, label, how);
    let turnover = "leavers: Mercer 2022-23; joiners as leavers; moves: an assumption";
    let minutes = "minutes: a vendor's figure of 2011, weak";
    vec![
        of("Changes", changes).amounts_to(None, Source::Default(turnover)),
        of("Hours", hours).amounts_to(None, Source::Default(minutes)),
        of("Labour", format!("hours x {rate}")).amounts_to(manual.labour.map(Range::exact), source),
    ]
}

fn native_lines(native: &Native, work_left: Percent) -> Vec<Line> {
    let of = |label: &str, how: String| line(Strategy::NativeScim, label, how);
    let source = |side: &Side, by_default: Source| match side.source {
        Some((layer, date)) => Source::Layer(layer, date),
        None => by_default,
    };
    let mut lines = Vec::new();
    if native.state == NativeState::Included {
        lines.push(of("Step", native.why.clone()).amounts_to(native.step, Source::Sum));
    } else {
        if let Some(from) = native.from.as_ref().filter(|_| !native.add_on) {
            let paid = of(&format!("Today: {}", from.tier), from.how.clone());
            lines.push(paid.amounts_to(from.yearly, source(from, Source::Yours)));
        }
        if let Some(to) = &native.to {
            let label = if native.add_on { "Add-on" } else { "Target" };
            let target = of(&format!("{label}: {}", to.tier), to.how.clone());
            lines.push(target.amounts_to(to.yearly, source(to, Source::Yours)));
        }
        lines.push(of("Step", step_in_words(native)).amounts_to(native.step, Source::Sum));
    }
    if let Some(free) = native.from_free {
        let how = "from the free plan to the cheapest plan with SCIM".to_owned();
        lines.push(of("From free", how).amounts_to(Some(free), Source::Sum));
    }
    if native.one_time != Cents::ZERO {
        let how = format!("{} once, beside the yearly cost", dollars(native.one_time));
        lines.push(of("Once", how));
    }
    if native.yearly.is_some() {
        lines.extend(work_left_line(
            Strategy::NativeScim,
            work_left,
            native.work_left,
        ));
    }
    if let Some(ceiling) = native.ceiling {
        let how = format!(
            "pays below this: the cheapest other strategy, less work left{}; {} a seat and month",
            match ceiling.basis {
                super::estimate::CeilingBasis::Total => ", plus what is paid today",
                super::estimate::CeilingBasis::Increase => ", on top of what is paid today",
            },
            dollars(ceiling.seat_month)
        );
        let amount = Some(Range::exact(ceiling.yearly));
        lines.push(of("Ceiling of the quote", how).amounts_to(amount, Source::Sum));
    }
    let how = match native.yearly {
        Some(_) => "step and work left".to_owned(),
        None => native.why.clone(),
    };
    lines.push(of("Native SCIM, a year", how).amounts_to(native.yearly, Source::Sum));
    lines
}

fn step_in_words(native: &Native) -> String {
    let how = match native.step {
        None => return native.why.clone(),
        Some(_) if native.add_on => "the add-on alone; today's price stays",
        Some(_) if native.from.is_none() => "between nothing and the whole quote",
        Some(step) if step.is_open() => "target less today, not below $0, open above",
        Some(_) => "target less today",
    };
    if native.open_on_both {
        format!("{how}; what is open above today's price is taken as equal on both")
    } else {
        how.to_owned()
    }
}

fn work_left_line(strategy: Strategy, share: Percent, amount: Cents) -> Option<Line> {
    let source = if share == Percent::ZERO {
        Source::Default("0 %, an assumption")
    } else {
        Source::Yours
    };
    let how = format!("{share} % of the manual cost");
    Some(line(strategy, "Work left", how).amounts_to(Some(Range::exact(amount)), source))
}

fn connector_lines(connector: &Connector, work_left: Percent) -> Vec<Line> {
    let of = |label, how: &str| line(Strategy::Connector, label, how.to_owned());
    let Some(fee) = connector.fee else {
        return vec![of("Connector, a year", "enter a fee")];
    };
    let mut lines =
        vec![of("Fee", "a year, as entered").amounts_to(Some(Range::exact(fee)), Source::Yours)];
    lines.extend(work_left_line(
        Strategy::Connector,
        work_left,
        connector.work_left,
    ));
    lines.push(
        of("Connector, a year", "sum of the lines").amounts_to(connector.yearly, Source::Sum),
    );
    lines
}

fn dollars(amount: Cents) -> Money {
    Money::new(amount, Currency::Usd)
}
