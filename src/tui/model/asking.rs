//! The model's questions: the query and its mistakes, the order, the facets, what is said of the app under the cursor.

use std::sync::Arc;

use crate::catalog::{App, Catalog};
use crate::cost::estimate_now;
use crate::export::{SectionKey, some_sections};
use crate::query::{FacetKind, Ground, Hit, Order, Query, QueryError, nearest_in};
use crate::tui::input::TextInput;
use crate::tui::view::list_page;
use crate::tui::view::plan::Shape;

use super::answers::Asked;
use super::{Model, Overlay, View};

/// How many names are folded between two looks for a key: a millisecond's work.
const FOLDED_AT_ONCE: usize = 1000;
/// How many apps are decoded between two looks for a key: a millisecond's work.
const DECODED_AT_ONCE: usize = 64;
/// How many apps are decoded before they are looked at. Larger catalogs are not kept in memory whole.
const MOST_READ_AHEAD: usize = 1000;

impl Model {
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
        self.go_to_top();
        self.search.nearest = self.names_near();
    }

    /// Puts the cursor on the first row.
    fn go_to_top(&mut self) {
        self.list.cursor = 0;
        self.list.top = 0;
        if let Some(under_way) = &mut self.under_way {
            (under_way.app, under_way.row) = (None, 0);
        }
    }

    /// Where nothing matches: names near to the words of the query.
    pub(super) fn names_near(&self) -> Vec<String> {
        let asking = self.is_listing() || !self.list.hits.is_empty();
        if asking || !self.search.query.has_words() {
            return Vec::new();
        }
        let words = self
            .search
            .input
            .text()
            .split_whitespace()
            .filter(|word| !word.contains(':'));
        let words: Vec<&str> = words.collect();
        let near = nearest_in(&self.catalog, &self.index, &words.join(" "), 3);
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
        self.list.hits.get(self.list.cursor).map(|hit| hit.place())
    }

    /// Puts the cursor on an app, by its place in the catalog; it stays where it is if the app does not match.
    pub fn move_to(&mut self, app: Option<usize>) {
        let row = |hits: &[Hit]| hits.iter().position(|hit| Some(hit.place()) == app);
        if let Some(row) = row(&self.list.hits) {
            self.list.cursor = row;
            self.settle_list();
        }
        if let Some(under_way) = &mut self.under_way {
            (under_way.app, under_way.row) = (app, self.list.cursor);
        }
    }

    /// Runs the query again, as after a change of the lens; the cursor stays on its app where that still matches.
    pub fn run_query(&mut self) {
        let app = self.app_to_keep();
        if self.search.query.looks_for_words() {
            self.fold(usize::MAX);
        }
        let asked = Asked::new(
            &self.search.query,
            self.list.order,
            self.facets_shown(),
            &self.lens,
        );
        self.under_way = None;
        self.answers.see(&self.catalog, &self.lens);
        let answer = match self.answers.known(&asked) {
            Some(answer) => answer,
            None => self.begin(asked),
        };
        self.take(answer, app);
    }

    /// Looks again after a change of the lens.
    pub fn look_again(&mut self) {
        self.run_query();
        self.reread_app();
    }

    /// Takes the catalog as it was read again: the query, the order, the marks and the app under the cursor stay.
    pub fn take_catalog(&mut self, catalog: Arc<Catalog>) {
        let id = self.app().map(|app| app.id.clone());
        let row = self.list.cursor;
        self.lens.layers = catalog
            .layers()
            .iter()
            .map(|layer| layer.id.clone())
            .collect();
        self.index = Arc::default();
        self.names = Arc::default();
        self.read_ahead = 0;
        self.catalog = catalog;
        let text = self.search.input.text().to_owned();
        self.ask(&text);
        let place = id.and_then(|id| self.catalog.place(id.as_str()));
        self.list.cursor = row.min(self.list.hits.len().saturating_sub(1));
        self.move_to(place);
        self.settle_list();
        self.detail.id = self.app().map(|app| app.id.clone());
        self.reread_app();
    }

    /// Audits the stack again where it is looked at and the lens is another. To be called after each change.
    pub fn audit_again(&mut self) {
        if self.view == View::Stack
            && let Some(stack) = &mut self.stack.stack
        {
            stack.look_again(&self.catalog, &self.lens);
        }
    }

    /// Orders the list; the cursor goes to the first row.
    pub fn set_order(&mut self, order: Order) {
        self.list.order = order;
        self.run_query();
        self.go_to_top();
    }

    /// Scrolls the list so that the cursor is on its page, and no further.
    pub fn settle_list(&mut self) {
        self.list.top = self.list.first_row(list_page(self));
    }

    /// The facets that are shown: the statuses always, the others while their overlay is open.
    const fn facets_shown(&self) -> &'static [FacetKind] {
        match &self.overlay {
            Some(Overlay::Facets { .. }) => FacetKind::ALL,
            Some(_) | None => &[FacetKind::Scim],
        }
    }

    /// Whether there is nothing left to do before somebody asks for it.
    #[must_use]
    pub fn is_prepared(&self) -> bool {
        let ahead = self.catalog.apps().len().min(MOST_READ_AHEAD);
        !self.is_asking() && self.is_folded() && self.read_ahead >= ahead
    }

    /// Whether every name is folded.
    #[must_use]
    pub fn is_folded(&self) -> bool {
        self.index.is_whole(&self.catalog)
    }

    /// Does a millisecond's work while no key waits: asks on what was asked, folds names, then decodes apps. True where there is
    /// something new to be shown.
    pub fn prepare(&mut self) -> bool {
        if self.is_asking() {
            return self.ask_more();
        }
        if !self.is_folded() {
            self.fold(FOLDED_AT_ONCE);
            return false;
        }
        let until = self.read_ahead.saturating_add(DECODED_AT_ONCE);
        for place in self.read_ahead..until {
            // To look at it is to decode it.
            let _ = self.catalog.apps().get(place);
        }
        self.read_ahead = until;
        false
    }

    /// Folds the texts of so many more apps, before somebody types a word.
    pub(super) fn fold(&mut self, apps: usize) {
        if !self.is_folded() {
            Arc::make_mut(&mut self.index).fold_more(&self.catalog, apps);
        }
    }

    /// Reads what is said of the app under the cursor. To be called after each change.
    pub fn read_app(&mut self) {
        let id = self.app().map(|app| app.id.clone());
        if self.detail.id != id {
            self.detail.top = 0;
            self.detail.id = id;
            self.reread_app();
        } else {
            self.read_sections();
        }
    }

    /// Reads it again, as after a change of the lens.
    pub fn reread_app(&mut self) {
        let cost = |app: &App| estimate_now(app, &self.lens.scenario, self.lens.reach(app));
        self.detail.estimate = self.app().map(cost);
        self.detail.sections.clear();
        self.read_sections();
    }

    /// Reads the sections that the open tab shows, where they are not read yet. Nothing is read for a screen whose size is
    /// not known yet, nor for another view.
    fn read_sections(&mut self) {
        let shape = self.shape();
        if self.view != View::Explore || shape == Shape::TooSmall {
            return;
        }
        let keys = self.detail.tab(shape).sections(shape).iter().copied();
        let keys: Vec<SectionKey> = keys.filter(|key| !self.detail.has(*key)).collect();
        let Some(app) = self.app().filter(|_| !keys.is_empty()) else {
            return;
        };
        match some_sections(&self.catalog, app, &self.lens, &keys) {
            Ok(sections) => self.detail.sections.extend(sections),
            Err(error) => self.warn(error.to_string()),
        }
    }
}

/// The query without its mistaken words, and the first mistake.
pub(super) fn understood(text: &str, catalog: &Catalog) -> (Query, Option<QueryError>) {
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
