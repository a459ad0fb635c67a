//! Disagreements: what layers claim differently of one thing, with every claim side by side.
//!
//! Two kinds: read off the facts (which claim wins was decided in `merge`), and written down by hand in
//! `data/disagreements.ron`, for what no field holds and for guides that contradict themselves. Here both become one
//! list, in which no field stands twice. What each field is called stands in `facts`, how the file is read in `recorded`.

mod facts;
pub mod recorded;

use serde::{Deserialize, Serialize};

use super::app::{App, folded_name};
use super::day::Day;
use super::fact::LayerIndex;

/// Who differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DisputeKind {
    /// Two or more layers.
    BetweenLayers,
    /// One layer against itself; none of its claims beats another.
    WithinLayer,
}

impl DisputeKind {
    /// The word for files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            DisputeKind::BetweenLayers => "between_layers",
            DisputeKind::WithinLayer => "within_layer",
        }
    }

    /// The words for screens.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            DisputeKind::BetweenLayers => "between layers",
            DisputeKind::WithinLayer => "a layer against itself",
        }
    }
}

/// One thing of which different values are claimed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disagreement {
    /// The field's path, such as `status` or `tiers.heroku-teams.price`; else a name of its own, such as `roles`.
    pub field: String,
    /// What the field is called: "Price of Heroku Teams".
    pub title: String,
    /// Whether `field` is the path of a field of the merged app.
    pub of_field: bool,
    /// Who differs.
    pub kind: DisputeKind,
    /// The claims, the one in force first where there is one.
    pub claims: Vec<Said>,
}

/// What one layer says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Who says it.
    pub layer: LayerIndex,
    /// When; none is undated.
    pub date: Option<Day>,
    /// What, in words; none where the layer is silent, which is no claim.
    pub value: Option<String>,
    /// The same at more length, where it was written down by hand.
    pub remark: Option<String>,
    /// Whether it is the value in force.
    pub in_force: bool,
}

impl Said {
    /// What is said, at length: "None: none on any plan"; none where the layer is silent.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let value = self.value.as_ref()?;
        Some(match &self.remark {
            Some(remark) => format!("{value}: {remark}"),
            None => value.clone(),
        })
    }
}

/// What is read off an app's facts, in the order in which they are shown.
#[must_use]
pub fn disagreements(app: &App) -> Vec<Disagreement> {
    facts::told(app, &|_, disputed| disputed)
}

/// The same with what was written down of the app. Of a field that both know, the fact's own claims lead and keep their
/// values; the written ones add their words, and the claims of layers that are not there yet.
#[must_use]
pub fn with_recorded(app: &App, recorded: Vec<Disagreement>) -> Vec<Disagreement> {
    let written = |path: &str| recorded.iter().any(|one| one.of_field && one.field == path);
    let mut all = facts::told(app, &|path, disputed| disputed || written(path));
    let mut rest = Vec::new();
    for mut one in recorded {
        // The field of a user's price list may be gone.
        if one.title.is_empty() {
            one.title.clone_from(&one.field);
        }
        match all.iter_mut().find(|known| known.field == one.field) {
            Some(known) => unite(known, one.claims),
            None => rest.push(one),
        }
    }
    rest.sort_by_key(|one| one.kind);
    all.extend(rest);
    all
}

fn unite(known: &mut Disagreement, claims: Vec<Said>) {
    for claim in claims {
        let of_layer = |said: &&mut Said| said.layer == claim.layer && said.remark.is_none();
        match (known.claims.iter_mut().find(of_layer), &claim.value) {
            (Some(said), Some(words)) => {
                let value = said.value.as_deref().unwrap_or_default();
                if folded_name(value) != folded_name(words) {
                    said.remark = Some(words.clone());
                }
            }
            (Some(_), None) => {}
            (None, Some(_) | None) => known.claims.push(Said {
                in_force: false,
                ..claim
            }),
        }
    }
}

/// Notes in an app what was written down of it, so that its disagreements can be counted and named without it.
pub fn note(app: &mut App, fields: Vec<String>) {
    app.recorded = fields;
    app.disagreements = u32::try_from(fields_of(app).len()).unwrap_or(u32::MAX);
}

/// The fields and names of every disagreement of an app, each once.
#[must_use]
pub fn fields_of(app: &App) -> Vec<String> {
    let mut fields: Vec<String> = disagreements(app)
        .into_iter()
        .map(|one| one.field)
        .collect();
    for field in &app.recorded {
        if !fields.contains(field) {
            fields.push(field.clone());
        }
    }
    fields
}
