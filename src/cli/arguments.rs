//! The arguments of every command, with the help that names examples. What they mean is in the command's own file.

mod exchange;
mod prices;
mod stack;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgGroup, Args, Error, Parser, Subcommand};

use crate::catalog::{Day, Idp};
use crate::export::Format;
use crate::lens::MOST_STALE_DAYS;

use super::dials::Dials;

mod catalog;
mod pages;

pub(super) use catalog::CatalogCommand;
pub(super) use pages::{Completions, ConfigCommand, Man};

pub(super) use exchange::{Check, Diff, Import};
pub(super) use prices::Prices;
pub(super) use stack::{Finding, Stack};

/// The arguments that name something to be written, which --force may replace.
const WRITTEN: &str = "written";

const EXAMPLES: &str = "\
Examples:
  scimdex                                   open the screen
  scimdex scim:none idp:okta                open it with a query
  scimdex list scim:gated cat:security      print the apps that a query wants
  scimdex show heroku                       print all that is known of an app
  scimdex compare heroku fly-io netlify     print apps side by side
  scimdex cost slack --headcount 1200       print what provisioning costs a year
  scimdex stack okta-apps.json              print what can be provisioned of your own apps
  scimdex catalog prices --seats 100        print what was read of every price
  scimdex --plain scim:none                 print the list for a screen reader

A query: words are searched in names, former names, owners, aliases and categories; fields narrow, as in \
scim:none,unknown idp:okta=native plan:enterprise price:<10 !owner:adobe. An unknown field or value is named with the \
nearest known one.

Exit codes: 0 done, 1 nothing matched or a finding under --fail-on, 2 usage, unknown app or error, 130 interrupted.";

/// Which of your SaaS apps an identity provider can provision over SCIM, on which plan, at what price, and what it costs
/// not to.
#[derive(Debug, Default, Parser)]
#[command(name = "scimdex", version, about, after_help = EXAMPLES, disable_help_subcommand = true)]
pub(super) struct Arguments {
    /// A query to open the screen with
    #[arg(value_name = "QUERY")]
    pub(super) query: Vec<String>,
    #[command(flatten)]
    pub(super) look: Look,
    #[command(flatten)]
    pub(super) drawn: Drawn,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

impl Arguments {
    /// Reads the arguments, the first of which is the program.
    pub(super) fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, Error> {
        let arguments: Vec<OsString> = arguments.into_iter().collect();
        if arguments.len() <= 1 {
            // Who just opens the screen does not wait until every command and its help is described.
            return Ok(Arguments::default());
        }
        Arguments::try_parse_from(arguments)
    }
}

/// How the screen is drawn, and where it begins.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Options of the screen")]
pub(super) struct Drawn {
    /// Draw the screen with ASCII alone
    #[arg(long)]
    pub(super) ascii: bool,
    /// The screen's theme: auto (fits the terminal's background), dark, light, contrast, mono, or a file of your themes
    /// folder; else SCIMDEX_THEME, else the settings
    #[arg(long, value_name = "NAME")]
    pub(super) theme: Option<String>,
    /// Leave the mouse to the terminal, so that it selects text
    #[arg(long)]
    pub(super) no_mouse: bool,
    /// Open the screen afresh, not where it was left
    #[arg(long)]
    pub(super) fresh: bool,
}

impl Drawn {
    /// The first of these flags that was given.
    pub(super) fn first(&self) -> Option<&'static str> {
        let given = [
            ("--ascii", self.ascii),
            ("--theme", self.theme.is_some()),
            ("--no-mouse", self.no_mouse),
            ("--fresh", self.fresh),
        ];
        let mut given = given.into_iter();
        given.find_map(|(flag, given)| given.then_some(flag))
    }
}

/// Under what apps are looked at.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Options of every command")]
pub(super) struct Look {
    /// The settings: a RON file; else SCIMDEX_CONFIG, else config.ron in the settings folder
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// My identity provider: what it can do with each app is shown beside the vendor's status; else the one that was
    /// chosen on the screen; `none` looks without one
    #[arg(long, global = true, value_name = "IDP", value_parser = idps())]
    pub(super) idp: Option<ChosenIdp>,
    /// Today's date (UTC), as 2026-11-21; else SCIMDEX_TODAY, else the clock
    #[arg(long, global = true, value_name = "DATE", value_parser = Day::read)]
    pub(super) today: Option<Day>,
    /// After how many days a check counts as stale, 1 to 3650; else 180
    #[arg(long, global = true, value_name = "DAYS", value_parser = stale_days())]
    pub(super) stale_after: Option<u32>,
    /// Print one fact a line in words alone, for screen readers; without a command, print the list; else SCIMDEX_PLAIN,
    /// else the settings
    #[arg(long, global = true)]
    pub(super) plain: bool,
    /// The calculator's dials: a RON file, or the name of a saved scenario; flags of single dials beat it
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) scenario: Option<PathBuf>,
    /// A view saved on the screen, by its name or its file: its query, columns, order, identity provider and dials; what is
    /// given beside it beats it
    #[arg(long, global = true, value_name = "NAME")]
    pub(super) view: Option<PathBuf>,
    /// A layer of your own for this run, on top of those in the layers folder; of several the last wins
    #[arg(long = "layer", global = true, value_name = "FILE")]
    pub(super) layers: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print the apps that a query wants, a row each
    #[command(after_help = "\
