//! The screen: the terminal, and (beside it) the model, its updates and its views.
//!
//! Everything that touches `ratatui` or `crossterm` is here and nowhere else.

mod guard;
pub mod terminal;
#[cfg(unix)]
mod watcher;
