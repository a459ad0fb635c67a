//! The cost view: one page of dials, bars, verdict and chart, or the sums line by line.
//!
//! ```text
//!  Slack   Pro to Business+                    this app   marked 2   query 850
//!  > People             1 |--------------#-----------| 100,000   500        dials
//!    A year               on the published profiles
//!    By hand      $11,754   ########                                        bars
//!    By hand is cheapest, by $34,746 a year.                                verdict
//!    $/year                                                                 curve
//! ```
//! The page is made as lines first and scrolled as a whole; only the line above it stays. What the lines say comes from
//! `cost`; nothing is summed here.

use ratatui::layout::{Position, Rect};

use crate::catalog::App;
use crate::cost::{Estimate, estimate, estimate_now};
use crate::text::{Align, thousands};
use crate::tui::message::Target;
use crate::tui::model::{Knob, Model, Scope};
use crate::tui::theme::Role;

use super::canvas::{Canvas, Line, below, top};
use super::plan::Plan;

mod bars;
mod curve;
mod dials;
mod portfolio;
mod sums;
mod swings;

/// From this many rows on, the app's own dials stand with the others; below, they end the page.
const TALL: u16 = 32;

/// One line of the page, and what the mouse hits on it: from a column, so many wide.
#[derive(Debug, Clone, Default, PartialEq)]
struct PageLine {
    line: Line,
    hits: Vec<(u16, u16, Target)>,
    /// The row that the keys act on.
    focused: bool,
    /// Where the terminal's cursor belongs.
    cursor: Option<u16>,
}

impl From<Line> for PageLine {
    fn from(line: Line) -> PageLine {
        PageLine {
            line,
            ..PageLine::default()
        }
    }
}

/// The app of the scope "this app".
pub fn app(model: &Model) -> Option<&App> {
    let chosen = model.cost.app.as_ref();
    chosen
        .and_then(|id| model.catalog.app(id.as_str()))
        .or_else(|| model.app())
}

/// The apps of a scope, in the order of the list.
pub fn apps(model: &Model, scope: Scope) -> Vec<&App> {
    match scope {
        Scope::App => app(model).into_iter().collect(),
        Scope::Marked => model.marked().collect(),
        Scope::Query => model.hits().collect(),
        Scope::Stack => {
            let apps = model.catalog.apps().iter();
            apps.filter(|app| model.lens.is_owned(app)).collect()
        }
    }
}

/// How many apps a scope holds.
pub fn count(model: &Model, scope: Scope) -> usize {
    apps(model, scope).len()
}

/// Draws it.
pub fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    header(model, top(area, 1), canvas);
    let body = page_area(area);
    let page = page(model, body);
    let last = last_row(page.len(), body.height);
    let first = model.cost.top.min(last);
    for (row, line) in (0_u16..body.height).zip(page.iter().skip(first)) {
        let place = top(below(body, row), 1);
        canvas.line(place, &line.line);
        for (column, width, target) in &line.hits {
            let hit = Rect {
                x: place.x.saturating_add(*column),
                width: *width,
                ..place
            };
            canvas.hit(hit.intersection(place), *target);
        }
        if let Some(column) = line.cursor {
            canvas.cursor(Position::new(place.x.saturating_add(column), place.y));
        }
    }
    more(first, last, body, canvas);
}

/// What is left for the page below the header; the last column is for the marks that it goes on.
fn page_area(area: Rect) -> Rect {
    let body = below(area, 1);
    Rect {
        width: body.width.saturating_sub(1),
        ..body
    }
}

/// Marks at the right edge where the page goes on above or below.
fn more(first: usize, last: usize, body: Rect, canvas: &mut Canvas<'_>) {
    let right = body.right();
    let glyphs = canvas.glyphs();
    if first > 0 {
        canvas.mark(Position::new(right, body.y), glyphs.more_above, Role::Key);
    }
    if first < last {
        let bottom = body.bottom().saturating_sub(1);
        canvas.mark(Position::new(right, bottom), glyphs.more_below, Role::Key);
    }
}

/// The first line of the last page.
fn last_row(lines: usize, height: u16) -> usize {
    lines.saturating_sub(usize::from(height))
}

