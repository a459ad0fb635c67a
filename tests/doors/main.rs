//! What all commands have in common: plain text that says as much as aligned text, JSON that its schema takes, help,
//! exit codes, completions. The commands are read off the program's own help, so that none can be forgotten.

mod codes;
mod completions;
mod plain;
mod program;
mod schema;
mod screen;
mod validator;
