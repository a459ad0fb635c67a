//! A catalog too large to be asked within a frame: what is found so far is shown, the rest follows, the next key goes before.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use crate::catalog::app::sort_by_name;
use crate::catalog::pack::{Details, pack};
use crate::catalog::{App, AppId, Catalog, Day};
use crate::lens::Lens;
use crate::query::{Index, Order, Query};
use crate::tui::harness::Harness;
use crate::tui::model::Pace;

/// Every shipped app twice.
pub(in crate::tui) fn catalog() -> Arc<Catalog> {
    static CATALOG: OnceLock<Arc<Catalog>> = OnceLock::new();
    let twice = || {
        let shipped = Catalog::builtin().unwrap();
        let again = shipped.apps().iter().cloned().map(|mut app| {
            app.id = AppId::read(&format!("again-{}", app.id)).unwrap();
            app
        });
        let mut apps: Vec<App> = shipped.apps().iter().cloned().chain(again).collect();
        sort_by_name(&mut apps);
        let details = vec![Details::default(); apps.len()];
        let packed = pack(shipped.layers().to_vec(), &apps, &details).unwrap();
        Arc::new(Catalog::of_packed(packed).unwrap())
    };
    Arc::clone(CATALOG.get_or_init(twice))
}

/// A screen that asks as few apps at a time as it can, and shows each time what it found.
fn screen() -> Harness {
    let lens = Lens::new(&catalog(), Day::read("2026-11-21").unwrap());
    let mut screen = Harness::new(catalog(), lens, 120, 40).unwrap();
    screen.session.model.pace = Pace {
        before_the_frame: Duration::ZERO,
        between_looks: Duration::ZERO,
        between_frames: Duration::ZERO,
    };
    screen
}

/// The places that a query finds, asked in one go.
fn found(text: &str, order: &str, lens: &Lens) -> Vec<usize> {
    let catalog = catalog();
    let index = Index::new(&catalog);
    let ground = crate::query::Ground {
        catalog: &catalog,
        index: &index,
        lens,
    };
    let query = Query::parse(text, &catalog).unwrap();
    let hits = query.run(ground, Order::read(order).unwrap());
    hits.into_iter().map(|hit| hit.place()).collect()
}

/// The places in the list.
fn listed(screen: &Harness) -> Vec<usize> {
    let hits = screen.session.model.list.hits.iter();
    hits.map(|hit| hit.place()).collect()
}

/// The lines of the list's page.
fn rows(screen: &Harness) -> Vec<String> {
    let text = screen.screen();
    let lines = text.lines().skip(5).take(33);
    lines.map(|line| line.chars().take(58).collect()).collect()
}

#[test]
fn the_first_rows_stand_at_once_and_stay_while_the_rest_is_found() {
    for query in [
        "idp:okta",
        "s price:<20",
        "!plan:enterprise",
        "leaver:unknown",
    ] {
        let mut screen = screen();
        screen.keys("/").paste(query);
        let all = found(query, "relevance", &screen.session.model.lens);
        let first = listed(&screen);
        assert!(!first.is_empty() && first.len() < all.len(), "{query}");
        assert!(all.starts_with(&first), "{query}");
        let said = format!("{} so far of 1,700 apps", first.len());
        assert!(
            screen.screen().contains(&said),
            "{query}: {}",
            screen.screen()
        );
        let shown = rows(&screen);
        screen.rest();
        assert_eq!(listed(&screen), all, "{query}");
        screen.keys("<f5>");
        assert!(!screen.screen().contains("so far"), "{query}");
        if first.len() >= shown.len() {
            assert_eq!(rows(&screen), shown, "{query}");
        }
    }
}

#[test]
fn the_next_key_takes_the_place_of_what_is_being_asked() {
    let mut screen = screen();
    screen.keys("/").paste("idp:okt");
    screen.keys("a");
    assert!(screen.session.model.is_asking());
    screen
        .keys("<backspace><backspace><backspace><backspace>")
        .paste("entra");
    assert!(screen.session.model.is_asking());
    screen.rest();
    let all = found("idp:entra", "relevance", &screen.session.model.lens);
    assert_eq!(listed(&screen), all);
}

