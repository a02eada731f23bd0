//! What a session does, message by message.
