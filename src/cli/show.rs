//! `scimdex show APP`: all that is known of one app, or its leaver checklist.

use crate::export::{LeaverReport, Report, ShowReport};

use super::arguments::Show;
use super::ground::{Failure, Ground};
use super::output;

pub(super) fn run(ground: &Ground, arguments: &Show) -> Result<bool, Failure> {
    let (catalog, lens) = (&ground.catalog, &ground.lens);
    let app = ground.app(&arguments.app)?;
    let report = if arguments.leaver {
        Report::Leaver(LeaverReport { catalog, lens, app })
    } else {
        Report::Show(ShowReport { catalog, lens, app })
    };
    output::write(&report, &arguments.output, &ground.plain)?;
    Ok(true)
}
