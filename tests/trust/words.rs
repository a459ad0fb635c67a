//! The naughty strings as words of a command: queries, names of apps, fields and files. Errors repeat them, harmless.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use scimdex::catalog::Catalog;
use scimdex::query::Query;
use scimdex::text::Clean;

use super::{corpus, judge};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_scimdex"))
        .args(arguments)
        .env("SCIMDEX_TODAY", "2026-11-21")
        .env("SCIMDEX_CONFIG_DIR", folder.join("config"))
        .env("SCIMDEX_STATE_DIR", folder.join("state"))
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// Whether a file can be called so, alone in a folder.
fn names_a_file(text: &str) -> bool {
    !text.is_empty()
        && text.len() < 200
        && !text.contains(['/', '\0', '\\'])
        && !matches!(text, "." | ".." | "-")
}

/// Runs every command that repeats what it is told. Returns how many runs that were.
fn run_all(texts: &[String]) -> usize {
    let desk = tempfile::tempdir().unwrap();
    let mut runs = 0;
    for text in texts
        .iter()
        .filter(|text| !text.contains('\0') && text.len() < 60_000)
    {
        let mut lines: Vec<Vec<&str>> = vec![
            vec!["list", "--", text],
            vec!["show", "--", text],
            vec!["list", "hero", "--fields", text],
            vec!["list", "hero", "--idp", text],
            vec![text, "--today", text],
        ];
        if names_a_file(text) {
            fs::write(desk.path().join(text), "(layer: \"\u{1b}[2J\")").unwrap();
            lines.push(vec!["catalog", "check", "--", text]);
            lines.push(vec!["stack", "--", text]);
            lines.push(vec!["list", "--layer", text]);
            lines.push(vec!["list", "hero", "--output", text]);
            lines.push(vec!["catalog", "diff", "--", "index", text]);
        }
        for line in lines {
            let output = run(desk.path(), &line);
            let code = output.status.code();
            // No words at all open the screen, which needs a terminal.
            assert!(matches!(code, Some(0..=2)), "{line:?}: {output:?}");
            for said in [output.stdout, output.stderr] {
                let said = String::from_utf8(said).unwrap();
                assert_eq!(judge::raw(&said), None, "{line:?}: {said}");
                assert!(!said.contains("panicked"), "{line:?}: {said}");
            }
            runs += 1;
        }
        if names_a_file(text) {
            let _ = fs::remove_file(desk.path().join(text));
        }
    }
    runs
}

#[test]
fn commands_repeat_what_they_are_told_harmlessly() {
    let some: Vec<String> = corpus::own(10_000).into_iter().step_by(47).collect();
    assert!(run_all(&some) > 30);
}

#[test]
#[ignore = "slow: scripts/soak runs it"]
fn soak_commands_repeat_every_string_harmlessly() {
    let strings = corpus::all(10_000);
    let runs = run_all(&strings);
    println!(
        "soak: naughty commands: {} strings in {runs} runs of the program",
        strings.len()
    );
}

#[test]
fn every_string_is_a_query_or_a_mistake_with_a_place() {
    let catalog = Catalog::builtin().unwrap();
    for text in corpus::all(10_000) {
        match Query::parse(&text, &catalog) {
            Ok(query) => {
                let printed = query.to_string();
                let again = Query::parse(&printed, &catalog).unwrap();
                assert_eq!(again.to_string(), printed, "{text:?}");
            }
            Err(error) => {
                let said = Clean::line(error.to_string());
                assert_eq!(judge::raw(said.as_str()), None, "{text:?}");
                assert!(error.position <= text.chars().count(), "{text:?}: {said}");
            }
        }
    }
}
