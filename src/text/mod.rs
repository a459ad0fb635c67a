//! The display type and everything that measures, cuts, wraps and folds text.
//!
//! All text that reaches a screen, a stream or a file goes through [`Clean`]: a catalog, an import or a query can hold
//! escape sequences and invisible characters, and none of them may leave the program. Nothing here knows about apps,
//! files or terminals, and nothing of ours is imported.

mod clean;
mod fold;
mod layout;

pub use clean::{CLUSTER_LIMIT, Clean, MARK_LIMIT};
pub use fold::{Folded, fold};
pub use layout::{Align, fit, is_plain, plain_lines, truncate, width, wrap};

/// The ellipsis of a cut text; screens in ASCII mode pass their own.
pub const ELLIPSIS: &str = "…";

/// Writes a count with its word, which is `one` for one and else `several`: `1 app`, `1,200 apps`.
pub fn counted(count: usize, one: &str, several: &str) -> String {
    let number = thousands(u64::try_from(count).unwrap_or(u64::MAX));
    let word = if count == 1 { one } else { several };
    format!("{number} {word}")
}

/// Writes a count with a comma between each three digits: `1,234,567`.
pub fn thousands(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digits.len().saturating_sub(index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_separated_by_commas() {
        for (count, text) in [
            (0, "0"),
            (7, "7"),
            (999, "999"),
            (1_000, "1,000"),
            (25_000, "25,000"),
            (100_000, "100,000"),
            (1_234_567, "1,234,567"),
            (u64::MAX, "18,446,744,073,709,551,615"),
        ] {
            assert_eq!(thousands(count), text);
        }
    }
}
