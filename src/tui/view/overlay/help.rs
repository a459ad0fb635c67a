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
    let lines = lines(&canvas.dress().keymap, plan.screen.width);
    let area = centred(plan, WIDTH, plan.screen.height);
    scrolled(area, "Help", &lines, first, canvas);
}

/// Columns of a command's keys, as wide as the program's own keys are.
const KEYS: usize = 12;
/// Columns between the keys and what they do.
const GAP: usize = 2;
/// Columns of the frame around the text.
const FRAME: u16 = 4;

/// What a command does, broken into lines that stand beside its keys on a screen so wide.
fn help(command: Command, screen: u16) -> Vec<String> {
    let inside = WIDTH.min(screen).saturating_sub(FRAME);
    let room = usize::from(inside).saturating_sub(KEYS.saturating_add(GAP));
    text::wrap(command.help(), room.max(1))
}

/// Every line of it, on a screen so wide.
#[must_use]
pub fn lines(keymap: &Keymap, screen: u16) -> Vec<Line> {
    let mut lines = Vec::new();
    let keys_width = Command::ALL
        .iter()
        .map(|command| text::width(&keys(keymap, *command)));
    let keys_width = keys_width.max().unwrap_or(0).max(KEYS);
    for group in Group::ALL {
        if !lines.is_empty() {
            lines.push(Line::new());
        }
        lines.push(Line::new().with(group.title(), Role::Heading));
        for command in Command::ALL
            .iter()
            .filter(|command| command.group() == *group)
        {
            for (number, words) in help(*command, screen).iter().enumerate() {
                let keys = if number == 0 {
                    keys(keymap, *command)
                } else {
                    String::new()
                };
                let line = Line::new()
                    .padded(&keys, keys_width, Align::Left, Role::Key)
                    .gap(GAP)
                    .text(words);
                lines.push(line);
            }
        }
    }
    lines.extend(legend());
    lines
}

/// How many lines it has on a screen so wide, whatever the keys.
#[must_use]
pub fn line_count(screen: u16) -> usize {
    let groups = Group::ALL.len().saturating_mul(2).saturating_sub(1);
    let commands = Command::ALL.iter();
    let commands: usize = commands.map(|command| help(*command, screen).len()).sum();
    groups
        .saturating_add(commands)
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
