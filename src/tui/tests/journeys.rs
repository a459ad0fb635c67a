//! Journeys: keys pressed, and what the model, the screen and the outside world make of them.

use crate::catalog::Idp;
use crate::tui::command::{Command, Place};
use crate::tui::effect::{Effect, Ending, Outcome};
use crate::tui::harness::Harness;
use crate::tui::model::View;

use super::screen;

fn names(screen: &Harness, most: usize) -> Vec<String> {
    let model = &screen.session.model;
    let hits = model.list.hits.iter().take(most);
    hits.map(|hit| {
        model
            .catalog
            .apps()
            .get(hit.place())
            .unwrap()
            .id
            .to_string()
    })
    .collect()
}

fn current(screen: &Harness) -> String {
    let app = screen.session.model.app();
    app.map_or("nothing".to_owned(), |app| app.id.to_string())
}

/// Keys, where the focus then is, the query, the app under the cursor.
#[test]
fn keys_lead_where_they_should() {
    for (keys, place, query, app) in [
        ("", Place::List, "", "15five"),
        ("jj", Place::List, "", "6sense"),
        ("<down><down>k", Place::List, "", "1password"),
        ("G", Place::List, "", "zuora"),
        ("Gg", Place::List, "", "15five"),
        ("/hero", Place::Search, "hero", "heroku"),
        ("/hero<enter>", Place::List, "hero", "heroku"),
        ("/hero<enter><esc>", Place::List, "", "heroku"),
        ("/hero<esc>", Place::List, "", "15five"),
        ("/hero<enter>/netl<enter>", Place::List, "netl", "netlify"),
        ("/hero<enter>/<esc>", Place::List, "hero", "heroku"),
        ("/hero<enter>/netl<esc>", Place::List, "hero", "heroku"),
        (
            "/hero<enter>/<right>ku<enter>",
            Place::List,
            "heroku",
            "heroku",
        ),
        ("/hero<enter>/<backspace><enter>", Place::List, "", "15five"),
        ("/hero<ctrl-w>slack<enter>", Place::List, "slack", "slack"),
        ("/qqq<enter>", Place::List, "qqq", "nothing"),
        ("/qqq<enter><enter>", Place::List, "qqq", "nothing"),
        ("/slack<enter><enter>", Place::Detail, "slack", "slack"),
        ("/slack<enter><enter><esc>", Place::List, "slack", "slack"),
        ("/slack<enter><tab>", Place::Detail, "slack", "slack"),
        ("/slack<enter><tab><tab>", Place::List, "slack", "slack"),
        ("/slack<enter>s", Place::Detail, "slack", "slack"),
        ("<enter>nn", Place::Detail, "", "6sense"),
        ("?", Place::Help, "", "15five"),
        ("?<esc>", Place::List, "", "15five"),
        ("?q", Place::Help, "", "15five"),
        ("i", Place::Idp, "", "15five"),
        ("f", Place::Facets, "", "15five"),
        ("f<esc>", Place::List, "", "15five"),
        ("o", Place::Order, "", "15five"),
        (":", Place::Palette, "", "15five"),
        (":facets<enter>", Place::Facets, "", "15five"),
        ("4", Place::Stack, "", "15five"),
        ("4<esc>", Place::List, "", "15five"),
        ("4/hero<enter>", Place::List, "hero", "heroku"),
        ("c", Place::List, "", "15five"),
    ] {
        let mut screen = screen(120, 40);
        screen.keys(keys);
        let model = &screen.session.model;
        assert_eq!(model.place(), place, "place after {keys}");
        assert_eq!(model.search.input.text(), query, "query after {keys}");
        assert_eq!(current(&screen), app, "app after {keys}");
        assert_eq!(screen.ending(), None, "{keys}");
        // Opening the stack reads what is kept of one.
        let mut effects = screen.effects();
        effects.retain(|effect| *effect != Effect::ReadStack);
        assert_eq!(effects, [], "{keys}");
    }
}

