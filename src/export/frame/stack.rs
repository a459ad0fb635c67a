//! The frame of a stack: coverage, classes, what to do, the apps, and the entries that are none.

use serde::Serialize;

use crate::catalog::Idp;
use crate::catalog::fact::yes_no_word;
use crate::cost::{Percent, Range, Side};
use crate::export::report::StackReport;
use crate::stack::{Audit, AuditApp, Candidate, Class, Loose, Todo};
use crate::text::Clean;

use super::SCHEMA;

/// A stack under my IdP.
#[derive(Debug, Clone, Serialize)]
pub struct StackFrame {
    schema: u32,
    idp: Option<&'static str>,
    /// Whose export it is.
    provider: Option<&'static str>,
    format: &'static str,
    files: Vec<Clean>,
    headcount: u32,
    entries: usize,
    set_aside: Vec<SetAsideFrame>,
    coverage: CoverageFrame,
    classes: Vec<ClassFrame>,
    manual: ManualFrame,
    todo: Vec<TodoFrame>,
    /// The apps, by class and name.
    pub apps: Vec<StackAppFrame>,
    undecided: Vec<LooseFrame>,
    not_in_catalog: Vec<LooseFrame>,
}

#[derive(Debug, Clone, Serialize)]
struct SetAsideFrame {
    why: &'static str,
    entries: usize,
}

#[derive(Debug, Clone, Serialize)]
struct CoverageFrame {
    apps: usize,
    now: usize,
    now_percent: Option<Percent>,
    unsaid: usize,
    with_today: usize,
    with_today_percent: Option<Percent>,
    with_upgrades: usize,
    with_upgrades_percent: Option<Percent>,
}

#[derive(Debug, Clone, Serialize)]
struct ClassFrame {
    class: &'static str,
    count: usize,
}

/// Handwork for the apps that are not provisioned. The total is null where there is no such app.
#[derive(Debug, Clone, Serialize)]
struct ManualFrame {
    apps: usize,
    total: Option<Range>,
    assumes_everyone: bool,
}

#[derive(Debug, Clone, Serialize)]
struct TodoFrame {
    todo: &'static str,
    id: Clean,
    name: Clean,
    saving_cents: Option<i64>,
    cost: Option<Range>,
    one_time_cents: i64,
    ceiling_cents: Option<i64>,
    ceiling_basis: Option<&'static str>,
    why: Clean,
}

/// One app of the stack.
#[derive(Debug, Clone, Serialize)]
pub struct StackAppFrame {
    id: Clean,
    name: Clean,
    labels: Vec<Clean>,
    class: &'static str,
    why: Clean,
    sign_on: Vec<&'static str>,
    provisioning: &'static str,
    seats: u32,
    own_seats: bool,
    seats_from: &'static str,
    connection: Option<&'static str>,
    inferred: Option<bool>,
    manual: Range,
    native: NativeFrame,
    verdict: &'static str,
    exposure: Option<ExposureFrame>,
    #[serde(rename = "match")]
    found: MatchFrame,
}

#[derive(Debug, Clone, Serialize)]
struct NativeFrame {
    state: &'static str,
    from: Option<Clean>,
    to: Option<Clean>,
    yearly: Option<Range>,
    one_time_cents: i64,
    min_seats: Option<u32>,
    ceiling_cents: Option<i64>,
    ceiling_basis: Option<&'static str>,
}

#[derive(Debug, Clone, Serialize)]
struct ExposureFrame {
    kind: &'static str,
    stated: bool,
    created_at_sign_on: &'static str,
    leaver_action: &'static str,
    frees_seat: &'static str,
    revokes_sessions: &'static str,
}

#[derive(Debug, Clone, Serialize)]
struct MatchFrame {
    reason: &'static str,
    words: Clean,
    percent: u8,
    confidence: &'static str,
}

#[derive(Debug, Clone, Serialize)]
struct LooseFrame {
    label: Clean,
    decided: bool,
    candidates: Vec<CandidateFrame>,
}

#[derive(Debug, Clone, Serialize)]
struct CandidateFrame {
    id: Clean,
    reason: &'static str,
    words: Clean,
    percent: u8,
    confidence: &'static str,
}

