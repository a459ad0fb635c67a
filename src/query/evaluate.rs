//! A query made ready to be asked of apps: which meet it, how well, and which term one of them fails.

use std::cmp::Reverse;

use fuzzy_matcher::skim::SkimMatcherV2;

use super::condition::{Condition, Field};
use super::fuzzy::{Wanted, matcher};
use super::term::{Term, What};
use super::{Ground, Hit, Query};

/// One term, ready.
struct Test<'q> {
    negated: bool,
    asks: Asks<'q>,
    /// Its place in the query.
    place: usize,
}

enum Asks<'q> {
    Word(Box<Wanted<'q>>),
    Field(&'q Condition),
}

impl Test<'_> {
    /// The score where an app meets the term: 0 but for words that are looked for.
    fn score(&self, ground: Ground<'_>, place: usize) -> Option<u32> {
        let met = match &self.asks {
            Asks::Word(wanted) => wanted.score(ground.index, place).map(u32::from),
            Asks::Field(condition) => condition.holds_at(ground, place).then_some(0),
        };
        match (self.negated, met) {
            (false, met) => met,
            (true, None) => Some(0),
            (true, Some(_)) => None,
        }
    }

    /// Tests that cost less are asked first.
    fn effort(&self) -> u8 {
        match &self.asks {
            Asks::Word(_) => 1,
            Asks::Field(condition) => match condition.field() {
                Field::Price | Field::Jump | Field::Seats => 3,
                Field::Plan | Field::Owner | Field::Name => 2,
                Field::Scim
                | Field::Idp
                | Field::Sso
                | Field::Category
                | Field::Operations
                | Field::Verified
                | Field::Confidence
                | Field::Has
                | Field::Leaver
                | Field::Layer
                | Field::Marked
                | Field::Stack
                | Field::Id => 0,
            },
        }
    }
}

/// A query, ready to be asked.
pub(super) struct Ready<'q> {
    tests: Vec<Test<'q>>,
    ground: Ground<'q>,
}

/// What a ready query borrows.
pub(super) struct Tools {
    matcher: SkimMatcherV2,
}

impl Tools {
    pub fn new() -> Tools {
        Tools { matcher: matcher() }
    }
}

impl<'q> Ready<'q> {
    pub fn new(query: &'q Query, ground: Ground<'q>, tools: &'q Tools) -> Ready<'q> {
        let ready = |(place, term): (usize, &'q Term)| Test {
            negated: term.negated,
            place,
            asks: match &term.what {
                What::Word(word) => {
                    Asks::Word(Box::new(Wanted::new(word, &tools.matcher, ground.index)))
                }
                What::Field(condition) => Asks::Field(condition),
            },
        };
        let mut tests: Vec<Test<'q>> = query.terms.iter().enumerate().map(ready).collect();
        tests.sort_by_key(Test::effort);
        Ready { tests, ground }
    }

    /// Every app that meets every term, in order of place.
    pub fn hits(&self) -> Vec<Hit> {
        let hit = |place: usize| {
            let mut score = 0_u32;
            for test in &self.tests {
                score = score.saturating_add(test.score(self.ground, place)?);
            }
            Some(Hit { place, score })
        };
        let places = 0..self.ground.catalog.apps().len();
        places.filter_map(hit).collect()
    }

    /// The terms that an app fails. Asks all of them only until one fails that `counts` does not want to know of.
    pub fn fails(&self, place: usize, counts: impl Fn(usize) -> bool) -> Option<Vec<usize>> {
        let mut failed = Vec::new();
        for test in &self.tests {
            if test.score(self.ground, place).is_none() {
                if !counts(test.place) {
                    return None;
                }
                failed.push(test.place);
            }
        }
        Some(failed)
    }
}

/// Best first; equal scores in order of name.
pub(super) fn by_relevance(hits: &mut [Hit]) {
    let best = |hit: &Hit| (Reverse(hit.score), hit.place);
    // Without words all scores are equal, and the hits stand in order already.
    if !hits.is_sorted_by_key(best) {
        hits.sort_unstable_by_key(best);
    }
}
