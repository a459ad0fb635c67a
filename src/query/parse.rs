//! Reading a query: words with fzf's signs, and `field:value` conditions.
//!
//! A sign with nothing after it says nothing yet, so a query can be typed letter by letter; a quote that is still open
//! ends with the text. A field without a value, and fields and values that are not known, are errors.

use crate::catalog::Catalog;
use crate::text::fold;

use super::condition::{Condition, Field};
use super::nearest::nearest_word;
use super::term::{Term, Way, What, Word};
use super::{Query, QueryError};

/// Reads a query.
pub(super) fn parse(text: &str, catalog: &Catalog) -> Result<Query, QueryError> {
    let mut cursor = Cursor {
        rest: text,
        position: 0,
    };
    let mut terms = Vec::new();
    loop {
        cursor.skip_while(char::is_whitespace);
        if cursor.rest.is_empty() {
            return Ok(Query { terms });
        }
        let negated = cursor.eat('!');
        let what = match field_name(cursor.rest) {
            Some(name) => read_field(&mut cursor, name, catalog)?,
            None => read_word(&mut cursor, negated).map(What::Word),
        };
        terms.extend(what.map(|what| Term { negated, what }));
    }
}

/// Where reading has come to.
struct Cursor<'a> {
    rest: &'a str,
    /// In characters from the beginning.
    position: usize,
}

impl<'a> Cursor<'a> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn eat(&mut self, wanted: char) -> bool {
        let there = self.peek() == Some(wanted);
        if there {
            self.take(wanted.len_utf8());
        }
        there
    }

    /// Takes so many bytes, which end at the end of a character.
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.rest = rest;
        self.position = self.position.saturating_add(taken.chars().count());
        taken
    }

    fn take_until(&mut self, ends: impl Fn(char) -> bool) -> &'a str {
        self.take(self.rest.find(ends).unwrap_or(self.rest.len()))
    }

    fn skip_while(&mut self, skipped: impl Fn(char) -> bool) {
        self.take_until(|character| !skipped(character));
    }

    /// Takes a quoted text if one begins here: up to the closing quote, or to the end where none closes it.
    fn quoted(&mut self) -> Option<String> {
        if !self.eat('"') {
            return None;
        }
        let mut text = String::new();
        loop {
            text.push_str(self.take_until(|character| matches!(character, '"' | '\\')));
            if self.rest.is_empty() || self.eat('"') {
                return Some(text);
            }
            self.eat('\\');
            match self.peek() {
                Some(escaped @ ('"' | '\\')) => {
                    self.eat(escaped);
                    text.push(escaped);
                }
                Some(_) | None => text.push('\\'),
            }
        }
    }
}

/// The letters before a colon, if what comes next looks like a field.
fn field_name(rest: &str) -> Option<&str> {
    let (name, _) = rest.split_once(':')?;
    let letter = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '-');
    (!name.is_empty() && name.chars().all(letter)).then_some(name)
}

fn read_field(
    cursor: &mut Cursor<'_>,
    name: &str,
    catalog: &Catalog,
) -> Result<Option<What>, QueryError> {
    if let Some(field) = Field::from_word(name) {
        return read_condition(cursor, field, catalog)
            .map(|condition| Some(What::Field(condition)));
    }
    let start = cursor.position;
    let text = cursor.take_until(char::is_whitespace);
    if begins_a_name(text, catalog) {
        let text = text.to_owned();
        let way = Way::Inside;
        return Ok(Some(What::Word(Word { way, text })));
    }
    let fields: Vec<&str> = Field::ALL.iter().map(|field| field.word()).collect();
    let meant = SYNONYMS
        .iter()
        .find(|(synonym, _)| synonym.eq_ignore_ascii_case(name));
    let nearest = match meant {
        Some((_, field)) => Some((*field).to_owned()),
        None => nearest_word(name, &fields),
    };
    Err(QueryError {
        position: start,
        length: name.chars().count(),
        reason: format!("`{name}:` is not a field"),
        suggestion: nearest.map(|word| format!("{word}:")),
        help: format!(
            "the fields are {}; a text with a colon goes in quotes",
            fields.join(", ")
        ),
    })
}

