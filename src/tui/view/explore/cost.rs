//! What the app costs a year, in four lines: by hand, over native SCIM, over a connector. The whole reckoning is in Cost.

use crate::catalog::money::{Currency, Money};
use crate::cost::{Ceiling, CeilingBasis, Estimate, NativeState, Range, SeatsFrom, Strategy};
use crate::text::{self, Align, Clean, thousands};
use crate::tui::glyphs::Glyphs;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::blocks::wrapped;
use crate::tui::view::canvas::{Line, Piece};

/// Rows of the short form, with the blank one above it.
pub const ROWS: u16 = 5;
/// Columns of a strategy's name.
const NAME: usize = 12;
/// The longest bar.
const LONGEST: usize = 24;

/// One strategy: its name, what it costs, and the sum where there is one.
struct Row {
    strategy: Strategy,
    words: String,
    sum: Option<Range>,
}

/// The short form: what each strategy costs and who wins.
#[must_use]
pub fn short(model: &Model, width: usize, glyphs: &Glyphs) -> Vec<Line> {
    let Some(estimate) = &model.detail.estimate else {
        return Vec::new();
    };
    let head = Line::new().with(&heading(estimate), Role::Heading).gap(2);
    let verdict = Clean::line(estimate.verdict.words.as_str());
    let room = width.saturating_sub(head.width());
    let verdict = verdict.truncate(room, glyphs.ellipsis);
    let mut lines = vec![head.text(verdict.as_str())];
    let rows = rows(estimate);
    let greatest = rows
        .iter()
        .filter_map(|row| row.sum.map(cells))
        .max()
        .unwrap_or(0);
    let sums = rows.iter().filter(|row| row.sum.is_some());
    let widest = sums.map(|row| text::width(&row.words)).max().unwrap_or(0);
    for row in rows {
        let role = match row.strategy {
            Strategy::Manual => Role::Manual,
            Strategy::NativeScim => Role::Native,
            Strategy::Connector => Role::Connector,
        };
        let line = Line::new()
            .gap(1)
            .padded(row.strategy.title(), NAME, Align::Left, Role::Dim);
        let line = match row.sum {
            None => line.text(&row.words),
            Some(sum) => {
                let line = line
                    .padded(&row.words, widest.min(width), Align::Left, Role::Text)
                    .gap(2);
                let room = width.saturating_sub(line.width()).min(LONGEST);
                line.with(&bar(sum, greatest, room, glyphs), role)
            }
        };
        lines.push(line);
    }
    lines
}

/// The tab of a small pane: the same, and what is assumed and not known.
#[must_use]
pub fn long(model: &Model, width: usize, glyphs: &Glyphs) -> Vec<Line> {
    let mut lines = short(model, width, glyphs);
    let Some(estimate) = &model.detail.estimate else {
        return lines;
    };
    let mut paragraph = |label: &str, words: &[String]| {
        if words.is_empty() {
            return;
        }
        let label = Piece {
            text: Clean::line(format!("{label}: ")),
            role: Role::Dim,
        };
        let words = Piece {
            text: Clean::line(words.join("; ")),
            role: Role::Text,
        };
        lines.push(Line::new());
        lines.extend(wrapped(&[label, words], width, 2));
    };
    paragraph("Verdict", std::slice::from_ref(&estimate.verdict.words));
    paragraph("Native SCIM", std::slice::from_ref(&estimate.native.why));
    paragraph("Not known", &estimate.unknowns);
    paragraph("Assumed", &estimate.assumptions);
    lines
}

/// For how many seats: "500 seats"; an app with seats of its own says so.
fn heading(estimate: &Estimate) -> String {
    let seats = thousands(u64::from(estimate.seats));
    let seats = match estimate.seats {
        1 => "1 seat".to_owned(),
        _ => format!("{seats} seats"),
    };
    match estimate.seats_from {
        SeatsFrom::Headcount => seats,
        SeatsFrom::Yours => format!("{seats} of its own"),
        SeatsFrom::Stack => format!("{seats}, as your stack counts"),
    }
}

fn rows(estimate: &Estimate) -> [Row; 3] {
    let native = &estimate.native;
    let connector = &estimate.connector;
    [
        Row {
            strategy: Strategy::Manual,
            words: a_year(estimate.manual.total),
            sum: Some(estimate.manual.total),
        },
        Row {
            strategy: Strategy::NativeScim,
            words: match (native.yearly, &native.ceiling) {
                (Some(yearly), _) => a_year(yearly),
                (None, Some(ceiling)) => format!("{}: {}", native.state.title(), pays(ceiling)),
                (None, None) => native.state.title().to_owned(),
            },
            sum: native
                .yearly
                .filter(|_| native.state != NativeState::NotSold),
        },
        Row {
            strategy: Strategy::Connector,
            words: match connector.yearly {
                Some(yearly) => a_year(yearly),
                None => connector.state.title().to_owned(),
            },
            sum: connector.yearly,
        },
    ]
}

fn a_year(sum: Range) -> String {
    format!("{sum} a year")
}

/// Up to which quote it pays.
fn pays(ceiling: &Ceiling) -> String {
    let amount = Money::new(ceiling.yearly, Currency::Usd);
    match ceiling.basis {
        CeilingBasis::Total => format!("pays below {amount}"),
        CeilingBasis::Increase => format!("pays below {amount} more than today"),
    }
}

/// The end of a sum, for the length of its bar; sums in other currencies than dollars have no place on the scale.
fn cells(sum: Range) -> i64 {
    if sum.currency == Currency::Usd {
        sum.high.unwrap_or(sum.low).0
    } else {
        0
    }
}

fn bar(sum: Range, greatest: i64, room: usize, glyphs: &Glyphs) -> String {
    let room_wide = i128::try_from(room).unwrap_or(0);
    let long = |cents: i64| {
        let scaled = i128::from(cents.max(0)).saturating_mul(room_wide);
        let cells = scaled.checked_div(i128::from(greatest)).unwrap_or(0);
        let shown = if cents > 0 && greatest > 0 {
            cells.max(1)
        } else {
            0
        };
        usize::try_from(shown).unwrap_or(0).min(room)
    };
    let end = long(cells(sum));
    let sure = long(sum.low.0.min(cells(sum))).min(end);
    let open = if sum.is_open() && end < room { ">" } else { "" };
    let maybe = end.saturating_sub(sure);
    format!(
        "{}{}{open}",
        glyphs.bar.repeat(sure),
        glyphs.bar_open.repeat(maybe)
    )
}
