//! The view's pictures.
