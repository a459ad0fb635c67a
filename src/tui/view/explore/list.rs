//! The list: a mark, the app with its matched letters, and as many columns as fit.

use std::cell::LazyCell;

use ratatui::layout::{Position, Rect};

use crate::catalog::App;
use crate::cost::Headline;
use crate::field::{AppColumn, NOT_DOCUMENTED, STALE_SHAPE, Width, of_headline};
use crate::order;
use crate::query::Order;
use crate::text::{self, Align, Clean};
use crate::tui::glyphs::Glyphs;
use crate::tui::message::Target;
use crate::tui::model::{Model, Pane};
use crate::tui::theme::Role;
use crate::tui::view::blocks::wrapped;
use crate::tui::view::canvas::{Canvas, Line, Piece, below, beside};
use crate::tui::view::columns::fitted;
use crate::tui::view::overlay::EXAMPLES;
use crate::tui::view::plan::Plan;

use super::LIST_HEAD;
use super::names::name_line;
use super::rows::Rows;

/// Columns before the first: cursor, mark, disagreement.
const LEAD: u16 = 4;
/// Columns between two, in a list that is so wide.
const fn gap(width: u16) -> u16 {
    if width < 78 { 1 } else { 2 }
}

/// A column of the list as it is shown.
struct Shown {
    column: &'static AppColumn,
    /// Its place among the list's columns.
    place: usize,
    /// Where it begins, after the lead.
    start: u16,
    width: u16,
}

/// Draws the list.
pub fn draw(model: &Model, plan: &Plan, kept: &mut Rows, canvas: &mut Canvas<'_>) {
    let columns = shown_columns(model, plan.list.width);
    draw_head(model, plan.list, &columns, canvas);
    let rows = below(plan.list, LIST_HEAD);
    if model.list.hits.is_empty() {
        draw_empty(model, rows, canvas);
        return;
    }
    let page = usize::from(rows.height);
    let first = model.list.first_row(page);
    let highlighter = model.search.query.highlighter();
    kept.see(
        model,
        columns.iter().map(|shown| (shown.column.key, shown.width)),
    );
    let name = columns.iter().find(|shown| shown.column.key == "app");
    let name_width = name.map_or(0, |shown| usize::from(shown.width));
    let mut rest = rows;
    for (row, hit) in model.list.hits.iter().enumerate().skip(first).take(page) {
        if let Some(app) = model.catalog.apps().get(hit.place()) {
            let glyphs = canvas.glyphs();
            let headline = LazyCell::new(|| model.lens.headline(app));
            let cell = |shown: &Shown| cell_line(model, (app, &headline), shown, glyphs);
            let cells = || columns.iter().map(cell).collect();
            let name = || name_line(&highlighter, app, name_width);
            let (cells, name) = kept.of(hit.place(), cells, name);
            draw_lead(model, (row, app), rest, columns.len(), canvas);
            draw_cells(model, (app, name), rest, (&columns, cells), canvas);
            let line = Rect { height: 1, ..rest };
            if row == model.list.cursor {
                canvas.cursor_row(line, cursor_role(model));
            }
            canvas.hit(line, Target::Row(row));
        }
        rest = below(rest, 1);
    }
}

/// The keys of the list's columns that there is room for.
pub fn fitting(model: &Model, plan: &Plan) -> Vec<&'static str> {
    // While the app takes the whole screen, the list has as much.
    let area = if plan.list.width == 0 {
        plan.body
    } else {
        plan.list
    };
    let shown = shown_columns(model, area.width);
    shown.iter().map(|shown| shown.column.key).collect()
}

