//! The scenario: every dial of the calculator at its value, within its range, and how it is kept in a file.
//!
//! Lives here: the values, their defaults and their ranges. Must not live here: how a dial is shown, stepped and typed
//! (`dial`), what the values make of an app. A value out of its range cannot be held: setters and files refuse it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::number::Percent;
use crate::catalog::AppId;
use crate::catalog::money::Cents;

mod read;
mod set;
mod written;

pub use crate::catalog::quote::{PrivateQuote, QuoteBasis};

/// The most people, and the most seats of an app.
pub const MOST_PEOPLE: u32 = 100_000;
/// The people that published profiles are normalised to, and the default headcount.
pub const PROFILE_PEOPLE: u32 = 500;
/// The highest rate a year of leavers, joiners and moves: everybody twice.
pub const MOST_TURNOVER: Percent = Percent(2000);
/// The most minutes that one change takes: a working day.
pub const MOST_MINUTES: u32 = 480;
/// The highest admin cost per hour.
pub const MOST_HOURLY: Cents = Cents::whole(1_000);
/// The highest licence price per idle seat and year.
pub const MOST_IDLE: Cents = Cents::whole(100_000);
/// The highest connector fee per year, and the highest private quote.
pub const MOST_FEE: Cents = Cents::whole(100_000_000);

/// By which of two methods manual work is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Basis {
    /// A published profile, scaled to the seats.
    #[default]
    Reference,
    /// Joiners, leavers and moves, at so many minutes each.
    Events,
}

impl Basis {
    /// The word in queries, JSON and on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::Events => "events",
        }
    }

    /// The basis of a word, case folded.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Reference, Self::Events]
            .into_iter()
            .find(|basis| basis.word().eq_ignore_ascii_case(word))
    }
}

/// Why a dial did not take a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScenarioError {
    /// A number outside the dial's range.
    #[error("{dial} cannot be {value}; choose {low} to {high}")]
    OutOfRange {
        /// The dial's title.
        dial: &'static str,
        /// What was asked for.
        value: String,
        /// The least that it takes, with its unit.
        low: String,
        /// The most that it takes, with its unit.
        high: String,
    },
    /// Words that are no value of the dial.
    #[error("{dial} cannot be \"{value}\"; write {expected}")]
    NotAValue {
        /// The dial's title.
        dial: &'static str,
        /// What was typed.
        value: String,
        /// What the dial takes, with its range.
        expected: String,
    },
    /// An app's id that is no slug.
    #[error("in a scenario's apps: {0}")]
    App(String),
}

/// All dials of the calculator. Untouched ones stand at their defaults.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(into = "written::Written")]
pub struct Scenario {
    headcount: u32,
    seat_share: Percent,
    hourly: Option<Cents>,
    idle_licence: Option<Cents>,
    compliance: bool,
    basis: Basis,
    leavers: Percent,
    joiners: Option<Percent>,
    moves: Percent,
    minutes: u32,
    work_left: Percent,
    connector_fee: Option<Cents>,
    apps: BTreeMap<AppId, AppDials>,
    /// Seats that the organisation's stack counts, 1 to 100,000 each. No dial: it is not saved with the scenario.
    counted: BTreeMap<AppId, u32>,
}

/// Where an app's number of seats comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SeatsFrom {
    /// Headcount x seat share.
    Headcount,
    /// The user, for this app.
    Yours,
    /// The stack that was imported counts them.
    Stack,
}

impl SeatsFrom {
    /// The word in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Headcount => "headcount",
            Self::Yours => "yours",
            Self::Stack => "stack",
        }
    }
}

/// The dials of one app.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AppDials {
    /// The app's own seats, 1 to 100,000. `None`: what the stack counts, else headcount x seat share.
    seats: Option<u32>,
    /// The tier paid today, by name. `None`: the model's default.
    current: Option<String>,
    /// The tier to go to, by name. `None`: the cheapest with SCIM.
    target: Option<String>,
    /// A private quote for the target.
    quote: Option<PrivateQuote>,
}

impl Default for Scenario {
    /// 500 people, a seat each, published rates, compliance part on, no connector fee: section "Dials" of the cost model.
    fn default() -> Self {
        Self {
            headcount: PROFILE_PEOPLE,
            seat_share: Percent::HUNDRED,
            hourly: None,
            idle_licence: None,
            compliance: true,
            basis: Basis::Reference,
            leavers: Percent(173),
            joiners: None,
            moves: Percent(100),
            minutes: 10,
            work_left: Percent::ZERO,
            connector_fee: None,
            apps: BTreeMap::new(),
            counted: BTreeMap::new(),
        }
    }
}

impl Scenario {
    /// People in the organisation, 1 to 100,000. Default 500.
    #[must_use]
    pub const fn headcount(&self) -> u32 {
        self.headcount
    }

    /// How many of them have a seat in an app, 0.1 to 100 %. Default 100 (an assumption).
    #[must_use]
    pub const fn seat_share(&self) -> Percent {
        self.seat_share
    }

    /// Admin cost per hour; `None`: as published.
    #[must_use]
    pub const fn hourly(&self) -> Option<Cents> {
        self.hourly
    }

