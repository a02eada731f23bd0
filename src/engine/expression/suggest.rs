//! "Did you mean …": the mend for a name that is not known.

use super::fault::say;
use crate::document::closest;

/// The mend for an unknown name, where a known one is near enough to be meant.
pub(crate) fn did_you_mean<'a>(
    found: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    closest(found, known).map(|name| say!["did you mean `", name, "`?"])
}
