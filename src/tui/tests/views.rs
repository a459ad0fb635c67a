//! The overlay of saved views: taking, saving, deleting, with every effect and every answer.

use crate::catalog::Idp;
use crate::cost::Scenario;
use crate::field::column;
use crate::query::Order;
use crate::settings::saved::Saved;
use crate::settings::views::{ColumnKey, Dials, IdpChoice, SavedView};
use crate::text::Clean;
use crate::tui::command::Place;
use crate::tui::effect::{Effect, Memory, Outcome, SavedOutcome, SavedTask};
use crate::tui::harness::Harness;
use crate::tui::model::View;

use super::screen;

fn people(headcount: u32) -> Scenario {
    let mut scenario = Scenario::default();
    scenario.set_headcount(headcount).unwrap();
    scenario
}

fn view(query: &str, scenario: Dials) -> SavedView {
    let mut view = SavedView::default();
    view.query = query.to_owned();
    view.columns = ["app", "okta", "price"]
        .map(|key| ColumnKey::of(column(key).unwrap()))
        .to_vec();
    view.order = Order::read("-price").unwrap();
    view.idp = Some(IdpChoice(Some(Idp::Okta)));
    view.scenario = Some(scenario);
    view
}

fn saved() -> Vec<Saved<SavedView>> {
    let one = |name: &str, content| Saved {
        name: name.to_owned(),
        content,
    };
    vec![
        one("all", Ok(SavedView::default())),
        one(
            "bad",
            Err(Clean::line("bad.ron:1:2: there is no column `x`")),
        ),
        one("gone", Ok(view("", Dials::Named("nowhere".to_owned())))),
        one(
            "team",
            Ok(view("scim:gated cat:hr", Dials::Named("plan-b".to_owned()))),
        ),
    ]
}

fn answers(all: Vec<Saved<SavedView>>) -> [Outcome; 2] {
    let scenario = Saved {
        name: "plan-b".to_owned(),
        content: Ok(people(1_200)),
    };
    [
        Outcome::Scenarios(SavedOutcome::Listed(vec![scenario])),
        Outcome::Views(SavedOutcome::Listed(all)),
    ]
}

/// The overlay, with four views and a scenario.
fn open(width: u16, height: u16) -> Harness {
    let mut screen = screen(width, height);
    screen.answer(answers(saved()));
    screen.keys("v");
    let lists = [
        Effect::Scenarios(SavedTask::List),
        Effect::Views(SavedTask::List),
    ];
    assert_eq!(screen.effects(), lists);
    screen
}

#[test]
fn pictures_of_the_overlay() {
    for (width, height) in [(120, 40), (80, 24), (60, 15)] {
        let screen = open(width, height);
        insta::assert_snapshot!(format!("views_{width}x{height}"), screen.screen());
    }
}

#[test]
fn a_view_that_is_taken_is_what_the_screen_shows() {
    let mut screen = open(120, 40);
    screen.keys("G<enter>");
    let remembered = Effect::Remember(Memory::Idp(Some(Idp::Okta)));
    assert_eq!(screen.effects(), [remembered]);
    let model = &screen.session.model;
    assert_eq!(model.place(), Place::List);
    assert_eq!(model.search.input.text(), "scim:gated cat:hr");
    assert_eq!(model.list.order.to_string(), "-price");
    assert_eq!(model.lens.idp, Some(Idp::Okta));
    assert_eq!(model.lens.scenario, people(1_200));
    let keys: Vec<&str> = model.columns().iter().map(|column| column.key).collect();
    assert_eq!(keys, ["app", "okta", "price"]);
    // What was taken is what would be saved, until something is changed; the overlay marks it.
    let now = <SavedView as crate::tui::model::Shelved>::now(model);
    assert_eq!(model.views.named(&now), Some(("team", false)));
    screen.answer(answers(saved()));
    screen.keys("v");
    assert_eq!(screen.session.model.overlay_cursor(), 3);
}

#[test]
fn a_view_that_leaves_idp_and_dials_out_leaves_them_as_they_are() {
    let mut screen = screen(120, 40);
    screen
        .keys("i<down><enter>/slack<enter>Cj<space><esc>$L")
        .effects();
    let dials = screen.session.model.lens.scenario.clone();
    assert_ne!(dials, Scenario::default());
    screen.answer(answers(saved()));
    screen.keys("v<enter>");
    let model = &screen.session.model;
    assert_eq!(
        (model.view, model.lens.idp),
        (View::Explore, Some(Idp::Okta))
    );
    assert_eq!(model.lens.scenario, dials);
    assert_eq!(model.search.input.text(), "");
    assert_eq!(model.list.hits.len(), model.catalog.apps().len());
    assert!(model.list.columns.is_empty());
}

#[test]
fn what_cannot_be_taken_says_why_and_changes_nothing() {
    for (keys, words) in [
        ("j<enter>", "bad.ron:1:2: there is no column"),
        (
            "jj<enter>",
            "names the scenario nowhere, which is not saved",
        ),
    ] {
        let mut screen = open(120, 40);
        screen.keys(keys);
        assert_eq!(screen.effects(), []);
        let model = &screen.session.model;
        assert_eq!(model.place(), Place::Views);
        assert_eq!((model.lens.idp, model.list.columns.len()), (None, 0));
        assert!(screen.screen().contains(words), "{}", screen.screen());
    }
}

