//! Dials set by a number or by what somebody typed, and reset.

use super::{Dial, Unit, basis_of};
use crate::catalog::money::Cents;
use crate::cost::number::Percent;
use crate::cost::scenario::{Basis, Scenario, ScenarioError};

impl Dial {
    /// Sets the value, in the dial's small unit.
    ///
    /// # Errors
    /// The number is outside the dial's range, which the error names; the scenario stays as it was.
    pub fn set_number(self, scenario: &mut Scenario, number: i64) -> Result<(), ScenarioError> {
        let (low, high) = self.range();
        let small = u32::try_from(number).ok();
        let (Some(small), true) = (small.or(Some(0)), (low..=high).contains(&number)) else {
            return Err(ScenarioError::OutOfRange {
                dial: self.title(),
                value: self.signed(number),
                low: self.bare(low),
                high: self.worded(high),
            });
        };
        match self {
            Self::Headcount => scenario.set_headcount(small),
            Self::SeatShare => scenario.set_seat_share(Percent(small)),
            Self::Hourly => scenario.set_hourly(Some(Cents(number))),
            Self::IdleLicence => scenario.set_idle_licence(Some(Cents(number))),
            Self::WorkLeft => scenario.set_work_left(Percent(small)),
            Self::Connector => scenario.set_connector_fee(Some(Cents(number))),
            Self::Compliance => {
                scenario.set_compliance(number == 1);
                Ok(())
            }
            Self::Basis => {
                scenario.set_basis(basis_of(number));
                Ok(())
            }
            Self::Leavers => scenario.set_leavers(Percent(small)),
            Self::Joiners => scenario.set_joiners(Some(Percent(small))),
            Self::Moves => scenario.set_moves(Percent(small)),
            Self::Minutes => scenario.set_minutes(small),
        }
    }

    fn signed(self, number: i64) -> String {
        let sign = if number < 0 && self.kind() != Unit::Cents {
            "-"
        } else {
            ""
        };
        let size = i64::try_from(number.unsigned_abs()).unwrap_or(i64::MAX);
        match self.kind() {
            Unit::Cents => self.bare(number),
            Unit::People | Unit::Tenths | Unit::Minutes | Unit::Switch | Unit::Basis => {
                format!("{sign}{}", self.bare(size))
            }
        }
    }

    /// Sets the value from what somebody typed: `1,000`, `17.3 %`, `$60.28`, `on`, `events`; `default` resets.
    ///
    /// # Errors
    /// The words are no value of the dial, or out of its range, which the error names; the scenario stays as it was.
    pub fn set_text(self, scenario: &mut Scenario, text: &str) -> Result<(), ScenarioError> {
        let typed = text.trim();
        if ["default", "as published", "none"]
            .iter()
            .any(|word| typed.eq_ignore_ascii_case(word))
        {
            self.reset(scenario);
            return Ok(());
        }
        match self.read(typed) {
            Some(number) => self.set_number(scenario, number),
            None => Err(ScenarioError::NotAValue {
                dial: self.title(),
                value: text.to_owned(),
                expected: self.range_in_words(),
            }),
        }
    }

    fn read(self, typed: &str) -> Option<i64> {
        let number = typed.replace([',', '_'], "");
        let (negative, size) = match number.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, number.as_str()),
        };
        let size = size.trim_start_matches('$').trim();
        let read = match self.kind() {
            Unit::People => size
                .trim_end_matches("people")
                .trim()
                .parse::<u32>()
                .ok()?
                .into(),
            Unit::Minutes => size
                .trim_end_matches("minutes")
                .trim()
                .parse::<u32>()
                .ok()?
                .into(),
            Unit::Tenths => Percent::parse(size)?.0.into(),
            Unit::Cents => Cents::parse(size)?.0,
            Unit::Switch => match typed.to_ascii_lowercase().as_str() {
                "on" | "yes" | "true" | "1" => 1,
                "off" | "no" | "false" | "0" => 0,
                _ => return None,
            },
            Unit::Basis => match Basis::from_word(typed)? {
                Basis::Reference => 0,
                Basis::Events => 1,
            },
        };
        i64::checked_mul(read, if negative { -1 } else { 1 })
    }

    /// Returns the dial to its default.
    pub fn reset(self, scenario: &mut Scenario) {
        let usual = Scenario::default();
        let done = match self {
            Self::Hourly => scenario.set_hourly(None),
            Self::IdleLicence => scenario.set_idle_licence(None),
            Self::Connector => scenario.set_connector_fee(None),
            Self::Joiners => scenario.set_joiners(None),
            Self::Headcount
            | Self::SeatShare
            | Self::WorkLeft
            | Self::Compliance
            | Self::Basis
            | Self::Leavers
            | Self::Moves
            | Self::Minutes => match self.number(&usual) {
                Some(number) => self.set_number(scenario, number),
                None => Ok(()),
            },
        };
        debug_assert!(done.is_ok(), "every default lies in its range");
    }

    /// Whether the dial stands elsewhere than at its default.
    #[must_use]
    pub fn is_touched(self, scenario: &Scenario) -> bool {
        match self {
            Self::Joiners => scenario.own_joiners().is_some(),
            Self::Headcount
            | Self::SeatShare
            | Self::Hourly
            | Self::IdleLicence
            | Self::WorkLeft
            | Self::Connector
            | Self::Compliance
            | Self::Basis
            | Self::Leavers
            | Self::Moves
            | Self::Minutes => self.number(scenario) != self.number(&Scenario::default()),
        }
    }
}
