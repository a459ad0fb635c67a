//! Effects: what `update` asks the outside world for, as values, and what came of it.
//!
//! They are carried out in one place only (`session`, through [`Hands`]); tests look at them instead.

use std::path::PathBuf;
use std::sync::Arc;

use crate::catalog::{AppId, Catalog, Idp};
use crate::cost::Scenario;
use crate::lens::Owned;
use crate::settings::saved::Saved;
use crate::settings::views::SavedView;
use crate::stack::{Decisions, Inventory};
use crate::text::Clean;

/// Something to be done outside the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Writes a file in one step.
    Write {
        /// Where.
        path: PathBuf,
        /// What.
        bytes: Vec<u8>,
        /// Whether a file that is there already may be replaced.
        replace: bool,
    },
    /// Puts text on the clipboard.
    Copy {
        /// The text.
        text: String,
        /// What it is, for the notice: "the address", "the export".
        what: &'static str,
    },
    /// Opens an http or https address in the browser.
    OpenPage(String),
    /// Opens the user's own layer for an app in the editor, made from a template if it is not there, and reads all
    /// layers again.
    EditLayer {
        /// The app.
        app: AppId,
        /// What the file begins as.
        template: String,
    },
    /// Remembers something for the next run.
    Remember(Memory),
    /// Reads, saves or deletes scenarios that are saved by name.
    Scenarios(SavedTask<Scenario>),
    /// Reads, saves or deletes views that are saved by name.
    Views(SavedTask<SavedView>),
    /// Reads the stack and the decisions that are kept.
    ReadStack,
    /// Reads an inventory from the files that were typed.
    Import(String),
    /// Keeps a stack.
    KeepStack {
        /// What was imported.
        inventory: Box<Inventory>,
        /// Which apps it is, and how many seats of them it counts.
        owned: Owned,
        /// Of which catalog.
        catalog: String,
    },
    /// Keeps what the user decided.
    KeepDecisions(Decisions),
    /// Forgets the stack and the decisions.
    ForgetStack,
    /// Switches the mouse's reports on or off.
    Mouse(bool),
    /// Draws the whole screen again.
    Redraw,
    /// Stops the program until the shell lets it go on.
    Suspend,
    /// Ends the program.
    Quit(Ending),
}

/// Something to be remembered between runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Memory {
    /// My IdP; none: that none is chosen.
    Idp(Option<Idp>),
    /// That the first keys were shown.
    Taught,
}

/// Something to be done with what is saved by name. All of it is read afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SavedTask<T> {
    /// Nothing but reading.
    List,
    /// Saves one under a name.
    Save {
        /// The name.
        name: String,
        /// What is saved.
        content: Box<T>,
        /// Whether one of that name may be replaced.
        replace: bool,
    },
    /// Deletes one.
    Delete {
        /// Its name.
        name: String,
    },
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SavedOutcome<T> {
    /// All that is saved.
    Listed(Vec<Saved<T>>),
    /// One is saved.
    Saved {
        /// The name.
        name: String,
        /// All that is saved now.
        all: Vec<Saved<T>>,
    },
    /// There is one of that name already, and it was not to be replaced.
    Exists {
        /// The name.
        name: String,
    },
    /// One is deleted.
    Deleted {
        /// Its name.
        name: String,
        /// All that is saved now.
        all: Vec<Saved<T>>,
    },
    /// It did not work; the words say why.
    Failed(String),
}

/// The catalog, read again after the editor was left.
#[derive(Debug, Clone)]
pub struct Reread {
    /// The catalog with the user's own layers as they are now.
    pub catalog: Arc<Catalog>,
    /// What of them could not be read, and how to mend it.
    pub mistakes: Vec<Clean>,
    /// The file that was edited; none where it was left as the template was, and was not kept.
    pub kept: Option<PathBuf>,
}

impl PartialEq for Reread {
    fn eq(&self, other: &Reread) -> bool {
        Arc::ptr_eq(&self.catalog, &other.catalog)
            && self.mistakes == other.mistakes
            && self.kept == other.kept
    }
}

impl Eq for Reread {}

/// Why the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Asked for.
    Quit,
    /// Interrupted (Ctrl-C): exit code 130.
    Interrupted,
}

/// What came of an effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The file is written.
    Written(PathBuf),
    /// There is such a file already, and it was not to be replaced.
    Exists(PathBuf),
    /// The file could not be written; the reason says what and why.
    NotWritten(String),
    /// The text is on its way to the clipboard.
    Copied(&'static str),
    /// It could not be copied.
    NotCopied(String),
    /// The browser was asked to open the page.
    PageOpened(String),
    /// It was not; the reason says why.
    PageNotOpened(String),
    /// The editor was left, and the layers are read again.
    LayersRead(Reread),
    /// What came of a task with scenarios.
    Scenarios(SavedOutcome<Scenario>),
    /// What came of a task with views.
    Views(SavedOutcome<SavedView>),
    /// What is kept of a stack.
    StackRead {
        /// What was imported; none where nothing is kept.
        inventory: Option<Box<Inventory>>,
        /// What the user decided.
        decisions: Decisions,
        /// What of it could not be read, and why.
        mistake: Option<String>,
    },
    /// An inventory was read.
    Imported(Box<Inventory>),
    /// It was not; the reason says what was expected, and where.
    NotImported(String),
    /// Nothing is kept any more.
    StackForgotten,
    /// Something smaller did not work.
    Failed(String),
}

/// Who carries effects out: the terminal's process, or a test.
pub trait Hands {
    /// Carries one out; nothing to tell is none. [`Effect::Quit`] never gets here.
    fn perform(&mut self, effect: Effect) -> Option<Outcome>;
}
