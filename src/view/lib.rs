//! The view layer.
