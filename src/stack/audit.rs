//! What each app of the stack is under my IdP and what it could be: classes, coverage, cost of the work that is left,
//! what to do first, and whom a leaver leaves an account with.
//!
//! Every amount is `cost`'s. Lives here: the audit's shape and how its parts are put together; in `classify` the rules of
//! the classes, in `exposure` those of leavers, in `super::actions` the order in which to act. Must not live here: which
//! app an entry is (`matcher`), how an audit is written down (`export`).

mod classify;
mod exposure;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::actions::{Todo, todo};
use super::inventory::{Inventory, Provisioning, SignOn, WhySetAside};
use super::matcher::{Candidate, Matched, Outcome, StackApp, seats};
use crate::catalog::words::vocabulary;
use crate::catalog::{Answer, App, Catalog, Idp};
use crate::cost::{Estimate, Percent, Portfolio, Scenario, StrategySum, estimate_now, portfolio};
use crate::lens::Lens;
use crate::order;
use crate::text::fold;

pub use exposure::{Exposure, ExposureKind};

vocabulary! {
    /// What an app of the stack is, for my IdP.
    Class {
        /// The IdP creates and closes its accounts, by the export.
        Provisioned = "provisioned", "provisioned";
        /// The IdP can do so, and no dearer plan is known to be needed.
        Today = "could_today", "could be provisioned today";
        /// The IdP can do so, on a dearer plan, an add-on or after a quote.
        Upgrade = "needs_upgrade", "needs an upgrade";
        /// SCIM is there, and of no use to my IdP.
        OtherIdp = "other_idp", "works with another IdP only";
        /// There is no SCIM: accounts are closed by hand.
        Manual = "manual", "manual, no SCIM";
        /// Nobody says whether, or on which plan, my IdP can provision it.
        NotDocumented = "not_documented", "not documented";
        /// No app of the catalog.
        NotInCatalog = "not_in_catalog", "not in the catalog";
        /// The user has not yet said which app it is.
        Undecided = "undecided", "undecided";
    }
}

impl Class {
    /// Whether it is a class of apps; the others are of entries that are no app of the catalog, or not yet one.
    #[must_use]
    pub const fn is_of_apps(self) -> bool {
        match self {
            Class::Provisioned
            | Class::Today
            | Class::Upgrade
            | Class::OtherIdp
            | Class::Manual
            | Class::NotDocumented => true,
            Class::NotInCatalog | Class::Undecided => false,
        }
    }
}

/// An app of the stack under the lens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditApp {
    /// The app, with its entries, ways to sign on, provisioning and seats by the export.
    pub found: StackApp,
    /// Its name in force.
    pub name: String,
    /// The labels of its entries, each once.
    pub labels: Vec<String>,
    /// What the export says of my IdP's provisioning: unknown where it is another IdP's export.
    pub provisioning: Provisioning,
    /// What my IdP can do with it; none where no IdP is known.
    pub answer: Option<Answer>,
    /// Its class.
    pub class: Class,
    /// Why it is of that class, in words without a full stop.
    pub why: String,
    /// What it costs, at its own seats where the export counts them.
    pub estimate: Estimate,
    /// What stays open when somebody leaves; none where the IdP closes the account.
    pub exposure: Option<Exposure>,
}

impl AuditApp {
    /// What the export says of it: "provisioned", "SAML, not provisioned", "password vault; provisioning not documented".
    #[must_use]
    pub fn state(&self) -> String {
        let ways: Vec<&str> = self
            .found
            .sign_on
            .iter()
            .filter(|way| **way != SignOn::Unknown)
            .map(|way| way.title())
            .collect();
        let ways = ways.join(" and ");
        match (self.found.provisioning, ways.is_empty()) {
            (Provisioning::On, _) => "provisioned".to_owned(),
            (Provisioning::CreateOnly, _) => "creates accounts, never closes them".to_owned(),
            (Provisioning::Off, true) => "not provisioned".to_owned(),
            (Provisioning::Off, false) => format!("{ways}, not provisioned"),
            (Provisioning::Unknown, true) => "not documented".to_owned(),
            (Provisioning::Unknown, false) => format!("{ways}; provisioning not documented"),
        }
    }

    /// Whether its accounts could be closed by the IdP: the app is not known to create and never deactivate.
    pub(super) fn can_close(&self) -> bool {
        self.estimate.native.takes_part
    }
}

