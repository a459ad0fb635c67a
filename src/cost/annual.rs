//! annual(): what a price costs a year at so many seats, or why that cannot be said.
//!
//! Lives here: the sum of one price. Must not live here: which tier is current or target (`price_list`), what a sum looks like
//! in words (`how`). The terms are taken as they are: what they do not say is not filled in.

use super::range::Range;
use crate::catalog::App;
use crate::catalog::app::TierFacts;
use crate::catalog::money::{Cents, Currency};
use crate::catalog::price::{Billing, Offer, Terms};
use crate::catalog::words::TierKind;

mod offer;

/// How many tiers may stand on one another ("Pro + $300/mo" on a Pro that is itself "Team + ..."). More is a circle.
const MOST_STOREYS: u8 = 4;

/// What a price costs a year at so many seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Annual<'a> {
    /// So much.
    Priced(Yearly<'a>),
    /// Not to be said, and why.
    Not(NotPriced<'a>),
}

/// A year's cost, and the offer that it was reckoned from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Yearly<'a> {
    /// How much; open above for "from" and "plus usage".
    pub range: Range,
    /// Fees paid once, beside it.
    pub one_time: Cents,
    /// The seats that are billed: the greater of seats and minimum.
    pub billed: u32,
    /// The offer; `None` for what is free.
    pub offer: Option<&'a Offer>,
    /// The amount is the least that is billed whatever the seats.
    pub at_minimum_spend: bool,
    /// The amount is stated as roughly so much.
    pub about: bool,
    /// The tier that it stands on, for "another tier plus an amount", and that tier's offer.
    pub base: Option<(&'a str, Option<&'a Offer>)>,
}

/// Why a price gives no sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotPriced<'a> {
    /// It is not sold for so many seats; the most that it is sold for.
    TooManySeats(u32),
    /// The amount does not say for how many.
    Bare,
    /// It is priced per something that is not a seat.
    Unit(&'a str),
    /// It is paid once, or for each use.
    NoPeriod,
    /// The price of more seats than these is not stated.
    FurtherNotStated(u32),
    /// Sales name the price.
    Quote,
    /// Billed by what is used.
    Usage,
    /// The words could not be read with certainty.
    NotRead(&'a str),
    /// It comes with something else, whose price is not its own.
    Included,
    /// It stands on a tier whose price is not known.
    Base(&'a str),
    /// It is not sold.
    NotOffered,
    /// No price is documented.
    NotStated,
}

/// Where a price stands at so many seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PriceState {
    /// It has a yearly cost.
    Priced,
    /// It is not sold at this size, or not at all.
    Unavailable,
    /// It is read, and is not an amount for seats.
    NotSeats,
    /// By quote.
    Quote,
    /// By usage.
    Usage,
    /// The words could not be read with certainty.
    NotRead,
    /// Not documented.
    Unknown,
}

impl PriceState {
    /// The word in JSON and CSV.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Priced => "priced",
            Self::Unavailable => "unavailable",
            Self::NotSeats => "not_seats",
            Self::Quote => "quote",
            Self::Usage => "usage",
            Self::NotRead => "not_read",
            Self::Unknown => "unknown",
        }
    }
}

impl NotPriced<'_> {
    /// Where the price stands.
    #[must_use]
    pub const fn state(&self) -> PriceState {
        match self {
            Self::TooManySeats(_) | Self::NotOffered => PriceState::Unavailable,
            Self::Bare | Self::Unit(_) | Self::NoPeriod | Self::FurtherNotStated(_) => {
                PriceState::NotSeats
            }
            Self::Quote => PriceState::Quote,
            Self::Usage => PriceState::Usage,
            Self::NotRead(_) => PriceState::NotRead,
            Self::Included | Self::Base(_) | Self::NotStated => PriceState::Unknown,
        }
    }
}

impl<'a> Annual<'a> {
    /// Where the price stands.
    #[must_use]
    pub const fn state(&self) -> PriceState {
        match self {
            Self::Priced(_) => PriceState::Priced,
            Self::Not(why) => why.state(),
        }
    }

