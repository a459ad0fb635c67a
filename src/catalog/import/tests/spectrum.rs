//! The tables of csv-spectrum, cell by cell.

use serde_json::{Map, Value};

use super::super::csv;

const SPECTRUM: &str = include_str!("../../../../tests/data/suites/csv-spectrum.json");

#[test]
fn every_table_of_the_spectrum_is_read_as_it_is_meant() {
    let tables: Vec<Value> = serde_json::from_str(SPECTRUM).unwrap();
    assert_eq!(tables.len(), 11);
    for table in tables {
        let (name, text) = (&table["name"], table["csv"].as_str().unwrap());
        let sheet = csv::read("table.csv", text).unwrap();
        assert_eq!(sheet.bad, [], "{name}");
        let read: Vec<Vec<&str>> = sheet
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|(_, cell)| cell.as_str()).collect())
            .collect();
        let rows: Vec<Map<String, Value>> = serde_json::from_value(table["rows"].clone()).unwrap();
        let meant: Vec<Vec<&str>> = rows
            .iter()
            .map(|row| row.values().map(|cell| cell.as_str().unwrap()).collect())
            .collect();
        assert_eq!(read, meant, "{name}");
    }
}
