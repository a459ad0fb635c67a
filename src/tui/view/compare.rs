//! The compare view: the marked apps as columns under a head that stays, beside labels that stay.
//!
//! ```text
//!  3 apps: 17 of 43 rows differ, marked *
//!                     Fly.io              Heroku              Netlify
//!  SCIM
//!  * SCIM             Included            None                Gated
//!    SCIM version     not documented      not documented      not documented
//! ```
//! Which rows there are, and where the apps differ, is `compare`'s.

use ratatui::layout::{Position, Rect};

use crate::catalog::App;
use crate::compare::{Comparison, FEWEST, MOST, Row, compare};
use crate::text::{self, Align, Clean};
use crate::tui::command::{Command, Place};
use crate::tui::message::Target;
use crate::tui::model::Model;
use crate::tui::theme::Role;

use super::canvas::{Canvas, Line, below, top};
use super::plan::Plan;

/// Rows above the table's lines: what is compared, and the heads.
const HEAD_ROWS: u16 = 2;
/// A column of an app is not narrowed below this; the others are scrolled to.
const NARROWEST: usize = 17;
/// Columns between two apps.
const GAP: usize = 2;

/// The apps that are compared: the marked ones.
pub fn apps(model: &Model) -> Vec<&App> {
    model.marked().collect()
}

/// The app with the focus, where apps are compared.
pub fn focused(model: &Model) -> Option<&App> {
    let apps = apps(model);
    let place = model.compare.column.min(apps.len().saturating_sub(1));
    (FEWEST..=MOST)
        .contains(&apps.len())
        .then(|| apps.get(place).copied())
        .flatten()
}

/// Draws it.
pub fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    canvas.hit(area, Target::Body);
    let apps = apps(model);
    if !(FEWEST..=MOST).contains(&apps.len()) {
        return nothing(&apps, area, canvas);
    }
    match compare(&model.catalog, &apps, &model.lens) {
        Ok(comparison) => draw_table(model, &comparison, area, canvas),
        Err(error) => {
            for (row, words) in wrapped(&error.to_string(), area.width).iter().enumerate() {
                let row = u16::try_from(row).unwrap_or(u16::MAX);
                canvas.line(
                    below(area, row),
                    &Line::new().gap(1).with(words, Role::Error),
                );
            }
        }
    }
}

fn wrapped(words: &str, width: u16) -> Vec<String> {
    text::wrap(
        Clean::line(words).as_str(),
        usize::from(width).saturating_sub(2),
    )
}

/// Fewer or more apps are marked than can be compared: how to mend it.
fn nothing(apps: &[&App], area: Rect, canvas: &mut Canvas<'_>) {
    let keymap = &canvas.dress().keymap;
    let key = |command: Command| {
        let place = *command.places().first()?;
        keymap.key_in(command, place).map(|key| key.to_string())
    };
    let mark = key(Command::Mark).unwrap_or_default();
    let unmark = key(Command::UnmarkAll).unwrap_or_default();
    let list = key(Command::Explore).unwrap_or_default();
    let names: Vec<&str> = apps.iter().map(|app| app.display_name()).collect();
    let mut lines = vec![(String::new(), Role::Text)];
    lines.push(match apps.len() {
        0 => ("No app is marked.".to_owned(), Role::Title),
        1 => (format!("Only {} is marked.", names.join("")), Role::Title),
        count => (format!("{count} apps are marked."), Role::Title),
    });
    let way = if apps.len() < FEWEST {
        format!(
            "Compare shows {FEWEST} to {MOST} marked apps side by side. Press {list} for the list, then {mark} \
             on each app to compare."
        )
    } else {
        format!(
            "Compare shows at most {MOST} apps side by side. Press {list} for the list and {mark} on those to \
             leave out, or {unmark} to take all marks off. Marked: {}.",
            names.join(", ")
        )
    };
    lines.push((way, Role::Text));
    let mut rest = area;
    for (words, role) in lines {
        let rows = wrapped(&words, area.width);
        if rows.is_empty() {
            rest = below(rest, 1);
        }
        for row in rows {
            canvas.line(rest, &Line::new().gap(1).with(&row, role));
            rest = below(rest, 1);
        }
    }
}

/// How the width is shared out.
struct Columns {
    /// The labels, with the mark before them.
    label: usize,
    /// Whether the word "differs" stands beside the mark.
    word: bool,
    /// Each app.
    app: usize,
    /// The first app that is shown, and how many.
    first: usize,
    shown: usize,
}

