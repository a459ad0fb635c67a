//! No file may be larger than n bytes (`ulimit -f`), for every n: what is written is then whole, or was never touched.

use std::fs;
use std::path::Path;
use std::process::Output;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use scimdex::catalog::Idp;
use scimdex::cost::Scenario;
use scimdex::file::{Access, Overwrite, report_size_limit, write_atomic};
use scimdex::lens::Owned;
use scimdex::settings::state::{LastSession, remember_idp, remember_session};
use scimdex::settings::{Paths, saved, stack};
use scimdex::stack::{Decision, Decisions, EntryKey, ReadOptions};

use crate::world::{WRITERS, World, assert_none, figure, quick, said, small_program};

/// Says to [`limited`] what it is to do; unset, it does nothing.
const TASK: &str = "SCIMDEX_TEST_LIMITED";

/// Lowers the limit of this process and those that it starts, or lifts it again.
fn limit(bytes: Option<u64>) {
    let most = getrlimit(Resource::Fsize).maximum;
    let limit = Rlimit {
        current: bytes.or(most),
        maximum: most,
    };
    setrlimit(Resource::Fsize, limit).unwrap();
}

/// A process of its own, since limits are the process's.
#[test]
#[ignore = "run by the other tests"]
fn limited() {
    report_size_limit().unwrap();
    match std::env::var(TASK).as_deref() {
        Ok("functions") => every_function_at_every_byte(),
        Ok("commands") => every_command(4),
        Ok("commands, closely") => every_command(if quick() { 20 } else { 100 }),
        _ => {}
    }
}

/// Runs [`limited`]; gives what it printed.
#[track_caller]
fn run(task: &str) -> String {
    let output: Output = small_program("limits::limited")
        .env(TASK, task)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

/// A file, and what writes it.
type Write<'a> = (
    &'a str,
    std::path::PathBuf,
    Box<dyn Fn() -> Result<(), String> + 'a>,
);

fn words<T, E: ToString>(result: Result<T, E>) -> Result<(), String> {
    result.map(|_| ()).map_err(|error| error.to_string())
}

fn functions<'a>(paths: &'a Paths, folder: &Path) -> Vec<Write<'a>> {
    let file = folder.join("list.csv");
    let files = [("names.txt".to_owned(), b"Slack\nOur own\n".to_vec())];
    let inventory = scimdex::stack::read(&files, &ReadOptions::default()).unwrap();
    let mut decisions = Decisions::default();
    decisions.decide(EntryKey::of_label("Our own"), Decision::NotInCatalog);
    let mut scenario = Scenario::default();
    scenario.set_headcount(1_234).unwrap();
    let session = LastSession {
        query: "scim:none".to_owned(),
        marks: vec!["slack".to_owned(), "github".to_owned()],
        ..LastSession::default()
    };
    let state = paths.state().join("state.ron");
    vec![
        (
            "write_atomic",
            file.clone(),
            Box::new(move || {
                let bytes = b"app,scim\nslack,gated\n".repeat(20);
                words(write_atomic(
                    &file,
                    &bytes,
                    Overwrite::Force,
                    Access::Shared,
                ))
            }),
        ),
        (
            "my IdP",
            state.clone(),
            Box::new(|| words(remember_idp(Some(paths), Some(Idp::Google)))),
        ),
        (
            "the session",
            state,
            Box::new(move || words(remember_session(Some(paths), &session))),
        ),
        (
            "a scenario",
            paths.scenarios().join("plan-b.ron"),
            Box::new(move || words(saved::save(paths, "plan-b", &scenario, Overwrite::Force))),
        ),
        (
            "the stack",
            paths.state().join("stack.json"),
            Box::new(move || {
                words(stack::save(
                    paths,
                    &inventory,
                    &Owned::default(),
                    "a catalog",
                ))
            }),
        ),
        (
            "decisions",
            paths.state().join("stack-decisions.json"),
            Box::new(move || words(stack::save_decisions(paths, &decisions))),
        ),
    ]
}

fn every_function_at_every_byte() {
    let folder = tempfile::tempdir().unwrap();
    let paths = Paths::under(folder.path());
    let mut count = 0;
    for (name, file, write) in functions(&paths, folder.path()) {
        // First without a file, then over the one that stands there, which is longer.
        let _ = fs::remove_file(&file);
        write().unwrap();
        let new = fs::read(&file).unwrap();
        let spaces = [&new[..], &b"\n".repeat(40)].concat();
        for old in [None, Some(spaces)] {
            for bytes in 0..=new.len() {
                match &old {
                    None => drop(fs::remove_file(&file)),
                    Some(old) => fs::write(&file, old).unwrap(),
                }
                limit(Some(bytes as u64));
                let written = write();
                limit(None);
                let now = fs::read(&file).ok();
                let fits = bytes == new.len();
                assert_eq!(
                    written.is_ok(),
                    fits,
                    "{name} at {bytes} bytes: {written:?}"
                );
                let wanted = if fits { Some(&new) } else { old.as_ref() };
                assert_eq!(now.as_ref(), wanted, "{name} at {bytes} bytes");
                if let Err(words) = written {
                    assert!(words.contains("larger than this system allows"), "{words}");
                }
                let mut beside = fs::read_dir(file.parent().unwrap()).unwrap();
                let left = beside.any(|entry| {
                    entry
                        .unwrap()
                        .file_name()
                        .to_string_lossy()
                        .ends_with(".tmp")
                });
                assert!(!left, "{name} at {bytes} bytes leaves something behind");
                count += 1;
            }
        }
    }
    figure(
        "size limits, every byte of every file of ours",
        count,
        "writes",
    );
}

/// Every command that writes, at about so many limits up to the size of the largest file that it writes.
fn every_command(steps: usize) {
    let world = World::new();
    let mut wrongs = Vec::new();
    let mut count = 0;
    for writer in &WRITERS {
        let new = world.after(writer);
        // Those too that are written again as they were.
        let size = new.values().map(Vec::len).max().unwrap_or(0);
        let step = size.div_ceil(steps).max(1);
        for bytes in (0..size)
            .step_by(step)
            .chain([size.saturating_sub(1), size])
        {
            limit(Some(bytes as u64));
            let output = world.command(writer.args).output();
            limit(None);
            let output = output.unwrap();
            let mut found = world.wrongs(&new, output.status.code(), false);
            if bytes == size && !output.status.success() {
                found.push("it fits, and fails".to_owned());
            }
            if output.status.code().is_none_or(|code| code == 101) {
                found.push("ended by a signal or a panic".to_owned());
            }
            let name = writer.name;
            let words = said(&output);
            wrongs.extend(
                found
                    .iter()
                    .map(|wrong| format!("{name}, {bytes} bytes: {wrong}; {words}")),
            );
            world.reset();
            count += 1;
        }
    }
    figure("size limits, commands that write", count, "runs");
    assert_none(&wrongs);
}

#[test]
fn a_file_is_whole_or_untouched_at_every_limit_on_its_size() {
    run("functions");
}

#[test]
fn commands_that_write_say_so_where_the_file_does_not_fit() {
    run("commands");
}

#[test]
#[ignore = "slow: run by scripts/soak"]
fn soak_size_limits() {
    print!("{}", figures(&run("functions")));
    print!("{}", figures(&run("commands, closely")));
}

/// The lines of figures among what a test printed. The test runner's own words may stand before the first.
pub fn figures(printed: &str) -> String {
    let lines = printed
        .lines()
        .filter_map(|line| line.find("soak: ").map(|at| &line[at..]));
    lines.map(|line| format!("{line}\n")).collect()
}
