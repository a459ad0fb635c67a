//! QUESTIONS: what happens when somebody leaves: what an IdP sends, whether the account stays, what stays manual.
//!
//! Lives here: the answers as values, each with the claims that it rests on. Queries, columns, comparisons and reports
//! read them. Must not live here: wording for readers (`export::report`), money (`cost`).
//!
//! What the catalog says of deprovisioning (action, seat, sessions) is documented of SCIM. It holds for an IdP that
//! speaks SCIM to the app; through any other connection it is not documented what the app does.

use crate::catalog::fact::Claim;
use crate::catalog::words::DeprovisionAction;
use crate::catalog::{Answer, App, Connection, Day, Fact, Idp, LayerIndex, Status};
use crate::cost::keeps_leavers;

/// What an IdP sends to the app when somebody leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sends {
    /// A SCIM request: PATCH with `active` false (RFC 7644 section 3.5.2) or DELETE (section 3.6).
    Scim,
    /// The person is missing, or disabled, in what the vendor's synchronisation reads next.
    DirectorySync,
    /// Calls of the vendor's API.
    ApiConnector,
    /// Whatever a connector of somebody else sends, where it was bought.
    ThirdParty,
    /// Nothing: it signs people on, or is not connected.
    Nothing,
    /// Not documented.
    Unknown,
}

impl Sends {
    /// The word in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Sends::Scim => "scim",
            Sends::DirectorySync => "directory_sync",
            Sends::ApiConnector => "api_connector",
            Sends::ThirdParty => "third_party",
            Sends::Nothing => "nothing",
            Sends::Unknown => "unknown",
        }
    }

    /// The words that screens and documents show.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Sends::Scim => "a SCIM request",
            Sends::DirectorySync => "a directory sync",
            Sends::ApiConnector => "API calls",
            Sends::ThirdParty => "only through a bought connector",
            Sends::Nothing => "nothing",
            Sends::Unknown => Connection::Unknown.title(),
        }
    }
}

/// From what it follows whether the account stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// The stated connection sends nothing.
    NothingSent,
    /// The vendor sells SCIM on no plan, and no other connection of the IdP is documented.
    NoScim,
    /// The app creates accounts and is not known to take them away.
    KeepsLeavers,
    /// What the app does with the account is documented.
    Action,
    /// The app is stated to deactivate or delete accounts over SCIM.
    Operations,
    /// Something is sent over SCIM; nobody says what the app makes of it.
    Silent,
    /// Something is sent another way than SCIM; nobody says what the app makes of it.
    OtherWay,
    /// Nobody says how the IdP reaches the app.
    Unreached,
}

impl Why {
    /// The word in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Why::NothingSent => "nothing_sent",
            Why::NoScim => "no_scim",
            Why::KeepsLeavers => "keeps_leavers",
            Why::Action => "action",
            Why::Operations => "operations",
            Why::Silent => "silent",
            Why::OtherWay => "other_way",
            Why::Unreached => "unreached",
        }
    }
}

/// What happens in an app when somebody leaves who was provisioned by one IdP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Departure {
    /// The IdP.
    pub idp: Idp,
    /// How it reaches the app.
    pub answer: Answer,
    /// What it sends.
    pub sends: Sends,
    /// Whether the account stays alive after the person is removed at the IdP; none: not documented.
    pub stays: Option<bool>,
    /// From what that follows.
    pub why: Why,
}

impl Departure {
    /// What happens in an app when somebody leaves the IdP.
    #[must_use]
    pub fn of(app: &App, idp: Idp) -> Departure {
        let answer = app.answer(idp);
        let sends = sends(answer);
        let (stays, why) = fate(app, sends);
        Departure {
            idp,
            answer,
            sends,
            stays,
            why,
        }
    }

    /// Whether what the vendor documents of SCIM deprovisioning holds through this IdP.
    #[must_use]
    pub const fn is_over_scim(&self) -> bool {
        match self.sends {
            Sends::Scim => true,
            Sends::DirectorySync
            | Sends::ApiConnector
            | Sends::ThirdParty
            | Sends::Nothing
            | Sends::Unknown => false,
        }
    }

