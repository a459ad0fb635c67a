//! Labels as administrators and banks write them, taken apart: segments of words, with what says nothing of the app
//! (environments, regions, sign-on words, statement codes) known as such.
//!
//! Which words say nothing stands in `words`. Must not live here: what the words that are left mean in the catalog.

mod words;

use crate::text::fold;

pub(super) use words::{is_plain_word, says_nothing};

/// A label in the ways in which it can be read: a statement's star may part a seller from a product, or join them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// The whole label as it is compared.
    pub compact: String,
    /// The readings, at least one.
    pub readings: Vec<Vec<Segment>>,
}

/// A part of a label between separators or brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    /// Its words, folded; never empty.
    pub words: Vec<String>,
    /// It stands in brackets.
    pub bracketed: bool,
}

impl Label {
    /// Takes a label apart.
    pub fn read(label: &str) -> Label {
        // Folded, a trade mark's sign would be two letters of the name.
        let folded = fold(&label.replace(['™', '®', '©', '℠'], " "));
        let text = folded.text();
        let readings = match text.split_once('*') {
            Some((seller, rest)) if is_payment_service(seller) => vec![segments(rest)],
            Some(_) => vec![
                segments(&text.replace('*', " | ")),
                segments(&text.replace('*', " ")),
            ],
            None => vec![segments(text)],
        };
        Label {
            compact: compact(text),
            readings,
        }
    }
}

/// Words and names as they are compared: folded, letters and digits alone, without "and".
pub(super) fn compact(folded: &str) -> String {
    joined(&words(folded))
}

/// Words run together, as names are compared.
pub(super) fn joined(words: &[String]) -> String {
    let letters = words.iter().flat_map(|word| word.chars());
    letters.filter(|letter| letter.is_alphanumeric()).collect()
}

/// The words of a folded text. Dots inside a word stay, since they make an address of it: `zoom.us`.
pub(super) fn words(folded: &str) -> Vec<String> {
    let parts = folded.split(|c: char| !(c.is_alphanumeric() || c == '.' || c == '\'' || c == '’'));
    let bare = parts.map(|part| part.trim_matches('.').replace(['\'', '’'], ""));
    bare.filter(|word| !word.is_empty() && word != "and")
        .collect()
}

/// The segments of a folded text.
fn segments(text: &str) -> Vec<Segment> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut part = String::new();
    let mut letters = text.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        match letter {
            '(' | '[' | '{' | '「' | '【' => {
                close(&mut found, &mut part, depth > 0);
                depth = depth.saturating_add(1);
            }
            ')' | ']' | '}' | '」' | '】' => {
                close(&mut found, &mut part, depth > 0);
                depth = depth.saturating_sub(1);
            }
            '|' | ':' | '/' | '\\' | '»' | '>' | '•' | '·' | ',' | ';' | '_' | '–' | '—' | '@' =>
            {
                close(&mut found, &mut part, depth > 0);
            }
            '-' if before == ' ' || after == ' ' => close(&mut found, &mut part, depth > 0),
            _ => part.push(letter),
        }
        before = letter;
    }
    close(&mut found, &mut part, depth > 0);
    found
}

/// Ends a segment. A company's legal form and the word "by" end one too: `DATADOG INC NEW YORK`, `Auth0 by Okta`.
fn close(found: &mut Vec<Segment>, part: &mut String, bracketed: bool) {
    let mut own = Vec::new();
    for word in words(&std::mem::take(part)) {
        let ends = words::is_legal_form(&word) || word == "by";
        if !ends {
            own.push(word);
        } else if !own.is_empty() {
            found.push(Segment {
                words: std::mem::take(&mut own),
                bracketed,
            });
        }
    }
    if !own.is_empty() {
        found.push(Segment {
            words: own,
            bracketed,
        });
    }
}

/// Whether what stands before a statement's star only passes the money on.
fn is_payment_service(seller: &str) -> bool {
    words::PAYMENT_SERVICES.contains(&compact(seller).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(label: &str) -> Vec<Vec<String>> {
        let show = |segment: &Segment| {
            let words = segment.words.join(" ");
            if segment.bracketed {
                format!("({words})")
            } else {
                words
            }
        };
        let label = Label::read(label);
        label
            .readings
            .iter()
            .map(|segments| segments.iter().map(show).collect())
            .collect()
    }

    #[test]
    fn labels_fall_into_segments() {
        for (label, segments) in [
            ("Slack", &["slack"][..]),
            ("Acme (Prod) - EU", &["acme", "(prod)", "eu"]),
            ("Figma [SSO]", &["figma", "(sso)"]),
            ("GSUITE_acme", &["gsuite", "acme"]),
            ("zoom.us 888-799-9666", &["zoom.us 888 799 9666"]),
            ("Atlassian - Jira Cloud", &["atlassian", "jira cloud"]),
            ("DATADOG INC NEW YORK", &["datadog", "new york"]),
            ("NOTION LABS, INC.", &["notion labs"]),
            ("Auth0 by Okta", &["auth0", "okta"]),
            ("Weights & Biases", &["weights biases"]),
            ("Slack（本番）", &["slack", "(本番)"]),
            ("ＺＯＯＭ", &["zoom"]),
            ("PAYPAL *FIGMA", &["figma"]),
            ("T-Mobile", &["t mobile"]),
            ("---", &[]),
            ("", &[]),
            (")a(b", &["a", "(b)"]),
        ] {
            assert_eq!(read(label), [segments.to_vec()], "{label:?}");
        }
    }

    #[test]
    fn a_star_may_part_or_join() {
        assert_eq!(
            read("ADOBE *CREATIVE CLOUD"),
            [
                vec!["adobe".to_owned(), "creative cloud".to_owned()],
                vec!["adobe creative cloud".to_owned()]
            ]
        );
    }
}
