//! The title bar: the program's name, the views, and the lens (my IdP, people, apps).

use ratatui::layout::Rect;

use crate::text::thousands;
use crate::tui::message::Target;
use crate::tui::model::{Model, View};
use crate::tui::theme::Role;

use super::canvas::{Canvas, Line, beside};
use super::plan::Plan;

/// Draws the title bar and the rule below it.
pub fn draw(model: &Model, plan: &Plan, canvas: &mut Canvas<'_>) {
    let mut rest = beside(plan.title, 1);
    if plan.title.width >= 70 {
        let used = canvas.line(rest, &Line::new().with("scimdex", Role::Title));
        rest = beside(rest, used.saturating_add(3));
    }
    for (number, view) in (1_u8..).zip(View::ALL) {
        let open = *view == model.view;
        let name = match plan.title.width {
            0..=39 if !open => String::new(),
            _ => format!(" {}", view.title()),
        };
        let role = if open { Role::Chosen } else { Role::Text };
        let text = format!("{number}{name}");
        let text = format!(" {text} ");
        let used = canvas.line(rest, &Line::new().with(&text, role));
        canvas.hit(
            Rect {
                width: used,
                height: 1,
                ..rest
            },
            Target::View(*view),
        );
        rest = beside(rest, used);
    }
    // As much of the lens as fits beside the views.
    for parts in [4, 3, 2, 1] {
        let lens = lens_line(model, parts);
        let width = u16::try_from(lens.width()).unwrap_or(u16::MAX);
        if width.saturating_add(2) < rest.width {
            let start = rest.width.saturating_sub(width.saturating_add(1));
            canvas.line(beside(rest, start), &lens);
            break;
        }
    }
    canvas.rule(plan.rule);
}

/// The first so many of: my IdP, people, marked, apps.
fn lens_line(model: &Model, parts: usize) -> Line {
    let number = |count: usize| thousands(u64::try_from(count).unwrap_or(u64::MAX));
    let idp = match model.lens.idp {
        Some(idp) => Line::new().with(idp.title(), Role::Key),
        None => Line::new().dim("no IdP"),
    };
    let people = thousands(u64::from(model.lens.scenario.headcount()));
    let people = Line::new().text(&people).dim(" people");
    let marked = match model.lens.marked.len() {
        0 => Line::new(),
        count => Line::new().with(&format!("{} marked", number(count)), Role::Mark),
    };
    let apps = number(model.catalog.apps().len());
    let apps = Line::new().text(&apps).dim(" apps");
    let mut line = Line::new();
    let shown = [idp, people, marked, apps].into_iter().take(parts);
    for part in shown.filter(|part| part.width() > 0) {
        if line.width() > 0 {
            line = line.gap(3);
        }
        line = line.and(part);
    }
    line
}
