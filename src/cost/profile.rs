//! The published profiles of manual work, and which one an app takes.

use crate::catalog::guide::Profile;
use crate::catalog::money::Cents;
use crate::catalog::{App, Day, LayerIndex};

use super::scenario::PROFILE_PEOPLE;

/// Which profile stands behind a manual cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProfileKind {
    /// The guides' aggregate over apps with two or more instances: $11,754 at 500 people.
    Aggregate,
    /// The guides' research profile: $9,490 at 500 people.
    Research,
    /// Figures of the app's own that are neither.
    Own,
}

impl ProfileKind {
    /// The word in JSON and CSV.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Aggregate => "aggregate",
            Self::Research => "research",
            Self::Own => "own",
        }
    }
}

/// The profile that an app takes, and how good it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProfileUsed {
    /// Which one.
    pub kind: ProfileKind,
    /// A guide or a card publishes it for this very app; else it was not measured for this app.
    pub own_profile: bool,
    /// A card prints the total only; the parts are those of the profile of that total.
    pub parts_inferred: bool,
    /// Who publishes it for this app, and the record's date.
    pub source: Option<(LayerIndex, Option<Day>)>,
}

/// A profile's figures for so many people. A part that nobody published is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figures {
    pub people: u32,
    pub orphaned: Option<u32>,
    pub idle: Option<u32>,
    pub hours: Option<u32>,
    pub licences: Option<Cents>,
    pub labour: Option<Cents>,
    pub compliance: Option<Cents>,
    /// As published: used where a part is missing.
    pub total: Option<Cents>,
}

/// Stitchflow's aggregate over apps with two or more instances, January 2026.
pub(super) const AGGREGATE: Figures = Figures {
    people: PROFILE_PEOPLE,
    orphaned: Some(7),
    idle: Some(12),
    hours: Some(101),
    licences: Some(Cents::whole(3_925)),
    labour: Some(Cents::whole(6_088)),
    compliance: Some(Cents::whole(1_741)),
    total: Some(Cents::whole(11_754)),
};

/// Stitchflow's "research" block, January 2026.
pub(super) const RESEARCH: Figures = Figures {
    people: PROFILE_PEOPLE,
    orphaned: Some(5),
    idle: Some(12),
    hours: Some(85),
    licences: Some(Cents::whole(3_500)),
    labour: Some(Cents::whole(5_100)),
    compliance: Some(Cents::whole(890)),
    total: Some(Cents::whole(9_490)),
};

/// The profile of an app: its own, the one of its card's total, else the aggregate.
pub(super) fn profile(app: &App) -> (ProfileUsed, Figures) {
    let not_measured = ProfileUsed {
        kind: ProfileKind::Aggregate,
        own_profile: false,
        parts_inferred: false,
        source: None,
    };
    let Some(claim) = &app.profile else {
        return (not_measured, AGGREGATE);
    };
    let own = own_figures(&claim.value);
    let says_parts = own.labour.is_some() || own.licences.is_some() || own.compliance.is_some();
    if !says_parts && own.total.is_none() {
        return (not_measured, AGGREGATE);
    }
    let known = [
        (ProfileKind::Aggregate, AGGREGATE),
        (ProfileKind::Research, RESEARCH),
    ]
    .into_iter()
    .find(|(_, figures)| own.people == figures.people && own.is_of(figures));
    let (kind, figures) = known.unwrap_or((ProfileKind::Own, own));
    let used = ProfileUsed {
        kind,
        own_profile: true,
        parts_inferred: known.is_some() && !says_parts,
        source: Some((claim.layer, claim.date)),
    };
    (used, figures)
}

fn own_figures(profile: &Profile) -> Figures {
    Figures {
        people: profile
            .headcount
            .filter(|people| *people > 0)
            .unwrap_or(PROFILE_PEOPLE),
        orphaned: profile.orphaned_accounts,
        idle: profile.idle_licences,
        hours: profile.hours,
        licences: profile.licences,
        labour: profile.labour,
        compliance: profile.compliance,
        total: profile.total,
    }
}

impl Figures {
    /// Whether everything that these figures state is what the others state, the total among it.
    fn is_of(&self, other: &Self) -> bool {
        fn same<T: PartialEq>(mine: Option<T>, theirs: Option<T>) -> bool {
            mine.is_none() || mine == theirs
        }
        self.total.is_some()
            && same(self.total, other.total)
            && same(self.orphaned, other.orphaned)
            && same(self.idle, other.idle)
            && same(self.hours, other.hours)
            && same(self.licences, other.licences)
            && same(self.labour, other.labour)
            && same(self.compliance, other.compliance)
    }
}
