//! Where each field stands in a RON text: its path (`records[3].scim.price`) with line and column.
//!
//! Follows names, brackets, strings and comments only. The text was read before; on a text that is not RON the places are
//! as good as they get, and nothing fails.

use std::collections::BTreeMap;

/// How deep the brackets of a field may stand in each other. Records have ten.
const DEEPEST: usize = 32;
/// The most brackets that are open at a time; what comes behind so many has no place.
const MOST_OPEN: usize = 1_000;
/// The most letters of a name that are kept.
const LONGEST_NAME: usize = 100;

/// The places of the fields of a text.
#[derive(Debug, Default)]
pub(super) struct Positions {
    places: BTreeMap<String, (usize, usize)>,
}

/// A bracket that is open, with the part of the path that it adds.
enum Open {
    /// Round or curly: the field that is being read.
    Fields(String),
    /// Square: the place of the element, and whether it has begun.
    List(usize, bool),
}

struct Scan {
    open: Vec<Open>,
    found: Positions,
    word: String,
    word_at: (usize, usize),
}

impl Positions {
    /// Finds the fields of a text.
    pub(super) fn of(text: &str) -> Self {
        let mut scan = Scan {
            open: Vec::new(),
            found: Self::default(),
            word: String::new(),
            word_at: (1, 1),
        };
        let mut at = (1, 1);
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            // A text that nests without end is none that was read; its brackets would fill the memory.
            if scan.open.len() > MOST_OPEN {
                break;
            }
            let here = at;
            at = after(at, letter);
            match letter {
                '"' => {
                    scan.begin(here);
                    scan.word.clear();
                    let mut escaped = false;
                    for inner in letters.by_ref() {
                        at = after(at, inner);
                        if inner == '"' && !escaped {
                            break;
                        }
                        escaped = inner == '\\' && !escaped;
                    }
                }
                '/' if letters.peek() == Some(&'/') => {
                    for inner in letters.by_ref() {
                        at = after(at, inner);
                        if inner == '\n' {
                            break;
                        }
                    }
                }
                _ => scan.take(letter, here),
            }
        }
        scan.found
    }

    /// Whether a field is there.
    pub(super) fn has(&self, path: &str) -> bool {
        self.places.contains_key(path)
    }

    /// The place of a field; of one that is not there, that of what holds it; else 0 and 0.
    pub(super) fn find(&self, path: &str) -> (usize, usize) {
        let mut path = path;
        loop {
            if let Some(place) = self.places.get(path) {
                return *place;
            }
            match path.rfind(['.', '[']) {
                Some(end) => path = path.get(..end).unwrap_or_default(),
                None => return (0, 0),
            }
        }
    }
}

impl Scan {
    fn take(&mut self, letter: char, here: (usize, usize)) {
        match letter {
            _ if letter.is_alphanumeric() || letter == '_' => {
                if self.word.is_empty() {
                    self.word_at = here;
                    self.begin(here);
                }
                if self.word.len() < LONGEST_NAME {
                    self.word.push(letter);
                }
                return;
            }
            ':' => {
                if let Some(Open::Fields(name)) = self.open.last_mut() {
                    name.clone_from(&self.word);
                    self.note(self.word_at);
                }
            }
            '(' | '{' => {
                self.begin(here);
                self.open.push(Open::Fields(String::new()));
            }
            '[' => {
                self.begin(here);
                self.open.push(Open::List(0, false));
            }
            ')' | '}' | ']' => {
                self.open.pop();
            }
            ',' => match self.open.last_mut() {
                Some(Open::List(place, begun)) => {
                    *place = place.saturating_add(1);
                    *begun = false;
                }
                Some(Open::Fields(name)) => name.clear(),
                None => {}
            },
            _ if letter.is_whitespace() => return,
            _ => self.begin(here),
        }
        self.word.clear();
    }

    /// An element of a list begins here, unless it has begun.
    fn begin(&mut self, here: (usize, usize)) {
        if let Some(Open::List(_, begun @ false)) = self.open.last_mut() {
            *begun = true;
            self.note(here);
        }
    }

    /// Notes where the present path is, unless it is deeper than any field.
    fn note(&mut self, here: (usize, usize)) {
        if self.open.len() <= DEEPEST {
            let path = self.path();
            self.found.places.entry(path).or_insert(here);
        }
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for open in &self.open {
            match open {
                Open::Fields(name) if name.is_empty() => {}
                Open::Fields(name) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(name);
                }
                Open::List(place, _) => path.push_str(&format!("[{place}]")),
            }
        }
        path
    }
}

fn after(at: (usize, usize), letter: char) -> (usize, usize) {
    let (line, column) = at;
    if letter == '\n' {
        (line.saturating_add(1), 1)
    } else {
        (line, column.saturating_add(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_elements_have_places() {
        let text = "(\n  layer: (id: \"a: (b\", title: \"T\"), // tiers: no\n  records: [\n    (id: \"x\"),\n    (id: \"y\", tiers: [\n      (name: \"P\", price: (text: \"$1\", terms: Offers([(charge: Bare(1))]))),\n    ]),\n  ],\n)";
        let positions = Positions::of(text);
        for (path, place) in [
            ("layer", (2, 3)),
            ("layer.id", (2, 11)),
            ("layer.title", (2, 24)),
            ("records", (3, 3)),
            ("records[0]", (4, 5)),
            ("records[0].id", (4, 6)),
            ("records[1].tiers[0].name", (6, 8)),
            ("records[1].tiers[0].price.terms[0].charge", (6, 55)),
            ("records[1].scim.plan", (5, 5)),
            ("records[1].tiers[7]", (5, 15)),
            ("nothing", (0, 0)),
        ] {
            assert_eq!(positions.find(path), place, "{path}");
        }
        assert!(!positions.has("tiers"));
    }
}
