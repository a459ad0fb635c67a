//! What the program remembers between runs: one file of keys, each with a value of its own.
//!
//! Lives here: reading it, and changing one key while leaving all others as they are, those of later versions among
//! them. Must not live here: what is worth remembering (the doors). A file that cannot be read is never overwritten: the
//! next change sets it aside.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use ron::value::RawValue;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::catalog::Idp;
use crate::catalog::layer::{Mistake, read_ron};
use crate::cost::Scenario;
use crate::file::{Access, FileError, Overwrite, SETTINGS_LIMIT, read_text, write_atomic};
use crate::text::Clean;

use super::Paths;
use super::keeping::{PATIENCE, lock, make_private, set_aside};

/// The file's name in the folder of what the program remembers.
const FILE: &str = "state.ron";
/// The file whose lock says who may change it. It holds nothing.
const LOCK: &str = "state.lock";

/// The key of my IdP.
const IDP: &str = "idp";

/// The key of whether the first keys were shown.
const TAUGHT: &str = "taught";

/// The key of the last session.
const SESSION: &str = "session";

/// Where the screen was left.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LastSession {
    /// The text of the search box.
    pub query: String,
    /// The id of the app under the cursor; empty where none was.
    pub app: String,
    /// The view's name.
    pub view: String,
    /// The ids of the marked apps.
    pub marks: Vec<String>,
    /// The order of the list.
    pub order: String,
    /// The keys of the list's columns; empty where they are the usual ones.
    pub columns: Vec<String>,
    /// The dials of the calculator; none where all stood at their defaults.
    pub scenario: Option<Scenario>,
    /// The name of the scenario that they come from; empty where they come from none.
    pub scenario_name: String,
    /// What the terminal's background was, `dark` or `light`; empty where it was never said.
    pub background: String,
}

/// Why something cannot be remembered. Each message says what, where and how to mend it.
#[derive(Debug, thiserror::Error)]
pub enum StateError {
    /// The system names no folder.
    #[error(
        "nothing can be remembered: the system names no home; set SCIMDEX_STATE_DIR to a folder"
    )]
    NoFolder,
    /// The folder cannot be made, or its lock cannot be had.
    #[error("nothing can be remembered: {path}: {error}; check who may write there")]
    Folder {
        /// The folder, or the lock in it.
        path: Clean,
        /// The system's answer.
        error: io::Error,
    },
    /// Another program has the lock, and does not let go of it: a stopped one.
    #[error(
        "nothing can be remembered: another scimdex has held {path} for {} seconds; end it, or let it go on (fg)",
        PATIENCE.as_secs()
    )]
    Busy {
        /// The lock.
        path: Clean,
    },
    /// The file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The value cannot be written as RON.
    #[error("cannot write what is to be remembered: {0}")]
    Unwritten(#[from] ron::Error),
}

/// What is remembered. Values stay as they were written until somebody asks for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    keys: BTreeMap<String, Box<RawValue>>,
    file: String,
}

/// A state with what could not be read of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remembered {
    /// What is remembered; nothing where there is no file, or a broken one.
    pub state: State,
    /// What is wrong with the file, and what becomes of it.
    pub mistake: Option<Clean>,
}

/// What is remembered in a folder. Nothing needs to be there, and nothing is changed.
#[must_use]
pub fn read(paths: &Paths) -> Remembered {
    let path = paths.state().join(FILE);
    match parsed(&path) {
        Ok(state) => Remembered {
            state,
            mistake: None,
        },
        Err(Unread::Refused(why)) => Remembered {
            state: State::default(),
            mistake: Some(Clean::line(format!("{why}; scimdex goes on without it"))),
        },
        Err(Unread::Broken(why)) => Remembered {
            state: State::default(),
            mistake: Some(Clean::line(format!(
                "{why}; scimdex goes on without it, and sets the file aside when there is something to remember"
            ))),
        },
    }
}

impl State {
    /// The value of a key; none where nothing is remembered.
    ///
    /// # Errors
    /// The value is not of that kind; the words name file, key and what it takes.
    fn get<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, String> {
        let Some(raw) = self.keys.get(key) else {
            return Ok(None);
        };
        read_ron(&self.file, raw.get_ron())
            .map(Some)
            .map_err(|mistake| {
                let reason = mistake.reason;
                format!(
                    "{}: `{key}`: {reason}; choose it again, or delete the line",
                    self.file
                )
            })
    }

    /// Where the screen was left last; none where nothing is remembered.
    ///
    /// # Errors
    /// What is remembered is no session.
    pub fn session(&self) -> Result<Option<LastSession>, Clean> {
        self.get(SESSION).map_err(Clean::line)
    }

    /// Whether the first keys were shown already. What cannot be read is not known to be shown.
    #[must_use]
    pub fn taught(&self) -> bool {
        matches!(self.get(TAUGHT), Ok(Some(true)))
    }

