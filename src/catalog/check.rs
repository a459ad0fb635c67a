//! Checks of records: errors that stop a build, and notes for a human.
//!
//! Every rule has a name. What is checked is one record and its text; what is claimed is not judged here.

use std::collections::BTreeSet;

use super::layer::{LayerFile, Mistake, line_of};
use super::merge::names_scim;
use super::record::Record;
use super::words::{Idp, Status};

/// A remark on a record that a human should look at; never an error.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// The app.
    pub app: String,
    /// The rule.
    pub rule: &'static str,
    /// What was seen.
    pub text: String,
}

/// Checks one record against its own text. Returns every mistake found.
#[must_use]
pub fn check_record(file: &str, text: &str, record: &Record) -> Vec<Mistake> {
    let mut mistakes = check_fields(file, text, record);
    mistakes.extend(check_text(file, text));
    mistakes
}

/// Checks that the text of a file holds no control characters.
#[must_use]
pub fn check_text(file: &str, text: &str) -> Option<Mistake> {
    let (line, column) = control_character(text)?;
    let reason = "a text holds a control character; take it out or write it as words".to_owned();
    Some(Mistake {
        file: file.to_owned(),
        line,
        column,
        reason,
    })
}

/// Checks the fields of one record; its text tells on which lines they stand.
#[must_use]
pub fn check_fields(file: &str, text: &str, record: &Record) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let mut report = |field: &str, needle: &str, reason: String| {
        let reason = format!("field `{field}`: {reason}");
        mistakes.push(Mistake {
            file: file.to_owned(),
            line: line_of(text, needle),
            column: 1,
            reason,
        });
    };
    for (field, url) in urls(record) {
        if !(url.starts_with("https://") || url.starts_with("http://"))
            || url
                .chars()
                .any(|c| c.is_whitespace() || c.is_control() || is_override(c))
        {
            report(
                &field,
                url,
                format!(
                    "`{}` is not an http(s) address; write it in full",
                    printable(url)
                ),
            );
        }
    }
    for (index, tier) in record.tiers.iter().enumerate() {
        if tier.name.trim().is_empty() {
            report(
                &format!("tiers[{index}].name"),
                "name: \"\"",
                "a tier has no name; give it one".to_owned(),
            );
        }
    }
    mistakes
}

/// Checks that the records of one layer speak of each app once.
#[must_use]
pub fn check_unique(file: &str, layer: &LayerFile) -> Vec<Mistake> {
    let mut seen = BTreeSet::new();
    let twice = layer
        .records
        .iter()
        .filter(|record| !seen.insert(record.id.clone()));
    twice
        .map(|record| Mistake {
            file: file.to_owned(),
            line: 0,
            column: 0,
            reason: format!(
                "field `id`: `{}` stands twice in this layer; keep one record an app",
                record.id
            ),
        })
        .collect()
}

/// Checks that what a record refers to is there.
#[must_use]
pub fn check_references(
    file: &str,
    text: &str,
    record: &Record,
    known: &BTreeSet<String>,
) -> Vec<Mistake> {
    let seen_on = record.guide.iter().flat_map(|guide| &guide.seen_on);
    let missing = seen_on.filter(|id| !known.contains(*id));
    missing
        .map(|id| Mistake {
            file: file.to_owned(),
            line: line_of(text, id),
            column: 1,
            reason: format!(
                "field `guide.seen_on`: no app `{id}` in the catalog; name one that is there"
            ),
        })
        .collect()
}

/// Notes on a record whose status and tiers do not meet: Gated or Partial without a tier that has SCIM, Unknown or None
/// with one.
#[must_use]
pub fn notes(record: &Record) -> Vec<Note> {
    let named = names_scim(&record.tiers);
    let text = match record.status {
        Some(status @ (Status::Gated | Status::Partial)) if !named => {
            format!("status is {status}, but no tier is stated to have SCIM")
        }
        Some(status @ (Status::Unknown | Status::None)) if named => {
            format!("status is {status}, but a tier is stated to have SCIM")
        }
        Some(
            Status::Gated | Status::Partial | Status::Unknown | Status::None | Status::Included,
        )
        | None => {
            return Vec::new();
        }
    };
    vec![Note {
        app: record.id.to_string(),
        rule: "status-meets-tiers",
        text,
    }]
}

