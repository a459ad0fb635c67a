//! The comparison's state: what is scrolled and hidden. Rows are `compare`'s.

/// The comparison's state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CompareModel {
    /// Whether rows without a difference are hidden.
    pub only_different: bool,
}
