//! The keymap: which key asks for which command, where. Read from RON; two commands on one key in one place are an error.
//!
//! What commands do, and what letters mean where text is typed, is not decided here.

use std::collections::BTreeMap;
use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::catalog::layer::shortened;
use crate::catalog::unread::in_words;
use crate::packed;

use super::command::{Command, Place};

/// The keymap that the program carries.
const BUILTIN: &str = "assets/keymap.ron";

/// One key, with its modifiers. Shift is in the character itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd)]
pub struct Key {
    code: KeyCode,
    control: bool,
    alt: bool,
}

/// What is wrong with a keymap, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeymapError {
    /// Not RON of the shape `{"command": ["key"]}`.
    #[error("{file}:{line}:{column}: {reason}")]
    Shape {
        /// The file.
        file: String,
        /// The line, from 1; 0 where there are no lines.
        line: usize,
        /// The column, from 1; 0 where there are no lines.
        column: usize,
        /// What the reader says.
        reason: String,
    },
    /// No such command.
    #[error(
        "{file}: there is no command `{name}`; the help screen (?) and `assets/keymap.ron` name them all"
    )]
    Command {
        /// The file.
        file: String,
        /// The name that is no command's.
        name: String,
    },
    /// No such key.
    #[error(
        "{file}: `{key}` of `{name}` is not a key; write g, G, $, space, enter, f1, ctrl-d or alt-x"
    )]
    Key {
        /// The file.
        file: String,
        /// The command.
        name: String,
        /// The text that is no key.
        key: String,
    },
    /// One key, one place, two commands.
    #[error(
        "{file}: `{key}` is bound to both `{first}` and `{second}`, which work in the same place; bind one of them to another key"
    )]
    Clash {
        /// The file.
        file: String,
        /// The key.
        key: String,
        /// One command.
        first: &'static str,
        /// The other.
        second: &'static str,
    },
}

/// Keys to commands by place, and back.
#[derive(Debug, Clone)]
pub struct Keymap {
    bound: Vec<(Key, Command)>,
}

impl Keymap {
    /// The keymap that the program carries.
    ///
    /// # Errors
    /// None as shipped. A test reads it, and finds no key that is bound twice: that is not looked for at every start.
    pub fn builtin() -> Result<Keymap, KeymapError> {
        let add = |keymap: &mut Keymap, key, command| {
            keymap.bound.push((key, command));
            Ok(())
        };
        Keymap::of(BUILTIN, builtin()?, add)
    }

    /// Reads a keymap: RON, a list of keys for each command's name. Commands left out have no key.
    ///
    /// # Errors
    /// The text is not such RON, names an unknown command or key, or binds one key twice in one place.
    pub fn read(file: &str, text: &str) -> Result<Keymap, KeymapError> {
        let bind = |keymap: &mut Keymap, key, command| keymap.bind(file, key, command);
        Keymap::of(file, named(file, text)?, bind)
    }

    /// Reads a user's keymap over the built-in one: the commands that it names have the keys that it gives them and no
    /// others, all else stays.
    ///
    /// # Errors
    /// As of [`Keymap::read`]; a key that a command of the built-in keymap has as well is a clash too.
    pub fn read_over(file: &str, text: &str) -> Result<Keymap, KeymapError> {
        let own = |(name, keys): (&str, Vec<&str>)| {
            (
                name.to_owned(),
                keys.into_iter().map(str::to_owned).collect(),
            )
        };
        let mut all: BTreeMap<String, Vec<String>> = builtin()?.into_iter().map(own).collect();
        all.extend(named(file, text)?);
        let bind = |keymap: &mut Keymap, key, command| keymap.bind(file, key, command);
        Keymap::of(file, all, bind)
    }

    fn of<T: AsRef<str>>(
        file: &str,
        named: impl IntoIterator<Item = (T, Vec<T>)>,
        bind: impl Fn(&mut Keymap, Key, Command) -> Result<(), KeymapError>,
    ) -> Result<Keymap, KeymapError> {
        let mut keymap = Keymap { bound: Vec::new() };
        for (name, keys) in named {
            let name = name.as_ref();
            let command = Command::from_name(name).ok_or_else(|| KeymapError::Command {
                file: file.to_owned(),
                name: name.to_owned(),
            })?;
            for text in keys {
                let key = Key::read(text.as_ref()).ok_or_else(|| KeymapError::Key {
                    file: file.to_owned(),
                    name: name.to_owned(),
                    key: text.as_ref().to_owned(),
                })?;
                bind(&mut keymap, key, command)?;
            }
        }
        Ok(keymap)
    }

