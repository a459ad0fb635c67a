//! The frames of disagreements: of one app's, and of those of all apps that a query wants.

use serde::Serialize;

use crate::catalog::dispute::{Disagreement, Said};
use crate::catalog::{Catalog, Day};
use crate::disputes::{DisputeRow, FieldCount};
use crate::export::report::DisputesReport;
use crate::text::Clean;

use super::SCHEMA;

/// One thing of which different values are claimed.
#[derive(Debug, Clone, Serialize)]
pub struct DisagreementFrame {
    /// The field's path, else a name of its own.
    field: Clean,
    title: Clean,
    kind: &'static str,
    claims: Vec<ClaimFrame>,
}

#[derive(Debug, Clone, Serialize)]
struct ClaimFrame {
    layer: Clean,
    date: Option<Clean>,
    /// Null where the layer is silent.
    value: Option<Clean>,
    remark: Option<Clean>,
    in_force: bool,
}

impl DisagreementFrame {
    /// The frame of a disagreement.
    #[must_use]
    pub fn new(found: &Disagreement, catalog: &Catalog) -> Self {
        let claim = |said: &Said| ClaimFrame {
            layer: Clean::line(catalog.layer_word(said.layer)),
            date: said.date.map(|day: Day| Clean::line(day.to_string())),
            value: said.value.as_deref().map(Clean::line),
            remark: said.remark.as_deref().map(Clean::line),
            in_force: said.in_force,
        };
        Self {
            field: Clean::line(&found.field),
            title: Clean::line(&found.title),
            kind: found.kind.word(),
            claims: found.claims.iter().map(claim).collect(),
        }
    }
}

/// Disagreements over apps with the question that they answer.
#[derive(Debug, Clone, Serialize)]
pub struct DisputesFrame {
    schema: u32,
    query: Clean,
    /// How many disagreements the catalog holds, whatever the query.
    total: usize,
    matched: usize,
    /// About how many apps.
    apps: usize,
    fields: Vec<FieldFrame>,
    /// The disagreements, in order.
    pub disagreements: Vec<OfAppFrame>,
}

/// How often a field is claimed differently.
#[derive(Debug, Clone, Serialize)]
struct FieldFrame {
    field: Clean,
    title: Clean,
    disagreements: usize,
    apps: usize,
}

/// One disagreement with its app.
#[derive(Debug, Clone, Serialize)]
pub struct OfAppFrame {
    app: Clean,
    name: Clean,
    field: Clean,
    title: Clean,
    kind: &'static str,
    claims: Vec<ClaimFrame>,
}

impl DisputesFrame {
    /// The frame of a report of disagreements.
    #[must_use]
    pub fn new(report: &DisputesReport<'_>) -> Self {
        let rows = &report.disputes.rows;
        let counts = report.catalog.apps().iter().map(|app| app.disagreements);
        let total = counts.fold(0_usize, |sum, count| {
            sum.saturating_add(usize::try_from(count).unwrap_or(usize::MAX))
        });
        let field = |one: FieldCount| FieldFrame {
            field: Clean::line(&one.field),
            title: Clean::line(&one.title),
            disagreements: one.disagreements,
            apps: one.apps,
        };
        let row = |row: &DisputeRow| {
            let found = DisagreementFrame::new(&row.found, report.catalog);
            OfAppFrame {
                app: Clean::line(row.app.as_str()),
                name: Clean::line(&row.app_name),
                field: found.field,
                title: found.title,
                kind: found.kind,
                claims: found.claims,
            }
        };
        Self {
            schema: SCHEMA,
            query: Clean::line(&report.query),
            total,
            matched: rows.len(),
            apps: report.disputes.apps(),
            fields: report.disputes.by_field().into_iter().map(field).collect(),
            disagreements: rows.iter().map(row).collect(),
        }
    }
}
