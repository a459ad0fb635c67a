//! Okta: the array that `GET /api/v1/apps` answers.
//!
//! Keys: <https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Application/>.

use super::collector::{Collector, Draft};
use super::item::{Item, add_url};
use super::{InventoryError, Provisioning, SignOn, WhySetAside, pages};

/// Catalogue names of what Okta itself puts into every organisation.
const OWN: [&str; 9] = [
    "saasure",
    "okta_enduser",
    "okta_browser_plugin",
    "okta_flow_sso",
    "okta_atspoke_sso",
    "okta_iga_reviewer",
    "okta_access_requests_resource_catalog",
    "okta_oin_submission_tester_app",
    "flow",
];
/// Catalogue names of templates that any app can be built from.
const TEMPLATES: [&str; 9] = [
    "oidc_client",
    "bookmark",
    "template_saml_2_0",
    "template_swa",
    "template_swa3field",
    "template_sps",
    "template_wsfed",
    "template_basic_auth",
    "scim2testapp",
];

/// Takes one app.
pub(super) fn take(item: &Item<'_>, collector: &mut Collector) -> Result<(), InventoryError> {
    let label = item.needed(&["label", "name"])?;
    let name = item.text("name")?;
    let id = item.id(&["id"])?;
    let place = pages::place(item);
    if name.is_some_and(|name| OWN.contains(&name)) {
        collector.set_aside(label, WhySetAside::FirstParty, id, place);
        return Ok(());
    }
    let status = item.text("status")?.unwrap_or("ACTIVE");
    if !status.eq_ignore_ascii_case("ACTIVE") {
        collector.set_aside(label, WhySetAside::Inactive, id, place);
        return Ok(());
    }
    let mut draft = Draft::at(place);
    draft.id = id;
    draft.keys = name
        .filter(|name| !TEMPLATES.contains(name))
        .map(str::to_owned)
        .into_iter()
        .collect();
    draft.urls = urls(item)?;
    draft.sign_on = sign_on(item.text("signOnMode")?);
    draft.provisioning = provisioning(item.texts("features")?);
    collector.take(label, draft);
    Ok(())
}

fn sign_on(mode: Option<&str>) -> SignOn {
    match mode {
        None => SignOn::Unknown,
        Some("SAML_2_0" | "SAML_1_1") => SignOn::Saml,
        Some("OPENID_CONNECT") => SignOn::Oidc,
        Some("AUTO_LOGIN" | "BROWSER_PLUGIN" | "SECURE_PASSWORD_STORE" | "BASIC_AUTH") => {
            SignOn::Password
        }
        Some("BOOKMARK") => SignOn::Bookmark,
        Some(_) => SignOn::Other,
    }
}

/// What the features that are switched on say. `PUSH_NEW_USERS` creates, `PUSH_USER_DEACTIVATION` closes.
fn provisioning(features: Option<Vec<&str>>) -> Provisioning {
    let Some(features) = features else {
        return Provisioning::Unknown;
    };
    if features.contains(&"PUSH_USER_DEACTIVATION") {
        Provisioning::On
    } else if features.contains(&"PUSH_NEW_USERS") {
        Provisioning::CreateOnly
    } else {
        Provisioning::Off
    }
}

/// The addresses in the settings: every app has keys of its own under `settings.app`.
fn urls(item: &Item<'_>) -> Result<Vec<String>, InventoryError> {
    let mut urls = Vec::new();
    let Some(settings) = item.inner("settings")? else {
        return Ok(urls);
    };
    for part in ["app", "signOn", "oauthClient"] {
        let Some(part) = settings.inner(part)? else {
            continue;
        };
        for value in part.values() {
            let texts = match value {
                serde_json::Value::Array(elements) => elements.iter().collect(),
                one => vec![one],
            };
            for text in texts.into_iter().filter_map(serde_json::Value::as_str) {
                add_url(&mut urls, text);
            }
        }
    }
    Ok(urls)
}
