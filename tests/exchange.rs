//! Layers on the command line, on the built program: made of what others publish, held side by side, checked.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A folder that a test has to itself.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Desk {
        Desk(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    fn run(&self, line: &str) -> Output {
        let arguments: Vec<&str> = line.split_whitespace().collect();
        Command::new(env!("CARGO_BIN_EXE_scimdex"))
            .args(arguments)
            .env("SCIMDEX_TODAY", "2026-11-21")
            .env("SCIMDEX_CONFIG_DIR", self.path().join("config"))
            .env("SCIMDEX_STATE_DIR", self.path().join("state"))
            .current_dir(self.path())
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// What a line prints on stdout and on stderr; it must end with this code.
    fn ends(&self, code: i32, line: &str) -> (String, String) {
        let output = self.run(line);
        let stdout = String::from_utf8(output.stdout).unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{line}\n{stderr}");
        (stdout, stderr)
    }

    /// What a line prints; it must end well and say nothing else.
    fn printed(&self, line: &str) -> String {
        let (stdout, stderr) = self.ends(0, line);
        assert_eq!(stderr, "", "{line}");
        stdout
    }

    fn json(&self, line: &str) -> Value {
        serde_json::from_str(&self.printed(line)).unwrap()
    }
}

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/import")
        .join(name);
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_diff_names_gates_and_counts_first() {
    let desk = Desk::new();
    let april = fixture("april.csv");
    let (text, said) = desk.ends(0, &format!("catalog diff {april} index"));
    assert!(said.contains("2 rows are skipped"), "{said}");
    let line = |words: &str| text.lines().position(|line| line.starts_with(words));
    assert!(line("Summary") < line("Changes"), "{text}");
    let is_gate = |line: &&str| line.starts_with("gate closed") && line.contains("GitHub");
    let gate = text.lines().find(is_gate).unwrap();
    assert!(
        gate.contains("Included") && gate.ends_with("Gated"),
        "{gate}"
    );
    let layer =
        "(layer: (id: \"mine\", title: \"Mine\"), records: [(id: \"slack\", status: Included)])";
    desk.write("mine.ron", layer);
    let json = desk.json("catalog diff index mine.ron --query name:slack --format json");
    assert_eq!(json["schema"], 1);
    assert_eq!(json["counts"]["gate_opened"], 1);
    assert_eq!((&json["on_both"], &json["moved"]), (&1.into(), &1.into()));
    let change = &json["changes"][0];
    assert_eq!(change["change"], "gate_opened");
    assert_eq!(change["old"]["text"], "Gated");
    assert_eq!(change["new"]["date"], Value::Null);
    // What the file does not state is counted, listed only where wanted, and never a change to "no".
    assert!(json["counts"]["unstated"].as_u64().unwrap() > 5);
    assert_eq!(json["changes"].as_array().unwrap().len(), 1);
    let csv = desk.printed("catalog diff index mine.ron --query name:slack --all --format csv");
    assert!(
        csv.starts_with("change,app,id,field,old,new,old_date,new_date\n"),
        "{csv}"
    );
    let plan =
        "no longer stated,Slack,slack,scim.plan,Business+,not documented,2026-10-05,not documented";
    assert!(csv.contains(plan), "{csv}");
}

#[test]
fn a_diff_says_by_its_exit_code_whether_something_moved() {
    let desk = Desk::new();
    let (text, said) = desk.ends(1, "catalog diff catalog catalog");
    assert!(
        text.contains("Nothing differs.") && said == "nothing differs\n",
        "{text}{said}"
    );
    desk.ends(0, "catalog diff catalog catalog --fail-on change");
    desk.ends(0, "catalog diff guides index");
    desk.ends(1, "catalog diff guides index --fail-on change");
    let (_, said) = desk.ends(2, "catalog diff guides indx");
    assert!(
        said.contains("there is no layer and no file `indx`"),
        "{said}"
    );
    desk.write(
        "broken.ron",
        "(layer: (id: \"x\", title: \"X\"), records: [(id: \"slack\", statsu: Gated)])",
    );
    let (_, said) = desk.ends(2, "catalog diff broken.ron index");
    assert!(
        said.contains("broken.ron:1:") && said.contains("statsu"),
        "{said}"
    );
}

#[test]
fn a_check_names_places_rules_and_remedies() {
    let desk = Desk::new();
    let mine = fixture("../check/mine.ron");
    let text = desk.printed(&format!("catalog check {mine}"));
    for words in [
        "2 errors, 3 warnings, 1 note\n",
        "acme-ledgr",
        "date-not-ahead",
        "How to mend it",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let json = desk.json(&format!("catalog check {mine} --format json"));
    let rules: Vec<&str> = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["rule"].as_str().unwrap())
        .collect();
    assert_eq!(
        rules,
        [
            "date-not-ahead",
            "url-is-web",
            "own-price-is-read",
            "new-app-has-name",
            "gated-says-where",
            "app-is-known"
        ]
    );
    assert_eq!(
        (&json["errors"], &json["warnings"], &json["notes"]),
        (&2.into(), &3.into(), &1.into())
    );
    for (least, code) in [("error", 1), ("warning", 1), ("note", 1)] {
        desk.ends(code, &format!("catalog check {mine} --fail-on {least}"));
    }
    desk.ends(0, "catalog check --fail-on error");
    desk.ends(1, "catalog check --fail-on note");
    let rules = desk.json("catalog check --rules --format json");
    assert!(rules["rules"].as_array().unwrap().len() > 20);
    // An own layer that is used is checked in its file, also where a record is so broken that it is left out.
    let (text, said) = desk.ends(0, &format!("catalog check --layer {mine} --format json"));
    assert!(said.contains("acme.example/pricing"), "{said}");
    let json: Value = serde_json::from_str(&text).unwrap();
    let mut findings = json["findings"].as_array().unwrap().iter();
    let dated = findings
        .find(|finding| finding["rule"] == "date-not-ahead")
        .unwrap();
    assert_eq!(
        (&dated["line"], &dated["app"]),
        (&6.into(), &"slack".into())
    );
}

#[test]
fn an_imported_layer_can_be_used_at_once() {
    let desk = Desk::new();
    let april = fixture("april.csv");
    desk.ends(0, &format!("catalog import {april} --output april.ron"));
    let json = desk.json("list acme-ledger --layer april.ron --format json");
    assert_eq!(json["apps"][0]["scim"]["status"], "gated");
    let json = desk.json("show slack --layer april.ron --format json");
    assert_eq!(json["apps"][0]["scim"]["price"]["text"], "$12.50/u/mo");
    desk.ends(
        1,
        "catalog diff april.ron scim-tax-2026-04 --layer april.ron",
    );
    desk.ends(1, &format!("catalog diff {april} april.ron"));
}

#[test]
fn a_layer_is_imported_whole_or_not_at_all() {
    let desk = Desk::new();
    let april = fixture("april.csv");
    let (layer, said) = desk.ends(0, &format!("catalog import {april}"));
    assert!(layer.contains("id: \"acme-ledger\""), "{layer}");
    assert!(
        said.contains("read as the SCIM Tax Index in its shape of April 2026 (CSV)"),
        "{said}"
    );
    assert!(
        said.contains("april.csv:7: column `status`: `gatd` is not a status"),
        "{said}"
    );
    let counts = "5 rows read (4 in the catalog, 1 new), 2 skipped, 0 unknown columns";
    assert!(said.contains(counts), "{said}");
    desk.ends(0, &format!("catalog import {april} --output april.ron"));
    assert_eq!(
        fs::read_to_string(desk.path().join("april.ron")).unwrap(),
        layer
    );
    let (_, said) = desk.ends(2, &format!("catalog import {april} --output april.ron"));
    assert!(said.contains("--force"), "{said}");
    let (nothing, said) = desk.ends(2, &format!("catalog import {april} --id index"));
    assert!(
        nothing.is_empty() && said.contains("choose another id"),
        "{said}"
    );
    let folder = fixture("sso-tax");
    let (layer, said) = desk.ends(0, &format!("catalog import {folder} --date 2025-06-01"));
    assert!(
        layer.contains("2 files") || layer.contains("3 files"),
        "{layer}"
    );
    assert!(
        said.contains("2 rows read (1 in the catalog, 1 new), 1 skipped"),
        "{said}"
    );
    let bad = desk.write("bad.csv", "vendor,status,scim_price\nX,gatd,\n");
    let (_, said) = desk.ends(
        1,
        &format!("catalog import {} --output bad.ron", bad.display()),
    );
    assert!(said.contains("nothing is written"), "{said}");
    assert!(!desk.path().join("bad.ron").exists());
}
