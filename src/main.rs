//! The program: arguments in, exit code out.

use std::env;
use std::process::ExitCode;

use scimdex::cli::{self, Next, Screen};
use scimdex::file::report_size_limit;

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

/// Opens the screen. WIRE: the screen's entry point, `scimdex::tui::run(screen.catalog, screen.lens, screen.query)`,
/// whose ending gives the exit code (130 when interrupted).
fn open(screen: Screen) -> ExitCode {
    let apps = screen.catalog.apps().len();
    eprintln!("scimdex: the screen is not there yet; `scimdex list` prints its {apps} apps");
    ExitCode::from(2)
}
