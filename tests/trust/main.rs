//! Trust in files, processes and terminals, shown on the whole program: what it promises is in docs/reliability.md.
//!
//! Tests named `soak_...` are slow, or need strace; `scripts/soak` runs them and gathers the lines `soak: ...` that they
//! print. Ignored tests with other names are small programs, which other tests start as processes of their own.
#![cfg(unix)]

#[path = "../pty/mod.rs"]
mod pty;

mod broken;
mod copies;
mod disk;
mod endings;
mod faults;
mod limits;
mod links;
mod pipes;
mod world;
