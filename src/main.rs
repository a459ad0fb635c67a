//! The program: arguments in, exit code out.

#![forbid(unsafe_code)]

use std::env;
use std::panic;
use std::process::{self, ExitCode};
use std::sync::Arc;

use scimdex::cli::{self, Next, Screen};
use scimdex::file::report_size_limit;
use scimdex::settings::config::Whence;
use scimdex::tui::{self, Opening, Options};

fn main() -> ExitCode {
    end_on_panic();
    // Without it, a file beyond the system's limit would end the program before it could say so.
    if let Err(error) = report_size_limit() {
        cli::complain(&error);
    }
    match cli::run(env::args_os()) {
        Next::Exit(code) => code,
        Next::Screen(screen) => open(*screen).unwrap_or_else(|error| {
            cli::complain(&format!("{error:#}"));
            ExitCode::from(cli::WRONG)
        }),
    }
}

/// A panic is reported, and ends the program with 101, as it would if released programs unwound. The screen's own hook,
/// set later, gives the terminal back before it comes here.
fn end_on_panic() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |panicked| {
        report(panicked);
        process::exit(101);
    }));
}

/// Opens the screen, until somebody leaves it.
fn open(screen: Screen) -> anyhow::Result<ExitCode> {
    let config = screen.config;
    let options = Options {
        theme_asked: config.theme.from == Whence::Flag,
        theme: config.theme.value,
        ascii: config.ascii.value,
        mouse: config.mouse.value,
        clipboard: config.clipboard.value,
        // Who wants to begin afresh once may go on the next time.
        remember: config.restore.value || config.restore.from == Whence::Flag,
    };
    let opening = Opening {
        catalog: Arc::new(screen.catalog),
        lens: screen.lens,
        query: screen.query,
        order: screen.order,
        columns: screen.columns,
        last: screen.last,
        background: screen.background,
        view: screen.view,
        scenario: screen.scenario,
        newcomer: screen.newcomer,
        mistakes: screen.mistakes,
        library: screen.library,
    };
    tui::run(opening, &options)
}
