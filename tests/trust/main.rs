//! Trust, shown on the whole program: hostile text in every field, on every screen and in every format; every size of
//! screen; files, processes and terminals when something fails. What is promised is in docs/reliability.md.
//!
//! Tests named `soak_...` are slow, or need strace; `scripts/soak` runs them and gathers the lines `soak: ...` that they
//! print. Ignored tests with other names are small programs, which other tests start as processes of their own.
#![cfg(unix)]

#[path = "../pty/mod.rs"]
mod pty;

mod broken;
mod clock;
mod copies;
mod corpus;
mod disk;
mod endings;
mod exports;
mod faults;
mod judge;
mod limits;
mod links;
mod panics;
mod pipes;
mod screens;
mod sizes;
mod states;
mod storm;
mod suites;
mod themes;
mod wire;
mod words;
mod world;
