//! The app under the cursor: its head, its tables where there is room, and the open tab.
//!
//! What stands where is found first ([`Arrangement`]), by drawing and by updates that scroll alike.

use ratatui::layout::Rect;

use crate::catalog::fact::yes_no;
use crate::catalog::{App, Idp, Status};
use crate::export::report::{date_or_undated, status_line as status_words};
use crate::export::{Block, Cited, SectionKey, some_sections};
use crate::field::{STALE_SHAPE, column};
use crate::tui::glyphs::Glyphs;
use crate::tui::message::Target;
use crate::tui::model::{DetailTab, Model, Pane};
use crate::tui::theme::Role;
use crate::tui::view::blocks::{self, wrapped};
use crate::tui::view::canvas::{Canvas, Line, below, beside, top};
use crate::tui::view::plan::{Plan, Shape};

use super::{cost, tables};

/// The open tab keeps at least so many rows; the tables give way.
const TAB_ROWS: u16 = 6;

/// What of the app stands where. The tables scroll away above the tabs, so that a long tab gets their room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrangement {
    /// Name, status, SSO, date, page.
    pub head: Vec<Line>,
    /// Where the head stands.
    pub head_area: Rect,
    /// The tables, where the pane is large: those of their lines that are not scrolled away.
    pub tables: Vec<Line>,
    /// Where they stand.
    pub tables_area: Rect,
    /// Where the tabs stand.
    pub tabs: Rect,
    /// The lines of the open tab.
    pub content: Vec<Line>,
    /// The first of them that is shown.
    pub first: usize,
    /// Where they stand.
    pub content_area: Rect,
    /// What it costs, where the pane is large.
    pub cost: Vec<Line>,
    /// Where that stands.
    pub cost_area: Rect,
    /// How many lines the tables have when nothing is scrolled away.
    pub table_lines: usize,
    /// The furthest that can be scrolled.
    pub last_top: usize,
}

impl Arrangement {
    /// The arrangement of the app under the cursor; none where there is no app.
    #[must_use]
    pub fn of(model: &Model, plan: &Plan, glyphs: &Glyphs) -> Option<Arrangement> {
        let app = model.app()?;
        let area = inner(plan);
        let width = usize::from(area.width);
        let (head, cost) = match plan.shape {
            Shape::Wide => (
                wide_head(model, app, width, glyphs),
                cost::short(model, width, glyphs),
            ),
            Shape::TooSmall | Shape::OnePane | Shape::Stacked => {
                (small_head(model, app, width, glyphs), Vec::new())
            }
        };
        let rows = |lines: &[Line]| u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let head_area = top(area, rows(&head).min(area.height.saturating_sub(2)));
        let rest = below(area, head_area.height);
        let cost_rows = if cost.is_empty() { 0 } else { cost::ROWS };
        let cost_area = below(
            rest,
            rest.height.saturating_sub(cost_rows.saturating_sub(1)),
        );
        let rest = top(rest, rest.height.saturating_sub(cost_rows));
        let tables = match plan.shape {
            Shape::Wide => tables(model, app, rest, glyphs),
            Shape::TooSmall | Shape::OnePane | Shape::Stacked => Vec::new(),
        };
        let content = content(model, plan.shape, width, glyphs);
        let table_lines = tables.len();
        let room = usize::from(rest.height.saturating_sub(1));
        let last_top = table_lines
            .saturating_add(content.len())
            .saturating_sub(room);
        let scrolled = model.detail.top.min(last_top);
        let tables: Vec<Line> = tables.into_iter().skip(scrolled).collect();
        let tables_area = top(rest, rows(&tables).min(rest.height.saturating_sub(2)));
        let rest = below(rest, tables_area.height);
        Some(Arrangement {
            head,
            head_area,
            tables,
            tables_area,
            tabs: top(rest, 1),
            content,
            first: scrolled.saturating_sub(table_lines),
            content_area: below(rest, 1),
            cost,
            cost_area,
            table_lines,
            last_top,
        })
    }
}

/// Draws the app's pane.
pub fn draw(model: &Model, plan: &Plan, canvas: &mut Canvas<'_>) {
    let Some(arrangement) = Arrangement::of(model, plan, canvas.glyphs()) else {
        return;
    };
    canvas.lines(arrangement.head_area, &arrangement.head);
    canvas.lines(arrangement.tables_area, &arrangement.tables);
    draw_tabs(model, plan, &arrangement, canvas);
    draw_place(plan, &arrangement, canvas);
    let shown = arrangement.content.get(arrangement.first..).unwrap_or(&[]);
    canvas.lines(arrangement.content_area, shown);
    canvas.lines(arrangement.cost_area, &arrangement.cost);
}

