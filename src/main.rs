//! The program: arguments in, exit code out.

use std::env;
use std::process::ExitCode;
use std::sync::Arc;

use scimdex::cli::{self, Next, Screen};
use scimdex::file::report_size_limit;
use scimdex::tui::{self, Options};

fn main() -> ExitCode {
    // Without it, a file beyond the system's limit would end the program before it could say so.
    if let Err(error) = report_size_limit() {
        cli::complain(&error);
    }
    match cli::run(env::args_os()) {
        Next::Exit(code) => code,
        Next::Screen(screen) => open(*screen),
    }
}

/// Opens the screen; its ending gives the exit code.
fn open(screen: Screen) -> ExitCode {
    let Screen {
        catalog,
        lens,
        query,
    } = screen;
    let options = Options {
        theme: theme().to_owned(),
        ..Options::default()
    };
    match tui::run(Arc::new(catalog), lens, &query, &options) {
        Ok(code) => code,
        Err(error) => {
            cli::complain(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

/// `NO_COLOR` with any text asks for a screen without colours (no-color.org).
fn theme() -> &'static str {
    let plain = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if plain { "mono" } else { "default" }
}
