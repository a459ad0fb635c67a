//! Above the list: what was imported, how far the IdP reaches, the classes as a bar and in words, the two lists.

use ratatui::layout::Rect;

use crate::stack::{Audit, Class};
use crate::tui::message::Target;
use crate::tui::model::{Model, Stack, StackPage};
use crate::tui::theme::Role;
use crate::tui::view::canvas::{Canvas, Line, below, beside, top};

use super::words::{count, number_of, role, shape, short};

/// From this many rows of the view on, everything is shown; below, what the list cannot do without.
const ROOMY: u16 = 14;

/// How many rows the head has in a view of this size.
pub(super) fn rows(model: &Model, area: Rect) -> u16 {
    let Some(stack) = &model.stack.stack else {
        return 0;
    };
    let classes = shown_classes(model, stack, area.width, area.height);
    let classes = u16::try_from(classes.len()).unwrap_or(u16::MAX);
    let above = if area.height < ROOMY { 1 } else { 5 };
    // The lists' names, and a rule below where there is room.
    let names = if area.height < ROOMY { 1 } else { 2 };
    classes.saturating_add(above).saturating_add(names)
}

/// Draws it.
pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    let Some(stack) = &model.stack.stack else {
        return;
    };
    let whole = area;
    let mut area = beside(area, 1);
    let is_roomy = model_is_roomy(model);
    if is_roomy {
        canvas.line(area, &imported(stack));
        area = below(area, 1);
    }
    canvas.line(area, &reach(&stack.audit, area.width));
    area = below(area, 1);
    if is_roomy {
        canvas.line(area, &handwork(&stack.audit));
        area = below(area, 2);
        bar(&stack.audit, top(area, 1), canvas);
        area = below(area, 1);
    }
    let height = super::body(model).height;
    for line in shown_classes(model, stack, whole.width, height) {
        draw_classes(&stack.audit, &line, model.stack.class, top(area, 1), canvas);
        area = below(area, 1);
    }
    names(model, top(area, 1), canvas);
    if is_roomy {
        canvas.rule(Rect {
            x: whole.x,
            width: whole.width,
            ..top(below(area, 1), 1)
        });
    }
}

fn model_is_roomy(model: &Model) -> bool {
    super::body(model).height >= ROOMY
}

/// What was imported.
fn imported(stack: &Stack) -> Line {
    let inventory = &stack.inventory;
    let entries = count(inventory.entries.len(), "entry", "entries");
    let mut line = Line::new().with(inventory.format.title(), Role::Title);
    let first = inventory.files.first().map_or("", String::as_str);
    line = line.dim(&match inventory.files.len().saturating_sub(1) {
        0 => format!("   {first}: {entries}"),
        more => format!("   {first} and {more} more: {entries}"),
    });
    let aside = inventory.set_aside_by_reason();
    let aside: Vec<String> = aside
        .iter()
        .map(|(why, count)| format!("{} {}", number_of(*count), why.title()))
        .collect();
    if aside.is_empty() {
        return line;
    }
    line.dim(&format!("; set aside: {}", aside.join(", ")))
}

/// How many of the apps the IdP closes accounts of, now and afterwards.
fn reach(audit: &Audit, width: u16) -> Line {
    let coverage = &audit.coverage;
    let idp = audit.idp.map_or("The IdP", |idp| idp.title());
    let share = |apps: usize| {
        let share = coverage.share(apps);
        share.map_or(String::new(), |share| format!(" ({share} %)"))
    };
    let apps = count(coverage.apps, "app", "apps");
    let now = coverage.now;
    let line = Line::new()
        .text(&format!("{idp} closes accounts in "))
        .with(
            &format!("{} of {apps}{}", number_of(now), share(now)),
            Role::Title,
        );
    if width < 80 {
        return line;
    }
    let today = coverage.with_today;
    let upgrades = coverage.with_upgrades;
    line.dim(&format!(
        "; could today in {}{}, with upgrades in {}{}",
        number_of(today),
        share(today),
        number_of(upgrades),
        share(upgrades)
    ))
}

/// What the rest costs by hand, and whom a leaver leaves an account with.
fn handwork(audit: &Audit) -> Line {
    let manual = audit.manual();
    let line = match manual.counted {
        0 => Line::new().dim("No app is left to handwork"),
        counted => Line::new()
            .text("The rest by hand: ")
            .with(&format!("{} a year", manual.total), Role::Title)
            .dim(&format!(", {}", count(counted, "app", "apps"))),
    };
    let stated = audit.exposed().filter(|(_, exposure)| exposure.stated);
    let line = match stated.count() {
        0 => line,
        exposed => line.dim(&format!(
            "; a leaver keeps the account in {}",
            count(exposed, "app", "apps")
        )),
    };
    match audit.coverage.unsaid {
        0 => line,
        unsaid => line.dim(&format!("; not documented for {}", number_of(unsaid))),
    }
}

