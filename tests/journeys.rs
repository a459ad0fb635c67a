//! The whole program on a terminal, used as its user would: keys in, screens, files and exit codes out.
#![cfg(unix)]

mod pty;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use pty::{Home, Modes, Program, Screen, key};

/// The day that all tests share.
const TODAY: (&str, &str) = ("SCIMDEX_TODAY", "2026-11-21");

/// The program in a home that is looked at afterwards.
fn start(home: &Home, args: &[&str], columns: u16, rows: u16) -> Screen {
    let screen = Program::scimdex(args)
        .size(columns, rows)
        .env(TODAY.0, TODAY.1)
        .home(home)
        .start();
    screen.wait_for("1 Explore");
    screen
}

/// What the program prints as a command.
fn printed(home: &Home, args: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_scimdex"))
        .args(args)
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

/// The names of the files in a folder, in order.
fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The modes of a terminal that nobody has touched.
fn untouched() -> Modes {
    let screen = Program::new("/bin/sh", &["-c", "exit 0"]).start();
    screen.wait_for_end();
    screen.modes()
}

/// Closes the export overlay. A key right after Esc would be read as that key with Alt, so the screen is waited for.
fn leave_export(screen: &mut Screen) {
    screen.send(key::ESC);
    screen.wait_until_gone("Export the list");
}

#[test]
fn two_apps_are_found_marked_compared_and_exported() {
    let home = Home::new();
    let mut screen = start(&home, &[], 120, 40);
    let modes = screen.modes();
    assert!(
        modes.alternate_screen && modes.mouse && modes.bracketed_paste,
        "{modes:?}"
    );
    // Exactly these keys, as fast as they come.
    screen.send("/hero");
    screen.send(key::ENTER);
    screen.send(" /netl");
    screen.send(key::ENTER);
    screen.send(" ce");
    screen.wait_for("File  ./scimdex-compare.md");
    screen.send(key::ENTER);
    screen.wait_for("Wrote ./scimdex-compare.md");
    assert_eq!(files(&home.work()), ["scimdex-compare.md"]);
    let file = fs::read(home.work().join("scimdex-compare.md")).unwrap();
    let command = ["compare", "heroku", "netlify", "--format", "markdown"];
    assert_eq!(file, printed(&home, &command));
    assert_eq!(screen.quit("q"), 0);
    assert_eq!(screen.modes(), untouched());
}

#[test]
fn an_app_is_read_and_its_cost_turned() {
    let home = Home::new();
    let mut screen = start(&home, &[], 120, 40);
    screen.send("/slack");
    screen.send(key::ENTER);
    screen.wait_for("1 of 850 apps");
    screen.send("$");
    screen.wait_for("By hand is cheapest, by $34,746 a year.");
    screen.wait_for("| 100,000    500");
    // Two big steps to 2,000 people, a typed number, a refused one, and back.
    screen.send("LL");
    screen.wait_for("$47,016");
    screen.send(key::ENTER);
    screen.send("1,000");
    screen.send(key::ENTER);
    screen.wait_for("$23,508");
    screen.send(key::ENTER);
    screen.send("0");
    screen.send(key::ENTER);
    screen.wait_for("choose 1 to 100,000 people");
    screen.send(key::ESC);
    screen.wait_until_gone("choose 1 to 100,000 people");
    screen.send("x");
    screen.wait_for("$6,088 x 1,000 / 500");
    screen.send("xR");
    screen.wait_for("$11,754");
    // The bytes are those of the command, whose dials stand where these do.
    screen.send("l");
    screen.wait_for("510");
    screen.send("ell");
    screen.wait_for("./scimdex-cost.json");
    screen.send(key::ENTER);
    screen.wait_for("Wrote ./scimdex-cost.json");
    let file = fs::read(home.work().join("scimdex-cost.json")).unwrap();
    let command = ["cost", "slack", "--headcount", "510", "--format", "json"];
    assert_eq!(file, printed(&home, &command));
    screen.send(key::ESC);
    screen.wait_for("1 of 850 apps");
    assert_eq!(screen.quit("q"), 0);
    assert_eq!(screen.modes(), untouched());
}

#[test]
fn a_slider_is_dragged_with_the_mouse() {
    let home = Home::new();
    let mut screen = start(&home, &["slack"], 120, 40);
    screen.send("$");
    screen.wait_for("| 100,000    500");
    let contents = screen.contents();
    let (row, line) = contents
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains("People "))
        .unwrap();
    let (row, start) = (row + 1, line.find('|').unwrap() + 1);
    // Down at the left end, over to the right end, up; columns and rows are counted from 1.
    screen.send(&format!("\x1b[<0;{start};{row}M"));
    screen.wait_for("| 100,000      1");
    screen.send(&format!("\x1b[<32;{};{row}M", start + 60));
    screen.send(&format!("\x1b[<0;{};{row}m", start + 60));
    screen.wait_for("# 100,000  100,000");
    assert_eq!(screen.quit("q"), 0);
}

