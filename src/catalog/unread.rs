//! What is wrong with a text that is not the RON that was wanted, in words.
//!
//! An unknown word is answered by the nearest known one first; all that there are come last, where a narrow screen may cut.

/// A mistake in words, without a full stop.
#[must_use]
pub fn in_words(mistake: &ron::Error) -> String {
    match mistake {
        ron::Error::NoSuchStructField {
            expected, found, ..
        } => unknown("field", found, expected),
        ron::Error::NoSuchEnumVariant {
            expected, found, ..
        } => unknown("word", found, expected),
        other => other.to_string(),
    }
}

fn unknown(what: &str, found: &str, known: &[&str]) -> String {
    let nearest = nearest(found, known);
    let nearest = nearest.map_or(String::new(), |known| format!("; the nearest is `{known}`"));
    let known: Vec<String> = known.iter().map(|known| format!("`{known}`")).collect();
    let known = match known.as_slice() {
        [] => String::new(),
        known => format!("; there are {}", known.join(", ")),
    };
    format!("there is no {what} `{found}`{nearest}{known}")
}

/// The known word that was meant, if one is near enough: a third of its letters may be wrong, or all in another order.
fn nearest<'k>(found: &str, known: &[&'k str]) -> Option<&'k str> {
    let folded = found.to_lowercase();
    let near = |known: &&&str| {
        let other = known.to_lowercase();
        let wrong = if letters(&folded) == letters(&other) {
            1
        } else {
            distance(&folded, &other)
        };
        (wrong <= (folded.chars().count() / 3).max(1)).then_some(wrong)
    };
    let ranked = known
        .iter()
        .filter_map(|known| Some((near(&known)?, *known)));
    let nearest = ranked.min_by_key(|(wrong, _)| *wrong);
    nearest.map(|(_, known)| known)
}

/// The letters of a word, in order.
fn letters(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}

/// How many letters have to be changed, added or left out to make one word of another.
fn distance(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.chars().count()).collect();
    for (number, letter) in from.chars().enumerate() {
        let (mut above_left, mut left) = (number, number.saturating_add(1));
        let mut cells = row.iter_mut();
        if let Some(first) = cells.next() {
            *first = left;
        }
        for (cell, other) in cells.zip(to.chars()) {
            let changed = above_left.saturating_add(usize::from(letter != other));
            above_left = *cell;
            left = changed.min(left.min(above_left).saturating_add(1));
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_changed_added_and_left_out() {
        for (from, to, wrong) in [
            ("", "", 0),
            ("scim", "scim", 0),
            ("gatedd", "gated", 1),
            ("", "abc", 3),
            ("kitten", "sitting", 3),
            ("status", "state", 2),
        ] {
            assert_eq!(distance(from, to), wrong, "{from} {to}");
            assert_eq!(distance(to, from), wrong, "{to} {from}");
        }
    }

    #[test]
    fn the_nearest_word_comes_first_and_all_of_them_last() {
        assert_eq!(
            unknown("field", "scmi", &["id", "scim", "sso"]),
            "there is no field `scmi`; the nearest is `scim`; there are `id`, `scim`, `sso`"
        );
        assert_eq!(
            unknown("word", "Gatedd", &["NoScim", "Gated"]),
            "there is no word `Gatedd`; the nearest is `Gated`; there are `NoScim`, `Gated`"
        );
        assert_eq!(unknown("field", "x", &[]), "there is no field `x`");
        assert_eq!(nearest("colour", &["id", "name"]), None);
    }
}
