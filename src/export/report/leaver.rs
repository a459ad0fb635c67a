//! The leaver card: what deprovisioning does to the account, and what stays manual.

use crate::catalog::words::DeprovisionAction;
use crate::catalog::{App, Status};

use super::dossier::{Dossier, push_list, stated};
use super::{Block, Cited, Pair, Standing};

pub(super) fn blocks(dossier: &Dossier<'_>) -> Vec<Block> {
    let app = dossier.app;
    let words = |value: &bool| stated(Some(*value)).unwrap_or_default();
    let operations = &app.scim.operations;
    let pairs = vec![
        Pair::new(
            "What happens to the account",
            dossier.merged(
                &app.leaver.action,
                |action| action.title().to_owned(),
                |record| {
                    let action = record.scim.deprovision.action;
                    action.map(DeprovisionAction::title).map(str::to_owned)
                },
            ),
        ),
        Pair::new(
            "Seat becomes free",
            dossier.merged(&app.leaver.frees_seat, words, |record| {
                stated(record.scim.deprovision.frees_seat)
            }),
        ),
        Pair::new(
            "Open sessions end",
            dossier.merged(&app.leaver.revokes_sessions, words, |record| {
                stated(record.scim.deprovision.revokes_sessions)
            }),
        ),
        Pair::new(
            "What is kept",
            dossier.said(|record| record.scim.deprovision.data_retained.clone()),
        ),
        Pair::new(
            "Deactivates over SCIM",
            dossier.merged(&operations.deactivate, words, |_| None),
        ),
        Pair::new(
            "Deletes over SCIM",
            dossier.merged(&operations.delete, words, |_| None),
        ),
        Pair::new(
            "Comes back over SCIM",
            dossier.merged(&operations.reactivate, words, |_| None),
        ),
    ];
    let mut blocks = vec![Block::Pairs(pairs)];
    let manual = manual(app)
        .into_iter()
        .map(|text| Cited::plain(text).with(Standing::Inferred))
        .collect();
    push_list(&mut blocks, "What stays manual", manual);
    blocks
}

/// What an administrator still does by hand when somebody leaves, concluded from the facts.
fn manual(app: &App) -> Vec<&'static str> {
    if app.status() == Status::None {
        return vec!["every account is closed by hand: there is no SCIM"];
    }
    let operations = &app.scim.operations;
    let deactivates = operations.deactivate.get();
    let deletes = operations.delete.get();
    let mut manual = Vec::new();
    if deactivates == Some(false) && deletes != Some(true) {
        manual.push("every account is closed by hand: SCIM creates, but does not deactivate");
    }
    if app.leaver.frees_seat.get() == Some(false) {
        manual.push("the seat is given up by hand");
    }
    if app.leaver.revokes_sessions.get() == Some(false) {
        manual.push("open sessions are ended by hand");
    }
    if deletes == Some(false) {
        manual.push("accounts that must be deleted are deleted by hand");
    }
    manual
}