#[test]
fn a_mistake_in_the_query_leaves_the_rest_standing() {
    let mut screen = screen(120, 40);
    screen.keys("/slack scmi:none");
    assert_eq!(names(&screen, 3), ["slack"]);
    assert!(screen.screen().contains("the nearest is `scim:`"));
    screen.keys("<enter><esc>/scim:nonne");
    assert_eq!(screen.session.model.list.hits.len(), 850);
    screen.keys("<backspace><backspace>e");
    assert!(screen.session.model.search.error.is_none());
    assert_eq!(screen.session.model.list.hits.len(), 388);
}

#[test]
fn marks_lead_to_compare() {
    let mut screen = screen(120, 40);
    screen.keys("/hero<enter> ");
    assert!(
        screen
            .screen()
            .contains("Heroku is marked. Mark another to compare them.")
    );
    screen.keys("c");
    assert_eq!(
        screen.session.model.view,
        View::Explore,
        "one app is no comparison"
    );
    screen.keys("/netl<enter> c");
    assert_eq!(screen.session.model.view, View::Compare);
    let marked: Vec<_> = screen
        .session
        .model
        .marked()
        .map(|app| app.id.as_str())
        .collect();
    assert_eq!(marked, ["heroku", "netlify"]);
    screen.keys("1u");
    assert!(screen.session.model.lens.marked.is_empty());
}

#[test]
fn my_idp_answers_beside_the_vendor() {
    let mut screen = screen(120, 40);
    screen.keys("i<down><enter>/slack<enter>");
    assert_eq!(screen.session.model.lens.idp, Some(Idp::Okta));
    let picture = screen.screen();
    assert!(picture.contains("For Okta: native"), "{picture}");
    screen.keys("ig<enter>");
    assert_eq!(screen.session.model.lens.idp, None);
}

#[test]
fn facets_edit_the_query_and_nothing_else() {
    let mut screen = screen(120, 40);
    screen.keys("f<down><space>");
    assert_eq!(screen.session.model.search.input.text(), "scim:gated");
    assert_eq!(screen.session.model.list.hits.len(), 278);
    screen.keys("<down><space>");
    assert_eq!(
        screen.session.model.search.input.text(),
        "scim:gated,unknown"
    );
    screen.keys("<up><enter>");
    assert_eq!(screen.session.model.search.input.text(), "scim:unknown");
    assert_eq!(screen.session.model.place(), Place::List);
}

#[test]
fn the_order_is_picked_and_turned_round() {
    let mut screen = screen(120, 40);
    screen.keys("/^a<enter>o<down><down><enter>");
    assert_eq!(screen.session.model.list.order.to_string(), "app");
    let first = names(&screen, 1);
    screen.keys("o<enter>");
    assert_eq!(screen.session.model.list.order.to_string(), "-app");
    assert_ne!(names(&screen, 1), first);
}

#[test]
fn effects_are_asked_for_and_their_outcomes_told() {
    let mut screen = screen(120, 40);
    let url = "https://docs.slack.dev/admins/scim-api/";
    screen.answer([Outcome::Copied("the page's address")]);
    screen.keys("/slack<enter>y");
    let copied = Effect::Copy {
        text: url.to_owned(),
        what: "the page's address",
    };
    assert_eq!(screen.effects(), [copied]);
    assert!(
        screen
            .screen()
            .contains("Copied the page's address to the clipboard.")
    );
    screen.answer([Outcome::PageNotOpened(
        "no browser could be started".to_owned(),
    )]);
    screen.keys("O");
    assert_eq!(screen.effects(), [Effect::OpenPage(url.to_owned())]);
    assert!(screen.screen().contains("no browser could be started"));
    screen.keys("j");
    assert!(
        !screen.screen().contains("no browser"),
        "a notice goes with the next key"
    );
}

#[test]
fn quitting_and_interrupting_are_told_apart() {
    for (keys, ending) in [
        ("q", Some(Ending::Quit)),
        ("<ctrl-c>", Some(Ending::Interrupted)),
        ("/q<ctrl-c>", Some(Ending::Interrupted)),
        ("?<ctrl-c>", Some(Ending::Interrupted)),
        ("/q", None),
        ("?q", None),
    ] {
        let mut screen = screen(80, 24);
        screen.keys(keys);
        assert_eq!(screen.ending(), ending, "{keys}");
    }
}

