//! The export overlay as it is seen, and what its keys do.

use std::path::PathBuf;

use crossterm::event::{MouseButton, MouseEventKind};

use crate::compare::compare;
use crate::export::{CompareReport, Format, LeaverReport, Report, TEXT_WIDTH, render};
use crate::tui::effect::{Effect, Outcome};
use crate::tui::harness::Harness;
use crate::tui::view::fixture::{model, show};

/// The comparison of Heroku and Netlify with the overlay open.
fn overlay(width: u16, height: u16) -> Harness {
    let mut harness = show(model(&["heroku", "netlify"]), width, height);
    harness.keys("2e");
    harness
}

/// What the file would be, if it is asked for.
fn written(harness: &mut Harness) -> Option<(String, Vec<u8>, bool)> {
    harness
        .effects()
        .into_iter()
        .find_map(|effect| match effect {
            Effect::Write {
                path,
                bytes,
                replace,
            } => Some((path.display().to_string(), bytes, replace)),
            Effect::Copy { .. }
            | Effect::OpenPage(_)
            | Effect::EditLayer { .. }
            | Effect::Remember(_)
            | Effect::Scenarios(_)
            | Effect::Views(_)
            | Effect::ReadStack
            | Effect::Import(_)
            | Effect::KeepStack { .. }
            | Effect::KeepDecisions(_)
            | Effect::ForgetStack
            | Effect::Mouse(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit(_) => None,
        })
}

#[test]
fn the_bytes_are_seen_before_they_are_written() {
    insta::assert_snapshot!("compare_120x40", overlay(120, 40).screen());
    insta::assert_snapshot!("compare_80x24_csv", overlay(80, 24).keys("l").screen());
    insta::assert_snapshot!("compare_60x15_json", overlay(60, 15).keys("ll").screen());
    insta::assert_snapshot!("rename_60x15", overlay(60, 15).keys("r").screen());
}

#[test]
fn enter_writes_exactly_the_bytes_of_the_command() {
    let mut harness = overlay(120, 40);
    let model = &harness.session.model;
    let apps: Vec<_> = model.marked().collect();
    let report = Report::Compare(CompareReport {
        catalog: &model.catalog,
        lens: &model.lens,
        comparison: compare(&model.catalog, &apps, &model.lens).unwrap(),
    });
    let formats = [
        ("", Format::Markdown),
        ("l", Format::Csv),
        ("l", Format::Json),
        ("l", Format::Html),
        ("l", Format::Ron),
    ];
    let expected: Vec<(Format, Vec<u8>)> = formats
        .iter()
        .map(|(_, format)| (*format, render(&report, *format, TEXT_WIDTH).unwrap()))
        .collect();
    for ((keys, _), (format, bytes)) in formats.iter().zip(expected) {
        harness.keys(keys).keys("<enter>");
        let name = format!("./scimdex-compare.{}", format.extension());
        assert_eq!(written(&mut harness), Some((name, bytes, false)));
    }
}

#[test]
fn a_file_that_is_there_takes_a_second_key() {
    let path = PathBuf::from("./scimdex-compare.md");
    let mut harness = overlay(80, 24);
    // Without a refusal before it, the key does nothing.
    harness.keys("W");
    assert_eq!(harness.effects(), []);
    harness
        .answer([Outcome::Exists(path.clone())])
        .keys("<enter>");
    insta::assert_snapshot!("taken_80x24", harness.screen());
    assert!(written(&mut harness).is_some_and(|(_, _, replace)| !replace));
    harness.answer([Outcome::Written(path)]).keys("W");
    assert!(written(&mut harness).is_some_and(|(_, _, replace)| replace));
    assert!(harness.screen().contains("Wrote ./scimdex-compare.md"));
    assert!(harness.session.model.overlay.is_none());
}

#[test]
fn a_refusal_is_forgotten_with_another_name_or_format() {
    for keys in ["rx<enter>", "l", "<esc>"] {
        let mut harness = overlay(80, 24);
        let taken = Outcome::Exists(PathBuf::from("./scimdex-compare.md"));
        harness.answer([taken]).keys("<enter>");
        harness.effects();
        harness.keys(keys).keys("W");
        assert_eq!(harness.effects(), [], "{keys}");
    }
}

#[test]
fn what_cannot_be_written_says_why_and_stays() {
    let mut harness = overlay(80, 24);
    let why = "cannot write ./scimdex-compare.md: permission denied";
    harness
        .answer([Outcome::NotWritten(why.to_owned())])
        .keys("<enter>");
    assert!(harness.screen().contains(why));
    assert!(harness.session.model.overlay.is_some());
}

#[test]
fn the_name_is_edited_and_follows_the_format() {
    for (keys, name) in [
        ("", "./scimdex-compare.md"),
        ("l", "./scimdex-compare.csv"),
        ("h", "./scimdex-compare.ron"),
        ("<tab><backtab>", "./scimdex-compare.md"),
        ("r<ctrl-u>/tmp/mine.md<enter>", "/tmp/mine.md"),
        ("r<ctrl-u>mine.md<enter>l", "mine.csv"),
        ("r<ctrl-u>mine.txt<enter>l", "mine.txt"),
        ("r<ctrl-u>mine.md<esc>", "./scimdex-compare.md"),
    ] {
        let mut harness = overlay(80, 24);
        harness.keys(keys).keys("<enter>");
        let path = written(&mut harness).map(|(path, _, _)| path);
        assert_eq!(path.as_deref(), Some(name), "{keys}");
    }
    let mut harness = overlay(80, 24);
    harness.keys("r<ctrl-u><enter>");
    assert!(harness.screen().contains("The file needs a name"));
}

#[test]
fn the_export_is_copied_whole() {
    let mut harness = overlay(80, 24);
    harness.keys("ly");
    let copied = harness.effects();
    assert!(
        matches!(copied.as_slice(), [Effect::Copy { text, .. }] if text.starts_with("row,heroku,netlify,")),
        "{copied:?}"
    );
}

#[test]
fn each_view_exports_what_it_shows() {
    for (keys, name) in [
        ("1e", "./scimdex-list.md"),
        ("1<enter>e", "./scimdex-heroku.md"),
        ("2e", "./scimdex-compare.md"),
        ("3e", "./scimdex-cost.md"),
        ("3se", "./scimdex-cost.md"),
    ] {
        let mut harness = overlay(80, 24);
        harness
            .keys("<esc>/heroku<enter>")
            .keys(keys)
            .keys("<enter>");
        let path = written(&mut harness).map(|(path, _, _)| path);
        assert_eq!(path.as_deref(), Some(name), "{keys}");
    }
    // The stack has nothing yet, and a comparison needs two.
    let mut harness = overlay(80, 24);
    harness.keys("<esc>4e");
    assert!(harness.session.model.overlay.is_none());
    harness.keys("2ue");
    assert!(harness.session.model.overlay.is_none());
}

#[test]
fn the_preview_scrolls_and_the_mouse_works_it() {
    let mut harness = overlay(80, 24);
    assert!(harness.screen().contains("# Heroku, Netlify"));
    assert!(!harness.keys("jj").screen().contains("# Heroku, Netlify"));
    let end = harness.keys("G").screen();
    assert_eq!(harness.keys("j<pagedown>").screen(), end);
    assert!(harness.keys("g").screen().contains("# Heroku, Netlify"));
    harness.mouse(MouseEventKind::ScrollDown, 10, 10);
    assert_eq!(harness.session.model.export.top, 3);
    harness.click("JSON");
    assert!(harness.screen().contains("[JSON]"));
    harness.click("./scimdex-compare.json");
    assert!(harness.session.model.overlay.is_some());
    let mut harness = overlay(120, 40);
    harness.mouse(MouseEventKind::Down(MouseButton::Left), 1, 10);
    assert!(harness.session.model.overlay.is_none());
}

#[test]
fn no_size_is_too_small() {
    let mut harness = overlay(120, 40);
    for height in 0..14 {
        for width in [0, 1, 5, 19, 20, 21, 33, 47, 79] {
            harness.resize(width, height);
            harness.keys("lljG<pageup>r<left>x<esc>");
        }
    }
}

/// What is copied, if anything is.
fn copied(harness: &mut Harness) -> Option<String> {
    harness
        .effects()
        .into_iter()
        .find_map(|effect| match effect {
            Effect::Copy { text, .. } => Some(text),
            Effect::Write { .. }
            | Effect::OpenPage(_)
            | Effect::EditLayer { .. }
            | Effect::Remember(_)
            | Effect::Scenarios(_)
            | Effect::Views(_)
            | Effect::ReadStack
            | Effect::Import(_)
            | Effect::KeepStack { .. }
            | Effect::KeepDecisions(_)
            | Effect::ForgetStack
            | Effect::Mouse(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit(_) => None,
        })
}

#[test]
fn the_leaver_tab_copies_and_exports_the_checklist_of_the_command() {
    let mut harness = show(model(&["github"]), 120, 40);
    harness.keys("/^github$<enter><enter>");
    assert!(!harness.screen().contains("copy checklist"));
    while !harness.screen().contains("[Leaver]") {
        harness.keys("]");
    }
    assert!(harness.screen().contains("y copy checklist"));
    harness.keys("y");
    let text = copied(&mut harness).unwrap();
    let model = &harness.session.model;
    let report = Report::Leaver(LeaverReport {
        catalog: &model.catalog,
        lens: &model.lens,
        app: model.app().unwrap(),
    });
    let bytes = render(&report, Format::Markdown, TEXT_WIDTH).unwrap();
    assert_eq!(text.as_bytes(), bytes);
    harness.keys("e");
    assert!(
        harness
            .screen()
            .contains("Export the leaver checklist of GitHub")
    );
    assert!(harness.screen().contains("scimdex-github-leaver.md"));
    harness.keys("y");
    assert_eq!(copied(&mut harness).unwrap().as_bytes(), bytes);
    harness.keys("s");
    assert!(harness.screen().contains("Export GitHub"));
    assert!(harness.screen().contains("scimdex-github.md"));
}
