//! Every template reads as it is written and claims nothing; with every comment taken away it claims what is in force.

use super::*;
use crate::catalog::Catalog;
use crate::catalog::layer::LayerFile;
use crate::catalog::own::{OwnFile, read_own};

fn today() -> Day {
    Day::read("2026-11-21").unwrap()
}

fn read(text: &str) -> LayerFile {
    let OwnFile { file, mistakes, .. } = read_own("own.ron", text);
    assert_eq!(mistakes, [], "{text}");
    file.unwrap()
}

/// The template with every field stated.
fn stated(text: &str) -> String {
    let line = |line: &str| line.replacen("// ", "", 1) + "\n";
    text.lines().map(line).collect()
}

#[test]
fn every_template_reads_as_written_and_changes_nothing() {
    let catalog = Catalog::builtin().unwrap();
    let mut all = read(&of_app(catalog.apps().iter().next().unwrap(), today()));
    all.records.clear();
    for app in catalog.apps() {
        let file = read(&of_app(app, today()));
        assert_eq!(file.records.len(), 1);
        assert_eq!(file.records[0].id, app.id);
        all.records.extend(file.records);
    }
    let again = catalog.clone().with_layers(vec![all]).unwrap();
    for app in catalog.apps() {
        let mut own = again.app(app.id.as_str()).unwrap().clone();
        assert_eq!(own.layers.len(), app.layers.len() + 1);
        own.layers.clone_from(&app.layers);
        assert_eq!(own, *app);
    }
}

#[test]
fn every_template_states_what_is_in_force_once_its_comments_are_taken_away() {
    let catalog = Catalog::builtin().unwrap();
    for app in catalog.apps() {
        let text = stated(&of_app(app, today()));
        let record = read(&text).records.remove(0);
        assert_eq!(record.date, Some(today()));
        assert_eq!(record.name.as_ref(), app.name.value(), "{}", app.id);
        if app.status.get().is_some() {
            assert_eq!(record.status, app.status.get(), "{}", app.id);
        }
        let prices: Vec<_> = app
            .tiers
            .iter()
            .map(|tier| (&tier.name, tier.price.value(), tier.scim.get()))
            .collect();
        let written: Vec<_> = record
            .tiers
            .iter()
            .map(|tier| (&tier.name, tier.price.as_ref(), tier.scim))
            .collect();
        if !prices.is_empty() {
            assert_eq!(written, prices, "{}", app.id);
        }
        for idp in Idp::ALL {
            if let Some(connection) = app.idps.get(*idp).connection.get() {
                assert_eq!(
                    record.idps.get(*idp).connection,
                    Some(connection),
                    "{}",
                    app.id
                );
            }
        }
        assert!(record.quote.is_some());
    }
}

#[test]
fn a_new_app_has_a_template_too() {
    let id = AppId::read("our-tool").unwrap();
    let text = of_new(&id, "Our \"Tool\"", today());
    assert_eq!(read(&text).layer.id, "own-our-tool");
    let record = read(&stated(&text)).records.remove(0);
    assert_eq!(record.name.as_deref(), Some("Our \"Tool\""));
    assert_eq!(record.tiers, []);
    let long = AppId::read(&"a".repeat(64)).unwrap();
    read(&of_new(&long, "A", today()));
}

#[test]
fn a_template_is_easy_to_read() {
    let catalog = Catalog::builtin().unwrap();
    insta::assert_snapshot!(of_app(catalog.app("netlify").unwrap(), today()));
}
