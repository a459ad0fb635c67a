//! Lists to choose from: what is copied, my IdP, a facet's values, the order, the columns, an entry's app, the palette.

use ratatui::layout::{Position, Rect};

use crate::catalog::Idp;
use crate::field::column;
use crate::query::{Facet, Order};
use crate::text::{Align, thousands};
use crate::tui::input::TextInput;
use crate::tui::message::Target;
use crate::tui::model::{Model, Overlay};
use crate::tui::theme::Role;
use crate::tui::view::canvas::{Canvas, Line, below, beside, top};
use crate::tui::view::plan::{Plan, Shape};

use super::{centred, columns, naming, place_on_frame};

/// Columns of the facets' box: their names stand above the values.
const FACETS_WIDTH: u16 = 66;

/// One row to choose.
pub(super) struct Choice {
    pub(super) line: Line,
    pub(super) chosen: bool,
}

/// A list to choose from, as it is drawn.
pub(super) struct Choices {
    pub(super) title: String,
    /// What stands above the rows, with what the mouse hits.
    pub(super) rows: Vec<Choice>,
    pub(super) width: u16,
    /// Lines above the rows: the palette's text, the facets' names, how many columns fit.
    pub(super) head: u16,
    /// Whether the list is to be seen beside it, where there is room.
    pub(super) beside: bool,
}

/// Draws the open list.
pub fn draw(model: &Model, plan: &Plan, canvas: &mut Canvas<'_>) {
    let choices = choices(model, plan, canvas);
    let rows = u16::try_from(choices.rows.len()).unwrap_or(u16::MAX).max(1);
    let height = rows.saturating_add(choices.head).saturating_add(2);
    let mut area = centred(plan, choices.width, height);
    if choices.beside && plan.shape == Shape::Wide {
        area.x = plan.screen.right().saturating_sub(area.width);
    }
    let inside = canvas.boxed(area, &choices.title);
    canvas.hit(area, Target::Overlay);
    draw_head(model, plan, top(inside, choices.head), canvas);
    let list = below(inside, choices.head);
    if choices.rows.is_empty() {
        canvas.line(list, &Line::new().dim("nothing to choose"));
    }
    let first = first_row(model.overlay_cursor(), choices.rows.len(), list);
    draw_rows(model.overlay_cursor(), &choices.rows, list, canvas);
    place_on_frame(
        area,
        first,
        usize::from(list.height),
        choices.rows.len(),
        canvas,
    );
}

/// The first row that is shown, so that the cursor's is.
fn first_row(cursor: usize, rows: usize, area: Rect) -> usize {
    let page = usize::from(area.height);
    cursor
        .saturating_add(1)
        .saturating_sub(page)
        .min(rows.saturating_sub(page))
}

fn draw_rows(cursor: usize, rows: &[Choice], area: Rect, canvas: &mut Canvas<'_>) {
    let page = usize::from(area.height);
    let first = first_row(cursor, rows.len(), area);
    let mut rest = area;
    for (place, row) in rows.iter().enumerate().skip(first).take(page) {
        let mark = if row.chosen {
            canvas.glyphs().chosen
        } else {
            " "
        };
        let pointer = if place == cursor {
            canvas.glyphs().cursor
        } else {
            " "
        };
        let line = Line::new()
            .with(pointer, Role::Key)
            .with(mark, Role::Mark)
            .gap(1)
            .and(row.line.clone());
        let area = top(rest, 1);
        canvas.line(area, &line);
        if place == cursor {
            canvas.cursor_row(area, Role::Cursor);
        }
        canvas.hit(area, Target::OverlayRow(place));
        rest = below(rest, 1);
    }
}

fn choices(model: &Model, plan: &Plan, canvas: &Canvas<'_>) -> Choices {
    match &model.overlay {
        Some(Overlay::Copying { .. }) => copies(model),
        Some(Overlay::Idp { .. }) => idps(model),
        Some(Overlay::Facets { facet, .. }) => facet_values(model, *facet, plan),
        Some(Overlay::Order { .. }) => orders(model, canvas),
        Some(Overlay::Columns { rows, .. }) => columns::choices(model, rows, plan),
        Some(Overlay::Naming(asked)) => naming::choices(model, asked),
        Some(Overlay::Palette { .. }) => commands(model, plan, canvas),
        None
        | Some(
            Overlay::Help { .. }
            | Overlay::FirstKeys
            | Overlay::Scenarios { .. }
            | Overlay::Views { .. }
            | Overlay::Export,
        ) => Choices {
            title: String::new(),
            rows: Vec::new(),
            width: 0,
            head: 0,
            beside: false,
        },
    }
}

