//! DOOR: the screen.
//!
//! A key press: `event` and `keymap` make a [`message::Message`] of it, `update` changes the [`model::Model`] and returns
//! [`effect::Effect`]s, `session` has them carried out, `view` draws the model. No catalog logic lives here.
//! Everything that touches `ratatui` or `crossterm` is here and nowhere else.

pub mod command;
pub mod effect;
pub mod event;
pub mod glyphs;
mod guard;
pub mod harness;
pub mod input;
pub mod keymap;
pub mod message;
pub mod model;
pub mod session;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;
#[cfg(unix)]
mod watcher;
pub mod widget;