impl StackFrame {
    /// The frame of a report.
    #[must_use]
    pub fn new(report: &StackReport<'_>) -> StackFrame {
        let (audit, inventory) = (&report.audit, report.inventory);
        let manual = audit.manual();
        StackFrame {
            schema: SCHEMA,
            idp: audit.idp.map(Idp::word),
            provider: audit.provider.map(Idp::word),
            format: inventory.format.word(),
            files: inventory.files.iter().map(Clean::line).collect(),
            headcount: audit.scenario.headcount(),
            entries: inventory.entries.len(),
            set_aside: audit
                .set_aside
                .iter()
                .map(|(why, entries)| SetAsideFrame {
                    why: why.word(),
                    entries: *entries,
                })
                .collect(),
            coverage: coverage(audit),
            classes: Class::ALL
                .iter()
                .map(|class| ClassFrame {
                    class: class.word(),
                    count: audit.count(*class),
                })
                .collect(),
            manual: ManualFrame {
                apps: manual.counted,
                total: (manual.counted > 0).then_some(manual.total),
                assumes_everyone: audit.open.assumes_everyone,
            },
            todo: audit.todo.iter().map(todo).collect(),
            apps: audit.apps.iter().map(|app| of_app(report, app)).collect(),
            undecided: audit.undecided.iter().map(loose).collect(),
            not_in_catalog: audit.not_in_catalog.iter().map(loose).collect(),
        }
    }
}

fn coverage(audit: &Audit) -> CoverageFrame {
    let coverage = audit.coverage;
    CoverageFrame {
        apps: coverage.apps,
        now: coverage.now,
        now_percent: coverage.share(coverage.now),
        unsaid: coverage.unsaid,
        with_today: coverage.with_today,
        with_today_percent: coverage.share(coverage.with_today),
        with_upgrades: coverage.with_upgrades,
        with_upgrades_percent: coverage.share(coverage.with_upgrades),
    }
}

fn todo(todo: &Todo) -> TodoFrame {
    TodoFrame {
        todo: todo.kind.word(),
        id: Clean::line(todo.app.as_str()),
        name: Clean::line(&todo.name),
        saving_cents: todo.saving.map(|saving| saving.0),
        cost: todo.cost,
        one_time_cents: todo.one_time.0,
        ceiling_cents: todo.ceiling.map(|ceiling| ceiling.yearly.0),
        ceiling_basis: todo.ceiling.map(|ceiling| ceiling.basis.word()),
        why: Clean::line(&todo.why),
    }
}

fn of_app(report: &StackReport<'_>, app: &AuditApp) -> StackAppFrame {
    let native = &app.estimate.native;
    let tier = |side: &Option<Side>| side.as_ref().map(|side| Clean::line(&side.tier));
    let catalogued = report.catalog.app(app.found.app.as_str());
    StackAppFrame {
        id: Clean::line(app.found.app.as_str()),
        name: Clean::line(&app.name),
        labels: app.labels.iter().map(Clean::line).collect(),
        class: app.class.word(),
        why: Clean::line(&app.why),
        sign_on: app.found.sign_on.iter().map(|way| way.word()).collect(),
        provisioning: app.found.provisioning.word(),
        seats: app.estimate.seats,
        own_seats: app.estimate.own_seats(),
        seats_from: app.estimate.seats_from.word(),
        connection: app.answer.map(|answer| answer.connection.word()),
        inferred: app.answer.map(|answer| answer.inferred),
        manual: app.estimate.manual.total,
        native: NativeFrame {
            state: native.state.word(),
            from: tier(&native.from),
            to: tier(&native.to),
            yearly: native.yearly,
            one_time_cents: native.one_time.0,
            min_seats: catalogued.and_then(|app| app.scim.min_seats.get()),
            ceiling_cents: native.ceiling.map(|ceiling| ceiling.yearly.0),
            ceiling_basis: native.ceiling.map(|ceiling| ceiling.basis.word()),
        },
        verdict: app.estimate.verdict.winner.word(),
        exposure: app.exposure.as_ref().map(|exposure| ExposureFrame {
            kind: exposure.kind.word(),
            stated: exposure.stated,
            created_at_sign_on: yes_no_word(exposure.created_at_sign_on),
            leaver_action: exposure.action.map_or("unknown", |action| action.word()),
            frees_seat: yes_no_word(exposure.frees_seat),
            revokes_sessions: yes_no_word(exposure.revokes_sessions),
        }),
        found: MatchFrame {
            reason: app.found.reason.word(),
            words: Clean::line(app.found.reason.words()),
            percent: app.found.confidence.percent(),
            confidence: app.found.confidence.grade().word(),
        },
    }
}

fn loose(loose: &Loose) -> LooseFrame {
    LooseFrame {
        label: Clean::line(&loose.label),
        decided: loose.decided,
        candidates: loose.candidates.iter().map(candidate).collect(),
    }
}

fn candidate(one: &Candidate) -> CandidateFrame {
    CandidateFrame {
        id: Clean::line(one.app.as_str()),
        reason: one.reason.word(),
        words: Clean::line(one.reason.words()),
        percent: one.confidence.percent(),
        confidence: one.confidence.grade().word(),
    }
}
