//! Pictures of plain data: sliders, bars and a chart, as lines of text in roles.
//!
//! Nothing here knows an app, a strategy, a theme or a terminal: a widget is a function from numbers and words to lines,
//! drawn in ASCII, so that every picture can be read in a test, over a serial line and without colour.

pub mod bar;
pub mod chart;
pub mod scale;
pub mod slider;

use super::theme::Role;
use super::view::Line;
use crate::text::{Clean, ELLIPSIS};

/// Appends a piece to a line; an empty one is left out.
fn push(line: &mut Line, text: impl AsRef<str>, role: Role) {
    line.push(Clean::line(text.as_ref()), role);
}

/// Appends spaces until the line is `column` columns wide; a wider one stays as it is.
fn pad_to(line: &mut Line, column: usize) {
    let missing = column.saturating_sub(line.width());
    push(line, " ".repeat(missing), Role::Text);
}

/// The line cut to at most `width` columns.
fn cut(line: Line, width: usize) -> Line {
    if line.width() <= width {
        return line;
    }
    let mut cut = Line::new();
    for piece in line.pieces() {
        let room = width.saturating_sub(cut.width());
        cut.push(piece.text.truncate(room, ELLIPSIS), piece.role);
        if piece.text.width() > room {
            break;
        }
    }
    cut
}

/// The words of several lines, without spaces at their ends: what a test compares.
#[cfg(test)]
fn plain(lines: &[Line]) -> String {
    let words = |line: &Line| line.plain().trim_end().to_owned();
    lines.iter().map(words).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_padded_and_cut_to_columns() {
        let mut line = Line::new();
        push(&mut line, "By hand", Role::Text);
        push(&mut line, "", Role::Heading);
        pad_to(&mut line, 10);
        push(&mut line, "$11,754", Role::Heading);
        assert_eq!(plain(&[line.clone()]), "By hand   $11,754");
        assert_eq!(plain(&[cut(line.clone(), 14)]), "By hand   $11…");
        assert_eq!(cut(line.clone(), 0).width(), 0);
        assert_eq!(cut(line.clone(), 17), line);
    }
}
