//! The folders that the operating system keeps for the program.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// The program's folders. They need not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    config: PathBuf,
    state: PathBuf,
}

impl Paths {
    /// The folders of whoever runs the program; none where the system names no home.
    #[must_use]
    pub fn of_user() -> Option<Paths> {
        let folders = ProjectDirs::from("", "", "scimdex")?;
        let state = folders.state_dir().unwrap_or(folders.data_local_dir());
        Some(Paths {
            config: folders.config_dir().to_owned(),
            state: state.to_owned(),
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

    /// What the program remembers.
    #[must_use]
    pub fn state(&self) -> &Path {
        &self.state
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_lie_beside_the_settings() {
        let paths = Paths::under(Path::new("home"));
        assert_eq!(paths.layers(), Path::new("home/config/layers"));
        assert_ne!(paths.config(), paths.state());
    }
}
