//! Other encodings, broken files, files that are something else, and far too much of anything.

use proptest::prelude::*;

use super::*;

#[test]
fn every_encoding_newline_and_separator_says_the_same() {
    let plain = "App,Seats,Note\nCafé,5,\"a\nb\"\n日本,7,x\n";
    let wanted = lines(&read_text(plain).unwrap());
    assert_eq!(wanted.len(), 2);
    for newline in ["\n", "\r\n", "\r"] {
        for separator in [",", ";", "\t", "|"] {
            for stated in [false, true] {
                let table = plain.replace(',', separator).replace('\n', newline);
                let (table, moved) = if stated {
                    (format!("sep={separator}{newline}{table}"), 1)
                } else {
                    (table, 0)
                };
                for encode in ENCODINGS {
                    let files = [("file".to_owned(), encode(&table))];
                    let mut inventory = read(&files, &ReadOptions::default()).unwrap();
                    for entry in &mut inventory.entries {
                        if let Place::Line(line) = &mut entry.origin.place {
                            *line -= moved;
                        }
                    }
                    assert_eq!(lines(&inventory), wanted, "{separator:?} {newline:?}");
                }
                // The seventh, a code page of Windows, does not say which one it is: refused rather than guessed.
                let latin = table.replace("日本", "Zoë");
                let code_page = latin.chars().map(|c| u8::try_from(c).unwrap()).collect();
                let refused = read(&[("file".to_owned(), code_page)], &ReadOptions::default());
                let words = refused.unwrap_err().to_string();
                assert!(
                    words.ends_with("not UTF-8; save the file as UTF-8 text"),
                    "{words}"
                );
            }
        }
    }
}