Examples:
  scimdex list
  scimdex list scim:included --format csv
  scimdex list 'price:<10' --sort -price --idp okta
  scimdex list cat:security --fields app,scim,from,okta,entra
  scimdex list scim:none --format json --output none.json
  scimdex list --view team --sort -price
  scimdex list scim:gated --facets

Values that hold < or > belong in quotes, or the shell takes them for a file.")]
    List(List),
    /// Print all that is known of one app
    #[command(after_help = "\
Examples:
  scimdex show heroku
  scimdex show fullstory --format markdown
  scimdex show github --leaver --idp okta --format markdown
  scimdex show spacelift --format html --output spacelift.html")]
    Show(Show),
    /// Print 2 to 6 apps side by side
    #[command(after_help = "\
Examples:
  scimdex compare heroku fly-io netlify
  scimdex compare slack github --idp entra --format html --output compare.html")]
    Compare(Compare),
    /// Print what provisioning costs a year: by hand, over native SCIM, over a connector
    #[command(after_help = "\
Examples:
  scimdex cost heroku
  scimdex cost slack --headcount 1200 --seats 100
  scimdex cost netlify github --connector-fee 5000 --format json
  scimdex cost github --scenario plan-b.ron --headcount 900
  scimdex cost slack github --connector-fee 9000 --save-scenario plan-b
  scimdex cost slack --sensitivity
  scimdex cost slack --curve --connector-fee 5000
  scimdex cost --query scim:gated --headcount 250 --format csv
  scimdex cost --view team")]
    Cost(Cost),
    /// Read your own apps from your IdP's export or a list, and print what can be provisioned and what to do first
    #[command(after_help = stack::EXAMPLES)]
    Stack(Stack),
    /// Ask about the catalog itself
    #[command(
        subcommand,
        after_help = "\
Examples:
  scimdex catalog layers
  scimdex catalog prices slack --seats 100
  scimdex catalog check mine.ron"
    )]
    Catalog(CatalogCommand),
    /// Ask about the settings
    #[command(
        subcommand,
        after_help = "\
Examples:
  scimdex config path
  scimdex config show"
    )]
    Config(ConfigCommand),
    /// Print what a shell needs to complete commands and flags
    #[command(after_help = "\
Examples:
  scimdex completions bash > ~/.local/share/bash-completion/completions/scimdex
  scimdex completions zsh > ~/.zfunc/_scimdex
  scimdex completions fish > ~/.config/fish/completions/scimdex.fish")]
    Completions(Completions),
    /// Print the manual page, of the program or of one command
    #[command(after_help = "\
Examples:
  scimdex man > scimdex.1
  scimdex man catalog prices > scimdex-catalog-prices.1")]
    Man(Man),
}

#[derive(Debug, Default, Args)]
pub(super) struct List {
    /// Which apps, instead of the view's; without a query, all of them
    #[arg(value_name = "QUERY")]
    pub(super) query: Vec<String>,
    /// The columns of tables, Markdown, CSV and HTML, as in app,scim,from; JSON, NDJSON and RON hold everything
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    pub(super) fields: Vec<String>,
    /// The column to order by; with a minus before it, from the greatest down
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    pub(super) sort: Option<String>,
    /// Instead of the apps, what else could be asked of them: for each facet's value, how many apps would remain
    #[arg(long, conflicts_with_all = ["fields", "sort"])]
    pub(super) facets: bool,
    #[command(flatten)]
    pub(super) output: Output<AnyFormat>,
}

#[derive(Debug, Args)]
pub(super) struct Show {
    /// The app's id or name
    #[arg(value_name = "APP")]
    pub(super) app: String,
    /// Only what happens when somebody leaves, as a checklist to paste into a ticket
    #[arg(long)]
    pub(super) leaver: bool,
    #[command(flatten)]
    pub(super) output: Output<NoCsv>,
}

#[derive(Debug, Args)]
pub(super) struct Compare {
    /// The apps' ids or names, 2 to 6
    #[arg(value_name = "APP", required = true)]
    pub(super) apps: Vec<String>,
    #[command(flatten)]
    pub(super) output: Output<AnyFormat>,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new(WRITTEN).multiple(true))]
