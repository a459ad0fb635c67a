//! Curves, headlines, sums line by line, sets of apps and the dials' swings.

use scimdex::catalog::money::Cents;
use scimdex::cost::{
    Axis, Dial, Line, NativeState, Range, Source, Strategy, Winner, curve, estimate, estimate_now,
    explain, headline, portfolio, sensitivity,
};

use crate::common::{app, at_people, at_seats, catalog, people, seats, toy};

#[test]
fn a_curve_is_the_estimate_at_each_size() {
    let sizes = [1, 10, 499, 500, 100_000];
    let curve = curve(app("slack"), &people(500), None, &sizes);
    assert_eq!(curve.axis, Axis::Headcount);
    for point in &curve.points {
        let estimate = at_people("slack", point.size);
        assert_eq!(point.manual, estimate.manual.total);
        assert_eq!(point.native, estimate.native.yearly);
        assert_eq!(point.winner, estimate.verdict.winner);
    }
    let own = scimdex::cost::curve(app("slack"), &seats("slack", 42), None, &[7, 0, 200_000]);
    assert_eq!(own.axis, Axis::Seats);
    let sizes: Vec<u32> = own.points.iter().map(|point| point.seats).collect();
    assert_eq!(sizes, [7, 1, 100_000], "held within 1 to 100,000");
}

#[test]
fn headlines_are_what_lists_show() {
    let of = |id: &str, count| headline(app(id), &seats(id, count), None);
    let slack = of("slack", 100);
    assert_eq!(slack.price, Some(Range::exact(Cents::whole(15))));
    assert_eq!(slack.jump.unwrap().to_string(), "2.1x");
    assert_eq!(slack.target.as_deref(), Some("Business+"));
    let github = of("github", 50);
    assert_eq!(github.price.unwrap().to_string(), "from $21");
    assert_eq!(github.jump.unwrap().to_string(), "from 5.3x");
    // A flat base hides in per-seat figures: Metabase Pro at 50 seats is $11,410 a year.
    assert_eq!(of("metabase", 50).price, Some(Range::exact(Cents(1_902))));
    // With an add-on, the plan and the add-on together.
    let bitbucket = of("bitbucket", 100);
    assert_eq!(bitbucket.price, Some(Range::exact(Cents(785))));
    assert_eq!(bitbucket.jump.unwrap().to_string(), "2.2x");
    assert_eq!(of("calendly", 10).least_seats, Some(50));
    let netlify = of("netlify", 100);
    assert_eq!(netlify.state, NativeState::Quote);
    assert_eq!((netlify.price, netlify.jump), (None, None));
    assert_eq!(of("heroku", 100).state, NativeState::NotSold);
}

fn total(lines: &[Line], strategy: Strategy) -> Option<Range> {
    lines
        .iter()
        .rfind(|line| line.strategy == strategy && line.source == Source::Sum)
        .and_then(|line| line.amount)
}

#[test]
fn sums_explain_themselves_line_by_line() {
    for (id, count) in [
        ("slack", 100),
        ("1password", 15),
        ("netlify", 500),
        ("heroku", 500),
    ] {
        let estimate = at_seats(id, count);
        let lines = explain(&estimate);
        assert_eq!(
            total(&lines, Strategy::Manual),
            Some(estimate.manual.total),
            "{id}"
        );
        assert_eq!(
            total(&lines, Strategy::NativeScim),
            estimate.native.yearly,
            "{id}"
        );
        assert_eq!(
            total(&lines, Strategy::Connector),
            estimate.connector.yearly,
            "{id}"
        );
        let parts = lines
            .iter()
            .filter(|line| line.strategy == Strategy::Manual && line.source != Source::Sum)
            .filter_map(|line| line.amount)
            .fold(Range::exact(Cents::ZERO), |sum, part| {
                sum.sum(part).unwrap()
            });
        assert_eq!(parts, estimate.manual.total, "{id}: the parts make the sum");
    }
    let slack = explain(&at_seats("slack", 100));
    let words: Vec<String> = slack
        .iter()
        .map(|line| format!("{}: {}", line.label, line.how))
        .collect();
    for line in [
        "Labour: $6,088 x 100 / 500",
        "Today: Pro: $7.25 a seat and month, annual, for 100 seats",
        "Target: Business+: $15 a seat and month, annual, for 100 seats",
        "Step: target less today",
        "Connector, a year: enter a fee",
    ] {
        assert!(
            words.iter().any(|words| words == line),
            "{line} in {words:#?}"
        );
    }
    let stated = |line: &&Line| matches!(line.source, Source::Layer(..));
    assert_eq!(
        slack.iter().filter(stated).count(),
        2,
        "both prices name their layer"
    );
}

#[test]
fn the_events_basis_explains_itself() {
    let mut scenario = people(500);
    scenario.set_basis(scimdex::cost::Basis::Events);
    let lines = explain(&estimate(app("heroku"), &scenario, None));
    let changes = lines.iter().find(|line| line.label == "Changes").unwrap();
    assert_eq!(
        changes.how,
        "500 seats x (17.3 % + 17.3 % + 10 %) = 223 changes"
    );
    assert_eq!(
        total(&lines, Strategy::Manual),
        Some(Range::exact(Cents(616_530)))
    );
}

