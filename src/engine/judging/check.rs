//! The check of a finished judgment, as the collector makes it before it takes one.

use super::answers::Place;
use super::deliverable::{shown_places, submitted};
use super::evaluate::Case;
use super::facts::Facts;
use super::finding::{Finding, builtin};
use super::judgment::{Judgment, Outcome, Overridden};
use super::sheet::{Sheet, sheets};
use super::verdict::of_sheets;
use crate::guideline::{Guideline, Override, Scope, Severity};
use crate::sorted::SortedSet;
use crate::task::Task;

/// Why a judgment is refused.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// It is of another task: its id or its hash differs.
    OtherTask,
    /// It was made under another guideline: its id, version or hash differs.
    OtherGuideline,
    /// It answers a field that the guideline does not have, or a result that the task does not have.
    UnknownPlace(Place),
    /// It answers a field that is not shown.
    NotShown(Place),
    /// It breaks an error rule.
    Broken(Finding),
    /// A warning that asks for confirmation or a reason has none.
    OverrideMissing(Finding),
}

/// What is wrong with `judgment`; nothing, if it can be taken. Findings speak `language`.
///
/// Of a task that was skipped, could not be judged or was escalated, nothing is required, and rules
/// do not run: what was answered must only belong there and be of its field's kind.
pub fn check_judgment(
    guideline: &Guideline,
    task: &Task,
    judgment: &Judgment,
    language: &str,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    if (&judgment.task.id, &judgment.task.hash) != (&task.id, &task.hash) {
        faults.push(Fault::OtherTask);
    }
    let made = &judgment.guideline;
    if (&made.id, &made.version, &made.hash) != (&guideline.id, &guideline.version, &guideline.hash)
    {
        faults.push(Fault::OtherGuideline);
    }
    if !faults.is_empty() {
        return faults;
    }
    let facts = Facts::new(guideline, task);
    let case = submitted(guideline, task, &facts, &judgment.answers, language);
    let sheets = sheets(&case);
    faults.extend(misplaced(&case, &sheets));
    let judged = judgment.outcome == Outcome::Judged;
    let counts = |finding: &Finding| judged || finding.rule == builtin::INVALID;
    let findings = of_sheets(sheets).findings.into_iter().filter(counts);
    faults.extend(findings.filter_map(|finding| refusal(judgment, finding)));
    faults
}

/// Answers where none belong.
pub(super) fn misplaced(case: &Case<'_>, sheets: &[Sheet]) -> Vec<Fault> {
    let shown = shown_places(case, sheets).into_iter().map(|(place, _)| place);
    let shown: SortedSet<Place> = shown.collect();
    let results: SortedSet<&str> = case.task.results.iter().map(|one| one.id.as_str()).collect();
    let known = |place: &Place| {
        let result = place.result.as_deref();
        let scope = if result.is_some() { Scope::Result } else { Scope::Task };
        let field = case.guideline.field(&place.field);
        result.is_none_or(|id| results.contains(id))
            && field.is_some_and(|field| field.scope == scope)
    };
    let fault = |place: Place| {
        if !known(&place) {
            Some(Fault::UnknownPlace(place))
        } else if !shown.contains(&place) {
            Some(Fault::NotShown(place))
        } else {
            None
        }
    };
    case.answers.iter().filter_map(|(place, _)| fault(place)).collect()
}

/// What a finding means for a judgment that is to be taken.
fn refusal(judgment: &Judgment, finding: Finding) -> Option<Fault> {
    if finding.severity == Severity::Error {
        return Some(Fault::Broken(finding));
    }
    let stored = judgment.findings.iter();
    let mut said =
        stored.filter(|one| (&one.rule, &one.result) == (&finding.rule, &finding.result));
    let settled =
        said.any(|one| is_settled(&finding, one.overridden.as_ref())) || is_settled(&finding, None);
    (!settled).then_some(Fault::OverrideMissing(finding))
}

