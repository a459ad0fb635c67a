//! Whether letters that do not stand together can be what somebody meant, or are there by chance.
//!
//! The first has to begin a word. Each later one follows the one before it, begins the next word, or leaves out at most two
//! letters of the same word. In all, no more letters may be left out than half of those that are there (`hroku`, `slck`),
//! and a jump to the next word is allowed once for every three of them; or else every letter begins a word (`gh` for
//! GitHub), none of them in brackets.

use super::index::{Text, letter, letters};

/// The most letters that may be left out in one place.
const LONGEST_GAP: usize = 2;

/// How scattered letters can be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meant {
    /// Each begins a word.
    Initials,
    /// A few were left out.
    Scattered,
}

/// How letters at these positions, in characters and rising, can be meant; none where they are there by chance.
pub(super) fn meant(text: &Text<'_>, positions: &[usize]) -> Option<Meant> {
    // Where letters are bytes, they need not be counted.
    let bytes: Option<Vec<usize>> =
        (!text.text.is_ascii()).then(|| text.text.char_indices().map(|(byte, _)| byte).collect());
    let byte_of = |position: usize| match &bytes {
        Some(bytes) => bytes.get(position).copied(),
        None => (position < text.text.len()).then_some(position),
    };
    let begins = |position: usize| byte_of(position).is_some_and(|byte| text.starts_at(byte));
    let last = positions.last().and_then(|last| byte_of(*last));
    let outside_brackets = last.is_some_and(|last| last < text.bare);
    if outside_brackets && positions.iter().all(|position| begins(*position)) {
        return Some(Meant::Initials);
    }
    let (first, rest) = positions.split_first()?;
    let mut so_far = Chain::new(positions.len());
    let mut before = *first;
    for position in rest {
        let between = before.saturating_add(1)..*position;
        so_far = so_far.after(Step {
            gap: between.len(),
            begins: begins(*position),
            over: between.into_iter().any(begins),
        })?;
        before = *position;
    }
    begins(*first).then_some(Meant::Scattered)
}

/// What letters so far have used up of what is allowed.
#[derive(Debug, Clone, Copy)]
struct Chain {
    letters: usize,
    left_out: usize,
    jumps: usize,
}

/// From one letter to the next.
#[derive(Debug, Clone, Copy)]
struct Step {
    /// How many letters are left out.
    gap: usize,
    /// Whether the next one begins a word.
    begins: bool,
    /// Whether one that is left out begins a word.
    over: bool,
}

impl Chain {
    const fn new(letters: usize) -> Chain {
        Chain {
            letters,
            left_out: 0,
            jumps: 0,
        }
    }

    /// After one more letter; none where that is no longer allowed.
    fn after(self, step: Step) -> Option<Chain> {
        let next = if step.gap > 0 && step.begins {
            let jumps = self.jumps.saturating_add(1);
            Chain { jumps, ..self }
        } else {
            let left_out = self.left_out.saturating_add(step.gap);
            Chain { left_out, ..self }
        };
        let near = !step.over && (step.begins || step.gap <= LONGEST_GAP);
        let few = next.left_out <= self.letters / 2 && next.jumps <= self.letters / 3;
        (near && few).then_some(next)
    }
}

/// Whether a text has the letters of a word at places where they could be meant. Cheap, so that the matcher, which weighs
/// all places against each other, is only asked where it may say something.
pub(super) fn can_be_meant(text: &Text<'_>, word: &str) -> bool {
    let Some((first, rest)) = word.as_bytes().split_first() else {
        return false;
    };
    // However the letters are meant, the first begins a word.
    if text.initials & letter(*first) == 0 {
        return false;
    }
    if !text.text.is_ascii() {
        return true;
    }
    let chain = Chain::new(word.len());
    let mut beginnings = word_starts(text, 0, *first);
    has_initials(text, word) || beginnings.any(|byte| goes_on(text, byte, rest, chain))
}

/// The bytes from `from` on at which a word begins with this letter.
fn word_starts<'a>(
    text: &'a Text<'_>,
    from: usize,
    letter: u8,
) -> impl Iterator<Item = usize> + 'a {
    let bytes = text.text.as_bytes();
    let here = move |byte: &usize| *byte >= from && bytes.get(*byte) == Some(&letter);
    text.beginnings().filter(here)
}

/// Whether each letter of a word begins a word of the text, in order.
pub(super) fn has_initials(text: &Text<'_>, word: &str) -> bool {
    let wanted = letters(word);
    if text.initials & wanted != wanted {
        return false;
    }
    let mut from = 0;
    word.bytes().all(|letter| {
        let found = word_starts(text, from, letter).next();
        from = found.map_or(from, |byte| byte.saturating_add(1));
        found.is_some()
    })
}

/// Whether the letters can go on after the one at a byte: in the same word, or where the next word begins.
fn goes_on(text: &Text<'_>, at: usize, letters: &[u8], chain: Chain) -> bool {
    let Some((letter, rest)) = letters.split_first() else {
        return true;
    };
    let next = at.saturating_add(1);
    let after = text.text.bytes().enumerate().skip(next);
    for (byte, here) in after {
        let step = Step {
            gap: byte.saturating_sub(next),
            begins: text.starts_at(byte),
            over: false,
        };
        let goes = |chain| goes_on(text, byte, rest, chain);
        if here == *letter && chain.after(step).is_some_and(goes) {
            return true;
        }
        if step.begins {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::index::Kind;
    use super::*;
    use crate::text::fold;

    #[test]
    fn letters_are_meant_or_there_by_chance() {
        for (name, word, could) in [
            ("Heroku", "hroku", true),
            ("Heroku", "hrk", false),
            ("Slack", "slck", true),
            ("GitHub", "gh", true),
            ("JumpCloud", "jmpcld", true),
            ("15Five", "15f", true),
            ("Splunk AppDynamics", "sap", true),
            ("Splunk Cloud AppDynamics", "sap", false),
            ("Stamped", "sap", false),
            ("RingCentral", "entra", false),
            ("CyberArk Idira (Palo Alto Networks)", "ceridian", false),
            ("Dayforce (formerly Ceridian)", "dfc", false),
        ] {
            let folded = fold(name);
            let text = Text::of(name, &folded, Kind::Name);
            assert_eq!(can_be_meant(&text, word), could, "{word} in {name}");
        }
    }

    #[test]
    fn positions_say_how_letters_are_meant() {
        for (name, positions, how) in [
            ("Heroku", vec![0, 2, 3, 4, 5], Some(Meant::Scattered)),
            ("GitHub", vec![0, 3], Some(Meant::Initials)),
            ("GitHub", vec![0, 5], None),
            ("Clearbit (HubSpot)", vec![0, 10], None),
            ("Heroku", vec![1, 2, 4], None),
            ("Heroku", vec![], None),
        ] {
            let folded = fold(name);
            let text = Text::of(name, &folded, Kind::Name);
            assert_eq!(meant(&text, &positions), how, "{positions:?} in {name}");
        }
    }
}
