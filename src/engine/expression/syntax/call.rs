//! Functions and macros: what may be called, how, and what is said of the rest.

use super::parser::Parser;
use super::token::Sign;
use super::{Comprehension, Function, Macro, Term, TermKind};
use crate::expression::fault::{Fault, say};
use crate::expression::suggest::did_you_mean;
use std::ops::Range;
use std::sync::Arc;

/// Functions and macros of CEL and of its libraries that the profile leaves out.
const OUTSIDE: [&str; 42] = [
    "matches",
    "bytes",
    "uint",
    "bool",
    "dyn",
    "type",
    "timestamp",
    "duration",
    "getDate",
    "getDayOfMonth",
    "getDayOfWeek",
    "getDayOfYear",
    "getFullYear",
    "getHours",
    "getMilliseconds",
    "getMinutes",
    "getMonth",
    "getSeconds",
    "bind",
    "existsOne",
    "transformList",
    "transformMap",
    "transformMapEntry",
    "optMap",
    "optFlatMap",
    "orValue",
    "hasValue",
    "charAt",
    "indexOf",
    "lastIndexOf",
    "join",
    "format",
    "lowerAscii",
    "upperAscii",
    "replace",
    "reverse",
    "split",
    "substring",
    "trim",
    "quote",
    "sortBy",
    "flatten",
];

/// Names before a dot that stand for a library of functions.
const LIBRARIES: [&str; 12] = [
    "math", "cel", "strings", "base64", "optional", "sets", "lists", "net", "regex", "proto",
    "google", "ip",
];

