//! The calculator as it is seen, and what its keys and the mouse do.

use crossterm::event::{MouseButton, MouseEventKind};

use crate::catalog::AppId;
use crate::tui::command::Place;
use crate::tui::harness::Harness;
use crate::tui::model::{Scope, View};
use crate::tui::view::fixture::{model, show};

/// The calculator open on an app.
fn calculator(app: &str, width: u16, height: u16) -> Harness {
    let mut model = model(&[]);
    model.view = View::Cost;
    model.cost.app = Some(AppId::read(app).unwrap());
    show(model, width, height)
}

/// The row of the screen that begins with a name.
fn row(harness: &Harness, name: &str) -> String {
    let screen = harness.screen();
    let mut rows = screen.lines().filter(|row| row.contains(name));
    rows.next().unwrap_or_default().trim().to_owned()
}

/// The calculator over several apps.
fn together(scope: Scope, query: &str, width: u16, height: u16) -> Harness {
    let mut harness = calculator("slack", width, height);
    let model = &mut harness.session.model;
    model.set_query(query);
    let marks = ["slack", "netlify", "1password"];
    model.lens.marked = marks.iter().map(|app| AppId::read(app).unwrap()).collect();
    model.cost.scope = scope;
    harness.keys("g");
    harness
}

#[test]
fn one_app_is_drawn_at_every_size() {
    insta::assert_snapshot!("slack_120x40", calculator("slack", 120, 40).screen());
    insta::assert_snapshot!("slack_80x24", calculator("slack", 80, 24).screen());
    insta::assert_snapshot!("slack_60x15", calculator("slack", 60, 15).screen());
    let mut below = calculator("slack", 80, 24);
    insta::assert_snapshot!("slack_80x24_page_2", below.keys("<pagedown>").screen());
    let mut below = calculator("slack", 60, 15);
    insta::assert_snapshot!("slack_60x15_page_2", below.keys("<pagedown>").screen());
}

#[test]
fn quotes_open_ends_and_included_apps_are_said_in_words() {
    for app in ["netlify", "github", "1password", "heroku", "temporal-cloud"] {
        insta::assert_snapshot!(format!("{app}_120x40"), calculator(app, 120, 40).screen());
    }
}

#[test]
fn the_sums_name_the_source_of_every_input() {
    insta::assert_snapshot!(
        "sums_120x40",
        calculator("slack", 120, 40).keys("x").screen()
    );
    insta::assert_snapshot!("sums_80x24", calculator("slack", 80, 24).keys("x").screen());
    insta::assert_snapshot!("sums_60x15", calculator("slack", 60, 15).keys("x").screen());
}

#[test]
fn the_dials_that_move_the_verdict_end_the_page() {
    insta::assert_snapshot!(
        "swings_120x40",
        calculator("slack", 120, 40).keys("G").screen()
    );
    insta::assert_snapshot!(
        "swings_60x15",
        calculator("slack", 60, 15).keys("G").screen()
    );
}

#[test]
fn the_events_basis_has_dials_of_its_own() {
    let mut harness = calculator("slack", 120, 40);
    insta::assert_snapshot!("events_120x40", harness.keys("b").screen());
    assert!(row(&harness, "Minutes a change").contains("10 minutes"));
    assert_eq!(row(&harness, "Compliance part"), "");
    assert!(row(&harness, "By hand").contains("$6,165.30"));
}

#[test]
fn several_apps_are_summed_and_what_is_not_is_counted_and_named() {
    let marked = together(Scope::Marked, "", 120, 40);
    insta::assert_snapshot!("marked_120x40", marked.screen());
    insta::assert_snapshot!("marked_60x15", together(Scope::Marked, "", 60, 15).screen());
    let mut query = together(Scope::Query, "scim:gated cat:security", 80, 24);
    insta::assert_snapshot!("query_80x24", query.screen());
    insta::assert_snapshot!("query_sums_80x24", query.keys("x").screen());
    // 278 and more apps: no key waits for all of their break-evens.
    let all = together(Scope::Query, "", 120, 40);
    assert!(row(&all, "By hand").contains("850 of 850 apps"));
}

#[test]
fn nothing_to_sum_is_said() {
    let mut harness = calculator("slack", 80, 24);
    harness.session.model.cost.app = None;
    harness.session.model.set_query("heroku slack netlify");
    assert!(
        harness
            .keys("g")
            .screen()
            .contains("No app is under the cursor")
    );
    let mut harness = calculator("slack", 80, 24);
    harness.session.model.cost.scope = Scope::Marked;
    assert!(
        harness
            .keys("g")
            .screen()
            .contains("space in the list marks one")
    );
}

