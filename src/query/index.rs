//! The folded texts of a catalog's apps, made once, so that a key press only has to search them.
//!
//! Texts of an app's own (name, former names, aliases, id) stand one after another in one piece of memory; texts that
//! many apps share (owners, categories, tier names) are kept once and searched once a word. How texts are searched and
//! scored stands in `fuzzy`.

use std::collections::HashMap;

use crate::catalog::{App, Catalog, Listing};
use crate::text::{Folded, fold};

use super::Query;
pub(super) use super::marks::{folds_plainly, letter, letters, letters_as_folded};
use super::marks::{initials, plain_starts, starts};

/// Which text of an app a word was found in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The name in force.
    Name,
    /// The former name at this place in the list.
    FormerName(usize),
    /// The alias at this place in the list.
    Alias(usize),
    /// The id.
    Id,
    /// The owner.
    Owner,
    /// The title of the category.
    Category,
    /// The name of the tier at this place in the list.
    Tier(usize),
}

/// What a text says of an app; the better kinds score higher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Name,
    FormerName,
    /// An alias or the id.
    Alias,
    Owner,
    Category,
    Tier,
}

impl Place {
    pub(super) const fn kind(self) -> Kind {
        match self {
            Place::Name => Kind::Name,
            Place::FormerName(_) => Kind::FormerName,
            Place::Alias(_) | Place::Id => Kind::Alias,
            Place::Owner => Kind::Owner,
            Place::Category => Kind::Category,
            Place::Tier(_) => Kind::Tier,
        }
    }

    /// The text itself.
    #[must_use]
    pub fn text(self, app: &App) -> Option<&str> {
        match self {
            Place::Name => Some(app.display_name()),
            Place::FormerName(place) => app.former_names.get(place).map(String::as_str),
            Place::Alias(place) => app.aliases.get(place).map(String::as_str),
            Place::Id => Some(app.id.as_str()),
            Place::Owner => app.owner.as_deref(),
            Place::Category => app.category.get().map(|category| category.title()),
            Place::Tier(place) => app.tiers.get(place).map(|tier| tier.name.as_str()),
        }
    }
}

/// Every text of an app that words are looked for in, the best kinds first.
pub(super) fn places(app: &App) -> impl Iterator<Item = Place> {
    let former = (0..app.former_names.len()).map(Place::FormerName);
    let aliases = (0..app.aliases.len()).map(Place::Alias);
    let tiers = (0..app.tiers.len()).map(Place::Tier);
    std::iter::once(Place::Name)
        .chain(former)
        .chain(aliases)
        .chain([Place::Id, Place::Owner, Place::Category])
        .chain(tiers)
}

/// The same texts of a listing, in the same order.
fn texts<'a>(listing: &Listing<'a>) -> impl Iterator<Item = (Kind, &'a str)> {
    let of = |kind: Kind| move |text: &&'a str| (kind, *text);
    let name = std::iter::once((Kind::Name, listing.name));
    let category = listing.category.map(|category| category.title());
    name.chain(listing.former_names.iter().map(of(Kind::FormerName)))
        .chain(listing.aliases.iter().map(of(Kind::Alias)))
        .chain([(Kind::Alias, listing.id)])
        .chain(listing.owner.map(|owner| (Kind::Owner, owner)))
        .chain(category.map(|title| (Kind::Category, title)))
        .chain(listing.tiers.iter().map(of(Kind::Tier)))
        .collect::<Vec<_>>()
        .into_iter()
}

/// A folded text, with what searching it needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    /// The text, folded.
    pub text: &'a str,
    /// What it says of its app.
    pub kind: Kind,
    /// Which letters are in it, by [`letters`].
    pub letters: u64,
    /// At which of its first 64 bytes a word begins.
    pub starts: u64,
    /// Which letters begin its words, by [`initials`]; more may be said to than do.
    pub initials: u64,
    /// How many bytes stand before a bracket: `Clari (Salesloft)` is also simply Clari.
    pub bare: usize,
}

