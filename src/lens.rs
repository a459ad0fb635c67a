//! QUESTIONS: under what an app is looked at (my IdP, the scenario, today, the ids marked and owned) and what it then
//! looks like.
//!
//! Lives here: the lens, and the answers that need nothing but an app and the lens. Must not live here: sums of money
//! (`cost`), columns (`field`), which apps are wanted (`query`).

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Answer, App, AppId, Catalog, Connection, Day, Idp, LayerIndex};
use crate::cost::{Headline, Reach, Scenario, headline};

/// After how many days a check counts as stale, until the settings say otherwise.
pub const STALE_DAYS: u32 = 180;

/// The most days after which a check may count as stale: ten years.
pub const MOST_STALE_DAYS: u32 = 3650;

/// How old a check is today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// It has no date, so it is neither fresh nor stale.
    Undated,
    /// So many days, no more than the lens allows.
    Fresh(u32),
    /// So many days, more than the lens allows.
    Stale(u32),
}

impl Age {
    /// How many days; none where it is undated.
    #[must_use]
    pub const fn days(self) -> Option<u32> {
        match self {
            Age::Undated => None,
            Age::Fresh(days) | Age::Stale(days) => Some(days),
        }
    }

    /// Whether it is stale.
    #[must_use]
    pub const fn is_stale(self) -> bool {
        match self {
            Age::Stale(_) => true,
            Age::Fresh(_) | Age::Undated => false,
        }
    }

    /// The word for screens and files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Age::Undated => "undated",
            Age::Fresh(_) => "fresh",
            Age::Stale(_) => "stale",
        }
    }
}

/// What an organisation owns: the apps of its stack, and the seats that its IdP's export counts of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owned {
    /// The apps.
    pub apps: BTreeSet<AppId>,
    /// Seats by app, where the export counts any.
    pub seats: BTreeMap<AppId, u32>,
}

/// Under what apps are looked at. The same app under the same lens always looks the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Lens {
    /// My IdP, where one is chosen.
    pub idp: Option<Idp>,
    /// The dials of the calculator.
    pub scenario: Scenario,
    /// Today (UTC), an input of the program.
    pub today: Day,
    /// The apps that are marked.
    pub marked: BTreeSet<AppId>,
    /// The apps that the organisation owns: its stack.
    pub owned: BTreeSet<AppId>,
    /// After how many days a check counts as stale.
    pub stale_days: u32,
    /// The words of the catalog's layers, in order of rank, so that claims can name theirs.
    pub layers: Vec<String>,
}

impl Lens {
    /// A lens with no IdP chosen, every dial at its default, nothing marked and nothing owned.
    #[must_use]
    pub fn new(catalog: &Catalog, today: Day) -> Lens {
        Lens {
            idp: None,
            scenario: Scenario::default(),
            today,
            marked: BTreeSet::new(),
            owned: BTreeSet::new(),
            stale_days: STALE_DAYS,
            layers: catalog
                .layers()
                .iter()
                .map(|layer| layer.id.clone())
                .collect(),
        }
    }

    /// Takes a stack in place of the one before: its apps count as owned, and its seats where the user gave none.
    pub fn own(&mut self, owned: Owned) {
        self.owned = owned.apps;
        self.scenario.set_counted(owned.seats);
    }

    /// Whether apps look the same under both, but for which are marked.
    #[must_use]
    pub fn is_same_but_for_marks(&self, other: &Lens) -> bool {
        // Without `..`, so that a new part is not forgotten here.
        let Lens {
            idp,
            scenario,
            today,
            marked: _,
            owned,
            stale_days,
            layers,
        } = self;
        (*idp, *today, *stale_days) == (other.idp, other.today, other.stale_days)
            && *scenario == other.scenario
            && *owned == other.owned
            && *layers == other.layers
    }

    /// What my IdP can do with the app; none where no IdP is chosen.
    #[must_use]
    pub fn answer(&self, app: &App) -> Option<Answer> {
        self.idp.map(|idp| app.answer(idp))
    }

    /// What the calculator has to know of how my IdP reaches the app; none where no IdP is chosen.
    #[must_use]
    pub fn reach(&self, app: &App) -> Option<Reach> {
        self.idp.map(|idp| Reach::of(app, idp))
    }

    /// What lists and queries say of the app's price: target tier, price a seat and month, jump, seat minimum.
    #[must_use]
    pub fn headline(&self, app: &App) -> Headline {
        headline(app, &self.scenario, self.reach(app))
    }

    /// How old a check of this date is. A date to come counts as today.
    #[must_use]
    pub fn age(&self, date: Option<Day>) -> Age {
        let Some(date) = date else {
            return Age::Undated;
        };
        let days = u32::try_from(date.days_until(self.today).max(0)).unwrap_or(u32::MAX);
        if days > self.stale_days {
            Age::Stale(days)
        } else {
            Age::Fresh(days)
        }
    }

    /// How many days ago the app was checked; none where its record is undated. Never negative.
    #[must_use]
    pub fn age_days(&self, app: &App) -> Option<u32> {
        self.age(app.verified).days()
    }

    /// Whether the check is older than the lens allows; none where the record is undated.
    #[must_use]
    pub fn is_stale(&self, app: &App) -> Option<bool> {
        let age = self.age(app.verified);
        age.days().map(|_| age.is_stale())
    }

    /// Whether the app is marked.
    #[must_use]
    pub fn is_marked(&self, app: &App) -> bool {
        self.marked.contains(&app.id)
    }

    /// Whether the app is in the stack.
    #[must_use]
    pub fn is_owned(&self, app: &App) -> bool {
        self.owned.contains(&app.id)
    }

    /// The word of a layer.
    #[must_use]
    pub fn layer_word(&self, layer: LayerIndex) -> &str {
        self.layers
            .get(usize::from(layer.0))
            .map_or("unknown layer", String::as_str)
    }

    /// How an IdP reaches the app, in words: `native`, `generic (inferred)`, `unconfirmed (guides, 2026-01)`.
    #[must_use]
    pub fn reach_words(&self, app: &App, idp: Idp) -> String {
        let answer = app.answer(idp);
        let reach = app.idps.get(idp);
        if answer.inferred {
            return format!("{} (inferred)", answer.connection.title());
        }
        if answer.hand_built_may_work {
            let stated = answer.connection.title();
            return format!("{stated}; a hand-built app may work (inferred)");
        }
        if answer.connection != Connection::Unknown {
            return answer.connection.title().to_owned();
        }
        if reach.provisions_unstated {
            return "provisions, protocol not stated".to_owned();
        }
        match &reach.unconfirmed {
            Some(claim) => {
                let layer = self.layer_word(claim.layer);
                let month = claim.date.map_or("undated".to_owned(), Day::month);
                format!("unconfirmed ({layer}, {month})")
            }
            None => answer.connection.title().to_owned(),
        }
    }
}
