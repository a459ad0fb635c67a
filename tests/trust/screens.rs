//! The naughty strings on the screen: in every field of an app, in every state, as cells and as bytes.

use std::time::Instant;

use scimdex::tui::model::Model;
use scimdex::tui::session::Session;

use super::corpus::{self, Naughty};
use super::states::{self, State, dress};
use super::wire::Wire;
use super::world::{on_every_core, quick};
use super::{judge, sizes};

/// A list of the apps that hold the strings.
fn list(naughty: &Naughty) -> Model {
    let mut model = Model::new(naughty.catalog.clone(), naughty.lens.clone());
    // Once, and not for each state.
    while !model.is_folded() {
        model.prepare();
    }
    model.set_query("layer:naughty");
    assert_eq!(model.list.hits.len(), naughty.texts.len());
    model
}

/// The apps of a string and of the next few, with the cursor on the first.
fn near(list: &Model, count: usize, place: usize) -> Model {
    let ids: Vec<String> = (place..place + 12)
        .map(|next| corpus::id(next % count).to_string())
        .collect();
    let mut model = list.clone();
    model.set_query(&format!("id:{}", ids.join(",")));
    model.move_to(model.catalog.place(corpus::id(place).as_str()));
    model.read_app();
    model
}

/// Draws a state over the app of a string, at two sizes, and judges cells and bytes.
fn draw(model: &Model, state: &State, text: &str) {
    let mut opened = state.open(model, text).session.model;
    let what = format!(
        "{} with {:?}",
        state.name,
        text.chars().take(60).collect::<String>()
    );
    sizes::draw(&mut opened.clone(), &dress(), (120, 40), &what);
    sizes::draw(&mut opened, &dress(), (61, 17), &what);
    let mut session = Session::new(opened, dress());
    let mut wire = Wire::new(61, 17);
    judge::sequences(&wire.show(&mut session), &what);
    judge::sequences(&wire.resize(&mut session, 120, 40), &what);
    judge::sequences(&wire.resize(&mut session, 80, 24), &what);
}

/// Draws strings in states; each string in those that are chosen for it. Returns how many pairs that were.
fn draw_all(naughty: &Naughty, chosen: impl Fn(usize, usize) -> bool + Sync) -> usize {
    let (list, states) = (list(naughty), states::all());
    on_every_core(naughty.texts.len(), |place| {
        let text = &naughty.texts[place];
        let model = near(&list, naughty.texts.len(), place);
        let mut pairs = 0;
        for (number, state) in states.iter().enumerate() {
            if chosen(place, number) {
                draw(&model, state, text);
                pairs += 1;
            }
        }
        pairs
    })
}

#[test]
fn no_string_reaches_the_terminal_as_anything_but_text() {
    let states = states::all().len();
    // Each string in another state; scripts/soak draws each in every one.
    let chosen = |place: usize, state: usize| (place * 37) % states == state;
    let pairs = draw_all(&corpus::SOME, chosen);
    assert_eq!(pairs, corpus::SOME.texts.len());
}

#[test]
#[ignore = "slow: scripts/soak runs it"]
fn soak_every_string_in_every_state_reaches_the_terminal_as_text() {
    let started = Instant::now();
    // A letter so often fills a pane: an app with 132 fields of ten thousand is laid out for seconds, each time.
    let naughty = Naughty::new(corpus::all(1_000));
    // Quickly, every fifteenth string.
    let step = if quick() { 15 } else { 1 };
    let pairs = draw_all(&naughty, |place, _| place % step == 0);
    println!(
        "soak: naughty screens: {} strings in {} fields of an app, drawn in {} states: {pairs} pairs, in {} s",
        naughty.texts.len(),
        corpus::fields(),
        states::all().len(),
        started.elapsed().as_secs()
    );
}

#[test]
fn what_can_be_read_is_read() {
    // Scripts keep their letters, and columns stay under one another.
    let texts = ["שלום עולם", "مرحبا", "日本語アプリ", "한국어"].map(str::to_owned);
    let naughty = Naughty::new(texts.to_vec());
    let mut model = list(&naughty);
    let buffer = sizes::draw(&mut model, &dress(), (120, 40), "scripts");
    let mut columns = Vec::new();
    for text in &texts {
        let row = buffer.area.rows().find_map(|row| {
            let symbols: Vec<&str> = row
                .positions()
                .map(|at| buffer.cell(at).unwrap().symbol())
                .collect();
            let text = text.replace(' ', "");
            let letters: String = symbols.concat().replace(' ', "");
            letters.contains(&text).then_some(symbols)
        });
        let row = row.unwrap_or_else(|| panic!("{text} is not on the screen"));
        columns.push(row.iter().position(|symbol| *symbol == "│").unwrap());
    }
    columns.dedup();
    assert_eq!(columns.len(), 1, "{columns:?}");
}

#[test]
fn ten_megabytes_of_pasted_text_are_a_short_text_and_no_command() {
    let naughty = &*corpus::SOME;
    let huge = "\u{1b}[201~q :quit\u{3} scim:none ".repeat(500_000);
    assert!(huge.len() > 10_000_000);
    for state in states::all().into_iter().step_by(13) {
        let mut screen = state.open(&list(naughty), "x");
        let place = screen.session.model.place();
        screen.effects();
        screen.paste(&huge);
        assert_eq!(screen.ending(), None, "{}", state.name);
        assert_eq!(screen.session.model.place(), place, "{}", state.name);
        assert_eq!(screen.effects(), [], "{}", state.name);
    }
    let mut screen = states::all().remove(0).open(&list(naughty), "");
    screen.keys("/").paste(&huge);
    let typed = screen.session.model.search.input.text();
    // Controls are left out of what is typed.
    assert!((300..=scimdex::tui::input::LIMIT).contains(&typed.chars().count()));
    assert_eq!(judge::raw(typed), None);
}