/// The pane without its margins.
fn inner(plan: &Plan) -> Rect {
    let area = beside(plan.detail, 1);
    Rect {
        width: area.width.saturating_sub(1),
        ..area
    }
}

fn draw_tabs(model: &Model, plan: &Plan, arrangement: &Arrangement, canvas: &mut Canvas<'_>) {
    let open = model.detail.tab(plan.shape);
    let focused = model.pane == Pane::Detail && model.overlay.is_none();
    let mut rest = arrangement.tabs;
    for tab in tabs_in(DetailTab::of(plan.shape), open, usize::from(rest.width)) {
        let role = match (*tab == open, focused) {
            (true, true) => Role::Chosen,
            (true, false) => Role::Title,
            (false, _) => Role::Dim,
        };
        let word = if *tab == open {
            format!("[{}]", tab.title())
        } else {
            format!(" {} ", tab.title())
        };
        let used = canvas.line(rest, &Line::new().with(&word, role));
        canvas.hit(
            Rect {
                width: used,
                ..rest
            },
            Target::Tab(*tab),
        );
        rest = beside(rest, used);
    }
}

/// Which lines of how many are shown, on the rule below.
fn draw_place(plan: &Plan, arrangement: &Arrangement, canvas: &mut Canvas<'_>) {
    let first = arrangement.first;
    let rows = usize::from(arrangement.content_area.height);
    let total = arrangement.content.len();
    if total <= rows {
        return;
    }
    let last = first.saturating_add(rows).min(total);
    let place = format!(" {}-{last} of {total} ", first.saturating_add(1));
    let width = u16::try_from(place.len()).unwrap_or(0).saturating_add(2);
    let start = plan.bottom_rule.width.saturating_sub(width);
    canvas.line(beside(plan.bottom_rule, start), &Line::new().dim(&place));
}

