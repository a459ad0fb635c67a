//! Memory on hostile input: every reader, under a limit of the system on the program's memory.
#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// 64 MiB, the most that an import takes.
const LARGEST: usize = 64 * 1024 * 1024;

/// Runs the program with so many KiB of address space and no more.
fn limited(kib: u32, folder: &Path, arguments: &[&str]) -> Output {
    Command::new("sh")
        .args(["-c", "ulimit -v \"$0\" && exec \"$@\"", &kib.to_string()])
        .arg(env!("CARGO_BIN_EXE_scimdex"))
        .args(arguments)
        .env("SCIMDEX_CONFIG_DIR", folder.join("config"))
        .env("SCIMDEX_STATE_DIR", folder.join("state"))
        .env("SCIMDEX_TODAY", "2026-11-21")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// Runs the program, which must end by itself, with a result or with words.
fn survives(kib: u32, folder: &Path, arguments: &[&str]) -> bool {
    let output = limited(kib, folder, arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    let code = output.status.code();
    let is_told = code == Some(0) || (matches!(code, Some(1 | 2)) && !said.is_empty());
    // A reader that was refused memory did not survive, however politely it says so.
    is_told && !said.to_lowercase().contains("memory") && !said.contains("panicked")
}

/// The least memory (MiB, in steps of 8) with which a command ends by itself; an upper bound of what it takes.
fn least(folder: &Path, arguments: &[&str], most: u32) -> u32 {
    let (mut low, mut high) = (1, most / 8);
    assert!(
        survives(high * 8 * 1024, folder, arguments),
        "{arguments:?} takes more than {most} MiB"
    );
    while low < high {
        let middle = low.midpoint(high);
        if survives(middle * 8 * 1024, folder, arguments) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    high * 8
}

/// Writes a file of about so many bytes: a beginning, the same piece again and again, an end.
fn file(
    folder: &Path,
    name: &str,
    size: usize,
    parts: (&str, &dyn Fn(usize) -> String, &str),
) -> PathBuf {
    let path = folder.join(name);
    let (begin, piece, end) = parts;
    let mut out = BufWriter::new(File::create(&path).unwrap());
    out.write_all(begin.as_bytes()).unwrap();
    let mut written = begin.len() + end.len();
    for number in 0.. {
        let piece = piece(number);
        written += piece.len();
        if written > size {
            break;
        }
        out.write_all(piece.as_bytes()).unwrap();
    }
    out.write_all(end.as_bytes()).unwrap();
    path
}

/// Files that are as large as they may be, or claim to be, and take as much memory as they can.
fn hostile(folder: &Path, size: usize) -> Vec<PathBuf> {
    let same = |text: &'static str| move |_: usize| text.to_owned();
    let layer = "(layer: (id: \"mine\", title: \"Mine\"), records: [";
    let in_layer = size.min(15 * 1024 * 1024);
    let sparse = folder.join("sparse.csv");
    File::create(&sparse)
        .unwrap()
        .set_len(10 * 1024 * 1024 * 1024)
        .unwrap();
    let row = |number: usize| format!("Application {number},{}\n", number % 900);
    let okta = |number: usize| {
        let comma = if number == 0 { "" } else { "," };
        format!(
            "{comma}{{\"id\":\"0oa{number}\",\"label\":\"App {number}\",\"status\":\"ACTIVE\",\"signOnMode\":\"SAML_2_0\"}}"
        )
    };
    let lines = |number: usize| format!("{{\"name\":\"App {number}\",\"a\":1,\"b\":2}}\n");
    let april = |number: usize| format!("App {number},app-{number},free,,,,\n");
    let record = |number: usize| format!("(id:\"a{number}\"),");
    vec![
        sparse,
        PathBuf::from("/dev/zero"),
        file(folder, "rows.csv", size, ("App,Seats\n", &row, "")),
        file(folder, "okta.json", size, ("[", &okta, "]")),
        file(folder, "lines.json", size, ("", &lines, "")),
        file(folder, "deep.json", size, ("", &same("["), "")),
        file(folder, "empties.json", size, ("[{}", &same(",{}"), "]")),
        file(
            folder,
            "one.json",
            size,
            ("[{\"label\":\"A\",\"x\":[1", &same(",1"), "]}]"),
        ),
        file(
            folder,
            "keys.json",
            size,
            ("{\"a\":1", &|number| format!(",\"k{number}\":1"), "}"),
        ),
        file(
            folder,
            "quote.csv",
            size,
            ("App,Seats\n\"", &same("a,b\n"), ""),
        ),
        file(folder, "columns.csv", size, ("App", &same(",x"), "\n")),
        file(folder, "names.txt", size, ("", &same("ab\n"), "")),
        file(folder, "word.txt", size, ("", &same("abcdefgh"), "")),
        file(
            folder,
            "april.csv",
            size,
            (
                "vendor,slug,status,plan_required,scim_price,base_plan_price,pricing_page_url\n",
                &april,
                "",
            ),
        ),
        file(
            folder,
            "list.yaml",
            size,
            ("name: A\nsso_pricing: $1\nx:\n", &same(" - a\n"), ""),
        ),
        file(folder, "records.ron", in_layer, (layer, &record, "])")),
        file(
            folder,
            "values.ron",
            in_layer,
            (
                &format!("{layer}(id:\"a\",limitations:["),
                &same("\"x\","),
                "])])",
            ),
        ),
        file(
            folder,
            "tiers.ron",
            in_layer,
            (
                &format!("{layer}(id:\"a\",tiers:["),
                &same("(name:\"x\"),"),
                "])])",
            ),
        ),
    ]
}

/// What reads a file from outside.
fn readers(file: &str) -> Vec<Vec<&str>> {
    vec![
        vec!["stack", file, "--no-keep", "--format", "json"],
        vec!["catalog", "import", file],
        vec!["list", "scim:none", "--layer", file],
        vec!["catalog", "check", file],
        vec!["catalog", "diff", file],
        vec!["cost", "slack", "--scenario", file],
        vec!["list", "--config", file],
    ]
}

#[test]
fn no_reader_is_carried_away_by_a_file_without_end() {
    let folder = tempfile::tempdir().unwrap();
    for file in hostile(folder.path(), 128 * 1024) {
        let name = file.to_string_lossy();
        // A file of 128 KiB is none that would take long; those without end are refused at their limit.
        for arguments in readers(&name) {
            assert!(
                survives(1024 * 1024, folder.path(), &arguments),
                "{arguments:?}"
            );
        }
        if file.starts_with(folder.path()) {
            fs::remove_file(file).unwrap();
        }
    }
}

#[test]
#[ignore = "slow: scripts/soak runs it"]
fn soak_peak_memory_on_the_largest_hostile_files() {
    let folder = tempfile::tempdir().unwrap();
    let (mut peak, mut runs) = (0, 0);
    for file in hostile(folder.path(), LARGEST - 4096) {
        let name = file.to_string_lossy();
        for arguments in readers(&name) {
            let took = least(folder.path(), &arguments, 1024);
            println!("{took} MiB {}", arguments.join(" "));
            peak = peak.max(took);
            runs += 1;
        }
        if file.starts_with(folder.path()) {
            fs::remove_file(file).unwrap();
        }
    }
    println!("soak: hostile files read within the limit: {runs} runs");
    println!("soak: peak memory on hostile input: {peak} MiB of address space");
}