/// An entry that is no app of the stack, or not yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loose {
    /// Its place in [`Inventory::entries`].
    pub entry: usize,
    /// Its label.
    pub label: String,
    /// Who it may be, best first; empty where nothing comes near, or the user said that it is no app of the catalog.
    pub candidates: Vec<Candidate>,
    /// The user said that it is no app of the catalog.
    pub decided: bool,
}

/// How many of the matched apps the IdP closes accounts of: now, and after what could be done. Each count holds the one
/// before it. Entries that are not in the catalog, or undecided, are not among the apps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// The matched apps.
    pub apps: usize,
    /// Those that the export says are provisioned, and that are not known to keep their leavers.
    pub now: usize,
    /// Of the others, those of which the export does not say whether they are provisioned: `now` is at least so much.
    pub unsaid: usize,
    /// With those that could be provisioned today.
    pub with_today: usize,
    /// With those that need an upgrade, too.
    pub with_upgrades: usize,
}

impl Coverage {
    /// A count as a share of the apps, in tenths of a percent, rounded half up; none where there is no app.
    #[must_use]
    pub fn share(&self, count: usize) -> Option<Percent> {
        let apps = self.apps.checked_mul(2).filter(|twice| *twice > 0)?;
        let tenths = count.checked_mul(2_000)?.checked_add(self.apps)? / apps;
        u32::try_from(tenths).ok().map(Percent)
    }
}

/// The stack under the lens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// For which IdP: the lens's, else the one whose export it is. Without one, classes say what the vendors sell.
    pub idp: Option<Idp>,
    /// Whose export it is. What it says of provisioning counts for that IdP alone.
    pub provider: Option<Idp>,
    /// The scenario, with the seats that the export counts; the user's own seats stand.
    pub scenario: Scenario,
    /// The apps, by class in the order of [`Class::ALL`], then by name.
    pub apps: Vec<AuditApp>,
    /// The entries that the user has to decide about, in the order of the export.
    pub undecided: Vec<Loose>,
    /// The entries that are no app of the catalog, in the order of the export.
    pub not_in_catalog: Vec<Loose>,
    /// How many entries were set aside, by reason; reasons without any are left out.
    pub set_aside: Vec<(WhySetAside, usize)>,
    /// How far the IdP's hand reaches.
    pub coverage: Coverage,
    /// The costs of the apps that are not provisioned, together.
    pub open: Portfolio,
    /// What to do, first things first.
    pub todo: Vec<Todo>,
}

impl Audit {
    /// How many apps or entries are of a class.
    #[must_use]
    pub fn count(&self, class: Class) -> usize {
        match class {
            Class::NotInCatalog => self.not_in_catalog.len(),
            Class::Undecided => self.undecided.len(),
            Class::Provisioned
            | Class::Today
            | Class::Upgrade
            | Class::OtherIdp
            | Class::Manual
            | Class::NotDocumented => self.of_class(class).count(),
        }
    }

    /// The apps of a class.
    pub fn of_class(&self, class: Class) -> impl Iterator<Item = &AuditApp> {
        self.apps.iter().filter(move |app| app.class == class)
    }

    /// The apps whose accounts outlive their owners' leaving, by the export or, where it does not say, possibly.
    pub fn exposed(&self) -> impl Iterator<Item = (&AuditApp, &Exposure)> {
        let apps = self.apps.iter();
        apps.filter_map(|app| Some((app, app.exposure.as_ref()?)))
    }

    /// The yearly cost of manual work for the apps that are not provisioned. Entries that are no app of the catalog, or
    /// undecided, are not in it.
    #[must_use]
    pub fn manual(&self) -> &StrategySum {
        let [manual, _, _] = &self.open.sums;
        manual
    }
}

