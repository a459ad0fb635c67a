//! The sums of single prices, form by form.

use super::*;
use crate::catalog::Catalog;
use crate::catalog::price::{Amount, Charge, Period, Seats};

fn app() -> &'static App {
    static APP: std::sync::OnceLock<App> = std::sync::OnceLock::new();
    APP.get_or_init(|| Catalog::builtin().unwrap().app("slack").unwrap().clone())
}

fn month(dollars_and_cents: i64) -> Amount {
    Amount::exact(Cents(dollars_and_cents), Period::Month)
}

fn year(dollars: i64) -> Amount {
    Amount::exact(Cents::whole(dollars), Period::Year)
}

fn seats(least: Option<u32>, most: Option<u32>) -> Seats {
    Seats { least, most }
}

/// A year's cost in whole cents as (low, high), or the state.
fn cost(terms: &Terms, kind: TierKind, at: u32) -> Result<(i64, Option<i64>), PriceState> {
    let app = app();
    let price = Priceable {
        terms: Some(terms),
        kind,
        least: None,
    };
    match annual(app, price, at) {
        Annual::Priced(yearly) => Ok((yearly.range.low.0, yearly.range.high.map(|high| high.0))),
        Annual::Not(why) => Err(why.state()),
    }
}

fn plan(offers: Vec<Offer>, at: u32) -> Result<(i64, Option<i64>), PriceState> {
    cost(&Terms::Offers(offers), TierKind::Plan, at)
}

fn exactly(dollars: i64) -> Result<(i64, Option<i64>), PriceState> {
    Ok((dollars * 100, Some(dollars * 100)))
}

#[test]
fn per_seat_prices_bill_at_least_the_minimum() {
    let offer = || Offer {
        seats: seats(Some(10), Some(50)),
        ..Offer::of(Charge::PerSeat(month(1_000)))
    };
    for (at, cost) in [
        (1, exactly(1_200)),
        (10, exactly(1_200)),
        (11, exactly(1_320)),
        (50, exactly(6_000)),
        (51, Err(PriceState::Unavailable)),
    ] {
        assert_eq!(plan(vec![offer()], at), cost, "{at} seats");
    }
}

#[test]
fn packages_charge_the_seats_beyond_the_included_ones_by_their_own_period() {
    // Metabase Pro: $517.50 a month with 10 users, $130 a user and year beyond.
    let offer = |further| {
        Offer::of(Charge::Package {
            base: month(51_750),
            included: 10,
            further,
        })
    };
    assert_eq!(plan(vec![offer(Some(year(130)))], 10), exactly(6_210));
    assert_eq!(plan(vec![offer(Some(year(130)))], 50), exactly(11_410));
    assert_eq!(plan(vec![offer(None)], 10), exactly(6_210));
    assert_eq!(plan(vec![offer(None)], 11), Err(PriceState::NotSeats));
}

#[test]
fn a_bare_amount_is_what_an_add_on_costs_and_no_plans_price() {
    let bare = Terms::Offers(vec![Offer::of(Charge::Bare(month(50_000)))]);
    assert_eq!(cost(&bare, TierKind::AddOn, 100), exactly(6_000));
    assert_eq!(cost(&bare, TierKind::Plan, 100), Err(PriceState::NotSeats));
}

#[test]
fn units_that_are_no_seats_and_single_payments_give_no_sum() {
    let host = Offer::of(Charge::PerUnit {
        amount: month(3_300),
        unit: "host".to_owned(),
        seat: None,
    });
    let once = Offer::of(Charge::Flat(Amount::exact(Cents::whole(300), Period::Once)));
    let each = Offer::of(Charge::PerSeat(Amount::exact(Cents(50), Period::Each)));
    for offer in [host, once, each] {
        assert_eq!(plan(vec![offer], 5), Err(PriceState::NotSeats));
    }
}

#[test]
fn the_annual_offer_counts_and_of_those_side_by_side_the_cheapest_that_fits() {
    let billed = |billing, cents| Offer {
        billing,
        ..Offer::of(Charge::PerSeat(month(cents)))
    };
    let both = vec![billed(Billing::Monthly, 875), billed(Billing::Annual, 725)];
    assert_eq!(plan(both, 100), exactly(8_700));
    assert_eq!(
        plan(vec![billed(Billing::Monthly, 420)], 100),
        exactly(5_040)
    );
    let bands = || {
        vec![
            Offer {
                seats: seats(None, Some(10)),
                ..billed(Billing::Annual, 1_000)
            },
            Offer {
                seats: seats(Some(11), Some(100)),
                ..billed(Billing::Annual, 500)
            },
        ]
    };
    // Two people pay $20 a month in the first band, and $55 in the second.
    assert_eq!(plan(bands(), 2), exactly(240));
    // Ten pay $100 a month in the first and, as eleven, $55 in the second.
    assert_eq!(plan(bands(), 10), exactly(660));
    assert_eq!(plan(bands(), 100), exactly(6_000));
    assert_eq!(plan(bands(), 101), Err(PriceState::Unavailable));
}

