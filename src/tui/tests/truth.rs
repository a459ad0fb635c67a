//! Who says what and how old it is, on the screen: by shape and word, at each size.

use std::sync::Arc;

use super::screen;
use crate::catalog::{Catalog, Day};
use crate::lens::Lens;
use crate::tui::harness::Harness;

const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (60, 15)];

#[test]
fn sources_name_who_says_what_with_the_value_in_force_first() {
    for (width, height) in SIZES {
        let shown = screen(width, height)
            .keys("/id:heroku<enter><enter>s")
            .screen();
        let layers = shown.find("Layers disagree");
        let in_force = shown.find("force)");
        let overruled = shown.find("overruled)");
        assert!(layers.is_some() && layers < in_force, "{shown}");
        assert!(in_force < overruled, "{shown}");
        insta::assert_snapshot!(format!("sources_{width}x{height}"), shown);
    }
}

#[test]
fn a_stale_check_is_marked_in_the_list_and_in_the_app() {
    let catalog = Catalog::builtin().unwrap();
    let mut lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
    lens.stale_days = 46;
    let catalog = Arc::new(catalog);
    for (width, height) in SIZES {
        let mut harness = Harness::new(Arc::clone(&catalog), lens.clone(), width, height).unwrap();
        let list = harness.keys("/id:slack<enter>").screen();
        assert!(list.contains("Slack * stale"), "{list}");
    }
    lens.stale_days = 47;
    let mut harness = Harness::new(catalog, lens, 120, 40).unwrap();
    let list = harness.keys("/id:slack<enter>").screen();
    assert!(!list.contains("stale"), "{list}");
}
