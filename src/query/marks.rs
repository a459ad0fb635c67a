//! What is marked of a folded text beside its letters: which there are, and where words begin.
//!
//! Nothing is searched or scored here.

use crate::text::Folded;

/// Which letters and digits a folded text holds, as bits; all other characters share one. A text can only hold a word
/// whose bits it has.
pub(super) fn letters(text: &str) -> u64 {
    text.bytes().fold(0, |bits, byte| bits | letter(byte))
}

/// Whether folding a text does no more than make its letters small.
pub(super) fn folds_plainly(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The same of a text that folds plainly, before it is folded.
pub(super) fn letters_as_folded(text: &str) -> u64 {
    let small = text.bytes().map(|byte| byte.to_ascii_lowercase());
    small.fold(0, |bits, byte| bits | letter(byte))
}

/// The bit of a letter or digit, or of all that are neither.
pub(super) const fn letter(byte: u8) -> u64 {
    let bit = match byte {
        b'a'..=b'z' => byte.saturating_sub(b'a'),
        b'0'..=b'9' => byte.saturating_sub(b'0').saturating_add(26),
        b' ' => 36,
        b'-' => 37,
        b'.' => 38,
        b'&' => 39,
        _ => 40,
    };
    1 << bit
}

/// The letters, as bits, that begin the words of a folded text, whose words begin at the bytes that `starts` tells of. Of what
/// comes after the first 64 bytes, every letter is said to.
pub(super) fn initials(text: &str, starts: u64) -> u64 {
    let first = text.bytes().take(64).enumerate();
    let begins = first.filter(|(byte, _)| starts >> byte & 1 == 1);
    let bits = begins.fold(0, |bits, (_, byte)| bits | letter(byte));
    text.bytes()
        .skip(64)
        .fold(bits, |bits, byte| bits | letter(byte))
}

/// The bytes of a folded text at which a word begins: after what is no letter or digit, and inside words as `GitHub`
/// and `15Five` are written.
pub(super) fn starts(original: &str, folded: &Folded) -> u64 {
    let text = folded.text();
    let mut originals = original.chars().enumerate();
    let mut written = originals.next();
    let mut before: Option<char> = None;
    let mut bits = 0_u64;
    for (position, (byte, character)) in text.char_indices().enumerate() {
        if byte >= 64 {
            break;
        }
        let origin = folded.origin(position);
        while written.is_some() && written.map(|(place, _)| place) < origin {
            written = originals.next();
        }
        let letter = written.map_or(character, |(_, letter)| letter);
        let begins = match before {
            None => true,
            // "(formerly Ceridian)": that word is about the name, not of it.
            Some(before) if !before.is_alphanumeric() => {
                let rest = text.get(byte..).unwrap_or("");
                character.is_alphanumeric() && !rest.starts_with("formerly ")
            }
            Some(before) => {
                let camel = before.is_lowercase() && letter.is_uppercase();
                camel || (before.is_numeric() && character.is_alphabetic())
            }
        };
        if begins {
            bits |= 1 << byte;
        }
        before = Some(letter);
    }
    bits
}

/// The same of a text in ASCII, where letters are bytes and none of them moves.
pub(super) fn plain_starts(original: &[u8], text: &str) -> u64 {
    let mut before = b' ';
    let mut bits = 0_u64;
    for (place, letter) in original.iter().copied().enumerate().take(64) {
        let begins = if before.is_ascii_alphanumeric() {
            let camel = before.is_ascii_lowercase() && letter.is_ascii_uppercase();
            camel || (before.is_ascii_digit() && letter.is_ascii_alphabetic())
        } else {
            let formerly = letter.eq_ignore_ascii_case(&b'f')
                && text
                    .get(place..)
                    .is_some_and(|rest| rest.starts_with("formerly "));
            place == 0 || (letter.is_ascii_alphanumeric() && !formerly)
        };
        if begins {
            bits |= 1 << place;
        }
        before = letter;
    }
    bits
}
