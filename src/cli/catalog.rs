//! `scimdex catalog ...`: questions about the catalog itself.

mod prices;

use super::arguments::CatalogCommand;
use super::ground::{Failure, Ground};

pub(super) fn run(ground: &Ground, command: &CatalogCommand) -> Result<bool, Failure> {
    match command {
        CatalogCommand::Prices(arguments) => prices::run(ground, arguments),
    }
}
