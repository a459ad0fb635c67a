//! An app as the layers together describe it: facts that the list, the query and the cost model need at once.
//!
//! Texts and details that only a detail view shows stay in the records (see `record`); how facts are found is in `merge`.

use serde::{Deserialize, Serialize};

use super::day::{Day, Month};
use super::fact::{Claim, Fact, LayerIndex};
use super::guide::Profile;
use super::money::Cents;
use super::price::Price;
use super::quote::PrivateQuote;
use super::record::PerIdp;
use super::words::{
    Availability, Billing, Category, Confidence, Connection, DeprovisionAction, GuideKind, Idp,
    Status, TierKind,
};

/// The slug of an app: `a-z`, `0-9` and `-`, 1 to 64 characters, as in `fly-io`.
///
/// The default is empty; it stands for an id that a file leaves out, and is refused where records are read.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AppId(String);

impl AppId {
    /// Reads a slug.
    ///
    /// # Errors
    /// The text is empty, longer than 64 characters, or holds something else than `a-z`, `0-9` and inner `-`.
    pub fn read(text: &str) -> Result<AppId, String> {
        AppId::try_from(text.to_owned())
    }

    /// The slug.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for AppId {
    type Error = String;

    fn try_from(text: String) -> Result<AppId, String> {
        let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let edges = text.starts_with('-') || text.ends_with('-');
        if text.is_empty() || text.len() > 64 || edges || !text.bytes().all(inner) {
            return Err(format!(
                "`{text}` is not an app id; use a-z, 0-9 and inner hyphens, at most 64, as in fly-io"
            ));
        }
        Ok(AppId(text))
    }
}

impl From<AppId> for String {
    fn from(id: AppId) -> String {
        id.0
    }
}

impl std::fmt::Display for AppId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// One SaaS product, merged from every layer that knows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct App {
    /// The slug.
    pub id: AppId,
    /// The name in force.
    pub name: Fact<String>,
    /// Names under which the app was sold before, over all layers.
    pub former_names: Vec<String>,
    /// Who owns or sells it, where its name says so.
    pub owner: Option<String>,
    /// Other names of the same thing, over all layers.
    pub aliases: Vec<String>,
    /// What it is for.
    pub category: Fact<Category>,
    /// SCIM status. Read it through [`App::status`].
    pub status: Fact<Status>,
    /// SCIM status in the publisher's release before this one.
    pub status_before: Fact<Status>,
    /// SCIM.
    pub scim: ScimFacts,
    /// Single sign-on.
    pub sso: SsoFacts,
    /// The cheapest paid plan for more than one person.
    pub team: TeamFacts,
    /// How each IdP reaches the app.
    pub idps: PerIdp<ReachFacts>,
    /// The price list of the winning layer, cheapest first.
    pub tiers: Vec<TierFacts>,
    /// What sales quoted this organisation, as a layer of its own says.
    pub quote: Option<QuoteFact>,
    /// What happens to leavers.
    pub leaver: LeaverFacts,
    /// Accounts are created at first login.
    pub jit: Fact<bool>,
    /// The vendor's user API.
    pub user_api: Fact<Availability>,
    /// A published yearly cost of manual work for this very app.
    pub profile: Option<Claim<Profile>>,
    /// Whether a guide or a card is there.
    pub guide: Option<GuideKind>,
    /// The price page.
    pub pricing_url: Fact<String>,
    /// The provisioning documentation.
    pub docs_url: Fact<String>,
    /// How sure the publisher is.
    pub confidence: Fact<Confidence>,
    /// The release in which the app first appeared.
    pub first_added: Fact<Month>,
    /// The date of the record that wins over all others; of an undated one, that of the next.
    pub verified: Option<Day>,
    /// The layers that know the app, with the dates of their records, best first.
    pub layers: Vec<(LayerIndex, Option<Day>)>,
    /// How many disagreements there are, read off the facts or written down.
    pub disagreements: u32,
    /// The fields and names of the disagreements that are written down (see `dispute`).
    pub recorded: Vec<String>,
}

