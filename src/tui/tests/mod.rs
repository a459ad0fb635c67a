//! The screen as a whole, over the real catalog: pictures of it, journeys through it, and every size.

use std::sync::{Arc, OnceLock};

use crate::catalog::{Catalog, Day};
use crate::lens::Lens;

use super::harness::Harness;

mod columns;
mod hands;
mod journeys;
mod layers;
mod pictures;
mod scenarios;
mod themes;
mod truth;
pub(super) mod underway;
mod views;

/// The screen over the real catalog, on the day that all tests share.
pub(super) fn screen(width: u16, height: u16) -> Harness {
    static CATALOG: OnceLock<Arc<Catalog>> = OnceLock::new();
    let catalog = CATALOG.get_or_init(|| Arc::new(Catalog::builtin().unwrap()));
    let lens = Lens::new(catalog, Day::read("2026-11-21").unwrap());
    Harness::new(catalog.clone(), lens, width, height).unwrap()
}
