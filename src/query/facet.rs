//! Facets: what else could be asked, with the number of apps that would remain.
//!
//! A facet is one field of the language; choosing a value edits the query and nothing else. A facet's own terms are the
//! conditions on its field that are not negated and hold only values that the facet lists; all other terms stand, so a
//! count is what the query finds with that value alone chosen in its facet.

use std::ops::Range;

use crate::lens::Lens;

use super::condition::{Condition, Field};
use super::evaluate::{Ready, in_parts};
use super::offers::{Offer, offers};
use super::term::{Term, What};
use super::{Ground, Hit, Query};

/// The facets, in the order in which a panel shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FacetKind {
    /// SCIM status.
    Scim,
    /// How my IdP reaches the app. Without values where no IdP is chosen.
    Connection,
    /// Category.
    Category,
    /// SSO.
    Sso,
    /// What else the catalog has of the app.
    Has,
    /// What happens to leavers.
    Leaver,
    /// How sure the publisher is.
    Confidence,
    /// Which layers know the app.
    Layer,
}

impl FacetKind {
    /// Every facet.
    pub const ALL: &'static [FacetKind] = &[
        FacetKind::Scim,
        FacetKind::Connection,
        FacetKind::Category,
        FacetKind::Sso,
        FacetKind::Has,
        FacetKind::Confidence,
        FacetKind::Layer,
        FacetKind::Leaver,
    ];

    /// The heading.
    #[must_use]
    pub fn title(self, lens: &Lens) -> String {
        match self {
            FacetKind::Scim => "SCIM".to_owned(),
            FacetKind::Connection => match lens.idp {
                Some(idp) => format!("For {}", idp.title()),
                None => "For my IdP".to_owned(),
            },
            FacetKind::Category => "Category".to_owned(),
            FacetKind::Sso => "SSO".to_owned(),
            FacetKind::Has => "Has".to_owned(),
            FacetKind::Leaver => match lens.idp {
                Some(idp) => format!("Leaver ({idp})"),
                None => "Leaver".to_owned(),
            },
            FacetKind::Confidence => "Confidence".to_owned(),
            FacetKind::Layer => "Layer".to_owned(),
        }
    }

    /// The word in JSON and CSV.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            FacetKind::Scim => "scim",
            FacetKind::Connection => "connection",
            FacetKind::Category => "category",
            FacetKind::Sso => "sso",
            FacetKind::Has => "has",
            FacetKind::Leaver => "leaver",
            FacetKind::Confidence => "confidence",
            FacetKind::Layer => "layer",
        }
    }

    /// The field that it sets.
    #[must_use]
    pub const fn field(self) -> Field {
        match self {
            FacetKind::Scim => Field::Scim,
            FacetKind::Connection => Field::Idp,
            FacetKind::Category => Field::Category,
            FacetKind::Sso => Field::Sso,
            FacetKind::Has => Field::Has,
            FacetKind::Leaver => Field::Leaver,
            FacetKind::Confidence => Field::Confidence,
            FacetKind::Layer => Field::Layer,
        }
    }
}

/// One facet with its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// Which.
    pub kind: FacetKind,
    /// Its heading, such as `SCIM` or `For Okta`.
    pub title: String,
    /// Its values, in fixed order, those that no app would meet as well.
    pub values: Vec<FacetValue>,
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetValue {
    /// The word by which the query names it: `scim:` and this.
    pub word: String,
    /// The words that a screen shows.
    pub title: String,
    /// How many apps would remain if this value alone were chosen in its facet, the rest of the query standing.
    pub count: usize,
    /// Whether the query chooses it.
    pub chosen: bool,
}

impl FacetValue {
    /// The term that asks for it: `scim:gated`.
    #[must_use]
    pub fn term(&self, kind: FacetKind) -> String {
        format!("{}:{}", kind.field().word(), self.word)
    }
}

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
struct Counting {
    kind: FacetKind,
    offers: Vec<Offer>,
    words: Vec<String>,
    /// The places of the facet's own terms in the query.
    own: Vec<usize>,
    chosen: Vec<String>,
}

