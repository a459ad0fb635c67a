//! The footer: what the keys do here and now, from the command table and the keymap; or what just came of something.

use ratatui::layout::Rect;

use crate::text::Clean;
use crate::tui::command::{Command, Group, Place};
use crate::tui::message::Target;
use crate::tui::model::Model;
use crate::tui::theme::Role;

use super::canvas::{Canvas, Line, beside};
use super::plan::Plan;

/// Draws the footer.
pub fn draw(model: &Model, plan: &Plan, canvas: &mut Canvas<'_>) {
    if let Some(notice) = &model.notice {
        let role = if notice.error {
            Role::Error
        } else {
            Role::Note
        };
        draw_notice(&notice.text, role, plan, canvas);
        return;
    }
    let mut rest = beside(plan.footer, 1);
    for (command, hint) in hints(model, canvas, usize::from(rest.width)) {
        let used = canvas.line(rest, &hint);
        canvas.hit(
            Rect {
                width: used,
                height: 1,
                ..rest
            },
            Target::Command(command),
        );
        rest = beside(rest, used.saturating_add(2));
    }
}

/// The most lines of a notice.
const NOTICE_LINES: usize = 5;

/// A notice that needs more than the footer's line grows upwards, over what stands there.
fn draw_notice(text: &str, role: Role, plan: &Plan, canvas: &mut Canvas<'_>) {
    let room = beside(plan.footer, 1);
    let wrapped = Clean::line(text).wrap(usize::from(room.width));
    let most = NOTICE_LINES
        .min(usize::from(plan.screen.height).saturating_sub(3))
        .max(1);
    if wrapped.len() <= 1 || most == 1 {
        canvas.line(room, &Line::new().with(text, role));
        return;
    }
    // The last line that there is room for holds all the rest, cut where it ends.
    let mut lines: Vec<Line> = wrapped
        .iter()
        .take(most)
        .map(|line| Line::new().with(line.as_str(), role))
        .collect();
    if wrapped.len() > most {
        let rest: Vec<&str> = wrapped
            .iter()
            .skip(most.saturating_sub(1))
            .map(Clean::as_str)
            .collect();
        lines.truncate(most.saturating_sub(1));
        lines.push(Line::new().with(&rest.join(" "), role));
    }
    let rows = u16::try_from(lines.len()).unwrap_or(1);
    let extra = rows.saturating_sub(1);
    let area = Rect {
        y: plan.footer.y.saturating_sub(extra),
        height: rows,
        ..plan.footer
    };
    canvas.blank(area);
    canvas.lines(beside(area, 1), &lines);
}

/// What the footer names however little room there is: the ways out.
const fn kept_in(place: Place) -> &'static [Command] {
    match place {
        Place::List => &[Command::Help, Command::Quit],
        Place::Search
        | Place::Detail
        | Place::Compare
        | Place::Cost
        | Place::CostInput
        | Place::Stack
        | Place::Review
        | Place::StackInput
        | Place::StackForget
        | Place::Help
        | Place::Copying
        | Place::Facets
        | Place::Order
        | Place::Columns
        | Place::Idp
        | Place::Views
        | Place::ViewInput
        | Place::Scenarios
        | Place::ScenarioInput
        | Place::Export
        | Place::ExportInput
        | Place::Naming
        | Place::Palette => &[Command::Back, Command::Help],
    }
}

/// Whether a hint belongs to a place: finding apps is Explore's business, though its keys work in every view.
const fn belongs(command: Command, place: Place) -> bool {
    match place {
        Place::Compare | Place::Cost | Place::Stack => {
            !matches!(command, Command::Search | Command::Idp | Command::Views)
        }
        // The list's own business; here the app's comes first.
        Place::Detail => !matches!(command, Command::Columns | Command::Views),
        Place::Search
        | Place::List
        | Place::CostInput
        | Place::Review
        | Place::StackInput
        | Place::StackForget
        | Place::Help
        | Place::Copying
        | Place::Facets
        | Place::Order
        | Place::Columns
        | Place::Idp
        | Place::Views
        | Place::ViewInput
        | Place::Scenarios
        | Place::ScenarioInput
        | Place::Export
        | Place::ExportInput
        | Place::Naming
        | Place::Palette => true,
    }
}

/// The hints that fit: commands that have one, work here, and can do something now. The ways out keep their place.
fn hints(model: &Model, canvas: &Canvas<'_>, width: usize) -> Vec<(Command, Line)> {
    let place = model.place();
    let keymap = &canvas.dress().keymap;
    let hint = |command: Command| {
        let named = !command.hint().is_empty() && command.places().contains(&place);
        if !named || !belongs(command, place) || !model.can(command) {
            return None;
        }
        let key = keymap.key_in(command, place)?;
        let line = Line::new()
            .with(&key.to_string(), Role::Key)
            .text(&format!(" {}", model.hint(command)));
        Some((command, line))
    };
    let kept: Vec<_> = kept_in(place).iter().copied().filter_map(hint).collect();
    let taken: usize = kept
        .iter()
        .map(|(_, line)| line.width().saturating_add(2))
        .sum();
    let mut left = width.saturating_sub(taken);
    let mut hints = Vec::new();
    // What only this place can do comes first; what every view can do takes what room is left.
    let mut commands: Vec<Command> = Command::ALL.to_vec();
    commands.sort_by_key(|command| !is_first(*command, place));
    for (command, line) in commands.into_iter().filter_map(hint) {
        if kept_in(place).contains(&command) {
            continue;
        }
        let needed = line.width().saturating_add(2);
        if needed > left {
            break;
        }
        left = left.saturating_sub(needed);
        hints.push((command, line));
    }
    hints.extend(kept);
    hints
}

/// Whether a command is named before those of other groups: most of what only this place can do.
fn is_first(command: Command, place: Place) -> bool {
    // To put a match right is rarer than to read the app.
    let rare = command == Command::NameApp && place == Place::Stack;
    Some(command.group()) == own_group(place) && !rare
}

/// The commands that a place is there for, where it has a group of its own.
const fn own_group(place: Place) -> Option<Group> {
    match place {
        Place::Compare => Some(Group::Compare),
        Place::Cost | Place::CostInput | Place::Scenarios | Place::ScenarioInput => {
            Some(Group::Cost)
        }
        Place::Columns | Place::Views | Place::ViewInput => Some(Group::Find),
        Place::Export | Place::ExportInput => Some(Group::Export),
        Place::Stack | Place::Review | Place::StackInput | Place::StackForget | Place::Naming => {
            Some(Group::Stack)
        }
        Place::Search
        | Place::List
        | Place::Detail
        | Place::Help
        | Place::Copying
        | Place::Facets
        | Place::Order
        | Place::Idp
        | Place::Palette => None,
    }
}
