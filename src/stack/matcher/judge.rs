//! Weighing the evidence on one entry: catalogue key, addresses, label.

use super::evidence::{Books, Evidence, in_order, lowered, of_label};
use super::hosts::Belongs;
use super::{Candidate, Confidence, Grade, MOST_CANDIDATES, Matcher, Outcome, Reason, known};
use crate::stack::inventory::{Entry, SignOn};
use crate::stack::labels::compact;
use crate::text::fold;

/// Less than this is no candidate.
const LEAST: u8 = 30;
/// How sure each of two witnesses is that name different apps.
const AT_ODDS: u8 = 70;

impl Matcher<'_> {
    fn books(&self) -> Books<'_> {
        Books {
            catalog: self.catalog,
            names: &self.index.names,
            hosts: &self.index.hosts,
        }
    }

    /// What an entry is by its own evidence.
    pub(super) fn judge(&self, entry: &Entry) -> Outcome {
        let books = self.books();
        let label = of_label(books, &entry.label);
        let key = self.of_keys(&entry.keys);
        let address = self.of_addresses(entry);
        let found = weigh(books, key, address, label);
        let candidates: Vec<Candidate> = in_order(found)
            .into_iter()
            .filter(|evidence| evidence.percent >= LEAST)
            .filter_map(|evidence| self.candidate(evidence))
            .take(MOST_CANDIDATES)
            .collect();
        match candidates.as_slice() {
            [] => Outcome::NotInCatalog { decided: false },
            [best, ..] if best.confidence.grade() == Grade::Sure => Outcome::Taken(best.clone()),
            [..] => Outcome::Review(candidates),
        }
    }

    fn candidate(&self, evidence: Evidence) -> Option<Candidate> {
        let app = self.catalog.apps().get(evidence.place)?;
        Some(Candidate {
            app: app.id.clone(),
            reason: evidence.reason,
            confidence: Confidence::new(evidence.percent),
        })
    }

    /// What the keys of the IdP's catalogue say.
    fn of_keys(&self, keys: &[String]) -> Option<Evidence> {
        keys.iter().find_map(|key| {
            let place = self.of_key(key)?;
            Some(Evidence {
                place,
                reason: Reason::CatalogueKey(key.clone()),
                percent: 99,
                plain: false,
            })
        })
    }

    fn of_key(&self, key: &str) -> Option<usize> {
        // Okta numbers the apps that administrators build themselves: `acme_wiki_1`.
        let last = key.rsplit('_').next().unwrap_or_default();
        if key.contains('_') && last.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let folded = fold(key);
        let mut run = folded.text();
        loop {
            let name = compact(run);
            let known = known::KEYS.iter().find(|(known, _)| *known == name);
            let place = match known {
                Some((_, id)) => self.place(id),
                None => match self.index.names.exact(&name) {
                    [] => None,
                    [named, ..] => Some(named.place),
                },
            };
            if place.is_some() {
                return place;
            }
            let (head, tail) = run.rsplit_once(['_', '-', ' '])?;
            if !SUFFIXES.contains(&tail) {
                return None;
            }
            run = head;
        }
    }

    fn place(&self, id: &str) -> Option<usize> {
        self.catalog
            .apps()
            .iter()
            .position(|app| app.id.as_str() == id)
    }

    /// What the addresses say. A bookmark only points somewhere: it is less sure.
    fn of_addresses(&self, entry: &Entry) -> Vec<Evidence> {
        let sure = if entry.sign_on == SignOn::Bookmark {
            75
        } else {
            94
        };
        let mut found = Vec::new();
        for url in &entry.urls {
            match self.index.hosts.of(url) {
                Belongs::To(place, domain) => found.push(from_domain(place, domain, sure)),
                Belongs::Among(places, domain) => {
                    found.extend(
                        places
                            .into_iter()
                            .map(|place| from_domain(place, domain.clone(), 40)),
                    );
                }
                Belongs::Unknown => {}
            }
        }
        let found = self.books().without_parents(in_order(found));
        let sure_ones = found.iter().filter(|one| one.percent > AT_ODDS).count();
        if sure_ones > 1 {
            lowered(found, 60)
        } else {
            found
        }
    }
}

