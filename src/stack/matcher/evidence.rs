//! What a label says: which apps its words name, and how surely. The percentages are the rules' ranks.

use super::Reason;
use super::hosts::{Belongs, Hosts};
use super::known;
use super::names::{Kind, MOST_WORDS, Named, Names};
use crate::catalog::Catalog;
use crate::order;
use crate::stack::labels::{Label, Segment, compact, is_plain_word, joined, says_nothing};
use crate::text::fold;

/// An app with what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Evidence {
    /// The app's place in the catalog.
    pub place: usize,
    pub reason: Reason,
    pub percent: u8,
    /// The name is a plain word, which other things are called too.
    pub plain: bool,
}

/// From what labels are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Books<'a> {
    pub catalog: &'a Catalog,
    pub names: &'a Names,
    pub hosts: &'a Hosts,
}

/// What the words of a segment come to.
enum Reading {
    /// They name these apps and nothing else.
    Whole(Vec<Evidence>),
    /// They begin with these apps' names; unknown words follow.
    Leads(Vec<Evidence>),
    /// They hold these apps' names among unknown words.
    Holds(Vec<Evidence>),
    /// No word of them is known.
    Unknown,
    /// They say nothing of the app.
    Nothing,
}

/// What a label says, the surest first, each app once.
pub(super) fn of_label(books: Books<'_>, text: &str) -> Vec<Evidence> {
    let label = Label::read(text);
    let whole = books.named(books.names.exact(&label.compact));
    let mut found = match whole.as_slice() {
        [] => {
            let readings = label
                .readings
                .iter()
                .map(|segments| books.reading(segments));
            let best = readings.max_by_key(|found| found.iter().map(|one| one.percent).max());
            best.unwrap_or_default()
        }
        [_] => whole,
        _ => lowered(whole, 55),
    };
    if found.is_empty() {
        found = books.near(&label);
    }
    in_order(found)
}

/// The surest first, each app once.
pub(super) fn in_order(mut found: Vec<Evidence>) -> Vec<Evidence> {
    order::sort_by_key(&mut found, |evidence| {
        (std::cmp::Reverse(evidence.percent), evidence.place)
    });
    let mut seen = Vec::new();
    found.retain(|evidence| {
        let new = !seen.contains(&evidence.place);
        seen.push(evidence.place);
        new
    });
    found
}

/// The same, at most so sure.
pub(super) fn lowered(mut found: Vec<Evidence>, most: u8) -> Vec<Evidence> {
    for evidence in &mut found {
        evidence.percent = evidence.percent.min(most);
    }
    found
}

