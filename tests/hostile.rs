//! A layer that attacks whoever reads it, on the built program: shown, exported in every format and read back.
#![cfg(unix)]

mod pty;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use pty::{Home, Program, Screen, key};
use serde_json::Value;

/// What the app is called: a terminal's title, a spreadsheet's formula, a page's script.
const NAME: &str = "\u{1b}]0;x\u{7}=cmd|'/C calc'!A0 <script>";
/// How it is shown.
const SHOWN: &str = "␛]0;x␇=cmd|'/C calc'!A0 <script>";

/// A home whose working folder holds the layer, with real ESC and BEL in it.
fn home() -> Home {
    let home = Home::new();
    let layer = format!(
        "(layer: (id: \"evil\", title: \"{NAME}\"), records: [(id: \"evil\", name: \"{NAME}\", owner: \"{NAME}\", \
         aliases: [\"={NAME}\"], summary: [\"{NAME}\"], limitations: [\"{NAME}\"], status: Gated, \
         tiers: [(name: \"{NAME}\", price: \"{NAME}\", scim: true)])])"
    );
    fs::write(home.work().join("evil.ron"), layer).unwrap();
    home
}

/// What a command prints on stdout and says on stderr; it must end well.
fn both(home: &Home, line: &[&str]) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_scimdex"))
        .args(line)
        .env_clear()
        .envs(home.environment())
        .env("SCIMDEX_TODAY", "2026-11-21")
        .current_dir(home.work())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).unwrap();
        let raw = text
            .chars()
            .find(|letter| letter.is_control() && *letter != '\n');
        assert_eq!(raw, None, "{line:?}: {text}");
        text
    };
    assert_eq!(output.status.code(), Some(0), "{line:?}: {output:?}");
    (text(output.stdout), text(output.stderr))
}

fn printed(home: &Home, line: &[&str]) -> String {
    both(home, line).0
}

