//! The limits of a table, looked at before anything reads it: a parser keeps a whole record in memory, and a record has
//! no end where a quote is missing.

/// The most cells of one record. Exports have some tens of columns.
pub const MOST_CELLS: usize = 10_000;
/// The most bytes of one cell: 1 MiB.
pub const LARGEST_CELL: usize = 1024 * 1024;

/// A record that is too large to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge {
    /// The line on which the record begins, from 1.
    pub line: u64,
    /// What is too large about it.
    pub what: Excess,
}

/// What can be too large about a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// It has more than [`MOST_CELLS`] cells.
    Cells,
    /// One of its cells has more than [`LARGEST_CELL`] bytes.
    Cell,
}

impl Excess {
    /// The words, with how to mend it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Excess::Cells => {
                "more than 10,000 cells; it is the wrong file, or line ends are missing"
            }
            Excess::Cell => {
                "a cell of more than 1 MiB; a quote is missing, or it is the wrong file"
            }
        }
    }
}

/// Looks through a table in RFC 4180's manner, quotes counting at the beginning of a cell only.
///
/// # Errors
/// The first record that is too large.
pub fn check_cells(text: &str, separator: u8) -> Result<(), TooLarge> {
    let mut scan = Scan::default();
    for byte in text.bytes() {
        scan.take(byte, separator)?;
    }
    Ok(())
}

/// Where the look is.
#[derive(Default)]
struct Scan {
    /// Line ends seen.
    lines: u64,
    /// Line ends before the record.
    began: u64,
    cells: usize,
    bytes: usize,
    quoted: bool,
}

impl Scan {
    fn take(&mut self, byte: u8, separator: u8) -> Result<(), TooLarge> {
        if byte == b'\n' {
            self.lines = self.lines.saturating_add(1);
        }
        match byte {
            b'"' if self.quoted || self.bytes == 0 => self.quoted = !self.quoted,
            _ if self.quoted => {}
            b'\n' | b'\r' => {
                (self.began, self.cells, self.bytes) = (self.lines, 0, 0);
                return Ok(());
            }
            _ if byte == separator => {
                self.cells = self.cells.saturating_add(1);
                self.bytes = 0;
                return self.within(self.cells < MOST_CELLS, Excess::Cells);
            }
            _ => {}
        }
        self.bytes = self.bytes.saturating_add(1);
        self.within(self.bytes <= LARGEST_CELL.saturating_add(2), Excess::Cell)
    }

    fn within(&self, is_within: bool, what: Excess) -> Result<(), TooLarge> {
        let line = self.began.saturating_add(1);
        if is_within {
            Ok(())
        } else {
            Err(TooLarge { line, what })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_within_the_limits_pass_and_the_first_record_beyond_is_named() {
        let cell = "x".repeat(LARGEST_CELL);
        let wide = vec!["x"; MOST_CELLS].join(",");
        let cases = [
            (String::new(), None),
            ("a,b\n\"c\nd\",e\n".to_owned(), None),
            (format!("a\n\"{cell}\"\n"), None),
            (format!("{wide}\n{wide}"), None),
            // A quote inside a cell opens nothing: 5" stays five inches.
            (format!("a\n5\" tape,b\n{wide}\n"), None),
            (
                format!("a\n\"b\nc\",d\n{cell}xxx\n"),
                Some((4, Excess::Cell)),
            ),
            (
                format!("a\n\"{}", "b,c\n".repeat(300_000)),
                Some((2, Excess::Cell)),
            ),
            (format!("a,b\n{wide},x\n"), Some((2, Excess::Cells))),
        ];
        for (text, expected) in cases {
            let found = check_cells(&text, b',').err();
            let found = found.map(|found| (found.line, found.what));
            assert_eq!(found, expected, "{}", &text[..text.len().min(40)]);
        }
        assert_eq!(check_cells(&format!("{wide},x"), b';'), Ok(()));
    }
}
