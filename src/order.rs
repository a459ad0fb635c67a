//! GROUND: rows put in order, whatever they are, by one sort.
//!
//! The standard library's sort is made anew for each type that is sorted, in eight kilobytes of the program each time. Here
//! numbers are sorted, and the rows moved after them. What comes before what is for the caller to say.

use std::cmp::Ordering;

/// Puts rows in order; those that are equal keep theirs.
pub fn sort_by<T>(rows: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(rows.len(), &|a, b| match (rows.get(a), rows.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        (None, _) | (_, None) => Ordering::Equal,
    });
    arrange(order, &mut |a, b| rows.swap(a, b));
}

/// The same, where rows are compared by their numbers.
pub fn sort_rows<T>(rows: &mut [T], compare: &dyn Fn(usize, usize) -> Ordering) {
    let order = order(rows.len(), compare);
    arrange(order, &mut |a, b| rows.swap(a, b));
}

/// Puts rows in the order of a key, which is asked for once a row; those whose keys are equal keep theirs.
pub fn sort_by_key<T, K: Ord>(rows: &mut [T], key: impl Fn(&T) -> K) {
    if rows.len() < 2 {
        return;
    }
    let keys: Vec<K> = rows.iter().map(key).collect();
    sort_rows(rows, &|a, b| keys.get(a).cmp(&keys.get(b)));
}

/// The numbers of so many rows, in the rows' order.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// Moves rows to where `order` has them: each swap brings one home.
fn arrange(order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    let mut home = vec![0; order.len()];
    for (place, row) in order.into_iter().enumerate() {
        if let Some(home) = home.get_mut(row) {
            *home = place;
        }
    }
    for place in 0..home.len() {
        while let Some(to) = home.get(place).copied().filter(|to| *to != place) {
            swap(place, to);
            home.swap(place, to);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn rows_stand_as_the_standard_sort_has_them(rows in proptest::collection::vec((0_u8..9, any::<u16>()), 0..60)) {
            let (mut ours, mut theirs) = (rows.clone(), rows.clone());
            sort_by(&mut ours, |a, b| b.0.cmp(&a.0));
            theirs.sort_by_key(|row| std::cmp::Reverse(row.0));
            prop_assert_eq!(ours, theirs);
            let (mut ours, mut theirs) = (rows.clone(), rows);
            sort_by_key(&mut ours, |row| row.0);
            theirs.sort_by_key(|row| row.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
