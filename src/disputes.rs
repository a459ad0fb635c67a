//! QUESTIONS: what is claimed differently over apps: a row for each disagreement, and a count by field.
//!
//! Their columns stand in `columns`. Must not live here: what a disagreement is (`catalog::dispute`), how a table is
//! written.

mod columns;

use std::collections::BTreeSet;

use crate::catalog::dispute::{Disagreement, DisputeKind, Said};
use crate::catalog::pack::PackError;
use crate::catalog::{App, AppId, Catalog};
use crate::field::{NOT_DOCUMENTED, sort_by_column};
use crate::lens::Lens;
use crate::order;

pub use columns::{COLUMNS, DisputeColumn, column, default_columns, sheet_columns};

/// One disagreement about one app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisputeRow {
    /// About which app.
    pub app: AppId,
    /// The app's name.
    pub app_name: String,
    /// What is claimed differently.
    pub found: Disagreement,
}

/// The disagreements about apps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disputes {
    /// App by app, in the order in which an app's facts are shown, until sorted.
    pub rows: Vec<DisputeRow>,
}

/// How often a field is claimed differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldCount {
    /// The field's path, with `*` for any tier; [`OTHER`] for what no field holds.
    pub field: String,
    /// The field in words.
    pub title: String,
    /// How many disagreements.
    pub disagreements: usize,
    /// About how many apps.
    pub apps: usize,
}

/// The word under which disagreements about what no field holds are counted.
pub const OTHER: &str = "other";

impl Disputes {
    /// The disagreements about apps.
    ///
    /// # Errors
    /// The packed catalog was made by another version of the program.
    pub fn new(catalog: &Catalog, apps: &[&App]) -> Result<Disputes, PackError> {
        let mut rows = Vec::new();
        for app in apps.iter().filter(|app| app.disagreements > 0) {
            let found = catalog.disagreements(app)?;
            rows.extend(found.into_iter().map(|found| DisputeRow {
                app: app.id.clone(),
                app_name: app.display_name().to_owned(),
                found,
            }));
        }
        Ok(Disputes { rows })
    }

    /// Orders the rows by a column; rows that are equal under it keep their order.
    pub fn sort(&mut self, column: &DisputeColumn, descending: bool, lens: &Lens) {
        sort_by_column(
            &mut self.rows,
            |row| (column.sort_key)(row, lens),
            descending,
        );
    }

    /// About how many apps there are disagreements.
    #[must_use]
    pub fn apps(&self) -> usize {
        let apps: BTreeSet<&AppId> = self.rows.iter().map(|row| &row.app).collect();
        apps.len()
    }

    /// How often each field is claimed differently, the most frequent first; what no field holds last.
    #[must_use]
    pub fn by_field(&self) -> Vec<FieldCount> {
        let mut counts: Vec<(FieldCount, BTreeSet<&AppId>)> = Vec::new();
        for row in &self.rows {
            let (field, title) = row.field_of_any();
            let known = counts.iter_mut().find(|(count, _)| count.field == field);
            match known {
                Some((count, apps)) => {
                    count.disagreements = count.disagreements.saturating_add(1);
                    apps.insert(&row.app);
                }
                None => counts.push((
                    FieldCount {
                        field,
                        title,
                        disagreements: 1,
                        apps: 0,
                    },
                    BTreeSet::from([&row.app]),
                )),
            }
        }
        let mut counts: Vec<FieldCount> = counts
            .into_iter()
            .map(|(count, apps)| FieldCount {
                apps: apps.len(),
                ..count
            })
            .collect();
        order::sort_by_key(&mut counts, |count| {
            let other = count.field == OTHER;
            (other, std::cmp::Reverse(count.disagreements))
        });
        counts
    }
}

impl DisputeRow {
    /// The claim in force; none within a layer, and where all that was claimed is beaten.
    #[must_use]
    pub fn in_force(&self) -> Option<&Said> {
        self.found.claims.iter().find(|said| said.in_force)
    }

