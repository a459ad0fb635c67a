//! Prices, scenarios and sets of apps on the command line, on the built program.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use scimdex::catalog::Catalog;
use scimdex::cost::{Priceable, annual};
use serde_json::Value;

/// A folder of settings that a test has to itself.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Desk {
        Desk(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scimdex"));
        command
            .env("SCIMDEX_TODAY", "2026-11-21")
            // No settings of whoever runs the tests.
            .env(
                "SCIMDEX_STATE_DIR",
                concat!(env!("CARGO_TARGET_TMPDIR"), "/none"),
            )
            .env("SCIMDEX_CONFIG_DIR", self.path().join("config"))
            .current_dir(self.path())
            .stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command().args(arguments).output().unwrap()
    }

    /// What a line prints; it must end well and say nothing else.
    fn printed(&self, line: &str) -> String {
        let arguments: Vec<&str> = line.split_whitespace().collect();
        self.printed_by(&arguments)
    }

    fn printed_by(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(said, "", "{arguments:?}");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn json(&self, line: &str) -> Value {
        serde_json::from_str(&self.printed(line)).unwrap()
    }

    /// What a line says on stderr; it must print nothing and end with this code.
    fn refused(&self, line: &str, code: i32) -> String {
        let arguments: Vec<&str> = line.split_whitespace().collect();
        let output = self.run(&arguments);
        assert_eq!(String::from_utf8(output.stdout).unwrap(), "", "{line}");
        assert_eq!(output.status.code(), Some(code), "{line}");
        String::from_utf8(output.stderr).unwrap()
    }
}

fn items<'v>(value: &'v Value, key: &str) -> &'v Vec<Value> {
    value[key].as_array().unwrap()
}

