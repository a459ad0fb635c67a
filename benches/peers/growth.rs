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

/// What is typed into the search box letter by letter, each timed: every kind of filter, for whose answer the facts of every
/// app have to be looked at. Then the list in order of a column, the facets and another IdP.
const FILTERS: &[&str] = &[
    "idp:okta=native",
    "sso:saml",
    "plan:enterprise",
    "cat:security",
    "ops:groups",
    "price:<10",
    "jump:>=2x",
    "seats:>=20",
    "owner:adobe",
    "verified:<2026-06-01",
    "confidence:low",
    "has:disagreement",
    "leaver:stays=yes",
    "layer:guides",
    "marked:yes",
    "stack:yes",
    "name:cloud",
    "id:slack,heroku",
    "cloud price:<10",
    "scim:gated idp:okta s",
];

/// Keys that have the whole list looked at in another way: what is pressed before, and the key that is timed.
const LOOKS: &[(&str, &str)] = &[
    ("o<home><down><down>", "<enter>"),
    ("o<home><down><down><down>", "<enter>"),
    ("o<home><down><down><down><down>", "<enter>"),
    ("o<home>", "<enter>"),
    ("", "f"),
    ("<esc>i<home><down>", "<enter>"),
    ("", " "),
];

/// What one size takes.
pub struct Growth {
    pub size: usize,
    pub packed_bytes: usize,
    /// Milliseconds from packed bytes to the first frame.
    pub start: f64,
    /// Milliseconds of the median and of the slowest key, among letters and deletions.
    pub key: f64,
    pub slowest_key: f64,
    /// The same among the keys of filters, orders and facets.
    pub filter: f64,
    pub slowest_filter: f64,
    /// Milliseconds until the slowest of these was answered to its last app.
    pub whole: f64,
    /// Bytes of memory that are the process's own (`RssAnon`), with the first frame drawn, beside the packed bytes.
    pub memory: usize,
    /// The same after all those keys.
    pub memory_after: usize,
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
        filter: median(&column(3)),
        slowest_filter: median(&column(4)),
        whole: median(&column(5)),
        memory: median(&column(6)) as usize,
        memory_after: median(&column(7)) as usize,
    }
}

/// In the process of one size: prints milliseconds to the first frame, of the median and the slowest letter and filter and until
/// the slowest filter was answered, and bytes before and after.
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
    let letters: Samples = KEYS.iter().map(|key| pressed(&mut screen, key)).collect();
    let (filters, whole) = filtered(&mut screen);
    let most = |samples: &Samples| samples.iter().copied().fold(0.0, f64::max);
    println!(
        "{} {} {} {} {} {} {memory} {}",
        start.as_secs_f64() * 1000.0,
        median(&letters),
        most(&letters),
        median(&filters),
        most(&filters),
        most(&whole),
        own_memory().saturating_sub(packed_bytes),
    );
}

/// Milliseconds from a key to its finished frame.
fn pressed(screen: &mut Harness, key: &str) -> f64 {
    let pressed = Instant::now();
    screen.keys(key);
    pressed.elapsed().as_secs_f64() * 1000.0
}

/// Milliseconds of each key of filters, orders and facets, and of each of these to its last app.
fn filtered(screen: &mut Harness) -> (Samples, Samples) {
    let (mut keys, mut whole) = (Samples::new(), Samples::new());
    let mut answered = |screen: &mut Harness, key: f64| {
        let asked = Instant::now();
        screen.rest();
        whole.push(key + asked.elapsed().as_secs_f64() * 1000.0);
    };
    for filter in FILTERS {
        // The text of before is selected: the first letter takes its place.
        screen.keys("<enter>/");
        let times = filter.chars().map(|letter| match letter {
            ' ' => pressed(screen, "<space>"),
            letter => pressed(screen, &letter.to_string()),
        });
        let times: Samples = times.collect();
        answered(screen, times.last().copied().unwrap_or(0.0));
        keys.extend(times);
    }
    screen.keys("<enter><esc>").rest();
    for (before, key) in LOOKS {
        screen.keys(before);
        let time = pressed(screen, key);
        answered(screen, time);
        keys.push(time);
    }
    (keys, whole)
}

/// Anonymous memory of this process, in bytes.
fn own_memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    super::tables::kilobytes(&status, "RssAnon:") * 1024
}
