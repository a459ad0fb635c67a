//! The fixed vocabularies of the catalog: each value has one word, and the word reads back as the value.
//!
//! What does not live here: meaning. What a status or a connection implies is decided in `merge`, `lens` and `cost`.

use serde::{Deserialize, Serialize};

/// Declares an enum whose values each have a machine word (queries, JSON, files) and a title (screens).
#[macro_export]
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$value_meta:meta])* $value:ident = $word:literal, $title:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$value_meta])* $value,)+ }

        impl $name {
            /// Every value, in the order in which screens list them.
            pub const ALL: &'static [$name] = &[$($name::$value,)+];

            /// The word used in queries, JSON and CSV.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $($name::$value => $word,)+ }
            }

            /// The words that screens and documents show.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $($name::$value => $title,)+ }
            }

            /// The value of a word, or none. Case is folded.
            #[must_use]
            pub fn from_word(word: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|value| value.word().eq_ignore_ascii_case(word))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.title())
            }
        }
    };
}

pub use vocabulary;

vocabulary! {
    /// Whether an app can be provisioned over SCIM, and at which price level. It is the vendor's, whatever the IdP.
    Status {
        /// No SCIM on any plan. Files write `NoScim`, since a bare `None` there means that nothing is claimed.
        #[serde(rename = "NoScim")]
        None = "none", "None";
        /// SCIM sits behind a dearer plan, sales or an add-on (the SCIM tax).
        Gated = "gated", "Gated";
        /// Not documented whether, or on which plan.
        Unknown = "unknown", "Unknown";
        /// On every plan, or on the plan for teams.
        Included = "included", "Included";
        /// One IdP only, or creates accounts but never deactivates them.
        Partial = "partial", "Partial";
    }
}

vocabulary! {
    /// The identity providers whose connection to each app the catalog knows.
    Idp {
        /// Okta.
        Okta = "okta", "Okta";
        /// Microsoft Entra ID.
        Entra = "entra", "Entra";
        /// Google Workspace.
        Google = "google", "Google";
        /// OneLogin.
        OneLogin = "onelogin", "OneLogin";
        /// JumpCloud.
        JumpCloud = "jumpcloud", "JumpCloud";
    }
}

vocabulary! {
    /// How an IdP provisions an app.
    Connection {
        /// A catalogue app of the IdP, over SCIM.
        Native = "native", "native";
        /// A hand-built SCIM app.
        Generic = "generic", "generic";
        /// A synchronisation that the vendor runs.
        DirectorySync = "directory_sync", "directory sync";
        /// The IdP calls the vendor's API.
        ApiConnector = "api_connector", "API connector";
        /// A connector bought from somebody else.
        ThirdParty = "third_party", "third party";
        /// Accounts are created at first login and never removed.
        JitOnly = "jit_only", "JIT only";
        /// Sign-on only.
        SsoOnly = "sso_only", "SSO only";
        /// Stated: no connection. Files write `NoConnection`, since a bare `None` there means that nothing is claimed.
        #[serde(rename = "NoConnection")]
        None = "none", "none";
        /// Not documented.
        Unknown = "unknown", "not documented";
    }
}

impl Connection {
    /// Whether accounts are created and removed over this connection without buying from a third party.
    #[must_use]
    pub const fn provisions(self) -> bool {
        match self {
            Connection::Native
            | Connection::Generic
            | Connection::DirectorySync
            | Connection::ApiConnector => true,
            Connection::ThirdParty
            | Connection::JitOnly
            | Connection::SsoOnly
            | Connection::None
            | Connection::Unknown => false,
        }
    }
}

vocabulary! {
    /// What one line of a price list is.
    TierKind {
        /// A plan for a team or a company.
        Plan = "plan", "plan";
        /// A plan for one person.
        Personal = "personal", "personal";
        /// Bought on top of a plan.
        AddOn = "add_on", "add-on";
    }
}

vocabulary! {
    /// How sure the publisher is of a record.
    Confidence {
        /// High.
        High = "high", "high";
        /// Medium.
        Medium = "medium", "medium";
        /// Low.
        Low = "low", "low";
    }
}

vocabulary! {
    /// What happens to the account when the IdP deprovisions somebody.
    DeprovisionAction {
        /// Marked inactive; can come back.
        Deactivate = "deactivate", "deactivate";
        /// Suspended; can come back.
        Suspend = "suspend", "suspend";
        /// Taken out of the organisation, the account itself lives on.
        RemoveFromOrg = "remove_from_org", "remove from the organisation";
        /// Deleted.
        Delete = "delete", "delete";
        /// Something else; the record's text says what.
        Other = "other", "other";
    }
}

