//! Laws that hold for every app under every scenario.

use proptest::prelude::*;
use scimdex::catalog::money::Cents;
use scimdex::catalog::{App, Idp};
use scimdex::cost::{
    Annual, Basis, Dial, Percent, Priceable, Range, Reach, Scenario, Winner, annual, break_even,
    curve, estimate_now, headline,
};

use crate::common::catalog;

fn any_app() -> impl Strategy<Value = &'static App> {
    (0..catalog().apps().len()).prop_map(|place| catalog().apps().get(place).unwrap())
}

/// An app whose native SCIM has a price or comes along, where the laws have something to bite on.
fn priced_app() -> impl Strategy<Value = &'static App> {
    let priced: Vec<&'static App> = catalog()
        .apps()
        .iter()
        .filter(|app| {
            estimate_now(app, &Scenario::default(), None)
                .native
                .yearly
                .is_some()
        })
        .collect();
    (0..priced.len()).prop_map(move |place| priced[place])
}

fn any_reach(app: &App, idp: Option<usize>) -> Option<Reach> {
    idp.and_then(|place| Idp::ALL.get(place))
        .map(|idp| Reach::of(app, *idp))
}

prop_compose! {
    fn any_scenario()(
        headcount in 1_u32..=100_000,
        share in 1_u32..=1000,
        hourly in proptest::option::of(0_i64..=100_000),
        idle in proptest::option::of(0_i64..=10_000_000),
        fee in proptest::option::of(0_i64..=5_000_000),
        left in prop_oneof![Just(0_u32), Just(1000), 0_u32..=1000],
        rates in (0_u32..=2000, proptest::option::of(0_u32..=2000), 0_u32..=2000),
        minutes in 0_u32..=480,
        switches in (any::<bool>(), any::<bool>()),
    ) -> Scenario {
        let mut scenario = Scenario::default();
        scenario.set_headcount(headcount).unwrap();
        scenario.set_seat_share(Percent(share)).unwrap();
        scenario.set_hourly(hourly.map(Cents)).unwrap();
        scenario.set_idle_licence(idle.map(Cents)).unwrap();
        scenario.set_connector_fee(fee.map(Cents)).unwrap();
        scenario.set_work_left(Percent(left)).unwrap();
        scenario.set_leavers(Percent(rates.0)).unwrap();
        scenario.set_joiners(rates.1.map(Percent)).unwrap();
        scenario.set_moves(Percent(rates.2)).unwrap();
        scenario.set_minutes(minutes).unwrap();
        scenario.set_compliance(switches.0);
        scenario.set_basis(if switches.1 { Basis::Events } else { Basis::Reference });
        scenario
    }
}

fn at(scenario: &Scenario, headcount: u32) -> Scenario {
    let mut scenario = scenario.clone();
    scenario.set_headcount(headcount).unwrap();
    scenario
}