#[test]
fn pasted_text_is_typed_and_never_run() {
    let mut screen = screen(80, 24);
    screen.paste("qqq\u{1b}[201~q\n:quit");
    assert_eq!(
        (screen.ending(), current(&screen)),
        (None, "15five".to_owned())
    );
    screen.keys("/").paste("hero\u{1b}\nslack");
    assert_eq!(screen.session.model.search.input.text(), "hero");
    assert_eq!(current(&screen), "heroku");
}

#[test]
fn keys_that_are_let_go_do_nothing() {
    use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
    let mut translator =
        crate::tui::event::Translator::new(crate::tui::keymap::Keymap::builtin().unwrap());
    let layout = crate::tui::view::Layout::default();
    let mut event = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::NONE);
    for (kind, heard) in [
        (KeyEventKind::Press, true),
        (KeyEventKind::Repeat, true),
        (KeyEventKind::Release, false),
    ] {
        event.kind = kind;
        let message = translator.message(&Event::Key(event), Place::List, &layout);
        assert_eq!(message.is_some(), heard, "{kind:?}");
    }
}

#[test]
fn the_mouse_does_what_keys_do() {
    let mut screen = screen(120, 40);
    screen.click("1Password");
    assert_eq!(current(&screen), "1password");
    screen.click("Leaver");
    assert!(screen.screen().contains("[Leaver]"));
    screen.click("$ Gated 278");
    assert_eq!(screen.session.model.search.input.text(), "scim:gated");
    screen.click("Category");
    assert_eq!(screen.session.model.place(), Place::Facets);
    screen.click("Data, Analytics & BI");
    assert_eq!(
        screen.session.model.search.input.text(),
        "scim:gated cat:data"
    );
    screen.click("scimdex");
    assert!(
        screen.session.model.overlay.is_none(),
        "a press beside closes"
    );
    screen.click("4 Stack");
    assert_eq!(screen.session.model.view, View::Stack);
    screen.click("1 Explore").click("SCIM  ");
    assert_eq!(screen.session.model.list.order.to_string(), "scim");
    screen.keys("<esc>").click("q quit");
    assert_eq!(screen.ending(), Some(Ending::Quit));
}

#[test]
fn the_wheel_moves_what_is_under_it() {
    use crossterm::event::MouseEventKind;
    let mut screen = screen(120, 40);
    screen.mouse(MouseEventKind::ScrollDown, 10, 20);
    assert_eq!(screen.session.model.list.cursor, 3);
    screen.mouse(MouseEventKind::ScrollDown, 100, 20);
    assert_eq!(
        (
            screen.session.model.list.cursor,
            screen.session.model.detail.top
        ),
        (3, 3)
    );
}

/// Each hint of the footer is what the keymap says, and pressing it is not ignored.
#[test]
fn the_footer_says_what_the_keymap_does() {
    let keymap = crate::tui::keymap::Keymap::builtin().unwrap();
    for keys in ["", "<enter>", "/", "f", "o", "i", "4", "2", "3", "3e"] {
        let mut screen = screen(120, 40);
        screen.keys(keys);
        let place = screen.session.model.place();
        let picture = screen.screen();
        let footer = picture.lines().last().unwrap().trim();
        for hint in footer.split("  ").filter(|hint| !hint.is_empty()) {
            let (key, words) = hint.split_once(' ').unwrap();
            let found = Command::ALL.iter().find(|command| {
                let bound = keymap.key_in(**command, place);
                command.hint() == words && bound.is_some_and(|bound| bound.to_string() == key)
            });
            let command = *found.unwrap_or_else(|| panic!("{hint} in {place:?}"));
            assert!(screen.session.model.can(command), "{hint} in {place:?}");
        }
    }
}

#[test]
fn the_cursor_stays_on_its_app_when_the_lens_changes() {
    let mut screen = screen(120, 40);
    screen.keys("/scim:gated<enter>jjjj");
    let app = current(&screen);
    screen.keys("i<down><enter>");
    assert_eq!(current(&screen), app);
    screen.keys(" /marked:yes<enter>");
    assert_eq!(names(&screen, 9), std::slice::from_ref(&app));
    screen.keys(" ");
    assert_eq!(current(&screen), "nothing");
}
