//! The price list at a size: what each tier costs, which one is paid today, which could be the target.
//!
//! Lives here: the choice of tiers. A tier has SCIM by its `scim` cell, never by the words of `scim_plan`; what the cell does
//! not say is not "no". Must not live here: the step between the two (`native`).

use super::annual::{Annual, NotPriced, PriceState, Priceable, Yearly, annual};
use crate::catalog::App;
use crate::catalog::app::TierFacts;
use crate::catalog::money::{Cents, Currency};
use crate::catalog::price::Terms;
use crate::catalog::words::TierKind;

/// One tier at a size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    /// The tier.
    pub tier: &'a TierFacts,
    /// Its place in the price list.
    pub place: usize,
    /// What it costs a year.
    pub annual: Annual<'a>,
}

/// The price list of an app at so many seats.
pub(super) struct PriceList<'a> {
    pub app: &'a App,
    pub seats: u32,
    pub rows: Vec<Row<'a>>,
}

impl<'a> Row<'a> {
    /// Sold for so many seats, as far as is stated.
    pub fn fits(&self) -> bool {
        self.annual.state() != PriceState::Unavailable
    }

    pub fn has_scim(&self) -> bool {
        self.tier.scim.get() == Some(true)
    }

    pub fn is_stated_without_scim(&self) -> bool {
        self.tier.scim.get() == Some(false)
    }

    pub fn is_add_on(&self) -> bool {
        match self.tier.kind {
            TierKind::AddOn => true,
            TierKind::Plan | TierKind::Personal => false,
        }
    }

    pub fn is_plan(&self) -> bool {
        match self.tier.kind {
            TierKind::Plan => true,
            TierKind::AddOn | TierKind::Personal => false,
        }
    }

    pub fn is_free(&self) -> bool {
        let free_terms = matches!(self.terms(), Some(Terms::Free { .. }));
        let costs_nothing = self
            .annual
            .range()
            .is_some_and(|range| range.low == Cents::ZERO && range.high == Some(Cents::ZERO));
        free_terms || costs_nothing
    }

    /// A plan that somebody pays for, for more than one person.
    pub fn is_paid_team_plan(&self) -> bool {
        self.is_plan() && !self.is_free() && !self.is_for_one()
    }

    fn terms(&self) -> Option<&'a Terms> {
        self.tier
            .price
            .value()
            .map(crate::catalog::price::Price::terms)
    }

    /// Every offer, or the quote, is for one person at most.
    fn is_for_one(&self) -> bool {
        match self.terms() {
            Some(Terms::Offers(offers)) => {
                !offers.is_empty() && offers.iter().all(|offer| offer.seats.most == Some(1))
            }
            Some(Terms::Quote { seats, .. } | Terms::Free { seats }) => seats.most == Some(1),
            Some(
                Terms::Included
                | Terms::PlusTier { .. }
                | Terms::Usage { .. }
                | Terms::NotRead { .. }
                | Terms::NotDisclosed
                | Terms::NotOffered,
            )
            | None => false,
        }
    }

    pub fn yearly(&self) -> Option<&Yearly<'a>> {
        self.annual.yearly()
    }

    /// What it costs a year, in this currency.
    pub fn yearly_in(&self, currency: Currency) -> Option<&Yearly<'a>> {
        self.yearly()
            .filter(|yearly| yearly.range.currency == currency)
    }

    fn is_not_read(&self) -> bool {
        matches!(self.annual, Annual::Not(NotPriced::NotRead(_)))
    }
}

impl<'a> PriceList<'a> {
    /// The price list at so many seats.
    pub fn new(app: &'a App, seats: u32) -> Self {
        let rows = app
            .tiers
            .iter()
            .enumerate()
            .map(|(place, tier)| Row {
                tier,
                place,
                annual: annual(app, Priceable::of(app, tier), seats),
            })
            .collect();
        Self { app, seats, rows }
    }

