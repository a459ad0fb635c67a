//! The terminal's background, asked for once at the start, so that the theme can fit it.
//!
//! The question (OSC 11) is followed by one that every terminal answers (DA1): once that answer is there, no other will
//! come. The first frame does not wait for it, as the way to the terminal may be long; the first key does, and where
//! the terminal answers nothing, [`PATIENCE`] at most. Keys that were typed meanwhile are kept, and an answer that comes
//! late is not taken for keys. Which theme fits which background is not decided here.

use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::time::{Duration, Instant};

use crossterm::Command;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::event::Events;
use super::terminal::Terminal;

mod shade;

pub(super) use shade::Background;

/// How long an answer is waited for at most.
pub(super) const PATIENCE: Duration = Duration::from_millis(100);
/// Keys of a late answer at most: `]11;rgba:` with four numbers of four digits, and its end.
const LONGEST_ANSWER: usize = 40;
/// Bytes that are read at most while an answer is waited for.
const MOST_BYTES: usize = 65_536;
/// How the answer to OSC 11 begins.
const BEGIN: &[u8] = b"\x1b]11;";

/// The two questions.
struct Question;

impl Command for Question {
    fn write_ansi(&self, out: &mut impl fmt::Write) -> fmt::Result {
        out.write_str("\x1b]11;?\x1b\\\x1b[c")
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> io::Result<()> {
        Ok(())
    }
}

/// What came of asking.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// The background, where the terminal said it.
    pub(super) background: Option<Background>,
    /// What was typed meanwhile.
    early: VecDeque<Event>,
    /// Whether an answer may still come.
    owed: bool,
    /// Whether a part of it has come.
    begun: bool,
}

/// A question that may be under way.
pub(super) enum Asking {
    /// Nothing was asked.
    Known(Asked),
    /// Since when, and what was typed before.
    #[cfg(unix)]
    UnderWay(Instant, VecDeque<Event>),
}

/// Asks for the terminal's background, where `COLORFGBG` does not say it. Nobody may read events until the answer is taken.
///
/// # Errors
/// The terminal cannot be written to, or read.
pub(super) fn ask(terminal: &mut Terminal) -> io::Result<Asking> {
    let said = std::env::var("COLORFGBG").ok();
    match said.as_deref().and_then(Background::of_variable) {
        Some(background) => Ok(Asking::Known(Asked {
            background: Some(background),
            ..Asked::default()
        })),
        None => send(terminal),
    }
}

/// Asks the terminal; nothing where it is known not to understand.
#[cfg(unix)]
fn send(terminal: &mut Terminal) -> io::Result<Asking> {
    let name = std::env::var("TERM").unwrap_or_default();
    if matches!(name.as_str(), "" | "dumb" | "linux") {
        return Ok(Asking::Known(Asked::default()));
    }
    let mut early = VecDeque::new();
    while crossterm::event::poll(Duration::ZERO)? {
        early.push_back(crossterm::event::read()?);
    }
    terminal.send(Question)?;
    Ok(Asking::UnderWay(Instant::now(), early))
}

/// Asks nothing: on this system the terminal's input is no stream of bytes.
#[cfg(not(unix))]
fn send(_: &mut Terminal) -> io::Result<Asking> {
    Ok(Asking::Known(Asked::default()))
}

impl Asking {
    /// The background, where it is known already.
    pub(super) fn known(&self) -> Option<Background> {
        match self {
            Asking::Known(asked) => asked.background,
            #[cfg(unix)]
            Asking::UnderWay(..) => None,
        }
    }

    /// The answer, which is waited for.
    ///
    /// # Errors
    /// The terminal cannot be read.
    pub(super) fn answer(self) -> io::Result<Asked> {
        match self {
            Asking::Known(asked) => Ok(asked),
            #[cfg(unix)]
            Asking::UnderWay(since, mut early) => {
                let reading = listen(io::stdin(), since)?;
                early.extend(typed(&reading.rest));
                Ok(Asked {
                    background: reading.background,
                    early,
                    owed: !reading.done,
                    begun: reading.begun,
                })
            }
        }
    }
}

