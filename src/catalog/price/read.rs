//! The reader of price words.

use super::terms::Terms;

/// What the words of a price say.
pub(super) fn terms(text: &str) -> Terms {
    match text.trim().to_lowercase().as_str() {
        "free" | "$0" => Terms::Free {
            seats: super::Seats::ANY,
        },
        "contact sales" | "request a quote" | "custom" | "custom pricing" => Terms::quote(),
        "usage-based" => Terms::Usage { named: Vec::new() },
        "not disclosed" => Terms::NotDisclosed,
        "not offered" => Terms::NotOffered,
        _ => Terms::NotRead {
            why: "not understood".to_owned(),
        },
    }
}
