//! `scimdex list [QUERY...]`: the apps that a query wants.

use crate::export::{ListReport, Report};
use crate::field;
use crate::file::tell;
use crate::query::Order;

use super::arguments::List;
use super::ground::{Failure, Ground};
use super::{columns, output};

pub(super) fn run(ground: Ground, arguments: &List) -> Result<bool, Failure> {
    let order = match &arguments.sort {
        None => Order::default(),
        Some(text) => Order::read(text).ok_or_else(|| {
            let known: Vec<&str> = Order::words().collect();
            columns::unknown("--sort", text.trim_start_matches('-'), &known)
        })?,
    };
    let columns = columns::chosen(&arguments.fields, field::COLUMNS)?
        .unwrap_or_else(|| field::default_columns(&ground.lens));
    let (apps, query) = ground.wanted(&arguments.query.join(" "), order)?;
    let matched = !apps.is_empty();
    let report = Report::List(ListReport {
        catalog: &ground.catalog,
        lens: &ground.lens,
        query,
        apps,
        columns,
    });
    output::write(&report, &arguments.output, &ground.plain)?;
    if !matched {
        tell("nothing matched");
    }
    Ok(matched)
}