/// Reads until the last answer is there, or until it has taken too long; an answer that has begun may take twice as long.
/// What is there already is read however late it is.
#[cfg(unix)]
fn listen(input: impl std::os::fd::AsFd, since: Instant) -> io::Result<Reading> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let mut bytes = Vec::new();
    loop {
        let reading = Reading::of(&bytes);
        let patience = if reading.begun {
            PATIENCE.saturating_mul(2)
        } else {
            PATIENCE
        };
        let left = patience.saturating_sub(since.elapsed());
        if reading.done {
            return Ok(reading);
        }
        let mut watched = [PollFd::from_borrowed_fd(input.as_fd(), PollFlags::IN)];
        let wait = Timespec::try_from(left).map_err(io::Error::other)?;
        match poll(&mut watched, Some(&wait)) {
            Ok(0) if left.is_zero() => return Ok(reading),
            Ok(0) | Err(rustix::io::Errno::INTR) => continue,
            Ok(_) => {}
            Err(error) => return Err(error.into()),
        }
        let mut part = [0; 256];
        let count = rustix::io::read(&input, &mut part)?;
        if count == 0 || bytes.len() > MOST_BYTES {
            return Ok(reading);
        }
        bytes.extend_from_slice(part.get(..count).unwrap_or_default());
    }
}

/// What was read of the answers.
#[derive(Debug, PartialEq, Eq)]
struct Reading {
    background: Option<Background>,
    /// The last answer is there.
    done: bool,
    /// An answer has begun and not ended.
    begun: bool,
    /// All else: what somebody typed.
    rest: Vec<u8>,
}

impl Reading {
    fn of(bytes: &[u8]) -> Reading {
        let (color, rest) = without(bytes, BEGIN, &[b"\x07", b"\x1b\\"]);
        let (attributes, mut rest) = without(&rest, b"\x1b[?", &[b"c"]);
        let open = place(&rest, BEGIN);
        rest.truncate(open.unwrap_or(rest.len()));
        let color = color.and_then(|text| Background::of_answer(&text));
        Reading {
            background: color,
            done: attributes.is_some(),
            begun: open.is_some(),
            rest,
        }
    }
}

/// Where a part begins.
fn place(of: &[u8], part: &[u8]) -> Option<usize> {
    of.windows(part.len()).position(|found| found == part)
}

/// The text between a beginning and the first of the ends, and the bytes without all three.
fn without(bytes: &[u8], begin: &[u8], ends: &[&[u8]]) -> (Option<String>, Vec<u8>) {
    let all = || (None, bytes.to_vec());
    let Some(at) = place(bytes, begin) else {
        return all();
    };
    let (before, from) = bytes.split_at(at);
    let text = from.get(begin.len()..).unwrap_or_default();
    let found = ends
        .iter()
        .filter_map(|end| Some((place(text, end)?, end.len())));
    let Some((length, end)) = found.min() else {
        return all();
    };
    let said = String::from_utf8_lossy(text.get(..length).unwrap_or_default()).into_owned();
    let after = text.get(length.saturating_add(end)..).unwrap_or_default();
    (Some(said), [before, after].concat())
}

/// Typed bytes as the keys that they stand for. Of other sequences than the arrows nothing is made.
fn typed(bytes: &[u8]) -> Vec<Event> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut letters = text.chars().peekable();
    let mut keys = Vec::new();
    while let Some(letter) = letters.next() {
        let key = match letter {
            '\x1b' => match letters.peek().copied() {
                Some('[' | 'O') => {
                    let _ = letters.next();
                    arrow(&mut letters)
                }
                Some(next) if !next.is_control() => {
                    let _ = letters.next();
                    Some(KeyEvent::new(KeyCode::Char(next), KeyModifiers::ALT))
                }
                Some(_) | None => Some(KeyCode::Esc.into()),
            },
            other => key(other),
        };
        keys.extend(key.map(Event::Key));
    }
    keys
}

