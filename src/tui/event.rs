//! From the terminal's events to messages: the one place that knows keys and mouse buttons.
//!
//! A key becomes a command where one is bound, else text where text is typed, else nothing. What messages do is in
//! `update`.

use std::io;

use crossterm::event::{Event, KeyCode, KeyEventKind, MouseButton, MouseEventKind};
use ratatui::layout::{Position, Rect, Size};

use super::command::Place;
use super::keymap::{Key, Keymap};
use super::message::{Edit, Gesture, Message, Point, Target};
use super::view::Layout;

/// Where events come from.
pub trait Events {
    /// The next event; waits for it. None: there will be no more.
    ///
    /// # Errors
    /// The terminal cannot be read.
    fn next(&mut self) -> io::Result<Option<Event>>;

    /// Whether another event is there already, so that drawing can wait for it.
    ///
    /// # Errors
    /// The terminal cannot be read.
    fn ready(&mut self) -> io::Result<bool>;
}

/// The terminal's own events.
#[derive(Debug, Clone, Copy, Default)]
pub struct TerminalEvents;

impl Events for TerminalEvents {
    fn next(&mut self) -> io::Result<Option<Event>> {
        crossterm::event::read().map(Some)
    }

    fn ready(&mut self) -> io::Result<bool> {
        crossterm::event::poll(std::time::Duration::ZERO)
    }
}

/// Turns events into messages; remembers only what the mouse button went down on.
#[derive(Debug, Clone)]
pub struct Translator {
    keymap: Keymap,
    held: Option<(Target, Rect)>,
}

impl Translator {
    /// A translator with a keymap.
    #[must_use]
    pub fn new(keymap: Keymap) -> Translator {
        Translator { keymap, held: None }
    }

    /// The keymap.
    #[must_use]
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// What an event means with the focus in `place`, on the screen as `layout` has it.
    pub fn message(&mut self, event: &Event, place: Place, layout: &Layout) -> Option<Message> {
        match event {
            // Windows and some terminals also report that a key is let go.
            Event::Key(key) if key.kind == KeyEventKind::Release => None,
            Event::Key(key) => self.key(Key::of(key), place),
            Event::Mouse(mouse) => {
                let at = Position::new(mouse.column, mouse.row);
                self.mouse(mouse.kind, at, layout).map(Message::Point)
            }
            Event::Paste(text) => Some(Message::Paste(text.clone())),
            Event::Resize(width, height) => Some(Message::Resize(Size::new(*width, *height))),
            Event::FocusGained | Event::FocusLost => None,
        }
    }

    fn key(&self, key: Key, place: Place) -> Option<Message> {
        if let Some(command) = self.keymap.command(key, place) {
            return Some(Message::Run(command));
        }
        if !place.takes_text() {
            return None;
        }
        edit(key).map(Message::Edit)
    }

    fn mouse(&mut self, kind: MouseEventKind, at: Position, layout: &Layout) -> Option<Point> {
        let gesture = match kind {
            MouseEventKind::Down(MouseButton::Left) => Gesture::Press,
            MouseEventKind::Drag(MouseButton::Left) => Gesture::Drag,
            MouseEventKind::ScrollUp => Gesture::WheelUp,
            MouseEventKind::ScrollDown => Gesture::WheelDown,
            MouseEventKind::Up(_) => {
                self.held = None;
                return None;
            }
            MouseEventKind::Down(_)
            | MouseEventKind::Drag(_)
            | MouseEventKind::Moved
            | MouseEventKind::ScrollLeft
            | MouseEventKind::ScrollRight => return None,
        };
        let (target, area) = match gesture {
            Gesture::Drag => self.held?,
            Gesture::Press | Gesture::WheelUp | Gesture::WheelDown => layout.hit(at)?,
        };
        if gesture == Gesture::Press {
            self.held = Some((target, area));
        }
        Some(Point {
            gesture,
            target,
            area,
            column: at.x,
            row: at.y,
        })
    }
}

/// The readline keys of a text input.
fn edit(key: Key) -> Option<Edit> {
    if let Some(letter) = key.letter() {
        return Some(Edit::Insert(letter));
    }
    let edit = match (key.code(), key.control(), key.alt()) {
        (KeyCode::Backspace, false, false) | (KeyCode::Char('h'), true, _) => Edit::DeleteBack,
        (KeyCode::Delete, _, _) | (KeyCode::Char('d'), true, _) => Edit::DeleteForward,
        (KeyCode::Backspace, _, _) | (KeyCode::Char('w'), true, _) => Edit::DeleteWord,
        (KeyCode::Char('u'), true, _) => Edit::DeleteToStart,
        (KeyCode::Char('k'), true, _) => Edit::DeleteToEnd,
        (KeyCode::Left, false, false) => Edit::Left,
        (KeyCode::Right, false, false) => Edit::Right,
        (KeyCode::Left, _, _) | (KeyCode::Char('b'), false, true) => Edit::WordLeft,
        (KeyCode::Right, _, _) | (KeyCode::Char('f'), false, true) => Edit::WordRight,
        (KeyCode::Home, _, _) | (KeyCode::Char('a'), true, _) => Edit::Start,
        (KeyCode::End, _, _) | (KeyCode::Char('e'), true, _) => Edit::End,
        _ => return None,
    };
    Some(edit)
}
