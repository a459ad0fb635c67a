//! The program's folders, and in which order they are looked for.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use directories::{BaseDirs, ProjectDirs};

/// The folder's name under a folder that all programs share.
const NAME: &str = "scimdex";
/// Names the folder of settings.
const CONFIG_DIR: &str = "SCIMDEX_CONFIG_DIR";
/// Names the folder of what the program remembers.
const STATE_DIR: &str = "SCIMDEX_STATE_DIR";

/// The program's folders. They need not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    config: PathBuf,
    state: PathBuf,
}

/// Where folders can be, by whom they are named.
struct Places<'a> {
    /// The environment.
    variable: &'a dyn Fn(&str) -> Option<OsString>,
    /// The user's home.
    home: Option<PathBuf>,
    /// What the operating system's own rules say: settings, state.
    system: Option<(PathBuf, PathBuf)>,
}

impl Paths {
    /// The folders of whoever runs the program; none where neither environment nor system names any.
    ///
    /// Settings: `SCIMDEX_CONFIG_DIR`, `XDG_CONFIG_HOME`, `~/.config/scimdex` where it exists, else the system's own place.
    /// State: `SCIMDEX_STATE_DIR`, `XDG_STATE_HOME`, else the system's own place.
    #[must_use]
    pub fn of_user() -> Option<Paths> {
        let system = ProjectDirs::from("", "", NAME).map(|folders| {
            let state = folders.state_dir().unwrap_or(folders.data_local_dir());
            (folders.config_dir().to_owned(), state.to_owned())
        });
        Paths::among(&Places {
            variable: &|name| env::var_os(name),
            home: BaseDirs::new().map(|folders| folders.home_dir().to_owned()),
            system,
        })
    }

    fn among(places: &Places<'_>) -> Option<Paths> {
        // An empty variable is as good as none; a relative XDG folder is to be ignored by its specification.
        let own = |name: &str| {
            (places.variable)(name)
                .filter(|value| !value.is_empty())
                .map(PathBuf::from)
        };
        let shared = |name: &str| {
            own(name)
                .filter(|folder| folder.is_absolute())
                .map(|folder| folder.join(NAME))
        };
        let dotted = || {
            let folder = places.home.as_ref()?.join(".config").join(NAME);
            folder.is_dir().then_some(folder)
        };
        let system = places.system.clone();
        let (system_config, system_state) = system.unzip();
        Some(Paths {
            config: own(CONFIG_DIR)
                .or_else(|| shared("XDG_CONFIG_HOME"))
                .or_else(dotted)
                .or(system_config)?,
            state: own(STATE_DIR)
                .or_else(|| shared("XDG_STATE_HOME"))
                .or(system_state)?,
        })
    }

    /// The folders under one folder, for tests and portable use.
    #[must_use]
    pub fn under(folder: &Path) -> Paths {
        Paths {
            config: folder.join("config"),
            state: folder.join("state"),
        }
    }

    /// What the user writes: settings, key maps, themes, layers.
    #[must_use]
    pub fn config(&self) -> &Path {
        &self.config
    }

    /// The user's own layers: every `.ron` file in it is one.
    #[must_use]
    pub fn layers(&self) -> PathBuf {
        self.config.join("layers")
    }

    /// The scenarios saved by name: `NAME.ron` each.
    #[must_use]
    pub fn scenarios(&self) -> PathBuf {
        self.config.join("scenarios")
    }

    /// The views saved by name: `NAME.ron` each.
    #[must_use]
    pub fn views(&self) -> PathBuf {
        self.config.join("views")
    }

    /// What the program remembers.
    #[must_use]
    pub fn state(&self) -> &Path {
        &self.state
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The folder of settings under these variables, with a home that has `.config/scimdex` or not.
    fn config(variables: &[(&str, &str)], dotted: bool) -> (PathBuf, PathBuf) {
        let home = tempfile::tempdir().unwrap();
        if dotted {
            std::fs::create_dir_all(home.path().join(".config/scimdex")).unwrap();
        }
        let variable = |name: &str| {
            let mut known = variables.iter();
            known
                .find(|(key, _)| *key == name)
                .map(|(_, value)| OsString::from(value))
        };
        let paths = Paths::among(&Places {
            variable: &variable,
            home: Some(home.path().to_owned()),
            system: Some((PathBuf::from("system"), PathBuf::from("system-state"))),
        });
        (paths.unwrap().config, home.path().to_owned())
    }

    #[cfg(unix)]
    #[test]
    fn settings_are_looked_for_from_the_most_particular_place_on() {
        let own = ("SCIMDEX_CONFIG_DIR", "mine");
        let xdg = ("XDG_CONFIG_HOME", "/xdg");
        assert_eq!(config(&[own, xdg], true).0, Path::new("mine"));
        assert_eq!(config(&[xdg], true).0, Path::new("/xdg/scimdex"));
        let (found, home) = config(&[], true);
        assert_eq!(found, home.join(".config/scimdex"));
        assert_eq!(config(&[], false).0, Path::new("system"));
    }

    #[test]
    fn empty_variables_and_relative_shared_folders_count_as_none() {
        for variable in [
            ("SCIMDEX_CONFIG_DIR", ""),
            ("XDG_CONFIG_HOME", ""),
            ("XDG_CONFIG_HOME", "relative"),
        ] {
            assert_eq!(config(&[variable], false).0, Path::new("system"));
        }
    }

    #[test]
    fn without_any_place_there_are_no_folders() {
        let places = Places {
            variable: &|_| None,
            home: None,
            system: None,
        };
        assert_eq!(Paths::among(&places), None);
    }

    #[test]
    fn layers_scenarios_and_views_lie_beside_the_settings() {
        let paths = Paths::under(Path::new("home"));
        assert_eq!(paths.layers(), Path::new("home/config/layers"));
        assert_eq!(paths.scenarios(), Path::new("home/config/scenarios"));
        assert_eq!(paths.views(), Path::new("home/config/views"));
        assert_ne!(paths.config(), paths.state());
    }
}
