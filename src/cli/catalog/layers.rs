//! `scimdex catalog layers`: every layer of the catalog, built-in and own.

use crate::cli::arguments::Layers as Arguments;
use crate::cli::ground::{Failure, Ground};
use crate::cli::{columns, output};
use crate::export::{LayersReport, Report};
use crate::layers::{COLUMNS, rows};

pub(super) fn run(ground: &Ground, arguments: &Arguments) -> Result<bool, Failure> {
    let columns = columns::chosen(&arguments.fields, COLUMNS)?;
    let rows = rows(&ground.catalog, &ground.layer_files);
    let report = Report::Layers(LayersReport { rows, columns });
    output::write(&report, &arguments.output, &ground.plain)?;
    Ok(true)
}
