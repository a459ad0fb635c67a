//! Facets while apps are counted: each app is asked once, for the hits and for every facet.
//!
//! What a facet is stands in `facet`, what it offers in `offers`, which apps are asked when in `pass`.

use crate::field::{AppColumn, SortKey};
use crate::lens::Lens;

use super::candidate::Candidate;
use super::condition::Condition;
use super::evaluate::{Ready, in_parts};
use super::facet::{Facet, FacetKind, FacetValue};
use super::offers::{Offer, offers};
use super::sort::key;
use super::term::{Term, What};
use super::{Ground, Hit, Query};

/// The word of the one value that an offer sets.
fn word(condition: &Condition) -> String {
    condition.words().into_iter().next().unwrap_or_default()
}

/// The words that a term chooses in a facet; none where the term is not the facet's own.
fn chosen(term: &Term, kind: FacetKind, offered: &[String]) -> Option<Vec<String>> {
    match &term.what {
        What::Field(condition) if !term.negated && condition.field() == kind.field() => {
            let words = condition.words();
            words
                .iter()
                .all(|word| offered.contains(word))
                .then_some(words)
        }
        What::Field(_) | What::Word(_) => None,
    }
}

/// One facet while its apps are counted.
#[derive(Debug)]
pub(super) struct Counting {
    kind: FacetKind,
    pub offers: Vec<Offer>,
    /// The word of each offer.
    pub words: Vec<String>,
    /// The places of the facet's own terms in the query.
    pub own: Vec<usize>,
    /// The words that the query chooses.
    pub chosen: Vec<String>,
}

impl Counting {
    pub fn new(kind: FacetKind, query: &Query, lens: &Lens) -> Counting {
        let offers = offers(kind, lens);
        let words: Vec<String> = offers.iter().map(|offer| word(&offer.condition)).collect();
        let (mut own, mut all) = (Vec::new(), Vec::new());
        for (place, term) in query.terms.iter().enumerate() {
            if let Some(words) = chosen(term, kind, &words) {
                own.push(place);
                all.extend(words);
            }
        }
        Counting {
            kind,
            offers,
            words,
            own,
            chosen: all,
        }
    }

    /// Counts an app, if nothing but the facet's own terms speak against it.
    fn count(&self, failed: &[usize], candidate: &Candidate<'_>, counts: &mut [usize]) {
        if failed.iter().all(|place| self.own.contains(place)) {
            if self.kind == FacetKind::Scim {
                // Each app has one status, and the catalog has it at hand. They are offered in their order.
                if let Some(count) = counts.get_mut(candidate.status() as usize) {
                    *count = count.saturating_add(1);
                }
                return;
            }
            for (count, offer) in counts.iter_mut().zip(&self.offers) {
                let holds = offer.condition.holds_for(candidate);
                *count = count.saturating_add(usize::from(holds));
            }
        }
    }

    fn done(&self, counts: &[usize], lens: &Lens) -> Facet {
        let values = self.words.iter().zip(&self.offers).zip(counts);
        Facet {
            kind: self.kind,
            title: self.kind.title(lens),
            values: values
                .map(|((word, offer), count)| FacetValue {
                    chosen: self.chosen.contains(word),
                    word: word.clone(),
                    title: offer.title.clone(),
                    count: *count,
                })
                .collect(),
        }
    }
}

/// Several facets while their apps are counted.
#[derive(Debug)]
pub(super) struct AllCounting {
    facets: Vec<Counting>,
    /// The places of their own terms in the query.
    pub owned: Vec<usize>,
}

impl AllCounting {
    pub fn new(query: &Query, kinds: &[FacetKind], lens: &Lens) -> AllCounting {
        let kinds = kinds.iter();
        let facets: Vec<Counting> = kinds
            .map(|kind| Counting::new(*kind, query, lens))
            .collect();
        let owned = facets.iter().flat_map(|facet| facet.own.iter().copied());
        AllCounting {
            owned: owned.collect(),
            facets,
        }
    }

    /// Whether the term at a place of the query is a facet's own.
    pub fn owns(&self, term: usize) -> bool {
        self.owned.contains(&term)
    }

    /// No app was asked yet.
    pub fn nothing(&self) -> Tally {
        let counts = self.facets.iter().map(|facet| vec![0; facet.offers.len()]);
        Tally {
            counts: counts.collect(),
            hits: Vec::new(),
            keyed: Vec::new(),
        }
    }

    pub fn count(&self, failed: &[usize], candidate: &Candidate<'_>, tally: &mut Tally) {
        for (facet, counts) in self.facets.iter().zip(&mut tally.counts) {
            facet.count(failed, candidate, counts);
        }
    }

    /// Asks every app.
    pub fn count_all(&self, query: &Query, ground: Ground<'_>) -> Tally {
        let ready = Ready::new(query, ground, |_| true);
        let apps = ground.catalog.apps().len();
        let tallies = in_parts(apps, |places| {
            let apps = places.map(|place| Hit::new(place, 0));
            self.ask(&ready, None, ground, apps)
        });
        let mut all = self.nothing();
        for tally in tallies {
            all.add(tally);
        }
        all
    }

    /// Asks some apps, whose scores so far they keep, and by what a column orders them.
    pub fn ask(
        &self,
        ready: &Ready<'_>,
        column: Option<&AppColumn>,
        ground: Ground<'_>,
        apps: impl Iterator<Item = Hit>,
    ) -> Tally {
        let mut tally = self.nothing();
        // Room that is not used costs nothing; growing into it does.
        tally.hits.reserve(apps.size_hint().0);
        let mut failed = Vec::new();
        for app in apps {
            let candidate = Candidate::new(app.place(), ground);
            let owns = |term: usize| self.owns(term);
            let Some(more) = ready.score_failing(&candidate, owns, &mut failed) else {
                continue;
            };
            self.count(&failed, &candidate, &mut tally);
            if failed.is_empty() {
                let score = app.score().saturating_add(more);
                let hit = Hit::new(app.place(), score);
                match column {
                    Some(column) => tally.keyed.push((key(&candidate, column), hit)),
                    None => tally.hits.push(hit),
                }
            }
        }
        tally
    }

    /// The facets with what was counted of each.
    pub fn done(&self, counts: &[Vec<usize>], lens: &Lens) -> Vec<Facet> {
        let facets = self.facets.iter().zip(counts);
        facets
            .map(|(facet, counts)| facet.done(counts, lens))
            .collect()
    }
}

/// What came of asking apps.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    /// By facet and by value of it.
    pub counts: Vec<Vec<usize>>,
    /// The apps that meet the whole query, in the order in which they were asked.
    pub hits: Vec<Hit>,
    /// The same, where a column orders them.
    pub keyed: Vec<(SortKey, Hit)>,
}

impl Tally {
    /// Takes in what came of the apps after these.
    pub fn add(&mut self, after: Tally) {
        let pairs = self.counts.iter_mut().zip(after.counts);
        for (count, more) in pairs.flat_map(|(counts, more)| counts.iter_mut().zip(more)) {
            *count = count.saturating_add(more);
        }
        self.hits.extend(after.hits);
        self.keyed.extend(after.keyed);
    }
}
