//! Options that are written out where a choice is asked: each must be one of the choice's own.

use super::Checker;
use crate::expression::fault::say;
use crate::expression::suggest::did_you_mean;
use crate::expression::syntax::{Term, TermKind};
use crate::expression::{Type, Value};
use std::sync::Arc;

impl Checker<'_> {
    /// Checks every option that is written out in one side against the choice of the other.
    pub(super) fn compared_options(&mut self, type_: &Type, other: &Term) {
        let options = match type_ {
            Type::Choice(options) => options,
            Type::List(item) => return self.compared_options(item, other),
            _ => return,
        };
        let mut written = Vec::new();
        written_out(other, &mut written);
        for (term, text) in written {
            self.option(options, term, text);
        }
    }

    /// Checks the keys of a map that is written out and looked up by a choice.
    pub(super) fn map_options(&mut self, map: &Term, key: &Type) {
        let (TermKind::Map(entries), Type::Choice(options)) = (&map.kind, key) else { return };
        for (term, _) in entries {
            if let TermKind::Literal(Value::String(text)) = &term.kind {
                self.option(options, term, text);
            }
        }
    }

    fn option(&mut self, options: &[Arc<str>], term: &Term, text: &str) {
        let names = || options.iter().map(AsRef::as_ref);
        if names().any(|known| known == text) {
            return;
        }
        let mend = did_you_mean(text, names()).or_else(|| {
            let all: Vec<&str> = names().collect();
            (all.len() <= 8).then(|| say!["the options are `", all.join("`, `"), "`"])
        });
        let message = say!["`", text, "` is not one of the options"];
        self.error("unknown-option", term, message, mend);
    }
}

/// The texts that a term can come to, as far as they are written out in it.
fn written_out<'t>(term: &'t Term, found: &mut Vec<(&'t Term, &'t str)>) {
    match &term.kind {
        TermKind::Literal(Value::String(text)) => found.push((term, text)),
        TermKind::List(items) => items.iter().for_each(|item| written_out(item, found)),
        TermKind::Conditional(parts) => {
            let [_, then, otherwise] = parts.as_ref();
            written_out(then, found);
            written_out(otherwise, found);
        }
        _ => {}
    }
}
