//! `scimdex config path|show`: where the user's files are, and which setting counts.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use crate::file::emit;
use crate::settings::Paths;
use crate::settings::config::{CONFIG_VARIABLE, Config, DEFAULT_FILE, Whence, keymap_file};
use crate::text::{Clean, width};

use super::arguments::ConfigCommand;
use super::ground::Failure;
use super::{Next, complain};

pub(super) fn run(config: &Config, command: &ConfigCommand) -> Result<Next, Failure> {
    for mistake in &config.mistakes {
        complain(mistake);
    }
    let text = match command {
        ConfigCommand::Path => paths(config)?,
        ConfigCommand::Show(arguments) if arguments.default => DEFAULT_FILE.to_owned(),
        ConfigCommand::Show(_) => settings(config),
    };
    emit(text.as_bytes(), &mut io::stdout().lock())?;
    Ok(Next::Exit(ExitCode::SUCCESS))
}

/// Each file and folder of the user's, and whether it is there.
fn paths(config: &Config) -> Result<String, Failure> {
    let Some(paths) = Paths::of_user() else {
        return Err(Failure::Usage(
            "the system names no home; set SCIMDEX_CONFIG_DIR and SCIMDEX_STATE_DIR to folders"
                .to_owned(),
        ));
    };
    let file = config.file.clone();
    let file = file.unwrap_or_else(|| paths.config().join("config.ron"));
    let known = [
        ("settings", file),
        ("keys", keymap_file(&paths)),
        ("themes", paths.config().join("themes")),
        ("layers", paths.layers()),
        ("scenarios", paths.scenarios()),
        ("views", paths.views()),
        ("state", paths.state().to_owned()),
    ];
    let there = |path: &Path| if path.exists() { "there" } else { "not there" };
    let rows = known.map(|(what, path)| {
        [
            what.to_owned(),
            there(&path).to_owned(),
            Clean::line(path.to_string_lossy()).to_string(),
        ]
    });
    Ok(written(config, ["What", "State", "Path"], &rows))
}

/// Each setting, its value and where it came from.
fn settings(config: &Config) -> String {
    let on = |value: bool| value.to_string();
    let file = config.file.as_deref();
    let rows = [
        (
            "theme",
            config.theme.value.clone(),
            config.theme.from,
            "--theme",
        ),
        (
            "mouse",
            on(config.mouse.value),
            config.mouse.from,
            "--no-mouse",
        ),
        (
            "ascii",
            on(config.ascii.value),
            config.ascii.from,
            "--ascii",
        ),
        (
            "plain",
            on(config.plain.value),
            config.plain.from,
            "--plain",
        ),
        (
            "restore",
            on(config.restore.value),
            config.restore.from,
            "--fresh",
        ),
        (
            "clipboard",
            config.clipboard.value.word().to_owned(),
            config.clipboard.from,
            "",
        ),
        (
            "stale_after",
            config.stale_after.value.to_string(),
            config.stale_after.from,
            "--stale-after",
        ),
    ];
    let rows = rows.map(|(name, value, from, flag)| {
        let from = match from {
            Whence::Flag => format!("the flag {flag}"),
            Whence::Environment(variable) => format!("the environment, {variable}"),
            Whence::File => {
                let file = file.unwrap_or(Path::new(CONFIG_VARIABLE));
                Clean::line(file.to_string_lossy()).to_string()
            }
            Whence::Default => "default".to_owned(),
        };
        [name.to_owned(), Clean::line(value).to_string(), from]
    });
    written(config, ["Setting", "Value", "From"], &rows)
}

/// Rows below each other, or in plain text a fact a line under its title.
fn written(config: &Config, titles: [&str; 3], rows: &[[String; 3]]) -> String {
    if !config.plain.value {
        return aligned(rows);
    }
    let said = |row: &[String; 3]| -> String {
        let facts = titles.iter().zip(row);
        facts
            .map(|(title, text)| format!("{title}: {text}\n"))
            .collect()
    };
    let rows: Vec<String> = rows.iter().map(said).collect();
    rows.join("\n")
}

/// Rows with their columns below each other.
fn aligned(rows: &[[String; 3]]) -> String {
    let widest = |cell: fn(&[String; 3]) -> &String| {
        let widths = rows.iter().map(|row| width(cell(row)));
        widths.max().unwrap_or(0)
    };
    let (first, second) = (widest(|[cell, _, _]| cell), widest(|[_, cell, _]| cell));
    let line = |[a, b, c]: &[String; 3]| format!("{a:first$}  {b:second$}  {c}\n");
    rows.iter().map(line).collect()
}