/// What is summed, and for which apps else it could be.
fn header(model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    canvas.hit(area, Target::Body);
    // A stack that is not there gives its room to the app's name; it stands last, so the others keep their places.
    let is_shown = |scope: &Scope| {
        *scope != Scope::Stack || area.width >= 80 || count(model, Scope::Stack) > 0
    };
    let scopes: Vec<(Scope, String)> = Scope::ALL
        .into_iter()
        .filter(is_shown)
        .map(|scope| (scope, scope_words(model, scope)))
        .collect();
    let taken: usize = scopes
        .iter()
        .map(|(_, words)| words.chars().count().saturating_add(2))
        .sum();
    let room = usize::from(area.width).saturating_sub(taken.saturating_add(1));
    let title = Line::new()
        .gap(1)
        .and(title(model))
        .and(scenario_words(model));
    canvas.line(
        Rect {
            width: u16::try_from(room).unwrap_or(0),
            ..area
        },
        &title,
    );
    let mut column = area.x.saturating_add(u16::try_from(room).unwrap_or(0));
    for (place, (scope, words)) in scopes.iter().enumerate() {
        let role = match (*scope == model.cost.scope, count(model, *scope)) {
            (true, _) => Role::Chosen,
            (false, 0) => Role::Dim,
            (false, _) => Role::Text,
        };
        // Brackets say without colour which one is chosen.
        let words = if *scope == model.cost.scope {
            format!("[{words}]")
        } else {
            format!(" {words} ")
        };
        let width = u16::try_from(words.chars().count()).unwrap_or(u16::MAX);
        let hit = Rect {
            x: column,
            width,
            ..area
        };
        canvas.line(hit, &Line::new().with(&words, role));
        canvas.hit(hit, Target::Scope(place));
        column = column.saturating_add(width);
    }
}

/// The scenario that the dials come from, and whether one was touched since.
fn scenario_words(model: &Model) -> Line {
    match model.scenarios.named(&model.lens.scenario) {
        None => Line::new(),
        Some((name, false)) => Line::new().gap(3).with(name, Role::Key),
        Some((name, true)) => Line::new().gap(3).with(name, Role::Key).dim(", changed"),
    }
}

fn scope_words(model: &Model, scope: Scope) -> String {
    match scope {
        Scope::App => scope.title().to_owned(),
        Scope::Marked | Scope::Query | Scope::Stack => {
            format!("{} {}", scope.title(), count(model, scope))
        }
    }
}

fn title(model: &Model) -> Line {
    match (model.cost.scope, app(model)) {
        (Scope::App, Some(app)) => {
            let estimate = briefly(model, app);
            let line = Line::new().with(app.display_name(), Role::Title);
            match estimate.step_in_words() {
                Some(step) => line.gap(3).text(&step),
                None => line,
            }
        }
        (Scope::App, None) => Line::new().dim("no app"),
        (scope @ (Scope::Marked | Scope::Query | Scope::Stack), _) => {
            let apps = u64::try_from(count(model, scope)).unwrap_or(u64::MAX);
            let what = if apps == 1 { "app" } else { "apps" };
            Line::new().with(&format!("{} {what}", thousands(apps)), Role::Title)
        }
    }
}

/// The estimate of an app under the lens, with break-even.
fn now(model: &Model, app: &App) -> Estimate {
    estimate(app, &model.lens.scenario, model.lens.reach(app))
}

/// The same without break-even, which takes far longer.
fn briefly(model: &Model, app: &App) -> Estimate {
    estimate_now(app, &model.lens.scenario, model.lens.reach(app))
}

/// The whole page for a body of this size.
fn page(model: &Model, body: Rect) -> Vec<PageLine> {
    let width = body.width;
    let apps = apps(model, model.cost.scope);
    let mut page = match (model.cost.scope, apps.first()) {
        (_, None) => nothing(model.cost.scope),
        (_, Some(_)) if model.cost.sums => sums::lines(model, &apps, width),
        (Scope::App, Some(app)) => one_app(model, app, body),
        (Scope::Marked | Scope::Query | Scope::Stack, Some(_)) => {
            let mut page = dials::lines(model, width);
            page.push(PageLine::default());
            page.extend(portfolio::lines(model, &apps, width));
            page
        }
    };
    for line in &mut page {
        line.hits.insert(0, (0, width, Target::Body));
    }
    page
}

