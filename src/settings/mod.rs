//! The user's own files: where they are, the layers of their own, the scenarios and views saved by name, the stack that
//! is kept, and what else the program remembers.
//!
//! Lives here: which folder, which file, what may stand in it. Must not live here: what a scenario means (`cost`), how
//! bytes come in and go out (`file`). Saving is for the doors to ask for.

pub mod config;
mod keeping;
pub mod layers;
mod paths;
pub mod saved;
pub mod scenarios;
pub mod stack;
pub mod state;
pub mod views;

pub use keeping::make_private;
pub use paths::Paths;