/// What can be copied, each with what it says.
fn copies(model: &Model) -> Choices {
    let rows = model.copying();
    let titles = rows.iter().map(|row| crate::text::width(&row.title));
    let widest = titles.max().unwrap_or(0);
    let rows = rows.into_iter().map(|row| Choice {
        line: Line::new()
            .padded(&row.title, widest, Align::Left, Role::Text)
            .gap(2)
            .dim(&row.preview),
        chosen: false,
    });
    Choices {
        title: "Copy".to_owned(),
        rows: rows.collect(),
        width: 76,
        head: 0,
        beside: false,
    }
}

fn idps(model: &Model) -> Choices {
    let none = Choice {
        line: Line::new().text("none: the vendors' answer only"),
        chosen: model.lens.idp.is_none(),
    };
    let each = Idp::ALL.iter().map(|idp| Choice {
        line: Line::new().text(match idp {
            Idp::Entra => "Microsoft Entra ID",
            Idp::Google => "Google Workspace",
            Idp::Okta | Idp::OneLogin | Idp::JumpCloud => idp.title(),
        }),
        chosen: model.lens.idp == Some(*idp),
    });
    Choices {
        title: "My IdP".to_owned(),
        rows: std::iter::once(none).chain(each).collect(),
        width: 42,
        head: 0,
        beside: false,
    }
}

/// What a facet's row holds before the value's title: cursor, mark, the number of apps, and the frame around it all.
const BESIDE_TITLE: usize = 14;

/// A facet's values with their counts; where there is room, the term that asks for each.
fn facet_values(model: &Model, facet: usize, plan: &Plan) -> Choices {
    let facet: Option<&Facet> = model.facets.get(facet);
    let values = facet.map_or(&[][..], |facet| &facet.values);
    let terms: Vec<String> = facet.map_or(Vec::new(), |facet| {
        values.iter().map(|value| value.term(facet.kind)).collect()
    });
    let titles = values.iter().map(|value| crate::text::width(&value.title));
    let widest = titles.max().unwrap_or(0);
    let terms_width = terms.iter().map(|term| crate::text::width(term)).max();
    let terms_width = terms_width.unwrap_or(0).saturating_add(2);
    let narrow = widest.saturating_add(BESIDE_TITLE);
    let wide = narrow.saturating_add(terms_width);
    // Beside them the list is still to be seen.
    let with_terms = wide
        <= usize::from(plan.screen.width)
            .saturating_mul(3)
            .div_euclid(4);
    let rows = values.iter().zip(&terms).map(|(value, term)| {
        let role = if value.count == 0 {
            Role::Dim
        } else {
            Role::Text
        };
        let count = thousands(u64::try_from(value.count).unwrap_or(u64::MAX));
        let line = Line::new()
            .padded(&count, 5, Align::Right, Role::Dim)
            .gap(2);
        let line = if with_terms {
            line.padded(&value.title, widest, Align::Left, role)
                .gap(2)
                .dim(term)
        } else {
            line.with(&value.title, role)
        };
        Choice {
            line,
            chosen: value.chosen,
        }
    });
    Choices {
        title: match model.is_asking() {
            true => "Filter, counting".to_owned(),
            false => "Filter".to_owned(),
        },
        rows: rows.collect(),
        width: u16::try_from(if with_terms { wide } else { narrow })
            .unwrap_or(u16::MAX)
            .max(FACETS_WIDTH),
        head: 2,
        beside: false,
    }
}

fn orders(model: &Model, canvas: &Canvas<'_>) -> Choices {
    let now = model.list.order.to_string();
    let key = now.trim_start_matches('-');
    let rows = Order::words().map(|word| {
        let title = match column(word) {
            Some(column) => column.heading(&model.lens).into_owned(),
            None => "Best match, then name".to_owned(),
        };
        let chosen = word == key;
        let direction = match model.list.order {
            Order::Column {
                descending: true, ..
            } if chosen => " from the greatest down",
            Order::Column { .. } if chosen => " from the least up; once more turns it round",
            Order::Column { .. } | Order::Relevance => "",
        };
        Choice {
            line: Line::new().text(&title).dim(direction),
            chosen,
        }
    });
    let _ = canvas;
    Choices {
        title: "Order".to_owned(),
        rows: rows.collect(),
        width: 60,
        head: 0,
        beside: false,
    }
}

