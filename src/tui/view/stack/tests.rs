//! The view's pictures at three sizes, and what its keys and the mouse do.

use crossterm::event::{MouseButton, MouseEventKind};

use crate::catalog::{AppId, Idp};
use crate::cost::SeatsFrom;
use crate::export::{Format, Report, StackReport, TEXT_WIDTH, render};
use crate::stack::{Class, Inventory, ReadOptions, read};
use crate::tui::command::Place;
use crate::tui::effect::{Effect, Outcome};
use crate::tui::harness::Harness;
use crate::tui::model::{Scope, View};
use crate::tui::view::fixture::{model, show};

mod naming;

/// An export of Okta with every class in it, two entries that nobody is sure of, and an inactive one.
fn inventory() -> Box<Inventory> {
    let app = |label: &str, mode: &str, features: &str| {
        format!(
            r#"{{"label":"{label}","status":"ACTIVE","signOnMode":"{mode}","features":[{features}]}}"#
        )
    };
    let both = r#""PUSH_NEW_USERS","PUSH_USER_DEACTIVATION""#;
    let entries = [
        app("Slack", "SAML_2_0", both),
        app("Salesforce (Prod)", "SAML_2_0", both),
        app("Salesforce Sandbox", "SAML_2_0", ""),
        app("1Password", "BROWSER_PLUGIN", ""),
        app("8x8", "SAML_2_0", ""),
        app("GitHub", "SAML_2_0", ""),
        app("Netlify", "SAML_2_0", ""),
        app("Adobe Acrobat", "SAML_2_0", ""),
        app("Heroku", "OPENID_CONNECT", ""),
        app("15Five", "SAML_2_0", ""),
        app("Adobe", "BOOKMARK", ""),
        app("Front Desk", "BOOKMARK", ""),
        app("Company wiki", "BOOKMARK", ""),
        app("日本語アプリ", "SAML_2_0", ""),
        r#"{"label":"Zoom (old)","status":"INACTIVE","signOnMode":"SAML_2_0"}"#.to_owned(),
    ];
    let json = format!("[{}]", entries.join(","));
    let files = [("okta.json".to_owned(), json.into_bytes())];
    Box::new(read(&files, &ReadOptions::default()).unwrap())
}

/// The view without a stack.
fn empty(width: u16, height: u16) -> Harness {
    let mut harness = show(model(&[]), width, height);
    harness.answer([Outcome::StackRead {
        inventory: None,
        decisions: Default::default(),
        mistake: None,
    }]);
    harness.keys("4");
    harness
}

/// The view with the stack that is kept.
fn stack(width: u16, height: u16) -> Harness {
    let mut harness = show(model(&[]), width, height);
    harness.answer([Outcome::StackRead {
        inventory: Some(inventory()),
        decisions: Default::default(),
        mistake: None,
    }]);
    harness.keys("4");
    assert_eq!(harness.effects(), [Effect::ReadStack]);
    harness
}

/// Where the next key goes.
fn place(harness: &Harness) -> Place {
    harness.session.model.place()
}

#[test]
fn pictures_at_three_sizes() {
    for (width, height) in [(120, 40), (80, 24), (60, 15)] {
        let mut taken = Vec::new();
        taken.push(("empty", empty(width, height)));
        let mut asked = empty(width, height);
        asked.keys("o~/apps.json");
        taken.push(("question", asked));
        for (name, keys) in [
            ("apps", ""),
            ("class", "fff<down>"),
            ("first", "<tab><down>"),
            ("entry", "G"),
            ("review", "r<down>"),
            ("naming", "<down>w"),
            ("naming_typed", "wsales"),
            ("forget", "X"),
        ] {
            let mut harness = stack(width, height);
            harness.keys(keys);
            taken.push((name, harness));
        }
        for (name, harness) in taken {
            // On a screen of its own: a backend in memory keeps what stood under wide letters.
            let picture = show(harness.session.model.clone(), width, height).screen();
            insta::assert_snapshot!(format!("{name}_{width}x{height}"), picture);
        }
    }
}