/// Every command that shows the app, with the formats that it writes.
fn lines() -> Vec<(Vec<&'static str>, &'static [&'static str])> {
    const ROWS: &[&str] = &["table", "markdown", "csv", "json", "ndjson", "html", "ron"];
    const ONE: &[&str] = &["table", "markdown", "json", "ndjson", "html", "ron"];
    vec![
        (vec!["list", "id:evil,heroku"], ROWS),
        (vec!["show", "evil"], ONE),
        (vec!["compare", "evil", "heroku"], ROWS),
        (vec!["cost", "evil"], ROWS),
        (vec!["catalog", "prices", "id:evil"], ROWS),
        (vec!["catalog", "layers"], ROWS),
        (vec!["catalog", "check"], &["table", "html"]),
        (
            vec![
                "catalog", "diff", "index", "evil", "--all", "--query", "id:evil",
            ],
            ROWS,
        ),
    ]
}

#[test]
fn the_layer_is_shown_and_exported_in_every_format() {
    let home = home();
    let (list, said) = both(&home, &["list", "id:evil", "--layer", "evil.ron"]);
    assert!(list.contains(SHOWN), "{list}");
    // What is hostile is told, with its place, and shown all the same.
    assert!(
        said.contains("evil.ron:1:") && said.contains("shows as a mark"),
        "{said}"
    );
    for (line, formats) in lines() {
        for format in formats {
            let line = [
                line.as_slice(),
                &["--layer", "evil.ron", "--format", format],
            ]
            .concat();
            let text = printed(&home, &line);
            // Where lines are wrapped, the name has no blanks to break at but these.
            let found = |words: &str| text.contains(words);
            // What is checked is named by its id.
            if line.contains(&"check") {
                assert!(!found("<script") || *format != "html", "{line:?}: {text}");
                continue;
            }
            match *format {
                "html" => assert!(
                    !found("<script") && found("␛]0;x␇=cmd|"),
                    "{line:?}: {text}"
                ),
                "markdown" => assert!(
                    !found("<script") && found("␛\\]0;x␇=cmd"),
                    "{line:?}: {text}"
                ),
                "csv" => assert!(
                    found("␛]0;x␇=cmd|'/C calc'!A0 <script>"),
                    "{line:?}: {text}"
                ),
                "ron" => assert!(found("␛]0;x␇=cmd|"), "{line:?}: {text}"),
                "json" | "ndjson" => assert!(found(SHOWN), "{line:?}: {text}"),
                "table" => assert!(found("␛]0;x␇=cmd"), "{line:?}: {text}"),
                other => panic!("{other}"),
            }
        }
    }
}

#[test]
fn what_was_exported_is_read_back_as_the_same_harmless_name() {
    let home = home();
    let layer = ["--layer", "evil.ron"];
    // A list as CSV and JSON is a stack for `stack`.
    for format in ["csv", "json"] {
        let file = format!("list.{format}");
        let list = ["list", "id:evil", "--format", format, "--output", &file];
        both(&home, &[list.as_slice(), &layer].concat());
        let stack = ["stack", &file, "--format", "json"];
        let json = printed(&home, &[stack.as_slice(), &layer].concat());
        let json: Value = serde_json::from_str(&json).unwrap();
        let text = json.to_string();
        assert!(
            text.contains("\"evil\"") && text.contains("␛]0;x␇=cmd|'/C calc'!A0 <script>"),
            "{format}: {text}"
        );
    }
    // A layer made of what is shown is read as a layer, and says the same.
    let json = printed(
        &home,
        &[["show", "evil", "--format", "json"].as_slice(), &layer].concat(),
    );
    let shown: Value = serde_json::from_str(&json).unwrap();
    let shown = shown["apps"][0]["name"].as_str().unwrap().to_owned();
    assert_eq!(shown, SHOWN);
    let clean = format!(
        "(layer: (id: \"clean\", title: \"c\"), records: [(id: \"evil\", name: {shown:?})])"
    );
    fs::write(home.work().join("clean.ron"), clean).unwrap();
    let (again, said) = both(
        &home,
        &["show", "evil", "--format", "json", "--layer", "clean.ron"],
    );
    let again: Value = serde_json::from_str(&again).unwrap();
    assert_eq!(
        (again["apps"][0]["name"].as_str().unwrap(), said.as_str()),
        (SHOWN, "")
    );
    // The index in a shape that `catalog import` reads, with the name in it, makes a layer that says the same.
    let csv = format!(
        "vendor,slug,status,plan_required,scim_price,base_plan_price,pricing_page_url\n\"{NAME}\",evil,gated,\"{NAME}\",\"{NAME}\",$5/u/mo,https://x.example\n"
    );
    fs::write(home.work().join("april.csv"), csv).unwrap();
    let imported = printed(&home, &["catalog", "import", "april.csv"]);
    fs::write(home.work().join("imported.ron"), imported).unwrap();
    let line = [
        "show",
        "evil",
        "--format",
        "json",
        "--layer",
        "imported.ron",
    ];
    let json: Value = serde_json::from_str(&printed(&home, &line)).unwrap();
    assert_eq!(json["apps"][0]["name"], SHOWN);
}

/// The program on a terminal, under the layer.
fn start(home: &Home, arguments: &[&str], path: Option<&Path>) -> Screen {
    let mut program = Program::scimdex(arguments)
        .size(120, 40)
        .env("SCIMDEX_TODAY", "2026-11-21")
        .home(home);
    if let Some(path) = path {
        program = program.env("PATH", &path.to_string_lossy());
    }
    let screen = program.start();
    screen.wait_for("1 Explore");
    screen
}

/// Every byte that the program sent, which must hold no sequence but its own.
fn transcript(screen: &Screen) -> String {
    screen.sync();
    String::from_utf8(screen.transcript()).unwrap()
}

#[test]
fn on_the_screen_the_terminals_title_stays_what_it_was() {
    let home = home();
    let mut screen = start(&home, &["id:evil,heroku", "--layer", "evil.ron"], None);
    screen.wait_for("␛]0;x␇=cmd");
    // Through every view, with the layer's words in each.
    for keys in [" j ", "\r]]]]]", "2", "3", "x", "1", "e"] {
        screen.send(keys);
        screen.sync();
    }
    screen.wait_for("Export");
    let sent = transcript(&screen);
    for forbidden in [
        "\u{1b}]0;",
        "\u{1b}]2;",
        "\u{7}",
        "\u{1b}P",
        "\u{1b}_",
        "\u{1b}^",
    ] {
        assert!(!sent.contains(forbidden), "{forbidden:?}");
    }
    screen.send(key::ESC);
    screen.wait_until_gone("File  ");
    assert_eq!(screen.quit("q"), 0);
}

#[test]
fn what_is_pasted_types_and_never_ends_the_paste_early() {
    let home = home();
    let mut screen = start(&home, &[], None);
    screen.send("/");
    // The end of a paste within the pasted text, as an attacker writes it: what follows is keys, as the terminal says,
    // but before it nothing runs.
    screen.paste("scim:none\u{1b}[200~:quit\r");
    screen.wait_for("scim:none");
    let mut huge = Vec::new();
    while huge.len() < 10_000_000 {
        huge.extend_from_slice(b"q :quit x y z ");
    }
    screen.paste(&String::from_utf8(huge).unwrap());
    screen.send(key::ENTER);
    screen.send("?");
    screen.wait_for("Help");
    screen.send(key::ESC);
    screen.wait_until_gone("Help");
    assert_eq!(screen.quit("q"), 0);
}

/// A program called as browsers are started, which writes down what it is told: a line each.
fn fake_browser(folder: &Path) -> PathBuf {
    let record = folder.join("opened");
    let script = format!(
        "#!/bin/sh\nfor word in \"$@\"; do echo \"$word\" >> '{0}'; done\necho end >> '{0}'\n",
        record.display()
    );
    for name in ["xdg-open", "open", "gio", "wslview"] {
        let path = folder.join(name);
        fs::write(&path, &script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    record
}

#[test]
fn pages_open_as_one_argument_and_only_over_http() {
    let home = Home::new();
    let folder = tempfile::tempdir().unwrap();
    let record = fake_browser(folder.path());
    let page = "https://x.example/a;touch${IFS}pwned?q=1&r=$(id)'\\\"#frag";
    let record_of =
        |id: &str, url: &str| format!("(id: \"{id}\", name: \"Zz {id}\", docs_url: \"{url}\")");
    let layer = format!(
        "(layer: (id: \"pages\", title: \"Pages\"), records: [{}, {}, {}])",
        record_of("zz-good", page),
        record_of("zz-script", "javascript:alert(1)"),
        record_of("zz-file", "file:///etc/passwd"),
    );
    fs::write(home.work().join("pages.ron"), layer).unwrap();
    let path =
        std::env::join_paths([folder.path(), Path::new("/usr/bin"), Path::new("/bin")]).unwrap();
    let mut screen = start(
        &home,
        &["id:zz-good", "--layer", "pages.ron"],
        Some(Path::new(&path)),
    );
    screen.wait_for("Zz zz-good");
    screen.send("O");
    screen.wait_for("Asked the browser");
    // The browser is started and not waited for.
    let opened = (0..1_000).find_map(|_| {
        let text = fs::read_to_string(&record).unwrap_or_default();
        screen.sync();
        text.contains("end").then_some(text)
    });
    let wanted = page.replace("\\\"", "\"");
    assert_eq!(opened.unwrap_or_default(), format!("{wanted}\nend\n"));
    assert!(!home.work().join("pwned").exists());
    assert_eq!(screen.quit("q"), 0);
    // Records with other addresses are not even read.
    let (list, said) = both(&home, &["list", "layer:pages", "--layer", "pages.ron"]);
    assert!(
        list.contains("zz-good") && !list.contains("zz-script"),
        "{list}"
    );
    assert_eq!(
        said.matches("is not an http(s) address").count(),
        2,
        "{said}"
    );
}

/// Gives the terminal so many other sizes, and waits for the frame of a fresh start.
fn storm(times: usize) {
    let home = Home::new();
    let drive = |screen: &mut Screen| {
        screen.send("/id:heroku,slack,netlify");
        screen.send(key::ENTER);
        screen.wait_for("3 of 850 apps");
        screen.send(" j j");
        screen.wait_for("2 marked");
        screen.wait_for("Slack  Collaboration");
    };
    let mut screen = start(&home, &[], None);
    drive(&mut screen);
    let mut size: u32 = 7;
    for _ in 0..times {
        size = size.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let column = u16::try_from(size >> 16).unwrap() % 130 + 1;
        let row = u16::try_from(size >> 8 & 0xFF).unwrap() % 60 + 1;
        screen.resize(column, row);
    }
    screen.resize(120, 40);
    let fresh_home = Home::new();
    let mut fresh = start(&fresh_home, &[], None);
    drive(&mut fresh);
    let style = |cell: &vt100::Cell| {
        // What was never drawn and what was drawn blank look alike.
        let contents = if cell.has_contents() {
            cell.contents()
        } else {
            " "
        };
        let flags = [
            cell.bold(),
            cell.dim(),
            cell.italic(),
            cell.underline(),
            cell.inverse(),
        ];
        (contents.to_owned(), cell.fgcolor(), cell.bgcolor(), flags)
    };
    let cells = |screen: &vt100::Screen| {
        let row = |row| (0..120).map(move |column| style(screen.cell(row, column).unwrap()));
        (0..40).flat_map(row).collect::<Vec<_>>()
    };
    fresh.sync();
    let wanted = fresh.look(cells);
    screen.wait_until("the frame of a fresh start", |screen| {
        cells(screen) == wanted
    });
    assert_eq!(screen.quit("q"), 0);
    assert_eq!(fresh.quit("q"), 0);
}

#[test]
fn a_storm_of_resizes_leaves_the_frame_of_a_fresh_start() {
    storm(300);
}

#[test]
#[ignore = "slow: scripts/soak runs it"]
fn soak_ten_thousand_sizes_of_the_terminal_leave_the_frame_of_a_fresh_start() {
    storm(10_000);
    println!(
        "soak: sizes given to the terminal of the running program, the last frame that of a fresh start: 10000 sizes"
    );
}
