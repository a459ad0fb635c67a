//! QUESTIONS: what is wrong or doubtful in the catalog or in a layer's file, by rules that have a name, a reason and a fix.
//!
//! Lives here: findings and how they are gathered. The rules stand in `rules`, what they see in a record in `records`, where
//! a field stands in a file in `positions`, the columns in `columns`. Must not live here: what stops a build
//! (`catalog::check`), which files are read, how a table is written. A rule looks at what is said, not at whether it is
//! true.

mod columns;
mod positions;
mod records;
mod rules;

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::app::{AppId, folded_name};
use crate::catalog::check::control_character;
use crate::catalog::layer::{Layer, LayerFile, Mistake, read_record, read_ron, write_ron};
use crate::catalog::own::{read_own, too_much};
use crate::catalog::pack::PackError;
use crate::catalog::record::Record;
use crate::catalog::{Catalog, Day};
use crate::field::sort_by_column;
use crate::order;
use crate::text::fold;

pub use columns::{COLUMNS, CheckColumn, column, default_columns};
pub use rules::{Rule, Severity};

use positions::Positions;
use records::{Context, Seen};

/// For how many apps that the catalog does not have the nearest one is named. A file with more is a list of other apps,
/// not one of slips.
const MOST_GUESSES: usize = 100;

/// Something that a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule.
    pub rule: Rule,
    /// The layer that says it; none where the file could not be read as one.
    pub layer: Option<String>,
    /// The app.
    pub app: Option<AppId>,
    /// The field, such as `scim.plan`; empty where the whole is meant.
    pub field: String,
    /// What was seen.
    pub text: String,
    /// Where, for a file at hand.
    pub place: Option<Place>,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, as it was named.
    pub file: String,
    /// The line, from 1; 0 where it is not known.
    pub line: usize,
    /// The column, from 1; 0 where it is not known.
    pub column: usize,
}

/// A file to be checked.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// What messages call it.
    pub name: &'a str,
    /// Its name without folder and ending: the app's id, where the file is a single record.
    pub stem: &'a str,
    /// What is in it.
    pub text: &'a str,
}

/// Checks every layer of a catalog. Built-in layers were read by the build; here is what it lets pass.
///
/// # Errors
/// The packed catalog was made by another version of the program.
pub fn check_catalog(catalog: &Catalog, today: Day) -> Result<Vec<Finding>, PackError> {
    let mut findings = Vec::new();
    for app in catalog.apps() {
        for entry in catalog.records(&app.id)? {
            let Some(layer) = catalog.layer(entry.layer) else {
                continue;
            };
            let context = Context {
                own: layer.own,
                today,
                catalog,
            };
            let mut seen = records::look(&entry.record, &context);
            if layer.own {
                seen.extend(hidden(&entry.record));
            }
            findings.extend(seen.into_iter().map(|seen| Finding {
                rule: seen.rule,
                layer: Some(layer.id.clone()),
                app: Some(app.id.clone()),
                field: seen.field,
                text: seen.text,
                place: None,
            }));
        }
    }
    findings.extend(shared_names(catalog));
    sort(&mut findings);
    Ok(findings)
}

/// Control characters of a record without a file.
fn hidden(record: &Record) -> Option<Seen> {
    let text = write_ron(record).ok()?;
    control_character(&text)?;
    Some(Seen::of(
        Rule::TextIsClean,
        "",
        "a text holds a control character".to_owned(),
    ))
}

/// Names under which more than one app can be found.
fn shared_names(catalog: &Catalog) -> Vec<Finding> {
    let mut owners: BTreeMap<String, (String, BTreeSet<&AppId>)> = BTreeMap::new();
    for app in catalog.apps() {
        let names = app.name.value().into_iter();
        for name in names.chain(&app.former_names).chain(&app.aliases) {
            let key = folded_name(fold(name).text());
            let entry = owners
                .entry(key)
                .or_insert_with(|| (name.clone(), BTreeSet::new()));
            entry.1.insert(&app.id);
        }
    }
    let shared = owners.into_values().filter(|(_, apps)| apps.len() > 1);
    let finding = |(name, apps): (String, BTreeSet<&AppId>)| {
        let all: Vec<&str> = apps.iter().map(|id| id.as_str()).collect();
        Finding {
            rule: Rule::NameMeansOneApp,
            layer: None,
            app: apps.first().map(|id| (*id).clone()),
            field: "name".to_owned(),
            text: format!("`{name}` is a name of {}", all.join(" and ")),
            place: None,
        }
    };
    shared.map(finding).collect()
}

