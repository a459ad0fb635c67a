//! The step from today's tier to the target: which target is cheapest, and what the step costs.

use super::annual::{Annual, PriceState, Priceable, Yearly, on_top};
use super::choice::{Choice, Current, End, without_price};
use super::estimate::NativeState;
use super::price_list::{PriceList, Row};
use super::range::Range;
use super::scenario::{AppDials, PrivateQuote};
use super::why::Why;
use crate::catalog::App;
use crate::catalog::money::{Cents, Currency};
use crate::catalog::price::Terms;

/// To the cheapest of: a plan with SCIM; the current plan plus an add-on with SCIM.
pub(super) fn to_cheapest<'a>(list: &PriceList<'a>, from: &Row<'a>) -> Choice<'a> {
    let plan = list.cheapest_plan();
    let add_on = list.cheapest_add_on();
    let target = match (plan, add_on) {
        (Some(plan), Some(add_on)) if plan_is_cheaper(plan, add_on, from) => Some(plan),
        (_, Some(add_on)) => Some(add_on),
        (plan, None) => plan.or_else(|| stands_on(list, from)),
    };
    match target {
        Some(to) => step(list, from, to),
        None => Choice {
            from: Some(End::of(from)),
            ..without_price(list)
        },
    }
}

/// Whether a plan is cheaper than the current plan with an add-on. Where the current plan has no price, the plan's step is
/// not known and the add-on's is.
fn plan_is_cheaper(plan: &Row<'_>, add_on: &Row<'_>, from: &Row<'_>) -> bool {
    let sum = |a: &Yearly<'_>, b: &Yearly<'_>| {
        let high = |yearly: &Yearly<'_>| yearly.order().1;
        (
            a.range.low.saturating_add(b.range.low),
            high(a).saturating_add(high(b)),
        )
    };
    match (plan.yearly(), from.yearly(), add_on.yearly()) {
        (Some(plan), Some(from), Some(add_on)) if plan.range.currency == from.range.currency => {
            plan.order() <= sum(from, add_on)
        }
        _ => false,
    }
}

/// A plan with SCIM whose price is the current tier's and an amount on top: the current price cancels out.
fn stands_on<'l, 'a>(list: &'l PriceList<'a>, from: &Row<'a>) -> Option<&'l Row<'a>> {
    list.rows
        .iter()
        .find(|row| row.is_plan() && row.has_scim() && amount_on(list, row, from).is_some())
}

/// What comes on top of `from` in the price of `to`.
fn amount_on<'a>(list: &PriceList<'a>, to: &Row<'a>, from: &Row<'a>) -> Option<Yearly<'a>> {
    match to.tier.price.value()?.terms() {
        Terms::PlusTier { tier, plus } if from.tier.is_called(tier) => {
            on_top(plus, Priceable::of(list.app, to.tier), list.seats)
                .yearly()
                .copied()
        }
        Terms::PlusTier { .. }
        | Terms::Free { .. }
        | Terms::Included
        | Terms::Offers(_)
        | Terms::Quote { .. }
        | Terms::Usage { .. }
        | Terms::NotRead { .. }
        | Terms::NotDisclosed
        | Terms::NotOffered => None,
    }
}

/// To the tier that the user names.
pub(super) fn to_named<'a>(
    list: &PriceList<'a>,
    name: &'a str,
    from: Option<Current<'a>>,
) -> Choice<'a> {
    let from = from.as_ref().map(Current::row);
    let refusal = |why| Choice::bare(NativeState::Unknown, why).with(from, None);
    let Some(to) = list.named(name) else {
        return refusal(Why::NoSuchTier(name));
    };
    if to.is_stated_without_scim() {
        return refusal(Why::TargetWithoutScim(name));
    }
    let choice = match (from, to.annual) {
        (_, Annual::Not(why)) => {
            let state = match why.state() {
                PriceState::Quote => NativeState::Quote,
                PriceState::NotRead => NativeState::NotRead,
                PriceState::Unavailable => NativeState::Unavailable,
                PriceState::Priced
                | PriceState::NotSeats
                | PriceState::Usage
                | PriceState::Unknown => NativeState::Unknown,
            };
            Choice::bare(state, Why::NotPriced(&to.tier.name, why))
        }
        (Some(from), Annual::Priced(_)) => return step(list, from, to),
        (None, Annual::Priced(yearly)) if to.is_add_on() => {
            Choice::bare(NativeState::Priced, Why::AddOn(&to.tier.name)).priced(yearly.range)
        }
        (None, Annual::Priced(_)) => {
            Choice::bare(NativeState::Unknown, Why::NoCurrent(&to.tier.name))
        }
    };
    choice.with(from, Some(to))
}

