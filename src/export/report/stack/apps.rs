//! The tables of a stack: its apps, the exposed ones, how they were matched, and the entries that are none.

use crate::catalog::fact;
use crate::cost::{CeilingBasis, NativeState};
use crate::export::report::list::{cell, count};
use crate::export::report::{Block, Cited, Pair, Standing, Table};
use crate::stack::{AuditApp, Candidate, Class, Exposure, ExposureKind, Loose};

use super::{StackReport, dollars, shortened};

/// Every app, class by class.
pub(super) fn apps(report: &StackReport<'_>) -> Vec<Block> {
    let mut table = Table::new(&[
        "App",
        "Class",
        "In the export",
        ">Seats",
        ">By hand, a year",
        ">Native SCIM, a year",
        "Why",
    ]);
    for app in &report.audit.apps {
        table.rows.push(vec![
            Cited::plain(&app.name),
            Cited::plain(app.class.title()),
            cell(app.state()),
            Cited::plain(seats(app)),
            by_hand(app),
            native(report, app),
            Cited::plain(&app.why),
        ]);
    }
    if table.rows.is_empty() {
        return vec![Block::Text(Cited::plain(
            "No entry is an app of the catalog.",
        ))];
    }
    vec![Block::Table(table)]
}

fn seats(app: &AuditApp) -> String {
    count(usize::try_from(app.estimate.seats).unwrap_or(usize::MAX))
}

/// What handwork costs. Of what is provisioned none is left, and the column adds up to the sum under Coverage.
fn by_hand(app: &AuditApp) -> Cited {
    match app.class {
        Class::Provisioned => Cited::plain("not needed"),
        Class::Today
        | Class::Upgrade
        | Class::OtherIdp
        | Class::Manual
        | Class::NotDocumented
        | Class::NotInCatalog
        | Class::Undecided => Cited::plain(app.estimate.manual.total.to_string()),
    }
}

/// What native SCIM costs more than today, with the smallest number of seats and the ceiling of a quote where there are any.
fn native(report: &StackReport<'_>, app: &AuditApp) -> Cited {
    let native = &app.estimate.native;
    let catalogued = report.catalog.app(app.found.app.as_str());
    if app.class == Class::Provisioned {
        return Cited::plain("in use");
    }
    if native.state == NativeState::Unknown {
        return Cited::missing();
    }
    let mut text = native.yearly.map_or_else(
        || native.state.title().to_owned(),
        |yearly| yearly.to_string(),
    );
    let least = catalogued.and_then(|app| app.scim.min_seats.get());
    if let Some(least) = least.filter(|least| *least > 1 && native.state != NativeState::NotSold) {
        text = format!("{text}, at least {least} seats");
    }
    if let Some(ceiling) = native.ceiling {
        let on = match ceiling.basis {
            CeilingBasis::Total => "",
            CeilingBasis::Increase => " more than today",
        };
        text = format!("{text}, pays below {}{on}", dollars(ceiling.yearly));
    }
    Cited::plain(text)
}

/// The apps whose accounts outlive their owners' leaving.
pub(super) fn exposed(report: &StackReport<'_>) -> Vec<Block> {
    let stated = report
        .audit
        .exposed()
        .filter(|(_, exposure)| exposure.stated)
        .count();
    let unsaid = report.audit.exposed().count().saturating_sub(stated);
    if stated.saturating_add(unsaid) == 0 {
        return vec![Block::Text(Cited::plain(
            "The IdP closes the accounts of every matched app.",
        ))];
    }
    let mut table = Table::new(&[
        "App",
        "What stays",
        "By the export",
        "SCIM would",
        "Seat freed",
        "Sessions end",
    ]);
    for kind in ExposureKind::ALL {
        for (app, exposure) in report
            .audit
            .exposed()
            .filter(|(_, exposure)| exposure.kind == *kind)
        {
            table.rows.push(row(app, exposure));
        }
    }
    vec![
        Block::Text(Cited::plain(format!(
            "Removing somebody from the IdP leaves the account of {} apps alive. Of {} more the export does not say whether \
             they are provisioned.",
            count(stated),
            count(unsaid)
        ))),
        Block::Table(table),
    ]
}

