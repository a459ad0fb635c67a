//! `scimdex catalog ...`: questions about the catalog itself.

mod check;
mod diff;
mod disagreements;
mod import;
mod layers;
mod new;
mod prices;
mod stale;

use super::arguments::CatalogCommand;
use super::ground::{Failure, Ground};

pub(super) fn run(ground: &Ground, command: &CatalogCommand) -> Result<bool, Failure> {
    match command {
        CatalogCommand::Layers(arguments) => layers::run(ground, arguments),
        CatalogCommand::New(arguments) => new::run(ground, arguments),
        CatalogCommand::Check(arguments) => check::run(ground, arguments),
        CatalogCommand::Diff(arguments) => diff::run(ground, arguments),
        CatalogCommand::Import(arguments) => import::run(ground, arguments),
        CatalogCommand::Prices(arguments) => prices::run(ground, arguments),
        CatalogCommand::Disagreements(arguments) => disagreements::run(ground, arguments),
        CatalogCommand::Stale(arguments) => stale::run(ground, arguments),
    }
}
