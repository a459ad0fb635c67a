//! Where native SCIM stands for an app at a size: the light choice that break-even asks thousands of times.
//!
//! Lives here: in which order the reasons are asked. Must not live here: the sums (`step`), the choice among the rows of the
//! price list (`price_list`), the words (`why`).

use super::annual::{Annual, PriceState};
use super::estimate::{NativeState, Reach};
use super::price_list::{PriceList, Row};
use super::range::Range;
use super::scenario::{AppDials, Scenario};
use super::step::{Quoted, by_private_quote, to_cheapest, to_named};
use super::why::Why;
use crate::catalog::app::{TierFacts, folded_name};
use crate::catalog::price::{Offer, Price, Terms};
use crate::catalog::{App, Connection, Status};

/// Where native SCIM stands, by reference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Choice<'a> {
    pub state: NativeState,
    pub why: Why<'a>,
    /// Today's tier, and what it costs.
    pub from: Option<End<'a>>,
    /// The target, and what it costs; for an add-on the add-on alone.
    pub to: Option<End<'a>>,
    pub add_on: bool,
    pub step: Option<Range>,
    /// The step was held at $0, because the target is open above.
    pub held: bool,
    /// The unknown part of an open price was taken as equal on both sides.
    pub open_on_both: bool,
}

/// One side of a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct End<'a> {
    /// The name, as the price list or the dial has it.
    pub name: &'a str,
    /// The tier, where the price list has it.
    pub tier: Option<&'a TierFacts>,
    pub annual: Annual<'a>,
}

impl<'a> Choice<'a> {
    pub fn bare(state: NativeState, why: Why<'a>) -> Self {
        Self {
            state,
            why,
            from: None,
            to: None,
            add_on: false,
            step: None,
            held: false,
            open_on_both: false,
        }
    }

    pub fn with(self, from: Option<&Row<'a>>, to: Option<&Row<'a>>) -> Self {
        Self {
            from: from.map(End::of),
            to: to.map(End::of),
            add_on: to.is_some_and(Row::is_add_on),
            ..self
        }
    }

    /// A step of a known size.
    pub fn priced(self, step: Range) -> Self {
        Self {
            state: NativeState::Priced,
            step: Some(step),
            ..self
        }
    }
}

impl<'a> End<'a> {
    /// What tells this end's line of cost from others: the tier, the offer, the offer below it, and whether the minimum spend
    /// is what is billed.
    pub fn key(&self) -> (&'a str, [Option<*const Offer>; 2], bool) {
        let yearly = self.annual.yearly();
        let offer = yearly.and_then(|yearly| yearly.offer);
        let below = yearly.and_then(|yearly| yearly.base?.1);
        let place = |offer: &'a Offer| std::ptr::from_ref(offer);
        (
            self.name,
            [offer.map(place), below.map(place)],
            yearly.is_some_and(|yearly| yearly.at_minimum_spend),
        )
    }

    pub fn of(row: &Row<'a>) -> Self {
        Self {
            name: &row.tier.name,
            tier: Some(row.tier),
            annual: row.annual,
        }
    }
}

/// Whether the app is known to create accounts and never to take them away: its leavers stay by hand, and native SCIM takes
/// no part in the verdict. A partial app is one for an IdP alone or one that never deactivates; where deactivation is not
/// stated, it is the latter.
#[must_use]
pub fn keeps_leavers(app: &App) -> bool {
    let operations = &app.scim.operations;
    let silence_is_no = app.status() == Status::Partial;
    let never = |stated: Option<bool>| stated == Some(false) || (stated.is_none() && silence_is_no);
    operations.create.get() == Some(true)
        && never(operations.deactivate.get())
        && operations.delete.get() != Some(true)
}

/// Where native SCIM of an app stands at so many seats.
pub(super) fn choose<'a>(
    app: &'a App,
    scenario: &'a Scenario,
    reach: Option<Reach>,
    seats: u32,
) -> Choice<'a> {
    if let Some(refusal) = by_reach(app, reach) {
        return refusal;
    }
    let dials = scenario.app(&app.id);
    let list = PriceList::new(app, seats);
    let current = match current(&list, dials) {
        Ok(current) => current,
        Err(why) => return Choice::bare(NativeState::Unknown, why),
    };
    if let Some(quoted) = dials.and_then(Quoted::by_dial) {
        return match quoted.tier.filter(|name| list.named(name).is_none()) {
            Some(name) => Choice::bare(NativeState::Unknown, Why::NoSuchTier(name)),
            None => by_private_quote(&list, quoted, current),
        };
    }
    if let Some(quoted) = quoted_by_layer(&list, dials, current) {
        return by_private_quote(&list, quoted, current);
    }
    if app.status() == Status::None {
        return Choice::bare(NativeState::NotSold, Why::NoScim);
    }
    if let Some(name) = dials.and_then(AppDials::target) {
        return to_named(&list, name, current);
    }
    match current {
        Some(Current::Dial(row)) if row.has_scim() => {
            Choice::bare(NativeState::Included, Why::CurrentHasIt(&row.tier.name))
                .with(Some(&row), Some(&row))
        }
        Some(Current::Dial(row)) => to_cheapest(&list, &row),
        Some(Current::Default(_)) | None if app.status() == Status::Included => {
            if list.names_scim() && !list.scim_fits() {
                Choice::bare(NativeState::Unavailable, Why::TooBig(seats))
            } else {
                Choice::bare(NativeState::Included, Why::Included).with(None, list.cheapest_plan())
            }
        }
        Some(Current::Default(row)) => to_cheapest(&list, &row),
        None => without_current(&list),
    }
}

