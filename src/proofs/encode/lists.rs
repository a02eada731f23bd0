//! Lists: written out, walked over by macros, looked into.
//!
//! A list is items of which each may be there. A macro is then a formula over the items, exact for
//! each of them; where there may be more items than are described, what they add is left open.

use super::{Encoder, Scene};
use crate::solver::Lit;
use crate::symbol::{Symbol, Truth};
use gradeglass_engine::expression::{Comprehension, Macro, Operator, Term, TermKind, Value};
use std::rc::Rc;

/// A list that has been read: its items, whether there are more, and when it has a value.
struct List {
    items: Rc<[(Lit, Symbol)]>,
    more: Lit,
    defined: Lit,
}

impl Encoder {
    pub(super) fn list(&mut self, scene: &Scene<'_>, items: &[Term]) -> Symbol {
        let items: Vec<Symbol> = items.iter().map(|item| self.symbol(scene, item)).collect();
        let defined: Vec<Lit> = items.iter().map(|item| self.defined(item)).collect();
        Symbol::Items {
            items: items.into_iter().map(|item| (Lit::TRUE, item)).collect(),
            more: Lit::FALSE,
            defined: self.gates.all(&defined),
        }
    }

    pub(super) fn index(&mut self, scene: &Scene<'_>, operand: &Term, index: &Term) -> Symbol {
        let whole = self.symbol(scene, operand);
        match (&whole, &index.kind) {
            (Symbol::Record { .. }, TermKind::Literal(Value::String(field))) => {
                self.select(whole, field)
            }
            (Symbol::Items { items, defined, .. }, TermKind::Literal(Value::Int(number))) => {
                // Before an item that is always there, only such items count.
                let at = usize::try_from(*number).unwrap_or(usize::MAX);
                let fixed = items.iter().take_while(|(lit, _)| *lit == Lit::TRUE).count();
                match items.get(at) {
                    Some((_, item)) if at < fixed => self.under(*defined, item.clone()),
                    _ => Symbol::Opaque,
                }
            }
            _ => Symbol::Opaque,
        }
    }

    /// `left in right`
    pub(super) fn is_in(
        &mut self,
        scene: &Scene<'_>,
        term: &Term,
        left: &Symbol,
        right: &Symbol,
    ) -> Truth {
        let Symbol::Items { items, more, defined } = right else { return self.open(scene, term) };
        if matches!(left, Symbol::Opaque) {
            return self.open(scene, term);
        }
        let here = self.defined(left);
        // The words of the whole must not stand for each of the comparisons inside.
        let apart = scene.over("");
        let (mut some, mut none) = (Vec::new(), Vec::new());
        for (lit, item) in items.iter() {
            let Symbol::Truth(equal) =
                self.binary(&apart, term, Operator::Equal, left.clone(), item.clone())
            else {
                return self.open(scene, term);
            };
            some.push(self.gates.both(*lit, equal.holds));
            none.push(self.gates.either(!*lit, equal.broken));
        }
        let truth = self.with_more(some, none, *more);
        let defined = self.gates.both(*defined, here);
        Truth {
            holds: self.gates.both(defined, truth.holds),
            broken: self.gates.both(defined, truth.broken),
        }
    }

    /// Some of the items, where there may be more of them.
    fn with_more(&mut self, mut some: Vec<Lit>, mut none: Vec<Lit>, more: Lit) -> Truth {
        if more != Lit::FALSE {
            let (found, lacking) = (self.gates.fresh(), self.gates.fresh());
            self.gates.at_most_one(&[found, lacking]);
            some.push(self.gates.both(more, found));
            none.push(self.gates.either(!more, lacking));
        }
        Truth { holds: self.gates.any(&some), broken: self.gates.all(&none) }
    }

    pub(super) fn walk(&mut self, scene: &Scene<'_>, walked: &Comprehension) -> Symbol {
        let list = match self.symbol(scene, &walked.range) {
            Symbol::Items { items, more, defined } => List { items, more, defined },
            _ => return self.walk_unknown(walked),
        };
        match walked.name {
            Macro::Exists => Symbol::Truth(self.exists(scene, walked, &list, false)),
            Macro::All => Symbol::Truth(self.exists(scene, walked, &list, true).not()),
            Macro::ExistsOne => Symbol::Truth(self.exists_one(scene, walked, &list)),
            Macro::Filter => self.filter(scene, walked, &list),
            Macro::Map => self.transform(scene, walked, &list),
        }
    }

    /// A macro over a list of which nothing is known.
    fn walk_unknown(&mut self, walked: &Comprehension) -> Symbol {
        match walked.name {
            Macro::Filter | Macro::Map => Symbol::Opaque,
            _ => {
                let truth = Truth { holds: self.gates.fresh(), broken: self.gates.fresh() };
                self.gates.at_most_one(&[truth.holds, truth.broken]);
                Symbol::Truth(truth)
            }
        }
    }