impl<'a> Text<'a> {
    /// A text of an app, folded by the caller.
    pub fn of(original: &str, folded: &'a Folded, kind: Kind) -> Text<'a> {
        let text = folded.text();
        let starts = if folds_plainly(original) {
            plain_starts(original.as_bytes(), text)
        } else {
            starts(original, folded)
        };
        Text {
            text,
            kind,
            letters: letters(text),
            initials: initials(text, starts),
            starts,
            bare: text.find(" (").unwrap_or(text.len()),
        }
    }

    /// The bytes at which words begin, rising.
    pub fn beginnings(&self) -> impl Iterator<Item = usize> {
        let mut bits = self.starts;
        let first = std::iter::from_fn(move || {
            let byte = bits.trailing_zeros();
            // The lowest bit is taken away.
            bits &= bits.checked_sub(1)?;
            usize::try_from(byte).ok()
        });
        let rest = (64..self.text.len()).filter(|byte| self.starts_at(*byte));
        first.chain(rest)
    }

    /// Whether a word begins at a byte. Beyond the first 64, only what stands before it tells.
    pub fn starts_at(&self, byte: usize) -> bool {
        match u32::try_from(byte) {
            Ok(bit) if bit < u64::BITS => self.starts >> bit & 1 == 1,
            Ok(_) | Err(_) => {
                let before = self
                    .text
                    .get(..byte)
                    .and_then(|text| text.chars().next_back());
                !before.is_some_and(char::is_alphanumeric)
            }
        }
    }
}

/// A text in the index.
#[derive(Debug, Clone, Copy)]
struct Entry {
    start: u32,
    length: u16,
    bare: u16,
    kind: Kind,
    letters: u64,
    starts: u64,
    initials: u64,
}

/// Where an app's texts stand.
#[derive(Debug, Clone, Copy, Default)]
struct Row {
    /// Its own texts, in `own`.
    own: (u32, u32),
    /// Its shared texts, in `links`.
    links: (u32, u32),
    /// The letters of all its own texts together.
    letters: u64,
}

/// The folded texts of a catalog's apps.
#[derive(Debug, Clone, Default)]
pub struct Index {
    memory: String,
    own: Vec<Entry>,
    shared: Vec<Entry>,
    links: Vec<u32>,
    rows: Vec<Row>,
    known: Known,
}

/// Where a shared text stands already; only needed while texts are added.
#[derive(Debug, Clone, Default)]
struct Known {
    owners: HashMap<String, u32>,
    categories: HashMap<String, u32>,
    tiers: HashMap<String, u32>,
}

impl Known {
    fn of(&mut self, kind: Kind) -> &mut HashMap<String, u32> {
        match kind {
            Kind::Owner => &mut self.owners,
            Kind::Category => &mut self.categories,
            Kind::Name | Kind::FormerName | Kind::Alias | Kind::Tier => &mut self.tiers,
        }
    }
}

impl Index {
    /// Folds the texts of a catalog.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Index {
        let mut index = Index::default();
        index.fold_more(catalog, usize::MAX);
        index
    }

    /// Folds the texts of so many more apps of a catalog, so that a screen can be drawn and keys be read before all are.
    /// Words are found in those that are folded.
    pub fn fold_more(&mut self, catalog: &Catalog, most: usize) {
        let done = self.rows.len();
        let end = done.saturating_add(most).min(catalog.apps().len());
        for place in done..end {
            match catalog.listing(place) {
                Some(listing) => self.add(&listing),
                // Nothing is found under it, and all others keep their places.
                None => self.rows.push(Row::default()),
            }
        }
        if self.is_whole(catalog) {
            self.known = Known::default();
        }
    }

    /// What a query needs of a catalog: nothing, where it looks for no words.
    #[must_use]
    pub fn of(query: &Query, catalog: &Catalog) -> Index {
        if query.looks_for_words() {
            Index::new(catalog)
        } else {
            Index::default()
        }
    }

    /// Whether the texts of every app of a catalog are folded.
    #[must_use]
    pub fn is_whole(&self, catalog: &Catalog) -> bool {
        self.rows.len() >= catalog.apps().len()
    }

    fn add(&mut self, listing: &Listing<'_>) {
        let (own, links) = (size(&self.own), size(&self.links));
        let mut all = 0;
        for (kind, text) in texts(listing) {
            match kind {
                Kind::Name | Kind::FormerName | Kind::Alias => {
                    let entry = self.entry(text, kind);
                    all |= entry.letters;
                    self.own.push(entry);
                }
                Kind::Owner | Kind::Category | Kind::Tier => {
                    let link = self.share(text, kind);
                    self.links.push(link);
                }
            }
        }
        self.rows.push(Row {
            own: (own, size(&self.own)),
            links: (links, size(&self.links)),
            letters: all,
        });
    }

    fn share(&mut self, text: &str, kind: Kind) -> u32 {
        if let Some(link) = self.known.of(kind).get(text) {
            return *link;
        }
        let entry = self.entry(text, kind);
        let link = size(&self.shared);
        self.shared.push(entry);
        self.known.of(kind).insert(text.to_owned(), link);
        link
    }

