//! Time and memory against the size of the catalog: a process of its own a size, so that each figure is its own.

use std::borrow::Cow;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use scimdex::catalog::pack::Packed;
use scimdex::catalog::{Catalog, Day};
use scimdex::lens::Lens;
use scimdex::tui::harness::Harness;

use super::catalogs::packed;
use super::tables::{Samples, median};

/// Asks a process of this program to measure one size: the folder with the packed files.
pub const ASKED: &str = "SCIMDEX_MEASURE_GROWTH";

/// The sizes.
const SIZES: [usize; 4] = [850, 10_000, 30_000, 100_000];

/// The keys that are typed after `/`, each timed.
const KEYS: &[&str] = &[
    "s",
    "l",
    "a",
    "c",
    "k",
    "<backspace>",
    "<backspace>",
    "<backspace>",
    "<backspace>",
    "<backspace>",
];

/// What one size takes.
pub struct Growth {
    pub size: usize,
    pub packed_bytes: usize,
    /// Milliseconds from packed bytes to the first frame.
    pub start: f64,
    /// Milliseconds of the median and of the slowest key.
    pub key: f64,
    pub slowest_key: f64,
    /// Bytes of memory that are the process's own (`RssAnon`), with the first frame drawn, beside the packed bytes.
    pub memory: usize,
}

/// Measures every size.
pub fn measure(folder: &Path) -> Vec<Growth> {
    SIZES.iter().map(|size| of_size(*size, folder)).collect()
}

fn of_size(size: usize, folder: &Path) -> Growth {
    let packed = packed(size);
    let parts = [
        ("head", &packed.head),
        ("listings", &packed.listings),
        ("apps", &packed.apps),
        ("details", &packed.details),
    ];
    let packed_bytes = parts.iter().map(|(_, bytes)| bytes.len()).sum();
    for (name, bytes) in parts {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    let lines: Vec<String> = (0..7)
        .map(|_| {
            let asked = Command::new(std::env::current_exe().unwrap())
                .env(ASKED, folder)
                .output()
                .unwrap();
            assert!(
                asked.status.success(),
                "{}",
                String::from_utf8_lossy(&asked.stderr)
            );
            String::from_utf8(asked.stdout).unwrap()
        })
        .collect();
    let column = |place: usize| -> Samples {
        lines
            .iter()
            .map(|line| line.split_whitespace().nth(place).unwrap().parse().unwrap())
            .collect()
    };
    Growth {
        size,
        packed_bytes,
        start: median(&column(0)),
        key: median(&column(1)),
        slowest_key: median(&column(2)),
        memory: median(&column(3)) as usize,
    }
}

/// In the process of one size: prints milliseconds to the first frame, of the median key, of the slowest key, and bytes.
pub fn answer(folder: &Path) {
    let begun = Instant::now();
    let part = |name: &str| Cow::Owned(std::fs::read(folder.join(name)).unwrap());
    let packed = Packed {
        head: part("head"),
        listings: part("listings"),
        apps: part("apps"),
        details: part("details"),
    };
    let parts = [
        &packed.head,
        &packed.listings,
        &packed.apps,
        &packed.details,
    ];
    // The program carries these bytes as a part of its own file, which the system reads in and drops as it likes.
    let packed_bytes: usize = parts.iter().map(|part| part.len()).sum();
    let catalog = Arc::new(Catalog::of_packed(packed).unwrap());
    let lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
    let mut screen = Harness::new(catalog, lens, 120, 40).unwrap();
    let start = begun.elapsed();

    let memory = own_memory().saturating_sub(packed_bytes);
    screen.keys("/");
    let keys: Samples = KEYS
        .iter()
        .map(|key| {
            let pressed = Instant::now();
            screen.keys(key);
            pressed.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    let slowest = keys.iter().copied().fold(0.0, f64::max);
    println!(
        "{} {} {slowest} {memory}",
        start.as_secs_f64() * 1000.0,
        median(&keys)
    );
}

/// Anonymous memory of this process, in bytes.
fn own_memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    super::tables::kilobytes(&status, "RssAnon:") * 1024
}
