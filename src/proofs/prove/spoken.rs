//! Labels that no rule speaks of. This needs no solver: an option whose name no condition writes is
//! like any other such option to all of them.

use super::Asking;
use crate::finding::{Finding, Kind, Level, listed};
use crate::needs::conditions;
use gradeglass_engine::expression::{Term, TermKind, Value};
use gradeglass_engine::guideline::{FieldKind, Guideline, TaxonomyNode};
use std::collections::BTreeSet;

impl Asking<'_> {
    pub(super) fn spoken(&mut self) {
        if self.guideline.rules.is_empty() {
            return;
        }
        let (words, read) = written(self.guideline);
        for (index, field) in self.guideline.fields.iter().enumerate() {
            let path = format!("fields[{index}]");
            if !read.contains(&field.id) {
                let message = format!("No rule or condition speaks of `{}`.", field.id);
                self.state.findings.push(Finding::new(Kind::Unspoken, Level::Note, path, message));
                continue;
            }
            let all = options(&field.kind);
            let unspoken: Vec<String> =
                all.iter().filter(|id| !words.contains(**id)).map(|id| format!("`{id}`")).collect();
            // Where none is named, the field is spoken of as a whole.
            if unspoken.is_empty() || unspoken.len() == all.len() {
                continue;
            }
            let message =
                format!("No rule or condition names {} of `{}`.", listed(&unspoken), field.id);
            self.state.findings.push(Finding::new(Kind::Unspoken, Level::Note, path, message));
        }
    }
}

/// All texts that conditions write, and all fields whose answers they read.
pub fn written(guideline: &Guideline) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut words, mut read) = (BTreeSet::new(), BTreeSet::new());
    for condition in conditions(guideline) {
        collect(condition.root(), &mut words);
        for path in condition.reads() {
            let rest = path.strip_prefix("answer.").or(path.strip_prefix("results[].answer."));
            let field = rest.and_then(|rest| rest.split(['.', '[']).next());
            read.extend(field.map(str::to_owned));
        }
    }
    (words, read)
}

fn collect(term: &Term, words: &mut BTreeSet<String>) {
    if let TermKind::Literal(Value::String(text)) = &term.kind {
        words.insert(text.to_string());
    }
    term.each_child(&mut |child| collect(child, words));
}

fn options(kind: &FieldKind) -> Vec<&str> {
    match kind {
        FieldKind::Choice { options } | FieldKind::Choices { options, .. } => {
            options.iter().map(|option| option.id.as_str()).collect()
        }
        FieldKind::Taxonomy { nodes, .. } => {
            let mut ids = Vec::new();
            nodes.iter().for_each(|node| below(node, &mut ids));
            ids
        }
        _ => Vec::new(),
    }
}

fn below<'a>(node: &'a TaxonomyNode, ids: &mut Vec<&'a str>) {
    ids.push(&node.id);
    node.children.iter().for_each(|node| below(node, ids));
}
