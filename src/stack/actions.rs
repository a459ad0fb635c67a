//! What to do first with a stack: free wins, then what saves most for each dollar, then the quotes to ask for.
//!
//! What something saves and costs is `cost`'s; here is only the order.

use std::cmp::{Ordering, Reverse};

use serde::{Deserialize, Serialize};

use super::audit::{AuditApp, Class};
use super::inventory::Provisioning;
use crate::catalog::AppId;
use crate::catalog::Connection;
use crate::catalog::money::{Cents, Currency, Money};
use crate::catalog::words::vocabulary;
use crate::cost::{Ceiling, CeilingBasis, Portfolio, Range, Strategy};
use crate::order;

vocabulary! {
    /// Something to do, in the order in which it is done.
    TodoKind {
        /// Switch provisioning on: what is paid has it.
        Connect = "connect", "switch provisioning on";
        /// Ask on which plan, then switch it on: the IdP provisions it without SCIM, plan and price not documented.
        AskPlan = "ask_plan", "ask on which plan, then switch it on";
        /// Buy the tier with SCIM, which costs less than the work it saves.
        Upgrade = "upgrade", "upgrade and switch on";
        /// Buy a connector, which costs less than the work it saves.
        Connector = "connector", "buy a connector";
        /// Ask for a quote: below its ceiling it pays.
        AskQuote = "ask_quote", "ask for a quote";
    }
}

/// Something to do for an app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Todo {
    /// What.
    pub kind: TodoKind,
    /// For which app.
    pub app: AppId,
    /// Its name.
    pub name: String,
    /// What it saves a year against handwork, at least; none where its cost is not known, or the handwork saved is not.
    pub saving: Option<Cents>,
    /// What it costs a year; none where that is not known.
    pub cost: Option<Range>,
    /// What it costs once.
    pub one_time: Cents,
    /// Below which quote it pays.
    pub ceiling: Option<Ceiling>,
    /// Why it stands where it stands, in words without a full stop.
    pub why: String,
}

/// What to do, first things first. `open` holds the apps' costs together.
pub(super) fn todo(apps: &[AuditApp], open: &Portfolio) -> Vec<Todo> {
    let mut found: Vec<Todo> = apps.iter().filter_map(|app| one(app, open)).collect();
    order::sort_by(&mut found, |a, b| {
        let kinds = rank(a.kind).cmp(&rank(b.kind));
        let within = || match rank(a.kind) {
            PURCHASE => by_dollar(a, b),
            _ => Reverse(worth(a)).cmp(&Reverse(worth(b))),
        };
        kinds.then_with(within).then_with(|| a.app.cmp(&b.app))
    });
    found
}

/// The place of purchases in the order of kinds.
const PURCHASE: u8 = 2;

const fn rank(kind: TodoKind) -> u8 {
    match kind {
        TodoKind::Connect => 0,
        TodoKind::AskPlan => 1,
        TodoKind::Upgrade | TodoKind::Connector => PURCHASE,
        TodoKind::AskQuote => 3,
    }
}

/// By what things of one kind are ordered, the greatest first.
fn worth(todo: &Todo) -> Option<Cents> {
    todo.saving.or(todo.ceiling.map(|ceiling| ceiling.yearly))
}

/// The greater saving for each dollar first; what costs nothing before all.
pub(super) fn by_dollar(a: &Todo, b: &Todo) -> Ordering {
    let parts = |todo: &Todo| {
        let saving = todo.saving.unwrap_or(Cents::ZERO).0;
        let cost = todo.cost.and_then(|cost| cost.high).unwrap_or(Cents::ZERO);
        (
            i128::from(saving),
            i128::from(cost.saturating_add(todo.one_time).0.max(0)),
        )
    };
    let ((my_saving, my_cost), (your_saving, your_cost)) = (parts(a), parts(b));
    let mine = my_saving.saturating_mul(your_cost);
    let yours = your_saving.saturating_mul(my_cost);
    yours.cmp(&mine).then_with(|| your_saving.cmp(&my_saving))
}

fn one(app: &AuditApp, open: &Portfolio) -> Option<Todo> {
    let id = &app.found.app;
    let action = open.actions.iter().find(|action| action.app == *id);
    let ask = open.asks.iter().find(|ask| ask.app == *id);
    let native = &app.estimate.native;
    let make = |kind, why| Todo {
        kind,
        app: id.clone(),
        name: app.name.clone(),
        saving: None,
        cost: None,
        one_time: Cents::ZERO,
        ceiling: None,
        why,
    };
    let by_connector = || {
        let action = action.filter(|action| action.strategy == Strategy::Connector)?;
        Some(Todo {
            saving: Some(action.saving),
            cost: app.estimate.connector.yearly,
            ..make(
                TodoKind::Connector,
                format!("saves {} a year, at least", dollars(action.saving)),
            )
        })
    };
    match app.class {
        Class::Today if app.provisioning == Provisioning::CreateOnly => {
            Some(make(TodoKind::Connect, app.why.clone()))
        }
        Class::Today if is_without_scim(app) => Some(make(TodoKind::AskPlan, app.why.clone())),
        Class::Today => {
            let saving = action
                .filter(|action| action.strategy == Strategy::NativeScim)
                .map(|action| action.saving);
            Some(Todo {
                saving,
                cost: native.yearly,
                ..make(TodoKind::Connect, app.why.clone())
            })
        }
        Class::Upgrade => {
            if let Some(action) = action.filter(|action| action.strategy == Strategy::NativeScim) {
                return Some(Todo {
                    saving: Some(action.saving),
                    cost: native.yearly,
                    one_time: native.one_time,
                    ..make(
                        TodoKind::Upgrade,
                        format!(
                            "{}; saves {} a year, at least",
                            app.why,
                            dollars(action.saving)
                        ),
                    )
                });
            }
            by_connector().or_else(|| {
                let ask = ask?;
                Some(Todo {
                    ceiling: Some(ask.ceiling),
                    ..make(
                        TodoKind::AskQuote,
                        format!("{}; {}", app.why, pays(ask.ceiling)),
                    )
                })
            })
        }
        Class::OtherIdp | Class::Manual | Class::NotDocumented => by_connector(),
        Class::Provisioned | Class::NotInCatalog | Class::Undecided => None,
    }
}

/// Whether my IdP provisions it by another way than SCIM.
fn is_without_scim(app: &AuditApp) -> bool {
    app.answer.is_some_and(|answer| match answer.connection {
        Connection::DirectorySync | Connection::ApiConnector => true,
        Connection::Native
        | Connection::Generic
        | Connection::ThirdParty
        | Connection::JitOnly
        | Connection::SsoOnly
        | Connection::None
        | Connection::Unknown => false,
    })
}

/// Up to where a quote pays.
fn pays(ceiling: Ceiling) -> String {
    let amount = dollars(ceiling.yearly);
    match ceiling.basis {
        CeilingBasis::Total => format!("pays below {amount} a year"),
        CeilingBasis::Increase => format!("pays below {amount} a year more than today"),
    }
}

fn dollars(cents: Cents) -> Money {
    Money::new(cents, Currency::Usd)
}
