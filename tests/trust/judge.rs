//! What is sound: of a character that leaves, of the cells of a frame, of the bytes that a terminal is sent.
//!
//! Nothing here asks the display type: the lists are written down a second time.

use ratatui::buffer::Buffer;
use scimdex::text::{CLUSTER_LIMIT, MARK_LIMIT, width};
use scimdex::tui::view::Layout;
use unicode_normalization::char::is_combining_mark;

/// Whether a character must never leave as itself: controls, bidirectional marks, overrides and isolates, what is
/// invisible, tags.
pub fn is_raw(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}'
            | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// The first character of a text that must not leave; line ends may.
pub fn raw(text: &str) -> Option<char> {
    text.chars()
        .find(|letter| is_raw(*letter) && *letter != '\n')
}

/// Holds a frame to its cells: nothing raw, no wide letter cut in half, no pile of marks, nothing to hit outside.
#[track_caller]
pub fn frame(buffer: &Buffer, layout: &Layout, what: &dyn Fn() -> String) {
    let area = buffer.area;
    for row in area.rows() {
        let mut covered = 0_usize;
        for at in row.positions() {
            let symbol = buffer.cell(at).unwrap().symbol();
            let wide = width(symbol);
            let marks = symbol.chars().filter(|letter| is_combining_mark(*letter));
            assert!(
                symbol.chars().all(|letter| !is_raw(letter)),
                "{symbol:?} at {at}: {}",
                what()
            );
            assert!(
                marks.count() <= MARK_LIMIT,
                "{symbol:?} at {at}: {}",
                what()
            );
            if covered > 0 {
                assert_eq!(
                    symbol,
                    " ",
                    "on the second half of a wide letter at {at}: {}",
                    what()
                );
                covered -= 1;
                continue;
            }
            // A stack of an Indic script or of jamo takes more than two.
            assert!(
                (1..=2 * CLUSTER_LIMIT).contains(&wide),
                "{symbol:?} at {at}: {}",
                what()
            );
            let room = usize::from(area.right() - at.x);
            assert!(wide <= room, "{symbol:?} is cut at the edge: {}", what());
            covered = wide - 1;
        }
    }
    for (hit, target) in &layout.hits {
        assert_eq!(hit.intersection(area), *hit, "{target:?}: {}", what());
    }
    if let Some(cursor) = layout.cursor {
        assert!(area.contains(cursor), "{cursor}: {}", what());
    }
}

/// Holds bytes for a terminal to our own sequences: cursor moves, colours and styles, erasing, modes. What is text has
/// nothing raw in it.
#[track_caller]
pub fn sequences(bytes: &[u8], what: &str) {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter != '\u{1b}' {
            assert!(!is_raw(letter), "{letter:?} in {what}");
            continue;
        }
        assert_eq!(letters.next(), Some('['), "not a control sequence: {what}");
        let parameters =
            |letter: &char| letter.is_ascii_digit() || matches!(letter, ';' | ':' | '?');
        let end = letters.find(|letter| !parameters(letter));
        assert!(
            matches!(end, Some('C' | 'H' | 'J' | 'K' | 'X' | 'm' | 'h' | 'l')),
            "{end:?} in {what}"
        );
    }
}
