//! A key to its finished frame, and the frame of each view, on a screen in memory of 120 columns and 40 rows.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion};
use scimdex::tui::harness::Harness;

use crate::catalogs::{SIZES, catalog};
use crate::lens;

/// What was pressed before, and the key that is timed.
const KEYS: &[(&str, &str, &str)] = &[
    ("first letter", "/", "s"),
    ("second letter", "/s", "l"),
    ("fifth letter", "/slac", "k"),
    ("deletion", "/sl", "<backspace>"),
    ("letter without a match", "/qzxq", "z"),
    ("after a filter", "/scim:none ", "c"),
    ("filter by IdP", "/idp:okt", "a"),
    ("filter by plan", "/plan:enterpris", "e"),
    ("filter by price", "/price:<1", "0"),
    ("filter by name", "/name:clou", "d"),
    ("order by a column", "ojjj", "<enter>"),
    ("facets", "", "f"),
    ("down", "", "j"),
    ("mark", "", " "),
    ("next tab", "", "]"),
];

const VIEWS: &[(&str, &str)] = &[
    ("explore", ""),
    ("facets", "f"),
    ("compare", " j j c"),
    ("cost", "/slack<enter>$"),
    ("help", "?"),
    ("palette", ":"),
];

pub fn bench(criterion: &mut Criterion) {
    for size in SIZES {
        let catalog = catalog(size);
        let fresh = || Harness::new(catalog.clone(), lens(&catalog), 120, 40).unwrap();
        let mut group = criterion.benchmark_group("key");
        for (name, before, key) in KEYS {
            let mut ready = fresh();
            ready.keys(before);
            let session = ready.session.clone();
            group.bench_function(BenchmarkId::new(*name, size), |bencher| {
                bencher.iter_custom(|times| {
                    let mut spent = Duration::ZERO;
                    for _ in 0..times {
                        ready.session = session.clone();
                        let start = Instant::now();
                        ready.keys(black_box(key));
                        spent += start.elapsed();
                    }
                    spent
                });
            });
        }
        group.finish();
        let mut group = criterion.benchmark_group("frame");
        for (name, keys) in VIEWS {
            let mut shown = fresh();
            shown.keys(keys);
            group.bench_function(BenchmarkId::new(*name, size), |bencher| {
                bencher.iter(|| {
                    shown.resize(black_box(120), 40);
                });
            });
        }
        group.finish();
    }
}
