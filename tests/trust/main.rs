//! Trust: hostile text in every field, on every screen and in every format; every size of screen.
//!
//! What takes long is ignored here and run by `scripts/soak`; each such test prints one line `soak: name: figure`.

mod corpus;
mod exports;
mod judge;
mod screens;
mod sizes;
mod states;
mod storm;
mod wire;
mod words;
