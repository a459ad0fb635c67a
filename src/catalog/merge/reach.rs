//! How one IdP reaches an app: the matrix, the catalogue listing where the matrix is silent, older claims as unconfirmed.

use super::{Ranked, decide, is_older, owned};
use crate::catalog::app::ReachFacts;
use crate::catalog::fact::Claim;
use crate::catalog::layer::LayerRecord;
use crate::catalog::record::{Listing, Record};
use crate::catalog::words::{Builder, Connection, Idp, ListingKind};

/// The facts of one IdP's reach.
pub(super) fn reach(ranked: &Ranked<'_>, idp: Idp) -> ReachFacts {
    let claims = ranked.claims(|record| claims_connection(record, idp));
    let (unconfirmed, standing): (Vec<_>, Vec<_>) = claims
        .into_iter()
        .partition(|claim| is_unconfirmed(ranked, claim));
    let mut connection = decide(standing, |a, b| a.value == b.value);
    let older = unconfirmed.first().cloned();
    let silent = connection.claim.is_none();
    match &connection.claim {
        Some(claim) => {
            let differing: Vec<_> = unconfirmed
                .into_iter()
                .filter(|old| !means_the_same(old.value, claim.value))
                .collect();
            connection.beaten.extend(differing);
        }
        None => connection.beaten.extend(unconfirmed.into_iter().skip(1)),
    }
    let listings = ranked
        .records
        .iter()
        .map(|entry| entry.record.listings.get(idp));
    ReachFacts {
        provisions_unstated: silent && listings.into_iter().any(provisions_unstated),
        connection,
        unconfirmed: older.filter(|_| silent),
        sso: ranked.pick(|record| claims_sso(record, idp)),
    }
}

/// Both say that the IdP signs people on and provisions nobody: a difference in words only.
fn means_the_same(a: Connection, b: Connection) -> bool {
    let sign_on = |connection| matches!(connection, Connection::SsoOnly | Connection::JitOnly);
    a == b || (sign_on(a) && sign_on(b))
}

/// Where a newer matrix is silent on an IdP, an older claim is unconfirmed. A user's own claim always stands.
fn is_unconfirmed(ranked: &Ranked<'_>, claim: &Claim<Connection>) -> bool {
    let has_matrix = |entry: &&&LayerRecord| {
        !owned(ranked.layers, entry.layer)
            && Idp::ALL
                .iter()
                .any(|idp| entry.record.idps.get(*idp).connection.is_some())
    };
    let newest = ranked.records.iter().find(has_matrix);
    !owned(ranked.layers, claim.layer)
        && newest.is_some_and(|matrix| is_older(claim.date, matrix.record.date))
}

fn claims_connection(record: &Record, idp: Idp) -> Option<Connection> {
    record
        .idps
        .get(idp)
        .connection
        .or_else(|| by_listing(record.listings.get(idp)))
}

/// The connection that a catalogue listing amounts to, if it says enough.
fn by_listing(listing: &Listing) -> Option<Connection> {
    if listing.provisioning != Some(true) {
        return match listing.kind? {
            ListingKind::SsoOnly | ListingKind::Swa => Some(Connection::SsoOnly),
            ListingKind::Scim | ListingKind::ApiConnector | ListingKind::DirectorySync => None,
        };
    }
    if listing.built_by == Some(Builder::ThirdParty) {
        return Some(Connection::ThirdParty);
    }
    match listing.kind? {
        ListingKind::Scim if listing.listed == Some(true) => Some(Connection::Native),
        ListingKind::Scim => Some(Connection::Generic),
        ListingKind::DirectorySync => Some(Connection::DirectorySync),
        ListingKind::ApiConnector => Some(Connection::ApiConnector),
        ListingKind::SsoOnly | ListingKind::Swa => None,
    }
}

fn provisions_unstated(listing: &Listing) -> bool {
    listing.provisioning == Some(true)
        && listing.kind.is_none()
        && listing.built_by != Some(Builder::ThirdParty)
}

/// Whether the IdP signs people on: outright, by the listing, or because the connection says so.
fn claims_sso(record: &Record, idp: Idp) -> Option<bool> {
    let reach = record.idps.get(idp);
    let implied = match reach.connection {
        Some(Connection::SsoOnly | Connection::JitOnly) => Some(true),
        Some(
            Connection::Native
            | Connection::Generic
            | Connection::DirectorySync
            | Connection::ApiConnector
            | Connection::ThirdParty
            | Connection::None
            | Connection::Unknown,
        )
        | None => None,
    };
    reach.sso.or(record.listings.get(idp).sso).or(implied)
}