fn from_domain(place: usize, domain: String, percent: u8) -> Evidence {
    Evidence {
        place,
        reason: Reason::Domain(domain),
        percent,
        plain: false,
    }
}

/// Endings of catalogue keys that tell listings of one app apart.
#[rustfmt::skip]
const SUFFIXES: &[&str] = &[
    "saml", "saml2", "oidc", "sso", "swa", "scim", "prov", "provisioning", "cloud", "online", "enterprise", "com",
    "app", "io", "us", "eu", "2", "v2", "by", "org", "link",
];

/// Weighs three witnesses. Where the surest ones name different apps, nothing is sure.
fn weigh(
    books: Books<'_>,
    key: Option<Evidence>,
    address: Vec<Evidence>,
    label: Vec<Evidence>,
) -> Vec<Evidence> {
    let is_sure = |evidence: &&Evidence| evidence.percent >= 90;
    let same = |a: &Evidence, b: &Evidence| {
        a.place == b.place || books.is_parent(a.place, b.place) || books.is_parent(b.place, a.place)
    };
    let by_label = label.first().filter(is_sure);
    let by_address = address.first().filter(is_sure);
    let agrees = |one: &Evidence| {
        let others = [key.as_ref(), by_label, by_address];
        others.into_iter().flatten().all(|other| same(one, other))
    };
    let surest = key.as_ref().or(by_label).or(by_address);
    // The label leads to another app than the address, less surely: the user should see both.
    let contested = |one: &Evidence| {
        let by_name = label
            .first()
            .filter(|name| name.percent >= AT_ODDS && !name.plain);
        key.is_none() && by_name.is_some_and(|name| !same(one, name))
    };
    let settled = surest.is_some_and(|one| agrees(one) && !contested(one));
    let shared = shared_by_both(&address, &label);
    let mut found: Vec<Evidence> = key
        .clone()
        .into_iter()
        .chain(label.clone())
        .chain(address.clone())
        .collect();
    found = in_order(found);
    if let Some(one) = shared
        && key.as_ref().is_none_or(|key| key.place == one.place)
    {
        found.push(one);
        return in_order(with_best_last(found));
    }
    if surest.is_some() && !settled {
        found = lowered(found, AT_ODDS);
    }
    // "Tableau" under Salesforce's address is Tableau.
    if settled && found.len() > 1 {
        children_first(books, found)
    } else {
        found
    }
}

/// An app that a likely label and an address both name is sure.
fn shared_by_both(address: &[Evidence], label: &[Evidence]) -> Option<Evidence> {
    let likely = label.first().filter(|name| name.percent >= 60)?;
    let same = address.iter().find(|one| one.place == likely.place)?;
    Some(Evidence {
        percent: likely.percent.max(same.percent).max(92),
        ..same.clone()
    })
}

/// The last piece of evidence replaces what was known of its app.
fn with_best_last(mut found: Vec<Evidence>) -> Vec<Evidence> {
    if let Some(best) = found.pop() {
        found.retain(|one| one.place != best.place);
        found.insert(0, best);
    }
    found
}

/// Among apps of which one owns another, the owned one first.
fn children_first(books: Books<'_>, mut found: Vec<Evidence>) -> Vec<Evidence> {
    let most = found.first().map_or(0, |one| one.percent);
    let children = books.without_parents(
        found
            .iter()
            .filter(|one| one.percent >= 90)
            .cloned()
            .collect(),
    );
    if let [child] = children.as_slice() {
        let place = child.place;
        for one in &mut found {
            one.percent = if one.place == place {
                most
            } else {
                one.percent.min(89)
            };
        }
    }
    found
}
