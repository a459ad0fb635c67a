//! What the strategies cost at one size: the light path of curves and break-even, without words.

use super::choice::{Choice, choose, keeps_leavers};
use super::estimate::{Connector, ConnectorState, Reach, Winner};
use super::manual::{Manual, manual};
use super::range::Range;
use super::scenario::Scenario;
use super::verdict::{Part, winner};
use crate::catalog::App;

/// What the strategies cost at so many seats, and who wins: the light path of curves and break-even.
pub(super) fn glance<'a>(
    app: &'a App,
    scenario: &'a Scenario,
    reach: Option<Reach>,
    seats: u32,
) -> Glance<'a> {
    let manual = manual(app, scenario, seats);
    let connector = connector(scenario, &manual).yearly;
    let choice = choose(app, scenario, reach, seats);
    let native = choice
        .yearly_step()
        .map(|step| step.plus(manual.part(scenario.work_left())));
    let part = Part::of(choice.state, native, !keeps_leavers(app));
    Glance {
        seats,
        manual: manual.total,
        native,
        connector,
        winner: winner(manual.total, part, connector),
        part,
        choice,
    }
}

/// What the strategies cost at one size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glance<'a> {
    pub seats: u32,
    pub manual: Range,
    pub native: Option<Range>,
    pub connector: Option<Range>,
    pub winner: Winner,
    pub part: Part,
    pub choice: Choice<'a>,
}

pub(super) fn connector(scenario: &Scenario, manual: &Manual) -> Connector {
    let work_left = manual.part(scenario.work_left());
    let fee = scenario.connector_fee();
    Connector {
        state: match fee {
            Some(_) => ConnectorState::Priced,
            None => ConnectorState::NoFee,
        },
        fee,
        work_left,
        yearly: fee.map(|fee| Range::exact(fee.saturating_add(work_left))),
    }
}
