//! What apps cost at each size: the points of the chart in words, and as rows for a spreadsheet.

use crate::cost::{Axis, Curve, Estimate, Landmark, NativeState, Point, Range};
use crate::export::report::{Block, Cited, Part, Table};
use crate::field::NOT_DOCUMENTED;
use crate::text::Clean;

use super::super::list::{cell, count};
use super::CostReport;

/// A curve as a table: a row a size, with what stands out there.
pub(super) fn table(estimate: &Estimate, curve: &Curve) -> Table {
    let size = match curve.axis {
        Axis::Headcount => ">People",
        Axis::Seats => ">Seats",
    };
    let mut heads = vec![size];
    // Seats of their own line up with the sizes; those that follow from people are said beside them.
    if curve.axis == Axis::Headcount {
        heads.push(">Seats");
    }
    heads.extend([">By hand", ">Native SCIM", ">Connector", "Cheapest", ""]);
    let mut table = Table::new(&heads);
    for point in &curve.points {
        let mut cells = vec![number(point.size)];
        if curve.axis == Axis::Headcount {
            cells.push(number(point.seats));
        }
        let marks = estimate.landmarks_at(point.size);
        let titles: Vec<&str> = marks.iter().map(|mark| mark.title()).collect();
        cells.extend([
            Cited::plain(point.manual.to_string()),
            native(point),
            connector(estimate, point),
            Cited::plain(point.winner.title()),
            Cited::plain(titles.join(", ")),
        ]);
        table.push(cells, !marks.is_empty());
    }
    table
}

/// The curves of more apps than are shown in full, a part each.
pub(super) fn parts(report: &CostReport<'_>) -> Vec<Part> {
    let estimates = report.estimates.iter().enumerate();
    let parts = estimates.filter_map(|(place, estimate)| {
        let curve = report.curve_of(place)?;
        Some(Part {
            title: Clean::line(format!("{}, at each size", estimate.name)),
            blocks: vec![Block::Table(table(estimate, curve))],
        })
    });
    parts.collect()
}

/// A row for each app and size, for spreadsheets.
pub(super) fn sheet(report: &CostReport<'_>) -> Table {
    let mut sheet = Table::new(&[
        "id",
        "name",
        "axis",
        "size",
        "seats",
        "manual_cents",
        "native_state",
        "native_currency",
        "native_low_cents",
        "native_high_cents",
        "connector_cents",
        "verdict",
        "landmark",
    ]);
    for (place, estimate) in report.estimates.iter().enumerate() {
        let Some(curve) = report.curve_of(place) else {
            continue;
        };
        for point in &curve.points {
            let cells = row(estimate, curve.axis, point);
            sheet.rows.push(cells.into_iter().map(cell).collect());
        }
    }
    sheet
}

fn row(estimate: &Estimate, axis: Axis, point: &Point) -> [String; 13] {
    const NONE: &str = "none";
    let or_none = |value: Option<String>| value.unwrap_or_else(|| NONE.to_owned());
    let missing = match point.native_state {
        NativeState::NotSold | NativeState::Unavailable | NativeState::OtherIdp => NONE,
        NativeState::Included
        | NativeState::Priced
        | NativeState::Quote
        | NativeState::NotRead
        | NativeState::Unknown => NOT_DOCUMENTED,
    };
    let of_native = |value: Option<String>| value.unwrap_or_else(|| missing.to_owned());
    let high = |yearly: Range| match yearly.high {
        Some(high) => high.0.to_string(),
        None => "open".to_owned(),
    };
    let native = point.native;
    let marks: Vec<&str> = estimate
        .landmarks_at(point.size)
        .into_iter()
        .map(Landmark::word)
        .collect();
    [
        estimate.app.to_string(),
        estimate.name.clone(),
        axis.unit().to_owned(),
        point.size.to_string(),
        point.seats.to_string(),
        point.manual.low.0.to_string(),
        point.native_state.word().to_owned(),
        of_native(native.map(|yearly| yearly.currency.code().to_owned())),
        of_native(native.map(|yearly| yearly.low.0.to_string())),
        of_native(native.map(high)),
        or_none(point.connector.map(|yearly| yearly.low.0.to_string())),
        point.winner.word().to_owned(),
        or_none((!marks.is_empty()).then(|| marks.join(" "))),
    ]
}

/// Native SCIM's cost a year at a size, or where it stands there.
fn native(point: &Point) -> Cited {
    match (point.native, point.native_state) {
        (_, NativeState::Unknown) => Cited::missing(),
        (Some(yearly), _) => Cited::plain(yearly.to_string()),
        (None, state) => Cited::plain(state.title()),
    }
}

fn connector(estimate: &Estimate, point: &Point) -> Cited {
    match point.connector {
        Some(yearly) => Cited::plain(yearly.to_string()),
        None => Cited::plain(estimate.connector.state.title()),
    }
}

fn number(number: u32) -> Cited {
    Cited::plain(count(usize::try_from(number).unwrap_or(usize::MAX)))
}
