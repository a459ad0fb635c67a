//! The search line with the query, and below it the facet line, or what is wrong with the query.

use ratatui::layout::{Position, Rect};

use crate::catalog::Status;
use crate::query::{FacetKind, QueryError};
use crate::text::{self, thousands};
use crate::tui::message::Target;
use crate::tui::model::{Model, Pane};
use crate::tui::theme::Role;
use crate::tui::view::canvas::{Canvas, Line, beside};
use crate::tui::view::plan::Plan;

/// What the empty search box says.
const HINT: &str = "a name, or a field: scim:none  idp:okta  cat:security  price:<10  has:guide";
/// Where the query begins.
const INDENT: u16 = 3;

/// Draws both lines.
pub fn draw(model: &Model, plan: &Plan, canvas: &mut Canvas<'_>) {
    draw_query(model, plan.search, canvas);
    canvas.hit(plan.search, Target::Pane(Pane::Search));
    match &model.search.error {
        Some(error) => draw_error(model, error, plan, canvas),
        None => draw_facets(model, plan.facets, canvas),
    }
}

fn draw_query(model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    let count = count(model, area.width);
    let count_width = u16::try_from(count.width()).unwrap_or(u16::MAX);
    let focused = model.pane == Pane::Search;
    let sign = if focused { Role::Key } else { Role::Dim };
    canvas.line(beside(area, 1), &Line::new().with("/", sign));
    let mut room = beside(area, INDENT);
    room.width = room.width.saturating_sub(count_width.saturating_add(3));
    let input = &model.search.input;
    let (shown, cursor) = input.shown(room.width);
    let role = match (&model.search.error, input.is_selected() && focused) {
        (_, true) => Role::Selection,
        (Some(_), false) => Role::Error,
        (None, false) => Role::Text,
    };
    if input.text().is_empty() {
        let hint = if area.width >= 60 {
            HINT
        } else {
            "a name, or scim:none"
        };
        canvas.line(room, &Line::new().dim(hint));
    } else {
        canvas.line(room, &Line::new().with(shown.as_str(), role));
    }
    if focused && model.overlay.is_none() {
        canvas.cursor(Position::new(room.x.saturating_add(cursor), room.y));
    }
    let start = area.width.saturating_sub(count_width.saturating_add(1));
    canvas.line(beside(area, start), &count);
}

/// "2 of 850 apps"; shorter where there is little room. While apps are still asked, it says that there may be more.
fn count(model: &Model, width: u16) -> Line {
    let number = |count: usize| thousands(u64::try_from(count).unwrap_or(u64::MAX));
    let hits = number(model.list.hits.len());
    let all = number(model.catalog.apps().len());
    match (width, model.is_listing()) {
        (0..=39, false) => Line::new().text(&hits).dim(&format!("/{all}")),
        (0..=39, true) => Line::new().text(&hits).dim(&format!("+/{all}")),
        (_, false) => Line::new().text(&hits).dim(&format!(" of {all} apps")),
        (_, true) => Line::new()
            .text(&hits)
            .dim(&format!(" so far of {all} apps")),
    }
}

/// The mistake, with a mark under the place where it begins; the list stays as it was.
fn draw_error(model: &Model, error: &QueryError, plan: &Plan, canvas: &mut Canvas<'_>) {
    // On a low screen there is no facet line; the mistake then takes the rule's place, or the list's first row.
    let area = [plan.facets, plan.rule, plan.body]
        .into_iter()
        .find(|area| !area.is_empty())
        .unwrap_or(plan.body);
    let area = Rect { height: 1, ..area };
    canvas.blank(area);
    let nearest = error.suggestion.as_ref();
    let nearest = nearest.map_or(String::new(), |word| format!("; the nearest is `{word}`"));
    let said = format!("{}{nearest}", error.reason);
    let before: String = model
        .search
        .input
        .text()
        .chars()
        .take(error.position)
        .collect();
    let start = INDENT.saturating_add(u16::try_from(text::width(&before)).unwrap_or(u16::MAX));
    let long = error.length.max(1);
    let needed = text::width(&said).saturating_add(long).saturating_add(1);
    let room = usize::from(area.width.saturating_sub(start));
    let (area, carets) = if needed <= room {
        (beside(area, start), "^".repeat(long) + " ")
    } else {
        (beside(area, 1), String::new())
    };
    let line = Line::new()
        .with(&carets, Role::Error)
        .with(&said, Role::Error);
    canvas.line(area, &line.dim(&format!("; {}", error.help)));
}

fn draw_facets(model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    let scim = model
        .facets
        .iter()
        .find(|facet| facet.kind == FacetKind::Scim);
    let mut rest = beside(area, 1);
    for (place, status) in Status::ALL.iter().enumerate() {
        let value = scim.and_then(|facet| {
            facet
                .values
                .iter()
                .find(|value| value.word == status.word())
        });
        let Some(value) = value else {
            continue;
        };
        let shape = canvas.glyphs().status(*status);
        let count = thousands(u64::try_from(value.count).unwrap_or(u64::MAX));
        let role = if value.chosen {
            Role::Chosen
        } else {
            Role::Status(*status)
        };
        let word = match area.width {
            0..=57 => shape.to_owned(),
            58..=71 => status.title().to_owned(),
            72.. => format!("{shape} {}", status.title()),
        };
        let line = Line::new().with(&word, role).text(&format!(" {count}"));
        let used = canvas.line(rest, &line);
        canvas.hit(
            Rect {
                width: used,
                height: 1,
                ..rest
            },
            Target::Status(place),
        );
        let gap = if area.width < 72 { 2 } else { 3 };
        rest = beside(rest, used.saturating_add(gap));
    }
    draw_more(model, rest, canvas);
}

/// The other facets by name, on the right; as many as fit.
fn draw_more(model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    let mut shown: Vec<(usize, String)> = Vec::new();
    let mut width = 1_usize;
    for (place, kind) in FacetKind::ALL.iter().enumerate() {
        let nothing = *kind == FacetKind::Connection && model.lens.idp.is_none();
        if *kind == FacetKind::Scim || nothing {
            continue;
        }
        let title = kind.title(&model.lens);
        let next = width.saturating_add(title.len()).saturating_add(2);
        if next > usize::from(area.width) {
            break;
        }
        width = next;
        shown.push((place, title));
    }
    let start = usize::from(area.width).saturating_sub(width);
    let mut rest = beside(area, u16::try_from(start).unwrap_or(0));
    for (place, title) in shown {
        let used = canvas.line(rest, &Line::new().dim(&title));
        let hit = Rect {
            width: used,
            height: 1,
            ..rest
        };
        canvas.hit(hit, Target::Facet(place));
        rest = beside(rest, used.saturating_add(2));
    }
}
