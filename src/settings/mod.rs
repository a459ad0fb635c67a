<<<<<<< HEAD
//! The user's own files: where they are, the layers of their own, the scenarios saved by name, and the stack that is kept.
=======
//! The user's own files: where they are, the layers of their own, the scenarios saved by name, and what the
//! program remembers.
>>>>>>> 1ffd714 (Edit one's own layer from the screen, keep my IdP, and take scenarios by name)
//!
//! Lives here: which folder, which file, what may stand in it. Must not live here: what a scenario means (`cost`), how
//! bytes come in and go out (`file`). Saving is for the doors to ask for.

pub mod layers;
mod paths;
pub mod scenarios;
<<<<<<< HEAD
pub mod stack;
=======
pub mod state;
>>>>>>> 1ffd714 (Edit one's own layer from the screen, keep my IdP, and take scenarios by name)

pub use paths::Paths;
