//! Who says what: every disagreement that is written down is found by name, and what is in force is what was merged.

use std::collections::BTreeSet;

use scimdex::catalog::dispute::{Disagreement, DisputeKind, Said, disagreements};
use scimdex::catalog::layer::{LayerFile, read_ron};
use scimdex::catalog::{App, Catalog, LayerIndex};

const GUIDES: LayerIndex = LayerIndex(2);

fn catalog() -> Catalog {
    Catalog::builtin().unwrap()
}

fn of(catalog: &Catalog, id: &str) -> Vec<Disagreement> {
    let app = catalog.app(id).unwrap_or_else(|| panic!("no app {id}"));
    catalog.disagreements(app).unwrap()
}

fn found(catalog: &Catalog, id: &str, field: &str) -> Disagreement {
    let all = of(catalog, id);
    let one = all.iter().find(|one| one.field == field);
    one.unwrap_or_else(|| panic!("{id}: nothing on {field}"))
        .clone()
}

/// The rows of a table in `tests/data`: app, what it is about, fields or name.
fn rows(table: &'static str) -> Vec<(&'static str, &'static str, &'static str)> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [app, about, fields] = cells.as_slice() else {
                panic!("{line}");
            };
            (*app, *about, *fields)
        })
        .collect()
}

#[test]
fn every_row_of_the_guides_against_the_research_is_found_by_name() {
    let catalog = catalog();
    let rows = rows(include_str!("../data/disagreements.tsv"));
    assert_eq!(rows.len(), 92);
    let apps: BTreeSet<&str> = rows.iter().map(|(app, _, _)| *app).collect();
    assert_eq!(apps.len(), 16);
    for (app, about, fields) in rows {
        for field in fields.split(' ') {
            let one = found(&catalog, app, field);
            assert_eq!(one.kind, DisputeKind::BetweenLayers, "{app} {about}");
            assert!(one.of_field || one.title == about, "{app} {about}");
            let guides = |said: &&Said| said.layer == GUIDES;
            let (guides, others): (Vec<&Said>, Vec<&Said>) = one.claims.iter().partition(guides);
            assert!(!guides.is_empty() && !others.is_empty(), "{app} {about}");
        }
    }
}

#[test]
fn every_contradiction_of_a_guide_is_found_by_name() {
    let catalog = catalog();
    let rows = rows(include_str!("../data/contradictions.tsv"));
    assert_eq!(rows.len(), 38);
    for (app, about, name) in rows {
        let one = found(&catalog, app, name);
        assert_eq!(one.kind, DisputeKind::WithinLayer, "{app} {about}");
        assert_eq!(one.title, about);
        assert!(one.claims.len() >= 2, "{app} {about}");
        assert!(
            one.claims
                .iter()
                .all(|said| said.layer == GUIDES && !said.in_force)
        );
    }
}

#[test]
fn no_field_stands_twice_and_the_count_is_of_what_is_listed() {
    let catalog = catalog();
    for app in catalog.apps() {
        let all = catalog.disagreements(app).unwrap();
        let fields: BTreeSet<&str> = all.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(fields.len(), all.len(), "{}", app.id);
        assert_eq!(
            usize::try_from(app.disagreements).unwrap(),
            all.len(),
            "{}",
            app.id
        );
        assert!(all.iter().all(|one| !one.title.is_empty()), "{}", app.id);
    }
}

/// What was merged, for the fields whose words are the value itself.
fn merged(app: &App, field: &str) -> Option<String> {
    let tier = |cell: &str| {
        let slug = field.strip_prefix("tiers.")?.strip_suffix(cell)?;
        let mut tiers = app.tiers.iter();
        tiers.find(|tier| scimdex::catalog::app::slug(&tier.name) == slug)
    };
    match field {
        "name" => app.name.value().cloned(),
        "status" => app.status.get().map(|status| status.title().to_owned()),
        "scim.plan" => app.scim.plan.value().cloned(),
        "sso.plan" => app.sso.plan.value().cloned(),
        "user_api" => app.user_api.get().map(|value| value.title().to_owned()),
        _ => tier(".price")?
            .price
            .value()
            .map(|price| price.text().to_owned()),
    }
}

