//! A colleague's first five minutes, as one journey on a terminal: in at the first key, out at the last, and back again.
#![cfg(unix)]

mod pty;

use std::fs;
use std::process::{Command, Stdio};

use pty::{Home, Program, Screen, key};

/// The day that all tests share.
const TODAY: (&str, &str) = ("SCIMDEX_TODAY", "2026-11-21");

/// The program as somebody starts it who has read nothing.
fn start(home: &Home) -> Screen {
    let screen = Program::scimdex(&[])
        .size(120, 40)
        .env(TODAY.0, TODAY.1)
        .home(home)
        .start();
    screen.wait_for("1 Explore");
    screen
}

/// What the program prints as a command, as Markdown.
fn printed(home: &Home, args: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_scimdex"))
        .args(args)
        .args(["--format", "markdown"])
        .env_clear()
        .envs(home.environment())
        .env(TODAY.0, TODAY.1)
        .current_dir(home.work())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    output.stdout
}

/// Closes what lies over the view. A key right after Esc would be read as that key with Alt, so the screen is waited for.
fn close(screen: &mut Screen, shown: &str) {
    screen.send(key::ESC);
    screen.wait_until_gone(shown);
}

#[test]
fn the_first_five_minutes_and_the_next_morning() {
    let home = Home::new();
    let mut screen = start(&home);
    screen.wait_for("850 of 850 apps");
    // Search, and mark what is found.
    screen.send("/hero");
    screen.wait_for("1 of 850 apps");
    screen.send(key::ENTER);
    screen.send(" ");
    screen.wait_for("Heroku is marked.");
    screen.send(key::ESC);
    screen.wait_for("850 of 850 apps");
    // Filter, and mark the first of what is left.
    screen.send("f");
    screen.wait_for("[SCIM]");
    screen.send(" ");
    screen.wait_for("388 of 850 apps");
    close(&mut screen, "[SCIM]");
    screen.send("g ");
    screen.wait_for("2 marked.");
    // Compare the two.
    screen.send("c");
    screen.wait_for("2 apps: ");
    // What the app costs at 1,000 people.
    screen.send("$");
    screen.wait_for("> People");
    screen.send("L");
    screen.wait_for("1,000 people");
    // Export it: the file is what the command prints.
    screen.send("e");
    screen.wait_for("File  ./scimdex-cost.md");
    screen.send(key::ENTER);
    screen.wait_for("Wrote ./scimdex-cost.md");
    let exported = fs::read(home.work().join("scimdex-cost.md")).unwrap();
    let command = ["cost", "activecampaign", "--headcount", "1000"];
    assert_eq!(exported, printed(&home, &command));
    // The palette finds a command by name.
    screen.send(":stack-v");
    screen.wait_for("stack-view");
    screen.send(key::ENTER);
    screen.wait_for("No stack yet");
    // Help: five keys to begin with, then all.
    screen.send("?");
    screen.wait_for("Help: the first five keys");
    screen.send("?");
    screen.wait_for("The app under the cursor");
    close(&mut screen, "The app under the cursor");
    assert_eq!(screen.quit("q"), 0);

    // The next morning everything is where it was: view, query, marks, dials.
    let mut screen = start(&home);
    screen.wait_for("No stack yet");
    screen.wait_for("1,000 people");
    screen.send("1");
    screen.wait_for("388 of 850 apps");
    screen.wait_for("scim:none");
    screen.send("2");
    screen.wait_for("2 apps: ");
    screen.wait_for("Heroku");
    screen.send("3");
    screen.wait_for("> People");
    // The five keys are known by now.
    screen.send("?");
    screen.wait_for("The app under the cursor");
    close(&mut screen, "The app under the cursor");
    assert_eq!(screen.quit("q"), 0);
    // A command never takes the dials of the screen.
    assert_ne!(exported, printed(&home, &["cost", "activecampaign"]));
}

#[test]
fn the_systems_own_program_gets_what_is_copied_and_the_terminal_where_there_is_none() {
    let home = Home::new();
    let programs = home.work().join("bin");
    let record = home.work().join("record");
    fs::create_dir(&programs).unwrap();
    // Written by another process: one of ours that starts a program meanwhile would hold the script open.
    let script = format!("#!/bin/sh\n/bin/cat >'{}'\n", record.display());
    let written = Command::new("/bin/sh")
        .args([
            "-c",
            "printf '%s' \"$1\" >wl-copy && chmod 755 wl-copy",
            "sh",
            &script,
        ])
        .current_dir(&programs)
        .status()
        .unwrap();
    assert!(written.success());
    let open = |set: &[(&str, &str)], setting: &str| {
        let folder = home.config().join("scimdex");
        fs::create_dir_all(&folder).unwrap();
        fs::write(
            folder.join("config.ron"),
            format!("(clipboard: {setting:?})"),
        )
        .unwrap();
        let mut program = Program::scimdex(&["slack", "--fresh"])
            .size(80, 24)
            .home(&home)
            .env(TODAY.0, TODAY.1)
            .env("PATH", programs.to_str().unwrap());
        for (name, value) in set {
            program = program.env(name, value);
        }
        let screen = program.start();
        screen.wait_for("1 of 850 apps");
        screen
    };
    let wayland = ("WAYLAND_DISPLAY", "wayland-0");
    let ssh = ("SSH_TTY", "/dev/pts/0");
    for (set, setting, by_program) in [
        (&[wayland][..], "auto", true),
        (&[wayland, ssh][..], "auto", false),
        (&[wayland, ssh][..], "native", true),
        (&[wayland][..], "osc52", false),
        (&[][..], "auto", false),
    ] {
        let mut screen = open(set, setting);
        screen.send("y");
        screen.wait_for("Copied the page's address to the clipboard.");
        screen.sync();
        let transcript = screen.transcript();
        let asked = transcript.windows(5).any(|bytes| bytes == b"\x1b]52;");
        let taken = fs::read_to_string(&record).ok();
        let url = "https://docs.slack.dev/admins/scim-api/";
        assert_eq!(
            taken.as_deref(),
            by_program.then_some(url),
            "{set:?} {setting}"
        );
        assert_eq!(asked, !by_program, "{set:?} {setting}");
        let _ = fs::remove_file(&record);
        assert_eq!(screen.quit("q"), 0);
    }
    let mut screen = open(&[wayland], "off");
    screen.send("y");
    screen.wait_for("the setting `clipboard` is \"off\"");
    screen.sync();
    assert!(
        !screen
            .transcript()
            .windows(5)
            .any(|bytes| bytes == b"\x1b]52;")
    );
    assert!(!record.exists());
    assert_eq!(screen.quit("q"), 0);
}
