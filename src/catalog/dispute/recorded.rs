//! `data/disagreements.ron`: disagreements written down by hand, how they are checked, and how they become what the
//! program packs. No file access lives here.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::super::app::{App, AppId};
use super::super::day::Day;
use super::super::fact::LayerIndex;
use super::super::layer::{Layer, LayerRecord, Mistake};
use super::facts::has_path;
use super::{Disagreement, DisputeKind, Said};

/// One disagreement as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    /// Of which app.
    pub app: AppId,
    /// The path of a field, such as `tiers.heroku-teams.price`; else a name of its own, of `a-z`, `0-9` and hyphens.
    pub fact: String,
    /// What it is about, in words; needed with a name of its own, left out with a path.
    #[serde(default)]
    pub title: Option<String>,
    /// Who differs.
    pub kind: DisputeKind,
    /// What is claimed, two or more.
    pub claims: Vec<RecordedClaim>,
}

/// One claim as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordedClaim {
    /// The word of the layer.
    pub layer: String,
    /// The date of the layer's record of the app; left out where that is undated.
    #[serde(default)]
    pub date: Option<Day>,
    /// What it says; left out where it is silent.
    #[serde(default)]
    pub value: Option<String>,
}

/// What the records are checked against.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The layers, in order of rank.
    pub layers: &'a [Layer],
    /// The merged apps.
    pub apps: &'a [App],
    /// The records of each app.
    pub records: &'a BTreeMap<AppId, Vec<LayerRecord>>,
}

impl Recorded {
    /// As the program packs it. In force is the newest claim that says something, equal dates by rank; of a field, the
    /// merged fact decides (see [`super::with_recorded`]).
    #[must_use]
    pub fn packed(&self, layers: &[Layer]) -> Disagreement {
        let mut claims: Vec<Said> = self
            .claims
            .iter()
            .filter_map(|claim| {
                Some(Said {
                    layer: place_of(layers, &claim.layer)?,
                    date: claim.date,
                    value: claim.value.clone(),
                    remark: None,
                    in_force: false,
                })
            })
            .collect();
        if self.kind == DisputeKind::BetweenLayers {
            claims.sort_by_key(|said| {
                let silent = said.value.is_none();
                (silent, std::cmp::Reverse(said.date), said.layer)
            });
            claims
                .iter_mut()
                .take(1)
                .for_each(|said| said.in_force = said.value.is_some());
        }
        Disagreement {
            field: self.fact.clone(),
            title: self.title.clone().unwrap_or_default(),
            of_field: self.title.is_none(),
            kind: self.kind,
            claims,
        }
    }
}

fn place_of(layers: &[Layer], word: &str) -> Option<LayerIndex> {
    let place = layers.iter().position(|layer| layer.id == word)?;
    u8::try_from(place).ok().map(LayerIndex)
}

/// Every mistake of the file, with line, column and field.
#[must_use]
pub fn check(file: &str, text: &str, recorded: &[Recorded], known: Known<'_>) -> Vec<Mistake> {
    let mut seen: BTreeMap<(&AppId, &str), usize> = BTreeMap::new();
    let mut mistakes = Vec::new();
    for (place, one) in recorded.iter().enumerate() {
        let mut complaints = of_app(one, known);
        complaints.extend(of_claims(one, known));
        if let Some(first) = seen.insert((&one.app, &one.fact), place) {
            complaints.push(Complaint {
                field: "fact",
                needle: one.fact.clone(),
                reason: format!(
                    "`{}` of `{}` stands here and in record {}; keep one",
                    one.fact,
                    one.app,
                    first.saturating_add(1)
                ),
            });
        }
        mistakes.extend(complaints.into_iter().map(|complaint| {
            let (line, column) = find(text, place, &complaint.needle);
            Mistake {
                file: file.to_owned(),
                line,
                column,
                reason: format!("field `{}`: {}", complaint.field, complaint.reason),
            }
        }));
    }
    mistakes
}

/// What is wrong with one record, and the text by which its place is found.
struct Complaint {
    field: &'static str,
    needle: String,
    reason: String,
}

fn of_app(one: &Recorded, known: Known<'_>) -> Vec<Complaint> {
    let Some(app) = known.apps.iter().find(|app| app.id == one.app) else {
        return vec![Complaint {
            field: "app",
            needle: one.app.to_string(),
            reason: format!(
                "no app `{}` in the catalog; name one that is there",
                one.app
            ),
        }];
    };
    let is_path = has_path(app, &one.fact);
    let is_name = AppId::read(&one.fact).is_ok();
    let reason = match &one.title {
        None if !is_path => format!(
            "`{}` is no field of `{}`; correct the path, or give the fact a `title`",
            one.fact, one.app
        ),
        Some(_) if is_path => format!(
            "`{}` is a field, which has its words; leave `title` out",
            one.fact
        ),
        Some(_) if !is_name => format!("`{}` is no name; use a-z, 0-9 and inner hyphens", one.fact),
        Some(title) if title.trim().is_empty() => "the title is empty; say what it is about".into(),
        Some(_) | None => return Vec::new(),
    };
    vec![Complaint {
        field: "fact",
        needle: one.fact.clone(),
        reason,
    }]
}

