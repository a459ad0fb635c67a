//! The user's settings: `config.ron`, key maps and themes. Which value counts is decided here, and where it came from.
//!
//! A flag beats the environment, the environment beats the file, the file beats the default. A file that cannot be read
//! is reported, and the program goes on without it. What a theme or a key map may say is not known here.

use std::env;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::catalog::layer::read_ron;
use crate::file::{FileError, SETTINGS_LIMIT, read_text};
use crate::lens::STALE_DAYS;
use crate::text::Clean;

use super::Paths;

/// The settings' file as it is without one: every setting in a comment, at its default.
pub const DEFAULT_FILE: &str = include_str!("../../assets/config.ron");

/// The theme that fits the terminal's background.
pub const AUTO_THEME: &str = "auto";

/// The variable that names the settings' file.
pub const CONFIG_VARIABLE: &str = "SCIMDEX_CONFIG";
/// The variable that names the theme.
const THEME_VARIABLE: &str = "SCIMDEX_THEME";
/// The variable that asks for plain text: anything but nothing, `0` or `false`.
const PLAIN_VARIABLE: &str = "SCIMDEX_PLAIN";
/// The convention of no-color.org: set to anything but nothing.
const NO_COLOR: &str = "NO_COLOR";

/// How text gets to the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClipboardSetting {
    /// What fits: programs of the system first, over SSH the terminal first.
    Auto,
    /// The terminal alone (OSC 52).
    Osc52,
    /// Programs of the system alone.
    Native,
    /// Not at all.
    Off,
}

impl ClipboardSetting {
    /// Every choice.
    pub const ALL: &'static [ClipboardSetting] = &[
        ClipboardSetting::Auto,
        ClipboardSetting::Osc52,
        ClipboardSetting::Native,
        ClipboardSetting::Off,
    ];

    /// The word in the settings' file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            ClipboardSetting::Auto => "auto",
            ClipboardSetting::Osc52 => "osc52",
            ClipboardSetting::Native => "native",
            ClipboardSetting::Off => "off",
        }
    }

    /// The choice of a word.
    fn from_word(word: &str) -> Option<ClipboardSetting> {
        let mut all = ClipboardSetting::ALL.iter().copied();
        all.find(|choice| choice.word() == word)
    }
}

/// What a settings' file may state.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    theme: Option<String>,
    mouse: Option<bool>,
    ascii: Option<bool>,
    plain: Option<bool>,
    restore: Option<bool>,
    clipboard: Option<String>,
    stale_after: Option<u32>,
}

/// What flags state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flags {
    /// `--config FILE`.
    pub file: Option<PathBuf>,
    /// `--theme NAME`.
    pub theme: Option<String>,
    /// `--no-mouse`.
    pub no_mouse: bool,
    /// `--ascii`.
    pub ascii: bool,
    /// `--fresh`.
    pub fresh: bool,
    /// `--plain`.
    pub plain: bool,
    /// `--stale-after DAYS`.
    pub stale_after: Option<u32>,
}

/// Where a value came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whence {
    /// A flag.
    Flag,
    /// A variable of the environment.
    Environment(&'static str),
    /// The settings' file.
    File,
    /// Nobody said otherwise.
    Default,
}

/// A value and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// Where it came from.
    pub from: Whence,
}

/// The settings of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The settings' file. It need not be there.
    pub file: Option<PathBuf>,
    /// The theme's name.
    pub theme: Setting<String>,
    /// Whether the mouse is ours.
    pub mouse: Setting<bool>,
    /// Whether the screen is drawn with ASCII alone.
    pub ascii: Setting<bool>,
    /// Whether results are plain text, one fact a line, where no other format is asked for.
    pub plain: Setting<bool>,
    /// Whether the screen opens where it was left.
    pub restore: Setting<bool>,
    /// How text gets to the clipboard.
    pub clipboard: Setting<ClipboardSetting>,
    /// After how many days a check counts as stale, 1 to 3650.
    pub stale_after: Setting<u32>,
    /// What could not be read, and how to mend it.
    pub mistakes: Vec<Clean>,
}

impl Config {
    /// The settings under these flags, in the environment of whoever runs the program.
    #[must_use]
    pub fn of(paths: Option<&Paths>, flags: &Flags) -> Config {
        Config::under(paths, flags, &|name| {
            env::var(name).ok().filter(|value| !value.is_empty())
        })
    }

