//! The system fails at the nth call, or the program is killed there: each file is then old or new, nothing is left beside
//! it, and the exit code does not claim what was not done. Linux only, by strace.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::pty::Program;
use crate::world::{TODAY, WRITERS, World, Writer, assert_none, figure, quick, said};

/// Calls on the way of a write, and what may come of them. Not every system has each call: what is never called is never
/// disturbed.
const FAULTS: [(&str, &[&str]); 14] = [
    (
        "openat",
        &["EIO", "ENOSPC", "EINTR", "EACCES", "EDQUOT", "EMFILE"],
    ),
    ("read", &["EIO", "EINTR"]),
    ("write", &["ENOSPC", "EIO", "EINTR", "EDQUOT"]),
    ("fsync", &["EIO", "ENOSPC", "EINTR", "EDQUOT"]),
    ("rename", &["EIO", "ENOSPC", "EINTR", "EACCES", "EDQUOT"]),
    ("renameat", &["EIO", "ENOSPC", "EACCES"]),
    (
        "renameat2",
        &["EIO", "ENOSPC", "EINTR", "EACCES", "EDQUOT", "ENOSYS"],
    ),
    ("link", &["EIO", "ENOSPC"]),
    ("linkat", &["EIO", "ENOSPC"]),
    ("unlink", &["EIO", "EACCES", "EINTR"]),
    ("unlinkat", &["EIO", "EACCES", "EINTR"]),
    ("mkdir", &["EIO", "ENOSPC", "EACCES"]),
    ("statx", &["EIO", "EACCES"]),
    ("flock", &["EINTR", "ENOLCK"]),
];

/// Calls at which the program is killed.
const KILLS: [&str; 10] = [
    "openat",
    "write",
    "fsync",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "statx",
    "fchmod",
];

/// More calls than any command makes: a loop that gets here does not end.
const MOST: usize = 2_000;

/// What came of a disturbed run.
struct Disturbed {
    /// Whether the disturbance came at all.
    came: bool,
    code: Option<i32>,
    said: String,
}

fn strace(log: &Path, call: &str, injection: &str) -> Vec<String> {
    let log = log.to_str().unwrap();
    let (trace, inject) = (
        format!("trace={call}"),
        format!("inject={call}:{injection}"),
    );
    [
        "strace",
        "-f",
        "-q",
        "--seccomp-bpf",
        "-o",
        log,
        "-e",
        &trace,
        "-e",
        &inject,
    ]
    .map(str::to_owned)
    .to_vec()
}

/// Runs a command that is disturbed at its nth call.
fn disturb(world: &World, writer: &Writer, log: &Path, call: &str, injection: &str) -> Disturbed {
    let strace = strace(log, call, injection);
    let mut command = Command::new(&strace[0]);
    command
        .args(&strace[1..])
        .arg(env!("CARGO_BIN_EXE_scimdex"))
        .args(writer.args);
    world.at_home(&mut command);
    let output = command.output().unwrap();
    let log = fs::read_to_string(log).unwrap();
    Disturbed {
        came: log.contains("(INJECTED)") || log.contains("+++ killed by SIGKILL"),
        code: output.status.code(),
        said: said(&output),
    }
}

/// Every writer, disturbed at the first call, the second, and so on until there are no more. How often, and what was
/// wrong.
fn everywhere(call: &str, injection: &str, killed: bool) -> (usize, Vec<String>) {
    let world = World::new();
    let logs = tempfile::tempdir().unwrap();
    let log = logs.path().join("log");
    let (mut count, mut wrongs) = (0, Vec::new());
    for writer in &WRITERS {
        let new = world.after(writer);
        for nth in 1..MOST {
            let injection = format!("{injection}:when={nth}");
            let came_of_it = disturb(&world, writer, &log, call, &injection);
            if !came_of_it.came {
                break;
            }
            count += 1;
            let mut found = world.wrongs(&new, came_of_it.code, killed);
            if came_of_it.said.contains("panicked") {
                found.push("a panic".to_owned());
            }
            if !killed && came_of_it.code.is_none() {
                found.push("ended by a signal".to_owned());
            }
            wrongs.extend(found.iter().map(|wrong| {
                let name = writer.name;
                format!("{name}, {call} {injection}: {wrong}; {}", came_of_it.said)
            }));
            world.reset();
        }
    }
    (count, wrongs)
}

#[test]
#[ignore = "slow, and needs strace: run by scripts/soak"]
fn soak_faults_at_every_call() {
    let (mut all, mut wrongs) = (0, Vec::new());
    for (call, errors) in FAULTS {
        let errors = if quick() { &errors[..1] } else { errors };
        let mut count = 0;
        for error in errors {
            let (came, found) = everywhere(call, &format!("error={error}"), false);
            count += came;
            wrongs.extend(found);
        }
        if count > 0 {
            figure(
                &format!("faults injected, {call} ({})", errors.join(", ")),
                count,
                "runs",
            );
        }
        all += count;
    }
    figure("faults injected into commands that write, all", all, "runs");
    figure(
        "of them with a file neither old nor new, or a false exit code",
        wrongs.len(),
        "runs",
    );
    assert_none(&wrongs);
}

#[test]
#[ignore = "slow, and needs strace: run by scripts/soak"]
fn soak_kills_at_every_call() {
    let (mut all, mut wrongs) = (0, Vec::new());
    let calls = if quick() { &KILLS[1..5] } else { &KILLS[..] };
    for call in calls {
        let (came, found) = everywhere(call, "signal=KILL", true);
        all += came;
        wrongs.extend(found);
    }
    figure(
        &format!("kills at a call ({})", calls.join(", ")),
        all,
        "runs",
    );
    figure(
        "of them with a file neither old nor new",
        wrongs.len(),
        "runs",
    );
    assert_none(&wrongs);
}

