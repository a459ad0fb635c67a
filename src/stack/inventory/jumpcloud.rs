//! JumpCloud: what `GET /api/applications` answers, or its PowerShell module writes.
//!
//! Keys: <https://docs.jumpcloud.com/api/1.0/index.html#tag/Applications>. Whether an app is provisioned is not among them.

use super::collector::{Collector, Draft};
use super::item::{Item, add_url};
use super::{InventoryError, SignOn, WhySetAside, pages};

/// Where the settings of an app keep addresses, each as `{"value": ...}`.
const URLS: [&str; 3] = ["acsUrl", "spEntityId", "idpInitUrl"];
/// Words in names of templates that any app can be built from.
const TEMPLATES: [&str; 3] = ["custom", "bookmark", "generic"];

/// Takes one application.
pub(super) fn take(item: &Item<'_>, collector: &mut Collector) -> Result<(), InventoryError> {
    let label = item.needed(&["displayLabel", "displayName", "name"])?;
    let id = item.id(&["_id", "id"])?;
    let place = pages::place(item);
    if item.flag("active")? == Some(false) {
        collector.set_aside(label, WhySetAside::Inactive, id, place);
        return Ok(());
    }
    let mut draft = Draft::at(place);
    draft.id = id;
    let name = item.text("name")?;
    let is_template = |name: &str| TEMPLATES.iter().any(|word| name.contains(word));
    draft.keys = name
        .filter(|name| !is_template(&name.to_ascii_lowercase()))
        .map(str::to_owned)
        .into_iter()
        .collect();
    if let Some(url) = item.text("ssoUrl")? {
        add_url(&mut draft.urls, url);
    }
    if let Some(settings) = item.inner("config")? {
        for key in URLS {
            let value = settings.get(key);
            let text = value.and_then(|value| value.get("value").unwrap_or(value).as_str());
            if let Some(url) = text {
                add_url(&mut draft.urls, url);
            }
        }
    }
    let kind = match item.inner("sso")? {
        Some(sso) => sso.text("type")?,
        None => item.text("ssoType")?,
    };
    draft.sign_on = sign_on(kind);
    collector.take(label, draft);
    Ok(())
}

fn sign_on(kind: Option<&str>) -> SignOn {
    match kind.map(str::to_ascii_lowercase).as_deref() {
        None => SignOn::Unknown,
        Some("saml") => SignOn::Saml,
        Some("oidc") => SignOn::Oidc,
        Some("bookmark") => SignOn::Bookmark,
        Some(_) => SignOn::Other,
    }
}
