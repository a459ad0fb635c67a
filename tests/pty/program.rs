//! What to run on the test terminal, and in which home.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::Screen;

/// A home of its own for the program: settings, state and working folder, all empty. Removed when dropped.
pub struct Home {
    folder: TempDir,
}

impl Home {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for part in ["home", "config", "state", "data", "cache", "work"] {
            fs::create_dir(folder.path().join(part)).unwrap();
        }
        Self { folder }
    }

    /// `HOME`.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// `XDG_CONFIG_HOME`.
    pub fn config(&self) -> PathBuf {
        self.folder.path().join("config")
    }

    /// `XDG_STATE_HOME`.
    pub fn state(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    /// Where the program runs.
    pub fn work(&self) -> PathBuf {
        self.folder.path().join("work")
    }

    /// The environment of a program that lives here, and nothing else of ours but `PATH`.
    pub fn environment(&self) -> Vec<(String, String)> {
        let mut environment = vec![
            ("PATH".to_owned(), std::env::var("PATH").unwrap_or_default()),
            ("TERM".to_owned(), "xterm-256color".to_owned()),
            ("LANG".to_owned(), "C.UTF-8".to_owned()),
            // The background is dark, and known: nobody here answers questions. `tests/looks.rs` does.
            ("COLORFGBG".to_owned(), "15;0".to_owned()),
        ];
        for (name, part) in [
            ("HOME", "home"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CACHE_HOME", "cache"),
        ] {
            environment.push((
                name.to_owned(),
                self.folder.path().join(part).to_string_lossy().into_owned(),
            ));
        }
        environment
    }
}

/// A program to start, with what differs from the usual.
pub struct Program<'a> {
    pub path: PathBuf,
    pub args: Vec<String>,
    pub columns: u16,
    pub rows: u16,
    pub env: Vec<(String, String)>,
    pub home: Option<&'a Home>,
}

impl<'a> Program<'a> {
    pub fn new(path: impl AsRef<Path>, args: &[&str]) -> Self {
        Self {
            path: path.as_ref().to_owned(),
            args: args.iter().map(ToString::to_string).collect(),
            columns: 80,
            rows: 24,
            env: Vec::new(),
            home: None,
        }
    }

    /// The program of this crate.
    pub fn scimdex(args: &[&str]) -> Self {
        Self::new(env!("CARGO_BIN_EXE_scimdex"), args)
    }

    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        (self.columns, self.rows) = (columns, rows);
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    /// In a home that others used before, or will use after.
    pub fn home(mut self, home: &'a Home) -> Self {
        self.home = Some(home);
        self
    }

    pub fn start(self) -> Screen {
        Screen::run(self)
    }
}