    fn bind(&mut self, file: &str, key: Key, command: Command) -> Result<(), KeymapError> {
        let clash = self.bound.iter().find(|(bound, other)| {
            *bound == key
                && other
                    .places()
                    .iter()
                    .any(|place| key.counts_in(*place) && command.places().contains(place))
        });
        if let Some((_, other)) = clash {
            return Err(KeymapError::Clash {
                file: file.to_owned(),
                key: key.to_string(),
                first: other.name(),
                second: command.name(),
            });
        }
        self.bound.push((key, command));
        Ok(())
    }

    /// The command of a key in a place.
    #[must_use]
    pub fn command(&self, key: Key, place: Place) -> Option<Command> {
        self.bound
            .iter()
            .find(|(bound, command)| {
                *bound == key && key.counts_in(place) && command.places().contains(&place)
            })
            .map(|(_, command)| *command)
    }

    /// The keys of a command, as they are written; the first is the one that hints show.
    #[must_use]
    pub fn keys(&self, command: Command) -> Vec<Key> {
        let keys = self.bound.iter().filter(|(_, bound)| *bound == command);
        keys.map(|(key, _)| *key).collect()
    }

    /// The first key of a command that counts in a place.
    #[must_use]
    pub fn key_in(&self, command: Command, place: Place) -> Option<Key> {
        let mut keys = self.keys(command).into_iter();
        keys.find(|key| key.counts_in(place) && command.places().contains(&place))
    }
}

/// The keys of commands that the program carries, in order of name, read in place.
fn builtin() -> Result<Vec<(&'static str, Vec<&'static str>)>, KeymapError> {
    postcard::from_bytes(packed::KEYMAP).map_err(|error| KeymapError::Shape {
        file: BUILTIN.to_owned(),
        line: 0,
        column: 0,
        reason: error.to_string(),
    })
}

/// The keys of commands, by name.
fn named(file: &str, text: &str) -> Result<BTreeMap<String, Vec<String>>, KeymapError> {
    ron::from_str(text).map_err(|error| KeymapError::Shape {
        file: file.to_owned(),
        line: error.span.start.line,
        column: error.span.start.col,
        reason: shortened(in_words(&error.code)),
    })
}

impl Key {
    /// The key of an event. Shift counts only where it is not in the character already.
    #[must_use]
    pub fn of(event: &KeyEvent) -> Key {
        let code = match event.code {
            KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
            // With the keyboard of some terminals, Ctrl and a letter come as the capital.
            KeyCode::Char(letter) if event.modifiers.contains(KeyModifiers::CONTROL) => {
                KeyCode::Char(letter.to_ascii_lowercase())
            }
            code => code,
        };
        Key {
            code,
            control: event.modifiers.contains(KeyModifiers::CONTROL),
            alt: event.modifiers.contains(KeyModifiers::ALT),
        }
    }

    /// Reads a key as keymaps write it.
    #[must_use]
    pub fn read(text: &str) -> Option<Key> {
        let (control, rest) = match text.strip_prefix("ctrl-") {
            Some(rest) if !rest.is_empty() => (true, rest),
            Some(_) | None => (false, text),
        };
        let (alt, rest) = match rest.strip_prefix("alt-") {
            Some(rest) if !rest.is_empty() => (true, rest),
            Some(_) | None => (false, rest),
        };
        let named = || NAMED.iter().find(|(name, _)| *name == rest);
        let code = single_character(rest)
            .or_else(|| named().map(|(_, code)| *code))
            .or_else(|| function_key(rest))?;
        Some(Key { code, control, alt })
    }

    /// The letter that the key types, where it types one.
    #[must_use]
    pub const fn letter(self) -> Option<char> {
        match self.code {
            KeyCode::Char(letter) if !self.control && !self.alt => Some(letter),
            _ => None,
        }
    }

    /// The key without its modifiers.
    #[must_use]
    pub const fn code(self) -> KeyCode {
        self.code
    }

    /// Whether Ctrl is held.
    #[must_use]
    pub const fn control(self) -> bool {
        self.control
    }

    /// Whether Alt is held.
    #[must_use]
    pub const fn alt(self) -> bool {
        self.alt
    }

    /// Whether the key can be a command in a place: letters are text where text is typed.
    fn counts_in(self, place: Place) -> bool {
        self.letter().is_none() || !place.takes_text()
    }

