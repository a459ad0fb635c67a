//! What is saved by name: one RON file each, in a folder of its kind, or any file that is named.
//!
//! Lives here: which names there can be, and how such files are listed, read, written and deleted. Must not live here:
//! what stands in them (`scenarios`, `views`). A file that cannot be read is reported and left as it is.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::catalog::layer::{Mistake, read_ron, write_ron};
use crate::file::{
    Access, FileError, Overwrite, SETTINGS_LIMIT, decode, read_any, read_text, write_atomic,
};
use crate::text::Clean;

use super::Paths;
use super::keeping::make_private;

/// The ending of a file.
const ENDING: &str = "ron";
/// The most characters of a name.
const LONGEST_NAME: usize = 64;
/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 4] = ["CON", "PRN", "AUX", "NUL"];

/// A kind of thing that is saved by name.
pub trait Kept: Serialize + DeserializeOwned {
    /// What one is called.
    const WORD: &'static str;

    /// The folder in which all of them lie. It need not exist.
    fn folder(paths: &Paths) -> PathBuf;
}

/// One that is saved, or why its file is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved<T> {
    /// Its name.
    pub name: String,
    /// What is in it, or what is wrong with the file: line, column and remedy.
    pub content: Result<T, Clean>,
}

/// Why something cannot be had or saved. Each message says what, where and how to mend it.
#[derive(Debug, thiserror::Error)]
pub enum SavedError {
    /// The name cannot be a file's.
    #[error(
        "a {word} cannot be named \"{name}\"; use letters, digits, spaces, hyphens and dots inside, at most {LONGEST_NAME}"
    )]
    Name {
        /// What it would be.
        word: &'static str,
        /// What was asked for.
        name: Clean,
    },
    /// Neither a file nor saved.
    #[error("there is no {word} \"{name}\": no such file, {saved}")]
    NoSuch {
        /// What it would be.
        word: &'static str,
        /// What was asked for.
        name: Clean,
        /// What is saved, and where.
        saved: String,
    },
    /// The system names no folder to save in.
    #[error(
        "there is no folder for a {word}: the system names no home; set SCIMDEX_CONFIG_DIR to a folder"
    )]
    NoFolder {
        /// What would be in it.
        word: &'static str,
    },
    /// The file is something else.
    #[error("{mistake}; correct it, or name another {word}")]
    Broken {
        /// What it should be.
        word: &'static str,
        /// What is wrong with it, and where.
        mistake: Mistake,
    },
    /// The folder cannot be listed or made, or a file in it cannot be deleted.
    #[error("{doing} {path}: {error}; check who may read and write there")]
    Folder {
        /// What was tried.
        doing: &'static str,
        /// The folder or file.
        path: Clean,
        /// The system's answer.
        error: io::Error,
    },
    /// The file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// It cannot be written as RON.
    #[error("cannot write the {word}: {error}")]
    Unwritten {
        /// What it is.
        word: &'static str,
        /// Why not.
        error: ron::Error,
    },
}

