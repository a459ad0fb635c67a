//! The stack's state: what was imported, what it is in the catalog, the review, what is being typed.
//!
//! Matching and the audit are `stack`'s; here is only when they are asked for.

use std::sync::Arc;

use crate::catalog::{AppId, Catalog, Idp};
use crate::cost::Scenario;
use crate::lens::{Lens, Owned};
use crate::stack::{
    Audit, AuditApp, Candidate, Class, Decision, Decisions, EntryKey, Inventory, Loose, Matched,
    Matcher, NameIndex, Todo, audit, owned,
};
use crate::tui::command::Place;
use crate::tui::input::TextInput;

/// An imported stack, matched and audited.
#[derive(Debug, Clone, PartialEq)]
pub struct Stack {
    /// What was imported.
    pub inventory: Inventory,
    /// What its entries are, by the rules and the user's decisions.
    pub matched: Matched,
    /// What follows under the lens.
    pub audit: Audit,
    /// What the entries are by the rules alone.
    ruled: Matched,
    /// Under what the audit was made.
    under: (Option<Idp>, Scenario),
}

impl Stack {
    /// Matches and audits an inventory; the index is that of the catalog.
    #[must_use]
    pub fn new(
        catalog: &Catalog,
        index: Arc<NameIndex>,
        lens: &Lens,
        inventory: Inventory,
        decisions: &Decisions,
    ) -> Stack {
        let ruled = Matcher::with(catalog, index).run(&inventory, &Decisions::default());
        let matched = ruled.under(decisions, &inventory, catalog);
        Stack {
            audit: audit(catalog, lens, &inventory, &matched),
            matched,
            ruled,
            inventory,
            under: (lens.idp, lens.scenario.clone()),
        }
    }

    /// Looks again after other decisions.
    pub fn decide(&mut self, catalog: &Catalog, lens: &Lens, decisions: &Decisions) {
        self.matched = self.ruled.under(decisions, &self.inventory, catalog);
        self.look(catalog, lens);
    }

    /// Audits again, where the lens is another than that of the last audit.
    pub fn look_again(&mut self, catalog: &Catalog, lens: &Lens) {
        let (idp, scenario) = &self.under;
        if *idp != lens.idp || *scenario != lens.scenario {
            self.look(catalog, lens);
        }
    }

    fn look(&mut self, catalog: &Catalog, lens: &Lens) {
        self.audit = audit(catalog, lens, &self.inventory, &self.matched);
        self.under = (lens.idp, lens.scenario.clone());
    }
}

/// Which of the view's two lists is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum StackPage {
    /// The apps and entries, by class.
    #[default]
    Apps,
    /// What to do, first things first.
    First,
}

impl StackPage {
    /// Both.
    pub const ALL: [StackPage; 2] = [StackPage::Apps, StackPage::First];

    /// What the screen calls it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            StackPage::Apps => "Apps",
            StackPage::First => "What to do first",
        }
    }
}

/// The review: one entry after the other, with its candidates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Review {
    /// The entry, by its place in the inventory.
    pub entry: usize,
    /// The candidate under the cursor.
    pub candidate: usize,
}

/// A decision that can be taken back: about which entry, and what was decided before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// By what decisions know the entry.
    pub key: EntryKey,
    /// What was decided before.
    pub before: Option<Decision>,
    /// The entry, by its place in the inventory.
    pub entry: usize,
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum StackRow<'s> {
    /// An app of the stack.
    App(&'s AuditApp),
    /// An entry that is no app of the catalog, or not yet.
    Loose(&'s Loose, Class),
    /// Something to do.
    Todo(&'s Todo),
}

impl StackRow<'_> {
    /// The app that it stands for.
    #[must_use]
    pub fn app(&self) -> Option<&AppId> {
        match self {
            StackRow::App(app) => Some(&app.found.app),
            StackRow::Todo(todo) => Some(&todo.app),
            StackRow::Loose(..) => None,
        }
    }
}

/// The stack's state.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StackModel {
    /// What was imported; none where nothing is kept.
    pub stack: Option<Box<Stack>>,
    /// What the user decided.
    pub decisions: Decisions,
    /// Whether what is kept was asked for.
    pub asked: bool,
    /// Which list is shown.
    pub page: StackPage,
    /// The one class that is shown; none: all.
    pub class: Option<Class>,
    /// The row under the cursor.
    pub cursor: usize,
    /// The first row that is shown; views clamp it.
    pub top: usize,
    /// The review, while it is open.
    pub review: Option<Review>,
    /// Decisions of this session that can be taken back, the latest last.
    pub undo: Vec<Decided>,
    /// The files to import, while they are typed.
    pub typing: Option<TextInput>,
    /// Why the last import failed.
    pub mistake: Option<String>,
    /// Whether forgetting was asked for, and waits for a second word.
    pub forgetting: bool,
}

