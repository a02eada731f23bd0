//! What became of each rule at each place, and which part of its condition decided that: for
//! authors, who see the whole of a verdict where annotators only see what is to be mended.

use super::answers::Answers;
use super::evaluate::{Case, Place, Scene};
use super::facts::Facts;
use super::sheet::{scope, sheets};
use super::verdict::Meaning;
use crate::expression::{Expression, FailureKind, Outcome, Term, TermKind, Value};
use crate::guideline::{Condition, Guideline};
use crate::task::Task;
use std::ops::Range;

/// What became of one rule at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// The rule's index in the guideline.
    pub rule: usize,
    /// The result it ran on; none for scope task.
    pub result: Option<String>,
    /// What became of it.
    pub standing: Standing,
    /// The parts of the condition that decided it, where it is broken.
    pub because: Vec<Because>,
}

/// What became of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It applies, and is kept.
    Holds,
    /// Its `when` does not hold.
    Rests,
    /// It is broken.
    Broken,
    /// It waits for answers to these paths.
    Waits(Vec<String>),
    /// It reads something that is not there, and passes.
    Undecided(String),
    /// It cannot be evaluated, for this reason.
    Failed(String),
}

/// Which of a rule's expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// `when`
    When,
    /// `require`
    Require,
    /// `rule`
    Rule,
}

impl Part {
    /// Its key in the document.
    pub fn key(self) -> &'static str {
        match self {
            Self::When => "when",
            Self::Require => "require",
            Self::Rule => "rule",
        }
    }
}

/// A part of a condition that is not so.
#[derive(Debug, Clone, PartialEq)]
pub struct Because {
    /// Which expression it is in.
    pub part: Part,
    /// Which bytes of it.
    pub range: Range<usize>,
    /// What its operands were, each as `size(answer.evidence)` with `0`.
    pub values: Vec<(String, String)>,
}

/// What became of each rule: results as the task has them, then the task's own.
pub fn explain(
    guideline: &Guideline,
    task: &Task,
    answers: &Answers,
    meaning: Meaning<'_>,
) -> Vec<Explained> {
    let facts = Facts::new(guideline, task);
    let case =
        Case { guideline, task, facts: &facts, answers, meaning, language: "", covers: None };
    let sheets = sheets(&case);
    let items: Vec<Value> = sheets.iter().filter_map(|sheet| sheet.item.clone()).collect();
    let places = task.results.iter().map(Place::Result).chain([Place::Task(&items)]);
    let mut all = Vec::new();
    for (place, sheet) in places.zip(&sheets) {
        let scene = Scene::new(&case, place, &sheet.shown);
        let rules = guideline.rules.iter().enumerate();
        for (rule, own) in rules.filter(|(_, own)| own.scope == scope(place)) {
            let (standing, because) = look(&own.condition, &scene);
            let result = place.id().map(str::to_owned);
            all.push(Explained { rule, result, standing, because });
        }
    }
    all
}

fn look(condition: &Condition, scene: &Scene<'_>) -> (Standing, Vec<Because>) {
    let (part, must) = match condition {
        Condition::Rule(rule) => (Part::Rule, rule),
        Condition::WhenRequire { when, require } => match scene.outcome(when) {
            Outcome::Value(Value::Bool(true)) => (Part::Require, require),
            Outcome::Value(Value::Bool(false)) => return (Standing::Rests, Vec::new()),
            other => return (undecided(other), Vec::new()),
        },
    };
    match scene.outcome(must) {
        Outcome::Value(Value::Bool(true)) => (Standing::Holds, Vec::new()),
        Outcome::Value(Value::Bool(false)) => {
            let mut because = Vec::new();
            Blame { scene, whole: must, part }.blame(must.root(), &mut because);
            (Standing::Broken, because)
        }
        other => (undecided(other), Vec::new()),
    }
}

fn undecided(outcome: Outcome) -> Standing {
    match outcome {
        Outcome::Value(value) => {
            Standing::Failed(format!("it gives {}, not true or false", value.type_name()))
        }
        Outcome::Unknown(paths) => Standing::Waits(paths),
        Outcome::Error(failure) if failure.kind == FailureKind::Absent => {
            Standing::Undecided(failure.message())
        }
        Outcome::Error(failure) => Standing::Failed(failure.message()),
    }
}

/// Looks for what makes one expression false.
struct Blame<'a> {
    scene: &'a Scene<'a>,
    whole: &'a Expression,
    part: Part,
}

