//! The canvas: a buffer with the theme, the marks and the list of what the mouse can hit.
//!
//! Every text that it draws is [`Clean`]; every rectangle is cut to the buffer, so no size can make it panic.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use crate::text::{Clean, ELLIPSIS};
use crate::tui::glyphs::Glyphs;
use crate::tui::message::Target;
use crate::tui::theme::Role;

pub use super::areas::{below, beside, top};
pub use super::line::{Line, Piece};
use super::{Dress, Layout};

/// The most columns that one letter takes: a stack of an Indic script, or jamo, as long as clusters may be.
const WIDEST_LETTER: u16 = 32;

/// What the views draw on.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    dress: &'a Dress,
    layout: Layout,
}

impl<'a> Canvas<'a> {
    /// A canvas over a buffer.
    pub fn new(buffer: &'a mut Buffer, dress: &'a Dress) -> Canvas<'a> {
        Canvas {
            buffer,
            dress,
            layout: Layout::default(),
        }
    }

    /// Ends drawing.
    #[must_use]
    pub fn finish(self) -> Layout {
        if let Some((text, ground)) = self.dress.theme.ground() {
            for cell in &mut self.buffer.content {
                if cell.fg == Color::Reset {
                    cell.fg = text;
                }
                if cell.bg == Color::Reset {
                    cell.bg = ground;
                }
            }
        }
        self.layout
    }

    /// The whole area.
    #[must_use]
    pub fn area(&self) -> Rect {
        self.buffer.area
    }

    /// Theme, marks and keys.
    #[must_use]
    pub fn dress(&self) -> &'a Dress {
        self.dress
    }

    /// The marks.
    #[must_use]
    pub fn glyphs(&self) -> &'a Glyphs {
        &self.dress.glyphs
    }

    /// The style of a role.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.dress.theme.style(role)
    }

    /// Draws a line in the first row of an area; what does not fit is cut, and the cut is marked.
    /// Returns the columns used.
    pub fn line(&mut self, area: Rect, line: &Line) -> u16 {
        let area = self.within(area);
        if area.is_empty() {
            return 0;
        }
        let width = usize::from(area.width);
        if line.width() <= width {
            let pieces = line.pieces().iter();
            let after = pieces.fold(area.x, |column, piece| {
                self.put(column, area.y, &piece.text, self.style(piece.role))
            });
            return after.saturating_sub(area.x);
        }
        let ellipsis = Clean::line(self.dress.glyphs.ellipsis).truncate(width, "");
        let mut left = width.saturating_sub(ellipsis.width());
        let mut column = area.x;
        for piece in line.pieces() {
            let style = self.style(piece.role);
            let width = piece.text.width();
            if width > left {
                column = self.put(column, area.y, &piece.text.truncate(left, ""), style);
                column = self.put(column, area.y, &ellipsis, style);
                break;
            }
            column = self.put(column, area.y, &piece.text, style);
            left = left.saturating_sub(width);
        }
        column.saturating_sub(area.x)
    }

    /// Draws lines from the top of an area; those below it are left out. Returns the rows used.
    pub fn lines(&mut self, area: Rect, lines: &[Line]) -> u16 {
        let mut rest = area;
        for line in lines.iter().take(usize::from(area.height)) {
            self.line(rest, line);
            rest = below(rest, 1);
        }
        area.height.saturating_sub(rest.height)
    }

    /// Lays a role over an area, over what is drawn there.
    pub fn dress_area(&mut self, area: Rect, role: Role) {
        let area = self.within(area);
        self.buffer.set_style(area, self.style(role));
    }

    /// Makes an area the row under the cursor: one even stripe, whatever colours its texts have elsewhere.
    pub fn cursor_row(&mut self, area: Rect, role: Role) {
        let area = self.within(area);
        let even = Style::new()
            .fg(Color::Reset)
            .bg(Color::Reset)
            .remove_modifier(Modifier::DIM);
        self.buffer.set_style(area, even);
        self.buffer.set_style(area, self.style(role));
    }

    /// Clears an area.
    pub fn blank(&mut self, area: Rect) {
        let area = self.within(area);
        for row in area.rows() {
            self.part(row.x, row.y);
        }
        for position in area.positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
            }
        }
    }

    /// Draws a rule in the first row of an area.
    pub fn rule(&mut self, area: Rect) {
        let area = self.within(Rect { height: 1, ..area });
        let style = self.style(Role::Rule);
        for position in area.positions() {
            self.symbol(position, self.dress.glyphs.rule, style);
        }
    }

    /// Draws an upright rule in the first column of an area.
    pub fn upright(&mut self, area: Rect) {
        let area = self.within(Rect { width: 1, ..area });
        let style = self.style(Role::Rule);
        for position in area.positions() {
            self.symbol(position, self.dress.glyphs.upright, style);
        }
    }

    /// Draws one mark of ours.
    pub fn mark(&mut self, at: Position, mark: &'static str, role: Role) {
        let style = self.style(role);
        if self.buffer.area.contains(at) {
            self.symbol(at, mark, style);
        }
    }

    /// Clears an area and draws a frame around it with a title; returns what is inside.
    pub fn boxed(&mut self, area: Rect, title: &str) -> Rect {
        let area = self.within(area);
        self.blank(area);
        if area.width < 2 || area.height < 2 {
            return Rect {
                width: 0,
                height: 0,
                ..area
            };
        }
        let (right, bottom) = (
            area.right().saturating_sub(1),
            area.bottom().saturating_sub(1),
        );
        self.rule(area);
        self.rule(Rect { y: bottom, ..area });
        self.upright(area);
        self.upright(Rect { x: right, ..area });
        let [top_left, top_right, bottom_left, bottom_right] = self.dress.glyphs.corners;
        self.mark(Position::new(area.x, area.y), top_left, Role::Rule);
        self.mark(Position::new(right, area.y), top_right, Role::Rule);
        self.mark(Position::new(area.x, bottom), bottom_left, Role::Rule);
        self.mark(Position::new(right, bottom), bottom_right, Role::Rule);
        let head = Rect {
            x: area.x.saturating_add(2),
            width: area.width.saturating_sub(4),
            height: 1,
            ..area
        };
        self.line(head, &Line::new().with(&format!(" {title} "), Role::Title));
        Rect {
            x: area.x.saturating_add(2),
            y: area.y.saturating_add(1),
            width: area.width.saturating_sub(4),
            height: area.height.saturating_sub(2),
        }
    }

    /// Tells what the mouse hits in an area.
    pub fn hit(&mut self, area: Rect, target: Target) {
        let area = self.within(area);
        if !area.is_empty() {
            self.layout.hits.push((area, target));
        }
    }

    /// Forgets what the mouse could hit so far, as when something is drawn over all of it.
    pub fn forget_hits(&mut self) {
        self.layout.hits.clear();
    }

    /// Puts the terminal's cursor somewhere.
    pub fn cursor(&mut self, at: Position) {
        if self.buffer.area.contains(at) {
            self.layout.cursor = Some(at);
        }
    }

    fn within(&self, area: Rect) -> Rect {
        area.intersection(self.buffer.area)
    }

    /// Makes room at the left edge of a column: a wide letter that reaches over it is taken away, for half a letter
    /// cannot be shown.
    fn part(&mut self, column: u16, row: u16) {
        if !self.layout.wide {
            return;
        }
        for distance in 1..=WIDEST_LETTER {
            let before = column.checked_sub(distance);
            let at = before.map(|before| Position::new(before, row));
            let Some(cell) = at.and_then(|at| self.buffer.cell_mut(at)) else {
                return;
            };
            // The cells that a wide letter covers are blank.
            if cell.symbol() == " " {
                continue;
            }
            if crate::text::width(cell.symbol()) > usize::from(distance) {
                cell.set_symbol(" ");
            }
            return;
        }
    }

    /// Draws text and returns the column after it.
    fn put(&mut self, column: u16, row: u16, text: &Clean, style: Style) -> u16 {
        self.part(column, row);
        if self.dress.glyphs.ellipsis == ELLIPSIS || !text.as_str().contains(ELLIPSIS) {
            if text.is_plain() {
                return self.put_plain(column, row, text, style);
            }
            self.layout.wide = true;
            self.buffer.set_string(column, row, text.as_str(), style);
        } else {
            self.layout.wide = true;
            let text = in_dots(text.as_str());
            self.buffer.set_string(column, row, text, style);
        }
        column.saturating_add(u16::try_from(text.width()).unwrap_or(u16::MAX))
    }

    /// Draws text of which each character takes a cell.
    fn put_plain(&mut self, column: u16, row: u16, text: &Clean, style: Style) -> u16 {
        let room = usize::from(self.buffer.area.right().saturating_sub(column));
        let place = Position::new(column, row);
        let inside = self.buffer.area.contains(place);
        let start = inside.then(|| self.buffer.index_of(column, row));
        let cells = start.and_then(|start| self.buffer.content.get_mut(start..));
        let mut letters: usize = 0;
        let mut cells = cells.unwrap_or_default().iter_mut().take(room);
        for letter in text.as_str().chars() {
            letters = letters.saturating_add(1);
            let Some(cell) = cells.next() else {
                continue;
            };
            // A blank cell needs no letter.
            if letter != ' ' || cell.symbol() != " " {
                cell.set_char(letter);
            }
            cell.set_style(style);
        }
        column.saturating_add(u16::try_from(letters).unwrap_or(u16::MAX))
    }

    fn symbol(&mut self, at: Position, symbol: &'static str, style: Style) {
        if let Some(cell) = self.buffer.cell_mut(at) {
            cell.set_symbol(symbol).set_style(style);
        }
    }
}

/// A text with dots in place of its ellipsis, as wide as before: the dots take the place of the letters before it.
fn in_dots(text: &str) -> String {
    let mut dotted = String::with_capacity(text.len());
    for letter in text.chars() {
        if ELLIPSIS != letter.encode_utf8(&mut [0; 4]) {
            dotted.push(letter);
            continue;
        }
        let kept = dotted
            .trim_end_matches(|letter: char| letter.is_ascii_graphic())
            .len();
        let room = dotted.len().saturating_sub(kept).min(2);
        dotted.truncate(dotted.len().saturating_sub(room));
        dotted.push_str(&".".repeat(room.saturating_add(1)));
    }
    dotted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_take_no_more_room_than_the_ellipsis() {
        for (text, dotted) in [
            ("Advanced Secur…", "Advanced Sec..."),
            ("a…", ".."),
            ("…", "."),
            ("é…", "é."),
            ("cut… and cut…", "c... and c..."),
            ("whole", "whole"),
        ] {
            assert_eq!(in_dots(text), dotted);
            assert_eq!(crate::text::width(text), crate::text::width(dotted));
        }
    }
}
