//! DOOR: the command line.
//!
//! Arguments become a question, the question a report, the report bytes on stdout or in a file. No logic of the catalog
//! lives here, and nothing here draws a screen: who asks for one gets a [`Screen`] to open.
//! Exit codes: 0 done, 1 nothing matched, 2 usage or error.

mod arguments;
mod catalog;
mod columns;
mod compare;
mod config;
mod cost;
mod dials;
mod ground;
mod list;
mod output;
mod pages;
mod show;
mod stack;

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

use crate::field::{AppColumn, column};
use crate::file::{emit, tell};
use crate::lens::Lens;
use crate::query::Order;
use crate::settings::Paths;
use crate::settings::config::{Config, Flags};
use crate::settings::layers::Library;
use crate::settings::state::{self, LastSession, State};
use crate::settings::views::SavedView;
use crate::text::Clean;
use arguments::{Arguments, Command, List};
use ground::{Failure, Ground};

/// What follows from the arguments.
#[derive(Debug)]
pub enum Next {
    /// The program ends.
    Exit(ExitCode),
    /// The screen is to be opened.
    Screen(Box<Screen>),
}

/// How the screen is to be opened.
#[derive(Debug)]
pub struct Screen {
    /// The catalog.
    pub catalog: crate::catalog::Catalog,
    /// Under what apps are looked at.
    pub lens: Lens,
    /// Where the user's own layers come from.
    pub library: Library,
    /// The name of the scenario that the dials come from, where one is asked for.
    pub scenario: Option<String>,
    /// What of the user's files could not be read, and how to mend it.
    pub mistakes: Vec<Clean>,
    /// The text of the search box.
    pub query: String,
    /// The order of the list.
    pub order: Order,
    /// The list's columns; without any, the usual ones.
    pub columns: Vec<&'static AppColumn>,
    /// The saved view that is asked for, with its name.
    pub view: Option<(String, SavedView)>,
    /// Where the screen was left last, if it is to go on there.
    pub last: Option<LastSession>,
    /// What the terminal's background was last, `dark` or `light`; empty where nobody knows.
    pub background: String,
    /// Whether the first keys were never shown here.
    pub newcomer: bool,
    /// The settings.
    pub config: Config,
}

/// Nothing matched.
const NOTHING: u8 = 1;
/// The exit code of wrong usage, an unknown app, or an error.
pub const WRONG: u8 = 2;

/// Does what the arguments ask for. Results go to stdout or a file, all else to stderr.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Next {
    let arguments = match Arguments::read(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return Next::Exit(usage(&error)),
    };
    match answer(arguments) {
        Ok(next) => next,
        Err(failure) => {
            complain(&failure);
            Next::Exit(ExitCode::from(WRONG))
        }
    }
}

fn answer(arguments: Arguments) -> Result<Next, Failure> {
    let Arguments {
        look,
        drawn,
        query,
        command,
    } = arguments;
    let flags = Flags {
        file: look.config.clone(),
        theme: drawn.theme.clone(),
        no_mouse: drawn.no_mouse,
        ascii: drawn.ascii,
        fresh: drawn.fresh,
        plain: look.plain,
        stale_after: look.stale_after,
    };
    let config = Config::of(Paths::of_user().as_ref(), &flags);
    let command = match command {
        Some(command) => command,
        None if config.plain.value => Command::List(List {
            query,
            ..List::default()
        }),
        None => return screen(&look, config, &query),
    };
    if let Some(flag) = drawn.first() {
        return Err(Failure::Usage(format!(
            "{flag} is of the screen; commands draw nothing"
        )));
    }
    match &command {
        Command::Config(command) => return config::run(&config, command),
        Command::Completions(arguments) => return pages::completions(arguments),
        Command::Man(arguments) => return pages::man(arguments),
        _ => {}
    }
    let ground = Ground::new(&look, &config)?;
    for mistake in &ground.mistakes {
        complain(mistake);
    }
    let matched = match command {
        Command::List(arguments) => list::run(ground, &arguments),
        Command::Show(arguments) => show::run(&ground, &arguments),
        Command::Compare(arguments) => compare::run(&ground, &arguments),
        Command::Cost(arguments) => cost::run(ground, &arguments),
        Command::Stack(arguments) => stack::run(ground, &arguments),
        Command::Catalog(command) => catalog::run(&ground, &command),
        Command::Config(_) | Command::Completions(_) | Command::Man(_) => Ok(true),
    }?;
    Ok(Next::Exit(if matched {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(NOTHING)
    }))
}

fn screen(look: &arguments::Look, config: Config, query: &[String]) -> Result<Next, Failure> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::Usage(
            "there is no terminal to open the screen in; `scimdex list` prints the same apps, and `scimdex --help` \
             names the other commands"
                .to_owned(),
        ));
    }
    let mut ground = Ground::new(look, &config)?;
    let paths = ground.library.paths.as_ref();
    let read = || paths.map(|paths| state::read(paths).state);
    let remembered = ground.remembered.take().or_else(read);
    let taught = remembered.as_ref().is_some_and(State::taught);
    let session = remembered.filter(|_| config.restore.value);
    let last = session.and_then(|state| last(&state, &mut ground.mistakes));
    let background = last.as_ref().map(|last| last.background.clone());
    // A query, dials or a view that are asked for say where to begin; the columns are the user's all the same.
    let asked = !query.is_empty() || look.scenario.is_some() || look.view.is_some();
    let view = ground.view.take();
    let columns = match (&view, &last) {
        (Some((_, view)), _) => view.columns(),
        (None, Some(last)) => last.columns.iter().filter_map(|key| column(key)).collect(),
        (None, None) => Vec::new(),
    };
    let seen = view.as_ref().map(|(_, view)| view);
    Ok(Next::Screen(Box::new(Screen {
        catalog: ground.catalog,
        lens: ground.lens,
        library: ground.library,
        mistakes: ground.mistakes,
        scenario: ground.scenario,
        query: match seen {
            Some(view) if query.is_empty() => view.query.clone(),
            Some(_) | None => query.join(" "),
        },
        order: seen.map_or(Order::default(), |view| view.order),
        columns,
        last: last.filter(|_| !asked),
        background: background.unwrap_or_default(),
        view,
        newcomer: !taught,
        config,
    })))
}

/// Where the screen was left last. What is wrong with it is told there.
fn last(state: &State, mistakes: &mut Vec<Clean>) -> Option<LastSession> {
    state.session().unwrap_or_else(|mistake| {
        mistakes.push(mistake);
        None
    })
}

/// Help and version go to stdout, mistakes to stderr; arguments are repeated in a form that is safe to show.
fn usage(error: &clap::Error) -> ExitCode {
    let text = Clean::lines(format!("{}\n", error.render().to_string().trim_end()));
    if error.use_stderr() {
        tell(text.as_str().trim_end());
        return ExitCode::from(WRONG);
    }
    match emit(text.as_str().as_bytes(), &mut io::stdout().lock()) {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            ExitCode::from(WRONG)
        }
    }
}

/// Says on stderr what went wrong.
pub fn complain(error: &dyn std::fmt::Display) {
    tell(format_args!("scimdex: {}", Clean::lines(error.to_string())));
}
