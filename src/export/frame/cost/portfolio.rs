//! The frame of a set of apps: sums by strategy, what is unknown named, what to do first.

use serde::Serialize;

use crate::catalog::AppId;
use crate::cost::{Portfolio, Range, StrategySum};
use crate::text::Clean;

use super::{cents, id};

/// The apps together.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PortfolioFrame {
    apps: usize,
    assumes_everyone: bool,
    manual: SumFrame,
    native_scim: SumFrame,
    connector: SumFrame,
    saving_cents: i64,
    actions: Vec<ActionFrame>,
    asks: Vec<AskFrame>,
    undecided: Vec<Clean>,
}

/// The sum of one strategy. The total is null where no app has a cost, which is not zero.
#[derive(Debug, Clone, Serialize)]
struct SumFrame {
    total: Option<Range>,
    one_time_cents: i64,
    counted: usize,
    unknown: Vec<Clean>,
    other_currency: Vec<Clean>,
    unavailable: Vec<Clean>,
}

#[derive(Debug, Clone, Serialize)]
struct ActionFrame {
    id: Clean,
    strategy: &'static str,
    saving_cents: i64,
}

/// A quote to ask for, and the ceiling below which it pays.
#[derive(Debug, Clone, Serialize)]
struct AskFrame {
    id: Clean,
    ceiling_cents: i64,
    ceiling_basis: &'static str,
    ceiling_seat_month_cents: i64,
}

impl PortfolioFrame {
    pub(super) fn new(together: &Portfolio) -> PortfolioFrame {
        let [manual, native_scim, connector] = &together.sums;
        let actions = together.actions.iter();
        let asks = together.asks.iter();
        PortfolioFrame {
            apps: together.apps,
            assumes_everyone: together.assumes_everyone,
            manual: sum(manual),
            native_scim: sum(native_scim),
            connector: sum(connector),
            saving_cents: cents(together.saving()),
            actions: actions
                .map(|action| ActionFrame {
                    id: id(&action.app),
                    strategy: action.strategy.word(),
                    saving_cents: cents(action.saving),
                })
                .collect(),
            asks: asks
                .map(|ask| AskFrame {
                    id: id(&ask.app),
                    ceiling_cents: cents(ask.ceiling.yearly),
                    ceiling_basis: ask.ceiling.basis.word(),
                    ceiling_seat_month_cents: cents(ask.ceiling.seat_month),
                })
                .collect(),
            undecided: ids(&together.undecided),
        }
    }
}

fn sum(sum: &StrategySum) -> SumFrame {
    SumFrame {
        total: (sum.counted > 0).then_some(sum.total),
        one_time_cents: cents(sum.one_time),
        counted: sum.counted,
        unknown: ids(&sum.unknown),
        other_currency: ids(&sum.other_currency),
        unavailable: ids(&sum.unavailable),
    }
}

fn ids(apps: &[AppId]) -> Vec<Clean> {
    apps.iter().map(id).collect()
}
