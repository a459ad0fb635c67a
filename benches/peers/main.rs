//! scimdex from outside, beside the programs that people would take instead: `scripts/compare-peers`.
//!
//! Prints what it measured, and with `UPDATE=1` writes it into `docs/performance.md`. Programs that are not installed are
//! named and left out. Every figure is a median; runs of the programs take turns, so that a machine that slows down slows
//! all of them.

#[allow(dead_code, reason = "each bench uses a part of it")]
#[path = "../speed/catalogs.rs"]
mod catalogs;
mod growth;
mod inside;
mod pty;
mod tables;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use pty::Running;
use tables::{Samples, ends, kilobytes, median, milliseconds, table};

/// How often each program is started.
const STARTS: usize = 101;
/// How often the keys are typed.
const TYPINGS: usize = 15;
/// What is typed into a search, a key at a time, and taken back.
const TYPED: &[&str] = &["s", "l", "a", "c", "k", "\x7f", "\x7f", "\x7f", "\x7f"];

/// A program that shows a list and searches it.
struct Peer {
    name: &'static str,
    /// What the shell runs, with `NAMES`, `TABLE` and `SCIMDEX` for the files.
    command: &'static str,
    /// What the screen says once it can be used.
    ready: &'static str,
    /// What opens its search; none where it does not narrow as one types.
    search: Option<&'static str>,
}

const PEERS: &[Peer] = &[
    Peer {
        name: "scimdex",
        command: "SCIMDEX",
        ready: "850 apps",
        search: Some("/"),
    },
    Peer {
        name: "fzf",
        command: "fzf --no-mouse < NAMES",
        ready: "850/850",
        search: Some(""),
    },
    Peer {
        name: "sk",
        command: "sk --no-mouse < NAMES",
        ready: "850/850",
        search: Some(""),
    },
    Peer {
        name: "csvlens",
        command: "csvlens TABLE",
        ready: "15Five",
        search: None,
    },
    Peer {
        name: "vd",
        command: "vd TABLE",
        ready: "15Five",
        search: None,
    },
];

struct Ground {
    folder: PathBuf,
    scimdex: PathBuf,
}

