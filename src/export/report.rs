//! WHAT is exported: of a list, an app, a comparison, a cost, prices or a stack, the text for readers, the rows for spreadsheets, the frame
//! for programs.
//!
//! HOW it is written down is the formats' (the files beside this one) and the screen's. Nothing of a record is left out:
//! each field has its place in one section of an app, and a test holds them all to it.

mod check;
mod compare;
mod cost;
mod diff;
mod disputes;
mod dossier;
mod facets;
mod facts;
mod freshness;
mod guidance;
mod idps;
mod layers;
mod leaver;
mod limitations;
mod list;
mod model;
mod overview;
mod prices;
mod setup;
mod show;
mod sources;
mod stack;
mod tiers;
mod user_api;

use crate::catalog::pack::PackError;
use crate::catalog::{App, Catalog};
use crate::lens::Lens;
use crate::text::Clean;

use super::frame::Frame;

pub use check::{CheckReport, RulesReport};
pub use compare::CompareReport;
pub use cost::CostReport;
pub use diff::DiffReport;
pub use disputes::DisputesReport;
pub use dossier::Dossier;
pub use facets::FacetsReport;
pub use freshness::FreshnessReport;
pub use layers::LayersReport;
pub use leaver::{Entry, LeaverReport, Stage};
pub use list::ListReport;
pub use model::{
    BAR, Bar, Block, Cited, Claims, Head, Origin, Pair, Section, SectionKey, Standing, Table,
    bars_in_text, date_or_undated,
};
pub use overview::status_line;
pub use prices::PricesReport;
pub use show::ShowReport;
pub use stack::{StackReport, by_hand_in_words, native_in_words, remark_in_words};

