//! Scenarios in files: saved by name in the user's folder, or any file that is named. A file holds RON, only the dials
//! that were touched: `(headcount: 1200, connector_fee: 5000, apps: {"slack": (seats: 100)})`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::catalog::layer::{Mistake, read_ron, write_ron};
use crate::cost::Scenario;
use crate::file::{
    Access, FileError, Overwrite, SETTINGS_LIMIT, decode, read_any, read_text, write_atomic,
};
use crate::text::Clean;

use super::Paths;
use super::keeping::make_private;

/// The ending of a scenario's file.
const ENDING: &str = "ron";
/// The most characters of a name.
const LONGEST_NAME: usize = 64;
/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 4] = ["CON", "PRN", "AUX", "NUL"];

/// Why a scenario cannot be had or saved. Each message says what, where and how to mend it.
#[derive(Debug, thiserror::Error)]
pub enum ScenariosError {
    /// The name cannot be a file's.
    #[error(
        "a scenario cannot be named \"{name}\"; use letters, digits, spaces, hyphens and dots inside, at most {LONGEST_NAME}"
    )]
    Name {
        /// What was asked for.
        name: Clean,
    },
    /// Neither a file nor a saved scenario.
    #[error("there is no scenario \"{name}\": no such file, {saved}")]
    NoSuch {
        /// What was asked for.
        name: Clean,
        /// What is saved, and where.
        saved: String,
    },
    /// The system names no folder to save in.
    #[error(
        "there is no folder for scenarios: the system names no home; set SCIMDEX_CONFIG_DIR to a folder"
    )]
    NoFolder,
    /// The file is not a scenario.
    #[error("{0}; correct it, or name another scenario")]
    Broken(Mistake),
    /// The folder cannot be listed or made.
    #[error("{doing} {folder}: {error}; check who may read and write there")]
    Folder {
        /// What was tried.
        doing: &'static str,
        /// The folder.
        folder: Clean,
        /// The system's answer.
        error: io::Error,
    },
    /// The file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The scenario cannot be written as RON.
    #[error("cannot write the scenario: {0}")]
    Unwritten(#[from] ron::Error),
}

/// The names of the saved scenarios, in order. Without the folder there are none.
///
/// # Errors
/// The folder is there and cannot be read.
pub fn names(paths: &Paths) -> Result<Vec<String>, ScenariosError> {
    let folder = paths.scenarios();
    let refused = |error: io::Error| ScenariosError::Folder {
        doing: "cannot read the folder",
        folder: shown(&folder),
        error,
    };
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(refused(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let path = entry.map_err(refused)?.path();
        if path.extension().is_none_or(|ending| ending != ENDING) {
            continue;
        }
        let name = path.file_stem().and_then(|stem| stem.to_str());
        names.extend(name.filter(|name| is_name(name)).map(str::to_owned));
    }
    names.sort_unstable();
    Ok(names)
}

/// A saved scenario.
///
/// # Errors
/// There is none of that name, or its file cannot be read or is not a scenario; the error names line and column.
pub fn load(paths: &Paths, name: &str) -> Result<Scenario, ScenariosError> {
    let path = file_of(paths, name)?;
    if !path.exists() {
        return Err(no_such(Some(paths), name));
    }
    let text = read_text(&path, SETTINGS_LIMIT)?;
    parsed(&path, &text)
}

/// Saves a scenario under a name, for its owner's eyes alone, since private quotes may stand in it. Returns the file.
///
/// # Errors
/// The name cannot be a file's, a scenario of that name is there and is not to be replaced, or the system refuses.
pub fn save(
    paths: &Paths,
    name: &str,
    scenario: &Scenario,
    overwrite: Overwrite,
) -> Result<PathBuf, ScenariosError> {
    let path = file_of(paths, name)?;
    let folder = paths.scenarios();
    make_private(&folder).map_err(|error| ScenariosError::Folder {
        doing: "cannot make the folder",
        folder: shown(&folder),
        error,
    })?;
    let text = write_ron(scenario)?;
    write_atomic(&path, text.as_bytes(), overwrite, Access::Private)?;
    Ok(path)
}

/// A scenario that is saved, or why its file is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// Its name.
    pub name: String,
    /// Its dials, or what is wrong with the file: line, column and remedy.
    pub scenario: Result<Scenario, Clean>,
}

