//! What is listed of prices, and what is not.

use super::*;
use crate::catalog::Catalog;
use crate::catalog::price::Terms;
use crate::field::NOT_DOCUMENTED;

fn prices(seats: Option<u32>) -> Prices {
    let catalog = Catalog::builtin().unwrap();
    let apps: Vec<&App> = catalog.apps().iter().collect();
    Prices::new(&apps, Size { seats })
}

fn of<'a>(prices: &'a Prices, app: &str, tier: &str) -> &'a PriceRow {
    let mut rows = prices.rows.iter();
    rows.find(|row| row.app.as_str() == app && row.tier == tier)
        .unwrap()
}

#[test]
fn every_price_of_every_price_list_has_a_row() {
    let catalog = Catalog::builtin().unwrap();
    let tiers: usize = catalog.apps().iter().map(|app| app.tiers.len()).sum();
    let prices = prices(Some(100));
    let of_tiers = prices
        .rows
        .iter()
        .filter(|row| matches!(row.kind, PriceKind::Tier(_)));
    assert_eq!(of_tiers.count() + prices.without, tiers);
    assert!(prices.rows.len() > 2_000, "{}", prices.rows.len());
    let counted: usize = prices.counts().iter().map(|(_, count)| count).sum();
    assert_eq!(counted, prices.rows.len());
}

#[test]
fn at_least_92_of_100_prices_that_name_an_amount_are_read() {
    let reading = prices(None).reading();
    assert!(reading.amounts > 1_000, "{reading:?}");
    assert!(reading.ten_thousandths().unwrap() >= 9_200, "{reading:?}");
    let none = Reading {
        amounts: 0,
        read: 0,
    };
    assert_eq!(none.ten_thousandths(), None);
}

#[test]
fn yearly_costs_are_those_of_the_cost_model() {
    let prices = prices(Some(100));
    for (app, tier, state, year) in [
        ("slack", "Pro", "priced", "$8,700"),
        ("slack", "Enterprise+", "quote", "by quote"),
        ("metabase", "Starter", "priced", "$7,255"),
        ("hubspot", "Professional", "priced", "$108,000"),
    ] {
        let row = of(&prices, app, tier);
        assert_eq!(row.state.word(), state, "{app} {tier}");
        let text = (column("year").unwrap().text)(row, &prices.size);
        assert_eq!(text, year, "{app} {tier}");
    }
    assert_eq!(
        of(&prices, "hubspot", "Professional")
            .yearly
            .map(|yearly| yearly.one_time_cents),
        Some(150_000)
    );
}

#[test]
fn a_state_without_a_size_is_that_of_some_size() {
    let without = prices(None);
    assert!(without.rows.iter().all(|row| row.yearly.is_none()));
    let at: Vec<Prices> = [1, 5, 25, 500, 100_000]
        .map(|seats| prices(Some(seats)))
        .into();
    for (place, row) in without.rows.iter().enumerate() {
        let states: Vec<PriceState> = at.iter().map(|at| at.rows[place].state).collect();
        assert!(states.contains(&row.state), "{row:?}");
        // A price that has a sum at any size is called priced.
        let priced = states.contains(&PriceState::Priced);
        assert_eq!(
            priced,
            row.state == PriceState::Priced,
            "{row:?} {states:?}"
        );
    }
}

#[test]
fn what_has_no_sum_says_why_and_shows_no_figure() {
    let prices = prices(Some(100));
    for row in &prices.rows {
        assert_eq!(row.why.is_none(), row.yearly.is_some(), "{row:?}");
        assert_eq!(row.yearly.is_some(), row.state == PriceState::Priced);
        let unread = matches!(row.price.terms(), Terms::NotRead { .. });
        assert_eq!(unread, row.state == PriceState::NotRead, "{row:?}");
        for column in COLUMNS {
            let text = (column.text)(row, &prices.size);
            assert!(!text.trim().is_empty(), "{} of {row:?}", column.key);
        }
        if row.yearly.is_none() {
            let low = (column("low_cents").unwrap().text)(row, &prices.size);
            assert!([NOT_DOCUMENTED, "none"].contains(&low.as_str()), "{low}");
        }
    }
}

#[test]
fn prices_without_a_sum_stand_last_in_either_direction() {
    let mut prices = prices(Some(100));
    for descending in [false, true] {
        prices.sort(column("year").unwrap(), descending);
        let lows: Vec<Option<i64>> = prices
            .rows
            .iter()
            .map(|row| row.yearly.map(|yearly| yearly.range.low.0))
            .collect();
        let known: Vec<i64> = lows.iter().flatten().copied().collect();
        assert!(lows[..known.len()].iter().all(Option::is_some));
        assert!(known.is_sorted_by(|a, b| if descending { a >= b } else { a <= b }));
    }
}

#[test]
fn prices_stated_beside_the_price_list_are_listed_too() {
    let catalog = Catalog::builtin().unwrap();
    let prices = prices(Some(100));
    let of_kind = |kind: PriceKind| prices.rows.iter().filter(|row| row.kind == kind).count();
    let stated = |get: fn(&App) -> bool| catalog.apps().iter().filter(|app| get(app)).count();
    assert_eq!(of_kind(PriceKind::ScimAddOn), 22);
    assert_eq!(
        of_kind(PriceKind::ScimAddOn),
        stated(|app| app.scim.addon_price.value().is_some())
    );
    assert_eq!(
        of_kind(PriceKind::ScimPlan),
        stated(|app| app.scim.price.value().is_some())
    );
    assert_eq!(
        of_kind(PriceKind::TeamPlan),
        stated(|app| app.team.price.value().is_some())
    );
    let counted: usize = catalog.apps().iter().map(count).sum();
    assert_eq!(counted, prices.rows.len());
}
