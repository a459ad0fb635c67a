//! What every command stands on, on the built program: the user's own layers, files and settings.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A home of its own for settings and state, with nothing in it.
struct Home {
    folder: TempDir,
}

impl Home {
    fn new() -> Home {
        Home {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn config(&self) -> PathBuf {
        self.folder.path().join("config")
    }

    fn state(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    /// A file under the folder of settings.
    fn has(&self, name: &str, text: &str) -> &Home {
        let path = self.config().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_scimdex"))
            .args(args)
            .env("SCIMDEX_TODAY", "2026-11-21")
            .env("SCIMDEX_CONFIG_DIR", self.config())
            .env("SCIMDEX_STATE_DIR", self.state())
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// What a command prints and says; it must end well.
    fn both(&self, line: &str) -> (String, String) {
        let args: Vec<&str> = line.split_whitespace().collect();
        let output = self.run(&args);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{line}: {said}");
        (String::from_utf8(output.stdout).unwrap(), said)
    }

    /// What a command prints; it must say nothing else.
    fn printed(&self, line: &str) -> String {
        let (printed, said) = self.both(line);
        assert_eq!(said, "", "{line}");
        printed
    }

    fn json(&self, line: &str) -> Value {
        serde_json::from_str(&self.printed(line)).unwrap()
    }

    /// What a command says that ends with an error; it must print nothing.
    fn refused(&self, line: &str) -> String {
        let args: Vec<&str> = line.split_whitespace().collect();
        let output = self.run(&args);
        assert_eq!(output.status.code(), Some(2), "{line}");
        assert_eq!(output.stdout, b"", "{line}");
        String::from_utf8(output.stderr).unwrap()
    }
}

/// A layer of one record.
fn layer(id: &str, record: &str) -> String {
    format!("(layer: (id: \"{id}\", title: \"Our own\"), records: [({record})])")
}

const QUOTE: &str = "id: \"netlify\", date: \"2026-11-20\",
    quote: (tier: \"Enterprise\", price: \"$30,000/yr\")";

#[test]
fn a_private_quote_in_a_layer_changes_the_cost() {
    let home = Home::new();
    let before = home.json("cost netlify --format json");
    assert_eq!(before["apps"][0]["native"]["state"], "quote");
    home.has("layers/our-quotes.ron", &layer("our-quotes", QUOTE));
    let after = home.json("cost netlify --format json");
    let native = &after["apps"][0]["native"];
    assert_eq!(native["state"], "priced");
    assert_eq!(native["to"], "Enterprise");
    let text = home.printed("cost netlify --format markdown");
    for part in [
        "your quote for Enterprise (layer our-quotes)",
        "your quote (layer our-quotes), $30,000/yr",
        "our-quotes, 2026-11-20",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    // What a dial says of the same step beats the layer.
    home.has(
        "scenarios/plan-b.ron",
        "(apps: {\"netlify\": (quote: (amount: 9000, per: Year))})",
    );
    let dial = home.printed("cost netlify --scenario plan-b");
    assert!(
        dial.contains("$9,000/yr") && !dial.contains("layer our-quotes"),
        "{dial}"
    );
    let show = home.printed("show netlify");
    assert!(
        show.contains("$30,000/yr (our-quotes, 2026-11-20)"),
        "{show}"
    );
    let shown = home.json("show netlify --format json");
    assert_eq!(shown["apps"][0]["quote"]["layer"], "our-quotes");
}

#[test]
fn own_layers_are_asked_for_by_their_ids() {
    let home = Home::new();
    home.has(
        "layers/a.ron",
        &layer("ours", "id: \"heroku\", status: Gated"),
    );
    let new = layer(
        "more",
        "id: \"our-tool\", name: \"Our Tool\", status: Included",
    );
    fs::write(home.folder.path().join("more.ron"), new).unwrap();
    let list = home.json("list layer:ours --format json");
    assert_eq!(list["apps"][0]["id"], "heroku");
    assert_eq!(list["apps"][0]["scim"]["status"], "gated");
    assert_eq!(list["apps"][0]["layers"][0], "ours");
    let list = home.json("list layer:more,ours --layer more.ron --format json");
    assert_eq!(list["matched"], 2);
    let beaten = home.json("show heroku --format json");
    let fields = beaten["apps"][0]["disagreements"].as_array().unwrap();
    assert!(fields.iter().any(|one| one["field"] == "status"));
}

#[test]
fn a_broken_layer_is_named_and_all_else_goes_on() {
    let home = Home::new();
    home.has(
        "layers/a.ron",
        &layer("ours", "id: \"heroku\", status: Gated"),
    )
    .has(
        "layers/b.ron",
        "(layer: (id: \"b\", title: \"B\"),\n  records: [(id: \"slack\", naem: \"S\")])",
    );
    let (printed, said) = home.both("list layer:ours --fields id --format csv");
    assert_eq!(printed, "id\nheroku\n");
    assert!(
        said.contains("b.ron:2:27: there is no field `naem`"),
        "{said}"
    );
    assert!(said.contains("the record is left out"), "{said}");
    for (line, part) in [
        (
            "list --layer none.ron",
            "cannot read none.ron: there is no such file",
        ),
        ("list --layer config", "config: it is a folder"),
    ] {
        let said = home.refused(line);
        assert!(said.contains(part), "{line}: {said}");
    }
}

#[test]
fn looking_makes_no_folder() {
    let home = Home::new();
    home.printed("list slack");
    let left: Vec<_> = fs::read_dir(home.folder.path()).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
    assert!(!Path::new(&home.config()).exists());
}

#[test]
fn layers_are_listed_with_where_they_come_from() {
    let home = Home::new();
    home.has("layers/our-quotes.ron", &layer("our-quotes", QUOTE));
    let layers = home.json("catalog layers --format json");
    let layers = layers["layers"].as_array().unwrap();
    let ids: Vec<&str> = layers
        .iter()
        .map(|layer| layer["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["index", "research", "guides", "our-quotes"]);
    assert_eq!(layers[0]["records"], 850);
    assert_eq!(
        (&layers[0]["own"], &layers[0]["path"]),
        (&Value::Bool(false), &Value::Null)
    );
    assert_eq!(
        (&layers[3]["own"], &layers[3]["records"]),
        (&Value::Bool(true), &Value::from(1))
    );
    let path = home.config().join("layers/our-quotes.ron");
    assert_eq!(layers[3]["path"], path.to_str().unwrap());
    for format in ["table", "markdown", "csv", "ndjson", "html", "ron"] {
        let text = home.printed(&format!("catalog layers --format {format}"));
        assert!(text.contains("our-quotes"), "{text}");
    }
    let text = home.printed("catalog layers --fields id,publisher --format csv");
    assert!(text.ends_with("our-quotes,not documented\n"), "{text}");
    assert!(
        home.refused("catalog layers --fields licens")
            .contains("the nearest is `licence`")
    );
}

#[test]
fn a_template_is_written_filled_in_and_used() {
    let home = Home::new();
    let text = home.printed("catalog new netlify");
    assert!(
        text.contains("// quote: (tier: \"Enterprise\", price: \"$30,000/yr\"), //: an example"),
        "{text}"
    );
    let (_, said) = home.both("catalog new Netlify --output netlify.ron");
    assert_eq!(said, "wrote netlify.ron\n");
    let path = home.folder.path().join("netlify.ron");
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    assert!(
        home.refused("catalog new netlify -o netlify.ron")
            .contains("pass --force")
    );
    home.both("catalog new netlify -o netlify.ron --force");
    let native = |home: &Home| {
        let cost = home.json("cost netlify --layer netlify.ron --format json");
        cost["apps"][0]["native"]["state"].clone()
    };
    assert_eq!(native(&home), "quote");
    fs::write(&path, text.replace("// quote", "quote")).unwrap();
    assert_eq!(native(&home), "priced");
    let output = home.run(&["catalog", "new", "Our Tool"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("no layer knows Our Tool"), "{said}");
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("id: \"our-tool\"")
    );
    assert!(home.refused("catalog new !!!").contains("is not an app id"));
}

#[test]
fn settings_say_where_each_value_came_from() {
    let home = Home::new();
    let shown = home.printed("config show");
    assert!(shown.contains("theme        auto   default\n"), "{shown}");
    home.has("config.ron", "(theme: \"contrast\", stale_after: 40)");
    let shown = home.printed("config show --stale-after 30");
    let file = home.config().join("config.ron");
    assert!(
        shown.contains(&format!("contrast  {}\n", file.display())),
        "{shown}"
    );
    assert!(
        shown.contains("30        the flag --stale-after\n"),
        "{shown}"
    );
    let stale = |line: &str| home.both(line).0;
    assert!(stale("catalog stale heroku --format json").contains("\"stale_after_days\": 40"));
    // A file that is named takes the place of the other.
    let other = home.folder.path().join("other.ron");
    fs::write(&other, "(stale_after: 10)").unwrap();
    let shown = home.printed("config show --config other.ron");
    assert!(shown.contains("10     other.ron\n"), "{shown}");
    home.has("config.ron", "(thema: \"x\")");
    let (shown, said) = home.both("config show");
    assert!(shown.contains("default"), "{shown}");
    assert!(
        said.contains("config.ron:1:2: there is no field `thema`"),
        "{said}"
    );
    // The default file reads, and changes nothing.
    let text = home.printed("config show --default --config other.ron");
    home.has("config.ron", &text);
    let shown = home.printed("config show");
    assert!(
        shown.lines().all(|line| line.ends_with("default")),
        "{shown}"
    );
    let paths = home.printed("config path");
    assert!(paths.contains("keys       not there"), "{paths}");
    assert!(paths.contains(file.to_str().unwrap()), "{paths}");
}

#[test]
fn flags_of_the_screen_are_refused_elsewhere() {
    let home = Home::new();
    for flag in ["--ascii", "--no-mouse", "--fresh", "--theme mono"] {
        let said = home.refused(&format!("{flag} list slack"));
        assert!(said.contains("is of the screen"), "{said}");
    }
}

#[test]
fn every_shell_has_completions_and_every_command_a_page() {
    let home = Home::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = home.printed(&format!("completions {shell}"));
        assert!(
            script.contains("scimdex") && script.contains("compare"),
            "{shell}"
        );
    }
    for (line, words) in [
        ("man", "SYNOPSIS"),
        ("man cost", "connector"),
        ("man catalog prices", "seats"),
        ("man config show", "default"),
    ] {
        let page = home.printed(line);
        assert!(
            page.contains(".TH") && page.contains(words),
            "{line}: {page}"
        );
    }
    assert!(
        home.refused("man csot")
            .contains("there is no command `csot`")
    );
    // The script is read by a shell that is there.
    let script = home.printed("completions bash");
    let path = home.folder.path().join("scimdex.bash");
    fs::write(&path, script).unwrap();
    if let Ok(output) = Command::new("bash").arg("-n").arg(&path).output() {
        assert!(output.status.success(), "{output:?}");
    }
}
