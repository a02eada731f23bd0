//! Delivery: how a judgment reaches its receiver exactly once in effect.
