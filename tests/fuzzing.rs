//! What must hold of every source, however strange: for the fuzzer, and for what it once found.

use crate::rules::{Judgment, environment};
use gradeglass_engine::expression::{
    FailureKind, Outcome, Type, Value, Variables, check, cost, evaluate, parse, template,
};
use gradeglass_engine::problem::Weight;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A way in which a source behaves: sources that behave in new ways are worth changing further.
pub type Behaviour = String;

/// Judgments that sources are evaluated on: answered, half answered, empty.
pub fn judgments() -> [Judgment; 3] {
    let none = || Judgment {
        fields: (None, None, None, String::new(), Vec::new()),
        evidence: Vec::new(),
        results: Vec::new(),
        untouched: Vec::new(),
    };
    let full = Judgment {
        fields: (Some("exact"), Some(3), Some(2.25), "brand new".into(), vec!["adult", "spam"]),
        evidence: vec![(0, "new".into(), Some("brand")), (2, "🐱".into(), None)],
        results: vec![Some("exact"), None, Some("partial")],
        untouched: Vec::new(),
    };
    let half = Judgment { untouched: [true, false].repeat(5), ..full.clone() };
    [full, half, none()]
}

/// Uses a source in every way. How it behaves; or what is wrong, in a sentence.
///
/// # Errors
/// What must not be: a panic, a source that reads back as another, an early verdict that changes, a
/// failure that the checker should have told.
pub fn hold(source: &str, judgments: &[Judgment]) -> Result<Behaviour, String> {
    let held = catch_unwind(AssertUnwindSafe(|| of(source, judgments)));
    held.unwrap_or_else(|_| Err("it panics".to_owned()))
}

fn of(source: &str, judgments: &[Judgment]) -> Result<Behaviour, String> {
    template(source);
    let parsed = parse(source);
    let mut behaviour: Behaviour = parsed.faults.iter().map(|fault| fault.code).collect();
    let whole = parsed.faults.iter().all(|fault| fault.weight != Weight::Error);
    let Some(expression) = parsed.expression.filter(|_| whole) else { return Ok(behaviour) };
    let printed = expression.to_source();
    let again = parse(&printed).usable();
    if again.as_ref().map(|again| again.root()) != Some(expression.root()) {
        return Err(format!("it is printed as `{printed}`, which reads as something else"));
    }
    let checked = check(&expression, &environment().with_list_size(4));
    let mut faults: Vec<&str> = checked.faults.iter().map(|fault| fault.code).collect();
    faults.sort_unstable();
    faults.dedup();
    let _ = write!(behaviour, " {faults:?} {}", checked.type_ == Type::Bool);
    let _ = write!(behaviour, " {}", cost(&expression, 4).checked_ilog2().unwrap_or(0));
    let clean = checked.faults.is_empty();
    for judgment in judgments {
        let submitted = evaluate(&expression, &judgment.submitted());
        let early = evaluate(&expression, &judgment.in_work());
        let _ = write!(behaviour, " {} {}", kind(&submitted), kind(&early));
        early_stays(&early, &submitted)?;
        if let (Outcome::Error(failure), true) = (&submitted, clean) {
            // A key of a map that is written out may be missing, which the checker does not look at.
            let absent = failure.kind == FailureKind::Absent && !source.contains('{');
            if absent || failure.kind == FailureKind::WrongType {
                return Err(format!("the checker passes it, and it fails: {}", failure.message()));
            }
        }
    }
    if evaluate(&expression, &Variables::new()).is_true() && !expression.reads().is_empty() {
        let _ = write!(behaviour, " without variables");
    }
    Ok(behaviour)
}

fn early_stays(early: &Outcome, submitted: &Outcome) -> Result<(), String> {
    let same = match (early, submitted) {
        (Outcome::Error(_), later) => matches!(later, Outcome::Error(_)),
        (Outcome::Value(Value::Bool(_)), later) => early == later,
        // A list may hold what nobody has answered yet.
        (Outcome::Unknown(_) | Outcome::Value(_), _) => true,
    };
    if same { Ok(()) } else { Err(format!("early it is {early:?}, and then {submitted:?}")) }
}

fn kind(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Value(value) => format!("{value:?}").chars().take_while(|c| *c != '(').collect(),
        Outcome::Error(failure) => format!("{:?}", failure.kind),
        Outcome::Unknown(_) => "Unknown".to_owned(),
    }
}
