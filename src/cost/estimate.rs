//! The estimate of one app: its shape, and the one place that puts its parts together.
//!
//! The parts are made elsewhere: `manual`, `native`, `verdict`, `curve`.

use super::break_even::{Crossing, break_even};
use super::glance::connector;
use super::manual::{Manual, manual};
use super::native::native;
use super::notes::{assumptions, unknowns};
use super::number::Percent;
use super::range::Range;
use super::scenario::{Scenario, SeatsFrom};
use super::verdict::verdict;
use crate::catalog::money::Cents;
use crate::catalog::{Answer, App, AppId, Connection, Day, Idp, LayerIndex};

/// How the chosen IdP reaches an app: what the lens passes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// The chosen IdP.
    pub idp: Idp,
    /// What it can do with the app.
    pub answer: Answer,
}

impl Reach {
    /// How an IdP reaches an app, as the catalog has it.
    #[must_use]
    pub fn of(app: &App, idp: Idp) -> Self {
        Self {
            idp,
            answer: app.answer(idp),
        }
    }

    /// The connection.
    #[must_use]
    pub const fn connection(&self) -> Connection {
        self.answer.connection
    }
}

/// A way to have an app's accounts provisioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strategy {
    /// By hand.
    Manual,
    /// Buy the tier with SCIM.
    NativeScim,
    /// Buy a bridge.
    Connector,
}

impl Strategy {
    /// Every strategy, in the order in which screens list them.
    pub const ALL: [Self; 3] = [Self::Manual, Self::NativeScim, Self::Connector];

    /// The word in JSON and CSV.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Manual => "manual",
            Self::NativeScim => "native_scim",
            Self::Connector => "connector",
        }
    }

    /// What screens call it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Manual => "By hand",
            Self::NativeScim => "Native SCIM",
            Self::Connector => "Connector",
        }
    }
}

/// What an app costs under a scenario, by strategy. Money is integer cents a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Estimate {
    /// The app.
    pub app: AppId,
    /// Its name in force.
    pub name: String,
    /// For how many seats, 1 to 100,000.
    pub seats: u32,
    /// Where the number of seats comes from.
    pub seats_from: SeatsFrom,
    /// By hand.
    pub manual: Manual,
    /// Native SCIM.
    pub native: Native,
    /// A bought connector.
    pub connector: Connector,
    /// Which is cheapest.
    pub verdict: Verdict,
    /// What is not known, in sentences without a full stop.
    pub unknowns: Vec<String>,
    /// What is assumed, in sentences without a full stop.
    pub assumptions: Vec<String>,
    /// The dials of the work left and of today's tier, for the sum line by line.
    pub(super) dials: DialsUsed,
}

/// The dials that an estimate's sums name and its parts do not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DialsUsed {
    pub work_left: Percent,
    pub own_current: bool,
    pub headcount: u32,
    pub seat_share: Percent,
}

impl Estimate {
    /// Whether the seats are the app's own (from the user or the stack), not headcount x share.
    #[must_use]
    pub const fn own_seats(&self) -> bool {
        match self.seats_from {
            SeatsFrom::Headcount => false,
            SeatsFrom::Yours | SeatsFrom::Stack => true,
        }
    }
}

/// Where native SCIM stands for an app at a size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NativeState {
    /// Costs nothing more: what is paid already has SCIM.
    Included,
    /// The step has a price, in [`Native::yearly`].
    Priced,
    /// Sales name the price.
    Quote,
    /// No tier with SCIM is sold at this size.
    Unavailable,
    /// No tier has SCIM.
    NotSold,
    /// Of no use to the chosen IdP.
    OtherIdp,
    /// The price words could not be read with certainty.
    NotRead,
    /// Not documented.
    Unknown,
}

impl NativeState {
    /// Every state.
    pub const ALL: [Self; 8] = [
        Self::Included,
        Self::Priced,
        Self::Quote,
        Self::Unavailable,
        Self::NotSold,
        Self::OtherIdp,
        Self::NotRead,
        Self::Unknown,
    ];

    /// The word in JSON and CSV.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Included => "included",
            Self::Priced => "priced",
            Self::Quote => "quote",
            Self::Unavailable => "unavailable",
            Self::NotSold => "not_sold",
            Self::OtherIdp => "other_idp",
            Self::NotRead => "not_read",
            Self::Unknown => "unknown",
        }
    }

    /// The words that screens and documents show.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Included => "included",
            Self::Priced => "priced",
            Self::Quote => "by quote",
            Self::Unavailable => "not sold at this size",
            Self::NotSold => "not sold",
            Self::OtherIdp => "not for this IdP",
            Self::NotRead => "price not read",
            Self::Unknown => "not documented",
        }
    }
}

/// Native SCIM under a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Native {
    /// Where it stands.
    pub state: NativeState,
    /// The tier paid today, by name; `None`: not known.
    pub from: Option<Side>,
    /// The tier to go to; for an add-on, the add-on alone.
    pub to: Option<Side>,
    /// The target is an add-on on top of the current plan, which cancels out.
    pub add_on: bool,
    /// The step a year: annual(target) - annual(current), or the add-on. `None` where it is not known.
    pub step: Option<Range>,
    /// Work left after SCIM, a year.
    pub work_left: Cents,
    /// The strategy's cost a year: step and work left. `None` where the step is not known.
    pub yearly: Option<Range>,
    /// Fees paid once, beside the yearly cost; $0 where none is stated.
    pub one_time: Cents,
    /// For included apps: what a year on the cheapest plan with SCIM costs somebody who pays nothing today.
    pub from_free: Option<Range>,
    /// For a target by quote: up to which yearly quote it still pays.
    pub ceiling: Option<Ceiling>,
    /// Whether it takes part in the verdict where it has a price. Not where the app never deactivates, so that leavers stay
    /// by hand.
    pub takes_part: bool,
    /// The unknown part of an open price was taken as equal on both sides of the step.
    pub open_on_both: bool,
    /// The tiers of the step whose amounts are stated as roughly so much.
    pub about: Vec<String>,
    /// Why it stands where it stands, in a sentence without a full stop.
    pub why: String,
}

