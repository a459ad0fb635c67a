//! The model: everything that the screen shows, as plain values. It changes in `update` only and knows no terminal.
//!
//! Cost, Compare and the export overlay keep their own state in files of their own.

use std::sync::Arc;

use ratatui::layout::Size;

use crate::catalog::{App, Catalog};
use crate::compare::{FEWEST, MOST};
use crate::cost::estimate_now;
use crate::export::app_sections;
use crate::lens::Lens;
use crate::query::facet::facets;
use crate::query::{Facet, FacetKind, Ground, Hit, Index, Order, Query, QueryError, nearest};

use super::command::{Command, Place};
use super::input::TextInput;
use super::view::list_page;
use super::view::plan::Shape;

mod compare;
mod cost;
mod explore;
mod export;

pub use compare::CompareModel;
pub use cost::{CostModel, Knob, Scope};
pub use explore::{Detail, DetailTab, List, Pane, Search};
pub use export::{ExportModel, Preview, Subject};

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
    /// Export; its state is [`Model::export`].
    Export,
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
    /// Their texts, folded for searching.
    pub index: Arc<Index>,
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
        let mut model = Model {
            index: Arc::new(Index::new(&catalog)),
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
            cost: CostModel::default(),
            compare: CompareModel::default(),
            export: ExportModel::default(),
            catalog,
        };
        model.run_query();
        model.read_app();
        model
    }

    /// What queries are asked of.
    #[must_use]
    pub fn ground(&self) -> Ground<'_> {
        Ground {
            catalog: &self.catalog,
            index: &self.index,
            lens: &self.lens,
        }
    }

    /// Takes a text for the query. What is not understood of it is left out and shown as a mistake, so that a slip never
    /// hides the list.
    pub fn ask(&mut self, text: &str) {
        let (query, error) = understood(text, &self.catalog);
        self.search.error = error;
        self.search.query = query;
        self.run_query();
        self.list.cursor = 0;
        self.list.top = 0;
        self.search.nearest = self.names_near(text);
    }

    /// Where nothing matches: names near to the words of a query.
    fn names_near(&self, text: &str) -> Vec<String> {
        if !self.list.hits.is_empty() || !self.search.query.has_words() {
            return Vec::new();
        }
        let words = text.split_whitespace().filter(|word| !word.contains(':'));
        let words: Vec<&str> = words.collect();
        let near = nearest(&self.catalog, &words.join(" "), 3);
        near.into_iter()
            .map(|app| app.display_name().to_owned())
            .collect()
    }

    /// Puts a query into the search box, and asks it.
    pub fn set_query(&mut self, text: &str) {
        self.search.input = TextInput::new(text);
        self.ask(text);
    }

    /// The app under the cursor, by its place in the catalog.
    #[must_use]
    pub fn place_of_app(&self) -> Option<usize> {
        self.list.hits.get(self.list.cursor).map(|hit| hit.place)
    }

    /// Puts the cursor on an app, by its place in the catalog; it stays where it is if the app does not match.
    pub fn move_to(&mut self, app: Option<usize>) {
        let row = |hits: &[Hit]| hits.iter().position(|hit| Some(hit.place) == app);
        if let Some(row) = row(&self.list.hits) {
            self.list.cursor = row;
            self.settle_list();
        }
    }

    /// Runs the query again, as after a change of the lens; the cursor stays on its app where that still matches.
    pub fn run_query(&mut self) {
        let app = self.place_of_app();
        self.list.hits = self.search.query.run(self.ground(), self.list.order);
        self.count_facets();
        let last = self.list.hits.len().saturating_sub(1);
        self.list.cursor = self.list.cursor.min(last);
        self.move_to(app);
    }

    /// Looks again after a change of the lens.
    pub fn look_again(&mut self) {
        self.run_query();
        self.reread_app();
    }

    /// Orders the list; the cursor goes to the first row.
    pub fn set_order(&mut self, order: Order) {
        self.list.order = order;
        self.run_query();
        self.list.cursor = 0;
        self.list.top = 0;
    }

    /// Scrolls the list so that the cursor is on its page, and no further.
    pub fn settle_list(&mut self) {
        self.list.top = self.list.first_row(list_page(self));
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
            None | Some(Overlay::Export) => 0,
            Some(
                Overlay::Help { top: cursor }
                | Overlay::Idp { cursor }
                | Overlay::Facets { cursor, .. }
                | Overlay::Order { cursor }
                | Overlay::Palette { cursor, .. },
            ) => *cursor,
        }
    }

    /// The commands that the palette offers for what is typed in it; none while it is closed.
    #[must_use]
    pub fn palette(&self) -> Vec<Command> {
        match &self.overlay {
            Some(Overlay::Palette { input, .. }) => self.palette_for(input.text()),
            Some(_) | None => Vec::new(),
        }
    }

    /// The commands that can do something in the view under the palette, and whose name or help holds every word.
    #[must_use]
    pub fn palette_for(&self, text: &str) -> Vec<Command> {
        let words = text.to_lowercase();
        let wanted = |command: &Command| {
            let line = format!("{} {}", command.name(), command.help()).to_lowercase();
            words.split_whitespace().all(|word| line.contains(word))
        };
        let place = self.place_below();
        let commands = Command::ALL.iter().copied();
        commands
            .filter(|command| command.places().contains(&place))
            .filter(|command| self.can(*command) && *command != Command::Palette)
            .filter(wanted)
            .collect()
    }

    /// Counts the facets that are shown: the statuses always, the others while their overlay is open.
    pub fn count_facets(&mut self) {
        let kinds = match &self.overlay {
            Some(Overlay::Facets { .. }) => FacetKind::ALL,
            Some(_) | None => &[FacetKind::Scim],
        };
        self.facets = facets(&self.search.query, kinds, self.ground());
    }

    /// Reads what is said of the app under the cursor. To be called after each change.
    pub fn read_app(&mut self) {
        let id = self.app().map(|app| app.id.clone());
        if self.detail.id != id {
            self.detail.top = 0;
            self.detail.id = id;
            self.reread_app();
        }
    }

    /// Reads it again, as after a change of the lens.
    pub fn reread_app(&mut self) {
        let cost = |app: &App| estimate_now(app, &self.lens.scenario, self.lens.reach(app));
        self.detail.estimate = self.app().map(cost);
        let read = self
            .app()
            .map(|app| app_sections(&self.catalog, app, &self.lens));
        match read {
            None => self.detail.sections.clear(),
            Some(Ok(sections)) => self.detail.sections = sections,
            Some(Err(error)) => {
                self.detail.sections.clear();
                self.warn(error.to_string());
            }
        }
    }

    /// Where the next key goes.
    #[must_use]
    pub fn place(&self) -> Place {
        match &self.overlay {
            None => self.place_below(),
            Some(Overlay::Help { .. }) => Place::Help,
            Some(Overlay::Idp { .. }) => Place::Idp,
            Some(Overlay::Facets { .. }) => Place::Facets,
            Some(Overlay::Order { .. }) => Place::Order,
            Some(Overlay::Palette { .. }) => Place::Palette,
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
            (View::Stack, _) => Place::Stack,
        }
    }

    /// The app under the cursor; none where nothing matches.
    #[must_use]
    pub fn app(&self) -> Option<&App> {
        let hit = self.list.hits.get(self.list.cursor)?;
        self.catalog.apps().get(hit.place)
    }

    /// The apps that match the query, best first.
    pub fn hits(&self) -> impl Iterator<Item = &App> {
        let apps = self.catalog.apps();
        self.list.hits.iter().filter_map(|hit| apps.get(hit.place))
    }

    /// The query, as it is printed.
    #[must_use]
    pub fn query_words(&self) -> String {
        self.search.query.to_string()
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

    /// Whether the view shows something that can be written down.
    fn can_export(&self, marks: usize) -> bool {
        match (self.view, self.pane, self.cost.scope) {
            (View::Explore, Pane::Detail, _) => self.app().is_some(),
            (View::Explore, Pane::Search | Pane::List, _) => true,
            (View::Compare, _, _) => (FEWEST..=MOST).contains(&marks),
            (View::Cost, _, Scope::App) => self.cost.app.is_some() || self.app().is_some(),
            (View::Cost, _, Scope::Marked) => marks > 0,
            (View::Cost, _, Scope::Query) => !self.list.hits.is_empty(),
            (View::Stack, _, _) => false,
        }
    }

    /// Whether a command that works in this place can do something right now.
    #[must_use]
    pub fn can(&self, command: Command) -> bool {
        let marks = self.lens.marked.len();
        match command {
            Command::Compare | Command::EqualRows => (FEWEST..=MOST).contains(&marks),
            Command::UnmarkAll => marks > 0,
            Command::Export => self.can_export(marks),
            Command::Overwrite => self.export.taken.is_some(),
            Command::Open
            | Command::Mark
            | Command::Sources
            | Command::Copy
            | Command::NextTab
            | Command::PreviousTab => self.app().is_some(),
            Command::Cost => self.app().is_some() || self.view == View::Compare,
            Command::OpenPage => self.app().is_some_and(|app| app.docs_url.value().is_some()),
            Command::NextApp => self.list.cursor.saturating_add(1) < self.list.hits.len(),
            Command::PreviousApp => self.list.cursor > 0,
            Command::Toggle
            | Command::Accept
            | Command::Search
            | Command::Facets
            | Command::Order
            | Command::Idp
            | Command::SlideDown
            | Command::SlideUp
            | Command::SlideDownFast
            | Command::SlideUpFast
            | Command::TypeNumber
            | Command::ResetDial
            | Command::ResetAll
            | Command::Basis
            | Command::Sums
            | Command::NextScope
            | Command::NextFormat
            | Command::PreviousFormat
            | Command::WriteFile
            | Command::RenameFile
            | Command::CopyExport
            | Command::NextPane
            | Command::PreviousPane
            | Command::Up
            | Command::Down
            | Command::Left
            | Command::Right
            | Command::PageUp
            | Command::PageDown
            | Command::HalfUp
            | Command::HalfDown
            | Command::First
            | Command::Last
            | Command::Explore
            | Command::CompareView
            | Command::CostView
            | Command::StackView
            | Command::Palette
            | Command::Mouse
            | Command::Redraw
            | Command::Suspend
            | Command::Back
            | Command::Help
            | Command::Quit
            | Command::Interrupt => true,
        }
    }
}

/// The query without its mistaken words, and the first mistake.
fn understood(text: &str, catalog: &Catalog) -> (Query, Option<QueryError>) {
    let mut rest: Vec<char> = text.chars().collect();
    let mut first = None;
    // Each turn leaves a word out, and a query has no more words than letters.
    for _ in 0..=text.len() {
        let error = match Query::parse(&rest.iter().collect::<String>(), catalog) {
            Ok(query) => return (query, first),
            Err(error) => error,
        };
        let start = error.position.min(rest.len());
        let after = start.saturating_add(error.length.max(1));
        let before = rest.iter().take(start).rposition(|letter| *letter == ' ');
        let behind = rest.iter().skip(after).position(|letter| *letter == ' ');
        let from = before.map_or(0, |place| place.saturating_add(1));
        let to = behind.map_or(rest.len(), |place| after.saturating_add(place));
        rest.drain(from.min(to)..to.min(rest.len()));
        first.get_or_insert(error);
    }
    (Query::default(), first)
}
