//! From the terminal's events to messages: the one place that knows keys and mouse buttons.
//!
//! A key becomes a command where one is bound, else text where text is typed, else nothing. What messages do is in
//! `update`.

use std::io;
use std::time::{Duration, Instant};

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
        crossterm::event::poll(Duration::ZERO)
    }
}

/// Two presses within this time on one thing are a double click.
const DOUBLE: Duration = Duration::from_millis(400);

/// Turns events into messages; remembers only what the mouse button went down on, and when.
#[derive(Debug, Clone)]
pub struct Translator {
    keymap: Keymap,
    held: Option<(Target, Rect)>,
    /// What was pressed last, and when; none after a double click, so that a third press begins anew.
    pressed: Option<(Target, Instant)>,
}

impl Translator {
    /// A translator with a keymap.
    #[must_use]
    pub fn new(keymap: Keymap) -> Translator {
        Translator {
            keymap,
            held: None,
            pressed: None,
        }
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
                let point = self.mouse(mouse.kind, at, layout)?;
                let twice = point.gesture == Gesture::Press
                    && self.is_second_press(point.target, Instant::now());
                Some(Message::Point(Point { twice, ..point }))
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
            twice: false,
        })
    }

    /// Whether a press is the second one of a double click.
    fn is_second_press(&mut self, target: Target, now: Instant) -> bool {
        let second = self
            .pressed
            .is_some_and(|(last, at)| last == target && now.duration_since(at) <= DOUBLE);
        self.pressed = (!second).then_some((target, now));
        second
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_quick_presses_on_one_thing_are_a_double_click() {
        let start = Instant::now();
        let at = |milliseconds| start + Duration::from_millis(milliseconds);
        let (one, other) = (Target::Row(1), Target::Row(2));
        for (name, presses, doubles) in [
            ("quick", vec![(one, 0), (one, 400)], vec![false, true]),
            ("slow", vec![(one, 0), (one, 401)], vec![false, false]),
            ("elsewhere", vec![(one, 0), (other, 1)], vec![false, false]),
            (
                "three, then four",
                vec![(one, 0), (one, 1), (one, 2), (one, 3)],
                vec![false, true, false, true],
            ),
            (
                "there, back",
                vec![(one, 0), (other, 1), (one, 2)],
                vec![false, false, false],
            ),
        ] {
            let mut translator = Translator::new(Keymap::builtin().unwrap());
            let heard: Vec<bool> = presses
                .into_iter()
                .map(|(target, when)| translator.is_second_press(target, at(when)))
                .collect();
            assert_eq!(heard, doubles, "{name}");
        }
    }
}
