//! The frame of `show --leaver`: what happens when somebody leaves, for my IdP or all five, and the checklist.

use serde::Serialize;

use crate::catalog::fact::yes_no_word;
use crate::catalog::record::PerIdp;
use crate::catalog::words::DeprovisionAction;
use crate::catalog::{App, Catalog, Idp};
use crate::export::report::{Cited, Entry, Origin, Standing};
use crate::leaver::{Departure, Ground, grounds};
use crate::text::Clean;

use super::SCHEMA;

/// What happens when somebody leaves.
#[derive(Debug, Clone, Serialize)]
pub struct LeaverFrame {
    schema: u32,
    idp: Option<&'static str>,
    id: Clean,
    name: Clean,
    action: &'static str,
    frees_seat: &'static str,
    revokes_sessions: &'static str,
    departures: Vec<NamedDeparture>,
    checklist: Vec<EntryFrame>,
}

/// What an IdP sends, and what becomes of the account.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct DepartureFrame {
    sends: &'static str,
    over_scim: bool,
    stays: &'static str,
    why: &'static str,
    inferred: bool,
    sources: Vec<SourceFrame>,
}

#[derive(Debug, Clone, Serialize)]
struct NamedDeparture {
    idp: &'static str,
    connection: &'static str,
    #[serde(flatten)]
    departure: DepartureFrame,
}

#[derive(Debug, Clone, Serialize)]
struct EntryFrame {
    stage: &'static str,
    task: bool,
    text: Clean,
    url: Option<Clean>,
    standing: &'static str,
    sources: Vec<SourceFrame>,
}

/// A layer and the date of its record.
#[derive(Debug, Clone, Serialize)]
struct SourceFrame {
    layer: Clean,
    date: Option<Clean>,
}

impl LeaverFrame {
    /// The frame of an app's checklist.
    #[must_use]
    pub fn new(catalog: &Catalog, app: &App, mine: Option<Idp>, entries: &[Entry]) -> LeaverFrame {
        let idps = Idp::ALL.iter().copied();
        let departures = idps.filter(|idp| mine.is_none_or(|mine| mine == *idp));
        let named = |idp: Idp| NamedDeparture {
            idp: idp.word(),
            connection: app.answer(idp).connection.word(),
            departure: DepartureFrame::new(catalog, app, idp),
        };
        LeaverFrame {
            schema: SCHEMA,
            idp: mine.map(Idp::word),
            id: Clean::line(app.id.as_str()),
            name: Clean::line(app.display_name()),
            action: app
                .leaver
                .action
                .get()
                .map_or("unknown", DeprovisionAction::word),
            frees_seat: yes_no_word(app.leaver.frees_seat.get()),
            revokes_sessions: yes_no_word(app.leaver.revokes_sessions.get()),
            departures: departures.map(named).collect(),
            checklist: entries.iter().map(entry).collect(),
        }
    }
}

impl DepartureFrame {
    /// What happens to the account through one IdP.
    pub(super) fn new(catalog: &Catalog, app: &App, idp: Idp) -> DepartureFrame {
        let departure = Departure::of(app, idp);
        let source = |ground: &Ground| SourceFrame {
            layer: Clean::line(catalog.layer_word(ground.layer)),
            date: ground.date.map(|day| Clean::line(day.to_string())),
        };
        DepartureFrame {
            sends: departure.sends.word(),
            over_scim: departure.is_over_scim(),
            stays: yes_no_word(departure.stays),
            why: departure.why.word(),
            inferred: departure.is_inferred(),
            sources: grounds(app, &departure).iter().map(source).collect(),
        }
    }

    /// The same for each IdP.
    pub(super) fn of_each(catalog: &Catalog, app: &App) -> PerIdp<DepartureFrame> {
        PerIdp::of(|idp| DepartureFrame::new(catalog, app, idp))
    }
}

fn entry(entry: &Entry) -> EntryFrame {
    let Cited {
        text,
        url,
        sources,
        standing,
    } = &entry.text;
    let source = |origin: &Origin| SourceFrame {
        layer: origin.layer.clone(),
        date: origin.date.map(|day| Clean::line(day.to_string())),
    };
    EntryFrame {
        stage: entry.stage.word(),
        task: entry.is_task,
        text: text.clone(),
        url: url.clone(),
        standing: match standing {
            Standing::Stated | Standing::InForce | Standing::Stale => "stated",
            Standing::NotDocumented => "unknown",
            Standing::Inferred => "inferred",
            Standing::Unconfirmed => "unconfirmed",
            Standing::Overruled => "overruled",
        },
        sources: sources.iter().map(source).collect(),
    }
}
