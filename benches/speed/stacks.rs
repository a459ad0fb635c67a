//! A stack: its list read, and its entries found in the shipped catalog.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion};
use scimdex::stack::{Decisions, Inventory, Matcher, ReadOptions, read};

use crate::catalogs::catalog;

/// How many entries a stack has. The first 850 are in the catalog; the others have names that nobody sells.
const SIZES: [usize; 2] = [850, 10_000];

fn names(size: usize) -> Vec<(String, Vec<u8>)> {
    let catalog = catalog(size);
    let names = catalog
        .apps()
        .iter()
        .map(|app| app.display_name().to_owned());
    let text = names.collect::<Vec<String>>().join("\n");
    vec![("names.txt".to_owned(), text.into_bytes())]
}

pub fn bench(criterion: &mut Criterion) {
    let shipped = catalog(850);
    let mut group = criterion.benchmark_group("stack");
    group.bench_function(
        BenchmarkId::new("names of the catalog prepared", 850),
        |bencher| {
            bencher.iter(|| Matcher::new(black_box(&shipped)));
        },
    );
    let matcher = Matcher::new(&shipped);
    for size in SIZES {
        let files = names(size);
        let list = |files: &[(String, Vec<u8>)]| -> Inventory {
            read(files, &ReadOptions::default()).unwrap()
        };
        group.bench_function(BenchmarkId::new("list read", size), |bencher| {
            bencher.iter(|| list(black_box(&files)));
        });
        let inventory = list(&files);
        let decisions = Decisions::default();
        group.bench_function(BenchmarkId::new("entries matched", size), |bencher| {
            bencher.iter(|| matcher.run(black_box(&inventory), &decisions));
        });
    }
    group.finish();
}
