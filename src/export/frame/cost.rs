//! The frame of costs. In `portfolio`: the apps together. In `curve`: the cost at each size.

mod curve;
mod portfolio;

use serde::Serialize;

use crate::catalog::money::Cents;
use crate::catalog::{AppId, Idp};
use crate::cost::{
    Ceiling, Crossing, Estimate, Outcome, Percent, Range, Scenario, Side, Swing, Tenths,
};
use crate::export::report::CostReport;
use crate::text::Clean;

use super::SCHEMA;
use curve::CurveFrame;
use portfolio::PortfolioFrame;

/// Costs with the scenario that they hold under.
#[derive(Debug, Clone, Serialize)]
pub struct CostsFrame {
    schema: u32,
    query: Option<Clean>,
    idp: Option<&'static str>,
    scenario: ScenarioFrame,
    portfolio: PortfolioFrame,
    /// The apps, in order.
    pub apps: Vec<CostFrame>,
}

/// The dials. A rate is null while the published lines stand, the fee while none is entered.
#[derive(Debug, Clone, Serialize)]
struct ScenarioFrame {
    headcount: u32,
    seat_share_percent: Percent,
    hourly_cents: Option<i64>,
    idle_licence_cents: Option<i64>,
    compliance: bool,
    basis: &'static str,
    leavers_percent: Percent,
    joiners_percent: Percent,
    moves_percent: Percent,
    minutes: u32,
    work_left_percent: Percent,
    connector_fee_cents: Option<i64>,
}

/// What one app costs.
#[derive(Debug, Clone, Serialize)]
pub struct CostFrame {
    id: Clean,
    name: Clean,
    seats: u32,
    own_seats: bool,
    seats_from: &'static str,
    manual: ManualFrame,
    native: NativeFrame,
    connector: ConnectorFrame,
    verdict: VerdictFrame,
    unknowns: Vec<Clean>,
    assumptions: Vec<Clean>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sensitivity: Option<Vec<SwingFrame>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    curve: Option<CurveFrame>,
}

/// What a dial does to the verdict, from one end of its slider to the other.
#[derive(Debug, Clone, Serialize)]
struct SwingFrame {
    dial: &'static str,
    low: OutcomeFrame,
    high: OutcomeFrame,
    moves_cents: Option<i64>,
    turns_verdict: bool,
}

#[derive(Debug, Clone, Serialize)]
struct OutcomeFrame {
    value: Clean,
    strategy: &'static str,
    lead_cents: Option<i64>,
}

#[derive(Debug, Clone, Serialize)]
struct ManualFrame {
    basis: &'static str,
    profile: &'static str,
    own_profile: bool,
    parts_inferred: bool,
    orphaned_accounts: Option<Tenths>,
    idle_licences: Option<Tenths>,
    hours: Option<Tenths>,
    changes: Option<Tenths>,
    labour_cents: Option<i64>,
    licences_cents: Option<i64>,
    compliance_cents: Option<i64>,
    total: Range,
}

#[derive(Debug, Clone, Serialize)]
struct NativeFrame {
    state: &'static str,
    from: Option<Clean>,
    to: Option<Clean>,
    add_on: bool,
    yearly: Option<Range>,
    one_time_cents: i64,
    work_left_cents: i64,
    from_free: Option<Range>,
    ceiling_cents: Option<i64>,
    ceiling_basis: Option<&'static str>,
    ceiling_seat_month_cents: Option<i64>,
    takes_part: bool,
    why: Clean,
}

#[derive(Debug, Clone, Serialize)]
struct ConnectorFrame {
    state: &'static str,
    fee_cents: Option<i64>,
    yearly: Option<Range>,
}

#[derive(Debug, Clone, Serialize)]
struct VerdictFrame {
    strategy: &'static str,
    saving_cents: Option<i64>,
    break_even_headcount: Option<u32>,
    otherwise: Option<&'static str>,
    crossings: Vec<CrossingFrame>,
    words: Clean,
}

#[derive(Debug, Clone, Serialize)]
struct CrossingFrame {
    size: u32,
    below: &'static str,
    above: &'static str,
}

impl CostsFrame {
    /// The frame of a cost report.
    #[must_use]
    pub fn new(report: &CostReport<'_>) -> CostsFrame {
        CostsFrame {
            schema: SCHEMA,
            query: report.query.as_deref().map(Clean::line),
            idp: report.lens.idp.map(Idp::word),
            scenario: scenario(&report.lens.scenario),
            portfolio: PortfolioFrame::new(&report.portfolio()),
            apps: report
                .estimates
                .iter()
                .enumerate()
                .map(|(place, estimate)| CostFrame {
                    sensitivity: report
                        .swings_of(place)
                        .map(|swings| swings.iter().map(swing).collect()),
                    curve: report
                        .curve_of(place)
                        .map(|curve| CurveFrame::new(estimate, curve)),
                    ..cost(estimate)
                })
                .collect(),
        }
    }
}