/// The quote of a user's own layer, where it is for the target: it says nothing of a step to another tier, of a tier without
/// SCIM, nor to who pays for a tier with SCIM already.
fn quoted_by_layer<'a>(
    list: &PriceList<'a>,
    dials: Option<&'a AppDials>,
    current: Option<Current<'a>>,
) -> Option<Quoted<'a>> {
    let quoted = Quoted::by_layer(list.app)?;
    let row = quoted.tier.and_then(|name| list.named(name));
    let other_target = dials.and_then(AppDials::target).is_some_and(|target| {
        let same = match (row, quoted.tier) {
            (Some(row), _) => row.tier.is_called(target),
            (None, Some(name)) => folded_name(name) == folded_name(target),
            (None, None) => true,
        };
        !same
    });
    let has_scim = matches!(current, Some(Current::Dial(row)) if row.has_scim());
    let without = row.is_some_and(Row::is_stated_without_scim);
    (!other_target && !has_scim && !without).then_some(quoted)
}

/// What my IdP makes of it: `None` where SCIM is of use to it.
fn by_reach<'a>(app: &App, reach: Option<Reach>) -> Option<Choice<'a>> {
    let reach = reach?;
    let connection = reach.connection();
    match connection {
        Connection::DirectorySync | Connection::ApiConnector => Some(Choice::bare(
            NativeState::Unknown,
            Why::WithoutScim(reach.idp, connection),
        )),
        Connection::SsoOnly | Connection::JitOnly | Connection::None => {
            let endpoint = app.scim.generic_endpoint.get() == Some(true);
            let may_work =
                reach.answer.hand_built_may_work || (endpoint && reach.idp.takes_hand_built_apps());
            // What no IdP can buy is said as such.
            let sold = app.status() != Status::None;
            (sold && !may_work)
                .then(|| Choice::bare(NativeState::OtherIdp, Why::OtherIdp(reach.idp, connection)))
        }
        Connection::Native | Connection::Generic | Connection::ThirdParty | Connection::Unknown => {
            None
        }
    }
}

/// The tier paid today, and who says so.
#[derive(Debug, Clone, Copy)]
pub(super) enum Current<'a> {
    /// The user.
    Dial(Row<'a>),
    /// The model.
    Default(Row<'a>),
}

impl<'a> Current<'a> {
    pub const fn row(&self) -> &Row<'a> {
        match self {
            Self::Dial(row) | Self::Default(row) => row,
        }
    }
}

fn current<'a>(
    list: &PriceList<'a>,
    dials: Option<&'a AppDials>,
) -> Result<Option<Current<'a>>, Why<'a>> {
    let Some(name) = dials.and_then(AppDials::current) else {
        return Ok(list.default_current().copied().map(Current::Default));
    };
    let row = list.named(name).ok_or(Why::NoSuchTier(name))?;
    if row.fits() {
        Ok(Some(Current::Dial(*row)))
    } else {
        Err(Why::DialTooBig(name, list.seats))
    }
}

/// Where it stands while the tier paid today is not known.
fn without_current<'a>(list: &PriceList<'a>) -> Choice<'a> {
    let may_be_free = list.app.status() != Status::Gated || list.a_scim_plan_is_priced();
    if list.every_paid_plan_has_scim() && may_be_free {
        return Choice::bare(NativeState::Included, Why::EveryPaidPlan(list.seats))
            .with(None, list.cheapest_plan());
    }
    if let Some(add_on) = list.cheapest_add_on()
        && let Some(yearly) = add_on.yearly()
    {
        return Choice::bare(NativeState::Priced, Why::AddOn(&add_on.tier.name))
            .with(None, Some(add_on))
            .priced(yearly.range);
    }
    let choice = without_price(list);
    match (choice.state, list.cheapest_plan()) {
        (NativeState::Unknown, Some(plan)) => {
            Choice::bare(NativeState::Unknown, Why::NoCurrent(&plan.tier.name))
                .with(None, Some(plan))
        }
        _ => choice,
    }
}

/// Where it stands while no target has a price.
pub(super) fn without_price<'a>(list: &PriceList<'a>) -> Choice<'a> {
    let standing = |row: &Row<'a>, state: NativeState| {
        let name = &row.tier.name;
        let why = match row.annual {
            Annual::Not(why) => Why::NotPriced(name, why),
            Annual::Priced(_) => Why::NoCurrent(name),
        };
        Choice::bare(state, why).with(None, Some(row))
    };
    let quote = list.scim_tier_that_is(PriceState::Quote);
    let unread = list.scim_tier_that_is(PriceState::NotRead);
    // Price lists begin with the cheapest tier: an unread price before the quote may be the target's.
    let quote = quote.filter(|quote| unread.is_none_or(|unread| quote.place < unread.place));
    if let Some(row) = quote {
        let choice = standing(row, NativeState::Quote);
        return Choice {
            why: Why::Quote(&row.tier.name),
            ..choice
        };
    }
    if !list.names_scim() {
        let said = list.app.scim.price.value().map(Price::terms);
        return if matches!(said, Some(Terms::Quote { .. })) {
            Choice::bare(NativeState::Quote, Why::QuoteWithoutTier)
        } else {
            Choice::bare(NativeState::Unknown, Why::NoTierNamed(list.app.status()))
        };
    }
    if !list.scim_fits() {
        return Choice::bare(NativeState::Unavailable, Why::TooBig(list.seats));
    }
    let states = [
        (PriceState::NotRead, NativeState::NotRead),
        (PriceState::NotSeats, NativeState::Unknown),
        (PriceState::Usage, NativeState::Unknown),
        (PriceState::Unknown, NativeState::Unknown),
    ];
    states
        .into_iter()
        .find_map(|(price, state)| Some(standing(list.scim_tier_that_is(price)?, state)))
        .unwrap_or_else(|| Choice::bare(NativeState::Unknown, Why::NoTierNamed(list.app.status())))
}
