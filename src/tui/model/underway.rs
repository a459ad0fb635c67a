//! A question that takes longer than a frame: what is found of it so far is shown, the rest follows while no key waits.
//!
//! Here is when how much is asked, and what becomes of the cursor meanwhile. How apps are asked is for `query` to say, what is
//! asked for `asking`. Only Explore shows what is not whole.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::lens::Lens;
use crate::query::Pass;

use super::answers::{Answer, Asked};
use super::{Model, View};

/// A catalog of so many apps is asked at once: it takes less than a frame.
const SMALL: usize = 1024;

/// How long apps are asked at a time. However short that is, some are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Before the frame that follows a key.
    pub before_the_frame: Duration,
    /// Between two looks for a key.
    pub between_looks: Duration,
    /// Between two frames that show what was found meanwhile.
    pub between_frames: Duration,
}

impl Default for Pace {
    fn default() -> Pace {
        Pace {
            before_the_frame: Duration::from_millis(6),
            between_looks: Duration::from_millis(3),
            between_frames: Duration::from_millis(40),
        }
    }
}

/// A question under way.
#[derive(Debug, Clone)]
pub(super) struct UnderWay {
    asked: Asked,
    pass: Pass,
    /// What is known already, where only more facets are counted.
    known: Option<Answer>,
    /// The app that the cursor is to stand on once it is found, by its place.
    pub app: Option<usize>,
    /// The row on which the cursor was left. On another one, somebody moved it.
    pub row: usize,
    /// When what was found was last shown.
    shown: Instant,
}

impl UnderWay {
    /// What was found so far.
    fn so_far(&mut self, lens: &Lens) -> Answer {
        let mut facets = self.pass.facets(lens);
        let Some(known) = &self.known else {
            let hits = Arc::new(self.pass.hits());
            return Answer { hits, facets };
        };
        for facet in &mut facets {
            let known = known.facets.iter().find(|known| known.kind == facet.kind);
            if let Some(known) = known {
                *facet = known.clone();
            }
        }
        let hits = Arc::clone(&known.hits);
        Answer { hits, facets }
    }
}

impl Model {
    /// Whether apps are still being asked: the counts of facets may grow.
    #[must_use]
    pub const fn is_asking(&self) -> bool {
        self.under_way.is_some()
    }

    /// Whether the list may grow.
    #[must_use]
    pub fn is_listing(&self) -> bool {
        let under_way = self.under_way.as_ref();
        under_way.is_some_and(|under_way| under_way.known.is_none())
    }

    /// The app on which the cursor is to stay: the one below it, or one that was not found again so far.
    pub(super) fn app_to_keep(&self) -> Option<usize> {
        match &self.under_way {
            Some(under_way) if under_way.row == self.list.cursor => under_way.app,
            Some(_) | None => self.place_of_app(),
        }
    }

    /// Asks a question anew: all of it where that takes no longer than a frame, or where the view needs all.
    pub(super) fn begin(&mut self, asked: Asked) -> Answer {
        let begun = Instant::now();
        let ground = self.ground();
        let Asked {
            query,
            order,
            facets,
            ..
        } = &asked;
        let mut under_way = UnderWay {
            pass: Pass::new(query, *order, facets, ground),
            known: self.answers.known_but_for_facets(&asked),
            app: None,
            row: self.list.cursor,
            shown: begun,
            asked,
        };
        let at_once = self.view != View::Explore || self.catalog.apps().len() <= SMALL;
        if at_once {
            under_way.pass.go_to_end(ground);
        } else {
            let enough = || begun.elapsed() > self.pace.before_the_frame;
            under_way.pass.go_on(ground, enough);
        }
        self.answer(under_way)
    }

    /// What was found: kept for the next time where it is all, else to be asked on.
    fn answer(&mut self, mut under_way: UnderWay) -> Answer {
        if under_way.pass.is_done() {
            let (hits, facets) = under_way.pass.into_answer(&self.lens);
            let hits = Arc::new(hits);
            let answer = Answer { hits, facets };
            self.answers.keep(under_way.asked, answer.clone());
            return answer;
        }
        let answer = under_way.so_far(&self.lens);
        under_way.shown = Instant::now();
        self.under_way = Some(under_way);
        answer
    }

    /// Asks some more apps. True where there is something new to be shown.
    pub(super) fn ask_more(&mut self) -> bool {
        let Some(mut under_way) = self.under_way.take() else {
            return false;
        };
        let begun = Instant::now();
        let enough = || begun.elapsed() > self.pace.between_looks;
        under_way.pass.go_on(self.ground(), enough);
        let due = under_way.pass.is_done() || under_way.shown.elapsed() > self.pace.between_frames;
        self.under_way = Some(under_way);
        if due {
            self.show_found();
        }
        due
    }

    /// Asks every app that is left, for what needs them all.
    pub fn ask_all(&mut self) {
        if let Some(mut under_way) = self.under_way.take() {
            under_way.pass.go_to_end(self.ground());
            self.under_way = Some(under_way);
            self.show_found();
        }
    }

    /// Takes into the list what was found.
    fn show_found(&mut self) {
        let app = self.app_to_keep();
        let Some(under_way) = self.under_way.take() else {
            return;
        };
        let answer = self.answer(under_way);
        self.take(answer, app);
        if !self.is_asking() {
            self.search.nearest = self.names_near();
        }
        self.read_app();
    }

    /// Shows an answer, with the cursor on an app where that is among what was found.
    pub(super) fn take(&mut self, answer: Answer, app: Option<usize>) {
        (self.list.hits, self.facets) = (answer.hits, answer.facets);
        let last = self.list.hits.len().saturating_sub(1);
        self.list.cursor = self.list.cursor.min(last);
        self.move_to(app);
    }
}
