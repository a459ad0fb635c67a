//! Scenarios in files. A file holds RON, only the dials that were touched:
//! `(headcount: 1200, connector_fee: 5000, apps: {"slack": (seats: 100)})`. What a dial means is `cost`'s.

use std::path::PathBuf;

use crate::cost::Scenario;

use super::Paths;
use super::saved::Kept;

impl Kept for Scenario {
    const WORD: &'static str = "scenario";

    fn folder(paths: &Paths) -> PathBuf {
        paths.scenarios()
    }
}
