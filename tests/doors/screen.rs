//! Reading without looking: what the screen says, the view's command says in plain text, and the other way round.
//!
//! Every view is drawn so large that nothing is cut, and its words are held against those of its command with `--plain`.
//! What is chrome is told by rule, not by a list of words:
//! - Only the view itself counts: not the title bar, the search line, the footer and the rules between them.
//! - Not what is drawn in the role of a key or of a rule (frames, and the scales of charts and sliders), nor what the mouse
//!   takes for a switch between things to see (tabs, scopes, lists).
//! - Not what is drawn rather than said: marks without a letter or a digit, and the bars and lines of a strategy, which
//!   repeat one mark.
//! - A list's own number (`3.`) counts its rows.
//!
//! What a narrow cell says shorter stands for the whole: a word that an ellipsis cuts for one that begins so, a month for
//! its day, `unknown` for "not documented". In the other direction what plain text sets before a colon is its own: the
//! column's title, or what kind of line it is.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Color;
use scimdex::catalog::{Catalog, Day};
use scimdex::cost::{Basis, Scenario};
use scimdex::lens::Lens;
use scimdex::query::FacetKind;
use scimdex::stack::{ReadOptions, read};
use scimdex::tui::effect::Outcome;
use scimdex::tui::glyphs::Glyphs;
use scimdex::tui::harness::Harness;
use scimdex::tui::keymap::Keymap;
use scimdex::tui::message::{Message, Target};
use scimdex::tui::model::{DetailTab, Model, Scope, View};
use scimdex::tui::theme::Theme;
use scimdex::tui::update::update;
use scimdex::tui::view::plan::{Plan, Shape};
use scimdex::tui::view::{self, Dress, Rows};

use super::program::{run, scimdex};

/// A screen on which nothing is cut.
const LARGE: (u16, u16) = (420, 300);

/// A theme in which chrome, and what is drawn for a strategy, have a colour of their own.
const ROLES: &str = r#"(key: (fg: "red"), rule: (fg: "red"), manual: (fg: "green"), native: (fg: "green"), connector: (fg: "green"))"#;
const CHROME: Color = Color::Red;
const DRAWN: Color = Color::Green;

fn dress() -> Dress {
    Dress {
        theme: Theme::read("roles", ROLES).unwrap(),
        glyphs: Glyphs::UNICODE,
        keymap: Keymap::builtin().unwrap(),
    }
}

/// The screen over the real catalog, after some keys.
fn screen(keys: &str) -> Harness {
    static CATALOG: OnceLock<Arc<Catalog>> = OnceLock::new();
    let catalog = CATALOG.get_or_init(|| Arc::new(Catalog::builtin().unwrap()));
    let lens = Lens::new(catalog, Day::read("2026-11-21").unwrap());
    let model = Model::new(Arc::clone(catalog), lens);
    let mut screen = Harness::dressed(model, dress(), 120, 40).unwrap();
    screen.keys(keys);
    screen
}

/// What a model says on a screen of a size, in a part of it, without chrome: a line each.
fn said(model: &Model, size: (u16, u16), part: impl Fn(&Plan) -> Rect) -> Vec<String> {
    said_where(model, size, part, |_| true)
}

