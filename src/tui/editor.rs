//! The user's editor: which one, and running it on a file while the terminal is lent to it.
//!
//! Its words are split as a shell would, but no shell ever runs them. What is edited is not known here.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitStatus};

/// Editors that systems bring along, in the order in which they are tried.
#[cfg(unix)]
const USUAL: &[&str] = &["sensible-editor", "nano", "vim", "vi"];
#[cfg(not(unix))]
const USUAL: &[&str] = &["notepad.exe"];

/// An editor with its own arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    words: Vec<String>,
}

impl Editor {
    /// The editor of whoever runs the program: `VISUAL`, else `EDITOR`, else one that the system brings along.
    ///
    /// # Errors
    /// There is none, or what the variable holds is no command; the words say how to name one.
    pub fn of_user() -> Result<Editor, String> {
        Editor::among(&|name| env::var_os(name), &is_there)
    }

    fn among(
        variable: &dyn Fn(&str) -> Option<OsString>,
        is_there: &dyn Fn(&str) -> bool,
    ) -> Result<Editor, String> {
        for name in ["VISUAL", "EDITOR"] {
            let value = variable(name).filter(|value| !value.is_empty());
            let Some(value) = value else {
                continue;
            };
            let text = value.to_string_lossy();
            // A path with spaces needs no quotes where it is one file.
            if Path::new(&value).is_file() {
                return Ok(Editor {
                    words: vec![text.into_owned()],
                });
            }
            let words = shell_words::split(&text).map_err(|error| {
                format!("{name} is `{text}`: {error}; write it as in {name}=\"code --wait\"")
            })?;
            if !words.is_empty() {
                return Ok(Editor { words });
            }
        }
        let usual = USUAL.iter().find(|name| is_there(name));
        let usual = usual.map(|name| Editor {
            words: vec![(*name).to_owned()],
        });
        usual.ok_or_else(|| {
            "there is no editor: set VISUAL or EDITOR to one, as in EDITOR=nano".to_owned()
        })
    }

    /// Its name, for messages.
    #[must_use]
    pub fn name(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// Opens a file, and waits until the editor is left.
    ///
    /// # Errors
    /// The editor cannot be started; the words name it.
    pub fn open(&self, path: &Path) -> Result<ExitStatus, String> {
        let mut words = self.words.iter();
        let mut command = Command::new(words.next().map_or("", String::as_str));
        command.args(words).arg(path);
        command.status().map_err(|error| {
            format!(
                "the editor `{}` cannot be started ({error}); set VISUAL or EDITOR to another",
                self.name()
            )
        })
    }
}

/// Whether a program of that name can be found.
fn is_there(name: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of the editor under these variables, where these programs are there.
    fn words(variables: &[(&str, &str)], there: &[&str]) -> Result<Vec<String>, String> {
        let variable = |name: &str| {
            let mut known = variables.iter();
            known
                .find(|(key, _)| *key == name)
                .map(|(_, value)| OsString::from(value))
        };
        Editor::among(&variable, &|name| there.contains(&name)).map(|editor| editor.words)
    }

    #[test]
    fn the_most_particular_editor_is_taken_and_split_like_a_shell_would() {
        assert_eq!(
            words(&[("VISUAL", "code --wait"), ("EDITOR", "vi")], &[]).unwrap(),
            ["code", "--wait"]
        );
        assert_eq!(
            words(&[("VISUAL", ""), ("EDITOR", "'my editor' -c \"a b\"")], &[]).unwrap(),
            ["my editor", "-c", "a b"]
        );
        // Nothing of a shell is run.
        assert_eq!(
            words(&[("EDITOR", "vi; rm -rf $HOME")], &[]).unwrap(),
            ["vi;", "rm", "-rf", "$HOME"]
        );
        assert_eq!(
            words(&[("EDITOR", "  ")], &USUAL[USUAL.len() - 1..]).unwrap(),
            &USUAL[USUAL.len() - 1..]
        );
    }

    #[test]
    fn without_one_it_says_how_to_name_one() {
        assert!(
            words(&[], &[])
                .unwrap_err()
                .contains("set VISUAL or EDITOR")
        );
        assert!(
            words(&[("EDITOR", "vi 'x")], &[])
                .unwrap_err()
                .contains("EDITOR is `vi 'x`")
        );
        let none = Editor {
            words: vec!["/none/at-all".to_owned()],
        };
        assert!(
            none.open(Path::new("x"))
                .unwrap_err()
                .contains("`/none/at-all` cannot be started")
        );
    }
}
