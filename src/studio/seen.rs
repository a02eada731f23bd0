//! What the rules make of the answers in the preview: the author's verdict.

use crate::reading::Reading;
use gradeglass_engine::document::{Node, Span};
use gradeglass_engine::guideline::{Condition, Guideline, Severity};
use gradeglass_engine::judging::{
    Answers, Because, Client, Finding, GuidelineRef, Judgment, Meaning, Outcome, Part, Place,
    Standing, StoredFinding, TaskRef, Timing, deliverable, explain, verdict,
};
use gradeglass_engine::problem::Problem;
use gradeglass_engine::records::judgment_to_node;
use gradeglass_engine::sorted::SortedSet;
use gradeglass_engine::task::Task;
use gradeglass_wire::{Format, place, sharpen};

/// The verdict on what is answered in the preview.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Each rule at each place.
    pub rules: Vec<RuleSeen>,
    /// What the engine itself says: required answers, bounds.
    pub others: Vec<Finding>,
    /// Required answers that are missing.
    pub missing: Vec<Place>,
    /// The judgment as it would be posted.
    pub judgment: Node,
    /// Whether a receiver would take it, warnings confirmed.
    pub is_taken: bool,
}

/// What became of a rule at one place.
#[derive(Debug, Clone)]
pub struct RuleSeen {
    /// Its index in the guideline.
    pub index: usize,
    /// Its id.
    pub id: String,
    /// How much it matters.
    pub severity: Severity,
    /// The result; none for the task.
    pub result: Option<String>,
    /// What became of it.
    pub standing: Standing,
    /// The parts that decided it, where it is broken.
    pub because: Vec<PartSeen>,
    /// What the annotator reads.
    pub said: Option<gradeglass_engine::judging::FindingMessage>,
}

/// A part of a condition that is not so.
#[derive(Debug, Clone)]
pub struct PartSeen {
    /// The whole expression.
    pub whole: String,
    /// Which bytes of it.
    pub range: std::ops::Range<usize>,
    /// What its operands were.
    pub values: Vec<(String, String)>,
    /// Where it stands in the guideline's text.
    pub span: Option<Span>,
}

/// What the rules make of answers. `submitted`: as if they were submitted now; else what is not
/// answered yet is not known yet.
pub fn see(
    guideline: &Guideline,
    (reading, text): (&Reading, &str),
    task: &Task,
    answers: &Answers,
    submitted: bool,
    language: &str,
) -> Seen {
    let touched: SortedSet<Place> = answers.iter().map(|(place, _)| place).collect();
    let working = Meaning::Working { touched: &touched };
    let meaning = if submitted { Meaning::Submission } else { working };
    let said = verdict(guideline, task, answers, meaning, language);
    let explained = explain(guideline, task, answers, meaning);
    let own = |finding: &&Finding| guideline.rules.iter().any(|rule| rule.id == finding.rule);
    let places = Places { guideline, reading, text };
    let rules = explained.into_iter().filter_map(|one| {
        let rule = guideline.rules.get(one.rule)?;
        let finding = said
            .findings
            .iter()
            .find(|finding| finding.rule == rule.id && finding.result == one.result);
        let because = one.because.into_iter();
        Some(RuleSeen {
            index: one.rule,
            id: rule.id.clone(),
            severity: rule.severity,
            result: one.result,
            standing: one.standing,
            because: because.filter_map(|part| places.part(one.rule, part)).collect(),
            said: finding.map(|finding| finding.message.clone()),
        })
    });
    let end = verdict(guideline, task, answers, Meaning::Submission, language).findings;
    Seen {
        rules: rules.collect(),
        others: said.findings.iter().filter(|it| !own(it)).cloned().collect(),
        missing: said.missing,
        is_taken: end.iter().all(|finding| finding.severity != Severity::Error),
        judgment: judgment_to_node(&judgment(guideline, task, answers, &end)),
    }
}

/// Finds parts of conditions in the guideline's text.
struct Places<'a> {
    guideline: &'a Guideline,
    reading: &'a Reading,
    text: &'a str,
}

impl Places<'_> {
    fn part(&self, rule: usize, because: Because) -> Option<PartSeen> {
        let own = self.guideline.rules.get(rule)?;
        let whole = match (&own.condition, because.part) {
            (Condition::Rule(rule), _) => rule,
            (Condition::WhenRequire { when, .. }, Part::When) => when,
            (Condition::WhenRequire { require, .. }, _) => require,
        };
        Some(PartSeen {
            whole: whole.source().to_owned(),
            span: self.span(rule, &because),
            range: because.range,
            values: because.values,
        })
    }

    fn span(&self, rule: usize, because: &Because) -> Option<Span> {
        let root = self.reading.root.as_ref()?;
        let path = format!("rules[{rule}].{}", because.part.key());
        let whole = place(root, &path);
        let mut problem = [Problem {
            within: Some(because.range.clone()),
            ..Problem::error("", "").at(path, whole)
        }];
        sharpen(&mut problem, root, self.text, Format::of("", self.text));
        let [problem] = problem;
        problem.span
    }
}

/// The judgment as it would be posted; what is only known at its submission is left open.
fn judgment(
    guideline: &Guideline,
    task: &Task,
    answers: &Answers,
    findings: &[Finding],
) -> Judgment {
    const LATER: &str = "…";
    let later = || LATER.to_owned();
    let stored = |finding: &Finding| StoredFinding {
        rule: finding.rule.clone(),
        severity: finding.severity,
        result: finding.result.clone(),
        overridden: None,
    };
    Judgment {
        id: later(),
        guideline: GuidelineRef {
            id: guideline.id.clone(),
            version: guideline.version.clone(),
            hash: guideline.hash.clone(),
        },
        task: TaskRef { id: task.id.clone(), hash: task.hash.clone() },
        annotator: later(),
        mode: "judge".to_owned(),
        outcome: Outcome::Judged,
        reason: None,
        answers: deliverable(guideline, task, answers),
        findings: findings.iter().map(stored).collect(),
        viewing: Default::default(),
        timing: Timing { opened_at: later(), submitted_at: later(), active_ms: 0 },
        supersedes: None,
        client: Client {
            name: "gradeglass".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            locale: later(),
        },
    }
}
