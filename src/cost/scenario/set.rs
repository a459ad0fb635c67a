//! The setters of a scenario. Each refuses what is outside its range and leaves the scenario as it was.

use std::collections::BTreeMap;

use super::{
    Basis, MOST_FEE, MOST_HOURLY, MOST_IDLE, MOST_MINUTES, MOST_PEOPLE, MOST_TURNOVER,
    PrivateQuote, Scenario, ScenarioError,
};
use crate::catalog::AppId;
use crate::catalog::money::Cents;
use crate::cost::number::Percent;

impl Scenario {
    /// Sets the headcount.
    ///
    /// # Errors
    /// Not 1 to 100,000.
    pub fn set_headcount(&mut self, people: u32) -> Result<(), ScenarioError> {
        self.headcount = within("People", people, 1, MOST_PEOPLE)?;
        Ok(())
    }

    /// Sets the share of people with a seat.
    ///
    /// # Errors
    /// Not 0.1 to 100 %.
    pub fn set_seat_share(&mut self, share: Percent) -> Result<(), ScenarioError> {
        self.seat_share = within("With a seat", share, Percent(1), Percent::HUNDRED)?;
        Ok(())
    }

    /// Sets the admin cost per hour, in cents; `None` returns to what is published.
    ///
    /// # Errors
    /// Not $0 to $1,000.
    pub fn set_hourly(&mut self, rate: Option<Cents>) -> Result<(), ScenarioError> {
        self.hourly = dollars_within("Admin hour", rate, MOST_HOURLY)?;
        Ok(())
    }

    /// Sets the licence price per idle seat and year, in cents; `None` returns to what is published.
    ///
    /// # Errors
    /// Not $0 to $100,000.
    pub fn set_idle_licence(&mut self, price: Option<Cents>) -> Result<(), ScenarioError> {
        self.idle_licence = dollars_within("Idle licence, year", price, MOST_IDLE)?;
        Ok(())
    }

    /// Counts the published compliance part, or not.
    pub fn set_compliance(&mut self, counts: bool) {
        self.compliance = counts;
    }

    /// Sets the basis of manual work.
    pub fn set_basis(&mut self, basis: Basis) {
        self.basis = basis;
    }

    /// Sets leavers a year.
    ///
    /// # Errors
    /// Not 0 to 200 %.
    pub fn set_leavers(&mut self, rate: Percent) -> Result<(), ScenarioError> {
        self.leavers = within("Leavers a year", rate, Percent::ZERO, MOST_TURNOVER)?;
        Ok(())
    }

    /// Sets joiners a year; `None`: as many as leavers.
    ///
    /// # Errors
    /// Not 0 to 200 %.
    pub fn set_joiners(&mut self, rate: Option<Percent>) -> Result<(), ScenarioError> {
        let checked = rate.map(|rate| within("Joiners a year", rate, Percent::ZERO, MOST_TURNOVER));
        self.joiners = checked.transpose()?;
        Ok(())
    }

    /// Sets moves a year.
    ///
    /// # Errors
    /// Not 0 to 200 %.
    pub fn set_moves(&mut self, rate: Percent) -> Result<(), ScenarioError> {
        self.moves = within("Moves a year", rate, Percent::ZERO, MOST_TURNOVER)?;
        Ok(())
    }

    /// Sets the minutes per change.
    ///
    /// # Errors
    /// Not 0 to 480.
    pub fn set_minutes(&mut self, minutes: u32) -> Result<(), ScenarioError> {
        self.minutes = within("Minutes a change", minutes, 0, MOST_MINUTES)?;
        Ok(())
    }

    /// Sets the work left after SCIM, in percent of the manual cost.
    ///
    /// # Errors
    /// Not 0 to 100 %.
    pub fn set_work_left(&mut self, share: Percent) -> Result<(), ScenarioError> {
        self.work_left = within(
            "Work left after SCIM",
            share,
            Percent::ZERO,
            Percent::HUNDRED,
        )?;
        Ok(())
    }

    /// Sets the connector's fee per year, in cents; `None`: not entered.
    ///
    /// # Errors
    /// Not $0 to $100,000,000.
    pub fn set_connector_fee(&mut self, fee: Option<Cents>) -> Result<(), ScenarioError> {
        self.connector_fee = dollars_within("Connector, year", fee, MOST_FEE)?;
        Ok(())
    }

    /// Sets an app's own seats; `None`: headcount x share.
    ///
    /// # Errors
    /// Not 1 to 100,000.
    pub fn set_seats(&mut self, app: &AppId, seats: Option<u32>) -> Result<(), ScenarioError> {
        let checked = seats.map(|seats| within("Seats", seats, 1, MOST_PEOPLE));
        let seats = checked.transpose()?;
        self.change_app(app, |dials| dials.seats = seats);
        Ok(())
    }

    /// Takes the seats that a stack counts, in place of what one counted before. A count that the model does not take (0, or
    /// more than 100,000) is left out: that app's seats stay headcount x share.
    pub fn set_counted(&mut self, mut counted: BTreeMap<AppId, u32>) {
        counted.retain(|_, seats| (1..=MOST_PEOPLE).contains(seats));
        self.counted = counted;
    }

    /// Takes the dials of another scenario; what the stack counts stays.
    pub fn take_dials(&mut self, other: Scenario) {
        let counted = std::mem::take(&mut self.counted);
        *self = other;
        self.counted = counted;
    }

    /// Sets the tier that is paid today, by name; `None`: the model's default. A name that the app's price list does not
    /// hold shows as unknown in the estimate.
    pub fn set_current(&mut self, app: &AppId, tier: Option<String>) {
        self.change_app(app, |dials| dials.current = tier);
    }

    /// Sets the tier to go to, by name; `None`: the cheapest with SCIM.
    pub fn set_target(&mut self, app: &AppId, tier: Option<String>) {
        self.change_app(app, |dials| dials.target = tier);
    }

    /// Sets a private quote for the target; `None`: none.
    ///
    /// # Errors
    /// Not $0 to $100,000,000.
    pub fn set_quote(
        &mut self,
        app: &AppId,
        quote: Option<PrivateQuote>,
    ) -> Result<(), ScenarioError> {
        dollars_within("Private quote", quote.map(|quote| quote.amount), MOST_FEE)?;
        self.change_app(app, |dials| dials.quote = quote);
        Ok(())
    }
}

/// A value between two ends, both included.
fn within<T: PartialOrd + std::fmt::Display>(
    dial: &'static str,
    value: T,
    low: T,
    high: T,
) -> Result<T, ScenarioError> {
    if value >= low && value <= high {
        return Ok(value);
    }
    Err(ScenarioError::OutOfRange {
        dial,
        value: value.to_string(),
        low: low.to_string(),
        high: high.to_string(),
    })
}

fn dollars_within(
    dial: &'static str,
    amount: Option<Cents>,
    most: Cents,
) -> Result<Option<Cents>, ScenarioError> {
    amount
        .map(|amount| within(dial, amount, Cents::ZERO, most))
        .transpose()
}
