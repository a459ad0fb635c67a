//! The comparison as it is seen, and what its keys do.

use crossterm::event::MouseEventKind;

use crate::tui::harness::Harness;
use crate::tui::view::fixture::{model, show};

/// The comparison of these apps.
fn comparison(apps: &[&str], width: u16, height: u16) -> Harness {
    let mut harness = show(model(apps), width, height);
    harness.keys("2");
    harness
}

#[test]
fn apps_stand_side_by_side_at_every_size() {
    let two = ["heroku", "netlify"];
    let six = [
        "heroku",
        "netlify",
        "slack",
        "fly-io",
        "github",
        "spacelift",
    ];
    insta::assert_snapshot!("two_120x40", comparison(&two, 120, 40).screen());
    insta::assert_snapshot!("two_80x24", comparison(&two, 80, 24).screen());
    insta::assert_snapshot!("two_60x15", comparison(&two, 60, 15).screen());
    insta::assert_snapshot!("six_120x40", comparison(&six, 120, 40).screen());
    insta::assert_snapshot!(
        "six_80x24_last",
        comparison(&six, 80, 24).keys("lllllG").screen()
    );
}

#[test]
fn equal_rows_can_be_hidden() {
    let mut harness = comparison(&["heroku", "netlify"], 80, 24);
    assert!(harness.screen().contains("   SCIM version"));
    let hidden = harness.keys("=").screen();
    assert!(!hidden.contains("SCIM version"));
    assert!(hidden.contains("equal rows hidden"));
    insta::assert_snapshot!("different_80x24", hidden);
    assert!(harness.keys("=").screen().contains("   SCIM version"));
}

#[test]
fn too_few_and_too_many_are_told_what_to_do() {
    insta::assert_snapshot!("none_80x24", comparison(&[], 80, 24).screen());
    insta::assert_snapshot!("one_60x15", comparison(&["heroku"], 60, 15).screen());
    let seven = [
        "heroku",
        "netlify",
        "slack",
        "fly-io",
        "github",
        "spacelift",
        "figma",
    ];
    insta::assert_snapshot!("seven_80x24", comparison(&seven, 80, 24).screen());
}

#[test]
fn keys_scroll_both_ways_and_the_heads_stay() {
    let apps = ["fly-io", "github", "heroku", "netlify"];
    // Keys, the app with the focus, whether its head is shown, whether the first row is.
    for (keys, focus, first_row) in [
        ("", 0, true),
        ("l", 1, true),
        ("lllllll", 3, true),
        ("llh", 1, true),
        ("<tab><tab><backtab>", 1, true),
        ("jjjj", 0, false),
        ("jjjjkkkk", 0, true),
        ("<pagedown>", 0, false),
        ("<pagedown><pageup>", 0, true),
        ("<ctrl-d>", 0, false),
        ("G", 0, false),
        ("Gg", 0, true),
        ("lG", 1, false),
    ] {
        let mut harness = comparison(&apps, 60, 15);
        let screen = harness.keys(keys).screen();
        assert_eq!(harness.session.model.compare.column, focus, "{keys}");
        let names = ["Fly.io", "GitHub", "Heroku", "Netlify"];
        let head = screen.lines().nth(3).unwrap();
        assert!(head.contains(names[focus]), "{keys}: {screen}");
        assert_eq!(screen.contains("\n SCIM\n"), first_row, "{keys}: {screen}");
    }
}

#[test]
fn scrolling_ends_with_the_last_line_at_the_bottom() {
    let mut harness = comparison(&["heroku", "netlify"], 80, 24);
    let end = harness.keys("G").screen();
    assert_eq!(harness.keys("jjj<pagedown>").screen(), end);
    assert!(
        end.contains("Documentation") || end.contains("docs"),
        "{end}"
    );
}

#[test]
fn the_mouse_chooses_an_app_and_scrolls() {
    let mut harness = comparison(&["heroku", "netlify"], 120, 40);
    harness.click("Netlify");
    assert_eq!(harness.session.model.compare.column, 1);
    harness.mouse(MouseEventKind::ScrollDown, 40, 20);
    assert_eq!(harness.session.model.compare.top, 3);
    harness.mouse(MouseEventKind::ScrollUp, 40, 20);
    assert_eq!(harness.session.model.compare.top, 0);
}

#[test]
fn no_size_is_too_small() {
    let mut harness = comparison(&["heroku", "netlify", "slack"], 120, 40);
    let mut nothing = comparison(&[], 120, 40);
    for height in 0..14 {
        for width in [0, 1, 5, 19, 20, 21, 33, 47, 79] {
            harness.resize(width, height);
            harness.keys("jl<pagedown>=Gg");
            nothing.resize(width, height);
        }
    }
}
