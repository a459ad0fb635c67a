//! The arguments of `catalog import`, `catalog diff` and `catalog check`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgGroup, Args};

use crate::catalog::import::Source;
use crate::catalog::{AppId, Day};
use crate::check::Severity;

use super::{AnyFormat, Output, WRITTEN};

#[derive(Debug, Args)]
pub(in crate::cli) struct Check {
    /// Layer files, or records of one app as in data/; without any, the whole catalog
    #[arg(value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// List the rules instead
    #[arg(long, conflicts_with_all = ["files", "fail_on", "fields", "sort"])]
    pub(in crate::cli) rules: bool,
    /// End with 1 where something is found that is as grave, or graver
    #[arg(long, value_name = "SEVERITY", value_parser = severities())]
    pub(in crate::cli) fail_on: Option<Severity>,
    /// The columns of tables, Markdown, CSV and HTML, as in where,text; JSON, NDJSON and RON hold everything
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    pub(in crate::cli) fields: Vec<String>,
    /// The column to order by; with a minus before it, from the greatest down
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    pub(in crate::cli) sort: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) output: Output<AnyFormat>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Diff {
    /// The old side
    #[arg(value_name = "OLD")]
    pub(in crate::cli) old: PathBuf,
    /// The new side
    #[arg(value_name = "NEW")]
    pub(in crate::cli) new: PathBuf,
    /// Only the apps that a query wants
    #[arg(long, value_name = "QUERY")]
    pub(in crate::cli) query: Option<String>,
    /// Also list what only one of the sides states
    #[arg(long)]
    pub(in crate::cli) all: bool,
    /// End with 1 where something moved, and with 0 where nothing did
    #[arg(long, value_name = "WHAT")]
    pub(in crate::cli) fail_on: Option<Moved>,
    /// The columns of tables, Markdown, CSV and HTML, as in app,old,new; JSON, NDJSON and RON hold everything
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    pub(in crate::cli) fields: Vec<String>,
    /// The column to order by; with a minus before it, from the greatest down
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    pub(in crate::cli) sort: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) output: Output<AnyFormat>,
}

/// What a diff may fail on.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(in crate::cli) enum Moved {
    /// Something moved: apps, gates, statuses, plans, prices, connections, leaver facts, details
    Change,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new(WRITTEN).multiple(true))]
pub(in crate::cli) struct Import {
    /// The files; of a folder, its .yaml and .yml files; - is standard input
    #[arg(value_name = "FILE", required = true)]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// What the files are, where that is not to be recognised
    #[arg(long, value_name = "FORMAT", value_parser = sources())]
    pub(in crate::cli) from: Option<Source>,
    /// The layer's id, in a-z, 0-9 and hyphens; else the format's word
    #[arg(long, value_name = "ID", value_parser = AppId::read)]
    pub(in crate::cli) id: Option<AppId>,
    /// As of when, as 2026-04-15: of the layer and of rows without a date; without it they stay undated
    #[arg(long, value_name = "DATE", value_parser = Day::read)]
    pub(in crate::cli) date: Option<Day>,
    /// The layer's title, where the files state none
    #[arg(long, value_name = "WORDS")]
    pub(in crate::cli) title: Option<String>,
    /// Who publishes it, where the files do not say
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) publisher: Option<String>,
    /// Its licence, where the files do not say
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) licence: Option<String>,
    /// Its address, where the files state none
    #[arg(long, value_name = "URL")]
    pub(in crate::cli) url: Option<String>,
    /// A file to write the layer to, in one step, instead of printing it
    #[arg(long, short, value_name = "FILE", group = WRITTEN)]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long, requires = WRITTEN)]
    pub(in crate::cli) force: bool,
}

fn severities() -> impl TypedValueParser<Value = Severity> {
    PossibleValuesParser::new(Severity::ALL.map(Severity::word))
        .try_map(|word| Severity::from_word(&word).ok_or("no such severity"))
}

fn sources() -> impl TypedValueParser<Value = Source> {
    PossibleValuesParser::new(Source::ALL.map(Source::word))
        .try_map(|word| Source::from_word(&word).ok_or("no such format"))
}
