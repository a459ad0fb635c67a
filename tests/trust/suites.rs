//! JSONTestSuite, within what an IdP would export and within a list of apps: what is JSON is read, what is not is refused
//! with its place, and what may be either ends in one of the two.

use scimdex::catalog::import::{Head, Input, Names, import};
use scimdex::stack::{ReadOptions, read};
use serde_json::Value;

const SUITE: &str = include_str!("../data/suites/json-test-suite.json");

/// Whether both readers take a document; they must agree.
fn is_taken(name: &str, value: &str, names: &Names) -> bool {
    let stack = format!("[{{\"label\":\"A\",\"status\":\"ACTIVE\",\"x\":{value}}}]");
    let files = [("okta.json".to_owned(), stack.into_bytes())];
    let stack = read(&files, &ReadOptions::default());
    let index = format!(
        "{{\"vendors\":[{{\"vendor\":\"A\",\"slug\":\"a\",\"status\":\"gated\",\"plan_required\":\"Pro\",\
         \"scim_price\":\"$1\",\"base_plan_price\":\"$1\",\"pricing_page_url\":\"\",\"x\":{value}}}]}}"
    );
    let input = Input {
        name: "index.json".to_owned(),
        bytes: index.into_bytes(),
    };
    let index = import(vec![input], None, &Head::default(), names);
    let words = [
        stack.as_ref().err().map(ToString::to_string),
        index.as_ref().err().map(ToString::to_string),
    ];
    for words in words.iter().flatten() {
        assert!(words.contains(".json"), "{name}: {words}");
    }
    assert_eq!(stack.is_ok(), index.is_ok(), "{name}: {words:?}");
    stack.is_ok()
}

#[test]
fn what_is_json_is_read_and_what_is_not_is_refused() {
    let names = Names::of([]);
    let cases: Vec<Value> = serde_json::from_str(SUITE).unwrap();
    assert_eq!(cases.len(), 316);
    for case in cases {
        let name = case["name"].as_str().unwrap();
        let taken = is_taken(name, case["input"].as_str().unwrap(), &names);
        match name.as_bytes() {
            [b'y', ..] => assert!(taken, "{name}"),
            [b'n', ..] => assert!(!taken, "{name}"),
            _ => {}
        }
    }
}
