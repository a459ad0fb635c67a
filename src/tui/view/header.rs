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
    let lens = lens_line(model);
    let lens_width = u16::try_from(lens.width()).unwrap_or(u16::MAX);
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
    if rest.width > lens_width.saturating_add(1) {
        let start = rest.width.saturating_sub(lens_width.saturating_add(1));
        canvas.line(beside(rest, start), &lens);
    }
    canvas.rule(plan.rule);
}

fn lens_line(model: &Model) -> Line {
    let idp = match model.lens.idp {
        Some(idp) => Line::new().with(idp.title(), Role::Key),
        None => Line::new().dim("no IdP"),
    };
    let apps = u64::try_from(model.catalog.apps().len()).unwrap_or(u64::MAX);
    let people = thousands(u64::from(model.lens.scenario.headcount()));
    let marked = match model.lens.marked.len() {
        0 => Line::new(),
        count => Line::new()
            .with(&format!("{count} marked"), Role::Mark)
            .gap(3),
    };
    marked
        .and(idp)
        .gap(3)
        .text(&people)
        .dim(" people")
        .gap(3)
        .text(&thousands(apps))
        .dim(" apps")
}
