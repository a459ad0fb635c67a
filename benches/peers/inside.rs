//! What `cargo bench --bench speed` measured last, as tables, and the page that all figures go into.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::tables::{milliseconds, table};

/// Between these lines of the page stand the figures.
const BEGIN: &str = "<!-- figures: scripts/compare-peers writes what stands below -->";
const END: &str = "<!-- end of figures -->";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Where criterion keeps what it measured.
fn kept() -> PathBuf {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    target.join("criterion")
}

/// The medians of each group: for each thing, by size, in nanoseconds.
type Medians = BTreeMap<String, BTreeMap<String, BTreeMap<usize, f64>>>;

fn medians() -> Medians {
    let mut all = Medians::new();
    for group in folders(&kept()) {
        for thing in folders(&group) {
            for size in folders(&thing) {
                let file = size.join("new/estimates.json");
                let Ok(text) = fs::read_to_string(file) else {
                    continue;
                };
                let estimates: serde_json::Value = serde_json::from_str(&text).unwrap();
                let median = estimates["median"]["point_estimate"].as_f64();
                if let (Some(median), Ok(size)) = (median, name(&size).parse()) {
                    let of_group = all.entry(name(&group)).or_default();
                    of_group
                        .entry(name(&thing))
                        .or_default()
                        .insert(size, median);
                }
            }
        }
    }
    all
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_dir())
        .collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// A table a group: things down, sizes across, medians in milliseconds.
pub fn tables() -> String {
    let all = medians();
    if all.is_empty() {
        return "### From inside\n\nNot measured; `cargo bench --bench speed` does.\n".to_owned();
    }
    let mut text =
        "### From inside\n\nMedians in milliseconds, by the number of apps.\n\n".to_owned();
    for (group, things) in &all {
        let mut sizes: Vec<usize> = things.values().flat_map(|of| of.keys().copied()).collect();
        sizes.sort_unstable();
        sizes.dedup();
        let heads: Vec<String> = sizes.iter().map(ToString::to_string).collect();
        let mut head: Vec<&str> = vec![group];
        head.extend(heads.iter().map(String::as_str));
        let rows: Vec<Vec<String>> = things
            .iter()
            .map(|(thing, of)| {
                let figure = |size: &usize| {
                    of.get(size)
                        .map_or("".to_owned(), |ns| milliseconds(ns / 1e6))
                };
                std::iter::once(thing.clone())
                    .chain(sizes.iter().map(figure))
                    .collect()
            })
            .collect();
        text.push_str(&table(&head, &rows));
        text.push('\n');
    }
    text
}

/// Writes the figures into the page.
pub fn update_page(figures: &str) {
    let page = root().join("docs/performance.md");
    let text = fs::read_to_string(&page).unwrap();
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    fs::write(
        page,
        format!("{before}{BEGIN}\n\n{}\n\n{END}{after}", figures.trim()),
    )
    .unwrap();
}
