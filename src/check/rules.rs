//! The rules: each with a name, how grave it is, why it is there and how to mend what it finds.

use std::fmt;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It is wrong, and something will not work.
    Error,
    /// It contradicts itself, or will mislead.
    Warning,
    /// A person should look at it.
    Note,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// The word, on the command line and in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// The severity of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|severity| severity.word() == word)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.word())
    }
}

/// Declares the rules with all that is said of them.
macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident = $name:literal, $severity:ident, $reason:literal, $fix:literal;)+) => {
        /// A rule.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[$doc])* $rule,)+ }

        impl Rule {
            /// Every rule, the gravest first.
            pub const ALL: &'static [Rule] = &[$(Rule::$rule,)+];

            /// Its name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Rule::$rule => $name,)+ }
            }

            /// How grave it is.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Rule::$rule => Severity::$severity,)+ }
            }

            /// Why it is there.
            #[must_use]
            pub const fn reason(self) -> &'static str {
                match self { $(Rule::$rule => $reason,)+ }
            }

            /// How to mend what it finds.
            #[must_use]
            pub const fn fix(self) -> &'static str {
                match self { $(Rule::$rule => $fix,)+ }
            }
        }
    };
}

rules! {
    /// The file is RON of a layer or a record.
    Readable = "readable", Error,
        "A file that cannot be read is left out as a whole",
        "Mend the field at that place; `scimdex catalog new APP` shows how a layer is written";
    /// Addresses are http or https.
    UrlIsWeb = "url-is-web", Error,
        "Only http and https addresses are opened and linked",
        "Write the address in full, with https:// before it";
    /// No control characters.
    TextIsClean = "text-is-clean", Error,
        "Control characters can garble a terminal, and texts of the catalog stand on one line",
        "Take the character out, or write it as words";
    /// Tiers have names.
    TierHasName = "tier-has-name", Error,
        "A tier without a name cannot be chosen or compared",
        "Give the tier the name that the price page has";
    /// One record an app.
    AppOnce = "app-once", Error,
        "Of two records of one app in a layer, nobody can tell which holds",
        "Make one record of the two";
    /// Layers have ids of their own.
    LayerHasOwnId = "layer-has-own-id", Error,
        "Queries, sources and exports name a layer by its id",
        "Choose an id in a-z, 0-9 and inner hyphens that no other layer has";
    /// What is referred to is there.
    ReferenceIsThere = "reference-is-there", Error,
        "A reference to an app that the catalog does not have leads nowhere",
        "Name an app that is there, by its id";
    /// No date lies ahead.
    DateNotAhead = "date-not-ahead", Error,
        "A record of tomorrow would beat every newer one, and its age is negative",
        "Write the day on which the source was checked";
    /// The status agrees with the price list.
    StatusMeetsTiers = "status-meets-tiers", Warning,
        "The status says what the price list should show: Gated needs a tier with SCIM, None has none",
        "Correct the status, or the `scim` cells of the tiers";
    /// No SCIM means no SCIM.
    NoneHasNoScim = "none-has-no-scim", Warning,
        "A status None beside operations, a protocol version or a connection over SCIM contradicts itself",
        "Correct the status, or take the SCIM details out";
    /// Gated says behind what.
    GatedSaysWhere = "gated-says-where", Warning,
        "Gated without a plan, an add-on or a tier leaves open what has to be bought",
        "Name the plan in `scim.plan`, or write Unknown where no page names one";
    /// Minimums belong to a plan.
    MinimumHasPlan = "minimum-has-plan", Warning,
        "A seat minimum belongs to the plan that `scim.plan` names, and counts nowhere without it",
        "Name the plan, or take the minimum out";
    /// SSO first needs SSO.
    SsoFirstNeedsSso = "sso-first-needs-sso", Warning,
        "SSO cannot be required first where there is none",
        "Correct `scim.sso_required` or `sso.available`";
    /// Tier names are unique.
    TierNamedOnce = "tier-named-once", Warning,
        "Of two tiers of one name only the first is found",
        "Tell them apart by name, or make one of the two";
    /// Names lead to one app.
    NameMeansOneApp = "name-means-one-app", Warning,
        "A name that two apps go by cannot be matched to either",
        "Take the name out where it is an alias, or make it longer";
    /// New apps have names.
    NewAppHasName = "new-app-has-name", Warning,
        "An app that the catalog does not have is shown by its id alone",
        "Write its `name`";
    /// Quotes are for tiers that are there.
    QuoteNamesATier = "quote-names-a-tier", Warning,
        "A quote for a tier that no price list has enters no sum",
        "Name the tier as the price list does, or leave the tier out";
    /// A user's own prices can be read.
    OwnPriceIsRead = "own-price-is-read", Warning,
        "A price of your own that cannot be read takes part in no sum",
        "Write it as $30,000/yr flat or $8/u/mo, or put its terms beside the words";
    /// Prices can be read.
    PriceIsRead = "price-is-read", Note,
        "A price that cannot be read with certainty keeps its words and takes part in no sum",
        "Put its terms beside the words where the source is certain; else leave it";
    /// Plans are among the tiers.
    PlanIsATier = "plan-is-a-tier", Note,
        "The plan with SCIM has a price only where the price list has it",
        "Name the tier as `scim.plan` does, or give it an alias; leave it where the list has no such tier";
    /// Records are dated.
    Dated = "dated", Note,
        "A record without a date loses to every dated one, and nobody knows its age",
        "Write the day on which the source was checked as `date`";
    /// Listings say how they provision.
    ListingSaysHow = "listing-says-how", Note,
        "A listing that provisions without a protocol is no connection",
        "Write the listing's `kind`, or the connection itself, where a page states it";
    /// Words agree with the status.
    WordsMeetStatus = "words-meet-status", Note,
        "The words say that SCIM is open to every plan, the status says otherwise",
        "Read the source again; the status stands until then";
    /// The app is known.
    AppIsKnown = "app-is-known", Note,
        "A record of an app that the catalog does not have adds one, perhaps by a slip of the pen",
        "Compare the id with the nearest one; leave it where the app is new";
}
