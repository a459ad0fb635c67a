//! The command line, on the built program: what each command prints in each format, and how it refuses.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use scimdex::catalog::{Catalog, Status};
use serde_json::Value;

/// The program, on a fixed day, without a terminal.
fn scimdex() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_scimdex"));
    command
        .env("SCIMDEX_TODAY", "2026-11-21")
        // No settings of whoever runs the tests.
        .env(
            "SCIMDEX_CONFIG_DIR",
            concat!(env!("CARGO_TARGET_TMPDIR"), "/none"),
        )
        .env(
            "SCIMDEX_STATE_DIR",
            concat!(env!("CARGO_TARGET_TMPDIR"), "/none"),
        )
        .stdin(Stdio::null());
    command
}

fn run(line: &str) -> Output {
    scimdex().args(line.split_whitespace()).output().unwrap()
}

/// What a line prints; it must end well and say nothing else.
fn printed(line: &str) -> String {
    let output = run(line);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "", "{line}");
    assert_eq!(output.status.code(), Some(0), "{line}");
    String::from_utf8(output.stdout).unwrap()
}

/// What a line says on stderr; it must print nothing and end with this code.
fn refused(line: &str, code: i32) -> String {
    let output = run(line);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "", "{line}");
    assert_eq!(output.status.code(), Some(code), "{line}");
    String::from_utf8(output.stderr).unwrap()
}

fn json(line: &str) -> Value {
    serde_json::from_str(&printed(line)).unwrap()
}

#[test]
fn each_command_prints_each_format() {
    for (name, line) in [
        ("list_table", "list hero"),
        (
            "list_fields",
            "list hero --idp okta --fields app,scim,for_idp,okta,price",
        ),
        ("list_markdown", "list hero --format markdown"),
        ("list_csv", "list hero --format csv"),
        ("list_json", "list name:netlify --format json"),
        ("list_ndjson", "list name:netlify --format ndjson"),
        ("list_html", "list hero --format html"),
        ("list_ron", "list name:netlify --format ron"),
        ("show_table", "show heroku"),
        ("show_markdown", "show fullstory --format markdown"),
        ("show_json", "show spacelift --format json"),
        ("show_html", "show spacelift --format html --idp okta"),
        ("compare_table", "compare heroku netlify"),
        (
            "compare_markdown",
            "compare heroku fly-io netlify --format markdown",
        ),
        ("compare_csv", "compare heroku netlify --format csv"),
        ("cost_table", "cost slack --seats 100"),
        (
            "cost_several",
            "cost heroku slack spacelift --connector-fee 5000",
        ),
        (
            "cost_csv",
            "cost heroku slack spacelift netlify --format csv",
        ),
        ("cost_json", "cost slack --seats 100 --format json"),
    ] {
        insta::assert_snapshot!(name, printed(line));
    }
}

#[test]
fn help_names_examples_for_every_command() {
    for (name, line) in [
        ("help", "--help"),
        ("help_list", "list --help"),
        ("help_show", "show --help"),
        ("help_compare", "compare --help"),
        ("help_cost", "cost --help"),
    ] {
        let help = printed(line);
        assert!(help.contains("Examples:\n  scimdex"), "{line}");
        insta::assert_snapshot!(name, help);
    }
}

#[test]
fn list_counts_every_app() {
    let frame = json("list --format json");
    assert_eq!(frame["schema"], 1);
    assert_eq!(frame["total"], 850);
    assert_eq!(frame["matched"], 850);
    assert_eq!(frame["apps"].as_array().unwrap().len(), 850);
}

