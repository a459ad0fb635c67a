//! What scimdex does when it starts and when a key is pressed, timed from inside: `cargo bench --bench speed`.
//!
//! `docs/performance.md` holds the figures and says how they are made. Timing from outside, against other programs,
//! stands in `peers`.

mod catalogs;
mod queries;
mod reports;
mod screen;
mod stacks;
mod start;

use criterion::{Criterion, criterion_group, criterion_main};
use scimdex::catalog::{Catalog, Day, Idp};
use scimdex::lens::Lens;

/// The lens under which everything is measured: a day, Okta, and the default scenario.
fn lens(catalog: &Catalog) -> Lens {
    let mut lens = Lens::new(catalog, Day::read("2026-11-21").unwrap());
    lens.idp = Some(Idp::Okta);
    lens
}

fn all(criterion: &mut Criterion) {
    start::bench(criterion);
    queries::bench(criterion);
    screen::bench(criterion);
    reports::bench(criterion);
    stacks::bench(criterion);
}

criterion_group! {
    name = speed;
    config = Criterion::default().sample_size(10)
        .warm_up_time(std::time::Duration::from_millis(300))
        .measurement_time(std::time::Duration::from_secs(1));
    targets = all
}
criterion_main!(speed);
