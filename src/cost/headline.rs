//! An app's price in a word for lists and queries: the target's price a seat and month, the jump, the seat minimum.

use super::estimate::NativeState;
use super::range::Range;
use super::scenario::Scenario;
use crate::catalog::App;

/// What lists and queries (`price:`, `jump:`, `seats:`) need of an app under a scenario. It does not depend on the IdP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// Where native SCIM stands, whatever the IdP.
    pub state: NativeState,
    /// The target tier's name; `None` where none is known.
    pub target: Option<String>,
    /// The target's price a seat and month at these seats (a year's cost over seats over 12, rounded half up). `None` where
    /// it cannot be summed.
    pub price: Option<Range>,
    /// Target tier against current tier.
    pub jump: Option<Jump>,
    /// The seat minimum of the target, where stated.
    pub least_seats: Option<u32>,
}

/// How many times the current tier's price the target costs, in hundredths: 207 is 2.07x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jump {
    /// The lower end.
    pub low: u64,
    /// The upper end; `None`: open above.
    pub high: Option<u64>,
}

/// `2.1x`, `from 5.3x`, `1.2x to 2x`: one decimal, rounded half up.
impl std::fmt::Display for Jump {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let times = |hundredths: u64| {
            let tenths = hundredths.saturating_add(5) / 10;
            format!("{}x", super::number::Tenths(tenths))
        };
        let text = match self.high {
            None => format!("from {}", times(self.low)),
            Some(high) if high == self.low => times(self.low),
            Some(high) => format!("{} to {}", times(self.low), times(high)),
        };
        out.pad(&text)
    }
}

/// The headline of an app.
#[must_use]
pub fn headline(app: &App, scenario: &Scenario) -> Headline {
    let native = super::native::native(app, scenario, None, scenario.seats(&app.id));
    Headline {
        state: native.state,
        target: None,
        price: None,
        jump: None,
        least_seats: app.scim.min_seats.get(),
    }
}
