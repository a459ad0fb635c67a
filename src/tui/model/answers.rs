//! What was asked lately, and what came of it: a letter that is taken back is answered at once.
//!
//! How questions are answered is for `query` to say.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalog::{AppId, Catalog};
use crate::lens::Lens;
use crate::query::{Facet, FacetKind, Hit, Order, Query};

/// So many answers are kept: as long as a word is.
const MOST: usize = 16;
/// So many hits are kept in all; each takes eight bytes.
const MOST_HITS: usize = 1_000_000;

/// A question.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Which apps.
    pub query: Query,
    /// In which order.
    pub order: Order,
    /// The facets to count.
    pub facets: &'static [FacetKind],
    /// The marks, where they decide. Else a mark would have everything asked again.
    marked: BTreeSet<AppId>,
}

impl Asked {
    /// A question under a lens.
    pub fn new(query: &Query, order: Order, facets: &'static [FacetKind], lens: &Lens) -> Asked {
        let decide = query.asks_for_marks() || order.is_by_marks();
        Asked {
            query: query.clone(),
            order,
            facets,
            marked: if decide {
                lens.marked.clone()
            } else {
                BTreeSet::new()
            },
        }
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The apps that match, in order.
    pub hits: Arc<Vec<Hit>>,
    /// What else could be asked.
    pub facets: Vec<Facet>,
}

/// Questions with their answers, the latest last.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// Of what they were asked, and how it was looked at.
    ground: Option<(Arc<Catalog>, Lens)>,
    kept: Vec<(Asked, Answer)>,
}

impl Answers {
    /// Forgets the answers that another catalog gave, or the same under another lens.
    pub fn see(&mut self, catalog: &Arc<Catalog>, lens: &Lens) {
        let ground = self.ground.as_ref();
        let same = ground.is_some_and(|(of, under)| {
            Arc::ptr_eq(of, catalog) && under.is_same_but_for_marks(lens)
        });
        if !same {
            self.kept.clear();
            self.ground = Some((Arc::clone(catalog), lens.clone()));
        }
    }

    /// The answer to a question that was asked before.
    pub fn known(&self, asked: &Asked) -> Option<Answer> {
        let mut latest_first = self.kept.iter().rev();
        latest_first
            .find(|(known, _)| known == asked)
            .map(|(_, answer)| answer.clone())
    }

    /// The answer to a question that was asked before, perhaps with other facets.
    pub fn known_but_for_facets(&self, asked: &Asked) -> Option<Answer> {
        let mut latest_first = self.kept.iter().rev();
        let same = |known: &Asked| {
            (&known.query, known.order, &known.marked) == (&asked.query, asked.order, &asked.marked)
        };
        let found = latest_first.find(|(known, _)| same(known));
        found.map(|(_, answer)| answer.clone())
    }

    /// Keeps an answer; the oldest give way.
    pub fn keep(&mut self, asked: Asked, answer: Answer) {
        self.kept.push((asked, answer));
        let hits = |kept: &[(Asked, Answer)]| -> usize {
            kept.iter().map(|(_, answer)| answer.hits.len()).sum()
        };
        while self.kept.len() > MOST || hits(&self.kept) > MOST_HITS {
            self.kept.remove(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Day, Idp};

    fn asked(words: &str, catalog: &Catalog) -> Asked {
        Asked {
            query: Query::parse(words, catalog).unwrap(),
            order: Order::Relevance,
            facets: &[FacetKind::Scim],
            marked: BTreeSet::new(),
        }
    }

    fn answer(hits: usize) -> Answer {
        Answer {
            hits: Arc::new((0..hits).map(|place| Hit::new(place, 0)).collect()),
            facets: Vec::new(),
        }
    }

    #[test]
    fn an_answer_is_kept_for_as_long_as_it_is_the_answer() {
        let catalog = Arc::new(Catalog::builtin().unwrap());
        let mut lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
        let mut answers = Answers::default();
        let slack = asked("slack", &catalog);
        answers.see(&catalog, &lens);
        answers.keep(slack.clone(), answer(3));
        answers.see(&catalog, &lens);
        assert_eq!(answers.known(&slack), Some(answer(3)));
        assert_eq!(answers.known(&asked("slac", &catalog)), None);
        let by_price = Order::read("price").unwrap();
        let otherwise = Asked {
            order: by_price,
            ..slack.clone()
        };
        assert_eq!(answers.known(&otherwise), None);
        let more = Asked {
            facets: FacetKind::ALL,
            ..slack.clone()
        };
        assert_eq!(answers.known(&more), None);
        lens.idp = Some(Idp::Okta);
        answers.see(&catalog, &lens);
        assert_eq!(answers.known(&slack), None);
        answers.keep(slack.clone(), answer(3));
        answers.see(&Arc::new(Catalog::builtin().unwrap()), &lens);
        assert_eq!(answers.known(&slack), None);
    }

    #[test]
    fn the_oldest_answers_give_way() {
        let catalog = Catalog::builtin().unwrap();
        let mut answers = Answers::default();
        let words = |number: usize| asked(&format!("word{number}"), &catalog);
        for number in 0..=MOST {
            answers.keep(words(number), answer(1));
        }
        assert_eq!(answers.known(&words(0)), None);
        assert!(answers.known(&words(1)).is_some());
        answers.keep(words(100), answer(MOST_HITS));
        assert_eq!(answers.known(&words(MOST)), None);
        assert!(answers.known(&words(100)).is_some());
    }
}
