//! A plain list: one name a line. Blank lines and lines that begin with `#` are passed over, the dash or star of a list
//! is no part of a name.

use crate::text::Clean;

use super::any_csv::same;
use super::collector::{Collector, Draft};
use super::{InventoryError, Place};

/// The most characters of a name; longer lines are of some other file.
const LONGEST_NAME: usize = 300;
/// What lists begin their lines with.
const BULLETS: [&str; 4] = ["- ", "* ", "• ", "+ "];

/// Takes the lines.
pub(super) fn take_lines(
    file: &str,
    text: &str,
    collector: &mut Collector,
) -> Result<(), InventoryError> {
    for (index, line) in (1_u64..).zip(text.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        collector.row()?;
        let bare = BULLETS.iter().find_map(|bullet| line.strip_prefix(bullet));
        let name = unquoted(bare.unwrap_or(line).trim());
        if name.chars().count() > LONGEST_NAME {
            return Err(InventoryError::Row {
                file: Clean::line(file),
                line: index,
                reason: format!(
                    "a name of more than {LONGEST_NAME} characters; expected one name a line"
                ),
            });
        }
        let mut draft = Draft::at(Place::Line(index));
        draft.id = Some(same(name, None));
        collector.take(name, draft);
    }
    Ok(())
}

/// A name without the quotes around it.
fn unquoted(name: &str) -> &str {
    let inner = name
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or(name).trim()
}
