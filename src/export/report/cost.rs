//! What apps cost a year, by strategy, under a scenario: one app with its sums, or several in a row each.
//!
//! In `together`: several apps, the sums over them, what to do first. In `swings`: which dial moves the verdict most. In
//! `curves`: the cost at each size.

mod curves;
mod sheet;
mod swings;
mod together;

use crate::catalog::money::{Cents, Currency, Money};
use crate::catalog::pack::PackError;
use crate::catalog::{App, Catalog};
use crate::cost::{
    AppDial, CeilingBasis, ConnectorState, Curve, Dial, Estimate, Line, NativeState, Portfolio,
    Source, Strategy, Swing, curve, estimate, explain, portfolio, sensitivity, sizes,
};
use crate::export::frame::{CostsFrame, Frame};
use crate::lens::Lens;
use crate::text::Clean;

use super::dossier::origin;
use super::list::count;
use super::{Block, Cited, Document, Pair, Part, Standing, Table};

/// Up to so many apps are each shown with their sums.
const IN_FULL: usize = 6;

/// What apps cost a year.
#[derive(Debug, Clone)]
pub struct CostReport<'a> {
    /// The catalog.
    pub catalog: &'a Catalog,
    /// Under what the apps are looked at; its scenario holds the dials.
    pub lens: &'a Lens,
    /// The query that chose the apps, as printed; none where they were named.
    pub query: Option<String>,
    /// What each app costs, in order.
    pub estimates: Vec<Estimate>,
    /// What each dial does to each verdict, in the same order, where that is asked for.
    pub swings: Option<Vec<Vec<Swing>>>,
    /// What each costs at each size, in the same order, where that is asked for.
    pub curves: Option<Vec<Curve>>,
}

impl<'a> CostReport<'a> {
    /// Estimates apps under the lens.
    #[must_use]
    pub fn new(
        catalog: &'a Catalog,
        lens: &'a Lens,
        query: Option<String>,
        apps: &[&App],
    ) -> CostReport<'a> {
        CostReport {
            catalog,
            lens,
            query,
            estimates: apps
                .iter()
                .map(|app| estimate(app, &lens.scenario, lens.reach(app)))
                .collect(),
            swings: None,
            curves: None,
        }
    }

    /// The same with what each app costs at each size.
    #[must_use]
    pub fn with_curve(mut self) -> CostReport<'a> {
        let lens = self.lens;
        let apps = self.estimates.iter().filter_map(|estimate| {
            let app = self.catalog.app(estimate.app.as_str())?;
            Some((app, sizes(estimate)))
        });
        self.curves = Some(
            apps.map(|(app, sizes)| curve(app, &lens.scenario, lens.reach(app), &sizes))
                .collect(),
        );
        self
    }

    /// The same with what each dial does to each verdict.
    #[must_use]
    pub fn with_sensitivity(mut self) -> CostReport<'a> {
        let lens = self.lens;
        let apps = self
            .estimates
            .iter()
            .filter_map(|estimate| self.catalog.app(estimate.app.as_str()));
        self.swings = Some(
            apps.map(|app| sensitivity(app, &lens.scenario, lens.reach(app)))
                .collect(),
        );
        self
    }

    /// The apps together.
    pub(in crate::export) fn portfolio(&self) -> Portfolio {
        portfolio(&self.estimates)
    }

    /// What each dial does to one app's verdict, where that is asked for.
    pub(in crate::export) fn swings_of(&self, place: usize) -> Option<&[Swing]> {
        let of_app = self.swings.as_ref()?.get(place)?;
        Some(of_app.as_slice())
    }

    /// What one app costs at each size, where that is asked for.
    pub(in crate::export) fn curve_of(&self, place: usize) -> Option<&Curve> {
        self.curves.as_ref()?.get(place)
    }

    pub(super) fn document(&self) -> Document {
        let title = match self.estimates.as_slice() {
            [only] => format!("What {} costs a year", only.name),
            several => format!("What {} apps cost a year", count(several.len())),
        };
        let mut parts = Vec::new();
        if self.estimates.len() != 1 {
            parts.extend(together::parts(self));
        }
        if self.estimates.len() <= IN_FULL {
            let places = self.estimates.iter().enumerate();
            parts.extend(places.map(|(place, estimate)| self.in_full(place, estimate)));
        } else {
            parts.extend(swings::strongest(self));
            parts.extend(curves::parts(self));
        }
        Document {
            title: Clean::line(title),
            lead: vec![Block::Pairs(self.basis())],
            parts,
        }
    }

    /// The dials, my IdP and the query.
    fn basis(&self) -> Vec<Pair> {
        let mut pairs = Vec::new();
        if let Some(query) = self.query.as_ref().filter(|query| !query.is_empty()) {
            pairs.push(Pair::one("Query", Cited::plain(query)));
        }
        if let Some(idp) = self.lens.idp {
            pairs.push(Pair::one("My IdP", Cited::plain(idp.title())));
        }
        pairs.extend(Dial::ALL.into_iter().map(|dial| {
            let scenario = &self.lens.scenario;
            let shown = match dial {
                Dial::Basis => scenario.basis().in_words().to_owned(),
                dial => dial.shown(scenario),
            };
            Pair::one(dial.title(), Cited::plain(shown))
        }));
        pairs
    }

    fn in_full(&self, place: usize, estimate: &Estimate) -> Part {
        let own = AppDial::ALL.into_iter().map(|dial| {
            let standing = dial.standing(&self.lens.scenario, estimate);
            Pair::one(dial.title(), Cited::plain(standing))
        });
        let step = estimate
            .step_in_words()
            .map(|step| Pair::one("Step", Cited::plain(step)));
        let mut blocks = vec![
            Block::Pairs(own.chain(step).collect()),
            Block::Table(self.strategies(estimate)),
            Block::Pairs(verdict(estimate)),
        ];
        let lines = explain(estimate);
        if !lines.is_empty() {
            blocks.push(Block::heading("Sums"));
            blocks.push(Block::Table(self.sums(&lines)));
        }
        if let Some(of_app) = self.swings_of(place) {
            blocks.extend(swings::blocks(of_app));
        }
        if let Some(curve) = self.curve_of(place) {
            blocks.push(Block::heading("At each size"));
            blocks.push(Block::Table(curves::table(estimate, curve)));
        }
        let notes = [
            ("Not known", &estimate.unknowns),
            ("Assumed", &estimate.assumptions),
        ];
        for (heading, notes) in notes.into_iter().filter(|(_, notes)| !notes.is_empty()) {
            blocks.push(Block::heading(heading));
            blocks.push(Block::List(notes.iter().map(Cited::plain).collect()));
        }
        Part {
            title: Clean::line(&estimate.name),
            blocks,
        }
    }

    fn strategies(&self, estimate: &Estimate) -> Table {
        let mut table = Table::new(&["Strategy", ">A year", "How"]);
        let mut add = |strategy: Strategy, yearly: Cited, how: Cited| {
            table
                .rows
                .push(vec![Cited::plain(strategy.title()), yearly, how]);
        };
        let manual = Cited::plain(estimate.manual.total.to_string());
        add(Strategy::Manual, manual, self.profile(estimate));
        let why = match estimate.native.one_time {
            Cents::ZERO => estimate.native.why.clone(),
            fee => format!("{}; {} once", estimate.native.why, dollars(fee)),
        };
        add(Strategy::NativeScim, native(estimate), Cited::plain(why));
        add(Strategy::Connector, connector(estimate), Cited::plain(""));
        table
    }

    /// On which profile handwork rests.
    fn profile(&self, estimate: &Estimate) -> Cited {
        let manual = &estimate.manual;
        let basis = manual.basis.in_words();
        let text = format!("{}; {basis}", estimate.profile_in_words());
        match manual.profile.source {
            Some((layer, date)) => Cited::plain(text).by(&origin(self.catalog, layer, date)),
            None => Cited::plain(text),
        }
    }

    fn sums(&self, lines: &[Line]) -> Table {
        let mut table = Table::new(&["Strategy", "Line", "How", ">A year", "From"]);
        for line in lines {
            let from = match &line.source {
                Source::Layer(layer, date) => origin(self.catalog, *layer, *date).to_string(),
                Source::Default(words) => format!("default: {words}"),
                Source::Yours => "yours".to_owned(),
                Source::Stack => "your stack".to_owned(),
                Source::Sum => "sum".to_owned(),
            };
            table.rows.push(vec![
                Cited::plain(line.strategy.title()),
                Cited::plain(&line.label),
                Cited::plain(&line.how),
                Cited::plain(line.amount_in_words()),
                Cited::plain(from),
            ]);
        }
        table
    }

    pub(super) fn frame(&self) -> Result<Frame<'_>, PackError> {
        Ok(Frame::Costs(Box::new(CostsFrame::new(self))))
    }
}

