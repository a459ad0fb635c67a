//! QUESTIONS: what an app costs a year under a scenario: by hand, over native SCIM, over a connector, and which is cheapest.
//!
//! Lives here: the scenario and its dials, both bases of manual work, yearly cost of prices, the step between tiers, the
//! verdict, break-even and curves. Must not live here: what an app is (`catalog`), which IdP is chosen (`lens` passes it in
//! as a [`Reach`]), anything shown. The formulas, with every default's source, are in `docs/cost-model.md`.
//! Money is integer cents; what is not known stays unknown and enters no sum.

mod annual;
mod break_even;
mod choice;
mod curve;
mod dial;
mod estimate;
mod explain;
mod glance;
mod headline;
mod how;
mod manual;
mod native;
mod notes;
mod number;
mod portfolio;
mod price_list;
mod profile;
mod range;
mod scenario;
mod sensitivity;
mod step;
mod verdict;
mod why;
mod words;

pub use annual::{Annual, NotPriced, PriceState, Priceable, Yearly, annual, least_seats};
pub use break_even::{Crossing, break_even};
pub use choice::keeps_leavers;
pub use curve::{Axis, Curve, Landmark, Point, curve, sizes};
pub use dial::{AppDial, Dial, Pace, touched_in_words};
pub use estimate::{
    Ceiling, CeilingBasis, Connector, ConnectorState, Estimate, Native, NativeState, Reach, Side,
    Strategy, Verdict, Winner, estimate, estimate_now,
};
pub use explain::{Line, Source, explain};
pub use headline::{Headline, Jump, headline};
pub use manual::Manual;
pub use number::{Percent, Tenths};
pub use portfolio::{Action, Ask, Portfolio, StrategySum, portfolio};
pub use profile::{ProfileKind, ProfileUsed};
pub use range::Range;
pub use scenario::{
    AppDials, Basis, MOST_PEOPLE, PrivateQuote, QuoteBasis, Scenario, ScenarioError, SeatsFrom,
};
pub use sensitivity::{Outcome, Swing, sensitivity};
