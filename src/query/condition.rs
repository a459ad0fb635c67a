//! Conditions: a field with the values of which one has to hold (`scim:none,unknown`).
//!
//! Here is the one list of fields, each with the type of its values. What a type takes and what it asks of an app
//! stands with the type, in `values`.

use std::fmt;

use crate::catalog::{App, Catalog, Status};
use crate::lens::Lens;

use super::candidate::Candidate;
use super::term::quote;
use super::values::{
    CategoryWord, ConfidenceWord, Has, IdWord, IdpValue, JumpValue, LayerWord, LeaverValue, Marked,
    NamePhrase, OperationValue, OwnerPhrase, PlanPhrase, PriceValue, SeatsValue, SsoValue, Stacked,
    Value, VerifiedValue,
};

/// Declares the fields of the language: for each its word, the type of its values and what it asks.
macro_rules! fields {
    ($($(#[$meta:meta])* $field:ident($value:ty) = $word:literal, $help:literal;)+) => {
        /// A field of the query language.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Field { $($(#[$meta])* $field,)+ }

        impl Field {
            /// Every field, in the order in which help lists them.
            pub const ALL: &'static [Field] = &[$(Field::$field,)+];

            /// The word before the colon.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Field::$field => $word,)+ }
            }

            /// What it asks, with an example.
            #[must_use]
            pub const fn help(self) -> &'static str {
                match self { $(Field::$field => $help,)+ }
            }

            /// The words that it takes.
            #[must_use]
            pub fn known(self, catalog: &Catalog) -> Vec<String> {
                match self { $(Field::$field => <$value>::known(catalog),)+ }
            }

            /// The value nearest to a word that is none, if one is near enough to be meant.
            pub(super) fn nearest(self, item: &str, catalog: &Catalog) -> Option<String> {
                match self { $(Field::$field => <$value>::nearest(item, catalog),)+ }
            }

            /// What else it takes, such as "a number of seats".
            #[must_use]
            pub const fn shape(self) -> Option<&'static str> {
                match self { $(Field::$field => <$value>::SHAPE,)+ }
            }

            /// A condition on this field, without values yet.
            pub(super) const fn condition(self) -> Condition {
                match self { $(Field::$field => Condition::$field(Vec::new()),)+ }
            }
        }

        /// A field with its values, of which one has to hold.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Condition { $($(#[$meta])* $field(Vec<$value>),)+ }

        impl Condition {
            /// The field.
            #[must_use]
            pub const fn field(&self) -> Field {
                match self { $(Condition::$field(_) => Field::$field,)+ }
            }

            /// Reads one more value. False where it is not a value of the field; a value that is there already stays once.
            pub(super) fn push(&mut self, item: &str, catalog: &Catalog) -> bool {
                match self { $(Condition::$field(values) => push(values, item, catalog),)+ }
            }

            /// The values as words, in the order in which they were typed.
            #[must_use]
            pub fn words(&self) -> Vec<String> {
                match self { $(Condition::$field(values) => values.iter().map(Value::word).collect(),)+ }
            }

            /// A condition that holds where one of two of the same field holds; of two fields, the first.
            #[must_use]
            pub(super) fn or(self, other: Condition) -> Condition {
                match (self, other) {
                    $((Condition::$field(mut values), Condition::$field(more)) => {
                        for value in more {
                            if !values.contains(&value) {
                                values.push(value);
                            }
                        }
                        Condition::$field(values)
                    })+
                    (first, _) => first,
                }
            }

            /// Whether one of the values holds for an app, which is decoded only where that takes it.
            #[must_use]
            pub(super) fn holds_for(&self, candidate: &Candidate<'_>) -> bool {
                if let Condition::Scim(statuses) = self {
                    return statuses.contains(&candidate.status());
                }
                let app = candidate.app();
                app.is_some_and(|app| self.holds(app, candidate.lens()))
            }

            /// Whether one of the values holds for an app under a lens.
            #[must_use]
            pub fn holds(&self, app: &App, lens: &Lens) -> bool {
                match self { $(Condition::$field(values) => values.iter().any(|value| value.holds(app, lens)),)+ }
            }
        }
    };
}

fields! {
    /// SCIM status.
    Scim(Status) = "scim", "SCIM status: `scim:none,unknown`";
    /// How an IdP reaches the app.
    Idp(IdpValue) = "idp", "an IdP that provisions it: `idp:okta`; a stated connection: `idp:okta=native`";
    /// Single sign-on.
    Sso(SsoValue) = "sso", "single sign-on: `sso:saml`";
    /// The plan with SCIM.
    Plan(PlanPhrase) = "plan", "the plan from which SCIM can be had: `plan:enterprise`";
    /// Category.
    Category(CategoryWord) = "cat", "category, by its slug or any whole word of it: `cat:security`";
    /// What an IdP can do over SCIM.
    Operations(OperationValue) = "ops", "a SCIM operation that works: `ops:groups`; that does not: `ops:groups=no`";
    /// The target tier's price.
    Price(PriceValue) = "price", "the target tier's price, $ a seat and month: `price:<10`";
    /// Target tier against current tier.
    Jump(JumpValue) = "jump", "the target tier against the current tier: `jump:>=2x`";
    /// Seat minimum.
    Seats(SeatsValue) = "seats", "the seat minimum: `seats:>=20`";
    /// Owner.
    Owner(OwnerPhrase) = "owner", "who owns or sells it: `owner:adobe`";
    /// When it was checked.
    Verified(VerifiedValue) = "verified", "the day of the check: `verified:<2026-06-01`; too long ago: `verified:stale`";
    /// How sure the publisher is.
    Confidence(ConfidenceWord) = "confidence", "how sure the publisher is: `confidence:low`";
    /// What else the catalog has.
    Has(Has) = "has", "what the catalog has of it: `has:disagreement`";
    /// What happens to leavers.
    Leaver(LeaverValue) = "leaver", "what deprovisioning does: `leaver:suspend`, `leaver:frees-seat=yes`; accounts that stay: `leaver:stays=yes`";
    /// Which layer knows it.
    Layer(LayerWord) = "layer", "the layer that knows it: `layer:guides`";
    /// Marked.
    Marked(Marked) = "marked", "whether it is marked: `marked:yes`";
    /// In the stack.
    Stack(Stacked) = "stack", "whether it is in the stack: `stack:yes`";
    /// What it is called.
    Name(NamePhrase) = "name", "what it is or was called: `name:cloud`";
    /// Its id.
    Id(IdWord) = "id", "these very apps: `id:slack,heroku`";
}

impl Field {
    /// The field of a word. Case does not count.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Field> {
        let mut fields = Field::ALL.iter().copied();
        fields.find(|field| field.word().eq_ignore_ascii_case(word))
    }
}

fn push<T: Value>(values: &mut Vec<T>, item: &str, catalog: &Catalog) -> bool {
    let Some(value) = T::read(item, values.last(), catalog) else {
        return false;
    };
    if !values.contains(&value) {
        values.push(value);
    }
    true
}

/// `field:a,b`, each value in quotes where it would not read back as one.
impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.field().word())?;
        for (place, word) in self.words().iter().enumerate() {
            if place > 0 {
                f.write_str(",")?;
            }
            let splits = |c: char| c.is_whitespace() || c == ',';
            if word.starts_with('"') || word.contains(splits) {
                f.write_str(&quote(word))?;
            } else {
                f.write_str(word)?;
            }
        }
        Ok(())
    }
}
