//! Which app of the catalog each entry of an inventory is, why, and how surely.
//!
//! Sure matches are taken; what is less than sure goes to the review list with up to five candidates; the user's decisions
//! beat everything. Entries of one app are joined. Must not live here: how labels are taken apart (`labels`), what follows
//! from a match (`audit`).
//!
//! Evidence comes from the key in the IdP's catalogue (`keys` below), the addresses (`hosts`) and the label (`evidence`);
//! `judge` weighs them.

mod evidence;
mod hosts;
mod judge;
mod known;
mod names;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::decisions::{Decision, Decisions, EntryKey};
use super::inventory::{Entry, Inventory, Provisioning, SignOn};
use crate::catalog::{AppId, Catalog};
use crate::lens::Owned;
use hosts::Hosts;
use names::Names;

/// The most candidates that the review list offers for an entry.
pub const MOST_CANDIDATES: usize = 5;

/// How sure a match is, in percent: 0 to 100. A rule's rank, not a measured share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Confidence(u8);

/// In which of three ways a match is sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grade {
    /// Taken: 90 % or more.
    Sure,
    /// For review, and probably right: 60 % or more.
    Likely,
    /// For review.
    Unsure,
}

impl Confidence {
    /// A confidence; above 100 counts as 100.
    #[must_use]
    pub const fn new(percent: u8) -> Confidence {
        Confidence(if percent > 100 { 100 } else { percent })
    }

    /// In percent, 0 to 100.
    #[must_use]
    pub const fn percent(self) -> u8 {
        self.0
    }

    /// Sure, likely or unsure.
    #[must_use]
    pub const fn grade(self) -> Grade {
        match self.0 {
            90.. => Grade::Sure,
            60..90 => Grade::Likely,
            _ => Grade::Unsure,
        }
    }
}

impl Grade {
    /// The word on screens, in JSON and CSV.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Grade::Sure => "sure",
            Grade::Likely => "likely",
            Grade::Unsure => "unsure",
        }
    }
}

/// Why an entry is taken for an app. The texts are the catalog's or the rule's, as they are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The user said so.
    Decided,
    /// Its key in the IdP's catalogue.
    CatalogueKey(String),
    /// The app's name.
    Name(String),
    /// A name under which the app was sold before.
    FormerName(String),
    /// Another name of the app, its id among them.
    Alias(String),
    /// A product or short name that is part of the app.
    Product(String),
    /// An address under a domain of the app.
    Domain(String),
    /// The label begins with or holds the app's name, beside words that nobody knows.
    Holds(String),
    /// The label is the beginning of the app's name.
    Begins(String),
    /// The label is a letter or two away from a name.
    Spelling(String),
    /// The label is the name of who owns the app.
    Owner(String),
}

impl Reason {
    /// The word in JSON and CSV.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Reason::Decided => "decided",
            Reason::CatalogueKey(_) => "catalogue_key",
            Reason::Name(_) => "name",
            Reason::FormerName(_) => "former_name",
            Reason::Alias(_) => "alias",
            Reason::Product(_) => "product",
            Reason::Domain(_) => "domain",
            Reason::Holds(_) => "holds",
            Reason::Begins(_) => "begins",
            Reason::Spelling(_) => "spelling",
            Reason::Owner(_) => "owner",
        }
    }

    /// The reason in words, without a full stop.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Reason::Decided => "your decision".to_owned(),
            Reason::CatalogueKey(key) => format!("catalogue key {key}"),
            Reason::Name(name) => format!("the name {name}"),
            Reason::FormerName(name) => format!("the former name {name}"),
            Reason::Alias(name) => format!("also called {name}"),
            Reason::Product(name) => format!("{name} is part of it"),
            Reason::Domain(domain) => format!("an address under {domain}"),
            Reason::Holds(name) => format!("holds the name {name}"),
            Reason::Begins(name) => format!("the beginning of {name}"),
            Reason::Spelling(name) => format!("spelt nearly as {name}"),
            Reason::Owner(name) => format!("owned by {name}"),
        }
    }
}