/// One side of a step: a tier, what it costs a year at these seats, who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The tier's name.
    pub tier: String,
    /// What it costs a year; `None` where it has no price that can be summed.
    pub yearly: Option<Range>,
    /// How that came about, in plain words: "$15 a seat and month, annual, x 100 seats x 12 months".
    pub how: String,
    /// The layer that states the price, and the record's date.
    pub source: Option<(LayerIndex, Option<Day>)>,
}

/// The highest total yearly quote at which native SCIM still beats the cheapest other known strategy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ceiling {
    /// A year, in cents.
    pub yearly: Cents,
    /// The same a seat and month, rounded down to the cent.
    pub seat_month: Cents,
    /// On what.
    pub basis: CeilingBasis,
}

/// What a ceiling bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CeilingBasis {
    /// The whole quote.
    Total,
    /// What the quote is above today's price, which is not known.
    Increase,
}

impl CeilingBasis {
    /// The word in JSON and CSV.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Increase => "increase",
        }
    }
}

/// A bought connector under a scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Connector {
    /// Whether a fee was entered.
    pub state: ConnectorState,
    /// The fee.
    pub fee: Option<Cents>,
    /// Work left beside it, a year.
    pub work_left: Cents,
    /// Fee and work left, a year; `None` without a fee.
    pub yearly: Option<Range>,
}

/// Whether a connector's fee is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConnectorState {
    /// No fee was entered: the strategy takes no part.
    NoFee,
    /// A fee was entered.
    Priced,
}

impl ConnectorState {
    /// The word in JSON and CSV.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoFee => "no_fee",
            Self::Priced => "priced",
        }
    }

    /// The words that screens show.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::NoFee => "enter a fee",
            Self::Priced => "priced",
        }
    }
}

/// Who wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Winner {
    /// This strategy: its high is at most the low of every other that takes part.
    Strategy(Strategy),
    /// None for certain.
    Undecided,
}

impl Winner {
    /// The word in JSON and CSV.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Strategy(strategy) => strategy.word(),
            Self::Undecided => "undecided",
        }
    }

    /// What screens call it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Strategy(strategy) => strategy.title(),
            Self::Undecided => "Undecided",
        }
    }

    /// The strategy that wins, if one does.
    #[must_use]
    pub const fn strategy(self) -> Option<Strategy> {
        match self {
            Self::Strategy(strategy) => Some(strategy),
            Self::Undecided => None,
        }
    }
}

/// Which strategy is cheapest, by how much, and from which size on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Who wins.
    pub winner: Winner,
    /// What the winner saves a year against the next, at least. `None` while undecided, or where nothing else takes part.
    pub saving: Option<Cents>,
    /// While native SCIM's price is not known: who wins among the others.
    pub otherwise: Option<Strategy>,
    /// The smallest headcount (seats, where the app has its own) from which the verdict no longer changes, up to 100,000.
    /// `None` where it is the same from 1 on. Filled by [`estimate`], not by [`estimate_now`].
    pub break_even_headcount: Option<u32>,
    /// Every size at which the verdict changes. Filled by [`estimate`], not by [`estimate_now`].
    pub crossings: Vec<Crossing>,
    /// The verdict in a sentence without a full stop: "by hand, unless the quote is below $11,994".
    pub words: String,
}

/// What an app costs under a scenario, with break-even and crossings. `reach`: how my IdP reaches it, where one is chosen.
#[must_use]
pub fn estimate(app: &App, scenario: &Scenario, reach: Option<Reach>) -> Estimate {
    let mut estimate = estimate_now(app, scenario, reach);
    let (from, crossings) = break_even(app, scenario, reach);
    estimate.verdict.break_even_headcount = from;
    estimate.verdict.crossings = crossings;
    estimate
}

/// The same without break-even and crossings: for lists and sums over many apps.
#[must_use]
pub fn estimate_now(app: &App, scenario: &Scenario, reach: Option<Reach>) -> Estimate {
    let seats = scenario.seats(&app.id);
    let manual = manual(app, scenario, seats);
    let connector = connector(scenario, &manual);
    let native = native(app, scenario, reach, &manual, &connector);
    let verdict = verdict(&manual, &native, &connector);
    let mut estimate = Estimate {
        app: app.id.clone(),
        name: app.display_name().to_owned(),
        seats,
        seats_from: scenario.seats_from(&app.id),
        manual,
        native,
        connector,
        verdict,
        unknowns: Vec::new(),
        assumptions: Vec::new(),
        dials: DialsUsed {
            work_left: scenario.work_left(),
            own_current: scenario
                .app(&app.id)
                .is_some_and(|dials| dials.current().is_some()),
            headcount: scenario.headcount(),
            seat_share: scenario.seat_share(),
        },
    };
    estimate.unknowns = unknowns(&estimate, reach);
    estimate.assumptions = assumptions(&estimate, reach);
    estimate
}
