//! The catalog: the packed apps, each decoded when somebody looks at it, and the user's layers on top of them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::{Deref, Range};
use std::sync::OnceLock;

use super::app::{App, AppId};
use super::dispute::{self, Disagreement};
use super::fact::LayerIndex;
use super::layer::{Layer, LayerFile, LayerRecord};
use super::listing::Listing;
use super::merge::merge;
use super::pack::{Details, Head, PackError, Packed, Recent};
use super::words::Status;
use crate::packed;

/// All apps with their layers. Apps stand in order of name.
#[derive(Debug, Clone)]
pub struct Catalog {
    packed: Packed,
    /// What was unpacked last, of the facts and of the details.
    recent: (Recent, Recent),
    /// Where things stand in `packed`, by number. The layers are below.
    head: Head,
    layers: Vec<Layer>,
    slots: Vec<Slot>,
    /// The SCIM status of each app, by place.
    statuses: Vec<Status>,
    /// Places in order of id.
    by_id: Vec<u32>,
    own: BTreeMap<AppId, Vec<LayerRecord>>,
}

/// A catalog of so many apps stays in memory once it was decoded, which takes 4 to 5 kB an app. Of a larger one only those
/// apps stay that somebody has in hand.
const STAYS: usize = 1024;

/// The facts of an app that is looked at in passing.
#[derive(Debug)]
pub enum Looked<'a> {
    /// The catalog keeps them.
    Kept(&'a App),
    /// They were decoded for this look.
    Passing(Box<App>),
}

impl Deref for Looked<'_> {
    type Target = App;

    fn deref(&self) -> &App {
        match self {
            Looked::Kept(app) => app,
            Looked::Passing(app) => app,
        }
    }
}

/// The place of one app.
#[derive(Debug, Clone)]
struct Slot {
    /// Its number in the packed catalog, if that knows it.
    number: Option<u32>,
    /// Its facts, once somebody looked at them; none inside where their bytes are broken.
    app: OnceLock<Option<Box<App>>>,
}

impl Catalog {
    /// The catalog that the program carries.
    ///
    /// # Errors
    /// The packed catalog was made by another version of the program.
    pub fn builtin() -> Result<Catalog, PackError> {
        Catalog::of_packed(Packed {
            head: Cow::Borrowed(packed::HEAD),
            listings: Cow::Borrowed(packed::LISTINGS),
            apps: Cow::Borrowed(packed::APPS),
            details: Cow::Borrowed(packed::DETAILS),
        })
    }

    /// A catalog that was packed.
    ///
    /// # Errors
    /// It was packed by another version of the program.
    pub fn of_packed(packed: Packed) -> Result<Catalog, PackError> {
        let mut head = packed.head()?;
        let count = u32::try_from(head.statuses.len()).map_err(|_| PackError::TooLarge)?;
        let slots = (0..count).map(|number| Slot {
            number: Some(number),
            app: OnceLock::new(),
        });
        Ok(Catalog {
            slots: slots.collect(),
            layers: std::mem::take(&mut head.layers),
            statuses: head.statuses.clone(),
            by_id: std::mem::take(&mut head.by_id),
            packed,
            recent: Default::default(),
            head,
            own: BTreeMap::new(),
        })
    }

    /// The catalog with users' layers on top, the last of them winning. Apps that only they know are added.
    ///
    /// # Errors
    /// The packed catalog was made by another version of the program.
    pub fn with_layers(mut self, files: Vec<LayerFile>) -> Result<Catalog, PackError> {
        let mut touched: Vec<AppId> = Vec::new();
        for file in files {
            let Ok(place) = u8::try_from(self.layers.len()) else {
                break;
            };
            self.layers.push(Layer {
                own: true,
                ..file.layer
            });
            for record in file.records {
                touched.push(record.id.clone());
                let entry = LayerRecord {
                    layer: LayerIndex(place),
                    record,
                };
                self.own
                    .entry(entry.record.id.clone())
                    .or_default()
                    .push(entry);
            }
        }
        let mut added: BTreeMap<AppId, App> = BTreeMap::new();
        for id in touched {
            let records = self.records(&id)?;
            let Some(mut app) = merge(&self.layers, &records) else {
                continue;
            };
            let place = self.place(id.as_str());
            if let Some(old) = place.and_then(|place| self.at(place)) {
                dispute::note(&mut app, old.recorded.clone());
            }
            match place.and_then(|place| self.slots.get_mut(place)) {
                Some(slot) => slot.app = OnceLock::from(Some(Box::new(app))),
                None => {
                    added.insert(id, app);
                }
            }
        }
        self.slots.extend(added.into_values().map(|app| Slot {
            number: None,
            app: OnceLock::from(Some(Box::new(app))),
        }));
        self.put_in_order()?;
        Ok(self)
    }

