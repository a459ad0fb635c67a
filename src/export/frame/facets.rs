//! The frame of facets.

use serde::Serialize;

use crate::catalog::Idp;
use crate::export::report::FacetsReport;
use crate::query::{Facet, FacetValue};
use crate::text::Clean;

use super::SCHEMA;

/// What else could be asked beside a query.
#[derive(Debug, Clone, Serialize)]
pub struct FacetsFrame {
    schema: u32,
    query: Clean,
    idp: Option<&'static str>,
    total: usize,
    matched: usize,
    /// The facets, in the order of the panel.
    pub facets: Vec<FacetFrame>,
}

/// One facet.
#[derive(Debug, Clone, Serialize)]
pub struct FacetFrame {
    facet: &'static str,
    title: Clean,
    values: Vec<ValueFrame>,
}

#[derive(Debug, Clone, Serialize)]
struct ValueFrame {
    value: Clean,
    title: Clean,
    term: Clean,
    apps: usize,
    chosen: bool,
}

impl FacetsFrame {
    /// The frame of a report on facets.
    #[must_use]
    pub fn new(report: &FacetsReport<'_>) -> FacetsFrame {
        FacetsFrame {
            schema: SCHEMA,
            query: Clean::line(&report.query),
            idp: report.lens.idp.map(Idp::word),
            total: report.catalog.apps().len(),
            matched: report.matched,
            facets: report.facets.iter().map(facet).collect(),
        }
    }
}

fn facet(facet: &Facet) -> FacetFrame {
    let value = |value: &FacetValue| ValueFrame {
        value: Clean::line(&value.word),
        title: Clean::line(&value.title),
        term: Clean::line(value.term(facet.kind)),
        apps: value.count,
        chosen: value.chosen,
    };
    FacetFrame {
        facet: facet.kind.word(),
        title: Clean::line(&facet.title),
        values: facet.values.iter().map(value).collect(),
    }
}
