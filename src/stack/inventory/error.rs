//! Why a file is no inventory: what was expected, what was found, where, and how to mend it.

/// A file that cannot be taken as an inventory. Each message is whole.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InventoryError {
    /// No file was given.
    #[error("there is no file to read; name one, or - for standard input")]
    NoFiles,
}
