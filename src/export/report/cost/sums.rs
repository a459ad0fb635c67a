//! Several apps together: the sum of each strategy, what to do first, which quotes to ask for.

use crate::catalog::AppId;
use crate::cost::{CeilingBasis, Estimate, Portfolio, StrategySum, portfolio};

use super::super::list::count;
use super::super::{Block, Cited, Table};
use super::dollars;

/// The blocks of the sums.
pub(super) fn blocks(estimates: &[Estimate]) -> Vec<Block> {
    let together = portfolio(estimates);
    let name = |id: &AppId| {
        let known = estimates.iter().find(|estimate| estimate.app == *id);
        known.map_or_else(|| id.to_string(), |estimate| estimate.name.clone())
    };
    let mut blocks = vec![Block::heading("Sums"), Block::Table(sums(&together))];
    if together.assumes_everyone {
        blocks.push(Block::Text(Cited::plain(
            "The sums assume that everyone uses every app.",
        )));
    }
    if !together.actions.is_empty() {
        let mut table = Table::new(&["App", "Buy", ">Saves a year"]);
        for action in &together.actions {
            table.rows.push(vec![
                Cited::plain(name(&action.app)),
                Cited::plain(action.strategy.title()),
                Cited::plain(dollars(action.saving)),
            ]);
        }
        blocks.push(Block::heading("What to do first"));
        blocks.push(Block::Table(table));
    }
    if !together.asks.is_empty() {
        let mut table = Table::new(&["App", ">Pays below, a year", "On"]);
        for ask in &together.asks {
            table.rows.push(vec![
                Cited::plain(name(&ask.app)),
                Cited::plain(dollars(ask.ceiling.yearly)),
                Cited::plain(match ask.ceiling.basis {
                    CeilingBasis::Total => "the whole quote",
                    CeilingBasis::Increase => "what it is above today's price",
                }),
            ]);
        }
        blocks.push(Block::heading("Quotes to ask for"));
        blocks.push(Block::Table(table));
    }
    blocks
}

fn sums(together: &Portfolio) -> Table {
    let mut table = Table::new(&[
        "Strategy",
        ">A year",
        ">Apps summed",
        ">Cost not known",
        ">Other currency",
        ">Not to be had",
    ]);
    for sum in &together.sums {
        table.rows.push(vec![
            Cited::plain(sum.strategy.title()),
            total(sum),
            Cited::plain(count(sum.counted)),
            Cited::plain(count(sum.unknown.len())),
            Cited::plain(count(sum.other_currency.len())),
            Cited::plain(count(sum.unavailable.len())),
        ]);
    }
    table
}

/// A sum over no app at all is not zero: it is not known.
fn total(sum: &StrategySum) -> Cited {
    if sum.counted == 0 {
        Cited::missing()
    } else {
        Cited::plain(sum.total.to_string())
    }
}
