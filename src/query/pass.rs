//! A query asked of a catalog in steps: the likeliest apps first, so that the first rows stand before every app was looked at.
//!
//! What the catalog has at hand of every app (its folded names, its status) decides at once which apps are left. The facts of
//! those are looked at in the order in which they would stand in the list, for as long as one likes. In order of relevance a
//! row that was found stays where it is, whatever the later steps find.

use std::sync::Arc;

use crate::lens::Lens;

use super::candidate::Candidate;
use super::count::{AllCounting, Tally};
use super::evaluate::{Ready, by_relevance, in_order, in_parts};
use super::facet::{Facet, FacetKind};
use super::sort::{Order, sort_keyed};
use super::term::Term;
use super::{Ground, Hit, Query};

/// A query while it is asked. Every step has to be on the same ground.
#[derive(Debug, Clone)]
pub struct Pass {
    query: Query,
    order: Order,
    counting: Arc<AllCounting>,
    /// The apps whose facts decide, best first.
    left: Vec<Hit>,
    /// How many of them were looked at.
    looked: usize,
    /// What was found: hits best first.
    found: Tally,
}

impl Pass {
    /// Begins: asks what is at hand of every app. A query, order and facets that need no facts are answered by that.
    #[must_use]
    pub fn new(query: &Query, order: Order, kinds: &[FacetKind], ground: Ground<'_>) -> Pass {
        let counting = AllCounting::new(query, kinds, ground.lens);
        let mut pass = Pass {
            query: query.clone(),
            order,
            left: Vec::new(),
            looked: 0,
            found: counting.nothing(),
            counting: Arc::new(counting),
        };
        if needs_facts(query, order, kinds) {
            pass.left = left(query, &pass.counting, ground);
            by_relevance(&mut pass.left);
        } else {
            pass.found = pass.counting.count_all(query, ground);
            by_relevance(&mut pass.found.hits);
        }
        pass
    }

    /// Looks at the facts of more apps until it is enough: at those of some, however soon that is.
    pub fn go_on(&mut self, ground: Ground<'_>, enough: impl Fn() -> bool + Sync) {
        if self.is_done() {
            return;
        }
        let rest = self.left.get(self.looked..).unwrap_or_default();
        let ready = Ready::new(&self.query, ground, |term| !term.is_word());
        let column = self.order.column();
        let (found, looked) = in_order(rest.len(), enough, |places| {
            let some = rest.get(places).unwrap_or_default();
            self.counting
                .ask(&ready, column, ground, some.iter().copied())
        });
        self.looked = self.looked.saturating_add(looked);
        for more in found {
            self.found.add(more);
        }
    }

    /// Asks every app that is left.
    pub fn go_to_end(&mut self, ground: Ground<'_>) {
        self.go_on(ground, || false);
    }

    /// Whether every app was asked.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.looked >= self.left.len()
    }

    /// What was found so far, in order.
    #[must_use]
    pub fn hits(&mut self) -> Vec<Hit> {
        match self.order {
            Order::Relevance => self.found.hits.clone(),
            Order::Column { descending, .. } => {
                // What stood in order already is not sorted again.
                sort_keyed(&mut self.found.keyed, descending);
                self.found.keyed.iter().map(|(_, hit)| *hit).collect()
            }
        }
    }

    /// The facets with their counts so far, under the lens of the ground.
    #[must_use]
    pub fn facets(&self, lens: &Lens) -> Vec<Facet> {
        self.counting.done(&self.found.counts, lens)
    }

    /// Both, where nothing more is to be asked.
    #[must_use]
    pub fn into_answer(mut self, lens: &Lens) -> (Vec<Hit>, Vec<Facet>) {
        let facets = self.facets(lens);
        let hits = match self.order {
            Order::Relevance => self.found.hits,
            Order::Column { .. } => self.hits(),
        };
        (hits, facets)
    }
}

/// Whether more than the names and the statuses of apps is needed.
fn needs_facts(query: &Query, order: Order, kinds: &[FacetKind]) -> bool {
    order.column().is_some()
        || kinds.iter().any(|kind| *kind != FacetKind::Scim)
        || !query.terms.iter().all(Term::is_at_hand)
}

