//! Explore's state: the search box, the list, the app beside it.

use std::sync::Arc;

use crate::catalog::AppId;
use crate::cost::Estimate;
use crate::export::{Section, SectionKey};
use crate::field::AppColumn;
use crate::query::{Hit, Order, Query, QueryError};
use crate::tui::input::TextInput;
use crate::tui::view::plan::Shape;

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

/// The tabs of an app's detail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DetailTab {
    /// Quick facts, specification, costs and prices around the plans.
    Facts,
    /// What each IdP does with it; a tab only where the pane is too small to show it all the time.
    Idps,
    /// The price list; a tab only where the pane is too small to show it all the time.
    Tiers,
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
    /// What it costs a year; a tab only where the pane is too small to show it all the time.
    Cost,
}

impl DetailTab {
    /// The tabs of a small pane, which hold everything.
    const SMALL: &'static [DetailTab] = &[
        DetailTab::Facts,
        DetailTab::Idps,
        DetailTab::Tiers,
        DetailTab::Limitations,
        DetailTab::Leaver,
        DetailTab::Setup,
        DetailTab::Guidance,
        DetailTab::Sources,
        DetailTab::Cost,
    ];
    /// The tabs of a large pane, beside what it shows all the time.
    const LARGE: &'static [DetailTab] = &[
        DetailTab::Facts,
        DetailTab::Limitations,
        DetailTab::Leaver,
        DetailTab::Setup,
        DetailTab::Guidance,
        DetailTab::Sources,
    ];

    /// The tabs that a shape of screen has.
    #[must_use]
    pub const fn of(shape: Shape) -> &'static [DetailTab] {
        match shape {
            Shape::Wide => DetailTab::LARGE,
            Shape::TooSmall | Shape::OnePane | Shape::Stacked => DetailTab::SMALL,
        }
    }

    /// The sections that the tab shows on a shape of screen, one below the other.
    #[must_use]
    pub const fn sections(self, shape: Shape) -> &'static [SectionKey] {
        match (self, shape) {
            (DetailTab::Facts, Shape::Wide) => &[
                SectionKey::Overview,
                SectionKey::Facts,
                SectionKey::Idps,
                SectionKey::Tiers,
            ],
            (DetailTab::Facts, Shape::TooSmall | Shape::OnePane | Shape::Stacked) => {
                &[SectionKey::Overview, SectionKey::Facts]
            }
            (DetailTab::Idps, _) => &[SectionKey::Idps],
            (DetailTab::Tiers, _) => &[SectionKey::Tiers],
            (DetailTab::Limitations, _) => &[SectionKey::Limitations],
            (DetailTab::Leaver, _) => &[SectionKey::Leaver],
            (DetailTab::Setup, _) => &[SectionKey::Setup],
            (DetailTab::Guidance, _) => &[SectionKey::Guidance],
            (DetailTab::Sources, _) => &[SectionKey::Sources],
            (DetailTab::Cost, _) => &[],
        }
    }

    /// The word on the tab.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            DetailTab::Facts => "Facts",
            DetailTab::Idps => "IdPs",
            DetailTab::Tiers => "Tiers",
            DetailTab::Limitations => "Limitations",
            DetailTab::Leaver => "Leaver",
            DetailTab::Setup => "Setup",
            DetailTab::Guidance => "Guidance",
            DetailTab::Sources => "Sources",
            DetailTab::Cost => "Cost",
        }
    }
}

/// The search box, and what its text was understood as.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// The text as it is typed.
    pub input: TextInput,
    /// The text when the box was entered: what Esc goes back to.
    pub before: String,
    /// The app under the cursor then, by its place in the catalog.
    pub app_before: Option<usize>,
    /// The last query that was understood: what the list shows.
    pub query: Query,
    /// Names near to what is typed, where nothing matches.
    pub nearest: Vec<String>,
    /// Why the text is not understood, where it is not.
    pub error: Option<QueryError>,
}

/// The list.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// The apps that match, in order.
    pub hits: Arc<Vec<Hit>>,
    /// The order.
    pub order: Order,
    /// The columns that the user chose; empty while they are the usual ones. Read them through [`super::Model::columns`].
    pub columns: Vec<&'static AppColumn>,
    /// The row under the cursor, counted from the first hit.
    pub cursor: usize,
    /// The first row shown; see [`List::first_row`].
    pub top: usize,
}

impl List {
    /// The first row shown on a page of so many rows: the cursor is always on it.
    #[must_use]
    pub fn first_row(&self, page: usize) -> usize {
        let lowest = self.cursor.saturating_add(1).saturating_sub(page);
        let last = self.hits.len().saturating_sub(page);
        self.top
            .clamp(lowest, self.cursor.max(lowest))
            .min(last.max(lowest))
    }
}

/// The detail of the app under the cursor.
#[derive(Debug, Clone, Default)]
pub struct Detail {
    /// The tab that was opened; none until one is: the shape of the screen then chooses.
    pub tab: Option<DetailTab>,
    /// The first line shown.
    pub top: usize,
    /// The app that the sections are of.
    pub id: Option<AppId>,
    /// What is said of it: what the open tab shows, and what other tabs showed before.
    pub sections: Vec<Section>,
    /// What it costs.
    pub estimate: Option<Estimate>,
}

impl Detail {
    /// The open tab on a shape of screen.
    #[must_use]
    pub fn tab(&self, shape: Shape) -> DetailTab {
        let small = match shape {
            Shape::Wide => DetailTab::Limitations,
            Shape::TooSmall | Shape::OnePane | Shape::Stacked => DetailTab::Facts,
        };
        let tab = self.tab.unwrap_or(small);
        if DetailTab::of(shape).contains(&tab) {
            tab
        } else {
            DetailTab::Facts
        }
    }

    /// Whether a section was read.
    #[must_use]
    pub fn has(&self, key: SectionKey) -> bool {
        self.sections.iter().any(|section| section.key == key)
    }
}
