//! `scimdex catalog check [FILE...]`: what is wrong or doubtful in the catalog, or in files that are to join it.

use std::path::{Path, PathBuf};

use crate::catalog::Catalog;
use crate::check::{COLUMNS, File, Finding, Severity, check_catalog, check_file, sort_by};
use crate::cli::arguments::Check as Arguments;
use crate::cli::ground::{Failure, Ground};
use crate::cli::{columns, output};
use crate::export::{CheckReport, Report, RulesReport};
use crate::file::{decode, read_any};
use crate::order;
use crate::settings::layers::LAYER_LIMIT;
use crate::text::{Clean, thousands};

pub(super) fn run(ground: &Ground, arguments: &Arguments) -> Result<bool, Failure> {
    if arguments.rules {
        output::write(
            &Report::Rules(RulesReport),
            &arguments.output,
            &ground.plain,
        )?;
        return Ok(true);
    }
    let fields = columns::chosen(&arguments.fields, COLUMNS)?;
    let order = arguments.sort.as_ref();
    let order = order
        .map(|text| columns::order(text, COLUMNS))
        .transpose()?;
    let (checked, mut findings) = if arguments.files.is_empty() {
        let mut findings = check_catalog(&ground.catalog, ground.lens.today)?;
        // Own layers are checked in their files, where each finding has its place.
        let in_file = |finding: &Finding| {
            let mut files = ground.layer_files.iter();
            files.any(|(id, _)| finding.layer.as_ref() == Some(id))
        };
        findings.retain(|finding| !in_file(finding));
        let files: Vec<PathBuf> = ground
            .layer_files
            .iter()
            .map(|(_, path)| path.clone())
            .collect();
        findings.extend(of_files(ground, &files)?);
        order::sort_by_key(&mut findings, |finding| finding.rule.severity());
        (whole(&ground.catalog), findings)
    } else {
        (
            listed(&arguments.files),
            of_files(ground, &arguments.files)?,
        )
    };
    if let Some((column, descending)) = order {
        sort_by(&mut findings, column, descending);
    }
    let failed = arguments
        .fail_on
        .is_some_and(|least| fails(&findings, least));
    let report = Report::Check(CheckReport {
        checked,
        findings,
        columns: fields,
    });
    output::write(&report, &arguments.output, &ground.plain)?;
    Ok(!failed)
}

/// Whether something is found that is as grave as this, or graver.
fn fails(findings: &[Finding], least: Severity) -> bool {
    findings
        .iter()
        .any(|finding| finding.rule.severity() <= least)
}

fn of_files(ground: &Ground, paths: &[PathBuf]) -> Result<Vec<Finding>, Failure> {
    let mut findings = Vec::new();
    for path in paths {
        let name = name(path);
        let text = decode(&name, read_any(path, LAYER_LIMIT)?)?;
        let stem = path.file_stem().map(|stem| stem.to_string_lossy());
        let file = File {
            name: &name,
            stem: stem.as_deref().unwrap_or_default(),
            text: &text,
        };
        findings.extend(check_file(file, &ground.catalog, ground.lens.today));
    }
    order::sort_by_key(&mut findings, |finding| finding.rule.severity());
    Ok(findings)
}

fn name(path: &Path) -> String {
    Clean::line(path.to_string_lossy()).to_string()
}

fn listed(paths: &[PathBuf]) -> String {
    let names: Vec<String> = paths.iter().map(|path| name(path)).collect();
    names.join(", ")
}

/// The whole catalog in words.
fn whole(catalog: &Catalog) -> String {
    let apps = thousands(u64::try_from(catalog.apps().len()).unwrap_or(u64::MAX));
    let layers: Vec<&str> = catalog
        .layers()
        .iter()
        .map(|layer| layer.id.as_str())
        .collect();
    format!("{apps} apps in the layers {}", layers.join(", "))
}
