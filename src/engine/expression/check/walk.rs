//! The macros: the type of an item, and what is known inside.

use super::Checker;
use crate::expression::Type;
use crate::expression::fault::say;
use crate::expression::syntax::{Comprehension, Macro, Term};

impl Checker<'_> {
    pub(super) fn walk(&mut self, walked: &Comprehension) -> Type {
        let range = self.type_of(&walked.range);
        let item = self.item_of(&walked.range, &range);
        // A path that begins with the item's name means something else inside.
        let outside = self.present.clone();
        self.present.retain(|path| !mentions(path, &walked.variable));
        let warned = self.warned.clone();
        self.warned.retain(|path| !mentions(path, &walked.variable));
        self.items.push((walked.variable.clone(), item.clone()));
        let body = self.inside(walked);
        self.items.pop();
        self.present = outside;
        self.warned = self.warned.or(&warned);
        match walked.name {
            Macro::Map => Type::list(body),
            Macro::Filter => Type::list(item),
            Macro::All | Macro::Exists | Macro::ExistsOne => Type::Bool,
        }
    }

    fn inside(&mut self, walked: &Comprehension) -> Type {
        if let Some(filter) = &walked.filter {
            self.bool_operand(filter);
            self.assume(self.presence.at(filter).when_true);
        }
        if walked.name == Macro::Map {
            return self.type_of(&walked.body);
        }
        self.bool_operand(&walked.body)
    }

    fn item_of(&mut self, range: &Term, type_: &Type) -> Type {
        match type_ {
            Type::List(item) => item.as_ref().clone(),
            Type::Map(key, _) => key.as_ref().clone(),
            Type::Record(_) => Type::String,
            Type::Dyn => Type::Dyn,
            other => {
                let message =
                    say!["a macro walks over a list or a map, this is ", other.describe()];
                self.error("wrong-type", range, message, None);
                Type::Dyn
            }
        }
    }
}

/// Whether a path may speak of a name. Too many are no harm: a warning more.
fn mentions(path: &str, name: &str) -> bool {
    path.contains(name)
}
