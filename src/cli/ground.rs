//! What every command stands on: the catalog and the lens; how apps and queries that are typed are found or refused.

use std::collections::BTreeSet;
use std::env;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::catalog::import::ImportError;
use crate::catalog::pack::PackError;
use crate::catalog::{App, AppId, Catalog, Day, Idp};
use crate::compare::CompareError;
use crate::cost::Scenario;
use crate::export::ExportError;
use crate::file::FileError;
use crate::lens::Lens;
use crate::query::{self, Index, Order, Query, QueryError};
use crate::settings::config::Config;
use crate::settings::layers::{Layered, LayersError, Library};
use crate::settings::scenarios::{self, ScenariosError};
use crate::settings::stack::StackError;
use crate::settings::state::{self, Remembered};
use crate::settings::{self, Paths};
use crate::stack::InventoryError;
use crate::text::{Clean, width};

use super::arguments::{ChosenIdp, Look};
use super::complain;
use super::dials::DialError;

/// The environment's today, where `--today` is not given.
const TODAY: &str = "SCIMDEX_TODAY";

/// The catalog and under what it is looked at.
#[derive(Debug)]
pub(super) struct Ground {
    pub(super) catalog: Catalog,
    pub(super) lens: Lens,
    /// Where the own layers come from, with the user's folders.
    pub(super) library: Library,
    /// The files of the own layers, by the layer's id.
    pub(super) layer_files: Vec<(String, PathBuf)>,
    /// What could not be read of them, and how to mend it.
    pub(super) mistakes: Vec<Clean>,
}