#[test]
fn csv_has_a_head_and_a_row_for_each_included_app() {
    let text = printed("list scim:included --format csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    assert_eq!(head.get(0), Some("app"));
    let rows = reader.records().map(Result::unwrap).count();
    let catalog = Catalog::builtin().unwrap();
    let included = |app: &&scimdex::catalog::App| app.status() == Status::Included;
    assert_eq!(rows, catalog.apps().iter().filter(included).count());
    assert!(rows > 0);
}

#[test]
fn spacelift_shows_both_claims_on_scim_with_their_dates() {
    let frame = json("show spacelift --format json");
    let disagreements = frame["apps"][0]["disagreements"].as_array().unwrap();
    let status = disagreements
        .iter()
        .find(|found| found["field"] == "status")
        .unwrap();
    let claims = status["claims"].as_array().unwrap();
    assert_eq!(claims[0]["layer"], "index");
    assert_eq!(claims[0]["date"], "2026-10-05");
    assert_eq!(claims[0]["value"], "Gated");
    assert_eq!(claims[1]["layer"], "guides");
    assert_eq!(claims[1]["date"], Value::Null);
    assert_eq!(claims[1]["value"], "None");
    let text = printed("show spacelift");
    let from = text.find("Layers disagree").unwrap();
    let text = &text[from..];
    assert!(
        text.contains("Gated: SCIM 2.0 from Enterprise on"),
        "{text}"
    );
    assert!(text.contains("(index, 2026-10-05, in force)"), "{text}");
    assert!(text.contains("None: none on any plan"), "{text}");
    assert!(text.contains("(guides, undated, overruled)"), "{text}");
}

#[test]
fn fullstory_in_markdown_has_every_section() {
    let text = printed("show fullstory --format markdown");
    for heading in [
        "### Quick facts (guides, 2026-01-11)",
        "## Identity providers",
        "| IdP | SSO | SCIM | Source |",
        "## Tiers",
        "## Limitations",
        "## Guidance",
        "### Decision",
        "## Setup",
        "### Okta (guides, 2026-01-11)",
        "## Sources",
    ] {
        assert!(text.lines().any(|line| line == heading), "{heading}");
    }
}

#[test]
fn heroku_costs_what_the_cost_model_says() {
    let frame = json("cost heroku --headcount 1000 --format json");
    let app = &frame["apps"][0];
    assert_eq!(frame["scenario"]["headcount"], 1000);
    assert_eq!(app["manual"]["total"]["low_cents"], 2_350_800);
    assert_eq!(app["manual"]["total"]["high_cents"], 2_350_800);
    assert_eq!(app["manual"]["orphaned_accounts"], 14);
    assert_eq!(app["verdict"]["strategy"], "manual");
}

#[test]
fn costs_of_a_query_hold_every_app_that_it_wants() {
    let wanted = json("list scim:partial --format json");
    let costs = printed("cost --query scim:partial --format ndjson");
    let lines: Vec<Value> = costs
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), wanted["apps"].as_array().unwrap().len());
    for (line, app) in lines.iter().zip(wanted["apps"].as_array().unwrap()) {
        assert_eq!(line["schema"], 1);
        assert_eq!(line["id"], app["id"]);
    }
}

/// Every key of a frame, and every text in it.
fn walk(value: &Value, keys: &mut Vec<String>, texts: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                if !keys.contains(key) {
                    keys.push(key.clone());
                }
                if key != "query" && key != "words" && key != "why" {
                    walk(value, keys, texts);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| walk(item, keys, texts)),
        Value::String(text) => texts.push(text.clone()),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn json_is_documented_and_says_unknown_or_null_where_nothing_is() {
    let documented =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/json.md")).unwrap();
    let (mut keys, mut texts) = (Vec::new(), Vec::new());
    for line in [
        "list --format json",
        "compare heroku slack netlify --format json",
        "cost slack netlify heroku --format json",
        "show spacelift --leaver --format json",
    ] {
        walk(&json(line), &mut keys, &mut texts);
    }
    for key in keys {
        assert!(documented.contains(&format!("`{key}`")), "{key}");
    }
    for text in texts {
        assert_ne!(text, "");
        assert_ne!(text, "not documented");
    }
}

#[test]
fn a_leaver_checklist_differs_with_my_idp_in_every_format() {
    for format in ["table", "markdown", "json", "ndjson", "html", "ron"] {
        let line = |idp: &str| format!("show spacelift --leaver --idp {idp} --format {format}");
        let (okta, google) = (printed(&line("okta")), printed(&line("google")));
        assert_ne!(okta, google, "{format}");
        assert!(
            okta.contains("Spacelift deactivates the account"),
            "{format}"
        );
        assert!(
            !google.contains("Spacelift deactivates the account"),
            "{format}"
        );
    }
    let okta = json("show spacelift --leaver --idp okta --format json");
    assert_eq!(okta["departures"][0]["stays"], "no");
    let google = json("show spacelift --leaver --idp google --format json");
    assert_eq!(google["departures"][0]["stays"], "unknown");
    let any = json("show spacelift --leaver --format json");
    assert_eq!(any["departures"].as_array().unwrap().len(), 5);
}

#[test]
fn ron_reads_back() {
    for line in ["list cat:security --format ron", "cost slack --format ron"] {
        let text = printed(line);
        ron::from_str::<ron::Value>(&text).unwrap();
    }
}

#[test]
fn a_file_holds_what_would_have_been_printed_and_nothing_else_is_written() {
    let folder = tempfile::tempdir().unwrap();
    for (format, ending) in [("html", "html"), ("json", "json"), ("table", "txt")] {
        let path = folder.path().join(format!("x.{ending}"));
        let line = format!("compare heroku fly-io netlify --format {format}");
        let output = scimdex()
            .args(line.split_whitespace())
            .arg("--output")
            .arg(&path)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(output.stdout, b"");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.starts_with("wrote "), "{said}");
        assert_eq!(fs::read_to_string(&path).unwrap(), printed(&line));
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn the_ending_of_the_file_chooses_the_format() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("apps.csv");
    let status = scimdex()
        .args(["list", "hero", "--output"])
        .arg(&path)
        .status()
        .unwrap();
    assert!(status.success());
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        printed("list hero --format csv")
    );
}

