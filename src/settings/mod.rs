//! The user's own files: where they are, the layers of their own, the scenarios saved by name, and the stack that is kept.
//!
//! Lives here: which folder, which file, what may stand in it. Must not live here: what a scenario means (`cost`), how
//! bytes come in and go out (`file`). Saving is for the doors to ask for.

pub mod layers;
mod paths;
pub mod scenarios;
pub mod stack;

pub use paths::Paths;