    /// The year's cost, where there is one.
    #[must_use]
    pub const fn yearly(&self) -> Option<&Yearly<'a>> {
        match self {
            Self::Priced(yearly) => Some(yearly),
            Self::Not(_) => None,
        }
    }

    /// The year's cost as a range, where there is one.
    #[must_use]
    pub const fn range(&self) -> Option<Range> {
        match self {
            Self::Priced(yearly) => Some(yearly.range),
            Self::Not(_) => None,
        }
    }
}

/// A price as a sum needs it.
#[derive(Debug, Clone, Copy)]
pub struct Priceable<'a> {
    /// What the price says; `None`: no price is documented.
    pub terms: Option<&'a Terms>,
    /// What it is the price of: a bare amount is what an add-on costs, and says too little of a plan.
    pub kind: TierKind,
    /// A seat minimum that is stated beside the price ([`least_seats`]).
    pub least: Option<u32>,
}

impl<'a> Priceable<'a> {
    /// The price of a tier of an app, with the seat minimum that is stated for it.
    #[must_use]
    pub fn of(app: &'a App, tier: &'a TierFacts) -> Self {
        Self {
            terms: tier.price.value().map(crate::catalog::price::Price::terms),
            kind: tier.kind,
            least: least_seats(app, tier),
        }
    }
}

/// What a price of an app costs a year at so many seats. The app is asked for the tier that a price stands on.
#[must_use]
pub fn annual<'a>(app: &'a App, price: Priceable<'a>, seats: u32) -> Annual<'a> {
    storey(app, price, seats, 0)
}

/// The seat minimum of the tier or package that `scim_plan` names (the index's `min_seats`), where this tier is the one.
#[must_use]
pub fn least_seats(app: &App, tier: &TierFacts) -> Option<u32> {
    let least = app.scim.min_seats.get()?;
    if tier.scim.get() != Some(true) {
        return None;
    }
    let plan = app.scim.plan.value()?;
    let named = |tier: &TierFacts| tier.scim.get() == Some(true) && tier.is_called(plan);
    let is_named = if app.tiers.iter().any(named) {
        named(tier)
    } else {
        // "Pro + SCIM add-on (included in Enterprise)": the words begin with the tier that they are about.
        let first = app
            .tiers
            .iter()
            .filter(|tier| tier.scim.get() == Some(true))
            .filter_map(|tier| Some((plan.find(tier.name.as_str())?, tier)))
            .min_by_key(|(at, tier)| (*at, std::cmp::Reverse(tier.name.len())));
        first.is_some_and(|(_, found)| found.name == tier.name)
    };
    is_named.then_some(least)
}

fn storey<'a>(app: &'a App, price: Priceable<'a>, seats: u32, storeys: u8) -> Annual<'a> {
    let Some(terms) = price.terms else {
        return Annual::Not(NotPriced::NotStated);
    };
    match terms {
        Terms::Free { seats: limits } => match limits.most.filter(|most| *most < seats) {
            Some(most) => Annual::Not(NotPriced::TooManySeats(most)),
            None => Annual::Priced(Yearly::free(seats)),
        },
        Terms::Included => Annual::Not(NotPriced::Included),
        Terms::Offers(offers) => cheapest(offers, price, seats),
        Terms::PlusTier { tier, plus } => {
            let on_top = on_top(plus, price, seats);
            let Some(base) = app.tier(tier).filter(|_| storeys < MOST_STOREYS) else {
                return Annual::Not(NotPriced::Base(tier));
            };
            let below = storey(
                app,
                Priceable::of(app, base),
                seats,
                storeys.saturating_add(1),
            );
            stacked(tier, below, on_top)
        }
        Terms::Quote { seats: limits, .. } => match limits.most.filter(|most| *most < seats) {
            Some(most) => Annual::Not(NotPriced::TooManySeats(most)),
            None => Annual::Not(NotPriced::Quote),
        },
        Terms::Usage { .. } => Annual::Not(NotPriced::Usage),
        Terms::NotRead { why } => Annual::Not(NotPriced::NotRead(why)),
        Terms::NotDisclosed => Annual::Not(NotPriced::NotStated),
        Terms::NotOffered => Annual::Not(NotPriced::NotOffered),
    }
}

