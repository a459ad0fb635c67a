//! DOOR: the screen.
//!
//! A key press: `event` and `keymap` make a [`message::Message`] of it, `update` changes the [`model::Model`] and returns
//! [`effect::Effect`]s, `session` has them carried out, `view` draws the model. No catalog logic lives here.
//! Everything that touches `ratatui` or `crossterm` is here and nowhere else.

pub mod command;
pub mod effect;
pub mod event;
pub mod glyphs;
mod guard;
pub mod harness;
pub mod input;
pub mod keymap;
pub mod message;
pub mod model;
pub mod session;
pub mod stage;
pub mod terminal;
#[cfg(test)]
mod tests;
pub mod theme;
pub mod update;
pub mod view;
#[cfg(unix)]
mod watcher;
pub mod widget;

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;

use crate::catalog::Catalog;
use crate::lens::Lens;
use effect::Ending;

/// How the screen is set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The theme: `default`, `contrast` or `mono`. Under `NO_COLOR` the caller asks for `mono`.
    pub theme: String,
    /// Draw with ASCII alone.
    pub ascii: bool,
    /// Take clicks, wheel and drags, instead of leaving them to the terminal's selection.
    pub mouse: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            theme: "default".to_owned(),
            ascii: false,
            mouse: true,
        }
    }
}

/// Shows the screen with a query, until somebody leaves it. The exit code is 0, or 130 after Ctrl-C.
///
/// # Errors
/// Standard output is not a terminal, the theme is not known, or the terminal fails; it has then been given back.
pub fn run(
    catalog: Arc<Catalog>,
    lens: Lens,
    query: &str,
    options: &Options,
) -> anyhow::Result<ExitCode> {
    let dress = view::Dress {
        theme: theme::Theme::builtin(&options.theme)?,
        glyphs: if options.ascii {
            glyphs::Glyphs::ASCII
        } else {
            glyphs::Glyphs::UNICODE
        },
        keymap: keymap::Keymap::builtin()?,
    };
    let mut model = model::Model::new(catalog, lens);
    model.mouse = options.mouse;
    model.set_query(query);
    model.read_app();
    let taken = terminal::Terminal::enter(terminal::Options {
        mouse: options.mouse,
    });
    let terminal = taken.context("the terminal could not be taken")?;
    let mut stage = stage::TerminalStage::new(terminal);
    let mut session = session::Session::new(model, dress);
    let ended = session.run(&mut stage, &mut event::TerminalEvents);
    let left = stage.leave();
    let ending = ended.context("the terminal failed")?;
    left.context("the terminal could not be given back")?;
    Ok(match ending {
        Ending::Quit => ExitCode::SUCCESS,
        Ending::Interrupted => ExitCode::from(130),
    })
}
