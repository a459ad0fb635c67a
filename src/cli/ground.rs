//! What every command stands on: the catalog and the lens; how apps and queries that are typed are found or refused.

use std::env;
use std::path::PathBuf;
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::catalog::import::ImportError;
use crate::catalog::pack::PackError;
use crate::catalog::{App, AppId, Catalog, Day, Idp};
use crate::compare::CompareError;
use crate::cost::Scenario;
use crate::export::{ExportError, FacetsReport};
use crate::field::AppColumn;
use crate::file::FileError;
use crate::lens::{Lens, Owned};
use crate::query::{self, Hit, Index, Order, Query, QueryError};
use crate::settings::config::{Config, Setting};
use crate::settings::layers::{Layered, LayersError, Library};
use crate::settings::saved::{self, SavedError};
use crate::settings::stack::StackError;
use crate::settings::state::{self, Remembered, State};
use crate::settings::views::{Dials, IdpChoice, SavedView};
use crate::settings::{self, Paths};
use crate::stack::InventoryError;
use crate::text::{Clean, width};

use super::arguments::{ChosenIdp, Look};
use super::complain;
use super::dials::DialError;

/// The environment's today, where `--today` is not given.
const TODAY: &str = "SCIMDEX_TODAY";

/// So many apps take longer to decode than a thread takes to begin.
const WORTH_A_THREAD: usize = 32;

/// The catalog and under what it is looked at.
#[derive(Debug)]
pub(super) struct Ground {
    pub(super) catalog: Catalog,
    pub(super) lens: Lens,
    /// Whether results are plain text where no other format is asked for.
    pub(super) plain: Setting<bool>,
    /// Where the own layers come from, with the user's folders.
    pub(super) library: Library,
    /// The files of the own layers, by the layer's id.
    pub(super) layer_files: Vec<(String, PathBuf)>,
    /// What could not be read of them, and how to mend it.
    pub(super) mistakes: Vec<Clean>,
    /// The saved view that was asked for, with its name.
    pub(super) view: Option<(String, SavedView)>,
    /// The name of the scenario that the dials come from, where one was asked for.
    pub(super) scenario: Option<String>,
    /// What is remembered, where it was looked at.
    pub(super) remembered: Option<State>,
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
    /// A scenario or a view cannot be had or saved.
    #[error(transparent)]
    Saved(#[from] SavedError),
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
        let view = viewed(look, library.paths.as_ref())?;
        let seen = view.as_ref().map(|(_, view)| view);
        let mut remembered = None;
        lens.idp = match (look.idp, seen.and_then(|view| view.idp)) {
            (Some(ChosenIdp(idp)), _) | (None, Some(IdpChoice(idp))) => idp,
            (None, None) => {
                remembered = read_state(library.paths.as_ref(), &mut mistakes);
                remembered_idp(remembered.as_ref(), &mut mistakes)
            }
        };
        lens.stale_days = config.stale_after.value;
        let (scenario, dials) = dials(look, seen, library.paths.as_ref())?;
        lens.scenario = dials;
        name_strangers(&catalog, &lens.scenario);
        lens.own(owned(library.paths.as_ref(), &catalog));
        Ok(Ground {
            view,
            scenario,
            catalog,
            lens,
            plain: config.plain.clone(),
            library,
            layer_files: files,
            mistakes,
            remembered,
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
        let query = self.understood(text)?;
        let index = Index::of(&query, &self.catalog);
        let hits = query.run(self.asked(&index), order);
        self.look_ahead(&hits);
        let apps = hits
            .iter()
            .filter_map(|hit| self.catalog.apps().get(hit.place()))
            .collect();
        Ok((apps, query.to_string()))
    }

    /// Decodes the later half of what a query found in another thread, while this one begins with the first.
    fn look_ahead(&self, hits: &[Hit]) {
        let (first, later) = hits.split_at(hits.len() / 2);
        if first.len() < WORTH_A_THREAD {
            return;
        }
        let look = |hits: &[Hit]| {
            for hit in hits {
                // To look at it is to decode it.
                let _ = self.catalog.apps().get(hit.place());
            }
        };
        thread::scope(|scope| {
            // Where the system has no thread to spare, they are decoded when they are looked at.
            let _ = thread::Builder::new().spawn_scoped(scope, || look(later));
            look(first);
        });
    }

    /// What else could be asked beside a query.
    pub(super) fn facets(&self, text: &str) -> Result<FacetsReport<'_>, Failure> {
        let query = self.understood(text)?;
        let index = Index::of(&query, &self.catalog);
        Ok(FacetsReport::new(&self.catalog, &self.lens, &index, &query))
    }

    fn understood(&self, text: &str) -> Result<Query, Failure> {
        Query::parse(text, &self.catalog).map_err(|error| Failure::Query(point_out(text, &error)))
    }

    /// What queries are asked of.
    fn asked<'a>(&'a self, index: &'a Index) -> query::Ground<'a> {
        query::Ground {
            catalog: &self.catalog,
            index,
            lens: &self.lens,
        }
    }

    /// The query of the view that was asked for.
    pub(super) fn viewed_query(&self) -> Option<&str> {
        let (_, view) = self.view.as_ref()?;
        Some(&view.query)
    }

    /// The columns of the view that was asked for; none where they are the usual ones.
    pub(super) fn viewed_columns(&self) -> Option<Vec<&'static AppColumn>> {
        let (_, view) = self.view.as_ref()?;
        Some(view.columns()).filter(|columns| !columns.is_empty())
    }

