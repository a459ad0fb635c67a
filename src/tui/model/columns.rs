//! The list's columns: the usual ones, or those that the user chose, in the user's order.

use crate::field::{AppColumn, COLUMNS, column, default_columns};

use super::Model;

/// A row of the columns overlay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnRow {
    /// The column's key.
    pub key: &'static str,
    /// Whether the list has it.
    pub shown: bool,
}

impl Model {
    /// The list's columns, in order. On a narrow screen the last of them give way; exports hold all.
    #[must_use]
    pub fn columns(&self) -> Vec<&'static AppColumn> {
        if self.list.columns.is_empty() {
            default_columns(&self.lens)
        } else {
            self.list.columns.clone()
        }
    }

    /// Gives the list other columns, each once; none, or just the usual ones, are those that follow my IdP.
    pub fn set_columns(&mut self, columns: impl IntoIterator<Item = &'static AppColumn>) {
        let mut chosen: Vec<&'static AppColumn> = Vec::new();
        for column in columns {
            if chosen.iter().all(|known| known.key != column.key) {
                chosen.push(column);
            }
        }
        let usual = default_columns(&self.lens);
        let is_usual = chosen
            .iter()
            .map(|column| column.key)
            .eq(usual.iter().map(|column| column.key));
        self.list.columns = if is_usual { Vec::new() } else { chosen };
    }

    /// Gives the list the columns of these keys. A key that is no longer one is left out.
    pub fn set_column_keys<'a>(&mut self, keys: impl IntoIterator<Item = &'a str>) {
        let known: Vec<&'static AppColumn> = keys.into_iter().filter_map(column).collect();
        self.set_columns(known);
    }

    /// Every column there is: the list's own first, in their order, then the others in theirs.
    #[must_use]
    pub fn column_rows(&self) -> Vec<ColumnRow> {
        let shown: Vec<&'static str> = self.columns().iter().map(|column| column.key).collect();
        let others = COLUMNS.iter().map(|column| column.key);
        let others = others.filter(|key| !shown.contains(key));
        let row = |shown| move |key| ColumnRow { key, shown };
        let rows = shown.iter().copied().map(row(true));
        rows.chain(others.map(row(false))).collect()
    }
}
