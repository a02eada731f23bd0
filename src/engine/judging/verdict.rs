//! What the rules say of answers: the one function that the widget, the command line and the
//! collector share.

use super::answers::{Answers, Place as AnswerPlace};
use super::evaluate::Case;
use super::facts::Facts;
use super::finding::Finding;
use super::sheet::{Sheet, sheets};
use crate::guideline::Guideline;
use crate::sorted::SortedSet;
use crate::task::Task;

/// What an unanswered field means.
#[derive(Debug, Clone, Copy)]
pub enum Meaning<'a> {
    /// While the annotator works: a field that was not touched yet is unknown, and a rule that
    /// waits for it says nothing.
    Working {
        /// The places that were touched.
        touched: &'a SortedSet<AnswerPlace>,
    },
    /// At submission: lists and texts are empty, single values absent.
    Submission,
}

/// What the page needs to know of findings in one look.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Verdict {
    /// Broken rules, in the order of the page: results as the task has them, then the task's own.
    pub findings: Vec<Finding>,
    /// Shown required fields without an answer, in the order of the page. While the annotator works
    /// they are not findings; at submission each is one too.
    pub missing: Vec<AnswerPlace>,
    /// Rules that could not be evaluated. They block nobody; the author should know.
    pub rule_errors: Vec<RuleError>,
}

/// A rule or condition that failed when it ran.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleError {
    /// The rule's id, or the field's whose `shown` failed.
    pub rule: String,
    /// The result it ran on.
    pub result: Option<String>,
    /// What went wrong.
    pub message: String,
}

/// What the rules of `guideline` say of `answers` to `task`, in words for a reader of `language`.
///
/// Visibility comes first: a field that is not shown has no answer for anyone.
pub fn verdict(
    guideline: &Guideline,
    task: &Task,
    answers: &Answers,
    meaning: Meaning<'_>,
    language: &str,
) -> Verdict {
    let facts = Facts::new(guideline, task);
    let covers = None;
    let case = Case { guideline, task, facts: &facts, answers, meaning, language, covers };
    of_sheets(sheets(&case))
}

