//! The whole program on a terminal with the user's own files: the editor, my IdP, scenarios by name.
#![cfg(unix)]

mod pty;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use pty::{Home, Program, Screen, key};

const TODAY: (&str, &str) = ("SCIMDEX_TODAY", "2026-11-21");

/// A shell script in the home, for use as an editor.
fn script(home: &Home, name: &str, text: &str) -> String {
    let path = home.path().join(name);
    fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path.to_str().unwrap().to_owned()
}

fn start(home: &Home, args: &[&str], editor: &str) -> Screen {
    let screen = Program::scimdex(args)
        .size(120, 40)
        .env(TODAY.0, TODAY.1)
        .env("VISUAL", editor)
        .home(home)
        .start();
    screen.wait_for("1 Explore");
    screen
}

/// Where own layers are.
fn layers(home: &Home) -> PathBuf {
    home.config().join("scimdex/layers")
}

/// What a command prints in this home.
fn printed(home: &Home, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_scimdex"))
        .args(args)
        .env_clear()
        .envs(home.environment())
        .env(TODAY.0, TODAY.1)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_layer_is_edited_and_its_change_shows_when_the_editor_closes() {
    let home = Home::new();
    // An editor with an argument of its own, that talks on the terminal and waits for a line.
    let editor = script(
        &home,
        "my editor",
        "echo \"EDITING $2\"; read answer; sed -i.bak \"s|// quote: .*|quote: (tier: \\\"Enterprise\\\", price: \\\"$answer\\\"),|\" \"$2\"; rm \"$2.bak\"",
    );
    let mut screen = start(&home, &["netlify"], &format!("'{editor}' --wait"));
    assert!(!layers(&home).exists());
    screen.send("E");
    screen.wait_for("EDITING");
    let modes = screen.modes();
    assert!(
        !modes.alternate_screen && !modes.mouse && !modes.bracketed_paste,
        "{modes:?}"
    );
    // Ctrl-C is the editor's to answer, not ours: this one ends by it, and its file is left as it was.
    screen.send("\x03");
    screen.wait_for("ended with signal: 2");
    assert!(screen.modes().alternate_screen);
    assert_eq!(fs::read_dir(layers(&home)).unwrap().count(), 0);
    screen.send("E");
    screen.wait_for("EDITING");
    screen.send("$30,000/yr\r");
    screen.wait_for("and every other layer again.");
    screen.send("$");
    screen.wait_for("$29,760");
    assert_eq!(screen.quit("q"), 0);
    let cost = printed(&home, &["cost", "netlify", "--format", "markdown"]);
    assert!(
        cost.contains("your quote for Enterprise (layer own-netlify)"),
        "{cost}"
    );
}

#[test]
fn a_mistake_in_a_layer_is_shown_with_its_place() {
    let home = Home::new();
    let editor = script(
        &home,
        "ed",
        "echo '(layer: (id: \"x\", title: \"X\"), records: [' > \"$1\"; echo '(id: \"netlify\", stattus: None)])' >> \"$1\"",
    );
    let mut screen = start(&home, &["netlify"], &editor);
    screen.send("E");
    screen.wait_for("netlify.ron:2:17: there is no field `stattus`");
    screen.send("j");
    screen.wait_until_gone("stattus");
    assert_eq!(screen.quit("q"), 0);
}

#[test]
fn an_editor_that_is_not_there_is_told_and_leaves_nothing_behind() {
    let home = Home::new();
    let mut screen = start(&home, &["netlify"], "/none/at-all");
    screen.send("E");
    screen.wait_for("`/none/at-all` cannot be started");
    assert!(screen.modes().alternate_screen);
    assert_eq!(fs::read_dir(layers(&home)).unwrap().count(), 0);
    assert_eq!(screen.quit("q"), 0);
}

#[test]
fn my_idp_is_kept_for_the_screen_and_the_commands() {
    let home = Home::new();
    let mut screen = start(&home, &[], "true");
    screen.wait_for("no IdP");
    screen.send("ij");
    screen.send(key::ENTER);
    screen.wait_until_gone("My IdP");
    assert_eq!(screen.quit("q"), 0);
    let kept = fs::read_to_string(home.state().join("scimdex/state.ron")).unwrap();
    assert!(kept.contains("\"idp\": \"okta\""), "{kept}");
    let mut screen = start(&home, &[], "true");
    screen.wait_for("Okta   500 people");
    assert_eq!(screen.quit("q"), 0);
    let idp = |args: &[&str]| {
        let list = printed(&home, args);
        let list: serde_json::Value = serde_json::from_str(&list).unwrap();
        list["idp"].clone()
    };
    assert_eq!(idp(&["list", "slack", "--format", "json"]), "okta");
    assert_eq!(
        idp(&["list", "slack", "--format", "json", "--idp", "google"]),
        "google"
    );
    assert!(idp(&["list", "slack", "--format", "json", "--idp", "none"]).is_null());
}

#[test]
fn a_broken_state_file_is_told_and_set_aside() {
    let home = Home::new();
    let folder = home.state().join("scimdex");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("state.ron"), "{\"idp\": okta").unwrap();
    let mut screen = start(&home, &[], "true");
    screen.wait_for("state.ron:1:");
    assert_eq!(
        fs::read_to_string(folder.join("state.ron")).unwrap(),
        "{\"idp\": okta"
    );
    screen.send("ij");
    screen.send(key::ENTER);
    screen.wait_for("Okta   500 people");
    assert_eq!(screen.quit("q"), 0);
    assert_eq!(
        fs::read_to_string(folder.join("state.ron.broken")).unwrap(),
        "{\"idp\": okta"
    );
    assert!(
        fs::read_to_string(folder.join("state.ron"))
            .unwrap()
            .contains("\"okta\"")
    );
}