const ENCODINGS: [fn(&str) -> Vec<u8>; 6] = [
    |text| text.as_bytes().to_vec(),
    |text| [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
    |text| with_units(&[0xFF, 0xFE], text, u16::to_le_bytes),
    |text| with_units(&[0xFE, 0xFF], text, u16::to_be_bytes),
    |text| with_units(&[], text, u16::to_le_bytes),
    |text| with_units(&[], text, u16::to_be_bytes),
];

fn with_units(mark: &[u8], text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = text.encode_utf16().flat_map(bytes);
    mark.iter().copied().chain(units).collect()
}

#[test]
fn mistakes_say_what_was_expected_what_was_found_and_where() {
    for (content, words) in [
        (
            "",
            "file is empty; expected an export of an IdP, a CSV, or one name a line",
        ),
        (
            " \n\n",
            "file is empty; expected an export of an IdP, a CSV, or one name a line",
        ),
        ("[]", "file: no app in it; export it again, with all apps"),
        (
            r#"{"value":[]}"#,
            "file: no app in it; export it again, with all apps",
        ),
        (
            "# only remarks\n",
            "file: no app in it; export it again, with all apps",
        ),
        (
            r#"[{"label":"A","status":"ACTIVE"},{"label":7,"status":"ACTIVE"}]"#,
            "file, [1].label: expected text, found the number 7; export it again, or correct it",
        ),
        (
            r#"[{"label":"A","status":"ACTIVE","features":["PUSH_NEW_USERS",{}]}]"#,
            "file, [0].features[1]: expected text, found an object; export it again, or correct it",
        ),
        (
            r#"[{"label":"A","status":"ACTIVE"},"B"]"#,
            "file, [1]: expected an object, found the text \"B\"; export it again, or correct it",
        ),
        (
            r#"[{"signOnMode":"SAML_2_0"}]"#,
            "file, [0].label: expected text, found nothing; export it again, or correct it",
        ),
        (
            r#"{"value":[{"appId":"a","displayName":"A","accountEnabled":"maybe"}]}"#,
            "file, value[0].accountEnabled: expected true or false, found the text \"maybe\"; export it again, or correct it",
        ),
        (
            "[{\"label\":\"A\",\"status\":\"ACTIVE\"},\n {\"label\":\"B",
            "file, line 2, column 12: the JSON ends too soon; the file is cut off, export it again",
        ),
        (
            "[{\"label\" \"A\"}]",
            "file, line 1, column 11: not JSON: expected `:`; export it again, or correct it",
        ),
        (
            "[1,2]",
            "file, the first element: expected an object, found the number 1; export it again, or correct it",
        ),
        (
            r#"{"errorCode":"E0000011","errorSummary":"Invalid token provided","errorCauses":[]}"#,
            "file holds an error of the IdP, not a list: Invalid token provided; ask it again",
        ),
        (
            r#"{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges"}}"#,
            "file holds an error of the IdP, not a list: Insufficient privileges; ask it again",
        ),
        (
            r#"{"ok":true}"#,
            "file: expected a list of apps, found JSON with ok; name the whole answer of the IdP",
        ),
        (
            "<!DOCTYPE html><html>",
            "file: expected an export of an IdP, a CSV, or one name a line, found a web page or XML; it may be a \
             sign-in page: ask again with the right token",
        ),
        (
            "PK\u{3}\u{4}rest",
            "file: expected an export of an IdP, a CSV, or one name a line, found a spreadsheet or a zip archive; \
             save it as CSV or text, or export it as JSON",
        ),
        (
            "a\u{1}b",
            "file: expected an export of an IdP, a CSV, or one name a line, found control characters; check that it \
             is a text file",
        ),
        (
            "app,app,seats\nA,B,1\n",
            "file: columns 1 and 2 are both headed `app`; rename one, or name the one with the app names by its \
             number; its headings are app, app, seats",
        ),
        (
            "app,seats,note\nA,1,x\nB,2\nC,3,y\nD,4,z\nE,5,v\nF,6,w\n",
            "file, line 3: 2 cells under 3 headings; a quote or separator is missing, or lines stand above the \
             headings: correct it, or export it again",
        ),
        (
            "app,note\nA,x\nB,\"never closed\n",
            "file, line 3: a quote is opened here and never closed; the file is cut off, export it again",
        ),
        (
            "id,displayName,appId,accountEnabled\n1,A,2,perhaps\n",
            "file, line 2: accountEnabled: expected True or False, found `perhaps`; correct it",
        ),
    ] {
        assert_eq!(mistake(content), words);
    }
    let invalid = read(
        &[("file".to_owned(), b"Slack\nCaf\xE9\n".to_vec())],
        &ReadOptions::default(),
    );
    assert_eq!(
        invalid.unwrap_err().to_string(),
        "file, line 2, byte 4 of the line: not UTF-8; save the file as UTF-8 text"
    );
}

#[test]
fn deep_nesting_is_refused_and_not_followed() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let words = mistake(&deep);
    assert!(words.contains("nested deeper than 128 levels"), "{words}");
    let inside = format!(
        r#"[{{"name":"A","x":{}1{}}}]"#,
        "[".repeat(200),
        "]".repeat(200)
    );
    assert!(mistake(&inside).contains("nested deeper"), "{inside}");
}