fn scenario(scenario: &Scenario) -> ScenarioFrame {
    ScenarioFrame {
        headcount: scenario.headcount(),
        seat_share_percent: scenario.seat_share(),
        hourly_cents: scenario.hourly().map(cents),
        idle_licence_cents: scenario.idle_licence().map(cents),
        compliance: scenario.compliance(),
        basis: scenario.basis().word(),
        leavers_percent: scenario.leavers(),
        joiners_percent: scenario.joiners(),
        moves_percent: scenario.moves(),
        minutes: scenario.minutes(),
        work_left_percent: scenario.work_left(),
        connector_fee_cents: scenario.connector_fee().map(cents),
    }
}

fn cost(estimate: &Estimate) -> CostFrame {
    let manual = &estimate.manual;
    CostFrame {
        id: id(&estimate.app),
        name: Clean::line(&estimate.name),
        seats: estimate.seats,
        own_seats: estimate.own_seats(),
        seats_from: estimate.seats_from.word(),
        manual: ManualFrame {
            basis: manual.basis.word(),
            profile: manual.profile.kind.word(),
            own_profile: manual.profile.own_profile,
            parts_inferred: manual.profile.parts_inferred,
            orphaned_accounts: manual.orphaned,
            idle_licences: manual.idle,
            hours: manual.hours,
            changes: manual.changes,
            labour_cents: manual.labour.map(cents),
            licences_cents: manual.licences.map(cents),
            compliance_cents: manual.compliance.map(cents),
            total: manual.total,
        },
        native: native(estimate),
        connector: ConnectorFrame {
            state: estimate.connector.state.word(),
            fee_cents: estimate.connector.fee.map(cents),
            yearly: estimate.connector.yearly,
        },
        verdict: verdict(estimate),
        unknowns: estimate.unknowns.iter().map(Clean::line).collect(),
        assumptions: estimate.assumptions.iter().map(Clean::line).collect(),
        sensitivity: None,
        curve: None,
    }
}

fn native(estimate: &Estimate) -> NativeFrame {
    let native = &estimate.native;
    let tier = |side: &Option<Side>| side.as_ref().map(|side| Clean::line(&side.tier));
    let ceiling: Option<Ceiling> = native.ceiling;
    NativeFrame {
        state: native.state.word(),
        from: tier(&native.from),
        to: tier(&native.to),
        add_on: native.add_on,
        yearly: native.yearly,
        one_time_cents: native.one_time.0,
        work_left_cents: native.work_left.0,
        from_free: native.from_free,
        ceiling_cents: ceiling.map(|ceiling| ceiling.yearly.0),
        ceiling_basis: ceiling.map(|ceiling| ceiling.basis.word()),
        ceiling_seat_month_cents: ceiling.map(|ceiling| ceiling.seat_month.0),
        takes_part: native.takes_part,
        why: Clean::line(&native.why),
    }
}

fn verdict(estimate: &Estimate) -> VerdictFrame {
    let verdict = &estimate.verdict;
    let crossing = |crossing: &Crossing| CrossingFrame {
        size: crossing.size,
        below: crossing.below.word(),
        above: crossing.above.word(),
    };
    VerdictFrame {
        strategy: verdict.winner.word(),
        saving_cents: verdict.saving.map(cents),
        break_even_headcount: verdict.break_even_headcount,
        otherwise: verdict.otherwise.map(|strategy| strategy.word()),
        crossings: verdict.crossings.iter().map(crossing).collect(),
        words: Clean::line(&verdict.words),
    }
}

fn swing(swing: &Swing) -> SwingFrame {
    let end = |outcome: &Outcome| OutcomeFrame {
        value: Clean::line(&outcome.value),
        strategy: outcome.winner.word(),
        lead_cents: outcome.lead.map(cents),
    };
    SwingFrame {
        dial: swing.dial.word(),
        low: end(&swing.low),
        high: end(&swing.high),
        moves_cents: swing.moves.map(cents),
        turns_verdict: swing.turns_the_verdict(),
    }
}

fn id(app: &AppId) -> Clean {
    Clean::line(app.as_str())
}

const fn cents(cents: Cents) -> i64 {
    cents.0
}
