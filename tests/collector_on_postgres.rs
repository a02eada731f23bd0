//! Everything that the collector does on a SQLite file, on PostgreSQL.

#[path = "collector.rs"]
mod collector;
