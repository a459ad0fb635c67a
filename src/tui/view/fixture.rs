//! What the tests of the views share: the screen over the shipped catalog, read once, on the day that all tests share.

use std::sync::{Arc, LazyLock};

use crate::catalog::{AppId, Catalog, Day};
use crate::lens::Lens;
use crate::tui::glyphs::Glyphs;
use crate::tui::harness::Harness;
use crate::tui::keymap::Keymap;
use crate::tui::model::Model;
use crate::tui::theme::Theme;

use super::Dress;

/// The screen as it opens. Reading and folding 850 apps takes far longer than any test.
static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let catalog = Arc::new(Catalog::builtin().unwrap());
    let lens = Lens::new(&catalog, Day::read("2026-11-21").unwrap());
    Model::new(catalog, lens)
});

/// The screen as it opens, with these apps marked.
pub fn model(marked: &[&str]) -> Model {
    let mut model = MODEL.clone();
    model.lens.marked = marked.iter().map(|app| AppId::read(app).unwrap()).collect();
    model
}

/// A model on a screen, with the built-in keys.
pub fn show(model: Model, width: u16, height: u16) -> Harness {
    let dress = Dress {
        theme: Theme::builtin("default").unwrap(),
        glyphs: Glyphs::UNICODE,
        keymap: Keymap::builtin().unwrap(),
    };
    Harness::dressed(model, dress, width, height).unwrap()
}