    /// The order of the view that was asked for, else the usual one.
    pub(super) fn viewed_order(&self) -> Order {
        let order = self.view.as_ref().map(|(_, view)| view.order);
        order.unwrap_or_default()
    }

    /// The same apps in a catalog whose borrow is over.
    pub(super) fn of_ids(&self, ids: &[AppId]) -> Vec<&App> {
        ids.iter()
            .filter_map(|id| self.catalog.app(id.as_str()))
            .collect()
    }
}

/// The saved view that is asked for, with its name.
fn viewed(look: &Look, paths: Option<&Paths>) -> Result<Option<(String, SavedView)>, SavedError> {
    let Some(named) = &look.view else {
        return Ok(None);
    };
    let view = saved::find(paths, named)?;
    Ok(Some((saved::name_of(named), view)))
}

/// The dials with the name of the scenario that they come from: a flag beats a view, a view the defaults.
fn dials(
    look: &Look,
    view: Option<&SavedView>,
    paths: Option<&Paths>,
) -> Result<(Option<String>, Scenario), SavedError> {
    if let Some(named) = &look.scenario {
        return Ok((Some(saved::name_of(named)), saved::find(paths, named)?));
    }
    let Some(view) = view else {
        return Ok((None, Scenario::default()));
    };
    let name = match &view.scenario {
        Some(Dials::Named(name)) => Some(name.clone()),
        Some(Dials::Usual | Dials::Own(_)) | None => None,
    };
    Ok((name, view.scenario(paths)?.unwrap_or_default()))
}

/// What is remembered. What is wrong with the file is said, and nothing is remembered.
fn read_state(paths: Option<&Paths>, mistakes: &mut Vec<Clean>) -> Option<State> {
    let Remembered { state, mistake } = state::read(paths?);
    mistakes.extend(mistake);
    Some(state)
}

/// The IdP that was chosen on the screen last. What is wrong with it is said, and none is chosen.
fn remembered_idp(state: Option<&State>, mistakes: &mut Vec<Clean>) -> Option<Idp> {
    state?.idp().unwrap_or_else(|mistake| {
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
fn owned(paths: Option<&Paths>, catalog: &Catalog) -> Owned {
    let Some(paths) = paths else {
        return Owned::default();
    };
    settings::stack::owned(paths, catalog).unwrap_or_else(|error| {
        complain(&error);
        Owned::default()
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
