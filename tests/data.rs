//! The shipped catalog, counted: what the sources hold is what the program carries.

use scimdex::catalog::{Catalog, Status};

fn catalog() -> Catalog {
    Catalog::builtin().unwrap()
}

#[test]
fn every_app_of_the_index_is_there() {
    assert_eq!(catalog().apps().len(), 850);
}

#[test]
fn spacelift_shows_who_says_what() {
    let catalog = catalog();
    let app = catalog.app("spacelift").unwrap();
    assert_eq!(app.status(), Status::Gated);
}
