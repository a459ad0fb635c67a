//! What a query is made of: words to look for and conditions on fields, each of which may be negated.
//!
//! Only the shapes and how they print. How they are read stands in `parse`, what they mean in `fuzzy` and `evaluate`.

use std::fmt;

use super::condition::Condition;

/// One term of a query. An app has to meet every term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The apps that do not meet it are wanted.
    pub negated: bool,
    /// What is asked.
    pub what: What,
}

/// What a term asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A word to look for.
    Word(Word),
    /// A condition on a field.
    Field(Condition),
}

/// A word to look for in what an app is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// How it has to stand there.
    pub way: Way,
    /// The word as typed.
    pub text: String,
}

/// How a word has to stand in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// `word`: as it is, or with letters left out. Looks at category and tier names too.
    Fuzzy,
    /// `'word` or `"two words"`: as it is.
    Inside,
    /// `^word`: at the beginning.
    Begins,
    /// `word$`: at the end.
    Ends,
    /// `^word$`: nothing else.
    Whole,
}

impl Term {
    /// Whether it looks for a word, wanted or not.
    pub(super) const fn is_word(&self) -> bool {
        matches!(self.what, What::Word(_))
    }

    /// Whether what the catalog has at hand of an app decides it, without the app's facts.
    pub(super) const fn is_at_hand(&self) -> bool {
        matches!(self.what, What::Word(_) | What::Field(Condition::Scim(_)))
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.negated {
            f.write_str("!")?;
        }
        match &self.what {
            What::Word(word) => word.print(f, self.negated),
            What::Field(condition) => condition.fmt(f),
        }
    }
}

impl Word {
    /// A negated word stands as it is anyway, so it needs no sign of it.
    fn print(&self, f: &mut fmt::Formatter<'_>, negated: bool) -> fmt::Result {
        let text = &self.text;
        let quoted = !stands_bare(text);
        let shown = if quoted { quote(text) } else { text.clone() };
        match self.way {
            Way::Fuzzy => f.write_str(text),
            Way::Inside if quoted || negated => f.write_str(&shown),
            Way::Inside => write!(f, "'{shown}"),
            Way::Begins => write!(f, "^{shown}"),
            Way::Ends => write!(f, "{shown}$"),
            Way::Whole => write!(f, "^{shown}$"),
        }
    }
}

/// Whether a word reads back as itself without quotes, wherever it stands.
fn stands_bare(text: &str) -> bool {
    !text.starts_with(['!', '\'', '^', '"'])
        && !text.ends_with('$')
        && !text.contains(|c: char| c.is_whitespace() || c == ':')
}

/// A text in quotes, with the quotes in it escaped.
pub(super) fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len().saturating_add(2));
    quoted.push('"');
    for character in text.chars() {
        if matches!(character, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(character);
    }
    quoted.push('"');
    quoted
}
