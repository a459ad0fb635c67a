//! Stack: what the organisation owns, what it could be, what to do first.
//!
//! ```text
//!  Okta apps, apps.json: 63 entries, 3 set aside                          head
//!  Okta closes accounts in 12 of 48 apps (25 %); ...
//!  #############++++++++$$$$$$$$$$$$$$$xxxxxxxx??--!!!!!
//!  # provisioned 12  + today 8  $ upgrade 15 ...
//!  [Apps 60]  What to do first 23
//!    app          class     the export says     |  the row under the cursor    list, detail
//! ```
//! In place of the list stands the review, an entry with its candidates; in place of everything the question for files,
//! and, where there is no stack, how to get one. Nothing is matched or summed here.

use ratatui::layout::Rect;

use crate::tui::model::Model;

use super::canvas::{Canvas, below, beside, top};
use super::plan::{Plan, Shape};

mod detail;
mod empty;
mod head;
mod list;
mod review;
mod words;

/// Where the parts of the view stand.
struct Arrangement {
    /// The lines above.
    head: Rect,
    /// The list with its headings, or the review.
    list: Rect,
    /// The rule between list and detail; upright where they stand side by side.
    divider: Rect,
    /// What is said of the row under the cursor.
    detail: Rect,
    side_by_side: bool,
}

impl Arrangement {
    fn of(model: &Model, area: Rect) -> Arrangement {
        let shape = Shape::of(model.size.width, model.size.height);
        let rows = head::rows(model, area);
        let head = top(area, rows);
        let rest = below(area, rows);
        let nothing = Rect {
            width: 0,
            height: 0,
            ..rest
        };
        let whole = Arrangement {
            head,
            list: rest,
            divider: nothing,
            detail: nothing,
            side_by_side: false,
        };
        if model.stack.review.is_some() {
            return whole;
        }
        match shape {
            Shape::TooSmall => whole,
            Shape::OnePane => whole.above(rest, rest.height.min(2)),
            Shape::Stacked => whole.above(rest, rest.height.saturating_mul(2).div_euclid(5)),
            Shape::Wide => {
                let columns = rest.width.saturating_mul(11).div_euclid(20);
                Arrangement {
                    list: Rect {
                        width: columns,
                        ..rest
                    },
                    divider: Rect {
                        width: 1,
                        ..beside(rest, columns)
                    },
                    detail: beside(rest, columns.saturating_add(1)),
                    side_by_side: true,
                    ..whole
                }
            }
        }
    }

    /// The list above, so many rows of detail below a rule.
    fn above(self, rest: Rect, rows: u16) -> Arrangement {
        if rest.height < 6 {
            return self;
        }
        let list = top(rest, rest.height.saturating_sub(rows.saturating_add(1)));
        let after = below(rest, list.height);
        Arrangement {
            list,
            divider: top(after, 1),
            detail: below(after, 1),
            ..self
        }
    }
}

/// Draws it.
pub fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    if let Some(input) = &model.stack.typing {
        return empty::question(model, input, area, canvas);
    }
    if model.stack.stack.is_none() {
        return empty::draw(area, canvas);
    }
    if model.stack.forgetting {
        return empty::forgetting(area, canvas);
    }
    let place = Arrangement::of(model, area);
    canvas.hit(area, crate::tui::message::Target::Body);
    head::draw(model, place.head, canvas);
    if model.stack.review.is_some() {
        return review::draw(model, place.list, canvas);
    }
    list::draw(model, place.list, canvas);
    if place.side_by_side {
        canvas.upright(place.divider);
    } else {
        canvas.rule(place.divider);
    }
    detail::draw(model, beside(place.detail, 1), canvas);
}

/// The area of the view on the model's own screen.
fn body(model: &Model) -> Rect {
    let screen = Rect::new(0, 0, model.size.width, model.size.height);
    Plan::of(model, screen).body
}

/// The rows of the list that are shown, for updates that turn pages; at least one.
#[must_use]
pub fn page_rows(model: &Model) -> usize {
    let list = Arrangement::of(model, body(model)).list;
    usize::from(list.height.saturating_sub(list::HEAD)).max(1)
}

/// The first row that is shown, so that the cursor is among them, for updates that move it.
#[must_use]
pub fn first_row(model: &Model) -> usize {
    let page = page_rows(model);
    let rows = model.stack.rows().len();
    let cursor = model.stack.cursor.min(rows.saturating_sub(1));
    let lowest = cursor.saturating_add(1).saturating_sub(page);
    let last = rows.saturating_sub(page);
    model.stack.top.min(cursor).max(lowest).min(last)
}

#[cfg(test)]
mod tests;
