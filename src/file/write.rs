//! Writing files atomically, and streams politely.
//!
//! A temporary file beside the target takes all bytes and is flushed to the disk before it takes the target's name;
//! then the folder is flushed. `tempfile` itself flushes nothing, so the order is kept here.

use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::text::Clean;

use super::FileError;
use super::error::name;
use super::read::special_kind;

/// What to do with a file that is at the target already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// Leave it and fail, even if it appears at the last moment.
    Refuse,
    /// Replace it; the user said so, or it is our own state.
    Force,
}

/// Who may read the new file (on Unix).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Whom the user's umask lets; never more than could read the file that it replaces.
    Shared,
    /// Its owner alone: state and stacks hold personal data.
    Private,
}

/// Writes a file so that it is whole or was never touched.
///
/// A symbolic link at the target is not followed: it counts as existing, and `Force` replaces the link itself.
///
/// # Errors
/// Something is at the target ([`FileError::Exists`]), it is not a file, or the system refuses; the target is then as
/// it was. [`FileError::NotFlushed`] alone comes after the change.
pub fn write_atomic(
    path: &Path,
    bytes: &[u8],
    overwrite: Overwrite,
    access: Access,
) -> Result<(), FileError> {
    let old = existing(path, overwrite)?;
    let folder = match path.parent() {
        Some(folder) if folder != OsStr::new("") => folder,
        Some(_) | None => Path::new("."),
    };
    let unwritten = |error| FileError::Write {
        name: name(path),
        error,
    };
    let temporary = fill(folder, bytes, access, old.as_ref()).map_err(unwritten)?;
    let renamed = match overwrite {
        Overwrite::Refuse => temporary.persist_noclobber(path),
        Overwrite::Force => temporary.persist(path),
    };
    renamed.map_err(|error| match (error.error.kind(), overwrite) {
        (ErrorKind::AlreadyExists, Overwrite::Refuse) => FileError::Exists { name: name(path) },
        _ => unwritten(error.error),
    })?;
    flush_folder(folder).map_err(|error| FileError::NotFlushed {
        name: name(path),
        error,
    })
}

/// What is at the target now, if it may be replaced.
fn existing(path: &Path, overwrite: Overwrite) -> Result<Option<Metadata>, FileError> {
    let old = match fs::symlink_metadata(path) {
        Ok(old) => old,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            return Err(FileError::Write {
                name: name(path),
                error,
            });
        }
    };
    match (special_kind(&old), overwrite) {
        // A rename would put a file in the place of `/dev/null`.
        (Some(kind), _) if !old.is_symlink() => Err(FileError::NotAFile {
            name: name(path),
            kind,
        }),
        (_, Overwrite::Refuse) => Err(FileError::Exists { name: name(path) }),
        (_, Overwrite::Force) => Ok(Some(old)),
    }
}

/// Writes all bytes to a new file of a random name in `folder`, and to the disk.
///
/// It is removed again when it is dropped without having been renamed.
fn fill(
    folder: &Path,
    bytes: &[u8],
    access: Access,
    old: Option<&Metadata>,
) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".scimdex-").suffix(".tmp");
    set_mode(&mut builder, access);
    let mut temporary = builder.tempfile_in(folder)?;
    temporary.as_file_mut().write_all(bytes)?;
    narrow_mode(temporary.as_file(), old)?;
    temporary.as_file().sync_all()?;
    Ok(temporary)
}

#[cfg(unix)]
fn set_mode(builder: &mut tempfile::Builder<'_, '_>, access: Access) {
    use std::os::unix::fs::PermissionsExt;
    // The mode is given when the file is created, so the umask takes its part away and nobody can look in between.
    let mode = match access {
        Access::Shared => 0o666,
        Access::Private => 0o600,
    };
    builder.permissions(fs::Permissions::from_mode(mode));
}

#[cfg(not(unix))]
fn set_mode(_: &mut tempfile::Builder<'_, '_>, _: Access) {}

/// Takes away what the old file did not allow, so that replacing a file never opens it to more readers.
#[cfg(unix)]
fn narrow_mode(file: &File, old: Option<&Metadata>) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let Some(old) = old.filter(|old| old.is_file()) else {
        return Ok(());
    };
    let mode = file.metadata()?.permissions().mode();
    let narrow = mode & (old.permissions().mode() | 0o600);
    if narrow == mode {
        Ok(())
    } else {
        file.set_permissions(fs::Permissions::from_mode(narrow))
    }
}

