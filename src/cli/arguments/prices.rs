//! The arguments of `catalog prices`.

use clap::Args;

use crate::cost::MOST_PEOPLE;
use crate::text::thousands;

use super::{AnyFormat, Output};

/// What `catalog prices` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Prices {
    /// Of which apps; without a query, of all of them
    #[arg(value_name = "QUERY")]
    pub(in crate::cli) query: Vec<String>,
    /// The seats at which yearly costs are reckoned, 1 to 100,000
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = seats)]
    pub(in crate::cli) seats: Option<u32>,
    /// The columns of tables, Markdown, CSV and HTML, as in app,tier,price; JSON, NDJSON and RON hold everything
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    pub(in crate::cli) fields: Vec<String>,
    /// The column to order by; with a minus before it, from the greatest down
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    pub(in crate::cli) sort: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) output: Output<AnyFormat>,
}

fn seats(text: &str) -> Result<u32, String> {
    let number = text.trim().replace([',', '_'], "").parse::<u32>();
    let seats = number
        .ok()
        .filter(|seats| (1..=MOST_PEOPLE).contains(seats));
    seats.ok_or_else(|| format!("choose 1 to {} seats", thousands(MOST_PEOPLE.into())))
}
