//! `scimdex compare APP APP...`: apps side by side.

use crate::compare::compare;
use crate::export::{CompareReport, Report};

use super::arguments::Compare;
use super::ground::{Failure, Ground};
use super::output;

pub(super) fn run(ground: &Ground, arguments: &Compare) -> Result<bool, Failure> {
    let apps = ground.named(&arguments.apps)?;
    let report = Report::Compare(CompareReport {
        catalog: &ground.catalog,
        lens: &ground.lens,
        comparison: compare(&ground.catalog, &apps, &ground.lens)?,
    });
    output::write(&report, &arguments.output, &ground.plain)?;
    Ok(true)
}
