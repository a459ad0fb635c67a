//! How a leaver checklist is filled, line by line.

use crate::catalog::words::{Confidence, DeprovisionAction};
use crate::catalog::{Idp, Status};
use crate::leaver::{Departure, Todo, todos};
use crate::lens::Lens;
use crate::text::Clean;

use super::super::dossier::{Dossier, Sheet};
use super::super::{Cited, Standing, date_or_undated};
use super::checklist::{Entry, Stage};
use super::quotes::quotes;
use super::words::Telling;
use super::{groups, telling};

/// The lines of an app's checklist, in the order in which they came to mind.
pub(super) fn filled(dossier: &Dossier<'_>, lens: &Lens) -> Vec<Entry> {
    let mut list = Checklist {
        entries: Vec::new(),
        dossier,
        lens,
    };
    list.fill();
    list.entries
}

/// A checklist while it is filled.
struct Checklist<'a> {
    entries: Vec<Entry>,
    dossier: &'a Dossier<'a>,
    lens: &'a Lens,
}

impl<'a> Checklist<'a> {
    fn task(&mut self, stage: Stage, text: Cited) {
        self.entries.push(Entry {
            stage,
            is_task: true,
            text,
        });
    }

    fn notes(&mut self, stage: Stage, texts: impl IntoIterator<Item = Cited>) {
        self.entries.extend(texts.into_iter().map(|text| Entry {
            stage,
            is_task: false,
            text,
        }));
    }

    fn fill(&mut self) {
        let name = self.dossier.app.display_name();
        self.task(
            Stage::Person,
            Cited::plain("Person (name, e-mail) and last day (date):"),
        );
        let place = self.lens.idp.map_or("your IdP", Idp::title);
        self.task(
            Stage::Idp,
            Cited::plain(format!(
                "Deactivate the person in {place}, or take {name} away from them there"
            )),
        );
        let groups = groups(self.dossier.app, self.lens.idp);
        let many = groups.len() > 1;
        for (idps, departure) in &groups {
            let told = telling(self.dossier, self.lens, idps, *departure);
            self.departure(&told, many);
        }
        self.sign_on();
        self.after(&groups);
        self.keys();
        self.pages(&groups);
        self.data(&groups);
        let said = quotes(self.dossier, self.lens.idp).into_iter();
        self.notes(
            Stage::Said,
            said.filter(|quote| quote.standing != Standing::Overruled),
        );
        self.sure();
    }

    /// What one IdP, or several alike, send; what follows by itself; the account.
    fn departure(&mut self, telling: &Telling<'_>, many: bool) {
        self.notes(Stage::Idp, [telling.sent()]);
        if !many {
            self.notes(Stage::ByItself, telling.by_itself());
        }
        self.notes(Stage::ByItself, telling.does_not_apply());
        let app = self.dossier.app;
        if let Some(todo) = todos(app, &telling.departure).first() {
            let mut text = telling.task(todo);
            if many {
                text.text = Clean::line(format!("{}: {}", telling.who, text.text));
            }
            self.task(stage(todo), text);
        }
    }

    /// Seat, sessions and erasure: as SCIM has it where any IdP at hand speaks it.
    fn after(&mut self, groups: &[(Vec<Idp>, Departure)]) {
        let over_scim = groups
            .iter()
            .find(|(_, departure)| departure.is_over_scim());
        let Some((idps, departure)) = over_scim.or(groups.first()) else {
            return;
        };
        let many = groups.len() > 1;
        let told = telling(self.dossier, self.lens, idps, *departure);
        let over = if many && departure.is_over_scim() {
            "Over SCIM: "
        } else {
            ""
        };
        if many {
            let by_itself = told.by_itself().into_iter().map(|mut cited| {
                cited.text = Clean::line(format!("{over}{}", cited.text));
                cited
            });
            self.notes(Stage::ByItself, by_itself);
        }
        for todo in todos(self.dossier.app, departure).iter().skip(1) {
            let mut cited = told.task(todo);
            cited.text = Clean::line(format!("{over}{}", cited.text));
            self.task(stage(todo), cited);
        }
    }

    /// Where the IdP signs people on, that ends with the account there.
    fn sign_on(&mut self) {
        let Some(idp) = self.lens.idp else { return };
        let fact = &self.dossier.app.idps.get(idp).sso;
        if let Some(claim) = fact.claim.as_ref().filter(|claim| claim.value) {
            let text = format!(
                "Signing in through {idp} ends with the account there; other ways in may stay open"
            );
            let origin = self.dossier.origin_of(claim);
            let cited = Cited::plain(text).by(&origin).with(Standing::Inferred);
            self.notes(Stage::ByItself, [cited]);
        }
    }

    /// Keys and tokens, where the user API takes such as people make for themselves.
    fn keys(&mut self) {
        let made = |method: &String| {
            let method = method.to_lowercase();
            method.contains("key") || method.contains("token")
        };
        let mut found = Vec::new();
        for sheet in &self.dossier.sheets {
            let api = &sheet.record.user_api;
            let methods: Vec<&str> = api
                .auth_methods
                .iter()
                .filter(|method| made(method))
                .map(String::as_str)
                .collect();
            if !methods.is_empty() {
                let text = format!(
                    "Look for API keys and tokens of the person and revoke them: the user API takes {}",
                    methods.join(", ")
                );
                found.push(
                    Cited::plain(text)
                        .by(&sheet.origin)
                        .with(Standing::Inferred),
                );
            }
        }
        for cited in found {
            self.task(Stage::Check, cited);
        }
    }

