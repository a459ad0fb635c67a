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

/// The dials, by the name of the saved scenario that they are, if they are one.
fn dials(model: &Model) -> Dials {
    let now = &model.lens.scenario;
    let named = model.scenarios.named(now);
    let saved = named.filter(|(name, _)| model.scenarios.saved_as(name) == Some(now));
    match saved {
        Some((name, _)) => Dials::Named(name.to_owned()),
        None if *now == Scenario::default() => Dials::Usual,
        None => Dials::Own(now.clone()),
    }
}
