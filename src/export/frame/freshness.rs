//! The frame of checks: which are stale today, and which have no date.

use serde::Serialize;

use crate::export::report::FreshnessReport;
use crate::freshness::CheckRow;
use crate::lens::Lens;
use crate::text::Clean;

use super::SCHEMA;

/// Checks with the question that they answer.
#[derive(Debug, Clone, Serialize)]
pub struct FreshnessFrame {
    schema: u32,
    query: Clean,
    today: Clean,
    stale_after_days: u32,
    /// Of what the entries are: `app` or `record`.
    unit: &'static str,
    total: usize,
    fresh: usize,
    matched: usize,
    /// The stale checks, in order.
    pub stale: Vec<CheckFrame>,
    /// The checks without a date.
    undated: Vec<CheckFrame>,
}

/// One check.
#[derive(Debug, Clone, Serialize)]
pub struct CheckFrame {
    app: Clean,
    name: Clean,
    layer: Clean,
    date: Option<Clean>,
    age_days: Option<u32>,
    state: &'static str,
    page: Option<Clean>,
}

impl FreshnessFrame {
    /// The frame of a report of checks.
    #[must_use]
    pub fn new(report: &FreshnessReport<'_>) -> Self {
        let checks = &report.checks;
        let frame = |row: &CheckRow| check(row, report.lens);
        Self {
            schema: SCHEMA,
            query: Clean::line(&report.query),
            today: Clean::line(report.lens.today.to_string()),
            stale_after_days: report.lens.stale_days,
            unit: checks.unit.word(),
            total: checks.total(),
            fresh: checks.fresh,
            matched: checks.stale.len(),
            stale: checks.stale.iter().map(frame).collect(),
            undated: checks.undated.iter().map(frame).collect(),
        }
    }
}

fn check(row: &CheckRow, lens: &Lens) -> CheckFrame {
    CheckFrame {
        app: Clean::line(row.app.as_str()),
        name: Clean::line(&row.app_name),
        layer: Clean::line(lens.layer_word(row.layer)),
        date: row.date.map(|day| Clean::line(day.to_string())),
        age_days: row.age.days(),
        state: row.age.word(),
        page: row.page.as_deref().map(Clean::line),
    }
}
