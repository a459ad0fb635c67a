//! How many letters have to be put in, taken out, replaced or swapped with their neighbour to make one text another (optimal
//! string alignment).
//!
//! One text is made ready and compared with many, a whole column of the table at once, a bit a letter (Hyyrö, "A bit-vector
//! algorithm for computing Levenshtein and Damerau edit distances", Nordic Journal of Computing 10, 2003). What is near
//! enough to be meant is for `nearest` to say.

/// So many letters have a bit each.
const BITS: usize = 64;

/// How many edits make one text the other.
#[must_use]
pub fn edit_distance(a: &str, b: &str) -> usize {
    Pattern::new(a).distance(b)
}

/// A text, ready to be compared with many.
pub(super) struct Pattern<'a> {
    text: &'a str,
    length: usize,
    /// Where each letter of ASCII stands in the text.
    ascii: [u64; 128],
    /// Where other letters stand, an entry for each time.
    others: Vec<(char, u64)>,
}

impl<'a> Pattern<'a> {
    pub fn new(text: &'a str) -> Pattern<'a> {
        let mut pattern = Pattern {
            text,
            length: text.chars().count(),
            ascii: [0; 128],
            others: Vec::new(),
        };
        let mut bit = 1;
        for letter in text.chars().take(BITS) {
            match pattern.ascii.get_mut(code(letter)) {
                Some(bits) => *bits |= bit,
                None => pattern.others.push((letter, bit)),
            }
            bit <<= 1;
        }
        pattern
    }

    pub const fn text(&self) -> &'a str {
        self.text
    }

    fn bits(&self, letter: char) -> u64 {
        match self.ascii.get(code(letter)) {
            Some(bits) => *bits,
            None => {
                let others = self.others.iter();
                let same = others.filter(|(other, _)| *other == letter);
                same.fold(0, |bits, (_, bit)| bits | bit)
            }
        }
    }

    /// How many edits make it the other text.
    pub fn distance(&self, other: &str) -> usize {
        if self.length > BITS {
            return by_table(self.text, other);
        }
        let Some(last) = self.length.checked_sub(1).map(|place| 1_u64 << place) else {
            return other.chars().count();
        };
        let mut distance = self.length;
        // From one letter of the other text to the next: where the count goes up, where it goes down, where it stays on the
        // diagonal, and which letters were the same as the one before.
        let (mut up, mut down, mut stays, mut before) = (u64::MAX, 0_u64, 0_u64, 0_u64);
        for letter in other.chars() {
            let same = self.bits(letter);
            let swapped = ((!stays & same) << 1) & before;
            stays = ((same & up).wrapping_add(up) ^ up) | same | down | swapped;
            let right_up = down | !(stays | up);
            let right_down = stays & up;
            if right_up & last != 0 {
                distance = distance.saturating_add(1);
            }
            if right_down & last != 0 {
                distance = distance.saturating_sub(1);
            }
            let right_up = right_up << 1 | 1;
            up = right_down << 1 | !(stays | right_up);
            down = right_up & stays;
            before = same;
        }
        distance
    }
}

fn code(letter: char) -> usize {
    usize::try_from(u32::from(letter)).unwrap_or(usize::MAX)
}

/// The same by the whole table, for texts of any length.
fn by_table(a: &str, b: &str) -> usize {
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
    use proptest::prelude::*;

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

    proptest! {
        #[test]
        fn a_bit_a_letter_counts_as_the_table_does(
            a in "([a-c]|[äé漢]){0,70}", b in "([a-c]|[äé漢]){0,70}", c in "[a-z ]{0,12}", d in "[a-z ]{0,12}"
        ) {
            prop_assert_eq!(edit_distance(&a, &b), by_table(&a, &b));
            prop_assert_eq!(edit_distance(&c, &d), by_table(&c, &d));
        }
    }
}
