//! What else could be asked beside a query: each facet's values, with how many apps would remain. The counts are those of
//! the screen's panel.

use crate::catalog::Catalog;
use crate::export::frame::{FacetsFrame, Frame};
use crate::lens::Lens;
use crate::query::{Facet, FacetKind, FacetValue, Ground, Index, Order, Query, facets_among};
use crate::text::Clean;

use super::list::{cell, count};
use super::{Block, Cited, Document, Pair, Part, Table};

/// What else could be asked beside a query.
#[derive(Debug, Clone)]
pub struct FacetsReport<'a> {
    /// The catalog.
    pub catalog: &'a Catalog,
    /// Under what the apps are looked at.
    pub lens: &'a Lens,
    /// The query as printed; empty wants every app.
    pub query: String,
    /// How many apps the query finds.
    pub matched: usize,
    /// The facets that have values, in the order of the panel.
    pub facets: Vec<Facet>,
}

impl<'a> FacetsReport<'a> {
    /// Counts what else could be asked beside a query.
    #[must_use]
    pub fn new(
        catalog: &'a Catalog,
        lens: &'a Lens,
        index: &Index,
        query: &Query,
    ) -> FacetsReport<'a> {
        let ground = Ground {
            catalog,
            index,
            lens,
        };
        let hits = query.run(ground, Order::default());
        let facets = facets_among(query, FacetKind::ALL, ground, &hits).into_iter();
        FacetsReport {
            catalog,
            lens,
            query: query.to_string(),
            matched: hits.len(),
            // Without an IdP there is nothing to ask of it.
            facets: facets.filter(|facet| !facet.values.is_empty()).collect(),
        }
    }

    pub(super) fn document(&self) -> Document {
        let mut lead = Vec::new();
        if !self.query.is_empty() {
            lead.push(Pair::one("Query", Cited::plain(&self.query)));
        }
        if let Some(idp) = self.lens.idp {
            lead.push(Pair::one("My IdP", Cited::plain(idp.title())));
        }
        let total = count(self.catalog.apps().len());
        lead.push(Pair::one(
            "Apps",
            Cited::plain(format!("{} of {total}", count(self.matched))),
        ));
        Document {
            title: Clean::line("What else could be asked"),
            lead: vec![Block::Pairs(lead)],
            parts: self.facets.iter().map(part).collect(),
        }
    }

    pub(super) fn sheet(&self) -> Table {
        let mut sheet = Table::new(&["facet", "value", "title", "term", "apps", "chosen"]);
        for facet in &self.facets {
            for value in &facet.values {
                let cells = [
                    facet.kind.word().to_owned(),
                    value.word.clone(),
                    value.title.clone(),
                    value.term(facet.kind),
                    value.count.to_string(),
                    yes_no(value).to_owned(),
                ];
                sheet.rows.push(cells.into_iter().map(cell).collect());
            }
        }
        sheet
    }

    pub(super) fn frame(&self) -> Frame<'_> {
        Frame::Facets(FacetsFrame::new(self))
    }
}

/// A facet: the number of apps, the value, the term that asks for it.
fn part(facet: &Facet) -> Part {
    let mut table = Table::new(&[">Apps", facet.title.as_str(), "Term", "Chosen"]);
    for value in &facet.values {
        let cells = vec![
            Cited::plain(count(value.count)),
            Cited::plain(&value.title),
            Cited::plain(value.term(facet.kind)),
            Cited::plain(yes_no(value)),
        ];
        table.push(cells, value.chosen);
    }
    Part {
        title: Clean::line(&facet.title),
        blocks: vec![Block::Table(table)],
    }
}

/// Whether the query chooses a value.
const fn yes_no(value: &FacetValue) -> &'static str {
    if value.chosen { "yes" } else { "no" }
}
