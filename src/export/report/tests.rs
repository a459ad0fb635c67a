//! Nothing of a record may be lost on the way to a reader: every text is printed, and every field changes what is shown.

use std::collections::BTreeMap;

use serde_json::Value;

use super::*;
use crate::catalog::Day;
use crate::catalog::dispute::disagreements;
use crate::catalog::layer::LayerRecord;
use crate::catalog::merge::merge;
use crate::catalog::record::Record;

fn lens(catalog: &Catalog) -> Lens {
    Lens::new(catalog, Day::read("2026-11-21").unwrap())
}

/// Everything that a reader sees, in one text.
fn shown(sections: &[Section]) -> String {
    let mut text = String::new();
    let mut say = |part: &str| {
        text.push_str(part);
        text.push('\n');
    };
    let cited = |value: &Cited| {
        let url = value.url.as_ref().map_or("", |url| url.as_str());
        format!("{} {url}", value.line())
    };
    for section in sections {
        say(section.title());
        for block in &section.blocks {
            match block {
                Block::Heading(heading) => say(heading.as_str()),
                Block::Text(value) => say(&cited(value)),
                Block::Pairs(pairs) => {
                    for pair in pairs {
                        say(pair.label.as_str());
                        pair.values.iter().for_each(|value| say(&cited(value)));
                    }
                }
                Block::List(items) | Block::Tasks(items) | Block::Steps(items) => {
                    items.iter().for_each(|value| say(&cited(value)));
                }
                Block::Bars(bars) => {
                    bars.iter().for_each(|bar| say(bar.label.as_str()));
                }
                Block::Table(table) => {
                    table
                        .columns
                        .iter()
                        .for_each(|head| say(head.title.as_str()));
                    table
                        .rows
                        .iter()
                        .flatten()
                        .for_each(|value| say(&cited(value)));
                }
                Block::Claims(claims) => {
                    say(claims.field.as_str());
                    claims.claims.iter().for_each(|value| say(&cited(value)));
                }
            }
        }
    }
    text
}

fn shown_of(catalog: &Catalog, records: Vec<LayerRecord>) -> String {
    let app = merge(catalog.layers(), &records).unwrap();
    shown(&sections(
        &Dossier::new(catalog, &app, records, disagreements(&app)),
        &lens(catalog),
        &SectionKey::ALL,
    ))
}

/// A stated leaf of a record: its path, with `[]` for any place in a list, and its value.
fn leaves(value: &Value, path: &str, found: &mut Vec<(String, Value)>) {
    match value {
        Value::Null => {}
        Value::Object(fields) if fields.contains_key("terms") => {
            found.push((path.to_owned(), value.clone()));
        }
        Value::Object(fields) => {
            for (key, value) in fields {
                leaves(value, &format!("{path}.{key}"), found);
            }
        }
        Value::Array(items) => {
            for item in items {
                leaves(item, &format!("{path}[]"), found);
            }
        }
        Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            found.push((path.to_owned(), value.clone()));
        }
    }
}

/// Leaves that hold a word of a vocabulary, which is shown under its title. The other test holds them to be shown.
fn is_vocabulary(path: &str) -> bool {
    let last = path.rsplit('.').next().unwrap();
    matches!(
        last,
        "status"
            | "status_before"
            | "kind"
            | "connection"
            | "confidence"
            | "action"
            | "method"
            | "style"
            | "audit_log_api"
            | "jit_protocol"
            | "built_by"
            | "billing"
            | "idp"
            | "option"
    ) || matches!(path, ".category" | ".user_api.available")
}

#[test]
fn every_text_of_every_record_is_shown_verbatim() {
    let catalog = Catalog::builtin().unwrap();
    let mut lost = Vec::new();
    let mut texts = 0;
    for app in catalog.apps() {
        let records = catalog.records(&app.id).unwrap();
        let shown = shown(&app_sections(&catalog, app, &lens(&catalog)).unwrap());
        for entry in &records {
            let mut found = Vec::new();
            leaves(
                &serde_json::to_value(&entry.record).unwrap(),
                "",
                &mut found,
            );
            for (path, value) in found {
                let text = match &value {
                    Value::String(text) => text.clone(),
                    Value::Object(price) => price["text"].as_str().unwrap().to_owned(),
                    _ => continue,
                };
                if is_vocabulary(&path) {
                    continue;
                }
                texts += 1;
                if !shown.contains(&text) {
                    lost.push(format!("{} {path}: {text}", app.id));
                }
            }
        }
    }
    assert!(
        lost.is_empty(),
        "{} lost: {:#?}",
        lost.len(),
        &lost[..lost.len().min(20)]
    );
    assert!(texts > 20_000, "only {texts} texts were looked at");
}

