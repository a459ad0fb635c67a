//! Where there is no stack: what one is for and how to get an export. The question for files, and the one before forgetting.

use ratatui::layout::{Position, Rect};

use crate::text::{Align, Clean, width};
use crate::tui::command::{Command, Place};
use crate::tui::input::TextInput;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::blocks::wrapped;
use crate::tui::view::canvas::{Canvas, Line, Piece, below, beside};

/// Where each export comes from, the shortest way.
const EXPORTS: [(&str, &str); 7] = [
    ("Okta", "GET /api/v1/apps?limit=200, every page"),
    (
        "Entra",
        "Enterprise applications, Download; or Graph GET /servicePrincipals",
    ),
    (
        "Google",
        "Reporting, Audit, OAuth log events, Download; or the Reports API, token",
    ),
    ("OneLogin", "GET /api/2/apps, every page"),
    ("JumpCloud", "GET /api/applications, every page"),
    (
        "A spreadsheet",
        "CSV with a column of names, such as an expense export",
    ),
    ("Anything else", "a text file, one name a line"),
];

const PURPOSE: &str = "A stack is the apps that your organisation owns. Import what your IdP lists, and see which of \
                       them it could provision, on which plan, at what price, and what to do first.";
const PRIVATE: &str = "It is kept in your state folder, readable to you alone, until you forget it. Nothing is sent \
                       anywhere.";

/// Draws the view without a stack.
pub(super) fn draw(area: Rect, canvas: &mut Canvas<'_>) {
    let area = inner(area);
    let room = usize::from(area.width.saturating_sub(1)).min(90);
    let mut lines = vec![Line::new().with("No stack yet", Role::Title)];
    lines.extend(paragraph(PURPOSE, Role::Text, room));
    let keymap = &canvas.dress().keymap;
    if let Some(key) = keymap.key_in(Command::Import, Place::Stack) {
        lines.push(Line::new());
        lines.push(
            Line::new()
                .with(&key.to_string(), Role::Key)
                .text(" imports the files that you name"),
        );
    }
    lines.push(Line::new());
    lines.extend(exports(room));
    lines.push(Line::new());
    lines.extend(paragraph(PRIVATE, Role::Dim, room));
    canvas.lines(area, &lines);
}

fn inner(area: Rect) -> Rect {
    let (rows, columns) = if area.height < 14 { (0, 1) } else { (1, 3) };
    beside(below(area, rows), columns)
}

/// Where exports come from, in two columns; one below the other where there is no room.
fn exports(room: usize) -> Vec<Line> {
    let label = 15;
    let mut lines = Vec::new();
    for (whose, how) in EXPORTS {
        let piece = vec![Piece {
            text: Clean::line(how),
            role: Role::Text,
        }];
        let parts = wrapped(&piece, room.saturating_sub(label), 0);
        for (row, part) in parts.into_iter().enumerate() {
            let whose = if row == 0 { whose } else { "" };
            let line = Line::new().column(whose, label, Align::Left, Role::Dim);
            lines.push(line.and(part));
        }
    }
    lines
}

fn paragraph(words: &str, role: Role, room: usize) -> Vec<Line> {
    let text = Clean::line(words);
    wrapped(&[Piece { text, role }], room, 0)
}

/// Draws the question for files, why the last ones were refused, and where to get some.
pub(super) fn question(model: &Model, input: &TextInput, area: Rect, canvas: &mut Canvas<'_>) {
    let area = inner(area);
    let label = "Files  ";
    let start = u16::try_from(width(label)).unwrap_or(0);
    let room = usize::from(area.width.saturating_sub(1)).min(90);
    canvas.line(area, &Line::new().with("Import", Role::Title));
    let row = below(area, 1);
    let (shown, cursor) = input.shown(area.width.saturating_sub(start).saturating_sub(1));
    canvas.line(row, &Line::new().dim(label).text(shown.as_str()));
    canvas.cursor(Position::new(
        row.x.saturating_add(start).saturating_add(cursor),
        row.y,
    ));
    let mut lines = Vec::new();
    match &model.stack.mistake {
        Some(why) => {
            lines.extend(paragraph(why, Role::Error, room));
            lines.push(Line::new());
            lines.extend(paragraph("Nothing was imported.", Role::Text, room));
        }
        None => lines.extend(paragraph(
            "A file's path; the pages of one export with spaces between, names with spaces in quotes.",
            Role::Dim,
            room,
        )),
    }
    lines.push(Line::new());
    lines.extend(exports(room));
    canvas.lines(below(area, 3), &lines);
}

/// Draws the question before forgetting.
pub(super) fn forgetting(area: Rect, canvas: &mut Canvas<'_>) {
    let area = inner(area);
    let room = usize::from(area.width.saturating_sub(1)).min(90);
    let keymap = &canvas.dress().keymap;
    let key = |command: Command| {
        let key = keymap.key_in(command, Place::StackForget);
        key.map_or(String::new(), |key| key.to_string())
    };
    let mut lines = vec![Line::new().with("Forget the stack?", Role::Title)];
    lines.extend(paragraph(
        "What was imported and every decision about it are deleted from your state folder. The files that you \
         imported stay where they are.",
        Role::Text,
        room,
    ));
    lines.push(Line::new());
    lines.push(
        Line::new()
            .with(&key(Command::Accept), Role::Key)
            .text(" forgets it   ")
            .with(&key(Command::Back), Role::Key)
            .text(" keeps it"),
    );
    canvas.lines(area, &lines);
}
