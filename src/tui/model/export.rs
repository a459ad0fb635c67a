//! The export overlay's state: format, file name, what the preview shows. Bytes are made by `export`.

use crate::tui::command::Place;
use crate::tui::input::TextInput;

/// The export overlay's state.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ExportModel {
    /// The file's name while it is being typed.
    pub typing: Option<TextInput>,
}

impl ExportModel {
    /// Where the next key goes while the overlay is open.
    #[must_use]
    pub fn place(&self) -> Place {
        match self.typing {
            Some(_) => Place::ExportInput,
            None => Place::Export,
        }
    }
}