fn of_claims(one: &Recorded, known: Known<'_>) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    let mut complain = |field, needle: &str, reason: String| {
        complaints.push(Complaint {
            field,
            needle: needle.to_owned(),
            reason,
        });
    };
    let mut layers: Vec<&str> = one
        .claims
        .iter()
        .map(|claim| claim.layer.as_str())
        .collect();
    layers.sort_unstable();
    layers.dedup();
    let stated = one.claims.iter().filter(|claim| claim.value.is_some());
    let (few, none) = (one.claims.len() < 2, stated.count() == 0);
    if few || none {
        let reason = "a disagreement takes two claims or more, one of them with a value";
        complain("claims", "claims", reason.to_owned());
    } else {
        match one.kind {
            DisputeKind::BetweenLayers if layers.len() < 2 => {
                complain(
                    "kind",
                    "kind",
                    "one layer alone; write WithinLayer".to_owned(),
                );
            }
            DisputeKind::WithinLayer if layers.len() > 1 => {
                complain(
                    "kind",
                    "kind",
                    "several layers; write BetweenLayers".to_owned(),
                );
            }
            DisputeKind::BetweenLayers | DisputeKind::WithinLayer => {}
        }
    }
    let of_app = known.records.get(&one.app);
    for claim in &one.claims {
        let Some(layer) = place_of(known.layers, &claim.layer) else {
            let words: Vec<&str> = known.layers.iter().map(|layer| layer.id.as_str()).collect();
            let reason = format!("no layer `{}`; there are {}", claim.layer, words.join(", "));
            complain("claims.layer", &claim.layer, reason);
            continue;
        };
        let record = of_app.and_then(|all| all.iter().find(|entry| entry.layer == layer));
        match record.map(|entry| entry.record.date) {
            None if of_app.is_some() => {
                let reason = format!("`{}` has no record of `{}`", claim.layer, one.app);
                complain("claims.layer", &claim.layer, reason);
            }
            Some(date) if date != claim.date => {
                let words =
                    |date: Option<Day>| date.map_or("undated".to_owned(), |day| day.to_string());
                let (said, right) = (words(claim.date), words(date));
                let needle = if claim.date.is_some() {
                    &said
                } else {
                    &claim.layer
                };
                let reason = format!(
                    "{said}, but the record of `{}` is {right}; date it alike",
                    claim.layer
                );
                complain("claims.date", needle, reason);
            }
            Some(_) | None => {}
        }
        if claim
            .value
            .as_ref()
            .is_some_and(|value| value.trim().is_empty())
        {
            let reason = "the value is empty; say it, or leave it out where the layer is silent";
            complain("claims.value", "value: \"\"", reason.to_owned());
        }
    }
    complaints
}

