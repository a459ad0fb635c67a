//! The view as it would be saved: the query, the columns, the order, my IdP and the dials.

use crate::cost::Scenario;
use crate::settings::views::{ColumnKey, Dials, IdpChoice, SavedView};
use crate::tui::command::Place;

use super::{Model, Overlay, Shelf, Shelved};

impl Shelved for SavedView {
    const PLACE: Place = Place::Views;
    const INPUT: Place = Place::ViewInput;

    fn shelf(model: &Model) -> &Shelf<SavedView> {
        &model.views
    }

    fn shelf_mut(model: &mut Model) -> &mut Shelf<SavedView> {
        &mut model.views
    }

    fn overlay(cursor: usize) -> Overlay {
        Overlay::Views { cursor }
    }

    fn is_open(overlay: &Overlay) -> bool {
        matches!(overlay, Overlay::Views { .. })
    }

    fn now(model: &Model) -> SavedView {
        let mut view = SavedView::default();
        view.query = model.search.input.text().to_owned();
        view.columns = model
            .list
            .columns
            .iter()
            .map(|column| ColumnKey::of(column))
            .collect();
        view.order = model.list.order;
        view.idp = Some(IdpChoice(model.lens.idp));
        view.scenario = Some(dials(model));
        view
    }
}

/// The dials, by the name of the saved scenario that they are, if they are one. What a stack counts is no dial.
fn dials(model: &Model) -> Dials {
    let mut now = Scenario::default();
    now.take_dials(model.lens.scenario.clone());
    let named = model.scenarios.named(&now);
    let is_saved = |name: &str| {
        let saved = model.scenarios.saved_as(name);
        saved.is_some_and(|saved| saved.same_dials(&now))
    };
    match named.filter(|(name, _)| is_saved(name)) {
        Some((name, _)) => Dials::Named(name.to_owned()),
        None if now == Scenario::default() => Dials::Usual,
        None => Dials::Own(now),
    }
}
