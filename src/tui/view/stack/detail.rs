//! What is said of the row under the cursor: why it is of its class, its entries, costs, leavers, what to do.

use ratatui::layout::Rect;

use crate::catalog::fact::yes_no;
use crate::export::report::{by_hand_in_words, native_in_words};
use crate::export::{Block, Cited, Pair};
use crate::stack::{AuditApp, Class, Exposure, Loose};
use crate::text::thousands;
use crate::tui::model::{Model, Stack, StackRow};
use crate::tui::theme::Role;
use crate::tui::view::blocks;
use crate::tui::view::canvas::{Canvas, Line};

use super::words::{role, shape, worth};

/// The most entries that are named.
const MOST_ENTRIES: usize = 4;

/// Draws it.
pub(super) fn draw(model: &Model, area: Rect, canvas: &mut Canvas<'_>) {
    let Some(stack) = &model.stack.stack else {
        return;
    };
    let width = usize::from(area.width.saturating_sub(1));
    let lines = match model.stack.row() {
        Some(StackRow::App(app)) => of_app(model, stack, app, width, canvas),
        Some(StackRow::Todo(todo)) => match model.stack.audited(&todo.app) {
            Some(app) => of_app(model, stack, app, width, canvas),
            None => Vec::new(),
        },
        Some(StackRow::Loose(loose, class)) => of_entry(stack, loose, class, width, canvas),
        None => Vec::new(),
    };
    canvas.lines(area, &lines);
}

/// The name, and the class with its shape.
fn title(name: &str, class: Class, canvas: &Canvas<'_>) -> Line {
    let glyphs = canvas.glyphs();
    Line::new().with(name, Role::Title).gap(2).with(
        &format!("{} {}", shape(class, glyphs), class.title()),
        role(class),
    )
}

fn of_app(
    model: &Model,
    stack: &Stack,
    app: &AuditApp,
    width: usize,
    canvas: &Canvas<'_>,
) -> Vec<Line> {
    let mut lines = vec![title(&app.name, app.class, canvas)];
    let why = Block::Text(Cited::plain(app.why.as_str()));
    lines.extend(blocks::lines(&[&why], width));
    lines.push(Line::new());
    let mut pairs = Vec::new();
    if let Some(todo) = model.stack.todo_of(&app.found.app) {
        let words = format!("{}; {}", todo.kind.title(), worth(todo));
        pairs.push(Pair::one("Do", Cited::plain(words)));
    }
    pairs.push(Pair::one("The export says", Cited::plain(app.state())));
    let known = model.catalog.app(app.found.app.as_str());
    if let (Some(idp), Some(known)) = (stack.audit.idp, known) {
        let words = model.lens.reach_words(known, idp);
        pairs.push(Pair::one(
            format!("For {}", idp.title()),
            Cited::plain(words),
        ));
    }
    let seats = thousands(app.estimate.seats.into());
    pairs.push(Pair::one("Seats", Cited::plain(seats)));
    pairs.push(Pair::one("By hand, a year", by_hand_in_words(app)));
    pairs.push(Pair::one("Native SCIM, a year", native(model, app)));
    let leaver = match &app.exposure {
        None => Cited::plain("the IdP closes the account"),
        Some(exposure) => Cited::plain(exposed(exposure)),
    };
    pairs.push(Pair::one("A leaver", leaver));
    pairs.push(Pair::new(entries_label(app), entries(stack, app)));
    lines.extend(blocks::lines(&[&Block::Pairs(pairs)], width));
    lines
}

/// What native SCIM costs, and why; of what is provisioned it is in use.
fn native(model: &Model, app: &AuditApp) -> Cited {
    let words = native_in_words(&model.catalog, app);
    let why = app.estimate.native.why.as_str();
    if app.class == Class::Provisioned || why.is_empty() {
        return words;
    }
    Cited::plain(format!("{}; {why}", words.text))
}

fn exposed(exposure: &Exposure) -> String {
    let mut words = vec![exposure.kind.title().to_owned()];
    if !exposure.stated {
        words.push("unless it is provisioned, which the export does not say".to_owned());
    }
    if exposure.created_at_sign_on == Some(true) {
        words.push("accounts are created at the first sign-on".to_owned());
    }
    if let Some(action) = exposure.action {
        words.push(format!("SCIM would: {}", action.title()));
    }
    words.push(format!("seat freed: {}", yes_no(exposure.frees_seat)));
    words.push(format!(
        "sessions end: {}",
        yes_no(exposure.revokes_sessions)
    ));
    words.join("; ")
}

fn entries_label(app: &AuditApp) -> &'static str {
    if app.found.entries.len() == 1 {
        "Entry"
    } else {
        "Entries"
    }
}

/// The entries that are this app, each with the place where it stands, and why they are.
fn entries(stack: &Stack, app: &AuditApp) -> Vec<Cited> {
    let found = &app.found;
    let places = found.entries.iter().take(MOST_ENTRIES);
    let mut lines: Vec<Cited> = places
        .filter_map(|place| stack.inventory.entries.get(*place))
        .map(|entry| {
            Cited::plain(format!(
                "{}, {}",
                entry.label,
                entry.origin.place.in_words()
            ))
        })
        .collect();
    let more = found.entries.len().saturating_sub(MOST_ENTRIES);
    if more > 0 {
        lines.push(Cited::plain(format!("and {more} more")));
    }
    lines.push(Cited::plain(format!(
        "{} %: {}",
        found.confidence.percent(),
        found.reason.words()
    )));
    lines
}

fn of_entry(
    stack: &Stack,
    loose: &Loose,
    class: Class,
    width: usize,
    canvas: &Canvas<'_>,
) -> Vec<Line> {
    let mut lines = vec![title(&loose.label, class, canvas)];
    let why = match (class, loose.decided) {
        (Class::Undecided, _) => "Which app is it?",
        (_, true) => "You said that it is not in the catalog",
        (_, false) => "Nothing in the catalog comes near",
    };
    lines.extend(blocks::lines(&[&Block::Text(Cited::plain(why))], width));
    lines.push(Line::new());
    let Some(entry) = stack.inventory.entries.get(loose.entry) else {
        return lines;
    };
    let mut pairs = vec![
        Pair::one("Stands at", Cited::plain(entry.origin.place.in_words())),
        Pair::one("Signs on by", Cited::plain(entry.sign_on.title())),
        Pair::one("Provisioning", Cited::plain(entry.provisioning.title())),
    ];
    if !entry.urls.is_empty() {
        let urls = entry.urls.iter().take(MOST_ENTRIES);
        pairs.push(Pair::new(
            "Addresses",
            urls.map(|url| Cited::plain(url.as_str())).collect(),
        ));
    }
    lines.extend(blocks::lines(&[&Block::Pairs(pairs)], width));
    lines
}
