//! A scenario as a file holds it: only what was touched. Reading it is `read`'s.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::{AppDials, Basis, PrivateQuote, Scenario};
use crate::catalog::money::Cents;
use crate::cost::number::Percent;

/// What stands in a scenario file.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Written {
    #[serde(serialize_with = "plain", skip_serializing_if = "Option::is_none")]
    headcount: Option<u32>,
    #[serde(serialize_with = "plain", skip_serializing_if = "Option::is_none")]
    seat_share: Option<Percent>,
    #[serde(serialize_with = "plain", skip_serializing_if = "Option::is_none")]
    hourly: Option<Cents>,
    #[serde(serialize_with = "plain", skip_serializing_if = "Option::is_none")]
    idle_licence: Option<Cents>,
    #[serde(serialize_with = "plain", skip_serializing_if = "Option::is_none")]
    compliance: Option<bool>,
    #[serde(serialize_with = "plain", skip_serializing_if = "Option::is_none")]
    basis: Option<Basis>,
    #[serde(serialize_with = "plain", skip_serializing_if = "Option::is_none")]
    leavers: Option<Percent>,
    #[serde(serialize_with = "plain", skip_serializing_if = "Option::is_none")]
    joiners: Option<Percent>,
    #[serde(serialize_with = "plain", skip_serializing_if = "Option::is_none")]
    moves: Option<Percent>,
    #[serde(serialize_with = "plain", skip_serializing_if = "Option::is_none")]
    minutes: Option<u32>,
    #[serde(serialize_with = "plain", skip_serializing_if = "Option::is_none")]
    work_left: Option<Percent>,
    #[serde(serialize_with = "plain", skip_serializing_if = "Option::is_none")]
    connector_fee: Option<Cents>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    apps: BTreeMap<String, WrittenApp>,
}

/// What a scenario file holds of one app.
#[derive(Debug, Clone, Serialize)]
struct WrittenApp {
    #[serde(serialize_with = "plain", skip_serializing_if = "Option::is_none")]
    seats: Option<u32>,
    #[serde(serialize_with = "plain", skip_serializing_if = "Option::is_none")]
    current: Option<String>,
    #[serde(serialize_with = "plain", skip_serializing_if = "Option::is_none")]
    target: Option<String>,
    #[serde(serialize_with = "plain", skip_serializing_if = "Option::is_none")]
    quote: Option<PrivateQuote>,
}

/// A value that stands plainly (`headcount: 500`), without `Some`.
fn plain<S: Serializer, T: Serialize>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => value.serialize(serializer),
        None => serializer.serialize_none(),
    }
}

impl From<Scenario> for Written {
    fn from(scenario: Scenario) -> Self {
        let usual = Scenario::default();
        let apps = scenario
            .apps
            .iter()
            .map(|(id, dials)| (id.to_string(), WrittenApp::from(dials)))
            .collect();
        Self {
            headcount: touched(scenario.headcount, usual.headcount),
            seat_share: touched(scenario.seat_share, usual.seat_share),
            hourly: scenario.hourly,
            idle_licence: scenario.idle_licence,
            compliance: touched(scenario.compliance, usual.compliance),
            basis: touched(scenario.basis, usual.basis),
            leavers: touched(scenario.leavers, usual.leavers),
            joiners: scenario.joiners,
            moves: touched(scenario.moves, usual.moves),
            minutes: touched(scenario.minutes, usual.minutes),
            work_left: touched(scenario.work_left, usual.work_left),
            connector_fee: scenario.connector_fee,
            apps,
        }
    }
}

impl From<&AppDials> for WrittenApp {
    fn from(dials: &AppDials) -> Self {
        Self {
            seats: dials.seats,
            current: dials.current.clone(),
            target: dials.target.clone(),
            quote: dials.quote,
        }
    }
}

/// A value where it is not the usual one.
fn touched<T: PartialEq>(value: T, usual: T) -> Option<T> {
    (value != usual).then_some(value)
}
