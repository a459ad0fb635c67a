//! The model: everything that the screen shows, as plain values. It changes in `update` only and knows no terminal.
//!
//! Cost, Compare and the export overlay keep their own state in files of their own.

use std::sync::{Arc, OnceLock};

use ratatui::layout::Size;

use crate::catalog::{App, Catalog};
use crate::cost::Scenario;
use crate::lens::Lens;
use crate::query::{Facet, Index};
use crate::settings::views::SavedView;
use crate::stack::NameIndex;
use crate::text::Clean;

use super::command::{Command, Place};
use super::input::TextInput;
use super::view::plan::Shape;

mod able;
mod answers;
mod asking;
mod border;
mod columns;
mod compare;
mod copying;
mod cost;
mod explore;
mod export;
mod naming;
mod session;
mod shelf;
mod stack;
mod underway;
mod views;

use answers::Answers;
pub use border::Border;
pub use columns::ColumnRow;
pub use compare::CompareModel;
pub use copying::{Copied, Copying};
pub use cost::{CostModel, Knob, Scope};
pub use explore::{Detail, DetailTab, List, Pane, Search};
pub use export::{ExportModel, Preview, Subject};
pub use naming::Naming;
pub use shelf::{Question, Shelf, Shelved};
pub use stack::{Decided, Review, Stack, StackModel, StackPage, StackRow};
pub use underway::Pace;
use underway::UnderWay;

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

/// Overlays: at most one is open.
#[derive(Debug, Clone, PartialEq)]
pub enum Overlay {
    /// Every key, scrolled by so many lines.
    Help {
        /// The first line shown.
        top: usize,
    },
    /// The first keys, before all of them.
    FirstKeys,
    /// Chooses what of the list is copied.
    Copying {
        /// The row under the cursor.
        cursor: usize,
    },
    /// Picks my IdP.
    Idp {
        /// The row under the cursor.
        cursor: usize,
    },
    /// Narrows the list.
    Facets {
        /// The facet, by its place among [`Model::facets`].
        facet: usize,
        /// The value under the cursor, by its place in the facet.
        cursor: usize,
    },
    /// Orders the list.
    Order {
        /// The row under the cursor.
        cursor: usize,
    },
    /// Chooses the list's columns.
    Columns {
        /// Every column, in the order in which they stand while the overlay is open.
        rows: Vec<ColumnRow>,
        /// The row under the cursor.
        cursor: usize,
    },
    /// The saved views; their state is [`Model::views`].
    Views {
        /// The row under the cursor.
        cursor: usize,
    },
    /// The saved scenarios; their state is [`Model::scenarios`].
    Scenarios {
        /// The row under the cursor.
        cursor: usize,
    },
    /// Export; its state is [`Model::export`].
    Export,
    /// Asks which app entries of the stack are.
    Naming(Box<Naming>),
    /// Finds a command by name.
    Palette {
        /// What is typed.
        input: TextInput,
        /// The row under the cursor.
        cursor: usize,
    },
}

/// A line above the footer that tells what came of something. It goes with the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it says.
    pub text: String,
    /// Whether something went wrong.
    pub error: bool,
}

/// Everything that the screen shows.
#[derive(Debug, Clone)]
pub struct Model {
    /// The apps.
    pub catalog: Arc<Catalog>,
    /// Their texts, folded for searching; as many as are needed so far ([`Model::prepare`]).
    pub index: Arc<Index>,
    /// Their names as a stack is matched with them, from the first stack on; copies of the model share it.
    pub names: Arc<OnceLock<Arc<NameIndex>>>,
    /// What was asked lately, and what came of it.
    answers: Answers,
    /// What is being asked, where that takes longer than a frame.
    under_way: Option<UnderWay>,
    /// How long apps are asked at a time.
    pub pace: Pace,
    /// How many apps were decoded before somebody looks at them ([`Model::prepare`]).
    pub read_ahead: usize,
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
    /// What else could be asked, with counts: the facets that are shown.
    pub facets: Vec<Facet>,
    /// The app beside the list.
    pub detail: Detail,
    /// What lies over the view.
    pub overlay: Option<Overlay>,
    /// What came of the last thing asked for.
    pub notice: Option<Notice>,
    /// Whether the mouse is ours.
    pub mouse: bool,
    /// Whether the first keys were never shown: help then begins with them.
    pub newcomer: bool,
    /// Where the rule between list and app stands.
    pub border: Border,
    /// The calculator.
    pub cost: CostModel,
    /// The comparison.
    pub compare: CompareModel,
    /// The scenarios overlay, and the scenario that the dials come from.
    pub scenarios: Shelf<Scenario>,
    /// The overlay of saved views, and the one that was taken last.
    pub views: Shelf<SavedView>,
    /// The stack.
    pub stack: StackModel,
    /// The export overlay.
    pub export: ExportModel,
}

