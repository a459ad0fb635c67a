//! Where the rule between list and app stands, after it was dragged with the mouse. It lasts until the program ends.

/// Columns that the list keeps, however far the rule is dragged.
const LIST_COLUMNS: u16 = 24;
/// Columns that the app keeps.
const APP_COLUMNS: u16 = 44;
/// Rows that the list keeps, its heading among them.
const LIST_ROWS: u16 = 4;
/// Rows that the app keeps.
const APP_ROWS: u16 = 5;

/// The list's share of the screen, in thousandths, beside the app and above it; none: the usual one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Border {
    columns: Option<u16>,
    rows: Option<u16>,
}

impl Border {
    /// Puts the rule after so many columns of all.
    pub fn set_columns(&mut self, columns: u16, of: u16) {
        self.columns = share(columns, of);
    }

    /// Puts the rule below so many rows of all.
    pub fn set_rows(&mut self, rows: u16, of: u16) {
        self.rows = share(rows, of);
    }

    /// The list's columns beside the app. Half of all, unless dragged: the list shows five columns at 120, the app its
    /// tables.
    #[must_use]
    pub fn columns(self, of: u16) -> u16 {
        let most = of.saturating_sub(APP_COLUMNS.saturating_add(1));
        match self.columns {
            None => of.div_euclid(2),
            Some(share) => part(share, of).min(most).max(LIST_COLUMNS.min(of)),
        }
    }

    /// The list's rows above the app; two fifths of all, unless dragged.
    #[must_use]
    pub fn rows(self, of: u16) -> u16 {
        let most = of.saturating_sub(APP_ROWS.saturating_add(1));
        match self.rows {
            None => of.saturating_mul(2).div_euclid(5).max(LIST_ROWS),
            Some(share) => part(share, of).min(most).max(LIST_ROWS),
        }
    }
}

/// A part of all in thousandths, rounded up so that it comes back as it was.
fn share(part: u16, of: u16) -> Option<u16> {
    let thousandths = u32::from(part)
        .saturating_mul(1_000)
        .div_ceil(u32::from(of.max(1)));
    u16::try_from(thousandths.min(1_000)).ok()
}

/// So many thousandths of all.
fn part(share: u16, of: u16) -> u16 {
    let part = u32::from(share)
        .saturating_mul(u32::from(of))
        .div_euclid(1_000);
    u16::try_from(part).unwrap_or(of).min(of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_stands_where_it_was_dragged_and_both_sides_keep_room() {
        for of in [120, 160, 251, 900] {
            for columns in 0..=of {
                let mut border = Border::default();
                border.set_columns(columns, of);
                let expected = columns.clamp(LIST_COLUMNS, of - APP_COLUMNS - 1);
                assert_eq!(border.columns(of), expected, "{columns} of {of}");
            }
        }
        for of in [10, 18, 60] {
            for rows in 0..=of {
                let mut border = Border::default();
                border.set_rows(rows, of);
                assert_eq!(border.rows(of), rows.clamp(LIST_ROWS, of - APP_ROWS - 1));
            }
        }
        assert_eq!(Border::default().columns(120), 60);
        assert_eq!(Border::default().rows(20), 8);
    }
}