#[test]
fn the_screen_is_saved_as_it_is_and_replaces_only_when_asked() {
    let mut screen = open(120, 40);
    screen.keys("<esc>/slack<enter>Cj<space><esc>").effects();
    let all = || {
        let exists = SavedOutcome::Exists {
            name: "team".to_owned(),
        };
        let mut outcomes = answers(saved()).to_vec();
        outcomes.push(Outcome::Views(exists));
        outcomes
    };
    screen.answer(all());
    screen.keys("vs<ctrl-u>team<enter>");
    let mut wanted = SavedView::default();
    wanted.query = "slack".to_owned();
    wanted.columns = ["app", "from", "price", "jump"]
        .map(|key| ColumnKey::of(column(key).unwrap()))
        .to_vec();
    wanted.idp = Some(IdpChoice(None));
    wanted.scenario = Some(Dials::Usual);
    let task = |replace| {
        Effect::Views(SavedTask::Save {
            name: "team".to_owned(),
            content: Box::new(wanted.clone()),
            replace,
        })
    };
    assert_eq!(screen.effects().last(), Some(&task(false)));
    let text = screen.screen();
    assert!(
        text.contains("team is saved already: y replaces it"),
        "{text}"
    );
    // Enter takes nothing while that is asked, and the footer does not offer it.
    assert!(!text.contains("accept"), "{text}");
    screen.keys("<enter>");
    assert_eq!(screen.session.model.place(), Place::Views);
    screen.answer([Outcome::Views(SavedOutcome::Saved {
        name: "team".to_owned(),
        all: saved(),
    })]);
    screen.keys("y");
    assert_eq!(screen.effects(), [task(true)]);
    assert!(screen.screen().contains("Saved this view as team."));
}

#[test]
fn dials_are_saved_by_name_only_where_they_are_what_is_saved() {
    let mut screen = open(120, 40);
    screen.keys("G<enter>").effects();
    let scenario = |screen: &mut Harness| {
        screen.answer(answers(saved()));
        screen.keys("vs<ctrl-u>mine<enter>");
        let effects = screen.effects();
        screen.keys("<esc>");
        match effects.last() {
            Some(Effect::Views(SavedTask::Save { content, .. })) => content.scenario.clone(),
            other => panic!("{other:?}"),
        }
    };
    let named = Dials::Named("plan-b".to_owned());
    assert_eq!(scenario(&mut screen), Some(named));
    screen.session.model.lens.scenario = people(7);
    assert_eq!(scenario(&mut screen), Some(Dials::Own(people(7))));
    screen.session.model.lens.scenario = Scenario::default();
    assert_eq!(scenario(&mut screen), Some(Dials::Usual));
}

#[test]
fn names_that_are_no_files_are_refused_and_deleting_is_asked_for() {
    let mut screen = open(80, 24);
    screen.keys("s../x<enter>");
    assert_eq!(screen.session.model.place(), Place::ViewInput);
    assert!(screen.screen().contains("A view's name takes letters"));
    screen.keys("<esc>d");
    assert!(screen.screen().contains("Delete all? y deletes it"));
    assert_eq!(screen.effects(), []);
    screen.keys("y");
    let name = "all".to_owned();
    assert_eq!(
        screen.effects(),
        [Effect::Views(SavedTask::Delete { name })]
    );
}

#[test]
fn with_nothing_saved_the_footer_offers_nothing_to_take() {
    for (width, height) in [(120, 40), (80, 24), (60, 15)] {
        for (keys, saving) in [("v", "s saves this view"), ("3S", "s saves the dials")] {
            let mut screen = screen(width, height);
            screen.answer([
                Outcome::Scenarios(SavedOutcome::Listed(Vec::new())),
                Outcome::Views(SavedOutcome::Listed(Vec::new())),
            ]);
            screen.keys(keys);
            let text = screen.screen();
            let footer = text.lines().last().unwrap_or_default();
            assert!(
                text.contains("None is saved yet.") && text.contains(saving),
                "{text}"
            );
            assert!(
                footer.contains("s save") && footer.contains("esc back"),
                "{footer}"
            );
            assert!(
                !footer.contains("accept") && !footer.contains("delete"),
                "{footer}"
            );
        }
    }
}

#[test]
fn what_a_stack_counts_is_no_dial_of_a_view() {
    use crate::catalog::AppId;
    use crate::tui::model::Shelved;

    let mut screen = open(120, 40);
    screen.keys("G<enter>");
    let model = &mut screen.session.model;
    let counted = [(AppId::read("slack").unwrap(), 40)];
    model.lens.scenario.set_counted(counted.clone().into());
    let view = SavedView::now(model);
    assert_eq!(view.scenario, Some(Dials::Named("plan-b".to_owned())));
    assert_eq!(model.views.named(&view), Some(("team", false)));
    // Another view turns the dials; the stack still counts what it counts.
    screen.answer(answers(vec![Saved {
        name: "own".to_owned(),
        content: Ok(view_of(people(9))),
    }]));
    screen.keys("v<enter>");
    let scenario = &screen.session.model.lens.scenario;
    assert!(scenario.same_dials(&people(9)));
    assert_eq!(*scenario.counted(), counted.into());
}

fn view_of(scenario: Scenario) -> SavedView {
    view("slack", Dials::Own(scenario))
}