fn nothing(scope: Scope) -> Vec<PageLine> {
    let words = match scope {
        Scope::App => "No app is under the cursor of the list: clear the query, or search again.",
        Scope::Marked => "No app is marked: space in the list marks one.",
        Scope::Query => "No app matches the query.",
        Scope::Stack => "There is no stack: view 4 imports one.",
    };
    vec![PageLine::default(), Line::new().gap(3).text(words).into()]
}

fn one_app(model: &Model, app: &App, body: Rect) -> Vec<PageLine> {
    let estimate = now(model, app);
    let tall = body.height >= TALL;
    let (mut page, own) = dials::split(model, body.width);
    if tall {
        page.extend(own.iter().cloned());
    }
    page.push(PageLine::default());
    page.extend(bars::lines(&estimate, body.width));
    page.push(PageLine::default());
    let own_rows = if tall { 0 } else { own.len() };
    let used = page.len();
    let left = usize::from(body.height).saturating_sub(used);
    // Where the chart does not fit under the rest, it has a page of its own.
    let height = if left >= curve::LEAST_ROWS {
        left
    } else {
        usize::from(body.height)
            .saturating_sub(own_rows)
            .max(curve::LEAST_ROWS)
    };
    let height = u16::try_from(height.min(curve::MOST_ROWS)).unwrap_or(u16::MAX);
    page.extend(curve::lines(model, app, &estimate, (body.width, height)));
    page.push(PageLine::default());
    if !tall {
        page.extend(own);
        page.push(PageLine::default());
    }
    page.extend(swings::lines(model, app, body.width));
    page
}

/// A label and its words, wrapped under themselves.
fn paragraph(label: &str, words: &str, role: Role, width: u16) -> Vec<PageLine> {
    let indent = 3_usize.saturating_add(label.chars().count());
    let room = usize::from(width).saturating_sub(indent.saturating_add(1));
    crate::text::wrap(words, room)
        .into_iter()
        .enumerate()
        .map(|(number, words)| {
            let line = Line::new().gap(3);
            let line = if number == 0 {
                line.dim(label)
            } else {
                line.column("", label.chars().count(), Align::Left, Role::Text)
            };
            line.with(&words, role).into()
        })
        .collect()
}

/// A heading inside the page.
fn heading(words: &str, note: &str) -> PageLine {
    let line = Line::new().gap(3).with(words, Role::Heading);
    if note.is_empty() {
        line.into()
    } else {
        line.gap(3).dim(note).into()
    }
}

/// The page's area on the screen as it is.
fn body(model: &Model) -> Rect {
    let screen = Rect::new(0, 0, model.size.width, model.size.height);
    page_area(Plan::of(model, screen).body)
}

/// How many rows a page has, for updates that turn it.
pub fn page_rows(model: &Model) -> usize {
    usize::from(body(model).height)
}

/// The first line of the last page, for updates that scroll.
pub fn last_top(model: &Model) -> usize {
    let body = body(model);
    last_row(page(model, body).len(), body.height)
}

/// The first line to show so that the row with the focus is seen, moved no further than that takes.
pub fn top_for_focus(model: &Model) -> usize {
    let body = body(model);
    let page = page(model, body);
    let height = usize::from(body.height);
    let top = model.cost.top.min(last_row(page.len(), body.height));
    match page.iter().position(|line| line.focused) {
        Some(row) if row < top => row,
        Some(row) if row >= top.saturating_add(height) => {
            row.saturating_add(1).saturating_sub(height)
        }
        Some(_) | None => top,
    }
}

/// The place of a row that can be turned, for the mouse.
fn place_of(model: &Model, knob: Knob) -> usize {
    let knobs = model.cost.knobs(model.lens.scenario.basis());
    knobs.iter().position(|known| *known == knob).unwrap_or(0)
}

#[cfg(test)]
mod tests;