/// Words that somebody may type for a field that has another one. They are only suggested: one word, one thing.
const SYNONYMS: [(&str, &str); 12] = [
    ("status", "scim"),
    ("connection", "idp"),
    ("provider", "idp"),
    ("tier", "plan"),
    ("operations", "ops"),
    ("cost", "price"),
    ("minimum", "seats"),
    ("vendor", "owner"),
    ("checked", "verified"),
    ("date", "verified"),
    ("source", "layer"),
    ("app", "name"),
];

/// Whether some app is called by a name that begins with this text.
fn begins_a_name(text: &str, catalog: &Catalog) -> bool {
    let wanted = fold(text);
    let begins = |name: &str| name.contains(':') && fold(name).text().starts_with(wanted.text());
    let places = (0..catalog.apps().len()).filter(|place| catalog.may_be_called(*place, b':'));
    let mut listings = places.filter_map(|place| catalog.listing(place));
    listings.any(|listing| {
        let others = listing.former_names.iter().chain(&listing.aliases);
        begins(listing.name) || others.copied().any(begins)
    })
}

fn read_condition(
    cursor: &mut Cursor<'_>,
    field: Field,
    catalog: &Catalog,
) -> Result<Condition, QueryError> {
    let start = cursor.position;
    cursor.take_until(|character| character == ':');
    cursor.eat(':');
    let mut condition = field.condition();
    loop {
        let position = cursor.position;
        let item = match cursor.quoted() {
            Some(text) => text,
            None => {
                let ends = |c: char| c.is_whitespace() || c == ',';
                cursor.take_until(ends).to_owned()
            }
        };
        if !item.is_empty() && !condition.push(&item, catalog) {
            return Err(QueryError {
                position,
                length: cursor.position.saturating_sub(position),
                reason: format!("`{item}` is not a value of `{}:`", field.word()),
                suggestion: field.nearest(&item, catalog),
                help: format!("it takes {}", takes(field, catalog)),
            });
        }
        if !cursor.eat(',') {
            break;
        }
    }
    if condition.words().is_empty() {
        return Err(QueryError {
            position: start,
            length: cursor.position.saturating_sub(start),
            reason: format!("`{}:` needs a value right after the colon", field.word()),
            suggestion: None,
            help: format!("it takes {}", takes(field, catalog)),
        });
    }
    Ok(condition)
}

/// How many words are listed before a list of them stops being readable.
const LISTED: usize = 12;

/// What a field takes, in words. Its words are listed where nothing else describes them.
fn takes(field: Field, catalog: &Catalog) -> String {
    let known = field.known(catalog);
    let mut words = known
        .iter()
        .take(LISTED)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    if known.len() > LISTED {
        words.push_str(", ...");
    }
    match field.shape() {
        Some(shape) if known.is_empty() || known.len() > LISTED => shape.to_owned(),
        Some(shape) => format!("{shape}, or {words}"),
        None => words,
    }
}

/// A word with its signs; none where only signs stand there.
fn read_word(cursor: &mut Cursor<'_>, negated: bool) -> Option<Word> {
    let exact = cursor.eat('\'');
    let begins = !exact && cursor.eat('^');
    let (text, ends, literal) = match cursor.quoted() {
        Some(text) => (text, cursor.eat('$'), true),
        None => {
            let bare = cursor.take_until(char::is_whitespace);
            let stripped = bare.strip_suffix('$');
            let literal = exact || negated;
            (
                stripped.unwrap_or(bare).to_owned(),
                stripped.is_some(),
                literal,
            )
        }
    };
    let way = match (begins, ends) {
        (true, true) => Way::Whole,
        (true, false) => Way::Begins,
        (false, true) => Way::Ends,
        (false, false) if literal => Way::Inside,
        (false, false) => Way::Fuzzy,
    };
    // Invisible letters say nothing either.
    (!fold(&text).text().is_empty()).then_some(Word { way, text })
}
