//! The vendor's API for managing users, as the layers describe it: a part of Facts.

use crate::catalog::record::{Capabilities, Record};
use crate::catalog::words::{ApiStyle, Availability};

use super::Pair;
use super::dossier::{Dossier, joined, stated, stated_pairs};
use super::overview::links;

pub(super) fn pairs(dossier: &Dossier<'_>) -> Vec<Pair> {
    let said = |get: fn(&Record) -> Option<String>| dossier.said(get);
    let mut pairs = vec![Pair::new(
        "Available",
        said(|record| {
            let available = record.user_api.available;
            available.map(Availability::title).map(str::to_owned)
        }),
    )];
    pairs.extend(stated_pairs([
        ("Plan", said(|record| record.user_api.plan.clone())),
        (
            "Style",
            said(|record| {
                record
                    .user_api
                    .style
                    .map(ApiStyle::title)
                    .map(str::to_owned)
            }),
        ),
        ("Base URL", said(|record| record.user_api.base_url.clone())),
        (
            "Documentation",
            links(said(|record| record.user_api.docs_url.clone())),
        ),
        (
            "Authentication",
            said(|record| joined(&record.user_api.auth_methods)),
        ),
        ("Scopes", said(|record| joined(&record.user_api.scopes))),
    ]));
    pairs.extend(capabilities(dossier));
    pairs.extend(stated_pairs([
        (
            "Rate limits",
            said(|record| record.user_api.rate_limits.clone()),
        ),
        (
            "Audit log API",
            said(|record| stated(record.user_api.audit_log)),
        ),
        (
            "Plan with the audit log API",
            said(|record| record.user_api.audit_log_plan.clone()),
        ),
    ]));
    pairs
}

/// A capability: its label, and what a record says of it.
type Capability = (&'static str, fn(&Capabilities) -> Option<bool>);

const CAPABILITIES: [Capability; 11] = [
    ("Lists users", |can| can.list_users),
    ("Reads a user", |can| can.get_user),
    ("Creates users", |can| can.create_user),
    ("Invites users", |can| can.invite_user),
    ("Changes users", |can| can.update_user),
    ("Deactivates users", |can| can.deactivate_user),
    ("Brings users back", |can| can.reactivate_user),
    ("Deletes users", |can| can.delete_user),
    ("Manages groups", |can| can.manage_groups),
    ("Gives roles", |can| can.assign_roles),
    ("Gives licences", |can| can.assign_licenses),
];

fn capabilities(dossier: &Dossier<'_>) -> Vec<Pair> {
    stated_pairs(CAPABILITIES.into_iter().map(|(label, get)| {
        let values = dossier.said(|record| stated(get(&record.user_api.capabilities)));
        (label, values)
    }))
}
