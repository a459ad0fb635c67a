//! The painter: what changed between two frames, as the bytes that a terminal takes.
//!
//! ratatui's buffers hold the frames; its terminal and backend are not used, for a frame has thousands of cells: to find
//! those that changed and to format a command for each of them was a third of a key press. A row with letters that are not
//! one cell wide is written whole where it changed. What is drawn, and when the bytes are sent, is not known here.

use std::{iter, mem};

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier};

use crate::text::is_plain;

/// ED of ECMA-48: all of the screen is blank.
const CLEAR: &[u8] = b"\x1b[2J";
/// DECTCEM: the cursor is seen, or not.
const SHOW_CURSOR: &[u8] = b"\x1b[?25h";
const HIDE_CURSOR: &[u8] = b"\x1b[?25l";

/// What is known of a frame besides its cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Drawn {
    /// Where the cursor is seen.
    pub cursor: Option<Position>,
    /// Whether a letter may be wider than a cell.
    pub wide: bool,
}

/// What the terminal shows, and the frame that comes next.
#[derive(Debug, Default)]
pub struct Frames {
    shown: Buffer,
    next: Buffer,
    /// Whether either may have a letter that is wider than a cell.
    wide: bool,
}

impl Frames {
    /// Draws a frame of a size and writes what changed; all of it where the size is another, or where nobody knows what
    /// the terminal shows (`anew`). `render` gets a blank buffer.
    pub fn draw(
        &mut self,
        size: Size,
        anew: bool,
        render: impl FnOnce(&mut Buffer) -> Drawn,
        bytes: &mut Vec<u8>,
    ) {
        let area = Rect::from((Position::ORIGIN, size));
        if anew || self.shown.area != area {
            // Nothing is shown.
            self.shown = Buffer::default();
            bytes.extend_from_slice(CLEAR);
        }
        if self.next.area == area {
            self.next.reset();
        } else {
            self.next = Buffer::empty(area);
        }
        let drawn = render(&mut self.next);
        self.wide |= drawn.wide;
        let mut brush = Brush::new(bytes);
        if self.next.area == area {
            self.each_change(&mut brush);
        }
        brush.lift();
        match drawn.cursor {
            Some(at) => {
                bytes.extend_from_slice(SHOW_CURSOR);
                go(at.x, at.y, bytes);
            }
            None => bytes.extend_from_slice(HIDE_CURSOR),
        }
        mem::swap(&mut self.shown, &mut self.next);
        self.wide = drawn.wide;
    }

    /// The frame that was drawn last.
    #[must_use]
    pub fn shown(&self) -> &Buffer {
        &self.shown
    }

    fn each_change(&self, brush: &mut Brush<'_>) {
        let width = usize::from(self.next.area.width).max(1);
        let blank = vec![Cell::EMPTY; width];
        let shown = self.shown.content.chunks(width);
        let shown = shown.chain(iter::repeat(blank.as_slice()));
        let next = self.next.content.chunks(width);
        for (row, (next, shown)) in (0_u16..).zip(next.zip(shown)) {
            if !self.wide || shown.iter().chain(next).all(takes_one_cell) {
                brush.put_changes(row, shown, next);
            } else if shown != next {
                brush.put_whole(row, next);
            }
        }
    }
}

/// Whether two cells look the same. It is asked of every cell of every frame: only what we set is compared, the cheapest
/// first.
#[inline]
fn is_same(old: &Cell, new: &Cell) -> bool {
    if old.modifier != new.modifier || old.fg != new.fg || old.bg != new.bg {
        return false;
    }
    match (old.symbol().as_bytes(), new.symbol().as_bytes()) {
        ([old], [new]) => old == new,
        (old, new) => old == new,
    }
}

/// Whether a cell's letter is one cell wide on every terminal.
fn takes_one_cell(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    symbol.len() == 1 || is_plain(symbol)
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

    fn of(cell: &Cell) -> Pen {
        Pen {
            text: cell.fg,
            ground: cell.bg,
            modifier: cell.modifier,
        }
    }
}

/// Whether a cell looks as an erased one does.
#[inline]
fn is_blank(cell: &Cell) -> bool {
    cell.symbol().as_bytes() == b" " && Pen::of(cell) == Pen::PLAIN
}