#[test]
fn a_file_that_is_there_is_replaced_only_by_force() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.md");
    fs::write(&path, "mine").unwrap();
    let mut again = scimdex();
    again.args(["show", "heroku", "--output"]).arg(&path);
    let output = again.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("x.md exists; pass --force"), "{said}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    assert!(again.arg("--force").status().unwrap().success());
    assert!(fs::read_to_string(&path).unwrap().starts_with("# Heroku\n"));
}

#[test]
fn nothing_matched_is_a_result_of_its_own() {
    let output = run("list zzzzzz --format json");
    assert_eq!(output.status.code(), Some(1));
    let frame: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(frame["matched"], 0);
    assert_eq!(output.stderr, b"nothing matched\n");
    assert_eq!(run("cost --query zzzzzz").status.code(), Some(1));
}

#[test]
fn mistakes_are_named_with_a_remedy() {
    for (line, words) in [
        (
            "show herokuu",
            "there is no app `herokuu`; the nearest are `heroku` (Heroku), ",
        ),
        ("compare heroku netlfy", "`netlify` (Netlify)"),
        ("compare heroku", "name 2 to 6 different apps"),
        ("compare heroku heroku", "name 2 to 6 different apps"),
        ("list scimm:none", "the nearest is `scim:`"),
        ("list idp:oktaa", "okta"),
        ("list --fields ap", "the nearest is `app`"),
        ("list --sort pric", "the nearest is `price`"),
        ("list --idp okt", "okta"),
        ("list --today 2026-02-30", "2026-10-05"),
        ("show heroku --format csv", "possible values"),
        ("show", "<APP>"),
        ("cost", "<APP>"),
        ("cost slack --headcount 0", "1 to 100,000 people"),
        (
            "cost slack heroku --quote 5000/yr",
            "--quote belongs to one app",
        ),
        ("list hero --force", "--output"),
        ("list --ascii", "--ascii"),
    ] {
        let said = refused(line, 2);
        assert!(said.contains(words), "{line}: {said}");
    }
}

#[test]
fn a_query_mistake_is_pointed_at() {
    let said = refused("list cat:security scimm:none", 2);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[1], "  cat:security scimm:none");
    assert_eq!(lines[2], "               ^^^^^");
}

#[test]
fn what_was_typed_is_repeated_without_its_control_characters() {
    for (arguments, marked) in [
        (vec!["show", "\u{1b}[31mred"], true),
        (vec!["list", "scim:\u{1b}none"], true),
        (vec!["list", "--fields", "\u{1b}]0;title\u{7}"], true),
        (vec!["--\u{1b}[31m"], false),
        (vec!["list", "--idp", "\u{1b}]0;title\u{7}"], false),
    ] {
        let output = scimdex().args(&arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(
            !said.contains('\u{1b}') && !said.contains('\u{7}'),
            "{said}"
        );
        assert_eq!(said.contains('␛'), marked, "{said}");
    }
}

#[test]
fn without_a_terminal_the_screen_names_the_list() {
    for line in ["", "scim:none", "--idp okta"] {
        let said = refused(line, 2);
        assert!(said.contains("no terminal"), "{said}");
        assert!(said.contains("scimdex list"), "{said}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = scimdex()
        .args(["list", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 16];
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut first).unwrap();
    drop(stdout);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stderr, b"");
}

#[test]
fn today_comes_from_the_flag_then_the_environment() {
    let checked = |command: &mut Command| {
        let output = command.args(["show", "heroku"]).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let line = text.lines().find(|line| line.starts_with("Checked"));
        line.unwrap().to_owned()
    };
    let by_environment = checked(&mut scimdex());
    assert_eq!(by_environment, "Checked        2026-10-05, 47 days ago");
    let by_flag = checked(scimdex().args(["--today", "2026-10-06"]));
    assert_eq!(by_flag, "Checked        2026-10-05, 1 day ago");
    let wrong = scimdex()
        .env("SCIMDEX_TODAY", "soon")
        .arg("list")
        .output()
        .unwrap();
    assert_eq!(wrong.status.code(), Some(2));
    let said = String::from_utf8(wrong.stderr).unwrap();
    assert!(
        said.contains("SCIMDEX_TODAY: `soon` is not a day"),
        "{said}"
    );
}