#[test]
fn a_refused_import_says_why_and_can_be_mended() {
    let mut harness = empty(80, 24);
    harness.effects();
    harness.keys("o");
    assert_eq!(place(&harness), Place::StackInput);
    harness.answer([Outcome::NotImported("apps.json is empty".to_owned())]);
    harness.keys("apps.json<enter>");
    assert_eq!(harness.effects(), [Effect::Import("apps.json".to_owned())]);
    let picture = harness.screen();
    assert!(picture.contains("apps.json is empty"), "{picture}");
    assert!(picture.contains("Nothing was imported."), "{picture}");

    harness.answer([Outcome::Imported(inventory())]);
    harness.keys("l<enter>");
    let effects = harness.effects();
    let [import, decisions, keep] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(*import, Effect::Import("apps.jsonl".to_owned()));
    assert!(matches!(decisions, Effect::KeepDecisions(_)));
    let Effect::KeepStack {
        inventory: kept,
        owned,
        catalog,
    } = keep
    else {
        panic!("{keep:?}");
    };
    assert_eq!(*kept, inventory());
    assert_eq!(owned.apps, harness.session.model.lens.owned);
    assert!(catalog.contains("850 apps"), "{catalog}");
    assert_eq!(place(&harness), Place::Stack);
    assert!(harness.screen().contains("Imported Okta apps."));
}

#[test]
fn what_is_kept_is_read_once_and_queries_know_it() {
    let mut harness = stack(120, 40);
    harness.keys("<esc>4");
    assert_eq!(harness.effects(), []);
    harness.keys("<esc>/stack:yes<enter>");
    let model = &harness.session.model;
    assert_eq!(model.list.hits.len(), model.lens.owned.len());
    assert!(model.lens.owned.iter().any(|id| id.as_str() == "slack"));
}

#[test]
fn seats_of_the_export_are_those_of_cost_until_it_is_forgotten() {
    let files = [("seats.csv".to_owned(), b"App,Seats\nSlack,120\n".to_vec())];
    let inventory = Box::new(read(&files, &ReadOptions::default()).unwrap());
    let mut harness = empty(120, 40);
    harness.answer([Outcome::Imported(inventory)]);
    harness.keys("oseats.csv<enter>");
    harness.effects();
    let slack = AppId::read("slack").unwrap();
    let look = |harness: &Harness| {
        let scenario = &harness.session.model.lens.scenario;
        (scenario.seats(&slack), scenario.seats_from(&slack))
    };
    assert_eq!(look(&harness), (120, SeatsFrom::Stack));
    harness.keys("<enter>$");
    let picture = harness.screen();
    assert!(picture.contains("120, as your stack counts"), "{picture}");
    // Every dial back at its default: the stack still counts what it counts.
    harness.keys("R");
    assert_eq!(look(&harness), (120, SeatsFrom::Stack));
    harness.keys("x");
    let picture = harness.screen();
    assert!(picture.contains("your stack"), "{picture}");

    harness.answer([Outcome::StackForgotten]);
    harness.keys("<esc>4X<enter>");
    assert_eq!(look(&harness), (500, SeatsFrom::Headcount));
}

#[test]
fn the_review_is_resolved_with_keys_and_taken_back() {
    let mut harness = stack(120, 40);
    let waiting = |harness: &Harness| harness.session.model.stack.waiting();
    assert_eq!(waiting(&harness), 2);
    harness.keys("r");
    assert_eq!(place(&harness), Place::Review);
    // The first entry is Adobe: its second candidate.
    let second = harness.session.model.stack.candidates()[1].app.clone();
    harness.keys("2");
    assert_eq!(waiting(&harness), 1);
    assert!(harness.session.model.lens.owned.contains(&second));
    assert!(harness.screen().contains("1 entry is left."));
    harness.keys("n");
    assert_eq!(waiting(&harness), 0);
    assert_eq!(place(&harness), Place::Stack);
    assert!(harness.screen().contains("Every entry is decided."));
    let kept = harness.effects();
    assert_eq!(kept.len(), 4, "{kept:?}");
    assert_eq!(
        kept[2],
        Effect::KeepDecisions(harness.session.model.stack.decisions.clone())
    );
    assert_eq!(harness.session.model.stack.decisions.len(), 2);

    harness.keys("u");
    assert_eq!(waiting(&harness), 1);
    assert_eq!(place(&harness), Place::Review);
    harness.keys("u");
    assert_eq!(waiting(&harness), 2);
    assert!(!harness.session.model.lens.owned.contains(&second));
    assert!(harness.session.model.stack.decisions.is_empty());
}

#[test]
fn entries_can_be_left_for_later() {
    let mut harness = stack(80, 24);
    harness.keys("r");
    let entry = |harness: &Harness| {
        harness
            .session
            .model
            .stack
            .review
            .map(|review| review.entry)
    };
    let first = entry(&harness);
    harness.keys("s");
    assert_ne!(entry(&harness), first);
    harness.keys("s");
    assert_eq!(entry(&harness), first, "after the last comes the first");
    harness.keys("<esc>");
    assert_eq!(place(&harness), Place::Stack);
    assert_eq!(harness.effects(), []);
}

