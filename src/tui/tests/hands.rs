//! What hands do beside the keys that everybody knows: copying parts, clicking twice, dragging the rule, the first help.

use crossterm::event::{MouseButton, MouseEventKind};

use crate::tui::command::Place;
use crate::tui::effect::{Effect, Memory};
use crate::tui::harness::Harness;
use crate::tui::model::Overlay;

use super::screen;

/// What a journey copies: what it is, and the text.
fn copied(keys: &str) -> (String, String) {
    let mut screen = screen(120, 40);
    screen.keys(keys);
    let mut effects = screen.effects();
    match (effects.pop(), effects.is_empty()) {
        (Some(Effect::Copy { text, what }), true) => (what.to_owned(), text),
        other => panic!("{keys}: {other:?}"),
    }
}

#[test]
fn a_cell_the_row_and_a_column_are_copied_by_choice() {
    let open = "/slack<enter>Y";
    let address = (
        "the page's address",
        "https://docs.slack.dev/admins/scim-api/",
    );
    assert_eq!(
        copied(&format!("{open}<enter>")),
        (address.0.into(), address.1.into())
    );
    let (what, row) = copied(&format!("{open}j<enter>"));
    let cells: Vec<&str> = row.split('\t').collect();
    assert_eq!(
        (what.as_str(), cells[0], cells[1]),
        ("the row", "Slack", "Gated")
    );
    // Under the row stand its cells, then the columns as they are in the list, a line for each app.
    let (what, cell) = copied(&format!("{open}jj<enter>"));
    assert_eq!((what.as_str(), cell.as_str()), ("the cell", "Slack"));
    let column = "j".repeat(2 + cells.len());
    let security = "/cat:security scim:included<enter>";
    let (what, names) = copied(&format!("{security}Y{column}<enter>"));
    assert_eq!(what, "the column");
    let mut listed = screen(120, 40);
    listed.keys(security);
    let expected: Vec<&str> = listed
        .session
        .model
        .hits()
        .map(|app| app.display_name())
        .collect();
    assert_eq!(names.lines().collect::<Vec<_>>(), expected);
    assert!(expected.len() > 3 && names.ends_with('\n'));
}

#[test]
fn the_comparison_is_copied_as_it_is_exported() {
    let keys = "/hero<enter> /netl<enter> c";
    let (what, text) = copied(&format!("{keys}y"));
    assert_eq!(what, "the comparison");
    assert_eq!(text, copied(&format!("{keys}ey")).1);
    // Fewer than two apps are no comparison: the key does nothing.
    let mut screen = screen(120, 40);
    screen.keys("2y");
    assert_eq!(screen.effects(), []);
}

#[test]
fn what_can_be_copied_is_seen_before() {
    for (width, height) in [(120, 40), (80, 24), (60, 15)] {
        let mut screen = screen(width, height);
        screen.keys("/slack<enter>Yj");
        insta::assert_snapshot!(format!("copying_{width}x{height}"), screen.screen());
    }
    // Where nothing matches there is nothing to copy.
    let mut screen = screen(80, 24);
    screen.keys("/qqqq<enter>Y");
    assert_eq!(screen.session.model.overlay, None);
}

fn newcomer(width: u16, height: u16) -> Harness {
    let mut screen = screen(width, height);
    screen.session.model.newcomer = true;
    screen
}

#[test]
fn the_first_help_teaches_five_keys_and_the_next_all_of_them() {
    for (width, height) in [(120, 40), (80, 24), (60, 15)] {
        let mut screen = newcomer(width, height);
        screen.keys("?");
        insta::assert_snapshot!(format!("first_keys_{width}x{height}"), screen.screen());
    }
    let mut screen = newcomer(120, 40);
    screen.keys("?");
    assert_eq!(screen.session.model.overlay, Some(Overlay::FirstKeys));
    assert_eq!(screen.effects(), [Effect::Remember(Memory::Taught)]);
    screen.keys("?");
    assert_eq!(screen.session.model.overlay, Some(Overlay::Help { top: 0 }));
    screen.keys("?");
    assert_eq!(screen.session.model.overlay, Some(Overlay::Help { top: 0 }));
    screen.keys("<esc>?");
    assert_eq!(screen.session.model.overlay, Some(Overlay::Help { top: 0 }));
    assert_eq!(screen.effects(), [], "it is remembered once");
    // Over another overlay its keys are what is asked for.
    let mut screen = newcomer(120, 40);
    screen.keys("f?");
    assert_eq!(screen.session.model.overlay, Some(Overlay::Help { top: 0 }));
}

#[test]
fn a_double_click_opens_the_app() {
    let mut screen = screen(120, 40);
    screen.click("1Password");
    assert_eq!(screen.session.model.place(), Place::List);
    screen.click("1Password");
    assert_eq!(screen.session.model.place(), Place::Detail);
    let app = screen.session.model.app().map(|app| app.id.to_string());
    assert_eq!(app.as_deref(), Some("1password"));
}

/// The column and the row of the rule between list and app: the edge of the list's last cell.
fn list_size(screen: &Harness) -> (u16, u16) {
    let model = &screen.session.model;
    let area = ratatui::layout::Rect::from((ratatui::layout::Position::ORIGIN, model.size));
    let plan = crate::tui::view::plan::Plan::of(model, area);
    (plan.list.width, plan.list.height)
}

#[test]
fn the_rule_between_list_and_app_is_dragged() {
    let down = MouseEventKind::Down(MouseButton::Left);
    let drag = MouseEventKind::Drag(MouseButton::Left);
    let up = MouseEventKind::Up(MouseButton::Left);
    let mut wide = screen(120, 40);
    assert_eq!(list_size(&wide).0, 60);
    wide.mouse(down, 60, 20)
        .mouse(drag, 45, 22)
        .mouse(up, 45, 22);
    assert_eq!(list_size(&wide).0, 45);
    // Let go, the pointer drags nothing; far out, both sides keep room to read in.
    wide.mouse(drag, 30, 22);
    assert_eq!(list_size(&wide).0, 45);
    wide.mouse(down, 45, 20).mouse(drag, 0, 20);
    assert_eq!(list_size(&wide).0, 24);
    wide.mouse(drag, 119, 20);
    assert_eq!(list_size(&wide).0, 75);
    assert_eq!(wide.session.model.place(), Place::List);
    // Above each other the rule lies; the cursor stays in sight when the list shrinks.
    let mut stacked = screen(80, 24);
    let (_, rows) = list_size(&stacked);
    stacked.keys("jjjjj");
    let rule = 4 + rows;
    stacked
        .mouse(down, 10, rule)
        .mouse(drag, 10, 0)
        .mouse(up, 10, 0);
    assert_eq!(list_size(&stacked).1, 4);
    let cursor = stacked.session.model.app().unwrap().display_name();
    assert!(
        stacked
            .screen()
            .lines()
            .take(8)
            .any(|line| line.contains(cursor))
    );
    insta::assert_snapshot!("dragged_80x24", stacked.screen());
}