/// Writes cells, one after the other.
struct Brush<'b> {
    bytes: &'b mut Vec<u8>,
    pen: Pen,
    /// Where the terminal's cursor stands as long as letters are one cell wide; a cell after a wide one is not written.
    next: Option<(u16, u16)>,
    /// Whether it stands there on every terminal: since it was put somewhere, only letters of ASCII were written.
    sure: bool,
}

/// So many cells or fewer between two that changed are written again: no move is shorter.
const SHORT_GAP: usize = 4;
/// From so many blank cells on, they are erased instead of written.
const LONG_BLANK: usize = 12;

impl<'b> Brush<'b> {
    fn new(bytes: &'b mut Vec<u8>) -> Brush<'b> {
        Brush {
            bytes,
            pen: Pen::PLAIN,
            next: None,
            sure: false,
        }
    }

    /// Writes the cells of a row that changed, all letters of which take one cell.
    fn put_changes(&mut self, row: u16, shown: &[Cell], next: &[Cell]) {
        let mut erased = 0;
        for (place, (old, new)) in shown.iter().zip(next).enumerate() {
            if place < erased || is_same(old, new) {
                continue;
            }
            let column = u16::try_from(place).unwrap_or(u16::MAX);
            if self.next != Some((column, row)) {
                self.reach(column, row, next);
            }
            if is_blank(new) {
                let rest = next.get(place..).unwrap_or_default();
                let blank = rest.iter().take_while(|cell| is_blank(cell)).count();
                if blank >= LONG_BLANK {
                    self.erase(column, row, blank);
                    erased = place.saturating_add(blank);
                    continue;
                }
            }
            self.put(column, row, new);
        }
    }

    /// Goes on to a cell further right in the row in the fewest bytes, where it is known that the cursor stands before it.
    fn reach(&mut self, column: u16, row: u16, cells: &[Cell]) {
        let Some((at, _)) = self.next.filter(|(_, here)| *here == row && self.sure) else {
            return;
        };
        let between = cells.get(usize::from(at)..usize::from(column));
        let Some(between) = between.filter(|between| !between.is_empty()) else {
            return;
        };
        let pen = self.pen;
        let alike = |cell: &Cell| Pen::of(cell) == pen && cell.symbol().len() == 1;
        if between.len() <= SHORT_GAP && between.iter().all(alike) {
            let letters = between.iter().flat_map(|cell| cell.symbol().bytes());
            self.bytes.extend(letters);
        } else {
            forward(column.saturating_sub(at), self.bytes);
        }
        self.next = Some((column, row));
    }

    /// Erases blank cells from here on; the cursor stays.
    fn erase(&mut self, column: u16, row: u16, count: usize) {
        self.stand(column, row);
        self.take(Pen::PLAIN);
        erase(u16::try_from(count).unwrap_or(u16::MAX), self.bytes);
    }

    /// Puts the cursor on a cell, if it is not there.
    #[inline]
    fn stand(&mut self, column: u16, row: u16) {
        if self.next != Some((column, row)) {
            go(column, row, self.bytes);
            self.next = Some((column, row));
            self.sure = true;
        }
    }

    #[inline]
    fn take(&mut self, wanted: Pen) {
        if wanted != self.pen {
            take(self.pen, wanted, self.bytes);
            self.pen = wanted;
        }
    }

    fn put(&mut self, column: u16, row: u16, cell: &Cell) {
        self.stand(column, row);
        self.next = Some((column.saturating_add(1), row));
        let pen = self.pen;
        if cell.fg != pen.text || cell.bg != pen.ground || cell.modifier != pen.modifier {
            self.take(Pen::of(cell));
        }
        match cell.symbol().as_bytes() {
            [byte] => self.bytes.push(*byte),
            many => {
                self.bytes.extend_from_slice(many);
                self.sure = false;
            }
        }
    }

    /// Writes every cell of a row: what a terminal makes of the other half of a wide letter that is written over is its own
    /// affair. The cells that a wide letter covers are written before it, for terminals that take it for a narrow one.
    fn put_whole(&mut self, row: u16, cells: &[Cell]) {
        let mut cells = (0_u16..).zip(cells);
        while let Some((column, cell)) = cells.next() {
            let left = cell.cell_width().saturating_sub(1);
            for (covered, blank) in cells.by_ref().take(usize::from(left)) {
                self.put(covered, row, blank);
            }
            self.put(column, row, cell);
        }
    }

    /// Leaves the terminal writing plainly.
    fn lift(self) {
        if self.pen != Pen::PLAIN {
            self.bytes.extend_from_slice(b"\x1b[0m");
        }
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

/// CUF of ECMA-48: so many cells to the right; without a number, one.
fn forward(count: u16, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(b"\x1b[");
    if count > 1 {
        number(count, bytes);
    }
    bytes.push(b'C');
}

/// ECH of ECMA-48: so many cells from the cursor on are blank.
fn erase(count: u16, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(b"\x1b[");
    number(count, bytes);
    bytes.push(b'X');
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
    use ratatui::backend::{Backend, CrosstermBackend};
    use ratatui::style::Style;

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

    const SIZE: Size = Size::new(30, 4);

    /// Texts with the column and row where they begin.
    type Texts = Vec<(u16, u16, String, Color)>;

    fn any_frame() -> impl Strategy<Value = Texts> {
        let text = prop_oneof![
            3 => "[a-z ]{0,12}",
            // Not emoji of several characters: terminals do not agree on what is one letter.
            1 => "[ab日本é─]{0,6}",
        ];
        proptest::collection::vec((0_u16..30, 0_u16..4, text, any_colour()), 0..8)
    }

    fn draw(texts: &Texts, buffer: &mut Buffer) -> Drawn {
        for (column, row, text, ground) in texts {
            buffer.set_string(*column, *row, text, Style::new().bg(*ground));
        }
        let wide = texts.iter().any(|(_, _, text, _)| !is_plain(text));
        Drawn { cursor: None, wide }
    }

    /// What is seen of a cell: a blank that was written looks as one that never was.
    fn seen(on: &vt100::Parser, row: u16, column: u16) -> (String, bool, bool, vt100::Color) {
        let cell = on.screen().cell(row, column).unwrap();
        let letter = cell.contents().trim_end().to_owned();
        let (wide, covered) = (cell.is_wide(), cell.is_wide_continuation());
        (letter, wide, covered, cell.bgcolor())
    }

    fn shown(bytes: &[u8]) -> vt100::Parser {
        let mut parser =
            vt100::Parser::new(NonZeroU16::new(4).unwrap(), NonZeroU16::new(30).unwrap(), 0);
        parser.process(bytes);
        parser
    }

    #[test]
    fn a_letter_that_some_terminals_take_for_narrow_leaves_nothing_beside_it() {
        let (mut frames, mut bytes) = (Frames::default(), Vec::new());
        let one = |text: &str| vec![(0, 0, text.to_owned(), Color::Reset)];
        frames.draw(SIZE, false, |buffer| draw(&one("abc"), buffer), &mut bytes);
        bytes.clear();
        let wide = one("\u{26A0}\u{FE0F}c");
        frames.draw(SIZE, false, |buffer| draw(&wide, buffer), &mut bytes);
        let text = String::from_utf8(bytes).unwrap();
        assert!(
            text.contains(" \x1b[1;1H\u{26A0}\u{FE0F}\x1b[1;3Hc"),
            "{text:?}"
        );
    }

    proptest! {
        #[test]
        fn cells_look_as_crossterm_would_draw_them(cells in any_cells()) {
            let mut ours = Vec::new();
            let mut brush = Brush::new(&mut ours);
            for (column, row, cell) in &cells {
                brush.put(*column, *row, cell);
            }
            brush.lift();
            let mut theirs = Vec::new();
            let mut backend = CrosstermBackend::new(&mut theirs);
            backend.draw(cells.iter().map(|(column, row, cell)| (*column, *row, cell))).unwrap();
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
        fn a_frame_over_others_looks_as_one_drawn_anew(all in proptest::collection::vec(any_frame(), 1..4)) {
            let (mut frames, mut over, mut anew) = (Frames::default(), Vec::new(), Vec::new());
            for texts in &all {
                frames.draw(SIZE, false, |buffer| draw(texts, buffer), &mut over);
            }
            let last = all.last().unwrap();
            Frames::default().draw(SIZE, true, |buffer| draw(last, buffer), &mut anew);
            let (over, anew) = (shown(&over), shown(&anew));
            for row in 0..SIZE.height {
                for column in 0..SIZE.width {
                    prop_assert_eq!(seen(&over, row, column), seen(&anew, row, column), "{}, {}", row, column);
                }
            }
        }

        #[test]
        fn numbers_are_decimal(value in any::<u16>()) {
            let mut bytes = Vec::new();
            number(value, &mut bytes);
            prop_assert_eq!(String::from_utf8(bytes).unwrap(), value.to_string());
        }
    }
}
