//! The catalog's names, folded and indexed, so that ten thousand labels find theirs without looking at every app.

use std::collections::HashMap;

use super::known;
use crate::catalog::{App, Catalog};
use crate::query::edit_distance;
use crate::stack::labels::{compact, joined, says_nothing, words};
use crate::text::fold;

/// What a text is to an app; the earlier kinds are the surer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    Name,
    FormerName,
    Alias,
    Product,
    Id,
}

/// A name of an app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// The app's place in the catalog.
    pub place: usize,
    pub kind: Kind,
    /// The name as the catalog writes it.
    pub text: String,
}

/// All names of a catalog.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// By the name, run together; the surest kind first, each app once.
    exact: HashMap<String, Vec<Named>>,
    /// By the first word or words of longer names, and by names without what says nothing (`grafana`).
    starts: HashMap<String, Vec<usize>>,
    /// By owner, run together.
    owners: HashMap<String, Vec<usize>>,
    /// By a name with one letter left out.
    near: HashMap<String, Vec<u32>>,
    /// Every name, run together, in order, with its app's place.
    sorted: Vec<(String, usize)>,
}

/// The shortest name that a misspelling is looked for in.
const SHORTEST_SPELLING: usize = 5;
/// The shortest label that can be a name cut short.
const SHORTEST_CUT: usize = 10;
/// The most words of a name that are tried at once.
pub(super) const MOST_WORDS: usize = 6;

impl Names {
    pub fn new(catalog: &Catalog) -> Names {
        let mut names = Names::default();
        for (place, app) in catalog.apps().iter().enumerate() {
            names.add_app(place, app);
        }
        for (product, id) in known::PRODUCTS {
            if let Some(place) = catalog.place(id) {
                names.add(place, Kind::Product, product);
            }
        }
        for named in names.exact.values_mut() {
            named.sort_by_key(|named| (named.kind, named.place));
            let mut seen = Vec::new();
            named.retain(|named| {
                let new = !seen.contains(&named.place);
                seen.push(named.place);
                new
            });
        }
        names.sorted.sort_unstable();
        names.sorted.dedup();
        names.index_near();
        names
    }

    fn add_app(&mut self, place: usize, app: &App) {
        let name = app.display_name();
        self.add(place, Kind::Name, name);
        if let Some((bare, _)) = name.split_once(" (") {
            self.add(place, Kind::Name, bare);
        }
        for former in &app.former_names {
            self.add(place, Kind::FormerName, former);
        }
        for alias in &app.aliases {
            self.add(place, Kind::Alias, alias);
        }
        self.add(place, Kind::Id, app.id.as_str());
        if let Some(owner) = &app.owner {
            push(&mut self.owners, compact(fold(owner).text()), place);
        }
    }

    fn add(&mut self, place: usize, kind: Kind, text: &str) {
        let folded = fold(text);
        let all = words(folded.text());
        let run = joined(&all);
        if run.is_empty() {
            return;
        }
        if kind != Kind::Id {
            for count in 1..all.len() {
                let start = all.get(..count).map(joined).unwrap_or_default();
                let says = all
                    .get(..count)
                    .is_some_and(|first| !first.iter().all(|word| says_nothing(word)));
                if says {
                    push(&mut self.starts, start, place);
                }
            }
            let telling: Vec<String> = all
                .iter()
                .filter(|word| !says_nothing(word))
                .cloned()
                .collect();
            if telling.len() < all.len() && !telling.is_empty() {
                push(&mut self.starts, joined(&telling), place);
            }
        }
        self.sorted.push((run.clone(), place));
        self.exact.entry(run).or_default().push(Named {
            place,
            kind,
            text: text.to_owned(),
        });
    }

    fn index_near(&mut self) {
        for (number, (name, _)) in self.sorted.iter().enumerate() {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            if name.chars().count() < SHORTEST_SPELLING {
                continue;
            }
            for shorter in one_left_out(name) {
                self.near.entry(shorter).or_default().push(number);
            }
            self.near.entry(name.clone()).or_default().push(number);
        }
    }

    /// The apps of a name, the surest first.
    pub fn exact(&self, run: &str) -> &[Named] {
        self.exact.get(run).map_or(&[], Vec::as_slice)
    }

    /// The apps whose longer names begin so, or are so without what says nothing.
    pub fn starts(&self, run: &str) -> &[usize] {
        self.starts.get(run).map_or(&[], Vec::as_slice)
    }

    /// The apps of an owner.
    pub fn of_owner(&self, run: &str) -> &[usize] {
        self.owners.get(run).map_or(&[], Vec::as_slice)
    }

    /// The apps whose names are one or two letters away, with how many.
    pub fn near(&self, run: &str) -> Vec<(usize, usize)> {
        if run.chars().count() < SHORTEST_SPELLING {
            return Vec::new();
        }
        let mut found: Vec<(usize, usize)> = Vec::new();
        for shorter in one_left_out(run).chain([run.to_owned()]) {
            for number in self.near.get(&shorter).map_or(&[][..], Vec::as_slice) {
                let named = usize::try_from(*number)
                    .ok()
                    .and_then(|number| self.sorted.get(number));
                if let Some((name, place)) = named
                    && !found.iter().any(|(_, known)| known == place)
                {
                    found.push((edit_distance(run, name), *place));
                }
            }
        }
        found.sort_unstable();
        found
    }

    /// The apps of which a name begins with a long label: statements cut names short.
    pub fn cut_short(&self, run: &str) -> Vec<usize> {
        if run.chars().count() < SHORTEST_CUT {
            return Vec::new();
        }
        let from = self.sorted.partition_point(|(name, _)| name.as_str() < run);
        let rest = self.sorted.get(from..).unwrap_or_default().iter();
        let mut found: Vec<usize> = rest
            .take_while(|(name, _)| name.starts_with(run))
            .map(|(_, place)| *place)
            .collect();
        found.dedup();
        found
    }
}

fn push(map: &mut HashMap<String, Vec<usize>>, key: String, place: usize) {
    let places = map.entry(key).or_default();
    if !places.contains(&place) {
        places.push(place);
    }
}

/// Every form of a text with one letter left out.
fn one_left_out(text: &str) -> impl Iterator<Item = String> {
    text.char_indices().map(move |(at, letter)| {
        let (head, tail) = text.split_at_checked(at).unwrap_or((text, ""));
        let tail = tail.get(letter.len_utf8()..).unwrap_or("");
        format!("{head}{tail}")
    })
}
