//! The stack that is kept: the inventory that was imported last, and what the user decided about its entries. Two files
//! in the state folder, for their owner's eyes alone, until they are forgotten.
//!
//! What an entry is in the catalog is `stack`'s question. Only the answer's list of apps is kept beside the inventory, so
//! that a command need not match again; it counts for the catalog that it was made with and no other.
//! A file that cannot be read is moved aside and named, never overwritten; the program then goes on without it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};

use crate::catalog::{AppId, Catalog, Day};
use crate::file::{Access, FileError, INPUT_LIMIT, Overwrite, read_text, write_atomic};
use crate::lens::Owned;
use crate::stack::{self, Decisions, Inventory, Matcher};
use crate::text::Clean;

use super::Paths;
use super::keeping::{aside, make_private, set_aside};

/// The file of the inventory.
const STACK: &str = "stack.json";
/// The file of the decisions.
const DECISIONS: &str = "stack-decisions.json";
/// The form of both files.
const VERSION: u32 = 1;

/// Why the stack cannot be had, kept or forgotten. Each message says what, where and how to mend it.
#[derive(Debug, thiserror::Error)]
pub enum StackError {
    /// The system names no folder to keep it in.
    #[error(
        "there is no folder to keep a stack in: the system names no home; set SCIMDEX_STATE_DIR to a folder"
    )]
    NoFolder,
    /// The file is not what the program writes.
    #[error("{file}{place}: {reason}; it was moved to {moved}, import the stack again")]
    Broken {
        /// The file.
        file: Clean,
        /// `, line 3, column 7`, or nothing.
        place: String,
        /// What is wrong.
        reason: Clean,
        /// Where it is now.
        moved: Clean,
    },
    /// The file cannot be moved, deleted, or its folder be made.
    #[error("{doing} {file}: {error}; check who may write there")]
    System {
        /// What was tried.
        doing: &'static str,
        /// The file or folder.
        file: Clean,
        /// The system's answer.
        error: io::Error,
    },
    /// The file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// More than the program would read again.
    #[error("the stack is too large to be kept (64 MiB); it can be looked at, but not remembered")]
    TooLarge,
    /// The stack cannot be written down.
    #[error("cannot write the stack down: {0}")]
    Unwritten(serde_json::Error),
}

/// What one of the files holds.
#[derive(Debug, Serialize, Deserialize)]
struct Stamped<T> {
    /// [`VERSION`].
    version: u32,
    #[serde(flatten)]
    content: T,
}

/// The inventory, and which apps it was found to be.
#[derive(Debug, Serialize, Deserialize)]
struct Kept<I> {
    /// The catalog with which the apps were found.
    catalog: String,
    owned: BTreeSet<AppId>,
    /// Seats by app. A file of before they were kept has none, and is matched again.
    #[serde(default)]
    seats: Option<BTreeMap<AppId, u32>>,
    inventory: I,
}

#[derive(Debug, Serialize, Deserialize)]
struct Decided {
    decisions: Decisions,
}

/// The inventory that is kept; none where none is.
///
/// # Errors
/// The file cannot be read; one that is not what the program writes has been moved aside.
pub fn load(paths: &Paths) -> Result<Option<Inventory>, StackError> {
    let kept: Option<Kept<Inventory>> = read(&file(paths, STACK))?;
    Ok(kept.map(|kept| kept.inventory))
}

/// The apps and seats of the stack that is kept; nothing where none is, which costs no more than a look into the folder. Where
/// they were found with another catalog, they are found again with this one.
///
/// # Errors
/// As [`load`].
pub fn owned(paths: &Paths, catalog: &Catalog) -> Result<Owned, StackError> {
    let kept: Option<Kept<IgnoredAny>> = read(&file(paths, STACK))?;
    let Some(kept) = kept else {
        return Ok(Owned::default());
    };
    if let (true, Some(seats)) = (kept.catalog == catalog_words(catalog), kept.seats) {
        let apps = kept.owned;
        return Ok(Owned { apps, seats });
    }
    let Some(inventory) = load(paths)? else {
        return Ok(Owned::default());
    };
    let matched = Matcher::new(catalog).run(&inventory, &load_decisions(paths)?);
    Ok(stack::owned(&matched))
}

/// Keeps an inventory and the apps that it was found to be, in place of what was kept. `catalog` is what
/// [`catalog_words`] say of the catalog in which they were found. Returns the file.
///
/// # Errors
/// The system refuses; what was kept before is then still kept.
pub fn save(
    paths: &Paths,
    inventory: &Inventory,
    owned: &Owned,
    catalog: &str,
) -> Result<PathBuf, StackError> {
    let kept = Kept {
        catalog: catalog.to_owned(),
        owned: owned.apps.clone(),
        seats: Some(owned.seats.clone()),
        inventory,
    };
    write(paths, STACK, kept)
}