impl Parser<'_> {
    /// `name(arguments)`; the name has been read.
    pub(super) fn call(&mut self, name: Range<usize>) -> Term {
        let text = self.source.get(name.clone()).unwrap_or_default();
        let arguments = self.arguments();
        let range = name.start..self.last_end();
        if text == "has" {
            return self.has(arguments, range);
        }
        let Some(function) = Function::ALL.into_iter().find(|known| known.name() == text) else {
            return self.unknown_function(text, name, range);
        };
        if function.has_receiver() {
            let mend = say!["write `text.", text, "(part)`"];
            let message = say!["`", text, "` stands after the text that it asks"];
            self.push(Fault::error("wrong-arguments", range.clone(), message).mend(mend));
            return self.gap(range);
        }
        self.function(function, arguments, 1, range)
    }

    /// `operand.name(arguments)`; operand and name have been read.
    pub(super) fn method(&mut self, operand: Term, name: Range<usize>) -> Term {
        let text = self.source.get(name.clone()).unwrap_or_default();
        let arguments = self.arguments();
        let range = operand.range.start..self.last_end();
        if let Some(known) = Macro::ALL.into_iter().find(|known| known.name() == text) {
            return self.comprehension(known, operand, arguments, range);
        }
        if let TermKind::Variable(library) = &operand.kind
            && LIBRARIES.contains(&library.as_ref())
        {
            let message = say!["the library `", library, "` is outside the profile"];
            self.fault("outside-profile", operand.range.clone(), message);
            return self.gap(range);
        }
        match Function::ALL.into_iter().find(|known| known.name() == text) {
            Some(function) if function.has_receiver() || function == Function::Size => {
                let mut all = vec![operand];
                all.extend(arguments);
                let expected = if function.has_receiver() { 2 } else { 1 };
                self.function(function, all, expected, range)
            }
            Some(_) => {
                let mend = say!["write `", text, "(value)`"];
                let message = say!["`", text, "` stands before the value that it converts"];
                self.push(Fault::error("wrong-arguments", range.clone(), message).mend(mend));
                self.gap(range)
            }
            None => self.unknown_function(text, name, range),
        }
    }

    fn arguments(&mut self) -> Vec<Term> {
        let opened = self.advance().range.start;
        let arguments = self.items(Sign::RoundClose);
        self.close(Sign::RoundClose, opened);
        arguments
    }

    fn function(
        &mut self,
        function: Function,
        arguments: Vec<Term>,
        expected: usize,
        range: Range<usize>,
    ) -> Term {
        if arguments.len() == expected {
            return self.term(TermKind::Call(function, arguments), range);
        }
        let usage = match function {
            Function::Size => "`size(value)`",
            Function::Contains => "`text.contains(part)`",
            Function::StartsWith => "`text.startsWith(part)`",
            Function::EndsWith => "`text.endsWith(part)`",
            Function::Int => "`int(value)`",
            Function::Double => "`double(value)`",
            Function::String => "`string(value)`",
        };
        self.wrong_arguments(function.name(), usage, range)
    }

    fn wrong_arguments(&mut self, name: &str, usage: &str, range: Range<usize>) -> Term {
        let message = say!["`", name, "` has the wrong number of arguments"];
        let fault = Fault::error("wrong-arguments", range.clone(), message);
        self.push(fault.mend(say!["write ", usage]));
        self.gap(range)
    }

    fn has(&mut self, arguments: Vec<Term>, range: Range<usize>) -> Term {
        let mut arguments = arguments.into_iter();
        match (arguments.next().map(|term| term.kind), arguments.next()) {
            (Some(TermKind::Select(operand, field)), None) => {
                self.term(TermKind::Has(operand, field), range)
            }
            (Some(TermKind::Gap), None) => self.gap(range),
            _ => {
                let message = "`has` asks whether a field is there".into();
                let fault = Fault::error("wrong-arguments", range.clone(), message);
                self.push(fault.mend("name one field, as in `has(answer.grade)`"));
                self.gap(range)
            }
        }
    }

    fn comprehension(
        &mut self,
        name: Macro,
        operand: Term,
        arguments: Vec<Term>,
        range: Range<usize>,
    ) -> Term {
        let count = arguments.len();
        let mut arguments = arguments.into_iter();
        let (first, second, third) = (arguments.next(), arguments.next(), arguments.next());
        let (filter, body) = match (second, third) {
            (Some(body), None) => (None, body),
            (Some(filter), Some(body)) if name == Macro::Map && count == 3 => (Some(filter), body),
            (Some(_), Some(_)) if count == 3 => {
                let message = say!["`", name.name(), "` with two variables is outside the profile"];
                self.fault("outside-profile", range.clone(), message);
                return self.gap(range);
            }
            _ => {
                let usage = say!["`list.", name.name(), "(item, …)`"];
                return self.wrong_arguments(name.name(), &usage, range);
            }
        };
        let Some(variable) = first.and_then(|term| self.item_name(term)) else {
            return self.gap(range);
        };
        let comprehension = Comprehension { name, range: operand, variable, filter, body };
        self.term(TermKind::Macro(Box::new(comprehension)), range)
    }

    /// The name that a macro gives to an item.
    fn item_name(&mut self, term: Term) -> Option<Arc<str>> {
        match term.kind {
            // The other name is CEL's own inside macros: its engines refuse it here.
            TermKind::Variable(name) if &*name != "__result__" => Some(name),
            TermKind::Gap => None,
            _ => {
                let message = "a macro names its item first".into();
                let fault = Fault::error("wrong-arguments", term.range, message);
                self.push(fault.mend("write a plain name, as in `list.all(item, item > 0)`"));
                None
            }
        }
    }

    fn unknown_function(&mut self, text: &str, name: Range<usize>, range: Range<usize>) -> Term {
        let outside = OUTSIDE.contains(&text);
        let fault = if outside {
            let message = say!["the function `", text, "` is outside the profile"];
            Fault::error("outside-profile", name, message)
        } else {
            let known = Function::ALL.into_iter().map(Function::name);
            let known = known.chain(Macro::ALL.into_iter().map(Macro::name)).chain(["has"]);
            let message = say!["there is no function `", text, "`"];
            Fault::error("unknown-function", name, message).maybe_mend(did_you_mean(text, known))
        };
        self.push(fault);
        self.gap(range)
    }
}