#[test]
fn what_is_in_force_is_what_was_merged() {
    let catalog = catalog();
    let mut compared = 0;
    for app in catalog.apps() {
        for one in catalog.disagreements(app).unwrap() {
            let in_force: Vec<&Said> = one.claims.iter().filter(|said| said.in_force).collect();
            assert!(in_force.len() <= 1, "{} {}", app.id, one.field);
            let first = one.claims.first().unwrap();
            assert!(
                in_force.is_empty() || first.in_force,
                "{} {}",
                app.id,
                one.field
            );
            let Some(value) = merged(app, &one.field) else {
                continue;
            };
            assert!(first.in_force, "{} {}", app.id, one.field);
            assert_eq!(
                first.value.as_deref(),
                Some(value.as_str()),
                "{}",
                one.field
            );
            compared += 1;
        }
    }
    assert!(compared > 40, "only {compared}");
}

#[test]
fn what_is_written_down_of_a_field_is_as_new_as_what_was_merged_or_older() {
    let catalog = catalog();
    for app in catalog.apps().iter().filter(|app| !app.recorded.is_empty()) {
        let read: Vec<Disagreement> = disagreements(app);
        for one in catalog.disagreements(app).unwrap() {
            let Some(in_force) = one
                .claims
                .first()
                .filter(|said| one.of_field && said.in_force)
            else {
                continue;
            };
            let known = read.iter().find(|known| known.field == one.field);
            let added = one.claims.iter().filter(|said| {
                let known = known.iter().flat_map(|known| &known.claims);
                !said.in_force && !known.into_iter().any(|known| known.layer == said.layer)
            });
            for said in added {
                let older = said.date < in_force.date || said.value.is_none();
                assert!(older, "{} {}: {said:?} was not beaten", app.id, one.field);
            }
        }
    }
}

#[test]
fn a_silent_layer_beats_nobody() {
    let one = found(&catalog(), "adyen", "admin-outside-sso");
    let said: Vec<(Option<&str>, bool)> = one
        .claims
        .iter()
        .map(|said| (said.value.as_deref(), said.in_force))
        .collect();
    assert_eq!(
        said,
        [(Some("at least one is needed"), true), (None, false)]
    );
}

#[test]
fn a_written_disagreement_adds_its_words_to_the_one_that_is_read_off_the_facts() {
    let price = found(&catalog(), "heroku", "tiers.heroku-teams.price");
    assert_eq!(price.title, "Price of Heroku Teams");
    let words: Vec<String> = price.claims.iter().filter_map(Said::words).collect();
    assert_eq!(words.len(), 2, "{words:?}");
    let first = words.first().unwrap();
    assert!(
        first.starts_with("no seat fee;") && first.contains("former pricing"),
        "{first}"
    );
    assert!(
        words
            .get(1)
            .unwrap()
            .starts_with("$10/user/month (5+ users)")
    );
}

#[test]
fn a_users_own_claim_is_in_force_over_all_that_is_written_down() {
    let text = "(layer: (id: \"mine\", title: \"Mine\"), records: [(id: \"heroku\", name: \"Heroku\", sso: (plan: \"Heroku Enterprise\"))])";
    let layer: LayerFile = read_ron("mine.ron", text).unwrap();
    let catalog = catalog().with_layers(vec![layer]).unwrap();
    let plan = found(&catalog, "heroku", "sso.plan");
    let first = plan.claims.first().unwrap();
    assert_eq!(catalog.layer_word(first.layer), "mine");
    assert!(first.in_force);
    assert_eq!(first.value.as_deref(), Some("Heroku Enterprise"));
    assert!(plan.claims.len() > 2, "what was written down still shows");
    let app = catalog.app("heroku").unwrap();
    assert_eq!(
        usize::try_from(app.disagreements).unwrap(),
        of(&catalog, "heroku").len()
    );
}