/// Checks one file: a layer, or the record of one app. What is not RON of that shape is a finding too.
#[must_use]
pub fn check_file(file: File<'_>, catalog: &Catalog, today: Day) -> Vec<Finding> {
    if let Some(mistake) = too_much(file.name, file.text) {
        return vec![broken(mistake)];
    }
    let checked = Checked {
        file,
        positions: Positions::of(file.text),
    };
    let read = match read_ron::<LayerFile>(file.name, file.text) {
        Ok(layer) => Ok((Some(layer.layer), layer.records)),
        // Read by parts, so that each broken record is told.
        Err(_) if checked.positions.has("layer") => {
            let mut own = read_own(file.name, file.text);
            own.mistakes.append(&mut own.marked);
            Err(own.mistakes)
        }
        Err(_) => match read_record(file.name, file.stem, file.text) {
            Ok(record) => Ok((None, vec![record])),
            Err(mistake) => Err(vec![mistake]),
        },
    };
    let mut findings = match read {
        Err(mistakes) => mistakes.into_iter().map(broken).collect(),
        Ok((layer, records)) => checked.look(layer.as_ref(), &records, catalog, today),
    };
    sort(&mut findings);
    findings
}

fn broken(mistake: Mistake) -> Finding {
    Finding {
        rule: Rule::Readable,
        layer: None,
        app: None,
        field: String::new(),
        text: mistake.reason,
        place: Some(Place {
            file: mistake.file,
            line: mistake.line,
            column: mistake.column,
        }),
    }
}

/// The gravest first, then file and place, then app and field.
fn sort(findings: &mut [Finding]) {
    order::sort_by_key(findings, |finding| {
        let place = finding.place.as_ref();
        (
            finding.rule.severity(),
            place.map(|place| (place.file.clone(), place.line, place.column)),
            finding.rule,
            finding.app.clone(),
            finding.field.clone(),
        )
    });
}

/// Orders findings by a column; those that are equal under it keep their order.
pub fn sort_by(findings: &mut [Finding], column: &CheckColumn, descending: bool) {
    sort_by_column(
        findings,
        |finding| (column.sort_key)(finding, &()),
        descending,
    );
}

struct Checked<'a> {
    file: File<'a>,
    positions: Positions,
}

impl Checked<'_> {
    fn place(&self, path: &str) -> Option<Place> {
        let (line, column) = if path.is_empty() {
            (1, 1)
        } else {
            self.positions.find(path)
        };
        Some(Place {
            file: self.file.name.to_owned(),
            line,
            column,
        })
    }

    fn look(
        &self,
        layer: Option<&Layer>,
        records: &[Record],
        catalog: &Catalog,
        today: Day,
    ) -> Vec<Finding> {
        let context = Context {
            own: layer.is_some(),
            today,
            catalog,
        };
        let id = layer.map(|layer| layer.id.clone());
        let finding = |seen: Seen, app: Option<&Record>, path: &str| Finding {
            rule: seen.rule,
            layer: id.clone(),
            app: app.map(|record| record.id.clone()),
            place: self.place(path),
            field: seen.field,
            text: seen.text,
        };
        let mut findings = Vec::new();
        for seen in layer
            .iter()
            .flat_map(|layer| records::look_at_head(layer, &context))
        {
            let path = seen.field.clone();
            findings.push(finding(seen, None, &path));
        }
        let mut first: BTreeSet<&AppId> = BTreeSet::new();
        let mut strangers: usize = 0;
        for (place, record) in records.iter().enumerate() {
            let mut all = records::look(record, &context);
            if catalog.app(record.id.as_str()).is_none() {
                strangers = strangers.saturating_add(1);
            }
            all.extend(records::look_at_names(
                record,
                &context,
                strangers <= MOST_GUESSES,
            ));
            if !first.insert(&record.id) {
                let text = format!("`{}` stands twice in this layer", record.id);
                all.push(Seen::of(Rule::AppOnce, "id", text));
            }
            for seen in all {
                let path = match (layer, seen.field.is_empty()) {
                    (None, _) => seen.field.clone(),
                    (Some(_), true) => format!("records[{place}]"),
                    (Some(_), false) => format!("records[{place}].{}", seen.field),
                };
                findings.push(finding(seen, Some(record), &path));
            }
        }
        if let Some((line, column)) = control_character(self.file.text) {
            let text = "a text holds a control character, or one that is written as an escape";
            let seen = Seen::of(Rule::TextIsClean, "", text.to_owned());
            findings.push(Finding {
                place: Some(Place {
                    file: self.file.name.to_owned(),
                    line,
                    column,
                }),
                ..finding(seen, None, "")
            });
        }
        findings
    }
}

#[cfg(test)]
mod tests;
