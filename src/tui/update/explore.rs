//! Updates of Explore: the search box, the list, the app beside it.

use crate::catalog::{App, Status};
use crate::export::template;
use crate::query::{FacetKind, Order};
use crate::text::Clean;
use crate::tui::command::Command;
use crate::tui::effect::Effect;
use crate::tui::message::{Edit, Gesture, Point, Target};
use crate::tui::model::{DetailTab, Model, Overlay, Pane, View};
use crate::tui::view::plan::Shape;
use crate::tui::view::{body, detail_reach, page};

use super::Action;

/// How many lines a turn of the wheel moves.
const WHEEL: usize = 3;

/// What commands do in Explore, beside those that mean the same everywhere.
pub(super) const ACTIONS: &[(Command, Action)] = &[
    (Command::Accept, accept),
    (Command::Open, |model| focus(model, Pane::Detail)),
    (Command::Mark, mark),
    (Command::Facets, |model| facets(model, 0)),
    (Command::Order, order),
    (Command::Columns, super::columns::open),
    (Command::Copy, copy),
    (Command::CopyPart, super::overlay::copying),
    (Command::OpenPage, open_page),
    (Command::EditLayer, edit_layer),
    (Command::Sources, |model| {
        open_tab(model, DetailTab::Sources)
    }),
    (Command::NextTab, |model| turn_tab(model, true)),
    (Command::PreviousTab, |model| turn_tab(model, false)),
    (Command::NextApp, |model| move_cursor(model, Step::Down(1))),
    (Command::PreviousApp, |model| {
        move_cursor(model, Step::Up(1))
    }),
    (Command::NextPane, |model| turn_pane(model, true)),
    (Command::PreviousPane, |model| turn_pane(model, false)),
    (Command::Left, |model| focus(model, Pane::List)),
    (Command::Right, |model| focus(model, Pane::Detail)),
    (Command::Up, |model| go(model, Step::Up(1))),
    (Command::Down, |model| go(model, Step::Down(1))),
    (Command::PageUp, |model| go(model, Step::Up(page(model)))),
    (Command::PageDown, |model| {
        go(model, Step::Down(page(model)))
    }),
    (Command::HalfUp, |model| {
        go(model, Step::Up(page(model).div_ceil(2)))
    }),
    (Command::HalfDown, |model| {
        go(model, Step::Down(page(model).div_ceil(2)))
    }),
    (Command::First, |model| go(model, Step::First)),
    (Command::Last, |model| go(model, Step::Last)),
    (Command::Back, back),
];

/// Has the user's own layer for the app under the cursor opened in the editor.
fn edit_layer(model: &mut Model) -> Vec<Effect> {
    let template = |app: &App| Effect::EditLayer {
        app: app.id.clone(),
        template: template::of_app(app, model.lens.today),
    };
    model.app().map(template).into_iter().collect()
}

/// A move through rows or lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Up(usize),
    Down(usize),
    First,
    Last,
}

impl Step {
    /// Where the step leads from a place among so many; the last of none is the first.
    pub(super) fn from(self, place: usize, count: usize) -> usize {
        let last = count.saturating_sub(1);
        match self {
            Step::Up(rows) => place.saturating_sub(rows),
            Step::Down(rows) => place.saturating_add(rows).min(last),
            Step::First => 0,
            Step::Last => last,
        }
    }
}

/// Runs a command with the focus in Explore.
pub(super) fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    match ACTIONS.iter().find(|(known, _)| *known == command) {
        Some((_, action)) => action(model),
        None => Vec::new(),
    }
}

/// Goes to the search box, whichever view is open, with the old text selected: typing replaces it.
pub(super) fn search(model: &mut Model) -> Vec<Effect> {
    model.view = View::Explore;
    model.pane = Pane::Search;
    model.search.before = model.search.input.text().to_owned();
    model.search.app_before = model.place_of_app();
    model.search.input.select_all();
    Vec::new()
}

/// Takes all marks off.
pub(super) fn unmark_all(model: &mut Model) -> Vec<Effect> {
    model.lens.marked.clear();
    model.look_again();
    model.tell("All marks are off.");
    Vec::new()
}

/// Edits the query; the list follows every key.
pub(super) fn edit(model: &mut Model, edit: Edit) {
    if model.search.input.edit(edit) {
        let text = model.search.input.text().to_owned();
        model.ask(&text);
    }
}