    /// My IdP as it was chosen last; none where none was, or where none is to be.
    ///
    /// # Errors
    /// The word is no IdP's.
    pub fn idp(&self) -> Result<Option<Idp>, Clean> {
        let word: Option<String> = self.get(IDP).map_err(Clean::line)?;
        let Some(word) = word else {
            return Ok(None);
        };
        match Idp::from_word(&word) {
            Some(idp) => Ok(Some(idp)),
            None => {
                let known: Vec<&str> = Idp::ALL.iter().map(|idp| idp.word()).collect();
                Err(Clean::line(format!(
                    "{}: `{IDP}`: there is no identity provider `{word}`; choose from {}, or delete the line",
                    self.file,
                    known.join(", ")
                )))
            }
        }
    }
}

/// Remembers my IdP; none: that none is chosen.
///
/// # Errors
/// See [`StateError`].
pub fn remember_idp(paths: Option<&Paths>, idp: Option<Idp>) -> Result<(), StateError> {
    remember(paths, IDP, idp.map(Idp::word).as_ref())
}

/// Remembers that the first keys were shown.
///
/// # Errors
/// See [`StateError`].
pub fn remember_taught(paths: Option<&Paths>) -> Result<(), StateError> {
    remember(paths, TAUGHT, Some(&true))
}

/// Remembers where the screen was left.
///
/// # Errors
/// See [`StateError`].
pub fn remember_session(paths: Option<&Paths>, session: &LastSession) -> Result<(), StateError> {
    remember(paths, SESSION, Some(session))
}

/// Remembers a value under a key; none: forgets the key. Keys of others, and of later versions, are kept as they are,
/// also where two programs change the file at once.
fn remember<T: Serialize>(
    paths: Option<&Paths>,
    key: &str,
    value: Option<&T>,
) -> Result<(), StateError> {
    let paths = paths.ok_or(StateError::NoFolder)?;
    let folder = paths.state();
    let refused = |path: &Path, error: io::Error| StateError::Folder {
        path: Clean::line(path.to_string_lossy()),
        error,
    };
    make_private(folder).map_err(|error| refused(folder, error))?;
    let path = folder.join(LOCK);
    let _lock = lock(&path).map_err(|error| match error.kind() {
        io::ErrorKind::TimedOut => StateError::Busy {
            path: Clean::line(path.to_string_lossy()),
        },
        _ => refused(&path, error),
    })?;
    let path = folder.join(FILE);
    let mut state = match parsed(&path) {
        Ok(state) => state,
        // What may be whole, but cannot be read just now, is left as it is.
        Err(Unread::Refused(error)) => return Err(error.into()),
        Err(Unread::Broken(_)) => {
            set_aside(&path).map_err(|error| refused(&path, error))?;
            State::default()
        }
    };
    match value {
        Some(value) => {
            let raw = RawValue::from_rust(value)?;
            state.keys.insert(key.to_owned(), raw);
        }
        None => {
            state.keys.remove(key);
        }
    }
    let text = written(&state.keys)?;
    write_atomic(&path, text.as_bytes(), Overwrite::Force, Access::Private)?;
    Ok(())
}

/// Why a file is no state.
enum Unread {
    /// The system does not let it be read; what stands in it may be as it should.
    Refused(FileError),
    /// What stands there is no state; the words say why.
    Broken(String),
}

/// The state of a file; nothing where there is no file.
fn parsed(path: &Path) -> Result<State, Unread> {
    let file = path.to_string_lossy().into_owned();
    let text = match read_text(path, SETTINGS_LIMIT) {
        Ok(text) => text,
        Err(FileError::Read { error, .. }) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(State::default());
        }
        Err(error @ FileError::Read { .. }) => return Err(Unread::Refused(error)),
        Err(error) => return Err(Unread::Broken(error.to_string())),
    };
    let keys =
        read_ron(&file, &text).map_err(|mistake: Mistake| Unread::Broken(mistake.to_string()))?;
    Ok(State { keys, file })
}

