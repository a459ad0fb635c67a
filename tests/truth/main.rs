//! Who says what, since when, and how old it is: the facts, the guides' pages, and the commands that print them.

mod commands;
mod disagreements;
mod guides;