    /// Whether the answer is the program's conclusion: the connection is inferred, or what follows from it is.
    #[must_use]
    pub const fn is_inferred(&self) -> bool {
        match self.why {
            Why::NoScim | Why::KeepsLeavers => true,
            Why::NothingSent | Why::Action | Why::Operations => self.answer.inferred,
            Why::Silent | Why::OtherWay | Why::Unreached => false,
        }
    }
}

const fn sends(answer: Answer) -> Sends {
    match answer.connection {
        Connection::Native | Connection::Generic => Sends::Scim,
        Connection::DirectorySync => Sends::DirectorySync,
        Connection::ApiConnector => Sends::ApiConnector,
        Connection::ThirdParty => Sends::ThirdParty,
        Connection::JitOnly | Connection::SsoOnly | Connection::None => Sends::Nothing,
        Connection::Unknown => Sends::Unknown,
    }
}

fn fate(app: &App, sends: Sends) -> (Option<bool>, Why) {
    match sends {
        Sends::Scim => over_scim(app),
        Sends::DirectorySync | Sends::ApiConnector | Sends::ThirdParty => (None, Why::OtherWay),
        Sends::Nothing => (Some(true), Why::NothingSent),
        Sends::Unknown if app.status() == Status::None => (Some(true), Why::NoScim),
        Sends::Unknown => (None, Why::Unreached),
    }
}

/// A removal, too, ends what the account could do here, though the account itself lives on elsewhere.
fn over_scim(app: &App) -> (Option<bool>, Why) {
    let operations = &app.scim.operations;
    match app.leaver.action.get() {
        Some(
            DeprovisionAction::Deactivate
            | DeprovisionAction::Suspend
            | DeprovisionAction::RemoveFromOrg
            | DeprovisionAction::Delete,
        ) => (Some(false), Why::Action),
        Some(DeprovisionAction::Other) | None => {
            let works = |fact: &Fact<bool>| fact.get() == Some(true);
            if works(&operations.deactivate) || works(&operations.delete) {
                (Some(false), Why::Operations)
            } else if keeps_leavers(app) {
                (Some(true), Why::KeepsLeavers)
            } else {
                (None, Why::Silent)
            }
        }
    }
}

/// What is asked of my IdP's departure; without one, what all five share. None where they differ.
pub fn shared<T: PartialEq>(
    app: &App,
    mine: Option<Idp>,
    of: impl Fn(&Departure) -> T,
) -> Option<T> {
    if let Some(idp) = mine {
        return Some(of(&Departure::of(app, idp)));
    }
    let mut answers = Idp::ALL.iter().map(|idp| of(&Departure::of(app, *idp)));
    let first = answers.next()?;
    answers.all(|answer| answer == first).then_some(first)
}

/// Whether the account stays alive after the person is removed at my IdP. Without one, what all five share; none: not
/// documented, or not the same for all.
#[must_use]
pub fn stays(app: &App, mine: Option<Idp>) -> Option<bool> {
    shared(app, mine, |departure| departure.stays).flatten()
}

/// A claim on which an answer rests: who says it, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ground {
    /// The layer.
    pub layer: LayerIndex,
    /// The date of its record.
    pub date: Option<Day>,
}

impl<T> From<&Claim<T>> for Ground {
    fn from(claim: &Claim<T>) -> Ground {
        Ground {
            layer: claim.layer,
            date: claim.date,
        }
    }
}

fn ground<T>(fact: &Fact<T>) -> Option<Ground> {
    fact.claim.as_ref().map(Ground::from)
}

/// The claims on which the connection rests: the stated one, or the endpoint from which it is inferred.
#[must_use]
pub fn reach_grounds(app: &App, departure: &Departure) -> Vec<Ground> {
    let reach = app.idps.get(departure.idp);
    let stated = ground(&reach.connection).filter(|_| !departure.answer.inferred);
    let endpoint = ground(&app.scim.generic_endpoint).filter(|_| departure.answer.inferred);
    stated.into_iter().chain(endpoint).collect()
}

