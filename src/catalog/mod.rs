//! The facts.

pub mod money;
pub mod price;
