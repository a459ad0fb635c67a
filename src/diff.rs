//! QUESTIONS: what differs between two sides (a release and the one before, a layer and the catalog, somebody's file): apps
//! that came and went, gates that opened and closed, statuses, plans, prices, connections and leaver facts that moved.
//!
//! Lives here: the kinds of change and how they are found. What a side is stands in `side`, the columns in `columns`. Must
//! not live here: where sides come from, how a table is written. What one side does not state is not documented there: that
//! is a change of its own kind, never a change to "no".

mod columns;
mod found;
mod side;

use std::collections::BTreeSet;

use crate::catalog::{AppId, Day};
use crate::field::sort_by_column;
use crate::order;

pub use columns::{COLUMNS, DiffColumn, column, default_columns};
pub use side::Side;

/// What kind of change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Included before, behind a dearer plan now.
    GateClosed,
    /// Behind a dearer plan before, included now.
    GateOpened,
    /// SCIM on some plan before, on none now.
    ScimGone,
    /// SCIM on no plan before, on some plan now.
    ScimAdded,
    /// The status moved in another way.
    Status,
    /// Another plan is named.
    Plan,
    /// A price has other terms.
    Price,
    /// Another seat minimum.
    MinSeats,
    /// A price list has a tier more.
    TierAdded,
    /// A price list has a tier less.
    TierGone,
    /// An IdP reaches the app in another way.
    Connection,
    /// Something else happens to leavers.
    Leaver,
    /// Another detail of SCIM or SSO.
    Detail,
    /// Only the new side has the app.
    AppAdded,
    /// Only the old side has the app.
    AppGone,
    /// Only the new side states it.
    Stated,
    /// Only the old side states it.
    Unstated,
}

impl Kind {
    /// Every kind, in the order in which they are counted and listed.
    pub const ALL: [Self; 17] = [
        Self::GateClosed,
        Self::GateOpened,
        Self::ScimGone,
        Self::ScimAdded,
        Self::Status,
        Self::Plan,
        Self::Price,
        Self::MinSeats,
        Self::TierAdded,
        Self::TierGone,
        Self::Connection,
        Self::Leaver,
        Self::Detail,
        Self::AppAdded,
        Self::AppGone,
        Self::Stated,
        Self::Unstated,
    ];

    /// The word in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::GateClosed => "gate_closed",
            Self::GateOpened => "gate_opened",
            Self::ScimGone => "scim_gone",
            Self::ScimAdded => "scim_added",
            Self::Status => "status",
            Self::Plan => "plan",
            Self::Price => "price",
            Self::MinSeats => "min_seats",
            Self::TierAdded => "tier_added",
            Self::TierGone => "tier_gone",
            Self::Connection => "connection",
            Self::Leaver => "leaver",
            Self::Detail => "detail",
            Self::AppAdded => "app_added",
            Self::AppGone => "app_gone",
            Self::Stated => "stated",
            Self::Unstated => "unstated",
        }
    }

    /// What readers see.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::GateClosed => "gate closed",
            Self::GateOpened => "gate opened",
            Self::ScimGone => "SCIM gone",
            Self::ScimAdded => "SCIM added",
            Self::Status => "status",
            Self::Plan => "plan",
            Self::Price => "price",
            Self::MinSeats => "minimum seats",
            Self::TierAdded => "tier added",
            Self::TierGone => "tier gone",
            Self::Connection => "connection",
            Self::Leaver => "leavers",
            Self::Detail => "detail",
            Self::AppAdded => "app added",
            Self::AppGone => "app gone",
            Self::Stated => "newly stated",
            Self::Unstated => "no longer stated",
        }
    }

    /// What it means, for readers.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::GateClosed => "SCIM was included, and costs a dearer plan now",
            Self::GateOpened => "SCIM cost a dearer plan, and is included now",
            Self::ScimGone => "SCIM was on some plan, and is on none now",
            Self::ScimAdded => "SCIM was on no plan, and is on some plan now",
            Self::Status => "the SCIM status moved in another way",
            Self::Plan => "another plan is named",
            Self::Price => "a price has other terms",
            Self::MinSeats => "another seat minimum",
            Self::TierAdded => "the price list has a tier more",
            Self::TierGone => "the price list has a tier less",
            Self::Connection => "an identity provider reaches the app in another way",
            Self::Leaver => "something else happens to leavers",
            Self::Detail => "another detail of SCIM or SSO",
            Self::AppAdded => "only the new side has the app",
            Self::AppGone => "only the old side has the app",
            Self::Stated => "only the new side states it",
            Self::Unstated => "only the old side states it",
        }
    }

    /// The same change seen from the other side.
    #[must_use]
    pub const fn mirrored(self) -> Self {
        match self {
            Self::GateClosed => Self::GateOpened,
            Self::GateOpened => Self::GateClosed,
            Self::ScimGone => Self::ScimAdded,
            Self::ScimAdded => Self::ScimGone,
            Self::TierAdded => Self::TierGone,
            Self::TierGone => Self::TierAdded,
            Self::AppAdded => Self::AppGone,
            Self::AppGone => Self::AppAdded,
            Self::Stated => Self::Unstated,
            Self::Unstated => Self::Stated,
            Self::Status
            | Self::Plan
            | Self::Price
            | Self::MinSeats
            | Self::Connection
            | Self::Leaver
            | Self::Detail => self,
        }
    }

    /// Whether only one of the sides states it, while both know the app: no move, for nothing was said to be otherwise.
    #[must_use]
    pub const fn is_one_sided(self) -> bool {
        matches!(self, Self::Stated | Self::Unstated)
    }
}