/// The list's columns that fit, the least important left out first, in the order in which they stand.
fn shown_columns(model: &Model, width: u16) -> Vec<Shown> {
    let columns = model.columns();
    let mut ranked: Vec<(usize, &'static AppColumn)> = columns.into_iter().enumerate().collect();
    if model.list.columns.is_empty() {
        // The price comes last: the jump says more, and both together rarely fit. Columns that the user chose give way
        // in the user's own order.
        order::sort_by_key(&mut ranked, |(place, column)| {
            (column.key == "price", *place)
        });
    }
    let widths: Vec<Width> = ranked
        .iter()
        .map(|(_, column)| list_width(model, column))
        .collect();
    let room = width.saturating_sub(LEAD).saturating_sub(1);
    let mut shown: Vec<Shown> = ranked
        .into_iter()
        .zip(fitted(&widths, room, gap(width)))
        .filter_map(|((place, column), width)| {
            width.map(|width| Shown {
                column,
                place,
                start: 0,
                width,
            })
        })
        .collect();
    order::sort_by_key(&mut shown, |shown| shown.place);
    let mut start = LEAD;
    for column in &mut shown {
        column.start = start;
        start = start
            .saturating_add(column.width)
            .saturating_add(gap(width));
    }
    shown
}

/// The room that an example of a query takes.
const EXAMPLE_WIDTH: usize = 24;
/// The room that "unknown" takes.
const UNKNOWN: u16 = 7;

/// The width of a column in the list, where names and plans are worth more room than in a file, and where no heading is
/// cut that would not be cut in full width.
fn list_width(model: &Model, column: &AppColumn) -> Width {
    let min = match column.key {
        "app" => 13,
        "price" => 14,
        "scim" | "from" | "jump" | "for_idp" => column.width.min,
        _ => {
            let heading = text::width(&column.heading(&model.lens));
            let heading = u16::try_from(heading).unwrap_or(u16::MAX).max(UNKNOWN);
            column.width.min.max(heading.min(column.width.ideal))
        }
    };
    Width {
        min,
        ..column.width
    }
}

/// Most jumps are words here, and words stand on the left.
fn align(column: &AppColumn) -> Align {
    match column.key {
        "jump" => Align::Left,
        _ => column.align,
    }
}

fn draw_head(model: &Model, area: Rect, columns: &[Shown], canvas: &mut Canvas<'_>) {
    for shown in columns {
        let mark = match model.list.order {
            Order::Column { column, descending } if column.key == shown.column.key => {
                let glyphs = canvas.glyphs();
                if descending {
                    glyphs.more_below
                } else {
                    glyphs.more_above
                }
            }
            Order::Column { .. } | Order::Relevance => "",
        };
        let title = format!("{}{mark}", shown.column.heading(&model.lens));
        let role = if mark.is_empty() {
            Role::Dim
        } else {
            Role::Heading
        };
        let line = Line::new().padded(&title, usize::from(shown.width), align(shown.column), role);
        let cell = Rect {
            width: shown.width,
            height: 1,
            ..beside(area, shown.start)
        };
        canvas.line(cell, &line);
        canvas.hit(cell, Target::Column(shown.place));
    }
}

/// The cursor, the mark, the disagreement.
fn draw_lead(
    model: &Model,
    (row, app): (usize, &App),
    area: Rect,
    columns: usize,
    canvas: &mut Canvas<'_>,
) {
    let glyphs = canvas.glyphs();
    let current = row == model.list.cursor;
    let marks = [
        (current, glyphs.cursor, Role::Key),
        (model.lens.is_marked(app), glyphs.marked, Role::Mark),
        (app.disagreements > 0, glyphs.dispute, Role::Note),
    ];
    for (column, (is, mark, role)) in (area.x..area.right()).zip(marks) {
        if is {
            canvas.mark(Position::new(column, area.y), mark, role);
        }
    }
    if columns < 2 {
        // No room for the status: at least its shape.
        let status = app.status();
        let shape = Line::new().with(glyphs.status(status), Role::Status(status));
        canvas.line(beside(area, LEAD.saturating_sub(1)), &shape);
    }
}

fn draw_cells(
    model: &Model,
    (app, name): (&App, Option<&Line>),
    area: Rect,
    (columns, cells): (&[Shown], &[Line]),
    canvas: &mut Canvas<'_>,
) {
    for (shown, cell) in columns.iter().zip(cells) {
        let place = Rect {
            width: shown.width,
            ..beside(area, shown.start)
        };
        if shown.column.key == "app" {
            let Some(name) = name else {
                continue;
            };
            if model.lens.is_stale(app) == Some(true) {
                canvas.line(place, &aged(name.clone(), usize::from(shown.width)));
            } else {
                canvas.line(place, name);
            }
        } else {
            canvas.line(place, cell);
        }
    }
}

fn cursor_role(model: &Model) -> Role {
    let focused = matches!(model.pane, Pane::List | Pane::Search) && model.overlay.is_none();
    if focused {
        Role::Cursor
    } else {
        Role::CursorAside
    }
}

/// A cell as long as nothing but the app and the lens decides how it looks: the name is drawn anew, for its letters are lit.
fn cell_line(
    model: &Model,
    (app, headline): (&App, &LazyCell<Headline, impl FnOnce() -> Headline>),
    shown: &Shown,
    glyphs: &Glyphs,
) -> Line {
    let width = usize::from(shown.width);
    match shown.column.key {
        "app" => Line::new(),
        "scim" => {
            let status = app.status();
            let shape = glyphs.status(status);
            Line::new().with(&format!("{shape} {}", status.title()), Role::Status(status))
        }
        _ => {
            let words = match shown.column.key {
                key @ ("from" | "price" | "jump") => of_headline(key, app, headline),
                _ => None,
            };
            let words = words.unwrap_or_else(|| (shown.column.text)(app, &model.lens));
            let words = short(words, width, glyphs.ellipsis);
            let unknown = words == "unknown" || words == NOT_DOCUMENTED;
            let role = if unknown { Role::Dim } else { Role::Text };
            match align(shown.column) {
                // What follows is blank already.
                Align::Left => Line::new().with(&words, role),
                Align::Right => Line::new().padded(&words, width, Align::Right, role),
            }
        }
    }
}

/// Words that fit a narrow column: "not documented" is said as "unknown" where it would be cut, and what stands in
/// brackets or after a comma gives way first. The app's own pane says it in full.
fn short(words: String, width: usize, ellipsis: &str) -> String {
    if text::width(&words) <= width {
        return words;
    }
    if words.ends_with(NOT_DOCUMENTED) {
        return "unknown".to_owned();
    }
    let end = [" (", "; ", ", "]
        .iter()
        .filter_map(|mark| words.find(mark))
        .min();
    match end.and_then(|end| words.get(..end)) {
        Some(head) if text::width(head) < width => format!("{head}{ellipsis}"),
        Some(_) | None => words,
    }
}

/// A name, marked as of a stale check; the word gives way before the shape.
fn aged(name: Line, width: usize) -> Line {
    let fits = |mark: &String| name.width().saturating_add(text::width(mark)) <= width;
    let marks = [format!(" {STALE_SHAPE} stale"), format!(" {STALE_SHAPE}")];
    match marks.into_iter().find(fits) {
        Some(mark) => name.with(&mark, Role::Note),
        None => Line::new().with(STALE_SHAPE, Role::Note).gap(1).and(name),
    }
}

/// The rows above the examples of queries: an empty one and their heading.
const EXAMPLES_HEAD: usize = 2;

/// Nothing matches: says so, what would, the way out, and what else can be asked.
fn draw_empty(model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    let area = beside(area, LEAD.min(area.width));
    let width = usize::from(area.width.saturating_sub(1));
    let typed = model.search.input.text();
    let role = |words: String, role: Role| {
        vec![Piece {
            text: Clean::line(words),
            role,
        }]
    };
    let mut lines = vec![Line::new()];
    if model.is_listing() {
        lines.push(Line::new().dim("None so far; the rest is being asked."));
        canvas.lines(area, &lines);
        return;
    }
    lines.extend(wrapped(
        &role(format!("No app matches {typed}"), Role::Title),
        width,
        0,
    ));
    let near = &model.search.nearest;
    if !near.is_empty() {
        let words = format!("Nearest names: {}", near.join(", "));
        lines.extend(wrapped(&role(words, Role::Text), width, 0));
    }
    let keymap = &canvas.dress().keymap;
    let key = keymap.key_in(crate::tui::command::Command::Back, model.place());
    let way_out = match (model.pane, model.search.before.is_empty()) {
        (Pane::Search, false) => format!("goes back to {}", model.search.before),
        (Pane::Search | Pane::List | Pane::Detail, _) => "clears the query".to_owned(),
    };
    if let Some(key) = key {
        lines.extend(wrapped(
            &role(format!("{key} {way_out}"), Role::Dim),
            width,
            0,
        ));
    }
    // The heading alone would promise what is not there.
    let room = usize::from(area.height).saturating_sub(lines.len());
    if room > EXAMPLES_HEAD {
        lines.push(Line::new());
        lines.push(Line::new().dim("Such queries find apps:"));
        for (query, meaning) in EXAMPLES {
            lines.push(
                Line::new()
                    .padded(query, EXAMPLE_WIDTH, Align::Left, Role::Text)
                    .dim(meaning),
            );
        }
    }
    canvas.lines(area, &lines);
}
