//! What a scenario takes, refuses, and writes to its file.

use super::*;

fn id(slug: &str) -> AppId {
    AppId::read(slug).unwrap()
}

#[test]
fn defaults_are_those_of_the_model() {
    let scenario = Scenario::default();
    assert_eq!(scenario.headcount(), 500);
    assert_eq!(scenario.seat_share(), Percent(1000));
    assert_eq!(scenario.leavers(), Percent(173));
    assert_eq!(scenario.joiners(), Percent(173));
    assert_eq!(scenario.moves(), Percent(100));
    assert_eq!(scenario.minutes(), 10);
    assert!(scenario.compliance());
    assert_eq!(scenario.connector_fee(), None);
}

#[test]
fn joiners_follow_leavers_until_touched() {
    let mut scenario = Scenario::default();
    scenario.set_leavers(Percent(200)).unwrap();
    assert_eq!(scenario.joiners(), Percent(200));
    scenario.set_joiners(Some(Percent(50))).unwrap();
    scenario.set_leavers(Percent(300)).unwrap();
    assert_eq!(scenario.joiners(), Percent(50));
}

#[test]
fn seats_round_up_and_an_apps_own_come_first() {
    let mut scenario = Scenario::default();
    for (people, share, seats) in [
        (500, 1000, 500),
        (1, 1, 1),
        (10, 335, 4),
        (3, 333, 1),
        (100_000, 1000, 100_000),
        (7, 500, 4),
    ] {
        scenario.set_headcount(people).unwrap();
        scenario.set_seat_share(Percent(share)).unwrap();
        assert_eq!(scenario.seats(&id("slack")), seats, "{people} at {share}");
    }
    scenario.set_seats(&id("slack"), Some(42)).unwrap();
    assert_eq!(scenario.seats(&id("slack")), 42);
    assert_eq!(scenario.seats(&id("heroku")), 4);
}

#[test]
fn what_the_stack_counts_holds_until_the_user_says_otherwise() {
    let (slack, heroku, zoom) = (id("slack"), id("heroku"), id("zoom"));
    let mut scenario = Scenario::default();
    let counted = [(slack.clone(), 120), (heroku.clone(), 0), (zoom, 100_001)];
    scenario.set_counted(BTreeMap::from(counted));
    // Counts that the model does not take are left out.
    assert_eq!(scenario.counted().len(), 1);
    let look = |scenario: &Scenario| (scenario.seats(&slack), scenario.seats_from(&slack));
    assert_eq!(look(&scenario), (120, SeatsFrom::Stack));
    assert_eq!(scenario.seats_from(&heroku), SeatsFrom::Headcount);

    scenario.set_seats(&slack, Some(42)).unwrap();
    assert_eq!(look(&scenario), (42, SeatsFrom::Yours));
    scenario.set_seats(&slack, None).unwrap();
    assert_eq!(look(&scenario), (120, SeatsFrom::Stack));

    // Other dials leave it alone, and it is none of them: it is not saved.
    let mut other = Scenario::default();
    other.set_headcount(7).unwrap();
    assert!(scenario.same_dials(&Scenario::default()) && !scenario.same_dials(&other));
    scenario.take_dials(other.clone());
    assert_eq!((scenario.headcount(), scenario.seats(&slack)), (7, 120));
    let saved = ron::to_string(&scenario).unwrap();
    assert!(!saved.contains("slack"), "{saved}");
    scenario.set_counted(BTreeMap::new());
    assert_eq!(scenario, other);
}

#[test]
fn values_out_of_range_are_refused_naming_the_range() {
    let mut scenario = Scenario::default();
    let before = scenario.clone();
    let app = id("slack");
    let errors = [
        scenario.set_headcount(0),
        scenario.set_headcount(100_001),
        scenario.set_seats(&app, Some(0)),
        scenario.set_seats(&app, Some(100_001)),
    ];
    for error in errors {
        let words = error.unwrap_err().to_string();
        assert!(words.contains("1 to 100000"), "{words}");
    }
    let errors = [
        (scenario.set_seat_share(Percent(0)), "0.1 to 100"),
        (scenario.set_seat_share(Percent(1001)), "0.1 to 100"),
        (scenario.set_leavers(Percent(2001)), "0 to 200"),
        (scenario.set_joiners(Some(Percent(2001))), "0 to 200"),
        (scenario.set_moves(Percent(2001)), "0 to 200"),
        (scenario.set_minutes(481), "0 to 480"),
        (scenario.set_work_left(Percent(1001)), "0 to 100"),
        (scenario.set_hourly(Some(Cents(-1))), "0 to 1000"),
        (scenario.set_idle_licence(Some(Cents(-1))), "0 to 100000"),
        (
            scenario.set_connector_fee(Some(Cents(-1))),
            "0 to 100000000",
        ),
    ];
    for (error, range) in errors {
        let words = error.unwrap_err().to_string();
        assert!(words.contains(range), "{words}");
    }
    assert_eq!(scenario, before, "a refused value changes nothing");
}

#[test]
fn a_file_holds_what_was_touched_and_reads_back() {
    let mut scenario = Scenario::default();
    assert_eq!(ron::to_string(&scenario).unwrap(), "()");
    scenario.set_headcount(2_000).unwrap();
    scenario.set_leavers(Percent(205)).unwrap();
    scenario.set_hourly(Some(Cents(6_450))).unwrap();
    scenario.set_basis(Basis::Events);
    scenario.set_current(&id("slack"), Some("Pro".to_owned()));
    scenario
        .set_quote(&id("netlify"), PrivateQuote::parse("9,000/yr"))
        .unwrap();
    let text = ron::to_string(&scenario).unwrap();
    assert!(
        text.contains("headcount:2000") && text.contains("leavers:20.5"),
        "{text}"
    );
    assert_eq!(ron::from_str::<Scenario>(&text).unwrap(), scenario);
    scenario.set_current(&id("slack"), None);
    assert_eq!(scenario.apps().len(), 1, "untouched apps are forgotten");
}

#[test]
fn a_file_with_a_value_out_of_range_is_refused() {
    for (text, words) in [
        ("(headcount: 0)", "1 to 100000"),
        ("(headcount: 100001)", "1 to 100000"),
        ("(seat_share: 101)", "0.1 to 100"),
        ("(leavers: -1)", "percentage"),
        ("(leavers: NaN)", "percentage"),
        ("(hourly: -3)", "0 to 1000"),
        ("(apps: {\"slack\": (seats: 0)})", "1 to 100000"),
        ("(apps: {\"Not a slug\": (seats: 5)})", "hyphens"),
        ("(people: 5)", "people"),
    ] {
        let error = ron::from_str::<Scenario>(text).unwrap_err().to_string();
        assert!(error.contains(words), "{text}: {error}");
    }
}
