//! What somebody types or drops for files: one path, or several with spaces between, quoted where they hold any.

use std::path::{Path, PathBuf};

/// The files that a text names. The whole text is one path where there is such a file; `~` is the home.
#[must_use]
pub fn files(text: &str, home: Option<&Path>, exists: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    let text = text.trim();
    let whole = at_home(text, home);
    if exists(&whole) {
        return vec![whole];
    }
    words(text).iter().map(|word| at_home(word, home)).collect()
}

/// A path with the home in place of a leading `~/`.
fn at_home(path: &str, home: Option<&Path>) -> PathBuf {
    match (path.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        (Some(_) | None, _) => PathBuf::from(path),
    }
}

/// Words with spaces between; quotes hold a word together, and so does a backslash before a space or a quote, as
/// terminals write it when a file is dropped on them.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, quote) {
            (_, Some(open)) if letter == open => quote = None,
            ('\'' | '"', None) if word.is_empty() => quote = Some(letter),
            ('\\', None) if letters.peek().is_some_and(|next| " '\"".contains(*next)) => {
                word.extend(letters.next());
            }
            (' ', None) => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            (_, _) => word.push(letter),
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_path_or_several() {
        let there = |path: &Path| path == Path::new("my apps.json");
        let home = Path::new("/home/ana");
        for (text, paths) in [
            ("apps.json", vec!["apps.json"]),
            ("  apps.json ", vec!["apps.json"]),
            ("my apps.json", vec!["my apps.json"]),
            ("his apps.json", vec!["his", "apps.json"]),
            ("'his apps.json' b.json", vec!["his apps.json", "b.json"]),
            ("\"his apps.json\"", vec!["his apps.json"]),
            (
                "his\\ apps.json it\\'s.json",
                vec!["his apps.json", "it's.json"],
            ),
            ("it's.json", vec!["it's.json"]),
            ("C:\\files\\apps.json", vec!["C:\\files\\apps.json"]),
            ("~/apps.json", vec!["/home/ana/apps.json"]),
            ("", vec![]),
        ] {
            let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
            assert_eq!(files(text, Some(home), there), paths, "{text}");
        }
        assert_eq!(files("~/a", None, there), [PathBuf::from("~/a")]);
    }
}
