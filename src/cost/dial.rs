//! The dials: the one list that sliders and the command line's flags share.
//!
//! Lives here: each dial's words, unit, range and steps, and how it is read from and written as text. Must not live here:
//! the values (`scenario`), drawing. A dial's number is in its small unit: people, tenths of a percent, cents, minutes, 0 or 1.

use super::number::Percent;
use super::range::thousands;
use super::scenario::{self, Basis, MOST_PEOPLE, PROFILE_PEOPLE, Scenario};
use crate::catalog::money::{Cents, Currency, Money};

mod of_app;
mod slider;
mod touched;
mod typed;

pub use of_app::AppDial;
pub use slider::Pace;
pub use touched::touched_in_words;

/// A dial of the whole scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dial {
    /// People in the organisation.
    Headcount,
    /// The share of them with a seat.
    SeatShare,
    /// Admin cost per hour.
    Hourly,
    /// Licence price per idle seat and year.
    IdleLicence,
    /// Work left after SCIM.
    WorkLeft,
    /// Connector fee per year.
    Connector,
    /// Whether the published compliance part counts.
    Compliance,
    /// Reference or events.
    Basis,
    /// Leavers a year.
    Leavers,
    /// Joiners a year.
    Joiners,
    /// Moves a year.
    Moves,
    /// Minutes per change.
    Minutes,
}

/// What a dial's number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    People,
    Tenths,
    Cents,
    Minutes,
    Switch,
    Basis,
}

impl Dial {
    /// Every dial, in the order in which screens and help list them.
    pub const ALL: [Self; 12] = [
        Self::Headcount,
        Self::SeatShare,
        Self::Hourly,
        Self::IdleLicence,
        Self::WorkLeft,
        Self::Connector,
        Self::Compliance,
        Self::Basis,
        Self::Leavers,
        Self::Joiners,
        Self::Moves,
        Self::Minutes,
    ];

