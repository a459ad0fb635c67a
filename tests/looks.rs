//! The theme that fits the terminal's background, on a terminal: what is asked, what is not, and what becomes of answers
//! that come late or not at all.
#![cfg(unix)]

mod pty;

use pty::{Home, Program, Screen};
use vt100::Color;

/// The questions: the background, and what every terminal answers.
const BACKGROUND: &str = "\x1b]11;?\x1b\\";
const ATTRIBUTES: &str = "\x1b[c";
/// What xterm says of itself.
const SAID: &str = "\x1b[?62;4c";
const WHITE: &str = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\";
const BLACK: &str = "\x1b]11;rgb:0000/0000/0000\x07";

/// The program on a terminal that does not say its background by itself.
fn program<'h>(args: &[&'static str]) -> Program<'h> {
    Program::scimdex(args)
        .size(100, 30)
        .env("SCIMDEX_TODAY", "2026-11-21")
        .env("COLORFGBG", "")
}

fn is_asked(screen: &Screen) -> bool {
    let transcript = String::from_utf8_lossy(&screen.transcript()).into_owned();
    transcript.contains(BACKGROUND) || transcript.contains(ATTRIBUTES)
}

/// Waits for the questions, and answers them.
fn answer(screen: &mut Screen, words: &str) {
    screen.wait_for_bytes(&format!("{BACKGROUND}{ATTRIBUTES}"));
    screen.send(words);
}

/// Waits until the answer was taken: no key counts before.
fn wait_for_its_theme(screen: &mut Screen) {
    screen.wait_for("1 Explore");
    screen.send(" ");
    screen.wait_for("1 marked");
    screen.send(" ");
    screen.wait_until_gone("1 marked");
}

/// The colours of the letters on the screen, each once.
fn colors(screen: &Screen) -> Vec<Color> {
    screen.sync();
    screen.look(|screen| {
        let (rows, columns) = screen.size();
        let mut found = Vec::new();
        for row in 0..rows.get() {
            for column in 0..columns.get() {
                let color = screen.cell(row, column).map(vt100::Cell::fgcolor);
                found.extend(color.filter(|color| !found.contains(color)));
            }
        }
        found
    })
}

#[test]
fn the_theme_fits_the_background_that_the_terminal_says() {
    for (said, light) in [(WHITE, true), (BLACK, false), ("", false)] {
        let mut screen = program(&[]).start();
        answer(&mut screen, &format!("{said}{SAID}"));
        wait_for_its_theme(&mut screen);
        let colors = colors(&screen);
        // The light theme's keys and its dark green; the dark theme's green.
        assert_eq!(
            colors.contains(&Color::Idx(24)),
            light,
            "{said:?} {colors:?}"
        );
        assert_eq!(
            colors.contains(&Color::Idx(22)),
            light,
            "{said:?} {colors:?}"
        );
        assert_eq!(
            colors.contains(&Color::Idx(2)),
            !light,
            "{said:?} {colors:?}"
        );
        assert_eq!(screen.quit("q"), 0);
    }
}

#[test]
fn the_first_frame_is_drawn_for_the_background_that_there_was_last() {
    let home = Home::new();
    let light = |screen: &Screen| colors(screen).contains(&Color::Idx(24));
    for (was, said) in [(false, WHITE), (true, BLACK), (false, WHITE)] {
        // A terminal that says nothing shows what was drawn first.
        let mut screen = program(&[]).home(&home).start();
        screen.wait_for("1 Explore");
        assert_eq!(light(&screen), was);
        assert_eq!(screen.quit("q"), 0);
        let mut screen = program(&[]).home(&home).start();
        answer(&mut screen, &format!("{said}{SAID}"));
        wait_for_its_theme(&mut screen);
        assert_eq!(light(&screen), said == WHITE);
        assert_eq!(screen.quit("q"), 0);
    }
    // Also where the screen does not go on where it was left.
    let mut screen = program(&["slack"]).home(&home).start();
    screen.wait_for("1 Explore");
    assert!(light(&screen));
    assert_eq!(screen.quit("q"), 0);
    // Who asks for a theme does not change what is remembered.
    for (args, is_light) in [(&["--theme", "dark"][..], false), (&[][..], true)] {
        let mut screen = program(args).home(&home).start();
        screen.wait_for("1 Explore");
        assert_eq!(light(&screen), is_light, "{args:?}");
        assert_eq!(screen.quit("q"), 0);
    }
}

