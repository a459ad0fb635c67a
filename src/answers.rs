//! Answers: reports in every format, and the settings and states that are kept between runs.

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
pub use scimdex_questions::{
    check, compare, cost, diff, disputes, field, freshness, layers, leaver, lens, prices, query,
    stack,
};

pub mod export;
pub mod settings;
