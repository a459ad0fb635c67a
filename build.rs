//! Reads the catalog under `data/`, checks it, merges its layers and packs the result into the program.
//!
//! A broken record stops the build and names file, line, column and field.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs, process};

#[allow(
    dead_code,
    unused_imports,
    reason = "the build needs only a part of what the program needs"
)]
#[path = "src/catalog"]
mod catalog {
    pub mod app;
    pub mod check;
    pub mod day;
    pub mod dispute;
    pub mod fact;
    pub mod guide;
    pub mod layer;
    pub mod listing;
    pub mod merge;
    pub mod money;
    pub mod pack;
    pub mod price;
    pub mod quote;
    pub mod record;
    pub mod unread;
    pub mod words;
}

use catalog::app::{App, AppId, sort_by_name};
use catalog::dispute::recorded::{self, Known, Recorded};
use catalog::fact::LayerIndex;
use catalog::layer::{Layer, LayerRecord, Mistake, read_record, read_ron};
use catalog::pack::{self, Details};
use catalog::{check, dispute, merge};

/// Mistakes shown at once; the rest comes when these are mended.
const MOST_MISTAKES: usize = 40;

fn main() {
    for read in ["data", "src/catalog", KEYMAP, THEMES] {
        println!("cargo::rerun-if-changed=../../{read}");
    }
    // The package that this belongs to lies two folders deeper; all paths, also those in messages, are the project's.
    if let Err(error) = env::set_current_dir("../..") {
        println!("cargo::error={error}");
        process::exit(1);
    }
    let target = env::var_os("OUT_DIR")
        .map(PathBuf::from)
        .unwrap_or_default();
    let built = build(Path::new("data"), &target)
        .and_then(|()| pack_keymap(&target))
        .and_then(|()| pack_themes(&target));
    if let Err(mistakes) = built {
        for mistake in mistakes.iter().take(MOST_MISTAKES) {
            println!("cargo::error={mistake}");
        }
        process::exit(1);
    }
}

/// The keys that the program begins with.
const KEYMAP: &str = "assets/keymap.ron";

/// Packs the keymap, so that no text is parsed at start. What the names and keys mean is for the program to say.
fn pack_keymap(target: &Path) -> Result<(), Vec<Mistake>> {
    let text = read(Path::new(KEYMAP))?;
    let keys: BTreeMap<String, Vec<String>> =
        read_ron(KEYMAP, &text).map_err(|mistake| vec![mistake])?;
    let packed =
        postcard::to_allocvec(&keys).map_err(|error| at(Path::new(KEYMAP), error.to_string()))?;
    write(&target.join("keymap.bin"), &packed)
}

/// The themes that the program carries.
const THEMES: &str = "assets/themes";

/// A style as theme files write it.
#[derive(Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Look {
    fg: String,
    bg: String,
    rich: String,
    bold: bool,
    dim: bool,
    italic: bool,
    underlined: bool,
    reversed: bool,
}

/// Packs the themes, for the same reason: a role, its colours, its modifiers. What they mean is for the program to say.
fn pack_themes(target: &Path) -> Result<(), Vec<Mistake>> {
    for (stem, path) in stems(Path::new(THEMES))? {
        let name = path.display().to_string();
        // A theme is written as a struct, whose fields are the program's; here it is a map.
        let theme: ron::Value = read_ron(&name, &read(&path)?).map_err(|mistake| vec![mistake])?;
        let looks: BTreeMap<String, Look> = theme
            .into_rust()
            .map_err(|error| at(&path, error.to_string()))?;
        let looks: Vec<(String, [String; 3], [bool; 5])> = looks
            .into_iter()
            .map(|(role, look)| {
                let modifiers = [
                    look.bold,
                    look.dim,
                    look.italic,
                    look.underlined,
                    look.reversed,
                ];
                (role, [look.fg, look.bg, look.rich], modifiers)
            })
            .collect();
        let packed = postcard::to_allocvec(&looks).map_err(|error| at(&path, error.to_string()))?;
        write(&target.join(format!("{stem}.theme")), &packed)?;
    }
    Ok(())
}

/// The records of each app, by id.
type Records = BTreeMap<AppId, Vec<LayerRecord>>;

