//! What is saved by name, as an overlay shows it: what there is, what is being typed or asked, what was taken last.
//!
//! Scenarios and views share it; what each of them is stands in files of their own.

use crate::cost::Scenario;
use crate::settings::saved::{Kept, Saved};
use crate::tui::command::Place;
use crate::tui::input::TextInput;

use super::{Model, Overlay};

/// A question that has to be answered before something is lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Whether what there is now is to replace the one saved under a name.
    Replace(String),
    /// Whether the one saved under a name is to be deleted.
    Delete(String),
}

/// The state of such an overlay.
#[derive(Debug, Clone, PartialEq)]
pub struct Shelf<T> {
    /// What is saved, by name.
    pub saved: Vec<Saved<T>>,
    /// The name under which something is to be saved, while it is being typed.
    pub typing: Option<TextInput>,
    /// What is asked.
    pub question: Option<Question>,
    /// What was taken or saved last, with its name.
    pub taken: Option<(String, T)>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Shelf<T> {
        Shelf {
            saved: Vec::new(),
            typing: None,
            question: None,
            taken: None,
        }
    }
}

impl<T: Shelved> Shelf<T> {
    /// The name of what was taken last, and whether something was changed since.
    #[must_use]
    pub fn named(&self, now: &T) -> Option<(&str, bool)> {
        let (name, taken) = self.taken.as_ref()?;
        Some((name, !taken.is_same(now)))
    }

    /// The one that is saved under a name, if it can be read.
    #[must_use]
    pub fn saved_as(&self, name: &str) -> Option<&T> {
        let saved = self.saved.iter().find(|saved| saved.name == name)?;
        saved.content.as_ref().ok()
    }

    /// Whether the row under the cursor can be taken or deleted: something is saved, and nothing is asked.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.question.is_none() && !self.saved.is_empty()
    }
}

/// A kind of thing that is saved by name and has an overlay of its own.
pub trait Shelved: Kept + Clone + PartialEq {
    /// Where keys go while its overlay is open.
    const PLACE: Place;
    /// Where they go while a name is being typed in it.
    const INPUT: Place;

    /// Its state.
    fn shelf(model: &Model) -> &Shelf<Self>;

    /// Its state, to be changed.
    fn shelf_mut(model: &mut Model) -> &mut Shelf<Self>;

    /// Its overlay, with the cursor on a row.
    fn overlay(cursor: usize) -> Overlay;

    /// Whether an overlay is its own.
    fn is_open(overlay: &Overlay) -> bool;

    /// What would be saved now.
    fn now(model: &Model) -> Self;

    /// Whether it says the same as another.
    #[must_use]
    fn is_same(&self, other: &Self) -> bool {
        self == other
    }

    /// Where the next key goes while its overlay is open.
    #[must_use]
    fn place(model: &Model) -> Place {
        match Self::shelf(model).typing {
            Some(_) => Self::INPUT,
            None => Self::PLACE,
        }
    }
}

impl Shelved for Scenario {
    const PLACE: Place = Place::Scenarios;
    const INPUT: Place = Place::ScenarioInput;

    fn shelf(model: &Model) -> &Shelf<Scenario> {
        &model.scenarios
    }

    fn shelf_mut(model: &mut Model) -> &mut Shelf<Scenario> {
        &mut model.scenarios
    }

    fn overlay(cursor: usize) -> Overlay {
        Overlay::Scenarios { cursor }
    }

    fn is_open(overlay: &Overlay) -> bool {
        matches!(overlay, Overlay::Scenarios { .. })
    }

    fn now(model: &Model) -> Scenario {
        model.lens.scenario.clone()
    }

    fn is_same(&self, other: &Scenario) -> bool {
        self.same_dials(other)
    }
}