/// Native SCIM's cost a year, or where it stands.
fn native(estimate: &Estimate) -> Cited {
    match (estimate.native.yearly, estimate.native.state) {
        (_, NativeState::Unknown) => Cited::missing(),
        (Some(yearly), _) => Cited::plain(yearly.to_string()),
        (None, state) => Cited::plain(state.title()),
    }
}

fn connector(estimate: &Estimate) -> Cited {
    match (estimate.connector.yearly, estimate.connector.state) {
        (Some(yearly), _) => Cited::plain(yearly.to_string()),
        (None, state @ (ConnectorState::NoFee | ConnectorState::Priced)) => {
            Cited::plain(state.title()).with(Standing::Stated)
        }
    }
}

fn verdict(estimate: &Estimate) -> Vec<Pair> {
    let verdict = &estimate.verdict;
    let mut pairs = vec![Pair::one(
        "Cheapest",
        Cited::plain(match verdict.winner.strategy() {
            Some(strategy) => strategy.title(),
            None => "undecided",
        }),
    )];
    if !verdict.words.is_empty() {
        pairs.push(Pair::one("Verdict", Cited::plain(&verdict.words)));
    }
    if let Some(saving) = verdict.saving {
        pairs.push(Pair::one(
            "Saves at least, a year",
            Cited::plain(dollars(saving)),
        ));
    }
    if let Some(people) = verdict.break_even_headcount {
        let people = count(usize::try_from(people).unwrap_or(usize::MAX));
        pairs.push(Pair::one(
            "The verdict stays the same from",
            Cited::plain(format!("{people} {}", estimate.unit())),
        ));
    }
    if let Some(words) = estimate.sizes_in_words() {
        pairs.push(Pair::one("Cheapest by size", Cited::plain(words)));
    }
    if let Some(ceiling) = estimate.native.ceiling {
        let on = match ceiling.basis {
            CeilingBasis::Total => "a year",
            CeilingBasis::Increase => "a year more than today",
        };
        let text = format!(
            "below {} {on}, {} a seat and month",
            dollars(ceiling.yearly),
            dollars(ceiling.seat_month)
        );
        pairs.push(Pair::one("A quote pays", Cited::plain(text)));
    }
    if let Some(free) = estimate.native.from_free {
        pairs.push(Pair::one(
            "From a free plan",
            Cited::plain(format!("{free} a year")),
        ));
    }
    pairs
}

fn dollars(cents: Cents) -> String {
    Money::new(cents, Currency::Usd).to_string()
}