/// The names of those that are saved, in order. Without the folder there are none.
///
/// # Errors
/// The folder is there and cannot be read.
pub fn names<T: Kept>(paths: &Paths) -> Result<Vec<String>, SavedError> {
    let folder = T::folder(paths);
    let refused = |error: io::Error| SavedError::Folder {
        doing: "cannot read the folder",
        path: shown(&folder),
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

/// The one that is saved under a name.
///
/// # Errors
/// There is none of that name, or its file cannot be read or is something else; the error names line and column.
pub fn load<T: Kept>(paths: &Paths, name: &str) -> Result<T, SavedError> {
    let path = file_of::<T>(paths, name)?;
    if !path.exists() {
        return Err(no_such::<T>(Some(paths), name));
    }
    let text = read_text(&path, SETTINGS_LIMIT)?;
    parsed(&path, &text)
}

/// Saves one under a name, for its owner's eyes alone, since private quotes may stand in it. Returns the file.
///
/// # Errors
/// The name cannot be a file's, one of that name is there and is not to be replaced, or the system refuses.
pub fn save<T: Kept>(
    paths: &Paths,
    name: &str,
    content: &T,
    overwrite: Overwrite,
) -> Result<PathBuf, SavedError> {
    let path = file_of::<T>(paths, name)?;
    let folder = T::folder(paths);
    make_private(&folder).map_err(|error| SavedError::Folder {
        doing: "cannot make the folder",
        path: shown(&folder),
        error,
    })?;
    let text = write_ron(content).map_err(|error| SavedError::Unwritten {
        word: T::WORD,
        error,
    })?;
    write_atomic(&path, text.as_bytes(), overwrite, Access::Private)?;
    Ok(path)
}

/// Every one that is saved, by name. Broken ones stand among them with their mistake.
///
/// # Errors
/// The folder is there and cannot be read.
pub fn all<T: Kept>(paths: &Paths) -> Result<Vec<Saved<T>>, SavedError> {
    let load = |name: String| Saved {
        content: load(paths, &name).map_err(|error| Clean::line(error.to_string())),
        name,
    };
    Ok(names::<T>(paths)?.into_iter().map(load).collect())
}

/// Deletes the one of a name.
///
/// # Errors
/// The name cannot be a file's, or the system refuses.
pub fn delete<T: Kept>(paths: &Paths, name: &str) -> Result<(), SavedError> {
    let path = file_of::<T>(paths, name)?;
    fs::remove_file(&path).map_err(|error| SavedError::Folder {
        doing: "cannot delete",
        path: shown(&path),
        error,
    })
}

/// The one that somebody names: a file where there is one at that path, else what is saved under that name.
///
/// # Errors
/// There is neither, or it cannot be read, or it is something else.
pub fn find<T: Kept>(paths: Option<&Paths>, named: &Path) -> Result<T, SavedError> {
    // A folder is none, but may share its name with one.
    if named.exists() && !named.is_dir() {
        let text = decode(&named.to_string_lossy(), read_any(named, SETTINGS_LIMIT)?)?;
        return parsed(named, &text);
    }
    let name = named.to_str().filter(|name| is_name(name));
    match (name, paths) {
        (Some(name), Some(paths)) => load(paths, name),
        (Some(_) | None, _) => Err(no_such::<T>(paths, &named.to_string_lossy())),
    }
}

/// The name of what somebody names by a file or by name.
#[must_use]
pub fn name_of(named: &Path) -> String {
    let name = named.file_stem().unwrap_or(named.as_os_str());
    Clean::line(name.to_string_lossy()).to_string()
}

/// Whether a text can be a name: it is one file's name on every system, and shows as it is.
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

fn file_of<T: Kept>(paths: &Paths, name: &str) -> Result<PathBuf, SavedError> {
    if !is_name(name) {
        return Err(SavedError::Name {
            word: T::WORD,
            name: Clean::line(name),
        });
    }
    Ok(T::folder(paths).join(format!("{name}.{ENDING}")))
}

fn parsed<T: Kept>(path: &Path, text: &str) -> Result<T, SavedError> {
    read_ron(&path.to_string_lossy(), text).map_err(|mistake| SavedError::Broken {
        word: T::WORD,
        mistake,
    })
}

fn no_such<T: Kept>(paths: Option<&Paths>, name: &str) -> SavedError {
    let saved = match paths {
        None => "and no folder of settings; give the path of a file".to_owned(),
        Some(paths) => {
            let folder = shown(&T::folder(paths));
            let known = names::<T>(paths).unwrap_or_default();
            if known.is_empty() {
                format!("and none is saved in {folder}; give the path of a file")
            } else {
                format!("and in {folder} are {}", known.join(", "))
            }
        }
    };
    SavedError::NoSuch {
        word: T::WORD,
        name: Clean::line(name),
        saved,
    }
}

fn shown(path: &Path) -> Clean {
    Clean::line(path.to_string_lossy())
}

#[cfg(test)]
mod tests;