impl Counting {
    fn new(kind: FacetKind, query: &Query, lens: &Lens) -> Counting {
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
    fn count(&self, failed: &[usize], place: usize, ground: Ground<'_>, counts: &mut [usize]) {
        if failed.iter().all(|place| self.own.contains(place)) {
            if self.kind == FacetKind::Scim {
                // Each app has one status, and the catalog has it at hand. They are offered in their order.
                let status = ground.catalog.status(place);
                if let Some(count) = counts.get_mut(status as usize) {
                    *count = count.saturating_add(1);
                }
                return;
            }
            for (count, offer) in counts.iter_mut().zip(&self.offers) {
                let holds = offer.condition.holds_at(ground, place);
                *count = count.saturating_add(usize::from(holds));
            }
        }
    }

    fn done(self, counts: Vec<usize>, lens: &Lens) -> Facet {
        let values = self.words.into_iter().zip(self.offers).zip(counts);
        let chosen = self.chosen;
        Facet {
            kind: self.kind,
            title: self.kind.title(lens),
            values: values
                .map(|((word, offer), count)| FacetValue {
                    chosen: chosen.contains(&word),
                    word,
                    title: offer.title,
                    count,
                })
                .collect(),
        }
    }
}

/// The facets asked for, with their counts under a query, all in one pass over the apps.
#[must_use]
pub fn facets(query: &Query, kinds: &[FacetKind], ground: Ground<'_>) -> Vec<Facet> {
    counted(query, kinds, ground, None)
}

/// The same, where it is known already which apps the query finds: where no facet has terms of its own, only these are
/// looked at.
#[must_use]
pub fn facets_among(
    query: &Query,
    kinds: &[FacetKind],
    ground: Ground<'_>,
    hits: &[Hit],
) -> Vec<Facet> {
    counted(query, kinds, ground, Some(hits))
}

/// What a query finds, in order of place, with the facets asked for: each app is looked at once for both.
pub(super) fn hits_and_facets(
    query: &Query,
    kinds: &[FacetKind],
    ground: Ground<'_>,
) -> (Vec<Hit>, Vec<Facet>) {
    let all = AllCounting::new(query, kinds, ground.lens);
    let Tally { counts, hits } = all.count_all(query, ground);
    (hits, all.done(counts, ground.lens))
}

fn counted(
    query: &Query,
    kinds: &[FacetKind],
    ground: Ground<'_>,
    hits: Option<&[Hit]>,
) -> Vec<Facet> {
    let all = AllCounting::new(query, kinds, ground.lens);
    let tally = match hits.filter(|_| all.owned.is_empty()) {
        Some(hits) => {
            let mut tally = all.nothing();
            for hit in hits {
                all.count(&[], hit.place(), ground, &mut tally);
            }
            tally
        }
        None => all.count_all(query, ground),
    };
    all.done(tally.counts, ground.lens)
}

/// Several facets while their apps are counted.
struct AllCounting {
    facets: Vec<Counting>,
    /// The places of their own terms in the query.
    owned: Vec<usize>,
}

impl AllCounting {
    fn new(query: &Query, kinds: &[FacetKind], lens: &Lens) -> AllCounting {
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

    /// No app was asked yet.
    fn nothing(&self) -> Tally {
        let counts = self.facets.iter().map(|facet| vec![0; facet.offers.len()]);
        Tally {
            counts: counts.collect(),
            hits: Vec::new(),
        }
    }

    fn count(&self, failed: &[usize], place: usize, ground: Ground<'_>, tally: &mut Tally) {
        for (facet, counts) in self.facets.iter().zip(&mut tally.counts) {
            facet.count(failed, place, ground, counts);
        }
    }

    /// Asks every app.
    fn count_all(&self, query: &Query, ground: Ground<'_>) -> Tally {
        let ready = Ready::new(query, ground);
        let apps = ground.catalog.apps().len();
        let tallies = in_parts(apps, |places| self.ask(&ready, ground, places));
        let all = tallies.into_iter().reduce(Tally::and);
        all.unwrap_or_else(|| self.nothing())
    }

    /// Asks the apps of some places.
    fn ask(&self, ready: &Ready<'_>, ground: Ground<'_>, places: Range<usize>) -> Tally {
        let mut tally = self.nothing();
        // Room that is not used costs nothing; growing into it does.
        tally.hits.reserve(places.len());
        let mut failed = Vec::new();
        for place in places {
            let counts = |term: usize| self.owned.contains(&term);
            let Some(score) = ready.score_failing(place, counts, &mut failed) else {
                continue;
            };
            self.count(&failed, place, ground, &mut tally);
            if failed.is_empty() {
                tally.hits.push(Hit::new(place, score));
            }
        }
        tally
    }

    fn done(self, counts: Vec<Vec<usize>>, lens: &Lens) -> Vec<Facet> {
        let facets = self.facets.into_iter().zip(counts);
        facets
            .map(|(facet, counts)| facet.done(counts, lens))
            .collect()
    }
}

/// What came of asking apps.
struct Tally {
    /// By facet and by value of it.
    counts: Vec<Vec<usize>>,
    /// The apps that meet the whole query, in order of place.
    hits: Vec<Hit>,
}

impl Tally {
    /// With what came of the places after these.
    fn and(mut self, after: Tally) -> Tally {
        let pairs = self.counts.iter_mut().zip(after.counts);
        for (count, more) in pairs.flat_map(|(counts, more)| counts.iter_mut().zip(more)) {
            *count = count.saturating_add(more);
        }
        self.hits.extend(after.hits);
        self
    }
}

impl Query {
    /// The query after a click on a facet's value: chosen if it was not, given up if it was. The facet's own terms become
    /// one, where the first of them stood. A word that the facet does not offer changes nothing.
    #[must_use]
    pub fn toggled(&self, kind: FacetKind, word: &str, lens: &Lens) -> Query {
        let facet = Counting::new(kind, self, lens);
        if !facet.words.iter().any(|known| known == word) {
            return self.clone();
        }
        let wanted = |known: &String| facet.chosen.contains(known) != (known == word);
        let condition = facet
            .offers
            .into_iter()
            .zip(&facet.words)
            .filter(|(_, known)| wanted(known))
            .map(|(offer, _)| offer.condition)
            .reduce(Condition::or);
        self.with_own(&facet.own, condition)
    }

