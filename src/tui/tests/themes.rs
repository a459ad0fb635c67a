//! Themes and marks: no state is told by colour alone, and no chart needs braille. That the words are the same in every theme
//! at every size is in `tests/trust/themes.rs`.

use std::collections::BTreeSet;

use ratatui::style::{Color, Modifier};

use crate::catalog::Status;
use crate::stack::Class;
use crate::tui::glyphs::Glyphs;
use crate::tui::harness::Harness;
use crate::tui::keymap::Keymap;
use crate::tui::model::Model;
use crate::tui::theme::Theme;
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
