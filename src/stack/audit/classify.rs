//! The rules of the classes: what the export says against what my IdP can do and what that costs.

use super::Class;
use crate::catalog::{Answer, App, Connection, Idp, Status};
use crate::cost::{Estimate, Native, NativeState};
use crate::lens::Lens;
use crate::stack::inventory::Provisioning;

/// The class of an app, and why.
pub(super) fn classify(
    app: &App,
    lens: &Lens,
    provisioning: Provisioning,
    estimate: &Estimate,
) -> (Class, String) {
    let native = &estimate.native;
    let who = lens.idp.map_or("the IdP", Idp::title);
    match provisioning {
        Provisioning::On if native.takes_part => (
            Class::Provisioned,
            format!("{who} creates and closes its accounts"),
        ),
        Provisioning::On => (
            Class::Provisioned,
            format!("{who} provisions it; the app is not known to deactivate any account"),
        ),
        Provisioning::CreateOnly if native.takes_part => (
            Class::Today,
            format!("{who} creates its accounts; closing them is switched off"),
        ),
        Provisioning::CreateOnly => (
            Class::Provisioned,
            format!("{who} creates its accounts; the app is not known to deactivate any"),
        ),
        Provisioning::Off | Provisioning::Unknown => {
            match lens.idp.map(|idp| (idp, app.answer(idp))) {
                Some((idp, answer)) => by_connection(app, lens, (idp, answer), native),
                None => by_state(app, native, None),
            }
        }
    }
}

fn by_connection(
    app: &App,
    lens: &Lens,
    (idp, answer): (Idp, Answer),
    native: &Native,
) -> (Class, String) {
    let reach = || format!("{idp}: {}", lens.reach_words(app, idp));
    match answer.connection {
        Connection::DirectorySync | Connection::ApiConnector => (
            Class::Today,
            format!("{}; plan and price not documented", reach()),
        ),
        // A connector that somebody else sells is to be bought, whatever the plan.
        Connection::ThirdParty if native.state == NativeState::Included => (
            Class::Upgrade,
            format!("{}; what that connector costs is not documented", reach()),
        ),
        Connection::Unknown if native.state != NativeState::NotSold => {
            let words = lens.reach_words(app, idp);
            let but = if words == Connection::Unknown.title() {
                String::new()
            } else {
                format!(": {words}")
            };
            (
                Class::NotDocumented,
                format!("whether {idp} provisions it is not documented{but}"),
            )
        }
        Connection::Native
        | Connection::Generic
        | Connection::ThirdParty
        | Connection::JitOnly
        | Connection::SsoOnly
        | Connection::None
        | Connection::Unknown => {
            let (class, why) = by_state(app, native, Some(idp));
            match class {
                Class::Today | Class::Upgrade => (class, format!("{}; {why}", reach())),
                Class::Provisioned
                | Class::OtherIdp
                | Class::Manual
                | Class::NotDocumented
                | Class::NotInCatalog
                | Class::Undecided => (class, why),
            }
        }
    }
}

/// By where native SCIM stands at the app's seats.
fn by_state(app: &App, native: &Native, idp: Option<Idp>) -> (Class, String) {
    let why = native.why.clone();
    match native.state {
        NativeState::Included => (Class::Today, why),
        NativeState::Priced => (Class::Upgrade, why),
        NativeState::Quote => (Class::Upgrade, why),
        NativeState::NotSold => (Class::Manual, why),
        NativeState::Unavailable => (Class::Manual, format!("no SCIM at this size: {why}")),
        NativeState::OtherIdp => other_idp(app, idp, why),
        NativeState::NotRead | NativeState::Unknown => match app.status() {
            Status::Gated => (Class::Upgrade, why),
            Status::None | Status::Unknown | Status::Included | Status::Partial => {
                (Class::NotDocumented, why)
            }
        },
    }
}

/// Of no use to my IdP: who it is of use to, where that is stated.
fn other_idp(app: &App, idp: Option<Idp>, why: String) -> (Class, String) {
    let others: Vec<&str> = Idp::ALL
        .iter()
        .filter(|other| Some(**other) != idp && app.answer(**other).connection.provisions())
        .map(|other| other.title())
        .collect();
    if !others.is_empty() {
        return (
            Class::OtherIdp,
            format!("{why}; provisioned by {}", others.join(", ")),
        );
    }
    match app.status() {
        Status::Unknown => (
            Class::NotDocumented,
            format!("{why}; whether any plan has SCIM is not documented"),
        ),
        Status::None | Status::Gated | Status::Included | Status::Partial => (
            Class::OtherIdp,
            format!("{why}; which IdP does is not documented"),
        ),
    }
}
