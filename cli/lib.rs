//! The host program, one file a command.
