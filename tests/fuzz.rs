//! Bytes that nobody meant: every fuzz target on its seeds and on seeds that were cut off, bent and joined, and every file
//! of the user's own, broken anywhere. The fuzzers themselves run with `cargo fuzz`; see `docs/reliability.md`.

#[path = "../fuzz/targets.rs"]
mod targets;

use std::fs;
use std::path::{Path, PathBuf};

use scimdex::catalog::{Catalog, Idp};
use scimdex::cost::Scenario;
use scimdex::settings::config::{Config, Flags};
use scimdex::settings::views::SavedView;
use scimdex::settings::{Paths, layers, saved, stack, state};
use scimdex::stack::{Decision, Decisions, EntryKey, ReadOptions};
use targets::TARGETS;

/// Numbers that look drawn and are the same every time (SplitMix64).
struct Draw(u64);

impl Draw {
    fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.number() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }
}

/// The seeds of a target, as `fuzz/seeds.txt` names them.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let list = fs::read_to_string(root.join("fuzz/seeds.txt")).unwrap();
    let mut seeds = Vec::new();
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        let [name, form, file] = line.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        if name != target {
            continue;
        }
        let bytes = fs::read(root.join(file)).unwrap();
        match form {
            "lines" => seeds.extend(bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec)),
            "file" => seeds.push(bytes),
            _ => panic!("{line}"),
        }
    }
    assert!(!seeds.is_empty(), "fuzz/seeds.txt has no seed for {target}");
    seeds
}

/// Pieces that mean something to some reader.
const PIECES: &[&[u8]] = &[
    b"\"",
    b"'",
    b"(",
    b")",
    b"[",
    b"]",
    b"{",
    b"}",
    b",",
    b";",
    b":",
    b"\n",
    b"\r",
    b"\t",
    b"\0",
    b"-",
    b"=",
    b"\x1b[2J",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xae",
    b"99999999999999999999",
    b"-1",
    b"1e999",
    b"null",
    b"Some(",
    b"&a",
    b"*a",
    b"<<: *a",
    b"$",
    b"%",
    b"\xc3\xa9",
    b"\xf0\x9f\x91\xa9",
];

/// A seed that was bent somewhere.
fn bent(draw: &mut Draw, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = seeds[draw.below(seeds.len())].clone();
    for _ in 0..=draw.below(3) {
        let at = draw.below(bytes.len());
        let to = (at + draw.below(40)).min(bytes.len());
        match draw.below(6) {
            0 => bytes.truncate(at),
            1 if at < bytes.len() => bytes[at] ^= 1 << draw.below(8),
            2 => drop(bytes.drain(at..to)),
            3 => {
                let again: Vec<u8> = bytes[at..to].to_vec();
                bytes.splice(at..at, again);
            }
            4 => {
                let other = &seeds[draw.below(seeds.len())];
                let from = draw.below(other.len());
                bytes.splice(at..to, other[from..].iter().copied());
            }
            _ => drop(bytes.splice(at..at, PIECES[draw.below(PIECES.len())].iter().copied())),
        }
    }
    bytes
}

/// Runs every target on its seeds, on each cut off in `cuts` places, and on `bends` bent ones.
fn run(cuts: usize, bends: usize) -> usize {
    let mut inputs: usize = 0;
    for (name, target) in TARGETS {
        let seeds = seeds(name);
        // A query is asked of the whole catalog.
        let share = if *name == "query" { 10 } else { 1 };
        for seed in &seeds {
            target(seed);
            let step = (seed.len() / (cuts / share).max(1)).max(1);
            for cut in (0..seed.len()).step_by(step) {
                target(&seed[..cut]);
                inputs += 1;
            }
        }
        let mut draw = Draw(7);
        for _ in 0..bends / share {
            target(&bent(&mut draw, &seeds));
            inputs += 1;
        }
    }
    inputs
}

#[test]
fn no_target_breaks_on_its_seeds_or_on_what_becomes_of_them() {
    run(60, 250);
}

#[test]
#[ignore = "slow: scripts/soak runs it"]
fn soak_no_target_breaks_on_many_more() {
    let inputs = run(4_000, 40_000);
    println!("soak: bent seeds read without a panic: {inputs} inputs");
}

/// A user with every kind of file that the program reads of its own accord.
struct Own {
    folder: tempfile::TempDir,
    paths: Paths,
}

