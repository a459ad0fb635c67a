//! The built program on a fixed day without settings of anybody's, its commands as its help lists them, and a sample of
//! arguments for each command that prints a result.

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// The program, on a fixed day, without a terminal and without files of whoever runs the tests.
pub fn scimdex() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_scimdex"));
    for variable in [
        "SCIMDEX_CONFIG",
        "SCIMDEX_THEME",
        "SCIMDEX_PLAIN",
        "NO_COLOR",
    ] {
        command.env_remove(variable);
    }
    for folder in ["SCIMDEX_CONFIG_DIR", "SCIMDEX_STATE_DIR"] {
        command.env(folder, concat!(env!("CARGO_TARGET_TMPDIR"), "/none"));
    }
    command
        .env("SCIMDEX_TODAY", "2026-11-21")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::null());
    command
}

/// Runs a line. Arguments are parted at spaces.
pub fn run(line: &str) -> Output {
    scimdex().args(line.split_whitespace()).output().unwrap()
}

/// What a line prints; it must end well.
#[track_caller]
pub fn printed(line: &str) -> String {
    let output = run(line);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{line}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// The commands that stand below a command, by its help.
fn below(command: &[String]) -> Vec<Vec<String>> {
    let help = printed(&format!("{} --help", command.join(" ")));
    let list = help.split("Commands:\n").nth(1).unwrap_or("");
    list.lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  "))
        // What a wrapped line goes on with stands further in.
        .filter(|line| !line.starts_with(' '))
        .filter_map(|line| line.split_whitespace().next())
        .map(|name| [command, &[name.to_owned()]].concat())
        .collect()
}

/// Every command that does something, as its words.
pub fn commands() -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Vec<Vec<String>> = vec![Vec::new()];
    while let Some(command) = open.pop() {
        let more = below(&command);
        if more.is_empty() {
            found.push(command.join(" "));
        }
        open.extend(more);
    }
    assert!(found.len() > 10, "{found:?}");
    found
}

/// Lines that print a result, each with the command that it is of, the name of its frame in the schema and that of the
/// frame's entries.
pub const RESULTS: &[(&str, &str, &str, Option<&str>)] = &[
    ("list", "list scim:partial --idp okta", "apps", Some("app")),
    (
        "list",
        "list scim:gated !cat:hr --idp okta --facets",
        "facets",
        Some("facet"),
    ),
    ("show", "show spacelift --idp entra", "apps", Some("app")),
    ("show", "show spacelift --leaver", "leaver_checklist", None),
    (
        "show",
        "show heroku --leaver --idp okta",
        "leaver_checklist",
        None,
    ),
    (
        "compare",
        "compare heroku slack netlify",
        "apps",
        Some("app"),
    ),
    (
        "cost",
        "cost slack heroku spacelift --sensitivity",
        "costs",
        Some("cost"),
    ),
    (
        "cost",
        "cost --query scim:partial --connector-fee 5000 --basis events --seats 90",
        "costs",
        Some("cost"),
    ),
    (
        "cost",
        "cost slack metabase --curve --connector-fee 5000 --seats 40",
        "costs",
        Some("cost"),
    ),
    (
        "stack",
        "stack tests/data/stack/okta-60.json --no-keep",
        "stack",
        Some("stack_app"),
    ),
    (
        "stack",
        "stack tests/data/stack/names.txt --no-keep --idp google --review",
        "stack",
        Some("stack_app"),
    ),
    ("catalog layers", "catalog layers", "layers", Some("layer")),
    (
        "catalog prices",
        "catalog prices cat:security --seats 100",
        "prices",
        Some("listed_price"),
    ),
    (
        "catalog prices",
        "catalog prices slack",
        "prices",
        Some("listed_price"),
    ),
    (
        "catalog disagreements",
        "catalog disagreements has:guide",
        "disagreements",
        Some("disagreement_of_app"),
    ),
    (
        "catalog stale",
        "catalog stale has:guide --records --stale-after 30",
        "checks",
        Some("check"),
    ),
    (
        "catalog diff",
        "catalog diff guides index --query has:guide --all",
        "diff",
        Some("change"),
    ),
    (
        "catalog check",
        "catalog check tests/data/check/mine.ron",
        "findings",
        Some("finding"),
    ),
    (
        "catalog check",
        "catalog check --rules",
        "rules",
        Some("rule"),
    ),
];

/// Every command that offers formats has a line in the table.
#[test]
fn no_command_with_formats_is_left_out() {
    for command in commands() {
        let help = printed(&format!("{command} --help"));
        if help.contains("--format <FORMAT>") {
            let known = RESULTS.iter().any(|(of, ..)| *of == command);
            assert!(known, "no line of RESULTS is of `{command}`");
        }
    }
}

/// A new folder under the tests' own.
pub fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_owned();
    (folder, path)
}