#[test]
fn the_list_is_narrowed_and_exported_in_every_format() {
    let home = Home::new();
    let mut screen = start(&home, &[], 80, 24);
    screen.send("/scim:included cat:security");
    screen.send(key::ENTER);
    screen.wait_for("of 850 apps");
    for (format, extension) in [
        ("markdown", "md"),
        ("csv", "csv"),
        ("json", "json"),
        ("html", "html"),
        ("ron", "ron"),
    ] {
        screen.send("e");
        screen.wait_for(&format!("./scimdex-list.{extension}"));
        screen.send(key::ENTER);
        screen.wait_for(&format!("Wrote ./scimdex-list.{extension}"));
        let file = fs::read(home.work().join(format!("scimdex-list.{extension}"))).unwrap();
        let query = "scim:included cat:security";
        assert_eq!(
            file,
            printed(&home, &["list", query, "--format", format]),
            "{format}"
        );
        // The next time, the next format: the overlay keeps the last one.
        screen.send("el");
        screen.wait_for("Export the list");
        leave_export(&mut screen);
    }
    assert_eq!(screen.quit("q"), 0);
}

#[test]
fn a_file_that_is_there_is_not_replaced_by_the_same_key() {
    let home = Home::new();
    let path = home.work().join("scimdex-list.md");
    fs::write(&path, "mine\n").unwrap();
    let mut screen = start(&home, &["heroku"], 80, 24);
    screen.send("e");
    screen.wait_for("File  ./scimdex-list.md");
    screen.send(key::ENTER);
    screen.wait_for("exists");
    screen.send(key::ENTER);
    screen.sync();
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine\n");
    screen.send("W");
    screen.wait_for("Wrote ./scimdex-list.md");
    assert!(fs::read_to_string(&path).unwrap().contains("Heroku"));
    assert_eq!(files(&home.work()), ["scimdex-list.md"]);
    assert_eq!(screen.quit("q"), 0);
}

#[test]
fn a_folder_that_takes_no_file_is_told() {
    let home = Home::new();
    let mut screen = start(&home, &["heroku"], 80, 24);
    screen.send("er");
    screen.send("\x15./nowhere/list.md");
    screen.send(key::ENTER);
    screen.send(key::ENTER);
    screen.wait_for("nowhere");
    screen.wait_for("Export the list");
    assert_eq!(files(&home.work()), Vec::<String>::new());
    leave_export(&mut screen);
    assert_eq!(screen.quit("q"), 0);
}

#[test]
fn the_export_is_copied_through_the_terminal() {
    let home = Home::new();
    let mut screen = start(&home, &["heroku"], 80, 24);
    screen.send("ely");
    screen.wait_for("to the clipboard");
    screen.sync();
    let transcript = screen.transcript();
    assert!(transcript.windows(5).any(|bytes| bytes == b"\x1b]52;"));
    assert_eq!(files(&home.work()), Vec::<String>::new());
    leave_export(&mut screen);
    assert_eq!(screen.quit("q"), 0);
}

#[test]
fn a_terminal_that_is_too_small_says_so_and_recovers() {
    let home = Home::new();
    let mut screen = start(&home, &["slack"], 120, 40);
    screen.send("$");
    screen.wait_for("By hand is cheapest");
    screen.resize(19, 4);
    screen.wait_for("20 x 5");
    screen.resize(1, 1);
    screen.resize(60, 15);
    screen.wait_for("> People");
    screen.send(key::PAGE_DOWN);
    screen.wait_for("By hand is cheapest");
    screen.resize(120, 40);
    screen.wait_for("500 now");
    assert_eq!(screen.quit("q"), 0);
    assert_eq!(screen.modes(), untouched());
}