/// The apps that nothing at hand speaks against, but for the terms of the facets' own.
fn left(query: &Query, counting: &AllCounting, ground: Ground<'_>) -> Vec<Hit> {
    let ready = Ready::new(query, ground, Term::is_at_hand);
    let apps = ground.catalog.apps().len();
    let parts = in_parts(apps, |places| {
        let mut failed = Vec::new();
        let hit = |place: usize| {
            let candidate = Candidate::new(place, ground);
            let score = ready.score_failing(&candidate, |term| counting.owns(term), &mut failed);
            score.map(|score| Hit::new(place, score))
        };
        places.filter_map(hit).collect::<Vec<Hit>>()
    });
    parts.concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, Day, Idp};
    use crate::query::{Index, facets};

    const QUERIES: &[&str] = &[
        "",
        "s",
        "cloud data",
        "!cloud",
        "scim:none,unknown",
        "!scim:none s",
        "scim:gated cat:security",
        "scim:gated scim:none idp:okta",
        "idp:okta=native idp:entra",
        "price:<10 s",
        "jump:>=2x !plan:enterprise",
        "leaver:stays=yes has:leaver",
        "id:slack,heroku",
        "plan:nosuchplan",
        "marked:yes",
    ];
    const ORDERS: &[&str] = &["relevance", "app", "-app", "price", "-jump", "scim"];
    const KINDS: &[&[FacetKind]] = &[&[], &[FacetKind::Scim], FacetKind::ALL];

    #[test]
    fn steps_come_to_what_one_look_at_everything_finds() {
        let catalog = Catalog::builtin().unwrap();
        let mut lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
        lens.idp = Some(Idp::Okta);
        let index = Index::new(&catalog);
        let ground = Ground {
            catalog: &catalog,
            index: &index,
            lens: &lens,
        };
        for text in QUERIES {
            let query = Query::parse(text, &catalog).unwrap();
            for order in ORDERS {
                let order = Order::read(order).unwrap();
                let all = query.run(ground, order);
                for kinds in KINDS {
                    let mut pass = Pass::new(&query, order, kinds, ground);
                    let mut steps = 0;
                    while !pass.is_done() {
                        let hits = pass.hits();
                        let mut rest = all.iter();
                        assert!(
                            hits.iter().all(|hit| rest.any(|other| hit == other)),
                            "{text}"
                        );
                        if order == Order::Relevance {
                            assert!(all.starts_with(&hits), "{text}: rows move");
                        }
                        pass.go_on(ground, || true);
                        steps += 1;
                    }
                    assert_eq!(pass.hits(), all, "{text} by {order}");
                    assert_eq!(pass.facets(&lens), facets(&query, kinds, ground), "{text}");
                    let few = pass.left.len() <= 850 / 2;
                    assert!(few || steps > 1 && steps < 20, "{text}: {steps} steps");
                    pass.go_on(ground, || true);
                    assert_eq!(pass.hits(), all, "{text}: nothing comes after the end");
                    let answer = (all.clone(), pass.facets(&lens));
                    assert_eq!(pass.into_answer(&lens), answer, "{text} by {order}");
                }
            }
        }
    }

    #[test]
    fn names_and_statuses_alone_are_answered_at_once() {
        let catalog = Catalog::builtin().unwrap();
        let lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
        let index = Index::new(&catalog);
        let ground = Ground {
            catalog: &catalog,
            index: &index,
            lens: &lens,
        };
        for (text, order, kinds, at_once) in [
            ("", "relevance", &[FacetKind::Scim][..], true),
            ("s !scim:none", "relevance", &[FacetKind::Scim], true),
            ("s", "app", &[], false),
            ("s", "relevance", FacetKind::ALL, false),
            ("s price:<10", "relevance", &[], false),
        ] {
            let query = Query::parse(text, &catalog).unwrap();
            let pass = Pass::new(&query, Order::read(order).unwrap(), kinds, ground);
            assert_eq!(pass.is_done(), at_once, "{text} by {order}");
        }
    }
}
