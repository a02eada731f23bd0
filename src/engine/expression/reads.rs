//! Which paths an expression reads, so that callers know which fields a rule speaks of.

use super::fault::say;
use super::syntax::{Comprehension, Term, TermKind};
use super::value::Value;

/// Every path that is read, each once, in the order of the source.
pub(crate) fn reads(root: &Term) -> Vec<String> {
    let mut reader = Reader { items: Vec::new(), paths: Vec::new() };
    reader.visit(root);
    reader.paths
}

struct Reader<'a> {
    /// Variables of the macros around, each with the path of what it walks over, if it has one.
    items: Vec<(&'a str, Option<String>)>,
    paths: Vec<String>,
}

impl<'a> Reader<'a> {
    fn visit(&mut self, term: &'a Term) {
        if let TermKind::Macro(comprehension) = &term.kind {
            return self.walk(comprehension);
        }
        match self.path(term) {
            Some(path) => {
                self.note(path);
                self.visit_indexes(term);
            }
            None => term.each_child(&mut |child| self.visit(child)),
        }
    }

    /// Indexes inside a path are expressions of their own, and read paths of their own.
    fn visit_indexes(&mut self, term: &'a Term) {
        match &term.kind {
            TermKind::Index(operand, index) => {
                self.visit_indexes(operand);
                self.visit(index);
            }
            TermKind::Select(operand, _) | TermKind::Has(operand, _) => self.visit_indexes(operand),
            _ => {}
        }
    }

    fn walk(&mut self, comprehension: &'a Comprehension) {
        self.visit(&comprehension.range);
        let items = self.walked(&comprehension.range).map(|path| say![path, "[]"]);
        self.items.push((&comprehension.variable, items));
        comprehension.filter.iter().for_each(|filter| self.visit(filter));
        self.visit(&comprehension.body);
        self.items.pop();
    }

    /// The path of the list that is walked over; items of a filtered list are items of the list.
    fn walked(&self, range: &'a Term) -> Option<String> {
        match &range.kind {
            TermKind::Macro(inner) if inner.name == super::Macro::Filter => {
                self.walked(&inner.range)
            }
            _ => self.path(range),
        }
    }

    fn note(&mut self, path: String) {
        // A macro's item is not a path that can be read by itself: `results[]` is `results`.
        let path = path.strip_suffix("[]").map(String::from).unwrap_or(path);
        if !self.paths.contains(&path) {
            self.paths.push(path);
        }
    }

    fn path(&self, term: &'a Term) -> Option<String> {
        match &term.kind {
            TermKind::Variable(name) => {
                match self.items.iter().rev().find(|(item, _)| *item == name.as_ref()) {
                    Some((_, path)) => path.clone(),
                    None => Some(name.to_string()),
                }
            }
            TermKind::Select(operand, field) | TermKind::Has(operand, field) => {
                Some(say![self.path(operand)?, ".", field])
            }
            TermKind::Index(operand, index) => match &index.kind {
                TermKind::Literal(Value::String(field)) => {
                    Some(say![self.path(operand)?, ".", field])
                }
                _ => Some(say![self.path(operand)?, "[]"]),
            },
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::expression::parse;

    fn reads(source: &str) -> Vec<String> {
        parse(source).usable().unwrap().reads()
    }

    #[test]
    fn fields_are_listed_once_in_the_order_of_the_source() {
        let source =
            "has(answer.grade) && answer.grade == result.data['title'] || query.text == ''";
        assert_eq!(reads(source), ["answer.grade", "result.data.title", "query.text"]);
    }

    #[test]
    fn items_of_lists_are_followed_through_macros() {
        let source = "results.filter(r, r.position < 3).exists(r, r.answer.grade == answer.best)";
        assert_eq!(
            reads(source),
            ["results", "results[].position", "results[].answer.grade", "answer.best"]
        );
    }

    #[test]
    fn a_macros_item_is_not_a_variable_of_the_environment() {
        assert_eq!(reads("[1].all(answer, answer > 0)"), Vec::<String>::new());
        assert_eq!(
            reads("results[answer.best].answer.grade"),
            ["results[].answer.grade", "answer.best"]
        );
    }
}
