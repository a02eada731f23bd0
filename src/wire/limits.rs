//! How much is read before it is refused in words.

/// Lists and maps within each other. Nobody writes so deep; whoever sends it wants the stack.
pub const DEEPEST: usize = 128;

/// Bytes of a JSON text.
pub const LONGEST_JSON: usize = 64 * 1024 * 1024;

/// Bytes of a YAML text: YAML is what people write, and reading it is slow.
pub const LONGEST_YAML: usize = 4 * 1024 * 1024;

/// Values that the aliases of a YAML text may add: a few lines of aliases of aliases would otherwise
/// fill any memory.
#[cfg(feature = "yaml")]
pub const MOST_REPEATED: usize = 100_000;