impl Books<'_> {
    /// The apps of a name: those of its surest kind.
    fn named(&self, named: &[Named]) -> Vec<Evidence> {
        let Some(best) = named.first().map(|named| named.kind) else {
            return Vec::new();
        };
        let of_kind = named.iter().take_while(|named| named.kind == best);
        of_kind.map(|named| self.evidence(named)).collect()
    }

    fn evidence(&self, named: &Named) -> Evidence {
        let plain = is_plain_word(&compact(fold(&named.text).text()));
        let text = || named.text.clone();
        let (reason, percent) = match named.kind {
            Kind::Name => (Reason::Name(text()), 100),
            Kind::FormerName => (Reason::FormerName(text()), 97),
            Kind::Alias => (Reason::Alias(text()), 97),
            Kind::Product => (Reason::Product(text()), 95),
            Kind::Id => (Reason::Alias(text()), if plain { 75 } else { 93 }),
        };
        Evidence {
            place: named.place,
            reason,
            percent,
            plain,
        }
    }

    /// What the segments of a reading say together.
    fn reading(&self, segments: &[Segment]) -> Vec<Evidence> {
        let read: Vec<(Reading, bool)> = segments
            .iter()
            .map(|segment| (self.segment(segment), segment.bracketed))
            .collect();
        let mut whole = Vec::new();
        let mut parts = Vec::new();
        let mut beside = false;
        let mut aside = false;
        for (place, (reading, bracketed)) in read.into_iter().enumerate() {
            match reading {
                Reading::Whole(found) => {
                    // A name that stands in brackets only may be what the thing is for.
                    whole.extend(if bracketed { lowered(found, 94) } else { found });
                    continue;
                }
                Reading::Nothing => continue,
                Reading::Leads(found) => {
                    let (known, plain) = if place == 0 { (70, 35) } else { (50, 30) };
                    parts.extend(found.into_iter().map(|one| part(one, known, plain)));
                }
                Reading::Holds(found) => {
                    parts.extend(found.into_iter().map(|one| part(one, 45, 25)))
                }
                Reading::Unknown => {}
            }
            if bracketed {
                aside = true;
            } else {
                beside = true;
            }
        }
        let whole = self.without_parents(in_order(whole));
        match whole.len() {
            0 => parts,
            1 => self.beside(whole, parts, beside, aside),
            _ => lowered(whole, 55),
        }
    }

    /// One app is named in full; other segments may hold unknown words or other apps.
    fn beside(
        &self,
        mut whole: Vec<Evidence>,
        parts: Vec<Evidence>,
        beside: bool,
        aside: bool,
    ) -> Vec<Evidence> {
        let Some(app) = whole.first_mut() else {
            return parts;
        };
        let others: Vec<Evidence> = parts
            .into_iter()
            .filter(|part| {
                part.place != app.place && !part.plain && !self.is_parent(part.place, app.place)
            })
            .collect();
        let most = match (app.plain, beside, aside) {
            _ if !others.is_empty() => 60,
            (true, true, _) => 65,
            (true, false, true) => 75,
            (false, true, _) if matches!(app.reason, Reason::Name(_)) && app.percent < 95 => 65,
            (false, true, _) => 92,
            (false, false, true) => 95,
            (_, false, false) => 100,
        };
        app.percent = app.percent.min(most);
        whole.extend(lowered(others, 50));
        whole
    }

    /// Which names the words of a segment are.
    fn segment(&self, segment: &Segment) -> Reading {
        let words = segment.words.as_slice();
        let (mut found, mut unknown, mut leads) = (Vec::new(), 0_usize, false);
        let mut at = 0;
        while at < words.len() {
            let rest = words.get(at..).unwrap_or_default();
            if let Some((length, apps)) = self.longest_name(rest) {
                leads |= found.is_empty() && unknown == 0;
                found.extend(apps);
                at = at.saturating_add(length);
                continue;
            }
            if !rest.first().is_some_and(|word| says_nothing(word)) {
                unknown = unknown.saturating_add(1);
            }
            at = at.saturating_add(1);
        }
        let found = self.without_parents(in_order(found));
        match (found.is_empty(), unknown) {
            (true, 0) => Reading::Nothing,
            (true, _) => Reading::Unknown,
            (false, 0) => Reading::Whole(found),
            (false, _) if leads => Reading::Leads(found),
            (false, _) => Reading::Holds(found),
        }
    }

    /// The longest name, or an address, at the beginning of some words.
    fn longest_name(&self, words: &[String]) -> Option<(usize, Vec<Evidence>)> {
        for length in (1..=words.len().min(MOST_WORDS)).rev() {
            let run = words.get(..length)?;
            // "Bill", "Teams": as one word among others they say nothing.
            if run.iter().all(|word| says_nothing(word)) && length == 1 {
                return None;
            }
            let named = self.named(self.names.exact(&joined(run)));
            if !named.is_empty() {
                return Some((length, named));
            }
        }
        let address = words.first().filter(|word| word.contains('.'))?;
        match self.hosts.of(address) {
            Belongs::To(place, domain) => Some((
                1,
                vec![Evidence {
                    place,
                    reason: Reason::Domain(domain),
                    percent: 95,
                    plain: false,
                }],
            )),
            Belongs::Among(..) | Belongs::Unknown => None,
        }
    }

    /// What is near to a label of which no word is a name.
    fn near(&self, label: &Label) -> Vec<Evidence> {
        let segments = label.readings.iter().flatten();
        let telling: Vec<String> = segments
            .flat_map(|segment| &segment.words)
            .filter(|word| !says_nothing(word))
            .cloned()
            .collect();
        let run = match telling.as_slice() {
            [] => label.compact.clone(),
            words => joined(words),
        };
        let mut found = Vec::new();
        let vague = run.chars().count() < 5 || is_plain_word(&run);
        self.add(
            &mut found,
            self.names.of_owner(&run),
            if vague { 50 } else { 80 },
            Reason::Owner,
        );
        self.add(
            &mut found,
            self.names.starts(&run),
            if vague { 40 } else { 65 },
            Reason::Begins,
        );
        self.add(
            &mut found,
            &self.names.cut_short(&label.compact),
            75,
            Reason::Begins,
        );
        self.add(&mut found, &self.names.cut_short(&run), 75, Reason::Begins);
        if telling.is_empty() {
            let written = self.named(self.names.exact(&run));
            found.extend(lowered(written, 75));
        }
        let letters = run.chars().count();
        for (edits, place) in self.names.near(&run) {
            let percent = match (edits, letters) {
                (1, 7..) => 80,
                (1, _) => 55,
                (2, 9..) => 60,
                _ => continue,
            };
            self.add(&mut found, &[place], percent, Reason::Spelling);
        }
        found
    }

    /// Adds apps, less surely where there are several.
    fn add(
        &self,
        found: &mut Vec<Evidence>,
        places: &[usize],
        percent: u8,
        reason: fn(String) -> Reason,
    ) {
        let percent = if places.len() > 1 {
            percent.min(45)
        } else {
            percent
        };
        for place in places {
            let Some(app) = self.catalog.apps().get(*place) else {
                continue;
            };
            let owner = app.owner.as_deref().unwrap_or_default();
            let text = match reason(String::new()) {
                Reason::Owner(_) => owner,
                _ => app.display_name(),
            };
            found.push(Evidence {
                place: *place,
                reason: reason(text.to_owned()),
                percent,
                plain: false,
            });
        }
    }

    /// The apps without those that own another of them: "Slack (Salesforce)" is Slack.
    pub fn without_parents(&self, found: Vec<Evidence>) -> Vec<Evidence> {
        let places: Vec<usize> = found.iter().map(|one| one.place).collect();
        let owns_another =
            |one: &Evidence| places.iter().any(|other| self.is_parent(one.place, *other));
        found.into_iter().filter(|one| !owns_another(one)).collect()
    }

    /// Whether an app is, or is named as, the owner of another.
    pub fn is_parent(&self, parent: usize, child: usize) -> bool {
        let app = |place: usize| self.catalog.apps().get(place);
        let (Some(parent), Some(child)) = (app(parent), app(child)) else {
            return false;
        };
        let owner = child.owner.as_deref();
        let by_owner =
            owner.is_some_and(|owner| fold(owner).text() == fold(parent.display_name()).text());
        let pair = (child.id.as_str(), parent.id.as_str());
        parent.id != child.id && (by_owner || known::OWNED.contains(&pair))
    }
}

/// A name among unknown words.
fn part(evidence: Evidence, known: u8, plain: u8) -> Evidence {
    let name = match &evidence.reason {
        Reason::Name(text)
        | Reason::FormerName(text)
        | Reason::Alias(text)
        | Reason::Product(text)
        | Reason::Domain(text)
        | Reason::Holds(text)
        | Reason::Begins(text)
        | Reason::Spelling(text)
        | Reason::Owner(text)
        | Reason::CatalogueKey(text) => text.clone(),
        Reason::Decided => String::new(),
    };
    Evidence {
        percent: if evidence.plain { plain } else { known },
        reason: Reason::Holds(name),
        ..evidence
    }
}