#[test]
fn keys_turn_dials() {
    for (keys, name, shown) in [
        ("", "People", "500"),
        ("l", "People", "510"),
        ("h", "People", "490"),
        ("L", "People", "1,000"),
        ("H", "People", "200"),
        ("LLr", "People", "500"),
        ("<right><left><left>", "People", "490"),
        ("jh", "With a seat", "99 %  495 seats"),
        ("<tab>H", "With a seat", "90 %  450 seats"),
        ("jjl", "Admin hour", "$61"),
        ("jjlr", "Admin hour", "as published, $60.28"),
        ("jjjjl", "Work left after SCIM", "1 %"),
        ("jjjjjl", "Connector, year", "$100"),
        ("jjjjjL", "Connector, year", "$1,000"),
        ("jjjjjjl", "Compliance part", "on"),
        ("jjjjjjh", "Compliance part", "off"),
        ("jjjjjjjl", "Seats", "510"),
        ("jjjjjjjjl", "Current tier", "Free"),
        ("kkl", "Target tier", "Business+"),
        ("kklh", "Target tier", "Business+ (found)"),
        (
            "<backtab><enter>9.50/seat/mo<enter>",
            "Private quote",
            "$9.50",
        ),
        ("<enter>1,234<enter>", "People", "1,234"),
        ("<enter>1234<esc>", "People", "500"),
        ("j<enter>33.3<enter>", "With a seat", "33.3 %"),
        ("jjjjj<enter>$5000<enter>", "Connector, year", "$5,000"),
        ("Ljhjjlb", "People", "1,000"),
        ("LjhjjlR", "People", "500"),
        ("LjhjjlR", "With a seat", "100 %"),
    ] {
        let mut harness = calculator("slack", 120, 40);
        harness.keys(keys);
        let row = row(&harness, name);
        assert!(row.contains(shown), "{keys}: {row}");
    }
}

#[test]
fn every_dial_of_a_basis_is_reached_and_left_by_tab() {
    for basis in ["", "b"] {
        let mut harness = calculator("slack", 120, 40);
        harness.keys(basis);
        let model = &harness.session.model;
        let knobs = model.cost.knobs(model.lens.scenario.basis());
        for knob in knobs {
            assert_eq!(harness.session.model.cost.knob, knob);
            harness.keys("<tab>");
        }
        assert!(row(&harness, "People").starts_with('>'));
    }
}

#[test]
fn the_dial_with_the_focus_is_always_seen() {
    for (width, height) in [(120, 40), (80, 24), (60, 15), (40, 8)] {
        let mut harness = calculator("slack", width, height);
        for _ in 0..12 {
            harness.keys("<tab>");
            let screen = harness.screen();
            assert!(screen.lines().any(|row| row.starts_with(" > ")), "{screen}");
        }
    }
}

#[test]
fn a_bad_number_is_refused_with_the_range_and_stays_to_be_mended() {
    for (keys, refusal) in [
        ("<enter>0<enter>", "1 to 100,000 people"),
        ("<enter>-5<enter>", "1 to 100,000 people"),
        ("<enter>100001<enter>", "1 to 100,000 people"),
        ("<enter>NaN<enter>", "1 to 100,000 people"),
        ("j<enter>101<enter>", "0.1 to 100 %"),
        ("jj<enter>lots<enter>", "$0 to $1,000"),
        ("k<enter>soon<enter>", "12,000/yr or 9.50/seat/mo"),
    ] {
        let mut harness = calculator("slack", 120, 40);
        let screen = harness.keys(keys).screen();
        assert!(screen.contains(refusal), "{keys}: {screen}");
        assert!(harness.session.model.cost.typing.is_some(), "{keys}");
        harness.keys("<esc>");
        assert!(row(&harness, "People").contains("500"), "{keys}");
    }
}

#[test]
fn typing_shows_the_range_and_the_cursor() {
    let mut harness = calculator("slack", 80, 24);
    harness.keys("<enter>12");
    insta::assert_snapshot!("typing_80x24", harness.screen());
    assert_eq!(harness.session.model.lens.scenario.headcount(), 500);
    harness.paste("34\nrm -rf");
    assert!(row(&harness, "People").contains("1234"));
}

#[test]
fn the_mouse_drags_dials_and_chooses_scopes() {
    let mut harness = calculator("slack", 120, 40);
    let screen = harness.screen();
    let (y, line) = screen
        .lines()
        .enumerate()
        .find(|(_, row)| row.contains("People    "))
        .unwrap();
    let track = u16::try_from(line.find('|').unwrap()).unwrap();
    let y = u16::try_from(y).unwrap();
    harness.mouse(MouseEventKind::Down(MouseButton::Left), track, y);
    assert!(row(&harness, "People").contains("| 100,000      1"));
    harness.mouse(MouseEventKind::Drag(MouseButton::Left), track + 200, y + 3);
    assert!(row(&harness, "People").contains("# 100,000  100,000"));
    harness.mouse(MouseEventKind::Up(MouseButton::Left), track + 200, y + 3);
    harness.mouse(MouseEventKind::Drag(MouseButton::Left), track, y);
    assert!(row(&harness, "People").contains("# 100,000  100,000"));
    harness.click("Connector, year");
    assert!(row(&harness, "Connector, year").starts_with('>'));
    harness.click("query 850");
    assert_eq!(harness.session.model.cost.scope, Scope::Query);
    harness.click("marked 0");
    assert_eq!(harness.session.model.cost.scope, Scope::Query);
    assert!(harness.screen().contains("space in the list marks one"));
    harness.mouse(MouseEventKind::ScrollDown, 5, 20);
    assert_eq!(harness.session.model.cost.top, 3);
    harness.mouse(MouseEventKind::ScrollUp, 5, 20);
    assert_eq!(harness.session.model.cost.top, 0);
}