fn count(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

#[test]
fn prices_print_in_each_format() {
    let desk = Desk::new();
    for (name, line) in [
        ("prices_table", "catalog prices name:hubspot,metabase"),
        (
            "prices_table_seats",
            "catalog prices name:hubspot,metabase,1password --seats 20",
        ),
        (
            "prices_markdown",
            "catalog prices name:metabase --seats 50 --format markdown",
        ),
        (
            "prices_csv",
            "catalog prices name:hubspot,metabase --seats 20 --format csv",
        ),
        (
            "prices_fields",
            "catalog prices name:hubspot --seats 20 --sort -year --fields tier,year,why,state",
        ),
        (
            "prices_json",
            "catalog prices name:metabase --seats 50 --format json",
        ),
        (
            "prices_ndjson",
            "catalog prices name:metabase --format ndjson",
        ),
        ("prices_html", "catalog prices name:metabase --format html"),
        (
            "prices_ron",
            "catalog prices name:metabase --seats 50 --format ron",
        ),
        ("help_catalog_prices", "catalog prices --help"),
    ] {
        insta::assert_snapshot!(name, desk.printed(line));
    }
}

#[test]
fn prices_say_how_much_was_read_and_what_was_not() {
    let frame = Desk::new().json("catalog prices --format json");
    assert_eq!(frame["schema"], 1);
    assert_eq!(frame["seats"], Value::Null);
    assert!(frame["share_read"].as_f64().unwrap() >= 0.92, "{frame}");
    let prices = items(&frame, "prices");
    assert_eq!(count(&frame["total"]), prices.len());
    assert_eq!(count(&frame["matched"]), prices.len());
    let states = frame["states"].as_object().unwrap();
    let counted: usize = states.values().map(count).sum();
    assert_eq!(counted, prices.len());
    for price in prices {
        let state = price["state"].as_str().unwrap();
        assert!(states.contains_key(state), "{state}");
        assert_eq!(price["yearly"], Value::Null, "no size was named: {price}");
        assert_eq!(price["why"] == Value::Null, state == "priced", "{price}");
        assert!(!price["text"].as_str().unwrap().is_empty());
        if state == "not_read" {
            assert_eq!(price["terms"], Value::Null, "{price}");
            let why = price["why"].as_str().unwrap();
            assert!(why.starts_with("the price could not be read ("), "{why}");
        }
    }
    assert!(count(&frame["states"]["not_read"]) > 0);
}

#[test]
fn yearly_costs_of_prices_are_those_of_the_cost_model() {
    let catalog = Catalog::builtin().unwrap();
    let frame = Desk::new().json("catalog prices --seats 37 --format json");
    let of_tier =
        |price: &&Value| ["plan", "personal", "add_on"].contains(&price["kind"].as_str().unwrap());
    let (listed, further): (Vec<&Value>, Vec<&Value>) =
        items(&frame, "prices").iter().partition(of_tier);
    let mut listed = listed.into_iter();
    let priced_further = further.iter().filter(|price| price["state"] == "priced");
    let mut priced = priced_further.count();
    assert!(priced > 0, "prices of SCIM that no tier has");
    for app in catalog.apps() {
        for tier in app.tiers.iter().filter(|tier| tier.price.value().is_some()) {
            let price = listed.next().unwrap();
            assert_eq!(price["app"], app.id.as_str());
            assert_eq!(price["tier"], tier.name.as_str());
            let at = annual(app, Priceable::of(app, tier), 37);
            assert_eq!(price["state"], at.state().word(), "{price}");
            let yearly = serde_json::to_value(at.range()).unwrap();
            assert_eq!(price["yearly"], yearly, "{price}");
            priced += usize::from(at.range().is_some());
        }
    }
    assert_eq!(listed.next(), None);
    assert_eq!(count(&frame["states"]["priced"]), priced);
}

#[test]
fn what_prices_cannot_do_is_refused_with_a_remedy() {
    let desk = Desk::new();
    for (line, words) in [
        ("catalog prices --seats 0", "choose 1 to 100,000 seats"),
        ("catalog prices --seats 100001", "choose 1 to 100,000 seats"),
        ("catalog prices --seats -5", "choose 1 to 100,000 seats"),
        ("catalog prices --seats NaN", "choose 1 to 100,000 seats"),
        ("catalog prices --sort yaer", "the nearest is `year`"),
        ("catalog prices --fields pric", "the nearest is `price`"),
        ("catalog prices scimm:none", "the nearest is `scim:`"),
        ("catalog", "prices"),
    ] {
        let said = desk.refused(line, 2);
        assert!(said.contains(words), "{line}: {said}");
    }
    let nothing = desk.run(&["catalog", "prices", "name:zzzzzz", "--format", "json"]);
    assert_eq!(nothing.status.code(), Some(1));
    let frame: Value = serde_json::from_slice(&nothing.stdout).unwrap();
    assert_eq!(frame["share_read"], Value::Null);
    assert_eq!(items(&frame, "prices").len(), 0);
}

#[test]
fn a_scenario_file_sets_the_dials_and_flags_beat_it() {
    let desk = Desk::new();
    fs::write(
        desk.path().join("plan.ron"),
        "(\n    headcount: 1000,\n    connector_fee: 5000,\n    apps: {\n        \"slack\": (seats: 100),\n    },\n)\n",
    )
    .unwrap();
    let by_file = desk.json("cost slack heroku --scenario plan.ron --format json");
    let by_flags = desk.json("cost heroku --headcount 1000 --connector-fee 5000 --format json");
    assert_eq!(by_file["scenario"], by_flags["scenario"]);
    assert_eq!(by_file["apps"][0]["seats"], 100);
    assert_eq!(by_file["apps"][0]["own_seats"], true);
    assert_eq!(by_file["apps"][1], by_flags["apps"][0]);
    let beaten =
        desk.json("cost slack --scenario plan.ron --headcount 800 --seats 60 --format json");
    assert_eq!(beaten["scenario"]["headcount"], 800);
    assert_eq!(beaten["scenario"]["connector_fee_cents"], 500_000);
    assert_eq!(beaten["apps"][0]["seats"], 60);
    // The dials also stand behind the prices of lists.
    let fields = "--fields app,price,jump";
    let usual = desk.printed(&format!("list name:metabase {fields}"));
    let small = "(apps: {\"metabase\": (seats: 5)})";
    fs::write(desk.path().join("small.ron"), small).unwrap();
    let listed = desk.printed(&format!("list name:metabase {fields} --scenario small.ron"));
    assert_ne!(listed, usual);
}

#[test]
fn a_scenario_is_saved_by_name_and_found_by_it() {
    let desk = Desk::new();
    let saved = desk.run(&[
        "cost",
        "slack",
        "--headcount",
        "1200",
        "--seats",
        "150",
        "--leavers",
        "20.5",
        "--quote",
        "9.50/seat/mo",
        "--target",
        "Enterprise+",
        "--save-scenario",
        "Plan B",
        "--format",
        "json",
    ]);
    let said = String::from_utf8(saved.stderr).unwrap();
    assert_eq!(saved.status.code(), Some(0), "{said}");
    assert!(said.starts_with("saved the scenario Plan B in "), "{said}");
    let file = desk.path().join("config/scenarios/Plan B.ron");
    insta::assert_snapshot!("scenario_saved", fs::read_to_string(&file).unwrap());
    let again = desk.printed_by(&["cost", "slack", "--scenario", "Plan B", "--format", "json"]);
    assert_eq!(again, String::from_utf8(saved.stdout).unwrap());

    let line = [
        "cost",
        "slack",
        "--headcount",
        "7",
        "--save-scenario",
        "Plan B",
    ];
    let refused = desk.run(&line);
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(refused.stdout, b"");
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("pass --force to overwrite it"), "{said}");
    let forced = desk.run(&[&line[..], &["--force"]].concat());
    assert_eq!(forced.status.code(), Some(0));
    let frame = desk.printed_by(&["cost", "slack", "--scenario", "Plan B", "--format", "json"]);
    assert!(frame.contains("\"headcount\": 7,"), "{frame}");
}

