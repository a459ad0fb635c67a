//! `scimdex catalog prices [QUERY...]`: what was read of every price, and what was not.

use crate::cli::arguments::Prices as Arguments;
use crate::cli::ground::{Failure, Ground};
use crate::cli::{columns, output};
use crate::export::{PricesReport, Report};
use crate::file::tell;
use crate::prices::{COLUMNS, Prices, Size};
use crate::query::Order;

pub(super) fn run(ground: &Ground, arguments: &Arguments) -> Result<bool, Failure> {
    let fields = columns::chosen(&arguments.fields, COLUMNS)?;
    let order = arguments.sort.as_ref();
    let order = order
        .map(|text| columns::order(text, COLUMNS))
        .transpose()?;
    let (apps, query) = ground.wanted(&arguments.query.join(" "), Order::default())?;
    let size = Size {
        seats: arguments.seats,
    };
    let mut prices = Prices::new(&apps, size);
    if let Some((column, descending)) = order {
        prices.sort(column, descending);
    }
    let matched = !prices.rows.is_empty();
    let report = Report::Prices(PricesReport {
        catalog: &ground.catalog,
        query,
        prices,
        columns: fields,
    });
    output::write(&report, &arguments.output, &ground.plain)?;
    if !matched {
        tell("nothing matched");
    }
    Ok(matched)
}
