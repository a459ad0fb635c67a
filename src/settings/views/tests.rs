//! Views in files: written, read back, refused with a place.

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::file::Overwrite;
use crate::settings::saved::{all, find, names, save};

fn folder() -> (tempfile::TempDir, Paths) {
    let folder = tempfile::tempdir().unwrap();
    let paths = Paths::under(folder.path());
    (folder, paths)
}

fn keys(keys: &[&str]) -> Vec<ColumnKey> {
    let key = |key: &&str| ColumnKey::of(column(key).unwrap());
    keys.iter().map(key).collect()
}

fn people(headcount: u32) -> Scenario {
    let mut scenario = Scenario::default();
    scenario.set_headcount(headcount).unwrap();
    scenario
}

/// A view whose parts are chosen by numbers.
fn view(query: &str, columns: &[usize], order: usize, idp: usize, dials: usize) -> SavedView {
    let key = |place: &usize| COLUMNS.get(*place).map(ColumnKey::of);
    let orders = ["relevance", "price", "-jump", "app", "-age"];
    let idps = [
        None,
        Some(IdpChoice(None)),
        Some(IdpChoice(Some(Idp::Okta))),
        Some(IdpChoice(Some(Idp::JumpCloud))),
    ];
    let dials = match dials {
        0 => None,
        1 => Some(Dials::Usual),
        2 => Some(Dials::Named("plan-b".to_owned())),
        3 => Some(Dials::Own(Scenario::default())),
        _ => Some(Dials::Own(people(1_200))),
    };
    SavedView {
        version: Version,
        query: query.to_owned(),
        columns: columns.iter().filter_map(key).collect(),
        order: Order::read(orders[order]).unwrap(),
        idp: idps[idp],
        scenario: dials,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn what_is_saved_is_read_back(
        query in "[ -~\\n\\té\u{202e}]{0,40}",
        columns in prop::collection::vec(0..COLUMNS.len(), 0..8),
        order in 0..5_usize,
        idp in 0..4_usize,
        dials in 0..5_usize,
    ) {
        let (_folder, paths) = folder();
        let view = view(&query, &columns, order, idp, dials);
        save(&paths, "team", &view, Overwrite::Refuse).unwrap();
        prop_assert_eq!(load::<SavedView>(&paths, "team").unwrap(), view);
    }
}

#[test]
fn a_file_is_written_for_people() {
    let (_folder, paths) = folder();
    let mut view = view("scim:gated", &[], 2, 2, 2);
    view.columns = keys(&["app", "okta"]);
    let file = save(&paths, "team", &view, Overwrite::Refuse).unwrap();
    assert_eq!(file, paths.views().join("team.ron"));
    insta::assert_snapshot!(fs::read_to_string(file).unwrap(), @r#"
    (
        version: 1,
        query: "scim:gated",
        columns: [
            "app",
            "okta",
        ],
        order: "-jump",
        idp: "okta",
        scenario: Named("plan-b"),
    )
    "#);
}

#[test]
fn what_a_file_leaves_out_is_as_usual_or_stays_as_it_is() {
    let (folder, _) = folder();
    let file = folder.path().join("mine.ron");
    fs::write(&file, "(query: \"scim:none\")").unwrap();
    let view: SavedView = find(None, &file).unwrap();
    assert_eq!(
        (view.query.as_str(), view.columns().len()),
        ("scim:none", 0)
    );
    assert_eq!(
        (view.order, view.idp, &view.scenario),
        (Order::Relevance, None, &None)
    );
    assert_eq!(view.scenario(None).unwrap(), None);
}

#[test]
fn a_named_scenario_is_the_one_that_is_saved_now() {
    let (_folder, paths) = folder();
    let view = view("", &[], 0, 0, 2);
    let none = view.scenario(Some(&paths)).unwrap_err().to_string();
    assert!(none.contains("no scenario \"plan-b\""), "{none}");
    for people in [people(1_200), people(40)] {
        save(&paths, "plan-b", &people, Overwrite::Force).unwrap();
        assert_eq!(view.scenario(Some(&paths)).unwrap(), Some(people));
    }
    assert!(view.scenario(None).is_err());
}

#[test]
fn views_and_scenarios_of_one_name_do_not_meet() {
    let (_folder, paths) = folder();
    save(&paths, "acme", &people(7), Overwrite::Refuse).unwrap();
    assert_eq!(names::<SavedView>(&paths).unwrap(), Vec::<String>::new());
    let error = find::<SavedView>(Some(&paths), Path::new("acme")).unwrap_err();
    assert!(
        error.to_string().starts_with("there is no view \"acme\""),
        "{error}"
    );
    for name in ["../acme", "con", ".acme", ""] {
        let error = save(&paths, name, &SavedView::default(), Overwrite::Refuse).unwrap_err();
        assert!(
            error.to_string().starts_with("a view cannot be named"),
            "{error}"
        );
    }
    assert!(!paths.views().exists());
}

#[test]
fn a_broken_file_is_reported_with_its_place_and_left_as_it_is() {
    for (text, line, words) in [
        ("(\n  version: 2,\n  later: 1)", 2, "reads version 1"),
        ("(\n  querry: \"x\")", 2, "querry"),
        (
            "(\n  columns: [\n    \"app\",\n    \"scimm\",\n  ])",
            4,
            "the nearest is `scim`",
        ),
        ("(\n  order: \"-prise\")", 2, "the nearest is `price`"),
        ("(\n  idp: \"oktopus\")", 2, "jumpcloud, none"),
        ("(\n  scenario: Plan)", 2, "Usual"),
        (
            "(\n  scenario: Own((\n    headcount: 0)))",
            3,
            "choose 1 to 100000",
        ),
        ("(\n  query: 7)", 2, "field `query`"),
        ("(query: \"x\"", 1, "field `query`"),
        ("", 1, "Expected opening"),
    ] {
        let (_folder, paths) = folder();
        fs::create_dir_all(paths.views()).unwrap();
        let path = paths.views().join("team.ron");
        fs::write(&path, text).unwrap();
        let error = load::<SavedView>(&paths, "team").unwrap_err();
        let SavedError::Broken { mistake, .. } = &error else {
            panic!("{text:?}: {error:?}");
        };
        assert_eq!(mistake.line, line, "{text:?}: {error}");
        assert!(mistake.column > 0);
        let said = error.to_string();
        assert!(said.starts_with(&*path.to_string_lossy()), "{said}");
        assert!(said.contains(words), "{text:?}: {said}");
        assert!(said.ends_with("correct it, or name another view"), "{said}");
        let listed = all::<SavedView>(&paths).unwrap();
        assert!(listed[0].content.is_err() && listed.len() == 1);
        let refused = save(&paths, "team", &SavedView::default(), Overwrite::Refuse);
        assert!(refused.is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
}