    fn entry(&mut self, original: &str, kind: Kind) -> Entry {
        if folds_plainly(original) {
            return self.plain_entry(original, kind);
        }
        let folded = fold(original);
        let text = Text::of(original, &folded, kind);
        let start = u32::try_from(self.memory.len()).unwrap_or(u32::MAX);
        self.memory.push_str(text.text);
        let short = |bytes: usize| u16::try_from(bytes).unwrap_or(u16::MAX);
        Entry {
            start,
            length: short(text.text.len()),
            bare: short(text.bare),
            kind,
            letters: text.letters,
            starts: text.starts,
            initials: text.initials,
        }
    }

    /// The entry of a text in ASCII, which folds where it comes to stand.
    fn plain_entry(&mut self, original: &str, kind: Kind) -> Entry {
        let start = self.memory.len();
        self.memory.push_str(original);
        let text = self.memory.get_mut(start..).unwrap_or_default();
        text.make_ascii_lowercase();
        let short = |bytes: usize| u16::try_from(bytes).unwrap_or(u16::MAX);
        let starts = plain_starts(original.as_bytes(), text);
        Entry {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            length: short(text.len()),
            bare: short(text.find(" (").unwrap_or(text.len())),
            kind,
            letters: letters(text),
            initials: initials(text, starts),
            starts,
        }
    }

    fn text(&self, entry: &Entry) -> Text<'_> {
        let start = usize::try_from(entry.start).unwrap_or(usize::MAX);
        let end = start.saturating_add(usize::from(entry.length));
        Text {
            text: self.memory.get(start..end).unwrap_or(""),
            kind: entry.kind,
            letters: entry.letters,
            starts: entry.starts,
            initials: entry.initials,
            bare: usize::from(entry.bare),
        }
    }

    /// The texts that apps share, each once, in the order of their links.
    pub(super) fn shared(&self) -> impl Iterator<Item = Text<'_>> {
        self.shared.iter().map(|entry| self.text(entry))
    }

    /// How many apps there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Everything that the app at a place is itself called.
    pub(super) fn names(&self, place: usize) -> impl Iterator<Item = Text<'_>> {
        let row = self.rows.get(place);
        let own = row.map_or(&[][..], |row| slice(&self.own, row.own));
        own.iter().map(|entry| self.text(entry))
    }

    /// The texts of the app at a place that have all the letters of a word, and the links of its shared texts.
    pub(super) fn app(&self, place: usize, letters: u64) -> AppTexts<'_> {
        let row = self.rows.get(place);
        let own = row.filter(|row| row.letters & letters == letters);
        AppTexts {
            index: self,
            own: own.map_or(&[], |row| slice(&self.own, row.own)),
            links: row.map_or(&[], |row| slice(&self.links, row.links)),
        }
    }
}

/// The texts of one app.
pub(super) struct AppTexts<'a> {
    index: &'a Index,
    own: &'a [Entry],
    /// Links into [`Index::shared`].
    pub links: &'a [u32],
}

impl<'a> AppTexts<'a> {
    /// The texts that are the app's own.
    pub fn own(&self) -> impl Iterator<Item = Text<'a>> {
        let index = self.index;
        self.own.iter().map(|entry| index.text(entry))
    }
}

fn size<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

fn slice<T>(list: &[T], (start, end): (u32, u32)) -> &[T] {
    let place = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    list.get(place(start)..place(end)).unwrap_or(&[])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entry(text: &str) -> (String, Entry) {
        let mut index = Index::default();
        let entry = index.plain_entry(text, Kind::Name);
        (index.memory, entry)
    }

    proptest! {
        #[test]
        fn a_plain_text_is_folded_where_it_stands_as_any_other(
            text in "([ -~]|[a-zA-Z ]|(Formerly )|(\\(formerly )){0,70}"
        ) {
            let folded = fold(&text);
            let slow = starts(&text, &folded);
            let highlighted = Text::of(&text, &folded, Kind::Name);
            let (memory, entry) = entry(&text);
            prop_assert_eq!(memory.as_str(), folded.text());
            prop_assert_eq!(entry.letters, highlighted.letters);
            prop_assert_eq!(entry.starts, slow, "{:?}", text);
            prop_assert_eq!(highlighted.starts, slow);
            prop_assert_eq!(entry.initials, highlighted.initials);
            prop_assert_eq!(usize::from(entry.bare), highlighted.bare);
        }
    }

    #[test]
    fn an_index_grows_to_what_it_is_when_made_at_once() {
        let catalog = Catalog::builtin().unwrap();
        let mut index = Index::default();
        while !index.is_whole(&catalog) {
            let before = index.len();
            index.fold_more(&catalog, 100);
            assert!(index.len() > before && index.len() <= before + 100);
        }
        let whole = Index::new(&catalog);
        assert_eq!(format!("{index:?}"), format!("{whole:?}"));
    }
}