/// The screen, opened with a query and left by a key that waits already: what it remembers.
fn leave(world: &World, before: &[String]) -> crate::pty::Screen {
    let mut words = before.to_vec();
    let own = [env!("CARGO_BIN_EXE_scimdex"), "netlify", "--idp", "okta"];
    words.extend(own.map(str::to_owned));
    let args: Vec<&str> = words[1..].iter().map(String::as_str).collect();
    let mut screen = Program::new(&words[0], &args)
        .size(100, 30)
        .env(TODAY.0, TODAY.1)
        .home(&world.home)
        .start();
    screen.send("q");
    screen.wait_for_end();
    screen
}

#[test]
#[ignore = "slow, and needs strace: run by scripts/soak"]
fn soak_faults_while_the_screen_is_left() {
    let world = World::new();
    let logs = tempfile::tempdir().unwrap();
    let log = logs.path().join("log");
    leave(&world, &[]);
    let new = world.tree();
    assert_ne!(new, world.old);
    let (mut count, mut wrongs) = (0, Vec::new());
    for (call, errors) in FAULTS {
        let errors = if quick() { &errors[..1] } else { errors };
        let kill = "signal=KILL".to_owned();
        let injections = errors.iter().map(|error| format!("error={error}"));
        for injection in injections.chain([kill]) {
            for nth in 1..MOST {
                world.reset();
                let injection = format!("{injection}:when={nth}");
                let screen = leave(&world, &strace(&log, call, &injection));
                let text = fs::read_to_string(&log).unwrap();
                let killed = text.contains("+++ killed by SIGKILL");
                if !text.contains("(INJECTED)") && !killed {
                    break;
                }
                count += 1;
                let mut found = world.wrongs(&new, None, killed);
                let words = String::from_utf8_lossy(&screen.transcript()).into_owned();
                // What was not remembered must be said, unless the program could not even start.
                let silent = !words.contains("scimdex: ") && words.contains("\x1b[?1049l");
                if !killed && silent && world.tree() != new {
                    found.push("nothing is said of what was not remembered".to_owned());
                }
                if words.contains("panicked") {
                    found.push("a panic".to_owned());
                }
                wrongs.extend(
                    found
                        .iter()
                        .map(|wrong| format!("the screen, {call} {injection}: {wrong}; {words:?}")),
                );
            }
        }
    }
    figure(
        "faults and kills while the screen is opened and left",
        count,
        "runs",
    );
    figure(
        "of them with a state neither old nor new, or silently old",
        wrongs.len(),
        "runs",
    );
    assert_none(&wrongs);
}

/// The calls of a run on the files of a folder, in order: "openat .scimdex-x.tmp O_EXCL", "fsync .scimdex-x.tmp" ...
fn calls(world: &World, writer: &Writer, folder: &Path) -> Vec<String> {
    let logs = tempfile::tempdir().unwrap();
    let log = logs.path().join("log");
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-y", "-s", "0", "-o"]).arg(&log);
    command.args([
        "-e",
        "trace=openat,write,fsync,fdatasync,rename,renameat,renameat2",
    ]);
    command.arg(env!("CARGO_BIN_EXE_scimdex")).args(writer.args);
    world.at_home(&mut command);
    assert!(
        command.output().unwrap().status.success(),
        "{}",
        writer.name
    );
    let folder = folder.to_str().unwrap();
    let text = fs::read_to_string(&log).unwrap();
    let ours = text.lines().filter(|line| line.contains(folder));
    ours.map(|line| line.replace(folder, "FOLDER")).collect()
}

#[test]
#[ignore = "needs strace: run by scripts/soak"]
fn soak_order_of_a_write() {
    let world = World::new();
    for (writer, folder) in [
        (&WRITERS[0], world.home.work()),
        (&WRITERS[1], world.home.work()),
        (&WRITERS[2], world.home.config().join("scimdex/scenarios")),
        (&WRITERS[3], world.home.state().join("scimdex")),
        (&WRITERS[6], world.home.work()),
        (&WRITERS[7], world.home.work()),
    ] {
        let calls = calls(&world, writer, &folder);
        let is_new = |call: &String| call.contains("/.scimdex-");
        let step = |what: &str, wanted: &dyn Fn(&String) -> bool| -> usize {
            let place = calls.iter().position(wanted);
            place.unwrap_or_else(|| panic!("{}: no {what} in {calls:#?}", writer.name))
        };
        let made = step("new file", &|call| call.contains("openat") && is_new(call));
        for flag in ["O_CREAT", "O_EXCL", "O_CLOEXEC"] {
            assert!(calls[made].contains(flag), "{}", calls[made]);
        }
        let filled = step("write", &|call| call.contains(" write(") && is_new(call));
        let flushed = step("fsync", &|call| call.contains(" fsync(") && is_new(call));
        let named = step("rename", &|call| call.contains(" rename") && is_new(call));
        let kept = step("fsync of the folder", &|call| {
            call.contains(" fsync(") && call.contains("<FOLDER>")
        });
        let order = [made, filled, flushed, named, kept];
        assert!(order.is_sorted(), "{}: {calls:#?}", writer.name);
        let last = calls
            .iter()
            .rposition(|call| call.contains(" write(") && is_new(call));
        assert!(last < Some(flushed), "{}: {calls:#?}", writer.name);
        world.reset();
    }
    figure(
        "commands that open anew, write, flush, rename, flush the folder, in this order",
        6,
        "of 6",
    );
}
