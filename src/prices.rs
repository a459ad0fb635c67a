//! QUESTIONS: every price of the catalog: what was read of it, what was not and why, and what it costs a year at a number
//! of seats.
//!
//! Lives here: the rows, how many stand in which state, the share that was read. Their columns stand in `columns`. Must
//! not live here: how words are read (`catalog`), the sum of a price (`cost`), how a table is written.

mod columns;

use crate::catalog::price::Price;
use crate::catalog::words::TierKind;
use crate::catalog::{App, AppId};
use crate::cost::{Annual, NotPriced, PriceState, Priceable, Range, annual};
use crate::field::sort_by_column;

pub use columns::{COLUMNS, PriceColumn, column, default_columns, sheet_columns};

/// The states of a price, in the order in which they are counted.
pub const STATES: [PriceState; 7] = [
    PriceState::Priced,
    PriceState::Unavailable,
    PriceState::NotSeats,
    PriceState::Quote,
    PriceState::Usage,
    PriceState::NotRead,
    PriceState::Unknown,
];

/// What a state means, for readers.
#[must_use]
pub const fn state_in_words(state: PriceState) -> &'static str {
    match state {
        PriceState::Priced => "has a yearly cost",
        PriceState::Unavailable => "not sold at this size, or not at all",
        PriceState::NotSeats => "an amount that is not for seats",
        PriceState::Quote => "by quote",
        PriceState::Usage => "billed by usage",
        PriceState::NotRead => "words that could not be read with certainty",
        PriceState::Unknown => "not documented",
    }
}

/// The smallest size. What has no yearly cost for one seat has none at any size, so that without a number of seats a
/// price stands where it stands here.
const SMALLEST: u32 = 1;

/// What a price is the price of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PriceKind {
    /// A tier of the price list.
    Tier(TierKind),
    /// SCIM as an add-on.
    ScimAddOn,
    /// The plan with SCIM, as its source words it beside the price list.
    ScimPlan,
    /// The plan for teams, as its source words it beside the price list.
    TeamPlan,
}

impl PriceKind {
    /// The word in tables, CSV and JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            PriceKind::Tier(kind) => kind.word(),
            PriceKind::ScimAddOn => "scim_add_on",
            PriceKind::ScimPlan => "scim_plan",
            PriceKind::TeamPlan => "team_plan",
        }
    }
}

/// At which size prices are reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// So many seats; none: no yearly cost is asked for.
    pub seats: Option<u32>,
}

/// One price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceRow {
    /// Of which app.
    pub app: AppId,
    /// The app's name.
    pub app_name: String,
    /// Of which tier or plan, by name.
    pub tier: String,
    /// What it is the price of.
    pub kind: PriceKind,
    /// The price: its words, and the terms that were read from them.
    pub price: Price,
    /// Where it stands at the size.
    pub state: PriceState,
    /// Why it has no yearly cost, without a full stop; none where it has one.
    pub why: Option<String>,
    /// The yearly cost at the size; none where no size is asked for, or the price has no sum.
    pub yearly: Option<Yearly>,
}

/// What a price costs a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Yearly {
    /// How much.
    pub range: Range,
    /// Fees paid once, beside it, in cents; 0 where none is stated.
    pub one_time_cents: i64,
    /// The seats that are billed: the greater of the size and the minimum.
    pub billed: u32,
}

/// The prices of apps at a size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prices {
    /// At which size.
    pub size: Size,
    /// The prices, app by app, in the order of the price lists until sorted.
    pub rows: Vec<PriceRow>,
    /// How many tiers of the same apps have no price documented.
    pub without: usize,
}

/// How much of the prices that name an amount of money was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// Prices whose words name an amount.
    pub amounts: usize,
    /// Those of them that were read with certainty.
    pub read: usize,
}

impl Prices {
    /// The prices of apps: one a tier with price words, then those of SCIM and of the plan for teams.
    #[must_use]
    pub fn new(apps: &[&App], size: Size) -> Prices {
        let row = |app: &App, priced: &Priced<'_>| PriceRow::new(app, priced, size);
        let rows = apps
            .iter()
            .flat_map(|app| priced(app).into_iter().map(move |priced| row(app, &priced)));
        let tiers = apps.iter().flat_map(|app| &app.tiers);
        Prices {
            size,
            rows: rows.collect(),
            without: tiers.filter(|tier| tier.price.value().is_none()).count(),
        }
    }

