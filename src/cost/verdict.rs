//! Which strategy wins, and what that is worth.

use super::estimate::{Connector, Native, NativeState, Strategy, Verdict, Winner};
use super::manual::Manual;
use super::range::Range;
use crate::catalog::money::{Cents, Currency, Money};

/// How native SCIM enters the verdict.
enum Part {
    /// With this cost.
    Takes(Range),
    /// Not at all: not sold, not at this size, of no use.
    None,
    /// Its cost is not known, so nothing is decided.
    Blocks,
}

/// Who wins: a strategy whose high is at most the low of every other that takes part.
pub(super) fn verdict(manual: &Manual, native: &Native, connector: &Connector) -> Verdict {
    let mut others = vec![(Strategy::Manual, manual.total)];
    if let Some(yearly) = connector.yearly {
        others.push((Strategy::Connector, yearly));
    }
    let without_native = cheapest(&others);
    match part(native) {
        Part::Takes(yearly) => {
            let mut all = others;
            all.push((Strategy::NativeScim, yearly));
            decided(cheapest(&all))
        }
        Part::None => decided(without_native),
        Part::Blocks => blocked(native, without_native),
    }
}

fn part(native: &Native) -> Part {
    match (native.state, native.yearly) {
        (NativeState::NotSold | NativeState::Unavailable | NativeState::OtherIdp, _) => Part::None,
        _ if !native.takes_part => Part::None,
        (NativeState::Included | NativeState::Priced, Some(yearly))
            if yearly.currency == Currency::Usd =>
        {
            Part::Takes(yearly)
        }
        (
            NativeState::Included
            | NativeState::Priced
            | NativeState::Quote
            | NativeState::NotRead
            | NativeState::Unknown,
            _,
        ) => Part::Blocks,
    }
}

/// The strategy whose high is at most the low of every other, and what it saves at least; `None`: no such strategy.
fn cheapest(all: &[(Strategy, Range)]) -> Option<(Strategy, Option<Cents>)> {
    all.iter().find_map(|(strategy, range)| {
        let high = range.high?;
        let next = all
            .iter()
            .filter(|(other, _)| other != strategy)
            .map(|(_, range)| range.low)
            .min();
        next.is_none_or(|next| high <= next)
            .then(|| (*strategy, next.map(|next| next.saturating_sub(high))))
    })
}

fn decided(best: Option<(Strategy, Option<Cents>)>) -> Verdict {
    let (winner, saving, words) = match best {
        Some((strategy, saving)) => {
            let words = match saving {
                Some(saving) if saving > Cents::ZERO => {
                    format!(
                        "{} is cheapest, by {} a year",
                        strategy.title(),
                        dollars(saving)
                    )
                }
                Some(_) => format!("{} costs no more than the next", strategy.title()),
                None => format!("{} is the only strategy with a cost", strategy.title()),
            };
            (Winner::Strategy(strategy), saving, words)
        }
        None => (
            Winner::Undecided,
            None,
            "Undecided: the ranges overlap".to_owned(),
        ),
    };
    Verdict {
        winner,
        saving,
        otherwise: None,
        break_even_headcount: None,
        crossings: Vec::new(),
        words,
    }
}

fn blocked(native: &Native, best: Option<(Strategy, Option<Cents>)>) -> Verdict {
    let otherwise = best.map(|(strategy, _)| strategy);
    let words = match (native.ceiling, otherwise) {
        (Some(ceiling), Some(strategy)) => {
            let what = match ceiling.basis {
                super::estimate::CeilingBasis::Total => "the quote is below",
                super::estimate::CeilingBasis::Increase => {
                    "the quote is above today's price by less than"
                }
            };
            format!(
                "{}, unless {what} {}",
                strategy.title(),
                dollars(ceiling.yearly)
            )
        }
        (None, Some(_)) | (_, None) => format!("Undecided: {}", native.why),
    };
    Verdict {
        winner: Winner::Undecided,
        saving: None,
        otherwise,
        break_even_headcount: None,
        crossings: Vec::new(),
        words,
    }
}

fn dollars(amount: Cents) -> Money {
    Money::new(amount, Currency::Usd)
}