fn key(letter: char) -> Option<KeyEvent> {
    Some(match letter {
        '\r' => KeyCode::Enter.into(),
        '\t' => KeyCode::Tab.into(),
        '\x7f' => KeyCode::Backspace.into(),
        '\x01'..='\x1a' => {
            let number = u32::from(letter)
                .saturating_add(u32::from('a'))
                .saturating_sub(1);
            KeyEvent::new(
                KeyCode::Char(char::from_u32(number)?),
                KeyModifiers::CONTROL,
            )
        }
        other if other.is_control() => return None,
        other if other.is_uppercase() => KeyEvent::new(KeyCode::Char(other), KeyModifiers::SHIFT),
        other => KeyCode::Char(other).into(),
    })
}

/// The key of a sequence whose beginning was read; none where it is no arrow.
fn arrow(letters: &mut impl Iterator<Item = char>) -> Option<KeyEvent> {
    let last = letters.find(|letter| letter.is_alphabetic() || *letter == '~')?;
    let code = match last {
        'A' => KeyCode::Up,
        'B' => KeyCode::Down,
        'C' => KeyCode::Right,
        'D' => KeyCode::Left,
        'H' => KeyCode::Home,
        'F' => KeyCode::End,
        _ => return None,
    };
    Some(code.into())
}

/// The terminal's events after it was asked: first what was typed meanwhile, then its own, without a late answer.
///
/// Crossterm does not know the answer to OSC 11 and reports it as keys: `]` with Alt, then its letters. (It does know the
/// one to DA1, and keeps it to itself.)
pub(super) struct AfterQuestion<E> {
    events: E,
    early: VecDeque<Event>,
    owed: bool,
    /// How many keys of a late answer have come; none while none has begun.
    swallowed: Option<usize>,
}

impl<E: Events> AfterQuestion<E> {
    /// The events of a terminal that was asked.
    pub(super) fn new(asked: Asked, events: E) -> AfterQuestion<E> {
        AfterQuestion {
            events,
            early: asked.early,
            owed: asked.owed,
            swallowed: asked.begun.then_some(1),
        }
    }

    /// Whether an event is part of a late answer.
    fn is_answer(&mut self, event: &Event) -> bool {
        if !self.owed {
            return false;
        }
        let Event::Key(key) = event else {
            return false;
        };
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match (self.swallowed, key.code) {
            (None, KeyCode::Char(']')) if alt => {
                self.swallowed = Some(1);
                true
            }
            (Some(_), KeyCode::Char('\\')) if alt => self.end(),
            (Some(_), KeyCode::Char('g')) if control => self.end(),
            (Some(count), KeyCode::Char(letter))
                if count < LONGEST_ANSWER
                    && (letter.is_ascii_hexdigit() || ";:/rgba".contains(letter)) =>
            {
                self.swallowed = Some(count.saturating_add(1));
                true
            }
            (Some(_), _) => {
                self.swallowed = None;
                false
            }
            (None, _) => false,
        }
    }

    /// The answer has come.
    fn end(&mut self) -> bool {
        (self.swallowed, self.owed) = (None, false);
        true
    }
}

impl<E: Events> Events for AfterQuestion<E> {
    fn next(&mut self) -> io::Result<Option<Event>> {
        if let Some(event) = self.early.pop_front() {
            return Ok(Some(event));
        }
        loop {
            match self.events.next()? {
                Some(event) if self.is_answer(&event) => {}
                event => return Ok(event),
            }
        }
    }

