//! The conditions under which fields are shown. No field may wait for itself.

use super::Reader;
use super::environment::environment_with;
use super::fields::scope_of;
use crate::document::{At, quoted};
use crate::expression::Type;
use crate::guideline::{Guideline, Scope};
use crate::sorted::SortedMap;

impl Reader {
    /// Checks every `shown` and finds those that go in a circle.
    pub(super) fn shown(&mut self, at: At<'_>, guideline: &Guideline) {
        let Some(list) = at.get("fields") else { return };
        let mut waits: SortedMap<String, Vec<String>> = SortedMap::new();
        let items: Vec<At<'_>> = list.items().collect();
        for item in &items {
            let Some(shown) = item.given("shown") else { continue };
            let environment = environment_with(guideline, scope_of(*item), &self.unread);
            let Some(condition) = self.expression(shown, &environment, &Type::Bool) else {
                continue;
            };
            let id = item.text_of("id");
            let names = condition.expression.reads();
            waits.insert(id, fields_read(&names, scope_of(*item)));
        }
        for item in &items {
            self.circle(*item, &waits);
        }
    }

    fn circle(&mut self, item: At<'_>, waits: &SortedMap<String, Vec<String>>) {
        let id = item.text_of("id");
        let Some(circle) = way_back(&id, waits) else { return };
        let Some(shown) = item.get("shown") else { return };
        let names: Vec<&str> = circle.iter().map(String::as_str).collect();
        let message = if names.len() == 1 {
            format!("`{id}` is shown depending on its own answer.")
        } else {
            format!("Whether `{id}` is shown goes in a circle: {}.", quoted(&names, ", then "))
        };
        self.problems.push(shown.error("shown-cycle", message));
    }
}

/// The fields whose answers are read, by id.
pub(super) fn fields_read(paths: &[String], scope: Scope) -> Vec<String> {
    let prefixes: &[&str] = match scope {
        Scope::Result => &["answer."],
        Scope::Task => &["answer.", "results[].answer."],
    };
    let field = |path: &String| {
        let rest = prefixes.iter().find_map(|prefix| path.strip_prefix(prefix))?;
        rest.split(['.', '[']).next().map(str::to_owned)
    };
    paths.iter().filter_map(field).collect()
}

/// The shortest way from a field back to itself, if there is one.
fn way_back(start: &str, waits: &SortedMap<String, Vec<String>>) -> Option<Vec<String>> {
    let mut seen = crate::sorted::SortedSet::new();
    let mut front: std::collections::VecDeque<Vec<String>> = [vec![start.to_owned()]].into();
    while let Some(way) = front.pop_front() {
        let last = way.last()?;
        for next in waits.get(last).into_iter().flatten() {
            if next == start {
                return Some(way);
            }
            if seen.insert(next.clone()) {
                front.push_back([way.as_slice(), std::slice::from_ref(next)].concat());
            }
        }
    }
    None
}
