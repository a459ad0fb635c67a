//! No size makes the screen panic, and nothing is drawn outside it.

use super::screen;

/// States that differ in what they draw.
const STATES: &[&str] = &[
    "",
    "/scmi:none",
    "<esc>/zzyzx",
    "<esc>i<down><enter>/spacelift<enter><enter>]]]",
    "?<pagedown>",
    "<esc>f<right><right>",
    "<esc>o",
    "<esc>Cjj<space>",
    "<esc>v",
    "s",
    "<esc><esc>:",
    "<esc>2",
    "3",
    "4",
];

#[test]
fn every_size_draws() {
    let mut screen = screen(120, 50);
    for state in STATES {
        screen.resize(120, 50).keys(state);
        for height in (0..=7).chain([11, 12, 15, 16, 24, 30, 50]) {
            for width in (0..=5).chain([19, 20, 21, 40, 60, 79, 80, 119, 120]) {
                screen.resize(width, height);
                let lines = screen.screen();
                assert_eq!(
                    lines.lines().count(),
                    usize::from(height),
                    "{width}x{height}"
                );
                let small = (4..20).contains(&width) && height > 0;
                assert!(!small || lines.contains("20"), "{width}x{height}\n{lines}");
            }
        }
    }
}

#[test]
fn a_screen_that_grows_again_shows_what_it_showed() {
    let mut screen = screen(120, 40);
    screen.keys("/slack<enter>");
    let before = screen.screen();
    for (width, height) in [(19, 4), (1, 1), (0, 0), (60, 15), (80, 24), (120, 40)] {
        screen.resize(width, height);
    }
    assert_eq!(screen.screen(), before);
}
