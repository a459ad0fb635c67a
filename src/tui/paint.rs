//! The painter: writes the cells of a frame as the bytes that a terminal takes.
//!
//! ratatui decides which cells change, crossterm's backend does everything but cells. Cells are written here because a
//! frame has thousands of them: crossterm formats a command for each, which was a fifth of a key press. What is drawn,
//! and when the bytes are sent, is not known here.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

/// Gathers the bytes of a frame; they are sent in one piece at its end, so that no signal finds half a frame.
#[derive(Debug, Clone, Default)]
pub(super) struct Output {
    frame: Rc<RefCell<Vec<u8>>>,
}

impl Output {
    /// The bytes so far; none are left.
    pub(super) fn take(&self) -> Vec<u8> {
        self.frame.take()
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut frame = self.frame.try_borrow_mut().map_err(io::Error::other)?;
        frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Nothing to do: a frame is sent as a whole.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A backend of ratatui's over gathered bytes.
#[derive(Debug)]
pub(super) struct Painter {
    output: Output,
    rest: CrosstermBackend<Output>,
}

impl Painter {
    /// A painter whose bytes are gathered in `output`.
    pub(super) fn new(output: Output) -> Painter {
        Painter {
            rest: CrosstermBackend::new(output.clone()),
            output,
        }
    }
}

impl Backend for Painter {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut frame = self
            .output
            .frame
            .try_borrow_mut()
            .map_err(io::Error::other)?;
        paint(content, &mut frame);
        Ok(())
    }

    fn append_lines(&mut self, count: u16) -> io::Result<()> {
        self.rest.append_lines(count)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.rest.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.rest.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.rest.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.rest.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.rest.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.rest.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.rest.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.rest.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How the terminal writes at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pen {
    text: Color,
    ground: Color,
    modifier: Modifier,
}

impl Pen {
    const PLAIN: Pen = Pen {
        text: Color::Reset,
        ground: Color::Reset,
        modifier: Modifier::empty(),
    };
}

/// Writes cells, and leaves the terminal writing plainly.
fn paint<'a>(cells: impl Iterator<Item = (u16, u16, &'a Cell)>, bytes: &mut Vec<u8>) {
    let mut pen = Pen::PLAIN;
    // Where the terminal's cursor stands as long as letters are one cell wide; a cell after a wide one is not written.
    let mut next = None;
    for (column, row, cell) in cells {
        if next != Some((column, row)) {
            go(column, row, bytes);
        }
        next = column.checked_add(1).map(|column| (column, row));
        let wanted = Pen {
            text: cell.fg,
            ground: cell.bg,
            modifier: cell.modifier,
        };
        if wanted != pen {
            take(pen, wanted, bytes);
            pen = wanted;
        }
        bytes.extend_from_slice(cell.symbol().as_bytes());
    }
    if pen != Pen::PLAIN {
        bytes.extend_from_slice(b"\x1b[0m");
    }
}

/// CUP of ECMA-48: rows and columns count from 1.
fn go(column: u16, row: u16, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(b"\x1b[");
    number(row.saturating_add(1), bytes);
    bytes.push(b';');
    number(column.saturating_add(1), bytes);
    bytes.push(b'H');
}

/// The attributes of SGR (ECMA-48) that switch a modifier on.
const MODIFIERS: [(Modifier, &[u8]); 9] = [
    (Modifier::BOLD, b"1"),
    (Modifier::DIM, b"2"),
    (Modifier::ITALIC, b"3"),
    (Modifier::UNDERLINED, b"4"),
    (Modifier::SLOW_BLINK, b"5"),
    (Modifier::RAPID_BLINK, b"6"),
    (Modifier::REVERSED, b"7"),
    (Modifier::HIDDEN, b"8"),
    (Modifier::CROSSED_OUT, b"9"),
];

/// SGR of ECMA-48, in one sequence. What is switched off is switched off by 0, which all terminals know, and what stays on
/// is said again.
fn take(old: Pen, new: Pen, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(b"\x1b[");
    let anew = !(old.modifier - new.modifier).is_empty();
    let old = if anew {
        bytes.extend_from_slice(b"0;");
        Pen::PLAIN
    } else {
        old
    };
    let added = new.modifier - old.modifier;
    for (modifier, attribute) in MODIFIERS {
        if added.contains(modifier) {
            bytes.extend_from_slice(attribute);
            bytes.push(b';');
        }
    }
    if new.text != old.text {
        colour(new.text, Layer::Text, bytes);
    }
    if new.ground != old.ground {
        colour(new.ground, Layer::Ground, bytes);
    }
    // The last attribute's semicolon.
    bytes.pop();
    bytes.push(b'm');
}

/// What a colour is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layer {
    Text,
    Ground,
}