/// SCIM facts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ScimFacts {
    /// Whether SCIM is stated to be there.
    pub available: Fact<bool>,
    /// The cheapest plan with SCIM, in words.
    pub plan: Fact<String>,
    /// Its price.
    pub price: Fact<Price>,
    /// The price of SCIM as an add-on.
    pub addon_price: Fact<Price>,
    /// The smallest number of seats of the tier or package that the plan names.
    pub min_seats: Fact<u32>,
    /// Whether SSO has to be in place first.
    pub sso_required: Fact<bool>,
    /// Protocol version.
    pub version: Fact<String>,
    /// A SCIM 2.0 endpoint that any client may call.
    pub generic_endpoint: Fact<bool>,
    /// Operations.
    pub operations: OperationFacts,
}

/// What an IdP can do over SCIM.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct OperationFacts {
    /// Create accounts.
    pub create: Fact<bool>,
    /// Read accounts.
    pub read: Fact<bool>,
    /// Change accounts.
    pub update: Fact<bool>,
    /// Deactivate accounts.
    pub deactivate: Fact<bool>,
    /// Bring deactivated accounts back.
    pub reactivate: Fact<bool>,
    /// Delete accounts.
    pub delete: Fact<bool>,
    /// Groups or their members.
    pub groups: Fact<bool>,
}

impl OperationFacts {
    /// The operations with their words, in the order in which they are listed.
    #[must_use]
    pub const fn each(&self) -> [(&'static str, &Fact<bool>); 7] {
        [
            ("create", &self.create),
            ("read", &self.read),
            ("update", &self.update),
            ("deactivate", &self.deactivate),
            ("reactivate", &self.reactivate),
            ("delete", &self.delete),
            ("groups", &self.groups),
        ]
    }
}

/// Single sign-on facts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SsoFacts {
    /// Whether there is SSO.
    pub available: Fact<bool>,
    /// Protocols.
    pub protocols: Fact<Vec<String>>,
    /// The cheapest plan with it, in words.
    pub plan: Fact<String>,
    /// The price of that plan a user and month.
    pub per_user_month: Fact<Cents>,
}

/// The cheapest paid plan for more than one person.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TeamFacts {
    /// Its name, in words.
    pub plan: Fact<String>,
    /// Its price.
    pub price: Fact<Price>,
}

/// How one IdP reaches the app.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ReachFacts {
    /// The connection in force.
    pub connection: Fact<Connection>,
    /// An older claim where the newer matrix is silent. It never counts as a connection.
    pub unconfirmed: Option<Claim<Connection>>,
    /// Whether the IdP signs people on.
    pub sso: Fact<bool>,
    /// The IdP's catalogue lists an app that provisions, but nobody says over which protocol.
    pub provisions_unstated: bool,
}

/// One line of the price list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TierFacts {
    /// Its name in the winning layer.
    pub name: String,
    /// Its names elsewhere.
    pub aliases: Vec<String>,
    /// Plan, personal plan or add-on.
    pub kind: TierKind,
    /// The price.
    pub price: Fact<Price>,
    /// The price a user and month, where the publisher could tell.
    pub per_user_month: Fact<Cents>,
    /// How it is billed at that price.
    pub billing: Fact<Billing>,
    /// Whether SSO is in it.
    pub sso: Fact<bool>,
    /// Whether SCIM is in it.
    pub scim: Fact<bool>,
    /// Whether the user API is in it.
    pub user_api: Fact<bool>,
    /// Whether the audit log API is in it.
    pub audit_log_api: Fact<Availability>,
    /// Remarks.
    pub note: Option<String>,
}

/// A private quote of a user's own layer. No built-in layer can state one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuoteFact {
    /// The tier that was quoted, by name; none: the tier with SCIM that is by quote.
    pub tier: Option<String>,
    /// How much, with the layer that says so and when.
    pub price: Claim<PrivateQuote>,
    /// The layer's id: sums name it.
    pub layer: String,
}

/// What happens to leavers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct LeaverFacts {
    /// What the app does with the account.
    pub action: Fact<DeprovisionAction>,
    /// Whether the paid seat becomes free.
    pub frees_seat: Fact<bool>,
    /// Whether open sessions end.
    pub revokes_sessions: Fact<bool>,
    /// Whether it is documented what stays behind of the person's data.
    pub data_kept: bool,
    /// Whether anything of it is documented, in facts or in words alone.
    pub documented: bool,
}

