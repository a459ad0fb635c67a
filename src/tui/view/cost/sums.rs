//! The sums line by line: for one app each input with its source, for several apps each app with its amounts.

use crate::catalog::App;
use crate::cost::{Estimate, Source, Strategy, explain};
use crate::export::report::date_or_undated;
use crate::text::{self, Align, Clean};
use crate::tui::model::{Model, Scope};
use crate::tui::theme::Role;
use crate::tui::view::Line;

use super::bars::sentence;
use super::dials::gap;
use super::portfolio::estimates;
use super::{PageLine, heading, now, paragraph};

/// From this width on a line of a sum stands on one row.
const WIDE: u16 = 100;

/// What stands in the place of a sum's source.
const SUM: &str = "sum";

/// The sums of these apps.
pub(super) fn lines(model: &Model, apps: &[&App], width: u16) -> Vec<PageLine> {
    match (model.cost.scope, apps.first()) {
        (Scope::App, Some(app)) => of_one(model, &now(model, app), width),
        (Scope::App | Scope::Marked | Scope::Query | Scope::Stack, _) => {
            of_many(&estimates(model, apps), width)
        }
    }
}

fn of_one(model: &Model, estimate: &Estimate, width: u16) -> Vec<PageLine> {
    let mut lines = Vec::new();
    let all = explain(estimate);
    for strategy in Strategy::ALL {
        let of_it: Vec<_> = all
            .iter()
            .filter(|line| line.strategy == strategy)
            .collect();
        if of_it.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(gap());
        }
        lines.push(heading(strategy.title(), "a year"));
        for line in of_it {
            let source = source(model, &line.source);
            let amount = line.amount_in_words();
            let sum = line.source == Source::Sum;
            lines.extend(sum_line(
                &[&line.label, &line.how, &amount, &source],
                sum,
                width,
            ));
        }
    }
    lines.push(gap());
    let verdict = sentence(&estimate.verdict.words);
    lines.extend(paragraph("", &verdict, Role::Text, width));
    if !estimate.assumptions.is_empty() {
        let assumed: Vec<String> = estimate
            .assumptions
            .iter()
            .map(|one| sentence(one))
            .collect();
        lines.extend(paragraph(
            "Assumed: ",
            &assumed.join(" "),
            Role::Text,
            width,
        ));
    }
    lines
}

/// Who says so.
fn source(model: &Model, source: &Source) -> String {
    match source {
        Source::Layer(layer, date) => {
            format!(
                "{}, {}",
                model.lens.layer_word(*layer),
                date_or_undated(*date)
            )
        }
        Source::Default(whence) => format!("default: {whence}"),
        Source::Yours => "yours".to_owned(),
        Source::Stack => "your stack".to_owned(),
        Source::Sum => SUM.to_owned(),
    }
}

/// Label, how, amount and source: on one row where there is room, else with how and source under it.
fn sum_line(cells: &[&str; 4], sum: bool, width: u16) -> Vec<PageLine> {
    let [label, how, amount, source] = cells;
    let role = if sum { Role::Heading } else { Role::Text };
    let columns = usize::from(width);
    let start = |wide: usize| Line::new().gap(3).column(label, wide, Align::Left, role);
    if width >= WIDE {
        let room = columns.saturating_sub(3 + 26 + 18 + 36);
        let hows = text::wrap(how, room.saturating_sub(2));
        let sources = text::wrap(source, 34);
        let rows = hows.len().max(sources.len()).max(1);
        return (0..rows)
            .map(|row| {
                let cell = |lines: &[String]| lines.get(row).cloned().unwrap_or_default();
                let first = row == 0;
                let line = if first {
                    start(26)
                } else {
                    Line::new().gap(29)
                };
                line.column(&cell(&hows), room, Align::Left, Role::Dim)
                    .column(if first { amount } else { "" }, 18, Align::Right, role)
                    .gap(2)
                    .dim(&cell(&sources))
                    .into()
            })
            .collect();
    }
    let amount_width = Clean::line(*amount).width().max(10);
    let wide = columns.saturating_sub(amount_width.saturating_add(5));
    let first = start(wide).column(amount, amount_width, Align::Right, role);
    let mut lines = vec![PageLine::from(first)];
    let under: Vec<&str> = [*how, *source]
        .into_iter()
        // How a sum was made says that it is one.
        .filter(|words| !words.is_empty() && *words != SUM)
        .collect();
    for words in text::wrap(&under.join("; "), columns.saturating_sub(7)) {
        lines.push(Line::new().gap(5).dim(&words).into());
    }
    lines
}

/// Each app with what it costs by each strategy: the lines of the sums over several apps.
fn of_many(estimates: &[Estimate], width: u16) -> Vec<PageLine> {
    let name = usize::from(width).saturating_sub(3 + 3 * 18).clamp(10, 34);
    let head = Line::new()
        .gap(3)
        .column("App", name, Align::Left, Role::Heading)
        .column(Strategy::Manual.title(), 18, Align::Right, Role::Heading)
        .column(
            Strategy::NativeScim.title(),
            18,
            Align::Right,
            Role::Heading,
        )
        .column(Strategy::Connector.title(), 18, Align::Right, Role::Heading);
    let mut lines = vec![PageLine::from(head)];
    for estimate in estimates {
        let native = match estimate.native.yearly {
            Some(yearly) => yearly.to_string(),
            None => estimate.native.state.title().to_owned(),
        };
        let connector = match estimate.connector.yearly {
            Some(yearly) => yearly.to_string(),
            None => estimate.connector.state.title().to_owned(),
        };
        let line = Line::new()
            .gap(3)
            .column(&estimate.name, name, Align::Left, Role::Text)
            .column(
                &estimate.manual.total.to_string(),
                18,
                Align::Right,
                Role::Text,
            )
            .column(&native, 18, Align::Right, Role::Text)
            .column(&connector, 18, Align::Right, Role::Text);
        lines.push(line.into());
    }
    lines
}
