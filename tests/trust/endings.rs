//! Whatever ends the program, the terminal is as it was, and the next run goes on where this one was left.
//!
//! tests/terminal.rs proves each path on a small program, the panics too; this is the whole one.

use std::fs;
use std::hint::black_box;
use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustix::process::Signal;
use scimdex::catalog::{Catalog, Day};
use scimdex::lens::Lens;
use scimdex::tui::model::Model;

use crate::pty::{Home, Modes, Program, Screen, key, processor_time};
use crate::world::{TODAY, figure, quick};

/// Processor time that an end may take. A program that spins on its dead terminal has no end.
const PROCESSOR: Duration = Duration::from_secs(1);

fn program(home: &Home) -> Program<'_> {
    Program::scimdex(&["netlify"])
        .size(120, 40)
        .env(TODAY.0, TODAY.1)
        .home(home)
}

/// The program, started by a shell.
fn wrapped<'a>(start: &str, home: &'a Home) -> Program<'a> {
    let line = format!("{start} '{}' netlify", env!("CARGO_BIN_EXE_scimdex"));
    Program::new("/bin/sh", &["-c", &line])
        .size(120, 40)
        .env(TODAY.0, TODAY.1)
        .home(home)
}

/// Starts, and marks an app, so that there is something to save that no argument says.
fn marked(program: Program<'_>) -> Screen {
    let mut screen = program.start();
    screen.wait_for("1 of 850 apps");
    screen.send(" ");
    screen.wait_for("1 marked");
    screen
}

fn untouched() -> Modes {
    let screen = Program::new("/bin/sh", &["-c", "exit 0"]).start();
    screen.wait_for_end();
    screen.modes()
}

/// The next run must go on where the last one was left.
#[track_caller]
fn goes_on(home: &Home) {
    let kept = fs::read_to_string(home.state().join("scimdex/state.ron")).unwrap();
    assert!(kept.contains("netlify"), "{kept}");
    let mut screen = Program::scimdex(&[])
        .size(120, 40)
        .env(TODAY.0, TODAY.1)
        .home(home)
        .start();
    screen.wait_for("1 marked");
    assert_eq!(screen.quit("q"), 0);
}

#[test]
fn every_end_gives_the_terminal_back_and_saves_where_the_screen_was() {
    let before = untouched();
    type Act = fn(&mut Screen);
    let ends: [(&str, Act, u32); 6] = [
        ("q", |screen| screen.send("q"), 0),
        ("Ctrl-C", |screen| screen.send(key::CTRL_C), 130),
        ("SIGINT", |screen| screen.signal(Signal::INT), 130),
        ("SIGQUIT", |screen| screen.signal(Signal::QUIT), 131),
        ("SIGTERM", |screen| screen.signal(Signal::TERM), 143),
        ("SIGHUP", |screen| screen.signal(Signal::HUP), 129),
    ];
    for (name, act, code) in ends {
        let home = Home::new();
        let mut screen = marked(program(&home));
        let shown = screen.transcript().len();
        act(&mut screen);
        let ended = screen.wait_for_end();
        assert_eq!(ended.code, Some(code), "{name}: {}", screen.contents());
        if name == "SIGHUP" {
            // Nobody is there: nothing more is written.
            assert_eq!(screen.transcript().len(), shown, "{name}");
        } else {
            assert_eq!(screen.modes(), before, "{name}");
            assert_eq!(
                screen.contents(),
                "",
                "{name} leaves nothing on the shell's screen"
            );
        }
        goes_on(&home);
    }
}

/// Takes the terminal away; how long the end took, and how much processor time.
#[track_caller]
fn hang_up(program: Program<'_>) -> (Duration, Duration) {
    let mut screen = marked(program);
    let used = processor_time(screen.pid()).unwrap_or_default();
    let started = Instant::now();
    screen.hang_up();
    let ended = screen.wait_for_end();
    let taken = started.elapsed();
    assert_eq!(ended.code, Some(129), "{ended:?}");
    let processor = ended.processor.unwrap_or_default().saturating_sub(used);
    assert!(processor <= PROCESSOR, "{processor:?}");
    (taken, processor)
}

#[test]
fn a_terminal_that_goes_away_ends_the_program_and_nothing_is_lost() {
    for start in ["exec", "trap '' HUP; exec"] {
        let home = Home::new();
        hang_up(wrapped(start, &home));
        goes_on(&home);
    }
}

#[test]
fn a_signal_while_the_editor_has_the_terminal_saves_too() {
    let home = Home::new();
    let editor = home.path().join("editor");
    fs::write(&editor, "#!/bin/sh\necho EDITING\nread answer\n").unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    let mut screen = marked(program(&home).env("VISUAL", editor.to_str().unwrap()));
    screen.send("E");
    screen.wait_for("EDITING");
    let editors = screen.modes();
    screen.signal(Signal::TERM);
    assert_eq!(screen.wait_for_end().code, Some(143));
    assert_eq!(screen.modes(), editors);
    goes_on(&home);
}

