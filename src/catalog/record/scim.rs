//! What a record claims of SCIM: plan and price, protocol, operations, what deprovisioning does.

use serde::{Deserialize, Serialize};

use super::super::money::Cents;
use super::super::price::Price;
use super::super::words::{AuthMethod, DeprovisionAction};

/// Claims about SCIM (RFC 7643, RFC 7644).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scim {
    /// Whether there is SCIM at all.
    pub available: Option<bool>,
    /// The cheapest plan with SCIM, in the source's words.
    pub plan: Option<String>,
    /// The price of that plan.
    pub price: Option<Price>,
    /// That price a user and month, where the publisher could tell.
    pub per_user_month: Option<Cents>,
    /// The price of SCIM as an add-on.
    pub addon_price: Option<Price>,
    /// The smallest number of seats sold of the tier or package that `plan` names.
    pub min_seats: Option<u32>,
    /// Whether SSO has to be in place first.
    pub sso_required: Option<bool>,
    /// Protocol version, such as "2.0".
    pub version: Option<String>,
    /// A SCIM 2.0 endpoint that any client may call.
    pub generic_endpoint: Option<bool>,
    /// The endpoint's address, or its pattern.
    pub base_url: Option<String>,
    /// How a client authenticates.
    pub auth: Auth,
    /// Which resource endpoints exist (RFC 7644 section 3.2).
    pub endpoints: Endpoints,
    /// What an IdP can do over SCIM.
    pub operations: Operations,
    /// What deprovisioning does.
    pub deprovision: Deprovision,
    /// Filtering (RFC 7644 section 3.4.2.2).
    pub filtering: Filtering,
    /// Pagination (RFC 7644 section 3.4.2.4).
    pub pagination: Pagination,
    /// Attributes that are taken.
    pub attributes: Attributes,
    /// How roles are given.
    pub roles: Option<String>,
    /// Limits on calls.
    pub rate_limits: Option<String>,
    /// What the SCIM implementation cannot do.
    pub limitations: Vec<String>,
    /// A remark.
    pub note: Option<String>,
}

/// How a SCIM client authenticates.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Auth {
    /// The method.
    pub method: Option<AuthMethod>,
    /// Where an administrator finds the token.
    pub token_source: Option<String>,
    /// How long the token lives.
    pub token_expiry: Option<String>,
}

/// SCIM endpoints by resource (RFC 7644 section 3.2).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Endpoints {
    /// `/Users`.
    pub users: Option<bool>,
    /// `/Groups`.
    pub groups: Option<bool>,
    /// `/ServiceProviderConfig`.
    pub service_provider_config: Option<bool>,
    /// `/Schemas`.
    pub schemas: Option<bool>,
    /// `/ResourceTypes`.
    pub resource_types: Option<bool>,
    /// `/Bulk`.
    pub bulk: Option<bool>,
    /// `/Me`.
    pub me: Option<bool>,
}

/// What an IdP can do over SCIM.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Operations {
    /// Create accounts.
    pub create: Option<bool>,
    /// Read accounts.
    pub read: Option<bool>,
    /// Change accounts, by whichever method.
    pub update: Option<bool>,
    /// Change by PUT (RFC 7644 section 3.5.1).
    pub update_put: Option<bool>,
    /// Change by PATCH (RFC 7644 section 3.5.2).
    pub update_patch: Option<bool>,
    /// Deactivate accounts (`active` false).
    pub deactivate: Option<bool>,
    /// Bring deactivated accounts back.
    pub reactivate: Option<bool>,
    /// Delete accounts.
    pub delete: Option<bool>,
    /// Groups in any way.
    pub groups: Option<bool>,
    /// Create and change groups.
    pub group_push: Option<bool>,
    /// Change who belongs to a group.
    pub group_membership: Option<bool>,
}

/// What deprovisioning does to an account.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Deprovision {
    /// The action taken.
    pub action: Option<DeprovisionAction>,
    /// Whether the paid seat becomes free.
    pub frees_seat: Option<bool>,
    /// Whether open sessions end.
    pub revokes_sessions: Option<bool>,
    /// What stays behind.
    pub data_retained: Option<String>,
}

/// Filtering of SCIM lists.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Filtering {
    /// Whether there is any.
    pub supported: Option<bool>,
    /// The attributes that can be filtered on.
    pub attributes: Vec<String>,
}

/// Pagination of SCIM lists.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Pagination {
    /// Whether there is any.
    pub supported: Option<bool>,
    /// The most resources on one page.
    pub max_page_size: Option<u32>,
}

/// SCIM attributes by schema.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Attributes {
    /// Core user attributes (RFC 7643 section 4.1).
    pub core: Vec<String>,
    /// Enterprise extension (RFC 7643 section 4.3).
    pub enterprise: Vec<String>,
    /// Group attributes (RFC 7643 section 4.2).
    pub group: Vec<String>,
    /// Whether custom attributes are taken.
    pub custom_supported: Option<bool>,
    /// How custom attributes are carried.
    pub custom_how: Option<String>,
}