impl Ground {
    fn new() -> Ground {
        let folder = std::env::temp_dir().join(format!("scimdex-peers-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let scimdex = PathBuf::from(env!("CARGO_BIN_EXE_scimdex"));
        let ground = Ground { folder, scimdex };
        let names = ground.list(&["--format", "csv", "--fields", "app"]);
        let names: String = names
            .lines()
            .skip(1)
            .map(|line| format!("{line}\n"))
            .collect();
        fs::write(ground.folder.join("names"), names).unwrap();
        fs::write(
            ground.folder.join("table.csv"),
            ground.list(&["--format", "csv"]),
        )
        .unwrap();
        fs::write(
            ground.folder.join("facts.ndjson"),
            ground.list(&["--format", "ndjson"]),
        )
        .unwrap();
        ground
    }

    fn list(&self, flags: &[&str]) -> String {
        let output = Command::new(&self.scimdex)
            .arg("list")
            .args(flags)
            .env("SCIMDEX_STATE_DIR", self.folder.join("empty"))
            .output()
            .unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    }

    fn command(&self, peer: &Peer) -> String {
        let path = |name: &str| self.folder.join(name).display().to_string();
        peer.command
            .replace("NAMES", &path("names"))
            .replace("TABLE", &path("table.csv"))
            .replace("SCIMDEX", &self.scimdex.display().to_string())
    }

    fn start(&self, peer: &Peer) -> (Running, Option<Duration>) {
        let mut running = Running::start(&self.command(peer), &self.folder);
        let took = running.first_frame(peer.ready);
        (running, took)
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn installed(name: &str) -> bool {
    let found = Command::new("/bin/sh")
        .args(["-c", &format!("command -v {name}")])
        .stdout(Stdio::null())
        .status();
    name == "scimdex" || found.is_ok_and(|status| status.success())
}

fn in_milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Start to first usable frame, programs in turn.
fn starts(ground: &Ground, peers: &[&Peer]) -> Vec<Samples> {
    let mut all = vec![Samples::new(); peers.len()];
    for turn in 0..=STARTS {
        for (samples, peer) in all.iter_mut().zip(peers) {
            let (running, took) = ground.start(peer);
            let Some(took) = took else {
                panic!(
                    "{} never showed {:?}:\n{}",
                    peer.name,
                    peer.ready,
                    running.text()
                );
            };
            // The first turn warms the file cache.
            if turn > 0 {
                samples.push(in_milliseconds(took));
            }
        }
    }
    all
}

/// A letter, or taking one back, to its finished frame, programs in turn.
fn keys(ground: &Ground, peers: &[&Peer]) -> Vec<Samples> {
    let mut all = vec![Samples::new(); peers.len()];
    for turn in 0..=TYPINGS {
        for (samples, peer) in all.iter_mut().zip(peers) {
            let (mut running, _) = ground.start(peer);
            if let Some(search) = peer.search.filter(|search| !search.is_empty()) {
                running.key(search);
            }
            for key in TYPED {
                let took = running.key(key);
                if let (true, Some(took)) = (turn > 0, took) {
                    samples.push(in_milliseconds(took));
                }
            }
        }
    }
    all
}

/// Wall time of whole commands, in turn.
fn commands(commands: &[Vec<String>]) -> Vec<Samples> {
    let mut all = vec![Samples::new(); commands.len()];
    for turn in 0..=STARTS {
        for (samples, command) in all.iter_mut().zip(commands) {
            let begun = Instant::now();
            let status = Command::new(&command[0])
                .args(&command[1..])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
            assert!(status.unwrap().success(), "{command:?}");
            if turn > 0 {
                samples.push(in_milliseconds(begun.elapsed()));
            }
        }
    }
    all
}

fn rows(names: &[String], all: &[Samples]) -> Vec<Vec<String>> {
    let own = all.first().map_or(f64::NAN, |samples| median(samples));
    names
        .iter()
        .zip(all)
        .map(|(name, samples)| {
            let (least, most) = ends(samples);
            let half = median(samples);
            vec![
                name.clone(),
                milliseconds(half),
                format!("{} to {}", milliseconds(least), milliseconds(most)),
                format!("{:.2}", own / half),
                samples.len().to_string(),
            ]
        })
        .collect()
}

const HEAD: &[&str] = &["program", "median ms", "from, to", "scimdex / it", "runs"];

fn from_outside(ground: &Ground) -> String {
    let (here, missing): (Vec<&Peer>, Vec<&Peer>) =
        PEERS.iter().partition(|peer| installed(peer.name));
    let mut text = String::new();
    let names = |peers: &[&Peer]| -> Vec<String> {
        peers.iter().map(|peer| peer.name.to_owned()).collect()
    };
    let _ = writeln!(
        text,
        "### Start to the first usable frame\n\n{}",
        table(HEAD, &rows(&names(&here), &starts(ground, &here)))
    );
    let search: Vec<&Peer> = here
        .iter()
        .copied()
        .filter(|peer| peer.search.is_some())
        .collect();
    let _ = writeln!(
        text,
        "### A key in the search to its finished frame\n\n{}",
        table(HEAD, &rows(&names(&search), &keys(ground, &search)))
    );
    if !missing.is_empty() {
        let _ = writeln!(
            text,
            "Not installed where this was measured: {}.\n",
            names(&missing).join(", ")
        );
    }
    text
}

fn against_jq(ground: &Ground) -> String {
    if !installed("jq") {
        return "### A list as JSON\n\njq is not installed where this was measured.\n".to_owned();
    }
    let facts = ground.folder.join("facts.ndjson").display().to_string();
    let own = |words: &str| -> Vec<String> {
        let program = ground.scimdex.display().to_string();
        std::iter::once(program)
            .chain(words.split(' ').map(str::to_owned))
            .collect()
    };
    let jq: Vec<String> = ["jq", "-s", "map(select(.scim.status == \"none\"))", &facts]
        .map(str::to_owned)
        .into();
    let all = commands(&[
        own("list scim:none --format json"),
        jq,
        own("list scim:none --format csv"),
    ]);
    let names = [
        "`list scim:none --format json`",
        "`jq -s 'map(select(.scim.status == \"none\"))'` over the same facts",
        "`list scim:none --format csv`",
    ];
    let names: Vec<String> = names.map(str::to_owned).into();
    format!(
        "### A list as JSON\n\n{}\n",
        table(HEAD, &rows(&names, &all))
    )
}

/// Memory with the first frame drawn, and processor time over a stretch in which nothing happens.
fn at_rest(ground: &Ground) -> String {
    let (running, _) = ground.start(&PEERS[0]);
    let status = fs::read_to_string(format!("/proc/{}/status", running.pid())).unwrap();
    let ticks = || -> (u64, u64) {
        let stat = fs::read_to_string(format!("/proc/{}/stat", running.pid())).unwrap();
        let fields: Vec<&str> = stat
            .rsplit(')')
            .next()
            .unwrap()
            .split_whitespace()
            .collect();
        let used = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
        let status = fs::read_to_string(format!("/proc/{}/status", running.pid())).unwrap();
        (used, kilobytes(&status, "voluntary_ctxt_switches:") as u64)
    };
    let before = ticks();
    std::thread::sleep(Duration::from_secs(5));
    let after = ticks();
    let megabytes = |name: &str| format!("{:.1}", kilobytes(&status, name) as f64 / 1024.0);
    let rows = vec![
        vec!["memory in use, peak (MB)".to_owned(), megabytes("VmHWM:")],
        vec![
            "of it the process's own (MB)".to_owned(),
            megabytes("RssAnon:"),
        ],
        vec![
            "clock ticks of processor time in 5 idle seconds".to_owned(),
            (after.0 - before.0).to_string(),
        ],
        vec![
            "wake-ups of the main thread in 5 idle seconds".to_owned(),
            (after.1 - before.1).to_string(),
        ],
    ];
    format!(
        "### At rest, 850 apps\n\n{}\n",
        table(&["what", "figure"], &rows)
    )
}

fn growing(ground: &Ground) -> String {
    let all = growth::measure(&ground.folder);
    let base = &all[0];
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|growth| {
            let further = growth.size.saturating_sub(base.size);
            let each = growth
                .memory_after
                .saturating_sub(base.memory_after)
                .checked_div(further);
            vec![
                growth.size.to_string(),
                format!("{:.1}", growth.packed_bytes as f64 / 1e6),
                milliseconds(growth.start),
                milliseconds(growth.key),
                milliseconds(growth.slowest_key),
                milliseconds(growth.filter),
                milliseconds(growth.slowest_filter),
                milliseconds(growth.whole),
                format!("{:.1}", growth.memory as f64 / 1e6),
                format!("{:.1}", growth.memory_after as f64 / 1e6),
                each.map_or("".to_owned(), |bytes| bytes.to_string()),
            ]
        })
        .collect();
    let head = [
        "apps",
        "packed MB",
        "start ms",
        "letter ms",
        "slowest letter ms",
        "filter key ms",
        "slowest filter key ms",
        "to the last app ms",
        "memory MB",
        "after all keys MB",
        "bytes a further app",
    ];
    format!("### Growth\n\n{}\n", table(&head, &rows))
}

fn main() {
    if let Some(folder) = std::env::var_os(growth::ASKED) {
        return growth::answer(Path::new(&folder));
    }
    let ground = Ground::new();
    let mut text = String::new();
    text.push_str(&from_outside(&ground));
    text.push_str(&against_jq(&ground));
    text.push_str(&at_rest(&ground));
    text.push_str(&growing(&ground));
    text.push_str(&inside::tables());
    println!("{text}");
    if std::env::var_os("UPDATE").is_some() {
        inside::update_page(&text);
    }
}
