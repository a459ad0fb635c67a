//! `scimdex stack` on the built program: an export of 60 apps, its report in every format, decisions, exit codes.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const OKTA: &str = "tests/data/stack/okta-60.json";

/// A user with empty folders of their own.
struct User(TempDir);

impl User {
    fn new() -> User {
        User(tempfile::tempdir().unwrap())
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scimdex"));
        command
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env("SCIMDEX_TODAY", "2026-11-21")
            .env("SCIMDEX_CONFIG_DIR", self.0.path().join("config"))
            .env("SCIMDEX_STATE_DIR", self.state())
            .stdin(Stdio::null());
        command
    }

    fn state(&self) -> std::path::PathBuf {
        self.0.path().join("state")
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command().args(arguments).output().unwrap()
    }

    /// What a command prints and says; it must end well.
    fn done(&self, arguments: &[&str]) -> (String, String) {
        let output = self.run(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
        (String::from_utf8(output.stdout).unwrap(), said)
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let all: Vec<&str> = arguments
            .iter()
            .chain(&["--format", "json"])
            .copied()
            .collect();
        serde_json::from_str(&self.done(&all).0).unwrap()
    }

    /// What a command says that ends with this code and prints nothing.
    fn refused(&self, arguments: &[&str], code: i32) -> String {
        let output = self.run(arguments);
        assert_eq!(
            String::from_utf8(output.stdout).unwrap(),
            "",
            "{arguments:?}"
        );
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    }
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

#[test]
fn the_report_in_each_format() {
    let user = User::new();
    for format in ["table", "markdown", "csv", "html"] {
        let (printed, _) = user.done(&["stack", OKTA, "--no-keep", "--format", format]);
        insta::assert_snapshot!(format!("okta_{format}"), printed);
    }
    for format in ["json", "ndjson", "ron"] {
        let eight = "tests/data/stack/okta.json";
        let (printed, _) = user.done(&["stack", eight, "--no-keep", "--format", format]);
        insta::assert_snapshot!(format!("eight_{format}"), printed);
    }
    let (_, said) = user.done(&["stack", OKTA, "--no-keep"]);
    insta::assert_snapshot!("okta_said", said);
    let (review, _) = user.done(&["stack", OKTA, "--no-keep", "--review"]);
    insta::assert_snapshot!("okta_review", review);
    let (entra, said) = user.done(&["stack", "tests/data/stack/entra-graph.json", "--no-keep"]);
    insta::assert_snapshot!("entra_table", format!("{said}\n{entra}"));
    assert!(!user.state().exists());
}

#[test]
fn coverage_and_classes_add_up() {
    let user = User::new();
    let frame = user.json(&["stack", OKTA, "--no-keep"]);
    let classes = list(&frame["classes"]);
    let of = |word: &str| {
        let class = classes.iter().find(|class| class["class"] == word).unwrap();
        number(&class["count"])
    };
    let apps = list(&frame["apps"]);
    let of_apps = [
        "provisioned",
        "could_today",
        "needs_upgrade",
        "other_idp",
        "manual",
        "not_documented",
    ];
    assert_eq!(
        of_apps.iter().map(|word| of(word)).sum::<u64>(),
        apps.len() as u64
    );
    for word in of_apps {
        let counted = apps.iter().filter(|app| app["class"] == word).count();
        assert_eq!(of(word), counted as u64, "{word}");
    }
    assert_eq!(of("undecided"), list(&frame["undecided"]).len() as u64);
    assert_eq!(
        of("not_in_catalog"),
        list(&frame["not_in_catalog"]).len() as u64
    );

    // Every entry is matched, undecided, or not in the catalog; the others were set aside: 60 in all.
    let aside: u64 = list(&frame["set_aside"])
        .iter()
        .map(|one| number(&one["entries"]))
        .sum();
    assert_eq!(number(&frame["entries"]) + aside, 60);

    let coverage = &frame["coverage"];
    assert_eq!(number(&coverage["apps"]), apps.len() as u64);
    let closed = |words: &[&str]| {
        let of_class = apps
            .iter()
            .filter(|app| words.contains(&app["class"].as_str().unwrap()));
        // Namely creates accounts and never deactivates them.
        of_class.filter(|app| app["id"] != "namely").count() as u64
    };
    assert_eq!(number(&coverage["now"]), closed(&["provisioned"]));
    assert_eq!(
        number(&coverage["with_today"]),
        closed(&["provisioned", "could_today"])
    );
    assert_eq!(
        number(&coverage["with_upgrades"]),
        closed(&["provisioned", "could_today", "needs_upgrade"])
    );
    let exposed = apps.iter().filter(|app| !app["exposure"].is_null()).count() as u64;
    assert_eq!(exposed + number(&coverage["now"]), apps.len() as u64);

    // Handwork is the sum over the apps that are not provisioned.
    let open = apps.iter().filter(|app| app["class"] != "provisioned");
    let cents: u64 = open
        .clone()
        .map(|app| number(&app["manual"]["low_cents"]))
        .sum();
    assert_eq!(number(&frame["manual"]["total"]["low_cents"]), cents);
    assert_eq!(number(&frame["manual"]["apps"]), open.count() as u64);
}

#[test]
fn standard_input_says_the_same_as_a_file() {
    let user = User::new();
    let file = user.json(&["stack", OKTA, "--no-keep"]);
    let mut child = user
        .command()
        .args(["stack", "-", "--no-keep", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let export = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(OKTA)).unwrap();
    child.stdin.take().unwrap().write_all(&export).unwrap();
    let output = child.wait_with_output().unwrap();
    let mut piped: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(piped["files"][0], "standard input");
    piped["files"] = file["files"].clone();
    assert_eq!(piped, file);
}

#[test]
fn a_decision_is_remembered_and_the_stack_is_kept_until_forgotten() {
    let user = User::new();
    let before = user.json(&["stack", OKTA]);
    let undecided = list(&before["undecided"]);
    let labels: Vec<&str> = undecided
        .iter()
        .map(|entry| entry["label"].as_str().unwrap())
        .collect();
    assert_eq!(labels, ["Front Desk Sign-in", "Company handbook", "Adobe"]);

    user.done(&[
        "stack",
        "--decide",
        "Front Desk Sign-in=none",
        "--decide",
        "adobe=Adobe Acrobat",
    ]);
    // Another run over the same export, and one over what is kept, know what was decided.
    for arguments in [&["stack", OKTA][..], &["stack"]] {
        let after = user.json(arguments);
        let undecided = list(&after["undecided"]);
        assert_eq!(undecided.len(), 1, "{arguments:?}");
        assert_eq!(undecided[0]["label"], "Company handbook");
        let acrobat = list(&after["apps"])
            .iter()
            .find(|app| app["id"] == "adobe-acrobat")
            .unwrap();
        assert_eq!(acrobat["match"]["reason"], "decided");
        let none = list(&after["not_in_catalog"]);
        assert!(
            none.iter()
                .any(|entry| entry["label"] == "Front Desk Sign-in" && entry["decided"] == true)
        );
    }
    let owned = user.json(&["list", "stack:yes"]);
    assert_eq!(owned["matched"], number(&before["coverage"]["apps"]) + 1);

    let (_, said) = user.done(&["stack", "--forget"]);
    assert_eq!(said.matches("deleted").count(), 2, "{said}");
    assert!(
        user.refused(&["stack"], 2)
            .contains("no stack is kept; name a file")
    );
}

#[test]
fn seats_that_the_export_counts_are_those_of_every_cost() {
    let user = User::new();
    let file = user.state().with_file_name("seats.csv");
    std::fs::write(&file, "App,Seats\nSlack,120\nHeroku,\n").unwrap();
    let audit = user.json(&["stack", file.to_str().unwrap()]);
    let slack = |frame: &Value| {
        let app = list(&frame["apps"]).iter().find(|app| app["id"] == "slack");
        app.unwrap().clone()
    };
    let audited = slack(&audit);
    assert_eq!(
        (&audited["seats"], &audited["seats_from"]),
        (&120.into(), &"stack".into())
    );

    let costs = |arguments: &[&str]| slack(&user.json(&[&["cost"], arguments].concat()));
    let together = costs(&["--query", "stack:yes"]);
    assert_eq!(
        (&together["seats"], &together["seats_from"]),
        (&120.into(), &"stack".into())
    );
    assert_eq!(together["native"]["yearly"], audited["native"]["yearly"]);
    assert_eq!(
        together["manual"]["total"],
        costs(&["slack"])["manual"]["total"]
    );
    // Other dials leave it alone; the user's own number goes before it.
    assert_eq!(costs(&["slack", "--headcount", "2000"])["seats"], 120);
    let own = costs(&["slack", "--seats", "15"]);
    assert_eq!(
        (&own["seats"], &own["seats_from"]),
        (&15.into(), &"yours".into())
    );
    let (sums, _) = user.done(&["cost", "slack", "--format", "markdown"]);
    assert!(sums.contains("| 120 seats |"), "{sums}");
    assert!(sums.contains("your stack"), "{sums}");

    // What a stack counts is saved in no scenario, and goes with it.
    user.done(&[
        "cost",
        "slack",
        "--headcount",
        "700",
        "--save-scenario",
        "ours",
    ]);
    user.done(&["stack", "--forget"]);
    let after = costs(&["slack", "--scenario", "ours"]);
    assert_eq!(
        (&after["seats"], &after["seats_from"]),
        (&700.into(), &"headcount".into())
    );
}

#[cfg(unix)]
#[test]
fn what_is_kept_is_for_its_owners_eyes_alone() {
    use std::os::unix::fs::PermissionsExt;
    let user = User::new();
    user.done(&["stack", OKTA, "--decide", "Adobe=none"]);
    let files: Vec<_> = fs::read_dir(user.state()).unwrap().collect();
    assert_eq!(files.len(), 2);
    for file in files {
        let mode = file.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_job_fails_on_what_it_is_told_to_look_for() {
    let user = User::new();
    let run = |findings: &str| user.run(&["stack", OKTA, "--no-keep", "--fail-on", findings]);
    let found = run("needs-upgrade,undecided");
    assert_eq!(found.status.code(), Some(1));
    assert!(!found.stdout.is_empty());
    let said = String::from_utf8(found.stderr).unwrap();
    assert!(
        said.contains("scimdex: found ") && said.contains("3 entries are undecided"),
        "{said}"
    );
    let list = user.0.path().join("list.txt");
    fs::write(&list, "Slack\n8x8\n").unwrap();
    let list = list.to_str().unwrap();
    user.done(&[
        "stack",
        list,
        "--no-keep",
        "--idp",
        "okta",
        "--fail-on",
        "unmatched,undecided,exposed",
    ]);
}

#[test]
fn dials_and_my_idp_count() {
    let user = User::new();
    let at = |people: &str| {
        let frame = user.json(&["stack", OKTA, "--no-keep", "--headcount", people]);
        number(&frame["manual"]["total"]["low_cents"])
    };
    assert_eq!(at("1000"), 2 * at("500"));
    let frame = user.json(&["stack", OKTA, "--no-keep", "--idp", "entra"]);
    assert_eq!(
        (frame["idp"].as_str(), frame["provider"].as_str()),
        (Some("entra"), Some("okta"))
    );
    assert_eq!(number(&frame["coverage"]["now"]), 0);
    assert_eq!(frame["coverage"]["unsaid"], frame["coverage"]["apps"]);
}

#[test]
fn mistakes_name_what_is_wrong_and_keep_nothing() {
    let user = User::new();
    for (arguments, words) in [
        (&["stack", "no-such-file.json"][..], "no-such-file.json"),
        (&["stack", OKTA, "--from", "entra-csv"], "expected"),
        (&["stack", OKTA, "--decide", "Slack"], "not ENTRY=APP"),
        (
            &["stack", OKTA, "--decide", "Slak=slack"],
            "no entry is called `Slak`; the nearest is `Slack`",
        ),
        (
            &["stack", OKTA, "--decide", "Slack=slck"],
            "there is no app `slck`",
        ),
        (&["stack", OKTA, "--fail-on", "nothing"], "could-today"),
        (&["stack", "--from", "okta"], "FILE"),
        (&["stack", "--forget", OKTA], "--forget"),
    ] {
        let said = user.refused(arguments, 2);
        assert!(said.contains(words), "{arguments:?}: {said}");
    }
    assert!(!user.state().exists());
}

#[test]
fn hostile_labels_carry_nothing_into_any_format() {
    let user = User::new();
    let list = user.0.path().join("list.json");
    let labels = [
        "=cmd|' /C calc'!A0",
        "<script>alert(1)</script>",
        "Slack\u{202E}\x1b[2J",
        "[x](javascript:1)",
    ];
    let entries = labels.map(|label| serde_json::json!({ "name": label }));
    fs::write(&list, serde_json::to_string(&entries).unwrap()).unwrap();
    let list = list.to_str().unwrap();
    for format in ["table", "markdown", "csv", "json", "ndjson", "html", "ron"] {
        let (printed, said) = user.done(&[
            "stack",
            list,
            "--no-keep",
            "--idp",
            "okta",
            "--format",
            format,
        ]);
        for text in [&printed, &said] {
            assert!(
                !text.contains('\x1b') && !text.contains('\u{202E}'),
                "{format}"
            );
        }
        match format {
            "csv" => assert!(
                !printed
                    .lines()
                    .any(|line| line.contains(",=cmd") || line.starts_with("=cmd"))
            ),
            "html" => assert!(!printed.contains("<script")),
            "markdown" => {
                // What is escaped is no link.
                let unescaped = printed.replace("\\]", "");
                assert!(!unescaped.contains("](javascript") && !printed.contains("<script"));
            }
            _ => {}
        }
    }
}