impl StackModel {
    /// Where the next key goes while the view is open.
    #[must_use]
    pub fn place(&self) -> Place {
        match (&self.typing, self.forgetting, self.review) {
            (Some(_), _, _) => Place::StackInput,
            (None, true, _) => Place::StackForget,
            (None, false, Some(_)) => Place::Review,
            (None, false, None) => Place::Stack,
        }
    }

    /// The rows of the list that is shown.
    #[must_use]
    pub fn rows(&self) -> Vec<StackRow<'_>> {
        let Some(stack) = &self.stack else {
            return Vec::new();
        };
        let audit = &stack.audit;
        if self.page == StackPage::First {
            return audit.todo.iter().map(StackRow::Todo).collect();
        }
        let apps = audit.apps.iter().map(StackRow::App);
        let undecided = audit.undecided.iter();
        let undecided = undecided.map(|loose| StackRow::Loose(loose, Class::Undecided));
        let strangers = audit.not_in_catalog.iter();
        let strangers = strangers.map(|loose| StackRow::Loose(loose, Class::NotInCatalog));
        apps.chain(undecided)
            .chain(strangers)
            .filter(|row| {
                self.class.is_none_or(|class| match row {
                    StackRow::App(app) => app.class == class,
                    StackRow::Loose(_, of) => *of == class,
                    StackRow::Todo(_) => true,
                })
            })
            .collect()
    }

    /// The row under the cursor.
    #[must_use]
    pub fn row(&self) -> Option<StackRow<'_>> {
        let rows = self.rows();
        rows.get(self.cursor.min(rows.len().saturating_sub(1)))
            .copied()
    }

    /// Whether the row under the cursor leads somewhere: into Explore, or into its review.
    #[must_use]
    pub fn opens(&self) -> bool {
        self.row().is_some_and(|row| match row {
            StackRow::App(_) | StackRow::Todo(_) => true,
            StackRow::Loose(_, class) => class == Class::Undecided,
        })
    }

    /// What there is to do for an app.
    #[must_use]
    pub fn todo_of(&self, app: &AppId) -> Option<&Todo> {
        let stack = self.stack.as_ref()?;
        stack.audit.todo.iter().find(|todo| todo.app == *app)
    }

    /// What the audit says of an app.
    #[must_use]
    pub fn audited(&self, app: &AppId) -> Option<&AuditApp> {
        let stack = self.stack.as_ref()?;
        stack.audit.apps.iter().find(|one| one.found.app == *app)
    }

    /// The entry in review, with its candidates, and how many come before it.
    #[must_use]
    pub fn in_review(&self) -> Option<(&Loose, usize)> {
        let review = self.review?;
        let undecided = &self.stack.as_ref()?.audit.undecided;
        let place = undecided
            .iter()
            .position(|loose| loose.entry == review.entry)?;
        Some((undecided.get(place)?, place))
    }

    /// The candidates of the entry in review.
    #[must_use]
    pub fn candidates(&self) -> &[Candidate] {
        self.in_review()
            .map_or(&[], |(loose, _)| loose.candidates.as_slice())
    }

    /// How many entries wait for the user.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.stack
            .as_ref()
            .map_or(0, |stack| stack.audit.undecided.len())
    }

    /// The apps of the stack; none where no stack is there.
    #[must_use]
    pub fn owned(&self) -> Option<Owned> {
        self.stack.as_ref().map(|stack| owned(&stack.matched))
    }
}
