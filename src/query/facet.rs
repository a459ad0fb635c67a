//! Facets: what else could be asked, with the number of apps that would remain.
//!
//! A facet is one field of the query language; choosing a value edits the query, nothing else.

use super::{Ground, Query};

/// The facets, in the order in which a panel shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FacetKind {
    /// SCIM status.
    Scim,
    /// How my IdP reaches the app. Empty where no IdP is chosen.
    Connection,
    /// Category.
    Category,
    /// SSO.
    Sso,
    /// What else the catalog has of the app.
    Has,
    /// How sure the publisher is.
    Confidence,
    /// Which layers know the app.
    Layer,
}

/// One facet with its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// Which.
    pub kind: FacetKind,
    /// Its heading, such as `SCIM` or `For Okta`.
    pub title: String,
    /// Its values, in fixed order.
    pub values: Vec<FacetValue>,
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetValue {
    /// The word by which the query names it.
    pub word: String,
    /// The words that a screen shows.
    pub title: String,
    /// How many apps would remain if this value alone were chosen in its facet, the rest of the query standing.
    pub count: usize,
    /// Whether the query chooses it.
    pub chosen: bool,
}

/// Every facet with its counts under a query.
#[must_use]
pub fn facets(_query: &Query, _ground: Ground<'_>) -> Vec<Facet> {
    Vec::new()
}
