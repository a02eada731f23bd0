//! Options of choices and nodes of taxonomies.

use super::{Localized, Reader};
use crate::document::{At, Content};
use crate::guideline::{ChoiceOption, TaxonomyNode};

impl Reader {
    /// The options under `key`.
    pub(super) fn options(&mut self, at: At<'_>, key: &'static str) -> Vec<ChoiceOption> {
        let Some(list) = at.get(key) else { return Vec::new() };
        self.not_empty(list, key);
        let items: Vec<At<'_>> = list.items().collect();
        let ids: Vec<_> = items.iter().filter_map(|item| item.get("id")).collect();
        self.unique(ids.iter().filter_map(|id| Some((*id, id.text()?))), "options");
        self.keys(&items);
        items.iter().filter_map(|item| self.option(*item)).collect()
    }

    fn option(&mut self, at: At<'_>) -> Option<ChoiceOption> {
        let label = self.text_or_empty(at, "label");
        let help = self.text(at, "help");
        Some(ChoiceOption {
            id: at.get("id")?.text()?.to_owned(),
            label,
            help,
            key: at.given("key").and_then(|key| key.text()).map(str::to_owned),
            gain: at.given("gain").and_then(|gain| gain.number()),
        })
    }

    /// The tree of a taxonomy.
    pub(super) fn nodes(&mut self, at: At<'_>) -> Vec<TaxonomyNode> {
        let Some(list) = at.get("nodes") else { return Vec::new() };
        self.not_empty(list, "nodes");
        let nodes: Vec<TaxonomyNode> = list.items().filter_map(|item| self.node(item)).collect();
        let mut seen = crate::sorted::SortedSet::new();
        self.unique_nodes(list, &mut seen);
        nodes
    }

    fn node(&mut self, at: At<'_>) -> Option<TaxonomyNode> {
        let label: Localized = self.text_or_empty(at, "label");
        let help = self.text(at, "help");
        let children = at.given("children").map_or_else(Vec::new, |list| {
            list.items().filter_map(|item| self.node(item)).collect()
        });
        at.get("id")?.text()?;
        Some(TaxonomyNode { id: at.text_of("id"), label, help, children })
    }

    /// Ids are unique in the whole tree: answers name a node by its id alone.
    fn unique_nodes(&mut self, list: At<'_>, seen: &mut crate::sorted::SortedSet<String>) {
        for item in list.items() {
            if let Some(id) = item.get("id")
                && let Some(name) = id.text()
                && !seen.insert(name.to_owned())
            {
                let message = format!("`{}` names two nodes of the tree.", super::shown(name));
                self.problems
                    .push(id.error("duplicate-id", message).suggest("give each its own id"));
            }
            if let Some(children) = item.given("children") {
                self.unique_nodes(children, seen);
            }
        }
    }

    fn not_empty(&mut self, list: At<'_>, key: &str) {
        if matches!(&list.node.content, Content::List(items) if items.is_empty()) {
            self.problems.push(list.error("empty", format!("`{key}` needs at least one item.")));
        }
    }
}
