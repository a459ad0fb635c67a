//! CSV (RFC 4180): a head and rows under it, lines ending in LF.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` (also in their wide forms) for a formula and runs it.
//! Such a cell gets an apostrophe before it; plain numbers, which are no formulas, stay as they are.

use super::ExportError;
use super::report::Table;

pub(super) fn write(sheet: &Table) -> Result<Vec<u8>, ExportError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let unwritten = |error: csv::Error| ExportError::Csv(error.to_string());
    let head = sheet.columns.iter().map(|head| safe(head.title.as_str()));
    writer.write_record(head).map_err(unwritten)?;
    for row in &sheet.rows {
        let cells = row.iter().map(|cell| safe(cell.text.as_str()));
        writer.write_record(cells).map_err(unwritten)?;
    }
    writer
        .into_inner()
        .map_err(|error| ExportError::Csv(error.to_string()))
}

/// The cell, harmless in a spreadsheet.
fn safe(cell: &str) -> String {
    let first = cell.trim_start().chars().next();
    let starts_a_formula = matches!(
        first,
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\0' | '＝' | '＋' | '－' | '＠')
    );
    if starts_a_formula && !is_number(cell) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// A plain decimal number with a sign: no formula.
fn is_number(cell: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let bare = cell.strip_prefix('-').unwrap_or(cell);
    match bare.split_once('.') {
        Some((whole, part)) => digits(whole) && digits(part),
        None => digits(bare),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::report::Cited;

    fn written(cells: &[&str]) -> String {
        let mut sheet = Table::new(&["cell"]);
        for cell in cells {
            sheet.push(vec![Cited::plain(*cell)], false);
        }
        String::from_utf8(write(&sheet).unwrap()).unwrap()
    }

    #[test]
    fn cells_never_become_formulas() {
        for (cell, line) in [
            ("=1+1", "'=1+1"),
            ("+41 44", "'+41 44"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("  =1", "'  =1"),
            ("\t=1", "' =1"),
            ("＝1", "'＝1"),
            ("-", "'-"),
            ("-300", "-300"),
            ("-3.25", "-3.25"),
            ("1-2", "1-2"),
            ("not documented", "not documented"),
        ] {
            assert_eq!(written(&[cell]), format!("cell\n{line}\n"), "{cell:?}");
        }
    }

    #[test]
    fn cells_with_commas_quotes_and_lines_are_quoted() {
        assert_eq!(written(&["a,\"b\""]), "cell\n\"a,\"\"b\"\"\"\n");
        let mut sheet = Table::new(&["cell"]);
        sheet.push(vec![Cited::lines(&["a".to_owned(), "b".to_owned()])], false);
        let bytes = write(&sheet).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "cell\n\"a\nb\"\n");
    }
}
