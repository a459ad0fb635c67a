//! `--plain`: as much as the table says, one fact a line, for who listens.

use std::collections::BTreeSet;

use super::program::{RESULTS, printed, run, scimdex};

/// The words of a text, as whoever reads it aloud would part them.
fn words(text: &str) -> BTreeSet<String> {
    let parted = text.split(|letter: char| !letter.is_alphanumeric());
    parted
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a word of the table is in the plain text, or is a part of one that the table had to break.
fn is_said(word: &str, plain: &BTreeSet<String>) -> bool {
    plain.contains(word) || plain.iter().any(|whole| whole.contains(word))
}

#[test]
fn plain_text_says_every_word_of_the_table_and_no_other() {
    /// Words that plain text puts in place of marks and underlines.
    const OF_ITS_OWN: &[&str] = &["Section", "Heading", "Item", "To", "do", "Step"];
    for (_, line, ..) in RESULTS {
        let (table, plain) = (printed(line), printed(&format!("{line} --plain")));
        is_words_alone(line, &plain);
        let (in_table, in_plain) = (words(&table), words(&plain));
        let lost: Vec<&String> = in_table
            .iter()
            .filter(|word| !is_said(word, &in_plain))
            .collect();
        assert!(lost.is_empty(), "{line} loses {lost:?}\n{plain}");
        // Columns of the table part words at their edges; Markdown parts none.
        let markdown = words(&printed(&format!("{line} --format markdown")).replace('\\', ""));
        let of_its_own = |word: &&String| OF_ITS_OWN.contains(&word.as_str());
        let new: Vec<&String> = in_plain
            .iter()
            .filter(|word| !in_table.contains(*word) && !markdown.contains(*word))
            .filter(|word| !of_its_own(word))
            .collect();
        assert!(new.is_empty(), "{line} adds {new:?}\n{plain}");
    }
}

/// Nothing is aligned, ruled off or marked.
#[track_caller]
fn is_words_alone(line: &str, plain: &str) {
    assert!(!plain.contains("\n\n\n"), "{line}");
    assert!(plain.ends_with('\n') && !plain.ends_with("\n\n"), "{line}");
    for text in plain.lines() {
        assert!(
            !text.starts_with([' ', '-', '#', '[', '*', '|']),
            "{line}: {text}"
        );
        assert!(!text.ends_with(' '), "{line}: {text}");
        assert!(!text.contains("---"), "{line}: {text}");
    }
}

#[test]
fn the_flag_and_the_format_are_one() {
    let line = "compare heroku netlify";
    assert_eq!(
        printed(&format!("{line} --plain")),
        printed(&format!("{line} --format plain"))
    );
}

#[test]
fn each_row_of_a_list_names_its_columns() {
    assert_eq!(
        printed("list netlify --plain --idp okta --fields app,scim,from,okta"),
        "App: Netlify\nSCIM: Gated\nFrom: Enterprise\nOkta: not documented\n"
    );
}

#[test]
fn without_a_command_plain_prints_the_list() {
    let list = printed("list scim:partial --plain");
    assert_eq!(printed("--plain scim:partial"), list);
    let output = scimdex()
        .arg("scim:partial")
        .env("SCIMDEX_PLAIN", "1")
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), list);
    let nothing = run("--plain zzyzx");
    assert_eq!(nothing.status.code(), Some(1));
}

#[test]
fn the_settings_and_the_environment_ask_for_it_and_a_named_format_wins() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("config.ron"), "(plain: true)").unwrap();
    let printed_by = |line: &str| {
        let output = scimdex()
            .env("SCIMDEX_CONFIG_DIR", folder.path())
            .args(line.split_whitespace())
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let plain = printed("list netlify --plain");
    assert_eq!(printed_by("list netlify"), plain);
    for format in ["table", "csv", "json"] {
        let line = format!("list netlify --format {format}");
        assert_eq!(printed_by(&line), printed(&line));
    }
    let file = folder.path().join("list.txt");
    printed_by(&format!("list netlify --output {}", file.display()));
    assert_eq!(std::fs::read_to_string(file).unwrap(), plain);
    assert!(printed_by("config show").contains("Setting: plain\nValue: true\n"));
    let against = run("list netlify --plain --format csv");
    assert_eq!(against.status.code(), Some(2));
    let said = String::from_utf8(against.stderr).unwrap();
    assert!(said.contains("--format csv"), "{said}");
    let of_the_screen = run("--plain --ascii");
    assert_eq!(of_the_screen.status.code(), Some(2));
}
