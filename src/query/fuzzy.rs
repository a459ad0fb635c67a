//! How well a word meets a text, and which letters of the text it met.
//!
//! Three things decide, in this order: whether the word stands there as it is or only its letters do; what the text says
//! of its app (name before former name, alias and id, owner, category, tier); where in the text the word stands (all of
//! it, at the beginning, at the beginning of a word, inside). `fuzzy-matcher` finds and scores the scattered letters.
//! Letters that are scattered by chance are no match: see `scatter`.

use std::sync::Arc;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem::Finder;

use crate::catalog::App;
use crate::order;
use crate::text::fold;

use super::index::{
    Index, Kind, Place, Text, folds_plainly, letter, letters, letters_as_folded, places,
};
use super::points::{CLOSENESS, MOST_SHARED, Stand, close, greatest, greatest_scattered, score};
use super::scatter::{Meant, can_be_meant, has_initials, meant};
use super::term::{Way, Word};

/// Letters to highlight in one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Highlight {
    /// Which text.
    pub what: Place,
    /// The letters in the text as written, in characters from 0, rising.
    pub positions: Vec<usize>,
}

/// A found word.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    score: u16,
    /// Where its letters stand in the folded text, in characters.
    letters: Letters,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Letters {
    /// All together, from this byte on.
    From(usize),
    At(Vec<usize>),
}

/// A word, ready to be looked for.
pub(super) struct Wanted {
    way: Way,
    text: String,
    /// Finds the word as it is.
    finder: Finder<'static>,
    letters: u64,
    /// The letter of a word that is no more than that.
    letter: Option<u8>,
    /// The bit of its first letter.
    initial: u64,
    /// How many characters it has.
    length: usize,
    matcher: Arc<SkimMatcherV2>,
    /// What the matcher gives for the word itself: the most that it can give.
    most: i64,
    /// The score of each shared text, by link.
    shared: Vec<u16>,
}

impl Wanted {
    /// Folds a word and looks for it in the texts that apps share.
    pub fn new(word: &Word, matcher: &Arc<SkimMatcherV2>, index: &Index) -> Wanted {
        let mut wanted = Wanted::alone(word, matcher);
        let scores = index
            .shared()
            .map(|text| wanted.points(&text, 0).unwrap_or(0));
        wanted.shared = scores.collect();
        wanted
    }

    fn alone(word: &Word, matcher: &Arc<SkimMatcherV2>) -> Wanted {
        let text = fold(&word.text).text().to_owned();
        let letter_alone = match text.as_bytes() {
            [letter] if word.way == Way::Fuzzy && letter.is_ascii_alphanumeric() => Some(*letter),
            _ => None,
        };
        Wanted {
            way: word.way,
            letters: letters(&text),
            letter: letter_alone,
            initial: text.bytes().next().map_or(0, letter),
            length: text.chars().count(),
            finder: Finder::new(&text).into_owned(),
            most: matcher.fuzzy_match(&text, &text).unwrap_or(0).max(1),
            text,
            matcher: Arc::clone(matcher),
            shared: Vec::new(),
        }
    }

    /// How well the app at a place meets the word; none where it does not.
    pub fn score(&self, index: &Index, place: usize) -> Option<u16> {
        let app = index.app(place, self.letters);
        let mut best = 0;
        for text in app.own() {
            if best >= greatest(text.kind) {
                break;
            }
            best = best.max(self.points(&text, best).unwrap_or(0));
        }
        if best >= MOST_SHARED {
            return Some(best);
        }
        for link in app.links {
            let link = usize::try_from(*link).unwrap_or(usize::MAX);
            best = best.max(self.shared.get(link).copied().unwrap_or(0));
        }
        (best > 0).then_some(best)
    }

    /// What the word scores in a text. What is no more than `known` need not be told.
    fn points(&self, text: &Text<'_>, known: u16) -> Option<u16> {
        match self.letter {
            // Where words begin is marked for so many bytes.
            Some(letter) if text.text.len() <= 64 => self.letter_points(letter, text),
            Some(_) | None => self.find(text, known).map(|found| found.score),
        }
    }

    /// What a word of one letter scores in a text: its marks tell where the letter stands, without a look at its letters. It is
    /// the first thing that anybody types, and most apps meet it.
    fn letter_points(&self, letter: u8, text: &Text<'_>) -> Option<u16> {
        if text.letters & self.letters == 0 {
            return None;
        }
        let stand = if text.text.as_bytes().first() == Some(&letter) {
            let whole = text.text.len() == 1 || text.bare == 1;
            if whole { Stand::Whole } else { Stand::Begins }
        } else if text.initials & self.initial == 0 {
            Stand::Inside
        } else {
            Stand::BeginsWord
        };
        Some(self.literal_score(score(text.kind, stand)?, text))
    }

