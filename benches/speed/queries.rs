//! Queries and facet counts, each run from nothing, as the command line runs them.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion};
use scimdex::query::{FacetKind, Ground, Index, Order, Query, facets};

use crate::catalogs::{SIZES, catalog};
use crate::lens;

/// A letter, a narrower word, words that nothing has, a long query, and every kind of condition.
const QUERIES: &[(&str, &str)] = &[
    ("letter", "s"),
    ("word", "slack"),
    ("scattered", "jmpcld"),
    ("nothing", "qzxqzx"),
    ("long", "cloud data security platform analytics"),
    (
        "mixed",
        "scim:gated cat:security plan:enterprise okta !owner:cisco",
    ),
    ("scim", "scim:none,unknown"),
    ("idp", "idp:okta=native"),
    ("sso", "sso:saml"),
    ("plan", "plan:enterprise"),
    ("category", "cat:security"),
    ("operations", "ops:groups"),
    ("price", "price:<10"),
    ("jump", "jump:>=2x"),
    ("seats", "seats:>=20"),
    ("verified", "verified:<2026-06-01"),
    ("has", "has:disagreement"),
    ("layer", "layer:guides"),
    ("owner", "owner:adobe"),
    ("confidence", "confidence:low"),
    ("leaver", "leaver:stays=yes"),
    ("marked", "marked:yes"),
    ("stack", "stack:yes"),
    ("name", "name:cloud"),
    ("id", "id:slack,heroku"),
];

pub fn bench(criterion: &mut Criterion) {
    for size in SIZES {
        let catalog = catalog(size);
        let index = Index::new(&catalog);
        let lens = lens(&catalog);
        let ground = Ground {
            catalog: &catalog,
            index: &index,
            lens: &lens,
        };
        let mut group = criterion.benchmark_group("query");
        for (name, text) in QUERIES {
            let query = Query::parse(text, &catalog).unwrap();
            group.bench_function(BenchmarkId::new(*name, size), |bencher| {
                bencher.iter(|| black_box(&query).run(ground, Order::Relevance));
            });
        }
        group.finish();
        let mut group = criterion.benchmark_group("facets");
        for (name, text) in [
            ("all apps", ""),
            ("letter", "s"),
            ("mixed", "scim:gated cloud"),
        ] {
            let query = Query::parse(text, &catalog).unwrap();
            group.bench_function(BenchmarkId::new(name, size), |bencher| {
                bencher.iter(|| facets(black_box(&query), FacetKind::ALL, ground));
            });
        }
        group.finish();
    }
}
