//! Where a result goes: stdout, or a file in one step.

use std::io::{self, IsTerminal};

use crate::export::{Format, Report, TEXT_WIDTH, render};
use crate::file::{Access, Overwrite, emit, tell, write_atomic};
use crate::settings::config::{Setting, Whence};
use crate::text::Clean;

use super::arguments::{Offered, Output};
use super::ground::Failure;

/// Writes a report as the arguments ask for.
pub(super) fn write<F: Offered>(
    report: &Report<'_>,
    output: &Output<F>,
    plain: &Setting<bool>,
) -> Result<(), Failure> {
    let format = format(output, plain)?;
    let Some(path) = &output.output else {
        let bytes = render(report, format, terminal_width())?;
        emit(&bytes, &mut io::stdout().lock())?;
        return Ok(());
    };
    let bytes = render(report, format, TEXT_WIDTH)?;
    write_atomic(path, &bytes, output.overwrite(), Access::Shared)?;
    tell(format_args!(
        "wrote {}",
        Clean::line(path.to_string_lossy())
    ));
    Ok(())
}

impl<F: Offered> Output<F> {
    /// Whether what is there may be replaced.
    pub(super) fn overwrite(&self) -> Overwrite {
        if self.force {
            Overwrite::Force
        } else {
            Overwrite::Refuse
        }
    }
}

/// The format that is asked for. Plain text takes the place of aligned text; `--plain` beside the name of another format
/// is a contradiction, while the setting gives way to it.
fn format<F: Offered>(output: &Output<F>, plain: &Setting<bool>) -> Result<Format, Failure> {
    let by_flag = plain.from == Whence::Flag;
    match (output.format, plain.value) {
        (Some(Format::Table) | None, true) if by_flag => Ok(Format::Plain),
        (Some(Format::Plain), _) => Ok(Format::Plain),
        (Some(other), true) if by_flag => Err(Failure::Usage(format!(
            "--plain prints plain text and --format {} does not; leave one of them out",
            other.word()
        ))),
        (Some(other), _) => Ok(other),
        (None, plain) => Ok(match by_ending(output) {
            Format::Table if plain => Format::Plain,
            format => format,
        }),
    }
}

/// The format of the file's ending; a table where it names none that the command offers.
fn by_ending<F: Offered>(output: &Output<F>) -> Format {
    let ending = output.output.as_ref().and_then(|path| path.extension());
    Format::ALL
        .into_iter()
        .filter(|format| F::offers(*format))
        .find(|format| ending.is_some_and(|ending| ending == format.extension()))
        .unwrap_or(Format::Table)
}

/// The columns of the terminal that stdout is, else of a text whose terminal is not known.
fn terminal_width() -> usize {
    let stdout = io::stdout();
    if !stdout.is_terminal() {
        return TEXT_WIDTH;
    }
    match terminal_size::terminal_size_of(stdout) {
        Some((width, _)) if width.0 > 0 => usize::from(width.0),
        Some(_) | None => TEXT_WIDTH,
    }
}
