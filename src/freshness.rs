//! QUESTIONS: which checks of the catalog are stale today: a row an app, or a row a record.
//!
//! Their columns stand in `columns`. An undated record is neither fresh nor stale; it is listed apart. Must not live
//! here: after how many days a check is stale (`lens`), how a table is written.

mod columns;

use crate::catalog::layer::LayerRecord;
use crate::catalog::pack::PackError;
use crate::catalog::{App, AppId, Catalog, Day, LayerIndex};
use crate::field::sort_by_column;
use crate::lens::{Age, Lens};
use crate::order;

pub use columns::{COLUMNS, CheckColumn, column, default_columns, sheet_columns};

/// Of what the rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// An app by the record that wins over all others.
    App,
    /// A record: what one layer says of an app.
    Record,
}

impl Unit {
    /// The word for files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Unit::App => "app",
            Unit::Record => "record",
        }
    }

    /// What screens call more than one.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Unit::App => "Apps",
            Unit::Record => "Records",
        }
    }
}

/// One check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckRow {
    /// Of which app.
    pub app: AppId,
    /// The app's name.
    pub app_name: String,
    /// The layer whose check it is.
    pub layer: LayerIndex,
    /// When; none is undated.
    pub date: Option<Day>,
    /// How old it is.
    pub age: Age,
    /// The page to check; none where none is documented.
    pub page: Option<String>,
}

/// The checks of apps by age.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Freshness {
    /// Of what the rows are.
    pub unit: Unit,
    /// The stale checks, oldest first until sorted.
    pub stale: Vec<CheckRow>,
    /// The checks without a date, in the order of the apps.
    pub undated: Vec<CheckRow>,
    /// How many are fresh.
    pub fresh: usize,
}

impl Freshness {
    /// The checks of apps under a lens.
    ///
    /// # Errors
    /// The packed catalog was made by another version of the program.
    pub fn new(
        catalog: &Catalog,
        lens: &Lens,
        apps: &[&App],
        unit: Unit,
    ) -> Result<Freshness, PackError> {
        let mut checks = Freshness {
            unit,
            stale: Vec::new(),
            undated: Vec::new(),
            fresh: 0,
        };
        for app in apps {
            match unit {
                Unit::App => checks.add(of_app(app, lens)),
                Unit::Record => {
                    for entry in catalog.records(&app.id)? {
                        checks.add(of_record(app, &entry, lens));
                    }
                }
            }
        }
        order::sort_by_key(&mut checks.stale, |row| row.date);
        Ok(checks)
    }

    fn add(&mut self, row: CheckRow) {
        match row.age {
            Age::Undated => self.undated.push(row),
            Age::Fresh(_) => self.fresh = self.fresh.saturating_add(1),
            Age::Stale(_) => self.stale.push(row),
        }
    }

    /// Orders the stale checks by a column; checks that are equal under it keep their order.
    pub fn sort(&mut self, column: &CheckColumn, descending: bool, lens: &Lens) {
        sort_by_column(
            &mut self.stale,
            |row| (column.sort_key)(row, lens),
            descending,
        );
    }

    /// How many checks there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.fresh
            .saturating_add(self.stale.len())
            .saturating_add(self.undated.len())
    }
}

fn of_app(app: &App, lens: &Lens) -> CheckRow {
    CheckRow {
        app: app.id.clone(),
        app_name: app.display_name().to_owned(),
        layer: app
            .layers
            .first()
            .map_or(LayerIndex(0), |(layer, _)| *layer),
        date: app.verified,
        age: lens.age(app.verified),
        page: page_of(app),
    }
}

/// The documentation, else the price page.
fn page_of(app: &App) -> Option<String> {
    let page = app.docs_url.value().or(app.pricing_url.value());
    page.cloned()
}

fn of_record(app: &App, entry: &LayerRecord, lens: &Lens) -> CheckRow {
    let record = &entry.record;
    let guide = record.guide.as_ref().and_then(|guide| guide.url.clone());
    let source = record.sources.first().map(|source| source.url.clone());
    let page = guide
        .or(record.docs_url.clone())
        .or(record.pricing_url.clone())
        .or(source);
    CheckRow {
        layer: entry.layer,
        date: record.date,
        age: lens.age(record.date),
        page: page.or_else(|| page_of(app)),
        ..of_app(app, lens)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checks(today: &str, days: u32, unit: Unit) -> (Catalog, Freshness) {
        let catalog = Catalog::builtin().unwrap();
        let mut lens = Lens::new(&catalog, Day::read(today).unwrap());
        lens.stale_days = days;
        let apps: Vec<&App> = catalog.apps().iter().collect();
        let checks = Freshness::new(&catalog, &lens, &apps, unit).unwrap();
        (catalog, checks)
    }

    #[test]
    fn a_check_is_stale_the_day_after_the_limit() {
        // Every app was last checked on 5 October 2026.
        for (today, days, stale) in [
            ("2026-11-21", 180, 0),
            ("2026-11-21", 47, 0),
            ("2026-11-21", 46, 850),
            ("2027-04-03", 180, 0),
            ("2027-04-04", 180, 850),
        ] {
            let (_, checks) = checks(today, days, Unit::App);
            assert_eq!(checks.stale.len(), stale, "{today} {days}");
            assert_eq!(checks.total(), 850);
        }
    }

    #[test]
    fn records_are_stale_one_by_one_and_an_undated_one_is_neither() {
        let (catalog, checks) = checks("2026-11-21", 180, Unit::Record);
        assert_eq!(checks.total(), 850 + 369 + 16);
        assert_eq!(
            checks.stale.len(),
            15,
            "the guides, but for the undated one"
        );
        let undated: Vec<(&str, &str)> = checks
            .undated
            .iter()
            .map(|row| (row.app.as_str(), catalog.layer_word(row.layer)))
            .collect();
        assert_eq!(undated, [("spacelift", "guides")]);
        let oldest = checks.stale.first().unwrap();
        assert_eq!(oldest.age, Age::Stale(314));
        assert!(checks.stale.is_sorted_by_key(|row| row.date));
        let pages = checks.stale.iter().filter(|row| row.page.is_some());
        assert_eq!(pages.count(), 15, "each with the page to check");
    }

    #[test]
    fn no_column_is_ever_blank() {
        let (catalog, checks) = checks("2026-11-21", 1, Unit::Record);
        let lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
        for row in checks.stale.iter().chain(&checks.undated) {
            for column in COLUMNS {
                let text = (column.text)(row, &lens);
                assert!(!text.trim().is_empty(), "{} of {}", column.key, row.app);
            }
        }
    }
}
