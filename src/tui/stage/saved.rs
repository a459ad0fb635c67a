//! What is saved by name: read, saved, deleted. Nothing is decided here.

use crate::file::{FileError, Overwrite};
use crate::settings::Paths;
use crate::settings::saved::{Kept, SavedError, all, delete, save};
use crate::tui::effect::{SavedOutcome, SavedTask};

/// Does something with what is saved of a kind, and reads all of it.
pub(super) fn done<T: Kept>(paths: Option<&Paths>, task: SavedTask<T>) -> SavedOutcome<T> {
    tried(paths, task).unwrap_or_else(|error| SavedOutcome::Failed(error.to_string()))
}

fn tried<T: Kept>(
    paths: Option<&Paths>,
    task: SavedTask<T>,
) -> Result<SavedOutcome<T>, SavedError> {
    let paths = paths.ok_or(SavedError::NoFolder { word: T::WORD })?;
    match task {
        SavedTask::List => all(paths).map(SavedOutcome::Listed),
        SavedTask::Save {
            name,
            content,
            replace,
        } => {
            let overwrite = if replace {
                Overwrite::Force
            } else {
                Overwrite::Refuse
            };
            match save(paths, &name, &*content, overwrite) {
                Ok(_) => Ok(SavedOutcome::Saved {
                    all: all(paths)?,
                    name,
                }),
                Err(SavedError::File(FileError::Exists { .. })) => {
                    Ok(SavedOutcome::Exists { name })
                }
                Err(error) => Err(error),
            }
        }
        SavedTask::Delete { name } => {
            delete::<T>(paths, &name)?;
            Ok(SavedOutcome::Deleted {
                all: all(paths)?,
                name,
            })
        }
    }
}
