//! A query made ready to be asked of apps: which meet it, how well, and which term one of them fails.

use std::cmp::Reverse;
use std::num::NonZero;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::ScopedJoinHandle;
use std::{panic, thread};

use crate::order;

use super::candidate::Candidate;
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
    Word(Box<Wanted>),
    Field(&'q Condition),
}

impl Test<'_> {
    /// The score where an app meets the term: 0 but for words that are looked for.
    fn score(&self, candidate: &Candidate<'_>) -> Option<u32> {
        let met = match &self.asks {
            Asks::Word(wanted) => {
                let score = wanted.score(candidate.index(), candidate.place);
                score.map(u32::from)
            }
            Asks::Field(condition) => condition.holds_for(candidate).then_some(0),
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

impl<'q> Ready<'q> {
    /// The terms of a query that are wanted, ready.
    pub fn new(query: &'q Query, ground: Ground<'q>, wanted: impl Fn(&Term) -> bool) -> Ready<'q> {
        let matcher = matcher();
        let ready = |(place, term): (usize, &'q Term)| Test {
            negated: term.negated,
            place,
            asks: match &term.what {
                What::Word(word) => Asks::Word(Box::new(Wanted::new(word, &matcher, ground.index))),
                What::Field(condition) => Asks::Field(condition),
            },
        };
        let terms = query.terms.iter().enumerate();
        let mut tests: Vec<Test<'q>> = terms.filter(|(_, term)| wanted(term)).map(ready).collect();
        order::sort_by_key(&mut tests, Test::effort);
        Ready { tests, ground }
    }

    /// Every app that meets every term, in order of place.
    pub fn hits(&self) -> Vec<Hit> {
        let hit = |place: usize| {
            let candidate = Candidate::new(place, self.ground);
            let mut score = 0_u32;
            for test in &self.tests {
                score = score.saturating_add(test.score(&candidate)?);
            }
            Some(Hit::new(place, score))
        };
        let apps = self.ground.catalog.apps().len();
        in_parts(apps, |places| places.filter_map(hit).collect::<Vec<Hit>>()).concat()
    }

    /// The score of an app with the terms that it fails, which go into `failed`. None as soon as it fails one that
    /// `counts` does not want to know of.
    pub fn score_failing(
        &self,
        candidate: &Candidate<'_>,
        counts: impl Fn(usize) -> bool,
        failed: &mut Vec<usize>,
    ) -> Option<u32> {
        failed.clear();
        let mut score = 0_u32;
        for test in &self.tests {
            match test.score(candidate) {
                Some(more) => score = score.saturating_add(more),
                None if counts(test.place) => failed.push(test.place),
                None => return None,
            }
        }
        Some(score)
    }
}

/// From so many apps on it is worth a thread to ask what is at hand of a part of them.
const MANY: usize = 8_192;
/// So many apps are asked between two looks whether it is enough. Their facts may have to be decoded: half a millisecond's work.
const SOME: usize = 64;
/// More threads than this are of no use: the hits are put in order by one.
const MOST_THREADS: usize = 4;

/// How many threads are of use.
fn threads() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    let cores = || thread::available_parallelism().map_or(1, NonZero::get);
    (*CORES.get_or_init(cores)).clamp(1, MOST_THREADS)
}

/// Asks the places of so many apps from the first on, some by each core, until it is enough or all are asked. Returns what
/// came of them in order of place, and how many were asked: always some, where there are any.
pub(super) fn in_order<T: Send>(
    apps: usize,
    enough: impl Fn() -> bool + Sync,
    ask: impl Fn(Range<usize>) -> T + Sync,
) -> (Vec<T>, usize) {
    let next = AtomicUsize::new(0);
    // Whoever takes a part asks all of it, so what was asked has no gaps.
    let work = || {
        let mut done = Vec::new();
        loop {
            let start = next.fetch_add(SOME, Ordering::Relaxed);
            if start >= apps {
                return done;
            }
            done.push((start, ask(start..start.saturating_add(SOME).min(apps))));
            if enough() {
                return done;
            }
        }
    };
    let others = threads().min(apps.div_ceil(SOME)).saturating_sub(1);
    let mut done = thread::scope(|scope| {
        let spawn = |_: usize| thread::Builder::new().spawn_scoped(scope, work);
        // Where the system has no thread to spare, the others ask more.
        let others: Vec<_> = (0..others).filter_map(|other| spawn(other).ok()).collect();
        let mut done = work();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panicked) => panic::resume_unwind(panicked),
            }
        }
        done
    });
    order::sort_by_key(&mut done, |(start, _)| *start);
    let asked = next.load(Ordering::Relaxed).min(apps);
    (done.into_iter().map(|(_, done)| done).collect(), asked)
}

