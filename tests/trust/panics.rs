//! A panic of the whole program gives the terminal back, is read on the shell's screen, and ends with exit code 101.
//!
//! Nothing of ours panics, so the system is made to do what the standard library holds for impossible: it refuses a sleep
//! (EINVAL), or breaks the channel on which a program that is being started reports. Linux only, by strace.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use rustix::process::{Signal, kill_process};

use crate::pty::{Home, Modes, Program, Screen};
use crate::world::{TODAY, figure, quick};

/// Where the program panics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// In the watcher, a thread that draws nothing: its wait fails, and the pause after it too.
    Watcher,
    /// In the thread that draws, while it waits for a program that takes text for the clipboard.
    Clipboard,
    /// In the thread that draws, while it starts a browser.
    Browser,
}

impl Place {
    const ALL: [Place; 3] = [Place::Watcher, Place::Clipboard, Place::Browser];

    /// What strace is to do. It counts the calls of each thread by itself; the watcher's first wait is the one that the
    /// test ends.
    fn injections(self) -> &'static [&'static str] {
        match self {
            Place::Watcher => &[
                "inject=poll,ppoll:error=ENOMEM:when=2+",
                "inject=nanosleep,clock_nanosleep:error=EINVAL",
            ],
            Place::Clipboard => &["inject=nanosleep,clock_nanosleep:error=EINVAL"],
            Place::Browser => &["inject=recvfrom,recvmsg:error=EIO"],
        }
    }

    fn act(self, screen: &mut Screen) {
        match self {
            // It is woken, answers, and waits again.
            Place::Watcher => kill_process(screen.pid(), Signal::CONT).unwrap(),
            Place::Clipboard => screen.send("y"),
            Place::Browser => screen.send("O"),
        }
    }
}

/// Programs for the clipboard and for pages that take a while before they end.
fn slow_programs(home: &Home) -> PathBuf {
    let folder = home.path().join("programs");
    fs::create_dir(&folder).unwrap();
    let busy = "#!/bin/sh\ni=0\nwhile [ $i -lt 30000 ]; do i=$((i+1)); done\n";
    for name in ["xclip", "xdg-open"] {
        let path = folder.join(name);
        fs::write(&path, busy).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    folder
}

/// Makes the program panic; its exit code, and what the shell's screen shows then.
fn panic_at(place: Place, before: &Modes) -> (Option<u32>, String) {
    let home = Home::new();
    let path = format!(
        "{}:{}",
        slow_programs(&home).display(),
        std::env::var("PATH").unwrap()
    );
    let log = home.path().join("log");
    // With -D the program, not strace, is the process that is started and ends.
    let mut words = vec!["-D", "-f", "-q", "-o", log.to_str().unwrap()];
    for injection in place.injections() {
        words.extend(["-e", injection]);
    }
    words.extend([env!("CARGO_BIN_EXE_scimdex"), "netlify"]);
    let mut screen = Program::new("strace", &words)
        .size(120, 40)
        .env(TODAY.0, TODAY.1)
        .env("PATH", &path)
        .env("DISPLAY", ":0")
        .home(&home)
        .start();
    screen.wait_for("1 of 850 apps");
    screen.send(" ");
    screen.wait_for("1 marked");
    place.act(&mut screen);
    let ended = screen.wait_for_end();
    assert_eq!(screen.modes(), *before, "{place:?}");
    (ended.code, screen.contents())
}

#[test]
#[ignore = "needs strace: run by scripts/soak"]
fn soak_panics_of_the_whole_program() {
    let turns = if quick() { 2 } else { 20 };
    let before = {
        let screen = Program::new("/bin/sh", &["-c", "exit 0"]).start();
        screen.wait_for_end();
        screen.modes()
    };
    for place in Place::ALL {
        for _ in 0..turns {
            let (code, shown) = panic_at(place, &before);
            assert!(shown.contains("panicked at"), "{place:?}: {shown}");
            assert_eq!(code, Some(101), "{place:?}: {shown}");
        }
    }
    figure(
        "panics of the whole program (watcher, clipboard, browser) that gave the terminal back and ended with 101",
        turns * Place::ALL.len(),
        "of as many",
    );
}
