//! The judge layer.
