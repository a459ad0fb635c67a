//! Microsoft Graph: the service principals that `GET /servicePrincipals` answers, or PowerShell writes.
//!
//! Keys: <https://learn.microsoft.com/en-us/graph/api/resources/serviceprincipal>. Whether an app is provisioned is not
//! among them; it takes a further question for each app.

use super::collector::{Collector, Draft};
use super::item::{Item, add_url};
use super::{InventoryError, WhySetAside, entra, pages};

/// Keys of one address each.
const URLS: [&str; 3] = ["homepage", "loginUrl", "logoutUrl"];

/// Takes one service principal.
pub(super) fn take(item: &Item<'_>, collector: &mut Collector) -> Result<(), InventoryError> {
    let label = item.needed(&["displayName", "appDisplayName"])?;
    let app = item.text("appId")?;
    let id = match item.id(&["id"])? {
        Some(id) => Some(id),
        None => app.map(str::to_owned),
    };
    let place = pages::place(item);
    if let Some(why) = set_aside(item)? {
        collector.set_aside(label, why, id, place);
        return Ok(());
    }
    let mut draft = Draft::at(place);
    draft.id = id;
    draft.keys = entra::keys(item.text("applicationTemplateId")?, app);
    for key in URLS {
        if let Some(url) = item.text(key)? {
            add_url(&mut draft.urls, url);
        }
    }
    for url in item.texts("replyUrls")?.unwrap_or_default() {
        add_url(&mut draft.urls, url);
    }
    draft.sign_on = entra::sign_on(item.text("preferredSingleSignOnMode")?);
    collector.take(label, draft);
    Ok(())
}

fn set_aside(item: &Item<'_>) -> Result<Option<WhySetAside>, InventoryError> {
    let kind = item.text("servicePrincipalType")?.unwrap_or_default();
    let owner = item.text("appOwnerOrganizationId")?.unwrap_or_default();
    Ok(if kind.eq_ignore_ascii_case("ManagedIdentity") {
        Some(WhySetAside::ManagedIdentity)
    } else if entra::is_microsoft(owner) {
        Some(WhySetAside::FirstParty)
    } else if item.flag("accountEnabled")? == Some(false) {
        Some(WhySetAside::Inactive)
    } else {
        None
    })
}