/// The verdict that sheets add up to.
pub(super) fn of_sheets(sheets: Vec<Sheet>) -> Verdict {
    let mut verdict = Verdict::default();
    for sheet in sheets {
        verdict.findings.extend(sheet.findings);
        verdict.missing.extend(sheet.missing);
        verdict.rule_errors.extend(sheet.errors);
    }
    verdict
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guideline::{Localized, Rule, RuleMessage, Scope, Severity};
    use crate::judging::samples::{
        answers, cel, choice, field, guideline, picked, relevance, rule, scale, shown, task, text,
    };
    use crate::judging::{Answer, FindingMessage, SpanMark};

    fn at(result: &str, field: &str) -> AnswerPlace {
        AnswerPlace::of_result(result, field)
    }

    fn submitted(guideline: &Guideline, task: &Task, answers: &Answers) -> Vec<(String, String)> {
        let verdict = verdict(guideline, task, answers, Meaning::Submission, "en");
        assert_eq!(verdict.rule_errors, []);
        let pair = |one: Finding| (one.rule, one.result.unwrap_or_default());
        verdict.findings.into_iter().map(pair).collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(one, other)| ((*one).into(), (*other).into())).collect()
    }

    #[test]
    fn what_is_not_answered_yet_is_not_wrong_yet() {
        let (guideline, task) = (relevance(), task(&["chair"]));
        let given = answers([(at("r1", "grade"), picked("exact"))]);
        let touched = SortedSet::from([at("r1", "grade")]);
        let meaning = Meaning::Working { touched: &touched };
        assert_eq!(verdict(&guideline, &task, &given, meaning, "en"), Verdict::default());
        assert_eq!(submitted(&guideline, &task, &given), pairs(&[("cites", "r1")]));
    }

    #[test]
    fn a_field_that_was_emptied_again_is_empty_and_not_unknown() {
        let (guideline, task) = (relevance(), task(&["chair"]));
        let given = answers([(at("r1", "grade"), picked("exact"))]);
        let touched = SortedSet::from([at("r1", "grade"), at("r1", "evidence")]);
        let meaning = Meaning::Working { touched: &touched };
        let verdict = verdict(&guideline, &task, &given, meaning, "en");
        assert_eq!(verdict.findings.len(), 1);
        assert_eq!(verdict.findings[0].rule, "cites");
    }

    #[test]
    fn required_answers_are_missing_while_working_and_findings_at_submission() {
        let (guideline, task) = (relevance(), task(&["chair", "table"]));
        let given = answers([(at("r2", "grade"), picked("partial"))]);
        let none = SortedSet::new();
        let meaning = Meaning::Working { touched: &none };
        let working = verdict(&guideline, &task, &given, meaning, "en");
        assert_eq!((working.missing, working.findings.len()), (vec![at("r1", "grade")], 0));
        assert_eq!(submitted(&guideline, &task, &given), pairs(&[("required", "r1")]));
    }

    #[test]
    fn rules_of_the_task_look_across_results() {
        let (guideline, task) = (relevance(), task(&["chair", "table"]));
        let mark = |text| Answer::Spans(vec![SpanMark::new(text, 0, 5, None).unwrap()]);
        let mut given = answers([
            (at("r1", "grade"), picked("exact")),
            (at("r1", "evidence"), mark("chair")),
            (at("r2", "grade"), picked("exact")),
            (at("r2", "evidence"), mark("table")),
        ]);
        assert_eq!(submitted(&guideline, &task, &given), pairs(&[("one-exact", "")]));
        given.set(&at("r2", "grade"), Some(picked("partial")));
        assert_eq!(submitted(&guideline, &task, &given), []);
    }

    #[test]
    fn what_is_not_shown_is_neither_required_nor_validated_nor_seen_by_rules() {
        let grade = choice(&[("yes", None), ("no", None)]);
        let why = field("why", Scope::Result, true, text());
        let how = field("how", Scope::Result, true, scale(1, 5));
        let mut guideline = guideline(vec![
            // The condition of `how` reads `why`, which is itself hidden: one hides the other.
            shown("size(answer.why) > 0", how),
            shown("answer.grade == 'no'", why),
            field("grade", Scope::Result, true, grade),
        ]);
        let silent = rule("silent", Severity::Error, &[], "size(answer.why) == 0");
        guideline.rules = vec![silent];
        let task = task(&["chair"]);
        let mut given = answers([
            (at("r1", "grade"), picked("yes")),
            (at("r1", "why"), Answer::Text("far too long for the field it is in".into())),
            (at("r1", "how"), Answer::Scale(9)),
        ]);
        assert_eq!(submitted(&guideline, &task, &given), []);
        given.set(&at("r1", "grade"), Some(picked("no")));
        let all = pairs(&[("bounds", "r1"), ("bounds", "r1"), ("silent", "r1")]);
        assert_eq!(submitted(&guideline, &task, &given), all);
    }

    #[test]
    fn an_error_inside_a_rule_blocks_nobody_and_is_told_apart() {
        let mut guideline = relevance();
        guideline.rules = vec![rule("broken", Severity::Error, &[], "1 / size(answer.note) > 0")];
        let given = answers([(at("r1", "grade"), picked("partial"))]);
        let verdict = verdict(&guideline, &task(&["chair"]), &given, Meaning::Submission, "en");
        assert_eq!(verdict.findings, []);
        assert_eq!(verdict.rule_errors.len(), 1);
        assert_eq!(verdict.rule_errors[0].rule, "broken");
    }

    #[test]
    fn a_rule_that_reads_an_absent_value_passes() {
        let mut guideline = relevance();
        guideline.rules = vec![
            rule("absent", Severity::Error, &[], "answer.grade == 'exact'"),
            rule("data", Severity::Error, &[], "result.data.price > 3.0"),
        ];
        let none = Answers::default();
        let expected = pairs(&[("required", "r1")]);
        assert_eq!(submitted(&guideline, &task(&["chair"]), &none), expected);
    }

    #[test]
    fn rules_see_what_the_task_brings() {
        let mut guideline = relevance();
        guideline.rules = vec![
            rule("absent", Severity::Info, &[], "result.title == 'desk'"),
            rule("data", Severity::Info, &[], "result.data.title == 'desk'"),
            rule("beside", Severity::Info, &[], "result.position == 1 && result.card == 'product'"),
            rule("labels", Severity::Info, &[], "result.labels.all(l, l.category == 'safe')"),
        ];
        let given = answers([(at("r1", "grade"), picked("partial"))]);
        let found = submitted(&guideline, &task(&["chair"]), &given);
        assert_eq!(found, pairs(&[("data", "r1")]));
    }

    #[test]
    fn messages_show_answers_by_label_in_the_readers_language() {
        let mut guideline = relevance();
        let message = Localized(vec![
            (
                "en".into(),
                "You said {answer.grade}, {answer.note} for {query.text}, {{{size(answer.note)}}}"
                    .into(),
            ),
            ("pt".into(), "Foi {answer.grade}, {answer.note}".into()),
        ]);
        let never = rule("never", Severity::Info, &[], "answer.grade == 'exact'");
        guideline.rules = vec![Rule { message: RuleMessage::Text(message), ..never }];
        let given = answers([(at("r1", "grade"), picked("partial"))]);
        let said = |language: &str| {
            let task = task(&["chair"]);
            let verdict = verdict(&guideline, &task, &given, Meaning::Submission, language);
            match verdict.findings[0].message.clone() {
                FindingMessage::Said { text, language } => (text, language),
                FindingMessage::Builtin { .. } => panic!("the rule speaks"),
            }
        };
        let english = "You said PARTIAL, – for –, {0}";
        assert_eq!(said("en"), (english.into(), "en".into()));
        assert_eq!(said("pt-BR"), ("Foi PARTIAL, –".into(), "pt".into()));
    }

    #[test]
    fn a_message_expression_that_fails_leaves_the_rule_broken() {
        let mut guideline = relevance();
        let never = rule("never", Severity::Error, &["grade"], "answer.grade == 'exact'");
        let message = RuleMessage::Expression(cel("string(1 / size(answer.note))"));
        guideline.rules = vec![Rule { message, ..never }];
        let given = answers([(at("r1", "grade"), picked("partial"))]);
        let verdict = verdict(&guideline, &task(&["chair"]), &given, Meaning::Submission, "en");
        assert_eq!(verdict.findings[0].rule, "never");
        assert_eq!(verdict.rule_errors[0].rule, "never");
    }
}
