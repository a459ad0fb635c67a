//! `scimdex list [QUERY...]`: the apps that a query wants, or what else could be asked of them.

use crate::export::{ListReport, Report};
use crate::field;
use crate::file::tell;
use crate::query::Order;

use super::arguments::List;
use super::ground::{Failure, Ground};
use super::{columns, output};

pub(super) fn run(ground: Ground, arguments: &List) -> Result<bool, Failure> {
    let order = match &arguments.sort {
        None => ground.viewed_order(),
        Some(text) => Order::read(text).ok_or_else(|| {
            let known: Vec<&str> = Order::words().collect();
            columns::unknown("--sort", text.trim_start_matches('-'), &known)
        })?,
    };
    let columns = columns::chosen(&arguments.fields, field::COLUMNS)?
        .or_else(|| ground.viewed_columns())
        .unwrap_or_else(|| field::default_columns(&ground.lens));
    let typed = arguments.query.join(" ");
    let asked = match ground.viewed_query() {
        Some(query) if arguments.query.is_empty() => query,
        Some(_) | None => &typed,
    };
    let (report, matched) = if arguments.facets {
        let facets = ground.facets(asked)?;
        let matched = facets.matched > 0;
        (Report::Facets(facets), matched)
    } else {
        let (apps, query) = ground.wanted(asked, order)?;
        let matched = !apps.is_empty();
        let report = ListReport {
            catalog: &ground.catalog,
            lens: &ground.lens,
            query,
            apps,
            columns,
        };
        (Report::List(report), matched)
    };
    output::write(&report, &arguments.output, &ground.plain)?;
    if !matched {
        tell("nothing matched");
    }
    Ok(matched)
}
