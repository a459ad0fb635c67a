//! The terminal is given back after every end, and the program never outlives it.
//!
//! The tests run this same test binary again, on a pty, as a small program that does what its keys say; so they prove
//! the terminal itself, whatever is drawn on it.
#![cfg(unix)]

mod pty;

use std::fs;
use std::io;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, KeyCode};
use pty::{Home, Modes, Program, Screen};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Text};
use ratatui::widgets::Widget;
use rustix::process::Signal;
use scimdex::tui::paint::Drawn;
use scimdex::tui::terminal::{Options, Terminal};

/// The longest that an end may take.
const SECOND: Duration = Duration::from_secs(1);

/// The little program. As a test it is ignored: [`start`] runs it.
#[test]
#[ignore = "run by the other tests, on a terminal"]
fn the_program() -> ExitCode {
    match obey_keys() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the program failed: {error}");
            ExitCode::from(2)
        }
    }
}

fn obey_keys() -> io::Result<()> {
    let mut terminal = Terminal::enter(Options { mouse: true })?;
    let mut frames = 0;
    let mut said = "ready".to_owned();
    loop {
        frames += 1;
        let bold = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
        let text = Text::from(vec![
            Line::styled(said.clone(), bold),
            Line::raw(format!("frame {frames}")),
        ]);
        terminal.draw(|buffer| {
            text.render(buffer.area, buffer);
            Drawn::default()
        })?;
        let pressed = match event::read()? {
            Event::Key(pressed) => pressed.code,
            Event::Resize(columns, rows) => {
                said = format!("size {columns} {rows}");
                continue;
            }
            Event::FocusGained | Event::FocusLost | Event::Mouse(_) | Event::Paste(_) => continue,
        };
        match pressed {
            KeyCode::Char('q') => return Ok(()),
            KeyCode::Char('l') => return terminal.leave(),
            KeyCode::Char('e') => return Err(io::Error::other("as asked")),
            KeyCode::Char('p') => panic!("panicked as asked"),
            KeyCode::Char('w') => drop(thread::spawn(|| panic!("worker panicked as asked"))),
            KeyCode::Char('m') => terminal.set_mouse(false)?,
            KeyCode::Char('z') => said = format!("suspended: {}", terminal.suspend()?),
            KeyCode::Char('s') => {
                terminal.before_exit(|| fs::write("saved", "state").unwrap());
                said = "will save".to_owned();
            }
            KeyCode::Char('h') => {
                terminal.before_exit(thread::park);
                said = "will hang".to_owned();
            }
            KeyCode::Char(other) => said = format!("pressed {other}"),
            _ => {}
        }
    }
}

const ARGS: [&str; 4] = ["--exact", "the_program", "--ignored", "--nocapture"];

fn program() -> Program<'static> {
    Program::new(std::env::current_exe().unwrap(), &ARGS)
}

fn ready(screen: &Screen) {
    screen.wait_for("ready");
    let modes = screen.modes();
    assert!(
        modes.alternate_screen && modes.bracketed_paste && modes.mouse && modes.cursor_hidden,
        "{modes:?}"
    );
}

/// The modes of a terminal that nobody has touched.
fn untouched() -> Modes {
    let screen = Program::new("/bin/sh", &["-c", "exit 0"]).start();
    screen.wait_for_end();
    screen.modes()
}

/// Starts, does something to the program, and gives its exit code and last screen. It must end within a second, and
/// the terminal must be as it was.
#[track_caller]
fn end_by(act: impl FnOnce(&mut Screen)) -> (Option<u32>, String) {
    let mut screen = program().start();
    ready(&screen);
    let started = Instant::now();
    act(&mut screen);
    let ended = screen.wait_for_end();
    let taken = started.elapsed();
    assert_eq!(screen.modes(), untouched());
    assert!(taken < SECOND, "took {taken:?}");
    (ended.code, screen.contents())
}

#[test]
fn a_normal_end_gives_the_terminal_back() {
    assert_eq!(end_by(|screen| screen.send("q")).0, Some(0));
    assert_eq!(end_by(|screen| screen.send("l")).0, Some(0));
}

#[test]
fn an_error_is_read_on_the_shells_screen() {
    let (code, shown) = end_by(|screen| screen.send("e"));
    assert_ne!(code, Some(0));
    assert!(shown.contains("the program failed: as asked"), "{shown}");
}

