//! The facts.

pub mod price;
