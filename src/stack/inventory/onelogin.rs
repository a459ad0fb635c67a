//! OneLogin: the array that `GET /api/2/apps` answers.
//!
//! Keys: <https://developers.onelogin.com/api-docs/2/apps/list-apps>.

use serde_json::Value;

use super::collector::{Collector, Draft};
use super::item::Item;
use super::{InventoryError, Provisioning, SignOn, pages};

/// Connectors that any app can be built from: SAML Custom (Advanced), OpenID Connect.
const TEMPLATES: [&str; 2] = ["110016", "108419"];

/// Takes one app.
pub(super) fn take(item: &Item<'_>, collector: &mut Collector) -> Result<(), InventoryError> {
    let label = item.needed(&["name"])?;
    let mut draft = Draft::at(pages::place(item));
    draft.id = item.id(&["id"])?;
    draft.keys = item
        .id(&["connector_id"])?
        .filter(|connector| !TEMPLATES.contains(&connector.as_str()))
        .into_iter()
        .collect();
    draft.sign_on = sign_on(item.number("auth_method")?);
    draft.provisioning = provisioning(item)?;
    collector.take(label, draft);
    Ok(())
}

/// By the numbers of `auth_method`: 0 password, 1 OpenID, 2 SAML, 3 API, 4 Google, 6 forms, 7 WS-Federation, 8 OIDC.
fn sign_on(method: Option<u64>) -> SignOn {
    match method {
        None => SignOn::Unknown,
        Some(0 | 6) => SignOn::Password,
        Some(2) => SignOn::Saml,
        Some(8) => SignOn::Oidc,
        Some(_) => SignOn::Other,
    }
}

/// `provisioning` is an object with `enabled`, or (in older answers) a yes or no.
fn provisioning(item: &Item<'_>) -> Result<Provisioning, InventoryError> {
    let enabled = match item.get("provisioning") {
        Some(Value::Bool(enabled)) => Some(*enabled),
        Some(_) | None => match item.inner("provisioning")? {
            Some(inner) => inner.flag("enabled")?,
            None => None,
        },
    };
    Ok(match enabled {
        Some(true) => Provisioning::On,
        Some(false) => Provisioning::Off,
        None => Provisioning::Unknown,
    })
}
