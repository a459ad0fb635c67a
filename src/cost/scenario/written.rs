//! A scenario as a file holds it: only what was touched, each value checked as it is read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{AppDials, Basis, PrivateQuote, Scenario, ScenarioError};
use crate::catalog::AppId;
use crate::catalog::money::Cents;
use crate::cost::number::Percent;

/// What stands in a scenario file.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Written {
    #[serde(with = "plain", skip_serializing_if = "Option::is_none")]
    headcount: Option<u32>,
    #[serde(with = "plain", skip_serializing_if = "Option::is_none")]
    seat_share: Option<Percent>,
    #[serde(with = "plain", skip_serializing_if = "Option::is_none")]
    hourly: Option<Cents>,
    #[serde(with = "plain", skip_serializing_if = "Option::is_none")]
    idle_licence: Option<Cents>,
    #[serde(with = "plain", skip_serializing_if = "Option::is_none")]
    compliance: Option<bool>,
    #[serde(with = "plain", skip_serializing_if = "Option::is_none")]
    basis: Option<Basis>,
    #[serde(with = "plain", skip_serializing_if = "Option::is_none")]
    leavers: Option<Percent>,
    #[serde(with = "plain", skip_serializing_if = "Option::is_none")]
    joiners: Option<Percent>,
    #[serde(with = "plain", skip_serializing_if = "Option::is_none")]
    moves: Option<Percent>,
    #[serde(with = "plain", skip_serializing_if = "Option::is_none")]
    minutes: Option<u32>,
    #[serde(with = "plain", skip_serializing_if = "Option::is_none")]
    work_left: Option<Percent>,
    #[serde(with = "plain", skip_serializing_if = "Option::is_none")]
    connector_fee: Option<Cents>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    apps: BTreeMap<String, WrittenApp>,
}

/// What a scenario file holds of one app.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct WrittenApp {
    #[serde(with = "plain", skip_serializing_if = "Option::is_none")]
    seats: Option<u32>,
    #[serde(with = "plain", skip_serializing_if = "Option::is_none")]
    current: Option<String>,
    #[serde(with = "plain", skip_serializing_if = "Option::is_none")]
    target: Option<String>,
    #[serde(with = "plain", skip_serializing_if = "Option::is_none")]
    quote: Option<PrivateQuote>,
}

/// Values that stand plainly (`headcount: 500`), without `Some`.
mod plain {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer, T: Serialize>(
        value: &Option<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => value.serialize(serializer),
            None => serializer.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
        deserializer: D,
    ) -> Result<Option<T>, D::Error> {
        T::deserialize(deserializer).map(Some)
    }
}

impl TryFrom<Written> for Scenario {
    type Error = ScenarioError;

    fn try_from(written: Written) -> Result<Self, ScenarioError> {
        let mut scenario = Self::default();
        if let Some(people) = written.headcount {
            scenario.set_headcount(people)?;
        }
        if let Some(share) = written.seat_share {
            scenario.set_seat_share(share)?;
        }
        scenario.set_hourly(written.hourly)?;
        scenario.set_idle_licence(written.idle_licence)?;
        if let Some(counts) = written.compliance {
            scenario.set_compliance(counts);
        }
        if let Some(basis) = written.basis {
            scenario.set_basis(basis);
        }
        if let Some(rate) = written.leavers {
            scenario.set_leavers(rate)?;
        }
        scenario.set_joiners(written.joiners)?;
        if let Some(rate) = written.moves {
            scenario.set_moves(rate)?;
        }
        if let Some(minutes) = written.minutes {
            scenario.set_minutes(minutes)?;
        }
        if let Some(share) = written.work_left {
            scenario.set_work_left(share)?;
        }
        scenario.set_connector_fee(written.connector_fee)?;
        for (id, dials) in written.apps {
            let app = AppId::read(&id).map_err(ScenarioError::App)?;
            scenario.set_seats(&app, dials.seats)?;
            scenario.set_current(&app, dials.current);
            scenario.set_target(&app, dials.target);
            scenario.set_quote(&app, dials.quote)?;
        }
        Ok(scenario)
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
