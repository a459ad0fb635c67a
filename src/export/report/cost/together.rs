//! Several apps together: a row each, the sums by strategy with what is unknown counted and named, what to do first.

use crate::catalog::AppId;
use crate::catalog::money::Cents;
use crate::cost::{Action, Ask, CeilingBasis, Estimate, Portfolio, Strategy, StrategySum};
use crate::export::report::list::count;
use crate::export::report::{Block, Cited, Pair, Part, Table};
use crate::text::Clean;

use super::{CostReport, connector, dollars, native};

/// The parts of a report on several apps.
pub(super) fn parts(report: &CostReport<'_>) -> Vec<Part> {
    let together = report.portfolio();
    let mut parts = vec![
        Part {
            title: Clean::line("Together"),
            blocks: vec![Block::Table(apps(report))],
        },
        Part {
            title: Clean::line("By strategy"),
            blocks: sums(report, &together),
        },
        Part {
            title: Clean::line("What to do first"),
            blocks: actions(report, &together),
        },
    ];
    parts.extend(asks(report, &together));
    parts
}

fn apps(report: &CostReport<'_>) -> Table {
    let mut table = Table::new(&[
        "App",
        ">Seats",
        ">By hand",
        ">Native SCIM",
        ">Connector",
        "Cheapest",
    ]);
    for estimate in &report.estimates {
        table.rows.push(vec![
            Cited::plain(&estimate.name),
            Cited::plain(estimate.seats.to_string()),
            Cited::plain(estimate.manual.total.to_string()),
            native(estimate),
            connector(estimate),
            Cited::plain(estimate.verdict.winner.title()),
        ]);
    }
    table
}

fn sums(report: &CostReport<'_>, together: &Portfolio) -> Vec<Block> {
    let mut table = Table::new(&[
        "Strategy",
        ">A year",
        ">Apps summed",
        ">Cost not known",
        ">Other currency",
        ">Not to be had",
    ]);
    let without_fee = report.lens.scenario.connector_fee().is_none();
    let mut named = Vec::new();
    for sum in &together.sums {
        let without_fee = without_fee && sum.strategy == Strategy::Connector;
        table.rows.push(vec![
            Cited::plain(sum.strategy.title()),
            match total(sum) {
                Some(total) => Cited::plain(total),
                None if without_fee => Cited::plain("enter a fee"),
                None => Cited::plain("no app has a cost that can be summed"),
            },
            Cited::plain(format!(
                "{} of {}",
                count(sum.counted),
                count(together.apps)
            )),
            Cited::plain(count(sum.unknown.len())),
            Cited::plain(count(sum.other_currency.len())),
            Cited::plain(count(sum.unavailable.len())),
        ]);
        if sum.one_time > Cents::ZERO {
            let label = format!("{}, once", sum.strategy.title());
            named.push(Pair::one(label, Cited::plain(dollars(sum.one_time))));
        }
        if sum.strategy == Strategy::Connector && sum.counted > 0 {
            named.push(Pair::one(
                sum.strategy.title(),
                Cited::plain("a fee for each"),
            ));
        }
        // Without a fee it is every app; that is said in the table.
        if !without_fee {
            named.extend(names(report, sum));
        }
    }
    let mut blocks = vec![Block::Table(table)];
    if !named.is_empty() {
        blocks.push(Block::Pairs(named));
    }
    if together.assumes_everyone {
        blocks.push(Block::Text(Cited::plain(
            "The sums assume that everyone uses every app.",
        )));
    }
    blocks
}

/// The sum in words; none where no app has a cost, which is not $0.
fn total(sum: &StrategySum) -> Option<String> {
    (sum.counted > 0).then(|| sum.total.to_string())
}

/// The apps that a sum leaves out, and why.
fn names(report: &CostReport<'_>, sum: &StrategySum) -> Vec<Pair> {
    let title = sum.strategy.title();
    [
        ("cost not known", &sum.unknown),
        ("in another currency", &sum.other_currency),
        ("not to be had", &sum.unavailable),
    ]
    .into_iter()
    .filter(|(_, apps)| !apps.is_empty())
    .map(|(why, apps)| Pair::one(format!("{title}, not summed, {why}"), listed(report, apps)))
    .collect()
}

fn actions(report: &CostReport<'_>, together: &Portfolio) -> Vec<Block> {
    if together.actions.is_empty() {
        return vec![Block::Text(Cited::plain(
            "For no app is a bought strategy cheaper for certain than handwork.",
        ))];
    }
    let mut table = Table::new(&["App", "Buy", ">For, a year", ">Saves at least, a year"]);
    for Action {
        app,
        strategy,
        saving,
    } in &together.actions
    {
        table.rows.push(vec![
            Cited::plain(name(report, app)),
            Cited::plain(strategy.title()),
            bought(report, app, *strategy),
            Cited::plain(dollars(*saving)),
        ]);
    }
    let saved = Cited::plain(dollars(together.saving()));
    vec![
        Block::Table(table),
        Block::Pairs(vec![Pair::one("Together at least, a year", saved)]),
    ]
}

/// What a strategy costs for an app; what costs nothing more is included.
fn bought(report: &CostReport<'_>, app: &AppId, strategy: Strategy) -> Cited {
    let mut estimates = report.estimates.iter();
    let estimate = estimates.find(|estimate| estimate.app == *app);
    let cost = estimate.and_then(|estimate| match strategy {
        Strategy::Manual => Some(estimate.manual.total),
        Strategy::NativeScim => estimate.native.yearly,
        Strategy::Connector => estimate.connector.yearly,
    });
    match cost.filter(|cost| cost.low > Cents::ZERO) {
        Some(cost) => Cited::plain(cost.to_string()),
        None => Cited::plain("included"),
    }
}

/// The quotes to ask for, and the apps whose verdict waits for them or for something else that is not known.
fn asks(report: &CostReport<'_>, together: &Portfolio) -> Option<Part> {
    let mut blocks = Vec::new();
    if !together.asks.is_empty() {
        let mut table = Table::new(&["App", ">Pays below, a year", ">A seat and month", "On"]);
        for Ask { app, ceiling } in &together.asks {
            table.rows.push(vec![
                Cited::plain(name(report, app)),
                Cited::plain(dollars(ceiling.yearly)),
                Cited::plain(dollars(ceiling.seat_month)),
                Cited::plain(match ceiling.basis {
                    CeilingBasis::Total => "the whole",
                    CeilingBasis::Increase => "what it is above today",
                }),
            ]);
        }
        blocks.push(Block::Table(table));
    }
    if !together.undecided.is_empty() {
        let label = format!("Undecided, {}", count(together.undecided.len()));
        let apps = listed(report, &together.undecided);
        blocks.push(Block::Pairs(vec![Pair::one(label, apps)]));
    }
    (!blocks.is_empty()).then(|| Part {
        title: Clean::line("Quotes to ask for"),
        blocks,
    })
}

fn listed(report: &CostReport<'_>, apps: &[AppId]) -> Cited {
    let names: Vec<&str> = apps.iter().map(|app| name(report, app)).collect();
    Cited::plain(names.join("; "))
}

fn name<'r>(report: &'r CostReport<'_>, app: &'r AppId) -> &'r str {
    let known = |estimate: &&Estimate| estimate.app == *app;
    let found = report.estimates.iter().find(known);
    found.map_or(app.as_str(), |estimate| estimate.name.as_str())
}
