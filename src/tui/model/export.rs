//! The export overlay's state: format, file name, the bytes as they would be written. Bytes are made by `export`.

use std::path::PathBuf;
use std::sync::Arc;

use crate::export::Format;
use crate::tui::command::Place;
use crate::tui::input::TextInput;

/// What is exported: what is shown when the overlay opens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Subject {
    /// The list of the query's apps.
    #[default]
    List,
    /// The app in the detail pane.
    Show,
    /// The leaver checklist of that app.
    Leaver,
    /// The comparison.
    Compare,
    /// The calculator's apps.
    Cost,
    /// The audit of the stack.
    Stack,
}

impl Subject {
    /// The formats that can write it, in the order in which they are offered.
    #[must_use]
    pub const fn formats(self) -> &'static [Format] {
        match self {
            // One app in full has no rows for a spreadsheet.
            Subject::Show => &[Format::Markdown, Format::Json, Format::Html, Format::Ron],
            // Text as well: a checklist is pasted where nobody reads Markdown.
            Subject::Leaver => &[
                Format::Markdown,
                Format::Table,
                Format::Json,
                Format::Html,
                Format::Ron,
            ],
            Subject::List | Subject::Compare | Subject::Cost | Subject::Stack => &[
                Format::Markdown,
                Format::Csv,
                Format::Json,
                Format::Html,
                Format::Ron,
            ],
        }
    }

    /// What else can be exported of the same thing: of an app, its leaver checklist.
    #[must_use]
    pub const fn other(self) -> Option<Subject> {
        match self {
            Subject::Show => Some(Subject::Leaver),
            Subject::Leaver => Some(Subject::Show),
            Subject::List | Subject::Compare | Subject::Cost | Subject::Stack => None,
        }
    }
}

/// The export overlay's state.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportModel {
    /// What is exported.
    pub subject: Subject,
    /// How it is written.
    pub format: Format,
    /// The file's name, as typed or proposed.
    pub name: String,
    /// The file's name while it is being typed.
    pub typing: Option<TextInput>,
    /// A file of that name that is there already: it is replaced only when asked for a second time.
    pub taken: Option<PathBuf>,
    /// The bytes that would be written, or why there are none.
    pub preview: Result<Arc<Preview>, String>,
    /// The first line of the preview that is shown; views clamp it.
    pub top: usize,
}

/// Bytes with the places where their lines begin.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// The bytes.
    pub bytes: Vec<u8>,
    starts: Vec<usize>,
}

impl Preview {
    /// A preview of bytes.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Preview {
        let ends = bytes
            .iter()
            .enumerate()
            .filter(|(_, byte)| **byte == b'\n')
            .map(|(place, _)| place.saturating_add(1));
        let mut starts: Vec<usize> = std::iter::once(0).chain(ends).collect();
        // A line end at the end begins no line.
        starts.retain(|start| *start < bytes.len());
        Preview { bytes, starts }
    }

    /// How many lines there are.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// A line, without its end.
    #[must_use]
    pub fn line(&self, number: usize) -> Option<String> {
        let start = *self.starts.get(number)?;
        let rest = self.bytes.get(start..)?;
        let line = rest.split(|byte| *byte == b'\n').next()?;
        Some(
            String::from_utf8_lossy(line)
                .trim_end_matches('\r')
                .to_owned(),
        )
    }
}

impl Default for ExportModel {
    fn default() -> ExportModel {
        ExportModel {
            subject: Subject::List,
            format: Format::Markdown,
            name: String::new(),
            typing: None,
            taken: None,
            preview: Ok(Arc::default()),
            top: 0,
        }
    }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_preview_has_the_lines_of_its_bytes() {
        for (bytes, lines) in [
            ("", vec![]),
            ("one", vec!["one"]),
            ("one\n", vec!["one"]),
            ("one\r\ntwo\r\n", vec!["one", "two"]),
            ("\n\nlast", vec!["", "", "last"]),
        ] {
            let preview = Preview::new(bytes.as_bytes().to_vec());
            let read: Vec<String> = (0..preview.lines())
                .filter_map(|n| preview.line(n))
                .collect();
            assert_eq!(read, lines, "{bytes:?}");
            assert_eq!(preview.line(lines.len()), None);
        }
    }

    proptest! {
        #[test]
        fn no_byte_is_lost_between_the_lines(text in "[a-z\n]{0,60}") {
            let preview = Preview::new(text.clone().into_bytes());
            let read: Vec<String> = (0..preview.lines()).filter_map(|n| preview.line(n)).collect();
            prop_assert_eq!(read, text.lines().map(str::to_owned).collect::<Vec<_>>());
        }
    }
}