#[test]
fn by_a_column_what_is_found_stands_in_order_all_the_time() {
    let mut screen = screen();
    screen.keys("ojjj<enter>");
    let model = &mut screen.session.model;
    let order = model.list.order;
    assert!(model.is_asking() && order.to_string() != "relevance");
    let all = found("", &order.to_string(), &model.lens);
    let mut looks = 0;
    while !model.is_prepared() {
        let mut rest = all.iter();
        let hits = &model.list.hits;
        assert!(
            hits.iter()
                .all(|hit| rest.any(|place| *place == hit.place()))
        );
        assert_eq!(model.list.cursor, 0, "nobody moved it");
        model.prepare();
        looks += 1;
    }
    assert!(looks > 3);
    assert_eq!(listed(&screen), all);
}

#[test]
fn the_cursor_stays_on_its_app() {
    let mut screen = screen();
    screen.keys("ojjj<enter>").rest();
    screen.keys("<pagedown>jj");
    let app = |screen: &Harness| screen.session.model.app().unwrap().id.clone();
    let before = app(&screen);
    // Another IdP: everything is asked again.
    screen.keys("ij<enter>");
    assert!(screen.session.model.is_asking());
    screen.rest();
    assert_eq!(
        app(&screen),
        before,
        "where it was not among the first that were found"
    );
    screen.keys("ijj<enter>");
    screen.keys("g");
    let chosen = app(&screen);
    screen.rest();
    assert!(!screen.session.model.is_asking());
    assert_eq!(
        app(&screen),
        chosen,
        "where somebody moved the cursor meanwhile"
    );
}

#[test]
fn a_mark_has_nothing_asked_again_but_where_marks_decide() {
    let mut screen = screen();
    screen.keys("/").paste("idp:okta");
    screen.keys("<enter>").rest();
    screen.keys("j ");
    assert!(!screen.session.model.is_asking());
    assert_eq!(screen.session.model.lens.marked.len(), 1);
    screen.keys("/").paste("marked:yes");
    screen.keys("<enter>").rest();
    assert_eq!(listed(&screen).len(), 1);
    screen.keys(" ").rest();
    assert_eq!(listed(&screen).len(), 0);
}

#[test]
fn what_needs_the_whole_list_gets_it() {
    let query = "idp:okta";
    for keys in ["<enter>G", "<enter>e", "<enter>Y", "<enter>$"] {
        let mut screen = screen();
        screen.keys("/").paste(query);
        assert!(screen.session.model.is_asking());
        screen.keys(keys);
        assert!(!screen.session.model.is_asking(), "{keys}");
        let all = found(query, "relevance", &screen.session.model.lens);
        assert_eq!(listed(&screen), all, "{keys}");
    }
}

#[test]
fn nothing_is_said_not_to_be_there_before_all_were_asked() {
    let mut screen = screen();
    screen.keys("/").paste("plan:nosuchplan");
    assert!(
        screen.screen().contains("None so far"),
        "{}",
        screen.screen()
    );
    assert!(!screen.screen().contains("No app matches"));
    screen.rest().keys("<enter>");
    assert!(screen.screen().contains("No app matches"));
    assert!(!screen.screen().contains("so far"));
}

#[test]
fn facets_are_counted_on_beside_a_list_that_stays() {
    let mut screen = screen();
    let before = listed(&screen);
    let statuses = screen.session.model.facets.clone();
    screen.keys("f");
    assert!(screen.session.model.is_asking());
    assert!(screen.screen().contains("Filter, counting"));
    assert_eq!(listed(&screen), before);
    assert!(!screen.screen().contains("so far"));
    assert!(
        screen.session.model.facets.starts_with(&statuses),
        "what is counted stays"
    );
    let counted = |screen: &Harness| -> usize {
        let facets = screen.session.model.facets.iter();
        facets
            .flat_map(|facet| facet.values.iter().map(|value| value.count))
            .sum()
    };
    let first = counted(&screen);
    screen.rest().keys("<right>");
    assert!(counted(&screen) > first);
    assert!(!screen.screen().contains("counting"));
    assert_eq!(listed(&screen), before);
}
