//! Import: what others publish, turned into a layer: the SCIM Tax Index in two of its shapes, the vendor files of sso.tax.
//!
//! Bytes in, a [`LayerFile`] out, with every row that could not be read. Here: what is recognised and how the layer is put
//! together. In `sheet`: rows of cells, whatever the file's syntax (`csv`, `json`, `yaml` beside it). In `cells`: what a
//! single cell can say. In `scim_tax` and `sso_tax`: what a row claims. In `names`: which app a row is about. No file is
//! opened or written here, and nothing is guessed: a cell that cannot be read makes its row a bad one.

mod cells;
mod csv;
mod error;
mod json;
mod names;
mod scim_tax;
mod sheet;
mod source;
mod sso_tax;
mod yaml;

use std::collections::{BTreeMap, BTreeSet};

use super::app::AppId;
use super::day::Day;
use super::layer::{Layer, LayerFile};
use super::record::Record;
use crate::file::decode;
use crate::text::{Clean, thousands};

pub use error::{BadRow, ImportError};
pub use names::Names;
use sheet::{Row, Sheet, Stated};
pub use source::{Source, Syntax};

/// The most rows that are read of one import: twenty times what anybody publishes.
pub const MOST_ROWS: usize = 20_000;
/// The most cells of one file.
const MOST_CELLS: usize = 800_000;
/// The most bytes of one app in JSON, and of a whole file of YAML, whose nodes take many times as much in memory.
const LARGEST_APP: usize = 1024 * 1024;

/// A file to import.
#[derive(Debug, Clone)]
pub struct Input {
    /// What messages call it.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What is said of the layer where the files do not say it themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The layer's id; else the source's word.
    pub id: Option<AppId>,
    /// Its title.
    pub title: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Where.
    pub url: Option<String>,
    /// Under which licence.
    pub licence: Option<String>,
    /// As of when: the layer, and every row that states no date of its own. Without it they stay undated.
    pub date: Option<Day>,
}

/// What became of an import.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The layer.
    pub file: LayerFile,
    /// What it was made of.
    pub source: Source,
    /// How the files are written, each once, in the order in which they came.
    pub syntaxes: Vec<Syntax>,
    /// The rows that were skipped, in order.
    pub skipped: Vec<BadRow>,
    /// The columns that are not understood, by name; their cells are kept as remarks.
    pub unknown_columns: BTreeSet<String>,
    /// How many of the records speak of apps that the catalog has.
    pub in_catalog: usize,
}

/// Makes one layer of files of one source. `from` names the source where it is not to be recognised.
///
/// # Errors
/// A file is no text, is of no known source or of another than the files before it, lacks a column that every row needs,
/// breaks the rules of its syntax, or has more than [`MOST_ROWS`] rows. A row that cannot be read is no error: it is
/// skipped and told.
pub fn import(
    files: Vec<Input>,
    from: Option<Source>,
    head: &Head,
    names: &Names,
) -> Result<Imported, ImportError> {
    let mut made: Option<Import<'_>> = None;
    for file in files {
        let name = Clean::line(&file.name).to_string();
        let mut text = decode(&name, file.bytes)?;
        if text.contains('\r') {
            text = text.replace("\r\n", "\n").replace('\r', "\n");
        }
        let syntax = Syntax::of(&text);
        let sheet = match syntax {
            Syntax::Csv => csv::read(&name, &text)?,
            Syntax::Json => json::read(&name, &text)?,
            Syntax::Yaml if text.len() > LARGEST_APP => {
                return Err(ImportError::Broken {
                    file: name,
                    line: 1,
                    column: 1,
                    reason: "more than 1 MiB of YAML; import one vendor's file at a time"
                        .to_owned(),
                });
            }
            Syntax::Yaml => yaml::read(&name, &text),
        };
        let source = match from {
            Some(source) => source,
            None => recognised(&name, syntax, &sheet)?,
        };
        check_columns(&name, syntax, source, &sheet)?;
        let import = match &mut made {
            None => made.insert(Import::new(source, head, names)),
            Some(import) if import.source != source => {
                return Err(ImportError::Mixed {
                    file: name,
                    this: source,
                    others: import.source,
                });
            }
            Some(import) => import,
        };
        import.add(&name, syntax, sheet)?;
    }
    Ok(made.ok_or(ImportError::Nothing)?.finish())
}

fn recognised(file: &str, syntax: Syntax, sheet: &Sheet) -> Result<Source, ImportError> {
    // Nothing but sso.tax is published in YAML.
    if is_broken(syntax, sheet) {
        return Ok(Source::SsoTax);
    }
    Source::of_columns(&sheet.columns).ok_or_else(|| ImportError::NotRecognised {
        file: file.to_owned(),
        known: Source::ALL.map(Source::title).join(", "),
        found: listed(&sheet.columns),
    })
}

/// Of many YAML files one may be broken: it counts as a bad row.
fn is_broken(syntax: Syntax, sheet: &Sheet) -> bool {
    syntax == Syntax::Yaml && sheet.rows.is_empty() && !sheet.bad.is_empty()
}