    /// What the condition comes to for each item.
    fn bodies(
        &mut self,
        scene: &Scene<'_>,
        walked: &Comprehension,
        condition: &Term,
        list: &List,
    ) -> Vec<Truth> {
        let body = |own: &mut Self, item: &Symbol| {
            scene.inside(&walked.variable, item, |scene| own.truth(scene, condition))
        };
        list.items.iter().map(|(_, item)| body(self, item)).collect()
    }

    /// Some item for which the condition holds; or, `opposite`, for which it does not.
    fn exists(
        &mut self,
        scene: &Scene<'_>,
        walked: &Comprehension,
        list: &List,
        opposite: bool,
    ) -> Truth {
        let bodies = self.bodies(scene, walked, &walked.body, list);
        let (mut some, mut none) = (Vec::new(), Vec::new());
        for ((lit, _), body) in list.items.iter().zip(bodies) {
            let body = if opposite { body.not() } else { body };
            some.push(self.gates.both(*lit, body.holds));
            none.push(self.gates.either(!*lit, body.broken));
        }
        let truth = self.with_more(some, none, list.more);
        Truth {
            holds: self.gates.both(list.defined, truth.holds),
            broken: self.gates.both(list.defined, truth.broken),
        }
    }

    fn exists_one(&mut self, scene: &Scene<'_>, walked: &Comprehension, list: &List) -> Truth {
        let (chosen, mut settled) = self.chosen(scene, walked, &walked.body, list);
        settled.push(list.defined);
        let (one, two) = (self.gates.at_least(&chosen, 1), self.gates.at_least(&chosen, 2));
        let settled = self.gates.all(&settled);
        if list.more != Lit::FALSE {
            let truth = Truth { holds: self.gates.fresh(), broken: self.gates.fresh() };
            self.gates.at_most_one(&[truth.holds, truth.broken]);
            self.gates.state(&[list.more, !truth.holds, one]);
            self.gates.state(&[list.more, !truth.holds, !two]);
            self.gates.state(&[list.more, !truth.holds, settled]);
            let exact = self.gates.all(&[!list.more, settled, one, !two]);
            self.gates.implies(exact, truth.holds);
            let other = self.gates.either(!one, two);
            let exact = self.gates.all(&[!list.more, settled, other]);
            self.gates.implies(exact, truth.broken);
            let failed = self.gates.both(!list.more, !settled);
            self.gates.implies(failed, !truth.broken);
            return truth;
        }
        let exactly = self.gates.both(one, !two);
        Truth {
            holds: self.gates.both(settled, exactly),
            broken: self.gates.both(settled, !exactly),
        }
    }

    /// Which items are there and chosen by a condition, and that it comes to something for each
    /// that is there.
    fn chosen(
        &mut self,
        scene: &Scene<'_>,
        walked: &Comprehension,
        condition: &Term,
        list: &List,
    ) -> (Vec<Lit>, Vec<Lit>) {
        let bodies = self.bodies(scene, walked, condition, list);
        let (mut chosen, mut settled) = (Vec::new(), Vec::new());
        for ((lit, _), body) in list.items.iter().zip(bodies) {
            chosen.push(self.gates.both(*lit, body.holds));
            settled.push(self.gates.any(&[!*lit, body.holds, body.broken]));
        }
        (chosen, settled)
    }

    /// What may go wrong with items that are not described.
    fn settled(&mut self, mut settled: Vec<Lit>, list: &List) -> Lit {
        settled.push(list.defined);
        if list.more != Lit::FALSE {
            let others = self.gates.fresh();
            settled.push(self.gates.either(!list.more, others));
        }
        self.gates.all(&settled)
    }

    fn filter(&mut self, scene: &Scene<'_>, walked: &Comprehension, list: &List) -> Symbol {
        let (chosen, settled) = self.chosen(scene, walked, &walked.body, list);
        let items = chosen.into_iter().zip(list.items.iter().map(|(_, item)| item.clone()));
        Symbol::Items {
            items: items.collect(),
            more: list.more,
            defined: self.settled(settled, list),
        }
    }

    fn transform(&mut self, scene: &Scene<'_>, walked: &Comprehension, list: &List) -> Symbol {
        let there = || list.items.iter().map(|(lit, _)| *lit).collect::<Vec<Lit>>();
        let (chosen, mut settled) = match &walked.filter {
            Some(filter) => self.chosen(scene, walked, filter, list),
            None => (there(), Vec::new()),
        };
        let mut items = Vec::new();
        for (lit, (_, item)) in chosen.into_iter().zip(list.items.iter()) {
            let made =
                scene.inside(&walked.variable, item, |scene| self.symbol(scene, &walked.body));
            let defined = self.defined(&made);
            settled.push(self.gates.either(!lit, defined));
            items.push((lit, made));
        }
        Symbol::Items { items: items.into(), more: list.more, defined: self.settled(settled, list) }
    }
}
