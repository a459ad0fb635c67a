//! DOOR: the screen.
//!
//! A key press: `event` and `keymap` make a [`message::Message`] of it, `update` changes the [`model::Model`] and returns
//! [`effect::Effect`]s, `session` has them carried out, `view` draws the model. No catalog logic lives here.
//! Everything that touches `ratatui` or `crossterm` is here and nowhere else.

mod background;
pub mod clipboard;
pub mod command;
mod dress;
mod editor;
pub mod effect;
pub mod event;
pub mod glyphs;
mod guard;
pub mod harness;
pub mod input;
pub mod keymap;
mod leaving;
pub mod message;
pub mod model;
pub mod paint;
pub mod session;
pub mod stage;
pub mod terminal;
#[cfg(test)]
mod tests;
pub mod theme;
mod typed;
pub mod update;
pub mod view;
#[cfg(unix)]
mod watcher;
pub mod widget;

use std::io;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;

use crate::catalog::Catalog;
use crate::field::AppColumn;
use crate::file::tell;
use crate::lens::Lens;
use crate::query::Order;
use crate::settings::config::ClipboardSetting;
use crate::settings::layers::Library;
use crate::settings::state::LastSession;
use crate::settings::views::SavedView;
use crate::text::Clean;
use effect::Ending;
use leaving::Leaving;

/// The theme that fits the terminal's background.
pub const AUTO: &str = crate::settings::config::AUTO_THEME;

/// How the screen is set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The theme: one of the user's own, `dark`, `light`, `contrast` or `mono`; [`AUTO`] fits the terminal's background.
    /// Under `NO_COLOR` the caller asks for `mono`.
    pub theme: String,
    /// Whether the theme was asked for by a flag, so that there has to be one of that name.
    pub theme_asked: bool,
    /// Whether the next run may go on where this one is left.
    pub remember: bool,
    /// Draw with ASCII alone.
    pub ascii: bool,
    /// Take clicks, wheel and drags, instead of leaving them to the terminal's selection.
    pub mouse: bool,
    /// How text gets to the clipboard.
    pub clipboard: ClipboardSetting,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            theme: AUTO.to_owned(),
            theme_asked: false,
            remember: true,
            ascii: false,
            mouse: true,
            clipboard: ClipboardSetting::Auto,
        }
    }
}

/// What the screen opens with.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The apps, with the user's own layers.
    pub catalog: Arc<Catalog>,
    /// Under what they are looked at.
    pub lens: Lens,
    /// The text of the search box.
    pub query: String,
    /// The order of the list.
    pub order: Order,
    /// The list's columns; without any, the usual ones.
    pub columns: Vec<&'static AppColumn>,
    /// Where the screen was left last, if it is to go on there; query, order and columns are then that one's.
    pub last: Option<LastSession>,
    /// What the terminal's background was last, `dark` or `light`: the first frame does not wait to be told. Another word
    /// says that nobody knows.
    pub background: String,
    /// The saved view that was asked for, with its name.
    pub view: Option<(String, SavedView)>,
    /// The name of the scenario that the dials come from, where one was asked for.
    pub scenario: Option<String>,
    /// Whether the first keys were never shown here.
    pub newcomer: bool,
    /// What of the user's files could not be read, and how to mend it: the first thing that is said.
    pub mistakes: Vec<Clean>,
    /// Where the user's own layers come from, for reading them again.
    pub library: Library,
}

/// Shows the screen, until somebody leaves it. The exit code is 0, or 130 after Ctrl-C.
///
/// # Errors
/// Standard output is not a terminal, the theme is not known, or the terminal fails; it has then been given back.
pub fn run(opening: Opening, options: &Options) -> anyhow::Result<ExitCode> {
    let mut mistakes = opening.mistakes;
    let paths = opening.library.paths.clone();
    let background = background::Background::of_word(&opening.background);
    let usual = background.unwrap_or(background::Background::Dark);
    let mut dress = dress::dress(options, usual, paths.as_ref(), &mut mistakes)?;
    let taken = terminal::Terminal::enter(terminal::Options {
        mouse: options.mouse,
    });
    let mut terminal = taken.context("the terminal could not be taken")?;
    // The terminal answers while the model is made.
    let asking = match dress::fits_background(options) {
        true => background::ask(&mut terminal).context("the terminal failed")?,
        false => background::Asking::Known(background::Asked::default()),
    };
    let mut model = model::Model::new(opening.catalog, opening.lens);
    model.mouse = options.mouse;
    model.newcomer = opening.newcomer;
    match &opening.last {
        Some(last) => model.restore(last),
        None => {
            model.set_columns(opening.columns);
            model.list.order = opening.order;
            model.set_query(&opening.query);
        }
    }
    model.views.taken = opening.view;
    model.read_app();
    model.report(&mistakes);
    let scenario = model.lens.scenario.clone();
    if let Some(name) = opening.scenario {
        model.scenarios.taken = Some((name, scenario));
    }
    let known = asking.known();
    if let Some(theme) = known.and_then(|found| dress::for_background(found, paths.as_ref())) {
        dress.theme = theme;
    }
    let leaving = options
        .remember
        .then(|| Leaving::new(paths.clone(), known.or(background)));
    if let Some(leaving) = &leaving {
        let leaving = leaving.clone();
        // There is nobody left to tell of an error.
        terminal.before_exit(move || drop(leaving.save()));
    }
    let clipboard = clipboard::Clipboard::of_user(options.clipboard);
    let mut stage =
        stage::TerminalStage::new(terminal, opening.library, clipboard, leaving.clone());
    let mut session = session::Session::new(model, dress);
    let ended = play(&mut session, &mut stage, asking, |found| {
        if let Some(leaving) = &leaving {
            leaving.note_background(found);
        }
        dress::for_background(found, paths.as_ref())
    });
    let left = stage.leave();
    if let Some(leaving) = leaving {
        leaving.note(session.model.last_session());
        // The screen is gone, and what was done on it is done: this is said, and no more.
        if let Err(error) = leaving.save() {
            tell(format_args!("scimdex: {}", Clean::line(error.to_string())));
        }
    }
    let ending = ended.context("the terminal failed")?;
    left.context("the terminal could not be given back")?;
    Ok(match ending {
        Ending::Quit => ExitCode::SUCCESS,
        Ending::Interrupted => ExitCode::from(130),
    })
}

/// Shows the first frame, which does not wait for the terminal to say what its background is, and goes on from there.
/// `fitting` gives the theme for what it says.
fn play(
    session: &mut session::Session,
    stage: &mut stage::TerminalStage,
    asking: background::Asking,
    fitting: impl Fn(background::Background) -> Option<theme::Theme>,
) -> io::Result<Ending> {
    session.begin(stage)?;
    let asked = asking.answer()?;
    if let Some(theme) = asked.background.and_then(fitting) {
        session.wear(theme);
    }
    let mut events = background::AfterQuestion::new(asked, event::TerminalEvents);
    session.run(stage, &mut events)
}