#[test]
fn scenarios_that_cannot_be_had_are_refused_with_a_remedy() {
    let desk = Desk::new();
    let broken = desk.path().join("broken.ron");
    fs::write(&broken, "(\n    headcount: 500,\n    leavers: 300,\n)\n").unwrap();
    fs::write(desk.path().join("wrong.ron"), "(\n  people: 5,\n)\n").unwrap();
    fs::write(desk.path().join("binary.ron"), [0xff, 0xfe, 0x00]).unwrap();
    for (line, words) in [
        (
            "cost slack --scenario broken.ron",
            "broken.ron:3:14: field `leavers`: Leavers a year cannot be 300; choose 0 to 200; correct it, or name another",
        ),
        ("list --scenario wrong.ron", "wrong.ron:2:"),
        ("list --scenario wrong.ron", "`headcount`"),
        ("show slack --scenario binary.ron", "binary.ron"),
        ("cost slack --headcount -5", "1 to 100,000 people"),
        ("cost slack --leavers -1", "0 to 200 %"),
        ("cost slack --minutes NaN", "0 to 480 minutes"),
        ("cost slack --seats 100001", "1 to 100"),
        ("cost slack --scenario nowhere", "none is saved in "),
        ("cost slack --scenario ../x.ron", "no such file"),
        ("cost slack --save-scenario ../x", "cannot be named"),
        ("cost slack --force", "--output"),
    ] {
        let said = desk.refused(line, 2);
        assert!(said.contains(words), "{line}: {said}");
    }
    fs::write(
        desk.path().join("strange.ron"),
        "(apps: {\"slakc\": (seats: 5)})",
    )
    .unwrap();
    let strange = desk.run(&["cost", "slack", "--scenario", "strange.ron"]);
    assert_eq!(strange.status.code(), Some(0));
    let said = String::from_utf8(strange.stderr).unwrap();
    assert!(
        said.contains("`slakc`, which is no app; the nearest is `slack`"),
        "{said}"
    );
}