    fn under(
        paths: Option<&Paths>,
        flags: &Flags,
        variable: &dyn Fn(&str) -> Option<String>,
    ) -> Config {
        let named = flags
            .file
            .clone()
            .or_else(|| variable(CONFIG_VARIABLE).map(PathBuf::from));
        let is_named = named.is_some();
        let file = named.or_else(|| paths.map(|paths| paths.config().join("config.ron")));
        let mut mistakes = Vec::new();
        let written = file.as_deref().map(|file| written(file, is_named));
        let written = match written {
            None => Written::default(),
            Some(Ok(written)) => written,
            Some(Err(mistake)) => {
                mistakes.push(Clean::line(format!(
                    "{mistake}; scimdex goes on without it"
                )));
                Written::default()
            }
        };
        let clipboard = written.clipboard.as_deref();
        let clipboard = clipboard.and_then(ClipboardSetting::from_word);
        if let (Some(word), None) = (&written.clipboard, clipboard) {
            let file = file.as_deref().unwrap_or(Path::new("")).to_string_lossy();
            let known: Vec<_> = ClipboardSetting::ALL
                .iter()
                .map(|choice| choice.word())
                .collect();
            mistakes.push(Clean::line(format!(
                "{file}: field `clipboard`: there is no `{word}`; choose from {}; until then it is auto",
                known.join(", ")
            )));
        }
        let stale = written
            .stale_after
            .filter(|days| (1..=3_650).contains(days));
        if written.stale_after.is_some() && stale.is_none() {
            let file = file.as_deref().unwrap_or(Path::new("")).to_string_lossy();
            mistakes.push(Clean::line(format!(
                "{file}: field `stale_after`: choose 1 to 3650 days; until then it is {STALE_DAYS}"
            )));
        }
        let of_environment = variable(THEME_VARIABLE)
            .map(|theme| (theme, Whence::Environment(THEME_VARIABLE)))
            .or_else(|| {
                variable(NO_COLOR).map(|_| ("mono".to_owned(), Whence::Environment(NO_COLOR)))
            });
        Config {
            file,
            theme: match (&flags.theme, of_environment) {
                (Some(theme), _) => of(theme.clone(), Whence::Flag),
                (None, Some((theme, from))) => of(theme, from),
                (None, None) => said(written.theme, AUTO_THEME.to_owned()),
            },
            mouse: flagged(flags.no_mouse, false, written.mouse, true),
            ascii: flagged(flags.ascii, true, written.ascii, false),
            plain: match (flags.plain, variable(PLAIN_VARIABLE)) {
                (true, _) => of(true, Whence::Flag),
                (false, Some(value)) => of(
                    !matches!(value.as_str(), "0" | "false"),
                    Whence::Environment(PLAIN_VARIABLE),
                ),
                (false, None) => said(written.plain, false),
            },
            restore: flagged(flags.fresh, false, written.restore, true),
            clipboard: said(clipboard, ClipboardSetting::Auto),
            stale_after: match flags.stale_after {
                Some(days) => of(days, Whence::Flag),
                None => said(stale, STALE_DAYS),
            },
            mistakes,
        }
    }
}

fn of<T>(value: T, from: Whence) -> Setting<T> {
    Setting { value, from }
}

/// What the file says, else the default.
fn said<T>(written: Option<T>, default: T) -> Setting<T> {
    match written {
        Some(value) => of(value, Whence::File),
        None => of(default, Whence::Default),
    }
}

/// A switch that a flag can only turn one way.
fn flagged(flag: bool, turned: bool, written: Option<bool>, default: bool) -> Setting<bool> {
    if flag {
        of(turned, Whence::Flag)
    } else {
        said(written, default)
    }
}

/// The settings of a file. One that nobody named need not be there.
fn written(file: &Path, named: bool) -> Result<Written, String> {
    let text = match read_text(file, SETTINGS_LIMIT) {
        Ok(text) => text,
        Err(error) if !named && is_missing(&error) => return Ok(Written::default()),
        Err(error) => return Err(error.to_string()),
    };
    read_ron(&file.to_string_lossy(), &text).map_err(|mistake| mistake.to_string())
}

/// A file of the settings' folder with its text; none where it is not there.
///
/// # Errors
/// It is there and cannot be read; the words say why.
pub fn text_of(file: PathBuf) -> Result<Option<(PathBuf, String)>, Clean> {
    match read_text(&file, SETTINGS_LIMIT) {
        Ok(text) => Ok(Some((file, text))),
        Err(error) if is_missing(&error) => Ok(None),
        Err(error) => Err(Clean::line(error.to_string())),
    }
}

fn is_missing(error: &FileError) -> bool {
    matches!(error, FileError::Read { error, .. } if error.kind() == io::ErrorKind::NotFound)
}

/// Where the user's key map is. It need not be there.
#[must_use]
pub fn keymap_file(paths: &Paths) -> PathBuf {
    paths.config().join("keymap.ron")
}

