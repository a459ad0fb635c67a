//! Facets: what else could be asked, with the number of apps that would remain.
//!
//! A facet is one field of the language; choosing a value edits the query and nothing else. A facet's own terms are the
//! conditions on its field that are not negated and hold only values that the facet lists; all other terms stand, so a
//! count is what the query finds with that value alone chosen in its facet.

use crate::lens::Lens;

use super::candidate::Candidate;
use super::condition::{Condition, Field};
use super::count::{AllCounting, Counting};
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
                all.count(&[], &Candidate::new(hit.place(), ground), &mut tally);
            }
            tally
        }
        None => all.count_all(query, ground),
    };
    all.done(&tally.counts, ground.lens)
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
