//! The frames that programs read: JSON, NDJSON and RON write these and nothing else. `docs/json.md` describes them.
//!
//! Enumerations say `unknown` and texts, numbers and dates are null where nothing is documented. Money is integer cents in
//! keys that end in `_cents`. A frame says what is in force; the wording for readers is `report`'s.

mod app;
mod check;
mod cost;
mod diff;
mod disputes;
mod facets;
mod freshness;
mod layers;
mod leaver;
mod price;
mod prices;
mod stack;

use serde::Serialize;

use crate::catalog::pack::PackError;
use crate::catalog::{App, Catalog, Idp};
use crate::compare::Comparison;
use crate::field::NOT_DOCUMENTED;
use crate::lens::Lens;
use crate::text::Clean;

pub use app::AppFrame;
pub use check::{CheckFrame, RulesFrame};
pub use cost::{CostFrame, CostsFrame};
pub use diff::DiffFrame;
pub use disputes::{DisagreementFrame, DisputesFrame};
pub use facets::FacetsFrame;
pub use freshness::FreshnessFrame;
pub use layers::LayersFrame;
pub use leaver::LeaverFrame;
pub use prices::PricesFrame;
pub use stack::StackFrame;

/// The version of the frames. It changes when a key changes its meaning or goes away, not when one is added.
pub const SCHEMA: u32 = 1;

/// What a program reads.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Frame {
    /// Apps: of `list`, `show` and `compare`.
    Apps(AppsFrame),
    /// What else could be asked: of `list --facets`.
    Facets(FacetsFrame),
    /// What happens to leavers: of `show --leaver`.
    Leaver(LeaverFrame),
    /// Costs: of `cost`.
    Costs(Box<CostsFrame>),
    /// Prices: of `catalog prices`.
    Prices(PricesFrame),
    /// Layers: of `catalog layers`.
    Layers(LayersFrame),
    /// Disagreements: of `catalog disagreements`.
    Disputes(DisputesFrame),
    /// Checks: of `catalog stale`.
    Freshness(FreshnessFrame),
    /// A stack: of `stack`.
    Stack(Box<StackFrame>),
    /// What differs: of `catalog diff`.
    Diff(DiffFrame),
    /// Findings: of `catalog check`.
    Check(CheckFrame),
    /// Rules: of `catalog check --rules`.
    Rules(RulesFrame),
}

/// Apps with the question that they answer.
#[derive(Debug, Clone, Serialize)]
pub struct AppsFrame {
    schema: u32,
    query: Option<Clean>,
    idp: Option<&'static str>,
    total: usize,
    matched: usize,
    /// The apps, in order.
    pub apps: Vec<AppFrame>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<Vec<RowFrame>>,
}

/// One row of a comparison.
#[derive(Debug, Clone, Serialize)]
struct RowFrame {
    row: &'static str,
    title: Clean,
    differs: bool,
    /// One for each app, in their order; null where nothing is documented.
    values: Vec<Option<Vec<Clean>>>,
}

impl AppsFrame {
    /// The frame of apps.
    ///
    /// # Errors
    /// The packed catalog was made by another version of the program.
    pub fn new(
        catalog: &Catalog,
        lens: &Lens,
        query: Option<Clean>,
        apps: &[&App],
    ) -> Result<AppsFrame, PackError> {
        Ok(AppsFrame {
            schema: SCHEMA,
            query,
            idp: lens.idp.map(Idp::word),
            total: catalog.apps().len(),
            matched: apps.len(),
            apps: apps
                .iter()
                .map(|app| AppFrame::new(catalog, app))
                .collect::<Result<_, PackError>>()?,
            rows: None,
        })
    }

    /// Adds the rows of a comparison.
    pub fn compare(&mut self, comparison: &Comparison<'_>) {
        let rows = comparison.groups.iter().flat_map(|group| &group.rows);
        let values = |cells: &[Vec<String>]| {
            let lines = |lines: &Vec<String>| match lines.as_slice() {
                [only] if only == NOT_DOCUMENTED => None,
                lines => Some(lines.iter().map(Clean::line).collect()),
            };
            cells.iter().map(lines).collect()
        };
        self.rows = Some(
            rows.map(|row| RowFrame {
                row: row.key,
                title: Clean::line(&row.title),
                differs: row.differs,
                values: values(&row.cells),
            })
            .collect(),
        );
    }
}