#[test]
fn a_set_of_apps_is_summed_with_its_unknowns_named() {
    let desk = Desk::new();
    let query = [
        "cost",
        "--query",
        "scim:gated cat:security",
        "--headcount",
        "2000",
    ];
    let with = |more: &[&str]| desk.printed_by(&[&query[..], more].concat());
    let frame: Value = serde_json::from_str(&with(&["--format", "json"])).unwrap();
    let apps = items(&frame, "apps");
    assert!(apps.len() > 10);
    let portfolio = &frame["portfolio"];
    assert_eq!(count(&portfolio["apps"]), apps.len());
    assert_eq!(portfolio["assumes_everyone"], true);
    let manual: i64 = apps
        .iter()
        .map(|app| app["manual"]["total"]["low_cents"].as_i64().unwrap())
        .sum();
    assert_eq!(portfolio["manual"]["total"]["low_cents"], manual);
    let native = &portfolio["native_scim"];
    let parts = ["unknown", "other_currency", "unavailable"].map(|part| items(native, part).len());
    let left_out: usize = parts.iter().sum();
    assert_eq!(count(&native["counted"]) + left_out, apps.len());
    let unknown: Vec<&Value> = apps
        .iter()
        .filter(|app| {
            let state = app["native"]["state"].as_str().unwrap();
            ["quote", "not_read", "unknown"].contains(&state)
        })
        .map(|app| &app["id"])
        .collect();
    assert_eq!(items(native, "unknown").iter().collect::<Vec<_>>(), unknown);
    // Without a fee no connector has a cost, which is not zero.
    assert_eq!(portfolio["connector"]["total"], Value::Null);
    assert_eq!(items(&portfolio["connector"], "unknown").len(), apps.len());
    let savings: Vec<i64> = items(portfolio, "actions")
        .iter()
        .map(|action| action["saving_cents"].as_i64().unwrap())
        .collect();
    assert!(!savings.is_empty() && savings.is_sorted_by(|a, b| a >= b));
    assert_eq!(portfolio["saving_cents"], savings.iter().sum::<i64>());

    // A spreadsheet gets the apps alone: what it sums is what the frame says.
    let text = with(&["--format", "csv"]);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    let place = head.iter().position(|title| title == "manual_cents");
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), apps.len());
    let cells = rows.iter().map(|row| row[place.unwrap()].parse::<i64>());
    assert_eq!(cells.map(Result::unwrap).sum::<i64>(), manual);
    insta::assert_snapshot!("cost_set_table", with(&[]));
    insta::assert_snapshot!("cost_set_csv", text);
}

#[test]
fn sensitivity_adds_each_dial_and_is_left_out_unasked() {
    let desk = Desk::new();
    let plain = desk.json("cost slack heroku --format json");
    assert_eq!(plain["apps"][0].get("sensitivity"), None);
    let frame = desk.json("cost slack heroku --sensitivity --format json");
    for app in items(&frame, "apps") {
        let swings = items(app, "sensitivity");
        assert_eq!(swings.len(), 12);
        let turns: Vec<bool> = swings
            .iter()
            .map(|swing| swing["turns_verdict"].as_bool().unwrap())
            .collect();
        assert!(turns.is_sorted_by(|a, b| a >= b), "what turns it is first");
    }
    assert_eq!(frame["apps"][0]["sensitivity"][0]["dial"], "connector_fee");
    let rows = desk.printed("cost slack heroku --sensitivity --format csv");
    assert_eq!(rows.lines().count(), 1 + 2 * 12);
    insta::assert_snapshot!("cost_sensitivity_csv", rows);
    let several = "cost slack heroku github gitlab netlify spacelift asana --sensitivity";
    insta::assert_snapshot!("cost_sensitivity_several", desk.printed(several));
    let one = "cost slack --sensitivity --format markdown";
    insta::assert_snapshot!("cost_sensitivity_markdown", desk.printed(one));
}

/// The example of a scenario file in the documents is one.
#[test]
fn the_documented_scenario_is_read() {
    let desk = Desk::new();
    let document = include_str!("../docs/json.md");
    let (_, rest) = document.split_once("```ron\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    fs::write(desk.path().join("example.ron"), example).unwrap();
    let frame = desk.json("cost slack --scenario example.ron --format json");
    assert_eq!(frame["scenario"]["headcount"], 1200);
    assert_eq!(frame["scenario"]["seat_share_percent"], 80);
    assert_eq!(frame["apps"][0]["seats"], 150);
    assert_eq!(frame["apps"][0]["native"]["to"], "Enterprise+");
    assert_eq!(frame["apps"][0]["native"]["state"], "priced");
}
