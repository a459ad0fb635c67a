//! What stays open when somebody is removed from the IdP and the IdP does not close the account.

use serde::{Deserialize, Serialize};

use crate::catalog::App;
use crate::catalog::words::{DeprovisionAction, vocabulary};
use crate::stack::inventory::{Provisioning, SignOn};
use crate::stack::matcher::StackApp;

vocabulary! {
    /// Why an account outlives its owner's leaving.
    ExposureKind {
        /// A password that the IdP filled in still works.
        Password = "password", "the password still works";
        /// The IdP only points to it.
        Unlinked = "unlinked", "the IdP has no hold on it";
        /// The IdP creates accounts, or the app takes them, and nobody closes them.
        NeverClosed = "never_closed", "created, never closed";
        /// Signing on over the IdP ends; the account, its seat and its keys stay.
        SignOnOnly = "sso_only", "sign-on ends, the account stays";
        /// The export does not say how people sign on.
        Unknown = "unknown", "the account stays; how people sign on is not documented";
    }
}

/// How an app is exposed to leavers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exposure {
    /// Why.
    pub kind: ExposureKind,
    /// The export says that the app is not provisioned. Where it does not say, the account may be closed after all.
    pub stated: bool,
    /// Accounts are created at the first sign-on, so that new ones keep coming; none where nobody says.
    pub created_at_sign_on: Option<bool>,
    /// What the app does with an account that is deprovisioned over SCIM, were it connected; none where nobody says.
    pub action: Option<DeprovisionAction>,
    /// Whether that frees the paid seat.
    pub frees_seat: Option<bool>,
    /// Whether that ends open sessions.
    pub revokes_sessions: Option<bool>,
}

/// The exposure of an app that the IdP does not close.
pub(super) fn exposure(app: &App, found: &StackApp, provisioning: Provisioning) -> Exposure {
    Exposure {
        kind: kind(found, provisioning),
        stated: provisioning != Provisioning::Unknown,
        created_at_sign_on: app.jit.get(),
        action: app.leaver.action.get(),
        frees_seat: app.leaver.frees_seat.get(),
        revokes_sessions: app.leaver.revokes_sessions.get(),
    }
}

fn kind(found: &StackApp, provisioning: Provisioning) -> ExposureKind {
    match provisioning {
        Provisioning::On | Provisioning::CreateOnly => ExposureKind::NeverClosed,
        Provisioning::Off | Provisioning::Unknown => {
            let ways = found.sign_on.iter().map(|way| match way {
                SignOn::Password => ExposureKind::Password,
                SignOn::Bookmark => ExposureKind::Unlinked,
                SignOn::Saml | SignOn::Oidc | SignOn::Other => ExposureKind::SignOnOnly,
                SignOn::Unknown => ExposureKind::Unknown,
            });
            // The worst way in counts.
            ways.min().unwrap_or(ExposureKind::Unknown)
        }
    }
}