    /// The value in force in words: where there is none, why.
    #[must_use]
    pub fn value(&self) -> String {
        match (self.in_force(), self.found.kind) {
            (Some(said), _) => said.words().unwrap_or_else(|| NOT_DOCUMENTED.to_owned()),
            (None, DisputeKind::WithinLayer) => "a layer against itself".to_owned(),
            (None, DisputeKind::BetweenLayers) => NOT_DOCUMENTED.to_owned(),
        }
    }

    /// The field of this or of any tier, with its words.
    fn field_of_any(&self) -> (String, String) {
        let found = &self.found;
        if !found.of_field {
            return (OTHER.to_owned(), "What no field holds".to_owned());
        }
        let cell = found.field.strip_prefix("tiers.");
        match cell.and_then(|cell| cell.rsplit_once('.')) {
            Some((_, cell)) => (format!("tiers.*.{cell}"), of_a_tier(cell).to_owned()),
            None => (found.field.clone(), found.title.clone()),
        }
    }
}

fn of_a_tier(cell: &str) -> &str {
    match cell {
        "price" => "Price of a tier",
        "sso" => "SSO in a tier",
        "scim" => "SCIM in a tier",
        "user_api" => "User API in a tier",
        "audit_log_api" => "Audit log API in a tier",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Day;

    fn all() -> (Catalog, Disputes) {
        let catalog = Catalog::builtin().unwrap();
        let apps: Vec<&App> = catalog.apps().iter().collect();
        let disputes = Disputes::new(&catalog, &apps).unwrap();
        (catalog, disputes)
    }

    #[test]
    fn every_disagreement_of_the_catalog_has_a_row_and_is_counted_once() {
        let (catalog, disputes) = all();
        let counted: usize = catalog
            .apps()
            .iter()
            .map(|app| usize::try_from(app.disagreements).unwrap())
            .sum();
        assert_eq!(disputes.rows.len(), counted);
        let by_field: usize = disputes
            .by_field()
            .iter()
            .map(|one| one.disagreements)
            .sum();
        assert_eq!(by_field, counted);
        let disputed = catalog.apps().iter().filter(|app| app.disagreements > 0);
        assert_eq!(disputes.apps(), disputed.count());
    }

    #[test]
    fn tiers_are_counted_together_and_what_no_field_holds_comes_last() {
        let (_, disputes) = all();
        let counts = disputes.by_field();
        assert!(counts.iter().all(|one| one.apps <= one.disagreements));
        assert_eq!(counts.last().unwrap().field, OTHER);
        let price = counts
            .iter()
            .find(|one| one.field == "tiers.*.price")
            .unwrap();
        assert_eq!(price.title, "Price of a tier");
        assert!(price.disagreements > 5);
    }

    #[test]
    fn no_column_is_ever_blank() {
        let (catalog, disputes) = all();
        let lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
        for row in &disputes.rows {
            for column in COLUMNS {
                let text = (column.text)(row, &lens);
                assert!(!text.trim().is_empty(), "{} of {}", column.key, row.app);
            }
        }
    }

    #[test]
    fn rows_say_what_is_in_force_and_who_says_otherwise() {
        let (catalog, mut disputes) = all();
        let lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
        let row = disputes
            .rows
            .iter()
            .find(|row| row.found.field == "tiers.heroku-teams.price")
            .unwrap();
        let says = |key: &str| (column(key).unwrap().text)(row, &lens);
        assert_eq!(says("field"), "Price of Heroku Teams");
        assert!(says("value").starts_with("no seat fee"));
        assert_eq!(
            (says("layer"), says("date")),
            ("index".into(), "2026-10-05".into())
        );
        assert!(says("otherwise").starts_with("$10/user/month (5+ users)"));
        assert!(says("otherwise").ends_with("(guides, 2026-01-11)"));
        disputes.sort(column("claims").unwrap(), true, &lens);
        let claims = |row: &DisputeRow| row.found.claims.len();
        assert!(disputes.rows.is_sorted_by(|a, b| claims(a) >= claims(b)));
    }
}
