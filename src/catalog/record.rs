//! A record: what one layer claims of one app. This is the shape of every file under `data/` and of users' own layers.
//!
//! Every field is optional; a field that is left out claims nothing. No merging and no judgement live here.

mod scim;

pub use scim::{Attributes, Auth, Deprovision, Endpoints, Filtering, Operations, Pagination, Scim};

use serde::{Deserialize, Serialize};

use super::app::AppId;
use super::day::{Day, Month};
use super::guide::Guide;
use super::money::Cents;
use super::price::Price;
use super::quote::TierQuote;
use super::words::{
    ApiStyle, Availability, Billing, Builder, Category, Confidence, Connection, Idp, JitProtocol,
    ListingKind, Status, TierKind,
};

/// What one layer claims of one app.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Record {
    /// The app; in a layer of one file an app, the file's name.
    pub id: AppId,
    /// The day on which the source was checked or dated. Without one the record is undated and loses to dated ones.
    pub date: Option<Day>,
    /// The app's name as published.
    pub name: Option<String>,
    /// Names under which the app was sold before.
    pub former_names: Vec<String>,
    /// The company that owns or sells the app, where its name or slug says so.
    pub owner: Option<String>,
    /// Other names of the same thing.
    pub aliases: Vec<String>,
    /// What the app is for.
    pub category: Option<Category>,
    /// SCIM status.
    pub status: Option<Status>,
    /// SCIM status in the publisher's release before this one.
    pub status_before: Option<Status>,
    /// The app in a few sentences.
    pub summary: Vec<String>,
    /// What is claimed of SCIM.
    pub scim: Scim,
    /// What is claimed of single sign-on.
    pub sso: Sso,
    /// The cheapest paid plan for more than one person.
    pub team: Team,
    /// How each IdP provisions the app.
    pub idps: PerIdp<Reach>,
    /// What each IdP's catalogue lists.
    pub listings: PerIdp<Listing>,
    /// The price list, cheapest first.
    pub tiers: Vec<Tier>,
    /// What sales quoted this organisation. Only a user's own layer has one.
    pub quote: Option<TierQuote>,
    /// A remark on the price list as a whole.
    pub tiers_note: Option<String>,
    /// The vendor's API for managing users.
    pub user_api: UserApi,
    /// Ways in and out beside SCIM.
    pub fallbacks: Fallbacks,
    /// Facts that restrict or surprise an administrator.
    pub limitations: Vec<String>,
    /// The price page.
    pub pricing_url: Option<String>,
    /// The provisioning documentation.
    pub docs_url: Option<String>,
    /// How sure the publisher is.
    pub confidence: Option<Confidence>,
    /// The release in which the app first appeared.
    pub first_added: Option<Month>,
    /// Pages that the record rests on.
    pub sources: Vec<Source>,
    /// Contradictions that the publisher found between its own sources.
    pub conflicts: Vec<String>,
    /// Remarks of the source that have no field of their own.
    pub notes: Vec<String>,
    /// A guide page or card about the app.
    pub guide: Option<Box<Guide>>,
}

/// Claims about single sign-on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sso {
    /// Whether there is SSO at all.
    pub available: Option<bool>,
    /// Protocols, such as "SAML 2.0".
    pub protocols: Vec<String>,
    /// The cheapest plan with SSO, in the source's words.
    pub plan: Option<String>,
    /// The price of that plan a user and month.
    pub per_user_month: Option<Cents>,
}

/// The cheapest paid plan for more than one person.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Team {
    /// Its name, in the source's words.
    pub plan: Option<String>,
    /// Its price.
    pub price: Option<Price>,
    /// That price a user and month.
    pub per_user_month: Option<Cents>,
}

/// One value for each IdP.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PerIdp<T: Default> {
    /// Okta.
    pub okta: T,
    /// Microsoft Entra ID.
    pub entra: T,
    /// Google Workspace.
    pub google: T,
    /// OneLogin.
    pub onelogin: T,
    /// JumpCloud.
    pub jumpcloud: T,
}

impl<T: Default> PerIdp<T> {
    /// The value of one IdP.
    #[must_use]
    pub const fn get(&self, idp: Idp) -> &T {
        match idp {
            Idp::Okta => &self.okta,
            Idp::Entra => &self.entra,
            Idp::Google => &self.google,
            Idp::OneLogin => &self.onelogin,
            Idp::JumpCloud => &self.jumpcloud,
        }
    }

