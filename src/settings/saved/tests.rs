//! What is saved by name, by the example of scenarios: listed, found, refused.

use super::*;
use crate::catalog::AppId;
use crate::catalog::money::Cents;
use crate::cost::{Percent, PrivateQuote, Scenario};

fn touched() -> Scenario {
    let mut scenario = Scenario::default();
    scenario.set_headcount(1_200).unwrap();
    scenario.set_seat_share(Percent(755)).unwrap();
    scenario.set_connector_fee(Some(Cents(500_050))).unwrap();
    scenario.set_compliance(false);
    let slack = AppId::read("slack").unwrap();
    scenario.set_seats(&slack, Some(100)).unwrap();
    scenario.set_current(&slack, Some("Pro \"2\"".to_owned()));
    let quote = PrivateQuote::parse("9.50/seat/mo");
    scenario.set_quote(&slack, quote).unwrap();
    scenario
}

fn folder() -> (tempfile::TempDir, Paths) {
    let folder = tempfile::tempdir().unwrap();
    let paths = Paths::under(folder.path());
    (folder, paths)
}

#[test]
fn what_is_saved_is_listed_and_read_back() {
    let (_folder, paths) = folder();
    assert_eq!(names::<Scenario>(&paths).unwrap(), Vec::<String>::new());
    for (name, scenario) in [
        ("Plan B, 2027".replace(',', ""), touched()),
        ("acme".to_owned(), Scenario::default()),
        ("größer".to_owned(), touched()),
    ] {
        save(&paths, &name, &scenario, Overwrite::Refuse).unwrap();
        assert_eq!(load::<Scenario>(&paths, &name).unwrap(), scenario, "{name}");
    }
    fs::write(paths.scenarios().join("notes.txt"), "no scenario").unwrap();
    fs::write(paths.scenarios().join(".hidden.ron"), "()").unwrap();
    let listed = names::<Scenario>(&paths).unwrap();
    assert_eq!(listed, ["Plan B 2027", "acme", "größer"]);
}

#[test]
fn a_saved_scenario_is_replaced_only_where_that_is_said() {
    let (_folder, paths) = folder();
    save(&paths, "acme", &touched(), Overwrite::Refuse).unwrap();
    let usual = Scenario::default();
    let refused = save(&paths, "acme", &usual, Overwrite::Refuse).unwrap_err();
    assert!(refused.to_string().contains("--force"), "{refused}");
    assert_eq!(load::<Scenario>(&paths, "acme").unwrap(), touched());
    save(&paths, "acme", &usual, Overwrite::Force).unwrap();
    assert_eq!(load::<Scenario>(&paths, "acme").unwrap(), usual);
}

#[cfg(unix)]
#[test]
fn a_saved_scenario_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, paths) = folder();
    let path = save(&paths, "acme", &touched(), Overwrite::Refuse).unwrap();
    let mode = fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_file_comes_before_a_saved_name() {
    let (folder, paths) = folder();
    save(&paths, "acme", &touched(), Overwrite::Refuse).unwrap();
    let file = folder.path().join("acme");
    fs::create_dir(&file).unwrap();
    assert_eq!(
        find::<Scenario>(Some(&paths), Path::new("acme")).unwrap(),
        touched()
    );
    fs::remove_dir(&file).unwrap();
    fs::write(&file, "(headcount: 7)").unwrap();
    assert_eq!(
        find::<Scenario>(Some(&paths), &file).unwrap().headcount(),
        7
    );
    assert_eq!(find::<Scenario>(None, &file).unwrap().headcount(), 7);
}

#[test]
fn what_is_not_there_is_refused_naming_what_is() {
    let (_folder, paths) = folder();
    let none = find::<Scenario>(Some(&paths), Path::new("acme")).unwrap_err();
    assert!(none.to_string().contains("none is saved in"), "{none}");
    save(&paths, "acme", &touched(), Overwrite::Refuse).unwrap();
    for named in ["acne", "no/such.ron", "../acme", ""] {
        let error = find::<Scenario>(Some(&paths), Path::new(named)).unwrap_err();
        assert!(error.to_string().contains("are acme"), "{error}");
    }
    let nowhere = find::<Scenario>(None, Path::new("acme")).unwrap_err();
    assert!(nowhere.to_string().contains("path of a file"), "{nowhere}");
}

#[test]
fn names_are_file_names_on_every_system() {
    for name in [
        "acme", "Plan B", "2027", "v1.2", "größer", "a_b-c", "common", "COMET",
    ] {
        assert!(is_name(name), "{name}");
    }
    let long = "a".repeat(65);
    for name in [
        "",
        " ",
        ".",
        "..",
        ".acme",
        "acme.",
        "acme ",
        "-acme",
        "a/b",
        "a\\b",
        "a:b",
        "a\nb",
        "con",
        "NUL.x",
        "com1",
        "Lpt9",
        "\u{202e}acme",
        "a*",
        &long,
    ] {
        assert!(!is_name(name), "{name:?}");
        let (_folder, paths) = folder();
        let error = save(&paths, name, &touched(), Overwrite::Refuse).unwrap_err();
        assert!(matches!(error, SavedError::Name { .. }), "{name:?}");
    }
}

#[test]
fn a_broken_file_is_reported_with_file_line_column_and_remedy() {
    for (text, line, words) in [
        ("(\n  headcount: 0,\n)", 2, "choose 1 to 100000"),
        ("(\n  leavers: 201\n)", 2, "choose 0 to 200"),
        (
            "(\n  headcount: many,\n)",
            2,
            "a bare number, 1 to 100,000 people",
        ),
        ("(\n\n  leavers: 17.35,\n)", 3, "field `leavers`"),
        ("(\n  people: 5,\n)", 2, "people"),
        ("(\n  headcount: 5,\n  headcount: 6,\n)", 3, "headcount"),
        ("(\n  compliance: 1,\n)", 2, "write true or false"),
        ("(\n  basis: Other,\n)", 2, "Reference"),
        (
            "(\n  apps: {\n    \"slack\": (seats: 0),\n  },\n)",
            3,
            "choose 1 to 100000",
        ),
        (
            "(\n  apps: {\n    \"A b\": (seats: 1),\n  },\n)",
            3,
            "hyphens",
        ),
        ("(\n  headcount: 5", 2, "field `headcount`"),
        ("", 1, "Expected opening"),
    ] {
        let (_folder, paths) = folder();
        fs::create_dir_all(paths.scenarios()).unwrap();
        let path = paths.scenarios().join("acme.ron");
        fs::write(&path, text).unwrap();
        let error = load::<Scenario>(&paths, "acme").unwrap_err();
        let SavedError::Broken { mistake, .. } = &error else {
            panic!("{error:?}");
        };
        assert_eq!(mistake.line, line, "{text:?}: {error}");
        assert!(mistake.column > 0);
        let said = error.to_string();
        assert!(said.starts_with(&*path.to_string_lossy()), "{said}");
        assert!(said.contains(words), "{text:?}: {said}");
        assert!(said.ends_with("correct it, or name another scenario"));
    }
}
