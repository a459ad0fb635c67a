//! The screen as a whole: pictures of it, journeys through it, and every size.

use std::sync::Arc;

use crate::catalog::{Catalog, Day};
use crate::lens::Lens;

use super::harness::Harness;

/// The screen over the real catalog, on the day that all tests share.
pub(super) fn screen(width: u16, height: u16) -> Harness {
    let catalog = Arc::new(Catalog::builtin().unwrap());
    let lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
    Harness::new(catalog, lens, width, height).unwrap()
}