#[test]
fn a_panic_is_read_on_the_shells_screen() {
    let (code, shown) = end_by(|screen| screen.send("p"));
    assert_eq!(code, Some(101));
    assert!(shown.contains("panicked as asked"), "{shown}");
}

#[test]
fn a_panic_in_a_worker_ends_the_program() {
    let (code, shown) = end_by(|screen| screen.send("w"));
    assert_eq!(code, Some(101));
    assert!(shown.contains("worker panicked as asked"), "{shown}");
}

#[test]
fn signals_give_the_terminal_back() {
    for (signal, code) in [(Signal::INT, 130), (Signal::QUIT, 131), (Signal::TERM, 143)] {
        let (ended, shown) = end_by(|screen| screen.signal(signal));
        assert_eq!(ended, Some(code), "{signal:?}");
        assert!(!shown.contains("ready"), "{shown}");
    }
}

#[test]
fn a_signal_saves_first() {
    for signal in [Signal::TERM, Signal::HUP] {
        let mut screen = program().start();
        ready(&screen);
        screen.send("s");
        screen.wait_for("will save");
        screen.signal(signal);
        screen.wait_for_end();
        assert_eq!(
            fs::read_to_string(screen.home().work().join("saved")).unwrap(),
            "state",
            "{signal:?}"
        );
    }
}

#[test]
fn a_save_that_hangs_is_not_waited_for() {
    for signal in [Signal::TERM, Signal::HUP] {
        let mut screen = program().start();
        ready(&screen);
        screen.send("h");
        screen.wait_for("will hang");
        let started = Instant::now();
        screen.signal(signal);
        screen.wait_for_end();
        assert!(
            started.elapsed() < SECOND,
            "{signal:?} took {:?}",
            started.elapsed()
        );
    }
}

#[test]
fn a_hang_up_signal_writes_nothing_more() {
    let screen = program().start();
    ready(&screen);
    let before = screen.transcript();
    screen.signal(Signal::HUP);
    assert_eq!(screen.wait_for_end().code, Some(129));
    assert_eq!(screen.transcript().len(), before.len());
}

/// Takes the terminal away from the program, which must save and end within a second, and without spinning.
#[track_caller]
fn hang_up(program: Program<'_>) {
    let mut screen = program.start();
    ready(&screen);
    screen.send("s");
    screen.wait_for("will save");
    let started = Instant::now();
    screen.hang_up();
    let ended = screen.wait_for_end();
    assert!(started.elapsed() < SECOND, "took {:?}", started.elapsed());
    assert_eq!(ended.code, Some(129));
    assert!(
        ended
            .processor
            .is_none_or(|time| time <= Duration::from_millis(100)),
        "{ended:?}"
    );
    assert!(screen.home().work().join("saved").exists());
}

#[test]
fn a_terminal_that_goes_away_takes_the_program_with_it() {
    hang_up(program());
}

#[test]
fn a_hang_up_is_seen_although_its_signal_was_ignored() {
    hang_up(wrapped("trap '' HUP; exec"));
}

#[test]
fn a_hang_up_is_seen_without_its_signal() {
    let blocking = ["--block-signal=HUP", "true"];
    // Only some systems can keep the signal away.
    if std::process::Command::new("env")
        .args(blocking)
        .output()
        .is_ok_and(|output| output.status.success())
    {
        hang_up(wrapped("exec env --block-signal=HUP"));
    }
}

/// The program, started by a shell.
fn wrapped(start: &str) -> Program<'static> {
    let exe = std::env::current_exe().unwrap();
    Program::new(
        "/bin/sh",
        &[
            "-c",
            &format!("{start} '{}' {}", exe.display(), ARGS.join(" ")),
        ],
    )
}

#[test]
fn a_terminal_that_takes_no_more_bytes_cannot_hold_up_the_end() {
    for keys in ["", "x"] {
        let mut screen = program().start();
        ready(&screen);
        screen.stop_output();
        // With a key, the drawing thread is held up too.
        screen.send(keys);
        let started = Instant::now();
        screen.signal(Signal::TERM);
        let code = screen.wait_for_end_without_output().code;
        assert!(started.elapsed() < SECOND, "took {:?}", started.elapsed());
        assert_eq!(code, Some(143));
        screen.start_output();
        assert_eq!(screen.modes().termios, untouched().termios);
    }
}

