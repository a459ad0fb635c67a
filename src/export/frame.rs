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

use std::sync::mpsc::{channel, sync_channel};
use std::thread;

use serde::ser::{Error, SerializeSeq};
use serde::{Serialize, Serializer};

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
pub enum Frame<'a> {
    /// Apps: of `list`, `show` and `compare`.
    Apps(AppsFrame<'a>),
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
pub struct AppsFrame<'a> {
    schema: u32,
    query: Option<Clean>,
    idp: Option<&'static str>,
    total: usize,
    matched: usize,
    /// The apps, in order.
    pub apps: AppFrames<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<Vec<RowFrame>>,
}

/// The frames of apps, each made when it is written: all of them at once take more memory than what is written.
#[derive(Debug, Clone, Copy)]
pub struct AppFrames<'a> {
    catalog: &'a Catalog,
    apps: &'a [&'a App],
}

/// What is done with a frame, or where there is none.
type With<'w, E> = &'w mut dyn FnMut(Result<&AppFrame, PackError>) -> Result<(), E>;

/// So many frames go from one thread to the other at once.
const HANDED_OVER: usize = 16;

impl<'a> AppFrames<'a> {
    /// Each frame in its turn; an error where its packed bytes are broken.
    pub fn iter(self) -> impl Iterator<Item = Result<AppFrame, PackError>> + Send + 'a {
        let apps = self.apps.iter();
        apps.map(move |app| AppFrame::new(self.catalog, app))
    }

    fn one_by_one<E>(self, with: With<'_, E>) -> Result<(), E> {
        self.iter().try_for_each(|frame| match frame {
            Ok(frame) => with(Ok(&frame)),
            Err(error) => with(Err(error)),
        })
    }

    /// Makes every frame, and does something with each in its turn. Many are made by a thread of their own meanwhile, and
    /// go back to it when they are done with: what one thread allocates and another frees makes them wait for each other.
    ///
    /// # Errors
    /// What is done with a frame fails; those behind it are then not made.
    pub fn each<E>(self, with: With<'_, E>) -> Result<(), E> {
        if self.apps.len() <= HANDED_OVER {
            return self.one_by_one(with);
        }
        thread::scope(|scope| {
            let (give, made) = sync_channel(2);
            let (give_back, done) = channel::<Vec<_>>();
            let maker = thread::Builder::new().spawn_scoped(scope, move || {
                let mut frames = self.iter();
                loop {
                    let some = frames.by_ref().take(HANDED_OVER);
                    let some: Result<Vec<_>, PackError> = some.collect();
                    let last = some.as_ref().map_or(true, |some| some.len() < HANDED_OVER);
                    if give.send(some).is_err() || last {
                        return;
                    }
                    done.try_iter().for_each(drop);
                }
            });
            if maker.is_err() {
                // There may be no more threads; it then takes longer.
                return self.one_by_one(with);
            }
            for some in made {
                let some = match some {
                    Ok(some) => some,
                    Err(error) => return with(Err(error)),
                };
                some.iter().try_for_each(|frame| with(Ok(frame)))?;
                // The thread may have ended, with the last frames made.
                let _ = give_back.send(some);
            }
            Ok(())
        })
    }
}

impl Serialize for AppFrames<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.apps.len()))?;
        self.each(&mut |frame| list.serialize_element(frame.map_err(S::Error::custom)?))?;
        list.end()
    }
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

impl<'a> AppsFrame<'a> {
    /// The frame of apps.
    #[must_use]
    pub fn new(
        catalog: &'a Catalog,
        lens: &Lens,
        query: Option<Clean>,
        apps: &'a [&'a App],
    ) -> AppsFrame<'a> {
        AppsFrame {
            schema: SCHEMA,
            query,
            idp: lens.idp.map(Idp::word),
            total: catalog.apps().len(),
            matched: apps.len(),
            apps: AppFrames { catalog, apps },
            rows: None,
        }
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
