//! A guide's page in full: each of its texts stands in the section where a reader looks for it.

use std::collections::BTreeSet;

use scimdex::catalog::guide::Guide;
use scimdex::catalog::money::{Cents, Currency, Money};
use scimdex::catalog::record::Record;
use scimdex::catalog::{Catalog, Day};
use scimdex::export::{Block, Cited, Section, SectionKey, app_sections};
use scimdex::lens::Lens;
use serde_json::Value;

/// Every guide and card with the sections of its app.
fn pages(catalog: &Catalog) -> Vec<(Record, Vec<Section>)> {
    let lens = Lens::new(catalog, Day::read("2026-11-21").unwrap());
    let guided = catalog.apps().iter().filter(|app| app.guide.is_some());
    guided
        .map(|app| {
            let records = catalog.records(&app.id).unwrap();
            let record = records
                .into_iter()
                .map(|entry| entry.record)
                .find(|record| record.guide.is_some())
                .unwrap();
            (record, app_sections(catalog, app, &lens).unwrap())
        })
        .collect()
}

fn text_of(sections: &[Section], key: SectionKey) -> String {
    let section = sections.iter().find(|section| section.key == key).unwrap();
    let mut parts: Vec<String> = Vec::new();
    let cited = |value: &Cited| format!("{} {:?}", value.line(), value.url);
    for block in &section.blocks {
        match block {
            Block::Heading(text) => parts.push(text.as_str().to_owned()),
            Block::Text(value) => parts.push(cited(value)),
            Block::Pairs(pairs) => {
                for pair in pairs {
                    parts.push(pair.label.as_str().to_owned());
                    parts.extend(pair.values.iter().map(cited));
                }
            }
            Block::List(items) | Block::Tasks(items) | Block::Steps(items) => {
                parts.extend(items.iter().map(cited))
            }
            Block::Bars(bars) => {
                parts.extend(bars.iter().map(|bar| bar.label.as_str().to_owned()));
            }
            Block::Table(table) => parts.extend(table.rows.iter().flatten().map(cited)),
            Block::Claims(claims) => parts.extend(claims.claims.iter().map(cited)),
        }
    }
    parts.join("\n")
}

/// Where a reader looks for a field of a guide's record. A field without a home stops the test.
fn home(field: &str) -> SectionKey {
    match field {
        "badge" | "badge_note" | "category" | "theme" | "bottom_line" | "card_status"
        | "decisions" | "constraints" | "constraints_note" | "in_practice" | "challenges"
        | "voices" | "extra_facts" | "alternative" => SectionKey::Guidance,
        "quick_facts" | "specification" | "profile_note" | "usage_prices" | "other_costs"
        | "offers" | "missing" => SectionKey::Facts,
        "idps" | "idps_note" => SectionKey::Idps,
        "setup" => SectionKey::Setup,
        "url" | "url_note" | "date_note" | "page_dates" | "seen_on" => SectionKey::Sources,
        other => panic!("no section for `{other}`"),
    }
}