    /// A value for each IdP, made by asking for each.
    pub fn of(mut make: impl FnMut(Idp) -> T) -> PerIdp<T> {
        PerIdp {
            okta: make(Idp::Okta),
            entra: make(Idp::Entra),
            google: make(Idp::Google),
            onelogin: make(Idp::OneLogin),
            jumpcloud: make(Idp::JumpCloud),
        }
    }
}

/// How an IdP reaches an app, as claimed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reach {
    /// How it provisions.
    pub connection: Option<Connection>,
    /// Whether it signs people on.
    pub sso: Option<bool>,
    /// A remark.
    pub note: Option<String>,
}

/// What an IdP's catalogue lists.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Listing {
    /// Whether the catalogue lists the app.
    pub listed: Option<bool>,
    /// Whether the listing does SSO.
    pub sso: Option<bool>,
    /// Whether the listing provisions.
    pub provisioning: Option<bool>,
    /// How it does so.
    pub kind: Option<ListingKind>,
    /// Who built it.
    pub built_by: Option<Builder>,
    /// Its page.
    pub url: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// One line of a price list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Tier {
    /// Its name.
    pub name: String,
    /// Names of the same tier in other layers.
    pub aliases: Vec<String>,
    /// Plan, personal plan or add-on; set by hand. Left out: a plan.
    pub kind: Option<TierKind>,
    /// The price: the source's words and what they say for certain.
    pub price: Option<Price>,
    /// That price a user and month, where the publisher could tell.
    pub per_user_month: Option<Cents>,
    /// How it is billed at that price.
    pub billing: Option<Billing>,
    /// Whether SSO is in it.
    pub sso: Option<bool>,
    /// The source's words on SSO where yes and no do not say enough.
    pub sso_words: Option<String>,
    /// Whether SCIM is in it.
    pub scim: Option<bool>,
    /// The source's words on SCIM where yes and no do not say enough.
    pub scim_words: Option<String>,
    /// Whether the user API is in it.
    pub user_api: Option<bool>,
    /// Whether the audit log API is in it.
    pub audit_log_api: Option<Availability>,
    /// A remark.
    pub note: Option<String>,
}

/// The vendor's API for managing users.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct UserApi {
    /// Whether there is one.
    pub available: Option<Availability>,
    /// The cheapest plan with it.
    pub plan: Option<String>,
    /// Its style.
    pub style: Option<ApiStyle>,
    /// Its address.
    pub base_url: Option<String>,
    /// Its documentation.
    pub docs_url: Option<String>,
    /// How a caller authenticates.
    pub auth_methods: Vec<String>,
    /// Scopes that a caller needs.
    pub scopes: Vec<String>,
    /// What it can do.
    pub capabilities: Capabilities,
    /// Limits on calls.
    pub rate_limits: Option<String>,
    /// Whether there is an audit log API.
    pub audit_log: Option<bool>,
    /// The plan with the audit log API.
    pub audit_log_plan: Option<String>,
    /// What it cannot do.
    pub limitations: Vec<String>,
}

/// What a user API can do.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Capabilities {
    /// List users.
    pub list_users: Option<bool>,
    /// Read one user.
    pub get_user: Option<bool>,
    /// Create users.
    pub create_user: Option<bool>,
    /// Invite users.
    pub invite_user: Option<bool>,
    /// Change users.
    pub update_user: Option<bool>,
    /// Deactivate users.
    pub deactivate_user: Option<bool>,
    /// Bring users back.
    pub reactivate_user: Option<bool>,
    /// Delete users.
    pub delete_user: Option<bool>,
    /// Manage groups.
    pub manage_groups: Option<bool>,
    /// Give roles.
    pub assign_roles: Option<bool>,
    /// Give licences.
    pub assign_licenses: Option<bool>,
}

/// Ways in and out beside SCIM.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fallbacks {
    /// Accounts are created at first login.
    pub jit: Option<bool>,
    /// Over which protocol.
    pub jit_protocol: Option<JitProtocol>,
    /// Users can be imported from CSV.
    pub csv_import: Option<bool>,
    /// Other synchronisation.
    pub other_sync: Option<String>,
    /// Whether the documentation can be read without an account.
    pub docs_public: Option<bool>,
    /// A remark.
    pub note: Option<String>,
}

/// A page that a record rests on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Source {
    /// Its address.
    pub url: String,
    /// Its title.
    pub title: Option<String>,
    /// When it was read.
    pub accessed: Option<Day>,
}