/// Why a command ends without a result. Each message says what, where and how to mend it.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The arguments do not fit together.
    #[error("{0}")]
    Usage(String),
    /// There is no such app.
    #[error("there is no app `{typed}`; the nearest are {nearest}")]
    NoSuchApp {
        /// What was typed.
        typed: String,
        /// The nearest apps, with their ids.
        nearest: String,
    },
    /// The query is not understood.
    #[error("{0}")]
    Query(String),
    /// A dial does not take its value.
    #[error(transparent)]
    Dial(#[from] DialError),
    /// The scenario cannot be had or saved.
    #[error(transparent)]
    Scenario(#[from] ScenariosError),
    /// The files are no inventory.
    #[error(transparent)]
    Inventory(#[from] InventoryError),
    /// The stack cannot be had, kept or forgotten.
    #[error(transparent)]
    Stack(#[from] StackError),
    /// Nothing can be imported.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The apps cannot be compared.
    #[error(transparent)]
    Compare(#[from] CompareError),
    /// A layer that was asked for by name cannot be had.
    #[error(transparent)]
    Layers(#[from] LayersError),
    /// The packed catalog was made by another version of the program.
    #[error(transparent)]
    Packed(#[from] PackError),
    /// The result cannot be written down.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The file or stream takes no more.
    #[error(transparent)]
    File(#[from] FileError),
}

impl Ground {
    /// The catalog with the user's own layers, under the lens that the arguments ask for.
    pub(super) fn new(look: &Look, config: &Config) -> Result<Ground, Failure> {
        let library = Library {
            paths: Paths::of_user(),
            named: look.layers.clone(),
        };
        let Layered {
            catalog,
            files,
            mut mistakes,
        } = library.load()?;
        mistakes.extend(config.mistakes.iter().cloned());
        let today = match look.today {
            Some(today) => today,
            None => today()?,
        };
        let mut lens = Lens::new(&catalog, today);
        lens.idp = match look.idp {
            Some(ChosenIdp(idp)) => idp,
            None => remembered_idp(library.paths.as_ref(), &mut mistakes),
        };
        lens.stale_days = config.stale_after.value;
        lens.owned = owned(library.paths.as_ref(), &catalog);
        if let Some(named) = &look.scenario {
            lens.scenario = scenarios::find(library.paths.as_ref(), named)?;
            name_strangers(&catalog, &lens.scenario);
        }
        Ok(Ground {
            catalog,
            lens,
            library,
            layer_files: files,
            mistakes,
        })
    }

    /// The app of an id or a name.
    pub(super) fn app(&self, typed: &str) -> Result<&App, Failure> {
        let folded = crate::text::fold(typed.trim());
        let by_name = || {
            let called = |place: usize| {
                let listing = self.catalog.listing(place);
                listing
                    .is_some_and(|listing| crate::text::fold(listing.name).text() == folded.text())
            };
            let apps = self.catalog.apps();
            let place = (0..apps.len()).find(|place| called(*place))?;
            apps.get(place)
        };
        let by_id = self.catalog.app(&folded.text().to_lowercase());
        by_id.or_else(by_name).ok_or_else(|| {
            let near = query::nearest(&self.catalog, typed, 3);
            let names: Vec<String> = near
                .iter()
                .map(|app| format!("`{}` ({})", app.id, app.display_name()))
                .collect();
            Failure::NoSuchApp {
                typed: typed.to_owned(),
                nearest: names.join(", "),
            }
        })
    }

    /// The apps of ids or names.
    pub(super) fn named(&self, typed: &[String]) -> Result<Vec<&App>, Failure> {
        typed.iter().map(|typed| self.app(typed)).collect()
    }

    /// The apps that a query wants, in order, and the query as it prints.
    pub(super) fn wanted(&self, text: &str, order: Order) -> Result<(Vec<&App>, String), Failure> {
        let query = Query::parse(text, &self.catalog)
            .map_err(|error| Failure::Query(point_out(text, &error)))?;
        let index = Index::of(&query, &self.catalog);
        let hits = query.run(
            query::Ground {
                catalog: &self.catalog,
                index: &index,
                lens: &self.lens,
            },
            order,
        );
        let apps = hits
            .iter()
            .filter_map(|hit| self.catalog.apps().get(hit.place))
            .collect();
        Ok((apps, query.to_string()))
    }

    /// The same apps in a catalog whose borrow is over.
    pub(super) fn of_ids(&self, ids: &[AppId]) -> Vec<&App> {
        ids.iter()
            .filter_map(|id| self.catalog.app(id.as_str()))
            .collect()
    }
}

/// The IdP that was chosen on the screen last. What is wrong with the file is said, and none is chosen.
fn remembered_idp(paths: Option<&Paths>, mistakes: &mut Vec<Clean>) -> Option<Idp> {
    let Remembered { state, mistake } = state::read(paths?);
    mistakes.extend(mistake);
    state.idp().unwrap_or_else(|mistake| {
        mistakes.push(mistake);
        None
    })
}

/// Says on stderr which apps of a scenario the catalog does not have: their dials do nothing.
fn name_strangers(catalog: &Catalog, scenario: &Scenario) {
    let ids = scenario.apps().keys();
    for id in ids.filter(|id| catalog.app(id.as_str()).is_none()) {
        let near = query::nearest(catalog, id.as_str(), 1);
        let nearest = near.first().map_or(String::new(), |app| {
            format!("; the nearest is `{}`", app.id)
        });
        complain(&format!(
            "the scenario has dials for `{id}`, which is no app{nearest}"
        ));
    }
}

/// The apps of the stack that is kept; nothing, and a word on stderr, where it cannot be read.
fn owned(paths: Option<&Paths>, catalog: &Catalog) -> BTreeSet<AppId> {
    let Some(paths) = paths else {
        return BTreeSet::new();
    };
    settings::stack::owned(paths, catalog).unwrap_or_else(|error| {
        complain(&error);
        BTreeSet::new()
    })
}

/// Today by the environment, else by the clock.
fn today() -> Result<Day, Failure> {
    match env::var(TODAY) {
        Ok(text) if !text.is_empty() => {
            Day::read(&text).map_err(|error| Failure::Usage(format!("{TODAY}: {error}")))
        }
        Err(env::VarError::NotUnicode(_)) => Err(Failure::Usage(format!(
            "{TODAY} is not text; write it as 2026-11-21"
        ))),
        Ok(_) | Err(env::VarError::NotPresent) => {
            let now = SystemTime::now().duration_since(UNIX_EPOCH);
            let seconds = now.map_or(0, |now| now.as_secs());
            Ok(Day::of_unix_seconds(
                i64::try_from(seconds).unwrap_or(i64::MAX),
            ))
        }
    }
}

/// A query's mistake with the query under it and a caret under the place.
fn point_out(text: &str, error: &QueryError) -> String {
    let clean = |part: String| Clean::line(part);
    let before = clean(text.chars().take(error.position).collect());
    let wrong = clean(
        text.chars()
            .skip(error.position)
            .take(error.length)
            .collect(),
    );
    let rest = clean(
        text.chars()
            .skip(error.position.saturating_add(error.length))
            .collect(),
    );
    let spaces = " ".repeat(width(before.as_str()));
    let carets = "^".repeat(wrong.width().max(1));
    format!("{error}\n  {before}{wrong}{rest}\n  {spaces}{carets}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_pointed_at_in_columns_not_bytes() {
        let error = QueryError {
            position: 3,
            length: 4,
            reason: "there is no field `scmi`".to_owned(),
            suggestion: Some("scim".to_owned()),
            help: "fields are scim and idp".to_owned(),
        };
        let text = point_out("日本 scmi:none", &error);
        let (words, picture) = text.split_once('\n').unwrap();
        assert_eq!(words, error.to_string());
        assert_eq!(picture, "  日本 scmi:none\n       ^^^^");
    }
}
