//! The calculator's state: which dial has the focus, what is being typed. Sums are `cost`'s.

use crate::tui::command::Place;
use crate::tui::input::TextInput;

/// The calculator's state.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CostModel {
    /// A number being typed for the dial with the focus.
    pub typing: Option<TextInput>,
}

impl CostModel {
    /// Where the next key goes while the view is open.
    #[must_use]
    pub fn place(&self) -> Place {
        match self.typing {
            Some(_) => Place::CostInput,
            None => Place::Cost,
        }
    }
}
