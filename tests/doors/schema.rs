//! `docs/json.schema.json` describes every frame and every line that the program prints, and nothing else.

use serde_json::{Value, json};

use super::program::{RESULTS, printed};
use super::validator::Schema;

fn schema() -> Schema {
    Schema::read(include_str!("../../docs/json.schema.json"))
}

fn frame(line: &str) -> Value {
    serde_json::from_str(&printed(&format!("{line} --format json"))).unwrap()
}

#[track_caller]
fn fits(schema: &Schema, name: &str, value: &Value, line: &str) {
    let mistakes = schema.mistakes(name, value);
    let shown = &mistakes[..mistakes.len().min(5)];
    assert!(mistakes.is_empty(), "{line}, as {name}: {shown:#?}");
}

#[test]
fn every_frame_is_as_the_schema_says() {
    let schema = schema();
    for (_, line, name, _) in RESULTS {
        let frame = frame(line);
        fits(&schema, name, &frame, line);
        let mistakes = schema.mistakes_of_any(&frame);
        assert!(mistakes.is_empty(), "{line}: {mistakes:?}");
    }
}

#[test]
fn every_app_price_and_disagreement_of_the_catalog_is_as_the_schema_says() {
    let schema = schema();
    for (line, name) in [
        ("list", "apps"),
        ("catalog prices", "prices"),
        ("catalog disagreements", "disagreements"),
        ("catalog check", "findings"),
    ] {
        fits(&schema, name, &frame(line), line);
    }
}

#[test]
fn every_line_of_ndjson_is_as_the_schema_says() {
    let schema = schema();
    for (_, line, name, entry) in RESULTS {
        let text = printed(&format!("{line} --format ndjson"));
        let name = entry.map_or((*name).to_owned(), |entry| format!("{entry}_line"));
        for (place, text) in text.lines().enumerate() {
            let value = serde_json::from_str(text).unwrap();
            fits(
                &schema,
                &name,
                &value,
                &format!("{line}, line {}", place + 1),
            );
        }
    }
}

/// Something that is done to a frame.
type Change = &'static dyn Fn(&mut Value);

#[test]
fn the_schema_is_refused_by_what_is_wrong() {
    let schema = schema();
    let right = frame("show spacelift");
    let mistakes_after = |change: &dyn Fn(&mut Value)| {
        let mut frame = right.clone();
        change(&mut frame);
        schema.mistakes("apps", &frame)
    };
    assert!(mistakes_after(&|_| {}).is_empty());
    let wrongs: [(&str, Change); 9] = [
        ("a new key", &|frame| {
            frame["apps"][0]["colour"] = json!("red")
        }),
        ("a new key deep within", &|frame| {
            frame["apps"][0]["tiers"][0]["price"]["terms"] = json!({"kind": "free"});
        }),
        ("a new word", &|frame| {
            frame["apps"][0]["scim"]["status"] = json!("perhaps")
        }),
        ("a text for unknown", &|frame| {
            frame["apps"][0]["idps"]["okta"]["sso"] = json!("not documented");
        }),
        ("no text", &|frame| frame["apps"][0]["name"] = json!("")),
        ("a missing key", &|frame| {
            frame["apps"][0].as_object_mut().unwrap().remove("verified");
        }),
        ("a day that is none", &|frame| {
            frame["apps"][0]["verified"] = json!("soon")
        }),
        ("a count below none", &|frame| frame["total"] = json!(-1)),
        ("another version", &|frame| frame["schema"] = json!(2)),
    ];
    for (what, change) in wrongs {
        assert!(!mistakes_after(change).is_empty(), "{what}");
    }
}

#[test]
fn the_schema_defines_nothing_that_no_output_has() {
    let schema = schema();
    let text = include_str!("../../docs/json.schema.json");
    for name in schema.names() {
        let line = name.strip_suffix("_line");
        let used = text.contains(&format!("\"#/$defs/{name}\""));
        let printed = RESULTS
            .iter()
            .any(|(.., entry)| entry.is_some() && *entry == line);
        assert!(used || printed, "nothing uses {name}");
    }
}
