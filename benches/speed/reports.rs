//! The cost curve, and each export of the whole list.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion};
use scimdex::cost::curve;
use scimdex::export::{Format, ListReport, Report, render};
use scimdex::field::default_columns;

use crate::catalogs::catalog;
use crate::lens;

/// Exports hold every app in full; at 100,000 apps a JSON export has a gigabyte and is not what anybody does by key.
const SIZES: [usize; 2] = [850, 10_000];

pub fn bench(criterion: &mut Criterion) {
    let shipped = catalog(850);
    let under = lens(&shipped);
    let sizes: Vec<u32> = (0..=60).map(|step| 10 + step * 160).collect();
    let mut group = criterion.benchmark_group("curve");
    for id in ["slack", "hubspot", "spacelift"] {
        let app = shipped.app(id).unwrap();
        group.bench_function(BenchmarkId::new(id, 850), |bencher| {
            bencher.iter(|| curve(black_box(app), &under.scenario, under.reach(app), &sizes));
        });
    }
    group.finish();
    let mut group = criterion.benchmark_group("export");
    for size in SIZES {
        let catalog = catalog(size);
        let under = lens(&catalog);
        for format in Format::ALL {
            group.bench_function(BenchmarkId::new(format.word(), size), |bencher| {
                bencher.iter(|| {
                    let report = Report::List(ListReport {
                        catalog: &catalog,
                        lens: &under,
                        query: String::new(),
                        apps: catalog.apps().iter().collect(),
                        columns: default_columns(&under),
                    });
                    render(black_box(&report), format, 120).unwrap()
                });
            });
        }
    }
    group.finish();
}