/// Types pasted text into the query.
pub(super) fn paste(model: &mut Model, text: &str) {
    if model.search.input.paste(text) {
        let text = model.search.input.text().to_owned();
        model.ask(&text);
    }
}

/// The mouse.
pub(super) fn point(model: &mut Model, point: Point) -> Vec<Effect> {
    match point.gesture {
        Gesture::Press => press(model, point.target),
        Gesture::WheelUp => wheel(model, point.target, Step::Up(WHEEL)),
        Gesture::WheelDown => wheel(model, point.target, Step::Down(WHEEL)),
        Gesture::Drag => {
            if point.target == Target::Divider {
                drag_border(model, point);
            }
            Vec::new()
        }
    }
}

fn press(model: &mut Model, target: Target) -> Vec<Effect> {
    match target {
        Target::Row(row) => {
            model.list.cursor = row.min(model.list.hits.len().saturating_sub(1));
            focus(model, Pane::List)
        }
        Target::Tab(tab) => open_tab(model, tab),
        Target::Pane(Pane::Search) => search(model),
        Target::Pane(pane) => focus(model, pane),
        Target::Column(column) => order_by(model, column),
        Target::Status(place) => toggle_status(model, place),
        Target::Facet(facet) => facets(model, facet),
        Target::Divider
        | Target::View(_)
        | Target::Command(_)
        | Target::OverlayRow(_)
        | Target::Body
        | Target::Overlay
        | Target::Outside
        | Target::Dial(_)
        | Target::Slider(_)
        | Target::Scope(_)
        | Target::StackRow(_)
        | Target::StackPage(_)
        | Target::Class(_)
        | Target::Candidate(_)
        | Target::CompareColumn(_)
        | Target::Format(_) => Vec::new(),
    }
}

/// Drags the rule between list and app to the pointer; the list goes on showing its cursor.
fn drag_border(model: &mut Model, point: Point) {
    let body = body(model);
    match model.shape() {
        Shape::TooSmall | Shape::OnePane => {}
        Shape::Stacked => model
            .border
            .set_rows(point.row.saturating_sub(body.y), body.height),
        Shape::Wide => model
            .border
            .set_columns(point.column.saturating_sub(body.x), body.width),
    }
    model.settle_list();
}

fn over(model: &mut Model, overlay: Overlay) -> Vec<Effect> {
    model.overlay = Some(overlay);
    Vec::new()
}

/// Opens the facets, all of them counted, on one.
fn facets(model: &mut Model, facet: usize) -> Vec<Effect> {
    model.overlay = Some(Overlay::Facets { facet, cursor: 0 });
    model.run_query();
    Vec::new()
}

fn focus(model: &mut Model, pane: Pane) -> Vec<Effect> {
    let nothing = pane == Pane::Detail && model.app().is_none();
    model.pane = if nothing { Pane::List } else { pane };
    model.search.input.deselect();
    Vec::new()
}

/// Enter in the search box: back to the list, on the first match.
fn accept(model: &mut Model) -> Vec<Effect> {
    focus(model, Pane::List)
}

/// Esc: out of the search box with text and cursor as they were; from the app to the list; from the list to all apps,
/// with the cursor still on the same one.
fn back(model: &mut Model) -> Vec<Effect> {
    match model.pane {
        Pane::Search => {
            let before = std::mem::take(&mut model.search.before);
            if before != model.search.input.text() {
                model.set_query(&before);
                model.move_to(model.search.app_before);
            }
        }
        Pane::List if model.search.input.text().is_empty() => {}
        Pane::List => {
            let app = model.place_of_app();
            model.set_query("");
            model.move_to(app);
        }
        Pane::Detail => {}
    }
    focus(model, Pane::List)
}

fn turn_pane(model: &mut Model, _forward: bool) -> Vec<Effect> {
    match model.pane {
        Pane::List => focus(model, Pane::Detail),
        Pane::Search | Pane::Detail => focus(model, Pane::List),
    }
}

/// Moves in the pane with the focus: the search box moves the list's cursor, the app's pane scrolls.
fn go(model: &mut Model, step: Step) -> Vec<Effect> {
    match model.pane {
        Pane::Search | Pane::List => move_cursor(model, step),
        Pane::Detail => {
            scroll(model, step);
            Vec::new()
        }
    }
}

