//! Every state at every size: no panic, no cell outside, no wide letter cut in half.

use std::sync::{Arc, LazyLock};
use std::time::Instant;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use scimdex::catalog::Catalog;
use scimdex::lens::Lens;
use scimdex::tui::message::Message;
use scimdex::tui::model::Model;
use scimdex::tui::update::update;
use scimdex::tui::view::{self, Rows};

use super::world::on_every_core;
use super::{corpus, judge, states};

/// The widest and the highest screen of the sweep.
const LARGEST: (u16, u16) = (120, 50);

/// The list of the real catalog, with apps of wide, right-to-left and marked letters before them and the cursor on one.
static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let texts = [
        "日本語のとても長い名前のアプリケーション管理画面",
        "한국어 앱",
        "שָׁלוֹם עולם",
        "مرحبا بالعالم",
        "👩\u{200D}👩\u{200D}👧 家族 ❤\u{FE0F} 👍🏽",
        "Ze\u{301}\u{302}\u{303} W日W日W日W日W日W日W日W日W日W日W日W日W日W日W日W日W日W日W日W日",
    ];
    let catalog = Arc::new(corpus::catalog(&texts.map(str::to_owned)));
    let lens = Lens::new(&catalog, corpus::today());
    model_of(
        &catalog,
        lens,
        "naughty-5,naughty-4,naughty-3,naughty-2,naughty-1,naughty-0,heroku,slack",
    )
});

/// A model of a catalog whose list holds the apps of these ids.
pub fn model_of(catalog: &Arc<Catalog>, lens: Lens, ids: &str) -> Model {
    let mut model = Model::new(Arc::clone(catalog), lens);
    model.set_query(&format!("id:{ids}"));
    assert!(!model.list.hits.is_empty());
    model.read_app();
    model
}

/// The model that the sweep draws.
pub fn model() -> Model {
    MODEL.clone()
}

/// Draws a model at a size and judges the frame.
pub fn draw(model: &mut Model, dress: &view::Dress, size: (u16, u16), name: &str) -> Buffer {
    let size = Size::new(size.0, size.1);
    update(model, Message::Resize(size));
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
    let layout = view::draw(model, dress, &mut Rows::default(), &mut buffer);
    judge::frame(&buffer, &layout, &|| format!("{name} at {size}"));
    buffer
}

/// Every size, the smallest first.
pub fn sizes() -> Vec<(u16, u16)> {
    let (width, height) = LARGEST;
    let row = |height| (0..=width).map(move |width| (width, height));
    (0..=height).flat_map(row).collect()
}

/// Sizes at which something changes its shape.
const EDGES: [(u16, u16); 4] = [(0, 0), (20, 5), (79, 24), (120, 30)];

/// Draws every state at the sizes that are chosen for it; returns how many frames that were.
fn sweep(chosen: impl Fn(usize, usize) -> bool + Sync) -> usize {
    let sizes = sizes();
    assert_eq!(sizes.len(), 6_171);
    on_every_core(states::OPENED.len(), |number| {
        let (name, opened) = &states::OPENED[number];
        let (dress, mut model, mut frames) = (states::dress(), opened.clone(), 0);
        for (place, size) in sizes.iter().enumerate() {
            if chosen(number, place) || EDGES.contains(size) {
                draw(&mut model, &dress, *size, name);
                frames += 1;
            }
        }
        frames
    })
}

#[test]
fn every_state_draws_at_many_sizes() {
    // Each state at other sizes, so that all of them together meet every shape; scripts/soak leaves no size out.
    let states = states::OPENED.len();
    let frames = sweep(|state, size| size % (states * 6) == state);
    assert!(frames > 1_200, "{frames}");
}

#[test]
#[ignore = "slow: scripts/soak runs it"]
fn soak_every_state_draws_at_every_size() {
    let started = Instant::now();
    let frames = sweep(|_, _| true);
    assert_eq!(frames, states::OPENED.len() * 6_171);
    println!(
        "soak: sizes: {frames} frames, {} states at 6,171 sizes, in {} s",
        states::OPENED.len(),
        started.elapsed().as_secs()
    );
}

#[test]
fn what_is_too_small_says_so() {
    let (mut model, dress) = (model(), states::dress());
    for height in 1..5 {
        for width in 4..60 {
            let buffer = draw(&mut model, &dress, (width, height), "too small");
            let text: String = buffer.content().iter().map(|cell| cell.symbol()).collect();
            assert!(text.contains("20"), "{width}x{height}: {text}");
        }
    }
}
