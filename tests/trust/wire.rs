//! A stage that ends in bytes: frames are compared with the last one and written as the real terminal is sent them.

use std::cell::RefCell;
use std::io::{self, Write};
use std::num::NonZeroU16;
use std::rc::Rc;

use crossterm::event::Event;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::{Frame, Terminal};
use scimdex::tui::effect::{Effect, Hands, Outcome};
use scimdex::tui::session::{Session, Stage};

/// Where the bytes go.
#[derive(Clone, Default)]
struct Line(Rc<RefCell<Vec<u8>>>);

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The real backend over a size that is ours to say.
struct Sized {
    inner: CrosstermBackend<Line>,
    size: Size,
}

impl Backend for Sized {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        self.inner.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Err(io::Error::other("the terminal is asked nothing"))
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, kind: ClearType) -> io::Result<()> {
        self.inner.clear_region(kind)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Err(io::Error::other("the terminal is asked nothing"))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A stage that ends in bytes, and an emulator that reads them.
pub struct Wire {
    terminal: Terminal<Sized>,
    line: Line,
    emulator: vt100::Parser,
}

impl Wire {
    /// A terminal of a size.
    pub fn new(width: u16, height: u16) -> Wire {
        // Under NO_COLOR crossterm would write other bytes than the program lets it.
        crossterm::style::force_color_output(true);
        let line = Line::default();
        let backend = Sized {
            inner: CrosstermBackend::new(line.clone()),
            size: Size::new(width, height),
        };
        Wire {
            terminal: Terminal::new(backend).unwrap(),
            line,
            emulator: vt100::Parser::new(cells(height), cells(width), 0),
        }
    }

    /// Draws a session as it is; returns what the terminal is sent.
    pub fn show(&mut self, session: &mut Session) -> Vec<u8> {
        session.draw(self).unwrap();
        let bytes = self.line.0.take();
        self.emulator.process(&bytes);
        bytes
    }

    /// Gives the terminal another size, tells the session, and draws.
    pub fn resize(&mut self, session: &mut Session, width: u16, height: u16) -> Vec<u8> {
        self.terminal.backend_mut().size = Size::new(width, height);
        self.emulator
            .screen_mut()
            .set_size(cells(height), cells(width));
        session.take(&Event::Resize(width, height), self);
        self.show(session)
    }

    /// What the emulator shows: every cell with its colours and styles.
    pub fn cells(&self) -> Vec<Vec<vt100::Cell>> {
        let screen = self.emulator.screen();
        let (rows, columns) = screen.size();
        let row =
            |row| (0..columns.get()).map(move |column| screen.cell(row, column).unwrap().clone());
        (0..rows.get())
            .map(|number| row(number).collect())
            .collect()
    }

    /// The same as text.
    pub fn contents(&self) -> String {
        self.emulator.screen().contents()
    }
}

impl Hands for Wire {
    fn perform(&mut self, _: Effect) -> Option<Outcome> {
        None
    }
}

impl Stage for Wire {
    fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(render).map(|_| ())
    }
}

/// The emulator knows no empty screen.
fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN)
}
