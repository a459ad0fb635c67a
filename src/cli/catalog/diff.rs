//! `scimdex catalog diff OLD NEW`: what differs between two layers, files, or a layer and the catalog.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::catalog::import::{Head, Names, import};
use crate::catalog::layer::{LayerFile, read_ron};
use crate::catalog::own::too_much;
use crate::catalog::{AppId, Catalog};
use crate::cli::arguments::Diff as Arguments;
use crate::cli::ground::{Failure, Ground};
use crate::cli::{columns, output};
use crate::diff::{COLUMNS, Diff, Side, Wanted};
use crate::export::{DiffReport, Report};
use crate::file::{decode, read_any, tell};
use crate::query::{self, Index, Order, Query};
use crate::settings::layers::LAYER_LIMIT;
use crate::text::Clean;

use super::import::inputs;

/// The word of the merged catalog.
const CATALOG: &str = "catalog";

pub(super) fn run(ground: &Ground, arguments: &Arguments) -> Result<bool, Failure> {
    let fields = columns::chosen(&arguments.fields, COLUMNS)?;
    let order = arguments.sort.as_ref();
    let order = order
        .map(|text| columns::order(text, COLUMNS))
        .transpose()?;
    let mut files = Vec::new();
    let old = side(ground, &arguments.old, &mut files)?;
    let new = side(ground, &arguments.new, &mut files)?;
    let (apps, query) = wanted(ground, arguments.query.as_deref(), files)?;
    let wanted = Wanted {
        apps: apps.as_ref(),
        one_sided: arguments.all,
    };
    let mut diff = Diff::new(&old, &new, wanted);
    if let Some((column, descending)) = order {
        diff.sort(column, descending);
    }
    let (differs, moved) = (!diff.is_empty(), diff.moved() > 0);
    let report = Report::Diff(DiffReport {
        old: &old,
        new: &new,
        query,
        diff,
        columns: fields,
    });
    output::write(&report, &arguments.output, &ground.plain)?;
    if !differs {
        tell("nothing differs");
    }
    Ok(if arguments.fail_on.is_some() {
        !moved
    } else {
        differs
    })
}

/// A side by its word: the catalog, a layer's id, a layer file, a file that is imported. Files that were read are put by.
fn side(ground: &Ground, word: &Path, files: &mut Vec<LayerFile>) -> Result<Side, Failure> {
    let name = Clean::line(word.to_string_lossy()).to_string();
    if name == CATALOG {
        return Ok(Side::of_catalog(&name, &ground.catalog));
    }
    if let Some(side) = Side::of_layer(&ground.catalog, &name)? {
        return Ok(side);
    }
    if !word.exists() && word.as_os_str() != "-" {
        let layers = ground.catalog.layers().iter();
        let layers: Vec<&str> = layers.map(|layer| layer.id.as_str()).collect();
        return Err(Failure::Usage(format!(
            "there is no layer and no file `{name}`; name {CATALOG}, one of the layers {}, a layer file, or a file that \
             `catalog import` reads",
            layers.join(", ")
        )));
    }
    let file = if word.extension().is_some_and(|end| end == "ron") {
        let text = decode(&name, read_any(word, LAYER_LIMIT)?)?;
        if let Some(mistake) = too_much(&name, &text) {
            return Err(Failure::Usage(mistake.to_string()));
        }
        read_ron(&name, &text).map_err(|mistake| Failure::Usage(mistake.to_string()))?
    } else {
        imported(ground, word)?
    };
    let side = Side::of_file(&name, &file);
    files.push(file);
    Ok(side)
}

fn imported(ground: &Ground, path: &Path) -> Result<LayerFile, Failure> {
    let names = Names::of(ground.catalog.apps());
    let files = inputs(&[PathBuf::from(path)])?;
    let imported = import(files, None, &Head::default(), &names)?;
    if !imported.skipped.is_empty() {
        tell(format_args!(
            "{}: {} rows are skipped; `scimdex catalog import` says which and why",
            Clean::line(path.to_string_lossy()),
            imported.skipped.len()
        ));
    }
    Ok(imported.file)
}

/// The apps that a query wants, of the catalog and of the files, and the query as it prints; none wants all.
fn wanted(
    ground: &Ground,
    query: Option<&str>,
    files: Vec<LayerFile>,
) -> Result<(Option<BTreeSet<AppId>>, String), Failure> {
    let Some(text) = query else {
        return Ok((None, String::new()));
    };
    let (apps, printed) = ground.wanted(text, Order::default())?;
    let mut ids: BTreeSet<AppId> = apps.iter().map(|app| app.id.clone()).collect();
    // Apps that only a file has are asked with what the file says of them.
    let is_new = |id: &AppId| ground.catalog.app(id.as_str()).is_none();
    let has_new = |file: &LayerFile| file.records.iter().any(|record| is_new(&record.id));
    if files.iter().any(has_new) {
        let all = ground.catalog.clone().with_layers(files)?;
        ids.extend(found(&all, ground, text).into_iter().filter(is_new));
    }
    Ok((Some(ids), printed))
}

fn found(catalog: &Catalog, ground: &Ground, text: &str) -> Vec<AppId> {
    let Ok(query) = Query::parse(text, catalog) else {
        return Vec::new();
    };
    let index = Index::of(&query, catalog);
    let on = query::Ground {
        catalog,
        index: &index,
        lens: &ground.lens,
    };
    let hits = query.run(on, Order::default());
    let apps = hits
        .iter()
        .filter_map(|hit| catalog.apps().get(hit.place()));
    apps.map(|app| app.id.clone()).collect()
}
