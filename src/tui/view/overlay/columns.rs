//! The columns overlay: every column, which of them the list has, in which order, and which do not fit.

use crate::field::column;
use crate::query::Order;
use crate::text::{self, Align};
use crate::tui::model::{ColumnRow, Model};
use crate::tui::theme::Role;
use crate::tui::view::canvas::Line;
use crate::tui::view::explore::fitting;
use crate::tui::view::plan::Plan;

use super::choices::{Choice, Choices};

/// Columns of the box: beside the list of a wide screen, so that it is seen to follow.
const WIDTH: u16 = 59;

/// Every column as a row.
pub(super) fn choices(model: &Model, rows: &[ColumnRow], plan: &Plan) -> Choices {
    let heading = |row: &ColumnRow| {
        let column = column(row.key)?;
        Some(column.heading(&model.lens).into_owned())
    };
    let headings: Vec<String> = rows.iter().filter_map(heading).collect();
    let widest = headings.iter().map(|heading| text::width(heading)).max();
    let widest = widest.unwrap_or(0);
    let fits = fitting(model, plan);
    let choice = |(row, heading): (&ColumnRow, &String)| {
        let role = if row.shown { Role::Text } else { Role::Dim };
        let line = Line::new()
            .padded(heading, widest, Align::Left, role)
            .gap(2)
            .and(order_words(model, row.key));
        let hidden = row.shown && !fits.contains(&row.key);
        Choice {
            line: if hidden {
                line.with("does not fit", Role::Note)
            } else {
                line
            },
            chosen: row.shown,
        }
    };
    Choices {
        title: "Columns".to_owned(),
        rows: rows.iter().zip(&headings).map(choice).collect(),
        width: WIDTH,
        head: 2,
        beside: true,
    }
}

/// How many columns the list has, and how many of them there is no room for.
pub(super) fn head(model: &Model, plan: &Plan) -> Line {
    let all = model.columns().len();
    let hidden = all.saturating_sub(fitting(model, plan).len());
    let whose = if model.list.columns.is_empty() {
        "as usual"
    } else {
        "chosen"
    };
    let line = Line::new().dim(&format!("{all} {whose}"));
    match hidden {
        0 => line,
        1 => line.with("; 1 does not fit here, exports hold it", Role::Note),
        _ => line.with(
            &format!("; {hidden} do not fit here, exports hold them"),
            Role::Note,
        ),
    }
}

/// What the column has to do with the order of the list.
fn order_words(model: &Model, key: &str) -> Line {
    match model.list.order {
        Order::Column { column, descending } if column.key == key => {
            let words = if descending {
                "greatest first  "
            } else {
                "least first  "
            };
            Line::new().with(words, Role::Key)
        }
        Order::Column { .. } | Order::Relevance => Line::new(),
    }
}
