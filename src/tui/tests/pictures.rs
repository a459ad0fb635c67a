//! Pictures of Explore, its overlays and its empty states, at the three sizes that matter.

use super::screen;

/// What is pressed before a picture is taken, by the picture's name.
const PICTURES: &[(&str, &str)] = &[
    ("start", ""),
    ("found", "/slack<enter>"),
    ("my_idp", "i<down><enter>/spacelift<enter>"),
    ("typing", "/ceridian"),
    ("marked", "/hero<enter> /netl<enter> /marked:yes<enter>"),
    (
        "ordered",
        "/scim:gated<enter>o<down><down><down><down><down><down><down><enter>",
    ),
    ("limitations", "/heroku<enter><enter>]"),
    ("scrolled", "/fullstory<enter>s<pagedown><pagedown>"),
    ("no_match", "/zzyzx"),
    ("unknown_field", "/slack scmi:none"),
    ("unknown_value", "/scim:nonne<enter>"),
    ("facets", "/scim:none<enter>f<right><right><down><space>"),
    ("order", "o<down><down>"),
    ("idp", "i<down>"),
    ("palette", ":page"),
    ("help", "?<pagedown>"),
    ("stack", "4"),
];

#[test]
fn pictures_of_every_state_at_every_shape() {
    for (width, height) in [(120, 40), (80, 24), (60, 15)] {
        for (name, keys) in PICTURES {
            let mut screen = screen(width, height);
            screen.keys(keys);
            insta::assert_snapshot!(format!("{name}_{width}x{height}"), screen.screen());
        }
    }
}

#[test]
fn in_ascii_everything_of_ours_is_ascii() {
    use crate::tui::glyphs::Glyphs;
    use crate::tui::harness::Harness;
    use crate::tui::keymap::Keymap;
    use crate::tui::model::Model;
    use crate::tui::theme::Theme;
    use crate::tui::view::Dress;

    let source = screen(1, 1);
    let model = &source.session.model;
    let dress = Dress {
        theme: Theme::builtin("mono").unwrap(),
        glyphs: Glyphs::ASCII,
        keymap: Keymap::builtin().unwrap(),
    };
    let model = Model::new(model.catalog.clone(), model.lens.clone());
    let mut screen = Harness::dressed(model, dress, 120, 40).unwrap();
    // Apps whose own texts are ASCII, so that only the frame could be anything else.
    for keys in [
        "/slack<enter>",
        "<esc>/scim:included<enter>",
        "f",
        "<esc>o",
        "<esc>?",
        "<esc>i",
    ] {
        screen.keys(keys);
        let letters = screen.screen();
        let strange: Vec<char> = letters
            .chars()
            .filter(|letter| !letter.is_ascii())
            .collect();
        assert!(strange.is_empty(), "{strange:?} after {keys}\n{letters}");
    }
}

#[test]
fn without_colours_no_cell_has_one() {
    use ratatui::style::Color;

    use crate::tui::glyphs::Glyphs;
    use crate::tui::harness::Harness;
    use crate::tui::keymap::Keymap;
    use crate::tui::model::Model;
    use crate::tui::theme::Theme;
    use crate::tui::view::Dress;

    let source = screen(1, 1);
    let model = &source.session.model;
    let dress = Dress {
        theme: Theme::builtin("mono").unwrap(),
        glyphs: Glyphs::UNICODE,
        keymap: Keymap::builtin().unwrap(),
    };
    let model = Model::new(model.catalog.clone(), model.lens.clone());
    let mut screen = Harness::dressed(model, dress, 120, 40).unwrap();
    for keys in ["/hero", "<enter> ", "?", "<esc>f", "<esc>3", "2", "4"] {
        screen.keys(keys);
        let colourless =
            |cell: &ratatui::buffer::Cell| cell.fg == Color::Reset && cell.bg == Color::Reset;
        assert!(screen.buffer().content().iter().all(colourless), "{keys}");
    }
}