/// The amount that comes on top of another tier: a bare amount there is what it costs, as with an add-on.
pub(super) fn on_top<'a>(plus: &'a [Offer], price: Priceable<'a>, seats: u32) -> Annual<'a> {
    let add_on = Priceable {
        kind: TierKind::AddOn,
        ..price
    };
    cheapest(plus, add_on, seats)
}

fn stacked<'a>(tier: &'a str, below: Annual<'a>, on_top: Annual<'a>) -> Annual<'a> {
    let (below, on_top) = match (below, on_top) {
        (Annual::Priced(below), Annual::Priced(on_top)) => (below, on_top),
        (Annual::Not(NotPriced::TooManySeats(most)), _) => {
            return Annual::Not(NotPriced::TooManySeats(most));
        }
        (Annual::Not(_), _) => return Annual::Not(NotPriced::Base(tier)),
        (Annual::Priced(_), Annual::Not(why)) => return Annual::Not(why),
    };
    match below.range.sum(on_top.range) {
        Some(range) => Annual::Priced(Yearly {
            range,
            one_time: below.one_time.saturating_add(on_top.one_time),
            about: below.about || on_top.about,
            base: Some((tier, below.offer)),
            ..on_top
        }),
        None => Annual::Not(NotPriced::Base(tier)),
    }
}

impl Yearly<'_> {
    fn free(seats: u32) -> Self {
        Self::quoted(Range::exact(Cents::ZERO), seats)
    }

    /// An amount that no public price list holds.
    pub(super) const fn quoted(range: Range, seats: u32) -> Self {
        Self {
            range,
            one_time: Cents::ZERO,
            billed: seats,
            offer: None,
            at_minimum_spend: false,
            about: false,
            base: None,
        }
    }

    /// By which years' costs are ordered: the lower end, then the upper.
    pub(super) fn order(&self) -> (Cents, Cents) {
        (self.range.low, self.range.high.unwrap_or(Cents(i64::MAX)))
    }
}

/// In which order billings are asked: the annual offer, else the only one. Of several others, what is not called monthly.
const BILLINGS: [fn(Billing) -> bool; 4] = [
    |billing| matches!(billing, Billing::Annual),
    |billing| matches!(billing, Billing::NotStated),
    |billing| matches!(billing, Billing::Months(_)),
    |billing| matches!(billing, Billing::Monthly),
];

/// The cheapest offer that fits, of the billing that a sum takes; dollars before other currencies.
fn cheapest<'a>(offers: &'a [Offer], price: Priceable<'a>, seats: u32) -> Annual<'a> {
    let mut refusal = None;
    for billed in BILLINGS {
        let sums = || {
            offers
                .iter()
                .filter(|offer| billed(offer.billing))
                .map(|offer| offer::annual(offer, price, seats))
        };
        let best = sums()
            .filter_map(|sum| sum.yearly().copied())
            .min_by_key(|yearly| (yearly.range.currency != Currency::Usd, yearly.order()));
        if let Some(best) = best {
            return Annual::Priced(best);
        }
        // An annual offer that gives no sum is not replaced by a monthly one, unless it is only too small.
        for sum in sums() {
            match sum {
                Annual::Not(NotPriced::TooManySeats(most)) => {
                    let before = match refusal {
                        Some(NotPriced::TooManySeats(before)) => before,
                        Some(_) | None => 0,
                    };
                    refusal = Some(NotPriced::TooManySeats(most.max(before)));
                }
                other => return other,
            }
        }
    }
    Annual::Not(refusal.unwrap_or(NotPriced::NotStated))
}

#[cfg(test)]
mod tests;
