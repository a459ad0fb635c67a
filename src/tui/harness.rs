//! The screen without a terminal: keystrokes in, picture and effects out. Tests and pictures are made with it.

use std::io;
use std::sync::Arc;

use crossterm::event::{Event, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use crate::catalog::Catalog;
use crate::lens::Lens;

use super::effect::{Effect, Ending, Hands, Outcome};
use super::glyphs::Glyphs;
use super::keymap::{Key, Keymap};
use super::model::Model;
use super::paint::{Drawn, Frames};
use super::session::{Session, Stage};
use super::theme::Theme;
use super::view::Dress;

/// A session on a screen in memory.
pub struct Harness {
    /// The session.
    pub session: Session,
    stage: MemoryStage,
}

struct MemoryStage {
    size: Size,
    frames: Frames,
    /// What a terminal would be sent.
    bytes: Vec<u8>,
    performed: Vec<Effect>,
    outcomes: Vec<Outcome>,
}

impl Harness {
    /// A session over a catalog, on a screen of so many columns and rows, with the built-in keys and no colours.
    ///
    /// # Errors
    /// The built-in keymap does not read.
    pub fn new(
        catalog: Arc<Catalog>,
        lens: Lens,
        width: u16,
        height: u16,
    ) -> anyhow::Result<Harness> {
        let dress = Dress {
            theme: Theme::builtin("default")?,
            glyphs: Glyphs::UNICODE,
            keymap: Keymap::builtin()?,
        };
        Harness::dressed(Model::new(catalog, lens), dress, width, height)
    }

    /// A session of a model in a dress.
    ///
    /// # Errors
    /// The first frame cannot be drawn.
    pub fn dressed(model: Model, dress: Dress, width: u16, height: u16) -> anyhow::Result<Harness> {
        let mut harness = Harness {
            session: Session::new(model, dress),
            stage: MemoryStage {
                size: Size::new(width, height),
                frames: Frames::default(),
                bytes: Vec::new(),
                performed: Vec::new(),
                outcomes: Vec::new(),
            },
        };
        harness.session.draw(&mut harness.stage)?;
        Ok(harness)
    }

    /// Presses keys: letters as they are, others by name in angle brackets (`/hero<enter><ctrl-d>`); `<<` is `<`.
    /// A name that is no key presses nothing.
    pub fn keys(&mut self, keys: &str) -> &mut Harness {
        // There was time enough before.
        while !self.session.model.is_folded() {
            self.session.model.prepare();
        }
        for key in keys_of(keys) {
            self.event(&Event::Key(key.event()));
        }
        self
    }

    /// Lets the time pass in which the program makes ready what the next key may need.
    pub fn rest(&mut self) -> &mut Harness {
        while !self.session.model.is_prepared() {
            self.session.model.prepare();
        }
        self
    }

    /// Pastes text.
    pub fn paste(&mut self, text: &str) -> &mut Harness {
        self.event(&Event::Paste(text.to_owned()));
        self
    }

    /// Presses and lets go of the left button on the first place where a text is shown. Nothing where it is not.
    pub fn click(&mut self, text: &str) -> &mut Harness {
        if let Some((column, row)) = self.find(text) {
            self.mouse(MouseEventKind::Down(MouseButton::Left), column, row);
            self.mouse(MouseEventKind::Up(MouseButton::Left), column, row);
        }
        self
    }

    /// Does something with the mouse.
    pub fn mouse(&mut self, kind: MouseEventKind, column: u16, row: u16) -> &mut Harness {
        let modifiers = crossterm::event::KeyModifiers::NONE;
        self.event(&Event::Mouse(MouseEvent {
            kind,
            column,
            row,
            modifiers,
        }));
        self
    }

    /// Gives the screen another size.
    pub fn resize(&mut self, width: u16, height: u16) -> &mut Harness {
        self.stage.size = Size::new(width, height);
        self.event(&Event::Resize(width, height));
        self
    }

    /// The outcomes that the next effects have; none where there are no more.
    pub fn answer(&mut self, outcomes: impl IntoIterator<Item = Outcome>) -> &mut Harness {
        self.stage.outcomes = outcomes.into_iter().collect();
        self
    }

    /// The effects that were asked for since the last call.
    pub fn effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.stage.performed)
    }

    /// How the session ended, if it did.
    #[must_use]
    pub fn ending(&self) -> Option<Ending> {
        self.session.ending()
    }

    /// The cells of the screen.
    #[must_use]
    pub fn buffer(&self) -> &Buffer {
        self.stage.frames.shown()
    }

    /// What the screen says, a line each, without spaces at the ends.
    #[must_use]
    pub fn screen(&self) -> String {
        let buffer = self.buffer();
        let mut text = String::new();
        for row in buffer.area.rows() {
            text.push_str(row_text(buffer, row).trim_end());
            text.push('\n');
        }
        text
    }

    fn find(&self, text: &str) -> Option<(u16, u16)> {
        let buffer = self.buffer();
        buffer.area.rows().find_map(|row| {
            let line = row_text(buffer, row);
            let before = line.get(..line.find(text)?)?;
            let column = u16::try_from(crate::text::width(before)).ok()?;
            Some((column, row.y))
        })
    }

    fn event(&mut self, event: &Event) {
        self.session.take(event, &mut self.stage);
        // Memory does not fail.
        let _ = self.session.draw(&mut self.stage);
    }
}

fn row_text(buffer: &Buffer, row: Rect) -> String {
    let mut text = String::new();
    let mut covered = 0_usize;
    for position in row.positions() {
        let symbol = buffer.cell(position).map_or(" ", |cell| cell.symbol());
        // A wide letter covers the cell after it.
        if covered == 0 {
            text.push_str(symbol);
            covered = crate::text::width(symbol);
        }
        covered = covered.saturating_sub(1);
    }
    text
}

fn keys_of(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let after = rest.get(letter.len_utf8()..).unwrap_or("");
        let named = (letter == '<').then(|| after.split_once('>')).flatten();
        match named {
            Some(_) if after.starts_with('<') => {
                keys.extend(Key::read("<"));
                rest = after.get(1..).unwrap_or("");
            }
            Some((name, after)) if !name.is_empty() => {
                keys.extend(Key::read(name));
                rest = after;
            }
            Some(_) | None => {
                let name = if letter == ' ' {
                    "space".to_owned()
                } else {
                    letter.to_string()
                };
                keys.extend(Key::read(&name));
                rest = after;
            }
        }
    }
    keys
}

impl Hands for MemoryStage {
    fn perform(&mut self, effect: Effect) -> Option<Outcome> {
        self.performed.push(effect);
        (!self.outcomes.is_empty()).then(|| self.outcomes.remove(0))
    }
}

impl Stage for MemoryStage {
    fn draw(&mut self, render: impl FnOnce(&mut Buffer) -> Drawn) -> io::Result<()> {
        self.bytes.clear();
        self.frames.draw(self.size, false, render, &mut self.bytes);
        Ok(())
    }
}
