//! QUESTIONS: two to six apps side by side, each row flagged where the apps differ.
//!
//! Lives here: which rows there are and what each app says under them. The plain rows are columns of `field`; tiers and
//! limitations are lists of their own. Must not live here: how a comparison is drawn or written.

use crate::catalog::fact::yes_no;
use crate::catalog::money::{Currency, Money};
use crate::catalog::pack::PackError;
use crate::catalog::{App, Catalog};
use crate::cost::{Estimate, estimate_now};
use crate::field::{self, NOT_DOCUMENTED};
use crate::lens::Lens;
use crate::text::thousands;

/// The fewest apps that can be compared.
pub const FEWEST: usize = 2;
/// The most apps that fit side by side.
pub const MOST: usize = 6;

/// Apps side by side.
#[derive(Debug, Clone)]
pub struct Comparison<'a> {
    /// The apps, in the order in which they were asked for.
    pub apps: Vec<&'a App>,
    /// The rows, in groups.
    pub groups: Vec<Group>,
}

/// Rows under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The heading.
    pub title: &'static str,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One thing, said of each app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The word by which files name it.
    pub key: &'static str,
    /// What it is.
    pub title: String,
    /// What each app says, in the order of the apps; one line or several, never none.
    pub cells: Vec<Vec<String>>,
    /// Whether the apps differ here.
    pub differs: bool,
}

/// Why apps cannot be compared.
#[derive(Debug, thiserror::Error)]
pub enum CompareError {
    /// Too few or too many.
    #[error("{0} to compare; name {FEWEST} to {MOST} different apps")]
    Count(String),
    /// The packed catalog was made by another version of the program.
    #[error(transparent)]
    Packed(#[from] PackError),
}

/// Groups of plain rows: a heading and the keys of its columns.
const GROUPS: &[(&str, &[&str])] = &[
    (
        "SCIM",
        &[
            "scim",
            "from",
            "price",
            "jump",
            "for_idp",
            "sso_first",
            "min_seats",
            "scim_plan",
            "scim_price",
            "scim_version",
            "endpoint",
            "operations",
        ],
    ),
    (
        "Identity providers",
        &["okta", "entra", "google", "onelogin", "jumpcloud"],
    ),
    ("Single sign-on", &["sso", "sso_plan", "jit"]),
    (
        "Leaver",
        &[
            "idp_sends",
            "stays",
            "leaver",
            "frees_seat",
            "revokes_sessions",
            "data_kept",
            "user_api",
        ],
    ),
    (
        "The app",
        &[
            "category",
            "owner",
            "former_names",
            "aliases",
            "team_plan",
            "team_price",
            "confidence",
            "verified",
            "age",
            "freshness",
            "first_added",
            "status_before",
            "layers",
            "disagreements",
            "guide",
            "in_stack",
            "pricing_url",
            "docs_url",
        ],
    ),
];

/// Columns that a comparison does not repeat: its heads (`app`, `id`), the mark that put the app there, a second writing
/// of the category, and the fields that are disputed, which stand under each app's sources.
#[cfg(test)]
const LEFT_OUT: &[&str] = &["mark", "app", "id", "category_slug", "disputed"];

/// Puts apps side by side.
///
/// # Errors
/// There are fewer than [`FEWEST`] or more than [`MOST`] apps, one of them twice, or the catalog cannot be unpacked.
pub fn compare<'a>(
    catalog: &Catalog,
    apps: &[&'a App],
    lens: &Lens,
) -> Result<Comparison<'a>, CompareError> {
    for (place, app) in apps.iter().enumerate() {
        if apps.iter().skip(place + 1).any(|other| other.id == app.id) {
            let name = app.display_name();
            return Err(CompareError::Count(format!("{name} twice is nothing")));
        }
    }
    match apps.len() {
        FEWEST..=MOST => {}
        0 | 1 => return Err(CompareError::Count("one app is too few".to_owned())),
        count => return Err(CompareError::Count(format!("{count} apps are too many"))),
    }
    let mut groups: Vec<Group> = GROUPS
        .iter()
        .map(|(title, keys)| Group {
            title,
            rows: keys
                .iter()
                .filter_map(|key| plain_row(key, apps, lens))
                .collect(),
        })
        .collect();
    let lists = Group {
        title: "Tiers and limitations",
        rows: vec![
            row(
                "tiers",
                "Tiers",
                apps.iter().map(|app| tiers(app)).collect(),
            ),
            limitations(catalog, apps)?,
        ],
    };
    groups.insert(2, lists);
    groups.insert(3, costs(apps, lens));
    Ok(Comparison {
        apps: apps.to_vec(),
        groups,
    })
}

