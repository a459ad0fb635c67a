//! QUESTIONS: which apps are wanted, in which order, and what else could be asked of them.
//!
//! Lives here: the one query language of the search box, the command line and saved views. A text is read (`parse`)
//! into terms (`term`): words, which `fuzzy` looks for in the `index` of folded texts, and conditions (`condition`) on
//! fields, whose `values` say what they ask of an app. `evaluate` asks all of them, `pass` asks in steps, `sort` orders what is found, `facet`
//! counts what else could be asked, `nearest` helps after a slip. Must not live here: what a column says (`field`),
//! money (`cost`), how hits are drawn.

mod candidate;
pub mod condition;
mod count;
mod edits;
mod evaluate;
pub mod facet;
mod fuzzy;
mod index;
mod marks;
pub mod nearest;
mod offers;
mod parse;
mod pass;
mod points;
mod scatter;
pub mod sort;
pub mod term;
pub mod values;

use std::fmt;

use crate::catalog::{App, Catalog};
use crate::lens::Lens;

pub use condition::{Condition, Field};
pub use edits::edit_distance;
pub use facet::{Facet, FacetKind, FacetValue, facets, facets_among};
pub use fuzzy::{Highlight, Highlighter};
pub use index::{Index, Place};
pub use nearest::{nearest, nearest_in, nearest_word};
pub use pass::Pass;
pub use sort::Order;
pub use term::{Term, Way, What, Word};

/// A query that was understood. Without terms it wants every app.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    terms: Vec<Term>,
}

/// What is wrong with a query, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason} (character {} of the query){}; {help}", self.position.saturating_add(1), self.hint())]
pub struct QueryError {
    /// Where the mistake begins, in characters from 0.
    pub position: usize,
    /// How many characters it is long.
    pub length: usize,
    /// What is wrong.
    pub reason: String,
    /// The nearest known word.
    pub suggestion: Option<String>,
    /// What would be right.
    pub help: String,
}

impl QueryError {
    fn hint(&self) -> String {
        self.suggestion
            .as_ref()
            .map_or(String::new(), |word| format!("; the nearest is `{word}`"))
    }
}

/// What is asked: apps, the folded texts of the same apps, and the lens.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The apps.
    pub catalog: &'a Catalog,
    /// Their folded texts, made once a catalog by [`Index::new`]; none are needed where no words are looked for.
    pub index: &'a Index,
    /// Under what they are looked at.
    pub lens: &'a Lens,
}

/// An app that a query wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    // Small, for there can be a hundred thousand of them.
    place: u32,
    score: u32,
}

impl Hit {
    /// The app at a place in [`Catalog::apps`], and how well it meets the words of the query.
    #[must_use]
    pub fn new(place: usize, score: u32) -> Hit {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        Hit { place, score }
    }

    /// Its place in [`Catalog::apps`].
    #[must_use]
    pub fn place(self) -> usize {
        usize::try_from(self.place).unwrap_or(usize::MAX)
    }

    /// How well it meets the words of the query; 0 where the query has none. Only comparable within one run.
    #[must_use]
    pub const fn score(self) -> u32 {
        self.score
    }
}

impl Query {
    /// Reads a query. The catalog tells names that hold a colon from fields ("Learn:Up"), and which layers and ids there are.
    ///
    /// # Errors
    /// A field, value, layer or id that is not known; the error says where and names the nearest known word.
    pub fn parse(text: &str, catalog: &Catalog) -> Result<Query, QueryError> {
        parse::parse(text, catalog)
    }

    /// The terms, in the order in which they were typed. Each prints as it is typed.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The query without the term at a place.
    #[must_use]
    pub fn without(&self, place: usize) -> Query {
        let terms = self.terms.iter().enumerate();
        Query {
            terms: terms
                .filter(|(at, _)| *at != place)
                .map(|(_, term)| term.clone())
                .collect(),
        }
    }

    /// The query with the terms of another one too.
    #[must_use]
    pub fn and(mut self, other: Query) -> Query {
        self.terms.extend(other.terms);
        self
    }

    /// Whether the query has no terms, and so wants every app.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether it has words to look for, so that hits can be ordered by how well they meet them.
    #[must_use]
    pub fn has_words(&self) -> bool {
        self.words().next().is_some()
    }

    /// Whether it looks for words at all, wanted or not; only then it needs an [`Index`].
    #[must_use]
    pub fn looks_for_words(&self) -> bool {
        let mut terms = self.terms.iter();
        terms.any(|term| matches!(term.what, What::Word(_)))
    }

    /// Whether it asks which apps are marked.
    #[must_use]
    pub fn asks_for_marks(&self) -> bool {
        let mut terms = self.terms.iter();
        terms.any(|term| matches!(term.what, What::Field(Condition::Marked(_))))
    }

    fn words(&self) -> impl Iterator<Item = &Word> {
        self.terms.iter().filter_map(|term| match &term.what {
            What::Word(word) if !term.negated => Some(word),
            What::Word(_) | What::Field(_) => None,
        })
    }

    /// The apps that meet every term, in order.
    #[must_use]
    pub fn run(&self, ground: Ground<'_>, order: Order) -> Vec<Hit> {
        let mut hits = evaluate::Ready::new(self, ground, |_| true).hits();
        order.sort(&mut hits, ground);
        hits
    }

    /// The letters of an app that the words of the query met, in order of place. Asked for the apps on the screen only.
    #[must_use]
    pub fn highlights(&self, app: &App) -> Vec<Highlight> {
        self.highlighter().highlights(app)
    }

    /// What finds those letters, made once a frame.
    #[must_use]
    pub fn highlighter(&self) -> Highlighter {
        Highlighter::new(self.words())
    }
}

/// Prints the query in its one way of writing. Reading that gives the same query.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, term) in self.terms.iter().enumerate() {
            if place > 0 {
                f.write_str(" ")?;
            }
            term.fmt(f)?;
        }
        Ok(())
    }
}
