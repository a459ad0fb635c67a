//! The frame of a price: its words, how they were read, and the terms where they were read with certainty.

use serde::Serialize;

use crate::catalog::money::{Cents, Currency};
use crate::catalog::price::{Amount, Billing, Charge, Offer, Period, Price, Seats, Terms};
use crate::text::Clean;

/// A price.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PriceFrame {
    text: Clean,
    reading: Option<Clean>,
    terms: Option<TermsFrame>,
}

/// What the words of a price say.
#[derive(Debug, Clone, Serialize)]
pub(super) struct TermsFrame {
    kind: &'static str,
    tier: Option<Clean>,
    least_seats: Option<u32>,
    most_seats: Option<u32>,
    offers: Vec<OfferFrame>,
}

#[derive(Debug, Clone, Serialize)]
struct OfferFrame {
    billing: &'static str,
    billing_months: Option<u16>,
    charge: &'static str,
    amount: AmountFrame,
    included_seats: Option<u32>,
    further_seat: Option<AmountFrame>,
    unit: Option<Clean>,
    least_seats: Option<u32>,
    most_seats: Option<u32>,
    minimum_spend: Option<AmountFrame>,
    one_time_cents: Option<i64>,
    about: bool,
    plus: Option<Clean>,
    other_seats: Vec<OtherSeatFrame>,
}

#[derive(Debug, Clone, Serialize)]
struct OtherSeatFrame {
    name: Clean,
    amount: AmountFrame,
}

#[derive(Debug, Clone, Serialize)]
struct AmountFrame {
    currency: &'static str,
    low_cents: i64,
    high_cents: Option<i64>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    open: bool,
    period: &'static str,
}

impl PriceFrame {
    pub(super) fn new(price: &Price) -> PriceFrame {
        PriceFrame {
            text: Clean::line(price.text()),
            reading: reading(price.terms()),
            terms: terms(price.terms()),
        }
    }
}

/// The terms in plain words; none where the words say that nothing is published.
fn reading(terms: &Terms) -> Option<Clean> {
    match terms {
        Terms::NotDisclosed => None,
        Terms::Free { .. }
        | Terms::Included
        | Terms::Offers(_)
        | Terms::PlusTier { .. }
        | Terms::Quote { .. }
        | Terms::Usage { .. }
        | Terms::NotRead { .. }
        | Terms::NotOffered => Some(Clean::line(terms.describe())),
    }
}

/// The terms; none where the words were not read, or where they say that nothing is published.
pub(super) fn terms(terms: &Terms) -> Option<TermsFrame> {
    let of = |kind: &'static str, seats: &Seats, offers: &[Offer]| TermsFrame {
        kind,
        tier: None,
        least_seats: seats.least,
        most_seats: seats.most,
        offers: offers.iter().map(offer).collect(),
    };
    match terms {
        Terms::Free { seats } => Some(of("free", seats, &[])),
        Terms::Included => Some(of("included", &Seats::ANY, &[])),
        Terms::Offers(offers) => Some(of("offers", &Seats::ANY, offers)),
        Terms::PlusTier { tier, plus } => Some(TermsFrame {
            tier: Some(Clean::line(tier)),
            ..of("plus_tier", &Seats::ANY, plus)
        }),
        Terms::Quote { seats, named } => Some(of("quote", seats, named)),
        Terms::Usage { named } => Some(of("usage", &Seats::ANY, named)),
        Terms::NotOffered => Some(of("not_offered", &Seats::ANY, &[])),
        Terms::NotRead { .. } | Terms::NotDisclosed => None,
    }
}

fn offer(offer: &Offer) -> OfferFrame {
    let (billing, billing_months) = match offer.billing {
        Billing::Annual => ("annual", Some(12)),
        Billing::Monthly => ("monthly", Some(1)),
        Billing::Months(months) => ("months", Some(months)),
        Billing::NotStated => ("unknown", None),
    };
    let plain = |value: &Amount| amount(value, offer.currency, false);
    let charged = |value: &Amount| amount(value, offer.currency, offer.is_open_above());
    let (charge, main, included_seats, further_seat, unit) = match &offer.charge {
        Charge::PerSeat(value) => ("per_seat", value, None, None, None),
        Charge::Flat(value) => ("flat", value, None, None, None),
        Charge::Package {
            base,
            included,
            further,
        } => ("package", base, Some(*included), further.as_ref(), None),
        Charge::Bare(value) => ("bare", value, None, None, None),
        Charge::PerUnit { amount, unit, seat } => {
            ("per_unit", amount, None, seat.as_ref(), Some(unit))
        }
    };
    OfferFrame {
        billing,
        billing_months,
        charge,
        amount: charged(main),
        included_seats,
        further_seat: further_seat.map(plain),
        unit: unit.map(Clean::line),
        least_seats: offer.seats.least,
        most_seats: offer.seats.most,
        minimum_spend: offer.minimum_spend.as_ref().map(plain),
        one_time_cents: offer.one_time.map(|Cents(cents)| cents),
        about: offer.about,
        plus: offer.plus.as_deref().map(Clean::line),
        other_seats: offer
            .other_seats
            .iter()
            .map(|seat| OtherSeatFrame {
                name: Clean::line(&seat.name),
                amount: plain(&seat.amount),
            })
            .collect(),
    }
}

fn amount(amount: &Amount, currency: Currency, open: bool) -> AmountFrame {
    AmountFrame {
        currency: currency.code(),
        low_cents: amount.low().0,
        high_cents: (!open).then(|| amount.high().0),
        open,
        period: match amount.period {
            Period::Month => "month",
            Period::Year => "year",
            Period::Once => "once",
            Period::Each => "each",
        },
    }
}
