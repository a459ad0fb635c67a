//! What both of Entra's exports share: whose a service principal is, how it signs on, which keys name its app.

use super::SignOn;

/// Organisations that own Microsoft's own service principals:
/// <https://learn.microsoft.com/en-us/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in>.
const MICROSOFT: [&str; 2] = [
    "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
    "72f988bf-86f1-41af-91ab-2d7cd011db47",
];
/// The template of every app that is not in Microsoft's gallery.
const NON_GALLERY: &str = "8adf8e6e-67b2-4cf2-a259-e3dc5476c621";

/// Whether an organisation is Microsoft.
pub(super) fn is_microsoft(owner: &str) -> bool {
    MICROSOFT.iter().any(|own| own.eq_ignore_ascii_case(owner))
}

/// The keys of an app: its template in the gallery, and its own id.
pub(super) fn keys(template: Option<&str>, app: Option<&str>) -> Vec<String> {
    let template = template.filter(|template| !template.eq_ignore_ascii_case(NON_GALLERY));
    let keys = template.into_iter().chain(app);
    keys.map(str::to_ascii_lowercase).collect()
}

/// How people sign on, by `preferredSingleSignOnMode`; empty for apps of OIDC and where none is set up.
pub(super) fn sign_on(mode: Option<&str>) -> SignOn {
    match mode.map(str::to_ascii_lowercase).as_deref() {
        None | Some("" | "notsupported") => SignOn::Unknown,
        Some("saml") => SignOn::Saml,
        Some("oidc") => SignOn::Oidc,
        Some("password") => SignOn::Password,
        Some("linked") => SignOn::Bookmark,
        Some(_) => SignOn::Other,
    }
}