    /// The event of pressing the key.
    #[must_use]
    pub fn event(self) -> KeyEvent {
        let mut modifiers = KeyModifiers::NONE;
        modifiers.set(KeyModifiers::CONTROL, self.control);
        modifiers.set(KeyModifiers::ALT, self.alt);
        KeyEvent::new(self.code, modifiers)
    }
}

/// Names of keys that are no printable character.
const NAMED: &[(&str, KeyCode)] = &[
    ("space", KeyCode::Char(' ')),
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backtab", KeyCode::BackTab),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
    ("insert", KeyCode::Insert),
    ("delete", KeyCode::Delete),
    ("backspace", KeyCode::Backspace),
];

fn function_key(text: &str) -> Option<KeyCode> {
    let number: u8 = text.strip_prefix('f')?.parse().ok()?;
    (1..=12).contains(&number).then_some(KeyCode::F(number))
}

fn single_character(text: &str) -> Option<KeyCode> {
    let mut characters = text.chars();
    let character = characters.next()?;
    let plain = characters.next().is_none() && !character.is_control() && character != ' ';
    plain.then_some(KeyCode::Char(character))
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.control {
            f.write_str("ctrl-")?;
        }
        if self.alt {
            f.write_str("alt-")?;
        }
        if let Some((name, _)) = NAMED.iter().find(|(_, code)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            KeyCode::Char(character) => write!(f, "{character}"),
            KeyCode::F(number) => write!(f, "f{number}"),
            other => write!(f, "{other}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_keys_are_those_of_their_file_and_do_not_clash() {
        let text = std::fs::read_to_string(BUILTIN).unwrap();
        let read = Keymap::read(BUILTIN, &text).unwrap();
        assert_eq!(Keymap::builtin().unwrap().bound, read.bound);
    }

    #[test]
    fn every_command_has_a_key_that_works_wherever_it_does() {
        let keymap = Keymap::builtin().unwrap();
        for command in Command::ALL {
            assert!(!keymap.keys(*command).is_empty(), "{}", command.name());
            for place in command.places() {
                let key = keymap.key_in(*command, *place);
                assert!(key.is_some(), "{} in {place:?}", command.name());
                assert_eq!(keymap.command(key.unwrap(), *place), Some(*command));
            }
        }
    }

    #[test]
    fn keys_read_as_they_print() {
        let keymap = Keymap::builtin().unwrap();
        for (key, _) in &keymap.bound {
            assert_eq!(Key::read(&key.to_string()), Some(*key));
        }
        for text in ["ctrl-alt-x", "f12", "-", "ctrl--", "$"] {
            assert_eq!(Key::read(text).unwrap().to_string(), text);
        }
        for text in ["", "ctrl-", "f13", "f0", "gg", " ", "return"] {
            assert_eq!(Key::read(text), None, "{text:?}");
        }
    }

    #[test]
    fn mistakes_say_what_and_where() {
        for (text, part) in [
            ("{\n  \"quit\": 1,\n}", "k.ron:2:"),
            ("{\"qiut\": [\"q\"]}", "no command `qiut`"),
            (
                "{\"quit\": [\"return\"]}",
                "`return` of `quit` is not a key",
            ),
            (
                "{\"quit\": [\"x\"], \"search\": [\"x\"]}",
                "`x` is bound to both `quit` and `search`",
            ),
        ] {
            let error = Keymap::read("k.ron", text).unwrap_err().to_string();
            assert!(error.contains(part), "{error}");
        }
    }

    #[test]
    fn a_users_keymap_changes_what_it_names_and_nothing_else() {
        let keymap = Keymap::read_over("mine.ron", "{\"quit\": [\"Q\"], \"sources\": []}").unwrap();
        let key = |text: &str| Key::read(text).unwrap();
        assert_eq!(keymap.command(key("Q"), Place::List), Some(Command::Quit));
        assert_eq!(keymap.command(key("q"), Place::List), None);
        assert_eq!(keymap.command(key("s"), Place::List), None);
        assert_eq!(keymap.command(key("/"), Place::List), Some(Command::Search));
        let clash = Keymap::read_over("mine.ron", "{\"quit\": [\"/\"]}")
            .unwrap_err()
            .to_string();
        assert!(clash.contains("mine.ron: `/` is bound to both"), "{clash}");
    }

    #[test]
    fn one_key_may_serve_places_that_never_meet() {
        let text = "{\"basis\": [\"b\"], \"equal-rows\": [\"b\"]}";
        assert!(Keymap::read("k.ron", text).is_ok());
    }
}