impl Own {
    fn new() -> Own {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths::under(folder.path());
        for path in [
            paths.config(),
            paths.state(),
            &paths.layers(),
            &paths.views(),
            &paths.scenarios(),
        ] {
            fs::create_dir_all(path).unwrap();
        }
        let own = Own { folder, paths };
        state::remember_idp(Some(&own.paths), Some(Idp::Okta)).unwrap();
        let files = [(
            "apps.csv".to_owned(),
            b"App,Seats\nSlack,12\nCaf\xc3\xa9,\n".to_vec(),
        )];
        let inventory = scimdex::stack::read(&files, &ReadOptions::default()).unwrap();
        let catalog = Catalog::builtin().unwrap();
        let words = stack::catalog_words(&catalog);
        stack::save(&own.paths, &inventory, &Default::default(), &words).unwrap();
        let mut decisions = Decisions::default();
        decisions.decide(EntryKey::of_label("Café"), Decision::NotInCatalog);
        stack::save_decisions(&own.paths, &decisions).unwrap();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let copy = |from: &str, to: PathBuf| {
            fs::copy(root.join(from), to).unwrap();
        };
        copy(
            "fuzz/seeds/scenario.ron",
            own.paths.scenarios().join("ours.ron"),
        );
        copy(
            "tests/data/check/mine.ron",
            own.paths.layers().join("mine.ron"),
        );
        fs::write(
            own.paths.views().join("ours.ron"),
            "(\n    version: 1,\n    query: \"scim:none\",\n    order: \"-name\",\n)\n",
        )
        .unwrap();
        fs::write(
            own.paths.config().join("config.ron"),
            "(\n    theme: \"mono\",\n    stale_after: 90,\n)\n",
        )
        .unwrap();
        own
    }

    /// Every file, by its path.
    fn files(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        let mut folders = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending != "lock") {
                    files.push(path);
                }
            }
        }
        files.sort();
        files
    }

    /// Reads everything, as the program does at its start; what is wrong is told in words.
    fn read(&self) {
        let mut told: Vec<String> = Vec::new();
        let state = state::read(&self.paths);
        told.extend(state.mistake.iter().map(ToString::to_string));
        told.extend(state.state.idp().err().map(|words| words.to_string()));
        told.extend(state.state.session().err().map(|words| words.to_string()));
        told.extend(
            stack::load(&self.paths)
                .err()
                .map(|error| error.to_string()),
        );
        told.extend(
            stack::load_decisions(&self.paths)
                .err()
                .map(|error| error.to_string()),
        );
        told.extend(
            saved::load::<Scenario>(&self.paths, "ours")
                .err()
                .map(|error| error.to_string()),
        );
        let view = saved::load::<SavedView>(&self.paths, "ours");
        told.extend(view.err().map(|error| error.to_string()));
        let config = Config::of(Some(&self.paths), &Flags::default());
        told.extend(config.mistakes.iter().map(ToString::to_string));
        let own = layers::load(Some(&self.paths), &[]).unwrap();
        told.extend(own.mistakes.iter().map(ToString::to_string));
        assert!(told.iter().all(|words| !words.is_empty()));
    }
}

/// Breaks one file in a way, reads everything, and looks for the broken bytes: they are where they were, or set aside.
fn broken(own: &Own, file: &Path, whole: &[u8], bytes: &[u8]) {
    fs::write(file, bytes).unwrap();
    own.read();
    let is_there = |path: &Path| fs::read(path).is_ok_and(|found| found == bytes);
    let is_kept = is_there(file) || own.files().iter().any(|path| is_there(path));
    assert!(
        is_kept,
        "{}: {:?}",
        file.display(),
        String::from_utf8_lossy(bytes)
    );
    for path in own.files() {
        if path.to_string_lossy().contains(".broken") {
            fs::remove_file(path).unwrap();
        }
    }
    fs::write(file, whole).unwrap();
}

/// Breaks every file: cut off at every `cut`-th byte, with every `bit`-th bit flipped, and emptied of all meaning.
fn break_every_file(cut: usize, bit: usize) -> usize {
    let own = Own::new();
    own.read();
    let files = own.files();
    assert!(files.len() >= 6, "{files:?}");
    let mut inputs = 0;
    for file in files {
        let whole = fs::read(&file).unwrap();
        let mut ways: Vec<Vec<u8>> = (0..whole.len())
            .step_by(cut)
            .map(|at| whole[..at].to_vec())
            .collect();
        ways.extend((0..whole.len() * 8).step_by(bit).map(|at| {
            let mut bytes = whole.clone();
            bytes[at / 8] ^= 1 << (at % 8);
            bytes
        }));
        ways.push(vec![0; whole.len()]);
        ways.push(b"[".repeat(100_000));
        ways.push(b"(".repeat(100_000));
        inputs += ways.len();
        for bytes in ways {
            broken(&own, &file, &whole, &bytes);
        }
    }
    inputs
}

#[test]
fn a_file_of_ones_own_that_is_broken_anywhere_is_told_and_never_lost() {
    break_every_file(41, 331);
}

#[test]
#[ignore = "slow: scripts/soak runs it"]
fn soak_a_file_of_ones_own_that_is_broken_at_every_byte_and_bit() {
    let inputs = break_every_file(1, 1);
    println!("soak: own files cut off or with a bit flipped, told and kept: {inputs} inputs");
}
