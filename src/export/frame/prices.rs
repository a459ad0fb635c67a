//! The frame of prices: what was read of each, and its yearly cost at the size.

use serde::Serialize;

use crate::cost::{PriceState, Range};
use crate::export::report::PricesReport;
use crate::prices::PriceRow;
use crate::text::Clean;

use super::SCHEMA;
use super::price::{TermsFrame, terms};

/// Prices with the question that they answer.
#[derive(Debug, Clone, Serialize)]
pub struct PricesFrame {
    schema: u32,
    query: Clean,
    /// The size; null where no yearly cost is asked for.
    seats: Option<u32>,
    /// Of the listed prices that name an amount, the share that was read; null where none names one.
    share_read: Option<f64>,
    amounts_named: usize,
    amounts_read: usize,
    /// How many of the catalog's tiers have a price documented.
    total: usize,
    matched: usize,
    tiers_without_price: usize,
    states: StatesFrame,
    /// The prices, in order.
    pub prices: Vec<PriceFrame>,
}

/// How many prices stand in each state.
#[derive(Debug, Clone, Default, Serialize)]
struct StatesFrame {
    priced: usize,
    unavailable: usize,
    not_seats: usize,
    quote: usize,
    usage: usize,
    not_read: usize,
    unknown: usize,
}

/// One price.
#[derive(Debug, Clone, Serialize)]
pub struct PriceFrame {
    app: Clean,
    name: Clean,
    tier: Clean,
    kind: &'static str,
    text: Clean,
    reading: Clean,
    terms: Option<TermsFrame>,
    state: &'static str,
    why: Option<Clean>,
    yearly: Option<Range>,
    one_time_cents: Option<i64>,
    billed_seats: Option<u32>,
}

impl PricesFrame {
    /// The frame of a report of prices.
    #[must_use]
    pub fn new(report: &PricesReport<'_>) -> PricesFrame {
        let prices = &report.prices;
        let reading = prices.reading();
        let share = reading.ten_thousandths();
        let mut states = StatesFrame::default();
        for (state, count) in prices.counts() {
            match state {
                PriceState::Priced => states.priced = count,
                PriceState::Unavailable => states.unavailable = count,
                PriceState::NotSeats => states.not_seats = count,
                PriceState::Quote => states.quote = count,
                PriceState::Usage => states.usage = count,
                PriceState::NotRead => states.not_read = count,
                PriceState::Unknown => states.unknown = count,
            }
        }
        PricesFrame {
            schema: SCHEMA,
            query: Clean::line(&report.query),
            seats: prices.size.seats,
            share_read: share.map(|share| f64::from(share) / 10_000.0),
            amounts_named: reading.amounts,
            amounts_read: reading.read,
            total: report.total(),
            matched: prices.rows.len(),
            tiers_without_price: prices.without,
            states,
            prices: prices.rows.iter().map(price).collect(),
        }
    }
}

fn price(row: &PriceRow) -> PriceFrame {
    PriceFrame {
        app: Clean::line(row.app.as_str()),
        name: Clean::line(&row.app_name),
        tier: Clean::line(&row.tier),
        kind: row.kind.word(),
        text: Clean::line(row.price.text()),
        reading: Clean::line(row.price.terms().describe()),
        terms: terms(row.price.terms()),
        state: row.state.word(),
        why: row.why.as_deref().map(Clean::line),
        yearly: row.yearly.map(|yearly| yearly.range),
        one_time_cents: row.yearly.map(|yearly| yearly.one_time_cents),
        billed_seats: row.yearly.map(|yearly| yearly.billed),
    }
}
