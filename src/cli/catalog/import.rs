//! `scimdex catalog import FILE...`: a layer made of what others publish.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::catalog::import::{Head, Imported, Input, Names, import};
use crate::catalog::layer::write_ron;
use crate::catalog::own::too_much;
use crate::cli::arguments::Import as Arguments;
use crate::cli::complain;
use crate::cli::ground::{Failure, Ground};
use crate::file::{
    Access, FileError, INPUT_LIMIT, Overwrite, emit, read_any, read_stream, tell, write_atomic,
};
use crate::text::{Clean, thousands};

/// Skipped rows that are told one by one; the rest is counted.
const MOST_TOLD: usize = 40;

pub(super) fn run(ground: &Ground, arguments: &Arguments) -> Result<bool, Failure> {
    let head = Head {
        id: arguments.id.clone(),
        title: arguments.title.clone(),
        publisher: arguments.publisher.clone(),
        url: arguments.url.clone(),
        licence: arguments.licence.clone(),
        date: arguments.date,
    };
    let names = Names::of(ground.catalog.apps());
    let imported = import(inputs(&arguments.files)?, arguments.from, &head, &names)?;
    refuse_taken_id(ground, &imported)?;
    sum_up(&imported);
    if imported.file.records.is_empty() {
        tell("no row could be read; nothing is written");
        return Ok(false);
    }
    let text = write_ron(&imported.file)
        .map_err(|error| Failure::Usage(format!("the layer cannot be written as RON: {error}")))?;
    if too_much("", &text).is_some() {
        tell(
            "the layer is larger than what --layer reads; import fewer files at a time, or split it",
        );
    }
    match &arguments.output {
        None => {
            emit(text.as_bytes(), &mut io::stdout().lock())?;
        }
        Some(path) => {
            let overwrite = if arguments.force {
                Overwrite::Force
            } else {
                Overwrite::Refuse
            };
            write_atomic(path, text.as_bytes(), overwrite, Access::Shared)?;
            tell(format_args!(
                "wrote {}",
                Clean::line(path.to_string_lossy())
            ));
        }
    }
    Ok(true)
}

/// A layer of a built-in one's id could not be told from it.
fn refuse_taken_id(ground: &Ground, imported: &Imported) -> Result<(), Failure> {
    let id = &imported.file.layer.id;
    let mut built_in = ground.catalog.layers().iter().filter(|layer| !layer.own);
    if built_in.any(|layer| layer.id == *id) {
        return Err(Failure::Usage(format!(
            "--id: `{id}` is a built-in layer; choose another id"
        )));
    }
    Ok(())
}

/// The files of the arguments, and those of folders in order of name.
pub(super) fn inputs(paths: &[PathBuf]) -> Result<Vec<Input>, Failure> {
    let mut inputs = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            inputs.push(Input {
                name: "standard input".to_owned(),
                bytes: read_stream("standard input", io::stdin().lock(), INPUT_LIMIT)?,
            });
        } else if path.is_dir() {
            for file in yaml_files(path)? {
                inputs.push(input(&file)?);
            }
        } else {
            inputs.push(input(path)?);
        }
    }
    Ok(inputs)
}

fn input(path: &Path) -> Result<Input, Failure> {
    Ok(Input {
        name: path.to_string_lossy().into_owned(),
        bytes: read_any(path, INPUT_LIMIT)?,
    })
}

/// The YAML files right in a folder.
fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unread = |error| FileError::Read {
        name: Clean::line(folder.to_string_lossy()),
        error,
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        let yaml = |end: &OsStr| end == "yaml" || end == "yml";
        if path.extension().is_some_and(yaml) && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(Failure::Usage(format!(
            "{} holds no .yaml or .yml file; name the files to import",
            Clean::line(folder.to_string_lossy())
        )));
    }
    Ok(files)
}

/// Says on stderr what was read as what, and what was not.
fn sum_up(imported: &Imported) {
    let syntaxes: Vec<&str> = imported
        .syntaxes
        .iter()
        .map(|syntax| syntax.title())
        .collect();
    tell(format_args!(
        "read as {} ({})",
        imported.source,
        syntaxes.join(", ")
    ));
    for bad in imported.skipped.iter().take(MOST_TOLD) {
        complain(&format!("{bad}; the row is skipped"));
    }
    let untold = imported.skipped.len().saturating_sub(MOST_TOLD);
    if untold > 0 {
        complain(&format!("{} more rows are skipped", number(untold)));
    }
    if !imported.unknown_columns.is_empty() {
        let names: Vec<&str> = imported
            .unknown_columns
            .iter()
            .map(String::as_str)
            .collect();
        tell(format_args!(
            "unknown columns, kept as remarks: {}",
            Clean::line(names.join(", "))
        ));
    }
    let read = imported.file.records.len();
    tell(format_args!(
        "{} rows read ({} in the catalog, {} new), {} skipped, {} unknown columns",
        number(read),
        number(imported.in_catalog),
        number(read.saturating_sub(imported.in_catalog)),
        number(imported.skipped.len()),
        number(imported.unknown_columns.len())
    ));
}

fn number(count: usize) -> String {
    thousands(u64::try_from(count).unwrap_or(u64::MAX))
}