/// Every address of a record, with its field.
#[must_use]
pub fn urls(record: &Record) -> Vec<(String, &str)> {
    let mut urls: Vec<(String, &str)> = Vec::new();
    let single = [
        ("pricing_url", &record.pricing_url),
        ("docs_url", &record.docs_url),
        ("user_api.docs_url", &record.user_api.docs_url),
    ];
    urls.extend(
        single
            .into_iter()
            .filter_map(|(field, url)| Some((field.to_owned(), url.as_deref()?))),
    );
    for idp in Idp::ALL {
        if let Some(url) = record.listings.get(*idp).url.as_deref() {
            urls.push((format!("listings.{}.url", idp.word()), url));
        }
    }
    urls.extend(
        record
            .sources
            .iter()
            .map(|source| ("sources.url".to_owned(), source.url.as_str())),
    );
    if let Some(url) = record.guide.as_ref().and_then(|guide| guide.url.as_deref()) {
        urls.push(("guide.url".to_owned(), url));
    }
    urls
}

/// The first control or bidirectional-override character of a RON text, by line and column, written as itself or as an
/// escape. Texts of the catalog are one line each, so newline and tab escapes count too.
#[must_use]
pub fn control_character(text: &str) -> Option<(usize, usize)> {
    text.lines().enumerate().find_map(|(line, content)| {
        let plain = content
            .chars()
            .position(|c| (c.is_control() && c != '\t') || is_override(c));
        let column = plain.or_else(|| escape(content))?;
        Some((line + 1, column + 1))
    })
}

/// The first escape that stands for a character of its own; an escaped backslash stands for a backslash.
fn escape(content: &str) -> Option<usize> {
    let mut escaped = false;
    content.chars().enumerate().find_map(|(place, letter)| {
        let begins = escaped;
        escaped = letter == '\\' && !begins;
        let stands = begins && matches!(letter, 'u' | 'x' | 'n' | 't' | 'r' | '0');
        stands.then(|| place.saturating_sub(1))
    })
}

const fn is_override(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn printable(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { '?' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::layer::{Layer, read_record};

    fn check(text: &str) -> Vec<Mistake> {
        let record = read_record("data/x.ron", "x", text).unwrap();
        let known = BTreeSet::from(["x".to_owned()]);
        let mut mistakes = check_record("data/x.ron", text, &record);
        mistakes.extend(check_references("data/x.ron", text, &record, &known));
        mistakes
    }

    #[test]
    fn each_rule_names_line_field_and_remedy() {
        let table = [
            ("(id: \"x\",\npricing_url: \"ftp://x\")", 2, "pricing_url"),
            (
                "(id: \"x\",\nlistings: (okta: (url: \"x.example/a\")))",
                2,
                "listings.okta.url",
            ),
            (
                "(id: \"x\",\n\nsources: [(url: \"javascript:alert(1)\")])",
                3,
                "sources.url",
            ),
            ("(id: \"x\", docs_url: \"https://x y\")", 1, "docs_url"),
            ("(id: \"x\",\ntiers: [(name: \"\")])", 2, "tiers[0].name"),
            (
                "(id: \"x\",\nsummary: [\"a\\u{202e}b\"])",
                2,
                "control character",
            ),
            (
                "(id: \"x\",\nsummary: [\"a\u{1b}b\"])",
                2,
                "control character",
            ),
            (
                "(id: \"x\", guide: (kind: Card,\nseen_on: [\"gone\"]))",
                2,
                "guide.seen_on",
            ),
        ];
        for (text, line, words) in table {
            let mistakes = check(text);
            assert_eq!(mistakes.len(), 1, "{text}: {mistakes:?}");
            for mistake in mistakes {
                assert_eq!(mistake.line, line, "{mistake}");
                assert!(mistake.reason.contains(words), "{mistake}");
                assert!(!mistake.to_string().contains('\u{1b}'));
            }
        }
        assert_eq!(
            check("(id: \"x\", pricing_url: \"https://x.example/p?a=1\")"),
            []
        );
    }

    #[test]
    fn an_app_stands_once_in_a_layer() {
        let record = read_record("x.ron", "x", "(id: \"x\")").unwrap();
        let layer = Layer {
            id: "mine".to_owned(),
            title: "Mine".to_owned(),
            publisher: None,
            url: None,
            licence: None,
            date: None,
            note: None,
            own: true,
        };
        let file = LayerFile {
            layer,
            records: vec![record.clone(), record],
        };
        assert_eq!(check_unique("mine.ron", &file).len(), 1);
    }
}
