//! The help screen: every command with its keys, from the command table and the keymap.

use crate::text::{self, Align};
use crate::tui::command::{Command, Group};
use crate::tui::keymap::{Key, Keymap};
use crate::tui::theme::Role;
use crate::tui::view::canvas::{Canvas, Line};
use crate::tui::view::plan::Plan;

use super::{centred, scrolled};

/// Columns of the box, where there are so many.
pub const WIDTH: u16 = 96;

/// Draws the help screen from a line on.
pub fn draw(first: usize, plan: &Plan, canvas: &mut Canvas<'_>) {
    let lines = lines(&canvas.dress().keymap);
    let area = centred(plan, WIDTH, plan.screen.height);
    scrolled(area, "Help", &lines, first, canvas);
}

/// Every line of it.
#[must_use]
pub fn lines(keymap: &Keymap) -> Vec<Line> {
    let mut lines = Vec::new();
    let keys_width = Command::ALL
        .iter()
        .map(|command| text::width(&keys(keymap, *command)));
    let keys_width = keys_width.max().unwrap_or(0);
    for group in Group::ALL {
        if !lines.is_empty() {
            lines.push(Line::new());
        }
        lines.push(Line::new().with(group.title(), Role::Heading));
        for command in Command::ALL
            .iter()
            .filter(|command| command.group() == *group)
        {
            let line = Line::new()
                .padded(&keys(keymap, *command), keys_width, Align::Left, Role::Key)
                .gap(2)
                .text(command.help());
            lines.push(line);
        }
    }
    lines.extend(legend());
    lines
}

/// How many lines it has, whatever the keys.
#[must_use]
pub fn line_count() -> usize {
    let groups = Group::ALL.len().saturating_mul(2).saturating_sub(1);
    groups
        .saturating_add(Command::ALL.len())
        .saturating_add(legend().len())
}

fn keys(keymap: &Keymap, command: Command) -> String {
    let keys: Vec<String> = keymap.keys(command).iter().map(Key::to_string).collect();
    keys.join("  ")
}

/// What the marks of the list mean.
fn legend() -> [Line; 4] {
    let mark = |mark: &str, role: Role, words: &str| {
        Line::new().padded(mark, 3, Align::Left, role).text(words)
    };
    [
        Line::new(),
        Line::new().with("In the list", Role::Heading),
        mark("+", Role::Mark, "marked for Compare"),
        mark("!", Role::Note, "layers disagree on it: see Sources"),
    ]
}