#[test]
fn pasted_text_is_typed_and_never_run() {
    let home = Home::new();
    let mut screen = start(&home, &[], 80, 24);
    screen.paste("q");
    screen.send("/");
    screen.paste("heroku\nq\nq");
    screen.send(key::ENTER);
    screen.wait_for("1 of 850 apps");
    assert_eq!(screen.quit(key::CTRL_C), 130);
    assert_eq!(screen.modes(), untouched());
}

#[test]
fn without_a_terminal_the_list_is_named() {
    let home = Home::new();
    let output = Command::new(env!("CARGO_BIN_EXE_scimdex"))
        .env_clear()
        .envs(home.environment())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(
        words.contains("no terminal") && words.contains("scimdex list"),
        "{words}"
    );
    assert!(output.stdout.is_empty());
}

/// An export of Okta with an entry that nobody is sure of, and one that is no app of the catalog.
const OKTA_EXPORT: &str = r#"[
  {"id":"1","name":"slack","label":"Slack","status":"ACTIVE","signOnMode":"SAML_2_0","features":["PUSH_NEW_USERS","PUSH_USER_DEACTIVATION"]},
  {"id":"2","name":"acme_netlify_1","label":"Netlify","status":"ACTIVE","signOnMode":"SAML_2_0","features":[]},
  {"id":"3","name":"bookmark","label":"Adobe","status":"ACTIVE","signOnMode":"BOOKMARK","features":[]},
  {"id":"4","name":"bookmark","label":"Company wiki","status":"ACTIVE","signOnMode":"BOOKMARK","features":[]}
]"#;

#[test]
fn a_stack_is_imported_reviewed_and_remembered() {
    let home = Home::new();
    fs::write(home.work().join("okta.json"), OKTA_EXPORT).unwrap();
    let mut screen = start(&home, &[], 120, 40);
    screen.send("4");
    screen.wait_for("No stack yet");
    screen.send("o");
    screen.wait_for("Files");
    screen.send("okta.jsom");
    screen.send(key::ENTER);
    screen.wait_for("Nothing was imported.");
    screen.send("\u{7f}n");
    screen.send(key::ENTER);
    screen.wait_for("Imported Okta apps.");
    screen.wait_for("1 of 2 apps");
    // The second candidate for Adobe, taken, taken back, and taken again.
    screen.send("r");
    screen.wait_for("1 entry to decide");
    screen.send("2");
    screen.wait_for("Every entry is decided.");
    screen.send("u");
    screen.wait_for("The last decision is taken back.");
    screen.send("2");
    screen.wait_for("1 of 3 apps");
    assert_eq!(screen.quit("q"), 0);

    // A second run knows the stack and the decision, on both doors.
    let listed = printed(
        &home,
        &["list", "stack:yes", "--fields", "app", "--format", "csv"],
    );
    let listed = String::from_utf8(listed).unwrap();
    assert_eq!(listed.lines().count(), 4, "{listed}");
    assert!(listed.contains("Adobe"), "{listed}");
    let mut screen = start(&home, &[], 120, 40);
    screen.send("4");
    screen.wait_for("1 of 3 apps");
    screen.wait_until_gone("undecided");
    screen.send("e");
    screen.wait_for("File  ./scimdex-stack.md");
    screen.send(key::ENTER);
    screen.wait_for("Wrote ./scimdex-stack.md");
    let file = fs::read(home.work().join("scimdex-stack.md")).unwrap();
    assert_eq!(file, printed(&home, &["stack", "--format", "markdown"]));

    // Forgetting asks first, and leaves nothing.
    screen.send("X");
    screen.wait_for("Forget the stack?");
    screen.send(key::ENTER);
    screen.wait_for("No stack yet");
    assert_eq!(screen.quit("q"), 0);
    let kept = files(&home.state());
    assert!(
        kept.iter().all(|name| !name.starts_with("stack")),
        "{kept:?}"
    );
}