/// What the user decided; nothing where nothing is kept.
///
/// # Errors
/// As [`load`].
pub fn load_decisions(paths: &Paths) -> Result<Decisions, StackError> {
    let kept: Option<Decided> = read(&file(paths, DECISIONS))?;
    Ok(kept.map(|kept| kept.decisions).unwrap_or_default())
}

/// Keeps what the user decided, in place of what was kept. Returns the file.
///
/// # Errors
/// The system refuses, also where what was kept before cannot be read just now; it is then still kept.
pub fn save_decisions(paths: &Paths, decisions: &Decisions) -> Result<PathBuf, StackError> {
    match load_decisions(paths) {
        // What is broken has been moved aside.
        Ok(_) | Err(StackError::Broken { .. }) => {}
        Err(error) => return Err(error),
    }
    let decisions = decisions.clone();
    write(paths, DECISIONS, Decided { decisions })
}

/// Forgets the stack and all decisions, files that were moved aside too. Returns the files that are gone.
///
/// # Errors
/// A file is there and cannot be deleted.
pub fn forget(paths: &Paths) -> Result<Vec<PathBuf>, StackError> {
    let mut gone = Vec::new();
    for name in [STACK, DECISIONS] {
        let kept = file(paths, name);
        for path in aside(&kept).chain([kept.clone()]) {
            match fs::remove_file(&path) {
                Ok(()) => gone.push(path),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(refused("cannot delete", &path, error)),
            }
        }
    }
    gone.sort();
    Ok(gone)
}

fn file(paths: &Paths, name: &str) -> PathBuf {
    paths.state().join(name)
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, StackError> {
    let text = match read_text(path, INPUT_LIMIT) {
        Ok(text) => text,
        Err(FileError::Read { error, .. }) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(None);
        }
        Err(FileError::NotText { encoding, .. }) => {
            return Err(broken(
                path,
                String::new(),
                &format!("it is not {encoding}"),
            ));
        }
        Err(error) => return Err(error.into()),
    };
    match serde_json::from_str::<Stamped<T>>(&text) {
        Ok(stamped) if stamped.version == VERSION => Ok(Some(stamped.content)),
        Ok(_) => Err(broken(
            path,
            String::new(),
            "another version of scimdex wrote it",
        )),
        Err(error) => {
            let words = error.to_string();
            let reason = words.split(" at line ").next().unwrap_or_default();
            let place = match error.line() {
                0 => String::new(),
                line => format!(", line {line}, column {}", error.column()),
            };
            Err(broken(path, place, reason))
        }
    }
}

/// Moves a file aside that cannot be read, and says so.
fn broken(path: &Path, place: String, reason: &str) -> StackError {
    match set_aside(path) {
        Ok(moved) => StackError::Broken {
            file: shown(path),
            place,
            reason: Clean::line(reason),
            moved: shown(&moved),
        },
        Err(error) => refused("cannot move aside", path, error),
    }
}

fn write<T: Serialize>(paths: &Paths, name: &str, content: T) -> Result<PathBuf, StackError> {
    let stamped = Stamped {
        version: VERSION,
        content,
    };
    let mut bytes = serde_json::to_vec(&stamped).map_err(StackError::Unwritten)?;
    bytes.push(b'\n');
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > INPUT_LIMIT {
        return Err(StackError::TooLarge);
    }
    make_private(paths.state())
        .map_err(|error| refused("cannot make the folder", paths.state(), error))?;
    let path = file(paths, name);
    write_atomic(&path, &bytes, Overwrite::Force, Access::Private)?;
    Ok(path)
}

/// What tells one catalog from another: the program, the layers with their dates, how many apps.
#[must_use]
pub fn catalog_words(catalog: &Catalog) -> String {
    let layers = catalog.layers().iter().map(|layer| {
        let date = layer
            .date
            .map_or("undated".to_owned(), |date: Day| date.to_string());
        format!("{} {date}", layer.id)
    });
    let layers: Vec<String> = layers.collect();
    format!(
        "scimdex {}, {} apps: {}",
        env!("CARGO_PKG_VERSION"),
        catalog.apps().len(),
        layers.join(", ")
    )
}

fn refused(doing: &'static str, file: &Path, error: io::Error) -> StackError {
    StackError::System {
        doing,
        file: shown(file),
        error,
    }
}

fn shown(path: &Path) -> Clean {
    Clean::line(path.to_string_lossy())
}

#[cfg(test)]
mod tests;