/// The attributes of a colour, each with a semicolon: the sixteen by their own numbers (the bright ones as in aixterm), others
/// as in ITU-T T.416 with semicolons, as xterm reads them.
fn colour(colour: Color, layer: Layer, bytes: &mut Vec<u8>) {
    let (dark, bright, many, reset): (u16, u16, &[u8], &[u8]) = match layer {
        Layer::Text => (30, 90, b"38;", b"39;"),
        Layer::Ground => (40, 100, b"48;", b"49;"),
    };
    let code = match colour {
        Color::Reset => return bytes.extend_from_slice(reset),
        Color::Black => dark,
        Color::Red => dark.saturating_add(1),
        Color::Green => dark.saturating_add(2),
        Color::Yellow => dark.saturating_add(3),
        Color::Blue => dark.saturating_add(4),
        Color::Magenta => dark.saturating_add(5),
        Color::Cyan => dark.saturating_add(6),
        Color::Gray => dark.saturating_add(7),
        Color::DarkGray => bright,
        Color::LightRed => bright.saturating_add(1),
        Color::LightGreen => bright.saturating_add(2),
        Color::LightYellow => bright.saturating_add(3),
        Color::LightBlue => bright.saturating_add(4),
        Color::LightMagenta => bright.saturating_add(5),
        Color::LightCyan => bright.saturating_add(6),
        Color::White => bright.saturating_add(7),
        Color::Indexed(index) => {
            bytes.extend_from_slice(many);
            bytes.extend_from_slice(b"5;");
            u16::from(index)
        }
        Color::Rgb(red, green, blue) => {
            bytes.extend_from_slice(many);
            bytes.extend_from_slice(b"2;");
            for part in [red, green] {
                number(u16::from(part), bytes);
                bytes.push(b';');
            }
            u16::from(blue)
        }
    };
    number(code, bytes);
    bytes.push(b';');
}

/// A number in decimal digits.
fn number(number: u16, bytes: &mut Vec<u8>) {
    let mut place = 10_000;
    let mut begun = false;
    while place > 0 {
        let digit = u8::try_from(number / place % 10).unwrap_or(0);
        begun |= digit > 0 || place == 1;
        if begun {
            bytes.push(b'0'.saturating_add(digit));
        }
        place /= 10;
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU16;

    use proptest::prelude::*;

    use super::*;

    fn any_colour() -> impl Strategy<Value = Color> {
        prop_oneof![
            2 => Just(Color::Reset),
            3 => (0_u8..16).prop_map(|place| [
                Color::Black, Color::Red, Color::Green, Color::Yellow, Color::Blue, Color::Magenta,
                Color::Cyan, Color::Gray, Color::DarkGray, Color::LightRed, Color::LightGreen,
                Color::LightYellow, Color::LightBlue, Color::LightMagenta, Color::LightCyan, Color::White,
            ][usize::from(place)]),
            1 => any::<u8>().prop_map(Color::Indexed),
            1 => any::<(u8, u8, u8)>().prop_map(|(red, green, blue)| Color::Rgb(red, green, blue)),
        ]
    }

    /// Cells on a screen of 30 x 4, of which some are left out.
    fn any_cells() -> impl Strategy<Value = Vec<(u16, u16, Cell)>> {
        let symbol = prop_oneof![Just("a"), Just(" "), Just("é"), Just("─"), Just("●")];
        let cell = (
            symbol,
            any_colour(),
            any_colour(),
            0_u16..512,
            any::<bool>(),
        );
        proptest::collection::vec(cell, 120).prop_map(|cells| {
            let placed = cells.into_iter().enumerate();
            placed
                .filter(|(_, (.., drawn))| *drawn)
                .map(|(place, (symbol, text, ground, modifiers, _))| {
                    let mut cell = Cell::default();
                    cell.set_symbol(symbol).set_fg(text).set_bg(ground);
                    cell.modifier = Modifier::from_bits_truncate(modifiers);
                    // Terminals do not agree on what is bold and dim; this one shows what it heard last.
                    if cell.modifier.contains(Modifier::BOLD) {
                        cell.modifier.remove(Modifier::DIM);
                    }
                    let place = u16::try_from(place).unwrap();
                    (place % 30, place / 30, cell)
                })
                .collect()
        })
    }

    fn shown(bytes: &[u8]) -> vt100::Parser {
        let mut parser =
            vt100::Parser::new(NonZeroU16::new(4).unwrap(), NonZeroU16::new(30).unwrap(), 0);
        parser.process(bytes);
        parser
    }

    proptest! {
        #[test]
        fn cells_look_as_crossterm_would_draw_them(cells in any_cells()) {
            let mut ours = Vec::new();
            paint(cells.iter().map(|(column, row, cell)| (*column, *row, cell)), &mut ours);
            let theirs = Output::default();
            let mut backend = CrosstermBackend::new(theirs.clone());
            backend.draw(cells.iter().map(|(column, row, cell)| (*column, *row, cell))).unwrap();
            let theirs = theirs.take();
            let (ours, theirs) = (shown(&ours), shown(&theirs));
            for row in 0..4 {
                for column in 0..30 {
                    prop_assert_eq!(ours.screen().cell(row, column), theirs.screen().cell(row, column));
                }
            }
            // What is drawn next is drawn plainly.
            prop_assert_eq!(ours.screen().attributes_formatted(), shown(b"").screen().attributes_formatted());
        }

        #[test]
        fn numbers_are_decimal(value in any::<u16>()) {
            let mut bytes = Vec::new();
            number(value, &mut bytes);
            prop_assert_eq!(String::from_utf8(bytes).unwrap(), value.to_string());
        }
    }
}
