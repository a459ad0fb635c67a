//! The nearest known word to one that is not known: for "did you mean", and for the three nearest apps.

use std::ops::Range;

use crate::catalog::{App, Catalog};
use crate::order;
use crate::text::fold;

use super::edits::Pattern;
use super::evaluate::in_parts;
use super::index::{Index, letters};

/// The known word nearest to a word, if one is near enough to be meant.
#[must_use]
pub fn nearest_word(word: &str, known: &[impl AsRef<str>]) -> Option<String> {
    let word = fold(word);
    let letters = word.text().chars().count();
    let wanted = Pattern::new(word.text());
    let ranked = known.iter().map(|known| {
        let known = known.as_ref();
        (distance(&wanted, fold(known).text()), known)
    });
    let (distance, nearest) = ranked.min_by_key(|(distance, _)| *distance)?;
    (letters > 0 && is_near_enough(distance, letters)).then(|| nearest.to_owned())
}

/// Whether a word of so many letters may mean one that is so far away.
fn is_near_enough(distance: Distance, letters: usize) -> bool {
    distance.0 <= (letters / 3).max(1)
}

/// The id of a catalog's app that is nearest to one that none has, if one is near enough to be meant.
#[must_use]
pub(super) fn nearest_id(typed: &str, catalog: &Catalog) -> Option<String> {
    let typed = fold(typed);
    let letters = typed.text().chars().count();
    let wanted = Pattern::new(typed.text());
    // Ids are in lower case already.
    let nearest = |places: Range<usize>| {
        let ids = places.map(|place| (distance(&wanted, catalog.id(place)), place));
        ids.min_by_key(|(distance, _)| *distance)
    };
    let parts = in_parts(catalog.apps().len(), nearest).into_iter();
    let (distance, place) = parts.flatten().min_by_key(|(distance, _)| *distance)?;
    (letters > 0 && is_near_enough(distance, letters)).then(|| catalog.id(place).to_owned())
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
        pattern: Pattern::new(typed),
        letters: letters(typed),
        length: typed.chars().count(),
    };
    let parts = in_parts(index.len(), |places| wanted.nearest(index, places, most));
    let mut kept = parts.concat();
    // Within a part they stand in this order, and the parts in order of place.
    order::sort_by_key(&mut kept, |(distance, _)| *distance);
    let places = kept.into_iter().take(most).map(|(_, place)| place);
    let apps = places.filter_map(|place| catalog.apps().get(place));
    apps.collect()
}

/// What was typed for an app, folded.
struct Typed<'a> {
    text: &'a str,
    pattern: Pattern<'a>,
    letters: u64,
    length: usize,
}

impl Typed<'_> {
    /// The nearest of the apps at some places, nearest first, at most `most`.
    fn nearest(&self, index: &Index, places: Range<usize>, most: usize) -> Vec<(Distance, usize)> {
        let mut kept: Vec<(Distance, usize)> = Vec::new();
        for place in places {
            let last = kept.get(most.saturating_sub(1));
            let limit = last.map_or(usize::MAX, |(distance, _)| distance.0);
            let Some(distance) = self.nearest_name(index, place, limit) else {
                continue;
            };
            let at = kept.partition_point(|(other, _)| *other <= distance);
            if at < most {
                kept.insert(at, (distance, place));
                kept.truncate(most);
            }
        }
        kept
    }

    /// How far the nearest name of an app is; none where each is farther than the limit.
    fn nearest_name(&self, index: &Index, place: usize, limit: usize) -> Option<Distance> {
        let mut least: Option<Distance> = None;
        for name in index.names(place) {
            let bare = name.text.get(..name.bare).filter(|bare| *bare != name.text);
            let bare = bare.map(|bare| (bare, letters(bare)));
            for (text, letters) in std::iter::once((name.text, name.letters)).chain(bare) {
                let limit = least.map_or(limit, |(distance, _)| distance.min(limit));
                if self.may_be_within(text, letters, limit) {
                    let distance = distance(&self.pattern, text);
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
fn distance(a: &Pattern<'_>, b: &str) -> Distance {
    let edits = a.distance(b);
    let text = a.text();
    let prefix = !text.is_empty() && !b.is_empty() && (text.starts_with(b) || b.starts_with(text));
    (if prefix { edits.min(1) } else { edits }, edits)
}

#[cfg(test)]
mod tests {
    use super::*;

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