/// The tabs that fit, the open one among them.
fn tabs_in(tabs: &'static [DetailTab], open: DetailTab, room: usize) -> &'static [DetailTab] {
    let width = |tabs: &[DetailTab]| -> usize {
        tabs.iter()
            .map(|tab| tab.title().len().saturating_add(2))
            .sum()
    };
    let mut shown = tabs;
    // From the left until the open tab would be cut off.
    while width(shown) > room {
        match shown.split_first() {
            Some((first, after)) if *first != open && !fits(shown, open, room) => shown = after,
            Some(_) | None => break,
        }
    }
    shown
}

/// Whether a tab, and all before it, fit.
fn fits(tabs: &[DetailTab], open: DetailTab, room: usize) -> bool {
    let mut used = 0_usize;
    for tab in tabs {
        used = used.saturating_add(tab.title().len()).saturating_add(2);
        if *tab == open {
            break;
        }
    }
    used <= room
}

/// The lines of a tab.
fn content(model: &Model, shape: Shape, width: usize, glyphs: &Glyphs) -> Vec<Line> {
    let tab = model.detail.tab(shape);
    if tab == DetailTab::Cost {
        return cost::long(model, width, glyphs);
    }
    let keys = tab.sections(shape);
    let read = &model.detail.sections;
    let missing = keys.iter().any(|key| !model.detail.has(*key));
    // A screen is drawn before the model knows its size: at the start, and between a change of size and its event.
    let now = model.app().filter(|_| missing).map_or(Vec::new(), |app| {
        some_sections(&model.catalog, app, &model.lens, keys).unwrap_or_default()
    });
    let headings = [
        Block::heading("Identity providers"),
        Block::heading("Tiers"),
    ];
    let [idps, tiers] = &headings;
    let mut whole: Vec<&Block> = Vec::new();
    for key in keys {
        if tab == DetailTab::Facts && *key == SectionKey::Idps {
            whole.push(idps);
        } else if tab == DetailTab::Facts && *key == SectionKey::Tiers {
            whole.push(tiers);
        }
        let mut sections = read.iter().chain(&now);
        let section = sections.find(|section| section.key == *key);
        whole.extend(section.into_iter().flat_map(|section| &section.blocks));
    }
    if let [Block::Text(only)] = whole.as_slice()
        && *only == Cited::missing()
    {
        return vec![Line::new().dim("not documented")];
    }
    blocks::lines(&whole, width)
}

/// Name and category; status; and what else fits beside the name.
fn small_head(model: &Model, app: &App, width: usize, glyphs: &Glyphs) -> Vec<Line> {
    let name = name_line(model, app);
    let checked = checked(model, app);
    let gap = width
        .saturating_sub(name.width())
        .saturating_sub(checked.width());
    let first = if gap >= 2 {
        name.gap(gap).and(checked)
    } else {
        name
    };
    let mut lines = vec![first, status_line(app, glyphs)];
    if let Some(idp) = model.lens.idp {
        lines.push(for_idp(model, app, idp));
    }
    lines
}

/// The head of a large pane.
fn wide_head(model: &Model, app: &App, width: usize, glyphs: &Glyphs) -> Vec<Line> {
    let mut lines = vec![name_line(model, app)];
    lines.extend(wrapped(status_line(app, glyphs).pieces(), width, 2));
    if let Some(idp) = model.lens.idp {
        lines.push(for_idp(model, app, idp));
    }
    lines.extend(wrapped(sso_line(model, app).pieces(), width, 2));
    lines.extend(wrapped(checked(model, app).pieces(), width, 2));
    lines.push(page_line(app));
    lines
}

/// The tables of a large pane, which leave the open tab its rows.
fn tables(model: &Model, app: &App, area: Rect, glyphs: &Glyphs) -> Vec<Line> {
    let width = usize::from(area.width);
    let mut lines = vec![Line::new()];
    lines.extend(tables::idp_lines(model, app, width, glyphs));
    lines.push(Line::new());
    let used = lines.len().saturating_add(1);
    let room = usize::from(area.height.saturating_sub(TAB_ROWS.saturating_add(1)));
    let tiers = tables::tier_lines(app, width, room.saturating_sub(used), glyphs);
    lines.extend(tiers);
    lines.push(Line::new());
    lines
}

fn name_line(model: &Model, app: &App) -> Line {
    let mut line = Line::new().with(app.display_name(), Role::Title);
    if model.lens.is_marked(app) {
        line = line.with(" +", Role::Mark);
    }
    let category = app
        .category
        .get()
        .map_or("category not documented", |category| category.title());
    line.gap(2).dim(category)
}

fn status_line(app: &App, glyphs: &Glyphs) -> Line {
    let status = app.status();
    let shape = glyphs.status(status);
    let words = status_words(app);
    Line::new().with(&format!("{shape} {words}"), Role::Status(status))
}

fn for_idp(model: &Model, app: &App, idp: Idp) -> Line {
    Line::new()
        .dim(&format!("For {}: ", idp.title()))
        .text(&model.lens.reach_words(app, idp))
}

/// Whether SSO must be in place first, and what there is of it.
fn sso_line(model: &Model, app: &App) -> Line {
    let first = match app.status() {
        Status::None => Line::new(),
        Status::Gated | Status::Unknown | Status::Included | Status::Partial => Line::new()
            .dim("SSO first: ")
            .text(yes_no(app.scim.sso_required.get()))
            .gap(3),
    };
    let mut sso = column("sso").map_or(String::new(), |column| (column.text)(app, &model.lens));
    if let Some(plan) = app.sso.plan.value() {
        sso = format!("{sso}, from {plan}");
    }
    first.dim("SSO: ").text(&sso)
}

/// When it was checked, and how many fields layers disagree on.
fn checked(model: &Model, app: &App) -> Line {
    let date = date_or_undated(app.verified);
    let line = Line::new().dim("checked ").text(&date);
    let line = match model.lens.age_days(app) {
        Some(0) => line.dim(", today"),
        Some(1) => line.dim(", 1 day ago"),
        Some(days) => {
            let stale = model.lens.is_stale(app) == Some(true);
            let line = line.dim(&format!(", {days} days ago"));
            if stale {
                line.with(&format!(" {STALE_SHAPE} stale"), Role::Note)
            } else {
                line
            }
        }
        None => line,
    };
    match app.disagreements {
        0 => line,
        1 => line.gap(3).with("! 1 disagreement", Role::Note),
        count => line
            .gap(3)
            .with(&format!("! {count} disagreements"), Role::Note),
    }
}

fn page_line(app: &App) -> Line {
    match app.docs_url.value() {
        Some(url) => Line::new().with(url, Role::Link),
        None => Line::new().dim("documentation page: not documented"),
    }
}
