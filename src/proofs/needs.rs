//! How many items of a list have to be told apart so that nothing is lost.
//!
//! Whatever a condition such as `results.exists(r, …)` comes to on a long list, it comes to on a
//! short one that keeps one item as a witness; `size(results.filter(r, …)) > 2` needs three. A
//! list with as many items as all conditions together need stands for all longer ones. Where a list
//! is used in another way, or would need too many, its further items stay open.

use gradeglass_engine::expression::{Expression, Function, Macro, Operator, Term, TermKind, Value};
use gradeglass_engine::guideline::Guideline;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// More items than this are not told apart.
const MOST: usize = 8;

/// What each list needs, by its path: `answer.evidence`, `results`, `result.labels`.
pub struct Needs {
    needed: BTreeMap<String, Option<usize>>,
    /// The lists that were looked up: those that there are.
    asked: RefCell<BTreeSet<String>>,
}

/// What is needed of one list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// How many items are told apart.
    pub items: usize,
    /// Whether there may be others that matter.
    pub open: bool,
}

/// The item of a macro around, and the path of the list that it is of.
struct Around<'a> {
    name: &'a str,
    list: Option<String>,
}

impl Needs {
    /// What the conditions of these guidelines need.
    pub fn of<'g>(guidelines: impl IntoIterator<Item = &'g Guideline>) -> Self {
        let mut needs = Self { needed: BTreeMap::new(), asked: RefCell::default() };
        for guideline in guidelines {
            for expression in conditions(guideline) {
                needs.visit(expression.root(), &mut Vec::new());
            }
        }
        needs
    }

    /// What one list needs: one item at least, as an example.
    pub fn list(&self, path: &str) -> Need {
        self.asked.borrow_mut().insert(path.to_owned());
        match self.needed.get(path) {
            None => Need { items: 1, open: false },
            Some(Some(needed)) if *needed < MOST => Need { items: needed + 1, open: false },
            Some(_) => Need { items: MOST, open: true },
        }
    }

    /// Whether some condition reads a list.
    pub fn reads(&self, path: &str) -> bool {
        self.asked.borrow_mut().insert(path.to_owned());
        self.needed.contains_key(path)
    }

    /// Whether lists that are as long as these needs want are long enough for others.
    pub fn cover(&self, others: &Self) -> bool {
        let asked = self.asked.borrow().clone();
        asked.iter().all(|path| {
            let (own, other) = (self.list(path), others.list(path));
            self.needed.contains_key(path) == others.needed.contains_key(path)
                && own.open == other.open
                && own.items >= other.items
        })
    }

    fn add(&mut self, path: String, more: Option<usize>) {
        let needed = self.needed.entry(path).or_insert(Some(0));
        *needed = needed.zip(more).map(|(needed, more)| needed.saturating_add(more));
    }

    fn visit<'a>(&mut self, term: &'a Term, around: &mut Vec<Around<'a>>) {
        match &term.kind {
            TermKind::Macro(walked) => {
                let needed = match walked.name {
                    Macro::All | Macro::Exists => Some(1),
                    Macro::ExistsOne => Some(2),
                    // A list that is made and then used in a way of its own.
                    Macro::Filter | Macro::Map => None,
                };
                self.use_list(&walked.range, around, needed);
                let list = list_path(&walked.range, around);
                around.push(Around { name: &walked.variable, list });
                walked.filter.iter().for_each(|filter| self.visit(filter, around));
                self.visit(&walked.body, around);
                around.pop();
            }
            TermKind::Binary(operator, left, right) => {
                for (one, other) in [(left, right), (right, left)] {
                    match counted(one, other) {
                        Some((list, needed)) => self.use_list(list, around, Some(needed)),
                        None if *operator == Operator::In && is_same(one, right) => {
                            self.use_list(one, around, Some(1));
                        }
                        None if is_empty_list(other) => self.use_list(one, around, Some(1)),
                        None if counted(other, one).is_none() => self.visit(one, around),
                        None => {}
                    }
                }
            }
            TermKind::Select(..) | TermKind::Index(..) | TermKind::Variable(_) => {
                if let Some(path) = path(term, around) {
                    self.add(path, None);
                }
                term.each_child(&mut |child| {
                    if path_root(child).is_none() {
                        self.visit(child, around);
                    }
                });
            }
            TermKind::Has(operand, _) if path_root(operand).is_some() => {}
            _ => term.each_child(&mut |child| self.visit(child, around)),
        }
    }

    /// A list, perhaps through macros that choose of its items, of which so many are needed.
    fn use_list<'a>(
        &mut self,
        range: &'a Term,
        around: &mut Vec<Around<'a>>,
        needed: Option<usize>,
    ) {
        let Some(path) = list_path(range, around) else {
            return self.visit(range, around);
        };
        // Inside another macro, only what belongs to its item is one list for each item.
        let own =
            around.last().is_none_or(|around| root(range).is_some_and(|name| name == around.name));
        // Where choosing the items fails, one item is enough to show it: never more than are needed.
        self.add(path, needed.filter(|_| own).map(|needed| needed.max(1)));
        let mut range = range;
        while let TermKind::Macro(walked) = &range.kind {
            let list = list_path(&walked.range, around);
            around.push(Around { name: &walked.variable, list });
            walked.filter.iter().for_each(|filter| self.visit(filter, around));
            self.visit(&walked.body, around);
            around.pop();
            range = &walked.range;
        }
    }
}