#[test]
fn a_screen_that_is_not_to_be_restored_is_not_saved() {
    for signal in [None, Some(Signal::TERM)] {
        let home = Home::new();
        let folder = home.config().join("scimdex");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("config.ron"), "(restore: false)").unwrap();
        let mut screen = marked(program(&home));
        match signal {
            None => screen.send("q"),
            Some(signal) => screen.signal(signal),
        }
        screen.wait_for_end();
        assert!(!home.state().join("scimdex").exists());
    }
}

#[test]
fn control_z_and_fg_come_back_to_the_same_screen() {
    let home = Home::new();
    let mut screen = Program::new("/bin/sh", &["-i", "-m"])
        .size(120, 40)
        .home(&home)
        .env(TODAY.0, TODAY.1)
        .env("PS1", "shell> ")
        .start();
    screen.wait_for("shell>");
    let shells = screen.modes();
    screen.send(&format!("'{}' netlify\r", env!("CARGO_BIN_EXE_scimdex")));
    screen.wait_for("1 of 850 apps");
    screen.send(" ");
    screen.wait_for("1 marked");
    let ours = screen.modes();
    screen.send(key::CTRL_Z);
    screen.wait_until("the shell to be back", |screen| !screen.alternate_screen());
    screen.wait_for("Stopped");
    screen.send("echo \"be\"\"fore\"\r");
    screen.wait_for("before");
    // Shells differ in their own line editing; what is ours to give back is the rest.
    let now = screen.modes();
    assert_eq!(
        Modes {
            termios: shells.termios.clone(),
            ..now
        },
        shells
    );
    screen.send("fg\r");
    screen.wait_for("1 marked");
    assert_eq!(screen.modes(), ours);
    screen.send("q");
    screen.wait_until("the shell to be back", |screen| !screen.alternate_screen());
    screen.send("echo \"af\"\"ter\"\r");
    screen.wait_for("after");
    assert_eq!(screen.quit("exit 3\r"), 3);
    goes_on(&home);
}

#[test]
#[ignore = "slow: run by scripts/soak"]
fn soak_hang_ups() {
    let turns = if quick() { 10 } else { 100 };
    for (name, start) in [("default", "exec"), ("ignored", "trap '' HUP; exec")] {
        let mut longest = (Duration::ZERO, Duration::ZERO);
        for _ in 0..turns {
            let home = Home::new();
            let (taken, processor) = hang_up(wrapped(start, &home));
            longest = (longest.0.max(taken), longest.1.max(processor));
            goes_on(&home);
        }
        figure(
            &format!("terminals taken away, SIGHUP {name}"),
            turns,
            "times",
        );
        let name = format!("longest end after it, SIGHUP {name}");
        figure(&name, longest.0.as_millis(), "ms");
        let name = format!("{name}, processor time (counted in steps of 10 ms)");
        figure(&name, longest.1.as_millis(), "ms");
        assert!(longest.0 <= Duration::from_secs(1), "{longest:?}");
        assert!(longest.1 <= Duration::from_millis(100), "{longest:?}");
    }
}

#[test]
#[ignore = "slow: run by scripts/soak"]
fn soak_ends() {
    let turns = if quick() { 3 } else { 30 };
    let before = untouched();
    let mut restored = 0;
    for _ in 0..turns {
        for signal in [
            None,
            Some(Signal::INT),
            Some(Signal::QUIT),
            Some(Signal::TERM),
        ] {
            let home = Home::new();
            let mut screen = marked(program(&home));
            match signal {
                None => screen.send("q"),
                Some(signal) => screen.signal(signal),
            }
            screen.wait_for_end();
            assert_eq!(screen.modes(), before, "{signal:?}");
            goes_on(&home);
            restored += 1;
        }
    }
    figure(
        "ends by key and signal that gave the terminal back",
        restored,
        "of as many",
    );
}

#[test]
#[ignore = "for its figure: run by scripts/soak"]
fn soak_noting_where_the_screen_is() {
    const TURNS: u32 = 1_000;
    let catalog = Arc::new(Catalog::builtin().unwrap());
    let lens = Lens::new(&catalog, Day::read(TODAY.1).unwrap());
    let mut model = Model::new(Arc::clone(&catalog), lens);
    let apps = catalog.apps().iter().take(100);
    model.lens.marked = apps.map(|app| app.id.clone()).collect();
    let started = Instant::now();
    for _ in 0..TURNS {
        black_box(model.last_session());
    }
    let each = started.elapsed() / TURNS;
    figure(
        "noting where the screen is, before each frame, with 100 apps marked",
        each.as_micros(),
        "µs",
    );
    assert!(each < Duration::from_millis(1), "{each:?}");
}
