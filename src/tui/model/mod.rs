//! The model: everything that the screen shows, as plain values. It changes in `update` only and knows no terminal.
//!
//! Cost, Compare and the export overlay keep their own state in files of their own.

use std::sync::Arc;

use ratatui::layout::Size;

use crate::catalog::{App, Catalog};
use crate::lens::Lens;

use super::command::{Command, Place};
use super::input::TextInput;

mod compare;
mod cost;
mod export;

pub use compare::CompareModel;
pub use cost::CostModel;
pub use export::ExportModel;

/// The four views.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// The list and the app.
    Explore,
    /// Marked apps side by side.
    Compare,
    /// The calculator.
    Cost,
    /// What the organisation owns.
    Stack,
}

impl View {
    /// Every view, in the order of the title bar.
    pub const ALL: &'static [View] = &[View::Explore, View::Compare, View::Cost, View::Stack];

    /// The name.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            View::Explore => "Explore",
            View::Compare => "Compare",
            View::Cost => "Cost",
            View::Stack => "Stack",
        }
    }

    /// The command that opens it.
    #[must_use]
    pub const fn command(self) -> Command {
        match self {
            View::Explore => Command::Explore,
            View::Compare => Command::CompareView,
            View::Cost => Command::CostView,
            View::Stack => Command::StackView,
        }
    }
}

/// The panes of Explore.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// The search box.
    Search,
    /// The list.
    List,
    /// The app.
    Detail,
}

/// The tabs of an app's detail. The first three are tabs only where the pane is too small to show them all the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DetailTab {
    /// What each IdP does with it.
    Idps,
    /// The price list.
    Tiers,
    /// What it costs at the lens's headcount.
    Cost,
    /// Quick facts, specification, costs and prices around the plans.
    Facts,
    /// Limitations.
    Limitations,
    /// What deprovisioning does.
    Leaver,
    /// How to set it up.
    Setup,
    /// Decision table, constraints, voices.
    Guidance,
    /// Layers, dates, disagreements.
    Sources,
}

/// Overlays: at most one is open.
#[derive(Debug, Clone, PartialEq)]
pub enum Overlay {
    /// Every key, scrolled by so many lines.
    Help {
        /// The first line shown.
        top: usize,
    },
    /// Picks my IdP.
    Idp {
        /// The row under the cursor.
        cursor: usize,
    },
    /// Export; its state is [`Model::export`].
    Export,
}

/// A line above the footer that tells what came of something. It goes with the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it says.
    pub text: String,
    /// Whether something went wrong.
    pub error: bool,
}

/// The search box.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Search {
    /// The text as it is typed.
    pub input: TextInput,
    /// The text when the box was entered: what Esc goes back to.
    pub before: String,
}

/// The list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct List {
    /// The apps that match, by their place in the catalog, best first.
    pub hits: Vec<usize>,
    /// The row under the cursor, counted from the first hit.
    pub cursor: usize,
    /// The first row shown; views clamp it so that the cursor is always seen.
    pub top: usize,
}

/// The detail of the app under the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// The open tab.
    pub tab: DetailTab,
    /// The first line shown.
    pub top: usize,
}

/// Everything that the screen shows.
#[derive(Debug, Clone)]
pub struct Model {
    /// The apps.
    pub catalog: Arc<Catalog>,
    /// Under what they are looked at.
    pub lens: Lens,
    /// The screen's size.
    pub size: Size,
    /// The view.
    pub view: View,
    /// Where the focus is in Explore.
    pub pane: Pane,
    /// The search box.
    pub search: Search,
    /// The list.
    pub list: List,
    /// The app beside it.
    pub detail: Detail,
    /// What lies over the view.
    pub overlay: Option<Overlay>,
    /// What came of the last thing asked for.
    pub notice: Option<Notice>,
    /// Whether the mouse is ours.
    pub mouse: bool,
    /// The calculator.
    pub cost: CostModel,
    /// The comparison.
    pub compare: CompareModel,
    /// The export overlay.
    pub export: ExportModel,
}

impl Model {
    /// The screen as it opens: every app, nothing open, the focus on the list.
    #[must_use]
    pub fn new(catalog: Arc<Catalog>, lens: Lens) -> Model {
        let hits = (0..catalog.apps().len()).collect();
        Model {
            lens,
            size: Size::default(),
            view: View::Explore,
            pane: Pane::List,
            search: Search::default(),
            list: List {
                hits,
                ..List::default()
            },
            detail: Detail {
                tab: DetailTab::Facts,
                top: 0,
            },
            overlay: None,
            notice: None,
            mouse: true,
            cost: CostModel::default(),
            compare: CompareModel::default(),
            export: ExportModel::default(),
            catalog,
        }
    }

    /// Where the next key goes.
    #[must_use]
    pub fn place(&self) -> Place {
        match (&self.overlay, self.view, self.pane) {
            (Some(Overlay::Help { .. }), _, _) => Place::Help,
            (Some(Overlay::Idp { .. }), _, _) => Place::Idp,
            (Some(Overlay::Export), _, _) => self.export.place(),
            (None, View::Explore, Pane::Search) => Place::Search,
            (None, View::Explore, Pane::List) => Place::List,
            (None, View::Explore, Pane::Detail) => Place::Detail,
            (None, View::Compare, _) => Place::Compare,
            (None, View::Cost, _) => self.cost.place(),
            (None, View::Stack, _) => Place::Stack,
        }
    }

    /// The app under the cursor; none where nothing matches.
    #[must_use]
    pub fn app(&self) -> Option<&App> {
        let place = self.list.hits.get(self.list.cursor)?;
        self.catalog.apps().get(*place)
    }

    /// The marked apps, in the catalog's order.
    pub fn marked(&self) -> impl Iterator<Item = &App> {
        let apps = self.catalog.apps().iter();
        apps.filter(|app| self.lens.is_marked(app))
    }

    /// Tells what came of something.
    pub fn tell(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            error: false,
        });
    }

    /// Tells what went wrong.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            error: true,
        });
    }

    /// Whether a command that works in this place can do something right now.
    #[must_use]
    pub fn can(&self, command: Command) -> bool {
        let marks = self.lens.marked.len();
        match command {
            Command::Compare => (2..=6).contains(&marks),
            Command::UnmarkAll => marks > 0,
            Command::Open | Command::Mark | Command::Sources | Command::Copy => {
                self.app().is_some()
            }
            Command::OpenPage => self.app().is_some_and(|app| app.docs_url.value().is_some()),
            Command::NextTab | Command::PreviousTab | Command::Cost => self.app().is_some(),
            _ => true,
        }
    }
}
