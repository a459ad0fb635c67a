//! A disk with room for some pages, for none, and for all that is needed. Linux only: a file system of 128 KiB in memory, in a
//! name space of our own.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::limits::figures;
use crate::world::{WRITERS, World, assert_none, figure, said, small_program};

/// Names the folder that the little disk is mounted on; unset, [`on_the_little_disk`] does nothing.
const DISK: &str = "SCIMDEX_TEST_DISK";

/// What such a file system gives out, in bytes.
const PAGE: usize = 4_096;

/// The most pages that are left free.
const MOST_PAGES: usize = 8;

#[test]
#[ignore = "slow, and needs unshare: run by scripts/soak"]
fn soak_full_disk() {
    let folder = tempfile::tempdir().unwrap();
    let program = small_program("disk::on_the_little_disk");
    let mut words = vec![program.get_program().to_owned()];
    words.extend(program.get_args().map(ToOwned::to_owned));
    let output = Command::new("unshare")
        .args([
            "-rm",
            "sh",
            "-c",
            "mount -t tmpfs -o size=128k none \"$0\" && exec \"$@\"",
        ])
        .arg(folder.path())
        .args(words)
        .env(DISK, folder.path())
        .env("TMPDIR", folder.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", said(&output));
    let found = figures(&String::from_utf8_lossy(&output.stdout));
    assert!(!found.is_empty(), "{output:?}");
    print!("{found}");
}

#[test]
#[ignore = "run by the test above, on its disk"]
fn on_the_little_disk() {
    let Some(disk) = std::env::var_os(DISK).map(PathBuf::from) else {
        return;
    };
    let (mut count, mut wrongs) = (0, Vec::new());
    for writer in &WRITERS {
        let world = World::new();
        let new = world.after(writer);
        let mut succeeded = false;
        for pages in 0..=MOST_PAGES {
            let fillers = fill(&disk, pages);
            let output = world.command(writer.args).output().unwrap();
            let found = world.wrongs(&new, output.status.code(), false);
            succeeded |= output.status.success();
            for filler in fillers {
                fs::remove_file(filler).unwrap();
            }
            let (name, words) = (writer.name, said(&output));
            wrongs.extend(
                found
                    .iter()
                    .map(|wrong| format!("{name}, {pages} pages: {wrong}; {words}")),
            );
            world.reset();
            count += 1;
        }
        assert!(succeeded, "{} fits in no case", writer.name);
    }
    figure(
        "full disks (128 KiB, from no page free to eight)",
        count,
        "runs",
    );
    assert_none(&wrongs);
}

/// Fills the disk but for some pages.
fn fill(disk: &Path, free: usize) -> Vec<PathBuf> {
    let mut fillers = Vec::new();
    loop {
        let path = disk.join(format!("filler-{}", fillers.len()));
        let written = fs::File::create(&path).and_then(|mut file| file.write_all(&[0; PAGE]));
        fillers.push(path);
        if written.is_err() {
            break;
        }
    }
    for _ in 0..=free {
        if let Some(filler) = fillers.pop() {
            fs::remove_file(filler).unwrap();
        }
    }
    fillers
}
