//! The shipped catalog, counted: what the sources hold is what the program carries.

use std::collections::BTreeMap;

use scimdex::catalog::check::notes;
use scimdex::catalog::dispute::{Disagreement, disagreements};
use scimdex::catalog::layer::LayerRecord;
use scimdex::catalog::{App, Catalog, Category, Connection, Idp, LayerIndex, Status};

const INDEX: LayerIndex = LayerIndex(0);
const RESEARCH: LayerIndex = LayerIndex(1);
const GUIDES: LayerIndex = LayerIndex(2);

fn catalog() -> Catalog {
    Catalog::builtin().unwrap()
}

/// Every record of the catalog.
fn records(catalog: &Catalog) -> Vec<LayerRecord> {
    let of_app = |app: &App| catalog.records(&app.id).unwrap();
    catalog.apps().iter().flat_map(of_app).collect()
}

fn of_layer(records: &[LayerRecord], layer: LayerIndex) -> Vec<&LayerRecord> {
    records
        .iter()
        .filter(|entry| entry.layer == layer)
        .collect()
}

fn app<'a>(catalog: &'a Catalog, id: &str) -> &'a App {
    catalog.app(id).unwrap_or_else(|| panic!("no app {id}"))
}

fn disagreement(app: &App, field: &str) -> Disagreement {
    let found = disagreements(app);
    let fields: Vec<&str> = found.iter().map(|one| one.field.as_str()).collect();
    let one = found.iter().find(|one| one.field == field);
    one.unwrap_or_else(|| panic!("{}: no disagreement on {field}, only on {fields:?}", app.id))
        .clone()
}

#[test]
fn every_record_of_every_layer_is_there() {
    let catalog = catalog();
    let records = records(&catalog);
    assert_eq!(catalog.apps().len(), 850);
    assert_eq!(of_layer(&records, INDEX).len(), 850);
    assert_eq!(of_layer(&records, RESEARCH).len(), 369);
    assert_eq!(of_layer(&records, GUIDES).len(), 16);
    let words: Vec<&str> = catalog
        .layers()
        .iter()
        .map(|layer| layer.id.as_str())
        .collect();
    assert_eq!(words, ["index", "research", "guides"]);
}

