//! Themes and marks: the words are the same in every theme at every size, no state is told by colour alone, and no chart
//! needs braille.

use std::collections::BTreeSet;

use ratatui::style::{Color, Modifier};

use crate::catalog::Status;
use crate::stack::Class;
use crate::tui::glyphs::Glyphs;
use crate::tui::harness::Harness;
use crate::tui::keymap::Keymap;
use crate::tui::model::Model;
use crate::tui::theme::{Palette, Theme};
use crate::tui::view::Dress;

use super::screen;

/// States that differ in the roles that they draw.
const STATES: &[&str] = &[
    "",
    "i<down><enter>/slack<enter>",
    "<enter>]",
    "<esc><esc>/heroku<enter><enter>s",
    "<esc><esc>/scim:partial<enter> j ",
    "f<right>",
    "<esc>:page",
    "<esc>?",
    "<esc>/scmi:none",
    "<esc><esc>/hero<enter> /netl<enter> c",
    "e",
    "<esc>3",
    "x",
    "<esc>4",
];

fn dressed(theme: Theme, glyphs: Glyphs) -> Harness {
    let source = screen(1, 1);
    let model = &source.session.model;
    let dress = Dress {
        theme,
        glyphs,
        keymap: Keymap::builtin().unwrap(),
    };
    let model = Model::new(model.catalog.clone(), model.lens.clone());
    Harness::dressed(model, dress, 120, 40).unwrap()
}

#[test]
fn every_theme_says_the_same_words_at_every_size() {
    let mut mono = dressed(Theme::builtin("mono").unwrap(), Glyphs::UNICODE);
    let mut others: Vec<(&str, Harness)> = Theme::names()
        .map(|name| {
            let theme = Theme::builtin(name).unwrap().on(Palette::Many);
            (name, dressed(theme, Glyphs::UNICODE))
        })
        .collect();
    let some = vec![(120, 40), (60, 15), (24, 7)];
    // What stands where depends on the size alone, so one state is drawn at many sizes, and the others at three.
    let widths = (0..=120).step_by(8);
    let many: Vec<(u16, u16)> = widths
        .flat_map(|width| (0..=50).step_by(7).map(move |height| (width, height)))
        .collect();
    for (place, state) in STATES.iter().enumerate() {
        let sizes = if place == 0 { &many } else { &some };
        for (width, height) in sizes.iter().copied() {
            mono.resize(width, height);
            for (_, other) in &mut others {
                other.resize(width, height);
            }
            let words = mono.screen();
            for (name, other) in &others {
                assert_eq!(
                    other.screen(),
                    words,
                    "{name} after {state} at {width}x{height}"
                );
            }
        }
        for one in others.iter_mut().map(|(_, other)| other).chain([&mut mono]) {
            one.resize(120, 40).keys(state);
        }
    }
}

#[test]
fn a_theme_with_a_ground_of_its_own_leaves_no_cell_to_the_terminal() {
    let theme = Theme::builtin("contrast").unwrap();
    assert!(theme.ground().is_some());
    let mut screen = dressed(theme, Glyphs::UNICODE);
    for state in STATES {
        screen.keys(state);
        let cells = &screen.buffer().content;
        assert!(
            cells
                .iter()
                .all(|cell| cell.bg != Color::Reset && cell.fg != Color::Reset),
            "{state}"
        );
    }
}

/// What is left of a cursor, a choice and a match without colours: a sign or a style that is no colour.
#[test]
fn without_colours_the_cursor_the_choice_and_the_match_still_show() {
    let mut screen = dressed(Theme::builtin("mono").unwrap(), Glyphs::UNICODE);
    screen.keys("/hero<enter>");
    let styled = |screen: &Harness, modifier: Modifier| {
        let cells = screen.buffer().content.iter();
        let text: String = cells
            .filter(|cell| cell.modifier.contains(modifier))
            .map(|cell| cell.symbol())
            .collect();
        text
    };
    assert!(styled(&screen, Modifier::REVERSED).contains("Heroku"));
    assert!(styled(&screen, Modifier::UNDERLINED).contains("Hero"));
    assert!(screen.screen().contains("> "));
}

/// Each status and each class has a word of its own, and a shape of its own before it.
#[test]
fn no_state_is_told_by_colour_alone() {
    for glyphs in [Glyphs::UNICODE, Glyphs::ASCII] {
        let shapes: BTreeSet<&str> = Status::ALL.iter().map(|one| glyphs.status(*one)).collect();
        assert_eq!(shapes.len(), Status::ALL.len(), "{shapes:?}");
    }
    let words: BTreeSet<&str> = Status::ALL.iter().map(|status| status.title()).collect();
    assert_eq!(words.len(), Status::ALL.len());
    let classes: BTreeSet<&str> = Class::ALL.iter().map(|class| class.title()).collect();
    assert_eq!(classes.len(), Class::ALL.len());
    // On the screen the words stand in the rows themselves.
    for status in Status::ALL {
        let mut screen = dressed(Theme::builtin("mono").unwrap(), Glyphs::UNICODE);
        screen.keys(&format!("/scim:{}<enter>", status.word()));
        let text = screen.screen();
        let in_rows = text
            .lines()
            .skip(5)
            .filter(|line| line.contains(status.title()));
        assert!(in_rows.count() >= 4, "{status}:\n{text}");
    }
}

/// Charts, sliders and bars are drawn with signs that every font has: nothing is braille, and `--ascii` needs no more.
#[test]
fn nothing_is_drawn_with_braille() {
    for glyphs in [Glyphs::UNICODE, Glyphs::ASCII] {
        let mut screen = dressed(Theme::builtin("mono").unwrap(), glyphs);
        screen.keys("/slack<enter>$");
        let text = screen.screen();
        assert!(
            text.contains("people") && text.contains("By hand"),
            "{text}"
        );
        let braille = |letter: char| ('\u{2800}'..='\u{28ff}').contains(&letter);
        assert!(!text.contains(braille), "{text}");
        assert!(glyphs == Glyphs::UNICODE || text.is_ascii(), "{text}");
    }
}