    /// The score of a word that stands in a text as it is.
    fn literal_score(&self, score: u16, text: &Text<'_>) -> u16 {
        let share = self.text.len().saturating_mul(usize::from(CLOSENESS));
        close(score, share / text.text.len().max(1))
    }

    /// Where the word is met in a text. What can score no more than `known` need not be found.
    fn find(&self, text: &Text<'_>, known: u16) -> Option<Found> {
        let here = text.letters & self.letters == self.letters && !self.text.is_empty();
        if !here || (text.kind.is_for_plain_words() && self.way != Way::Fuzzy) {
            return None;
        }
        let (stand, byte) = match self.way {
            Way::Fuzzy => match self.literal(text) {
                Some(literal) => literal,
                None if known >= greatest_scattered(text.kind) => return None,
                None => return self.scattered(text),
            },
            Way::Inside => self.literal(text)?,
            Way::Begins => (Stand::Begins, self.begins(text)?),
            Way::Ends => (Stand::Inside, self.ends(text)?),
            Way::Whole => (Stand::Whole, self.whole(text)?),
        };
        let found = Found {
            score: self.literal_score(score(text.kind, stand)?, text),
            letters: Letters::From(byte),
        };
        if self.way == Way::Fuzzy && stand == Stand::Inside && self.length <= MOST_INITIALS {
            return Some(self.initials_or(text, found));
        }
        Some(found)
    }

    /// The word as it is, where it stands best.
    fn literal(&self, text: &Text<'_>) -> Option<(Stand, usize)> {
        let bytes = text.text.as_bytes();
        let first = match self.text.as_bytes() {
            [letter] => memchr::memchr(*letter, bytes)?,
            _ => self.finder.find(bytes)?,
        };
        if first == 0 {
            let whole = self.whole(text).is_some();
            let stand = if whole { Stand::Whole } else { Stand::Begins };
            return Some((stand, 0));
        }
        if text.starts_at(first) {
            return Some((Stand::BeginsWord, first));
        }
        if text.initials & self.initial == 0 {
            return Some((Stand::Inside, first));
        }
        let word = self.text.as_bytes();
        let here = |byte: &usize| {
            bytes
                .get(*byte..)
                .is_some_and(|rest| rest.starts_with(word))
        };
        match text.beginnings().find(here) {
            Some(byte) => Some((Stand::BeginsWord, byte)),
            None => Some((Stand::Inside, first)),
        }
    }

    fn begins(&self, text: &Text<'_>) -> Option<usize> {
        text.text.starts_with(&self.text).then_some(0)
    }

    /// At the end, or at the end of what stands before a bracket.
    fn ends(&self, text: &Text<'_>) -> Option<usize> {
        let bare = text.text.get(..text.bare)?;
        let end = [text.text, bare]
            .into_iter()
            .find(|end| end.ends_with(&self.text))?;
        Some(end.len().saturating_sub(self.text.len()))
    }

    fn whole(&self, text: &Text<'_>) -> Option<usize> {
        let bare = text.text.get(..text.bare);
        (text.text == self.text || bare == Some(self.text.as_str())).then_some(0)
    }

    /// The letters of the word in order, if they can be what somebody meant.
    fn scattered(&self, text: &Text<'_>) -> Option<Found> {
        score(text.kind, Stand::Scattered)?;
        if self.length < 2 || self.length > 32 {
            return None;
        }
        if !can_be_meant(text, &self.text) {
            return None;
        }
        let (points, positions) = self.matcher.fuzzy_indices(text.text, &self.text)?;
        let stand = match meant(text, &positions)? {
            Meant::Initials => Stand::Initials,
            Meant::Scattered => Stand::Scattered,
        };
        let points = usize::try_from(points.max(0)).unwrap_or(0);
        let most = usize::try_from(self.most).unwrap_or(1).max(1);
        Some(Found {
            score: close(
                score(text.kind, stand)?,
                points.saturating_mul(usize::from(CLOSENESS)) / most,
            ),
            letters: Letters::At(positions),
        })
    }

