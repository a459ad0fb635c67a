//! Folding: the form in which texts are compared, with the way back to what was written.
//!
//! Matching itself is done elsewhere; here is only what makes `Über` and `uber` the same word.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::clean::is_hidden;

/// A text without case and diacritics, and where each of its characters came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// Positions in the original; none where each character stands at its own.
    origins: Option<Vec<u32>>,
}

impl Folded {
    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The position (counted in characters) in the original of the folded character at `position`.
    ///
    /// None beyond the end. Two folded characters can come from one (`ﬁ`), so positions may repeat, but never fall.
    pub fn origin(&self, position: usize) -> Option<usize> {
        match &self.origins {
            // Only ASCII has no list of origins, and its characters are bytes.
            None => (position < self.text.len()).then_some(position),
            Some(origins) => origins
                .get(position)
                .and_then(|origin| usize::try_from(*origin).ok()),
        }
    }

    /// The positions in the original of the folded characters at `positions`, rising, each once.
    pub fn origins(&self, positions: &[usize]) -> Vec<usize> {
        let mut origins: Vec<_> = positions
            .iter()
            .filter_map(|position| self.origin(*position))
            .collect();
        origins.sort_unstable();
        origins.dedup();
        origins
    }
}

/// Folds case and diacritics: compatibility decomposition, no marks, lower case, and the letters that do not
/// decompose (`ø`, `ß`, `æ`) written out. White space of any kind is a space; invisible characters fall away.
pub fn fold(text: &str) -> Folded {
    if text.is_ascii() && !text.contains(|character: char| character.is_ascii_control()) {
        return Folded {
            text: text.to_ascii_lowercase(),
            origins: None,
        };
    }
    let mut folded = String::with_capacity(text.len());
    let mut origins = Vec::with_capacity(text.len());
    for (position, character) in text.chars().enumerate() {
        let origin = u32::try_from(position).unwrap_or(u32::MAX);
        let character = if character.is_whitespace() {
            ' '
        } else {
            character
        };
        decompose_compatible(character, |part| {
            if is_combining_mark(part) || is_hidden(part) {
                return;
            }
            for lower in part
                .to_lowercase()
                .filter(|lower| !is_combining_mark(*lower))
            {
                match written_out(lower) {
                    Some(letters) => {
                        folded.push_str(letters);
                        origins.extend(letters.chars().map(|_| origin));
                    }
                    None => {
                        folded.push(lower);
                        origins.push(origin);
                    }
                }
            }
        });
    }
    Folded {
        text: folded,
        origins: Some(origins),
    }
}

/// Letters whose stroke or ligature is no mark to Unicode, as one types them without it.
fn written_out(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ς' => "σ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn case_and_diacritics_fold() {
        for (text, folded) in [
            ("Slack", "slack"),
            ("Über", "uber"),
            ("U\u{308}ber", "uber"),
            ("CAFÉ", "cafe"),
            ("STRAẞE Straße", "strasse strasse"),
            ("Łódź Ørsted", "lodz orsted"),
            ("ﬁnance ＳＣＩＭ", "finance scim"),
            ("İstanbul ısı", "istanbul isi"),
            ("ΟΔΟΣ οδός", "οδοσ οδοσ"),
            ("zero\u{200B}width", "zerowidth"),
            ("non\u{A0}breaking\tline\nend", "non breaking line end"),
            ("日本語", "日本語"),
            ("שָׁלוֹם", "שלום"),
        ] {
            assert_eq!(fold(text).text(), folded);
        }
    }

    #[test]
    fn positions_lead_back_to_the_original() {
        let folded = fold("Zu\u{308}rich ﬁsh");
        assert_eq!(folded.text(), "zurich fish");
        let origins: Vec<_> = (0..12).map(|position| folded.origin(position)).collect();
        let expected = [0, 1, 3, 4, 5, 6, 7, 8, 8, 9, 10]
            .map(Some)
            .into_iter()
            .chain([None]);
        assert_eq!(origins, expected.collect::<Vec<_>>());
        assert_eq!(folded.origins(&[8, 7, 1, 99]), [1, 8]);
        assert_eq!(fold("ab").origins(&[0, 1, 2]), [0, 1]);
    }

    #[test]
    fn every_character_folds_once_and_for_all() {
        for character in '\0'..='\u{1FFFF}' {
            let once = fold(&String::from(character));
            assert_eq!(fold(once.text()).text(), once.text(), "{character:?}");
        }
    }

    proptest! {
        #[test]
        fn origins_rise_and_stay_inside(text in any::<String>()) {
            let folded = fold(&text);
            let count = folded.text().chars().count();
            let origins: Vec<_> = (0..count).map(|position| folded.origin(position)).collect();
            prop_assert!(origins.iter().all(|origin| origin.is_some_and(|origin| origin < text.chars().count())));
            prop_assert!(origins.is_sorted());
            prop_assert_eq!(folded.origin(count), None);
        }
    }
}
