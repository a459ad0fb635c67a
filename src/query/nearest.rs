//! The nearest known word to one that is not known: for "did you mean", and for the three nearest apps.

use crate::catalog::{App, Catalog};
use crate::text::fold;

use super::index::{Index, letters};

/// The known word nearest to a word, if one is near enough to be meant.
#[must_use]
pub fn nearest_word(word: &str, known: &[impl AsRef<str>]) -> Option<String> {
    let word = fold(word);
    let letters = word.text().chars().count();
    let ranked = known.iter().map(|known| {
        let known = known.as_ref();
        (distance(word.text(), fold(known).text()), known)
    });
    let (distance, nearest) = ranked.min_by_key(|(distance, _)| *distance)?;
    let near_enough = distance.0 <= (letters / 3).max(1);
    (letters > 0 && near_enough).then(|| nearest.to_owned())
}

/// The apps whose ids or names are nearest to what somebody typed for one, nearest first, at most `most`. Ties stand in
/// order of name.
#[must_use]
pub fn nearest<'a>(catalog: &'a Catalog, typed: &str, most: usize) -> Vec<&'a App> {
    nearest_in(catalog, &Index::new(catalog), typed, most)
}

/// The same, by texts that are folded already.
#[must_use]
pub fn nearest_in<'a>(
    catalog: &'a Catalog,
    index: &Index,
    typed: &str,
    most: usize,
) -> Vec<&'a App> {
    let typed = fold(typed);
    let typed = typed.text();
    let wanted = Typed {
        text: typed,
        letters: letters(typed),
        length: typed.chars().count(),
    };
    let mut kept: Vec<(Distance, usize)> = Vec::new();
    for place in 0..index.len() {
        let last = kept.get(most.saturating_sub(1));
        let limit = last.map_or(usize::MAX, |(distance, _)| distance.0);
        let Some(distance) = wanted.nearest_name(index, place, limit) else {
            continue;
        };
        let at = kept.partition_point(|(other, _)| *other <= distance);
        if at < most {
            kept.insert(at, (distance, place));
            kept.truncate(most);
        }
    }
    let apps = kept
        .into_iter()
        .filter_map(|(_, place)| catalog.apps().get(place));
    apps.collect()
}

/// What was typed for an app, folded.
struct Typed<'a> {
    text: &'a str,
    letters: u64,
    length: usize,
}

impl Typed<'_> {
    /// How far the nearest name of an app is; none where each is farther than the limit.
    fn nearest_name(&self, index: &Index, place: usize, limit: usize) -> Option<Distance> {
        let mut least: Option<Distance> = None;
        for name in index.names(place) {
            let bare = name.text.get(..name.bare).filter(|bare| *bare != name.text);
            let bare = bare.map(|bare| (bare, letters(bare)));
            for (text, letters) in std::iter::once((name.text, name.letters)).chain(bare) {
                let limit = least.map_or(limit, |(distance, _)| distance.min(limit));
                if self.may_be_within(text, letters, limit) {
                    let distance = distance(self.text, text);
                    least = Some(least.map_or(distance, |least| least.min(distance)));
                }
            }
        }
        least
    }

    /// False where no count of edits up to the limit can make one of the other: too many letters are missing, or too
    /// many are too many. Each edit takes at most one letter away and adds at most one.
    fn may_be_within(&self, text: &str, letters: u64, limit: usize) -> bool {
        let missing = (self.letters & !letters).count_ones();
        let more = (letters & !self.letters).count_ones();
        if (missing == 0 && text.starts_with(self.text))
            || (more == 0 && self.text.starts_with(text))
        {
            return true;
        }
        let other = usize::try_from(missing.max(more)).unwrap_or(usize::MAX);
        other <= limit && self.length.abs_diff(text.chars().count()) <= limit
    }
}

/// How far apart two texts are; where that is equal, how many edits.
type Distance = (usize, usize);

/// The edit distance, where one text that begins with the other is one edit away, however much longer it is.
fn distance(a: &str, b: &str) -> Distance {
    let edits = edit_distance(a, b);
    let prefix = !a.is_empty() && !b.is_empty() && (a.starts_with(b) || b.starts_with(a));
    (if prefix { edits.min(1) } else { edits }, edits)
}

/// How many letters have to be put in, taken out, replaced or swapped with their neighbour to make one text the other
/// (optimal string alignment).
#[must_use]
pub fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX);
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut last = None;
    for (place, letter) in a.chars().enumerate() {
        let mut next = vec![place.saturating_add(1)];
        let mut left = None;
        for (column, other) in b.iter().copied().enumerate() {
            let end = column.saturating_add(1);
            let replaced = at(&row, column).saturating_add(usize::from(letter != other));
            let removed = at(&row, end).saturating_add(1);
            let added = at(&next, column).saturating_add(1);
            let mut least = replaced.min(removed).min(added);
            if last == Some(other) && left == Some(letter) {
                let swapped = at(&before, column.saturating_sub(1)).saturating_add(1);
                least = least.min(swapped);
            }
            next.push(least);
            left = Some(other);
        }
        last = Some(letter);
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted() {
        for (a, b, edits) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("heroku", "heroku", 0),
            ("herku", "heroku", 1),
            ("hreoku", "heroku", 1),
            ("slakc", "slack", 1),
            ("kitten", "sitting", 3),
            ("ca", "abc", 3),
        ] {
            assert_eq!(edit_distance(a, b), edits, "{a} {b}");
            assert_eq!(edit_distance(b, a), edits, "{b} {a}");
        }
    }

    #[test]
    fn the_nearest_word_is_one_that_may_be_meant() {
        let known = ["scim", "idp", "sso", "cat", "confidence"];
        for (word, nearest) in [
            ("scmi", Some("scim")),
            ("status", None),
            ("category", Some("cat")),
            ("conf", Some("confidence")),
            ("SSSO", Some("sso")),
            ("zzzzzz", None),
            ("", None),
        ] {
            assert_eq!(nearest_word(word, &known).as_deref(), nearest, "{word}");
        }
    }

    #[test]
    fn the_nearest_apps_come_first() {
        let catalog = Catalog::builtin().unwrap();
        let ids = |typed: &str| -> Vec<&str> {
            let apps = nearest(&catalog, typed, 3);
            apps.iter().map(|app| app.id.as_str()).collect()
        };
        assert_eq!(ids("herku").first(), Some(&"heroku"));
        assert_eq!(ids("Netlfy").first(), Some(&"netlify"));
        assert_eq!(ids("flyio").first(), Some(&"fly-io"));
        assert_eq!(ids("gihtub").first(), Some(&"github"));
        assert_eq!(ids("").len(), 3);
    }
}