    /// Puts the apps in order of name, and finds their statuses and ids again.
    fn put_in_order(&mut self) -> Result<(), PackError> {
        let mut keyed: Vec<((String, String), Slot)> = Vec::new();
        for slot in std::mem::take(&mut self.slots) {
            let listing = self.listing_of(&slot)?;
            let key = (listing.name.to_lowercase(), listing.id.to_owned());
            keyed.push((key, slot));
        }
        keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut by_id: Vec<(String, u32)> = Vec::new();
        self.statuses.clear();
        for ((_, id), slot) in keyed {
            let place = u32::try_from(self.slots.len()).map_err(|_| PackError::TooLarge)?;
            let known = |number: u32| {
                let number = usize::try_from(number).ok()?;
                self.head.statuses.get(number).copied()
            };
            let status = match slot.app.get() {
                Some(Some(app)) => Some(app.status()),
                Some(None) | None => slot.number.and_then(known),
            };
            self.statuses.push(status.unwrap_or(Status::Unknown));
            by_id.push((id, place));
            self.slots.push(slot);
        }
        by_id.sort();
        self.by_id = by_id.into_iter().map(|(_, place)| place).collect();
        Ok(())
    }

    /// What the app of a slot is called, read in place where it was not decoded.
    fn listing_of<'a>(&'a self, slot: &'a Slot) -> Result<Listing<'a>, PackError> {
        match (slot.app.get(), slot.number) {
            (Some(Some(app)), _) => Ok(Listing::of(app)),
            (Some(None) | None, Some(number)) => self.packed.listing(&self.head, number),
            (Some(None) | None, None) => Err(PackError::Missing("an app of a layer".to_owned())),
        }
    }

    fn id_at(&self, place: u32) -> &str {
        usize::try_from(place).map_or("", |place| self.id(place))
    }

    /// The id of the app at a place, without decoding the app; empty where there is none.
    #[must_use]
    pub fn id(&self, place: usize) -> &str {
        let slot = self.slots.get(place);
        let id = slot.and_then(|slot| match (slot.app.get(), slot.number) {
            (Some(Some(app)), _) => Some(app.id.as_str()),
            (Some(None) | None, number) => self.packed.id(&self.head, number?).ok(),
        });
        id.unwrap_or("")
    }

    /// The place of an id among the apps.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<usize> {
        let found = self
            .by_id
            .binary_search_by(|place| self.id_at(*place).cmp(id));
        let place = self.by_id.get(found.ok()?)?;
        usize::try_from(*place).ok()
    }

    /// The app at a place; none beyond the last, or where its packed bytes are broken.
    fn at(&self, place: usize) -> Option<&App> {
        let slot = self.slots.get(place)?;
        let app = slot.app.get_or_init(|| {
            let app = self
                .packed
                .app(&self.head, slot.number?, &self.recent.0)
                .ok()?;
            Some(Box::new(app))
        });
        app.as_deref()
    }

    /// Looks at the facts of the app at a place in passing: those of a large catalog are not kept. None where there is no
    /// such app, or where its packed bytes are broken.
    #[must_use]
    pub fn look(&self, place: usize) -> Option<Looked<'_>> {
        let slot = self.slots.get(place)?;
        if slot.app.get().is_some() || self.slots.len() <= STAYS {
            return self.at(place).map(Looked::Kept);
        }
        let decoded = self.packed.app(&self.head, slot.number?, &self.recent.0);
        Some(Looked::Passing(Box::new(decoded.ok()?)))
    }

    /// What the app at a place is called, without decoding the app.
    #[must_use]
    pub fn listing(&self, place: usize) -> Option<Listing<'_>> {
        self.listing_of(self.slots.get(place)?).ok()
    }

    /// False where a byte surely stands in nothing that the app at a place is called: cheaper than to read it all.
    #[must_use]
    pub fn may_be_called(&self, place: usize, byte: u8) -> bool {
        let number = self.slots.get(place).and_then(|slot| slot.number);
        let bytes = number.map(|number| self.packed.listing_bytes(&self.head, number));
        // What a layer says of it does not stand there.
        let changed = self
            .slots
            .get(place)
            .is_some_and(|slot| slot.app.get().is_some());
        changed || bytes.is_none_or(|bytes| bytes.is_ok_and(|bytes| bytes.contains(&byte)))
    }

    /// The SCIM status of the app at a place, without decoding the app.
    #[must_use]
    pub fn status(&self, place: usize) -> Status {
        self.statuses.get(place).copied().unwrap_or(Status::Unknown)
    }

    /// The layers, in order of rank.
    #[must_use]
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// The layer at an index.
    #[must_use]
    pub fn layer(&self, index: LayerIndex) -> Option<&Layer> {
        self.layers.get(usize::from(index.0))
    }

    /// The word of a layer, for screens and files.
    #[must_use]
    pub fn layer_word(&self, index: LayerIndex) -> &str {
        self.layer(index)
            .map_or("unknown layer", |layer| layer.id.as_str())
    }

    /// Every app, in order of name. Each is decoded when it is looked at for the first time.
    #[must_use]
    pub fn apps(&self) -> Apps<'_> {
        Apps { catalog: self }
    }

    /// The app of an id.
    #[must_use]
    pub fn app(&self, id: &str) -> Option<&App> {
        self.at(self.place(id)?)
    }

    /// What each layer says of an app, built-in layers first.
    ///
    /// # Errors
    /// The packed catalog was made by another version of the program.
    pub fn records(&self, id: &AppId) -> Result<Vec<LayerRecord>, PackError> {
        let mut records = self.details(id)?.records;
        records.extend(self.own.get(id).into_iter().flatten().cloned());
        Ok(records)
    }

    /// Every disagreement about an app: those read off its facts, and those written down; no field twice.
    ///
    /// # Errors
    /// The packed catalog was made by another version of the program.
    pub fn disagreements(&self, app: &App) -> Result<Vec<Disagreement>, PackError> {
        // How many there are was counted when the catalog was packed; of the user's layers it may not have been.
        if app.disagreements == 0 && app.recorded.is_empty() && !self.own.contains_key(&app.id) {
            return Ok(Vec::new());
        }
        if app.recorded.is_empty() {
            return Ok(dispute::disagreements(app));
        }
        Ok(dispute::with_recorded(app, self.details(&app.id)?.recorded))
    }

    fn details(&self, id: &AppId) -> Result<Details, PackError> {
        let slot = self
            .place(id.as_str())
            .and_then(|place| self.slots.get(place));
        match slot.and_then(|slot| slot.number) {
            Some(number) => self.packed.details(&self.head, number, &self.recent.1),
            None => Ok(Details::default()),
        }
    }
}