#[test]
fn an_annual_offer_that_is_too_small_gives_way_and_one_without_a_sum_does_not() {
    let small = Offer {
        billing: Billing::Annual,
        seats: seats(None, Some(10)),
        ..Offer::of(Charge::PerSeat(month(500)))
    };
    let unclear = Offer {
        billing: Billing::Annual,
        ..Offer::of(Charge::Bare(month(500)))
    };
    let monthly = || Offer {
        billing: Billing::Monthly,
        ..Offer::of(Charge::PerSeat(month(700)))
    };
    assert_eq!(plan(vec![small, monthly()], 100), exactly(8_400));
    assert_eq!(
        plan(vec![unclear, monthly()], 100),
        Err(PriceState::NotSeats)
    );
}

#[test]
fn ranges_have_two_ends_and_from_is_open_above() {
    let range = Offer::of(Charge::PerSeat(Amount::range(
        Cents(2_500),
        Cents(5_000),
        Period::Month,
    )));
    assert_eq!(plan(vec![range], 10), Ok((300_000, Some(600_000))));
    let from = Offer {
        from: true,
        ..Offer::of(Charge::Flat(year(15_000)))
    };
    assert_eq!(plan(vec![from], 500), Ok((1_500_000, None)));
    let usage = Offer {
        plus: Some("usage".to_owned()),
        ..Offer::of(Charge::PerSeat(month(1_000)))
    };
    assert_eq!(plan(vec![usage], 10), Ok((120_000, None)));
}

#[test]
fn the_minimum_spend_is_the_least_that_is_billed() {
    let offer = || Offer {
        minimum_spend: Some(year(1_000)),
        ..Offer::of(Charge::PerSeat(month(1_000)))
    };
    assert_eq!(plan(vec![offer()], 8), exactly(1_000));
    assert_eq!(plan(vec![offer()], 9), exactly(1_080));
}

#[test]
fn a_tier_plus_an_amount_is_the_tiers_price_and_the_amount() {
    let on_pro = Terms::PlusTier {
        tier: "Pro".to_owned(),
        plus: vec![Offer::of(Charge::Bare(month(30_000)))],
    };
    // Slack Pro is $7.25 a seat and month.
    assert_eq!(cost(&on_pro, TierKind::Plan, 100), exactly(8_700 + 3_600));
    let on_nothing = Terms::PlusTier {
        tier: "Platinum".to_owned(),
        plus: vec![Offer::of(Charge::Bare(month(30_000)))],
    };
    assert_eq!(
        cost(&on_nothing, TierKind::Plan, 100),
        Err(PriceState::Unknown)
    );
}

#[test]
fn words_without_amounts_say_where_they_stand() {
    let free = |most| Terms::Free {
        seats: seats(None, most),
    };
    for (terms, state) in [
        (Terms::quote(), PriceState::Quote),
        (Terms::Usage { named: Vec::new() }, PriceState::Usage),
        (
            Terms::NotRead {
                why: "x".to_owned(),
            },
            PriceState::NotRead,
        ),
        (Terms::NotDisclosed, PriceState::Unknown),
        (Terms::Included, PriceState::Unknown),
        (Terms::NotOffered, PriceState::Unavailable),
        (free(Some(2)), PriceState::Unavailable),
    ] {
        assert_eq!(cost(&terms, TierKind::Plan, 3), Err(state), "{terms:?}");
    }
    assert_eq!(cost(&free(None), TierKind::Plan, 3), exactly(0));
    assert_eq!(cost(&free(Some(3)), TierKind::Plan, 3), exactly(0));
}

#[test]
fn prices_in_other_currencies_keep_them() {
    let euros = Offer {
        currency: Currency::Eur,
        ..Offer::of(Charge::PerSeat(month(4_999)))
    };
    let app = app();
    let terms = Terms::Offers(vec![euros]);
    let price = Priceable {
        terms: Some(&terms),
        kind: TierKind::Plan,
        least: Some(50),
    };
    let range = annual(app, price, 10).range().unwrap();
    assert_eq!(range.currency, Currency::Eur);
    assert_eq!(
        range.low,
        Cents(4_999 * 12 * 50),
        "the stated minimum of 50 is billed"
    );
}