impl Blame<'_> {
    /// `term` is false: the smallest terms that make it so.
    fn blame(&self, term: &Term, because: &mut Vec<Because>) {
        match &term.kind {
            TermKind::And(members) => {
                let mut wrong = members.iter().filter(|member| self.is(member, false)).peekable();
                if wrong.peek().is_none() {
                    return because.push(self.named(term));
                }
                wrong.for_each(|member| self.blame(member, because));
            }
            TermKind::Conditional(parts) => {
                let [condition, then, otherwise] = parts.as_ref();
                let taken = if self.is(condition, true) { then } else { otherwise };
                self.blame(taken, because);
            }
            _ => because.push(self.named(term)),
        }
    }

    fn is(&self, term: &Term, truth: bool) -> bool {
        self.outcome(term) == Outcome::Value(Value::Bool(truth))
    }

    fn outcome(&self, term: &Term) -> Outcome {
        self.scene.outcome(&Expression::new(self.whole.source(), term.clone()))
    }

    fn named(&self, term: &Term) -> Because {
        let mut values = Vec::new();
        self.operands(term, &mut values);
        Because { part: self.part, range: term.range.clone(), values }
    }

    /// What can be read of the operands: their source and value.
    fn operands(&self, term: &Term, values: &mut Vec<(String, String)>) {
        match &term.kind {
            TermKind::Literal(_) | TermKind::List(_) | TermKind::Map(_) | TermKind::Gap => {}
            TermKind::Variable(_) | TermKind::Has(..) => {}
            TermKind::Select(..) | TermKind::Index(..) | TermKind::Call(..) => {
                self.value(term, values);
            }
            TermKind::Macro(walk) => self.value(&walk.range, values),
            _ => term.each_child(&mut |child| self.operands(child, values)),
        }
    }

    fn value(&self, term: &Term, values: &mut Vec<(String, String)>) {
        let source = self.whole.source().get(term.range.clone()).unwrap_or_default();
        if values.iter().any(|(known, _)| known == source) {
            return;
        }
        let shown = match self.outcome(term) {
            Outcome::Value(value) => literal(&value),
            Outcome::Unknown(_) => "not answered yet".to_owned(),
            Outcome::Error(_) => "not there".to_owned(),
        };
        values.push((source.to_owned(), shown));
    }
}

/// A value as its author would write it, cut where it is long.
fn literal(value: &Value) -> String {
    const LONGEST: usize = 60;
    let whole = match value {
        Value::String(text) => format!("\"{text}\""),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(literal).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(_) => "a map".to_owned(),
        Value::Unknown(_) => "not answered yet".to_owned(),
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Int(number) => number.to_string(),
        Value::Double(number) => crate::decimal::plain(*number),
    };
    if whole.chars().count() <= LONGEST {
        return whole;
    }
    whole.chars().take(LONGEST).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guideline::Severity;
    use crate::judging::samples::{answers, picked, relevance, rule, task};
    use crate::judging::{Answer, Place as AnswerPlace};
    use crate::sorted::SortedSet;

    fn explained(source: &str, note: &str) -> Explained {
        let mut guideline = relevance();
        guideline.rules = vec![rule("one", Severity::Error, &[], source)];
        let given = answers([
            (AnswerPlace::of_result("r1", "grade"), picked("irrelevant")),
            (AnswerPlace::of_result("r1", "note"), Answer::Text(note.into())),
        ]);
        explain(&guideline, &task(&["chair"]), &given, Meaning::Submission).remove(0)
    }

    fn because(source: &str, note: &str) -> Vec<(String, String)> {
        let found = explained(source, note);
        assert_eq!(found.standing, Standing::Broken);
        let says = |one: &Because| {
            let values = one.values.iter().map(|(name, value)| format!("{name} is {value}"));
            (source[one.range.clone()].to_owned(), values.collect::<Vec<_>>().join(", "))
        };
        found.because.iter().map(says).collect()
    }

    fn pair(one: &str, other: &str) -> (String, String) {
        (one.into(), other.into())
    }

    #[test]
    fn the_part_that_is_not_so_is_named_with_the_values_it_had() {
        let source = "has(answer.grade) && size(answer.note) > 3 && answer.note != 'x'";
        let size = pair("size(answer.note) > 3", "size(answer.note) is 1");
        let note = pair("answer.note != 'x'", "answer.note is \"x\"");
        assert_eq!(because(source, "x"), [size, note]);
        let source = "true ? answer.grade in ['exact'] : false";
        assert_eq!(
            because(source, "x"),
            [pair("answer.grade in ['exact']", "answer.grade is \"irrelevant\"")]
        );
    }

    #[test]
    fn an_or_is_to_blame_as_a_whole() {
        let source = "size(answer.note) > 3 || answer.grade == 'exact'";
        let values = "size(answer.note) is 1, answer.grade is \"irrelevant\"";
        assert_eq!(because(source, "x"), [pair(source, values)]);
    }

    #[test]
    fn rules_rest_hold_wait_or_cannot_be_decided() {
        let (guideline, task) = (relevance(), task(&["chair"]));
        let none = SortedSet::new();
        let given = answers([(AnswerPlace::of_result("r1", "grade"), picked("exact"))]);
        let working = Meaning::Working { touched: &none };
        let all = explain(&guideline, &task, &given, working);
        let of = |id: &str| {
            let index = guideline.rules.iter().position(|rule| rule.id == id).unwrap();
            all.iter().find(|one| one.rule == index).unwrap().standing.clone()
        };
        assert_eq!(of("cites"), Standing::Waits(vec!["answer.evidence".into()]));
        assert_eq!(explained("answer.grade == 'irrelevant'", "x").standing, Standing::Holds);
        let absent = explained("result.data.price > 3.0", "x").standing;
        assert!(matches!(absent, Standing::Undecided(_)), "{absent:?}");
        let failed = explained("1 / size(answer.grade) > 0 || 1 / 0 == 1", "x").standing;
        assert!(matches!(failed, Standing::Failed(_)), "{failed:?}");
    }
}
