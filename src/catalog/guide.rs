//! What a guide page or a card says beyond the claims that take part in merging: its own sections, as it groups them.
//!
//! Everything here is shown under its layer and date; nothing here is merged.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::money::Cents;
use super::words::{Advice, GuideKind, Idp};

/// A guide page or card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// Page in full or card.
    pub kind: GuideKind,
    /// The page's verdict in two words, such as "No SCIM".
    #[serde(default)]
    pub badge: Option<String>,
    /// A remark on the badge.
    #[serde(default)]
    pub badge_note: Option<String>,
    /// The guide's own name for what the app is.
    #[serde(default)]
    pub category: Option<String>,
    /// Where the page is.
    #[serde(default)]
    pub url: Option<String>,
    /// How sure that address is.
    #[serde(default)]
    pub url_note: Option<String>,
    /// A remark on the page's date.
    #[serde(default)]
    pub date_note: Option<String>,
    /// Dates of the pages on which a card was seen.
    #[serde(default)]
    pub page_dates: Vec<Day>,
    /// Guides on whose pages a card was seen.
    #[serde(default)]
    pub seen_on: Vec<String>,
    /// A card's status line.
    #[serde(default)]
    pub card_status: Option<CardStatus>,
    /// The facts at the head of the page, as printed.
    #[serde(default)]
    pub quick_facts: Option<QuickFacts>,
    /// The IdP table, as printed.
    #[serde(default)]
    pub idps: Vec<PrintedIdp>,
    /// A remark on that table.
    #[serde(default)]
    pub idps_note: Option<String>,
    /// The yearly cost of manual work, as published.
    #[serde(default)]
    pub profile: Option<Profile>,
    /// A remark on the cost.
    #[serde(default)]
    pub profile_note: Option<String>,
    /// Prices of usage beside the plans.
    #[serde(default)]
    pub usage_prices: Vec<PricedItem>,
    /// Costs around the plans.
    #[serde(default)]
    pub other_costs: Vec<PricedItem>,
    /// What it means in practice.
    #[serde(default)]
    pub in_practice: Vec<String>,
    /// Constraints.
    #[serde(default)]
    pub constraints: Vec<Constraint>,
    /// A remark on the constraints.
    #[serde(default)]
    pub constraints_note: Option<String>,
    /// What the app offers.
    #[serde(default)]
    pub offers: Vec<Offering>,
    /// What is missing.
    #[serde(default)]
    pub missing: Vec<Missing>,
    /// Challenges.
    #[serde(default)]
    pub challenges: Vec<String>,
    /// What administrators say.
    #[serde(default)]
    pub voices: Vec<String>,
    /// The theme that recurs.
    #[serde(default)]
    pub theme: Option<String>,
    /// What to do in which situation.
    #[serde(default)]
    pub decisions: Vec<Decision>,
    /// The technical specification.
    #[serde(default)]
    pub specification: Option<Specification>,
    /// Setup for each IdP.
    #[serde(default)]
    pub setup: Vec<Setup>,
    /// The alternative that the guide sells.
    #[serde(default)]
    pub alternative: Option<Alternative>,
    /// The bottom line.
    #[serde(default)]
    pub bottom_line: Option<String>,
    /// Where the page contradicts itself.
    #[serde(default)]
    pub contradictions: Vec<String>,
    /// Facts without a section of their own.
    #[serde(default)]
    pub extra_facts: Vec<String>,
}

/// A card's status line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardStatus {
    /// Its label.
    pub label: String,
    /// Its value.
    pub value: String,
}

/// The facts at the head of a guide page, as printed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct QuickFacts {
    /// SCIM available.
    pub scim_available: Option<String>,
    /// SCIM tier.
    pub scim_tier: Option<String>,
    /// SSO required first.
    pub sso_required_first: Option<String>,
    /// SSO available.
    pub sso_available: Option<String>,
    /// SSO protocol.
    pub sso_protocol: Option<String>,
    /// Documentation.
    pub documentation: Option<String>,
}

/// A row of a guide's IdP table, as printed; a cell that the page's text lost stays out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintedIdp {
    /// The IdP.
    pub idp: Idp,
    /// The SSO cell.
    #[serde(default)]
    pub sso: Option<String>,
    /// The SCIM cell.
    #[serde(default)]
    pub scim: Option<String>,
    /// The remark.
    #[serde(default)]
    pub note: Option<String>,
    /// The SSO cell of a second copy of the page.
    #[serde(default)]
    pub other_copy_sso: Option<String>,
    /// The SCIM cell of a second copy of the page.
    #[serde(default)]
    pub other_copy_scim: Option<String>,
}

/// A published yearly cost of manual work. A card prints the total only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// Where the figures come from.
    pub source: Option<String>,
    /// The number of people that the figures are normalised to.
    pub headcount: Option<u32>,
    /// Accounts that outlive their people: a count, never dollars.
    pub orphaned_accounts: Option<u32>,
    /// Licences paid for and not used.
    pub idle_licences: Option<u32>,
    /// Hours of administrators.
    pub hours: Option<u32>,
    /// Cost of the idle licences.
    pub licences: Option<Cents>,
    /// Cost of the hours.
    pub labour: Option<Cents>,
    /// Cost of compliance work.
    pub compliance: Option<Cents>,
    /// The sum.
    pub total: Option<Cents>,
}

/// Something with a price in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PricedItem {
    /// What.
    pub item: String,
    /// For how much.
    pub price: String,
}

/// A constraint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Constraint {
    /// In a few words.
    pub title: String,
    /// In a sentence.
    pub text: String,
}

/// Something that the app offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offering {
    /// What.
    pub feature: String,
    /// How far.
    pub support: String,
    /// The page's heading above it.
    #[serde(default)]
    pub group: Option<String>,
}

/// Something that the app lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Missing {
    /// What.
    pub capability: String,
    /// What there is instead.
    pub status: String,
}

/// A row of a guide's decision table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Who is in what situation.
    pub situation: String,
    /// What the guide recommends, without the seller's name.
    pub recommendation: String,
    /// The option that it comes down to.
    pub option: Advice,
}

/// A guide's technical specification.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Specification {
    /// SCIM version, as printed.
    pub scim_version: Option<String>,
    /// Operations.
    pub operations: Vec<String>,
    /// Attributes.
    pub attributes: Vec<String>,
    /// The plan that it needs.
    pub plan: Option<String>,
    /// What must be in place first.
    pub prerequisites: Vec<String>,
    /// A remark.
    pub note: Option<String>,
}

/// How to set an app up with an IdP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setup {
    /// The IdP.
    pub idp: Idp,
    /// The sort of integration, as printed.
    #[serde(default)]
    pub integration: Option<String>,
    /// Where to click.
    #[serde(default, rename = "where")]
    pub place: Option<String>,
    /// What must be in place first.
    #[serde(default)]
    pub prerequisite: Option<String>,
    /// What to have at hand.
    #[serde(default)]
    pub credentials: Option<String>,
    /// The steps.
    #[serde(default)]
    pub steps: Vec<String>,
    /// What sets provisioning off.
    #[serde(default)]
    pub trigger: Option<String>,
    /// A remark.
    #[serde(default)]
    pub note: Option<String>,
}

/// The alternative that a guide sells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    /// Who sells it.
    pub provider: String,
    /// What they claim.
    #[serde(default)]
    pub claims: Vec<String>,
    /// What they ask the reader to do.
    #[serde(default)]
    pub call_to_action: Option<String>,
}
