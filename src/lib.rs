//! scimdex: which SaaS apps an identity provider can provision over SCIM, on which plan, at what price.

pub mod catalog;
pub mod check;
pub mod cli;
pub mod compare;
pub mod cost;
pub mod diff;
pub mod disputes;
pub mod export;
pub mod field;
pub mod file;
pub mod freshness;
pub mod layers;
pub mod leaver;
pub mod lens;
pub mod prices;
pub mod query;
pub mod settings;
pub mod stack;
pub mod text;
pub mod tui;
