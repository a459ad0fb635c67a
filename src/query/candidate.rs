//! An app that is asked whether it is wanted: its facts are decoded when the first test needs them, once for all tests.

use std::cell::OnceCell;

use crate::catalog::{App, Looked, Status};
use crate::lens::Lens;

use super::Ground;
use super::index::Index;

/// One app of the ground.
pub(super) struct Candidate<'g> {
    ground: Ground<'g>,
    /// Its place in the catalog.
    pub place: usize,
    looked: OnceCell<Option<Looked<'g>>>,
}

impl<'g> Candidate<'g> {
    /// The app at a place.
    pub const fn new(place: usize, ground: Ground<'g>) -> Candidate<'g> {
        Candidate {
            ground,
            place,
            looked: OnceCell::new(),
        }
    }

    /// The folded texts of all apps.
    pub const fn index(&self) -> &'g Index {
        self.ground.index
    }

    /// Under what it is looked at.
    pub const fn lens(&self) -> &'g Lens {
        self.ground.lens
    }

    /// Its SCIM status, which is at hand.
    pub fn status(&self) -> Status {
        self.ground.catalog.status(self.place)
    }

    /// Its facts; none where their bytes are broken.
    pub fn app(&self) -> Option<&App> {
        let look = || self.ground.catalog.look(self.place);
        self.looked.get_or_init(look).as_deref()
    }
}
