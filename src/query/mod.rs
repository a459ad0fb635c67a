//! QUESTIONS: which apps are wanted, in which order, and what else could be asked of them.
//!
//! Lives here: the one query language of the search box, the command line and saved views: its terms, how it is read
//! (`parse`) and printed, matching (`fuzzy`), conditions (`evaluate`), facets and order. Must not live here: what a
//! column says (`field`), money (`cost`), how hits are drawn.

pub mod facet;
pub mod sort;

use std::fmt;

use crate::catalog::{App, Catalog};
use crate::lens::Lens;

pub use facet::{Facet, FacetKind, FacetValue};
pub use sort::Order;

/// A query that was understood. Without terms it wants every app.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

/// What is wrong with a query, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason} (at character {}){}", self.position.saturating_add(1), self.hint())]
pub struct QueryError {
    /// Where the mistake begins, in characters from 0.
    pub position: usize,
    /// How many characters it is long.
    pub length: usize,
    /// What is wrong.
    pub reason: String,
    /// The nearest known word.
    pub suggestion: Option<String>,
}

impl QueryError {
    fn hint(&self) -> String {
        self.suggestion
            .as_ref()
            .map_or(String::new(), |word| format!("; did you mean `{word}`?"))
    }
}

/// What is asked: apps, the folded texts of the same apps, and the lens.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The apps.
    pub catalog: &'a Catalog,
    /// Their folded texts, made once a catalog by [`Index::new`].
    pub index: &'a Index,
    /// Under what they are looked at.
    pub lens: &'a Lens,
}

/// The folded texts of a catalog's apps, made once so that every key press only has to search them.
#[derive(Debug, Clone, Default)]
pub struct Index {}

impl Index {
    /// Folds the texts of a catalog.
    #[must_use]
    pub fn new(_catalog: &Catalog) -> Index {
        Index {}
    }
}

/// An app that a query wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its place in [`Catalog::apps`].
    pub place: usize,
    /// How well it meets the words of the query; 0 where the query has none. Only comparable within one run.
    pub score: u32,
}

/// Which text of an app a word was found in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The name in force.
    Name,
    /// The former name at this place in the list.
    FormerName(usize),
    /// The alias at this place in the list.
    Alias(usize),
    /// The id.
    Id,
    /// The owner.
    Owner,
    /// The title of the category.
    Category,
    /// The name of the tier at this place in the list.
    Tier(usize),
}

/// Letters to highlight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Highlight {
    /// Where.
    pub what: Place,
    /// The positions of the letters in the text as written, in characters from 0, rising.
    pub positions: Vec<usize>,
}

impl Query {
    /// Reads a query. The catalog tells names that hold a colon from fields ("Learn:Up"), and which layers and ids there are.
    ///
    /// # Errors
    /// A field, value, layer or id that is not known; the error says where and names the nearest known word.
    pub fn parse(text: &str, _catalog: &Catalog) -> Result<Query, QueryError> {
        let words = text.split_whitespace().map(str::to_owned).collect();
        Ok(Query { words })
    }

    /// Whether the query has no terms, and so wants every app.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether it has words to look for, so that hits can be ordered by how well they meet them.
    #[must_use]
    pub fn has_words(&self) -> bool {
        !self.words.is_empty()
    }

    /// The apps that meet every term, in order.
    #[must_use]
    pub fn run(&self, ground: Ground<'_>, order: Order) -> Vec<Hit> {
        let meets = |app: &App| {
            let name = app.display_name().to_lowercase();
            self.words.iter().all(|word| name.contains(word.as_str()))
        };
        let apps = ground.catalog.apps().iter().enumerate();
        let mut hits: Vec<Hit> = apps
            .filter(|(_, app)| meets(app))
            .map(|(place, _)| Hit { place, score: 0 })
            .collect();
        order.sort(&mut hits, ground);
        hits
    }

    /// The letters of an app that the words of the query met. Asked for the apps on the screen only.
    #[must_use]
    pub fn highlights(&self, _app: &App) -> Vec<Highlight> {
        Vec::new()
    }

    /// The query after a click on a facet's value: chosen if it was not, given up if it was.
    #[must_use]
    pub fn toggled(&self, _facet: FacetKind, _word: &str, _lens: &Lens) -> Query {
        self.clone()
    }
}

/// Prints the query in its one way of writing; reading that gives the same query.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words.join(" "))
    }
}

/// The apps whose ids or names are nearest to what somebody typed for one, nearest first, at most `most`.
#[must_use]
pub fn nearest<'a>(catalog: &'a Catalog, _typed: &str, most: usize) -> Vec<&'a App> {
    catalog.apps().iter().take(most).collect()
}