fn build(data: &Path, target: &Path) -> Result<(), Vec<Mistake>> {
    let layers_file = data.join("layers.ron");
    let name = layers_file.display().to_string();
    let layers: Vec<Layer> =
        read_ron(&name, &read(&layers_file)?).map_err(|mistake| vec![mistake])?;
    let records = read_layers(data, &layers)?;
    let mut apps: Vec<App> = records
        .values()
        .filter_map(|of_app| merge::merge(&layers, of_app))
        .collect();
    sort_by_name(&mut apps);
    let known = Known {
        layers: &layers,
        apps: &apps,
        records: &records,
    };
    let written = read_disagreements(data, known)?;
    let mut details = Vec::new();
    for app in &mut apps {
        let of_app = written.iter().filter(|one| one.app == app.id);
        let recorded: Vec<_> = of_app.map(|one| one.packed(&layers)).collect();
        let fields = recorded.iter().map(|one| one.field.clone()).collect();
        dispute::note(app, fields);
        details.push(Details {
            records: records.get(&app.id).cloned().unwrap_or_default(),
            recorded,
        });
    }
    let packed =
        pack::pack(layers, &apps, &details).map_err(|error| at(data, error.to_string()))?;
    write(&target.join("head.bin"), &packed.head)?;
    write(&target.join("listings.bin"), &packed.listings)?;
    write(&target.join("apps.bin"), &packed.apps)?;
    write(&target.join("details.bin"), &packed.details)
}

fn read_disagreements(data: &Path, known: Known<'_>) -> Result<Vec<Recorded>, Vec<Mistake>> {
    let path = data.join("disagreements.ron");
    let name = path.display().to_string();
    let text = read(&path)?;
    let written: Vec<Recorded> = read_ron(&name, &text).map_err(|mistake| vec![mistake])?;
    let mistakes = recorded::check(&name, &text, &written, known);
    if mistakes.is_empty() {
        Ok(written)
    } else {
        Err(mistakes)
    }
}

fn read_layers(data: &Path, layers: &[Layer]) -> Result<Records, Vec<Mistake>> {
    let mut records: Records = BTreeMap::new();
    let mut mistakes = Vec::new();
    let known = stems(&data.join("index"))?
        .into_iter()
        .map(|(stem, _)| stem)
        .collect::<BTreeSet<String>>();
    for (place, layer) in layers.iter().enumerate() {
        let index = LayerIndex(
            u8::try_from(place).map_err(|_| at(data, "more than 255 layers".to_owned()))?,
        );
        for (stem, path) in stems(&data.join(&layer.id))? {
            match read_one(&stem, &path, &known) {
                Ok(record) => {
                    records
                        .entry(record.id.clone())
                        .or_default()
                        .push(LayerRecord {
                            layer: index,
                            record,
                        });
                }
                Err(found) => mistakes.extend(found),
            }
        }
    }
    if mistakes.is_empty() {
        Ok(records)
    } else {
        Err(mistakes)
    }
}

fn read_one(
    stem: &str,
    path: &Path,
    known: &BTreeSet<String>,
) -> Result<catalog::record::Record, Vec<Mistake>> {
    let name = path.display().to_string();
    let text = read(path)?;
    let record = read_record(&name, stem, &text).map_err(|mistake| vec![mistake])?;
    let mut mistakes = check::check_record(&name, &text, &record);
    mistakes.extend(check::check_references(&name, &text, &record, known));
    if mistakes.is_empty() {
        Ok(record)
    } else {
        Err(mistakes)
    }
}

/// The RON files of a folder with their stems, in order.
fn stems(folder: &Path) -> Result<Vec<(String, PathBuf)>, Vec<Mistake>> {
    let entries = fs::read_dir(folder).map_err(|error| at(folder, error.to_string()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| at(folder, error.to_string()))?.path();
        let stem = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .map(str::to_owned);
        match stem {
            Some(stem) if path.extension().is_some_and(|end| end == "ron") => {
                files.push((stem, path))
            }
            _ => {
                return Err(at(
                    &path,
                    "only .ron files belong here; move it elsewhere".to_owned(),
                ));
            }
        }
    }
    files.sort();
    Ok(files)
}

fn read(path: &Path) -> Result<String, Vec<Mistake>> {
    fs::read_to_string(path).map_err(|error| at(path, error.to_string()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Vec<Mistake>> {
    fs::write(path, bytes).map_err(|error| at(path, error.to_string()))
}

fn at(path: &Path, reason: String) -> Vec<Mistake> {
    vec![Mistake {
        file: path.display().to_string(),
        line: 0,
        column: 0,
        reason,
    }]
}