#[cfg(not(unix))]
fn narrow_mode(_: &File, _: Option<&Metadata>) -> io::Result<()> {
    Ok(())
}

/// Flushes a folder, so that a new name in it survives a power loss.
#[cfg(unix)]
fn flush_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some network file systems know no flushing of folders, and some folders may be written but not read.
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::InvalidInput | ErrorKind::Unsupported | ErrorKind::PermissionDenied
            ) =>
        {
            Ok(())
        }
        flushed => flushed,
    }
}

#[cfg(not(unix))]
fn flush_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// What became of bytes sent to a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emitted {
    /// All of them were taken.
    All,
    /// The reader (`head`, a pager) has seen enough and went away, which is no error; there is no use in sending more.
    Closed,
}

/// Says a line on stderr, in a form that is safe to show. Where stderr is closed or broken there is nobody to tell: the
/// line is lost, and the work goes on (`eprintln!` would end the program).
pub fn tell(words: impl fmt::Display) {
    let line = format!("{}\n", Clean::lines(words.to_string()));
    let _ = io::stderr().lock().write_all(line.as_bytes());
}

/// Sends bytes to a stream, such as standard output, and flushes it; a closed pipe is a quiet success.
///
/// # Errors
/// The stream takes no more for another reason, such as a full disk.
pub fn emit(bytes: &[u8], stream: &mut impl Write) -> Result<Emitted, FileError> {
    match stream.write_all(bytes).and_then(|()| stream.flush()) {
        Ok(()) => Ok(Emitted::All),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Emitted::Closed),
        Err(error) => Err(FileError::Emit { error }),
    }
}

/// Makes a write beyond the limit on file sizes (`ulimit -f`) fail with an error, where the system would else kill
/// the program by SIGXFSZ before it could say so. To be called once, at the start.
///
/// # Errors
/// The system does not let the signal be caught; the program can go on.
#[cfg(unix)]
pub fn report_size_limit() -> io::Result<()> {
    let seen = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    signal_hook::flag::register(signal_hook::consts::signal::SIGXFSZ, seen).map(|_| ())
}

