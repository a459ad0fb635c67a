//! The cost model: its worked examples on the real catalog, its rules on small price lists, and laws that hold for all.

mod common;
mod laws;
mod rules;
mod together;
mod worked;
