//! An app with all its records, best first, and the ways to collect what they say of one thing.

use crate::catalog::dispute::Disagreement;
use crate::catalog::fact::{Claim, Fact, yes_no};
use crate::catalog::guide::Guide;
use crate::catalog::layer::LayerRecord;
use crate::catalog::record::Record;
use crate::catalog::{App, Catalog, Day, LayerIndex, Status};
use crate::order;
use crate::text::Clean;

use super::guidance::Related;
use super::{Block, Cited, Origin, Pair, Standing};

/// An app and what each layer says of it, the layer in force first.
#[derive(Debug)]
pub struct Dossier<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) app: &'a App,
    pub(super) sheets: Vec<Sheet>,
    pub(super) disagreements: Vec<Disagreement>,
    pub(super) related: Vec<Related>,
}

/// One record with its origin.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) layer: LayerIndex,
    pub(super) origin: Origin,
    pub(super) record: Record,
    /// A newer status None stands against whatever this record says of SCIM.
    pub(super) scim_is_dead: bool,
}

impl<'a> Dossier<'a> {
    /// Puts an app, its records and what is said of it differently together.
    #[must_use]
    pub fn new(
        catalog: &'a Catalog,
        app: &'a App,
        records: Vec<LayerRecord>,
        disagreements: Vec<Disagreement>,
    ) -> Self {
        let rank = |layer: LayerIndex| {
            let place = app.layers.iter().position(|(known, _)| *known == layer);
            place.unwrap_or(usize::MAX)
        };
        let mut sheets: Vec<Sheet> = records
            .into_iter()
            .map(|entry| Sheet {
                layer: entry.layer,
                origin: origin(catalog, entry.layer, entry.record.date),
                scim_is_dead: is_dead(catalog, app, entry.layer, entry.record.date),
                record: entry.record,
            })
            .collect();
        order::sort_by_key(&mut sheets, |sheet| rank(sheet.layer));
        Self {
            catalog,
            app,
            sheets,
            disagreements,
            related: Vec::new(),
        }
    }

    /// What the records say of one thing, each wording once with all who use it.
    pub(super) fn said(&self, get: impl Fn(&Record) -> Option<String>) -> Vec<Cited> {
        self.collect(get, false)
    }

    /// The same for a detail of SCIM, which a newer status None overrules.
    pub(super) fn said_of_scim(&self, get: impl Fn(&Record) -> Option<String>) -> Vec<Cited> {
        self.collect(get, true)
    }

    fn collect(&self, get: impl Fn(&Record) -> Option<String>, of_scim: bool) -> Vec<Cited> {
        let mut values: Vec<Cited> = Vec::new();
        for sheet in &self.sheets {
            let Some(text) = get(&sheet.record).filter(|text| !text.is_empty()) else {
                continue;
            };
            let standing = if of_scim && sheet.scim_is_dead {
                Standing::Overruled
            } else {
                Standing::Stated
            };
            let value = Cited::plain(text).with(standing);
            add(&mut values, value, &sheet.origin);
        }
        values
    }

    /// The claim in force, then the others' words. `words` puts a value into words, `raw` is what a record says itself.
    pub(super) fn merged<T>(
        &self,
        fact: &Fact<T>,
        words: impl Fn(&T) -> String,
        raw: impl Fn(&Record) -> Option<String>,
    ) -> Vec<Cited> {
        let mut values: Vec<Cited> = Vec::new();
        match &fact.claim {
            Some(claim) => add(
                &mut values,
                Cited::plain(words(&claim.value)),
                &self.origin_of(claim),
            ),
            None => values.push(Cited::missing()),
        }
        for claim in &fact.beaten {
            let value = Cited::plain(words(&claim.value)).with(Standing::Overruled);
            add(&mut values, value, &self.origin_of(claim));
        }
        for sheet in &self.sheets {
            let Some(text) = raw(&sheet.record).filter(|text| !text.is_empty()) else {
                continue;
            };
            add(&mut values, Cited::plain(text), &sheet.origin);
        }
        values
    }

    /// The origin of a claim.
    pub(super) fn origin_of<T>(&self, claim: &Claim<T>) -> Origin {
        origin(self.catalog, claim.layer, claim.date)
    }

    /// What each record lists, item by item, each wording once with all who use it.
    pub(super) fn listed<'r>(
        &'r self,
        get: impl Fn(&'r Record) -> Option<&'r Vec<String>>,
    ) -> Vec<Cited> {
        let mut items: Vec<Cited> = Vec::new();
        for sheet in &self.sheets {
            for text in get(&sheet.record).into_iter().flatten() {
                add(&mut items, Cited::plain(text), &sheet.origin);
            }
        }
        items
    }

    /// The guide pages and cards about the app, with their origin.
    pub(super) fn guides(&self) -> impl Iterator<Item = (&Origin, &Guide)> {
        self.sheets
            .iter()
            .filter_map(|sheet| Some((&sheet.origin, sheet.record.guide.as_deref()?)))
    }
}

/// Adds a value, or its source to a value of the same words.
pub(super) fn add(values: &mut Vec<Cited>, value: Cited, origin: &Origin) {
    let known = values
        .iter_mut()
        .find(|old| old.text == value.text && old.standing != Standing::NotDocumented);
    match known {
        Some(old) if old.sources.contains(origin) => {}
        Some(old) => old.sources.push(origin.clone()),
        None => values.push(value.by(origin)),
    }
}

pub(super) fn origin(catalog: &Catalog, layer: LayerIndex, date: Option<Day>) -> Origin {
    Origin {
        layer: Clean::line(catalog.layer_word(layer)),
        date,
    }
}

/// Whether a status None in force is newer than a record; a user's own record always stands against the built-in ones.
fn is_dead(catalog: &Catalog, app: &App, layer: LayerIndex, date: Option<Day>) -> bool {
    let own = |layer: LayerIndex| catalog.layer(layer).is_some_and(|layer| layer.own);
    let Some(status) = &app.status.claim else {
        return false;
    };
    if status.value != Status::None || own(layer) {
        return false;
    }
    own(status.layer)
        || match (date, status.date) {
            (None, Some(_)) => true,
            (Some(date), Some(newer)) => date < newer,
            (None | Some(_), None) => false,
        }
}

/// "yes" or "no" where one is stated.
pub(super) fn stated(value: Option<bool>) -> Option<String> {
    value.map(|value| yes_no(Some(value)).to_owned())
}

/// A list as one text.
pub(super) fn joined(items: &[String]) -> Option<String> {
    (!items.is_empty()).then(|| items.join(", "))
}

/// The pairs of which somebody says something.
pub(super) fn stated_pairs<'l>(
    pairs: impl IntoIterator<Item = (&'l str, Vec<Cited>)>,
) -> Vec<Pair> {
    pairs
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(label, values)| Pair::new(label, values))
        .collect()
}

/// A heading and its pairs; nothing where there are none.
pub(super) fn push_pairs(blocks: &mut Vec<Block>, heading: &str, pairs: Vec<Pair>) {
    if !pairs.is_empty() {
        blocks.push(Block::heading(heading));
        blocks.push(Block::Pairs(pairs));
    }
}

/// A heading and its list; nothing where it is empty.
pub(super) fn push_list(blocks: &mut Vec<Block>, heading: &str, items: Vec<Cited>) {
    if !items.is_empty() {
        blocks.push(Block::heading(heading));
        blocks.push(Block::List(items));
    }
}
