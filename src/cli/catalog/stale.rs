//! `scimdex catalog stale [QUERY...]`: the checks that are older than they may be, and the page to check each by.

use crate::cli::arguments::Stale as Arguments;
use crate::cli::ground::{Failure, Ground};
use crate::cli::{columns, output};
use crate::export::{FreshnessReport, Report};
use crate::file::tell;
use crate::freshness::{COLUMNS, Freshness, Unit};
use crate::query::Order;

/// Whether the command succeeds: something is stale; under `--fail-on stale`, nothing is.
pub(super) fn run(ground: &Ground, arguments: &Arguments) -> Result<bool, Failure> {
    let fields = columns::chosen(&arguments.fields, COLUMNS)?;
    let order = arguments.sort.as_ref();
    let order = order
        .map(|text| columns::order(text, COLUMNS))
        .transpose()?;
    let (apps, query) = ground.wanted(&arguments.query.join(" "), Order::default())?;
    let unit = if arguments.records {
        Unit::Record
    } else {
        Unit::App
    };
    let mut checks = Freshness::new(&ground.catalog, &ground.lens, &apps, unit)?;
    if let Some((column, descending)) = order {
        checks.sort(column, descending, &ground.lens);
    }
    let stale = !checks.stale.is_empty();
    let report = Report::Freshness(FreshnessReport {
        lens: &ground.lens,
        query,
        checks,
        columns: fields,
    });
    output::write(&report, &arguments.output, &ground.plain)?;
    match (arguments.fail_on.is_some(), stale) {
        (false, false) => tell("nothing is stale"),
        (true, true) => tell("something is stale"),
        (false, true) | (true, false) => {}
    }
    Ok(stale != arguments.fail_on.is_some())
}
