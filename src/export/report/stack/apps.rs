//! The tables of a stack: its apps, the exposed ones, how they were matched, and the entries that are none.

use crate::catalog::{Catalog, fact};
use crate::cost::{CeilingBasis, NativeState};
use crate::export::report::list::{cell, count};
use crate::export::report::{Block, Cited, Standing, Table};
use crate::stack::{AuditApp, Candidate, Class, Exposure, ExposureKind, Loose};
use crate::text::counted;

use super::{StackReport, dollars, shortened};

/// Every app, class by class.
pub(super) fn apps(report: &StackReport<'_>) -> Vec<Block> {
    let reach = report.audit.idp.map(|idp| format!("For {idp}"));
    let mut heads = vec!["App", "Class", "The export says"];
    heads.extend(reach.as_deref());
    heads.extend([">Seats", ">By hand, a year", ">Native SCIM, a year", "Why"]);
    let mut table = Table::new(&heads);
    for app in &report.audit.apps {
        let known = report.catalog.app(app.found.app.as_str());
        let reach = known
            .zip(report.audit.idp)
            .map(|(known, idp)| report.lens.reach_words(known, idp));
        let mut cells = vec![
            Cited::plain(&app.name),
            Cited::plain(app.class.title()),
            cell(app.state()),
        ];
        cells.extend(report.audit.idp.map(|_| Cited::or_missing(reach)));
        cells.extend([
            Cited::plain(seats(app)),
            by_hand_in_words(app),
            native_in_words(report.catalog, app),
            Cited::plain(&app.why),
        ]);
        table.rows.push(cells);
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
#[must_use]
pub fn by_hand_in_words(app: &AuditApp) -> Cited {
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
#[must_use]
pub fn native_in_words(catalog: &Catalog, app: &AuditApp) -> Cited {
    let native = &app.estimate.native;
    let catalogued = catalog.app(app.found.app.as_str());
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
        "A leaver",
        "The export says",
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
            "A leaver keeps the account in {}. Of {} more the export does not say whether accounts are provisioned.",
            counted(stated, "app", "apps"),
            count(unsaid)
        ))),
        Block::Table(table),
    ]
}

fn row(app: &AuditApp, exposure: &Exposure) -> Vec<Cited> {
    let mut stays = exposure.kind.title().to_owned();
    if exposure.created_at_sign_on == Some(true) {
        stays.push_str("; accounts are created at the first sign-on");
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
    let mut table = Table::new(&["Entry", ">Candidates", "May be"]);
    for loose in &report.audit.undecided {
        let lines: Vec<String> = loose
            .candidates
            .iter()
            .map(|one| candidate(report, one))
            .collect();
        table.rows.push(vec![
            entry(report, loose),
            Cited::plain(count(lines.len())),
            Cited::lines(&lines),
        ]);
    }
    vec![
        Block::Text(Cited::plain(
            "Which app is it? Decide with --decide 'ENTRY=APP', or 'ENTRY=none' where it is no app of the catalog.",
        )),
        Block::Table(table),
    ]
}

/// `Slack (slack), 70 %, likely: holds the name Slack`.
fn candidate(report: &StackReport<'_>, one: &Candidate) -> String {
    let app = report.catalog.app(one.app.as_str());
    let name = app.map_or(one.app.as_str(), |app| app.display_name());
    let (percent, grade) = (one.confidence.percent(), one.confidence.grade().word());
    let category = app.and_then(|app| app.category.get());
    let category = category.map_or(String::new(), |known| format!("; {}", known.title()));
    format!(
        "{name} ({}), {percent} %, {grade}: {}{category}",
        one.app,
        one.reason.words()
    )
}

/// What the export says of an entry that is no app: its label, where it stands, how it signs on, whether it provisions,
/// where it leads.
fn entry(report: &StackReport<'_>, loose: &Loose) -> Cited {
    let mut lines = vec![loose.label.clone()];
    if let Some(entry) = report.inventory.entries.get(loose.entry) {
        lines.push(format!("stands at {}", entry.origin.place.in_words()));
        lines.push(format!("signs on by: {}", entry.sign_on.title()));
        lines.push(format!("provisioning: {}", entry.provisioning.title()));
        if !entry.urls.is_empty() {
            lines.push(format!("addresses: {}", entry.urls.join(", ")));
        }
    }
    Cited::lines(&lines)
}

/// The entries that are no app of the catalog.
pub(super) fn not_in_catalog(report: &StackReport<'_>) -> Vec<Block> {
    let mut table = Table::new(&["Entry", "Why"]);
    for loose in &report.audit.not_in_catalog {
        let why = if loose.decided {
            "your decision"
        } else {
            "nothing in the catalog comes near"
        };
        table
            .rows
            .push(vec![entry(report, loose), Cited::plain(why)]);
    }
    vec![Block::Table(table)]
}

/// Which entries each app was found in, and why.
pub(super) fn matches(report: &StackReport<'_>) -> Vec<Block> {
    let mut table = Table::new(&["App", "Entries", "Because of", ">Sure, %", "Checked"]);
    for app in &report.audit.apps {
        let entries = app.found.entries.iter();
        let entries = entries.filter_map(|place| report.inventory.entries.get(*place));
        let labels: Vec<String> = entries
            .map(|entry| format!("{}, {}", entry.label, entry.origin.place.in_words()))
            .collect();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
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
