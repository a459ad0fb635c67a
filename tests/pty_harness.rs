//! The test terminal itself, tried on programs that every Unix has.
#![cfg(unix)]

mod pty;

use std::time::Duration;

use pty::{Home, Program, key};
use rustix::process::Signal;

fn shell(script: &str) -> Program<'static> {
    Program::new("/bin/sh", &["-c", script])
}

#[test]
fn what_a_program_writes_is_on_the_screen() {
    let screen = shell("printf 'one\\n\\033[2Ctwo\\n'").start();
    screen.wait_for("two");
    let ended = screen.wait_for_end();
    assert_eq!((ended.code, ended.signal), (Some(0), None));
    assert_eq!(screen.contents(), "one\n  two");
    assert!(screen.transcript().ends_with(b"two\r\n"));
}

#[test]
fn keys_reach_the_program_and_its_exit_code_comes_back() {
    let mut screen = shell("read name; echo \"hello $name\"; read code; exit $code").start();
    screen.send("world");
    screen.send(key::ENTER);
    screen.wait_for("hello world");
    assert_eq!(screen.quit("7\r"), 7);
}

#[test]
fn modes_tell_what_a_program_left_behind() {
    let mut screen = shell(
        "read go; printf '\\033[?1049h\\033[?2004h\\033[?1000h\\033[?25l'; stty raw -echo; echo on;
         dd bs=1 count=1 2>/dev/null; stty sane; exit 0",
    )
    .start();
    let before = screen.modes();
    screen.send(key::ENTER);
    screen.wait_for("on");
    let during = screen.modes();
    assert!(
        during.alternate_screen && during.bracketed_paste && during.mouse && during.cursor_hidden
    );
    assert_ne!(during.termios, before.termios);
    screen.send("x");
    screen.wait_for_end();
    let after = screen.modes();
    assert!(after.alternate_screen && after.cursor_hidden);
}

#[test]
fn a_resize_reaches_the_program() {
    let mut screen =
        shell("trap 'stty size; exit 0' WINCH; echo ready; while :; do read line; done")
            .size(80, 24)
            .start();
    screen.wait_for("ready");
    screen.resize(132, 50);
    screen.wait_for("50 132");
}

#[test]
fn a_signal_is_told_from_an_exit() {
    let screen = shell("echo ready; read line").start();
    screen.wait_for("ready");
    screen.signal(Signal::KILL);
    let ended = screen.wait_for_end();
    assert_eq!(ended.code, None);
    assert!(ended.signal.is_some());
}

#[test]
fn a_stopped_program_goes_on() {
    let mut screen = shell("echo ready; read line; echo \"got $line\"").start();
    screen.wait_for("ready");
    screen.signal(Signal::STOP);
    screen.wait_for_stop();
    screen.signal(Signal::CONT);
    screen.send("x\r");
    screen.wait_for("got x");
}

#[test]
fn a_hang_up_ends_who_listens() {
    let mut screen = shell("echo ready; read line").start();
    screen.wait_for("ready");
    screen.hang_up();
    let ended = screen.wait_for_end();
    assert!(ended.signal.is_some() || ended.code != Some(0), "{ended:?}");
    assert!(
        ended
            .processor
            .is_none_or(|time| time < Duration::from_secs(1))
    );
}

#[test]
fn a_home_outlives_a_run() {
    let home = Home::new();
    shell("echo kept > \"$XDG_STATE_HOME/state\"; pwd")
        .home(&home)
        .start()
        .wait_for_end();
    let second = shell("cat \"$XDG_STATE_HOME/state\"").home(&home).start();
    second.wait_for("kept");
    assert!(home.state().join("state").exists());
}