/// An app that an entry may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The app.
    pub app: AppId,
    /// Why.
    pub reason: Reason,
    /// How surely.
    pub confidence: Confidence,
}

/// What became of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is this app.
    Taken(Candidate),
    /// The user has to say: the best candidate first, one to five of them.
    Review(Vec<Candidate>),
    /// It is no app of the catalog.
    NotInCatalog {
        /// The user said so; otherwise nothing in the catalog comes near.
        decided: bool,
    },
}

/// An entry with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// By what decisions know the entry.
    pub key: EntryKey,
    /// What became of it.
    pub outcome: Outcome,
}

/// An app of the stack: all entries that are it, joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StackApp {
    /// The app.
    pub app: AppId,
    /// The places of its entries in [`Inventory::entries`], rising.
    pub entries: Vec<usize>,
    /// The best reason among them.
    pub reason: Reason,
    /// Its confidence.
    pub confidence: Confidence,
    /// The ways to sign on that the entries name, each once, in the order of [`SignOn::ALL`]. Unknown only where none
    /// names any.
    pub sign_on: Vec<SignOn>,
    /// The best that any entry says: on, else creates only, else off; unknown where none says.
    pub provisioning: Provisioning,
    /// The greatest number of seats that an entry counts: entries of one app may count the same people.
    pub seats: Option<u32>,
}

/// An inventory, matched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matched {
    /// One for each entry, in the same order.
    pub entries: Vec<Match>,
    /// The apps that were taken, in order of id.
    pub apps: Vec<StackApp>,
}

impl Matched {
    /// The entries that the user has to decide about: their places, with the candidates, best first.
    pub fn review(&self) -> impl Iterator<Item = (usize, &[Candidate])> {
        let entries = self.entries.iter().enumerate();
        entries.filter_map(|(place, entry)| match &entry.outcome {
            Outcome::Review(candidates) => Some((place, candidates.as_slice())),
            Outcome::Taken(_) | Outcome::NotInCatalog { .. } => None,
        })
    }

    /// The places of the entries that are no app of the catalog.
    pub fn not_in_catalog(&self) -> impl Iterator<Item = usize> {
        let entries = self.entries.iter().enumerate();
        entries.filter_map(|(place, entry)| match &entry.outcome {
            Outcome::NotInCatalog { .. } => Some(place),
            Outcome::Taken(_) | Outcome::Review(_) => None,
        })
    }

    /// The same under decisions of the user: what the rules said without any stays as it is, so nothing is judged again.
    #[must_use]
    pub fn under(
        &self,
        decisions: &Decisions,
        inventory: &Inventory,
        catalog: &Catalog,
    ) -> Matched {
        let entries: Vec<Match> = self
            .entries
            .iter()
            .map(|entry| Match {
                key: entry.key.clone(),
                outcome: decided(&entry.key, decisions, catalog)
                    .unwrap_or_else(|| entry.outcome.clone()),
            })
            .collect();
        let apps = join(&inventory.entries, &entries);
        Matched { entries, apps }
    }

    /// How many entries were taken for an app.
    #[must_use]
    pub fn taken(&self) -> usize {
        self.apps.iter().map(|app| app.entries.len()).sum()
    }
}

/// What the organisation owns, for [`crate::lens::Lens::own`].
#[must_use]
pub fn owned(matched: &Matched) -> Owned {
    Owned {
        apps: matched.apps.iter().map(|app| app.app.clone()).collect(),
        seats: seats(matched),
    }
}

/// The seats that the export counts, by app.
#[must_use]
pub fn seats(matched: &Matched) -> BTreeMap<AppId, u32> {
    let counted = matched.apps.iter();
    counted
        .filter_map(|app| Some((app.app.clone(), app.seats?)))
        .collect()
}

/// What the apps of a catalog are called and where they are found on the web, folded and indexed.
#[derive(Debug)]
pub struct NameIndex {
    names: Names,
    hosts: Hosts,
}