    /// Initials (`gh` for GitHub) are better than the same letters inside a word.
    fn initials_or(&self, text: &Text<'_>, inside: Found) -> Found {
        // Letters that are merely scattered never beat the word itself, so the matcher need not look for them.
        if !has_initials(text, &self.text) {
            return inside;
        }
        match self.scattered(text) {
            Some(initials) if initials.score > inside.score => initials,
            Some(_) | None => inside,
        }
    }
}

/// Of how many letters at most a word is still taken for initials where it also stands inside a word.
const MOST_INITIALS: usize = 4;

impl Kind {
    /// Whether signs and `!` look elsewhere: they are about what an app is called and who owns it.
    const fn is_for_plain_words(self) -> bool {
        match self {
            Kind::Category | Kind::Tier => true,
            Kind::Name | Kind::FormerName | Kind::Alias | Kind::Owner => false,
        }
    }
}

/// The words of a query, ready to be looked for in the apps on a screen.
pub struct Highlighter {
    wanted: Vec<Wanted>,
}

impl Highlighter {
    pub(super) fn new<'w>(words: impl Iterator<Item = &'w Word>) -> Highlighter {
        let matcher = matcher();
        Highlighter {
            wanted: words.map(|word| Wanted::alone(word, &matcher)).collect(),
        }
    }

    /// The letters of an app that words met: for each word in the name, and in the text that it met best. In order of
    /// place.
    #[must_use]
    pub fn highlights(&self, app: &App) -> Vec<Highlight> {
        let mut found: Vec<Highlight> = Vec::new();
        for wanted in &self.wanted {
            let mut best: Option<(u16, Highlight)> = None;
            for place in places(app) {
                // The best kinds come first; what cannot meet the word better is not looked at.
                let most = greatest(place.kind()).saturating_add(CLOSENESS);
                if best.as_ref().is_some_and(|(score, _)| *score >= most) {
                    continue;
                }
                let known = best.as_ref().map_or(0, |(score, _)| *score);
                let Some((score, highlight)) = wanted.highlight(app, place, known) else {
                    continue;
                };
                if place == Place::Name {
                    add(&mut found, highlight.clone());
                }
                if best.as_ref().is_none_or(|(most, _)| score > *most) {
                    best = Some((score, highlight));
                }
            }
            if let Some((_, highlight)) = best {
                add(&mut found, highlight);
            }
        }
        order::sort_by_key(&mut found, |highlight| highlight.what);
        found
    }
}

impl Wanted {
    /// What it meets in a text of an app, if that may score more than `known`.
    fn highlight(&self, app: &App, what: Place, known: u16) -> Option<(u16, Highlight)> {
        let original = what.text(app)?;
        // A plain text folds to its small letters: whether it has those of the word is seen without folding it.
        if folds_plainly(original) && letters_as_folded(original) & self.letters != self.letters {
            return None;
        }
        let folded = fold(original);
        let found = self.find(&Text::of(original, &folded, what.kind()), known)?;
        let letters = match found.letters {
            Letters::At(letters) => letters,
            Letters::From(byte) => {
                let before = folded.text().get(..byte)?.chars().count();
                (before..before.saturating_add(self.length)).collect()
            }
        };
        let positions = folded.origins(&letters);
        Some((found.score, Highlight { what, positions }))
    }
}

fn add(found: &mut Vec<Highlight>, new: Highlight) {
    match found.iter_mut().find(|known| known.what == new.what) {
        Some(known) => {
            known.positions.extend(new.positions);
            known.positions.sort_unstable();
            known.positions.dedup();
        }
        None => found.push(new),
    }
}

/// The matcher for scattered letters. Texts and words are folded before it sees them.
pub(super) fn matcher() -> Arc<SkimMatcherV2> {
    Arc::new(SkimMatcherV2::default().ignore_case())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn marks_tell_what_a_letter_scores(
            text in "([a-cA-C0-2 .(&é]|(formerly )){0,30}",
            letter in "[a-c0-2]",
            kind in prop_oneof![
                Just(Kind::Name), Just(Kind::FormerName), Just(Kind::Alias),
                Just(Kind::Owner), Just(Kind::Category), Just(Kind::Tier),
            ],
        ) {
            let word = Word { way: Way::Fuzzy, text: letter };
            let wanted = Wanted::alone(&word, &matcher());
            prop_assert!(wanted.letter.is_some());
            let folded = fold(&text);
            let text = Text::of(&text, &folded, kind);
            let found = wanted.find(&text, 0).map(|found| found.score);
            prop_assert_eq!(wanted.points(&text, 0), found);
        }
    }
}
