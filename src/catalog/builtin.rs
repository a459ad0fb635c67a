//! The catalog that the program carries, and the user's layers on top of it.

use std::collections::BTreeMap;

use super::app::{App, AppId, sort_by_name};
use super::dispute::{self, Disagreement};
use super::fact::LayerIndex;
use super::layer::{Layer, LayerFile, LayerRecord};
use super::merge::merge;
use super::pack::{Details, PackError, PackedList, unpack_details, unpack_list};

static LIST: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.bin"));
static RECORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/records.bin"));

/// All apps with their layers. Apps stand in order of name.
#[derive(Debug, Clone)]
pub struct Catalog {
    layers: Vec<Layer>,
    apps: Vec<App>,
    places: BTreeMap<AppId, usize>,
    /// For apps of the packed catalog, their place in it.
    packed: BTreeMap<AppId, usize>,
    ends: Vec<u32>,
    own: BTreeMap<AppId, Vec<LayerRecord>>,
}

impl Catalog {
    /// The catalog that the program carries.
    ///
    /// # Errors
    /// The packed catalog was made by another version of the program.
    pub fn builtin() -> Result<Catalog, PackError> {
        let PackedList { layers, apps, ends } = unpack_list(LIST)?;
        let places: BTreeMap<AppId, usize> = apps
            .iter()
            .enumerate()
            .map(|(place, app)| (app.id.clone(), place))
            .collect();
        Ok(Catalog {
            layers,
            apps,
            packed: places.clone(),
            places,
            ends,
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
        for id in touched {
            let records = self.records(&id)?;
            let Some(mut app) = merge(&self.layers, &records) else {
                continue;
            };
            if let Some(old) = self.places.get(&id).and_then(|place| self.apps.get(*place)) {
                dispute::note(&mut app, old.recorded.clone());
            }
            match self
                .places
                .get(&id)
                .and_then(|place| self.apps.get_mut(*place))
            {
                Some(old) => *old = app,
                None => {
                    self.places.insert(id, self.apps.len());
                    self.apps.push(app);
                }
            }
        }
        sort_by_name(&mut self.apps);
        self.places = self
            .apps
            .iter()
            .enumerate()
            .map(|(place, app)| (app.id.clone(), place))
            .collect();
        Ok(self)
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

    /// Every app, in order of name.
    #[must_use]
    pub fn apps(&self) -> &[App] {
        &self.apps
    }

    /// The app of an id.
    #[must_use]
    pub fn app(&self, id: &str) -> Option<&App> {
        let id = AppId::read(id).ok()?;
        self.places.get(&id).and_then(|place| self.apps.get(*place))
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
        if app.recorded.is_empty() {
            return Ok(dispute::disagreements(app));
        }
        Ok(dispute::with_recorded(app, self.details(&app.id)?.recorded))
    }

    fn details(&self, id: &AppId) -> Result<Details, PackError> {
        match self.packed.get(id) {
            Some(place) => unpack_details(&self.ends, RECORDS, *place),
            None => Ok(Details::default()),
        }
    }
}