#[test]
fn a_format_can_be_forced_and_is_then_held_to() {
    let forced = |format, content: &str| {
        let options = ReadOptions {
            format: Some(format),
            name_column: None,
        };
        read(&[text("file", content)], &options).map_err(|error| error.to_string())
    };
    assert_eq!(
        forced(Format::OktaApps, "Slack\n").unwrap_err(),
        "file: expected Okta apps, found text, not JSON; leave the format out to have it recognised"
    );
    assert_eq!(
        forced(Format::Names, "[]").unwrap_err(),
        "file: expected list of names, found JSON; leave the format out to have it recognised"
    );
    assert_eq!(
        forced(Format::EntraCsv, "date,merchant\n1,2\n").unwrap_err(),
        "file: no heading for the display name; its headings are date, merchant"
    );
    // Headings that look like a table's, taken as names.
    let names = forced(Format::Names, "Slack, Inc.\nMiro, Inc.\n").unwrap();
    assert_eq!(labels(&names), ["Slack, Inc.", "Miro, Inc."]);
    let okta = forced(Format::OktaApps, r#"[{"name":"slack"}]"#).unwrap();
    assert_eq!(lines(&okta), ["slack | slack | unknown unknown - | [0]"]);
}

#[test]
fn files_of_several_formats_are_no_stack() {
    let files = [file("okta.json"), file("expenses.csv")];
    let error = read(&files, &ReadOptions::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "okta.json is Okta apps, expenses.csv is CSV with a column of names; import the files of one stack together, \
         all of one format"
    );
    assert_eq!(
        read(&[], &ReadOptions::default()).unwrap_err().to_string(),
        "there is no file to read; name one, or - for standard input"
    );
    // An empty page is a page of whatever the others are.
    let files = [text("empty", "[]"), file("okta-page-2.json")];
    let inventory = read(&files, &ReadOptions::default()).unwrap();
    assert_eq!(inventory.entries[0].origin.file, 1);
}

#[test]
fn labels_are_clean_and_short() {
    let wide = "x".repeat(5_000);
    let json = format!(r#"["Evil\u001b[31m\u202Eapp", "Ze\u0301ro", "a\nb", "{wide}"]"#);
    let inventory = read_text(&json).unwrap();
    let labels = labels(&inventory);
    assert_eq!(labels[..3], ["Evil␛[31m<U+202E>app", "Ze\u{301}ro", "a b"]);
    assert_eq!(crate::text::width(labels[3]), 200);
}

#[test]
fn ten_thousand_rows_are_read_and_too_many_are_refused() {
    let rows: Vec<String> = (0..10_000).map(|n| format!("App {n},{n}")).collect();
    let inventory = read_text(&format!("App,Seats\n{}\n", rows.join("\n"))).unwrap();
    assert_eq!(inventory.entries.len(), 10_000);
    let mut collector = Collector::default();
    collector.file("file");
    for _ in 0..1_000_000 {
        assert!(collector.row().is_ok());
    }
    assert_eq!(
        collector.row().unwrap_err().to_string(),
        "file: more than 1,000,000 rows; split it, or filter it before"
    );
}

#[test]
fn an_inventory_survives_being_written_down() {
    for name in [
        "okta.json",
        "entra-graph.json",
        "expenses.csv",
        "licences.tsv",
    ] {
        let inventory = read_files(&[name]);
        let json = serde_json::to_string(&inventory).unwrap();
        let again: Inventory = serde_json::from_str(&json).unwrap();
        assert_eq!(again, inventory);
    }
}

/// Every whole export, to be broken in many ways.
const WHOLE: [&str; 12] = [
    "okta.json",
    "entra-graph.json",
    "entra-apps.csv",
    "google-token.csv",
    "google-activities.json",
    "onelogin.json",
    "jumpcloud.json",
    "expenses.csv",
    "licences.tsv",
    "ramp.json",
    "names.txt",
    "okta-page-2.json",
];

#[test]
fn a_json_export_cut_off_anywhere_is_refused() {
    for name in WHOLE.iter().filter(|name| name.ends_with(".json")) {
        let (_, whole) = file(name);
        let end = whole.iter().rposition(|byte| !byte.is_ascii_whitespace());
        for length in 1..end.unwrap() {
            let cut = [((*name).to_owned(), whole[..length].to_vec())];
            assert!(
                read(&cut, &ReadOptions::default()).is_err(),
                "{name} {length}"
            );
        }
    }
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), format in 0..Format::ALL.len() + 1) {
        let options = ReadOptions { format: Format::ALL.get(format).copied(), name_column: None };
        let _ = read(&[("file".to_owned(), bytes)], &options);
    }

    #[test]
    fn no_export_with_one_byte_changed_panics(name in 0..WHOLE.len(), place in any::<prop::sample::Index>(), byte: u8) {
        let (name, mut bytes) = file(WHOLE[name]);
        let place = place.index(bytes.len());
        bytes[place] = byte;
        let _ = read(&[(name, bytes)], &ReadOptions::default());
    }

    #[test]
    fn every_label_is_clean_and_said_once_a_place(names in proptest::collection::vec("\\PC{1,12}", 1..30)) {
        let json = serde_json::to_string(&names).unwrap();
        if let Ok(inventory) = read(&[text("file", &json)], &ReadOptions::default()) {
            for entry in &inventory.entries {
                let clean = Clean::line(entry.label.as_str());
                prop_assert_eq!(clean.as_str(), entry.label.as_str());
                prop_assert!(!entry.label.trim().is_empty());
            }
        }
    }
}