/// Audits a matched inventory under the lens.
#[must_use]
pub fn audit(catalog: &Catalog, lens: &Lens, inventory: &Inventory, matched: &Matched) -> Audit {
    let idp = lens.idp.or(inventory.provider);
    let lens = Lens {
        idp,
        scenario: with_seats(&lens.scenario, matched),
        ..lens.clone()
    };
    let apps = apps(catalog, &lens, inventory, matched);
    let open: Vec<Estimate> = apps
        .iter()
        .filter(|app| app.class != Class::Provisioned)
        .map(|app| app.estimate.clone())
        .collect();
    let open = portfolio(&open);
    let mut set_aside: BTreeMap<WhySetAside, usize> = BTreeMap::new();
    for one in &inventory.set_aside {
        let count = set_aside.entry(one.why).or_default();
        *count = count.saturating_add(1);
    }
    Audit {
        idp,
        provider: inventory.provider,
        undecided: loose(inventory, matched, |outcome| match outcome {
            Outcome::Review(candidates) => Some((candidates.clone(), false)),
            Outcome::Taken(_) | Outcome::NotInCatalog { .. } => None,
        }),
        not_in_catalog: loose(inventory, matched, |outcome| match outcome {
            Outcome::NotInCatalog { decided } => Some((Vec::new(), *decided)),
            Outcome::Taken(_) | Outcome::Review(_) => None,
        }),
        set_aside: set_aside.into_iter().collect(),
        coverage: coverage(&apps),
        todo: todo(&apps, &open),
        scenario: lens.scenario,
        apps,
        open,
    }
}

/// The scenario with the seats that the export counts, which hold where the user gave none.
fn with_seats(scenario: &Scenario, matched: &Matched) -> Scenario {
    let mut scenario = scenario.clone();
    scenario.set_counted(seats(matched));
    scenario
}

fn apps(catalog: &Catalog, lens: &Lens, inventory: &Inventory, matched: &Matched) -> Vec<AuditApp> {
    let found = matched.apps.iter();
    let mut apps: Vec<AuditApp> = found
        .filter_map(|found| {
            let app = catalog.app(found.app.as_str())?;
            Some(audited(app, lens, inventory, found))
        })
        .collect();
    order::sort_by_key(&mut apps, |app| {
        let name = fold(&app.name).text().to_owned();
        (app.class, name, app.found.app.clone())
    });
    apps
}

fn audited(app: &App, lens: &Lens, inventory: &Inventory, found: &StackApp) -> AuditApp {
    let estimate = estimate_now(app, &lens.scenario, lens.reach(app));
    // Another IdP's provisioning is none of mine.
    let provisioning = match (lens.idp, inventory.provider) {
        (Some(mine), Some(theirs)) if mine != theirs => Provisioning::Unknown,
        (Some(_) | None, Some(_) | None) => found.provisioning,
    };
    let (class, why) = classify::classify(app, lens, provisioning, &estimate);
    let closes = provisioning == Provisioning::On && estimate.native.takes_part;
    let mut labels = Vec::new();
    for entry in found
        .entries
        .iter()
        .filter_map(|place| inventory.entries.get(*place))
    {
        if !labels.contains(&entry.label) {
            labels.push(entry.label.clone());
        }
    }
    AuditApp {
        name: app.display_name().to_owned(),
        labels,
        provisioning,
        answer: lens.answer(app),
        class,
        why,
        exposure: (!closes).then(|| exposure::exposure(app, found, provisioning)),
        estimate,
        found: found.clone(),
    }
}

fn loose(
    inventory: &Inventory,
    matched: &Matched,
    wanted: impl Fn(&Outcome) -> Option<(Vec<Candidate>, bool)>,
) -> Vec<Loose> {
    let entries = inventory.entries.iter().zip(&matched.entries).enumerate();
    entries
        .filter_map(|(place, (entry, matched))| {
            let (candidates, decided) = wanted(&matched.outcome)?;
            Some(Loose {
                entry: place,
                label: entry.label.clone(),
                candidates,
                decided,
            })
        })
        .collect()
}

fn coverage(apps: &[AuditApp]) -> Coverage {
    let count = |wanted: &dyn Fn(&AuditApp) -> bool| apps.iter().filter(|app| wanted(app)).count();
    let closes = |class: Class| move |app: &AuditApp| app.class == class && app.can_close();
    let now = count(&closes(Class::Provisioned));
    let with_today = now.saturating_add(count(&closes(Class::Today)));
    Coverage {
        apps: apps.len(),
        now,
        unsaid: count(&|app| {
            app.exposure
                .as_ref()
                .is_some_and(|exposure| !exposure.stated)
        }),
        with_today,
        with_upgrades: with_today.saturating_add(count(&closes(Class::Upgrade))),
    }
}

#[cfg(test)]
mod tests;
