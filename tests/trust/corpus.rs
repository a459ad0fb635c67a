//! The naughty strings, and a catalog that holds each of them in every text of a record.
//!
//! `tests/data/naughty/blns.json` is the Big List of Naughty Strings (MIT), `own.json` is ours.

use std::sync::{Arc, LazyLock};

use scimdex::catalog::layer::{Layer, LayerFile};
use scimdex::catalog::quote::TierQuote;
use scimdex::catalog::record::Record;
use scimdex::catalog::{AppId, Catalog, Day};
use scimdex::lens::Lens;
use serde_json::Value;

const BLNS: &str = include_str!("../data/naughty/blns.json");
const OWN: &str = include_str!("../data/naughty/own.json");

/// The day that all tests share.
pub fn today() -> Day {
    Day::read("2026-11-21").unwrap()
}

/// Our own strings, and long ones, of so many letters.
pub fn own(length: usize) -> Vec<String> {
    let mut strings: Vec<String> = serde_json::from_str(OWN).unwrap();
    assert!(strings.len() > 200, "{}", strings.len());
    strings.extend([
        format!("Z{}", "\u{301}".repeat(length)),
        "\u{1100}".repeat(length),
        "W".repeat(length),
        "日".repeat(length),
        "👩\u{200D}".repeat(length / 2),
        "[".repeat(length.min(300)),
        "`".repeat(length.min(300)),
        "*a".repeat(length.min(300)),
        "word ".repeat(length / 5),
    ]);
    strings
}

/// Every string of the Big List.
pub fn blns() -> Vec<String> {
    let strings: Vec<String> = serde_json::from_str(BLNS).unwrap();
    assert!(strings.len() > 480, "{}", strings.len());
    strings
}

/// Ours and theirs; the long ones of so many letters.
pub fn all(length: usize) -> Vec<String> {
    own(length).into_iter().chain(blns()).collect()
}

/// Every so manieth of ours, the long ones shorter, and of theirs: what the suite has time for in every field.
pub fn some() -> Vec<String> {
    let (mut ours, theirs) = (own(150), blns());
    let long = ours.split_off(ours.len() - 9);
    let ours = ours.into_iter().step_by(6);
    let theirs = theirs.into_iter().step_by(80);
    ours.chain(long).chain(theirs).collect()
}

/// The id of the app that holds a string, by the string's place.
pub fn id(place: usize) -> AppId {
    AppId::read(&format!("naughty-{place}")).unwrap()
}

/// A record in which everything is stated that any record of the catalog states, as JSON.
static WHOLE: LazyLock<Value> = LazyLock::new(|| {
    let catalog = Catalog::builtin().unwrap();
    let mut whole = serde_json::to_value(Record::default()).unwrap();
    let guided = |id: &&str| catalog.app(id).is_some_and(|app| app.guide.is_some());
    let ids: Vec<String> = catalog
        .apps()
        .iter()
        .map(|app| app.id.to_string())
        .collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let with_guide = ids.iter().copied().filter(guided);
    for id in with_guide.chain(ids.iter().copied().take(60)) {
        for entry in catalog.records(&AppId::read(id).unwrap()).unwrap() {
            add(&mut whole, serde_json::to_value(&entry.record).unwrap());
        }
    }
    whole["id"] = "whole".into();
    // Only a user's own layer has a quote.
    let quote = r#"(tier: Some("Enterprise"), price: "$30,000/yr")"#;
    let quote: TierQuote = ron::from_str(quote).unwrap();
    whole["quote"] = serde_json::to_value(quote).unwrap();
    // What no record of the catalog states.
    for idp in ["okta", "entra", "google", "onelogin", "jumpcloud"] {
        whole["idps"][idp]["sso"] = true.into();
        whole["idps"][idp]["note"] = "a note".into();
        whole["listings"][idp]["built_by"] = "Vendor".into();
        whole["listings"][idp]["url"] = "https://x.example/".into();
    }
    whole["notes"] = vec!["a note"].into();
    whole["guide"]["contradictions"] = vec!["a contradiction"].into();
    whole["guide"]["specification"]["attributes"] = vec!["an attribute"].into();
    serde_json::from_value::<Record>(whole.clone()).unwrap();
    whole
});

/// Adds what is stated in another value and not yet in this one.
fn add(whole: &mut Value, other: Value) {
    match (whole, other) {
        (Value::Object(fields), Value::Object(others)) if !fields.contains_key("terms") => {
            for (key, value) in others {
                match fields.get_mut(&key) {
                    Some(known) => add(known, value),
                    None => {
                        fields.insert(key, value);
                    }
                }
            }
        }
        (Value::Array(items), Value::Array(others)) => match items.first_mut() {
            // One of a sort is enough.
            Some(first) => others.into_iter().for_each(|other| add(first, other)),
            None => items.extend(others.into_iter().take(1)),
        },
        (whole @ Value::Null, other) => *whole = other,
        (_, _) => {}
    }
}

