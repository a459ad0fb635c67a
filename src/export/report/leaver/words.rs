//! What is said of a departure: the sentences of card and checklist, each with the claims that it rests on.

use crate::catalog::app::TierFacts;
use crate::catalog::fact::Claim;
use crate::catalog::words::DeprovisionAction;
use crate::catalog::{App, Connection, Status};
use crate::leaver::{Departure, Ground, Sends, Task, Todo, Why, grounds, reach_grounds};
use crate::lens::Lens;

use super::super::dossier::{Dossier, origin};
use super::super::{Cited, Standing};

/// One departure, told.
pub(super) struct Telling<'a> {
    pub(super) dossier: &'a Dossier<'a>,
    pub(super) lens: &'a Lens,
    pub(super) departure: Departure,
    /// Who lets the person go: "Okta", or "Okta and Entra".
    pub(super) who: String,
    /// Several do, all alike.
    pub(super) many: bool,
}

impl Telling<'_> {
    fn app(&self) -> &App {
        self.dossier.app
    }

    fn name(&self) -> &str {
        self.dossier.app.display_name()
    }

    /// The form of a verb for as many as let the person go.
    fn verb(&self, of_many: &'static str, of_one: &'static str) -> &'static str {
        if self.many { of_many } else { of_one }
    }

    /// A text with those who say what it rests on.
    fn cited(&self, text: String, grounds: &[Ground]) -> Cited {
        let catalog = self.dossier.catalog;
        let said = grounds
            .iter()
            .map(|ground| origin(catalog, ground.layer, ground.date));
        Cited {
            sources: said.collect(),
            ..Cited::plain(text)
        }
    }

    /// What the IdP sends: "nothing: SSO only".
    pub(super) fn sent(&self) -> Cited {
        let (who, name) = (&self.who, self.name());
        let answer = self.departure.answer;
        let kind = answer.connection.title();
        let send = self.verb("send", "sends");
        let text = match self.departure.sends {
            Sends::Scim => {
                let request = "a SCIM request: PATCH with active false (RFC 7644 section 3.5.2) or DELETE (section 3.6); \
                               which of the two is not documented";
                if answer.inferred {
                    format!(
                        "{who}, once a hand-built app is set up there, {send} {request}; inferred from the generic SCIM 2.0 endpoint"
                    )
                } else {
                    format!("{who} ({kind}) {send} {request}")
                }
            }
            Sends::DirectorySync => {
                format!(
                    "{who} {send} nothing; a directory sync reads there that the person is gone"
                )
            }
            Sends::ApiConnector => {
                let call = self.verb("call", "calls");
                format!("{who} {call} the API of {name} (API connector)")
            }
            Sends::ThirdParty => format!(
                "{who} {send} nothing by itself; a third party's connector does, where it was bought"
            ),
            Sends::Nothing if answer.hand_built_may_work => format!(
                "{who} {send} nothing ({kind}); a hand-built SCIM app may work, inferred from the generic SCIM 2.0 endpoint"
            ),
            Sends::Nothing => format!("{who} {send} nothing ({kind})"),
            Sends::Unknown => return self.unknown_reach(),
        };
        let cited = self.cited(text, &reach_grounds(self.app(), &self.departure));
        if answer.inferred {
            cited.with(Standing::Inferred)
        } else {
            cited
        }
    }

    /// Nobody states the connection; what is said beside it is said too.
    fn unknown_reach(&self) -> Cited {
        let reach = self.app().idps.get(self.departure.idp);
        let who = &self.who;
        let send = self.verb("send", "sends");
        if let Some(claim) = &reach.unconfirmed {
            let said = claim.value.title();
            let text =
                format!("Whether {who} {send} anything is not documented; an older claim: {said}");
            return self
                .cited(text, &[Ground::from(claim)])
                .with(Standing::Unconfirmed);
        }
        let beside = if reach.provisions_unstated {
            "; its catalogue lists an app that provisions, protocol not stated"
        } else {
            ""
        };
        Cited::plain(format!(
            "Whether {who} {send} anything is not documented{beside}"
        ))
    }

    /// Why the account stays, or does not.
    fn reason(&self) -> String {
        let (who, name) = (&self.who, self.name());
        match self.departure.why {
            Why::NothingSent => {
                let send = self.verb("send", "sends");
                let kind = self.departure.answer.connection.title();
                format!("{who} {send} nothing ({kind})")
            }
            Why::NoScim => format!(
                "{name} has SCIM on no plan, and no other connection of {who} is documented"
            ),
            Why::KeepsLeavers => {
                "SCIM creates accounts and is not known to take them away".to_owned()
            }
            Why::Action => self.outcome(),
            Why::Operations => "deactivating or deleting over SCIM is stated to work".to_owned(),
            Why::Silent => format!("nobody documents what {name} makes of the request"),
            Why::OtherWay => format!(
                "nobody documents what {name} does with the account through {} for {who}",
                the_way(self.departure.answer.connection)
            ),
            Why::Unreached => {
                let reach = self.verb("reach", "reaches");
                format!("nobody documents how {who} {reach} {name}")
            }
        }
    }

    /// Whether the account stays: "no: GitHub suspends the account".
    pub(super) fn stays(&self) -> Cited {
        let answer = match self.departure.stays {
            Some(true) => "yes",
            Some(false) => "no",
            None => return Cited::missing(),
        };
        let built = if self.departure.answer.inferred && self.departure.is_over_scim() {
            ", once a hand-built app is set up"
        } else {
            ""
        };
        let text = format!("{answer}{built}: {}", self.reason());
        let cited = self.cited(text, &grounds(self.app(), &self.departure));
        if self.departure.is_inferred() {
            cited.with(Standing::Inferred)
        } else {
            cited
        }
    }

    /// What the app does with the account, in a sentence.
    fn outcome(&self) -> String {
        let name = self.name();
        match self.app().leaver.action.get() {
            Some(DeprovisionAction::Deactivate) => format!("{name} deactivates the account"),
            Some(DeprovisionAction::Suspend) => format!("{name} suspends the account"),
            Some(DeprovisionAction::RemoveFromOrg) => {
                format!(
                    "{name} removes the account from the organisation; the account itself lives on"
                )
            }
            Some(DeprovisionAction::Delete) => format!("{name} deletes the account"),
            Some(DeprovisionAction::Other) => {
                format!("what {name} does is neither of the usual; see the data below")
            }
            None => format!("nobody documents what {name} does with the account"),
        }
    }

    /// What happens by itself once the request has come in.
    pub(super) fn by_itself(&self) -> Vec<Cited> {
        let (app, name) = (self.app(), self.name());
        if !self.departure.is_over_scim() {
            return Vec::new();
        }
        let said = |text: String, ground: Option<Ground>| {
            let grounds: Vec<Ground> = ground.into_iter().collect();
            self.cited(text, &grounds)
        };
        let mut all = Vec::new();
        if let Some(claim) = &app.leaver.action.claim {
            all.push(said(self.outcome(), Some(Ground::from(claim))));
        } else if self.departure.why == Why::Operations {
            let text = format!(
                "{name} deactivates or deletes the account: {}",
                self.reason()
            );
            all.push(
                self.cited(text, &grounds(app, &self.departure))
                    .with(Standing::Inferred),
            );
        }
        if let Some(claim) = yes(&app.leaver.frees_seat.claim) {
            all.push(said("The paid seat becomes free".to_owned(), Some(claim)));
        }
        if let Some(claim) = yes(&app.leaver.revokes_sessions.claim) {
            all.push(said("Open sessions end".to_owned(), Some(claim)));
        }
        all
    }

    /// A task in words: what to do, and why.
    pub(super) fn task(&self, todo: &Todo) -> Cited {
        let name = self.name();
        let through = if self.departure.is_over_scim() {
            String::new()
        } else {
            format!(" through {}", self.who)
        };
        let mut grounds = todo.grounds.clone();
        let text = match todo.task {
            Task::CloseAccount => {
                format!("Close the account in {name} by hand: {}", self.reason())
            }
            Task::SeeItClosed => self.see_it_closed(),
            Task::CheckAccount => format!(
                "See whether the account in {name} is closed, and close it by hand if not: {}",
                self.reason()
            ),
            Task::GiveUpSeat => {
                let seat = self.idle_seat(&mut grounds);
                format!("Give up the paid seat by hand: it is stated not to become free{seat}")
            }
            Task::CheckSeat => {
                let seat = self.idle_seat(&mut grounds);
                format!("See whether the paid seat became free: not documented{through}{seat}")
            }
            Task::EndSessions => "End open sessions by hand: they are stated to go on".to_owned(),
            Task::CheckSessions => format!(
                "See whether open sessions ended, and end them by hand if not: not documented{through}"
            ),
            Task::Erase => {
                "Delete by hand what has to be erased: SCIM is stated not to delete".to_owned()
            }
        };
        let cited = self.cited(text, &grounds);
        if grounds.is_empty() {
            cited
        } else {
            cited.with(Standing::Inferred)
        }
    }

    /// A connection that is only inferred has to be built before anything is sent over it.
    fn see_it_closed(&self) -> String {
        let (who, name) = (&self.who, self.name());
        let closed = closed(self.app().leaver.action.get());
        if self.departure.answer.inferred {
            return format!(
                "See whether the account in {name} is {closed}, and close it by hand if not: \
                 only a hand-built app in {who} would do it"
            );
        }
        format!("See that the account in {name} is {closed}")
    }

    /// What an idle seat costs, where it is known, and who says so.
    fn idle_seat(&self, grounds: &mut Vec<Ground>) -> String {
        let headline = self.lens.headline(self.app());
        let (Some(price), Some(target)) = (headline.price, headline.target) else {
            return String::new();
        };
        let said = self.app().tier(&target).and_then(price_ground);
        grounds.extend(said.filter(|said| !grounds.contains(said)));
        format!("; one costs {price} a month on {target}")
    }

    /// Whether what the vendor documents of SCIM reaches the app through this IdP; said only where it does not.
    pub(super) fn does_not_apply(&self) -> Option<Cited> {
        let (app, who) = (self.app(), &self.who);
        if self.departure.is_over_scim() || !app.leaver.documented || app.status() == Status::None {
            return None;
        }
        let ends = match self.departure.sends {
            Sends::Nothing => format!("does not happen through {who}"),
            Sends::DirectorySync
            | Sends::ApiConnector
            | Sends::ThirdParty
            | Sends::Scim
            | Sends::Unknown => format!("is not documented to happen through {who}"),
        };
        let text = format!("What the vendor documents of SCIM deprovisioning {ends}");
        let grounds = reach_grounds(app, &self.departure);
        Some(self.cited(text, &grounds).with(Standing::Inferred))
    }
}

fn price_ground(tier: &TierFacts) -> Option<Ground> {
    tier.price.claim.as_ref().map(Ground::from)
}

fn yes(claim: &Option<Claim<bool>>) -> Option<Ground> {
    let claim = claim.as_ref().filter(|claim| claim.value)?;
    Some(Ground::from(claim))
}

fn the_way(connection: Connection) -> &'static str {
    match connection {
        Connection::DirectorySync => "the directory sync",
        Connection::ApiConnector => "the API connector",
        Connection::ThirdParty => "a bought connector",
        Connection::Native
        | Connection::Generic
        | Connection::JitOnly
        | Connection::SsoOnly
        | Connection::None
        | Connection::Unknown => "the connection",
    }
}

/// How an account looks that an action has closed.
fn closed(action: Option<DeprovisionAction>) -> &'static str {
    match action {
        Some(DeprovisionAction::Deactivate) => "deactivated",
        Some(DeprovisionAction::Suspend) => "suspended",
        Some(DeprovisionAction::RemoveFromOrg) => "out of the organisation",
        Some(DeprovisionAction::Delete) => "deleted",
        Some(DeprovisionAction::Other) | None => "closed",
    }
}
