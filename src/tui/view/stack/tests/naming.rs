//! An entry gets its app by name: against a sure match, in review, where nothing came near.

use crate::catalog::AppId;
use crate::stack::{Decision, ReadOptions, read};
use crate::tui::command::Place;
use crate::tui::effect::{Effect, Outcome};
use crate::tui::harness::Harness;
use crate::tui::model::{Overlay, StackRow};
use crate::tui::view::fixture::{model, show};

use super::{empty, place, stack};

/// What an entry is by now.
fn named(harness: &Harness, label: &str) -> Option<Decision> {
    let model = &harness.session.model;
    let entries = &model.stack.stack.as_ref().unwrap().inventory.entries;
    let place = entries.iter().position(|entry| entry.label == label);
    model.named(place.unwrap())
}

fn is(id: &str) -> Option<Decision> {
    Some(Decision::App(AppId::read(id).unwrap()))
}

/// Puts the cursor on the row of an app or entry by its name.
fn go_to(harness: &mut Harness, name: &str) {
    let rows = harness.session.model.stack.rows();
    let place = rows.iter().position(|row| match row {
        StackRow::App(app) => app.name == name,
        StackRow::Loose(loose, _) => loose.label == name,
        StackRow::Todo(_) => false,
    });
    harness.session.model.stack.cursor = place.unwrap();
}

#[test]
fn a_sure_match_that_is_wrong_is_put_right_by_name() {
    let mut harness = stack(120, 40);
    go_to(&mut harness, "Slack");
    harness.keys("w");
    assert_eq!(place(&harness), Place::Naming);
    let picture = harness.screen();
    assert!(picture.contains("Which app is it?"), "{picture}");
    harness.effects();
    harness.keys("dropbox<enter>");
    assert_eq!(place(&harness), Place::Stack);
    assert_eq!(named(&harness, "Slack"), is("dropbox"));
    assert!(harness.screen().contains("Slack is Dropbox."));
    let effects = harness.effects();
    assert!(
        matches!(
            effects.as_slice(),
            [Effect::KeepDecisions(decisions), Effect::KeepStack { .. }] if decisions.len() == 1
        ),
        "{effects:?}"
    );
    // The cursor goes with the entry; what was matched is one key away.
    let owned = &harness.session.model.lens.owned;
    assert!(!owned.contains(&AppId::read("slack").unwrap()));
    let row = harness.session.model.stack.row().unwrap();
    assert_eq!(row.app().map(AppId::as_str), Some("dropbox"));
    harness.keys("u");
    assert_eq!(named(&harness, "Slack"), is("slack"));
    assert!(harness.session.model.stack.decisions.is_empty());
}

#[test]
fn entries_of_one_app_are_asked_about_one_after_the_other() {
    let mut harness = stack(120, 40);
    go_to(&mut harness, "Salesforce");
    harness.keys("w");
    let picture = harness.screen();
    assert!(picture.contains("1 more to ask about"), "{picture}");
    // The first one is what it is; the second one is none.
    harness.keys("<enter>");
    assert_eq!(place(&harness), Place::Naming);
    harness.keys("<down><enter>");
    assert_eq!(place(&harness), Place::Stack);
    assert_eq!(named(&harness, "Salesforce (Prod)"), is("salesforce"));
    assert_eq!(
        named(&harness, "Salesforce Sandbox"),
        Some(Decision::NotInCatalog)
    );
    // Who leaves in between leaves the rest as it was.
    harness.keys("uu");
    go_to(&mut harness, "Salesforce");
    harness.keys("w<down><enter><esc>");
    assert_eq!(
        named(&harness, "Salesforce (Prod)"),
        Some(Decision::NotInCatalog)
    );
    assert_eq!(named(&harness, "Salesforce Sandbox"), is("salesforce"));
}

#[test]
fn an_entry_in_review_can_be_an_app_that_is_no_candidate() {
    let mut harness = stack(120, 40);
    let waiting = harness.session.model.stack.waiting();
    harness.keys("r");
    let label = harness
        .session
        .model
        .stack
        .in_review()
        .unwrap()
        .0
        .label
        .clone();
    harness.keys("w");
    let offered = |harness: &Harness| match &harness.session.model.overlay {
        Some(Overlay::Naming(naming)) => naming.rows.clone(),
        other => panic!("{other:?}"),
    };
    // Without a word, its candidates.
    let candidates = harness.session.model.stack.candidates().to_vec();
    let mut expected: Vec<Decision> = candidates
        .into_iter()
        .map(|one| Decision::App(one.app))
        .collect();
    expected.push(Decision::NotInCatalog);
    assert_eq!(offered(&harness), expected);
    harness.keys("netlify");
    assert_eq!(offered(&harness).first().cloned(), is("netlify"));
    harness.keys("<enter>");
    assert_eq!(named(&harness, &label), is("netlify"));
    assert_eq!(harness.session.model.stack.waiting(), waiting - 1);
    // The review goes on.
    assert_eq!(place(&harness), Place::Review);
    harness.keys("u");
    assert_eq!(named(&harness, &label), None);
}

#[test]
fn what_no_name_holds_offers_the_nearest_and_an_entry_of_no_app_becomes_one() {
    let mut harness = stack(120, 40);
    go_to(&mut harness, "Company wiki");
    harness.keys("wnetlifyy");
    let Some(Overlay::Naming(naming)) = &harness.session.model.overlay else {
        panic!("no overlay");
    };
    assert_eq!(naming.rows.first().cloned(), is("netlify"));
    assert_eq!(naming.rows.last(), Some(&Decision::NotInCatalog));
    harness.keys("<enter>");
    assert_eq!(named(&harness, "Company wiki"), is("netlify"));
    // Two entries, one app.
    let audited = harness
        .session
        .model
        .stack
        .audited(&AppId::read("netlify").unwrap());
    assert_eq!(audited.unwrap().found.entries.len(), 2);
}

#[test]
fn without_a_stack_nothing_is_named() {
    let mut harness = empty(80, 24);
    harness.keys("w");
    assert_eq!(place(&harness), Place::Stack);
}

#[test]
fn entries_that_decisions_do_not_tell_apart_are_asked_about_once() {
    let mut harness = show(model(&[]), 80, 24);
    // The first two have one key in the IdP's catalogue.
    let json = br#"[{"label":"Slack","name":"slack","status":"ACTIVE","signOnMode":"SAML_2_0"},
        {"label":"Team chat","name":"slack","status":"ACTIVE","signOnMode":"SAML_2_0"},
        {"label":"Slack (Test)","status":"ACTIVE","signOnMode":"SAML_2_0"}]"#;
    let files = [("okta.json".to_owned(), json.to_vec())];
    let inventory = read(&files, &ReadOptions::default()).unwrap();
    harness.answer([Outcome::StackRead {
        inventory: Some(Box::new(inventory)),
        decisions: Default::default(),
        mistake: None,
    }]);
    harness.keys("4");
    assert_eq!(harness.session.model.nameable(), [0, 2]);
    harness.keys("wdropbox<enter>");
    assert_eq!(named(&harness, "Slack"), is("dropbox"));
    assert_eq!(named(&harness, "Team chat"), is("dropbox"));
    assert_eq!(named(&harness, "Slack (Test)"), is("slack"));
}