#[test]
fn the_handle_stays_where_the_mouse_put_it() {
    let mut harness = calculator("slack", 120, 40);
    let line = row(&harness, "With a seat");
    let length = u16::try_from(line.matches(['-', '|', '#']).count()).unwrap();
    let screen = harness.screen();
    let rows: Vec<&str> = screen.lines().collect();
    let y = rows
        .iter()
        .position(|row| row.contains("With a seat"))
        .unwrap();
    let start = u16::try_from(rows[y].find('|').unwrap()).unwrap();
    let y = u16::try_from(y).unwrap();
    for cell in 0..length {
        harness.mouse(MouseEventKind::Down(MouseButton::Left), start + cell, y);
        harness.mouse(MouseEventKind::Up(MouseButton::Left), start + cell, y);
        let line = harness
            .screen()
            .lines()
            .nth(usize::from(y))
            .unwrap()
            .to_owned();
        assert_eq!(line.find('#'), Some(usize::from(start + cell)), "{line}");
    }
}

#[test]
fn escape_closes_what_is_open_and_then_the_view() {
    let mut harness = calculator("slack", 120, 40);
    harness.keys("x<enter>");
    assert!(harness.session.model.cost.typing.is_none());
    harness.keys("<esc>");
    assert!(!harness.session.model.cost.sums);
    harness.keys("<enter><esc>");
    assert_eq!(harness.session.model.view, View::Cost);
    harness.keys("<esc>");
    assert_eq!(harness.session.model.view, View::Explore);
}

#[test]
fn the_calculator_opens_for_the_app_with_the_focus() {
    let mut harness = calculator("slack", 120, 40);
    let marks = ["heroku", "netlify"];
    harness.session.model.lens.marked = marks.iter().map(|app| AppId::read(app).unwrap()).collect();
    harness.keys("<esc>/fly.io<enter>$");
    assert!(harness.screen().contains("\n Fly.io "));
    harness.keys("2l$");
    assert!(harness.screen().contains("\n Netlify "));
    harness.keys("ss13");
    // View 3 keeps its scope, $ is for one app.
    assert_ne!(harness.session.model.cost.scope, Scope::App);
    harness.keys("1$");
    assert_eq!(harness.session.model.cost.scope, Scope::App);
}

#[test]
fn turning_a_dial_asks_the_query_again() {
    let mut harness = calculator("slack", 120, 40);
    harness.session.model.set_query("jump:>=2x");
    let before = harness.session.model.list.hits.len();
    harness.keys("<enter>3<enter>");
    assert_ne!(harness.session.model.list.hits.len(), before);
}

#[test]
fn no_size_is_too_small() {
    let mut harness = calculator("slack", 120, 40);
    harness.session.model.cost.scope = Scope::App;
    for height in 0..14 {
        for width in [0, 1, 5, 19, 20, 21, 33, 47, 79] {
            harness.resize(width, height);
            harness.keys("jl<pagedown>x<pagedown>g<esc><enter>7<esc>");
        }
    }
    let mut harness = together(Scope::Marked, "", 120, 40);
    for height in 0..14 {
        for width in [0, 1, 5, 19, 20, 21, 33, 47, 79] {
            harness.resize(width, height);
            harness.keys("<pagedown>xG<esc>g");
        }
    }
}

/// The footer's words, and what the keys that it leaves out do: nothing.
#[test]
fn the_footer_offers_only_what_turns_something() {
    let footer = |screen: &Harness| {
        let text = screen.screen();
        text.lines().last().unwrap_or_default().to_owned()
    };
    let mut screen = calculator("slack", 120, 40);
    assert!(footer(&screen).contains("h less  l more"));
    // The sums hide the dials.
    screen.keys("x");
    let before = screen.session.model.lens.scenario.clone();
    for hint in ["less", "more", "faster", "type", "reset"] {
        assert!(!footer(&screen).contains(hint), "{}", footer(&screen));
    }
    screen.keys("hlHLr<enter>");
    assert_eq!(screen.session.model.lens.scenario, before);
    assert_eq!(screen.session.model.place(), Place::Cost);
    // A quote has no steps, and is typed.
    screen.keys("xk");
    assert!(screen.screen().contains("> Private quote"));
    assert!(!footer(&screen).contains("less") && footer(&screen).contains("type"));
    screen.keys("l");
    assert_eq!(screen.session.model.lens.scenario, before);
    // Where there is no app there are no dials.
    screen.session.model.cost.scope = Scope::Marked;
    screen.keys("g");
    assert!(screen.screen().contains("No app is marked"));
    for hint in ["less", "type", "sums", "export"] {
        assert!(!footer(&screen).contains(hint), "{}", footer(&screen));
    }
}
