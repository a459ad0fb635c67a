//! The columns overlay: columns chosen, moved, sorted by, reset; and the list and the export that follow.

use crate::export::{Format, ListReport, Report, TEXT_WIDTH, render};
use crate::field::column;
use crate::settings::state::LastSession;
use crate::tui::command::Place;
use crate::tui::effect::Effect;
use crate::tui::harness::Harness;

use super::screen;

const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (60, 15)];

fn keys(screen: &Harness) -> Vec<&'static str> {
    let columns = screen.session.model.columns();
    columns.iter().map(|column| column.key).collect()
}

/// The heading line of the list.
fn heading(screen: &Harness) -> String {
    let text = screen.screen();
    let line = text.lines().find(|line| line.contains("App"));
    line.unwrap_or_default().to_owned()
}

#[test]
fn pictures_of_the_overlay_and_of_the_list_that_follows() {
    for (width, height) in SIZES {
        let mut screen = screen(width, height);
        // Without From, Jump right after the app, the category as well, by the jump from the greatest down.
        screen.keys("Cjj<space>jjKKKoojjjjjjj<space>");
        insta::assert_snapshot!(format!("overlay_{width}x{height}"), screen.screen());
        screen.keys("<esc>");
        insta::assert_snapshot!(format!("list_{width}x{height}"), screen.screen());
    }
}

#[test]
fn a_column_is_toggled_where_it_stands_and_moved_with_the_cursor() {
    let mut screen = screen(120, 40);
    assert_eq!(keys(&screen), ["app", "scim", "from", "price", "jump"]);
    screen.keys("C");
    assert_eq!(screen.session.model.place(), Place::Columns);
    // Off and on again: the row stays, so the order does.
    screen.keys("j<space>");
    assert_eq!(keys(&screen), ["app", "from", "price", "jump"]);
    screen.keys("<space>");
    assert_eq!(keys(&screen), ["app", "scim", "from", "price", "jump"]);
    screen.keys("JJ");
    assert_eq!(keys(&screen), ["app", "from", "price", "scim", "jump"]);
    screen.keys("KKKK");
    assert_eq!(keys(&screen), ["scim", "app", "from", "price", "jump"]);
    assert_eq!(screen.session.model.overlay_cursor(), 0);
    // The last column stays.
    screen.keys("j<space>j<space>j<space>j<space>");
    assert_eq!(keys(&screen), ["scim"]);
    screen.keys("g<space>");
    assert_eq!(keys(&screen), ["scim"]);
    assert!(screen.screen().contains("A list needs a column"));
    screen.keys("r");
    assert_eq!(keys(&screen), ["app", "scim", "from", "price", "jump"]);
    screen.keys("<enter>");
    assert_eq!(screen.session.model.place(), Place::List);
}

#[test]
fn the_usual_columns_follow_my_idp_and_chosen_ones_do_not() {
    let mut screen = screen(120, 40);
    screen.keys("i<down><enter>");
    assert!(keys(&screen).contains(&"for_idp"));
    // Chosen, then chosen back: they are the usual ones again.
    screen.keys("C<space><space><esc>i<up><enter>");
    assert!(!keys(&screen).contains(&"for_idp"));
    screen.keys("C<space><esc>i<down><enter>");
    assert_eq!(keys(&screen), ["scim", "from", "price", "jump"]);
}

#[test]
fn sorting_twice_turns_the_order_round_and_a_heading_does_the_same() {
    let mut screen = screen(120, 40);
    let order = |screen: &Harness| screen.session.model.list.order.to_string();
    screen.keys("Cjjo");
    assert_eq!(order(&screen), "from");
    assert!(screen.screen().contains("least first"));
    screen.keys("o");
    assert_eq!(order(&screen), "-from");
    screen.keys("o<esc>");
    assert_eq!(order(&screen), "from");
    // A column that stands elsewhere than usual: the click goes by what is drawn.
    screen.keys("Cj<space><esc>").click("From");
    assert_eq!(order(&screen), "-from");
    screen.keys("Cr<esc>");
    assert_eq!(order(&screen), "relevance");
}

#[test]
fn what_does_not_fit_is_said_and_gives_way_from_the_end() {
    for (width, height) in SIZES {
        let mut screen = screen(width, height);
        screen.keys("C");
        // All of the first fourteen.
        for _ in 0..14 {
            screen.keys("<home>");
            let model = &screen.session.model;
            let Some(crate::tui::model::Overlay::Columns { rows, .. }) = &model.overlay else {
                panic!("the overlay is open");
            };
            let place = rows.iter().position(|row| !row.shown).unwrap();
            screen.keys(&"j".repeat(place)).keys("<space>");
        }
        let chosen = keys(&screen);
        let text = screen.screen();
        assert!(
            text.contains("do not fit here, exports hold them"),
            "{text}"
        );
        screen.keys("<end><home>");
        let text = screen.keys("<esc>").screen();
        let heading = heading(&screen);
        let titles: Vec<usize> = chosen
            .iter()
            .map(|key| column(key).unwrap().title)
            .map_while(|title| heading.find(title))
            .collect();
        assert!(titles.len() >= 2 && titles.is_sorted(), "{heading}\n{text}");
        assert!(!heading.contains("Former names"), "{heading}");
    }
}

#[test]
fn an_export_holds_the_rows_and_the_chosen_columns() {
    let mut screen = screen(60, 15);
    screen.keys("/scim:gated cat:hr<enter>Cjj<space>jj<space>j<space><esc>oj<down><enter>");
    let model = &screen.session.model;
    let columns = ["app", "scim", "price", "mark"].map(|key| column(key).unwrap());
    assert_eq!(keys(&screen), columns.map(|column| column.key));
    let report = Report::List(ListReport {
        catalog: &model.catalog,
        lens: &model.lens,
        query: model.query_words(),
        apps: model.hits().collect(),
        columns: columns.to_vec(),
    });
    let wanted = render(&report, Format::Csv, TEXT_WIDTH).unwrap();
    screen.keys("el");
    while screen.session.model.export.format != Format::Csv {
        screen.keys("l");
    }
    screen.keys("<enter>");
    let effects = screen.effects();
    let Some(Effect::Write { bytes, .. }) = effects.last() else {
        panic!("{effects:?}");
    };
    assert_eq!(*bytes, wanted);
}

#[test]
fn columns_are_remembered_and_one_that_is_gone_is_left_out() {
    let mut screen = screen(120, 40);
    screen.keys("Cj<space><esc>");
    let last = screen.session.model.last_session();
    assert_eq!(last.columns, ["app", "from", "price", "jump"]);
    let mut again = super::screen(120, 40);
    again.session.model.restore(&LastSession {
        columns: [&last.columns[..], &["gone".to_owned()]].concat(),
        ..last
    });
    assert_eq!(keys(&again), ["app", "from", "price", "jump"]);
}

#[test]
fn a_press_on_a_row_toggles_it() {
    let mut screen = screen(120, 40);
    screen.keys("C").click("✓ From");
    assert_eq!(keys(&screen), ["app", "scim", "price", "jump"]);
    assert_eq!(screen.session.model.place(), Place::Columns);
}
