//! Clauses of rules: where one makes a difference, and what a rule says without it.

use crate::encode::Encoder;
use crate::solver::Lit;
use crate::symbol::Truth;
use crate::world::Place;
use gradeglass_engine::expression::{Expression, Term, TermKind, parse};
use gradeglass_engine::guideline::{Condition, Rule};

/// One of the clauses that a condition is made of by `&&` or `||`.
pub struct Clause {
    /// The condition that it is in: `when`, `require` or `rule`.
    pub part: &'static str,
    /// Which it is, from 0.
    at: usize,
    /// Where all of these hold, and only there, the rule would be kept without it and is broken, or would
    /// be broken and is kept. What is the clause's own comes first.
    pub matters: Vec<Lit>,
}

/// The clauses of a rule, at a place.
pub fn clauses(encoder: &mut Encoder, place: &Place, rule: &Rule) -> Vec<Clause> {
    match &rule.condition {
        Condition::Rule(asked) => of_asked(encoder, place, ("rule", asked), Lit::TRUE),
        Condition::WhenRequire { when, require } => {
            let broken = encoder.condition(&place.scene(), require).broken;
            let applies = encoder.condition(&place.scene(), when).holds;
            let mut all = of_when(encoder, place, when, broken);
            all.extend(of_asked(encoder, place, ("require", require), applies));
            all
        }
    }
}

/// Without a clause, `when` holds where all others do.
fn of_when(encoder: &mut Encoder, place: &Place, when: &Expression, broken: Lit) -> Vec<Clause> {
    let TermKind::And(members) = &when.root().kind else { return Vec::new() };
    let truths = encoder.parts(&place.scene(), when, members);
    let rest = [place.there, broken];
    each("when", &truths, &rest, &|own| !own.holds, &|other| other.holds)
}

/// Of `a && b` a clause matters where it alone is broken, of `a || b` where all others are.
fn of_asked(
    encoder: &mut Encoder,
    place: &Place,
    (part, asked): (&'static str, &Expression),
    applies: Lit,
) -> Vec<Clause> {
    let (TermKind::And(members) | TermKind::Or(members)) = &asked.root().kind else {
        return Vec::new();
    };
    let truths = encoder.parts(&place.scene(), asked, members);
    let rest = [place.there, applies];
    match asked.root().kind {
        TermKind::And(_) => each(part, &truths, &rest, &|own| own.broken, &|other| !other.broken),
        _ => each(part, &truths, &rest, &|own| !own.broken, &|other| other.broken),
    }
}

fn each(
    part: &'static str,
    truths: &[Truth],
    rest: &[Lit],
    own: &dyn Fn(Truth) -> Lit,
    other: &dyn Fn(Truth) -> Lit,
) -> Vec<Clause> {
    let clause = |(at, truth): (usize, &Truth)| {
        let others = truths.iter().enumerate().filter(|(other, _)| *other != at);
        let others = others.map(|(_, truth)| other(*truth)).chain(rest.iter().copied());
        let matters = [own(*truth)].into_iter().chain(others);
        Clause { part, at, matters: matters.filter(|lit| *lit != Lit::TRUE).collect() }
    };
    truths.iter().enumerate().map(clause).collect()
}

impl Clause {
    /// The clause itself.
    pub fn term<'r>(&self, rule: &'r Rule) -> Option<&'r Term> {
        match &condition(rule, self.part)?.root().kind {
            TermKind::And(members) | TermKind::Or(members) => members.get(self.at),
            _ => None,
        }
    }

    /// The words of the clause, and the rule without it.
    pub fn left_out(&self, rule: &Rule) -> Option<(String, Rule)> {
        let (words, rest) = without(condition(rule, self.part)?, self.at)?;
        let condition = match (&rule.condition, self.part) {
            (Condition::WhenRequire { require, .. }, "when") => {
                Condition::WhenRequire { when: rest, require: require.clone() }
            }
            (Condition::WhenRequire { when, .. }, _) => {
                Condition::WhenRequire { when: when.clone(), require: rest }
            }
            (Condition::Rule(_), _) => Condition::Rule(rest),
        };
        Some((words, Rule { condition, ..rule.clone() }))
    }
}

/// A condition of a rule by its key.
pub fn condition<'r>(rule: &'r Rule, part: &str) -> Option<&'r Expression> {
    match (&rule.condition, part) {
        (Condition::Rule(rule), "rule") => Some(rule),
        (Condition::WhenRequire { when, .. }, "when") => Some(when),
        (Condition::WhenRequire { require, .. }, "require") => Some(require),
        _ => None,
    }
}

/// A clause of a condition, and the condition without it, both in their author's words. None where those
/// words come to something else.
fn without(condition: &Expression, at: usize) -> Option<(String, Expression)> {
    let (members, joined) = match &condition.root().kind {
        TermKind::And(members) => (members, " && "),
        TermKind::Or(members) => (members, " || "),
        _ => return None,
    };
    let mut rest = members.clone();
    let own = rest.remove(at);
    let words = match rest.as_slice() {
        [one] => words_of(condition, one)?.to_owned(),
        more => {
            let words: Option<Vec<String>> =
                more.iter().map(|term| member(condition, term)).collect();
            words?.join(joined)
        }
    };
    let made = parse(&words).usable()?;
    let wanted = match (rest.as_slice(), &condition.root().kind) {
        ([one], _) => one.kind.clone(),
        (_, TermKind::And(_)) => TermKind::And(rest),
        _ => TermKind::Or(rest),
    };
    (made.root().kind == wanted).then_some((words_of(condition, &own)?.to_owned(), made))
}

fn words_of<'e>(condition: &'e Expression, term: &Term) -> Option<&'e str> {
    condition.source().get(term.range.clone())
}

/// A term as a member of a chain.
fn member(condition: &Expression, term: &Term) -> Option<String> {
    let words = words_of(condition, term)?;
    Some(match term.kind {
        TermKind::And(_) | TermKind::Or(_) | TermKind::Conditional(_) => ["(", words, ")"].concat(),
        _ => words.to_owned(),
    })
}
