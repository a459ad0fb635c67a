//! Which dial moves the verdict most: each dial at the low and the high end of its slider, all others as they are.

use crate::catalog::money::Cents;
use crate::cost::{Outcome, Swing};
use crate::export::report::{Block, Cited, Part, Table};
use crate::field::NOT_DOCUMENTED;
use crate::text::Clean;

use super::super::list::cell;
use super::{CostReport, dollars};

/// What the ends mean.
const MEANING: &str = "Each at both ends of its slider, the others as they are: who wins there, and how much more a year the \
                       cheapest bought strategy costs than handwork, at its lower end.";

/// What each dial does to one app's verdict.
pub(super) fn blocks(swings: &[Swing]) -> Vec<Block> {
    let mut table = Table::new(&heads(&["Dial"]));
    for swing in swings {
        let cells = std::iter::once(Cited::plain(swing.dial.title())).chain(cells(swing));
        table.push(cells.collect(), swing.turns_the_verdict());
    }
    vec![
        Block::heading("Which dial moves the verdict most"),
        Block::Table(table),
        Block::Text(Cited::plain(MEANING)),
    ]
}

/// The dial that moves each app's verdict most, for more apps than are shown in full; none where that is not asked for.
pub(super) fn strongest(report: &CostReport<'_>) -> Option<Part> {
    report.swings.as_ref()?;
    let mut table = Table::new(&heads(&["App", "Dial"]));
    for (place, estimate) in report.estimates.iter().enumerate() {
        let Some(swing) = report.swings_of(place).and_then(<[Swing]>::first) else {
            continue;
        };
        let mut row = vec![
            Cited::plain(&estimate.name),
            Cited::plain(swing.dial.title()),
        ];
        row.extend(cells(swing));
        table.push(row, swing.turns_the_verdict());
    }
    Some(Part {
        title: Clean::line("Which dial moves each verdict most"),
        blocks: vec![Block::Table(table), Block::Text(Cited::plain(MEANING))],
    })
}

fn heads<'h>(first: &[&'h str]) -> Vec<&'h str> {
    let mut heads = first.to_vec();
    heads.extend(["Low end", "High end", ">Moves by", "Turns the verdict"]);
    heads
}

fn cells(swing: &Swing) -> [Cited; 4] {
    [
        Cited::plain(swing.low.in_words()),
        Cited::plain(swing.high.in_words()),
        money(swing.moves),
        Cited::plain(yes_no(swing.turns_the_verdict())),
    ]
}

fn money(amount: Option<Cents>) -> Cited {
    Cited::or_missing(amount.map(dollars))
}

const fn yes_no(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "no" }
}

/// A row for each app and dial, for spreadsheets.
pub(super) fn sheet(report: &CostReport<'_>) -> Table {
    let mut sheet = Table::new(&[
        "id",
        "name",
        "dial",
        "low_value",
        "low_verdict",
        "low_lead_cents",
        "high_value",
        "high_verdict",
        "high_lead_cents",
        "moves_cents",
        "turns_verdict",
    ]);
    let cents = |amount: Option<Cents>| {
        amount.map_or_else(|| NOT_DOCUMENTED.to_owned(), |cents| cents.0.to_string())
    };
    for (place, estimate) in report.estimates.iter().enumerate() {
        for swing in report.swings_of(place).unwrap_or_default() {
            let end = |outcome: &Outcome| {
                let verdict = outcome.winner.word().to_owned();
                [outcome.value.clone(), verdict, cents(outcome.lead)]
            };
            let mut row = vec![
                estimate.app.to_string(),
                estimate.name.clone(),
                swing.dial.word().to_owned(),
            ];
            row.extend(end(&swing.low));
            row.extend(end(&swing.high));
            row.push(cents(swing.moves));
            row.push(yes_no(swing.turns_the_verdict()).to_owned());
            sheet.rows.push(row.into_iter().map(cell).collect());
        }
    }
    sheet
}
