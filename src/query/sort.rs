//! Order: hits by how well they meet the words, or by a column.

use crate::field::{AppColumn, COLUMNS, SortKey, column};

use super::candidate::Candidate;
use super::{Ground, Hit};

/// In which order hits stand. Ties stand in order of name, then id.
#[derive(Debug, Clone, Copy, Default)]
pub enum Order {
    /// Best match first; without words, by name.
    #[default]
    Relevance,
    /// By a column; what is not documented stands last, whichever the direction.
    Column {
        /// The column.
        column: &'static AppColumn,
        /// From the greatest down.
        descending: bool,
    },
}

impl Order {
    /// Reads `price`, `-price` (from the greatest down) or `relevance`; none where there is no such column.
    #[must_use]
    pub fn read(text: &str) -> Option<Order> {
        if text.eq_ignore_ascii_case("relevance") {
            return Some(Order::Relevance);
        }
        let (key, descending) = match text.strip_prefix('-') {
            Some(key) => (key, true),
            None => (text, false),
        };
        let column = column(key)?;
        Some(Order::Column { column, descending })
    }

    /// The other way round; the best match stays first.
    #[must_use]
    pub const fn reversed(self) -> Order {
        match self {
            Order::Relevance => Order::Relevance,
            Order::Column { column, descending } => Order::Column {
                column,
                descending: !descending,
            },
        }
    }

    /// The words that [`Order::read`] takes, without their direction.
    pub fn words() -> impl Iterator<Item = &'static str> {
        std::iter::once("relevance").chain(COLUMNS.iter().map(|column| column.key))
    }

    /// Whether marked apps stand before others, or after them.
    #[must_use]
    pub fn is_by_marks(self) -> bool {
        self.column().is_some_and(|column| column.key == "marked")
    }

    /// The column that orders, if one does.
    pub(super) const fn column(self) -> Option<&'static AppColumn> {
        match self {
            Order::Relevance => None,
            Order::Column { column, .. } => Some(column),
        }
    }

    /// Sorts hits, which stand in order of their place.
    pub fn sort(self, hits: &mut [Hit], ground: Ground<'_>) {
        match self {
            Order::Relevance => super::evaluate::by_relevance(hits),
            Order::Column { column, descending } => {
                let key = |hit: &Hit| key(&Candidate::new(hit.place(), ground), column);
                let mut keyed: Vec<(SortKey, Hit)> =
                    hits.iter().map(|hit| (key(hit), *hit)).collect();
                sort_keyed(&mut keyed, descending);
                for (slot, (_, hit)) in hits.iter_mut().zip(keyed) {
                    *slot = hit;
                }
            }
        }
    }
}

/// By what a column orders an app.
pub(super) fn key(candidate: &Candidate<'_>, column: &AppColumn) -> SortKey {
    let app = candidate.app();
    app.map_or(SortKey::Unknown, |app| {
        (column.sort_key)(app, candidate.lens())
    })
}

/// Sorts hits by their keys in a column. Where the first of them stand in order already, this takes little.
pub(super) fn sort_keyed(keyed: &mut [(SortKey, Hit)], descending: bool) {
    keyed.sort_by(|(a, hit), (b, other)| {
        a.compare(b, descending)
            .then(hit.place().cmp(&other.place()))
    });
}

/// Prints what [`Order::read`] reads.
impl std::fmt::Display for Order {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Order::Relevance => f.write_str("relevance"),
            Order::Column { column, descending } => {
                let minus = if *descending { "-" } else { "" };
                write!(f, "{minus}{}", column.key)
            }
        }
    }
}

impl PartialEq for Order {
    fn eq(&self, other: &Order) -> bool {
        match (self, other) {
            (Order::Relevance, Order::Relevance) => true,
            (
                Order::Column { column, descending },
                Order::Column {
                    column: theirs,
                    descending: direction,
                },
            ) => column.key == theirs.key && descending == direction,
            (Order::Relevance, Order::Column { .. }) | (Order::Column { .. }, Order::Relevance) => {
                false
            }
        }
    }
}

impl Eq for Order {}