impl Columns {
    fn of(model: &Model, apps: usize, width: u16) -> Columns {
        // The last column is for the marks that the table goes on.
        let width = usize::from(width).saturating_sub(1);
        let word = width >= 99;
        let label = if width >= 79 { 22 } else { 16 };
        let fixed = 1_usize
            .saturating_add(label)
            .saturating_add(if word { 9 } else { 0 });
        let room = width.saturating_sub(fixed);
        let fit = room.saturating_add(GAP) / NARROWEST.saturating_add(GAP);
        let shown = fit.clamp(1, apps.max(1));
        let app = (room.saturating_add(GAP) / shown).saturating_sub(GAP);
        let focus = model.compare.column.min(apps.saturating_sub(1));
        let last_first = apps.saturating_sub(shown);
        // The focus is kept in the middle where there are apps on both sides.
        let first = focus.saturating_sub(shown / 2).min(last_first);
        Columns {
            label,
            word,
            app,
            first,
            shown,
        }
    }

    /// Whether apps stand left or right of those that are shown.
    fn hidden(&self, apps: usize) -> (usize, usize) {
        let end = self.first.saturating_add(self.shown);
        (self.first, apps.saturating_sub(end))
    }

    /// The column at which an app's cells begin, counted among those that are shown.
    fn start(&self, place: usize) -> usize {
        let fixed = 1_usize
            .saturating_add(self.label)
            .saturating_add(if self.word { 9 } else { 0 });
        fixed.saturating_add(place.saturating_mul(self.app.saturating_add(GAP)))
    }
}

fn draw_table(model: &Model, comparison: &Comparison<'_>, area: Rect, canvas: &mut Canvas<'_>) {
    let columns = Columns::of(model, comparison.apps.len(), area.width);
    let keymap = &canvas.dress().keymap;
    let sideways = [Command::Left, Command::Right]
        .into_iter()
        .filter_map(|command| keymap.key_in(command, Place::Compare))
        .map(|key| key.to_string());
    let sideways: Vec<String> = sideways.collect();
    let summary = summary(model, comparison, &columns, &sideways.join(" "));
    canvas.line(top(area, 1), &summary);
    draw_heads(model, comparison, &columns, below(area, 1), canvas);
    let body = below(area, HEAD_ROWS);
    let lines = lines(model, comparison, &columns);
    let last = lines.len().saturating_sub(usize::from(body.height));
    let first = model.compare.top.min(last);
    for (row, line) in (0_u16..body.height).zip(lines.iter().skip(first)) {
        canvas.line(below(body, row), line);
    }
    let right = body.right().saturating_sub(1);
    let glyphs = canvas.glyphs();
    if first > 0 {
        canvas.mark(Position::new(right, body.y), glyphs.more_above, Role::Key);
    }
    if first < last {
        let bottom = body.bottom().saturating_sub(1);
        canvas.mark(Position::new(right, bottom), glyphs.more_below, Role::Key);
    }
}

/// How many rows differ, what the mark means, and what is hidden.
fn summary(model: &Model, comparison: &Comparison<'_>, columns: &Columns, sideways: &str) -> Line {
    let rows = || comparison.groups.iter().flat_map(|group| &group.rows);
    let (all, differing) = (rows().count(), rows().filter(|row| row.differs).count());
    let apps = comparison.apps.len();
    let line = Line::new()
        .gap(1)
        .with(&format!("{apps} apps"), Role::Title)
        .text(&format!(": {differing} of {all} rows differ"));
    let line = if model.compare.only_different {
        line.with(
            &format!(", {} equal rows hidden", all.saturating_sub(differing)),
            Role::Note,
        )
    } else if columns.word {
        // The word stands beside each mark.
        line
    } else {
        line.text(", marked ").with("*", Role::Mark)
    };
    match columns.hidden(apps) {
        (0, 0) => line,
        (left, right) => line.dim(&format!(
            "   apps {} to {} of {apps}, {sideways} for the others",
            left.saturating_add(1),
            apps.saturating_sub(right)
        )),
    }
}