fn move_cursor(model: &mut Model, step: Step) -> Vec<Effect> {
    if step == Step::Last {
        model.ask_all();
    }
    let list = &mut model.list;
    list.cursor = step.from(list.cursor, list.hits.len());
    model.settle_list();
    Vec::new()
}

fn scroll(model: &mut Model, step: Step) {
    let last = detail_reach(model).last_top;
    let top = model.detail.top.min(last);
    model.detail.top = step.from(top, last.saturating_add(1));
}

/// Another tab begins at its first line; tables that are scrolled away stay away.
fn to_tab_top(model: &mut Model) {
    model.detail.top = model.detail.top.min(detail_reach(model).tab_top);
}

fn wheel(model: &mut Model, target: Target, step: Step) -> Vec<Effect> {
    let detail = matches!(target, Target::Pane(Pane::Detail) | Target::Tab(_));
    if !detail {
        return move_cursor(model, step);
    }
    scroll(model, step);
    Vec::new()
}

fn mark(model: &mut Model) -> Vec<Effect> {
    let Some(app) = model.app() else {
        return Vec::new();
    };
    let (id, name) = (app.id.clone(), app.display_name().to_owned());
    let marked = !model.lens.marked.remove(&id);
    if marked {
        model.lens.marked.insert(id);
    }
    model.look_again();
    let count = model.lens.marked.len();
    model.tell(match (marked, count) {
        (false, _) => format!("{name} is no longer marked; {count} marked."),
        (true, 1) => format!("{name} is marked. Mark another to compare them."),
        (true, 2..=6) => format!("{name} is marked; {count} marked."),
        (true, _) => format!("{name} is marked; {count} marked, and Compare takes 6 at most."),
    });
    Vec::new()
}

fn order(model: &mut Model) -> Vec<Effect> {
    let now = model.list.order.to_string();
    let key = now.trim_start_matches('-');
    let cursor = Order::words().position(|word| word == key).unwrap_or(0);
    over(model, Overlay::Order { cursor })
}

/// A click on a column's heading: by it, and once more the other way round.
fn order_by(model: &mut Model, place: usize) -> Vec<Effect> {
    let Some(column) = model.columns().into_iter().nth(place) else {
        return Vec::new();
    };
    let again = Order::Column {
        column,
        descending: false,
    } == model.list.order;
    model.set_order(Order::Column {
        column,
        descending: again,
    });
    Vec::new()
}

fn toggle_status(model: &mut Model, place: usize) -> Vec<Effect> {
    if let Some(status) = Status::ALL.get(place) {
        let query = &model.search.query;
        let text = query
            .toggled(FacetKind::Scim, status.word(), &model.lens)
            .to_string();
        model.set_query(&text);
    }
    Vec::new()
}

fn open_tab(model: &mut Model, tab: DetailTab) -> Vec<Effect> {
    model.detail.tab = Some(tab);
    to_tab_top(model);
    focus(model, Pane::Detail)
}

fn turn_tab(model: &mut Model, forward: bool) -> Vec<Effect> {
    let shape = model.shape();
    let tabs = DetailTab::of(shape);
    let open = model.detail.tab(shape);
    let place = tabs.iter().position(|tab| *tab == open).unwrap_or(0);
    let count = tabs.len().max(1);
    let step = if forward { 1 } else { count.saturating_sub(1) };
    let next = place.saturating_add(step).checked_rem(count).unwrap_or(0);
    model.detail.tab = tabs.get(next).copied();
    to_tab_top(model);
    Vec::new()
}

fn copy(model: &mut Model) -> Vec<Effect> {
    if model.reads_leaver_card() {
        return super::export::copy_checklist(model);
    }
    let Some(app) = model.app() else {
        return Vec::new();
    };
    let effect = match app.docs_url.value() {
        Some(url) => Effect::Copy {
            text: Clean::line(url.as_str()).to_string(),
            what: "the page's address",
        },
        None => Effect::Copy {
            text: Clean::line(app.display_name()).to_string(),
            what: "the app's name (its page is not documented)",
        },
    };
    vec![effect]
}

fn open_page(model: &mut Model) -> Vec<Effect> {
    let url = model.app().and_then(|app| app.docs_url.value());
    url.map(|url| Effect::OpenPage(url.clone()))
        .into_iter()
        .collect()
}
