//! Standard output that goes away, takes one byte, is closed or is a full disk, and a standard error that is closed:
//! every command ends with the exit code that is documented, and never with a panic.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::process::{Command, Stdio};

use crate::world::{World, assert_none, figure, said};

/// Every command, with arguments under which it prints something, and its exit code.
const SAMPLES: [(&str, &str, i32); 18] = [
    ("", "--help", 0),
    ("list", "", 0),
    ("show", "heroku", 0),
    ("compare", "slack github", 0),
    ("cost", "slack", 0),
    ("stack", "", 0),
    ("catalog layers", "", 0),
    ("catalog new", "netlify", 0),
    ("catalog prices", "slack", 0),
    ("catalog disagreements", "heroku", 0),
    ("catalog stale", "slack --stale-after 1", 0),
    ("catalog import", "tax.csv", 0),
    ("catalog diff", "guides index --query slack --all", 0),
    ("catalog check", "own.ron", 0),
    ("config path", "", 0),
    ("config show", "", 0),
    ("completions", "bash", 0),
    ("man", "", 0),
];

/// The commands of the program by its own help, those of commands too.
fn commands(world: &World, above: &str) -> Vec<String> {
    let mut args: Vec<&str> = above.split_whitespace().collect();
    args.push("--help");
    let output = world.command(&args).output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let listed: Vec<&str> = listed.take_while(|line| !line.is_empty()).collect();
    // A name stands after two spaces; what goes on from the line above, after more.
    let name = |line: &&str| {
        let line = line.strip_prefix("  ")?;
        (!line.starts_with(' ')).then(|| line.split(' ').next().unwrap().to_owned())
    };
    let names: Vec<String> = listed.iter().filter_map(name).collect();
    if names.is_empty() {
        return vec![above.to_owned()];
    }
    let below = names
        .iter()
        .map(|name| format!("{above} {name}").trim().to_owned());
    below
        .flat_map(|command| commands(world, &command))
        .collect()
}

#[test]
fn every_command_has_a_sample() {
    let world = World::new();
    let known: BTreeSet<String> = SAMPLES
        .iter()
        .map(|(command, _, _)| (*command).to_owned())
        .collect();
    let mut there: BTreeSet<String> = commands(&world, "").into_iter().collect();
    assert!(there.len() > 12, "{there:?}");
    there.insert(String::new());
    assert_eq!(there, known, "a command is new, or gone: change SAMPLES");
}

/// What standard output is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Out {
    /// A pipe that nobody reads.
    Gone,
    /// A pipe whose reader goes after a byte.
    OneByte,
    /// Closed: the system gives the program none.
    Closed,
    /// A device on a full disk.
    Full,
    /// A pipe that is read, for standard error alone to be broken.
    Read,
}

/// Runs a command; its exit code, and what it said where that can be heard.
fn run(world: &World, line: &str, out: Out, no_error: bool) -> (Option<i32>, String) {
    let mut command = Command::new("/bin/sh");
    let mut shell = "exec \"$0\" \"$@\"".to_owned();
    if out == Out::Closed {
        shell.push_str(" >&-");
    }
    if no_error {
        shell.push_str(" 2>&-");
    }
    command.args(["-c", &shell, env!("CARGO_BIN_EXE_scimdex")]);
    command.args(line.split_whitespace());
    world.at_home(&mut command);
    command.stderr(Stdio::piped());
    match out {
        Out::Gone => {
            let (reader, writer) = io::pipe().unwrap();
            drop(reader);
            command.stdout(writer);
        }
        Out::Full => {
            let full = fs::OpenOptions::new()
                .write(true)
                .open("/dev/full")
                .unwrap();
            command.stdout(full);
        }
        Out::Closed => {
            command.stdout(Stdio::null());
        }
        Out::OneByte | Out::Read => {
            command.stdout(Stdio::piped());
        }
    }
    let mut child = command.spawn().unwrap();
    if out == Out::OneByte {
        let mut byte = [0];
        child.stdout.take().unwrap().read_exact(&mut byte).unwrap();
    }
    let output = child.wait_with_output().unwrap();
    (output.status.code(), said(&output))
}

/// Every command with every standard output, with and (`closely`: always) without a standard error. How many runs, and
/// what was wrong.
fn every_command(closely: bool) -> (usize, Vec<String>) {
    let world = World::new();
    let (mut count, mut wrongs) = (0, Vec::new());
    for (command, args, code) in SAMPLES {
        let line = format!("{command} {args}");
        for out in [Out::Gone, Out::OneByte, Out::Closed, Out::Full, Out::Read] {
            for no_error in [false, true] {
                if no_error && !closely && out != Out::Full {
                    continue;
                }
                let (ended, words) = run(&world, &line, out, no_error);
                let wanted = if out == Out::Full { 2 } else { code };
                let told = words.contains("the disk is full") || no_error;
                if ended != Some(wanted)
                    || words.contains("panicked")
                    || (out == Out::Full && !told)
                {
                    wrongs.push(format!(
                        "{line}, {out:?}, no stderr: {no_error}: {ended:?} {words}"
                    ));
                }
                count += 1;
            }
        }
    }
    (count, wrongs)
}

#[test]
fn no_command_minds_a_broken_standard_output() {
    let (_, wrongs) = every_command(false);
    assert_none(&wrongs);
}

/// Commands that fail for other reasons, and have nobody to tell.
#[test]
fn errors_keep_their_exit_code_where_nobody_hears_them() {
    let world = World::new();
    for (line, code) in [
        ("list name:no-such-app-at-all", 1),
        ("show no-such-app", 2),
        ("list scmi:none", 2),
        ("--no-such-flag", 2),
        ("cost slack --scenario none-such", 2),
        ("catalog import names.txt", 2),
        ("show heroku --output app.json", 2),
    ] {
        for out in [Out::Gone, Out::Closed, Out::Full, Out::Read] {
            let (heard, words) = run(&world, line, out, false);
            assert!(!words.contains("panicked"), "{line}: {words}");
            let (unheard, _) = run(&world, line, out, true);
            // A list of nothing still has its head to print.
            let wanted = if out == Out::Full && code == 1 {
                2
            } else {
                code
            };
            assert_eq!(
                (heard, unheard),
                (Some(wanted), Some(wanted)),
                "{line}, {out:?}: {words}"
            );
        }
    }
}

#[test]
#[ignore = "run by scripts/soak, for its figure"]
fn soak_pipes() {
    let (count, wrongs) = every_command(true);
    assert_none(&wrongs);
    figure("commands", SAMPLES.len(), "commands");
    figure(
        "runs of commands with a broken standard output or error",
        count,
        "runs",
    );
    figure(
        "of them with a wrong exit code or a panic",
        wrongs.len(),
        "runs",
    );
}