vocabulary! {
    /// How the listing of an IdP's catalogue works.
    ListingKind {
        /// Over SCIM.
        Scim = "scim", "SCIM";
        /// Sign-on only.
        SsoOnly = "sso_only", "SSO only";
        /// Secure web authentication: the IdP fills in passwords.
        Swa = "swa", "password filling (SWA)";
        /// The IdP calls the vendor's API.
        ApiConnector = "api_connector", "API connector";
        /// A synchronisation that the vendor runs.
        DirectorySync = "directory_sync", "directory sync";
    }
}

vocabulary! {
    /// Who built a listing.
    Builder {
        /// The app's vendor.
        Vendor = "vendor", "the vendor";
        /// The IdP.
        Idp = "idp", "the IdP";
        /// Somebody who sells it.
        ThirdParty = "third_party", "a third party";
    }
}

vocabulary! {
    /// How a SCIM client authenticates.
    AuthMethod {
        /// Bearer token.
        Bearer = "bearer", "bearer token";
        /// OAuth 2.0.
        OAuth2 = "oauth2", "OAuth 2.0";
        /// HTTP basic.
        Basic = "basic", "HTTP basic";
        /// Something else.
        Other = "other", "other";
    }
}

vocabulary! {
    /// The style of an app's user-management API.
    ApiStyle {
        /// REST.
        Rest = "rest", "REST";
        /// GraphQL.
        GraphQl = "graphql", "GraphQL";
        /// SOAP.
        Soap = "soap", "SOAP";
        /// Something else.
        Other = "other", "other";
    }
}

vocabulary! {
    /// Whether something is there, where yes and no do not say enough.
    Availability {
        /// Yes.
        Yes = "yes", "yes";
        /// Stated: no.
        No = "no", "no";
        /// For partners of the vendor only.
        PartnerOnly = "partner_only", "partners only";
        /// As an add-on only.
        AddOn = "add_on", "as an add-on";
    }
}

vocabulary! {
    /// The sign-on protocol over which accounts are created at first login.
    JitProtocol {
        /// SAML 2.0.
        Saml = "saml", "SAML 2.0";
        /// OpenID Connect.
        Oidc = "oidc", "OIDC";
        /// Either.
        Both = "both", "SAML 2.0 and OIDC";
    }
}

vocabulary! {
    /// How a plan is billed at the price that stands beside it.
    Billing {
        /// Paid a year at a time.
        Annual = "annual", "annual";
        /// Paid month by month.
        Monthly = "monthly", "monthly";
    }
}

vocabulary! {
    /// The two sorts of guide records.
    GuideKind {
        /// A guide page in full.
        Guide = "guide", "guide";
        /// A short card of a related app on another guide's page.
        Card = "card", "card";
    }
}

vocabulary! {
    /// What a guide advises.
    Advice {
        /// Keep provisioning by hand.
        Manual = "manual", "by hand";
        /// Buy the tier with SCIM.
        NativeScim = "native_scim", "native SCIM";
        /// Buy a connector.
        Connector = "connector", "connector";
        /// Use single sign-on alone.
        SsoOnly = "sso_only", "SSO only";
    }
}

vocabulary! {
    /// What an app is for. The 21 categories of the index.
    Category {
        /// AI & LLM tools.
        Ai = "ai", "AI & LLM Tools";
        /// Cloud, infrastructure and observability.
        Cloud = "cloud", "Cloud, Infrastructure & Observability";
        /// Collaboration and messaging.
        Collaboration = "collaboration", "Collaboration & Messaging";
        /// Telephony and contact centres.
        Communications = "communications", "Communications (UCaaS/CCaaS)";
        /// Customer support and success.
        Support = "support", "Customer Support & Success";
        /// Data, analytics and business intelligence.
        Data = "data", "Data, Analytics & BI";
        /// Design and creative work.
        Design = "design", "Design & Creative";
        /// Developer tools.
        Developer = "developer", "Developer Tools & CI/CD";
        /// E-commerce and payments.
        Commerce = "commerce", "E-commerce & Payments";
        /// Finance, accounting and spend.
        Finance = "finance", "Finance, Accounting & Spend";
        /// Human resources.
        Hr = "hr", "HR, Payroll & Recruiting";
        /// IT management and endpoints.
        It = "it", "IT Management & Endpoint";
        /// Learning and development.
        Learning = "learning", "Learning & Development";
        /// Legal, contracts and compliance.
        Legal = "legal", "Legal, Contracts & Compliance";
        /// Marketing and advertising.
        Marketing = "marketing", "Marketing & Advertising";
        /// Productivity and documents.
        Productivity = "productivity", "Productivity & Docs";
        /// Project and work management.
        Projects = "projects", "Project & Work Management";
        /// Sales and CRM.
        Sales = "sales", "Sales & CRM";
        /// Security and identity.
        Security = "security", "Security & Identity";
        /// Software for one trade.
        Vertical = "vertical", "Vertical SaaS (Healthcare, Education, Real Estate, Construction, Field Service)";
        /// Everything else.
        Other = "other", "Other";
    }
}
