//! The user's own layer of an app: asked for from the screen, and read again after the editor was left.

use std::path::PathBuf;
use std::sync::Arc;

use crate::catalog::layer::{LayerFile, read_ron};
use crate::catalog::{AppId, Catalog, Idp, Status};
use crate::text::Clean;
use crate::tui::effect::{Effect, Memory, Outcome, Reread};

use super::screen;

/// The catalog with a layer of one record.
fn catalog(record: &str) -> Arc<Catalog> {
    let text = format!("(layer: (id: \"mine\", title: \"Mine\"), records: [({record})])");
    let file: LayerFile = read_ron("mine.ron", &text).unwrap();
    Arc::new(Catalog::builtin().unwrap().with_layers(vec![file]).unwrap())
}

#[test]
fn the_app_under_the_cursor_has_its_layer_opened() {
    let mut screen = screen(120, 40);
    screen.keys("/heroku<enter>E");
    let effects = screen.effects();
    let [Effect::EditLayer { app, template }] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(app, &AppId::read("heroku").unwrap());
    assert!(template.contains("id: \"heroku\""), "{template}");
}

#[test]
fn what_was_edited_shows_where_one_was() {
    let mut screen = screen(120, 40);
    let changed = catalog("id: \"heroku\", name: \"Zz Heroku\", status: Partial");
    screen.answer([Outcome::LayersRead(Reread {
        catalog: changed,
        mistakes: Vec::new(),
        kept: Some(PathBuf::from("layers/heroku.ron")),
    })]);
    screen.keys("/netlify<enter> /hero<enter>E");
    let model = &screen.session.model;
    assert_eq!(model.app().unwrap().id.as_str(), "heroku");
    assert_eq!(model.app().unwrap().status(), Status::Partial);
    assert_eq!(model.search.input.text(), "hero");
    assert_eq!(model.lens.marked.len(), 1);
    let text = screen.screen();
    assert!(
        text.contains("Zz Heroku") && text.contains("Read layers/heroku.ron"),
        "{text}"
    );
    // Queries know the layer now.
    screen.keys("/<ctrl-u>layer:mine<enter>");
    assert_eq!(screen.session.model.list.hits.len(), 1);
}

#[test]
fn a_mistake_is_told_with_its_place_and_what_is_good_is_shown() {
    let mut screen = screen(80, 24);
    let mistake = "layers/heroku.ron:12:13: field `status`: there is no word `Gatedd`; the nearest is `Gated`; there are \
                   several; the record is left out until then";
    screen.answer([Outcome::LayersRead(Reread {
        catalog: catalog("id: \"slack\""),
        mistakes: vec![Clean::line("other.ron:1:1: x"), Clean::line(mistake)],
        kept: Some(PathBuf::from("layers/heroku.ron")),
    })]);
    screen.keys("/heroku<enter>E");
    let text = screen.screen();
    for part in [
        "layers/heroku.ron:12:13",
        "field `status`",
        "until then",
        "1 more",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn a_template_that_was_left_as_it_was_is_no_layer() {
    let mut screen = screen(120, 40);
    screen.answer([Outcome::LayersRead(Reread {
        catalog: catalog("id: \"slack\""),
        mistakes: Vec::new(),
        kept: None,
    })]);
    screen.keys("E");
    assert!(screen.screen().contains("The template was left as it was"));
}

#[test]
fn my_idp_is_remembered_as_it_is_chosen() {
    let mut screen = screen(120, 40);
    screen.keys("ij<enter>");
    let remember = |idp| Effect::Remember(Memory::Idp(idp));
    assert_eq!(screen.effects(), [remember(Some(Idp::ALL[0]))]);
    screen.answer([Outcome::Failed(
        "nothing can be remembered: no disk".to_owned(),
    )]);
    screen.keys("ig<enter>");
    assert_eq!(screen.effects(), [remember(None)]);
    assert!(screen.screen().contains("nothing can be remembered"));
}
