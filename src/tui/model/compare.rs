//! The comparison's state: what is scrolled and hidden. Rows are `compare`'s.

/// The comparison's state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CompareModel {
    /// Whether rows without a difference are hidden.
    pub only_different: bool,
    /// The app with the focus, counted from the first that is compared; views clamp it.
    pub column: usize,
    /// The first line under the heads that is shown; views clamp it.
    pub top: usize,
}
