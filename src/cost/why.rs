//! Why native SCIM stands where it stands, and how that is said.

use super::annual::NotPriced;
use crate::catalog::{Connection, Idp, Status};

/// A reason, said only where somebody looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why<'a> {
    /// The vendor has no SCIM.
    NoScim,
    /// My IdP has no way to it.
    OtherIdp(Idp, Connection),
    /// My IdP provisions it in another way.
    WithoutScim(Idp, Connection),
    /// The status says so.
    Included,
    /// Every paid plan at this size has it.
    EveryPaidPlan(u32),
    /// The tier paid today has it.
    CurrentHasIt(&'a str),
    /// From one tier to another.
    Step(&'a str, &'a str),
    /// An add-on on top of what is paid.
    AddOn(&'a str),
    /// A private quote for a tier, and the layer that holds it; none: a dial does.
    PrivateQuote(&'a str, Option<&'a str>),
    /// A private quote, where today's price is not known.
    PrivateQuoteAlone(&'a str, Option<&'a str>),
    /// A tier is by quote.
    Quote(&'a str),
    /// SCIM is by quote, and no tier is named.
    QuoteWithoutTier,
    /// A tier's price gives no sum.
    NotPriced(&'a str, NotPriced<'a>),
    /// Tiers with SCIM are not sold for so many.
    TooBig(u32),
    /// Which tier is paid today is not known.
    NoCurrent(&'a str),
    /// Today's tier has no price to subtract.
    CurrentNotPriced(&'a str),
    /// No tier is stated to have SCIM.
    NoTierNamed(Status),
    /// Two currencies.
    Currencies,
    /// A dial names a tier that the price list does not have.
    NoSuchTier(&'a str),
    /// A dial names a tier that is not sold for so many.
    DialTooBig(&'a str, u32),
    /// A dial names a target that is stated to be without SCIM.
    TargetWithoutScim(&'a str),
}

impl Why<'_> {
    /// The reason in a sentence without a full stop.
    pub fn words(&self) -> String {
        match self {
            Self::NoScim => "no plan has SCIM".to_owned(),
            Self::OtherIdp(idp, connection) => format!(
                "{idp} does not provision it (stated: {}), and no way by a hand-built app is documented",
                connection.title()
            ),
            Self::WithoutScim(idp, _) => {
                format!("{idp} provisions it without SCIM; plan and price not documented")
            }
            Self::Included => "SCIM comes with every plan or with the team plan".to_owned(),
            Self::EveryPaidPlan(seats) => {
                format!("every paid plan for {} has SCIM", in_seats(*seats))
            }
            Self::CurrentHasIt(tier) => format!("{tier} has SCIM"),
            Self::Step(from, to) => format!("{from} to {to}"),
            Self::AddOn(add_on) => format!("{add_on} on top of what is paid today"),
            Self::PrivateQuote(to, layer) => private_quote(to, *layer),
            Self::PrivateQuoteAlone(to, layer) => format!(
                "{}; what is paid today is not known, so the step is at most the quote",
                private_quote(to, *layer)
            ),
            Self::Quote(tier) => format!("{tier} is by quote"),
            Self::QuoteWithoutTier => "SCIM is by quote, its plan is not documented".to_owned(),
            Self::NotPriced(tier, why) => format!("{tier}: {}", why.words()),
            Self::TooBig(seats) => format!("no tier with SCIM is sold for {}", in_seats(*seats)),
            Self::NoCurrent(to) => {
                format!(
                    "which tier is paid before {to} is not documented; name it as the current tier"
                )
            }
            Self::CurrentNotPriced(from) => format!("what {from} costs is not documented"),
            Self::NoTierNamed(Status::Included | Status::Gated | Status::Partial) => {
                "which plan has SCIM is not documented".to_owned()
            }
            Self::NoTierNamed(Status::Unknown | Status::None) => {
                "whether a plan has SCIM is not documented".to_owned()
            }
            Self::Currencies => {
                "today's tier and the target are priced in two currencies".to_owned()
            }
            Self::NoSuchTier(name) => format!("the price list has no tier \"{name}\""),
            Self::DialTooBig(name, seats) => {
                format!("{name} is not sold for {}", in_seats(*seats))
            }
            Self::TargetWithoutScim(name) => format!("{name} is stated to be without SCIM"),
        }
    }
}

impl NotPriced<'_> {
    /// Why a price gives no sum, without a full stop.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::TooManySeats(most) => format!("sold for at most {}", in_seats(*most)),
            Self::Bare => "the price does not say for how many people".to_owned(),
            Self::Unit(unit) => format!("priced per {unit}, not per seat"),
            Self::NoPeriod => "priced once or by the piece, not by the year".to_owned(),
            Self::FurtherNotStated(included) => {
                format!(
                    "the price of more than {} is not stated",
                    in_seats(*included)
                )
            }
            Self::Quote => "by quote".to_owned(),
            Self::Usage => "billed by usage".to_owned(),
            Self::NotRead(why) => format!("the price could not be read ({why})"),
            Self::Included => "comes with something else, without a price of its own".to_owned(),
            Self::Base(tier) => format!("stands on {tier}, whose price is not known"),
            Self::NotOffered => "not offered".to_owned(),
            Self::NotStated => "price not documented".to_owned(),
        }
    }
}

/// `1 seat`, `1,200 seats`.
pub(super) fn in_seats(seats: u32) -> String {
    match seats {
        1 => "1 seat".to_owned(),
        more => format!("{} seats", super::range::thousands(more.into())),
    }
}

/// Whose quote it is.
fn private_quote(to: &str, layer: Option<&str>) -> String {
    match layer {
        Some(layer) => format!("your quote for {to} (layer {layer})"),
        None => format!("a private quote for {to}"),
    }
}
