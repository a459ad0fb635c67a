//! The pictures of the README: real screens over the shipped catalog. `UPDATE=1 cargo test --test pictures` makes them anew.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};

use scimdex::catalog::{Catalog, Day, Idp};
use scimdex::lens::Lens;
use scimdex::stack::{Decisions, ReadOptions};
use scimdex::tui::effect::Outcome;
use scimdex::tui::harness::Harness;

#[path = "pictures/svg.rs"]
mod svg;

/// Name, keys and size of each picture.
const PICTURES: &[(&str, &str, u16, u16)] = &[
    (
        "explore",
        "/scim:gated cat:developer <enter><down><down>",
        120,
        40,
    ),
    (
        "compare",
        "/heroku<enter><space>/netlify<enter><space>/fly<enter><space>c",
        120,
        40,
    ),
    ("cost", "/slack<enter>$", 120, 40),
    ("stack", "4<down><down>", 120, 40),
];

/// The stack that is kept, as the state folder would give it: an export of Okta with 60 apps.
fn kept() -> Outcome {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/stack/okta-60.json");
    let files = [("okta-60.json".to_owned(), fs::read(file).unwrap())];
    let inventory = scimdex::stack::read(&files, &ReadOptions::default()).unwrap();
    Outcome::StackRead {
        inventory: Some(Box::new(inventory)),
        decisions: Decisions::default(),
        mistake: None,
    }
}

fn lens(catalog: &Catalog) -> Lens {
    let mut lens = Lens::new(catalog, Day::read("2026-11-21").unwrap());
    lens.idp = Some(Idp::Okta);
    lens
}

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets/screenshots")
        .join(format!("{name}.svg"))
}

#[test]
fn pictures_show_the_screen_as_it_is() {
    let catalog = Arc::new(Catalog::builtin().unwrap());
    let mut stale = Vec::new();
    for (name, keys, width, height) in PICTURES {
        let mut harness =
            Harness::new(Arc::clone(&catalog), lens(&catalog), *width, *height).unwrap();
        if *name == "stack" {
            harness.answer([kept()]);
        }
        harness.keys(keys);
        let drawn = svg::svg(harness.buffer());
        let path = file(name);
        if env::var_os("UPDATE").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &drawn).unwrap();
        }
        if fs::read_to_string(&path).unwrap_or_default() != drawn {
            stale.push(*name);
        }
    }
    assert!(
        stale.is_empty(),
        "{stale:?} show an older screen; look at the change, then run `UPDATE=1 cargo test --test pictures`"
    );
}
