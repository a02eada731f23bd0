//! Every judgment of a small guideline, written down and judged by the evaluator.

use super::random::Domain;
use crate::prove::strict;
use crate::witness::Example;
use gradeglass_engine::document::Node;
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::{
    Answer, Answers, Fault, Meaning, Place, SpanMark, check_judgment, verdict,
};
use gradeglass_engine::task::read_task;
use std::collections::BTreeSet;

/// The answers of one result, by field.
type Answered = Vec<(&'static str, Option<Answer>)>;

/// One judgment, with what the evaluator says of it.
pub struct Judged {
    pub answers: Answers,
    pub results: usize,
    /// The rules that fire, by index, on the first result or on the task.
    pub fires: BTreeSet<usize>,
    /// The rules that fire anywhere.
    pub fires_anywhere: BTreeSet<usize>,
    /// The rules that apply, by index, on the first result or on the task.
    pub applies: BTreeSet<usize>,
}

/// All judgments that answer what is asked: nothing hidden, nothing required left out, all within
/// bounds.
pub fn judgments(guideline: &Guideline, domain: Domain) -> Vec<Judged> {
    let strict = strict(guideline);
    let mut all = Vec::new();
    let per_result = result_answers(domain);
    let task_answers: Vec<Option<Answer>> = match domain {
        Domain::Across => {
            [None, Some("u"), Some("v")].map(|id| id.map(|id| Answer::Choice(id.into()))).to_vec()
        }
        _ => vec![None],
    };
    let pages: Vec<Vec<&Answered>> = match domain {
        Domain::Across => {
            let mut pages = vec![vec![]];
            for one in &per_result {
                pages.push(vec![one]);
                for two in &per_result {
                    pages.push(vec![one, two]);
                }
            }
            pages
        }
        _ => per_result.iter().map(|one| vec![one]).collect(),
    };
    for page in &pages {
        for data in datas(domain) {
            for own in &task_answers {
                let mut answers = Answers::default();
                for (number, fields) in (1..).zip(page) {
                    for (field, answer) in fields.iter() {
                        answers
                            .set(&Place::of_result(format!("r{number}"), *field), answer.clone());
                    }
                }
                answers.set(&Place::of_task("k"), own.clone());
                let results = (1..=page.len()).map(|number| {
                    Node::map([
                        ("id", Node::text(format!("r{number}"))),
                        ("card", Node::text("product")),
                        ("data", data.clone()),
                        ("labels", Node::list([])),
                    ])
                });
                let task = Node::map([
                    ("id", Node::text("t")),
                    ("query", Node::map([("text", Node::text("q"))])),
                    ("results", Node::list(results)),
                ]);
                all.extend(judged(guideline, &strict, Example { task, answers }, page.len()));
            }
        }
    }
    all
}

/// The answers of one result: every one of them.
fn result_answers(domain: Domain) -> Vec<Answered> {
    let choice = |id: &str| Some(Answer::Choice(id.into()));
    let several = |ids: &[&str]| Some(Answer::Choices(ids.iter().map(|id| (*id).into()).collect()));
    let small = domain == Domain::Across;
    let mut fields: Vec<(&str, Vec<Option<Answer>>)> = vec![
        ("a", vec![None, choice("x"), choice("y"), choice("z")]),
        ("b", [None, Some(1), Some(2), Some(3)].map(|step| step.map(Answer::Scale)).to_vec()),
        ("c", vec![None, several(&["p"]), several(&["q"]), several(&["p", "q"])]),
        ("d", [None, Some(1), Some(2)].map(|step| step.map(Answer::Scale)).to_vec()),
    ];
    // Of wider domains a part: enough to catch a proof that says too much.
    if small {
        fields[0].1.remove(3);
        fields[1].1.remove(0);
        fields[1].1.truncate(2);
        fields[2].1.truncate(2);
        fields[3].1.truncate(1);
    }
    if domain == Domain::Open {
        let text = |text: &str| Some(Answer::Text(text.into()));
        let mark = |start, end, quote: &str, label: Option<&str>| SpanMark {
            start,
            end,
            quote: quote.into(),
            label: label.map(str::to_owned),
        };
        let marks = |marks: &[SpanMark]| Some(Answer::Spans(marks.to_vec()));
        fields[0].1.truncate(2);
        fields[1].1.remove(1);
        fields[1].1.truncate(2);
        fields[2].1.truncate(2);
        fields[3].1.remove(0);
        fields[3].1.truncate(1);
        fields.push(("n", [None, Some(1.0), Some(2.0)].map(|n| n.map(Answer::Number)).to_vec()));
        fields.push(("t", vec![None, text("ab"), text("abc")]));
        fields.push((
            "s",
            vec![
                None,
                marks(&[mark(0, 1, "a", None)]),
                marks(&[mark(0, 2, "ab", Some("l"))]),
                marks(&[mark(0, 1, "a", Some("l")), mark(1, 2, "b", None)]),
                marks(&[mark(0, 1, "a", None), mark(1, 3, "bc", None)]),
            ],
        ));
    }
    let mut all: Vec<Answered> = vec![Vec::new()];
    for (id, answers) in fields {
        all = all
            .into_iter()
            .flat_map(|given| {
                answers
                    .iter()
                    .map(move |answer| [given.clone(), vec![(id, answer.clone())]].concat())
            })
            .collect();
    }
    all
}

fn datas(domain: Domain) -> Vec<Node> {
    let data = |price: Option<f64>, tags: &[&str]| {
        let price = price.map(|price| ("price", Node::number(price)));
        let tags = Node::list(tags.iter().map(|tag| Node::text(*tag)));
        Node::map([("title", Node::text("abc")), ("tags", tags)].into_iter().chain(price))
    };
    match domain {
        Domain::Open => {
            vec![data(None, &[]), data(Some(0.5), &["new"]), data(Some(2.5), &["old", "x"])]
        }
        _ => vec![data(None, &[])],
    }
}

fn judged(
    guideline: &Guideline,
    strict: &Guideline,
    example: Example,
    results: usize,
) -> Option<Judged> {
    let (task, _) = read_task(&example.task, &|_| String::new(), Some(guideline));
    let task = task?;
    let judgment = crate::witness::judgment(guideline, &task, &example.answers);
    let faults = check_judgment(guideline, &task, &judgment, "en");
    let builtin = |rule: &str| ["required", "bounds", "invalid"].contains(&rule);
    let foreign = faults.iter().any(|fault| match fault {
        Fault::Broken(finding) => builtin(&finding.rule),
        Fault::OverrideMissing(_) => false,
        _ => true,
    });
    if foreign {
        return None;
    }
    let fired = |guideline: &Guideline, anywhere: bool| -> BTreeSet<usize> {
        let verdict = verdict(guideline, &task, &example.answers, Meaning::Submission, "en");
        let here = verdict.findings.iter().filter(|finding| {
            anywhere || finding.result.as_deref().is_none_or(|result| result == "r1")
        });
        here.filter_map(|finding| guideline.rules.iter().position(|rule| rule.id == finding.rule))
            .collect()
    };
    Some(Judged {
        answers: example.answers.clone(),
        results,
        fires: fired(guideline, false),
        fires_anywhere: fired(guideline, true),
        applies: fired(strict, false),
    })
}
