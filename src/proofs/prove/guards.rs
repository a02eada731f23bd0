//! Mends of rules that cannot be evaluated on some answers: a guard, after which they can on all.

use super::Asking;
use crate::decided::is_decided;
use crate::finding::Mend;
use crate::formula::fails_at;
use crate::solver::Lit;
use gradeglass_engine::expression::{Expression, Operator, Term, TermKind, Value, parse};
use gradeglass_engine::guideline::{Condition, Rule};

/// What has to hold for a part of a rule to have a value, and its opposite.
#[derive(Debug, Clone, PartialEq)]
struct Guard {
    holds: String,
    fails: String,
}

impl Asking<'_> {
    /// The change after which a rule can be evaluated on all answers: its condition asks first.
    pub(super) fn guarded(&mut self, index: usize, rule: &Rule) -> Option<Mend> {
        let mut guards = guards(rule);
        let (mut key, mut text) = self.guarded_by(rule, &guards)?;
        for at in (0..guards.len()).rev() {
            let fewer = [guards.get(..at)?, guards.get(at + 1..)?].concat();
            if let Some(made) = self.guarded_by(rule, &fewer) {
                (guards, (key, text)) = (fewer, made);
            }
        }
        Some(Mend::Set { path: format!("rules[{index}]"), key, text })
    }

    /// The key that changes and its text, where these guards are enough.
    fn guarded_by(&mut self, rule: &Rule, guards: &[Guard]) -> Option<(&'static str, String)> {
        let (key, text, guarded) = with_guards(rule, guards)?;
        self.never_fails(&guarded).then_some((key, text))
    }

    fn never_fails(&mut self, rule: &Rule) -> bool {
        let Some(place) = self.formula.world.first(rule.scope) else { return false };
        if is_decided(self.guideline, place, rule) {
            return true;
        }
        let encoder = &mut self.formula.encoder;
        let fails = fails_at(encoder, place, rule);
        encoder.numbers.tie(&mut encoder.gates);
        fails == Lit::FALSE || self.ask(&[fails, self.formula.asked]).is_none()
    }
}

/// A rule that asks these first: the key that changes, its text, and the rule.
fn with_guards(rule: &Rule, guards: &[Guard]) -> Option<(&'static str, String, Rule)> {
    let all = |of: fn(&Guard) -> &str, joined: &str| {
        guards.iter().map(of).collect::<Vec<_>>().join(joined)
    };
    let (key, text, condition) = match &rule.condition {
        _ if guards.is_empty() => return None,
        Condition::Rule(asked) => {
            let first = all(|guard| &guard.fails, " || ");
            let text = format!("{first} || {}", member(asked, false));
            let made = parse(&text).usable()?;
            ("rule", text, Condition::Rule(made))
        }
        Condition::WhenRequire { when, require } => {
            let first = all(|guard| &guard.holds, " && ");
            let text = format!("{first} && {}", member(when, true));
            let (when, require) = (parse(&text).usable()?, require.clone());
            ("when", text, Condition::WhenRequire { when, require })
        }
    };
    Some((key, text, Rule { condition, ..rule.clone() }))
}

/// A condition as a member of a chain: what binds less closely stands in parentheses.
fn member(condition: &Expression, of_and: bool) -> String {
    let source = condition.source().trim();
    match condition.root().kind {
        TermKind::Conditional(_) => format!("({source})"),
        TermKind::Or(_) if of_and => format!("({source})"),
        _ => source.to_owned(),
    }
}

/// All guards that could help, each once.
fn guards(rule: &Rule) -> Vec<Guard> {
    let mut all = Vec::new();
    for condition in rule.condition.expressions() {
        collect(condition, condition.root(), &mut all);
    }
    // What is absent can be compared with nothing.
    all.sort_by_key(|guard| !guard.holds.starts_with("has("));
    all
}

/// Inside a macro words speak of another item each time: no guard outside can.
fn collect(condition: &Expression, term: &Term, all: &mut Vec<Guard>) {
    if let Some(guard) = guard(condition, term).filter(|guard| !all.contains(guard)) {
        all.push(guard);
    }
    match &term.kind {
        TermKind::Macro(walked) => collect(condition, &walked.range, all),
        TermKind::Has(operand, _) => collect(condition, operand, all),
        _ => term.each_child(&mut |child| collect(condition, child, all)),
    }
}

fn guard(condition: &Expression, term: &Term) -> Option<Guard> {
    let words = |term: &Term| condition.source().get(term.range.clone());
    Some(match &term.kind {
        TermKind::Select(operand, _) if !matches!(operand.kind, TermKind::Macro(_)) => {
            let path = words(term)?;
            Guard { holds: format!("has({path})"), fails: format!("!has({path})") }
        }
        TermKind::Binary(Operator::Divide | Operator::Remainder, _, by) => {
            let by = match by.kind {
                TermKind::Literal(_) => return None,
                TermKind::Select(..) | TermKind::Variable(_) => words(by)?.to_owned(),
                _ => format!("({})", words(by)?),
            };
            Guard { holds: format!("{by} != 0"), fails: format!("{by} == 0") }
        }
        TermKind::Index(list, at) => {
            let TermKind::Literal(Value::Int(at)) = at.kind else { return None };
            let size = format!("size({})", words(list)?);
            Guard { holds: format!("{size} > {at}"), fails: format!("{size} <= {at}") }
        }
        _ => return None,
    })
}