#[test]
fn statuses_of_the_index_are_the_published_ones() {
    let catalog = catalog();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in of_layer(&records(&catalog), INDEX) {
        let status = entry.record.status.unwrap();
        *counts.entry(status.word()).or_default() += 1;
    }
    let expected = [
        ("gated", 278),
        ("included", 48),
        ("none", 388),
        ("partial", 5),
        ("unknown", 131),
    ];
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn tiers_prices_limitations_and_sections_are_all_carried_over() {
    let catalog = catalog();
    let records = records(&catalog);
    let index = of_layer(&records, INDEX);
    let tiers = index.iter().flat_map(|entry| &entry.record.tiers);
    assert_eq!(tiers.clone().count(), 2280);
    assert_eq!(tiers.filter(|tier| tier.price.is_some()).count(), 2127);
    assert_eq!(
        index
            .iter()
            .map(|entry| entry.record.limitations.len())
            .sum::<usize>(),
        3285
    );
    assert_eq!(
        index
            .iter()
            .filter(|entry| entry.record.scim.min_seats.is_some())
            .count(),
        32
    );

    let research = of_layer(&records, RESEARCH);
    assert_eq!(
        research
            .iter()
            .map(|entry| entry.record.tiers.len())
            .sum::<usize>(),
        1151
    );
    assert_eq!(
        research
            .iter()
            .map(|entry| entry.record.sources.len())
            .sum::<usize>(),
        2311
    );
    assert_eq!(
        research
            .iter()
            .map(|entry| entry.record.conflicts.len())
            .sum::<usize>(),
        178
    );
    assert_eq!(
        research
            .iter()
            .filter(|entry| entry.record.scim.deprovision.action.is_some())
            .count(),
        293
    );

    let guides: Vec<_> = of_layer(&records, GUIDES)
        .iter()
        .filter_map(|entry| entry.record.guide.clone())
        .collect();
    assert_eq!(guides.len(), 16);
    assert_eq!(
        guides
            .iter()
            .map(|guide| guide.decisions.len())
            .sum::<usize>(),
        25
    );
    assert_eq!(
        guides.iter().map(|guide| guide.voices.len()).sum::<usize>(),
        32
    );
}

#[test]
fn categories_are_the_twenty_one_of_the_index() {
    let catalog = catalog();
    assert_eq!(Category::ALL.len(), 21);
    for category in Category::ALL {
        let there = catalog
            .apps()
            .iter()
            .any(|app| app.category.get() == Some(*category));
        assert!(there, "no app in {category}");
    }
    let security = catalog
        .apps()
        .iter()
        .filter(|app| app.category.get() == Some(Category::Security));
    assert_eq!(security.count(), 73);
}

#[test]
fn names_that_hold_a_bracket_know_their_other_names() {
    let catalog = catalog();
    let bracketed: Vec<&App> = catalog
        .apps()
        .iter()
        .filter(|app| app.display_name().contains('('))
        .collect();
    assert_eq!(bracketed.len(), 132);
    for app in bracketed {
        let known = app.former_names.len() + app.aliases.len() + usize::from(app.owner.is_some());
        assert!(
            known > 0,
            "{} knows neither former name, owner nor alias",
            app.id
        );
    }
    assert_eq!(
        app(&catalog, "ceridian-dayforce").former_names,
        ["Ceridian"]
    );
    assert_eq!(app(&catalog, "clari").owner.as_deref(), Some("Salesloft"));
}

#[test]
fn apps_whose_status_and_tiers_do_not_meet_are_exactly_these() {
    let catalog = catalog();
    let mut by_status: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in of_layer(&records(&catalog), INDEX) {
        for note in notes(&entry.record) {
            assert_eq!(note.rule, "status-meets-tiers");
            *by_status
                .entry(entry.record.status.unwrap().word())
                .or_default() += 1;
        }
    }
    assert_eq!(
        by_status.into_iter().collect::<Vec<_>>(),
        [("gated", 37), ("partial", 2), ("unknown", 1)]
    );
}

#[test]
fn spacelift_shows_who_says_what_of_scim_and_when() {
    let catalog = catalog();
    let spacelift = app(&catalog, "spacelift");
    assert_eq!(spacelift.status(), Status::Gated);
    let status = disagreement(spacelift, "status");
    let said: Vec<_> = status
        .claims
        .iter()
        .map(|said| (said.layer, said.value.as_deref(), said.date))
        .collect();
    assert_eq!(said.len(), 2);
    assert_eq!(
        said.first().map(|said| (said.0, said.1)),
        Some((INDEX, Some("Gated")))
    );
    assert_eq!(said.get(1), Some(&(GUIDES, Some("None"), None)));
}

#[test]
fn herokus_price_for_teams_is_disputed_under_both_names() {
    let catalog = catalog();
    let heroku = app(&catalog, "heroku");
    let price = disagreement(heroku, "tiers.heroku-teams.price");
    let words: Vec<&str> = price
        .claims
        .iter()
        .filter_map(|said| said.value.as_deref())
        .collect();
    assert!(words.contains(&"$10/user/month (5+ users)"), "{words:?}");
    assert!(
        words
            .first()
            .is_some_and(|first| first.starts_with("no seat fee")),
        "{words:?}"
    );
    assert_eq!(heroku.tiers.len(), 2, "older tiers enter no price list");
}

#[test]
fn a_catalogue_app_of_somebody_else_is_third_party_and_older_claims_are_unconfirmed() {
    let catalog = catalog();
    assert_eq!(
        app(&catalog, "heroku").answer(Idp::Okta).connection,
        Connection::ThirdParty
    );
    let adyen = app(&catalog, "adyen").idps.get(Idp::Okta);
    assert_ne!(adyen.connection.get(), Some(Connection::Native));
    let fullstory = app(&catalog, "fullstory").idps.get(Idp::OneLogin);
    assert_ne!(fullstory.connection.get(), Some(Connection::Native));
}

#[test]
fn a_status_none_beats_every_older_scim_detail() {
    let catalog = catalog();
    let adyen = app(&catalog, "adyen");
    assert_eq!(adyen.status(), Status::None);
    assert_eq!(adyen.scim.version.value(), None);
    let version = disagreement(adyen, "scim.version");
    let said: Vec<(Option<&str>, bool)> = version
        .claims
        .iter()
        .map(|said| (said.value.as_deref(), said.in_force))
        .collect();
    assert_eq!(
        said,
        [(Some("no SCIM"), true), (Some("2.0"), false)],
        "the dead claim still shows, and what beat it"
    );
}