/// Where a theme of the user's own is. It need not be there. None where the name is no file's.
#[must_use]
pub fn theme_file(paths: &Paths, name: &str) -> Option<PathBuf> {
    let fits = super::saved::is_name(name);
    fits.then(|| paths.config().join("themes").join(format!("{name}.ron")))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn config(file: Option<&str>, flags: &Flags, variables: &[(&str, &str)]) -> Config {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths::under(folder.path());
        if let Some(text) = file {
            fs::create_dir_all(paths.config()).unwrap();
            fs::write(paths.config().join("config.ron"), text).unwrap();
        }
        Config::under(Some(&paths), flags, &|name| {
            let mut known = variables.iter();
            known
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn a_flag_beats_the_environment_the_file_and_the_default() {
        let file = Some("(theme: \"contrast\", mouse: false, stale_after: 90)");
        let flags = Flags {
            theme: Some("mono".to_owned()),
            plain: true,
            stale_after: Some(30),
            ..Flags::default()
        };
        let variable = [(THEME_VARIABLE, "mine")];
        let table = [
            (file, flags.clone(), &variable[..], "mono", Whence::Flag),
            (
                file,
                Flags::default(),
                &variable[..],
                "mine",
                Whence::Environment(THEME_VARIABLE),
            ),
            (
                file,
                Flags::default(),
                &[(NO_COLOR, "1")][..],
                "mono",
                Whence::Environment(NO_COLOR),
            ),
            (file, Flags::default(), &[][..], "contrast", Whence::File),
            (None, Flags::default(), &[][..], AUTO_THEME, Whence::Default),
        ];
        for (file, flags, variables, theme, from) in table {
            let config = config(file, &flags, variables);
            assert_eq!(
                (config.theme.value.as_str(), config.theme.from),
                (theme, from)
            );
            assert!(config.mistakes.is_empty());
        }
        let under_flags = config(file, &flags, &[]);
        assert_eq!(under_flags.stale_after, of(30, Whence::Flag));
        assert_eq!(under_flags.mouse, of(false, Whence::File));
        assert_eq!(under_flags.restore, of(true, Whence::Default));
        assert_eq!(under_flags.plain, of(true, Whence::Flag));
        for (value, plain) in [("1", true), ("0", false), ("false", false)] {
            let asked = [(PLAIN_VARIABLE, value)];
            let config = self::config(Some("(plain: true)"), &Flags::default(), &asked);
            assert_eq!(config.plain, of(plain, Whence::Environment(PLAIN_VARIABLE)));
        }
        let written = self::config(Some("(plain: true)"), &Flags::default(), &[]);
        assert_eq!(written.plain, of(true, Whence::File));
        let file_alone = config(file, &Flags::default(), &[]);
        assert_eq!(file_alone.stale_after, of(90, Whence::File));
    }

    #[test]
    fn a_broken_file_is_named_and_the_defaults_stand() {
        for (text, part) in [
            ("(theme: 7)", "config.ron:1:"),
            ("(\n  thema: \"x\")", "config.ron:2:"),
            ("(stale_after: 0)", "choose 1 to 3650"),
            ("(clipboard: \"osc53\")", "auto, osc52, native, off"),
        ] {
            let config = config(Some(text), &Flags::default(), &[]);
            assert_eq!(config.mistakes.len(), 1, "{text}");
            assert!(
                config.mistakes[0].as_str().contains(part),
                "{:?}",
                config.mistakes
            );
            assert_eq!(config.stale_after.value, STALE_DAYS);
        }
        let named = Flags {
            file: Some(PathBuf::from("/none/config.ron")),
            ..Flags::default()
        };
        assert_eq!(config(None, &named, &[]).mistakes.len(), 1);
    }

    #[test]
    fn the_default_file_states_the_defaults_in_comments() {
        let written: Written = read_ron("assets/config.ron", DEFAULT_FILE).unwrap();
        assert_eq!(written, Written::default());
        let stated: String = DEFAULT_FILE
            .lines()
            .map(|line| line.replacen("    // ", "    ", 1) + "\n")
            .collect();
        let config = config(Some(&stated), &Flags::default(), &[]);
        assert!(config.mistakes.is_empty(), "{:?}", config.mistakes);
        let without = self::config(None, &Flags::default(), &[]);
        assert_eq!(config.theme.value, without.theme.value);
        assert_eq!(config.mouse.value, without.mouse.value);
        assert_eq!(config.stale_after.value, without.stale_after.value);
        assert_eq!(config.plain, of(without.plain.value, Whence::File));
        assert_eq!(config.restore, of(true, Whence::File));
        assert_eq!(config.clipboard, of(ClipboardSetting::Auto, Whence::File));
        for choice in ClipboardSetting::ALL {
            let text = format!("(clipboard: {:?})", choice.word());
            let config = self::config(Some(&text), &Flags::default(), &[]);
            assert_eq!(config.clipboard, of(*choice, Whence::File));
        }
    }
}
