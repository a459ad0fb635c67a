//! FACTS: the apps, what each layer says of them, and which claim is in force.
//!
//! Lives here: records, layers, merging, prices as words and terms, checks, the packed catalog. Must not live here: money
//! sums (`cost`), what a chosen IdP makes of an app (`lens`), anything that a screen or a command shows.
//! `build.rs` compiles everything here but `builtin`, `own` and `import`; so these files import nothing else of the crate.

pub mod app;
pub mod builtin;
pub mod check;
pub mod day;
pub mod dispute;
pub mod fact;
pub mod guide;
pub mod import;
pub mod layer;
pub mod listing;
pub mod merge;
pub mod money;
pub mod own;
pub mod pack;
pub mod price;
pub mod quote;
pub mod record;
pub mod unread;
pub mod words;

pub use app::{Answer, App, AppId};
pub use builtin::{Apps, Catalog, Looked};
pub use day::Day;
pub use fact::{Claim, Fact, LayerIndex};
pub use listing::Listing;
pub use words::{Category, Connection, Idp, Status};