/// The claims from which it follows whether the account stays, each claimant once.
#[must_use]
pub fn grounds(app: &App, departure: &Departure) -> Vec<Ground> {
    let operations = &app.scim.operations;
    let works = |fact: &Fact<bool>| ground(fact).filter(|_| fact.get() == Some(true));
    let more: Vec<Option<Ground>> = match departure.why {
        Why::NothingSent | Why::Silent | Why::OtherWay | Why::Unreached => Vec::new(),
        Why::NoScim => vec![ground(&app.status)],
        Why::KeepsLeavers if operations.deactivate.get().is_some() => {
            vec![ground(&operations.deactivate)]
        }
        Why::KeepsLeavers => vec![ground(&app.status)],
        Why::Action => vec![ground(&app.leaver.action)],
        Why::Operations => vec![works(&operations.deactivate), works(&operations.delete)],
    };
    let mut all = reach_grounds(app, departure);
    for ground in more.into_iter().flatten() {
        if !all.contains(&ground) {
            all.push(ground);
        }
    }
    all
}

/// What an administrator has to do or to look after, beside the IdP's own step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Task {
    /// Close the account by hand: it stays.
    CloseAccount,
    /// See that the account is closed: the IdP asks for it.
    SeeItClosed,
    /// See whether the account is closed, and close it else: nobody says.
    CheckAccount,
    /// Give up the paid seat by hand: it is stated not to become free.
    GiveUpSeat,
    /// See whether the seat became free: nobody says.
    CheckSeat,
    /// End open sessions by hand: they are stated to go on.
    EndSessions,
    /// See whether open sessions ended: nobody says.
    CheckSessions,
    /// Delete by hand what has to be erased: SCIM is stated not to delete.
    Erase,
}

impl Task {
    /// The word in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Task::CloseAccount => "close_account",
            Task::SeeItClosed => "see_it_closed",
            Task::CheckAccount => "check_account",
            Task::GiveUpSeat => "give_up_seat",
            Task::CheckSeat => "check_seat",
            Task::EndSessions => "end_sessions",
            Task::CheckSessions => "check_sessions",
            Task::Erase => "erase",
        }
    }

    /// Whether it is work that stays, and not a look at what others did.
    #[must_use]
    pub const fn is_by_hand(self) -> bool {
        match self {
            Task::CloseAccount | Task::GiveUpSeat | Task::EndSessions | Task::Erase => true,
            Task::SeeItClosed | Task::CheckAccount | Task::CheckSeat | Task::CheckSessions => false,
        }
    }
}

/// A task with the claims that make it one; none where it is one because nobody says anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Todo {
    /// The task.
    pub task: Task,
    /// Why it is one.
    pub grounds: Vec<Ground>,
}

/// What stays to be done and looked after when somebody leaves an IdP, in the order in which it is done.
#[must_use]
pub fn todos(app: &App, departure: &Departure) -> Vec<Todo> {
    let account = match departure.stays {
        Some(true) => Task::CloseAccount,
        Some(false) => Task::SeeItClosed,
        None => Task::CheckAccount,
    };
    let mut todos = vec![Todo {
        task: account,
        grounds: grounds(app, departure),
    }];
    // A seat and sessions that nobody documents matter as much as those that stay.
    let documented = departure.is_over_scim() && departure.stays != Some(true);
    let mut after = |fact: &Fact<bool>, stated_no: Task, silent: Option<Task>| {
        let answer = fact.get().filter(|_| documented);
        let task = match answer {
            Some(true) => None,
            Some(false) => Some(stated_no),
            None => silent,
        };
        todos.extend(task.map(|task| {
            Todo {
                task,
                grounds: ground(fact)
                    .filter(|_| answer.is_some())
                    .into_iter()
                    .collect(),
            }
        }));
    };
    let leaver = &app.leaver;
    after(&leaver.frees_seat, Task::GiveUpSeat, Some(Task::CheckSeat));
    after(
        &leaver.revokes_sessions,
        Task::EndSessions,
        Some(Task::CheckSessions),
    );
    after(&app.scim.operations.delete, Task::Erase, None);
    todos
}

#[cfg(test)]
mod tests;
