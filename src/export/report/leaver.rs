//! The leaver card: what each IdP sends, what the app does, what stays manual, and what the layers say of it.
//!
//! The answers are values of `crate::leaver`; their sentences are in `words`, what layers say themselves is picked in
//! `quotes`, the card as a checklist is in `checklist`.

mod checklist;
mod fill;
mod quotes;
mod words;

use crate::catalog::pack::PackError;
use crate::catalog::words::DeprovisionAction;
use crate::catalog::{App, Catalog, Idp};
use crate::field::NOT_DOCUMENTED;
use crate::leaver::{Departure, Task, todos};
use crate::lens::Lens;

use super::dossier::{Dossier, push_list, stated};
use super::{Block, Cited, Pair, Table};
use words::Telling;

pub use checklist::{Entry, LeaverReport, Stage};

pub(super) fn blocks(dossier: &Dossier<'_>, lens: &Lens) -> Vec<Block> {
    let mut blocks = vec![Block::Table(departures(dossier, lens))];
    let app = dossier.app;
    if let Some(idp) = lens.idp {
        let telling = telling(dossier, lens, &[idp], Departure::of(app, idp));
        blocks.push(Block::heading(format!("When {idp} removes somebody")));
        let mut said = vec![telling.sent()];
        said.extend(telling.by_itself());
        said.extend(telling.does_not_apply());
        blocks.push(Block::List(said));
    }
    blocks.push(Block::heading("What is documented of SCIM deprovisioning"));
    blocks.push(Block::Pairs(of_scim(dossier)));
    push_list(&mut blocks, "What stays manual", manual(dossier, lens));
    push_list(
        &mut blocks,
        "What the sources say of leaving",
        quotes::quotes(dossier, lens.idp),
    );
    blocks
}

/// What the layers say of deprovisioning over SCIM, whatever the IdP.
fn of_scim(dossier: &Dossier<'_>) -> Vec<Pair> {
    let app = dossier.app;
    let words = |value: &bool| stated(Some(*value)).unwrap_or_default();
    let operations = &app.scim.operations;
    vec![
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
    ]
}

/// What each IdP sends and whether the account stays, mine first and marked.
fn departures(dossier: &Dossier<'_>, lens: &Lens) -> Table {
    let mut table = Table::new(&["IdP", "Sends", "Account stays"]);
    for idp in mine_first(lens.idp) {
        let departure = Departure::of(dossier.app, idp);
        let told = telling(dossier, lens, &[idp], departure);
        let sends = departure.sends.title();
        let sends = if departure.answer.inferred {
            format!("{sends} (inferred)")
        } else {
            sends.to_owned()
        };
        let mine = lens.idp == Some(idp);
        let name = if mine {
            format!("{idp} (mine)")
        } else {
            idp.title().to_owned()
        };
        let cells = vec![
            Cited::plain(name),
            Cited::or_missing(Some(sends).filter(|words| words != NOT_DOCUMENTED)),
            told.stays(),
        ];
        table.push(cells, mine);
    }
    table
}

/// The IdPs, mine first.
pub(super) fn mine_first(mine: Option<Idp>) -> impl Iterator<Item = Idp> {
    let others = Idp::ALL.iter().copied();
    mine.into_iter()
        .chain(others.filter(move |idp| mine != Some(*idp)))
}

/// What an administrator still does by hand, for my IdP or for those that are alike.
fn manual(dossier: &Dossier<'_>, lens: &Lens) -> Vec<Cited> {
    let mut manual: Vec<Cited> = Vec::new();
    for (idps, departure) in groups(dossier.app, lens.idp) {
        let told = telling(dossier, lens, &idps, departure);
        for todo in todos(dossier.app, &departure) {
            let mut cited = match todo.task {
                Task::SeeItClosed => continue,
                Task::CheckSeat | Task::CheckSessions if lens.idp.is_none() => continue,
                Task::CloseAccount
                | Task::CheckAccount
                | Task::GiveUpSeat
                | Task::CheckSeat
                | Task::EndSessions
                | Task::CheckSessions
                | Task::Erase => told.task(&todo),
            };
            if lens.idp.is_none() {
                cited.text = crate::text::Clean::line(format!("{}: {}", told.who, cited.text));
            }
            manual.push(cited);
        }
    }
    manual
}

fn telling<'a>(
    dossier: &'a Dossier<'a>,
    lens: &'a Lens,
    idps: &[Idp],
    departure: Departure,
) -> Telling<'a> {
    Telling {
        dossier,
        lens,
        departure,
        who: joined_names(idps),
        many: idps.len() > 1,
    }
}

/// An app with everything that is said of it.
fn dossier_of<'a>(catalog: &'a Catalog, app: &'a App) -> Result<Dossier<'a>, PackError> {
    let records = catalog.records(&app.id)?;
    let disagreements = catalog.disagreements(app)?;
    Ok(Dossier::new(catalog, app, records, disagreements))
}

/// My IdP's departure; without one those of all five, the IdPs that are alike together.
fn groups(app: &App, mine: Option<Idp>) -> Vec<(Vec<Idp>, Departure)> {
    let mut groups: Vec<(Vec<Idp>, Departure)> = Vec::new();
    let idps = Idp::ALL.iter().copied();
    for idp in idps.filter(|idp| mine.is_none_or(|mine| mine == *idp)) {
        let departure = Departure::of(app, idp);
        let alike = groups.iter_mut().find(|(_, known)| {
            (known.answer, known.sends, known.stays)
                == (departure.answer, departure.sends, departure.stays)
        });
        match alike {
            Some((idps, _)) => idps.push(idp),
            None => groups.push((vec![idp], departure)),
        }
    }
    groups
}

/// "Okta", "Okta and Entra", "Okta, Entra and OneLogin".
fn joined_names(idps: &[Idp]) -> String {
    let names: Vec<&str> = idps.iter().map(|idp| idp.title()).collect();
    match names.split_last() {
        Some((last, first)) if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        Some(_) | None => names.concat(),
    }
}

#[cfg(test)]
mod tests;