#[test]
fn dials_are_saved_by_name_taken_again_and_exported_like_the_command() {
    let home = Home::new();
    let mut screen = start(&home, &["slack"], "true");
    screen.send("$");
    screen.wait_for("By hand is cheapest");
    screen.send("LLS");
    screen.wait_for("None is saved yet.");
    screen.send("splan-b\r");
    screen.wait_for("Saved the dials as plan-b.");
    screen.send(key::ESC);
    screen.wait_until_gone("Scenarios");
    screen.send("R");
    screen.wait_for("plan-b, changed");
    screen.send("S");
    screen.wait_for("People 2,000");
    screen.send(key::ENTER);
    screen.wait_until_gone("changed");
    screen.send("ell");
    screen.wait_for("./scimdex-cost.json");
    screen.send(key::ENTER);
    screen.wait_for("Wrote ./scimdex-cost.json");
    let file = fs::read_to_string(home.work().join("scimdex-cost.json")).unwrap();
    let command = ["cost", "slack", "--scenario", "plan-b", "--format", "json"];
    assert_eq!(file, printed(&home, &command));
    assert_eq!(screen.quit("q"), 0);
}

#[test]
fn the_screen_opens_where_it_was_left_unless_it_is_to_begin_afresh() {
    let home = Home::new();
    let mut screen = start(&home, &[], "true");
    screen.send("/hero\r /netlify\r o");
    screen.wait_for("Order");
    screen.send(key::ESC);
    screen.wait_until_gone("Best match");
    screen.send("$LL");
    screen.wait_for("2,000 people");
    assert_eq!(screen.quit("q"), 0);
    let mut screen = start(&home, &[], "true");
    screen.wait_for("2,000 people   2 marked");
    screen.wait_for("Netlify   Pro to Enterprise");
    screen.send("1");
    screen.wait_for("1 of 850 apps");
    assert_eq!(screen.quit("q"), 0);
    let mut screen = start(&home, &["--fresh"], "true");
    screen.wait_for("500 people   850 apps");
    assert_eq!(screen.quit("q"), 0);
    // A query that is asked for says where to begin.
    let mut screen = start(&home, &["slack"], "true");
    screen.wait_for("500 people   850 apps");
    screen.wait_for("1 of 850 apps");
    assert_eq!(screen.quit("q"), 0);
}

#[test]
fn keys_and_themes_of_ones_own_are_used_and_broken_ones_are_told() {
    let home = Home::new();
    let folder = home.config().join("scimdex");
    fs::create_dir_all(folder.join("themes")).unwrap();
    fs::write(folder.join("keymap.ron"), "{\"quit\": [\"Q\"]}").unwrap();
    fs::write(folder.join("themes/mine.ron"), "(title: (bold: true))").unwrap();
    fs::write(folder.join("config.ron"), "(theme: \"mine\", mouse: false)").unwrap();
    let mut screen = start(&home, &[], "true");
    screen.wait_for("Q quit");
    assert!(!screen.modes().mouse);
    assert_eq!(screen.quit("Q"), 0);
    fs::write(folder.join("keymap.ron"), "{\"quit\": [\"/\"]}").unwrap();
    fs::write(folder.join("themes/mine.ron"), "(title: (bald: true))").unwrap();
    let mut screen = start(&home, &["--fresh"], "true");
    screen.wait_for("mine.ron:1:");
    screen.wait_for("1 more");
    screen.send("j");
    screen.wait_for("q quit");
    assert_eq!(screen.quit("q"), 0);
    // A theme that a flag asks for has to be there.
    let screen = Program::scimdex(&["--theme", "none-such"])
        .home(&home)
        .start();
    let ended = screen.wait_for_end();
    assert!(
        screen.contents().contains("there is no such theme"),
        "{ended:?} {}",
        screen.contents()
    );
}
