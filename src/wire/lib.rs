//! Wire shapes: see the crate description.