/// Asks the places of so many apps, and returns what came of it in order of place: where they are many, in as many parts as
/// there are cores, each in a thread.
pub(super) fn in_parts<T: Send>(apps: usize, ask: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    if apps < MANY {
        return vec![ask(0..apps)];
    }
    let parts = threads();
    let size = apps.div_ceil(parts);
    let part = |number: usize| {
        let start = number.saturating_mul(size).min(apps);
        start..start.saturating_add(size).min(apps)
    };
    thread::scope(|scope| {
        let ask = &ask;
        let spawn =
            |number: usize| thread::Builder::new().spawn_scoped(scope, move || ask(part(number)));
        let others: Vec<_> = (1..parts).map(|number| (number, spawn(number))).collect();
        let mut all = vec![ask(part(0))];
        for (number, other) in others {
            all.push(match other.map(ScopedJoinHandle::join) {
                Ok(Ok(more)) => more,
                Ok(Err(panicked)) => panic::resume_unwind(panicked),
                // The system has no thread to spare.
                Err(_) => ask(part(number)),
            });
        }
        all
    })
}

/// The greatest score that hits are dealt out by instead of compared.
const MOST_DEALT: u32 = 1 << 14;

/// Best first; equal scores in order of name. The hits stand in order of place.
pub(super) fn by_relevance(hits: &mut [Hit]) {
    let best = |hit: &Hit| (Reverse(hit.score()), hit.place());
    // Without words all scores are equal, and the hits stand in order already.
    if hits.is_sorted_by_key(best) {
        return;
    }
    let most = hits.iter().map(|hit| hit.score()).max().unwrap_or(0);
    if most <= MOST_DEALT && hits.is_sorted_by_key(|hit| hit.place()) {
        deal(hits, most);
    } else {
        hits.sort_unstable_by_key(best);
    }
}

/// Deals hits out by score, from the best down; those of a score stay in their order. Scores are few and hits can be many,
/// so this takes two looks at each hit where comparing takes one for each time that their number doubles.
fn deal(hits: &mut [Hit], most: u32) {
    let slot = |hit: &Hit| usize::try_from(most.saturating_sub(hit.score())).unwrap_or(0);
    let slots = usize::try_from(most).unwrap_or(0).saturating_add(1);
    // Where the next hit of each score goes.
    let mut next = vec![0_usize; slots];
    for hit in &*hits {
        if let Some(count) = next.get_mut(slot(hit)) {
            *count = count.saturating_add(1);
        }
    }
    let mut before = 0_usize;
    for count in &mut next {
        let here = before;
        before = before.saturating_add(*count);
        *count = here;
    }
    let dealt = hits.to_vec();
    for hit in dealt {
        if let Some(place) = next.get_mut(slot(&hit)) {
            if let Some(there) = hits.get_mut(*place) {
                *there = hit;
            }
            *place = place.saturating_add(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn parts_are_all_places_in_order() {
        for apps in [0, 1, MANY - 1, MANY, MANY + 1, 3 * MANY + 7] {
            let parts = in_parts(apps, |places| places.collect::<Vec<usize>>());
            assert_eq!(parts.concat(), (0..apps).collect::<Vec<usize>>(), "{apps}");
        }
    }

    #[test]
    fn what_was_asked_before_it_was_enough_has_no_gaps() {
        for apps in [0, 1, SOME, SOME + 1, 40 * SOME + 7] {
            for most in [0, 1, 5, 1000] {
                let looks = AtomicUsize::new(0);
                let enough = || looks.fetch_add(1, Ordering::Relaxed) >= most;
                let (parts, asked) = in_order(apps, enough, |places| places.collect::<Vec<_>>());
                assert_eq!(
                    parts.concat(),
                    (0..asked).collect::<Vec<usize>>(),
                    "{apps} {most}"
                );
                assert!(asked >= apps.min(SOME), "{apps} {most}: some at least");
                assert!(
                    asked == apps || most < 1000,
                    "{apps}: all where it is never enough"
                );
            }
        }
    }

    proptest! {
        #[test]
        fn hits_stand_best_first_and_then_by_place(
            scores in proptest::collection::vec(0_u32..2000, 0..200),
            far in any::<bool>(),
        ) {
            let mut hits: Vec<Hit> = scores
                .iter()
                .enumerate()
                .map(|(place, score)| Hit::new(place, score + if far { MOST_DEALT } else { 0 }))
                .collect();
            let mut compared = hits.clone();
            by_relevance(&mut hits);
            compared.sort_by_key(|hit| (Reverse(hit.score()), hit.place()));
            prop_assert_eq!(hits, compared);
        }
    }
}
