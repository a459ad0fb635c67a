//! What an estimate does not know and what it assumes, in sentences.

use super::estimate::{CeilingBasis, ConnectorState, Estimate, NativeState, Reach};
use super::profile::ProfileKind;
use super::scenario::Basis;
use super::why::in_seats;
use crate::catalog::Connection;
use crate::catalog::money::Currency;

/// What is not known.
pub(super) fn unknowns(estimate: &Estimate, reach: Option<Reach>) -> Vec<String> {
    let (manual, native) = (&estimate.manual, &estimate.native);
    let mut notes = Vec::new();
    if is_bought(native.state)
        && let Some(reach) = reach
    {
        notes.extend(unknown_reach(reach));
    }
    if !manual.profile.own_profile {
        notes.push(format!("what handwork costs for {} itself", estimate.name));
    }
    let parts = [manual.labour, manual.licences, manual.compliance];
    if parts.iter().any(Option::is_none) {
        notes.push("what all the published handwork consists of".to_owned());
    }
    match native.state {
        NativeState::Quote | NativeState::NotRead | NativeState::Unknown => {
            notes.push(format!("what SCIM costs: {}", native.why));
        }
        NativeState::Included
        | NativeState::Priced
        | NativeState::Unavailable
        | NativeState::NotSold
        | NativeState::OtherIdp => {}
    }
    if native
        .ceiling
        .is_some_and(|ceiling| ceiling.basis == CeilingBasis::Increase)
        && !native.add_on
    {
        notes.push("what is paid today; the ceiling is on the increase".to_owned());
    }
    if let Some(yearly) = native.yearly {
        if yearly.currency != Currency::Usd {
            notes.push(format!("what {yearly} is in dollars"));
        }
        if yearly.is_open() {
            notes.push(format!(
                "how far native SCIM goes above {}",
                low_in_words(estimate)
            ));
        }
    }
    for tier in &native.about {
        notes.push(format!(
            "the exact price of {tier}, which is stated as roughly so much"
        ));
    }
    if estimate.connector.state == ConnectorState::NoFee {
        notes.push("what a connector costs; enter a fee".to_owned());
    }
    notes
}

/// Whether native SCIM is something that one could buy, or have.
fn is_bought(state: NativeState) -> bool {
    match state {
        NativeState::Included
        | NativeState::Priced
        | NativeState::Quote
        | NativeState::NotRead
        | NativeState::Unknown => true,
        NativeState::Unavailable | NativeState::NotSold | NativeState::OtherIdp => false,
    }
}

/// What is not stated of my IdP's way to the app.
fn unknown_reach(reach: Reach) -> Option<String> {
    let idp = reach.idp;
    match reach.connection() {
        Connection::Unknown => Some(format!("whether {idp} provisions it")),
        Connection::ThirdParty => Some(format!(
            "what {idp}'s way to it costs, a connector bought from a third party"
        )),
        Connection::Native
        | Connection::Generic
        | Connection::DirectorySync
        | Connection::ApiConnector
        | Connection::JitOnly
        | Connection::SsoOnly
        | Connection::None => None,
    }
}

fn low_in_words(estimate: &Estimate) -> String {
    estimate.native.yearly.map_or_else(String::new, |yearly| {
        crate::catalog::money::Money::new(yearly.low, yearly.currency).to_string()
    })
}

/// What is assumed.
pub(super) fn assumptions(estimate: &Estimate, reach: Option<Reach>) -> Vec<String> {
    let (manual, native) = (&estimate.manual, &estimate.native);
    let mut notes = Vec::new();
    if is_bought(native.state)
        && let Some(reach) = reach
    {
        notes.extend(inferred_reach(reach));
    }
    let profile = match manual.profile.kind {
        ProfileKind::Aggregate => "the guides' aggregate",
        ProfileKind::Research => "the guides' research profile",
        ProfileKind::Own => "the app's own profile",
    };
    let people = in_people(manual.inputs.figures.people);
    let scaled = match manual.basis {
        Basis::Reference => "handwork",
        Basis::Events => "idle licences",
    };
    notes.push(format!(
        "{scaled}: {profile} for {people} who all use the app, scaled with seats"
    ));
    if manual.profile.parts_inferred {
        notes.push("parts inferred from the total".to_owned());
    }
    if !manual.profile.own_profile {
        notes.push(format!("not measured for {}", estimate.name));
    }
    if manual.basis == Basis::Events {
        notes.push(format!(
            "each change takes {} minutes, however it is made",
            manual.inputs.minutes
        ));
    }
    if !estimate.own_seats() {
        notes.push(format!(
            "{}: headcount x seat share",
            in_seats(estimate.seats)
        ));
    }
    if let (Some(from), false) = (&native.from, estimate.dials.own_current) {
        notes.push(format!("{} is what is paid today", from.tier));
    }
    if native.open_on_both {
        notes.push(
            "what comes on top of today's price without a stated bound is the same on both tiers"
                .to_owned(),
        );
    }
    if !native.takes_part {
        notes.push(format!(
            "{} creates accounts but is not known to deactivate them: leavers stay by hand, and native SCIM takes no part",
            estimate.name
        ));
    }
    notes
}

/// What is inferred of my IdP's way to the app.
fn inferred_reach(reach: Reach) -> Option<String> {
    let idp = reach.idp;
    if reach.answer.inferred {
        return Some(format!("{idp} reaches it by a hand-built app (inferred)"));
    }
    let hand_built = reach.answer.hand_built_may_work || reach.connection() == Connection::JitOnly;
    hand_built.then(|| format!("a hand-built app may work in {idp} (inferred)"))
}

fn in_people(people: u32) -> String {
    format!("{} people", super::range::thousands(people.into()))
}
