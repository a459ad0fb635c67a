//! The marks and lines that the screen is drawn with, in two sets: Unicode, and plain ASCII for `--ascii`.
//!
//! No glyph has an ambiguous width but the rules, which fill their lines whichever width a terminal gives them.

use crate::catalog::Status;
use crate::field::status_shape;
use crate::text::ELLIPSIS;

/// A set of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// In place of text that was cut off.
    pub ellipsis: &'static str,
    /// A horizontal rule.
    pub rule: &'static str,
    /// A vertical rule.
    pub upright: &'static str,
    /// Where a horizontal rule meets a vertical one below it.
    pub tee_down: &'static str,
    /// Where a horizontal rule meets a vertical one above it.
    pub tee_up: &'static str,
    /// The corners of an overlay: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// The row under the cursor.
    pub cursor: &'static str,
    /// A marked app.
    pub marked: &'static str,
    /// An app on which layers disagree.
    pub dispute: &'static str,
    /// One cell of a bar.
    pub bar: &'static str,
    /// The part of a bar that is not certain.
    pub bar_open: &'static str,
    /// A slider's line.
    pub track: &'static str,
    /// A slider's ends.
    pub track_end: &'static str,
    /// A slider's knob.
    pub knob: &'static str,
    /// More lines above.
    pub more_above: &'static str,
    /// More lines below.
    pub more_below: &'static str,
    /// A chosen value in a list of choices.
    pub chosen: &'static str,
    /// A limitation or another item of a list.
    pub item: &'static str,
    /// Whether only ASCII is drawn.
    pub ascii: bool,
}

impl Glyphs {
    /// Marks for terminals with Unicode.
    pub const UNICODE: Glyphs = Glyphs {
        ellipsis: ELLIPSIS,
        rule: "─",
        upright: "│",
        tee_down: "┬",
        tee_up: "┴",
        corners: ["┌", "┐", "└", "┘"],
        cursor: ">",
        marked: "+",
        dispute: "!",
        bar: "#",
        bar_open: "-",
        track: "-",
        track_end: "|",
        knob: "#",
        more_above: "^",
        more_below: "v",
        chosen: "✓",
        item: "-",
        ascii: false,
    };

    /// Marks for terminals without.
    pub const ASCII: Glyphs = Glyphs {
        ellipsis: "...",
        rule: "-",
        upright: "|",
        tee_down: "+",
        tee_up: "+",
        corners: ["+", "+", "+", "+"],
        chosen: "x",
        ascii: true,
        ..Glyphs::UNICODE
    };

    /// The mark of a status. Beside it there is always the word.
    #[must_use]
    pub const fn status(&self, status: Status) -> &'static str {
        status_shape(status, self.ascii)
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    #[test]
    fn marks_are_one_column_wherever_they_are_shown() {
        let glyphs = Glyphs::UNICODE;
        for status in Status::ALL {
            let mark = glyphs.status(*status);
            assert_eq!((mark.width(), mark.width_cjk()), (1, 1), "{mark}");
        }
        for mark in [
            glyphs.cursor,
            glyphs.marked,
            glyphs.dispute,
            glyphs.bar,
            glyphs.bar_open,
            glyphs.track,
            glyphs.track_end,
            glyphs.knob,
            glyphs.more_above,
            glyphs.more_below,
            glyphs.chosen,
            glyphs.item,
        ] {
            assert_eq!((mark.width(), mark.width_cjk()), (1, 1), "{mark}");
        }
    }

    #[test]
    fn ascii_is_ascii() {
        let glyphs = Glyphs::ASCII;
        let marks = format!("{glyphs:?}");
        assert!(marks.is_ascii(), "{marks}");
    }
}