/// Something to be exported, by the screen or by a command: the same report gives the same bytes.
#[derive(Debug, Clone)]
pub enum Report<'a> {
    /// The apps that a query wants, a row each.
    List(ListReport<'a>),
    /// What else could be asked beside a query.
    Facets(FacetsReport<'a>),
    /// One app in full.
    Show(ShowReport<'a>),
    /// What happens when somebody leaves, as a checklist.
    Leaver(LeaverReport<'a>),
    /// Apps side by side.
    Compare(CompareReport<'a>),
    /// What apps cost a year.
    Cost(CostReport<'a>),
    /// What was read of prices.
    Prices(PricesReport<'a>),
    /// The catalog's layers.
    Layers(LayersReport),
    /// What is claimed differently.
    Disputes(DisputesReport<'a>),
    /// Which checks are stale.
    Freshness(FreshnessReport<'a>),
    /// What a stack is under my IdP, and what to do first.
    Stack(Box<StackReport<'a>>),
    /// What differs between two sides.
    Diff(DiffReport<'a>),
    /// What the rules found.
    Check(CheckReport),
    /// The rules.
    Rules(RulesReport),
}

/// A report for readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its title.
    pub title: Clean,
    /// What stands under the title.
    pub lead: Vec<Block>,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its heading.
    pub title: Clean,
    /// What it holds.
    pub blocks: Vec<Block>,
}

impl Report<'_> {
    /// The name of the report's file, without its ending: `scimdex-compare`.
    #[must_use]
    pub fn stem(&self) -> String {
        match self {
            Report::List(_) => "scimdex-list".to_owned(),
            Report::Facets(_) => "scimdex-facets".to_owned(),
            Report::Show(show) => format!("scimdex-{}", show.app.id),
            Report::Leaver(leaver) => format!("scimdex-{}-leaver", leaver.app.id),
            Report::Compare(_) => "scimdex-compare".to_owned(),
            Report::Cost(_) => "scimdex-cost".to_owned(),
            Report::Prices(_) => "scimdex-prices".to_owned(),
            Report::Layers(_) => "scimdex-layers".to_owned(),
            Report::Disputes(_) => "scimdex-disagreements".to_owned(),
            Report::Freshness(_) => "scimdex-stale".to_owned(),
            Report::Stack(_) => "scimdex-stack".to_owned(),
            Report::Diff(_) => "scimdex-diff".to_owned(),
            Report::Check(_) => "scimdex-check".to_owned(),
            Report::Rules(_) => "scimdex-rules".to_owned(),
        }
    }

    /// The report for readers.
    ///
    /// # Errors
    /// The packed catalog was made by another version of the program.
    pub fn document(&self) -> Result<Document, PackError> {
        match self {
            Report::List(list) => Ok(list.document()),
            Report::Facets(facets) => Ok(facets.document()),
            Report::Show(show) => show.document(),
            Report::Leaver(leaver) => leaver.document(),
            Report::Compare(compare) => Ok(compare.document()),
            Report::Cost(cost) => Ok(cost.document()),
            Report::Prices(prices) => Ok(prices.document()),
            Report::Layers(layers) => Ok(layers.document()),
            Report::Disputes(disputes) => Ok(disputes.document()),
            Report::Freshness(checks) => Ok(checks.document()),
            Report::Stack(stack) => Ok(stack.document()),
            Report::Diff(diff) => Ok(diff.document()),
            Report::Check(check) => Ok(check.document()),
            Report::Rules(rules) => Ok(rules.document()),
        }
    }

    /// The report's rows for a spreadsheet, under machine words; none where it has no rows.
    #[must_use]
    pub fn sheet(&self) -> Option<Table> {
        match self {
            Report::List(list) => Some(list.sheet()),
            Report::Facets(facets) => Some(facets.sheet()),
            Report::Show(_) | Report::Leaver(_) => None,
            Report::Compare(compare) => Some(compare.sheet()),
            Report::Cost(cost) => Some(cost.sheet()),
            Report::Prices(prices) => Some(prices.sheet()),
            Report::Layers(layers) => Some(layers.sheet()),
            Report::Disputes(disputes) => Some(disputes.sheet()),
            Report::Freshness(checks) => Some(checks.sheet()),
            Report::Stack(stack) => Some(stack.sheet()),
            Report::Diff(diff) => Some(diff.sheet()),
            Report::Check(check) => Some(check.sheet()),
            Report::Rules(rules) => Some(rules.sheet()),
        }
    }

    /// The report for programs.
    ///
    /// # Errors
    /// The packed catalog was made by another version of the program.
    pub fn frame(&self) -> Result<Frame<'_>, PackError> {
        match self {
            Report::List(list) => Ok(list.frame()),
            Report::Facets(facets) => Ok(facets.frame()),
            Report::Show(show) => Ok(show.frame()),
            Report::Leaver(leaver) => leaver.frame(),
            Report::Compare(compare) => Ok(compare.frame()),
            Report::Cost(cost) => cost.frame(),
            Report::Prices(prices) => Ok(prices.frame()),
            Report::Layers(layers) => Ok(layers.frame()),
            Report::Disputes(disputes) => Ok(disputes.frame()),
            Report::Freshness(checks) => Ok(checks.frame()),
            Report::Stack(stack) => Ok(stack.frame()),
            Report::Diff(diff) => Ok(diff.frame()),
            Report::Check(check) => Ok(check.frame()),
            Report::Rules(rules) => Ok(rules.frame()),
        }
    }
}

/// The whole of an app, one section a tab.
///
/// # Errors
/// The packed catalog was made by another version of the program.
pub fn app_sections(catalog: &Catalog, app: &App, lens: &Lens) -> Result<Vec<Section>, PackError> {
    some_sections(catalog, app, lens, &SectionKey::ALL)
}

/// Some of the sections of an app, in the order asked for.
///
/// # Errors
/// The packed catalog was made by another version of the program.
pub fn some_sections(
    catalog: &Catalog,
    app: &App,
    lens: &Lens,
    keys: &[SectionKey],
) -> Result<Vec<Section>, PackError> {
    let wanted = |key: SectionKey| keys.contains(&key);
    let disagreements = if wanted(SectionKey::Sources) {
        catalog.disagreements(app)?
    } else {
        Vec::new()
    };
    let mut dossier = Dossier::new(catalog, app, catalog.records(&app.id)?, disagreements);
    if wanted(SectionKey::Guidance) {
        dossier.related = guidance::related(catalog, app)?;
    }
    Ok(sections(&dossier, lens, keys))
}

/// Sections of a dossier.
fn sections(dossier: &Dossier<'_>, lens: &Lens, keys: &[SectionKey]) -> Vec<Section> {
    let section = |key: &SectionKey| Section {
        key: *key,
        blocks: or_missing(match *key {
            SectionKey::Overview => overview::blocks(dossier, lens),
            SectionKey::Idps => idps::blocks(dossier, lens),
            SectionKey::Tiers => tiers::blocks(dossier),
            SectionKey::Facts => facts::blocks(dossier),
            SectionKey::Limitations => limitations::blocks(dossier),
            SectionKey::Leaver => leaver::blocks(dossier, lens),
            SectionKey::Setup => setup::blocks(dossier),
            SectionKey::Guidance => guidance::blocks(dossier),
            SectionKey::Sources => sources::blocks(dossier, lens),
        }),
    };
    keys.iter().map(section).collect()
}

fn or_missing(blocks: Vec<Block>) -> Vec<Block> {
    if blocks.is_empty() {
        vec![Block::Text(Cited::missing())]
    } else {
        blocks
    }
}

#[cfg(test)]
mod tests;
