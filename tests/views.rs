//! Saved views by the commands: what counts of a flag, a view and what is remembered; and chosen on the screen, printed by
//! `list --view`.

#[cfg(unix)]
mod pty;

use std::fs;
use std::process::{Command, Output};

const TODAY: (&str, &str) = ("SCIMDEX_TODAY", "2026-11-21");

/// A home with these files in its folder of settings and this state.
struct Files {
    folder: tempfile::TempDir,
}

impl Files {
    fn new(files: &[(&str, &str)]) -> Files {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Files { folder }
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_scimdex"))
            .args(args)
            .env(TODAY.0, TODAY.1)
            .env("SCIMDEX_CONFIG_DIR", self.folder.path().join("config"))
            .env("SCIMDEX_STATE_DIR", self.folder.path().join("state"))
            .current_dir(self.folder.path())
            .output()
            .unwrap()
    }

    /// What a command prints that has to work.
    fn printed(&self, args: &str) -> String {
        let args: Vec<&str> = args.split(' ').collect();
        let output = self.run(&args);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            output.status.success() && said.is_empty(),
            "{args:?}: {said}"
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// What a command says that has to fail with 2.
    fn refused(&self, args: &str) -> String {
        let args: Vec<&str> = args.split(' ').collect();
        let output = self.run(&args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty());
        String::from_utf8(output.stderr).unwrap()
    }
}

const TEAM: &str = r#"(version: 1, query: "scim:gated cat:hr", columns: ["app", "okta", "price"], order: "-price", idp: "entra",
    scenario: Named("plan-b"))"#;

fn home() -> Files {
    Files::new(&[
        ("config/views/team.ron", TEAM),
        (
            "config/views/dials.ron",
            "(query: \"slack\", scenario: Own((headcount: 77)))",
        ),
        ("config/scenarios/plan-b.ron", "(headcount: 1200)"),
        ("state/state.ron", "{\"idp\": \"okta\"}"),
    ])
}

#[test]
fn a_view_is_its_query_columns_order_idp_and_dials() {
    let home = home();
    let spelt = "list scim:gated cat:hr --fields app,okta,price --sort -price --idp entra \
                 --scenario plan-b --format";
    for format in ["table", "csv", "json", "html"] {
        assert_eq!(
            home.printed(&format!("list --view team --format {format}")),
            home.printed(&format!("{spelt} {format}")),
            "{format}"
        );
    }
    // Before the command as well, and by its file.
    let csv = home.printed("list --view team --format csv");
    assert_eq!(home.printed("--view team list --format csv"), csv);
    assert_eq!(
        home.printed("list --view config/views/team.ron --format csv"),
        csv
    );
}

#[test]
fn a_flag_beats_the_view_and_the_view_what_is_remembered() {
    let home = home();
    let csv = |args: &str| home.printed(&format!("list {args} --format csv"));
    let json = |args: &str| home.printed(&format!("list {args} --format json"));
    let has = |text: &str, words: &str| assert!(text.contains(words), "{words}\n{text:.400}");
    // Query, columns, order.
    assert_eq!(
        csv("scim:gated cat:security --view team"),
        csv(
            "scim:gated cat:security --fields app,okta,price --sort -price --idp entra --scenario plan-b"
        )
    );
    assert_eq!(
        csv("--view team --fields app,id"),
        csv("scim:gated cat:hr --fields app,id --sort -price --idp entra --scenario plan-b")
    );
    assert_eq!(
        csv("--view team --sort app"),
        csv("scim:gated cat:hr --fields app,okta,price --sort app --idp entra --scenario plan-b")
    );
    // My IdP: flag, view, what was chosen on the screen.
    has(
        &json("slack --view team --idp google"),
        "\"idp\": \"google\"",
    );
    has(&json("slack --view team"), "\"idp\": \"entra\"");
    has(&json("slack --view dials"), "\"idp\": \"okta\"");
    has(&json("slack"), "\"idp\": \"okta\"");
    // Dials: a flag of one, a scenario, the view's scenario, the view's own.
    let cost = |args: &str| home.printed(&format!("cost {args} --format json"));
    has(
        &cost("slack --view team --headcount 9"),
        "\"headcount\": 9,",
    );
    has(
        &cost("slack --view dials --scenario plan-b"),
        "\"headcount\": 1200,",
    );
    has(&cost("slack --view team"), "\"headcount\": 1200,");
    has(&cost("slack --view dials"), "\"headcount\": 77,");
    has(&cost("slack"), "\"headcount\": 500,");
}

#[test]
fn costs_and_comparisons_are_made_under_a_view() {
    let home = home();
    // Without apps, those of the view's query, in its order.
    let by_view = home.printed("cost --view dials --format csv");
    assert_eq!(
        by_view,
        home.printed("cost --query slack --headcount 77 --format csv")
    );
    assert_ne!(by_view, home.printed("cost --query slack --format csv"));
    assert_eq!(
        home.printed("compare slack github --view team --format markdown"),
        home.printed("compare slack github --idp entra --scenario plan-b --format markdown")
    );
    let said = home.refused("cost");
    assert!(said.contains("required"), "{said}");
}

