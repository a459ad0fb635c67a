//! How dials are read, shown, stepped and dragged.

use proptest::prelude::*;

use super::*;
use crate::catalog::AppId;

#[test]
fn words_find_their_dial() {
    for dial in Dial::ALL {
        assert_eq!(Dial::from_word(dial.word()), Some(dial));
    }
    assert_eq!(Dial::from_word("seat-share"), Some(Dial::SeatShare));
    assert_eq!(Dial::from_word("people"), None);
}

#[test]
fn dials_show_their_values() {
    let scenario = Scenario::default();
    for (dial, shown) in [
        (Dial::Headcount, "500"),
        (Dial::SeatShare, "100 %"),
        (Dial::Hourly, "as published, $60.28"),
        (Dial::IdleLicence, "as published, $327.08"),
        (Dial::WorkLeft, "0 %"),
        (Dial::Connector, "enter a fee"),
        (Dial::Compliance, "on"),
        (Dial::Basis, "reference"),
        (Dial::Leavers, "17.3 %"),
        (Dial::Joiners, "as leavers, 17.3 %"),
        (Dial::Minutes, "10 minutes"),
    ] {
        assert_eq!(dial.shown(&scenario), shown);
        assert!(!dial.is_touched(&scenario), "{dial:?}");
    }
}

#[test]
fn typed_values_are_taken_or_refused_naming_the_range() {
    let mut scenario = Scenario::default();
    for (dial, typed, number) in [
        (Dial::Headcount, "2,000", 2_000),
        (Dial::Hourly, "$64.50", 6_450),
        (Dial::Connector, "5000", 500_000),
        (Dial::SeatShare, "62.5 %", 625),
        (Dial::Compliance, "off", 0),
        (Dial::Basis, "Events", 1),
        (Dial::Minutes, "15", 15),
    ] {
        dial.set_text(&mut scenario, typed).unwrap();
        assert_eq!(dial.number(&scenario), Some(number));
        assert!(dial.is_touched(&scenario));
    }
    let before = scenario.clone();
    for (dial, typed, range) in [
        (Dial::Headcount, "0", "1 to 100,000 people"),
        (Dial::Headcount, "-5", "1 to 100,000 people"),
        (Dial::Headcount, "NaN", "1 to 100,000 people"),
        (Dial::Headcount, "100001", "1 to 100,000 people"),
        (
            Dial::Headcount,
            "99999999999999999999",
            "1 to 100,000 people",
        ),
        (Dial::SeatShare, "0", "0.1 to 100 %"),
        (Dial::SeatShare, "-3", "0.1 to 100 %"),
        (Dial::Hourly, "inf", "$0 to $1,000"),
        (Dial::Hourly, "-1", "$0 to $1,000"),
        (Dial::Connector, "1000000000", "$0 to $100,000,000"),
        (Dial::Leavers, "201", "0 to 200 %"),
        (Dial::Minutes, "481", "0 to 480 minutes"),
        (Dial::Compliance, "maybe", "on or off"),
        (Dial::Basis, "guess", "reference or events"),
    ] {
        let words = dial.set_text(&mut scenario, typed).unwrap_err().to_string();
        assert!(words.contains(range), "{words}");
    }
    assert_eq!(scenario, before);
    for dial in Dial::ALL {
        dial.reset(&mut scenario);
    }
    assert_eq!(scenario, Scenario::default());
}

#[test]
fn headcount_steps_are_logarithmic() {
    let mut scenario = Scenario::default();
    let mut seen = Vec::new();
    for _ in 0..5 {
        Dial::Headcount.step(&mut scenario, Pace::Coarse, true);
        seen.push(scenario.headcount());
    }
    assert_eq!(seen, [1_000, 2_000, 5_000, 10_000, 20_000]);
    Dial::Headcount.set_text(&mut scenario, "500").unwrap();
    Dial::Headcount.step(&mut scenario, Pace::Fine, true);
    assert_eq!(scenario.headcount(), 510);
    Dial::Headcount.set_text(&mut scenario, "100").unwrap();
    Dial::Headcount.step(&mut scenario, Pace::Fine, false);
    assert_eq!(scenario.headcount(), 99);
    Dial::Headcount.set_text(&mut scenario, "100000").unwrap();
    Dial::Headcount.step(&mut scenario, Pace::Coarse, true);
    assert_eq!(scenario.headcount(), 100_000);
    assert_eq!(Dial::Headcount.place(&scenario), Some(1000));
}

#[test]
fn an_untouched_rate_steps_from_what_is_published() {
    let mut scenario = Scenario::default();
    Dial::Hourly.step(&mut scenario, Pace::Fine, true);
    assert_eq!(Dial::Hourly.shown(&scenario), "$61");
    Dial::Connector.step(&mut scenario, Pace::Coarse, true);
    assert_eq!(Dial::Connector.shown(&scenario), "$1,000");
}

#[test]
fn an_apps_dials_are_read_and_refused() {
    let app = AppId::read("slack").unwrap();
    let mut scenario = Scenario::default();
    AppDial::Seats
        .set_text(&mut scenario, &app, "1,500")
        .unwrap();
    AppDial::Target
        .set_text(&mut scenario, &app, "Enterprise+")
        .unwrap();
    AppDial::Quote
        .set_text(&mut scenario, &app, "$20/seat/mo")
        .unwrap();
    assert_eq!(
        AppDial::Seats.shown(&scenario, &app).as_deref(),
        Some("1,500")
    );
    assert_eq!(
        AppDial::Quote.shown(&scenario, &app).as_deref(),
        Some("$20/seat/mo")
    );
    assert!(AppDial::Seats.set_text(&mut scenario, &app, "x").is_err());
    assert!(AppDial::Quote.set_text(&mut scenario, &app, "-3").is_err());
    for dial in AppDial::ALL {
        dial.reset(&mut scenario, &app);
    }
    assert_eq!(scenario, Scenario::default());
}

proptest! {
    #[test]
    fn steps_and_places_stay_in_range(place in 0_u16..=1000, dial in 0_usize..12, up: bool, coarse: bool) {
        let dial = Dial::ALL[dial];
        let mut scenario = Scenario::default();
        dial.set_place(&mut scenario, place).unwrap();
        let (low, high) = dial.range();
        let before = dial.number(&scenario).unwrap();
        prop_assert!((low..=high).contains(&before));
        dial.step(&mut scenario, if coarse { Pace::Coarse } else { Pace::Fine }, up);
        let after = dial.number(&scenario).unwrap();
        prop_assert!((low..=high).contains(&after));
        let right_way = if up { after >= before } else { after <= before };
        prop_assert!(right_way, "{before} to {after}");
        prop_assert!(after != before || after == low || after == high);
    }
}
