//! Lines of text in roles, as the views put them together. How they look and where they stand is for the canvas and the views to
//! say.

use crate::text::{Align, Clean, ELLIPSIS};
use crate::tui::theme::Role;

/// A piece of text in one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What.
    pub text: Clean,
    /// As what.
    pub role: Role,
}

/// One line of pieces, built from left to right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    pieces: Vec<Piece>,
}

impl Line {
    /// An empty line.
    #[must_use]
    pub fn new() -> Line {
        Line::default()
    }

    /// Adds plain text.
    #[must_use]
    pub fn text(self, text: &str) -> Line {
        self.with(text, Role::Text)
    }

    /// Adds dim text.
    #[must_use]
    pub fn dim(self, text: &str) -> Line {
        self.with(text, Role::Dim)
    }

    /// Adds text in a role.
    #[must_use]
    pub fn with(mut self, text: &str, role: Role) -> Line {
        self.push(Clean::line(text), role);
        self
    }

    /// Adds text padded to a width; longer text stays whole.
    #[must_use]
    pub fn padded(self, text: &str, width: usize, align: Align, role: Role) -> Line {
        let text = Clean::line(text);
        let missing = width.saturating_sub(text.width());
        let mut line = match align {
            Align::Left => self,
            Align::Right => self.gap(missing),
        };
        line.push(text, role);
        match align {
            Align::Left => line.gap(missing),
            Align::Right => line,
        }
    }

    /// Adds text cut or padded to exactly a width.
    #[must_use]
    pub fn column(mut self, text: &str, width: usize, align: Align, role: Role) -> Line {
        self.push(Clean::line(text).fit(width, align, ELLIPSIS), role);
        self
    }

    /// Adds spaces.
    #[must_use]
    pub fn gap(mut self, width: usize) -> Line {
        self.push(Clean::spaces(width), Role::Text);
        self
    }

    /// Adds spaces until the line is so wide.
    #[must_use]
    pub fn until(self, column: usize) -> Line {
        let missing = column.saturating_sub(self.width());
        self.gap(missing)
    }

    /// Adds a piece.
    pub fn push(&mut self, text: Clean, role: Role) {
        if !text.is_empty() {
            self.pieces.push(Piece { text, role });
        }
    }

    /// Adds the pieces of another line.
    #[must_use]
    pub fn and(mut self, other: Line) -> Line {
        self.pieces.extend(other.pieces);
        self
    }

    /// The same line, all of it in one role.
    #[must_use]
    pub fn all(mut self, role: Role) -> Line {
        self.pieces.iter_mut().for_each(|piece| piece.role = role);
        self
    }

    /// The words alone.
    #[must_use]
    pub fn plain(&self) -> String {
        let words = self.pieces.iter().map(|piece| piece.text.as_str());
        words.collect()
    }

    /// The pieces.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The width in columns.
    #[must_use]
    pub fn width(&self) -> usize {
        self.pieces.iter().map(|piece| piece.text.width()).sum()
    }
}
