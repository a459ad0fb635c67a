//! The columns of findings: what `--fields`, `--sort` and every format say of one.

use crate::field::{Column, NOT_DOCUMENTED, SortKey, Width};
use crate::text::Align;

use super::Finding;

/// What stands where a finding is of no single app, field or file.
const NONE: &str = "none";

/// A column of findings.
pub type CheckColumn = Column<Finding, ()>;

/// Declares a column of findings: its words order it, on the left, until said otherwise.
macro_rules! column {
    ($key:literal, $title:literal, $min:literal..$ideal:literal, $text:expr) => {
        CheckColumn {
            key: $key,
            title: $title,
            title_under: None,
            text: $text,
            sort_key: |finding, under| words_key(&$text(finding, under)),
            width: Width {
                min: $min,
                ideal: $ideal,
            },
            align: Align::Left,
        }
    };
}

/// Every column of a finding, in the order in which a list of columns shows them.
pub static COLUMNS: &[CheckColumn] = &[
    column!("severity", "Severity", 7..8, severity).sorted(severity_key),
    column!("rule", "Rule", 8..20, rule),
    column!("where", "Where", 8..40, place),
    column!("layer", "Layer", 6..12, layer),
    column!("app", "App", 8..24, app),
    column!("field", "Field", 8..28, field),
    column!("text", "Found", 16..60, text),
    column!("file", "File", 8..40, file),
    column!("line", "Line", 4..6, line).sorted(line_key).right(),
    column!("column", "Column", 4..6, column_of)
        .sorted(column_key)
        .right(),
    column!("reason", "Why", 16..60, reason),
    column!("fix", "How to mend it", 16..60, fix),
];

/// The columns of a table for readers where nobody asks for others.
#[must_use]
pub fn default_columns() -> Vec<&'static CheckColumn> {
    let keys = ["severity", "where", "app", "field", "text", "rule"];
    keys.iter().filter_map(|key| column(key)).collect()
}

/// The column of a key.
#[must_use]
pub fn column(key: &str) -> Option<&'static CheckColumn> {
    COLUMNS
        .iter()
        .find(|column| column.key.eq_ignore_ascii_case(key))
}

fn words_key(words: &str) -> SortKey {
    if words == NOT_DOCUMENTED || words == NONE {
        SortKey::Unknown
    } else {
        SortKey::words(words)
    }
}

fn severity(finding: &Finding, (): &()) -> String {
    finding.rule.severity().word().to_owned()
}

fn severity_key(finding: &Finding, (): &()) -> SortKey {
    SortKey::number(Some(match finding.rule.severity() {
        super::Severity::Error => 0,
        super::Severity::Warning => 1,
        super::Severity::Note => 2,
    }))
}

fn rule(finding: &Finding, (): &()) -> String {
    finding.rule.name().to_owned()
}

/// File, line and column, else the layer.
fn place(finding: &Finding, (): &()) -> String {
    match (&finding.place, &finding.layer) {
        (Some(place), _) => format!("{}:{}:{}", place.file, place.line, place.column),
        (None, Some(layer)) => layer.clone(),
        (None, None) => "the whole catalog".to_owned(),
    }
}

fn layer(finding: &Finding, (): &()) -> String {
    finding.layer.clone().unwrap_or_else(|| NONE.to_owned())
}

fn app(finding: &Finding, (): &()) -> String {
    let app = finding.app.as_ref();
    app.map_or_else(|| NONE.to_owned(), ToString::to_string)
}

fn field(finding: &Finding, (): &()) -> String {
    if finding.field.is_empty() {
        NONE.to_owned()
    } else {
        finding.field.clone()
    }
}

fn text(finding: &Finding, (): &()) -> String {
    finding.text.clone()
}

fn file(finding: &Finding, (): &()) -> String {
    let place = finding.place.as_ref();
    place.map_or_else(|| NONE.to_owned(), |place| place.file.clone())
}

fn line_number(finding: &Finding) -> Option<usize> {
    let line = finding.place.as_ref()?.line;
    (line > 0).then_some(line)
}

fn column_number(finding: &Finding) -> Option<usize> {
    let column = finding.place.as_ref()?.column;
    (column > 0).then_some(column)
}

fn line(finding: &Finding, (): &()) -> String {
    line_number(finding).map_or_else(|| NONE.to_owned(), |line| line.to_string())
}

fn column_of(finding: &Finding, (): &()) -> String {
    column_number(finding).map_or_else(|| NONE.to_owned(), |column| column.to_string())
}

fn line_key(finding: &Finding, (): &()) -> SortKey {
    SortKey::number(line_number(finding).and_then(|line| i64::try_from(line).ok()))
}

fn column_key(finding: &Finding, (): &()) -> SortKey {
    SortKey::number(column_number(finding).and_then(|column| i64::try_from(column).ok()))
}

fn reason(finding: &Finding, (): &()) -> String {
    finding.rule.reason().to_owned()
}

fn fix(finding: &Finding, (): &()) -> String {
    finding.rule.fix().to_owned()
}