/// Whether enough was said to a finding that does not block: a reason is more than a confirmation.
pub(super) fn is_settled(finding: &Finding, said: Option<&Overridden>) -> bool {
    if finding.severity != Severity::Warning {
        return true;
    }
    match (finding.overriding, said) {
        (Override::None, _) | (Override::Confirm, Some(_)) => true,
        (Override::Reason, Some(Overridden::Reason(reason))) => !reason.trim().is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::samples::{answers, picked, relevance, task};
    use crate::judging::{Answer, Answers, Client, GuidelineRef, StoredFinding, TaskRef, Timing};

    fn at(result: &str, field: &str) -> Place {
        Place::of_result(result, field)
    }

    fn judgment(answers: Answers) -> Judgment {
        let text = String::from;
        Judgment {
            id: text("j1"),
            guideline: GuidelineRef {
                id: text("sample"),
                version: text("1.0.0"),
                hash: text("sha256:1"),
            },
            task: TaskRef { id: text("q1"), hash: text("sha256:q1") },
            annotator: text("ann"),
            mode: text("judge"),
            outcome: Outcome::Judged,
            reason: None,
            answers,
            findings: Vec::new(),
            viewing: Default::default(),
            timing: Timing {
                opened_at: text("2026-01-01T00:00:00Z"),
                submitted_at: text("2026-01-01T00:00:00Z"),
                active_ms: 0,
            },
            supersedes: None,
            client: Client { name: text("x"), version: text("1"), locale: text("en") },
        }
    }

    fn faults(judgment: &Judgment) -> Vec<Fault> {
        check_judgment(&relevance(), &task(&["chair"]), judgment, "en")
    }

    fn rules(faults: Vec<Fault>) -> Vec<String> {
        let rule = |fault| match fault {
            Fault::Broken(finding) => finding.rule,
            Fault::OverrideMissing(finding) => format!("{} without a word", finding.rule),
            other => format!("{other:?}"),
        };
        faults.into_iter().map(rule).collect()
    }

    #[test]
    fn a_judgment_that_keeps_all_rules_is_taken() {
        assert_eq!(faults(&judgment(answers([(at("r1", "grade"), picked("partial"))]))), []);
    }

    #[test]
    fn error_rules_and_missing_answers_are_refused() {
        assert_eq!(rules(faults(&judgment(Answers::default()))), ["required"]);
        let exact = judgment(answers([(at("r1", "grade"), picked("exact"))]));
        assert_eq!(rules(faults(&exact)), ["cites"]);
        let unknown = judgment(answers([(at("r1", "grade"), picked("best"))]));
        assert_eq!(rules(faults(&unknown)), ["invalid"]);
    }

    #[test]
    fn a_warning_needs_its_reason_and_a_confirmation_is_none() {
        let mut doubtful = judgment(answers([
            (at("r1", "grade"), picked("irrelevant")),
            (at("r1", "note"), Answer::Text("odd".into())),
        ]));
        assert_eq!(rules(faults(&doubtful)), ["doubt without a word"]);
        let stored = |said: Overridden| StoredFinding {
            rule: "doubt".into(),
            severity: Severity::Warning,
            result: Some("r1".into()),
            overridden: Some(said),
        };
        doubtful.findings = vec![stored(Overridden::Confirmed)];
        assert_eq!(rules(faults(&doubtful)), ["doubt without a word"]);
        doubtful.findings = vec![stored(Overridden::Reason("it is".into()))];
        assert_eq!(faults(&doubtful), []);
    }

    #[test]
    fn answers_where_none_belong_are_refused() {
        let misplaced = judgment(answers([
            (at("r1", "grade"), picked("partial")),
            (at("r1", "evidence"), Answer::Spans(Vec::new())),
            (at("r1", "mood"), picked("good")),
            (at("r9", "grade"), picked("exact")),
            (Place::of_task("grade"), picked("exact")),
        ]));
        let unknown =
            [at("r1", "mood"), at("r9", "grade"), Place::of_task("grade")].map(Fault::UnknownPlace);
        assert_eq!(faults(&misplaced), unknown);
        let mark = crate::judging::SpanMark::new("chair", 0, 5, None).unwrap();
        let hidden = judgment(answers([
            (at("r1", "grade"), picked("partial")),
            (at("r1", "evidence"), Answer::Spans(vec![mark])),
        ]));
        assert_eq!(faults(&hidden), [Fault::NotShown(at("r1", "evidence"))]);
    }

    #[test]
    fn a_task_that_was_skipped_needs_no_answers() {
        let mut skipped = judgment(Answers::default());
        skipped.outcome = Outcome::Skipped;
        assert_eq!(faults(&skipped), []);
        skipped.answers = answers([(at("r1", "grade"), picked("exact"))]);
        assert_eq!(faults(&skipped), []);
        skipped.answers = answers([(at("r1", "grade"), picked("best"))]);
        assert_eq!(rules(faults(&skipped)), ["invalid"]);
    }

    #[test]
    fn another_task_or_guideline_is_told_before_anything_else() {
        let mut foreign = judgment(Answers::default());
        foreign.task.hash = "sha256:other".into();
        foreign.guideline.version = "2.0.0".into();
        assert_eq!(faults(&foreign), [Fault::OtherTask, Fault::OtherGuideline]);
    }
}