impl Model {
    /// The screen as it opens: every app, nothing open, the focus on the list.
    #[must_use]
    pub fn new(catalog: Arc<Catalog>, lens: Lens) -> Model {
        let mut model = Model {
            index: Arc::default(),
            names: Arc::default(),
            answers: Answers::default(),
            under_way: None,
            pace: Pace::default(),
            read_ahead: 0,
            lens,
            size: Size::default(),
            view: View::Explore,
            pane: Pane::List,
            search: Search::default(),
            list: List::default(),
            facets: Vec::new(),
            detail: Detail::default(),
            overlay: None,
            notice: None,
            mouse: true,
            newcomer: false,
            border: Border::default(),
            cost: CostModel::default(),
            compare: CompareModel::default(),
            scenarios: Shelf::default(),
            views: Shelf::default(),
            stack: StackModel::default(),
            export: ExportModel::default(),
            catalog,
        };
        model.run_query();
        model.read_app();
        model
    }

    /// How much room the screen has.
    #[must_use]
    pub fn shape(&self) -> Shape {
        Shape::of(self.size.width, self.size.height)
    }

    /// The row under the cursor of the open overlay, or the first line of the help screen.
    #[must_use]
    pub fn overlay_cursor(&self) -> usize {
        match &self.overlay {
            None | Some(Overlay::Export | Overlay::FirstKeys) => 0,
            Some(
                Overlay::Help { top: cursor }
                | Overlay::Copying { cursor }
                | Overlay::Idp { cursor }
                | Overlay::Facets { cursor, .. }
                | Overlay::Order { cursor }
                | Overlay::Columns { cursor, .. }
                | Overlay::Views { cursor }
                | Overlay::Scenarios { cursor }
                | Overlay::Palette { cursor, .. },
            ) => *cursor,
            Some(Overlay::Naming(naming)) => naming.cursor,
        }
    }

    /// Where the next key goes.
    #[must_use]
    pub fn place(&self) -> Place {
        match &self.overlay {
            None => self.place_below(),
            Some(Overlay::Help { .. } | Overlay::FirstKeys) => Place::Help,
            Some(Overlay::Copying { .. }) => Place::Copying,
            Some(Overlay::Idp { .. }) => Place::Idp,
            Some(Overlay::Facets { .. }) => Place::Facets,
            Some(Overlay::Order { .. }) => Place::Order,
            Some(Overlay::Naming(_)) => Place::Naming,
            Some(Overlay::Palette { .. }) => Place::Palette,
            Some(Overlay::Columns { .. }) => Place::Columns,
            Some(Overlay::Views { .. }) => SavedView::place(self),
            Some(Overlay::Scenarios { .. }) => Scenario::place(self),
            Some(Overlay::Export) => self.export.place(),
        }
    }

    /// Where the next key would go if no overlay were open.
    #[must_use]
    pub fn place_below(&self) -> Place {
        match (self.view, self.pane) {
            (View::Explore, Pane::Search) => Place::Search,
            (View::Explore, Pane::List) => Place::List,
            (View::Explore, Pane::Detail) => Place::Detail,
            (View::Compare, _) => Place::Compare,
            (View::Cost, _) => self.cost.place(),
            (View::Stack, _) => self.stack.place(),
        }
    }

    /// The app under the cursor; none where nothing matches.
    #[must_use]
    pub fn app(&self) -> Option<&App> {
        let hit = self.list.hits.get(self.list.cursor)?;
        self.catalog.apps().get(hit.place())
    }

    /// The apps that match the query, best first.
    pub fn hits(&self) -> impl Iterator<Item = &App> {
        let apps = self.catalog.apps();
        self.list
            .hits
            .iter()
            .filter_map(move |hit| apps.get(hit.place()))
    }

    /// The query, as it is printed.
    #[must_use]
    pub fn query_words(&self) -> String {
        self.search.query.to_string()
    }

    /// The marked apps, in the catalog's order.
    pub fn marked(&self) -> impl Iterator<Item = &App> {
        let ids = self.lens.marked.iter();
        let mut places: Vec<usize> = ids
            .filter_map(|id| self.catalog.place(id.as_str()))
            .collect();
        places.sort_unstable();
        let apps = self.catalog.apps();
        places.into_iter().filter_map(move |place| apps.get(place))
    }

    /// Tells what came of something.
    pub fn tell(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            error: false,
        });
    }

    /// Tells which of the user's files could not be read: the first mistake, and how many more there are.
    pub fn report(&mut self, mistakes: &[Clean]) {
        let more = mistakes.len().saturating_sub(1);
        match (mistakes.first(), more) {
            (None, _) => {}
            (Some(first), 0) => self.warn(first.as_str()),
            (Some(first), _) => self.warn(format!(
                "{first} (and {more} more: `scimdex catalog layers` names them)"
            )),
        }
    }

    /// Tells what went wrong.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice {
            text: text.into(),
            error: true,
        });
    }
}
