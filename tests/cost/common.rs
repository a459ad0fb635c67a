//! Apps and scenarios for the tests.

use std::sync::OnceLock;

use scimdex::catalog::layer::{LayerFile, read_ron};
use scimdex::catalog::{App, AppId, Catalog};
use scimdex::cost::{Estimate, Scenario, estimate};

/// The catalog that the program carries.
pub fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| Catalog::builtin().unwrap())
}

pub fn app(id: &str) -> &'static App {
    catalog().app(id).unwrap()
}

/// An app of a layer of one's own: the fields of its record but the id, which is `toy`.
pub fn toy(fields: &str) -> App {
    let text = format!(
        "(layer: (id: \"own\", title: \"Own\"), records: [(id: \"toy\", name: \"Toy\", {fields})])"
    );
    let file: LayerFile = read_ron("own.ron", &text).unwrap();
    let catalog = catalog().clone().with_layers(vec![file]).unwrap();
    catalog.app("toy").unwrap().clone()
}

pub fn id(slug: &str) -> AppId {
    AppId::read(slug).unwrap()
}

pub fn people(headcount: u32) -> Scenario {
    let mut scenario = Scenario::default();
    scenario.set_headcount(headcount).unwrap();
    scenario
}

pub fn seats(slug: &str, seats: u32) -> Scenario {
    let mut scenario = Scenario::default();
    scenario.set_seats(&id(slug), Some(seats)).unwrap();
    scenario
}

pub fn at_people(slug: &str, headcount: u32) -> Estimate {
    estimate(app(slug), &people(headcount), None)
}

pub fn at_seats(slug: &str, count: u32) -> Estimate {
    estimate(app(slug), &seats(slug, count), None)
}

/// A toy at so many seats.
pub fn toy_at(fields: &str, count: u32) -> Estimate {
    estimate(&toy(fields), &seats("toy", count), None)
}
