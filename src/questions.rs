//! Questions: what a query finds, what an app costs and what a stack lacks, all from the facts.

#![forbid(unsafe_code)]
// What hostile input could turn into an end of the program, or a wrong number, does not compile. Tests may.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::todo,
        clippy::unimplemented,
        clippy::unreachable,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::get_unwrap,
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        clippy::dbg_macro,
        clippy::print_stdout,
        clippy::print_stderr
    )
)]

pub use scimdex_facts::{catalog, file, order, packed, text};

pub mod check;
pub mod compare;
pub mod cost;
pub mod diff;
pub mod disputes;
pub mod field;
pub mod freshness;
pub mod layers;
pub mod leaver;
pub mod lens;
pub mod prices;
pub mod query;
pub mod stack;