/// Does nothing: this system has no such limit.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn report_size_limit() -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn write(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), String> {
        write_atomic(path, bytes, overwrite, Access::Shared).map_err(|error| error.to_string())
    }

    #[test]
    fn a_new_file_is_written_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("apps.md");
        write(&path, b"# Apps", Overwrite::Refuse).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"# Apps");
        assert_eq!(names(folder.path()), ["apps.md"]);
    }

    #[test]
    fn an_existing_file_is_replaced_only_by_force() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("apps.md");
        fs::write(&path, "old").unwrap();
        let error = write(&path, b"new", Overwrite::Refuse).unwrap_err();
        assert!(
            error.ends_with("apps.md exists; pass --force to overwrite it"),
            "{error}"
        );
        assert_eq!(fs::read(&path).unwrap(), b"old");
        write(&path, b"new", Overwrite::Force).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["apps.md"]);
    }

    #[test]
    fn a_missing_folder_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let error = write(
            &folder.path().join("none/apps.md"),
            b"new",
            Overwrite::Force,
        )
        .unwrap_err();
        assert!(
            error.contains("no such file or folder; check the path; nothing was changed"),
            "{error}"
        );
    }

    #[test]
    fn a_folder_at_the_target_stays() {
        let folder = tempfile::tempdir().unwrap();
        for overwrite in [Overwrite::Refuse, Overwrite::Force] {
            let error = write(folder.path(), b"new", overwrite).unwrap_err();
            assert!(
                error.ends_with("is a folder, not a file; give the path of a file"),
                "{error}"
            );
        }
    }

    #[test]
    fn a_file_that_appears_at_the_last_moment_is_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("apps.md");
        let temporary = fill(folder.path(), b"new", Access::Shared, None).unwrap();
        fs::write(&path, "late").unwrap();
        assert_eq!(
            temporary.persist_noclobber(&path).unwrap_err().error.kind(),
            ErrorKind::AlreadyExists
        );
        assert_eq!(fs::read(&path).unwrap(), b"late");
        assert_eq!(names(folder.path()), ["apps.md"]);
    }

    #[cfg(unix)]
    mod unix {
        use std::os::unix::fs::{PermissionsExt, symlink};

        use super::*;

        fn mode(path: &Path) -> u32 {
            fs::metadata(path).unwrap().permissions().mode() & 0o777
        }

        #[test]
        fn a_link_at_the_target_is_not_followed() {
            let folder = tempfile::tempdir().unwrap();
            let (victim, link) = (folder.path().join("victim"), folder.path().join("link"));
            fs::write(&victim, "precious").unwrap();
            symlink(&victim, &link).unwrap();
            assert!(
                write(&link, b"new", Overwrite::Refuse)
                    .unwrap_err()
                    .contains("exists")
            );
            write(&link, b"new", Overwrite::Force).unwrap();
            assert_eq!(fs::read(&victim).unwrap(), b"precious");
            assert_eq!(fs::read(&link).unwrap(), b"new");
            assert!(!fs::symlink_metadata(&link).unwrap().is_symlink());
        }

        #[test]
        fn a_dangling_link_counts_as_existing() {
            let folder = tempfile::tempdir().unwrap();
            let (victim, link) = (folder.path().join("victim"), folder.path().join("link"));
            symlink(&victim, &link).unwrap();
            assert!(
                write(&link, b"new", Overwrite::Refuse)
                    .unwrap_err()
                    .contains("exists")
            );
            assert!(!victim.exists());
        }

        #[test]
        fn a_device_is_never_replaced() {
            for overwrite in [Overwrite::Refuse, Overwrite::Force] {
                let error = write(Path::new("/dev/null"), b"new", overwrite).unwrap_err();
                assert!(
                    error.contains("is a pipe, device or socket, not a file"),
                    "{error}"
                );
            }
        }

        #[test]
        fn private_files_are_the_owners_alone_and_no_file_is_opened_up() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("state.ron");
            write_atomic(&path, b"state", Overwrite::Refuse, Access::Private).unwrap();
            assert_eq!(mode(&path), 0o600);
            write_atomic(&path, b"shared", Overwrite::Force, Access::Shared).unwrap();
            assert_eq!(mode(&path), 0o600);
            fs::set_permissions(&path, fs::Permissions::from_mode(0o666)).unwrap();
            write_atomic(&path, b"state", Overwrite::Force, Access::Private).unwrap();
            assert_eq!(mode(&path), 0o600);
        }

        #[test]
        fn shared_files_obey_the_umask() {
            let folder = tempfile::tempdir().unwrap();
            let (plain, path) = (folder.path().join("plain"), folder.path().join("apps.md"));
            fs::write(&plain, "as any program would").unwrap();
            write_atomic(&path, b"apps", Overwrite::Refuse, Access::Shared).unwrap();
            assert_eq!(mode(&path), mode(&plain));
        }

        #[test]
        fn a_folder_without_permission_leaves_the_old_file() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("apps.md");
            fs::write(&path, "old").unwrap();
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o500)).unwrap();
            // Root may write anyway: then there is nothing to see here.
            if fs::write(folder.path().join("probe"), "").is_err() {
                let error = write(&path, b"new", Overwrite::Force).unwrap_err();
                assert!(error.contains("permission denied"), "{error}");
                assert_eq!(fs::read(&path).unwrap(), b"old");
            }
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
        }

        #[test]
        fn a_full_disk_is_an_error_and_says_so() {
            let mut full = fs::OpenOptions::new()
                .write(true)
                .open("/dev/full")
                .unwrap();
            let error = emit(b"apps", &mut full).unwrap_err().to_string();
            assert_eq!(
                error,
                "cannot write the output: the disk is full; free some space and try again"
            );
        }

        #[test]
        fn a_closed_pipe_is_a_quiet_success() {
            let (reader, mut writer) = io::pipe().unwrap();
            assert_eq!(emit(b"one", &mut writer).unwrap(), Emitted::All);
            drop(reader);
            assert_eq!(emit(b"two", &mut writer).unwrap(), Emitted::Closed);
        }
    }
}
