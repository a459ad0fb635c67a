//! The subcommands of `scimdex catalog`, with the help that names examples.

use clap::Subcommand;

use super::{Check, Diff, Disagreements, Import, Layers, New, Prices, Stale};

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum CatalogCommand {
    /// Print every layer of the catalog: who publishes it, when, under which licence, and where your own come from
    #[command(after_help = "\
Examples:
  scimdex catalog layers
  scimdex catalog layers --format json
  scimdex catalog layers --layer our-prices.ron --fields id,records,path

Your own layers are the .ron files of the folder `layers` beside the settings, by name, then the files of --layer; the \
last wins, and all of them beat the built-in ones.")]
    Layers(Layers),
    /// Write a layer of your own for one app: a commented template with what is in force now
    #[command(after_help = "\
Examples:
  scimdex catalog new netlify
  scimdex catalog new netlify --output netlify.ron
  scimdex catalog new \"Our Tool\" --output our-tool.ron
  scimdex cost netlify --layer netlify.ron

On the screen E does this for the app under the cursor, and opens the file in your editor.")]
    New(New),
    /// Print what was read of every price, what was not and why, and what each costs a year
    #[command(after_help = "\
Examples:
  scimdex catalog prices
  scimdex catalog prices slack --seats 100
  scimdex catalog prices cat:security --seats 250 --sort -year
  scimdex catalog prices --format json
  scimdex catalog prices --fields app,tier,price,why --format csv

States: priced, unavailable (not sold at this size, or not at all), not_seats, quote, usage,
not_read, unknown (not documented). Without --seats, a price stands where it stands for one seat.")]
    Prices(Prices),
    /// Print what layers claim differently, who says what and when, and a count by field
    #[command(after_help = "\
Examples:
  scimdex catalog disagreements
  scimdex catalog disagreements heroku
  scimdex catalog disagreements has:guide --sort field
  scimdex catalog disagreements --fields app,path,value,layer,date,otherwise --format csv
  scimdex catalog disagreements --format json")]
    Disagreements(Disagreements),
    /// Print which checks are stale today, how old each is, and the page to check
    #[command(after_help = "\
Examples:
  scimdex catalog stale
  scimdex catalog stale --records
  scimdex catalog stale cat:security --stale-after 30 --format csv
  scimdex catalog stale --records --fail-on stale

Exit codes: 0 something is stale, 1 nothing is; with --fail-on stale, 1 if something is, else 0.
Undated records are neither fresh nor stale; they are listed apart.")]
    Stale(Stale),
    /// Make a layer out of what others publish: the SCIM Tax Index, vendor files of sso.tax
    #[command(after_help = "\
Examples:
  scimdex catalog import data.csv --output april.ron
  scimdex catalog import data.json --id october --output october.ron
  scimdex catalog import _vendors --output sso-tax.ron
  scimdex catalog import table.csv --from scim-tax-2026-04 --date 2026-04-15

The layer goes to stdout or --output; what was read, what was skipped and why goes to stderr.
Exit codes: 0 a layer was made, 1 no row could be read, 2 no file of a known format.")]
    Import(Import),
    /// Print what differs between two layers, files, or a layer and the catalog: gates, statuses, plans, prices
    #[command(after_help = "\
Examples:
  scimdex catalog diff guides index
  scimdex catalog diff april.csv index --query stack:yes
  scimdex catalog diff index mine.ron --all --format csv
  scimdex catalog diff april.ron october.ron --fail-on change

A side is `catalog` (all layers merged), a layer's id, a layer file (.ron), or a file that `catalog import` reads.
Exit codes: 0 something differs, 1 nothing differs, 2 error. With --fail-on change: 0 nothing moved, 1 something did.")]
    Diff(Diff),
    /// Check the catalog, or layer files: syntax first, then rules that each have a name, a reason and a fix
    #[command(after_help = "\
Examples:
  scimdex catalog check
  scimdex catalog check mine.ron --fail-on warning
  scimdex catalog check --sort app --format csv
  scimdex catalog check --rules

Exit codes: 0 checked, whatever was found; with --fail-on, 1 where something as grave was found; 2 error.")]
    Check(Check),
}