    /// The tier of a name.
    pub fn named(&self, name: &str) -> Option<&Row<'a>> {
        self.rows.iter().find(|row| row.tier.is_called(name))
    }

    /// The currency in which sums over this list are made: dollars where any plan is priced in them.
    pub fn currency(&self) -> Currency {
        let mut found = self
            .rows
            .iter()
            .filter(|row| !row.is_free())
            .filter_map(|row| row.annual.range().map(|range| range.currency));
        let first = found.next();
        let dollars = first.into_iter().chain(found).find(|c| *c == Currency::Usd);
        dollars.or(first).unwrap_or(Currency::Usd)
    }

    /// The tier that is paid today, until the user names it: the one that `team_plan` names, if it fits and is stated to be
    /// without SCIM; else the cheapest paid plan for teams that fits, is stated so and is no dearer than the cheapest
    /// fitting plan with SCIM.
    pub fn default_current(&self) -> Option<&Row<'a>> {
        let may_be =
            |row: &Row<'a>| row.is_paid_team_plan() && row.fits() && row.is_stated_without_scim();
        let team_plan = self.app.team.plan.value().map(String::as_str);
        let by_name = team_plan
            .and_then(|name| self.named(name))
            .filter(|row| may_be(row));
        if by_name.is_some() {
            return by_name;
        }
        let currency = self.currency();
        let dearest = self
            .cheapest_plan()
            .and_then(|row| row.yearly_in(currency))
            .map(Yearly::order);
        self.rows
            .iter()
            .filter(|row| may_be(row))
            .filter_map(|row| Some((row.yearly_in(currency)?.order(), row)))
            .filter(|(order, _)| dearest.is_none_or(|dearest| *order <= dearest))
            .min_by_key(|(order, _)| *order)
            .map(|(_, row)| row)
    }

    /// The cheapest plan with SCIM at this size that has a price; `None` also where a plan that stands before it in the
    /// price list could not be read, since that one may be the cheapest.
    pub fn cheapest_plan(&self) -> Option<&Row<'a>> {
        let currency = self.currency();
        let best = self
            .plans_with_scim()
            .filter_map(|row| Some((row.yearly_in(currency)?.order(), row)))
            .min_by_key(|(order, _)| *order)
            .map(|(_, row)| row)?;
        let unread_before = self
            .plans_with_scim()
            .any(|row| row.is_not_read() && row.place < best.place);
        (!unread_before).then_some(best)
    }

    /// The cheapest add-on with SCIM at this size that has a price.
    pub fn cheapest_add_on(&self) -> Option<&Row<'a>> {
        let currency = self.currency();
        self.rows
            .iter()
            .filter(|row| row.is_add_on() && row.has_scim())
            .filter_map(|row| Some((row.yearly_in(currency)?.order(), row)))
            .min_by_key(|(order, _)| *order)
            .map(|(_, row)| row)
    }

    fn plans_with_scim(&self) -> impl Iterator<Item = &Row<'a>> {
        self.rows
            .iter()
            .filter(|row| row.is_plan() && row.has_scim())
    }

    /// Whether any tier is stated to have SCIM, whatever the size.
    pub fn names_scim(&self) -> bool {
        self.rows.iter().any(Row::has_scim)
    }

    /// The first tier with SCIM that fits and whose price stands so; plans before add-ons.
    pub fn scim_tier_that_is(&self, state: PriceState) -> Option<&Row<'a>> {
        let of = |add_on: bool| {
            self.rows.iter().find(move |row| {
                row.has_scim()
                    && row.is_add_on() == add_on
                    && row.fits()
                    && row.annual.state() == state
            })
        };
        of(false).or_else(|| of(true))
    }

    /// Whether a tier with SCIM is sold at this size.
    pub fn scim_fits(&self) -> bool {
        self.rows.iter().any(|row| row.has_scim() && row.fits())
    }

    /// Whether every paid plan for teams that fits, at least one, is stated to have SCIM.
    pub fn every_paid_plan_has_scim(&self) -> bool {
        let mut paid = self
            .rows
            .iter()
            .filter(|row| row.is_paid_team_plan() && row.fits())
            .peekable();
        paid.peek().is_some() && paid.all(Row::has_scim)
    }

    /// Whether one of the paid plans with SCIM that fit can be summed.
    pub fn a_scim_plan_is_priced(&self) -> bool {
        self.plans_with_scim()
            .any(|row| row.is_paid_team_plan() && row.yearly().is_some())
    }

    /// What a year on the cheapest plan with SCIM costs where a free plan is stated to be without it.
    pub fn above_free(&self) -> Option<&Row<'a>> {
        let free_without = self
            .rows
            .iter()
            .any(|row| row.is_plan() && row.is_free() && row.is_stated_without_scim());
        self.cheapest_plan().filter(|_| free_without)
    }
}
