//! Takes in a guideline's or a host's changes to the cover policy.

use super::policy::Policy;
use crate::document::Node;
use crate::problem::Problem;

impl Policy {
    /// The default policy with the changes of a `protection` document.
    pub fn read(node: &Node) -> (Self, Vec<Problem>) {
        Self::default().changed(node)
    }

    /// This policy with further changes.
    pub fn changed(&self, _node: &Node) -> (Self, Vec<Problem>) {
        (self.clone(), Vec::new())
    }
}
