//! The house: imports go one way, and terminal and command-line libraries stay behind their doors.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of the crate, from the ground up. A room may use itself and what stands before it.
const ROOMS: &[&[&str]] = &[
    &["text", "file", "order", "packed"],
    &["catalog"],
    &["cost"],
    &["lens", "leaver"],
    &["field"],
    &["query"],
    &[
        "check",
        "compare",
        "diff",
        "disputes",
        "freshness",
        "layers",
        "prices",
    ],
    &["stack"],
    &["settings", "export"],
    &["tui", "cli"],
];

/// Libraries that only one room may name.
const DOORS: &[(&str, &str)] = &[
    ("ratatui", "tui"),
    ("crossterm", "tui"),
    ("tui_input", "tui"),
    ("clap", "cli"),
];

/// The roots of the crates: what they hold and nothing else. In `main` the two doors are opened.
const ENTRANCE: &[&str] = &["facts", "questions", "answers", "lib", "main"];

struct Source {
    room: String,
    path: PathBuf,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    collect(&root, &root, &mut found);
    assert!(found.len() > 20, "only {} source files found", found.len());
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let inner = path.strip_prefix(root).unwrap();
            let room = inner
                .components()
                .next()
                .unwrap()
                .as_os_str()
                .to_string_lossy();
            let room = room.trim_end_matches(".rs").to_owned();
            found.push(Source {
                room,
                text: fs::read_to_string(&path).unwrap(),
                path,
            });
        }
    }
}

fn floor(room: &str) -> Option<usize> {
    ROOMS.iter().position(|rooms| rooms.contains(&room))
}

/// The rooms that a file names by `crate::room` or `scimdex::room`, with the line.
fn imports(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in source.text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        for part in code.split("crate::").skip(1) {
            let inner = part.trim_start_matches('{');
            let names = if part.starts_with('{') {
                inner.split(',').collect()
            } else {
                vec![inner]
            };
            for name in names {
                let word: String = name
                    .trim()
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                found.push((number + 1, word));
            }
        }
    }
    found
}

#[test]
fn every_file_has_a_room() {
    for source in sources() {
        let known = floor(&source.room).is_some() || ENTRANCE.contains(&source.room.as_str());
        assert!(
            known,
            "{}: no room `{}` in the plan",
            source.path.display(),
            source.room
        );
    }
}

#[test]
fn imports_go_one_way() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(own) = floor(&source.room) else {
            continue;
        };
        for (line, room) in imports(&source) {
            let Some(other) = floor(&room) else { continue };
            let upwards = room != source.room && other >= own;
            let ground_floor = own == 0 && other == 0;
            if upwards && !ground_floor {
                wrong.push(format!(
                    "{}:{line}: {} may not use {room}",
                    source.path.display(),
                    source.room
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn terminal_and_command_line_libraries_stay_behind_their_doors() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (library, room) in DOORS {
            let names = source.text.lines().any(|line| {
                let code = line.split("//").next().unwrap_or_default();
                code.contains(&format!("{library}::")) || code.contains(&format!("use {library}"))
            });
            if names && source.room != *room {
                wrong.push(format!(
                    "{}: {library} belongs to src/{room}",
                    source.path.display()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_says_what_lives_in_it() {
    let silent: Vec<String> = sources()
        .iter()
        .filter(|source| !source.text.starts_with("//!"))
        .map(|source| source.path.display().to_string())
        .collect();
    assert!(
        silent.is_empty(),
        "no opening words in: {}",
        silent.join(", ")
    );
}

#[test]
fn files_stay_short_before_their_tests() {
    let long: Vec<String> = sources()
        .iter()
        .filter_map(|source| {
            let lines = source
                .text
                .lines()
                .take_while(|line| !line.starts_with("#[cfg(test)]"))
                .count();
            (lines > 420).then(|| format!("{}: {lines} lines", source.path.display()))
        })
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_crate_denies_the_same() {
    let denied = |root: &str| {
        let path = format!("{}/src/{root}.rs", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(path).unwrap();
        let begin = text.find("#![forbid(unsafe_code)]").unwrap();
        let end = text.find("\n)]\n").unwrap();
        text[begin..end].to_owned()
    };
    let library = denied("lib");
    assert!(library.contains("clippy::unwrap_used"), "{library}");
    for root in ["facts", "questions", "answers"] {
        assert_eq!(denied(root), library, "src/{root}.rs");
    }
}