    /// The word in scenario files and JSON; with hyphens for underscores, the command line's flag.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Headcount => "headcount",
            Self::SeatShare => "seat_share",
            Self::Hourly => "hourly",
            Self::IdleLicence => "idle_licence",
            Self::WorkLeft => "work_left",
            Self::Connector => "connector_fee",
            Self::Compliance => "compliance",
            Self::Basis => "basis",
            Self::Leavers => "leavers",
            Self::Joiners => "joiners",
            Self::Moves => "moves",
            Self::Minutes => "minutes",
        }
    }

    /// What screens call it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Headcount => "People",
            Self::SeatShare => "With a seat",
            Self::Hourly => "Admin hour",
            Self::IdleLicence => "Idle licence, year",
            Self::WorkLeft => "Work left after SCIM",
            Self::Connector => "Connector, year",
            Self::Compliance => "Compliance part",
            Self::Basis => "Basis",
            Self::Leavers => "Leavers a year",
            Self::Joiners => "Joiners a year",
            Self::Moves => "Moves a year",
            Self::Minutes => "Minutes a change",
        }
    }

    /// In what it is typed and shown; empty for a switch.
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self.kind() {
            Unit::People => "people",
            Unit::Tenths => "%",
            Unit::Cents => "$",
            Unit::Minutes => "minutes",
            Unit::Switch | Unit::Basis => "",
        }
    }

    /// What it means, its default and where that comes from, in a line.
    #[must_use]
    pub const fn help(self) -> &'static str {
        match self {
            Self::Headcount => {
                "people in the organisation; 500, the norm of the published profiles"
            }
            Self::SeatShare => "people with a seat in an app; 100 %, an assumption",
            Self::Hourly => "what an administrator's hour costs; as published until touched",
            Self::IdleLicence => "what an unused licence costs a year; as published until touched",
            Self::WorkLeft => "work that stays after SCIM, of the manual cost; 0 %, an assumption",
            Self::Connector => "what a bought connector costs a year; none until entered",
            Self::Compliance => "whether the published compliance part counts; on",
            Self::Basis => "reference: a published profile; events: joiners, leavers and moves",
            Self::Leavers => "people who leave a year; 17.3 %, Mercer 2022-23",
            Self::Joiners => "people who join a year; as many as leave until touched",
            Self::Moves => "people whose access changes a year; 10 %, an assumption",
            Self::Minutes => "minutes per change; 10, a vendor's figure of 2011, weak",
        }
    }

    /// The dial of a word, case folded, hyphens and underscores alike.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.replace('-', "_");
        Self::ALL
            .into_iter()
            .find(|dial| dial.word().eq_ignore_ascii_case(&word))
    }

    const fn kind(self) -> Unit {
        match self {
            Self::Headcount => Unit::People,
            Self::SeatShare | Self::WorkLeft | Self::Leavers | Self::Joiners | Self::Moves => {
                Unit::Tenths
            }
            Self::Hourly | Self::IdleLicence | Self::Connector => Unit::Cents,
            Self::Minutes => Unit::Minutes,
            Self::Compliance => Unit::Switch,
            Self::Basis => Unit::Basis,
        }
    }

    /// The least and the most that it takes, in its small unit.
    #[must_use]
    pub const fn range(self) -> (i64, i64) {
        match self {
            Self::Headcount => (1, MOST_PEOPLE as i64),
            Self::SeatShare => (1, 1000),
            Self::Hourly => (0, scenario::MOST_HOURLY.0),
            Self::IdleLicence => (0, scenario::MOST_IDLE.0),
            Self::WorkLeft => (0, 1000),
            Self::Connector => (0, scenario::MOST_FEE.0),
            Self::Compliance | Self::Basis => (0, 1),
            Self::Leavers | Self::Joiners | Self::Moves => (0, scenario::MOST_TURNOVER.0 as i64),
            Self::Minutes => (0, scenario::MOST_MINUTES as i64),
        }
    }

    /// The range in words, with its unit: "1 to 100,000 people".
    #[must_use]
    pub fn range_in_words(self) -> String {
        let (low, high) = self.range();
        match self.kind() {
            Unit::Switch => "on or off".to_owned(),
            Unit::Basis => "reference or events".to_owned(),
            Unit::People | Unit::Tenths | Unit::Cents | Unit::Minutes => {
                format!("{} to {}", self.bare(low), self.worded(high))
            }
        }
    }

    /// The value in its small unit; `None` where the dial is untouched and has no value of its own (a rate as published, a
    /// connector without a fee).
    #[must_use]
    pub fn number(self, scenario: &Scenario) -> Option<i64> {
        match self {
            Self::Headcount => Some(scenario.headcount().into()),
            Self::SeatShare => Some(scenario.seat_share().0.into()),
            Self::Hourly => scenario.hourly().map(|rate| rate.0),
            Self::IdleLicence => scenario.idle_licence().map(|price| price.0),
            Self::WorkLeft => Some(scenario.work_left().0.into()),
            Self::Connector => scenario.connector_fee().map(|fee| fee.0),
            Self::Compliance => Some(scenario.compliance().into()),
            Self::Basis => Some(match scenario.basis() {
                Basis::Reference => 0,
                Basis::Events => 1,
            }),
            Self::Leavers => Some(scenario.leavers().0.into()),
            Self::Joiners => Some(scenario.joiners().0.into()),
            Self::Moves => Some(scenario.moves().0.into()),
            Self::Minutes => Some(scenario.minutes().into()),
        }
    }

    /// The value as screens show it: "500", "17.3 %", "$60.28", "as published, $60.28", "enter a fee", "on".
    #[must_use]
    pub fn shown(self, scenario: &Scenario) -> String {
        match (self, self.number(scenario)) {
            (Self::Hourly | Self::IdleLicence, None) => {
                format!("as published, {}", self.worded(self.rest_number()))
            }
            (Self::Connector, None) => "enter a fee".to_owned(),
            (Self::Headcount, Some(number)) => self.bare(number),
            (Self::Joiners, Some(number)) if scenario.own_joiners().is_none() => {
                format!("as leavers, {}", self.worded(number))
            }
            (_, Some(number)) => self.worded(number),
            (_, None) => "not set".to_owned(),
        }
    }

    /// A number of this dial in words, with its unit.
    fn worded(self, number: i64) -> String {
        match self.kind() {
            Unit::People => format!("{} people", self.bare(number)),
            Unit::Tenths => format!("{} %", self.bare(number)),
            Unit::Minutes => format!("{} minutes", self.bare(number)),
            Unit::Cents | Unit::Switch | Unit::Basis => self.bare(number),
        }
    }

    fn bare(self, number: i64) -> String {
        match self.kind() {
            Unit::People | Unit::Minutes => thousands(number.unsigned_abs()),
            Unit::Tenths => Percent(u32::try_from(number).unwrap_or(0)).to_string(),
            Unit::Cents => Money::new(Cents(number), Currency::Usd).to_string(),
            Unit::Switch => if number == 0 { "off" } else { "on" }.to_owned(),
            Unit::Basis => basis_of(number).word().to_owned(),
        }
    }

    /// Where the dial's own value begins while it has none: the published rate, no fee.
    fn rest_number(self) -> i64 {
        match self {
            Self::Hourly => 6_028,
            Self::IdleLicence => 32_708,
            Self::Headcount => PROFILE_PEOPLE.into(),
            Self::SeatShare
            | Self::WorkLeft
            | Self::Connector
            | Self::Compliance
            | Self::Basis
            | Self::Leavers
            | Self::Joiners
            | Self::Moves
            | Self::Minutes => 0,
        }
    }
}

const fn basis_of(number: i64) -> Basis {
    match number {
        0 => Basis::Reference,
        _ => Basis::Events,
    }
}

#[cfg(test)]
mod tests;