/// A row of a column. What my IdP makes of the apps is no row where none is chosen.
fn plain_row(key: &str, apps: &[&App], lens: &Lens) -> Option<Row> {
    let column = field::column(key)?;
    if key == "for_idp" && lens.idp.is_none() {
        return None;
    }
    let cells = apps
        .iter()
        .map(|app| vec![(column.text)(app, lens)])
        .collect();
    Some(row(column.key, &column.heading(lens), cells))
}

fn row(key: &'static str, title: &str, cells: Vec<Vec<String>>) -> Row {
    let differs = cells
        .iter()
        .zip(cells.iter().skip(1))
        .any(|(one, next)| one != next);
    Row {
        key,
        title: title.to_owned(),
        cells,
        differs,
    }
}

/// The price list, a line a tier: "Team: $4/u/mo; SSO no, SCIM no".
fn tiers(app: &App) -> Vec<String> {
    let line = |tier: &crate::catalog::app::TierFacts| {
        let price = tier
            .price
            .value()
            .map_or(NOT_DOCUMENTED, |price| price.text());
        let sso = yes_no(tier.sso.get());
        let scim = yes_no(tier.scim.get());
        format!("{}: {price}; SSO {sso}, SCIM {scim}", tier.name)
    };
    or_not_documented(app.tiers.iter().map(line).collect())
}

/// What restricts or surprises, from every layer, each wording once.
fn limitations(catalog: &Catalog, apps: &[&App]) -> Result<Row, PackError> {
    let mut cells = Vec::with_capacity(apps.len());
    for app in apps {
        let mut lines: Vec<String> = Vec::new();
        for entry in catalog.records(&app.id)? {
            let record = entry.record;
            for text in record
                .limitations
                .into_iter()
                .chain(record.scim.limitations)
            {
                if !lines.contains(&text) {
                    lines.push(text);
                }
            }
        }
        cells.push(or_not_documented(lines));
    }
    Ok(row("limitations", "Limitations", cells))
}

/// What each app costs a year under the lens's scenario.
fn costs(apps: &[&App], lens: &Lens) -> Group {
    let estimates: Vec<Estimate> = apps
        .iter()
        .map(|app| estimate_now(app, &lens.scenario, lens.reach(app)))
        .collect();
    let said = |key: &'static str, title: &str, say: fn(&Estimate) -> String| {
        let cells = estimates.iter().map(|estimate| vec![say(estimate)]);
        row(key, title, cells.collect())
    };
    let people = thousands(lens.scenario.headcount().into());
    let mut rows = vec![
        said(
            "cost_manual",
            &format!("By hand at {people} people"),
            |of| of.manual.total.to_string(),
        ),
        said("cost_native", "Native SCIM", native),
    ];
    if lens.scenario.connector_fee().is_some() {
        rows.push(said("cost_connector", "Connector", |of| {
            let yearly = of.connector.yearly;
            yearly.map_or(NOT_DOCUMENTED.to_owned(), |yearly| yearly.to_string())
        }));
    }
    rows.push(said("cost_verdict", "Cheapest", |of| {
        of.verdict.winner.title().to_owned()
    }));
    Group {
        title: "Cost a year",
        rows,
    }
}

/// Native SCIM's cost a year, or where it stands, with the quote below which it pays.
fn native(estimate: &Estimate) -> String {
    let native = &estimate.native;
    match (native.yearly, native.ceiling) {
        (Some(yearly), _) => yearly.to_string(),
        (None, Some(ceiling)) => {
            let ceiling = Money::new(ceiling.yearly, Currency::Usd);
            format!("{}: pays below {ceiling}", native.state.title())
        }
        (None, None) => native.state.title().to_owned(),
    }
}

