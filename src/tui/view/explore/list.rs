//! The list: a mark, the app with its matched letters, and as many columns as fit.

use ratatui::layout::Rect;

use crate::catalog::App;
use crate::field::{AppColumn, NOT_DOCUMENTED, STALE_SHAPE, Width};
use crate::query::{Highlighter, Order, Place};
use crate::text::{self, Align, Clean};
use crate::tui::message::Target;
use crate::tui::model::{Model, Pane};
use crate::tui::theme::Role;
use crate::tui::view::blocks::wrapped;
use crate::tui::view::canvas::{Canvas, Line, Piece, below, beside};
use crate::tui::view::columns::fitted;
use crate::tui::view::overlay::EXAMPLES;
use crate::tui::view::plan::Plan;
use unicode_segmentation::UnicodeSegmentation;

use super::LIST_HEAD;

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
pub fn draw(model: &Model, plan: &Plan, canvas: &mut Canvas<'_>) {
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
    let mut rest = rows;
    for (row, hit) in model.list.hits.iter().enumerate().skip(first).take(page) {
        if let Some(app) = model.catalog.apps().get(hit.place) {
            let name = name_line(&highlighter, app, &columns);
            draw_row(model, (row, app, name), rest, &columns, canvas);
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
        ranked.sort_by_key(|(place, column)| (column.key == "price", *place));
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
    shown.sort_by_key(|shown| shown.place);
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

fn draw_row(
    model: &Model,
    (row, app, name): (usize, &App, Line),
    area: Rect,
    columns: &[Shown],
    canvas: &mut Canvas<'_>,
) {
    let area = Rect { height: 1, ..area };
    let current = row == model.list.cursor;
    let glyphs = canvas.glyphs();
    let marked = model.lens.is_marked(app);
    let mut lead = Line::new()
        .with(if current { glyphs.cursor } else { " " }, Role::Key)
        .with(if marked { glyphs.marked } else { " " }, Role::Mark)
        .with(
            if app.disagreements > 0 {
                glyphs.dispute
            } else {
                " "
            },
            Role::Note,
        );
    if columns.len() < 2 {
        // No room for the status: at least its shape.
        lead = lead.with(glyphs.status(app.status()), Role::Status(app.status()));
    }
    canvas.line(area, &lead);
    let mut name = Some(name);
    for shown in columns {
        let cell = Rect {
            width: shown.width,
            ..beside(area, shown.start)
        };
        let line = match shown.column.key {
            "app" => {
                let name = name.take().unwrap_or_default();
                aged(model, app, name, usize::from(shown.width))
            }
            _ => cell_line(model, app, shown, canvas),
        };
        canvas.line(cell, &line);
    }
    if current {
        let focused = matches!(model.pane, Pane::List | Pane::Search) && model.overlay.is_none();
        let role = if focused {
            Role::Cursor
        } else {
            Role::CursorAside
        };
        canvas.cursor_row(area, role);
    }
    canvas.hit(area, Target::Row(row));
}

fn cell_line(model: &Model, app: &App, shown: &Shown, canvas: &Canvas<'_>) -> Line {
    let width = usize::from(shown.width);
    match shown.column.key {
        "scim" => {
            let status = app.status();
            let shape = canvas.glyphs().status(status);
            Line::new().with(&format!("{shape} {}", status.title()), Role::Status(status))
        }
        _ => {
            let words = (shown.column.text)(app, &model.lens);
            let words = short(words, width, canvas.glyphs().ellipsis);
            let unknown = words == "unknown" || words == NOT_DOCUMENTED;
            let role = if unknown { Role::Dim } else { Role::Text };
            Line::new().padded(&words, width, align(shown.column), role)
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

/// A name, marked where the check is stale; the word gives way before the shape.
fn aged(model: &Model, app: &App, name: Line, width: usize) -> Line {
    if model.lens.is_stale(app) != Some(true) {
        return name;
    }
    let fits = |mark: &String| name.width().saturating_add(text::width(mark)) <= width;
    let marks = [format!(" {STALE_SHAPE} stale"), format!(" {STALE_SHAPE}")];
    match marks.into_iter().find(fits) {
        Some(mark) => name.with(&mark, Role::Note),
        None => Line::new().with(STALE_SHAPE, Role::Note).gap(1).and(name),
    }
}

/// The name with the letters that the query met; where it met another name, that one stands behind.
fn name_line(highlighter: &Highlighter, app: &App, columns: &[Shown]) -> Line {
    let column = columns.iter().find(|shown| shown.column.key == "app");
    let width = column.map_or(0, |shown| usize::from(shown.width));
    let highlights = highlighter.highlights(app);
    let positions = |wanted: Place| {
        let found = highlights.iter().find(|highlight| highlight.what == wanted);
        found.map(|highlight| highlight.positions.as_slice())
    };
    let name = app.display_name();
    if let Some(positions) = positions(Place::Name) {
        return lit(name, positions);
    }
    let other = highlights.iter().find_map(|highlight| {
        let text = match highlight.what {
            Place::FormerName(place) => app.former_names.get(place)?,
            Place::Alias(place) => app.aliases.get(place)?,
            Place::Owner => app.owner.as_ref()?,
            Place::Tier(place) => &app.tiers.get(place)?.name,
            Place::Name | Place::Id | Place::Category => return None,
        };
        Some((text, highlight.positions.as_slice()))
    });
    let line = Line::new().text(name);
    match other {
        Some((text, positions)) => {
            let long = line
                .width()
                .saturating_add(text::width(text))
                .saturating_add(3);
            let aside = Line::new().dim(" (").and(lit(text, positions)).dim(")");
            // Cut rather than left out: it says why the app is in the list.
            if long <= width || line.width().saturating_add(6) <= width {
                line.and(aside)
            } else {
                line
            }
        }
        None => line,
    }
}

/// Text with the letters at these positions lit, whole clusters at a time.
fn lit(words: &str, positions: &[usize]) -> Line {
    let mut line = Line::new();
    let mut run = (0_usize, Role::Text);
    let mut place = 0_usize;
    let mut add = |start: usize, end: usize, role: Role| {
        let run = words.get(start..end).unwrap_or_default();
        line.push(Clean::line(run), role);
    };
    for (start, letters) in clusters(words) {
        let end = place.saturating_add(letters);
        let met = positions
            .iter()
            .any(|position| (place..end).contains(position));
        let role = if met { Role::Match } else { Role::Text };
        if role != run.1 {
            add(run.0, start, run.1);
            run = (start, role);
        }
        place = end;
    }
    add(run.0, words.len(), run.1);
    line
}

/// The clusters of a text: the byte at which each begins, and how many characters it has.
fn clusters(words: &str) -> Box<dyn Iterator<Item = (usize, usize)> + '_> {
    if text::is_plain(words) {
        return Box::new(words.char_indices().map(|(start, _)| (start, 1)));
    }
    let clusters = words.grapheme_indices(true);
    Box::new(clusters.map(|(start, cluster)| (start, cluster.chars().count())))
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
