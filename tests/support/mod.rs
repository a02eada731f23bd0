//! What several tests share.

pub mod collector;
pub mod documents;
pub mod postgres;
pub mod program;