    fn ready(&mut self) -> io::Result<bool> {
        // Only an event that will be handed out counts: who waits for it must not wait for the one after it.
        while self.early.is_empty() && self.events.ready()? {
            match self.events.next()? {
                Some(event) if self.is_answer(&event) => {}
                Some(event) => self.early.push_back(event),
                None => return Ok(true),
            }
        }
        Ok(!self.early.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn an_answer_that_is_there_is_read_however_long_the_start_took() {
        use std::io::Write as _;
        let long_ago = Instant::now().checked_sub(PATIENCE * 3).unwrap();
        let (reader, mut writer) = io::pipe().unwrap();
        assert!(!listen(&reader, long_ago).unwrap().done);
        let answers = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c";
        writer.write_all(answers).unwrap();
        let reading = listen(&reader, long_ago).unwrap();
        assert!(reading.done);
        assert_eq!(reading.background, Some(Background::Light));
    }

    #[test]
    fn answers_are_told_from_keys_wherever_they_are_parted() {
        let bytes = b"/he\x1b]11;rgb:ffff/ffff/ffff\x1b\\ro\x1b[?62;4cx";
        let whole = Reading::of(bytes);
        assert_eq!(
            whole,
            Reading {
                background: Some(Background::Light),
                done: true,
                begun: false,
                rest: b"/herox".to_vec()
            }
        );
        let end = bytes.len() - 1;
        for part in 0..end {
            assert!(!Reading::of(&bytes[..part]).done, "{part}");
        }
        assert!(Reading::of(&bytes[..end]).done);
        let bell = Reading::of(b"\x1b]11;rgb:00/00/00\x07");
        assert_eq!(
            (bell.background, bell.done),
            (Some(Background::Dark), false)
        );
        let part = Reading::of(b"x\x1b]11;rgb:00");
        assert_eq!((part.begun, part.rest.as_slice()), (true, &b"x"[..]));
        let silent = Reading::of(b"\x1b[?1;2c");
        assert_eq!((silent.background, silent.done), (None, true));
    }

    #[test]
    fn keys_that_were_typed_early_are_the_keys_that_crossterm_would_report() {
        let char = |letter| KeyEvent::from(KeyCode::Char(letter));
        let keys: Vec<Event> = [
            char('/'),
            char('é'),
            KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT),
            KeyCode::Enter.into(),
            KeyEvent::new(KeyCode::Char('d'), KeyModifiers::CONTROL),
            KeyCode::Down.into(),
            KeyEvent::new(KeyCode::Char('b'), KeyModifiers::ALT),
            KeyCode::Backspace.into(),
            KeyCode::Esc.into(),
        ]
        .map(Event::Key)
        .to_vec();
        assert_eq!(
            typed("/éG\r\x04\x1b[B\x1b[<0;1;1M\x1bb\x7f\x1b".as_bytes()),
            keys
        );
    }

    /// Events that are all there.
    struct Given(VecDeque<Event>);

    impl Events for Given {
        fn next(&mut self) -> io::Result<Option<Event>> {
            Ok(self.0.pop_front())
        }

        fn ready(&mut self) -> io::Result<bool> {
            Ok(!self.0.is_empty())
        }
    }

    /// What is handed out of these keys, with an answer owed or not.
    fn handed_out(keys: &str, owed: bool) -> String {
        handed_out_after(
            Asked {
                owed,
                ..Asked::default()
            },
            keys,
        )
    }

    fn handed_out_after(asked: Asked, keys: &str) -> String {
        let events = Given(typed(keys.as_bytes()).into());
        let mut after = AfterQuestion::new(asked, events);
        let mut letters = String::new();
        while after.ready().unwrap() {
            match after.next().unwrap() {
                Some(Event::Key(key)) => letters.extend(key.code.as_char()),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(after.next().unwrap(), None);
        letters
    }

    #[test]
    fn a_late_answer_is_no_key() {
        let late = "a\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\b";
        assert_eq!(handed_out(late, true), "ab");
        assert_eq!(handed_out("a\x1b]11;rgba:1/2/3/4\x07b", true), "ab");
        let rest_is_owed = Asked {
            owed: true,
            begun: true,
            ..Asked::default()
        };
        assert_eq!(handed_out_after(rest_is_owed, "/1e1e\x07b"), "b");
        // Nothing is owed: these are keys.
        assert_eq!(handed_out("\x1b]1", false), "]1");
        // It is no answer after all, or a second one.
        assert_eq!(handed_out("\x1b]11;xyz", true), "xyz");
        let twice = format!("{late}{late}");
        assert!(handed_out(&twice, true).starts_with("aba]11;rgb"));
    }
}
