//! Which app of the catalog a row is about: by its slug, then by the name, a former name or an alias.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::app::{App, AppId, folded_name, slug};
use crate::text::fold;

/// The ids and names of a catalog.
#[derive(Debug, Clone, Default)]
pub struct Names {
    ids: BTreeSet<AppId>,
    /// The apps of each present name.
    present: BTreeMap<String, BTreeSet<AppId>>,
    /// The apps of each former name and alias.
    others: BTreeMap<String, BTreeSet<AppId>>,
}

/// Which app a row is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// This one; and whether the row calls it by its present name.
    Known { id: AppId, by_name: bool },
    /// One that the catalog does not have, under this id.
    New(AppId),
    /// More than one goes by the name.
    Several(Vec<AppId>),
    /// The name has no letter that an id could hold.
    Nameless,
}

impl Names {
    /// The names of apps.
    pub fn of<'a>(apps: impl IntoIterator<Item = &'a App>) -> Self {
        let mut names = Self::default();
        for app in apps {
            names.ids.insert(app.id.clone());
            let whole = app.display_name();
            let bare = whole.split_once(" (").map_or(whole, |(bare, _)| bare);
            for name in [whole, bare] {
                add(&mut names.present, name, &app.id);
            }
            for name in app.former_names.iter().chain(&app.aliases) {
                add(&mut names.others, name, &app.id);
            }
        }
        names
    }

    /// The app of a row with this slug, if it states one, and this name.
    pub(super) fn find(&self, stated: Option<&AppId>, name: &str) -> Found {
        let key = folded_name(fold(name).text());
        if let Some(id) = stated.filter(|id| self.ids.contains(*id)) {
            return self.known(id, &key);
        }
        for names in [&self.present, &self.others] {
            let Some(apps) = names.get(&key) else {
                continue;
            };
            let mut apps = apps.iter();
            return match (apps.next(), apps.next()) {
                (Some(only), None) => self.known(only, &key),
                (Some(first), Some(second)) => {
                    let mut all = vec![first.clone(), second.clone()];
                    all.extend(apps.cloned());
                    Found::Several(all)
                }
                (None, _) => continue,
            };
        }
        match stated.cloned().or_else(|| id_of(name)) {
            Some(id) if self.ids.contains(&id) => self.known(&id, &key),
            Some(id) => Found::New(id),
            None => Found::Nameless,
        }
    }

    fn known(&self, id: &AppId, key: &str) -> Found {
        let present = self.present.get(key);
        Found::Known {
            id: id.clone(),
            by_name: present.is_some_and(|apps| apps.contains(id)),
        }
    }
}

fn add(names: &mut BTreeMap<String, BTreeSet<AppId>>, name: &str, id: &AppId) {
    let key = folded_name(fold(name).text());
    if !key.is_empty() {
        names.entry(key).or_default().insert(id.clone());
    }
}

/// The id that a name makes: its letters and digits in ASCII, at most 64.
fn id_of(name: &str) -> Option<AppId> {
    let slug: String = slug(fold(name).text())
        .chars()
        .filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-')
        .take(64)
        .collect();
    AppId::read(slug.trim_matches('-')).ok()
}