#[test]
fn sixteen_colours_do_where_there_are_no_more() {
    let mut screen = program(&[]).env("TERM", "xterm").start();
    answer(&mut screen, &format!("{WHITE}{SAID}"));
    wait_for_its_theme(&mut screen);
    let colors = colors(&screen);
    let of_sixteen = |color: &Color| matches!(color, Color::Default | Color::Idx(0..=15));
    assert!(colors.iter().all(of_sixteen), "{colors:?}");
    assert!(colors.contains(&Color::Idx(4)), "{colors:?}");
    assert_eq!(screen.quit("q"), 0);
}

#[test]
fn keys_that_are_typed_before_the_answer_are_kept() {
    let mut screen = program(&[]).start();
    screen.wait_for_bytes(BACKGROUND);
    screen.send("/hero");
    screen.send(&format!("{WHITE}ku\r{SAID} "));
    screen.wait_for("1 of 850 apps");
    screen.wait_for("1 marked");
    assert_eq!(screen.quit("q"), 0);
}

#[test]
fn a_terminal_that_answers_nothing_gets_the_dark_theme_and_a_late_answer_is_no_key() {
    let mut screen = program(&[]).start();
    screen.wait_for("1 Explore");
    assert!(is_asked(&screen));
    screen.send("/hero\r");
    screen.wait_for("1 of 850 apps");
    screen.sync();
    let before = screen.contents();
    // As keys these would open and close views, order the list and move the cursor.
    screen.send(&format!("{WHITE}{SAID}"));
    // The next key is the first one that does something.
    screen.send(" ");
    screen.wait_for("1 marked");
    screen.send(" ");
    screen.wait_until_gone("1 marked");
    screen.sync();
    let rows = |text: &str| text.lines().take(27).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(rows(&screen.contents()), rows(&before));
    assert!(!colors(&screen).contains(&Color::Idx(24)));
    assert_eq!(screen.quit("q"), 0);
}

#[test]
fn nothing_is_asked_where_something_else_decides() {
    for (args, variables) in [
        (&["--theme", "light"][..], &[][..]),
        (&[], &[("SCIMDEX_THEME", "light")]),
        (&[], &[("COLORFGBG", "0;15")]),
        (&[], &[("NO_COLOR", "1")]),
        (&[], &[("TERM", "linux")]),
        (&[], &[("TERM", "dumb")]),
    ] {
        let mut program = program(args);
        for (name, value) in variables {
            program = program.env(name, value);
        }
        let mut screen = program.start();
        screen.wait_for("1 Explore");
        assert!(!is_asked(&screen), "{args:?} {variables:?}");
        let light = colors(&screen).contains(&Color::Idx(24));
        let asked_for = args.len() == 2 || variables[0].1 == "light" || variables[0].1 == "0;15";
        assert_eq!(light, asked_for, "{args:?} {variables:?}");
        assert_eq!(screen.quit("q"), 0);
    }
}

#[test]
fn without_colours_bold_and_reverse_are_left() {
    let mut screen = program(&[]).env("NO_COLOR", "1").start();
    screen.wait_for("1 Explore");
    assert_eq!(colors(&screen), [Color::Default]);
    let (bold, reversed) = screen.look(|screen| {
        let (rows, columns) = screen.size();
        let cells =
            (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        let mut found = (false, false);
        for (row, column) in cells {
            let cell = screen.cell(row, column).unwrap();
            found.0 |= cell.bold();
            found.1 |= cell.inverse();
        }
        found
    });
    assert!(bold && reversed);
    assert_eq!(screen.quit("q"), 0);
}