fn or_not_documented(lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() {
        vec![NOT_DOCUMENTED.to_owned()]
    } else {
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Day, Idp};

    fn ground() -> (Catalog, Lens) {
        let catalog = Catalog::builtin().unwrap();
        let lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
        (catalog, lens)
    }

    fn of<'a>(catalog: &'a Catalog, lens: &Lens, ids: &[&str]) -> Comparison<'a> {
        let apps: Vec<&App> = ids.iter().map(|id| catalog.app(id).unwrap()).collect();
        compare(catalog, &apps, lens).unwrap()
    }

    fn find<'c>(comparison: &'c Comparison<'_>, key: &str) -> &'c Row {
        let mut rows = comparison.groups.iter().flat_map(|group| &group.rows);
        rows.find(|row| row.key == key).unwrap()
    }

    #[test]
    fn every_column_has_a_row_or_a_reason_to_be_left_out() {
        let shown: Vec<&str> = GROUPS.iter().flat_map(|(_, keys)| *keys).copied().collect();
        for column in field::COLUMNS {
            let rows = shown.iter().filter(|key| **key == column.key).count();
            let left_out = LEFT_OUT.contains(&column.key);
            assert_eq!(rows, usize::from(!left_out), "{}", column.key);
        }
        for key in shown {
            assert!(field::column(key).is_some(), "{key}");
        }
    }

    #[test]
    fn rows_are_flagged_where_the_apps_differ() {
        let (catalog, lens) = ground();
        let comparison = of(&catalog, &lens, &["heroku", "netlify"]);
        let scim = find(&comparison, "scim");
        assert_eq!(scim.cells, [["None"], ["Gated"]]);
        assert!(scim.differs);
        let verified = find(&comparison, "verified");
        assert_eq!(verified.cells, [["2026-10-05"], ["2026-10-05"]]);
        assert!(!verified.differs);
        for row in comparison.groups.iter().flat_map(|group| &group.rows) {
            assert_eq!(row.cells.len(), 2, "{}", row.key);
            assert!(row.cells.iter().all(|cell| !cell.is_empty()), "{}", row.key);
        }
    }

    #[test]
    fn an_app_beside_another_of_the_same_facts_differs_nowhere_but_in_its_name() {
        let (catalog, lens) = ground();
        let heroku = catalog.app("heroku").unwrap();
        let mut other = heroku.clone();
        other.id = crate::catalog::AppId::read("fly-io").unwrap();
        let comparison = compare(&catalog, &[heroku, &other], &lens).unwrap();
        let differing: Vec<&str> = comparison
            .groups
            .iter()
            .flat_map(|group| &group.rows)
            .filter(|row| row.differs)
            .map(|row| row.key)
            .collect();
        // Limitations are looked up by id.
        assert_eq!(differing, ["limitations"]);
    }

    #[test]
    fn costs_are_those_of_the_scenario() {
        let (catalog, mut lens) = ground();
        let comparison = of(&catalog, &lens, &["heroku", "netlify"]);
        let by_hand = find(&comparison, "cost_manual");
        assert_eq!(by_hand.title, "By hand at 500 people");
        assert_eq!(by_hand.cells, [["$11,754"], ["$11,754"]]);
        let native = find(&comparison, "cost_native");
        assert_eq!(native.cells[0], ["not sold"]);
        assert!(native.cells[1][0].contains("pays below $11,994"));
        lens.scenario.set_headcount(1_000).unwrap();
        let comparison = of(&catalog, &lens, &["heroku", "netlify"]);
        let by_hand = find(&comparison, "cost_manual");
        assert_eq!(by_hand.cells[0], ["$23,508"]);
    }

    #[test]
    fn my_idp_is_a_row_where_one_is_chosen() {
        let (catalog, mut lens) = ground();
        let has_row = |lens: &Lens| {
            let comparison = of(&catalog, lens, &["slack", "github"]);
            let mut rows = comparison.groups.iter().flat_map(|group| &group.rows);
            rows.any(|row| row.key == "for_idp" && row.title == "For Okta")
        };
        assert!(!has_row(&lens));
        lens.idp = Some(Idp::Okta);
        assert!(has_row(&lens));
    }

    #[test]
    fn two_to_six_different_apps_can_be_compared() {
        let (catalog, lens) = ground();
        let all: Vec<&App> = catalog.apps().iter().collect();
        let error = |apps: &[&App]| compare(&catalog, apps, &lens).unwrap_err().to_string();
        for (apps, words) in [
            (&all[..1], "one app is too few"),
            (&all[..7], "7 apps are too many"),
            (&[all[0], all[0]][..], "twice"),
        ] {
            let error = error(apps);
            assert!(error.contains(words), "{error}");
            assert!(error.contains("name 2 to 6 different apps"), "{error}");
        }
        assert!(compare(&catalog, &all[..6], &lens).is_ok());
    }
}