impl NameIndex {
    /// Folds and indexes every name; keep it for as long as the catalog is the same.
    #[must_use]
    pub fn new(catalog: &Catalog) -> NameIndex {
        NameIndex {
            names: Names::new(catalog),
            hosts: Hosts::new(catalog),
        }
    }
}

/// The catalog, ready to be matched against.
#[derive(Debug)]
pub struct Matcher<'c> {
    catalog: &'c Catalog,
    index: Arc<NameIndex>,
}

impl<'c> Matcher<'c> {
    /// Indexes a catalog.
    #[must_use]
    pub fn new(catalog: &'c Catalog) -> Matcher<'c> {
        Matcher::with(catalog, Arc::new(NameIndex::new(catalog)))
    }

    /// Over an index that was made of this catalog before.
    #[must_use]
    pub fn with(catalog: &'c Catalog, index: Arc<NameIndex>) -> Matcher<'c> {
        Matcher { catalog, index }
    }

    /// Matches every entry of an inventory, and joins the entries of each app.
    #[must_use]
    pub fn run(&self, inventory: &Inventory, decisions: &Decisions) -> Matched {
        let entries: Vec<Match> = inventory
            .entries
            .iter()
            .map(|entry| self.look(entry, decisions))
            .collect();
        let apps = join(&inventory.entries, &entries);
        Matched { entries, apps }
    }

    /// What one entry is.
    #[must_use]
    pub fn look(&self, entry: &Entry, decisions: &Decisions) -> Match {
        let key = EntryKey::of(entry);
        let outcome = decided(&key, decisions, self.catalog).unwrap_or_else(|| self.judge(entry));
        Match { key, outcome }
    }
}

/// What the user decided about an entry; none where nothing was.
fn decided(key: &EntryKey, decisions: &Decisions, catalog: &Catalog) -> Option<Outcome> {
    match decisions.get(key)? {
        Decision::NotInCatalog => Some(Outcome::NotInCatalog { decided: true }),
        // An app that the catalog no longer has is no decision.
        Decision::App(id) => catalog.app(id.as_str()).map(|app| {
            Outcome::Taken(Candidate {
                app: app.id.clone(),
                reason: Reason::Decided,
                confidence: Confidence::new(100),
            })
        }),
    }
}

/// Joins the entries of each app.
fn join(entries: &[Entry], matches: &[Match]) -> Vec<StackApp> {
    let mut apps: BTreeMap<&AppId, StackApp> = BTreeMap::new();
    for (place, (entry, matched)) in entries.iter().zip(matches).enumerate() {
        let Outcome::Taken(candidate) = &matched.outcome else {
            continue;
        };
        let app = apps.entry(&candidate.app).or_insert_with(|| StackApp {
            app: candidate.app.clone(),
            entries: Vec::new(),
            reason: candidate.reason.clone(),
            confidence: candidate.confidence,
            sign_on: Vec::new(),
            provisioning: Provisioning::Unknown,
            seats: None,
        });
        app.add(place, entry, candidate);
    }
    apps.into_values().collect()
}

impl StackApp {
    fn add(&mut self, place: usize, entry: &Entry, candidate: &Candidate) {
        self.entries.push(place);
        if candidate.confidence > self.confidence {
            self.confidence = candidate.confidence;
            self.reason = candidate.reason.clone();
        }
        self.sign_on.push(entry.sign_on);
        if self.sign_on.iter().any(|way| *way != SignOn::Unknown) {
            self.sign_on.retain(|way| *way != SignOn::Unknown);
        }
        self.sign_on.sort_unstable();
        self.sign_on.dedup();
        // Their order is that of the vocabulary: what is provisioned anywhere beats what is not, and that beats silence.
        self.provisioning = self.provisioning.min(entry.provisioning);
        self.seats = self.seats.max(entry.seats);
    }
}

#[cfg(test)]
mod tests;
