//! An organisation's own app list, as its IdP or a list has it.
//!
//! Lives here: what an export says of each entry, in one shape whatever the format, and the way in ([`read`]). Must not
//! live here: what an entry is in the catalog (the matcher's question), opening files (the doors do it).
//! What an export cannot say is `Unknown`, never no.

use serde::{Deserialize, Serialize};

use crate::catalog::Idp;
use crate::catalog::words::vocabulary;
use crate::text::{Clean, thousands};

mod any_csv;
mod any_json;
mod collector;
mod content;
mod entra;
mod entra_csv;
mod entra_graph;
mod error;
mod google;
mod item;
mod json;
mod jumpcloud;
mod names;
mod okta;
mod onelogin;
mod opened;
mod pages;
mod survey;
mod table;

pub use error::InventoryError;

use collector::Collector;
use opened::Opened;

/// What was read of one stack: the pages of one export, or one list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inventory {
    /// The form in which all the files were.
    pub format: Format,
    /// The files as they were named, cleaned for display; [`Origin::file`] counts them.
    pub files: Vec<String>,
    /// The entries that count, in the order in which they stand in the files.
    pub entries: Vec<Entry>,
    /// The entries that were read and do not count, each with its reason.
    pub set_aside: Vec<SetAside>,
    /// The IdP whose export it is; none for a list that says nothing of an IdP.
    pub provider: Option<Idp>,
    /// What a reader of the result should know of how it was read.
    pub remarks: Vec<Remark>,
}

/// One entry of an inventory. It may be any app, or none: the label is what an administrator typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The name that people see, cleaned for display, never empty.
    pub label: String,
    /// Keys of the IdP's own app catalogue: Okta's `name`, Entra's template and app ids, OneLogin's connector, Google's
    /// client, JumpCloud's app name. Keys of hand-built templates, which any app can share, are left out as far as they
    /// are known; entries of one key are entries of one catalogue app, not always one entry.
    pub keys: Vec<String>,
    /// Addresses that the entry names: sign-on, home and reply addresses, as they were written.
    pub urls: Vec<String>,
    /// How people sign on.
    pub sign_on: SignOn,
    /// Whether the IdP creates and closes accounts.
    pub provisioning: Provisioning,
    /// How many accounts or users the export counts; none where it counts nothing.
    pub seats: Option<u32>,
    /// Where it stands.
    pub origin: Origin,
}

/// Where an entry stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Which of [`Inventory::files`].
    pub file: usize,
    /// The place in the file.
    pub place: Place,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// A line, from 1.
    Line(u64),
    /// A path in JSON: `value[3].displayName`.
    Path(String),
}

impl Place {
    /// Where an entry stands: "line 4", `value[3]`.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self {
            Self::Line(line) => format!("line {line}"),
            Self::Path(path) => path.clone(),
        }
    }
}

/// An entry that was read and does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// The name that people see.
    pub label: String,
    /// Why it does not count.
    pub why: WhySetAside,
    /// Where it stands.
    pub origin: Origin,
}

/// What a reader of an inventory should know of how it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Remark {
    /// The export goes on: this page names a next one that was not given.
    FurtherPage {
        /// Which of [`Inventory::files`].
        file: usize,
    },
    /// The names were taken from the column of this heading.
    NameColumn {
        /// Which of [`Inventory::files`].
        file: usize,
        /// The heading, or the JSON key, cleaned for display.
        heading: String,
    },
    /// Entries that stand more than once (pages that overlap, one line a user) were joined.
    Joined {
        /// How many were joined to another.
        count: u32,
    },
    /// Rows without a name were passed over.
    Nameless {
        /// How many.
        count: u32,
    },
    /// The export lists apps that people gave access to their account, not apps that are set up in the IdP; the seats
    /// are the people who did.
    GrantsOnly,
    /// The export cannot say of any app whether it is provisioned.
    ProvisioningUnsaid,
}

/// How an inventory is to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The format; none: as the content shows.
    pub format: Option<Format>,
    /// The heading (CSV) or key (JSON) that holds the names; none: as the headings show.
    pub name_column: Option<String>,
}

vocabulary! {
    /// The forms in which an inventory comes.
    Format {
        /// Okta: `GET /api/v1/apps`.
        OktaApps = "okta", "Okta apps";
        /// Microsoft Graph: `GET /servicePrincipals`.
        EntraGraph = "entra", "Microsoft Graph service principals";
        /// The Entra admin centre's download, `EnterpriseAppsList.csv`.
        EntraCsv = "entra-csv", "Entra enterprise apps (CSV)";
        /// The Google Workspace admin console's log of OAuth grants.
        GoogleTokenCsv = "google-csv", "Google token audit (CSV)";
        /// Google Workspace Reports API, application `token`.
        GoogleReports = "google", "Google token activities";
        /// OneLogin: `GET /api/2/apps`.
        OneLogin = "onelogin", "OneLogin apps";
        /// JumpCloud: `GET /api/applications`.
        JumpCloud = "jumpcloud", "JumpCloud applications";
        /// Any CSV with a column of names, such as an expense export.
        Csv = "csv", "CSV with a column of names";
        /// Any JSON whose objects hold names.
        Json = "json", "JSON with a key of names";
        /// A plain list, one name a line.
        Names = "names", "list of names";
    }
}

