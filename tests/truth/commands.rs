//! What the commands print of disagreements and of age, on the built program.

use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn run(line: &[&str]) -> Output {
    let nowhere = std::env::temp_dir().join("scimdex-truth");
    Command::new(env!("CARGO_BIN_EXE_scimdex"))
        .args(line)
        .env("SCIMDEX_TODAY", "2026-11-21")
        .env("SCIMDEX_CONFIG_DIR", nowhere.join("config"))
        .env("SCIMDEX_STATE_DIR", nowhere.join("state"))
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// What a line prints on stdout and on stderr; it must end with this code.
fn ends(line: &str, code: i32) -> (String, String) {
    let words: Vec<&str> = line.split_whitespace().collect();
    let output = run(&words);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{line}: {stderr}");
    (String::from_utf8(output.stdout).unwrap(), stderr)
}

fn printed(line: &str) -> String {
    let (text, said) = ends(line, 0);
    assert_eq!(said, "", "{line}");
    text
}

fn json(line: &str) -> Value {
    serde_json::from_str(&printed(line)).unwrap()
}

#[test]
fn heroku_names_the_guides_price_and_the_indexs() {
    let text = printed("show heroku");
    let (_, sources) = text.split_once("\nSources\n").unwrap();
    let (_, price) = sources.split_once("Price of Heroku Teams\n").unwrap();
    let (price, _) = price.split_once("\n\n").unwrap();
    let (first, second) = price.split_once("$10/user/month").unwrap();
    assert!(first.contains("no seat fee"), "{price}");
    assert!(first.contains("in force"), "{price}");
    assert!(second.contains("overruled"), "{price}");
    let layers = sources.find("\nLayers\n").unwrap();
    assert!(layers > sources.find("Layers disagree").unwrap());
}

#[test]
fn disagreements_print_in_each_format() {
    for (name, line) in [
        ("disagreements_table", "catalog disagreements heroku"),
        (
            "disagreements_csv",
            "catalog disagreements adyen --format csv",
        ),
        (
            "disagreements_json",
            "catalog disagreements adyen --format json",
        ),
        (
            "disagreements_ron",
            "catalog disagreements alkami --format ron",
        ),
        (
            "disagreements_markdown",
            "catalog disagreements alkami --format markdown",
        ),
    ] {
        insta::assert_snapshot!(name, printed(line));
    }
    let lines = printed("catalog disagreements --format ndjson");
    let frame = json("catalog disagreements --format json");
    assert_eq!(frame["total"], frame["matched"]);
    let rows = frame["disagreements"].as_array().unwrap();
    assert_eq!(lines.lines().count(), rows.len());
    let fields = frame["fields"].as_array().unwrap();
    let counted: u64 = fields
        .iter()
        .map(|one| one["disagreements"].as_u64().unwrap())
        .sum();
    assert_eq!(usize::try_from(counted).unwrap(), rows.len());
    assert!(printed("catalog disagreements heroku --format html").contains("<h2"));
}

#[test]
fn disagreements_take_columns_an_order_and_a_query() {
    let text =
        printed("catalog disagreements has:guide --fields app,path --sort path --format csv");
    let paths: Vec<&str> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').next_back().unwrap())
        .collect();
    assert!(paths.is_sorted(), "{paths:?}");
    assert!(paths.len() >= 130, "{}", paths.len());
    let (_, said) = ends("catalog disagreements --fields nothing", 2);
    assert!(said.contains("there is no column `nothing`"), "{said}");
    let (_, said) = ends("catalog disagreements asana", 1);
    assert!(said.contains("nothing matched"), "{said}");
}

#[test]
fn a_list_can_name_the_disputed_fields() {
    let text = printed("list has:disagreement --format csv --fields id,disagreements,disputed");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let heroku = rows
        .iter()
        .find(|row| row.get(0) == Some("heroku"))
        .unwrap();
    let count: usize = heroku.get(1).unwrap().parse().unwrap();
    let fields: Vec<&str> = heroku.get(2).unwrap().split(", ").collect();
    assert_eq!(fields.len(), count);
    assert!(fields.contains(&"tiers.heroku-teams.price"), "{fields:?}");
    assert!(fields.contains(&"whose-voices"), "{fields:?}");
    let none = printed("list slack --format csv --fields disagreements,disputed");
    assert!(none.lines().skip(1).all(|row| row != "0,"), "{none}");
}

#[test]
fn stale_checks_are_listed_with_age_layer_date_and_page() {
    let (text, said) = ends("catalog stale", 1);
    assert!(said.contains("nothing is stale"), "{said}");
    assert!(text.contains("0 stale, 850 fresh, 0 undated"), "{text}");
    for (name, line) in [
        ("stale_table", "catalog stale --records"),
        (
            "stale_csv",
            "catalog stale --records has:guide --format csv",
        ),
        (
            "stale_json",
            "catalog stale spacelift --records --stale-after 30 --format json",
        ),
    ] {
        insta::assert_snapshot!(name, printed(line));
    }
    let frame = json("catalog stale --stale-after 46 --format json");
    assert_eq!(frame["matched"], 850);
    assert_eq!(frame["stale_after_days"], 46);
    let lines = printed("catalog stale --stale-after 46 --format ndjson");
    assert_eq!(lines.lines().count(), 850);
    assert!(printed("catalog stale --records --format ron").contains("unit: \"record\""));
}

#[test]
fn fail_on_stale_turns_the_exit_code() {
    let (_, said) = ends("catalog stale --records --fail-on stale", 1);
    assert!(said.contains("something is stale"), "{said}");
    let (_, said) = ends("catalog stale --fail-on stale", 0);
    assert_eq!(said, "");
    ends("catalog stale --fail-on fresh", 2);
}

#[test]
fn days_until_stale_are_one_to_ten_years() {
    for days in ["0", "3651", "-1", "many"] {
        let line = format!("list heroku --stale-after={days}");
        let (_, said) = ends(&line, 2);
        assert!(said.contains("--stale-after"), "{said}");
    }
    let fresh = printed("list heroku --fields freshness,age --stale-after 47 --format csv");
    assert_eq!(fresh, "freshness,age\nfresh,47\n");
    let stale = printed("list heroku --fields freshness,age --stale-after 46 --format csv");
    assert_eq!(stale, "freshness,age\nstale,47\n");
}

#[test]
fn age_is_said_where_a_date_is_shown() {
    let text = printed("show heroku --stale-after 40");
    assert!(text.contains("2026-10-05, 47 days ago (stale)"), "{text}");
    assert!(text.contains("314 days (stale)"), "{text}");
    let text = printed("show spacelift");
    assert!(text.contains("2026-10-05, 47 days ago\n"), "{text}");
    let sources = text.find("\nLayers\n").unwrap();
    let guides = text[sources..]
        .lines()
        .find(|line| line.starts_with("guides"))
        .unwrap();
    assert_eq!(guides.matches("undated").count(), 2, "{guides}");
    let before = printed("list verified:<2026-10-06 --fields id --format csv");
    assert_eq!(before.lines().count(), 851);
    ends("list verified:<2026-10-05", 1);
}