/// The apps of a catalog, in order of name. Looking at one decodes it.
#[derive(Debug, Clone, Copy)]
pub struct Apps<'a> {
    catalog: &'a Catalog,
}

impl<'a> Apps<'a> {
    /// How many there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.catalog.slots.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.catalog.slots.is_empty()
    }

    /// The app at a place.
    #[must_use]
    pub fn get(self, place: usize) -> Option<&'a App> {
        self.catalog.at(place)
    }

    /// Every app.
    #[must_use]
    pub fn iter(self) -> AppsIter<'a> {
        AppsIter {
            catalog: self.catalog,
            rest: 0..self.len(),
        }
    }
}

impl<'a> IntoIterator for Apps<'a> {
    type Item = &'a App;
    type IntoIter = AppsIter<'a>;

    fn into_iter(self) -> AppsIter<'a> {
        self.iter()
    }
}

/// Goes through the apps of a catalog.
#[derive(Debug, Clone)]
pub struct AppsIter<'a> {
    catalog: &'a Catalog,
    rest: Range<usize>,
}

impl<'a> Iterator for AppsIter<'a> {
    type Item = &'a App;

    fn next(&mut self) -> Option<&'a App> {
        let catalog = self.catalog;
        self.rest.find_map(|place| catalog.at(place))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.rest.len()))
    }
}

impl<'a> DoubleEndedIterator for AppsIter<'a> {
    fn next_back(&mut self) -> Option<&'a App> {
        loop {
            let place = self.rest.next_back()?;
            if let Some(app) = self.catalog.at(place) {
                return Some(app);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::app::sort_by_name;
    use super::super::pack::pack;
    use super::*;

    #[test]
    fn apps_of_a_large_catalog_are_looked_at_in_passing() {
        let small = Catalog::builtin().unwrap();
        let again = small.apps().iter().cloned().map(|mut app| {
            app.id = AppId::read(&format!("again-{}", app.id)).unwrap();
            app
        });
        let mut apps: Vec<App> = small.apps().iter().cloned().chain(again).collect();
        sort_by_name(&mut apps);
        let details = vec![Details::default(); apps.len()];
        let packed = pack(small.layers().to_vec(), &apps, &details).unwrap();
        let large = Catalog::of_packed(packed).unwrap();
        for (place, app) in apps.iter().enumerate() {
            let looked = large.look(place).unwrap();
            assert!(matches!(looked, Looked::Passing(_)), "{}", app.id);
            assert_eq!(&*looked, app);
            assert_eq!(large.id(place), app.id.as_str());
        }
        assert!(large.slots.iter().all(|slot| slot.app.get().is_none()));
        let in_hand = large.apps().get(3).unwrap();
        assert!(matches!(large.look(3), Some(Looked::Kept(app)) if app == in_hand));
        assert!(matches!(small.look(3), Some(Looked::Kept(_))));
        assert!(large.look(apps.len()).is_none());
        assert_eq!(large.id(apps.len()), "");
    }

    #[test]
    fn what_an_app_may_be_called_holds_every_letter_of_its_names() {
        let catalog = Catalog::builtin().unwrap();
        let mut surely_not = 0;
        for place in 0..catalog.apps().len() {
            let listing = catalog.listing(place).unwrap();
            let others = listing.former_names.iter().chain(&listing.aliases);
            let names: String = others.copied().chain([listing.name]).collect();
            for byte in *b"a:(-Z9" {
                let may = catalog.may_be_called(place, byte);
                assert!(
                    may || !names.bytes().any(|letter| letter == byte),
                    "{names}"
                );
                surely_not += usize::from(!may);
            }
        }
        assert!(surely_not > catalog.apps().len(), "mostly it is told");
    }
}
