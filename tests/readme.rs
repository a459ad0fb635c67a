//! The documents keep their word: every command in a `console` block is run, and its output has to be the one shown.
//!
//! A block holds `$ scimdex ...` lines, each followed by what came back; `| head -n N` keeps the first lines. The commands
//! run with today fixed to 2026-11-21 and a terminal 100 columns wide. `UPDATE=1 cargo test --test readme` writes the outputs anew.

use std::path::{Path, PathBuf};
use std::{env, fs};

use assert_cmd::Command;

const DOCUMENTS: &[&str] = &[
    "README.md",
    "docs/cost-model.md",
    "docs/architecture.md",
    "docs/config.md",
    "docs/data.md",
    "docs/looks.md",
    "docs/stack.md",
];

fn path(document: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(document)
}

/// Splits a command line at spaces; quoted parts stay whole.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in line.chars() {
        match quote {
            Some(mark) if c == mark => quote = None,
            Some(_) => words.last_mut().unwrap().push(c),
            None if c == '\'' || c == '"' => quote = Some(c),
            None if c == ' ' => words.push(String::new()),
            None => words.last_mut().unwrap().push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Runs what stands after the prompt and returns what it prints on either stream.
fn run(line: &str) -> String {
    let (command, head) = match line.split_once(" | head -n ") {
        Some((command, count)) => (command, Some(count.trim().parse::<usize>().unwrap())),
        None => (line, None),
    };
    let arguments = words(command);
    assert_eq!(
        arguments.first().map(String::as_str),
        Some("scimdex"),
        "only scimdex runs here: {line}"
    );
    let output = Command::cargo_bin("scimdex")
        .unwrap()
        .args(&arguments[1..])
        .env("SCIMDEX_TODAY", "2026-11-21")
        .env("COLUMNS", "100")
        .env(
            "SCIMDEX_CONFIG_DIR",
            concat!(env!("CARGO_TARGET_TMPDIR"), "/none"),
        )
        .env(
            "SCIMDEX_STATE_DIR",
            concat!(env!("CARGO_TARGET_TMPDIR"), "/none"),
        )
        .output()
        .unwrap();
    let text =
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    let kept: Vec<&str> = text
        .lines()
        .take(head.unwrap_or(usize::MAX))
        .map(str::trim_end)
        .collect();
    kept.join("\n")
}

/// The document with the output of every command as it is now, and the number of commands.
fn as_it_is(text: &str) -> (String, usize) {
    let mut out: Vec<String> = Vec::new();
    let mut in_console = false;
    let mut commands = 0;
    for line in text.lines() {
        if line == "```console" {
            in_console = true;
        } else if line == "```" {
            in_console = false;
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| in_console) {
            commands += 1;
            out.push(line.to_owned());
            let output = run(command);
            if !output.is_empty() {
                out.push(output);
            }
            continue;
        } else if in_console {
            continue;
        }
        out.push(line.to_owned());
    }
    (out.join("\n") + "\n", commands)
}

#[test]
fn documents_show_what_comes_back() {
    let mut stale = Vec::new();
    let mut commands = 0;
    for document in DOCUMENTS {
        let text = fs::read_to_string(path(document)).unwrap();
        let (now, found) = as_it_is(&text);
        commands += found;
        if env::var_os("UPDATE").is_some() {
            fs::write(path(document), &now).unwrap();
        } else if now != text {
            let line = now
                .lines()
                .zip(text.lines())
                .position(|(now, then)| now != then)
                .unwrap_or_default();
            stale.push(format!(
                "{document}:{}: now `{}`",
                line + 1,
                now.lines().nth(line).unwrap_or_default()
            ));
        }
    }
    assert!(commands >= 8, "only {commands} commands found");
    assert!(
        stale.is_empty(),
        "{}\nlook, then run `UPDATE=1 cargo test --test readme`",
        stale.join("\n")
    );
}

#[test]
fn the_two_commands_stand_in_the_readme() {
    let text = fs::read_to_string(path("README.md")).unwrap();
    for command in ["cargo run --release", "cargo test"] {
        assert!(
            text.lines().any(|line| line == command),
            "README.md does not name `{command}` on a line of its own"
        );
    }
}
