//! The frames of disagreements: of one app's, and of those of all apps that a query wants.

use serde::Serialize;

use crate::catalog::dispute::{Disagreement, Said};
use crate::catalog::{Catalog, Day};
use crate::text::Clean;

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