/// All conditions of a guideline.
pub fn conditions(guideline: &Guideline) -> impl Iterator<Item = &Expression> {
    let rules = guideline.rules.iter().flat_map(|rule| rule.condition.expressions());
    rules.chain(guideline.fields.iter().filter_map(|field| field.shown.as_ref()))
}

fn is_same(one: &Term, other: &Term) -> bool {
    std::ptr::eq(one, other)
}

fn is_empty_list(term: &Term) -> bool {
    matches!(&term.kind, TermKind::List(items) if items.is_empty())
}

/// A list whose size is compared with a constant, and how many items that needs.
fn counted<'a>(one: &'a Term, other: &Term) -> Option<(&'a Term, usize)> {
    let (TermKind::Call(Function::Size, arguments), TermKind::Literal(Value::Int(number))) =
        (&one.kind, &other.kind)
    else {
        return None;
    };
    let [list] = arguments.as_slice() else { return None };
    let needed = usize::try_from((*number).max(0)).unwrap_or(usize::MAX).saturating_add(1);
    Some((list, needed))
}

/// The path of a list, through the macros that choose of its items or make one for each.
fn list_path(range: &Term, around: &[Around<'_>]) -> Option<String> {
    match &range.kind {
        TermKind::Macro(walked) if matches!(walked.name, Macro::Filter | Macro::Map) => {
            list_path(&walked.range, around)
        }
        _ => path(range, around),
    }
}

fn root(range: &Term) -> Option<&str> {
    match &range.kind {
        TermKind::Macro(walked) => root(&walked.range),
        _ => path_root(range),
    }
}

fn path_root(term: &Term) -> Option<&str> {
    match &term.kind {
        TermKind::Variable(name) => Some(name),
        TermKind::Select(operand, _) => path_root(operand),
        TermKind::Index(operand, index)
            if matches!(index.kind, TermKind::Literal(Value::String(_))) =>
        {
            path_root(operand)
        }
        _ => None,
    }
}

/// A path of variables and fields. What belongs to an item of `results` is read as in the scope of
/// that result.
fn path(term: &Term, around: &[Around<'_>]) -> Option<String> {
    match &term.kind {
        TermKind::Variable(name) => {
            let item = around.iter().rev().find(|around| around.name == name.as_ref());
            match item {
                None => Some(name.to_string()),
                Some(item) => item.list.as_ref().map(|list| [list, "[]"].concat()),
            }
        }
        TermKind::Select(operand, field) => Some([&path(operand, around)?, ".", field].concat()),
        TermKind::Index(operand, index) => match &index.kind {
            TermKind::Literal(Value::String(field)) => {
                Some([&path(operand, around)?, ".", field].concat())
            }
            // An item by its number: the list is used in a way of its own.
            _ => path(operand, around),
        },
        _ => None,
    }
}
