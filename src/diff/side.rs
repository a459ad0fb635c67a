//! A side of a comparison: apps, each as one layer alone or the whole catalog describes it.

use std::collections::BTreeMap;

use crate::catalog::layer::{Layer, LayerFile, LayerRecord};
use crate::catalog::merge::merge;
use crate::catalog::pack::PackError;
use crate::catalog::{App, AppId, Catalog, Day, LayerIndex};

/// The apps of a side.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// What it is called: as somebody typed it.
    pub name: String,
    /// Its title.
    pub title: String,
    /// As of when; none is undated.
    pub date: Option<Day>,
    apps: BTreeMap<AppId, App>,
}

impl Side {
    /// The catalog with all its layers merged. It has no date of its own.
    #[must_use]
    pub fn of_catalog(name: &str, catalog: &Catalog) -> Side {
        Side {
            name: name.to_owned(),
            title: "the whole catalog".to_owned(),
            date: None,
            apps: by_id(catalog.apps().iter().cloned()),
        }
    }

    /// One layer of a catalog, by itself. None where the catalog has no layer of that id.
    ///
    /// # Errors
    /// The packed catalog was made by another version of the program.
    pub fn of_layer(catalog: &Catalog, id: &str) -> Result<Option<Side>, PackError> {
        // Of two layers of one id the last one wins, as in merging.
        let Some(place) = catalog.layers().iter().rposition(|layer| layer.id == id) else {
            return Ok(None);
        };
        let Some((layer, index)) = catalog.layers().get(place).zip(u8::try_from(place).ok()) else {
            return Ok(None);
        };
        let mut apps = Vec::new();
        for app in catalog.apps() {
            let mut records = catalog.records(&app.id)?;
            records.retain(|entry| entry.layer == LayerIndex(index));
            apps.extend(merge(catalog.layers(), &records));
        }
        Ok(Some(Side::of_apps(id, layer, apps)))
    }

    /// The layer of a file, by itself.
    #[must_use]
    pub fn of_file(name: &str, file: &LayerFile) -> Side {
        let mut records: BTreeMap<&AppId, Vec<LayerRecord>> = BTreeMap::new();
        for record in &file.records {
            records.entry(&record.id).or_default().push(LayerRecord {
                layer: LayerIndex(0),
                record: record.clone(),
            });
        }
        let layers = [file.layer.clone()];
        let apps = records.values().filter_map(|of_app| merge(&layers, of_app));
        Side::of_apps(name, &file.layer, apps)
    }

    fn of_apps(name: &str, layer: &Layer, apps: impl IntoIterator<Item = App>) -> Side {
        Side {
            name: name.to_owned(),
            title: layer.title.clone(),
            date: layer.date,
            apps: by_id(apps),
        }
    }

    /// How many apps it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.apps.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.apps.is_empty()
    }

    /// The app of an id.
    #[must_use]
    pub fn app(&self, id: &AppId) -> Option<&App> {
        self.apps.get(id)
    }

    /// The ids of its apps, in order.
    pub fn ids(&self) -> impl Iterator<Item = &AppId> {
        self.apps.keys()
    }
}

fn by_id(apps: impl IntoIterator<Item = App>) -> BTreeMap<AppId, App> {
    apps.into_iter().map(|app| (app.id.clone(), app)).collect()
}