    /// Orders the prices by a column; prices that are equal under it keep their order.
    pub fn sort(&mut self, column: &PriceColumn, descending: bool) {
        let size = self.size;
        sort_by_column(
            &mut self.rows,
            |row| (column.sort_key)(row, &size),
            descending,
        );
    }

    /// How many prices stand in each state, in the order of [`STATES`].
    #[must_use]
    pub fn counts(&self) -> [(PriceState, usize); 7] {
        STATES.map(|state| {
            let of_state = self.rows.iter().filter(|row| row.state == state);
            (state, of_state.count())
        })
    }

    /// How much of the prices of tiers and add-ons that name an amount was read. A layer's summary of what SCIM or the
    /// plan for teams costs often holds several prices in one sentence; it is listed, and does not count here.
    #[must_use]
    pub fn reading(&self) -> Reading {
        let counts = |row: &&PriceRow| match row.kind {
            PriceKind::Tier(_) | PriceKind::ScimAddOn => row.price.names_an_amount(),
            PriceKind::ScimPlan | PriceKind::TeamPlan => false,
        };
        let amounts = || self.rows.iter().filter(counts);
        Reading {
            amounts: amounts().count(),
            read: amounts().filter(|row| row.price.is_read()).count(),
        }
    }
}

impl Reading {
    /// The share that was read, in ten-thousandths, rounded down; none where no price names an amount.
    #[must_use]
    pub fn ten_thousandths(&self) -> Option<u32> {
        let share = self.read.saturating_mul(10_000).checked_div(self.amounts)?;
        u32::try_from(share).ok()
    }
}

impl PriceRow {
    fn new(app: &App, priced: &Priced<'_>, size: Size) -> PriceRow {
        let seats = size.seats.unwrap_or(SMALLEST);
        let at = annual(app, priced.priceable, seats);
        let why = match &at {
            Annual::Priced(_) => None,
            Annual::Not(why) => Some(NotPriced::words(why)),
        };
        let yearly = at.yearly().filter(|_| size.seats.is_some());
        PriceRow {
            app: app.id.clone(),
            app_name: app.display_name().to_owned(),
            tier: priced.name.to_owned(),
            kind: priced.kind,
            price: priced.price.clone(),
            state: at.state(),
            why,
            yearly: yearly.map(|yearly| Yearly {
                range: yearly.range,
                one_time_cents: yearly.one_time.0,
                billed: yearly.billed,
            }),
        }
    }
}

/// A price of an app, by reference.
struct Priced<'a> {
    name: &'a str,
    kind: PriceKind,
    price: &'a Price,
    priceable: Priceable<'a>,
}

/// How many prices of an app are documented.
#[must_use]
pub fn count(app: &App) -> usize {
    priced(app).len()
}

/// Every price of an app.
fn priced(app: &App) -> Vec<Priced<'_>> {
    let mut all: Vec<Priced<'_>> = app
        .tiers
        .iter()
        .filter_map(|tier| {
            Some(Priced {
                name: &tier.name,
                kind: PriceKind::Tier(tier.kind),
                price: tier.price.value()?,
                priceable: Priceable::of(app, tier),
            })
        })
        .collect();
    let least = app.scim.min_seats.get();
    let further = [
        (
            PriceKind::ScimAddOn,
            "SCIM as an add-on",
            &app.scim.addon_price,
        ),
        (
            PriceKind::ScimPlan,
            app.scim
                .plan
                .value()
                .map_or("the plan with SCIM", String::as_str),
            &app.scim.price,
        ),
        (
            PriceKind::TeamPlan,
            app.team
                .plan
                .value()
                .map_or("the plan for teams", String::as_str),
            &app.team.price,
        ),
    ];
    for (kind, name, fact) in further {
        let Some(price) = fact.value() else {
            continue;
        };
        let (tier_kind, least) = match kind {
            PriceKind::ScimAddOn => (TierKind::AddOn, least),
            PriceKind::ScimPlan => (TierKind::Plan, least),
            PriceKind::Tier(_) | PriceKind::TeamPlan => (TierKind::Plan, None),
        };
        all.push(Priced {
            name,
            kind,
            price,
            priceable: Priceable {
                terms: Some(price.terms()),
                kind: tier_kind,
                least,
            },
        });
    }
    all
}

#[cfg(test)]
mod tests;