/// The places of the texts of a record: those that take any words. Words of a vocabulary and dates do not.
static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut places = Vec::new();
    leaves(&WHOLE, String::new(), &mut places);
    places.retain(|place| {
        let mut tried = WHOLE.clone();
        *tried.pointer_mut(place).unwrap() = "Any words <at> all".into();
        place != "/id" && serde_json::from_value::<Record>(tried).is_ok()
    });
    assert!(places.len() > 110, "{places:#?}");
    places
});

/// How many texts a record has.
pub fn fields() -> usize {
    TEXTS.len()
}

fn leaves(value: &Value, place: String, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) if fields.contains_key("terms") => found.push(place),
        Value::Object(fields) => {
            for (key, value) in fields {
                leaves(value, format!("{place}/{key}"), found);
            }
        }
        Value::Array(items) => {
            for (number, value) in items.iter().enumerate() {
                leaves(value, format!("{place}/{number}"), found);
            }
        }
        Value::String(_) => found.push(place),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A record with one text in each of its texts. Half of the addresses begin as addresses do.
fn record(id: AppId, text: &str) -> Record {
    let mut record = WHOLE.clone();
    for (number, place) in TEXTS.iter().enumerate() {
        let address = place.ends_with("url") && number % 2 == 0;
        let text = if address {
            format!("https://x.example/{text}")
        } else {
            text.to_owned()
        };
        *record.pointer_mut(place).unwrap() = text.into();
    }
    let mut record: Record = serde_json::from_value(record).unwrap();
    record.id = id;
    record
}

/// A layer whose head says a text wherever it may say one.
pub fn head(id: &str, text: &str) -> Layer {
    Layer {
        id: id.to_owned(),
        title: text.to_owned(),
        publisher: Some(text.to_owned()),
        url: Some(format!("https://x.example/{text}")),
        licence: Some(text.to_owned()),
        date: None,
        note: Some(text.to_owned()),
        own: true,
    }
}

/// A layer with a record for each text, which says that text everywhere.
pub fn layer(id_of_layer: &str, texts: &[String]) -> LayerFile {
    let records = texts.iter().enumerate();
    LayerFile {
        layer: head(id_of_layer, texts.first().unwrap()),
        records: records
            .map(|(place, text)| record(id(place), text))
            .collect(),
    }
}

/// The catalog with an app for each text, which says that text everywhere; another layer says another one.
pub fn catalog(texts: &[String]) -> Catalog {
    let mut others = texts.to_vec();
    others.rotate_left(1);
    let layers = vec![layer("naughty-others", &others), layer("naughty", texts)];
    Catalog::builtin().unwrap().with_layers(layers).unwrap()
}

/// A catalog with the texts that its apps say.
pub struct Naughty {
    /// The texts, by place.
    pub texts: Vec<String>,
    /// The catalog.
    pub catalog: Arc<Catalog>,
    /// A lens on it.
    pub lens: Lens,
}

impl Naughty {
    /// For these texts.
    pub fn new(texts: Vec<String>) -> Naughty {
        let catalog = Arc::new(catalog(&texts));
        let lens = Lens::new(&catalog, today());
        Naughty {
            texts,
            catalog,
            lens,
        }
    }
}

/// The catalog that the tests of the suite share.
pub static SOME: LazyLock<Naughty> = LazyLock::new(|| Naughty::new(some()));

#[test]
fn every_text_of_a_record_is_reached() {
    // A field that states nothing would be left out of all that is shown here.
    let mut silent = Vec::new();
    nothing(&WHOLE, String::new(), &mut silent);
    assert_eq!(silent, Vec::<String>::new());
    assert!(TEXTS.len() > 110, "{}", TEXTS.len());
}

fn nothing(value: &Value, place: String, found: &mut Vec<String>) {
    match value {
        Value::Null => found.push(place),
        Value::Array(items) if items.is_empty() => found.push(place),
        Value::Array(items) => {
            for (number, value) in items.iter().enumerate() {
                nothing(value, format!("{place}/{number}"), found);
            }
        }
        Value::Object(fields) if fields.contains_key("terms") => {}
        Value::Object(fields) => {
            for (key, value) in fields {
                nothing(value, format!("{place}/{key}"), found);
            }
        }
        Value::String(_) | Value::Bool(_) | Value::Number(_) => {}
    }
}
