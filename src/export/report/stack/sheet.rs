//! A stack as rows for a spreadsheet, under machine words: its apps, then the entries that are none.

use crate::cost::{NativeState, Range, Side};
use crate::export::report::list::cell;
use crate::export::report::{Cited, Table};
use crate::field::NOT_DOCUMENTED;
use crate::stack::{AuditApp, Class, Loose};

use super::StackReport;

/// What is stated not to be there.
const NONE: &str = "none";

const COLUMNS: &[&str] = &[
    "id",
    "name",
    "labels",
    "class",
    "why",
    "sign_on",
    "provisioning",
    "seats",
    "own_seats",
    "connection",
    "inferred",
    "manual_cents",
    "native_state",
    "native_from",
    "native_to",
    "native_currency",
    "native_low_cents",
    "native_high_cents",
    "native_one_time_cents",
    "min_seats",
    "ceiling_cents",
    "ceiling_basis",
    "verdict",
    "todo",
    "saving_cents",
    "exposure",
    "exposure_stated",
    "leaver_action",
    "frees_seat",
    "revokes_sessions",
    "match_reason",
    "match_percent",
    "verified",
];

/// The apps and the entries that are none, a row each.
pub(super) fn apps(report: &StackReport<'_>) -> Table {
    let mut sheet = Table::new(COLUMNS);
    let rows = report.audit.apps.iter().map(|app| of_app(report, app));
    sheet.rows.extend(rows);
    let loose = [
        (Class::NotInCatalog, &report.audit.not_in_catalog),
        (Class::Undecided, &report.audit.undecided),
    ];
    for (class, entries) in loose {
        sheet
            .rows
            .extend(entries.iter().map(|loose| of_loose(class, loose)));
    }
    sheet
}

/// The entries to decide about, a row for each candidate.
pub(super) fn review(report: &StackReport<'_>) -> Table {
    let mut sheet = Table::new(&["label", "candidate", "percent", "grade", "reason", "why"]);
    for loose in &report.audit.undecided {
        for one in &loose.candidates {
            let cells = [
                loose.label.clone(),
                one.app.to_string(),
                one.confidence.percent().to_string(),
                one.confidence.grade().word().to_owned(),
                one.reason.word().to_owned(),
                one.reason.words(),
            ];
            sheet.rows.push(cells.into_iter().map(cell).collect());
        }
    }
    sheet
}

fn of_app(report: &StackReport<'_>, app: &AuditApp) -> Vec<Cited> {
    let (estimate, native) = (&app.estimate, &app.estimate.native);
    let catalogued = report.catalog.app(app.found.app.as_str());
    let todo = report
        .audit
        .todo
        .iter()
        .find(|todo| todo.app == app.found.app);
    let exposure = app.exposure.as_ref();
    let known = |text: Option<String>| text.unwrap_or_else(|| NOT_DOCUMENTED.to_owned());
    let side = |side: &Option<Side>| known(side.as_ref().map(|side| side.tier.clone()));
    let or_none = |text: Option<String>| text.unwrap_or_else(|| NONE.to_owned());
    let words: Vec<&str> = app.found.sign_on.iter().map(|way| way.word()).collect();
    [
        app.found.app.to_string(),
        app.name.clone(),
        app.labels.join("; "),
        app.class.word().to_owned(),
        app.why.clone(),
        words.join("; "),
        app.found.provisioning.word().to_owned(),
        estimate.seats.to_string(),
        yes_no(estimate.own_seats()),
        known(app.answer.map(|answer| answer.connection.word().to_owned())),
        known(app.answer.map(|answer| yes_no(answer.inferred))),
        estimate.manual.total.low.0.to_string(),
        native.state.word().to_owned(),
        side(&native.from),
        side(&native.to),
        of_yearly(app, &|yearly| yearly.currency.code().to_owned()),
        of_yearly(app, &|yearly| yearly.low.0.to_string()),
        of_yearly(app, &|yearly| match yearly.high {
            Some(high) => high.0.to_string(),
            None => "open".to_owned(),
        }),
        native.one_time.0.to_string(),
        known(
            catalogued
                .and_then(|app| app.scim.min_seats.get())
                .map(|seats| seats.to_string()),
        ),
        or_none(native.ceiling.map(|ceiling| ceiling.yearly.0.to_string())),
        or_none(
            native
                .ceiling
                .map(|ceiling| ceiling.basis.word().to_owned()),
        ),
        estimate.verdict.winner.word().to_owned(),
        or_none(todo.map(|todo| todo.kind.word().to_owned())),
        or_none(
            todo.and_then(|todo| todo.saving)
                .map(|saving| saving.0.to_string()),
        ),
        or_none(exposure.map(|exposure| exposure.kind.word().to_owned())),
        or_none(exposure.map(|exposure| yes_no(exposure.stated))),
        known(
            catalogued
                .and_then(|app| app.leaver.action.get())
                .map(|action| action.word().to_owned()),
        ),
        known(
            catalogued
                .and_then(|app| app.leaver.frees_seat.get())
                .map(yes_no),
        ),
        known(
            catalogued
                .and_then(|app| app.leaver.revokes_sessions.get())
                .map(yes_no),
        ),
        app.found.reason.word().to_owned(),
        app.found.confidence.percent().to_string(),
        known(
            catalogued
                .and_then(|app| app.verified)
                .map(|day| day.to_string()),
        ),
    ]
    .into_iter()
    .map(cell)
    .collect()
}

/// The yearly cost of native SCIM; "none" is stated, unknown is "not documented".
fn of_yearly(app: &AuditApp, get: &dyn Fn(Range) -> String) -> String {
    let native = &app.estimate.native;
    match (native.yearly, native.state) {
        (Some(yearly), _) => get(yearly),
        (None, NativeState::NotSold | NativeState::Unavailable | NativeState::OtherIdp) => {
            NONE.to_owned()
        }
        (
            None,
            NativeState::Included
            | NativeState::Priced
            | NativeState::Quote
            | NativeState::NotRead
            | NativeState::Unknown,
        ) => NOT_DOCUMENTED.to_owned(),
    }
}

/// An entry that is no app: of it nothing else is known.
fn of_loose(class: Class, loose: &Loose) -> Vec<Cited> {
    let row = COLUMNS.iter().map(|column| match *column {
        "id" => NONE.to_owned(),
        "name" | "labels" => loose.label.clone(),
        "class" => class.word().to_owned(),
        _ => NOT_DOCUMENTED.to_owned(),
    });
    row.map(cell).collect()
}

fn yes_no(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}
