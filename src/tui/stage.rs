//! The real screen and the real hands: where frames go, and where effects are carried out. Nothing is decided here.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use crossterm::clipboard::CopyToClipboard;
use ratatui::buffer::Buffer;

use crate::catalog::AppId;
use crate::file::{Access, FileError, Overwrite, write_atomic};
use crate::settings::layers::{self, Library};
use crate::settings::make_private;
use crate::settings::state;
use crate::text::Clean;

use super::clipboard::Clipboard;
use super::editor::Editor;
use super::effect::{Effect, Hands, Memory, Outcome, Reread};
use super::leaving::Leaving;
use super::model::Model;
use super::paint::Drawn;
use super::session::Stage;
use super::terminal::Terminal;

mod saved;
mod stack;

/// The terminal as a stage.
pub struct TerminalStage {
    terminal: Terminal,
    library: Library,
    clipboard: Clipboard,
    leaving: Option<Leaving>,
}

impl TerminalStage {
    /// A stage on a terminal that was taken; the library is where the user's own files are, the clipboard where copies
    /// go. What the screen shows is noted in `leaving`, where it is to be saved.
    #[must_use]
    pub fn new(
        terminal: Terminal,
        library: Library,
        clipboard: Clipboard,
        leaving: Option<Leaving>,
    ) -> TerminalStage {
        TerminalStage {
            terminal,
            library,
            clipboard,
            leaving,
        }
    }

    /// Gives the terminal back.
    ///
    /// # Errors
    /// The terminal takes no more bytes.
    pub fn leave(self) -> io::Result<()> {
        self.terminal.leave()
    }

    /// Opens the user's own layer for an app in the editor, and reads every layer again.
    fn edit_layer(&mut self, app: &AppId, template: &str) -> Result<Outcome, String> {
        let Some(paths) = &self.library.paths else {
            return Err(
                "there is no folder for layers: the system names no home; set SCIMDEX_CONFIG_DIR to a folder"
                    .to_owned(),
            );
        };
        let editor = Editor::of_user()?;
        let path = layers::file_of(paths, app);
        let made = begin(&path, template)?;
        let opened = self.terminal.lend(|| editor.open(&path));
        // What was not changed says nothing, and is not kept.
        let unchanged = made && fs::read(&path).is_ok_and(|bytes| bytes == template.as_bytes());
        if unchanged {
            fs::remove_file(&path)
                .map_err(|error| format!("{} cannot be removed: {error}", path.display()))?;
        }
        let status = match opened {
            Ok(Some(status)) => status?,
            Ok(None) => return Err("the terminal is not ours to lend".to_owned()),
            Err(error) => return Err(format!("the terminal could not be lent: {error}")),
        };
        let read = self.library.load().map_err(|error| error.to_string())?;
        let mut mistakes = read.mistakes;
        if !status.success() {
            let ended = format!("the editor `{}` ended with {status}", editor.name());
            mistakes.insert(0, Clean::line(ended));
        }
        Ok(Outcome::LayersRead(Reread {
            catalog: Arc::new(read.catalog),
            mistakes,
            kept: (!unchanged).then_some(path),
        }))
    }

    fn copy(&mut self, text: &str, what: &'static str) -> Outcome {
        let terminal = &mut self.terminal;
        let copied = self.clipboard.copy(text, |text| {
            terminal.send(CopyToClipboard::to_clipboard_from(text))
        });
        match copied {
            Ok(()) => Outcome::Copied(what),
            Err(why) => Outcome::NotCopied(why),
        }
    }
}

impl Stage for TerminalStage {
    fn draw(&mut self, render: impl FnOnce(&mut Buffer) -> Drawn) -> io::Result<()> {
        self.terminal.draw(render)
    }

    fn settled(&mut self, model: &Model) {
        if let Some(leaving) = &self.leaving {
            leaving.note(model.last_session());
        }
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
            Effect::EditLayer { app, template } => {
                let outcome = self.edit_layer(&app, &template);
                Some(outcome.unwrap_or_else(Outcome::Failed))
            }
            Effect::Remember(Memory::Idp(idp)) => {
                let remembered = state::remember_idp(self.library.paths.as_ref(), idp);
                let error = remembered.err()?;
                Some(Outcome::Failed(error.to_string()))
            }
            Effect::Remember(Memory::Taught) => {
                let error = state::remember_taught(self.library.paths.as_ref()).err()?;
                Some(Outcome::Failed(error.to_string()))
            }
            Effect::Scenarios(task) => {
                let outcome = saved::done(self.library.paths.as_ref(), task);
                Some(Outcome::Scenarios(outcome))
            }
            Effect::Views(task) => {
                let outcome = saved::done(self.library.paths.as_ref(), task);
                Some(Outcome::Views(outcome))
            }
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

/// Makes a file of a template where there is none; whether it was made.
fn begin(path: &Path, template: &str) -> Result<bool, String> {
    if path.exists() {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        make_private(folder).map_err(|error| {
            let folder = folder.display();
            format!("the folder {folder} cannot be made: {error}; check who may write there")
        })?;
    }
    // Private quotes may come to stand in it.
    let written = write_atomic(
        path,
        template.as_bytes(),
        Overwrite::Refuse,
        Access::Private,
    );
    written.map(|()| true).map_err(|error| error.to_string())
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