    /// Licence price per idle seat and year; `None`: as published.
    #[must_use]
    pub const fn idle_licence(&self) -> Option<Cents> {
        self.idle_licence
    }

    /// Whether the published compliance part counts. Default on.
    #[must_use]
    pub const fn compliance(&self) -> bool {
        self.compliance
    }

    /// By which method manual work is counted. Default reference.
    #[must_use]
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// Leavers a year. Default 17.3 % (Mercer 2022-23).
    #[must_use]
    pub const fn leavers(&self) -> Percent {
        self.leavers
    }

    /// Joiners a year; as many as leavers until touched.
    #[must_use]
    pub fn joiners(&self) -> Percent {
        self.joiners.unwrap_or(self.leavers)
    }

    /// Joiners as set; `None`: as many as leavers.
    #[must_use]
    pub const fn own_joiners(&self) -> Option<Percent> {
        self.joiners
    }

    /// People a year whose access changes. Default 10 % (an assumption).
    #[must_use]
    pub const fn moves(&self) -> Percent {
        self.moves
    }

    /// Minutes per change, 0 to 480. Default 10 (a vendor's figure of 2011, weak).
    #[must_use]
    pub const fn minutes(&self) -> u32 {
        self.minutes
    }

    /// Work left after SCIM, in percent of the manual cost, 0 to 100. Default 0 (an assumption).
    #[must_use]
    pub const fn work_left(&self) -> Percent {
        self.work_left
    }

    /// What a connector costs a year; `None`: not entered.
    #[must_use]
    pub const fn connector_fee(&self) -> Option<Cents> {
        self.connector_fee
    }

    /// The dials of every app that has any of its own.
    #[must_use]
    pub const fn apps(&self) -> &BTreeMap<AppId, AppDials> {
        &self.apps
    }

    /// The dials of one app, if it has any of its own.
    #[must_use]
    pub fn app(&self, app: &AppId) -> Option<&AppDials> {
        self.apps.get(app)
    }

    /// The app's own seats: as the user set them, else as the stack counts them, else none.
    #[must_use]
    pub fn own_seats(&self, app: &AppId) -> Option<u32> {
        let set = self.app(app).and_then(AppDials::seats);
        set.or_else(|| self.counted.get(app).copied())
    }

    /// Where [`Scenario::seats`] has the app's seats from.
    #[must_use]
    pub fn seats_from(&self, app: &AppId) -> SeatsFrom {
        match self.app(app).and_then(AppDials::seats) {
            Some(_) => SeatsFrom::Yours,
            None if self.counted.contains_key(app) => SeatsFrom::Stack,
            None => SeatsFrom::Headcount,
        }
    }

    /// The seats that the stack counts, by app.
    #[must_use]
    pub const fn counted(&self) -> &BTreeMap<AppId, u32> {
        &self.counted
    }

    /// Whether the dials are the same, whatever a stack counts.
    #[must_use]
    pub fn same_dials(&self, other: &Scenario) -> bool {
        let mut mine = self.clone();
        mine.counted.clone_from(&other.counted);
        mine == *other
    }

    /// The seats of an app: its own, else ceil(headcount x share). 1 to 100,000.
    #[must_use]
    pub fn seats(&self, app: &AppId) -> u32 {
        self.own_seats(app)
            .unwrap_or_else(|| self.seats_at(self.headcount))
    }

    /// The seats of an app without seats of its own at a headcount: ceil(headcount x share), at least 1.
    #[must_use]
    pub fn seats_at(&self, headcount: u32) -> u32 {
        let tenths = u64::from(headcount).saturating_mul(u64::from(self.seat_share.0));
        u32::try_from(tenths.div_ceil(1000))
            .unwrap_or(MOST_PEOPLE)
            .clamp(1, MOST_PEOPLE)
    }

    /// The same scenario with other dials for one app; dials that are all untouched are forgotten.
    pub(super) fn put_app(&mut self, app: &AppId, dials: AppDials) {
        if dials == AppDials::default() {
            self.apps.remove(app);
        } else {
            self.apps.insert(app.clone(), dials);
        }
    }

    /// Changes one app's dials.
    pub(super) fn change_app(&mut self, app: &AppId, change: impl FnOnce(&mut AppDials)) {
        let mut dials = self.apps.get(app).cloned().unwrap_or_default();
        change(&mut dials);
        self.put_app(app, dials);
    }
}

impl AppDials {
    /// The app's own seats, 1 to 100,000.
    #[must_use]
    pub const fn seats(&self) -> Option<u32> {
        self.seats
    }

    /// The tier paid today, by name.
    #[must_use]
    pub fn current(&self) -> Option<&str> {
        self.current.as_deref()
    }

    /// The tier to go to, by name.
    #[must_use]
    pub fn target(&self) -> Option<&str> {
        self.target.as_deref()
    }

    /// A private quote for the target.
    #[must_use]
    pub const fn quote(&self) -> Option<PrivateQuote> {
        self.quote
    }
}

#[cfg(test)]
mod tests;