    /// The query without a facet's own terms.
    #[must_use]
    pub fn cleared(&self, kind: FacetKind, lens: &Lens) -> Query {
        let facet = Counting::new(kind, self, lens);
        self.with_own(&facet.own, None)
    }

    /// The query with a condition where the first of some terms stood (else at the end), and without the others.
    fn with_own(&self, own: &[usize], condition: Option<Condition>) -> Query {
        let mut new = condition.map(|condition| Term {
            negated: false,
            what: What::Field(condition),
        });
        let mut terms = Vec::new();
        for (place, term) in self.terms.iter().enumerate() {
            if own.contains(&place) {
                terms.extend(new.take());
            } else {
                terms.push(term.clone());
            }
        }
        terms.extend(new);
        Query { terms }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, Day, Idp};

    fn lens(catalog: &Catalog) -> Lens {
        let mut lens = Lens::new(catalog, Day::read("2026-11-21").unwrap());
        lens.idp = Some(Idp::Okta);
        lens
    }

    #[test]
    fn a_click_edits_the_query() {
        let catalog = Catalog::builtin().unwrap();
        let lens = lens(&catalog);
        for (before, kind, word, after) in [
            ("", FacetKind::Scim, "none", "scim:none"),
            ("scim:none", FacetKind::Scim, "none", ""),
            (
                "scim:none hero",
                FacetKind::Scim,
                "unknown",
                "scim:none,unknown hero",
            ),
            (
                "scim:none,unknown hero",
                FacetKind::Scim,
                "none",
                "scim:unknown hero",
            ),
            (
                "scim:none x scim:gated",
                FacetKind::Scim,
                "gated",
                "scim:none x",
            ),
            (
                "!scim:none",
                FacetKind::Scim,
                "none",
                "!scim:none scim:none",
            ),
            (
                "hero",
                FacetKind::Connection,
                "okta=native",
                "hero idp:okta=native",
            ),
            (
                "idp:entra",
                FacetKind::Connection,
                "okta=native",
                "idp:entra idp:okta=native",
            ),
            ("idp:okta", FacetKind::Connection, "okta", ""),
            ("cat:sales", FacetKind::Category, "hr", "cat:hr,sales"),
            ("hero", FacetKind::Scim, "nonsense", "hero"),
        ] {
            let query = Query::parse(before, &catalog).unwrap();
            let toggled = query.toggled(kind, word, &lens);
            assert_eq!(toggled.to_string(), after, "{before} and {word}");
        }
    }

    #[test]
    fn the_term_of_every_value_is_what_choosing_it_asks() {
        let catalog = Catalog::builtin().unwrap();
        let lens = lens(&catalog);
        let index = crate::query::Index::of(&Query::default(), &catalog);
        let ground = Ground {
            catalog: &catalog,
            index: &index,
            lens: &lens,
        };
        for facet in facets(&Query::default(), FacetKind::ALL, ground) {
            assert!(!facet.values.is_empty(), "{}", facet.title);
            for value in facet.values {
                let term = value.term(facet.kind);
                let asked = Query::parse(&term, &catalog).unwrap();
                let toggled = Query::default().toggled(facet.kind, &value.word, &lens);
                assert_eq!(asked, toggled, "{term}");
                let found = asked.run(ground, crate::query::Order::default());
                assert_eq!(found.len(), value.count, "{term}");
            }
        }
    }
}