/// One key a line, so that a person can read it and take a line out.
fn written(keys: &BTreeMap<String, Box<RawValue>>) -> Result<String, ron::Error> {
    let mut text =
        String::from("// What scimdex remembers. To forget something, delete its line.\n{\n");
    for (key, value) in keys {
        let key = ron::to_string(key)?;
        text.push_str(&format!("    {key}: {},\n", value.trim().get_ron()));
    }
    text.push_str("}\n");
    Ok(text)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::thread;

    use super::*;

    fn home() -> (tempfile::TempDir, Paths) {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths::under(folder.path());
        (folder, paths)
    }

    fn has(paths: &Paths, text: &str) {
        fs::create_dir_all(paths.state()).unwrap();
        fs::write(paths.state().join(FILE), text).unwrap();
    }

    fn text(paths: &Paths) -> String {
        fs::read_to_string(paths.state().join(FILE)).unwrap()
    }

    #[test]
    fn my_idp_is_remembered_and_forgotten() {
        let (_folder, paths) = home();
        assert_eq!(read(&paths), Remembered::default());
        assert!(!paths.state().exists());
        for idp in [Some(Idp::Okta), Some(Idp::JumpCloud), None] {
            remember_idp(Some(&paths), idp).unwrap();
            let remembered = read(&paths);
            assert_eq!(remembered.mistake, None);
            assert_eq!(remembered.state.idp(), Ok(idp));
        }
        assert!(
            remember_idp(None, None)
                .unwrap_err()
                .to_string()
                .contains("SCIMDEX_STATE_DIR")
        );
    }

    #[test]
    fn the_first_keys_are_shown_until_they_were() {
        let (_folder, paths) = home();
        assert!(!read(&paths).state.taught());
        has(&paths, "{\"taught\": 7}");
        assert!(!read(&paths).state.taught());
        remember_taught(Some(&paths)).unwrap();
        assert!(read(&paths).state.taught());
    }

    #[test]
    fn a_session_is_remembered_beside_my_idp() {
        let (_folder, paths) = home();
        remember_idp(Some(&paths), Some(Idp::Okta)).unwrap();
        assert_eq!(read(&paths).state.session(), Ok(None));
        let mut scenario = Scenario::default();
        scenario.set_headcount(1_200).unwrap();
        for scenario in [None, Some(scenario)] {
            let session = LastSession {
                query: "scim:none \"a b\"".to_owned(),
                marks: vec!["heroku".to_owned(), "slack".to_owned()],
                columns: vec!["app".to_owned(), "okta".to_owned()],
                scenario,
                ..LastSession::default()
            };
            remember_session(Some(&paths), &session).unwrap();
            let state = read(&paths).state;
            assert_eq!(state.session(), Ok(Some(session)), "{}", text(&paths));
            assert_eq!(state.idp(), Ok(Some(Idp::Okta)));
        }
        has(&paths, "{\"session\": [1]}");
        assert!(
            read(&paths)
                .state
                .session()
                .unwrap_err()
                .as_str()
                .contains("`session`")
        );
    }

    #[test]
    fn keys_of_later_versions_are_kept_as_they_are() {
        let (_folder, paths) = home();
        has(
            &paths,
            "{\"later\": (a: [1, 2], b: Some(Thing(\"x\"))),\n \"idp\": \"okta\"}",
        );
        remember_idp(Some(&paths), Some(Idp::Entra)).unwrap();
        let kept = text(&paths);
        assert!(
            kept.contains("\"later\": (a: [1, 2], b: Some(Thing(\"x\"))),\n"),
            "{kept}"
        );
        assert!(kept.contains("\"idp\": \"entra\""), "{kept}");
        remember_idp(Some(&paths), None).unwrap();
        assert!(text(&paths).contains("\"later\""));
    }

    #[test]
    fn a_broken_file_is_reported_and_set_aside_never_overwritten() {
        let (_folder, paths) = home();
        for (number, broken) in ["{\"idp\": ", "{\"idp\": \"okta\"", "\u{0}"]
            .iter()
            .enumerate()
        {
            has(&paths, broken);
            let remembered = read(&paths);
            let mistake = remembered.mistake.unwrap();
            assert!(mistake.as_str().contains("state.ron:1:"), "{mistake}");
            assert_eq!(text(&paths), *broken);
            remember_idp(Some(&paths), Some(Idp::Okta)).unwrap();
            assert_eq!(read(&paths).state.idp(), Ok(Some(Idp::Okta)));
            let name = if number == 0 {
                "state.ron.broken".to_owned()
            } else {
                format!("state.ron.broken-{number}")
            };
            assert_eq!(
                fs::read_to_string(paths.state().join(name)).unwrap(),
                *broken
            );
        }
    }

    #[test]
    fn a_wrong_word_is_named_and_the_rest_is_read() {
        let (_folder, paths) = home();
        has(&paths, "{\"idp\": \"oktopus\"}");
        let remembered = read(&paths);
        assert_eq!(remembered.mistake, None);
        let words = remembered.state.idp().unwrap_err();
        assert!(
            words.as_str().contains("`oktopus`") && words.as_str().contains("jumpcloud"),
            "{words}"
        );
        has(&paths, "{\"idp\": 7}");
        let words = read(&paths).state.idp().unwrap_err();
        assert!(words.as_str().contains("`idp`"), "{words}");
    }

    #[test]
    fn two_programs_that_remember_at_once_lose_nothing() {
        let (_folder, paths) = home();
        let programs: Vec<_> = (0..8)
            .map(|number| {
                let paths = paths.clone();
                thread::spawn(move || {
                    for turn in 0..10 {
                        remember(Some(&paths), &format!("key-{number}"), Some(&turn)).unwrap();
                    }
                })
            })
            .collect();
        for program in programs {
            program.join().unwrap();
        }
        let state = read(&paths).state;
        for number in 0..8 {
            assert_eq!(state.get(&format!("key-{number}")), Ok(Some(9)));
        }
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let (_folder, paths) = home();
        remember_idp(Some(&paths), Some(Idp::Okta)).unwrap();
        for (path, mode) in [
            (paths.state().to_owned(), 0o700),
            (paths.state().join(FILE), 0o600),
        ] {
            let found = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
            assert_eq!(found, mode, "{}", path.display());
        }
    }
}
