//! Pictures of plain data: sliders, bars and a chart, as rows of text in roles.
//!
//! Nothing here knows an app, a strategy, a theme or a terminal: a widget is a function from numbers and words to rows,
//! drawn in ASCII, so that every picture can be read in a test, over a serial line and without colour.

pub mod bar;
pub mod chart;
pub mod scale;
pub mod slider;

use crate::text::{self, ELLIPSIS};

/// What a piece of a picture is, for the theme to dress. Every role also differs by shape or word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Ordinary words.
    Plain,
    /// Words and lines that stand back: axes, notes, tracks.
    Faint,
    /// What is to be read first: amounts, a handle.
    Strong,
    /// The part that the keys act on.
    Focus,
    /// A data series, counted from 0; each also has a mark of its own.
    Series(usize),
}

/// A stretch of text in one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What is shown. The caller has cleaned it: see [`crate::text::Clean`].
    pub text: String,
    /// How it is dressed.
    pub ink: Ink,
}

/// One row of a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its pieces from left to right.
    pub pieces: Vec<Piece>,
}

impl Row {
    /// An empty row.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends a piece; an empty one is left out.
    pub fn push(&mut self, text: impl Into<String>, ink: Ink) {
        let text = text.into();
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.ink == ink => last.text.push_str(&text),
            Some(_) | None => self.pieces.push(Piece { text, ink }),
        }
    }

    /// Appends spaces until the row is `column` columns wide; a row that is wider stays as it is.
    pub fn pad_to(&mut self, column: usize) {
        let missing = column.saturating_sub(self.width());
        self.push(" ".repeat(missing), Ink::Plain);
    }

    /// The width in columns.
    pub fn width(&self) -> usize {
        self.pieces
            .iter()
            .map(|piece| text::width(&piece.text))
            .sum()
    }

    /// The words alone, without spaces at the end.
    pub fn plain(&self) -> String {
        let all: String = self
            .pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect();
        all.trim_end().to_owned()
    }

    /// The row cut to at most `width` columns.
    pub fn cut(self, width: usize) -> Self {
        let mut cut = Self::new();
        for piece in self.pieces {
            let room = width.saturating_sub(cut.width());
            if text::width(&piece.text) > room {
                cut.push(text::truncate(&piece.text, room, ELLIPSIS), piece.ink);
                break;
            }
            cut.push(piece.text, piece.ink);
        }
        cut
    }
}

/// The words of several rows, a line each: what a snapshot compares.
pub fn plain(rows: &[Row]) -> String {
    let lines: Vec<String> = rows.iter().map(Row::plain).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_joins_pieces_of_one_role_and_cuts_within_its_width() {
        let mut row = Row::new();
        row.push("By ", Ink::Plain);
        row.push("hand", Ink::Plain);
        row.push("", Ink::Strong);
        row.pad_to(10);
        row.push("$11,754", Ink::Strong);
        assert_eq!(row.pieces.len(), 2);
        assert_eq!(row.plain(), "By hand   $11,754");
        assert_eq!(row.clone().cut(14).plain(), "By hand   $11…");
        assert_eq!(row.clone().cut(0).plain(), "");
        assert_eq!(row.clone().cut(17), row);
    }
}