/// What an IdP can do with an app, and whether that is stated or inferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// The connection. Unknown where nobody says and nothing can be inferred.
    pub connection: Connection,
    /// Not stated: inferred from the app's generic SCIM 2.0 endpoint.
    pub inferred: bool,
    /// Stated as SSO only or none, beside a generic endpoint: a hand-built app may work.
    pub hand_built_may_work: bool,
}

impl App {
    /// The name in force, or the id where no layer gives a name.
    #[must_use]
    pub fn display_name(&self) -> &str {
        self.name.value().map_or(self.id.as_str(), String::as_str)
    }

    /// The SCIM status; Unknown where nobody says.
    #[must_use]
    pub fn status(&self) -> Status {
        self.status.get().unwrap_or(Status::Unknown)
    }

    /// What an IdP can do with the app. A stated connection always stands; where none is stated and the app has a generic
    /// SCIM 2.0 endpoint, Okta, Entra, OneLogin and JumpCloud are inferred as generic, Google never is.
    #[must_use]
    pub fn answer(&self, idp: Idp) -> Answer {
        let stated = self.idps.get(idp).connection.get();
        let endpoint =
            self.scim.generic_endpoint.get() == Some(true) && idp.takes_hand_built_apps();
        match stated {
            None | Some(Connection::Unknown) if endpoint => Answer {
                connection: Connection::Generic,
                inferred: true,
                hand_built_may_work: false,
            },
            None => Answer {
                connection: Connection::Unknown,
                inferred: false,
                hand_built_may_work: false,
            },
            Some(connection) => {
                let may = endpoint && matches!(connection, Connection::SsoOnly | Connection::None);
                Answer {
                    connection,
                    inferred: false,
                    hand_built_may_work: may,
                }
            }
        }
    }

    /// The tier of a name, by its own name or an alias, spelling folded.
    #[must_use]
    pub fn tier(&self, name: &str) -> Option<&TierFacts> {
        self.tiers.iter().find(|tier| tier.is_called(name))
    }
}

impl TierFacts {
    /// Whether the tier goes by this name, spelling folded.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let is = |own: &String| folded_letters(own).eq(folded_letters(name));
        is(&self.name) || self.aliases.iter().any(is)
    }
}

impl Idp {
    /// Whether administrators can build a SCIM app of their own in this IdP. Google Workspace offers none.
    #[must_use]
    pub const fn takes_hand_built_apps(self) -> bool {
        match self {
            Idp::Okta | Idp::Entra | Idp::OneLogin | Idp::JumpCloud => true,
            Idp::Google => false,
        }
    }
}

/// A name as it is compared: lower case, letters and digits (and `+`, which tells `Enterprise+` from `Enterprise`).
#[must_use]
pub fn folded_name(name: &str) -> String {
    folded_letters(name).collect()
}

/// The letters of [`folded_name`], for comparing without writing them down.
fn folded_letters(name: &str) -> impl Iterator<Item = char> {
    name.chars()
        .filter(|c| c.is_alphanumeric() || *c == '+')
        .flat_map(char::to_lowercase)
}

/// A name as a slug: lower case, everything else turned into single hyphens.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if c == '+' {
            slug.push_str("-plus");
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_matches('-').to_owned()
}

/// Sorts apps as every list starts out: by name, case folded, then by id.
pub fn sort_by_name(apps: &mut [App]) {
    apps.sort_by_cached_key(|app| (app.display_name().to_lowercase(), app.id.clone()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_slugs() {
        for good in ["heroku", "fly-io", "15five", "a"] {
            assert_eq!(AppId::read(good).unwrap().as_str(), good);
        }
        for bad in [
            "",
            "Heroku",
            "fly.io",
            "-a",
            "a-",
            "a b",
            "../etc",
            "é",
            &"a".repeat(65),
        ] {
            assert!(AppId::read(bad).unwrap_err().contains("fly-io"), "{bad}");
        }
    }

    #[test]
    fn names_fold_and_slug() {
        assert_eq!(folded_name("Heroku Teams"), "herokuteams");
        assert_ne!(folded_name("Enterprise+"), folded_name("Enterprise"));
        assert_eq!(slug("Heroku Teams"), "heroku-teams");
        assert_eq!(slug("Starter+ (annual)"), "starter-plus-annual");
    }
}
