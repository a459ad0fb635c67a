//! Checklists as an administrator reads them, and what holds for every app and IdP.

use super::checklist::Stage;
use super::*;
use crate::catalog::Day;
use crate::export::{Format, Report, TEXT_WIDTH, render};

fn lens(catalog: &Catalog, idp: Option<Idp>) -> Lens {
    let mut lens = Lens::new(catalog, Day::read("2026-11-21").unwrap());
    lens.idp = idp;
    lens
}

fn markdown(catalog: &Catalog, id: &str, idp: Option<Idp>) -> String {
    let lens = lens(catalog, idp);
    let app = catalog.app(id).unwrap();
    let report = Report::Leaver(LeaverReport {
        catalog,
        lens: &lens,
        app,
    });
    String::from_utf8(render(&report, Format::Markdown, TEXT_WIDTH).unwrap()).unwrap()
}

#[test]
fn checklists_say_what_the_records_and_guides_say() {
    let catalog = Catalog::builtin().unwrap();
    for (name, id, idp) in [
        ("github_okta", "github", Some(Idp::Okta)),
        ("bitwarden_okta", "bitwarden", Some(Idp::Okta)),
        ("bitwarden_google", "bitwarden", Some(Idp::Google)),
        ("spacelift_okta", "spacelift", Some(Idp::Okta)),
        ("spacelift_google", "spacelift", Some(Idp::Google)),
        ("heroku_okta", "heroku", Some(Idp::Okta)),
        ("heroku_google", "heroku", Some(Idp::Google)),
        ("spacelift_any", "spacelift", None),
    ] {
        insta::assert_snapshot!(name, markdown(&catalog, id, idp));
    }
}

#[test]
fn every_line_has_a_source_or_says_that_nobody_says() {
    let catalog = Catalog::builtin().unwrap();
    for idp in [
        None,
        Some(Idp::Okta),
        Some(Idp::Google),
        Some(Idp::JumpCloud),
    ] {
        let lens = lens(&catalog, idp);
        for app in catalog.apps() {
            let dossier = dossier_of(&catalog, app).unwrap();
            for entry in fill::filled(&dossier, &lens) {
                let text = entry.text.text.as_str();
                let sourced = !entry.text.sources.is_empty();
                let silence = [
                    "not documented",
                    "nobody documents",
                    "Nothing more",
                    "No layer",
                ];
                let admits = silence.iter().any(|words| text.contains(words));
                let own = match entry.stage {
                    Stage::Person | Stage::Sure => true,
                    // The IdP's own step, and the hand-over, need no source.
                    Stage::Idp | Stage::Data | Stage::DataFirst => entry.is_task,
                    Stage::ByItself | Stage::Said | Stage::Check | Stage::ByHand => false,
                };
                assert!(sourced || admits || own, "{} {idp:?}: {text}", app.id);
            }
        }
    }
}

#[test]
fn nothing_is_promised_through_an_idp_that_speaks_no_scim() {
    let catalog = Catalog::builtin().unwrap();
    for idp in Idp::ALL.iter().copied() {
        let lens = lens(&catalog, Some(idp));
        for app in catalog.apps() {
            let departure = Departure::of(app, idp);
            let dossier = dossier_of(&catalog, app).unwrap();
            for entry in fill::filled(&dossier, &lens) {
                let text = entry.text.text.as_str();
                let promises = ["Open sessions end", "The paid seat becomes free"];
                let promised = promises.contains(&text) || text.starts_with("See that the account");
                assert!(
                    !promised || departure.is_over_scim(),
                    "{} {idp}: {text}",
                    app.id
                );
                if departure.answer.inferred {
                    assert!(
                        !text.starts_with("See that the account"),
                        "{} {idp}",
                        app.id
                    );
                }
            }
        }
    }
}

#[test]
fn the_cards_of_two_idps_differ_where_their_connections_do() {
    let catalog = Catalog::builtin().unwrap();
    let app = catalog.app("spacelift").unwrap();
    let dossier = dossier_of(&catalog, app).unwrap();
    let of = |idp: Idp| blocks(&dossier, &lens(&catalog, Some(idp)));
    assert_ne!(of(Idp::Okta), of(Idp::Google));
    let Some(Block::Table(table)) = of(Idp::Google).first().cloned() else {
        panic!("the card begins with the table of IdPs");
    };
    assert_eq!(table.marked, [0], "mine is marked");
    let idps: Vec<String> = table
        .rows
        .iter()
        .map(|row| row[0].text.to_string())
        .collect();
    assert_eq!(
        idps,
        ["Google (mine)", "Okta", "Entra", "OneLogin", "JumpCloud"]
    );
}