/// The texts under a value; words of a vocabulary are left out, they show under their titles.
fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(fields) => {
            for (key, value) in fields {
                if !matches!(key.as_str(), "idp" | "option") {
                    texts(value, found);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn every_text_of_every_page_stands_in_its_section() {
    let catalog = Catalog::builtin().unwrap();
    let pages = pages(&catalog);
    assert_eq!(pages.len(), 16);
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut looked_at = 0;
    for (record, sections) in &pages {
        let guide = serde_json::to_value(record.guide.as_deref().unwrap()).unwrap();
        let mut wanted: Vec<(SectionKey, String)> = Vec::new();
        for (field, value) in guide.as_object().unwrap() {
            let mut found = Vec::new();
            match field.as_str() {
                // A word of a vocabulary, figures, and what stands in data/disagreements.ron.
                "kind" | "profile" | "contradictions" => continue,
                _ => texts(value, &mut found),
            }
            if !found.is_empty() {
                seen.insert(field.clone());
                wanted.extend(found.into_iter().map(|text| (home(field), text)));
            }
        }
        let summary = record.summary.iter().cloned();
        wanted.extend(summary.map(|text| (SectionKey::Overview, text)));
        let limitations = record.limitations.iter().cloned();
        wanted.extend(limitations.map(|text| (SectionKey::Limitations, text)));
        for (key, text) in wanted {
            let shown = text_of(sections, key);
            assert!(shown.contains(&text), "{}: {key:?} lacks {text}", record.id);
            looked_at += 1;
        }
    }
    assert!(looked_at > 500, "only {looked_at} texts");
    assert!(seen.len() >= 24, "{seen:?}");
}

#[test]
fn prices_profiles_options_and_providers_stand_there_too() {
    let catalog = Catalog::builtin().unwrap();
    let (mut prices, mut totals, mut options, mut steps) = (0, 0, 0, 0);
    for (record, sections) in &pages(&catalog) {
        let guide: &Guide = record.guide.as_deref().unwrap();
        let tiers = text_of(sections, SectionKey::Tiers) + &text_of(sections, SectionKey::Sources);
        for tier in &record.tiers {
            assert!(tiers.contains(&tier.name), "{} {}", record.id, tier.name);
            if let Some(price) = &tier.price {
                assert!(
                    tiers.contains(price.text()),
                    "{} {}",
                    record.id,
                    price.text()
                );
                prices += 1;
            }
        }
        let facts = text_of(sections, SectionKey::Facts);
        let total = guide.profile.as_ref().and_then(|profile| profile.total);
        if let Some(total) = total {
            let words = Money::new(Cents(total.0), Currency::Usd).to_string();
            assert!(facts.contains(&words), "{} {words}", record.id);
            totals += 1;
        }
        let guidance = text_of(sections, SectionKey::Guidance);
        for decision in &guide.decisions {
            assert!(guidance.contains(decision.option.title()), "{}", record.id);
            options += 1;
        }
        let setup = text_of(sections, SectionKey::Setup);
        for of_idp in &guide.setup {
            assert!(
                setup.contains(of_idp.idp.title()),
                "{} {}",
                record.id,
                of_idp.idp
            );
            steps += 1;
        }
    }
    assert!(prices > 20, "{prices}");
    assert!(totals >= 10, "{totals}");
    assert_eq!(options, 25);
    assert!(steps >= 5, "{steps}");
}

#[test]
fn recommendations_name_options_and_never_a_seller() {
    let catalog = Catalog::builtin().unwrap();
    for (record, _) in &pages(&catalog) {
        let guide = record.guide.as_deref().unwrap();
        let Some(seller) = guide.alternative.as_ref().map(|one| &one.provider) else {
            continue;
        };
        let decisions = guide.decisions.iter().map(|one| &one.recommendation);
        let setup = guide.setup.iter().filter_map(|one| one.note.as_ref());
        let told = decisions
            .chain(setup)
            .chain(&guide.bottom_line)
            .chain(&guide.theme);
        for text in told {
            assert!(!text.contains(seller.as_str()), "{}: {text}", record.id);
        }
    }
}

#[test]
fn a_guide_names_the_apps_of_which_its_page_holds_cards() {
    let catalog = Catalog::builtin().unwrap();
    for (id, names) in [
        ("heroku", ["6sense", "Aha!", "Appcues"].as_slice()),
        ("fly-io", &["6sense", "ActiveCampaign", "Adyen"]),
        ("backstage", &["Abnormal AI", "Airwallex", "Alkami"]),
        ("fullstory", &["Amplitude", "BILL", "Bitwarden"]),
    ] {
        let lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
        let sections = app_sections(&catalog, catalog.app(id).unwrap(), &lens).unwrap();
        let guidance = text_of(&sections, SectionKey::Guidance);
        let (_, related) = guidance.split_once("Related apps").unwrap();
        for name in names {
            assert!(related.contains(name), "{id}: {name} in {related}");
        }
    }
    let backstage = pages(&catalog)
        .into_iter()
        .find(|(record, _)| record.id.as_str() == "backstage")
        .unwrap();
    let guidance = text_of(&backstage.1, SectionKey::Guidance);
    assert!(
        guidance.contains("$9,490"),
        "Alkami's cost by hand: {guidance}"
    );
}
