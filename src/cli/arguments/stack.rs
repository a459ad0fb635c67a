//! The arguments of `stack`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgGroup, Args, ValueEnum};

use crate::cli::dials::Dials;
use crate::stack::Format;

use super::{AnyFormat, Output, WRITTEN};

/// What stands under the help of `stack`.
pub(super) const EXAMPLES: &str = "\
Examples:
  scimdex stack okta-apps.json
  scimdex stack okta-apps.json --headcount 800 --output audit.html
  curl ... | scimdex stack - --idp okta --format json
  scimdex stack expenses.csv --name-column merchant --idp entra
  scimdex stack --review
  scimdex stack --decide 'Acme chat=slack' --decide 'HR portal=none'
  scimdex stack okta-apps.json --no-keep --fail-on needs-upgrade,exposed
  scimdex stack --forget

The stack is kept until it is forgotten: without FILE, the kept one is printed, and stack:yes in queries means its apps.";

/// What `stack` takes.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new(WRITTEN).multiple(true))]
pub(in crate::cli) struct Stack {
    /// Exports and lists, pages of one export together; - is standard input; without any, the stack that is kept
    #[arg(value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// The format of the files; else recognised from what they hold
    #[arg(long, value_name = "FORMAT", requires = "files", value_parser = formats())]
    pub(in crate::cli) from: Option<Format>,
    /// The heading or JSON key under which the names of apps stand
    #[arg(long, value_name = "NAME", requires = "files")]
    pub(in crate::cli) name_column: Option<String>,
    /// Print the entries that are undecided, with who they may be, and nothing else
    #[arg(long)]
    pub(in crate::cli) review: bool,
    /// Decide what an entry is: 'LABEL=APP', or 'LABEL=none' where it is no app of the catalog; can be given again
    #[arg(long, value_name = "ENTRY=APP")]
    pub(in crate::cli) decide: Vec<String>,
    /// End with exit code 1 where one of these is found
    #[arg(long, value_name = "FINDINGS", value_delimiter = ',', value_enum)]
    pub(in crate::cli) fail_on: Vec<Finding>,
    /// Keep neither the stack nor what is decided
    #[arg(long)]
    pub(in crate::cli) no_keep: bool,
    /// Delete the stack that is kept and everything that was decided
    #[arg(long, exclusive = true)]
    pub(in crate::cli) forget: bool,
    #[command(flatten)]
    pub(in crate::cli) dials: Dials,
    #[command(flatten)]
    pub(in crate::cli) output: Output<AnyFormat>,
}

/// What `--fail-on` can be told to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Finding {
    /// Apps that could be provisioned today
    CouldToday,
    /// Apps that need an upgrade
    NeedsUpgrade,
    /// Apps that work with another IdP only
    OtherIdp,
    /// Apps without SCIM
    Manual,
    /// Apps of which nobody says whether my IdP can provision them
    NotDocumented,
    /// Entries that are not in the catalog
    Unmatched,
    /// Entries to decide about
    Undecided,
    /// Apps whose accounts the export says outlive their owners' leaving
    Exposed,
}

impl Finding {
    /// What was found of it, for a message.
    pub(in crate::cli) const fn words(self) -> &'static str {
        match self {
            Finding::CouldToday => "apps could be provisioned today",
            Finding::NeedsUpgrade => "apps need an upgrade",
            Finding::OtherIdp => "apps work with another IdP only",
            Finding::Manual => "apps without SCIM",
            Finding::NotDocumented => "apps of which it is not documented",
            Finding::Unmatched => "entries are not in the catalog",
            Finding::Undecided => "entries are undecided",
            Finding::Exposed => "apps keep their leavers' accounts",
        }
    }
}

fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.iter().map(|format| format.word()))
        .try_map(|word| Format::from_word(&word).ok_or("no such format"))
}
