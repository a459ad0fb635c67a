//! The real screen and the real hands: where frames go, and where effects are carried out. Nothing is decided here.

use std::io;

use crossterm::clipboard::CopyToClipboard;
use ratatui::Frame;

use crate::file::{Access, FileError, Overwrite, write_atomic};

use super::effect::{Effect, Hands, Outcome};
use super::session::Stage;
use super::terminal::Terminal;

mod stack;

/// The most bytes that are sent to the clipboard: many terminals drop a sequence that is longer than this once encoded.
const CLIPBOARD_LIMIT: usize = 74_994;

/// The terminal as a stage.
pub struct TerminalStage {
    terminal: Terminal,
}

impl TerminalStage {
    /// A stage on a terminal that was taken.
    #[must_use]
    pub fn new(terminal: Terminal) -> TerminalStage {
        TerminalStage { terminal }
    }

    /// Gives the terminal back.
    ///
    /// # Errors
    /// The terminal takes no more bytes.
    pub fn leave(self) -> io::Result<()> {
        self.terminal.leave()
    }

    fn copy(&mut self, text: &str, what: &'static str) -> Outcome {
        if text.len() > CLIPBOARD_LIMIT {
            return Outcome::NotCopied(format!(
                "{} bytes are more than terminals take for the clipboard ({CLIPBOARD_LIMIT}); write a file instead",
                text.len()
            ));
        }
        match self.terminal.send(CopyToClipboard::to_clipboard_from(text)) {
            Ok(()) => Outcome::Copied(what),
            Err(error) => Outcome::NotCopied(format!("nothing was copied: {error}")),
        }
    }
}

impl Stage for TerminalStage {
    fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(render)
    }
}

impl Hands for TerminalStage {
    fn perform(&mut self, effect: Effect) -> Option<Outcome> {
        let failed = |what: &str, error: io::Error| Outcome::Failed(format!("{what}: {error}"));
        match effect {
            Effect::Write {
                path,
                bytes,
                replace,
            } => {
                let overwrite = if replace {
                    Overwrite::Force
                } else {
                    Overwrite::Refuse
                };
                Some(
                    match write_atomic(&path, &bytes, overwrite, Access::Shared) {
                        Ok(()) => Outcome::Written(path),
                        Err(FileError::Exists { .. }) => Outcome::Exists(path),
                        Err(error) => Outcome::NotWritten(error.to_string()),
                    },
                )
            }
            Effect::ReadStack => Some(stack::read_kept()),
            Effect::Import(text) => Some(stack::import(&text)),
            Effect::KeepStack {
                inventory,
                owned,
                catalog,
            } => stack::keep(&inventory, &owned, &catalog),
            Effect::KeepDecisions(decisions) => stack::keep_decisions(&decisions),
            Effect::ForgetStack => stack::forget(),
            Effect::Copy { text, what } => Some(self.copy(&text, what)),
            Effect::OpenPage(url) => Some(open_page(url)),
            Effect::Mouse(on) => {
                let switched = self.terminal.set_mouse(on);
                switched
                    .err()
                    .map(|error| failed("the mouse could not be switched", error))
            }
            Effect::Redraw => {
                self.terminal.redraw();
                None
            }
            Effect::Suspend => match self.terminal.suspend() {
                Ok(true) => None,
                Ok(false) => Some(Outcome::Failed(
                    "there is no shell to go back to; q leaves scimdex".to_owned(),
                )),
                Err(error) => Some(failed("the program could not be stopped", error)),
            },
            Effect::Quit(_) => None,
        }
    }
}

/// Opens an address in the browser. Only http and https, and never through a shell.
fn open_page(url: String) -> Outcome {
    let web = url.starts_with("https://") || url.starts_with("http://");
    if !web
        || url
            .chars()
            .any(|letter| letter.is_control() || letter.is_whitespace())
    {
        return Outcome::PageNotOpened(format!("{url} is not a web address"));
    }
    match open::that_detached(&url) {
        Ok(()) => Outcome::PageOpened(url),
        Err(error) => Outcome::PageNotOpened(format!(
            "no browser could be started ({error}); y copies the address"
        )),
    }
}