/// Every saved scenario, by name. Broken ones stand among them with their mistake.
///
/// # Errors
/// The folder is there and cannot be read.
pub fn all(paths: &Paths) -> Result<Vec<Saved>, ScenariosError> {
    let load = |name: String| Saved {
        scenario: load(paths, &name).map_err(|error| Clean::line(error.to_string())),
        name,
    };
    Ok(names(paths)?.into_iter().map(load).collect())
}

/// Deletes a saved scenario.
///
/// # Errors
/// The name cannot be a file's, or the system refuses.
pub fn delete(paths: &Paths, name: &str) -> Result<(), ScenariosError> {
    let path = file_of(paths, name)?;
    fs::remove_file(&path).map_err(|error| ScenariosError::Folder {
        doing: "cannot delete",
        folder: shown(&path),
        error,
    })
}

/// The scenario that somebody names: a file where there is one at that path, else a saved scenario of that name.
///
/// # Errors
/// There is neither, or it cannot be read, or it is not a scenario.
pub fn find(paths: Option<&Paths>, named: &Path) -> Result<Scenario, ScenariosError> {
    // A folder is no scenario, but may share its name with one.
    if named.exists() && !named.is_dir() {
        let text = decode(&named.to_string_lossy(), read_any(named, SETTINGS_LIMIT)?)?;
        return parsed(named, &text);
    }
    let name = named.to_str().filter(|name| is_name(name));
    match (name, paths) {
        (Some(name), Some(paths)) => load(paths, name),
        (Some(_) | None, _) => Err(no_such(paths, &named.to_string_lossy())),
    }
}

/// Whether a text can name a saved scenario: it is one file's name on every system, and shows as it is.
#[must_use]
pub fn is_name(text: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.');
    let ends = text.starts_with(['.', ' ', '-']) || text.ends_with(['.', ' ']);
    let stem = text.split('.').next().unwrap_or_default();
    let is_numbered = |device: &str| {
        let number = stem
            .get(..3)
            .filter(|head| head.eq_ignore_ascii_case(device));
        number.is_some() && stem.len() == 4 && stem.ends_with(|c: char| c.is_ascii_digit())
    };
    let is_device = DEVICES.iter().any(|name| name.eq_ignore_ascii_case(stem));
    !text.is_empty()
        && text.chars().count() <= LONGEST_NAME
        && text.chars().all(fits)
        && !ends
        && !is_device
        && !is_numbered("COM")
        && !is_numbered("LPT")
}

fn file_of(paths: &Paths, name: &str) -> Result<PathBuf, ScenariosError> {
    if !is_name(name) {
        return Err(ScenariosError::Name {
            name: Clean::line(name),
        });
    }
    Ok(paths.scenarios().join(format!("{name}.{ENDING}")))
}

fn parsed(path: &Path, text: &str) -> Result<Scenario, ScenariosError> {
    read_ron(&path.to_string_lossy(), text).map_err(ScenariosError::Broken)
}

fn no_such(paths: Option<&Paths>, name: &str) -> ScenariosError {
    let saved = match paths {
        None => "and no folder of settings; give the path of a file".to_owned(),
        Some(paths) => {
            let folder = shown(&paths.scenarios());
            let known = names(paths).unwrap_or_default();
            if known.is_empty() {
                format!("and none is saved in {folder}; give the path of a file")
            } else {
                format!("and in {folder} are {}", known.join(", "))
            }
        }
    };
    ScenariosError::NoSuch {
        name: Clean::line(name),
        saved,
    }
}

fn shown(path: &Path) -> Clean {
    Clean::line(path.to_string_lossy())
}

#[cfg(test)]
mod tests;