/// What a side says, and the date of the record that says it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// In words.
    pub text: String,
    /// The record's date; none is undated.
    pub date: Option<Day>,
}

/// One thing that differs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// What kind of change it is.
    pub kind: Kind,
    /// The app's name.
    pub name: String,
    /// The app.
    pub app: AppId,
    /// The field, such as `status` or `tiers.pro.price`; `app` and `tiers.pro` where all of it came or went.
    pub field: String,
    /// What the old side says; none where it says nothing of it.
    pub old: Option<Said>,
    /// What the new side says; none where it says nothing of it.
    pub new: Option<Said>,
}

/// What differs between two sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diff {
    /// The changes, by kind, then by name. Those that only one side states are among them only where they were asked for.
    pub changes: Vec<Change>,
    /// How many changes are of each kind, in the order of [`Kind::ALL`], listed or not.
    pub counts: Vec<(Kind, usize)>,
    /// How many of the wanted apps are on both sides.
    pub on_both: usize,
}

/// How much is wanted of a diff.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// Only these apps; none wants all.
    pub apps: Option<&'a BTreeSet<AppId>>,
    /// Also list what only one side states.
    pub one_sided: bool,
}

impl Diff {
    /// Compares two sides.
    #[must_use]
    pub fn new(old: &Side, new: &Side, wanted: Wanted<'_>) -> Diff {
        let is_wanted = |id: &&AppId| wanted.apps.is_none_or(|apps| apps.contains(*id));
        let ids: BTreeSet<&AppId> = old.ids().chain(new.ids()).filter(is_wanted).collect();
        let mut all: Vec<Change> = Vec::new();
        let mut on_both: usize = 0;
        for id in ids {
            on_both =
                on_both.saturating_add(usize::from(old.app(id).is_some() && new.app(id).is_some()));
            all.extend(found::changes(id, old.app(id), new.app(id)));
        }
        order::sort_by_key(&mut all, |change| {
            (change.kind, change.name.to_lowercase(), change.app.clone())
        });
        let count = |kind: Kind| all.iter().filter(|change| change.kind == kind).count();
        let counts = Kind::ALL
            .into_iter()
            .map(|kind| (kind, count(kind)))
            .collect();
        all.retain(|change| wanted.one_sided || !change.kind.is_one_sided());
        Diff {
            changes: all,
            counts,
            on_both,
        }
    }

    /// How many changes are of a kind, listed or not.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        let mut counts = self.counts.iter();
        counts
            .find(|(counted, _)| *counted == kind)
            .map_or(0, |(_, count)| *count)
    }

    /// How many things moved: all changes but those that only one side states.
    #[must_use]
    pub fn moved(&self) -> usize {
        let moved = self.counts.iter().filter(|(kind, _)| !kind.is_one_sided());
        moved.map(|(_, count)| count).sum()
    }

    /// Whether nothing differs, not even in what is stated.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.iter().all(|(_, count)| *count == 0)
    }

    /// Orders the changes by a column; those that are equal under it keep their order.
    pub fn sort(&mut self, column: &DiffColumn, descending: bool) {
        sort_by_column(
            &mut self.changes,
            |change| (column.sort_key)(change, &()),
            descending,
        );
    }
}

#[cfg(test)]
mod tests;
