//! How the user's files are kept: folders for their owner alone, one writer at a time, broken files under another name.
//!
//! Must not live here: what stands in the files, and what is said where one of these things fails.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// How many broken files are set aside before the last name is used again.
const MOST_ASIDE: usize = 99;

/// How long another program may hold a lock before ours gives up: a stopped one would hold it for ever.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// Makes a folder, with those above it, that only its owner can read, whatever the umask. One that is there stays as it
/// is.
///
/// # Errors
/// The system refuses.
pub fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Waits until no other program has the lock; in the order of asking. Dropping the file lets the next one in.
///
/// # Errors
/// The system refuses, or another program has held the lock for longer than [`PATIENCE`] ([`io::ErrorKind::TimedOut`]).
pub(super) fn lock(path: &Path) -> io::Result<File> {
    // Opening a link would make a file elsewhere, opening a pipe would wait for its reader.
    if fs::symlink_metadata(path).is_ok_and(|there| !there.is_file()) {
        return Err(io::Error::other("it is not a file"));
    }
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let file = options.open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => wait(file),
        // Some network file systems know no locks: there the last change wins.
        Err(fs::TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
            Ok(file)
        }
        Err(fs::TryLockError::Error(error)) => Err(error),
    }
}

/// Waits in a thread of its own, since a lock cannot be waited for with a deadline. Where it comes too late it is
/// dropped there, which unlocks it again.
fn wait(file: File) -> io::Result<File> {
    let (sender, receiver) = channel();
    thread::Builder::new().spawn(move || {
        let locked = file.lock().map(|()| file);
        let _ = sender.send(locked);
    })?;
    receiver
        .recv_timeout(PATIENCE)
        .unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}

/// Moves a file that cannot be read out of the way, under a name that is free; gives that name.
///
/// # Errors
/// The system refuses.
pub(super) fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let free = aside(path).find(|path| fs::symlink_metadata(path).is_err());
    let moved = free.unwrap_or_else(|| aside_as(path, MOST_ASIDE));
    fs::rename(path, &moved)?;
    Ok(moved)
}

/// Every name under which a broken file may have been set aside.
pub(super) fn aside(path: &Path) -> impl Iterator<Item = PathBuf> + '_ {
    (0..=MOST_ASIDE).map(|number| aside_as(path, number))
}

fn aside_as(path: &Path, number: usize) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(if number == 0 {
        ".broken".to_owned()
    } else {
        format!(".broken-{number}")
    });
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_set_aside_is_not_set_aside_upon() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state.ron");
        for text in ["first", "second", "third"] {
            fs::write(&path, text).unwrap();
            let moved = set_aside(&path).unwrap();
            assert_eq!(fs::read_to_string(moved).unwrap(), text);
        }
        let there: Vec<PathBuf> = aside(&path).filter(|path| path.exists()).collect();
        assert_eq!(there.len(), 3);
        assert!(there[2].ends_with("state.ron.broken-2"));
    }

    #[test]
    fn a_lock_is_waited_for_and_taken_when_it_is_let_go() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state.lock");
        let held = lock(&path).unwrap();
        let waiting = thread::spawn({
            let path = path.clone();
            move || lock(&path).map(|_| ())
        });
        drop(held);
        waiting.join().unwrap().unwrap();
        lock(&path).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_place_of_the_lock_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (path, victim) = (folder.path().join("lock"), folder.path().join("victim"));
        std::os::unix::fs::symlink(&victim, &path).unwrap();
        assert!(lock(&path).is_err());
        assert!(!victim.exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_new_folder_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("one/two");
        make_private(&inner).unwrap();
        for path in [inner.as_path(), inner.parent().unwrap()] {
            assert_eq!(
                fs::metadata(path).unwrap().permissions().mode() & 0o777,
                0o700
            );
        }
    }
}
