//! The overlay in which entries of the stack get their app by name: whom it asks about, and what can be chosen.
//!
//! It goes against what was matched, also where that was sure. What a choice changes is an update's.

use std::collections::BTreeSet;

use crate::query::{Order, nearest_in};
use crate::stack::{Class, Decision, Outcome};
use crate::tui::input::TextInput;

use super::asking::understood;
use super::{Model, Overlay, StackRow};

/// The most apps that are offered: what is looked for comes first, or needs another letter.
const MOST: usize = 8;
/// The apps that are offered where no name holds what is typed.
const NEAR: usize = 3;

/// The overlay's state.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Naming {
    /// What is typed.
    pub input: TextInput,
    /// The entries that are asked about, by their places in the inventory: the first one now.
    pub entries: Vec<usize>,
    /// What can be chosen: the best app first, last that it is no app of the catalog.
    pub rows: Vec<Decision>,
    /// The row under the cursor.
    pub cursor: usize,
}

impl Model {
    /// The entries that the overlay would ask about: the one in review, else those of the row under the cursor. Entries that
    /// decisions do not tell apart are asked about once.
    #[must_use]
    pub fn nameable(&self) -> Vec<usize> {
        let Some(stack) = &self.stack.stack else {
            return Vec::new();
        };
        let of_app = |id| {
            let app = self.stack.audited(id);
            app.map_or(Vec::new(), |app| app.found.entries.clone())
        };
        let places = match (self.stack.review, self.stack.row()) {
            (Some(review), _) => vec![review.entry],
            (None, Some(StackRow::Loose(loose, _))) => vec![loose.entry],
            (None, Some(StackRow::App(app))) => app.found.entries.clone(),
            (None, Some(StackRow::Todo(todo))) => of_app(&todo.app),
            (None, None) => Vec::new(),
        };
        let entries = &stack.matched.entries;
        let mut keys = BTreeSet::new();
        places
            .into_iter()
            .filter(|place| {
                let entry = entries.get(*place);
                entry.is_some_and(|entry| keys.insert(&entry.key))
            })
            .collect()
    }

    /// Whether there is anything to ask about.
    #[must_use]
    pub fn can_name(&self) -> bool {
        self.stack.review.is_some() || self.stack.row().is_some()
    }

    /// Asks about entries, the first one now; closes the overlay where none is left.
    pub fn ask_names(&mut self, entries: Vec<usize>) {
        if entries.is_empty() {
            self.overlay = None;
            return;
        }
        self.overlay = Some(Overlay::Naming(Box::new(Naming {
            entries,
            ..Naming::default()
        })));
        self.offer_names();
    }

    /// Looks for what can be chosen, by what is typed: as the search box finds it, else the nearest names. Without a word, what
    /// it is by now, or may be.
    pub fn offer_names(&mut self) {
        let Some(Overlay::Naming(naming)) = &self.overlay else {
            return;
        };
        let text = naming.input.text().trim().to_owned();
        let entry = naming.entries.first().copied().unwrap_or_default();
        let apps = if text.is_empty() {
            self.known_of(entry)
        } else {
            self.called(&text)
        };
        if let Some(Overlay::Naming(naming)) = &mut self.overlay {
            naming.cursor = 0;
            naming.rows = apps;
            naming.rows.push(Decision::NotInCatalog);
        }
    }

    /// The apps that an entry is by now, or may be.
    fn known_of(&self, entry: usize) -> Vec<Decision> {
        let stack = self.stack.stack.as_ref();
        let entry = stack.and_then(|stack| stack.matched.entries.get(entry));
        let candidates = match entry.map(|entry| &entry.outcome) {
            Some(Outcome::Taken(candidate)) => std::slice::from_ref(candidate),
            Some(Outcome::Review(candidates)) => candidates.as_slice(),
            Some(Outcome::NotInCatalog { .. }) | None => &[],
        };
        let apps = candidates.iter().map(|one| one.app.clone());
        apps.map(Decision::App).collect()
    }

    /// The apps that a text finds.
    fn called(&mut self, text: &str) -> Vec<Decision> {
        let (query, _) = understood(text, &self.catalog);
        if query.looks_for_words() {
            self.fold(usize::MAX);
        }
        let hits = query.run(self.ground(), Order::Relevance);
        let apps = self.catalog.apps();
        let found = hits.iter().filter_map(|hit| apps.get(hit.place()));
        let mut ids: Vec<_> = found.take(MOST).map(|app| app.id.clone()).collect();
        if ids.is_empty() {
            let near = nearest_in(&self.catalog, &self.index, text, NEAR);
            ids = near.into_iter().map(|app| app.id.clone()).collect();
        }
        ids.into_iter().map(Decision::App).collect()
    }

    /// What an entry is by now: none where that is for the user to say.
    #[must_use]
    pub fn named(&self, entry: usize) -> Option<Decision> {
        let entry = self.stack.stack.as_ref()?.matched.entries.get(entry)?;
        match &entry.outcome {
            Outcome::Taken(candidate) => Some(Decision::App(candidate.app.clone())),
            Outcome::NotInCatalog { .. } => Some(Decision::NotInCatalog),
            Outcome::Review(_) => None,
        }
    }

    /// The row of the stack's list that holds an entry; none where it is not shown.
    #[must_use]
    pub fn row_of_entry(&self, entry: usize) -> Option<usize> {
        self.stack.rows().iter().position(|row| match row {
            StackRow::App(app) => app.found.entries.contains(&entry),
            StackRow::Loose(loose, Class::Undecided | Class::NotInCatalog) => loose.entry == entry,
            StackRow::Loose(..) | StackRow::Todo(_) => false,
        })
    }
}
