//! What help shows first to who never saw it: five keys, and what can be asked. All keys are one key further: the footer
//! says which.

use crate::text::Align;
use crate::tui::command::{Command, Place};
use crate::tui::keymap::Keymap;
use crate::tui::theme::Role;
use crate::tui::view::canvas::{Canvas, Line};
use crate::tui::view::plan::Plan;

use super::{centred, scrolled};

/// Columns of the box, where there are so many.
const WIDTH: u16 = 66;
/// The room that keys and examples take.
const FIRST: usize = 24;

/// The five keys that matter most, each where it works, with what it is for.
const KEYS: [(Command, &str); 5] = [
    (Command::Search, "find apps"),
    (Command::Mark, "mark the app under the cursor"),
    (Command::Compare, "compare the marked apps"),
    (Command::Cost, "what the app costs you"),
    (Command::Export, "write down what is shown"),
];

/// Queries that show what can be asked, with what they mean.
pub const EXAMPLES: [(&str, &str); 4] = [
    ("slack", "by name, letters may be missing"),
    ("scim:none", "no SCIM on any plan"),
    ("cat:security price:<10", "a category, under $10 a seat"),
    ("idp:okta has:guide", "connects to Okta, with a guide"),
];

/// Draws them.
pub fn draw(plan: &Plan, canvas: &mut Canvas<'_>) {
    let lines = lines(&canvas.dress().keymap);
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let area = centred(plan, WIDTH, rows.saturating_add(2));
    scrolled(area, "Help: the first five keys", &lines, 0, canvas);
}

fn lines(keymap: &Keymap) -> Vec<Line> {
    let pair = |first: &str, role: Role, words: &str| {
        Line::new()
            .padded(first, FIRST, Align::Left, role)
            .text(words)
    };
    let mut lines: Vec<Line> = KEYS
        .iter()
        .filter_map(|(command, words)| {
            let key = keymap.key_in(*command, Place::List)?;
            Some(pair(&key.to_string(), Role::Key, words))
        })
        .collect();
    lines.push(Line::new());
    lines.push(Line::new().with("In the search line", Role::Heading));
    let examples = EXAMPLES.iter();
    lines.extend(examples.map(|(query, meaning)| pair(query, Role::Text, meaning)));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::tests::screen;

    #[test]
    fn every_example_finds_apps() {
        for (query, _) in EXAMPLES {
            let mut screen = screen(120, 40);
            screen.keys(&format!("/{}<enter>", query.replace('<', "<<")));
            let model = &screen.session.model;
            assert!(model.search.error.is_none(), "{query}");
            let found = model.list.hits.len();
            assert!(found > 0 && found < 850, "{query}: {found}");
        }
    }
}