fn check_columns(
    file: &str,
    syntax: Syntax,
    source: Source,
    sheet: &Sheet,
) -> Result<(), ImportError> {
    if is_broken(syntax, sheet) {
        return Ok(());
    }
    let has = |name: &&str| sheet.columns.iter().any(|column| column == name);
    if source.needed().iter().all(|any| any.iter().any(has)) {
        return Ok(());
    }
    let needed: Vec<String> = source.needed().iter().map(|any| any.join(" or ")).collect();
    Err(ImportError::MissingColumns {
        file: file.to_owned(),
        source_title: source.title(),
        needed: needed.join(", "),
        found: listed(&sheet.columns),
    })
}

fn listed(columns: &[String]) -> String {
    const MOST: usize = 40;
    if columns.is_empty() {
        return "none".to_owned();
    }
    let mut names: Vec<&str> = columns.iter().map(String::as_str).take(MOST).collect();
    if columns.len() > MOST {
        names.push("and more");
    }
    names.join(", ")
}

/// An import on its way.
struct Import<'a> {
    source: Source,
    head: &'a Head,
    names: &'a Names,
    stated: Stated,
    file_names: Vec<String>,
    syntaxes: Vec<Syntax>,
    records: Vec<Record>,
    /// Where each app was first read: file and line.
    seen: BTreeMap<AppId, (usize, usize)>,
    skipped: Vec<BadRow>,
    unknown_columns: BTreeSet<String>,
    rows: usize,
    in_catalog: usize,
}

impl<'a> Import<'a> {
    fn new(source: Source, head: &'a Head, names: &'a Names) -> Self {
        Self {
            source,
            head,
            names,
            stated: Stated::default(),
            file_names: Vec::new(),
            syntaxes: Vec::new(),
            records: Vec::new(),
            seen: BTreeMap::new(),
            skipped: Vec::new(),
            unknown_columns: BTreeSet::new(),
            rows: 0,
            in_catalog: 0,
        }
    }

    fn add(&mut self, file: &str, syntax: Syntax, sheet: Sheet) -> Result<(), ImportError> {
        self.rows = self.rows.saturating_add(sheet.rows.len());
        if self.rows > MOST_ROWS {
            return Err(ImportError::TooManyRows {
                file: file.to_owned(),
            });
        }
        if !self.syntaxes.contains(&syntax) {
            self.syntaxes.push(syntax);
        }
        self.file_names.push(file.to_owned());
        self.stated.fill_from(sheet.stated);
        let known = self.source.known();
        let strangers = sheet
            .columns
            .iter()
            .filter(|name| !known.contains(&name.as_str()));
        self.unknown_columns.extend(strangers.cloned());
        let mut bad = sheet.bad;
        for row in sheet.rows {
            if let Err(wrong) = self.take(&row) {
                bad.push(wrong.in_row(file, row.line));
            }
        }
        bad.sort_by_key(|bad| bad.line);
        self.skipped.extend(bad);
        Ok(())
    }

    fn take(&mut self, row: &Row) -> Result<(), cells::Wrong> {
        let (mut record, known) = match self.source {
            Source::ScimTaxApril => scim_tax::april(row, self.names),
            Source::ScimTaxOctober => scim_tax::october(row, self.names),
            Source::SsoTax => sso_tax::vendor(row, self.names),
        }?;
        let here = (self.file_names.len(), row.line);
        if let Some((file, line)) = self.seen.get(&record.id) {
            let first = match file
                .checked_sub(1)
                .and_then(|place| self.file_names.get(place))
            {
                Some(name) if *file != here.0 => format!("{name}, line {line}"),
                Some(_) | None => format!("line {line}"),
            };
            return Err(cells::Wrong::of_row(format!(
                "`{}` was read on {first} already; keep one row an app",
                record.id
            )));
        }
        if record.date.is_none() {
            record.date = self.head.date;
        }
        self.seen.insert(record.id.clone(), here);
        self.in_catalog = self.in_catalog.saturating_add(usize::from(known));
        self.records.push(record);
        Ok(())
    }

    fn finish(self) -> Imported {
        let Self {
            head,
            stated,
            source,
            ..
        } = self;
        let id = head.id.as_ref().map_or(source.word(), AppId::as_str);
        let files = match self.file_names.as_slice() {
            [only] => base_name(only).to_owned(),
            several => format!("{} files", thousands(several.len() as u64)),
        };
        let mut note = format!("Imported from {files}: {source}.");
        if let Some(words) = &stated.last_updated {
            note.push_str(&format!(" Last updated {words}, as it says."));
        }
        let layer = Layer {
            id: id.to_owned(),
            title: stated
                .title
                .or_else(|| head.title.clone())
                .unwrap_or_else(|| format!("Imported from {files}")),
            publisher: stated.publisher.or_else(|| head.publisher.clone()),
            url: stated.url.or_else(|| head.url.clone()),
            licence: stated.licence.or_else(|| head.licence.clone()),
            date: stated.date.or(head.date),
            note: Some(note),
            own: true,
        };
        Imported {
            file: LayerFile {
                layer,
                records: self.records,
            },
            source,
            syntaxes: self.syntaxes,
            skipped: self.skipped,
            unknown_columns: self.unknown_columns,
            in_catalog: self.in_catalog,
        }
    }
}

/// A file's name without its folders: where it lay is nobody's business.
fn base_name(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

#[cfg(test)]
mod tests;
