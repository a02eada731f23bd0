//! One file a verb.

pub mod bench;
pub mod build;
pub mod serve;
pub mod test;
pub mod trunk;