fn row(app: &AuditApp, exposure: &Exposure) -> Vec<Cited> {
    let mut stays = exposure.kind.title().to_owned();
    if exposure.created_at_sign_on == Some(true) {
        stays.push_str("; accounts are created at first sign-on");
    }
    let standing = if exposure.stated {
        Standing::Stated
    } else {
        Standing::Unconfirmed
    };
    vec![
        Cited::plain(&app.name),
        Cited::plain(stays),
        cell(app.state()).with(standing),
        exposure
            .action
            .map_or_else(Cited::missing, |action| Cited::plain(action.title())),
        yes_no(exposure.frees_seat),
        yes_no(exposure.revokes_sessions),
    ]
}

fn yes_no(stated: Option<bool>) -> Cited {
    cell(fact::yes_no(stated).to_owned())
}

/// The entries to decide about, with who they may be.
pub(super) fn undecided(report: &StackReport<'_>) -> Vec<Block> {
    if report.audit.undecided.is_empty() {
        return vec![Block::Text(Cited::plain("Nothing is left to decide."))];
    }
    let mut table = Table::new(&["Entry", "May be"]);
    for loose in &report.audit.undecided {
        let lines: Vec<String> = loose
            .candidates
            .iter()
            .map(|one| candidate(report, one))
            .collect();
        table
            .rows
            .push(vec![Cited::plain(&loose.label), Cited::lines(&lines)]);
    }
    vec![
        Block::Text(Cited::plain(
            "Decide with --decide 'ENTRY=APP', or 'ENTRY=none' where it is no app of the catalog.",
        )),
        Block::Table(table),
    ]
}

/// `Slack (slack), 70 %, likely: holds the name Slack`.
fn candidate(report: &StackReport<'_>, one: &Candidate) -> String {
    let app = report.catalog.app(one.app.as_str());
    let name = app.map_or(one.app.as_str(), |app| app.display_name());
    let (percent, grade) = (one.confidence.percent(), one.confidence.grade().word());
    format!(
        "{name} ({}), {percent} %, {grade}: {}",
        one.app,
        one.reason.words()
    )
}

/// The entries that are no app of the catalog.
pub(super) fn not_in_catalog(report: &StackReport<'_>) -> Vec<Block> {
    let labels = |decided: bool| -> Vec<&str> {
        let loose = report.audit.not_in_catalog.iter();
        let wanted = loose.filter(|loose| loose.decided == decided);
        wanted.map(|loose: &Loose| loose.label.as_str()).collect()
    };
    let groups = [
        ("Nothing in the catalog comes near", false),
        ("By your decision", true),
    ];
    let pairs = groups.into_iter().filter_map(|(label, decided)| {
        let labels = labels(decided);
        let label = format!("{label}, {}", count(labels.len()));
        (!labels.is_empty()).then(|| Pair::one(label, Cited::plain(shortened(&labels))))
    });
    vec![Block::Pairs(pairs.collect())]
}

/// Which entries each app was found in, and why.
pub(super) fn matches(report: &StackReport<'_>) -> Vec<Block> {
    let mut table = Table::new(&["App", "Entries", "Because of", ">Sure, %", "Checked"]);
    for app in &report.audit.apps {
        let labels: Vec<&str> = app.labels.iter().map(String::as_str).collect();
        let verified = report
            .catalog
            .app(app.found.app.as_str())
            .and_then(|app| app.verified);
        table.rows.push(vec![
            Cited::plain(&app.name),
            Cited::plain(shortened(&labels)),
            Cited::plain(app.found.reason.words()),
            Cited::plain(app.found.confidence.percent().to_string()),
            verified.map_or_else(Cited::missing, |day| Cited::plain(day.to_string())),
        ]);
    }
    vec![Block::Table(table)]
}
