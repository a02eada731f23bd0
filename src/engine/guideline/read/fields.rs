//! The fields: what is asked.

use super::{Field, Reader, bool_of, shown};
use crate::document::At;
use crate::expression::parse;
use crate::guideline::{Inputs, Scope};

/// Words that CEL keeps for itself: `answer.in` could not be written.
const RESERVED: [&str; 21] = [
    "as",
    "break",
    "const",
    "continue",
    "else",
    "false",
    "for",
    "function",
    "if",
    "import",
    "in",
    "let",
    "loop",
    "namespace",
    "null",
    "package",
    "return",
    "true",
    "var",
    "void",
    "while",
];

impl Reader {
    /// All fields that have at least a name and a kind; their conditions are checked afterwards,
    /// when all fields are known.
    pub(super) fn fields(&mut self, at: At<'_>, inputs: &Inputs) -> Vec<Field> {
        let Some(list) = at.get("fields") else { return Vec::new() };
        let items: Vec<At<'_>> = list.items().collect();
        if items.is_empty() && list.node.content == crate::document::Content::List(Vec::new()) {
            self.problems.push(list.error("empty", "A guideline needs at least one field."));
        }
        let ids: Vec<_> = items.iter().filter_map(|item| item.get("id")).collect();
        self.unique(ids.iter().filter_map(|id| Some((*id, id.text()?))), "fields");
        items.iter().filter_map(|item| self.field(*item, inputs)).collect()
    }

    fn field(&mut self, at: At<'_>, inputs: &Inputs) -> Option<Field> {
        let id = at.get("id")?;
        let name = id.text()?;
        if RESERVED.contains(&name) {
            let message = format!("`{}` is a word of the expression language.", shown(name));
            self.problems.push(id.error("reserved-id", message).suggest("choose another id"));
        }
        let scope = scope_of(at);
        let label = self.text_or_empty(at, "label");
        let help = self.text(at, "help");
        let Some(kind) = self.kind(at, scope, inputs) else {
            self.unread.push((scope, name.to_owned()));
            return None;
        };
        Some(Field {
            id: name.to_owned(),
            kind,
            scope,
            label,
            help,
            required: bool_of(at, "required"),
            shown: at.given("shown").and_then(|shown| parse(shown.text()?).usable()),
        })
    }
}

/// The scope of a field or rule: each result, unless it says otherwise.
pub(super) fn scope_of(at: At<'_>) -> Scope {
    if at.text_of("scope") == "task" { Scope::Task } else { Scope::Result }
}