    /// Where it is described how to close an account by hand.
    fn pages(&mut self, groups: &[(Vec<Idp>, Departure)]) {
        let mut notes = Vec::new();
        let by_hand = |entry: &Entry| entry.stage == Stage::ByHand;
        let closes = groups
            .iter()
            .all(|(_, departure)| departure.stays == Some(false));
        if closes && !self.entries.iter().any(by_hand) {
            notes.push(Cited::plain("Nothing more is known to stay by hand"));
        }
        for sheet in &self.dossier.sheets {
            notes.extend(api_page(sheet));
        }
        if let Some(claim) = &self.dossier.app.docs_url.claim {
            let origin = self.dossier.origin_of(claim);
            let page = Cited::plain("Provisioning documentation").to(&claim.value);
            notes.push(page.by(&origin));
        }
        self.notes(Stage::ByHand, notes);
    }

    fn data(&mut self, groups: &[(Vec<Idp>, Departure)]) {
        let app = self.dossier.app;
        let over_scim = groups.iter().any(|(_, departure)| departure.is_over_scim());
        let deletes = app.leaver.action.get() == Some(DeprovisionAction::Delete) && over_scim;
        let stage = if deletes {
            Stage::DataFirst
        } else {
            Stage::Data
        };
        let said = self
            .dossier
            .said_of_scim(|record| record.scim.deprovision.data_retained.clone());
        let of_scim = !over_scim && app.status() != Status::None;
        let task = if said.is_empty() {
            "Hand over what has to live on: what stays behind is not documented"
        } else if of_scim {
            "Hand over what has to live on; of SCIM deprovisioning it is said:"
        } else {
            "Hand over what has to live on; of the data it is said:"
        };
        self.task(stage, Cited::plain(task));
        self.notes(stage, said);
    }

    /// Who was asked, when, how sure they are, and where they differ on what matters here.
    fn sure(&mut self) {
        let app = self.dossier.app;
        let mut notes: Vec<Cited> = Vec::new();
        for sheet in &self.dossier.sheets {
            notes.push(Cited::plain(self.record_line(sheet)));
        }
        let confidence = app.confidence.claim.iter();
        notes.extend(confidence.map(|claim| {
            let words = Confidence::title(claim.value);
            Cited::plain(format!("Confidence of the publisher: {words}"))
                .by(&self.dossier.origin_of(claim))
        }));
        if !app.leaver.documented {
            notes.push(Cited::plain("No layer documents what deprovisioning does"));
        }
        let said = self.dossier.disagreements.iter();
        let fields: Vec<String> = said
            .map(|found| found.field.clone())
            .filter(|field| matters(field, self.lens.idp))
            .collect();
        if !fields.is_empty() {
            let text = format!(
                "Layers disagree on {}: scimdex show {} says who says what",
                fields.join(", "),
                app.id
            );
            notes.push(Cited::plain(text));
        }
        let inferred = self.lens.answer(app).is_some_and(|answer| answer.inferred);
        let endpoint = app.scim.generic_endpoint.claim.iter().filter(|_| inferred);
        notes.extend(endpoint.map(|claim| {
            Cited::plain(
                "The connection is inferred from the generic SCIM 2.0 endpoint; nobody states it",
            )
            .by(&self.dossier.origin_of(claim))
        }));
        self.notes(Stage::Sure, notes);
    }

    /// "index: checked 2026-10-05, 47 days ago".
    fn record_line(&self, sheet: &Sheet) -> String {
        let layer = &sheet.origin.layer;
        match sheet.record.date {
            Some(day) => match day.days_until(self.lens.today) {
                days if days > i64::from(self.lens.stale_days) => {
                    format!("{layer}: checked {day}, {days} days ago: stale")
                }
                days if days > 1 => format!("{layer}: checked {day}, {days} days ago"),
                _ => format!("{layer}: checked {day}"),
            },
            None => format!("{layer}: {}", date_or_undated(None)),
        }
    }
}

fn stage(todo: &Todo) -> Stage {
    if todo.task.is_by_hand() {
        Stage::ByHand
    } else {
        Stage::Check
    }
}

/// "The user API can deactivate and delete users, from the plan Teams: https://...".
fn api_page(sheet: &Sheet) -> Option<Cited> {
    let api = &sheet.record.user_api;
    let able = [
        (api.capabilities.deactivate_user, "deactivate"),
        (api.capabilities.delete_user, "delete"),
    ];
    let verbs: Vec<&str> = able
        .iter()
        .filter(|(able, _)| *able == Some(true))
        .map(|(_, verb)| *verb)
        .collect();
    if verbs.is_empty() {
        return None;
    }
    let plan = api.plan.as_ref();
    let plan = plan.map_or(String::new(), |plan| format!(", from the plan {plan}"));
    let text = format!("The user API can {} users{plan}", verbs.join(" and "));
    Some(
        match &api.docs_url {
            Some(url) => Cited::plain(text).to(url),
            None => Cited::plain(text),
        }
        .by(&sheet.origin),
    )
}

/// Whether a field on which layers disagree changes what happens to a leaver.
fn matters(field: &str, idp: Option<Idp>) -> bool {
    let of_idp = field
        .strip_prefix("idps.")
        .map(|rest| idp.is_none_or(|idp| rest.split('.').next() == Some(idp.word())));
    of_idp.unwrap_or(
        field == "status"
            || field.starts_with("leaver.")
            || field.starts_with("scim.operations.de")
            || field == "scim.generic_endpoint",
    )
}