#[test]
fn rows_lead_into_explore_and_cost() {
    let mut harness = stack(120, 40);
    harness.keys("<down><enter>");
    let model = &harness.session.model;
    assert_eq!((model.view, model.place()), (View::Explore, Place::Detail));
    assert_eq!(model.app().unwrap().id.as_str(), "slack");
    harness.keys("4$");
    let model = &harness.session.model;
    assert_eq!((model.view, model.cost.scope), (View::Cost, Scope::Stack));
    let picture = harness.screen();
    assert!(picture.contains("[stack 9]"), "{picture}");
    // An undecided entry leads into its review.
    let undecided = Class::ALL
        .iter()
        .position(|class| *class == Class::Undecided);
    assert_eq!(undecided, Some(7));
    harness.keys("4F<enter>");
    assert_eq!(place(&harness), Place::Review);
}

#[test]
fn without_a_stack_its_costs_are_not_to_be_had() {
    let mut harness = show(model(&[]), 120, 40);
    harness.keys("3").click("stack 0");
    let picture = harness.screen();
    assert!(
        picture.contains("There is no stack: view 4 imports one."),
        "{picture}"
    );
    assert_eq!(harness.session.model.cost.scope, Scope::App);
}

#[test]
fn forgetting_asks_first() {
    let mut harness = stack(80, 24);
    harness.keys("X<esc>");
    assert_eq!(place(&harness), Place::Stack);
    assert_eq!(harness.effects(), []);
    harness.answer([Outcome::StackForgotten]);
    harness.keys("X<enter>");
    assert_eq!(harness.effects(), [Effect::ForgetStack]);
    let model = &harness.session.model;
    assert!(model.stack.stack.is_none() && model.lens.owned.is_empty());
    assert!(harness.screen().contains("No stack yet"));
}

#[test]
fn my_idp_changes_the_audit() {
    let mut harness = stack(120, 40);
    let classes = |harness: &Harness| {
        let stack = harness.session.model.stack.stack.as_ref().unwrap();
        (stack.audit.idp, stack.audit.count(Class::Provisioned))
    };
    assert_eq!(classes(&harness), (Some(Idp::Okta), 2));
    harness.keys("i<down><down><enter>");
    assert_eq!(classes(&harness), (Some(Idp::Entra), 0));
}

#[test]
fn the_export_is_the_commands_report() {
    let mut harness = stack(120, 40);
    harness.keys("e");
    let model = &harness.session.model;
    let stack = model.stack.stack.as_ref().unwrap();
    for (keys, format) in [("", Format::Markdown), ("l", Format::Csv)] {
        let report = StackReport::new(
            &model.catalog,
            &model.lens,
            &stack.inventory,
            &stack.matched,
        );
        let report = Report::Stack(Box::new(report));
        let bytes = render(&report, format, TEXT_WIDTH).unwrap();
        let mut harness = show(model.clone(), 120, 40);
        harness.keys(keys).keys("<enter>");
        let written = harness
            .effects()
            .into_iter()
            .find_map(|effect| match effect {
                Effect::Write { bytes, .. } => Some(bytes),
                _ => None,
            });
        assert_eq!(written, Some(bytes), "{format:?}");
    }
}

#[test]
fn the_mouse_narrows_moves_and_takes() {
    let mut harness = stack(120, 40);
    harness.click("needs an upgrade");
    assert_eq!(
        harness.session.model.stack.class,
        Some(Class::Upgrade),
        "{}",
        harness.screen()
    );
    harness.click("needs an upgrade");
    assert_eq!(harness.session.model.stack.class, None);
    harness.click("What to do first");
    assert!(harness.screen().contains("[What to do first"));
    harness.click("Apps 1").keys("r").click("Adobe Commerce");
    assert_eq!(harness.session.model.stack.review.unwrap().candidate, 1);
    harness.click("Adobe Commerce");
    assert_eq!(harness.session.model.stack.waiting(), 1);
    harness
        .keys("<esc>")
        .mouse(MouseEventKind::ScrollDown, 10, 20);
    assert_eq!(harness.session.model.stack.cursor, 3);
    harness.mouse(MouseEventKind::Down(MouseButton::Left), 10, 12);
    assert_ne!(harness.session.model.stack.cursor, 3);
}

#[test]
fn every_size_draws_the_stack() {
    for keys in ["", "r", "<tab>", "X", "o/some/path"] {
        let mut harness = stack(120, 40);
        harness.keys(keys);
        for height in (0..=20).chain([24, 30, 40]) {
            for width in (0..=5).chain([19, 20, 21, 40, 60, 79, 80, 119, 120]) {
                harness.resize(width, height);
                let lines = harness.screen();
                assert_eq!(
                    lines.lines().count(),
                    usize::from(height),
                    "{width}x{height}"
                );
            }
        }
    }
}
