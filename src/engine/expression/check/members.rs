//! Fields and indexes: whether they exist, and whether they are there.

use super::presence::select;
use super::{Checker, fits};
use crate::expression::fault::say;
use crate::expression::suggest::did_you_mean;
use crate::expression::syntax::{Term, TermKind};
use crate::expression::types::{Record, RecordField};
use crate::expression::{Type, Value};
use std::sync::Arc;

impl Checker<'_> {
    pub(super) fn select(&mut self, term: &Term, operand: &Term, field: &str) -> Type {
        let whole = self.type_of(operand);
        self.member(term, (operand, &whole), field)
    }

    /// The type of a field of an operand.
    fn member(&mut self, term: &Term, (operand, whole): (&Term, &Type), field: &str) -> Type {
        match whole {
            Type::Record(record) => {
                let Some(known) = self.field(term, operand, record, field) else {
                    return Type::Dyn;
                };
                if known.optional {
                    self.must_be_present(term, select(operand, field));
                }
                known.type_
            }
            Type::Map(_, value) => {
                self.must_be_present(term, select(operand, field));
                value.as_ref().clone()
            }
            other => self.no_fields(term, operand, other, field),
        }
    }

    pub(super) fn has(&mut self, term: &Term, operand: &Term, field: &str) -> Type {
        let whole = self.type_of(operand);
        match &whole {
            Type::Record(record) => {
                if let Some(known) = self.field(term, operand, record, field) {
                    self.warn_of_idle_has(term, operand, &known);
                }
            }
            Type::Map(..) => {}
            other => {
                self.no_fields(term, operand, other, field);
            }
        }
        Type::Bool
    }

    /// An empty list or text is there, so asking `has` of it asks nothing.
    fn warn_of_idle_has(&mut self, term: &Term, operand: &Term, field: &RecordField) {
        let path = select(operand, &field.name);
        let mend = match field.type_ {
            _ if field.optional => return,
            Type::List(_) => say!["write `size(", path, ") > 0` to ask whether it has items"],
            Type::String => say!["write `", path, " != \"\"` to ask whether it has words"],
            _ => return,
        };
        let message = say!["`", path, "` is always there, even when it is empty"];
        self.warning("always-present", term, message, Some(mend));
    }

    fn field(
        &mut self,
        term: &Term,
        operand: &Term,
        record: &Record,
        field: &str,
    ) -> Option<RecordField> {
        if let Some(known) = record.field(field) {
            return Some(known.clone());
        }
        let names = record.fields.iter().map(|known| known.name.as_ref());
        let mend = did_you_mean(field, names).or_else(|| listed(record));
        let owner = super::super::syntax::print(operand);
        let message = say!["`", owner, "` has no field `", field, "`"];
        self.error("unknown-field", term, message, mend);
        None
    }

    fn no_fields(&mut self, term: &Term, operand: &Term, type_: &Type, field: &str) -> Type {
        if *type_ != Type::Dyn {
            let mend = matches!(type_, Type::List(_)).then(|| {
                say![
                    "ask its items, as in `",
                    super::super::syntax::print(operand),
                    ".exists(item, …)`"
                ]
            });
            let message = say!["`.", field, "` needs a map, this is ", type_.describe()];
            self.error("wrong-type", term, message, mend);
        }
        Type::Dyn
    }

    pub(super) fn index(&mut self, term: &Term, operand: &Term, index: &Term) -> Type {
        let (whole, key) = (self.type_of(operand), self.type_of(index));
        if let (TermKind::Literal(Value::String(field)), Type::Record(_)) = (&index.kind, &whole) {
            return self.member(term, (operand, &whole), field);
        }
        match &whole {
            Type::List(item) => {
                self.expect(index, &key, &Type::Int);
                item.as_ref().clone()
            }
            Type::Map(wanted, value) => {
                if !fits(&key, wanted) {
                    self.expect(index, &key, wanted);
                }
                self.map_options(operand, &key);
                value.as_ref().clone()
            }
            Type::Record(_) | Type::Dyn => Type::Dyn,
            other => {
                let message = say!["`[…]` needs a list or a map, this is ", other.describe()];
                self.error("wrong-type", term, message, None);
                Type::Dyn
            }
        }
    }

    fn must_be_present(&mut self, term: &Term, path: Arc<str>) {
        if self.present.contains(&path) || self.warned.contains(&path) {
            return;
        }
        let message = say!["`", path, "` may be absent here, and then the rule cannot be decided"];
        let mend = say!["ask first: `has(", path, ") && …`"];
        self.warning("may-be-absent", term, message, Some(mend));
        self.warned.insert(path);
    }
}

/// The fields there are, where they are few enough to list.
fn listed(record: &Record) -> Option<String> {
    let names: Vec<&str> = record.fields.iter().map(|field| field.name.as_ref()).collect();
    (!names.is_empty() && names.len() <= 8).then(|| say!["it has `", names.join("`, `"), "`"])
}
