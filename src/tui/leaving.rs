//! What is saved when the program ends: where the screen was left. However it ends, by a key or from outside.
//!
//! The session notes it here whenever it waits for a key; who ends the program saves it, from whichever thread. Nothing
//! here touches the terminal.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::settings::Paths;
use crate::settings::state::{self, LastSession, StateError};

use super::background::Background;

/// Where the screen stands, for the next run to go on there.
#[derive(Debug, Clone)]
pub struct Leaving {
    paths: Option<Paths>,
    noted: Arc<Mutex<Noted>>,
}

/// What was noted last.
#[derive(Debug, Clone, Default)]
struct Noted {
    session: Option<LastSession>,
    background: Option<Background>,
}

impl Leaving {
    /// Nothing is noted yet but the background that there was last.
    pub(super) fn new(paths: Option<Paths>, background: Option<Background>) -> Leaving {
        let noted = Noted {
            session: None,
            background,
        };
        Leaving {
            paths,
            noted: Arc::new(Mutex::new(noted)),
        }
    }

    /// Notes what the terminal said of its background.
    pub(super) fn note_background(&self, found: Background) {
        self.noted().background = Some(found);
    }

    /// Notes where the screen stands.
    pub(super) fn note(&self, session: LastSession) {
        self.noted().session = Some(session);
    }

    /// Saves what was noted last; nothing where nothing was.
    pub(super) fn save(&self) -> Result<(), StateError> {
        let Noted {
            session,
            background,
        } = self.noted().clone();
        session.map_or(Ok(()), |mut session| {
            session.background = background.map_or("", Background::word).to_owned();
            state::remember_session(self.paths.as_ref(), &session)
        })
    }

    fn noted(&self) -> MutexGuard<'_, Noted> {
        // Whatever is noted is noted whole, in one step, so a panic elsewhere leaves nothing half noted.
        self.noted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