/// The classes as one bar, a shape for each part of it; every class that holds something has a cell.
fn bar(audit: &Audit, area: Rect, canvas: &mut Canvas<'_>) {
    let glyphs = *canvas.glyphs();
    let width = usize::from(area.width.saturating_sub(1));
    let counts: Vec<(Class, usize)> = Class::ALL
        .iter()
        .map(|class| (*class, audit.count(*class)))
        .filter(|(_, count)| *count > 0)
        .collect();
    let mut line = Line::new();
    for ((class, _), cells) in counts.iter().zip(cells(&counts, width)) {
        line = line.with(&shape(*class, &glyphs).repeat(cells), role(*class));
    }
    canvas.line(area, &line);
}

/// So many cells for each count, in all exactly `width` where every count has one.
fn cells(counts: &[(Class, usize)], width: usize) -> Vec<usize> {
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let mut cells = Vec::with_capacity(counts.len());
    let (mut before, mut drawn) = (0_usize, 0_usize);
    for (_, count) in counts {
        before = before.saturating_add(*count);
        let end = before.saturating_mul(width).checked_div(total).unwrap_or(0);
        let cell = end.saturating_sub(drawn).max(1);
        drawn = drawn.saturating_add(cell);
        cells.push(cell);
    }
    cells
}

/// The lines of classes that are shown: none where the review needs their room.
fn shown_classes(model: &Model, stack: &Stack, width: u16, height: u16) -> Vec<Vec<Class>> {
    if model.stack.review.is_some() && height < ROOMY {
        return Vec::new();
    }
    class_lines(&stack.audit, model.stack.class, width)
}

/// The classes that hold something, or are chosen, broken into lines of a width.
fn class_lines(audit: &Audit, chosen: Option<Class>, width: u16) -> Vec<Vec<Class>> {
    let room = usize::from(width).saturating_sub(2);
    let mut lines: Vec<Vec<Class>> = Vec::new();
    let mut left = 0_usize;
    let shown = Class::ALL
        .iter()
        .filter(|class| audit.count(**class) > 0 || chosen == Some(**class));
    for class in shown {
        let needed = class_words(audit, *class).chars().count().saturating_add(6);
        match lines.last_mut() {
            Some(line) if needed <= left => {
                line.push(*class);
                left = left.saturating_sub(needed);
            }
            Some(_) | None => {
                lines.push(vec![*class]);
                left = room.saturating_sub(needed);
            }
        }
    }
    lines
}

fn class_words(audit: &Audit, class: Class) -> String {
    format!("{} {}", short(class), number_of(audit.count(class)))
}

fn draw_classes(
    audit: &Audit,
    classes: &[Class],
    chosen: Option<Class>,
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let glyphs = *canvas.glyphs();
    let mut rest = area;
    for class in classes {
        let words = format!("{} {}", shape(*class, &glyphs), class_words(audit, *class));
        // Brackets say without colour which one is chosen.
        let (words, role) = if chosen == Some(*class) {
            (format!("[{words}]"), Role::Chosen)
        } else {
            (format!(" {words} "), role(*class))
        };
        let used = canvas.line(rest, &Line::new().with(&words, role));
        let place = Class::ALL.iter().position(|known| known == class);
        canvas.hit(
            Rect {
                width: used,
                ..rest
            },
            Target::Class(place.unwrap_or_default()),
        );
        rest = beside(rest, used.saturating_add(2));
    }
}

/// The names of the two lists, or of the review.
fn names(model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    if model.stack.review.is_some() {
        let left = count(model.stack.waiting(), "entry", "entries");
        let line = Line::new()
            .with("Review", Role::Title)
            .dim(&format!("   {left} to decide"));
        canvas.line(area, &line);
        return;
    }
    let mut rest = area;
    let Some(stack) = &model.stack.stack else {
        return;
    };
    for (place, page) in StackPage::ALL.into_iter().enumerate() {
        let rows = match page {
            StackPage::Apps => match model.stack.class {
                Some(class) => stack.audit.count(class),
                None => Class::ALL
                    .iter()
                    .map(|class| stack.audit.count(*class))
                    .sum(),
            },
            StackPage::First => stack.audit.todo.len(),
        };
        let words = format!("{} {}", page.title(), number_of(rows));
        let (words, role) = if page == model.stack.page {
            (format!("[{words}]"), Role::Chosen)
        } else {
            (format!(" {words} "), Role::Text)
        };
        let used = canvas.line(rest, &Line::new().with(&words, role));
        canvas.hit(
            Rect {
                width: used,
                ..rest
            },
            Target::StackPage(place),
        );
        rest = beside(rest, used.saturating_add(2));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_as_wide_as_it_may_be_and_shows_every_class() {
        for (counts, width, wanted) in [
            (vec![1, 1], 10, vec![5, 5]),
            (vec![99, 1], 10, vec![9, 1]),
            (vec![1, 99], 10, vec![1, 9]),
            (vec![1, 999, 1], 10, vec![1, 8, 1]),
            (vec![3], 7, vec![7]),
            (vec![], 7, vec![]),
        ] {
            let counts: Vec<(Class, usize)> = counts
                .into_iter()
                .zip(Class::ALL)
                .map(|(count, class)| (*class, count))
                .collect();
            let cells = cells(&counts, width);
            assert_eq!(cells, wanted);
        }
    }
}