#[test]
fn a_set_of_apps_sums_its_parts_and_names_the_unknown() {
    let scenario = people(500);
    let estimates: Vec<_> = [
        "slack",
        "netlify",
        "heroku",
        "deepl",
        "temporal-cloud",
        "1password",
    ]
    .iter()
    .map(|id| estimate_now(app(id), &scenario, None))
    .collect();
    let set = portfolio(&estimates);
    assert_eq!(set.apps, 6);
    assert!(set.assumes_everyone);
    let [manual, native, connector] = &set.sums;
    assert_eq!(manual.total, Range::exact(Cents::whole(11_754 * 6)));
    assert_eq!(native.total, Range::exact(Cents::whole(46_500 + 6_000)));
    let ids = |apps: &[scimdex::catalog::AppId]| -> Vec<String> {
        apps.iter().map(ToString::to_string).collect()
    };
    assert_eq!(native.counted, 3);
    assert_eq!(ids(&native.unknown), ["netlify"]);
    assert_eq!(ids(&native.other_currency), ["deepl"]);
    assert_eq!(ids(&native.unavailable), ["heroku"]);
    assert_eq!((connector.counted, connector.unknown.len()), (0, 6));
    assert_eq!(ids(&set.undecided), ["netlify", "deepl"]);
    let actions: Vec<(String, i64)> = set
        .actions
        .iter()
        .map(|action| (action.app.to_string(), action.saving.0))
        .collect();
    assert_eq!(
        actions,
        [
            ("1password".to_owned(), 1_175_400),
            ("temporal-cloud".to_owned(), 575_400)
        ]
    );
}

#[test]
fn the_sum_over_the_whole_catalog_equals_its_parts() {
    let scenario = people(100_000);
    let estimates: Vec<_> = catalog()
        .apps()
        .iter()
        .map(|app| estimate_now(app, &scenario, None))
        .collect();
    let set = portfolio(&estimates);
    for sum in &set.sums {
        let counted = sum.counted + sum.unknown.len() + sum.other_currency.len();
        assert_eq!(counted + sum.unavailable.len(), estimates.len());
    }
    let manual: i64 = estimates
        .iter()
        .map(|estimate| estimate.manual.total.low.0)
        .sum();
    assert_eq!(set.sums[0].total.low.0, manual);
}

#[test]
fn the_dial_that_turns_the_verdict_comes_first() {
    let swings = sensitivity(app("heroku"), &people(500), None);
    assert_eq!(swings.len(), Dial::ALL.len());
    let first = swings.first().unwrap();
    assert_eq!(first.dial, Dial::Connector);
    assert!(first.turns_the_verdict());
    assert_eq!(first.low.value, "$0");
    assert_eq!(first.low.winner, Winner::Strategy(Strategy::Connector));
    assert_eq!(first.high.winner, Winner::Strategy(Strategy::Manual));
    let leavers = swings
        .iter()
        .find(|swing| swing.dial == Dial::Leavers)
        .unwrap();
    assert!(
        !leavers.turns_the_verdict(),
        "leavers count on the events basis only"
    );
}

#[test]
fn crossings_are_counted_in_seats_where_an_app_has_its_own() {
    let mut scenario = seats("heroku", 42);
    scenario
        .set_connector_fee(Some(Cents::whole(5_000)))
        .unwrap();
    let own = estimate(app("heroku"), &scenario, None).verdict;
    assert_eq!(own.break_even_headcount, Some(213));
    let mut half = people(500);
    half.set_seat_share(scimdex::cost::Percent(500)).unwrap();
    half.set_connector_fee(Some(Cents::whole(5_000))).unwrap();
    let half = estimate(app("heroku"), &half, None).verdict;
    // 425 people are the first with 213 seats.
    assert_eq!(half.break_even_headcount, Some(425));
    assert_eq!(half.crossings.first().unwrap().seats, 213);
}

#[test]
fn bands_cross_more_than_once() {
    // Up to 50 seats the step is a cent a seat, beyond it is $20.
    let tiers = "(name: \"Pro\", price: \"$10/u/mo (annual)\", scim: false), \
        (name: \"Team\", price: \"$10.01/u/mo (annual, up to 50 users)\", scim: true), \
        (name: \"Max\", price: \"$30/u/mo (annual)\", scim: true)";
    let app = toy(&format!(
        "status: Gated, team: (plan: \"Pro\"), tiers: [{tiers}]"
    ));
    let verdict = estimate(&app, &people(10), None).verdict;
    let at: Vec<(u32, &str, &str)> = verdict
        .crossings
        .iter()
        .map(|crossing| (crossing.size, crossing.below.word(), crossing.above.word()))
        .collect();
    assert_eq!(at, [(51, "native_scim", "manual")]);
    assert_eq!(verdict.break_even_headcount, Some(51));
    assert_eq!(
        verdict.crossings[0].share, None,
        "51 seats are more than 10 people"
    );
}