/// annual(target) - annual(current), or the add-on alone.
fn step<'a>(list: &PriceList<'a>, from: &Row<'a>, to: &Row<'a>) -> Choice<'a> {
    let (from_name, to_name) = (&from.tier.name, &to.tier.name);
    let priced = |why, step| {
        Choice::bare(NativeState::Priced, why)
            .with(Some(from), Some(to))
            .priced(step)
    };
    // "Pro + $300/mo" over Pro: the current price cancels out and need not be known.
    if let Some(amount) = amount_on(list, to, from) {
        return priced(Why::Step(from_name, to_name), amount.range);
    }
    let unknown = |why| Choice::bare(NativeState::Unknown, why).with(Some(from), Some(to));
    let Some(target) = to.yearly() else {
        return unknown(Why::CurrentNotPriced(from_name));
    };
    if to.is_add_on() {
        return priced(Why::AddOn(to_name), target.range);
    }
    let today = match from.annual {
        Annual::Priced(today) => today,
        Annual::Not(why) if why.state() == PriceState::NotRead => {
            return Choice {
                state: NativeState::NotRead,
                ..unknown(Why::NotPriced(from_name, why))
            };
        }
        Annual::Not(_) => return unknown(Why::CurrentNotPriced(from_name)),
    };
    if today.range.currency != target.range.currency {
        return unknown(Why::Currencies);
    }
    let (step, held) = difference(target.range, today.range);
    Choice {
        held,
        open_on_both: today.range.is_open(),
        ..priced(Why::Step(from_name, to_name), step)
    }
}

/// low = target low - current high, high = target high - current low. Where the current price is open above, the unknown
/// part is taken as equal on both. A step to a price that is open above is never below $0, and is open above.
fn difference(target: Range, current: Range) -> (Range, bool) {
    let subtracted = current.high.unwrap_or(current.low);
    let low = target.low.saturating_sub(subtracted);
    let high = target.high.map(|high| high.saturating_sub(current.low));
    let held = high.is_none() && low < Cents::ZERO;
    let range = Range {
        currency: target.currency,
        low: if held { Cents::ZERO } else { low },
        high,
    };
    (range, held)
}

/// A quote of the user's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quoted<'a> {
    /// How much.
    quote: PrivateQuote,
    /// For which tier, by name; none: the tier with SCIM that is by quote.
    pub tier: Option<&'a str>,
    /// The layer that holds it; none: a dial does.
    layer: Option<&'a str>,
}

impl<'a> Quoted<'a> {
    /// The quote that a dial holds, for the target that a dial names.
    pub fn by_dial(dials: &'a AppDials) -> Option<Self> {
        Some(Self {
            quote: dials.quote()?,
            tier: dials.target(),
            layer: None,
        })
    }

    /// The quote that a layer of the user's own holds.
    pub fn by_layer(app: &'a App) -> Option<Self> {
        let fact = app.quote.as_ref()?;
        Some(Self {
            quote: fact.price.value,
            tier: fact.tier.as_deref(),
            layer: Some(&fact.layer),
        })
    }
}

/// With a quote of the user's own for the target.
pub(super) fn by_private_quote<'a>(
    list: &PriceList<'a>,
    by: Quoted<'a>,
    current: Option<Current<'a>>,
) -> Choice<'a> {
    let from = current.as_ref().map(Current::row);
    let row = match by.tier {
        Some(name) => list.named(name),
        None => list
            .scim_tier_that_is(PriceState::Quote)
            .or_else(|| list.rows.iter().find(|row| row.has_scim())),
    };
    let name = row.map_or(by.tier.unwrap_or("SCIM"), |row| row.tier.name.as_str());
    let quoted = Range::exact(by.quote.yearly(list.seats));
    let annual = Annual::Priced(Yearly::quoted(quoted, list.seats));
    let end = End {
        name,
        tier: row.map(|row| row.tier),
        annual,
    };
    let today = from.and_then(|row| row.yearly_in(Currency::Usd));
    let is_add_on = row.is_some_and(Row::is_add_on);
    let (step, why, open_on_both) = match today {
        _ if is_add_on => (quoted, Why::PrivateQuote(name, by.layer), false),
        Some(today) => {
            let (step, _) = difference(quoted, today.range);
            let why = Why::PrivateQuote(name, by.layer);
            (step, why, today.range.is_open())
        }
        None => {
            let at_most = Range {
                low: Cents::ZERO,
                ..quoted
            };
            (at_most, Why::PrivateQuoteAlone(name, by.layer), false)
        }
    };
    Choice {
        open_on_both,
        to: Some(end),
        add_on: is_add_on,
        ..Choice::bare(NativeState::Priced, why)
            .with(from, None)
            .priced(step)
    }
}
