//! What is saved when the program ends: where the screen was left. However it ends, by a key or from outside.
//!
//! The session notes it here whenever it waits for a key; who ends the program saves it, from whichever thread. Nothing
//! here touches the terminal.

use std::sync::{Arc, Mutex, PoisonError};

use crate::settings::Paths;
use crate::settings::state::{self, LastSession, StateError};

/// Where the screen stands, for the next run to go on there.
#[derive(Debug, Clone)]
pub struct Leaving {
    paths: Option<Paths>,
    last: Arc<Mutex<Option<LastSession>>>,
}

impl Leaving {
    /// Nothing is noted yet.
    pub(super) fn new(paths: Option<Paths>) -> Leaving {
        Leaving {
            paths,
            last: Arc::default(),
        }
    }

    /// Notes where the screen stands.
    pub(super) fn note(&self, session: LastSession) {
        // Whole in one step, so a panic elsewhere leaves nothing half noted.
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(session);
    }

    /// Saves what was noted last; nothing where nothing was.
    pub(super) fn save(&self) -> Result<(), StateError> {
        let last = self.last.lock();
        let last = last.unwrap_or_else(PoisonError::into_inner).clone();
        last.map_or(Ok(()), |last| {
            state::remember_session(self.paths.as_ref(), &last)
        })
    }
}
