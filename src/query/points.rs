//! What a word scores where it stands: the table, and what can be scored at most.
//!
//! Where it stands is for `fuzzy` to find.

use super::index::Kind;

/// Where in a text a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    /// It is the whole text, or all of it before a bracket.
    Whole,
    /// The text begins with it.
    Begins,
    /// A word of the text begins with it.
    BeginsWord,
    /// Each of its letters begins a word (`gh` for GitHub).
    Initials,
    /// Inside a word.
    Inside,
    /// Only its letters stand there, in order.
    Scattered,
}

/// What a word scores in a text; none: it is not looked for there in this way.
///
/// Owners are not guessed from scattered letters; categories and tier names are
/// met by their words only.
pub(super) const fn score(kind: Kind, stand: Stand) -> Option<u16> {
    let (whole, begins, begins_word, initials, inside, scattered) = match kind {
        Kind::Name => (1000, 900, 800, Some(700), Some(600), Some(300)),
        Kind::FormerName => (880, 780, 690, Some(560), Some(520), Some(240)),
        Kind::Alias => (860, 760, 690, Some(560), Some(520), Some(240)),
        Kind::Owner => (650, 640, 630, None, Some(470), None),
        Kind::Category => (420, 420, 420, None, None, None),
        Kind::Tier => (360, 360, 360, None, None, None),
    };
    match stand {
        Stand::Whole => Some(whole),
        Stand::Begins => Some(begins),
        Stand::BeginsWord => Some(begins_word),
        Stand::Initials => initials,
        Stand::Inside => inside,
        Stand::Scattered => scattered,
    }
}

/// Up to how many points a longer share of the text, or closer letters, are worth.
pub(super) const CLOSENESS: u16 = 39;

pub(super) fn close(score: u16, closeness: usize) -> u16 {
    let closeness = u16::try_from(closeness).unwrap_or(CLOSENESS);
    score.saturating_add(closeness.min(CLOSENESS))
}

/// A score that no text that apps share can give.
pub(super) const MOST_SHARED: u16 = greatest(Kind::Owner) + 40;

/// The greatest score that a kind of text can give.
pub(super) const fn greatest(kind: Kind) -> u16 {
    match score(kind, Stand::Whole) {
        Some(score) => score,
        None => 0,
    }
}

/// The greatest score that letters which do not stand together can give in a kind of text.
pub(super) const fn greatest_scattered(kind: Kind) -> u16 {
    let initials = match score(kind, Stand::Initials) {
        Some(score) => score,
        None => 0,
    };
    let scattered = match score(kind, Stand::Scattered) {
        Some(score) => score,
        None => 0,
    };
    let most = if initials > scattered {
        initials
    } else {
        scattered
    };
    most.saturating_add(CLOSENESS)
}
