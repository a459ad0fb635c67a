//! The scenarios overlay: taking, saving, deleting, with every effect and every answer.

use crate::cost::Scenario;
use crate::settings::saved::Saved;
use crate::text::Clean;
use crate::tui::command::Place;
use crate::tui::effect::{Effect, Outcome, SavedOutcome, SavedTask};
use crate::tui::harness::Harness;

use super::screen;

fn people(headcount: u32) -> Scenario {
    let mut scenario = Scenario::default();
    scenario.set_headcount(headcount).unwrap();
    scenario
}

fn saved() -> Vec<Saved<Scenario>> {
    vec![
        Saved {
            name: "acme".to_owned(),
            content: Ok(Scenario::default()),
        },
        Saved {
            name: "bad".to_owned(),
            content: Err(Clean::line("bad.ron:1:2: field `x`: no such dial")),
        },
        Saved {
            name: "plan-b".to_owned(),
            content: Ok(people(1_200)),
        },
    ]
}

fn answer(outcome: SavedOutcome<Scenario>) -> [Outcome; 1] {
    [Outcome::Scenarios(outcome)]
}

/// The overlay over the calculator, with three scenarios.
fn open() -> Harness {
    let mut screen = screen(120, 40);
    screen.keys("/slack<enter>$");
    screen.answer(answer(SavedOutcome::Listed(saved())));
    screen.keys("S");
    assert_eq!(screen.effects(), [Effect::Scenarios(SavedTask::List)]);
    screen
}

#[test]
fn a_saved_scenario_is_taken_and_named_until_a_dial_is_touched() {
    let mut screen = open();
    insta::assert_snapshot!(screen.screen());
    screen.keys("jj<enter>");
    assert_eq!(screen.session.model.place(), Place::Cost);
    assert_eq!(screen.session.model.lens.scenario, people(1_200));
    let header = |screen: &Harness| {
        screen
            .screen()
            .lines()
            .nth(2)
            .unwrap_or_default()
            .to_owned()
    };
    let text = screen.screen();
    assert!(
        text.contains("   plan-b ") && !text.contains("plan-b, changed"),
        "{text}"
    );
    screen.keys("l");
    assert!(
        screen.screen().contains("plan-b, changed"),
        "{}",
        header(&screen)
    );
    screen.keys("h");
    assert!(!screen.screen().contains("plan-b, changed"));
}

#[test]
fn a_broken_scenario_is_listed_with_its_mistake_and_cannot_be_taken() {
    let mut screen = open();
    screen.keys("j<enter>");
    assert_eq!(screen.session.model.place(), Place::Scenarios);
    assert_eq!(screen.session.model.lens.scenario, Scenario::default());
    assert!(screen.screen().contains("bad.ron:1:2"));
}

#[test]
fn dials_are_saved_under_a_typed_name_and_replace_only_when_asked() {
    let mut screen = open();
    screen.keys("<esc>LS").effects();
    screen.answer(answer(SavedOutcome::Exists {
        name: "plan-b".to_owned(),
    }));
    screen.keys("splan-b<enter>");
    let task = |replace| {
        Effect::Scenarios(SavedTask::Save {
            name: "plan-b".to_owned(),
            content: Box::new(people(1_000)),
            replace,
        })
    };
    assert_eq!(screen.effects(), [task(false)]);
    assert!(
        screen
            .screen()
            .contains("plan-b is saved already: y replaces it")
    );
    // Esc keeps it; asked again, y replaces it.
    screen.keys("<esc>");
    assert!(!screen.screen().contains("saved already"));
    screen.answer(answer(SavedOutcome::Exists {
        name: "plan-b".to_owned(),
    }));
    screen.keys("splan-b<enter>").effects();
    screen.answer(answer(SavedOutcome::Saved {
        name: "plan-b".to_owned(),
        all: saved(),
    }));
    screen.keys("y");
    assert_eq!(screen.effects(), [task(true)]);
    assert!(screen.screen().contains("Saved the dials as plan-b."));
}

#[test]
fn names_that_are_no_files_are_refused_where_they_are_typed() {
    let mut screen = open();
    screen.keys("s../x<enter>");
    assert_eq!(screen.session.model.place(), Place::ScenarioInput);
    assert!(screen.screen().contains("letters, digits, spaces"));
    assert_eq!(screen.effects(), []);
    screen.keys("<esc><esc>");
    assert_eq!(screen.session.model.place(), Place::Cost);
}

#[test]
fn deleting_is_asked_for_first() {
    let mut screen = open();
    screen.keys("d");
    assert_eq!(screen.effects(), []);
    assert!(screen.screen().contains("Delete acme? y deletes it"));
    // Moving on gives the question up.
    screen.keys("jy");
    assert_eq!(screen.effects(), []);
    screen.answer(answer(SavedOutcome::Deleted {
        name: "bad".to_owned(),
        all: saved()
            .into_iter()
            .filter(|one| one.name != "bad")
            .collect(),
    }));
    screen.keys("dy");
    let name = "bad".to_owned();
    assert_eq!(
        screen.effects(),
        [Effect::Scenarios(SavedTask::Delete { name })]
    );
    let text = screen.screen();
    assert!(
        text.contains("Deleted the scenario bad.") && !text.contains("bad.ron"),
        "{text}"
    );
}

#[test]
fn nothing_saved_yet_says_how_to_begin() {
    for (width, height) in [(120, 40), (80, 24), (60, 15)] {
        let mut screen = screen(width, height);
        screen.answer(answer(SavedOutcome::Listed(Vec::new())));
        screen.keys("3S");
        let text = screen.screen();
        assert!(
            text.contains("None is saved yet.") && text.contains("s saves the dials"),
            "{text}"
        );
        screen.keys("<enter>d");
        assert_eq!(screen.session.model.place(), Place::Scenarios);
    }
}
