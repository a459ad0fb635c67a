//! Which strategy wins, and what that is worth.

use super::estimate::{CeilingBasis, Connector, Native, NativeState, Strategy, Verdict, Winner};
use super::manual::Manual;
use super::range::Range;
use crate::catalog::money::{Cents, Currency, Money};

/// How native SCIM enters the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// With this cost.
    Takes(Range),
    /// Not at all: not sold, not at this size, of no use.
    None,
    /// Its cost is not known, or in another currency, so nothing is decided.
    Blocks,
}

impl Part {
    /// The part of a state with a yearly cost; what keeps its leavers by hand takes none.
    pub fn of(state: NativeState, yearly: Option<Range>, takes_part: bool) -> Self {
        if !takes_part {
            return Self::None;
        }
        match state {
            NativeState::NotSold | NativeState::Unavailable | NativeState::OtherIdp => Self::None,
            NativeState::Included | NativeState::Priced => yearly
                .filter(|yearly| yearly.currency == Currency::Usd)
                .map_or(Self::Blocks, Self::Takes),
            NativeState::Quote | NativeState::NotRead | NativeState::Unknown => Self::Blocks,
        }
    }
}

/// The cheapest strategy and what it saves at least against the next; no saving where there is no other.
type Best = Option<(Strategy, Option<Cents>)>;

/// Who wins: the strategy whose high is at most the low of every other that takes part.
pub(super) fn winner(manual: Range, native: Part, connector: Option<Range>) -> Winner {
    let best = match native {
        Part::Takes(yearly) => cheapest(manual, Some(yearly), connector),
        Part::None => cheapest(manual, None, connector),
        Part::Blocks => None,
    };
    best.map_or(Winner::Undecided, |(strategy, _)| {
        Winner::Strategy(strategy)
    })
}

/// The verdict over the three strategies, without break-even.
pub(super) fn verdict(manual: &Manual, native: &Native, connector: &Connector) -> Verdict {
    let part = Part::of(native.state, native.yearly, native.takes_part);
    let without_native = || cheapest(manual.total, None, connector.yearly);
    match part {
        Part::Takes(yearly) => decided(cheapest(manual.total, Some(yearly), connector.yearly)),
        Part::None => decided(without_native()),
        Part::Blocks => blocked(native, without_native()),
    }
}

fn cheapest(manual: Range, native: Option<Range>, connector: Option<Range>) -> Best {
    let all = [
        (Strategy::Manual, Some(manual)),
        (Strategy::NativeScim, native),
        (Strategy::Connector, connector),
    ];
    all.iter().find_map(|(strategy, range)| {
        let high = (*range)?.high?;
        let next = all
            .iter()
            .filter(|(other, _)| other != strategy)
            .filter_map(|(_, range)| range.map(|range| range.low))
            .min();
        next.is_none_or(|next| high <= next)
            .then(|| (*strategy, next.map(|next| next.saturating_sub(high))))
    })
}

fn decided(best: Best) -> Verdict {
    let (winner, saving, words) = match best {
        Some((strategy, saving)) => (
            Winner::Strategy(strategy),
            saving,
            decided_in_words(strategy, saving),
        ),
        None => (
            Winner::Undecided,
            None,
            "undecided: the ranges overlap".to_owned(),
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

fn decided_in_words(strategy: Strategy, saving: Option<Cents>) -> String {
    let title = in_a_sentence(strategy);
    match saving {
        Some(saving) if saving > Cents::ZERO => {
            format!("{title} is cheapest, by {} a year", dollars(saving))
        }
        Some(_) => format!("{title} costs no more than the next"),
        None => format!("{title} is all there is"),
    }
}

fn blocked(native: &Native, best: Best) -> Verdict {
    let otherwise = best.map(|(strategy, _)| strategy);
    let words = match (native.ceiling, otherwise) {
        (Some(ceiling), Some(strategy)) => {
            let bound = dollars(ceiling.yearly);
            let unless = match ceiling.basis {
                CeilingBasis::Total => format!("the quote is below {bound}"),
                CeilingBasis::Increase => {
                    format!("the quote is less than {bound} a year more than today")
                }
            };
            format!("{}, unless {unless}", in_a_sentence(strategy))
        }
        (None, _) | (_, None) => format!("undecided: {}", native.undecided()),
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

impl Native {
    /// What keeps a verdict open.
    fn undecided(&self) -> String {
        match self.yearly {
            Some(yearly) if yearly.currency != Currency::Usd => {
                format!("native SCIM costs {yearly}, which is not converted")
            }
            Some(_) | None => self.why.clone(),
        }
    }
}

fn in_a_sentence(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::Manual => "by hand",
        Strategy::NativeScim => "native SCIM",
        Strategy::Connector => "a connector",
    }
}

fn dollars(amount: Cents) -> Money {
    Money::new(amount, Currency::Usd)
}