fn draw_heads(
    model: &Model,
    comparison: &Comparison<'_>,
    columns: &Columns,
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let focus = model
        .compare
        .column
        .min(comparison.apps.len().saturating_sub(1));
    let shown = comparison
        .apps
        .iter()
        .enumerate()
        .skip(columns.first)
        .take(columns.shown);
    for (place, (number, app)) in shown.enumerate() {
        let role = if number == focus {
            Role::Cursor
        } else {
            Role::Title
        };
        let start = u16::try_from(columns.start(place)).unwrap_or(u16::MAX);
        let width = u16::try_from(columns.app).unwrap_or(u16::MAX);
        let head = Rect {
            x: area.x.saturating_add(start),
            width,
            height: area.height.min(1),
            ..area
        };
        let head = head.intersection(area);
        canvas.line(head, &Line::new().with(app.display_name(), role));
        canvas.hit(
            Rect {
                height: area.height,
                ..head
            },
            Target::CompareColumn(number),
        );
    }
}

/// The lines under the heads.
fn lines(model: &Model, comparison: &Comparison<'_>, columns: &Columns) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in &comparison.groups {
        let rows: Vec<&Row> = group
            .rows
            .iter()
            .filter(|row| row.differs || !model.compare.only_different)
            .collect();
        if rows.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(Line::new());
        }
        lines.push(Line::new().gap(1).with(group.title, Role::Heading));
        for row in rows {
            lines.extend(row_lines(row, columns));
        }
    }
    if lines.is_empty() {
        lines.push(Line::new().gap(1).text("The apps are equal in every row."));
    }
    lines
}

/// A row: as many lines as its longest cell takes, the label wrapped beside them.
fn row_lines(row: &Row, columns: &Columns) -> Vec<Line> {
    let wrap = |words: &str, width: usize| text::wrap(Clean::line(words).as_str(), width);
    let label = wrap(&row.title, columns.label.saturating_sub(4));
    let cells: Vec<Vec<String>> = row
        .cells
        .iter()
        .skip(columns.first)
        .take(columns.shown)
        .map(|cell| cell_lines(cell, columns.app))
        .collect();
    let height = cells
        .iter()
        .map(Vec::len)
        .chain([label.len()])
        .max()
        .unwrap_or(0);
    (0..height)
        .map(|number| {
            let part = |lines: &[String]| lines.get(number).cloned().unwrap_or_default();
            let first = number == 0;
            let (mark, word) = match (first, row.differs) {
                (true, true) => ("*", "differs"),
                (true | false, _) => (" ", ""),
            };
            let mut line = Line::new().gap(1).with(mark, Role::Mark).gap(1).column(
                &part(&label),
                columns.label.saturating_sub(2),
                Align::Left,
                Role::Dim,
            );
            if columns.word {
                line = line.column(word, 9, Align::Left, Role::Mark);
            }
            for (place, cell) in cells.iter().enumerate() {
                let words = part(cell);
                let role = if words == crate::field::NOT_DOCUMENTED {
                    Role::Dim
                } else {
                    Role::Text
                };
                line =
                    line.until(columns.start(place))
                        .column(&words, columns.app, Align::Left, role);
            }
            line
        })
        .collect()
}

/// What one app says: each item on lines of its own, hanging where there are several.
fn cell_lines(items: &[String], width: usize) -> Vec<String> {
    let several = items.len() > 1;
    let indent = if several { 2 } else { 0 };
    let mut lines = Vec::new();
    for item in items {
        let clean = Clean::line(item.as_str());
        let wrapped = text::wrap(clean.as_str(), width.saturating_sub(indent));
        for (number, words) in wrapped.into_iter().enumerate() {
            lines.push(match (several, number) {
                (false, _) => words,
                (true, 0) => format!("- {words}"),
                (true, _) => format!("  {words}"),
            });
        }
    }
    lines
}

/// The rows under the heads, for updates that turn pages.
pub fn page_rows(model: &Model) -> usize {
    usize::from(body(model).height.saturating_sub(HEAD_ROWS))
}

/// The first line of the last page, for updates that scroll.
pub fn last_top(model: &Model) -> usize {
    let apps = apps(model);
    let Ok(comparison) = compare(&model.catalog, &apps, &model.lens) else {
        return 0;
    };
    let columns = Columns::of(model, comparison.apps.len(), body(model).width);
    let lines = lines(model, &comparison, &columns);
    lines.len().saturating_sub(page_rows(model))
}

fn body(model: &Model) -> Rect {
    let screen = Rect::new(0, 0, model.size.width, model.size.height);
    Plan::of(model, screen).body
}

#[cfg(test)]
mod tests;
