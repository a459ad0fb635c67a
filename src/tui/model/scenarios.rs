//! The scenarios overlay's state: what is saved, what is being typed or asked, and which scenario the dials come from.

use crate::cost::Scenario;
use crate::settings::scenarios::Saved;
use crate::tui::command::Place;
use crate::tui::input::TextInput;

/// A question that has to be answered before something is lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Whether the present dials are to replace a saved scenario.
    Replace(String),
    /// Whether a saved scenario is to be deleted.
    Delete(String),
}

/// The scenarios overlay's state.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ScenariosModel {
    /// The saved scenarios, by name.
    pub saved: Vec<Saved>,
    /// The name under which the dials are to be saved, while it is being typed.
    pub typing: Option<TextInput>,
    /// What is asked.
    pub question: Option<Question>,
    /// The scenario that was taken or saved last, with its name.
    pub taken: Option<(String, Scenario)>,
}

impl ScenariosModel {
    /// Where the next key goes while the overlay is open.
    #[must_use]
    pub fn place(&self) -> Place {
        match self.typing {
            Some(_) => Place::ScenarioInput,
            None => Place::Scenarios,
        }
    }

    /// The name of the scenario that the dials come from, and whether one was touched since.
    #[must_use]
    pub fn named(&self, now: &Scenario) -> Option<(&str, bool)> {
        let (name, taken) = self.taken.as_ref()?;
        Some((name, !taken.same_dials(now)))
    }
}