#[test]
fn a_stop_gives_the_terminal_back_until_the_program_goes_on() {
    let mut screen = program().start();
    ready(&screen);
    screen.signal(Signal::TSTP);
    screen.wait_for_stop();
    assert_eq!(screen.modes(), untouched());
    assert!(!screen.contents().contains("ready"));
    screen.signal(Signal::CONT);
    screen.wait_for("size 80 24");
    screen.wait_for("frame 2");
    assert!(screen.modes().alternate_screen && screen.modes().mouse);
    assert_eq!(screen.quit("q"), 0);
}

#[test]
fn control_z_returns_to_the_shell_and_fg_comes_back() {
    let home = Home::new();
    let mut screen = Program::new("/bin/sh", &["-i", "-m"])
        .home(&home)
        .env("PS1", "shell> ")
        .start();
    screen.wait_for("shell>");
    let shells = screen.modes();
    let exe = std::env::current_exe().unwrap();
    screen.send(&format!("'{}' {}\r", exe.display(), ARGS.join(" ")));
    ready(&screen);
    screen.send("z");
    screen.wait_until("the shell to be back", |screen| !screen.alternate_screen());
    screen.wait_for("Stopped");
    screen.send("echo \"be\"\"fore\"\r");
    screen.wait_for("before");
    assert_eq!(
        Modes {
            termios: shells.termios.clone(),
            ..screen.modes()
        },
        shells
    );
    screen.send("fg\r");
    screen.wait_for("size 80 24");
    screen.send("x");
    screen.wait_for("pressed x");
    screen.send("q");
    screen.wait_until("the shell to be back", |screen| !screen.alternate_screen());
    screen.send("echo \"af\"\"ter\"\r");
    screen.wait_for("after");
    assert_eq!(screen.quit("exit 3\r"), 3);
}

#[test]
fn a_stop_without_warning_is_made_good_when_the_program_goes_on() {
    let mut screen = program().start();
    ready(&screen);
    let ours = screen.modes();
    screen.signal(Signal::STOP);
    screen.wait_for_stop();
    screen.make_sane();
    assert_ne!(screen.modes(), ours);
    screen.signal(Signal::CONT);
    screen.wait_for("size 80 24");
    assert_eq!(screen.modes(), ours);
    assert_eq!(screen.quit("q"), 0);
}

#[test]
fn without_a_shell_control_z_does_nothing() {
    let mut screen = program().start();
    ready(&screen);
    screen.send("z");
    screen.wait_for("suspended: false");
    assert_eq!(screen.quit("q"), 0);
}

#[test]
fn the_mouse_can_be_let_go() {
    let mut screen = program().start();
    ready(&screen);
    screen.send("m");
    screen.wait_for("frame 2");
    assert!(!screen.modes().mouse);
    assert_eq!(screen.quit("q"), 0);
}

#[test]
fn nothing_is_asked_of_the_terminal_and_frames_come_whole() {
    let mut screen = program().env("NO_COLOR", "1").start();
    ready(&screen);
    screen.resize(100, 30);
    screen.wait_for("size 100 30");
    // NO_COLOR is the theme's affair: crossterm would clear bold with it.
    let bold = screen.look(|screen| {
        screen
            .cell(0, 0)
            .is_some_and(|cell| cell.bold() && cell.contents() == "s")
    });
    assert!(bold);
    screen.send("q");
    screen.wait_for_end();
    let transcript = String::from_utf8(screen.transcript()).unwrap();
    for question in [
        "\x1b[6n",
        "\x1b[5n",
        "\x1b[c",
        "\x1b[?u",
        "\x1b[>",
        "\x1b[?6n",
        "\x1b]10;?",
        "\x1b]11;?",
    ] {
        assert!(!transcript.contains(question), "{question:?}");
    }
    let begun = transcript.matches("\x1b[?2026h").count();
    assert_eq!(begun, 2);
    assert_eq!(
        transcript.matches("\x1b[?2026l").count(),
        begun + 1,
        "one more, to be safe, at the end"
    );
}

#[test]
fn without_a_terminal_it_says_so() {
    let output = std::process::Command::new(std::env::current_exe().unwrap())
        .args(ARGS)
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("standard output is not a terminal"));
}