/// The winner at a size, as the crossings tell it.
fn told(start: Winner, crossings: &[scimdex::cost::Crossing], size: u32) -> Winner {
    crossings
        .iter()
        .rfind(|crossing| crossing.size <= size)
        .map_or(start, |crossing| crossing.above)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn handwork_never_falls_as_headcount_grows(
        app in any_app(), scenario in any_scenario(), more in 0_u32..=100_000
    ) {
        let grown = at(&scenario, scenario.headcount().max(more));
        let (before, after) = (
            estimate_now(app, &scenario, None).manual,
            estimate_now(app, &grown, None).manual,
        );
        prop_assert!(before.total.low <= after.total.low, "{}", app.id);
    }

    #[test]
    fn a_priced_tier_never_falls_as_seats_grow_within_one_offer(
        app in any_app(), seats in 1_u32..=99_999
    ) {
        for tier in &app.tiers {
            let cost = |seats| annual(app, Priceable::of(app, tier), seats);
            let (Annual::Priced(before), Annual::Priced(after)) = (cost(seats), cost(seats + 1)) else {
                continue;
            };
            if before.offer == after.offer && before.base == after.base {
                prop_assert!(before.range.low <= after.range.low, "{}: {}", app.id, tier.name);
                prop_assert!(before.range.high <= after.range.high, "{}: {}", app.id, tier.name);
            }
        }
    }

    #[test]
    fn ranges_are_in_order_and_curves_pass_through_estimates(
        app in any_app(), scenario in any_scenario(), idp in proptest::option::of(0_usize..5)
    ) {
        let reach = any_reach(app, idp);
        let estimate = estimate_now(app, &scenario, reach);
        let in_order = |range: Range| range.high.is_none_or(|high| range.low <= high);
        for range in [estimate.native.yearly, estimate.connector.yearly, Some(estimate.manual.total)] {
            prop_assert!(range.is_none_or(in_order), "{}: {range:?}", app.id);
        }
        let curve = curve(app, &scenario, reach, &[scenario.headcount()]);
        let point = curve.points[0];
        prop_assert_eq!(point.native, estimate.native.yearly);
        prop_assert_eq!(point.manual, estimate.manual.total);
        prop_assert_eq!(point.connector, estimate.connector.yearly);
        prop_assert_eq!(point.winner, estimate.verdict.winner);
        let price = headline(app, &scenario, None).price;
        prop_assert!(price.is_none_or(in_order));
    }

    #[test]
    fn the_winners_high_is_at_most_every_low(app in priced_app(), scenario in any_scenario()) {
        use scimdex::cost::Strategy;
        let estimate = estimate_now(app, &scenario, None);
        let cost = |strategy: Strategy| match strategy {
            Strategy::Manual => Some(estimate.manual.total),
            Strategy::NativeScim => estimate.native.yearly.filter(|_| estimate.native.takes_part),
            Strategy::Connector => estimate.connector.yearly,
        };
        if let Some(winner) = estimate.verdict.winner.strategy() {
            let high = cost(winner).unwrap().high.unwrap();
            for other in Strategy::ALL.into_iter().filter(|other| *other != winner) {
                prop_assert!(cost(other).is_none_or(|range| high <= range.low), "{}", app.id);
            }
        }
    }

    #[test]
    fn break_even_is_where_the_curves_cross(
        app in priced_app(),
        scenario in any_scenario(),
        sizes in proptest::collection::vec(prop_oneof![1_u32..=200, 1_u32..=100_000], 24)
    ) {
        let (from, crossings) = break_even(app, &scenario, None);
        prop_assert_eq!(from, crossings.last().map(|crossing| crossing.size));
        let winner = |size: u32| curve(app, &scenario, None, &[size]).points[0].winner;
        let start = winner(1);
        let edges = crossings.iter().flat_map(|crossing| [crossing.size - 1, crossing.size]);
        for size in sizes.into_iter().chain(edges).filter(|size| *size > 0) {
            prop_assert_eq!(winner(size), told(start, &crossings, size), "{} at {}", app.id, size);
        }
        for crossing in &crossings {
            prop_assert_ne!(crossing.below, crossing.above);
            prop_assert_eq!(scenario.seats_at(crossing.size), crossing.seats);
        }
    }

    #[test]
    fn scenarios_read_back_from_their_files(scenario in any_scenario()) {
        let text = ron::to_string(&scenario).unwrap();
        prop_assert_eq!(ron::from_str::<Scenario>(&text).unwrap(), scenario);
    }

    #[test]
    fn dials_refuse_what_is_outside_their_range_and_name_it(
        dial in 0_usize..Dial::ALL.len(), number: i64
    ) {
        let dial = Dial::ALL[dial];
        let (low, high) = dial.range();
        let mut scenario = Scenario::default();
        match dial.set_number(&mut scenario, number) {
            Ok(()) => prop_assert!((low..=high).contains(&number)),
            Err(error) => {
                prop_assert!(!(low..=high).contains(&number));
                prop_assert_eq!(&scenario, &Scenario::default());
                prop_assert!(error.to_string().contains(dial.title()));
            }
        }
    }
}

#[test]
fn break_even_finds_every_change_among_the_first_thousand_sizes() {
    let mut scenario = Scenario::default();
    scenario
        .set_connector_fee(Some(Cents::whole(3_000)))
        .unwrap();
    for id in [
        "slack",
        "1password",
        "metabase",
        "calendly",
        "pulumi",
        "render",
        "temporal-cloud",
    ] {
        let app = crate::common::app(id);
        let (_, crossings) = break_even(app, &scenario, None);
        let sizes: Vec<u32> = (1..=1_000).collect();
        let points = curve(app, &scenario, None, &sizes).points;
        let start = points[0].winner;
        for point in &points {
            assert_eq!(
                point.winner,
                told(start, &crossings, point.size),
                "{id} at {}",
                point.size
            );
        }
    }
}

#[test]
fn nothing_overflows_at_the_ends_of_every_dial() {
    let mut scenario = Scenario::default();
    for dial in Dial::ALL {
        let (_, high) = dial.range();
        dial.set_number(&mut scenario, high).unwrap();
    }
    scenario.set_compliance(true);
    for basis in [Basis::Reference, Basis::Events] {
        scenario.set_basis(basis);
        for app in catalog().apps() {
            let estimate = estimate_now(app, &scenario, None);
            let end = Cents(i64::MAX);
            assert!(estimate.manual.total.low < end, "{}", app.id);
            let ends = [estimate.native.yearly, estimate.connector.yearly];
            for range in ends.into_iter().flatten() {
                assert!(
                    range.low < end && range.high.is_none_or(|high| high < end),
                    "{}",
                    app.id
                );
            }
        }
    }
}
