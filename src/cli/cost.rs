//! `scimdex cost APP...` or `scimdex cost --query QUERY`: what provisioning costs a year.

use crate::catalog::AppId;
use crate::cost::Scenario;
use crate::export::{CostReport, Report};
use crate::file::{Overwrite, tell};
use crate::query::Order;
use crate::settings::Paths;
use crate::settings::saved::{self, Kept, SavedError};
use crate::text::Clean;

use super::arguments::Cost;
use super::ground::{Failure, Ground};
use super::output;

pub(super) fn run(mut ground: Ground, arguments: &Cost) -> Result<bool, Failure> {
    let mut scenario = ground.lens.scenario.clone();
    // Dials that hold for all apps come first: the query may ask for prices at these seats.
    arguments.dials.set(&mut scenario, &[])?;
    ground.lens.scenario = scenario.clone();
    let (ids, query) = wanted(&ground, arguments)?;
    arguments.dials.set(&mut scenario, &ground.of_ids(&ids))?;
    ground.lens.scenario = scenario;
    let apps = ground.of_ids(&ids);
    let matched = !apps.is_empty();
    if let Some(name) = &arguments.save_scenario {
        save(name, &ground.lens.scenario, arguments.output.overwrite())?;
    }
    let mut costs = CostReport::new(&ground.catalog, &ground.lens, query, &apps);
    if arguments.sensitivity {
        costs = costs.with_sensitivity();
    }
    if arguments.curve {
        costs = costs.with_curve();
    }
    output::write(&Report::Cost(costs), &arguments.output, &ground.plain)?;
    if !matched {
        tell("nothing matched");
    }
    Ok(matched)
}

/// Saves the dials by name.
fn save(name: &str, scenario: &Scenario, overwrite: Overwrite) -> Result<(), Failure> {
    let paths = Paths::of_user().ok_or(SavedError::NoFolder {
        word: Scenario::WORD,
    })?;
    let file = saved::save(&paths, name, scenario, overwrite)?;
    tell(format_args!(
        "saved the scenario {} in {}",
        Clean::line(name),
        Clean::line(file.to_string_lossy())
    ));
    Ok(())
}

/// The apps, each once, and the query that chose them.
fn wanted(ground: &Ground, arguments: &Cost) -> Result<(Vec<AppId>, Option<String>), Failure> {
    let asked = match &arguments.query {
        Some(text) => Some((text.as_str(), Order::default())),
        None if arguments.apps.is_empty() => {
            let query = ground.viewed_query();
            query.map(|query| (query, ground.viewed_order()))
        }
        None => None,
    };
    let (apps, query) = match asked {
        Some((text, order)) => {
            let (apps, query) = ground.wanted(text, order)?;
            (apps, Some(query))
        }
        None => (ground.named(&arguments.apps)?, None),
    };
    let mut ids: Vec<AppId> = Vec::with_capacity(apps.len());
    for app in apps {
        if !ids.contains(&app.id) {
            ids.push(app.id.clone());
        }
    }
    Ok((ids, query))
}