/// Other values for a leaf, of which the first that the record takes is used.
fn others(value: &Value) -> Vec<Value> {
    let words = [
        "Other words",
        "2020-02-20",
        "2020-02",
        "Included",
        "Partial",
        "ThirdParty",
        "ApiConnector",
        "Personal",
        "AddOn",
        "Low",
        "High",
        "Delete",
        "Suspend",
        "Basic",
        "OAuth2",
        "Soap",
        "Rest",
        "PartnerOnly",
        "Oidc",
        "Saml",
        "Monthly",
        "Annual",
        "Vendor",
        "Idp",
        "Swa",
        "Card",
        "Guide",
        "Legal",
        "Hr",
        "Manual",
        "Connector",
        "JumpCloud",
    ];
    match value {
        Value::Bool(value) => vec![Value::Bool(!value)],
        Value::Number(number) => vec![
            number
                .as_u64()
                .map_or_else(|| Value::from(77.25), |number| Value::from(number + 7)),
        ],
        _ => words.into_iter().map(Value::from).collect(),
    }
}

/// Replaces the first stated leaf at a path.
fn replace(value: &mut Value, path: &str, here: &str, new: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Object(fields) if !fields.contains_key("terms") => fields
            .iter_mut()
            .any(|(key, value)| replace(value, path, &format!("{here}.{key}"), new)),
        Value::Array(items) => items
            .iter_mut()
            .any(|item| replace(item, path, &format!("{here}[]"), new)),
        _ if here == path => {
            *value = new.clone();
            true
        }
        _ => false,
    }
}

/// Where each field is stated: up to two records a path.
fn examples(catalog: &Catalog) -> BTreeMap<String, Vec<(Vec<LayerRecord>, usize)>> {
    let mut examples: BTreeMap<String, Vec<(Vec<LayerRecord>, usize)>> = BTreeMap::new();
    for app in catalog.apps() {
        let records = catalog.records(&app.id).unwrap();
        for (place, entry) in records.iter().enumerate() {
            let mut found = Vec::new();
            leaves(
                &serde_json::to_value(&entry.record).unwrap(),
                "",
                &mut found,
            );
            for (path, _) in found {
                let of_path = examples.entry(path).or_default();
                if of_path.len() < 2 {
                    of_path.push((records.clone(), place));
                }
            }
        }
    }
    // The id names the file and the app; it is no claim.
    examples.remove(".id");
    examples
}

#[test]
fn every_field_of_every_record_changes_what_is_shown() {
    let catalog = Catalog::builtin().unwrap();
    let examples = examples(&catalog);
    assert!(examples.len() > 180, "only {} fields", examples.len());
    let mut silent = Vec::new();
    for (path, of_path) in &examples {
        for (records, place) in of_path {
            let record = serde_json::to_value(&records[*place].record).unwrap();
            let mut found = Vec::new();
            leaves(&record, "", &mut found);
            let (_, old) = found.iter().find(|(known, _)| known == path).unwrap();
            let other = others(old).into_iter().find_map(|new| {
                let mut record = record.clone();
                assert!(replace(&mut record, path, "", &new));
                let other: Record = serde_json::from_value(record).ok()?;
                (other != records[*place].record).then_some(other)
            });
            let Some(other) = other else {
                panic!("no other value for {path}");
            };
            let mut changed = records.clone();
            changed[*place].record = other;
            if shown_of(&catalog, changed) == shown_of(&catalog, records.clone()) {
                silent.push(format!("{} {path}", records[*place].record.id));
            }
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn a_section_without_facts_says_so() {
    let catalog = Catalog::builtin().unwrap();
    let app = catalog
        .apps()
        .iter()
        .find(|app| app.guide.is_none())
        .unwrap();
    let sections = app_sections(&catalog, app, &lens(&catalog)).unwrap();
    assert_eq!(sections.len(), SectionKey::ALL.len());
    assert!(sections.iter().all(|section| !section.blocks.is_empty()));
    let guidance = sections
        .iter()
        .find(|section| section.key == SectionKey::Guidance)
        .unwrap();
    assert_eq!(guidance.blocks, [Block::Text(Cited::missing())]);
}

#[test]
fn sources_and_standing_are_printed_beside_the_text() {
    let origin = Origin {
        layer: Clean::line("guides"),
        date: None,
    };
    let value = Cited::plain("none").by(&origin).with(Standing::Overruled);
    assert_eq!(value.line(), "none (guides, undated, overruled)");
    assert_eq!(Cited::plain("none").line(), "none");
    assert_eq!(Cited::link("javascript:alert(1)").url, None);
}