vocabulary! {
    /// How people sign on to an entry.
    SignOn {
        /// SAML.
        Saml = "saml", "SAML";
        /// OpenID Connect or OAuth.
        Oidc = "oidc", "OIDC";
        /// The IdP fills in a password: a vault, SWA.
        Password = "password", "password vault";
        /// A link; the IdP takes no part in signing on.
        Bookmark = "bookmark", "bookmark";
        /// Another way that the export names.
        Other = "other", "other";
        /// Not documented.
        Unknown = "unknown", "not documented";
    }
}

vocabulary! {
    /// Whether the IdP creates and closes accounts of an entry.
    Provisioning {
        /// It does.
        On = "on", "on";
        /// It creates accounts, and never closes them: who leaves keeps theirs.
        CreateOnly = "create_only", "creates, never closes";
        /// The export says that it does not.
        Off = "off", "off";
        /// The export does not say.
        Unknown = "unknown", "not documented";
    }
}

vocabulary! {
    /// Why an entry does not count.
    WhySetAside {
        /// It belongs to the IdP itself: Microsoft's own service principals, Okta's own consoles.
        FirstParty = "first_party", "the IdP's own";
        /// A machine's identity, no app.
        ManagedIdentity = "managed_identity", "managed identities";
        /// Switched off, or deleted.
        Inactive = "inactive", "inactive";
    }
}

impl Format {
    /// The IdP whose export it is; none for forms that anybody writes.
    #[must_use]
    pub const fn provider(self) -> Option<Idp> {
        match self {
            Format::OktaApps => Some(Idp::Okta),
            Format::EntraGraph | Format::EntraCsv => Some(Idp::Entra),
            Format::GoogleTokenCsv | Format::GoogleReports => Some(Idp::Google),
            Format::OneLogin => Some(Idp::OneLogin),
            Format::JumpCloud => Some(Idp::JumpCloud),
            Format::Csv | Format::Json | Format::Names => None,
        }
    }

    /// Whether it is JSON.
    const fn is_json(self) -> bool {
        match self {
            Format::OktaApps
            | Format::EntraGraph
            | Format::GoogleReports
            | Format::OneLogin
            | Format::JumpCloud
            | Format::Json => true,
            Format::EntraCsv | Format::GoogleTokenCsv | Format::Csv | Format::Names => false,
        }
    }
}

impl Inventory {
    /// How many entries were set aside, by reason, in the order of the reasons; reasons without any are left out.
    #[must_use]
    pub fn set_aside_by_reason(&self) -> Vec<(WhySetAside, usize)> {
        let reasons = WhySetAside::ALL.iter().map(|why| {
            let of_it = self.set_aside.iter().filter(|aside| aside.why == *why);
            (*why, of_it.count())
        });
        reasons.filter(|(_, count)| *count > 0).collect()
    }

    /// A remark in a sentence, without the full stop.
    #[must_use]
    pub fn say(&self, remark: &Remark) -> String {
        let name = |file: &usize| self.files.get(*file).map_or("the file", String::as_str);
        match remark {
            Remark::FurtherPage { file } => format!(
                "{} says that there is a further page, which is not here: ask for it and import all pages together",
                name(file)
            ),
            Remark::NameColumn { file, heading } => {
                format!("{}: the names are those of `{heading}`", name(file))
            }
            Remark::Joined { count: 1 } => "1 entry that stands twice was joined".to_owned(),
            Remark::Joined { count } => {
                format!(
                    "{} entries that stand more than once were joined",
                    thousands(u64::from(*count))
                )
            }
            Remark::Nameless { count: 1 } => "1 row without a name was passed over".to_owned(),
            Remark::Nameless { count } => {
                format!(
                    "{} rows without a name were passed over",
                    thousands(u64::from(*count))
                )
            }
            Remark::GrantsOnly => {
                "these are apps that people gave access to their account, not apps set up in the \
                                   IdP; the seats are the people who did"
                    .to_owned()
            }
            Remark::ProvisioningUnsaid => {
                "the export cannot say which apps are provisioned".to_owned()
            }
        }
    }
}

/// Reads an inventory from the bytes of its files, each with the name that messages call it by.
///
/// Several files are one stack: the pages of one export, entries of the same id joined. The format is recognised from
/// the content unless the options name it.
///
/// # Errors
/// A file is not what it says, or the files are of several formats; nothing is taken from any of them then.
pub fn read(
    files: &[(String, Vec<u8>)],
    options: &ReadOptions,
) -> Result<Inventory, InventoryError> {
    let mut collector = Collector::default();
    let mut known: Option<(&str, Format)> = None;
    for (file, bytes) in files {
        let content = content::open(file, bytes)?;
        let opened = Opened::new(file, &content, options)?;
        collector.file(file);
        // An empty list is a page of whatever the others are.
        let Some(format) = opened.format else {
            continue;
        };
        match known {
            None => known = Some((file, format)),
            Some((_, first)) if first == format => {}
            Some((first, of_first)) => {
                return Err(InventoryError::Mixed {
                    first: Clean::line(first),
                    second: Clean::line(file.as_str()),
                    formats: (of_first, format),
                });
            }
        }
        opened.read(format, options, &mut collector)?;
    }
    match (known, files.first()) {
        (Some((_, format)), _) => collector.finish(format),
        (None, Some((file, _))) => Err(InventoryError::NoApps {
            file: Clean::line(file.as_str()),
        }),
        (None, None) => Err(InventoryError::NoFiles),
    }
}

#[cfg(test)]
mod tests;
