//! A set of apps together: sums by strategy, with what is unknown counted and named, and the order in which to act.

use super::estimate::{Ceiling, Estimate, NativeState, Strategy};
use super::range::Range;
use crate::catalog::AppId;
use crate::catalog::money::{Cents, Currency};
use crate::order;

/// The sum of one strategy over a set of apps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrategySum {
    /// Which.
    pub strategy: Strategy,
    /// The sum in dollars over the apps that have a cost; open above where one of them is.
    pub total: Range,
    /// Fees paid once by the same apps, beside it.
    pub one_time: Cents,
    /// How many apps it covers.
    pub counted: usize,
    /// The apps whose cost is not known: by quote, not read, not documented, a connector without a fee.
    pub unknown: Vec<AppId>,
    /// The apps priced in another currency, which is never summed with dollars.
    pub other_currency: Vec<AppId>,
    /// The apps for which the strategy is not to be had: not sold, not at this size, not for this IdP.
    pub unavailable: Vec<AppId>,
}

/// Something to do: leave handwork for a strategy that is cheaper for certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// For which app.
    pub app: AppId,
    /// What to buy.
    pub strategy: Strategy,
    /// What that saves a year against handwork, at least.
    pub saving: Cents,
}

/// A quote to ask for: below its ceiling native SCIM pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// For which app.
    pub app: AppId,
    /// Up to which quote.
    pub ceiling: Ceiling,
}

/// A set of apps under one scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portfolio {
    /// How many apps.
    pub apps: usize,
    /// By hand, native SCIM, connector.
    pub sums: [StrategySum; 3],
    /// What to do, the greatest saving first; equal savings by id.
    pub actions: Vec<Action>,
    /// The quotes to ask for, the highest ceiling first; equal ceilings by id.
    pub asks: Vec<Ask>,
    /// The apps whose verdict is undecided.
    pub undecided: Vec<AppId>,
    /// Some app has no seats of its own: the sum assumes that everyone uses every app.
    pub assumes_everyone: bool,
}

impl Portfolio {
    /// What all actions together save a year, at least.
    #[must_use]
    pub fn saving(&self) -> Cents {
        let savings = self.actions.iter().map(|action| action.saving);
        savings.fold(Cents::ZERO, Cents::saturating_add)
    }
}

/// What a strategy costs for one app.
enum Cost {
    Known(Range),
    OtherCurrency,
    Unknown,
    Unavailable,
}

/// Sums a set of estimates. Apps should stand in it once.
#[must_use]
pub fn portfolio(estimates: &[Estimate]) -> Portfolio {
    let mut actions: Vec<Action> = estimates.iter().filter_map(action).collect();
    order::sort_by(&mut actions, |a, b| {
        b.saving.cmp(&a.saving).then_with(|| a.app.cmp(&b.app))
    });
    let mut asks: Vec<Ask> = estimates.iter().filter_map(ask).collect();
    order::sort_by(&mut asks, |a, b| {
        let ceilings = b.ceiling.yearly.cmp(&a.ceiling.yearly);
        ceilings.then_with(|| a.app.cmp(&b.app))
    });
    Portfolio {
        apps: estimates.len(),
        sums: Strategy::ALL.map(|strategy| sum(strategy, estimates)),
        actions,
        asks,
        undecided: estimates
            .iter()
            .filter(|estimate| estimate.verdict.winner.strategy().is_none())
            .map(|estimate| estimate.app.clone())
            .collect(),
        assumes_everyone: estimates.iter().any(|estimate| !estimate.own_seats()),
    }
}

fn sum(strategy: Strategy, estimates: &[Estimate]) -> StrategySum {
    let mut sum = StrategySum {
        strategy,
        total: Range::exact(Cents::ZERO),
        one_time: Cents::ZERO,
        counted: 0,
        unknown: Vec::new(),
        other_currency: Vec::new(),
        unavailable: Vec::new(),
    };
    for estimate in estimates {
        let app = || estimate.app.clone();
        match cost(strategy, estimate) {
            Cost::Known(yearly) => {
                sum.counted = sum.counted.saturating_add(1);
                sum.total = sum.total.sum(yearly).unwrap_or(sum.total);
                if strategy == Strategy::NativeScim {
                    sum.one_time = sum.one_time.saturating_add(estimate.native.one_time);
                }
            }
            Cost::OtherCurrency => sum.other_currency.push(app()),
            Cost::Unknown => sum.unknown.push(app()),
            Cost::Unavailable => sum.unavailable.push(app()),
        }
    }
    sum
}

fn cost(strategy: Strategy, estimate: &Estimate) -> Cost {
    let in_dollars = |yearly: Option<Range>| match yearly {
        Some(yearly) if yearly.currency == Currency::Usd => Cost::Known(yearly),
        Some(_) => Cost::OtherCurrency,
        None => Cost::Unknown,
    };
    match strategy {
        Strategy::Manual => Cost::Known(estimate.manual.total),
        Strategy::Connector => in_dollars(estimate.connector.yearly),
        Strategy::NativeScim => match estimate.native.state {
            NativeState::NotSold | NativeState::Unavailable | NativeState::OtherIdp => {
                Cost::Unavailable
            }
            NativeState::Included
            | NativeState::Priced
            | NativeState::Quote
            | NativeState::NotRead
            | NativeState::Unknown => in_dollars(estimate.native.yearly),
        },
    }
}

fn action(estimate: &Estimate) -> Option<Action> {
    let strategy = estimate.verdict.winner.strategy()?;
    let yearly = match strategy {
        Strategy::Manual => return None,
        Strategy::NativeScim => estimate.native.yearly?,
        Strategy::Connector => estimate.connector.yearly?,
    };
    let saving = estimate.manual.total.low.saturating_sub(yearly.high?);
    (saving > Cents::ZERO).then(|| Action {
        app: estimate.app.clone(),
        strategy,
        saving,
    })
}

fn ask(estimate: &Estimate) -> Option<Ask> {
    let ceiling = estimate.native.ceiling?;
    (estimate.native.state == NativeState::Quote).then(|| Ask {
        app: estimate.app.clone(),
        ceiling,
    })
}
