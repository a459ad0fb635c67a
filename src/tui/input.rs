//! One line of typed text: what was typed, where the cursor is, whether all of it is selected.
//!
//! What the text means is for others; it is shown through the display type like any other.

use tui_input::{Input, InputRequest};

use super::message::Edit;
use crate::text::Clean;

/// The most characters that an input takes: far more than any query, so that a pasted file stays harmless.
pub const LIMIT: usize = 500;

/// One line of typed text.
#[derive(Debug, Clone, Default)]
pub struct TextInput {
    input: Input,
    selected: bool,
}

impl PartialEq for TextInput {
    fn eq(&self, other: &TextInput) -> bool {
        self.text() == other.text()
            && self.input.cursor() == other.input.cursor()
            && self.selected == other.selected
    }
}

impl TextInput {
    /// An input with text in it, the cursor at its end.
    #[must_use]
    pub fn new(text: &str) -> TextInput {
        TextInput {
            input: Input::new(text.chars().take(LIMIT).collect()),
            selected: false,
        }
    }

    /// An input whose text is selected: the next letter replaces it.
    #[must_use]
    pub fn selected(text: &str) -> TextInput {
        TextInput {
            selected: !text.is_empty(),
            ..TextInput::new(text)
        }
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Whether all of it is selected.
    #[must_use]
    pub fn is_selected(&self) -> bool {
        self.selected
    }

    /// Selects all of it, so that the next letter replaces it.
    pub fn select_all(&mut self) {
        self.selected = !self.text().is_empty();
        self.input.handle(InputRequest::GoToEnd);
    }

    /// Takes the selection off.
    pub fn deselect(&mut self) {
        self.selected = false;
    }

    /// Changes the text; true if it is another text than before.
    pub fn edit(&mut self, edit: Edit) -> bool {
        let selected = std::mem::take(&mut self.selected);
        let before = self.text().to_owned();
        match edit {
            Edit::Insert(letter) => {
                if selected {
                    self.input.reset();
                }
                if self.text().chars().count() < LIMIT && !letter.is_control() {
                    self.input.handle(InputRequest::InsertChar(letter));
                }
            }
            Edit::DeleteBack | Edit::DeleteForward | Edit::DeleteWord if selected => {
                self.input.reset();
            }
            Edit::DeleteBack => self.handle(InputRequest::DeletePrevChar),
            Edit::DeleteForward => self.handle(InputRequest::DeleteNextChar),
            Edit::DeleteWord => self.handle(InputRequest::DeletePrevWord),
            Edit::DeleteToStart => self.handle(InputRequest::DeleteFromStart),
            Edit::DeleteToEnd => self.handle(InputRequest::DeleteTillEnd),
            Edit::Left => self.handle(InputRequest::GoToPrevChar),
            Edit::Right => self.handle(InputRequest::GoToNextChar),
            Edit::WordLeft => self.handle(InputRequest::GoToPrevWord),
            Edit::WordRight => self.handle(InputRequest::GoToNextWord),
            Edit::Start => self.handle(InputRequest::GoToStart),
            Edit::End => self.handle(InputRequest::GoToEnd),
        }
        self.text() != before
    }

    /// Types pasted text: one line of it, controls left out, up to the limit; true if the text is another.
    pub fn paste(&mut self, text: &str) -> bool {
        let before = self.text().to_owned();
        let line = text
            .split(['\n', '\r'])
            .find(|line| !line.trim().is_empty());
        for letter in line.unwrap_or("").chars().take(LIMIT) {
            self.edit(Edit::Insert(letter));
        }
        self.text() != before
    }

    /// The text as it is shown in `width` columns, and the cursor's column in it; scrolled so that the cursor is seen.
    #[must_use]
    pub fn shown(&self, width: u16) -> (Clean, u16) {
        let width = usize::from(width);
        let letters: Vec<char> = self.text().chars().collect();
        let (before, after) = letters
            .split_at_checked(self.input.cursor())
            .unwrap_or((&letters, &[]));
        let shown = |letters: &[char]| Clean::line(letters.iter().collect::<String>());
        let mut start = 0_usize;
        let room = width.saturating_sub(1);
        while before
            .get(start..)
            .is_some_and(|part| shown(part).width() > room)
        {
            start = start.saturating_add(1);
        }
        let before = shown(before.get(start..).unwrap_or(&[]));
        let cursor = u16::try_from(before.width()).unwrap_or(u16::MAX);
        let text = Clean::join([&before, &shown(after)], "");
        (text.truncate(width, ""), cursor)
    }

    fn handle(&mut self, request: InputRequest) {
        self.input.handle(request);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_replaces_what_is_selected() {
        let mut input = TextInput::selected("slack");
        assert!(input.is_selected());
        assert!(input.edit(Edit::Insert('x')));
        assert_eq!(input.text(), "x");
        let mut kept = TextInput::selected("slack");
        assert!(!kept.edit(Edit::Left));
        assert!(kept.edit(Edit::Insert('x')));
        assert_eq!(kept.text(), "slacxk");
        let mut gone = TextInput::selected("slack");
        assert!(gone.edit(Edit::DeleteBack));
        assert_eq!(gone.text(), "");
    }

    #[test]
    fn pasted_text_is_one_harmless_line() {
        let mut input = TextInput::default();
        input.paste("\n  scim:none\x1b[201~q\nsecond");
        assert_eq!(input.text(), "  scim:none[201~q");
        input.paste(&"x".repeat(10_000));
        assert_eq!(input.text().chars().count(), LIMIT);
    }

    #[test]
    fn the_cursor_is_always_in_sight() {
        let mut input = TextInput::new("a long query indeed");
        let (text, cursor) = input.shown(8);
        assert_eq!((text.as_str(), cursor), (" indeed", 7));
        input.edit(Edit::Start);
        let (text, cursor) = input.shown(8);
        assert_eq!((text.as_str(), cursor), ("a long q", 0));
        assert_eq!(input.shown(0).1, 0);
    }
}
