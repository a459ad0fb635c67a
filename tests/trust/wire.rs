//! A stage that ends in bytes: frames are compared with the last one and written by the painter of the real terminal.

use std::io;
use std::num::NonZeroU16;

use crossterm::event::Event;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use scimdex::tui::effect::{Effect, Hands, Outcome};
use scimdex::tui::paint::{Drawn, Frames};
use scimdex::tui::session::{Session, Stage};

/// A stage that ends in bytes, and an emulator that reads them.
pub struct Wire {
    size: Size,
    frames: Frames,
    sent: Vec<u8>,
    emulator: vt100::Parser,
}

impl Wire {
    /// A terminal of a size.
    pub fn new(width: u16, height: u16) -> Wire {
        Wire {
            size: Size::new(width, height),
            frames: Frames::default(),
            sent: Vec::new(),
            emulator: vt100::Parser::new(cells(height), cells(width), 0),
        }
    }

    /// Draws a session as it is; returns what the terminal is sent.
    pub fn show(&mut self, session: &mut Session) -> Vec<u8> {
        session.draw(self).unwrap();
        let bytes = std::mem::take(&mut self.sent);
        self.emulator.process(&bytes);
        bytes
    }

    /// Gives the terminal another size, tells the session, and draws.
    pub fn resize(&mut self, session: &mut Session, width: u16, height: u16) -> Vec<u8> {
        self.size = Size::new(width, height);
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
    fn draw(&mut self, render: impl FnOnce(&mut Buffer) -> Drawn) -> io::Result<()> {
        self.frames.draw(self.size, false, render, &mut self.sent);
        Ok(())
    }
}

/// The emulator knows no empty screen.
fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN)
}