/// The line and column of a text within the record at a place, both from 1; the record's own where it is not found.
fn find(text: &str, place: usize, needle: &str) -> (usize, usize) {
    let starts: Vec<usize> = text
        .match_indices("app:")
        .filter(|(at, _)| {
            !text
                .get(..*at)
                .unwrap_or_default()
                .ends_with(char::is_alphanumeric)
        })
        .map(|(at, _)| at)
        .collect();
    let Some(start) = starts.get(place).copied() else {
        return (0, 0);
    };
    let end = starts.get(place.saturating_add(1)).copied();
    let part = text
        .get(start..end.unwrap_or(text.len()))
        .unwrap_or_default();
    let at = start.saturating_add(part.find(needle).unwrap_or(0));
    let before = text.get(..at).unwrap_or_default();
    let line = before.matches('\n').count().saturating_add(1);
    let column = before
        .rsplit('\n')
        .next()
        .unwrap_or_default()
        .chars()
        .count();
    (line, column.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::layer::read_ron;
    use crate::catalog::merge::merge;
    use crate::catalog::record::Record;
    use crate::catalog::words::Status;

    fn layers() -> Vec<Layer> {
        read_ron(
            "layers.ron",
            "[(id: \"index\", title: \"I\"), (id: \"guides\", title: \"G\"), (id: \"other\", title: \"O\")]",
        )
        .unwrap()
    }

    fn mistakes(text: &str) -> Vec<String> {
        let layers = layers();
        let id = AppId::read("heroku").unwrap();
        let record = |layer, date: Option<&str>| LayerRecord {
            layer: LayerIndex(layer),
            record: Record {
                id: id.clone(),
                date: date.map(|date| Day::read(date).unwrap()),
                status: Some(Status::None),
                ..Record::default()
            },
        };
        let of_app = vec![record(0, Some("2026-10-05")), record(1, None)];
        let apps = [merge(&layers, &of_app).unwrap()];
        let records = BTreeMap::from([(id, of_app)]);
        let recorded: Vec<Recorded> = read_ron("d.ron", text).unwrap();
        let known = Known {
            layers: &layers,
            apps: &apps,
            records: &records,
        };
        let found = check("d.ron", text, &recorded, known);
        found.iter().map(ToString::to_string).collect()
    }

    const CLAIMS: &str = "kind: BetweenLayers, claims: [(layer: \"index\", date: \"2026-10-05\", value: \"a\"), (layer: \"guides\", value: \"b\")]";

    #[test]
    fn a_record_without_a_mistake_passes() {
        let text = format!("[\n(app: \"heroku\", fact: \"status\", {CLAIMS}),\n]");
        assert_eq!(mistakes(&text), [""; 0]);
        let text = format!("[(app: \"heroku\", fact: \"roles\", title: \"Roles\", {CLAIMS})]");
        assert_eq!(mistakes(&text), [""; 0]);
    }

    #[test]
    fn mistakes_name_line_column_field_and_the_way_out() {
        let table = [
            (format!("[\n  (app: \"herok\", fact: \"status\", {CLAIMS})]"), "d.ron:2:10: field `app`: no app `herok`"),
            (format!("[\n(app: \"heroku\",\n fact: \"scim.colour\", {CLAIMS})]"), "d.ron:3:9: field `fact`: `scim.colour` is no field"),
            (format!("[(app: \"heroku\", fact: \"status\", title: \"S\", {CLAIMS})]"), "leave `title` out"),
            (format!("[(app: \"heroku\", fact: \"So so\", title: \"S\", {CLAIMS})]"), "is no name"),
            (format!("[(app: \"heroku\", fact: \"roles\", {CLAIMS})]"), "give the fact a `title`"),
            (
                format!("[(app: \"heroku\", fact: \"status\", {CLAIMS}),\n(app: \"heroku\", fact: \"status\", {CLAIMS})]"),
                "d.ron:2:24: field `fact`: `status` of `heroku` stands here and in record 1",
            ),
            (
                "[(app: \"heroku\", fact: \"status\", kind: BetweenLayers,\n claims: [(layer: \"guides\", value: \"a\")])]".to_owned(),
                "d.ron:2:2: field `claims`: a disagreement takes two",
            ),
            (
                "[(app: \"heroku\", fact: \"status\", kind: BetweenLayers, claims: [(layer: \"guides\"), (layer: \"index\", date: \"2026-10-05\")])]".to_owned(),
                "one of them with a value",
            ),
            (
                "[(app: \"heroku\", fact: \"status\", kind: WithinLayer, claims: [(layer: \"gides\", value: \"a\"), (layer: \"guides\", value: \"b\")])]".to_owned(),
                "no layer `gides`; there are index, guides, other",
            ),
            (
                "[(app: \"heroku\", fact: \"status\", kind: BetweenLayers, claims: [(layer: \"other\", value: \"a\"), (layer: \"guides\", value: \"b\")])]".to_owned(),
                "field `claims.layer`: `other` has no record of `heroku`",
            ),
            (
                "[(app: \"heroku\", fact: \"status\", kind: BetweenLayers, claims: [(layer: \"index\", date: \"2026-01-11\", value: \"a\"),\n(layer: \"guides\", value: \"b\")])]".to_owned(),
                "field `claims.date`: 2026-01-11, but the record of `index` is 2026-10-05; date it alike",
            ),
            (
                "[(app: \"heroku\", fact: \"status\", kind: WithinLayer, claims: [(layer: \"guides\", value: \"a\"),\n(layer: \"guides\", value: \" \")])]".to_owned(),
                "the value is empty",
            ),
            (
                "[(app: \"heroku\", fact: \"status\", kind: BetweenLayers, claims: [(layer: \"guides\", value: \"a\"),\n(layer: \"guides\", value: \"b\")])]".to_owned(),
                "one layer alone; write WithinLayer",
            ),
        ];
        for (text, expected) in table {
            let found = mistakes(&text).join("\n");
            assert!(found.contains(expected), "{text}\n{found}\n{expected}");
        }
    }

    #[test]
    fn the_newest_claim_that_says_something_is_in_force() {
        let text = "[(app: \"heroku\", fact: \"roles\", title: \"Roles\", kind: BetweenLayers, claims: [(layer: \"guides\", value: \"old\"), (layer: \"index\", date: \"2026-10-05\")])]";
        let recorded: Vec<Recorded> = read_ron("d.ron", text).unwrap();
        let packed = recorded.first().unwrap().packed(&layers());
        let said: Vec<(Option<&str>, bool)> = packed
            .claims
            .iter()
            .map(|said| (said.value.as_deref(), said.in_force))
            .collect();
        assert_eq!(said, [(Some("old"), true), (None, false)]);
    }
}
