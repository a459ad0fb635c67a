//! `scimdex list [QUERY...]`: the apps that a query wants.

use crate::export::{ListReport, Report};
use crate::field::{self, AppColumn};
use crate::query::{Order, nearest_word};

use super::arguments::List;
use super::ground::{Failure, Ground};
use super::output;

pub(super) fn run(ground: Ground, arguments: &List) -> Result<bool, Failure> {
    let order = match &arguments.sort {
        None => Order::default(),
        Some(text) => Order::read(text).ok_or_else(|| {
            let known: Vec<&str> = Order::words().collect();
            no_column("--sort", text.trim_start_matches('-'), &known)
        })?,
    };
    let columns = columns(&arguments.fields, &ground)?;
    let (apps, query) = ground.wanted(&arguments.query.join(" "), order)?;
    let matched = !apps.is_empty();
    let report = Report::List(ListReport {
        catalog: &ground.catalog,
        lens: &ground.lens,
        query,
        apps,
        columns,
    });
    output::write(&report, &arguments.output)?;
    if !matched {
        eprintln!("nothing matched");
    }
    Ok(matched)
}

fn columns(asked: &[String], ground: &Ground) -> Result<Vec<&'static AppColumn>, Failure> {
    if asked.is_empty() {
        return Ok(field::default_columns(&ground.lens));
    }
    let find = |key: &String| {
        field::column(key.trim()).ok_or_else(|| {
            let known: Vec<&str> = field::COLUMNS.iter().map(|column| column.key).collect();
            no_column("--fields", key, &known)
        })
    };
    asked.iter().map(find).collect()
}

fn no_column(flag: &str, typed: &str, known: &[&str]) -> Failure {
    let nearest = nearest_word(typed, known)
        .map(|word| format!("; the nearest is `{word}`"))
        .unwrap_or_default();
    let known = known.join(", ");
    Failure::Usage(format!(
        "{flag}: there is no column `{typed}`{nearest}; choose from {known}"
    ))
}
