//! Many copies of the program save at once, and some of them are killed: no file is ever torn, and what one copy
//! remembers is not lost by what another does.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::thread;

use scimdex::catalog::Idp;
use scimdex::lens::Owned;
use scimdex::settings::state::{LastSession, read, remember_idp, remember_session};
use scimdex::settings::{Paths, stack};
use scimdex::stack::ReadOptions;

use crate::world::{figure, quick, small_program};

/// The folder of all copies; unset, [`copy`] does nothing.
const FOLDER: &str = "SCIMDEX_TEST_COPIES";
const NUMBER: &str = "SCIMDEX_TEST_COPY";
const SAVES: &str = "SCIMDEX_TEST_SAVES";

/// The copy that changes my IdP; all others save sessions and stacks.
const CHOOSER: usize = 0;
const COPIES: usize = 16;

#[test]
#[ignore = "run by the other tests"]
fn copy() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let number = |name: &str| -> usize { std::env::var(name).unwrap().parse().unwrap() };
    let (number, saves) = (number(NUMBER), number(SAVES));
    let paths = Paths::under(folder.as_ref());
    for save in 1..=saves {
        if number == CHOOSER {
            let idp = if save == saves {
                Idp::Google
            } else {
                Idp::Okta
            };
            remember_idp(Some(&paths), Some(idp)).unwrap();
        } else {
            remember_session(Some(&paths), &session(number, save)).unwrap();
        }
        if number % 4 == 1 && save % 10 == 0 {
            keep(&paths, number);
        }
        println!("saved {save}");
    }
}

fn session(number: usize, save: usize) -> LastSession {
    LastSession {
        query: format!("copy {number} save {save} {}", "x".repeat(number * 200)),
        ..LastSession::default()
    }
}

/// Stacks of very different sizes.
fn keep(paths: &Paths, number: usize) {
    let files = [(
        "names.txt".to_owned(),
        "Slack\nZoom\n".repeat(number * 50).into_bytes(),
    )];
    let inventory = scimdex::stack::read(&files, &ReadOptions::default()).unwrap();
    stack::save(paths, &inventory, &Owned::default(), "a catalog").unwrap();
}

/// Starts a copy, and kills it after so many saves, or lets it end. Whether it was killed.
fn watch(mut child: Child, kill_after: Option<usize>) -> bool {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut saved = 0;
    for line in lines.map_while(Result::ok) {
        saved += usize::from(line.contains("saved "));
        if Some(saved) == kill_after {
            child.kill().unwrap();
        }
    }
    let status = child.wait().unwrap();
    assert!(status.success() || kill_after.is_some(), "{status}");
    !status.success()
}

/// All copies at once; how many were killed, and how often the files were read meanwhile.
fn all_at_once(saves: usize) -> (usize, usize) {
    let folder = tempfile::tempdir().unwrap();
    let paths = Paths::under(folder.path());
    fs::create_dir_all(paths.state()).unwrap();
    let state = paths.state().join("state.ron");
    fs::write(&state, "{\"later\": (a: [1, 2])}").unwrap();
    let copies: Vec<_> = (0..COPIES)
        .map(|number| {
            let child = small_program("copies::copy")
                .env(FOLDER, folder.path())
                .env(NUMBER, number.to_string())
                .env(SAVES, saves.to_string())
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
            // Every third is killed, each at another point.
            let kill_after = (number % 3 == 1).then(|| 1 + number * 37 % saves);
            thread::spawn(move || watch(child, kill_after))
        })
        .collect();
    let mut looks = 0;
    while !copies.iter().all(thread::JoinHandle::is_finished) {
        let remembered = read(&paths);
        assert_eq!(remembered.mistake, None);
        remembered.state.session().unwrap();
        stack::load(&paths).unwrap();
        looks += 1;
    }
    let killed = copies.into_iter().map(|copy| copy.join().unwrap());
    let killed = killed.filter(|killed| *killed).count();
    let state = read(&paths).state;
    assert_eq!(
        state.idp(),
        Ok(Some(Idp::Google)),
        "the last choice was lost"
    );
    let query = state.session().unwrap().unwrap().query;
    assert!(query.starts_with("copy "), "{query}");
    let text = fs::read_to_string(paths.state().join("state.ron")).unwrap();
    assert!(
        text.contains("\"later\": (a: [1, 2])"),
        "a later version's key was lost: {text}"
    );
    (killed, looks)
}

#[test]
fn copies_that_save_at_once_tear_and_lose_nothing() {
    let (killed, looks) = all_at_once(40);
    assert!(killed > 0 && looks > 0, "{killed} killed, {looks} looks");
}

#[test]
#[ignore = "slow: run by scripts/soak"]
fn soak_copies() {
    let saves = if quick() { 100 } else { 1_000 };
    let (killed, looks) = all_at_once(saves);
    figure(
        &format!("copies at once, {saves} saves each"),
        COPIES,
        "processes",
    );
    figure("of them killed on the way", killed, "processes");
    figure(
        "looks at the files meanwhile, none of them torn",
        looks,
        "looks",
    );
}

#[test]
#[ignore = "waits for five seconds: run by scripts/soak"]
fn soak_a_stopped_copy_is_not_waited_for_for_ever() {
    let folder = tempfile::tempdir().unwrap();
    let paths = Paths::under(folder.path());
    remember_idp(Some(&paths), Some(Idp::Okta)).unwrap();
    let lock = fs::File::open(paths.state().join("state.lock")).unwrap();
    lock.lock().unwrap();
    let error = remember_idp(Some(&paths), Some(Idp::Google)).unwrap_err();
    let words = error.to_string();
    assert!(words.contains("another scimdex has held"), "{words}");
    assert_eq!(read(&paths).state.idp(), Ok(Some(Idp::Okta)));
    drop(lock);
    // Who gave up has not kept the lock that came too late.
    remember_idp(Some(&paths), Some(Idp::Entra)).unwrap();
    assert_eq!(read(&paths).state.idp(), Ok(Some(Idp::Entra)));
}