pub(super) struct Cost {
    /// The apps' ids or names
    #[arg(value_name = "APP", required_unless_present_any = ["query", "view"])]
    pub(super) apps: Vec<String>,
    /// The apps that a query wants
    #[arg(long, value_name = "QUERY", conflicts_with = "apps")]
    pub(super) query: Option<String>,
    /// Add which dial moves each verdict most: every dial at the low and the high end of its range (CSV: that alone)
    #[arg(long)]
    pub(super) sensitivity: bool,
    /// Add the points of the chart: what each strategy costs at each size from 1 to 100,000, and where the verdict turns
    /// (CSV: that alone)
    #[arg(long, conflicts_with = "sensitivity")]
    pub(super) curve: bool,
    /// Save these dials as a scenario of this name, for --scenario NAME and the screen; --force replaces one
    #[arg(long, value_name = "NAME", group = WRITTEN)]
    pub(super) save_scenario: Option<String>,
    #[command(flatten)]
    pub(super) dials: Dials,
    #[command(flatten)]
    pub(super) output: Output<AnyFormat>,
}

#[derive(Debug, Args)]
pub(super) struct Layers {
    /// The columns of tables, Markdown, CSV and HTML, as in id,date,path; JSON, NDJSON and RON hold everything
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    pub(super) fields: Vec<String>,
    #[command(flatten)]
    pub(super) output: Output<AnyFormat>,
}

#[derive(Debug, Args)]
pub(super) struct New {
    /// The app's id or name; one that no layer knows makes a new app
    #[arg(value_name = "APP")]
    pub(super) app: String,
    /// A file to write to, in one step, instead of printing
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long, requires = "output")]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Disagreements {
    /// About which apps; without a query, about all of them
    #[arg(value_name = "QUERY")]
    pub(super) query: Vec<String>,
    /// The columns of tables, Markdown, CSV and HTML, as in app,field,value; JSON, NDJSON and RON hold everything
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    pub(super) fields: Vec<String>,
    /// The column to order by; with a minus before it, from the greatest down
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    pub(super) sort: Option<String>,
    #[command(flatten)]
    pub(super) output: Output<AnyFormat>,
}

#[derive(Debug, Args)]
pub(super) struct Stale {
    /// Of which apps; without a query, of all of them
    #[arg(value_name = "QUERY")]
    pub(super) query: Vec<String>,
    /// A row for each record (what one layer says of an app) instead of one for each app
    #[arg(long)]
    pub(super) records: bool,
    /// Exit with 1 if something is stale
    #[arg(long, value_name = "FINDING", value_parser = PossibleValuesParser::new(["stale"]))]
    pub(super) fail_on: Option<String>,
    /// The columns of tables, Markdown, CSV and HTML, as in app,age,page; JSON, NDJSON and RON hold everything
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    pub(super) fields: Vec<String>,
    /// The column to order by; with a minus before it, from the greatest down
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    pub(super) sort: Option<String>,
    #[command(flatten)]
    pub(super) output: Output<AnyFormat>,
}

/// How a result is written down, and where.
#[derive(Debug, Default, Args)]
pub(super) struct Output<F: Offered> {
    /// How to write the result; else by the ending of --output, else table
    #[arg(long, value_name = "FORMAT", value_parser = F::parser())]
    pub(super) format: Option<Format>,
    /// A file to write to, in one step, instead of printing
    #[arg(long, short, value_name = "FILE", group = WRITTEN)]
    pub(super) output: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long, requires = WRITTEN)]
    pub(super) force: bool,
    #[arg(skip)]
    offered: std::marker::PhantomData<F>,
}

/// The formats that a command offers.
pub(super) trait Offered: Send + Sync + Clone + 'static {
    /// Whether it offers a format.
    fn offers(format: Format) -> bool;

    /// Reads the word of an offered format.
    fn parser() -> impl TypedValueParser<Value = Format> {
        let offered = Format::ALL
            .into_iter()
            .filter(|format| Self::offers(*format));
        PossibleValuesParser::new(offered.map(Format::word))
            .try_map(|word| Format::from_word(&word).ok_or("no such format"))
    }
}

/// Every format.
#[derive(Debug, Default, Clone)]
pub(super) struct AnyFormat;

impl Offered for AnyFormat {
    fn offers(_: Format) -> bool {
        true
    }
}

/// Every format but CSV: one app in full is no table.
#[derive(Debug, Clone)]
pub(super) struct NoCsv;

impl Offered for NoCsv {
    fn offers(format: Format) -> bool {
        format != Format::Csv
    }
}

/// My IdP as it is asked for: one, or expressly none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ChosenIdp(pub(super) Option<Idp>);

/// The word that asks for no IdP.
const NO_IDP: &str = "none";

fn idps() -> impl TypedValueParser<Value = ChosenIdp> {
    let words = Idp::ALL.iter().map(|idp| idp.word()).chain([NO_IDP]);
    PossibleValuesParser::new(words).try_map(|word| {
        if word == NO_IDP {
            return Ok(ChosenIdp(None));
        }
        let idp = Idp::from_word(&word).ok_or("no such identity provider")?;
        Ok::<_, &str>(ChosenIdp(Some(idp)))
    })
}

fn stale_days() -> impl TypedValueParser<Value = u32> {
    clap::value_parser!(u32).range(1..=i64::from(MOST_STALE_DAYS))
}

#[cfg(test)]
mod tests;
