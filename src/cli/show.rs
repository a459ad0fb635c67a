//! `scimdex show APP`: all that is known of one app.

use crate::export::{Report, ShowReport};

use super::arguments::Show;
use super::ground::{Failure, Ground};
use super::output;

pub(super) fn run(ground: &Ground, arguments: &Show) -> Result<bool, Failure> {
    let report = Report::Show(ShowReport {
        catalog: &ground.catalog,
        lens: &ground.lens,
        app: ground.app(&arguments.app)?,
    });
    output::write(&report, &arguments.output)?;
    Ok(true)
}