/// A screen narrower than this has no room for the commands' names.
const NAMED: u16 = 76;
/// Columns of a command's key and of its name.
const KEY: usize = 9;
const NAME: usize = 16;

fn commands(model: &Model, plan: &Plan, canvas: &Canvas<'_>) -> Choices {
    let keymap = &canvas.dress().keymap;
    let place = model.place_below();
    let rows = model.palette().into_iter().map(|command| {
        let key = keymap
            .key_in(command, place)
            .map_or(String::new(), |key| key.to_string());
        let line = Line::new().padded(&key, KEY, Align::Left, Role::Key);
        let line = if plan.screen.width < NAMED {
            line
        } else {
            line.padded(command.name(), NAME, Align::Left, Role::Text)
        };
        let line = line.dim(command.help());
        Choice {
            line,
            chosen: false,
        }
    });
    Choices {
        title: "Commands".to_owned(),
        rows: rows.collect(),
        width: 90,
        head: 2,
        beside: false,
    }
}

/// The palette's text, the facets' names, or how many columns fit.
fn draw_head(model: &Model, plan: &Plan, area: Rect, canvas: &mut Canvas<'_>) {
    match &model.overlay {
        Some(Overlay::Naming(asked)) => naming::draw_head(model, asked, area, canvas),
        Some(Overlay::Palette { input, .. }) => {
            draw_input(":", input, area, canvas);
            draw_help(model, plan, below(area, 1), canvas);
        }
        Some(Overlay::Facets { facet, .. }) => draw_facet_names(model, *facet, area, canvas),
        Some(Overlay::Columns { .. }) => {
            canvas.line(beside(area, 3), &columns::head(model, plan));
        }
        None
        | Some(
            Overlay::Help { .. }
            | Overlay::FirstKeys
            | Overlay::Copying { .. }
            | Overlay::Idp { .. }
            | Overlay::Order { .. }
            | Overlay::Scenarios { .. }
            | Overlay::Views { .. }
            | Overlay::Export,
        ) => {}
    }
}

/// A line in which something is typed.
pub(super) fn draw_input(prompt: &str, input: &TextInput, area: Rect, canvas: &mut Canvas<'_>) {
    let room = beside(area, 2);
    let (shown, cursor) = input.shown(room.width);
    canvas.line(area, &Line::new().with(prompt, Role::Key));
    canvas.line(room, &Line::new().text(shown.as_str()));
    canvas.cursor(Position::new(room.x.saturating_add(cursor), room.y));
}

/// What the command under the cursor does, where its row has no room for all of it.
fn draw_help(model: &Model, plan: &Plan, area: Rect, canvas: &mut Canvas<'_>) {
    let Some(command) = model.palette().get(model.overlay_cursor()).copied() else {
        return;
    };
    let name = if plan.screen.width < NAMED { 0 } else { NAME };
    // The pointer, the mark and the space after them stand before the key.
    let before = KEY.saturating_add(name).saturating_add(3);
    if crate::text::width(command.help()).saturating_add(before) > usize::from(area.width) {
        canvas.line(area, &Line::new().dim(command.help()));
    }
}

fn draw_facet_names(model: &Model, open: usize, area: Rect, canvas: &mut Canvas<'_>) {
    // Names before the open one give way where not all fit.
    let width = |from: usize| -> usize {
        let shown = model.facets.iter().skip(from);
        shown.map(|facet| facet.title.len().saturating_add(2)).sum()
    };
    let mut first = 0_usize;
    while first < open && width(first) > usize::from(area.width) {
        first = first.saturating_add(1);
    }
    let mut rest = area;
    for (place, facet) in model.facets.iter().enumerate().skip(first) {
        let role = if place == open {
            Role::Chosen
        } else {
            Role::Dim
        };
        let word = if place == open {
            format!("[{}]", facet.title)
        } else {
            format!(" {} ", facet.title)
        };
        let used = canvas.line(rest, &Line::new().with(&word, role));
        canvas.hit(
            Rect {
                width: used,
                height: 1,
                ..rest
            },
            Target::Facet(place),
        );
        rest = beside(rest, used);
    }
}
