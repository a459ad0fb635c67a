//! The export overlay: formats, the file's name, and the bytes as they will be written.

use ratatui::layout::{Position, Rect};

use crate::text::{Clean, thousands};
use crate::tui::command::Command;
use crate::tui::message::Target;
use crate::tui::model::{Model, Subject};
use crate::tui::theme::Role;

use super::canvas::{Canvas, Line, below, beside, top};
use super::plan::Plan;

/// Rows inside the frame above the preview: formats, file, rule.
const HEAD_ROWS: u16 = 3;

/// Draws it.
pub fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    let place = overlay_area(area);
    canvas.hit(canvas.area(), Target::Outside);
    let inside = canvas.boxed(place, &title(model));
    canvas.hit(place, Target::Overlay);
    formats(model, top(inside, 1), canvas);
    file(model, top(below(inside, 1), 1), canvas);
    canvas.rule(top(below(inside, 2), 1));
    preview(model, below(inside, HEAD_ROWS), canvas);
}

/// The whole room above the footer, less a margin where there is some.
fn overlay_area(area: Rect) -> Rect {
    let (side, ends) = (
        if area.width >= 100 { 4 } else { 0 },
        u16::from(area.height >= 20),
    );
    Rect {
        x: area.x.saturating_add(side),
        y: area.y.saturating_add(ends),
        width: area.width.saturating_sub(side.saturating_mul(2)),
        height: area.height.saturating_sub(ends.saturating_mul(2)),
    }
}

fn title(model: &Model) -> String {
    match model.export.subject {
        Subject::List => "Export the list".to_owned(),
        Subject::Show => match model.app() {
            Some(app) => format!("Export {}", app.display_name()),
            None => "Export".to_owned(),
        },
        Subject::Leaver => match model.app() {
            Some(app) => format!("Export the leaver checklist of {}", app.display_name()),
            None => "Export".to_owned(),
        },
        Subject::Compare => "Export the comparison".to_owned(),
        Subject::Cost => "Export the costs".to_owned(),
        Subject::Stack => "Export the audit of the stack".to_owned(),
    }
}

fn formats(model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    let mut rest = area;
    for (place, format) in model.export.subject.formats().iter().enumerate() {
        let chosen = *format == model.export.format;
        let (words, role) = if chosen {
            (format!("[{}]", format.title()), Role::Chosen)
        } else {
            (format!(" {} ", format.title()), Role::Text)
        };
        let used = canvas.line(rest, &Line::new().with(&words, role));
        canvas.hit(
            Rect {
                width: used,
                ..rest
            },
            Target::Format(place),
        );
        rest = beside(rest, used.saturating_add(1));
    }
}

/// The file's name, what is typed for it, or that it is taken.
fn file(model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    let label = Line::new().dim("File  ");
    let start = 6;
    if let Some(input) = &model.export.typing {
        let (shown, cursor) = input.shown(area.width.saturating_sub(start).saturating_sub(1));
        canvas.line(area, &label.text(shown.as_str()));
        let column = area.x.saturating_add(start).saturating_add(cursor);
        canvas.cursor(Position::new(column, area.y));
        return;
    }
    let key = |command: Command| {
        let place = *command.places().first()?;
        let key = canvas.dress().keymap.key_in(command, place)?;
        Some(key.to_string())
    };
    let line = match (&model.export.taken, &model.export.preview) {
        (Some(path), _) => label.with(
            &format!(
                "{} exists: {} overwrites it, {} renames",
                path.display(),
                key(Command::Overwrite).unwrap_or_default(),
                key(Command::RenameFile).unwrap_or_default()
            ),
            Role::Error,
        ),
        (None, Ok(preview)) => {
            let count = |number: usize| thousands(u64::try_from(number).unwrap_or(u64::MAX));
            label.with(&model.export.name, Role::Title).dim(&format!(
                "   {} lines, {} bytes",
                count(preview.lines()),
                count(preview.bytes.len())
            ))
        }
        (None, Err(_)) => label.with(&model.export.name, Role::Title),
    };
    canvas.line(area, &line);
}

fn preview(model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    let preview = match &model.export.preview {
        Ok(preview) => preview,
        Err(why) => {
            let words =
                crate::text::wrap(Clean::line(why.as_str()).as_str(), usize::from(area.width));
            for (row, words) in (0_u16..area.height).zip(words) {
                canvas.line(below(area, row), &Line::new().with(&words, Role::Error));
            }
            return;
        }
    };
    let last = preview.lines().saturating_sub(usize::from(area.height));
    let first = model.export.top.min(last);
    for row in 0..area.height {
        let number = first.saturating_add(usize::from(row));
        if let Some(text) = preview.line(number) {
            canvas.line(below(area, row), &Line::new().text(&text));
        }
    }
    let right = area.right();
    let glyphs = canvas.glyphs();
    if first > 0 {
        canvas.mark(Position::new(right, area.y), glyphs.more_above, Role::Key);
    }
    if first < last {
        let bottom = area.bottom().saturating_sub(1);
        canvas.mark(Position::new(right, bottom), glyphs.more_below, Role::Key);
    }
}

/// The rows of the preview, for updates that turn pages.
pub fn page_rows(model: &Model) -> usize {
    let screen = Rect::new(0, 0, model.size.width, model.size.height);
    let place = overlay_area(Plan::of(model, screen).above_footer());
    usize::from(place.height.saturating_sub(2).saturating_sub(HEAD_ROWS))
}

/// The first line of the preview's last page, for updates that scroll.
pub fn last_top(model: &Model) -> usize {
    let lines = model
        .export
        .preview
        .as_ref()
        .map_or(0, |preview| preview.lines());
    lines.saturating_sub(page_rows(model))
}

#[cfg(test)]
mod tests;
