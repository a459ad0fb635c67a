//! Where the user's own files are: settings, layers, state. Nothing is read or written here.

mod paths;

pub use paths::Paths;
