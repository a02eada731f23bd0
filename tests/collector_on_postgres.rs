//! Everything that the collector does on a SQLite file, on PostgreSQL.

#[path = "collector/main.rs"]
mod collector;
