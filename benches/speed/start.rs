//! The start: the packed list decoded, texts folded, the first model, the first frame.

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion};
use scimdex::catalog::Catalog;
use scimdex::query::Index;
use scimdex::tui::harness::Harness;
use scimdex::tui::model::Model;

use crate::catalogs::{SIZES, catalog, packed};
use crate::lens;

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("start");
    for size in SIZES {
        let packed = packed(size);
        group.bench_with_input(BenchmarkId::new("decode", size), &size, |bencher, _| {
            bencher.iter_batched(
                || packed.clone(),
                |packed| Catalog::of_packed(black_box(packed)).unwrap(),
                BatchSize::PerIteration,
            );
        });
        drop(packed);
        let catalog = catalog(size);
        group.bench_with_input(BenchmarkId::new("index", size), &size, |bencher, _| {
            bencher.iter_with_large_drop(|| Index::new(black_box(&catalog)));
        });
        group.bench_with_input(BenchmarkId::new("model", size), &size, |bencher, _| {
            bencher.iter_with_large_drop(|| Model::new(catalog.clone(), lens(&catalog)));
        });
        group.bench_with_input(BenchmarkId::new("screen", size), &size, |bencher, _| {
            bencher.iter_with_large_drop(|| {
                Harness::new(catalog.clone(), lens(&catalog), 120, 40).unwrap()
            });
        });
    }
    group.finish();
}
