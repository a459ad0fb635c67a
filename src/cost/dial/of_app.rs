//! The dials of one app: seats, tiers, a private quote.

use crate::catalog::AppId;
use crate::cost::range::thousands;
use crate::cost::scenario::{PrivateQuote, Scenario, ScenarioError};

/// A dial of one app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AppDial {
    /// Its own seats.
    Seats,
    /// The tier paid today.
    Current,
    /// The tier to go to.
    Target,
    /// A private quote.
    Quote,
}

impl AppDial {
    /// Every dial of an app, in the order in which screens and help list them.
    pub const ALL: [Self; 4] = [Self::Seats, Self::Current, Self::Target, Self::Quote];

    /// The word in scenario files and the command line's flag.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Seats => "seats",
            Self::Current => "current",
            Self::Target => "target",
            Self::Quote => "quote",
        }
    }

    /// What screens call it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Seats => "Seats",
            Self::Current => "Current tier",
            Self::Target => "Target tier",
            Self::Quote => "Private quote",
        }
    }

    /// What it means and its default, in a line.
    #[must_use]
    pub const fn help(self) -> &'static str {
        match self {
            Self::Seats => {
                "the app's own seats, 1 to 100,000; until set, as the stack counts, else people x share"
            }
            Self::Current => "the tier paid today; until set, the team plan that the catalog names",
            Self::Target => "the tier to go to; until set, the cheapest with SCIM",
            Self::Quote => "what sales quoted, as 12,000/yr or 9.50/seat/mo",
        }
    }

    /// The value as screens show it; `None` where it is not set.
    #[must_use]
    pub fn shown(self, scenario: &Scenario, app: &AppId) -> Option<String> {
        let dials = scenario.app(app)?;
        match self {
            Self::Seats => dials.seats().map(|seats| thousands(seats.into())),
            Self::Current => dials.current().map(str::to_owned),
            Self::Target => dials.target().map(str::to_owned),
            Self::Quote => dials.quote().map(|quote| quote.to_string()),
        }
    }

    /// Sets the value from what somebody typed. A tier's name is taken as typed; the estimate says where no tier has it.
    ///
    /// # Errors
    /// The words are no value of the dial, or out of its range, which the error names; the scenario stays as it was.
    pub fn set_text(
        self,
        scenario: &mut Scenario,
        app: &AppId,
        text: &str,
    ) -> Result<(), ScenarioError> {
        let typed = text.trim();
        let refused = |expected: &str| ScenarioError::NotAValue {
            dial: self.title(),
            value: text.to_owned(),
            expected: expected.to_owned(),
        };
        match self {
            Self::Seats => {
                let number = typed.replace([',', '_'], "").parse::<u32>();
                let seats = number.map_err(|_| refused("a number of seats, 1 to 100,000"))?;
                scenario.set_seats(app, Some(seats))
            }
            Self::Current | Self::Target if typed.is_empty() => {
                Err(refused("the name of a tier of the app"))
            }
            Self::Current => {
                scenario.set_current(app, Some(typed.to_owned()));
                Ok(())
            }
            Self::Target => {
                scenario.set_target(app, Some(typed.to_owned()));
                Ok(())
            }
            Self::Quote => {
                let quote = PrivateQuote::parse(typed).ok_or_else(|| {
                    refused("an amount of $0 to $100,000,000 as 12,000/yr or 9.50/seat/mo")
                })?;
                scenario.set_quote(app, Some(quote))
            }
        }
    }

    /// Forgets the value.
    pub fn reset(self, scenario: &mut Scenario, app: &AppId) {
        let done = match self {
            Self::Seats => scenario.set_seats(app, None),
            Self::Quote => scenario.set_quote(app, None),
            Self::Current => {
                scenario.set_current(app, None);
                Ok(())
            }
            Self::Target => {
                scenario.set_target(app, None);
                Ok(())
            }
        };
        debug_assert!(done.is_ok(), "forgetting a value is never refused");
    }
}
