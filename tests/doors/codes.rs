//! Exit codes: 0 done, 1 nothing matched or a finding, 2 usage or error. 130, interrupted, is a journey's
//! (`tests/journeys.rs`), since it takes a terminal.

use super::program::{folder, run, scimdex};

#[test]
fn each_exit_code_is_what_the_documents_say() {
    for (line, code) in [
        // Done.
        ("--help", 0),
        ("--version", 0),
        ("list scim:none", 0),
        ("show heroku", 0),
        ("compare heroku slack", 0),
        ("cost slack", 0),
        ("stack tests/data/stack/names.txt --no-keep", 0),
        ("catalog layers", 0),
        ("catalog new netlify", 0),
        ("catalog prices slack", 0),
        ("catalog disagreements heroku", 0),
        ("catalog check", 0),
        ("catalog check --rules", 0),
        ("catalog diff guides index", 0),
        ("catalog stale --stale-after 1", 0),
        ("config path", 0),
        ("config show", 0),
        ("completions bash", 0),
        ("man", 0),
        ("man catalog prices", 0),
        // Nothing matched, nothing differs, nothing is stale; or what was to be failed on was found.
        ("list zzyzx", 1),
        ("--plain zzyzx", 1),
        ("cost --query zzyzx", 1),
        ("catalog prices zzyzx", 1),
        ("catalog disagreements zzyzx", 1),
        ("catalog stale zzyzx", 1),
        ("catalog diff index index", 1),
        ("catalog diff guides index --fail-on change", 1),
        ("catalog stale --stale-after 1 --fail-on stale", 1),
        ("catalog check --fail-on note", 1),
        (
            "stack tests/data/stack/okta-60.json --no-keep --fail-on could-today",
            1,
        ),
        // Usage, an unknown app, an unknown word of a query, a file that is none.
        ("--no-such-flag", 2),
        ("lst --format json", 2),
        ("list scimm:none", 2),
        ("list --sort colour", 2),
        ("show no-such-app-anywhere", 2),
        ("compare heroku", 2),
        ("cost slack --headcount 0", 2),
        ("stack no-such-file.json", 2),
        ("catalog import no-such-file.csv", 2),
        ("catalog diff nowhere index", 2),
        ("catalog check no-such-file.ron", 2),
        ("completions tcsh", 2),
        ("man nonsense", 2),
        ("list --scenario no-such-file.ron", 2),
        ("list --layer no-such-file.ron", 2),
        ("", 2),
    ] {
        let output = run(line);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{line}: {said}");
        assert_eq!(code == 2, output.stdout.is_empty(), "{line}");
    }
}

#[test]
fn a_file_that_cannot_be_written_is_an_error_and_leaves_nothing() {
    let (_kept, folder) = folder();
    let file = folder.join("no-such-folder").join("x.csv");
    let output = scimdex()
        .args(["list", "--output"])
        .arg(&file)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(output.stdout, b"");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn the_codes_are_in_the_help_and_in_the_readme() {
    let help = String::from_utf8(run("--help").stdout).unwrap();
    let readme = include_str!("../../README.md");
    for text in [help.as_str(), readme] {
        let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let place = text.find("Exit codes: 0 done, 1 nothing matched").unwrap();
        let said = &text[place..text.len().min(place + 160)];
        assert!(
            said.contains("2 usage, unknown app or error, 130 interrupted"),
            "{said}"
        );
    }
}
