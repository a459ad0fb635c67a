//! Every theme says the same words in every state at every size.
//!
//! The reason is structural: a view makes texts in roles, places them by their width, and the theme enters only where a cell
//! is styled (`Canvas::style` and the ground of `Canvas::finish`). So a frame of any theme has, cell for cell, the symbols
//! of the default theme's frame, and what the mouse can hit besides. Held here; `scripts/soak` leaves no size out.

use std::time::Instant;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use scimdex::tui::message::Message;
use scimdex::tui::model::Model;
use scimdex::tui::theme::{Palette, Theme};
use scimdex::tui::update::update;
use scimdex::tui::view::{self, Dress, Rows};

use super::sizes::sizes;
use super::states;
use super::world::{figure, on_every_core};

/// The themes that the program carries beside its default, in as many colours as there are, and one without any.
fn themes() -> Vec<(&'static str, Dress)> {
    let dress = |theme: Theme| Dress {
        theme: theme.on(Palette::Many),
        ..states::dress()
    };
    let usual = Theme::builtin("default").unwrap();
    let builtin = Theme::names().map(|name| (name, Theme::builtin(name).unwrap()));
    let others = builtin.filter(|(_, theme)| *theme != usual);
    let builtin = others.map(|(name, theme)| (name, dress(theme)));
    builtin
        .chain([("no colours", dress(Theme::plain()))])
        .collect()
}

fn frame(model: &Model, dress: &Dress, size: (u16, u16)) -> (Buffer, view::Layout) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    let layout = view::draw(model, dress, &mut Rows::default(), &mut buffer);
    (buffer, layout)
}

/// The first cell whose symbol differs.
fn difference(one: &Buffer, other: &Buffer) -> Option<(u16, u16)> {
    if one.area != other.area || one.content.len() != other.content.len() {
        return Some((0, 0));
    }
    let cells = one.content.iter().zip(&other.content);
    let place = cells.map(|(one, other)| one.symbol() != other.symbol());
    let place = place
        .enumerate()
        .find_map(|(place, differs)| differs.then_some(place))?;
    Some(one.pos_of(place))
}

/// Draws every state at the sizes that are chosen for it in the default theme and in all others; returns how many frames.
fn sweep(chosen: impl Fn(usize, usize) -> bool + Sync) -> usize {
    let (usual, themes, sizes) = (states::dress(), themes(), sizes());
    on_every_core(states::OPENED.len(), |number| {
        let (name, opened) = &states::OPENED[number];
        let (mut model, mut frames) = (opened.clone(), 0);
        let places = (0..sizes.len()).filter(|place| chosen(number, *place));
        for size in places.map(|place| sizes[place]) {
            update(&mut model, Message::Resize(Size::new(size.0, size.1)));
            let (wanted, hits) = frame(&model, &usual, size);
            for (theme, dress) in &themes {
                let (drawn, layout) = frame(&model, dress, size);
                let at = difference(&wanted, &drawn);
                assert_eq!(at, None, "{theme}, {name} at {size:?}");
                assert!(layout == hits, "{theme}, {name} at {size:?}");
                frames += 1;
            }
        }
        frames
    })
}

#[test]
fn every_theme_says_the_same_at_many_sizes() {
    // Each state at other sizes, so that all of them together meet every shape.
    let states = states::OPENED.len();
    let frames = sweep(|state, size| size % (states * 24) == state * 24);
    assert!(frames > 200 * themes().len(), "{frames}");
}

#[test]
#[ignore = "slow: scripts/soak runs it"]
fn soak_every_theme_at_every_size() {
    let started = Instant::now();
    // A seventh of the states meets at each size.
    let frames = sweep(|state, size| size % 7 == state % 7);
    let (states, themes) = (states::OPENED.len(), themes().len());
    assert!(frames > states * themes * 880, "{frames}");
    let name = format!(
        "themes beside the default, {themes} at 6,171 sizes, a seventh of {states} states at each, in {} s",
        started.elapsed().as_secs()
    );
    figure(&name, frames, "frames, each of the default's words");
}

#[test]
fn a_symbol_that_differs_is_seen() {
    let (usual, size) = (states::dress(), (80, 24));
    let mut model = super::sizes::model();
    update(&mut model, Message::Resize(Size::new(size.0, size.1)));
    let (frame, _) = frame(&model, &usual, size);
    assert_eq!(difference(&frame, &frame.clone()), None);
    let mut other = frame.clone();
    other[(7, 3)].set_symbol("\u{7}");
    assert_eq!(difference(&frame, &other), Some((7, 3)));
}
