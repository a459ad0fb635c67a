//! What is kept comes back; what is broken is moved aside; what is forgotten is gone.

use super::*;
use crate::stack::{Decision, EntryKey, ReadOptions};

fn folder() -> (tempfile::TempDir, Paths) {
    let folder = tempfile::tempdir().unwrap();
    let paths = Paths::under(folder.path());
    (folder, paths)
}

fn catalog() -> Catalog {
    Catalog::builtin().unwrap()
}

fn inventory() -> Inventory {
    let files = [(
        "names.csv".to_owned(),
        "App,Seats\nSlack,120\n\u{202e}Café,\n".as_bytes().to_vec(),
    )];
    crate::stack::read(&files, &ReadOptions::default()).unwrap()
}

fn owned() -> Owned {
    let slack = AppId::read("slack").unwrap();
    Owned {
        apps: BTreeSet::from([slack.clone()]),
        seats: BTreeMap::from([(slack, 120)]),
    }
}

fn decisions() -> Decisions {
    let mut decisions = Decisions::default();
    decisions.decide(EntryKey::of_label("Café"), Decision::NotInCatalog);
    decisions
}

#[test]
fn what_is_kept_comes_back() {
    let (_folder, paths) = folder();
    let catalog = catalog();
    assert_eq!(load(&paths).unwrap(), None);
    assert_eq!(super::owned(&paths, &catalog).unwrap(), Owned::default());
    assert!(load_decisions(&paths).unwrap().is_empty());
    assert!(!paths.state().exists(), "looking makes no folder");

    save(&paths, &inventory(), &owned(), &catalog_words(&catalog)).unwrap();
    save_decisions(&paths, &decisions()).unwrap();
    assert_eq!(load(&paths).unwrap(), Some(inventory()));
    assert_eq!(super::owned(&paths, &catalog).unwrap(), owned());
    assert_eq!(load_decisions(&paths).unwrap(), decisions());

    // A second stack takes the place of the first.
    save(
        &paths,
        &inventory(),
        &Owned::default(),
        &catalog_words(&catalog),
    )
    .unwrap();
    assert_eq!(super::owned(&paths, &catalog).unwrap(), Owned::default());
}

#[test]
fn apps_that_were_found_with_another_catalog_are_found_again() {
    let (_folder, paths) = folder();
    let nothing = Owned::default();
    save(&paths, &inventory(), &nothing, "an older catalog").unwrap();
    assert_eq!(super::owned(&paths, &catalog()).unwrap(), owned());
    // A decision counts then, too.
    let mut decisions = Decisions::default();
    decisions.decide(EntryKey::of_label("Slack"), Decision::NotInCatalog);
    save_decisions(&paths, &decisions).unwrap();
    assert_eq!(super::owned(&paths, &catalog()).unwrap(), nothing);
}

#[test]
fn a_file_of_before_seats_were_kept_is_matched_again() {
    let (_folder, paths) = folder();
    let catalog = catalog();
    let file = save(&paths, &inventory(), &owned(), &catalog_words(&catalog)).unwrap();
    let mut kept: serde_json::Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    assert_eq!(kept["seats"]["slack"], 120);
    kept.as_object_mut().unwrap().remove("seats");
    fs::write(&file, serde_json::to_vec(&kept).unwrap()).unwrap();
    assert_eq!(super::owned(&paths, &catalog).unwrap(), owned());
}

#[cfg(unix)]
#[test]
fn only_their_owner_can_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, paths) = folder();
    let files = [
        save(&paths, &inventory(), &owned(), &catalog_words(&catalog())).unwrap(),
        save_decisions(&paths, &decisions()).unwrap(),
    ];
    for file in files {
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", file.display());
    }
}

#[test]
fn forgetting_leaves_nothing() {
    let (_folder, paths) = folder();
    assert_eq!(forget(&paths).unwrap(), Vec::<PathBuf>::new());
    let stack = save(&paths, &inventory(), &owned(), &catalog_words(&catalog())).unwrap();
    let decided = save_decisions(&paths, &decisions()).unwrap();
    let broken = paths.state().join("stack.json.broken");
    let broken_again = paths.state().join("stack.json.broken-1");
    for path in [&broken, &broken_again] {
        fs::write(path, "an older, broken one").unwrap();
    }
    let gone = forget(&paths).unwrap();
    assert_eq!(gone, [decided, stack, broken, broken_again]);
    assert_eq!(fs::read_dir(paths.state()).unwrap().count(), 0);
    assert_eq!(load(&paths).unwrap(), None);
}

#[test]
fn a_file_cut_off_anywhere_is_moved_aside_and_named() {
    let (_folder, paths) = folder();
    let file = save(&paths, &inventory(), &owned(), &catalog_words(&catalog())).unwrap();
    let whole = fs::read(&file).unwrap();
    for length in 0..whole.len() - 2 {
        fs::write(&file, &whole[..length]).unwrap();
        let error = load(&paths).unwrap_err().to_string();
        assert!(error.contains("stack.json"), "{error}");
        assert!(error.contains("it was moved to"), "{error}");
        let moved = paths.state().join("stack.json.broken");
        assert_eq!(fs::read(&moved).unwrap(), &whole[..length]);
        fs::remove_file(moved).unwrap();
        // The next start goes on without it.
        assert_eq!(load(&paths).unwrap(), None);
    }
}

#[test]
fn files_of_other_versions_and_binary_ones_are_moved_aside() {
    let (_folder, paths) = folder();
    let file = save_decisions(&paths, &decisions()).unwrap();
    let text = fs::read_to_string(&file).unwrap();
    let cases = [
        (
            text.replace("\"version\":1", "\"version\":2").into_bytes(),
            "another version of scimdex wrote it",
        ),
        (vec![0xC3, 0x28, 0xFF], "it is not UTF-8"),
        (b"{}".to_vec(), "missing field `version`"),
        (
            b"{\"version\":1,\"decisions\":{\"x\":7}}".to_vec(),
            "invalid type",
        ),
    ];
    for (moved, (bytes, words)) in aside(&file).zip(cases) {
        fs::write(&file, &bytes).unwrap();
        let error = load_decisions(&paths).unwrap_err().to_string();
        assert!(error.contains(words), "{error}");
        assert_eq!(fs::read(moved).unwrap(), bytes);
        assert!(load_decisions(&paths).unwrap().is_empty());
    }
}

#[cfg(unix)]
#[test]
fn decisions_that_cannot_be_read_just_now_are_not_written_over() {
    let (_folder, paths) = folder();
    let file = save_decisions(&paths, &decisions()).unwrap();
    // A link in a circle cannot be read, not even by root.
    fs::remove_file(&file).unwrap();
    std::os::unix::fs::symlink(&file, &file).unwrap();
    assert!(load_decisions(&paths).is_err());
    assert!(save_decisions(&paths, &decisions()).is_err());
    assert!(fs::symlink_metadata(&file).unwrap().is_symlink());
}