/// The same, of what the mouse finds there.
fn said_where(
    model: &Model,
    size: (u16, u16),
    part: impl Fn(&Plan) -> Rect,
    counts: impl Fn(Option<Target>) -> bool,
) -> Vec<String> {
    let mut model = model.clone();
    let size = Size::new(size.0, size.1);
    update(&mut model, Message::Resize(size));
    let screen = Rect::new(0, 0, size.width, size.height);
    let mut buffer = Buffer::empty(screen);
    let layout = view::draw(&model, &dress(), &mut Rows::default(), &mut buffer);
    let part = part(&Plan::of(&model, screen));
    // The stack has no bars of strategies; a class of apps borrows the colour of one.
    let draws = model.view != View::Stack;
    let mut lines = Vec::new();
    for row in part.rows() {
        let mut line = String::new();
        // The word that is being read: its letters, and whether all of it is drawn for a strategy.
        let (mut word, mut drawn) = (String::new(), true);
        for at in row.positions() {
            let cell = buffer.cell(at).unwrap();
            let target = layout.hit(at).map(|(target, _)| target);
            let shown = cell.fg != CHROME && !is_switch(target) && counts(target);
            let symbol = if shown { cell.symbol() } else { " " };
            if symbol == " " {
                close(&mut line, &mut word, draws && drawn);
                drawn = true;
            } else {
                drawn &= (cell.fg == DRAWN || symbol == "X") && "#o+.:>X".contains(symbol);
                word.push_str(symbol);
            }
        }
        close(&mut line, &mut word, draws && drawn);
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Ends a word of a line; one that is a bar or a part of a chart's line is no word.
fn close(line: &mut String, word: &mut String, drawn: bool) {
    if !drawn {
        line.push_str(word);
    }
    word.clear();
    line.push(' ');
}

/// Whether the mouse switches there between things to see.
fn is_switch(target: Option<Target>) -> bool {
    matches!(
        target,
        Some(
            Target::Tab(_)
                | Target::Scope(_)
                | Target::StackPage(_)
                | Target::Facet(_)
                | Target::View(_)
                | Target::Command(_)
        )
    )
}

/// The words of a text, as whoever reads it would part them; figures stay whole.
fn words<S: AsRef<str>>(lines: &[S]) -> BTreeSet<String> {
    let bracket = |letter: char| letter.is_whitespace() || "()[]:;\"`".contains(letter);
    let mut words = BTreeSet::new();
    for word in lines.iter().flat_map(|line| line.as_ref().split(bracket)) {
        let is_number = word
            .strip_suffix('.')
            .is_some_and(|number| number.chars().all(|digit| digit.is_ascii_digit()));
        let keeps = |letter: char| letter.is_alphanumeric() || "$%…+".contains(letter);
        let word = word.trim_matches(|letter| !keeps(letter)).to_lowercase();
        if !is_number && word.chars().any(char::is_alphanumeric) {
            words.insert(word);
        }
    }
    words
}

/// Whether the plain text says a word of the screen.
fn is_said(word: &str, plain: &BTreeSet<String>) -> bool {
    if plain.contains(word) || word == "unknown" && plain.contains("documented") {
        return true;
    }
    let month = word.len() == 7 && word.starts_with("20") && word.contains('-');
    let begins = word.strip_suffix('…').or(month.then_some(word));
    begins.is_some_and(|begins| plain.iter().any(|whole| whole.starts_with(begins)))
}

/// What lines print in plain text. Arguments are parted at spaces.
fn plain(lines: &[&str]) -> Vec<String> {
    let mut said = Vec::new();
    for line in lines {
        let mut command = scimdex();
        let output = command.args(line.split_whitespace()).arg("--plain");
        let output = output.output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(!text.trim().is_empty(), "{line}: {:?}", output.stderr);
        said.extend(text.lines().map(str::to_owned));
    }
    said
}

/// What plain text says beyond its own titles.
fn values(plain: &[String]) -> Vec<&str> {
    let value = |line: &'_ String| -> Option<usize> {
        let kinds = ["Section: ", "Heading: "];
        if kinds.iter().any(|kind| line.starts_with(kind)) {
            return None;
        }
        Some(line.find(": ").map_or(0, |colon| colon + 2))
    };
    let lines = plain.iter();
    lines
        .filter_map(|line| value(line).and_then(|start| line.get(start..)))
        .collect()
}

#[track_caller]
fn nothing_is_lost(what: &str, shown: &[String], plain: &[String]) {
    let in_plain = words(plain);
    let mut lost = BTreeSet::new();
    for line in shown {
        let words = words(&[line]).into_iter();
        let missing: Vec<String> = words.filter(|word| !is_said(word, &in_plain)).collect();
        if !missing.is_empty() {
            lost.insert(format!("{missing:?} of {}", squeezed(line)));
        }
    }
    assert!(lost.is_empty(), "{what}: plain text loses {lost:#?}");
}

#[track_caller]
fn all_is_shown(what: &str, plain: &[&str], shown: &[String]) {
    let on_screen = words(shown);
    let mut new = BTreeSet::new();
    for line in plain {
        let words = words(&[line]).into_iter();
        let missing: Vec<String> = words.filter(|word| !on_screen.contains(word)).collect();
        if !missing.is_empty() {
            new.insert(format!("{missing:?} of {line}"));
        }
    }
    assert!(new.is_empty(), "{what}: the screen does not say {new:#?}");
}

/// A line with one space between its words.
fn squeezed(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_row_of_the_list_is_what_plain_text_says_of_the_app() {
    let mut whole = 0;
    for (query, idp, keys) in [
        ("cat:security", "none", ""),
        ("scim:partial", "okta", "ij<enter>"),
        ("scim:included price:<10", "none", ""),
    ] {
        let mut screen = screen(&format!("{keys}/"));
        screen.paste(query).keys("<enter>");
        let model = &screen.session.model;
        let columns: Vec<&str> = model.columns().iter().map(|column| column.key).collect();
        let rows = said_where(
            model,
            LARGE,
            |plan| plan.list,
            |target| matches!(target, Some(Target::Row(_))),
        );
        let rows: Vec<&String> = rows.iter().filter(|row| !row.is_empty()).collect();
        let line = format!("list {} --idp {idp} --fields {}", query, columns.join(","));
        let text = plain(&[&line]).join("\n");
        let apps: Vec<&str> = text.split("\n\n").collect();
        assert_eq!(rows.len(), apps.len(), "{query}");
        for (row, app) in rows.into_iter().zip(apps) {
            let app: Vec<String> = app.lines().map(str::to_owned).collect();
            // Marks of the list say in words what they stand for: a stale check, a disagreement.
            nothing_is_lost(&line, std::slice::from_ref(row), &app);
            if !row.contains('…') {
                all_is_shown(&line, &values(&app), std::slice::from_ref(row));
                whole += 1;
            }
        }
    }
    assert!(whole > 60, "{whole}");
}

#[test]
fn the_app_with_all_its_tabs_is_what_plain_text_says_of_it() {
    for id in [
        "heroku",
        "spacelift",
        "slack",
        "netlify",
        "namely",
        "fullstory",
        "github",
    ] {
        let mut screen = screen(&format!("/id:{id}<enter><enter>"));
        let mut shown = Vec::new();
        for _ in DetailTab::of(Shape::Wide) {
            let mut large = screen.session.model.clone();
            update(&mut large, Message::Resize(Size::new(LARGE.0, LARGE.1)));
            assert_eq!(view::detail_reach(&large).last_top, 0, "{id} is cut");
            shown.extend(said(&large, LARGE, |plan| plan.detail));
            screen.keys("]");
        }
        let show = plain(&[&format!("show {id}")]);
        let cost = plain(&[&format!("cost {id}")]);
        nothing_is_lost(id, &shown, &[show.clone(), cost.clone()].concat());
        all_is_shown(id, &values(&show), &shown);
        // What an app costs is a tab of its own on a small screen.
        let small = (79, 300);
        screen.resize(small.0, small.1);
        let open = |screen: &Harness| screen.session.model.detail.tab(Shape::OnePane);
        for _ in DetailTab::of(Shape::OnePane) {
            if open(&screen) != DetailTab::Cost {
                screen.keys("]");
            }
        }
        assert_eq!(open(&screen), DetailTab::Cost, "{id}");
        let shown = said(&screen.session.model, small, |plan| plan.detail);
        assert!(words(&shown).contains("assumed"), "{shown:#?}");
        nothing_is_lost(id, &shown, &[show, cost].concat());
    }
}

#[test]
fn apps_side_by_side_are_what_plain_text_says_of_them() {
    for (keys, line) in [
        (
            "/id:heroku<enter> /id:slack<enter> /id:netlify<enter> 2",
            "compare heroku slack netlify",
        ),
        (
            "ij<enter>/id:spacelift<enter> /id:github<enter> 2",
            "compare spacelift github --idp okta",
        ),
    ] {
        let screen = screen(keys);
        let shown = said(&screen.session.model, LARGE, |plan| plan.body);
        let plain = plain(&[line]);
        nothing_is_lost(line, &shown, &plain);
        // A row without the mark of those that differ is one that does not.
        let values: Vec<&str> = values(&plain)
            .into_iter()
            .filter(|value| *value != "same")
            .collect();
        all_is_shown(line, &values, &shown);
    }
}

/// The pages of Cost for an app: as it opens, and the sums, on both bases of handwork.
fn pages(screen: &mut Harness) -> Vec<String> {
    let mut shown = Vec::new();
    for keys in ["", "x", "b", "x"] {
        screen.keys(keys);
        shown.extend(said(&screen.session.model, LARGE, |plan| plan.body));
    }
    screen.keys("b");
    shown
}

#[test]
fn what_an_app_costs_is_what_plain_text_says_of_it() {
    let mut own = Scenario::default();
    own.set_headcount(1_200).unwrap();
    own.set_connector_fee(Some(scimdex::catalog::money::Cents(500_000)))
        .unwrap();
    let app = scimdex::catalog::AppId::read("slack").unwrap();
    own.set_seats(&app, Some(90)).unwrap();
    for (id, scenario, flags) in [
        ("heroku", Scenario::default(), ""),
        ("slack", Scenario::default(), ""),
        ("netlify", Scenario::default(), ""),
        ("github", Scenario::default(), ""),
        ("spacelift", Scenario::default(), ""),
        ("1password", Scenario::default(), ""),
        (
            "slack",
            own,
            "--headcount 1200 --connector-fee 5000 --seats 90",
        ),
    ] {
        let mut screen = screen(&format!("/id:{id}<enter>"));
        screen.session.model.lens.scenario = scenario;
        screen.keys("$");
        let shown = pages(&mut screen);
        assert_eq!(screen.session.model.lens.scenario.basis(), Basis::Reference);
        let both = |more: &str| {
            let reference = format!("cost {id} {flags} {more}");
            plain(&[&reference, &format!("{reference} --basis events")])
        };
        let (sums, swings, curve) = (both(""), both("--sensitivity"), both("--curve"));
        let all = [sums.clone(), swings, curve].concat();
        nothing_is_lost(&format!("cost {id} {flags}"), &shown, &all);
        all_is_shown(&format!("cost {id} {flags}"), &values(&sums), &shown);
    }
}

#[test]
fn what_several_apps_cost_is_what_plain_text_says_of_them() {
    let query = "id:slack,heroku,netlify,1password,doppler,lastpass,twingate,github";
    let mut screen = screen(&format!("/{query}<enter>3"));
    screen.session.model.cost.scope = Scope::Query;
    let shown = pages(&mut screen);
    let line = format!("cost --query {query}");
    let plain = plain(&[&line, &format!("{line} --basis events")]);
    nothing_is_lost(&line, &shown, &plain);
    // The title bar and the search line say the title and the query.
    let asked = format!("Query: {query}");
    let titles = |text: &&String| **text != asked && !text.starts_with("What ");
    let plain: Vec<String> = plain.iter().filter(titles).cloned().collect();
    all_is_shown(&line, &values(&plain), &shown);
}

/// A line without the ids in brackets.
fn without_ids(text: &str, ids: &BTreeSet<&str>) -> String {
    let words = text.split(' ').filter(|word| {
        let id = word
            .strip_prefix('(')
            .and_then(|word| word.split(')').next());
        id.is_none_or(|id| !ids.contains(id))
    });
    words.collect::<Vec<_>>().join(" ")
}

/// What the view of a stack shows of its report, row by row; the other sections say on what it all rests.
const OF_THE_VIEW: &[&str] = &[
    "Section: Apps",
    "Section: When somebody leaves",
    "Section: Review: 3 entries to decide",
    "Section: Not in the catalog",
];

#[test]
fn the_stack_is_what_plain_text_says_of_it() {
    let path = "tests/data/stack/okta-60.json";
    let files = [(path.to_owned(), std::fs::read(path).unwrap())];
    let inventory = read(&files, &ReadOptions::default()).unwrap();
    let mut screen = screen("");
    screen.answer([Outcome::StackRead {
        inventory: Some(Box::new(inventory)),
        decisions: Default::default(),
        mistake: None,
    }]);
    screen.keys("4");
    let mut shown = Vec::new();
    let mut look = |screen: &Harness| {
        shown.extend(said(&screen.session.model, LARGE, |plan| plan.body));
    };
    let stack = |screen: &Harness| screen.session.model.stack.clone();
    for _ in 0..stack(&screen).rows().len() {
        look(&screen);
        screen.keys("j");
    }
    screen.keys("<tab>");
    look(&screen);
    screen.keys("r");
    for _ in 0..stack(&screen).waiting() {
        look(&screen);
        screen.keys("s");
    }
    let line = format!("stack {path} --no-keep --idp okta");
    let plain = plain(&[&line]);
    nothing_is_lost(&line, &shown, &plain);
    let mut is_of_view = false;
    let of_view = plain.into_iter().filter(|text| {
        if text.starts_with("Section: ") {
            is_of_view = OF_THE_VIEW.contains(&text.as_str());
        }
        // What has no column is a sentence that explains the table.
        is_of_view && text.contains(": ")
    });
    // The screen has no need of the id by which a command calls an app.
    let catalog = &screen.session.model.catalog;
    let ids: BTreeSet<&str> = catalog.apps().iter().map(|app| app.id.as_str()).collect();
    let of_view: Vec<String> = of_view.map(|text| without_ids(&text, &ids)).collect();
    assert!(of_view.len() > 500, "{}", of_view.len());
    all_is_shown(&line, &values(&of_view), &shown);
}

#[test]
fn each_facet_is_what_plain_text_says_of_it() {
    for (keys, line) in [
        ("", "list --facets"),
        (
            "ij<enter>/scim:gated,none<enter>",
            "list scim:gated,none --idp okta --facets",
        ),
    ] {
        let plain = plain(&[line]);
        let text = plain.join("\n");
        let mut parts = text.split("Section: ").skip(1);
        let mut screen = screen(&format!("{keys}f"));
        let mut seen = 0;
        for number in 0..FacetKind::ALL.len() {
            if number > 0 {
                screen.keys("<right>");
            }
            let rows = said_where(
                &screen.session.model,
                LARGE,
                |plan| plan.screen,
                |target| matches!(target, Some(Target::OverlayRow(_))),
            );
            let rows: Vec<String> = rows.into_iter().filter(|row| !row.is_empty()).collect();
            if rows.is_empty() {
                continue;
            }
            seen += 1;
            let part = parts.next().unwrap();
            let values: Vec<&str> = part.split("\n\n").skip(1).collect();
            let values: Vec<&str> = values.into_iter().filter(|one| !one.is_empty()).collect();
            assert_eq!(rows.len(), values.len(), "{line}: {part}");
            for (row, value) in rows.iter().zip(values) {
                let value: Vec<String> = value.lines().map(str::to_owned).collect();
                nothing_is_lost(line, std::slice::from_ref(row), &value);
                let chosen = value.iter().any(|line| line == "Chosen: yes");
                assert_eq!(row.contains('✓') || row.contains('*'), chosen, "{row}");
                let said: Vec<&str> = self::values(&value)
                    .into_iter()
                    .filter(|word| !["yes", "no"].contains(word))
                    .collect();
                all_is_shown(line, &said, std::slice::from_ref(row));
            }
        }
        assert_eq!(parts.next(), None, "{line}");
        assert_eq!(seen, FacetKind::ALL.len() - usize::from(keys.is_empty()));
    }
    assert_eq!(run("list zzyzx --facets").status.code(), Some(1));
}