#[test]
fn a_view_that_cannot_be_had_is_named_with_its_place() {
    let home = Files::new(&[
        ("config/views/bad.ron", "(\n  columns: [\"ap\"])"),
        ("config/views/later.ron", "(version: 2)"),
        ("config/views/lost.ron", "(scenario: Named(\"nowhere\"))"),
        ("config/views/asks.ron", "(query: \"scmi:none\")"),
    ]);
    for (name, words) in [
        ("bad", "bad.ron:2:"),
        ("bad", "there is no column `ap`; the nearest is `app`"),
        ("later", "this scimdex reads version 1"),
        ("lost", "there is no scenario \"nowhere\""),
        ("asks", "`scmi:` is not a field"),
        ("gone", "there is no view \"gone\": no such file, and in "),
        ("gone", "are asks, bad, later, lost"),
        ("../bad", "there is no view"),
    ] {
        let said = home.refused(&format!("list --view {name}"));
        assert!(said.contains(words), "{said}");
    }
    let text = fs::read_to_string(home.folder.path().join("config/views/bad.ron"));
    assert_eq!(text.unwrap(), "(\n  columns: [\"ap\"])");
    let folders = home.printed("config path");
    assert!(folders.contains("config/views"), "{folders}");
}

#[cfg(unix)]
mod on_the_screen {
    use super::{TODAY, fs};
    use std::process::{Command, Stdio};

    use super::pty::{Home, Program, Screen, key};

    fn start(home: &Home, args: &[&str]) -> Screen {
        let screen = Program::scimdex(args)
            .size(120, 40)
            .env(TODAY.0, TODAY.1)
            .home(home)
            .start();
        // The last line is drawn last.
        screen.wait_for("q quit");
        screen
    }

    fn printed(home: &Home, args: &[&str]) -> String {
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
        String::from_utf8(output.stdout).unwrap()
    }

    /// Esc, and what it closes: a key right after it would be read as that key with Alt.
    fn close(screen: &mut Screen, title: &str) {
        screen.send(key::ESC);
        screen.wait_until_gone(title);
    }

    /// The cells of the list's lines, between its edge and the app's pane, without marks.
    fn list(screen: &Screen) -> Vec<String> {
        let contents = screen.contents();
        let left = contents.lines().filter_map(|line| line.split_once('│'));
        let cells = left.map(|(line, _)| line.chars().skip(4).collect::<String>());
        let words = cells.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        words.filter(|line| !line.is_empty()).collect()
    }

    #[test]
    fn columns_are_chosen_sorted_by_and_saved_and_the_command_prints_the_same() {
        let home = Home::new();
        let mut screen = start(&home, &[]);
        screen.send("/scim:gated jump:>=4x");
        screen.send(key::ENTER);
        screen.send("i");
        screen.wait_for("My IdP");
        screen.send("j\r");
        screen.wait_until_gone("My IdP");
        // App, Jump and For Okta; by the jump, from the greatest down.
        screen.send("C");
        screen.wait_for("6 as usual");
        screen.send("j j j joo");
        screen.wait_for("greatest first");
        screen.wait_for("3 chosen");
        close(&mut screen, "─ Columns");
        screen.send("v");
        screen.wait_for("None is saved yet.");
        screen.send("steam\r");
        screen.wait_for("Saved this view as team.");
        let file = home.config().join("scimdex/views/team.ron");
        assert!(fs::read_to_string(file).unwrap().contains("\"for_idp\""));
        close(&mut screen, "─ Saved views");
        let seen = list(&screen);
        assert_eq!(screen.quit("q"), 0);
        // The rows and columns of the screen are those of the command, in their order.
        let table = printed(&home, &["list", "--view", "team", "--format", "csv"]);
        let rows: Vec<Vec<&str>> = table
            .lines()
            .map(|line| line.split(',').collect())
            .collect();
        assert_eq!(rows[0].join(","), "app,jump,for_idp");
        assert_eq!(seen[0], "App Jumpv For Okta");
        assert!(
            rows.len() > 3 && seen.len() == rows.len(),
            "{seen:#?}\n{table}"
        );
        for (row, line) in rows.iter().zip(&seen).skip(1) {
            let line = line.replace("* stale ", "").replace("* ", "");
            assert!(
                line.starts_with(row[0]) && line.contains(row[1]),
                "{line}: {row:?}"
            );
        }
        // Open again: first where it was left, then by the view, whatever was left.
        let mut screen = start(&home, &[]);
        assert_eq!(list(&screen), seen);
        screen.send("Cr");
        screen.wait_for("6 as usual");
        close(&mut screen, "─ Columns");
        assert_eq!(screen.quit("q"), 0);
        let mut screen = start(&home, &["--view", "team"]);
        assert_eq!(list(&screen), seen);
        screen.send("v");
        screen.wait_for("✓ team");
        close(&mut screen, "─ Saved views");
        assert_eq!(screen.quit("q"), 0);
        // A query that is asked for keeps the columns.
        let mut screen = start(&home, &["heroku"]);
        assert_eq!(list(&screen)[0], "App Jump For Okta");
        assert_eq!(screen.quit("q"), 0);
    }
}
