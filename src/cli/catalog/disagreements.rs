//! `scimdex catalog disagreements [QUERY...]`: what is claimed differently, by whom and when, and a count by field.

use crate::cli::arguments::Disagreements as Arguments;
use crate::cli::ground::{Failure, Ground};
use crate::cli::{columns, output};
use crate::disputes::{COLUMNS, Disputes};
use crate::export::{DisputesReport, Report};
use crate::file::tell;
use crate::query::Order;

pub(super) fn run(ground: &Ground, arguments: &Arguments) -> Result<bool, Failure> {
    let fields = columns::chosen(&arguments.fields, COLUMNS)?;
    let order = arguments.sort.as_ref();
    let order = order
        .map(|text| columns::order(text, COLUMNS))
        .transpose()?;
    let (apps, query) = ground.wanted(&arguments.query.join(" "), Order::default())?;
    let mut disputes = Disputes::new(&ground.catalog, &apps)?;
    if let Some((column, descending)) = order {
        disputes.sort(column, descending, &ground.lens);
    }
    let matched = !disputes.rows.is_empty();
    let report = Report::Disputes(DisputesReport {
        catalog: &ground.catalog,
        lens: &ground.lens,
        query,
        disputes,
        columns: fields,
    });
    output::write(&report, &arguments.output, &ground.plain)?;
    if !matched {
        tell("nothing matched");
    }
    Ok(matched)
}
