//! Answers as a document and back.

use super::kinds::answer;
use crate::document::shape::Shape;
use crate::document::{At, Node, check, closest, shown, tables};
use crate::guideline::{Guideline, Scope};
use crate::judging::{Answer, Answers, FieldAnswers, Place, SpanMark};
use crate::problem::Problem;

/// Answers in the shape of a judgment's `answers`.
pub fn answers_to_node(answers: &Answers) -> Node {
    let results = answers.results.iter().map(|(id, fields)| (id.as_str(), fields_to_node(fields)));
    Node::map([("task", fields_to_node(&answers.task)), ("results", Node::map(results))])
}

fn fields_to_node(fields: &FieldAnswers) -> Node {
    Node::map(fields.iter().map(|(id, answer)| (id.as_str(), answer_to_node(answer))))
}

fn answer_to_node(answer: &Answer) -> Node {
    match answer {
        Answer::Choice(id) => Node::text(id),
        Answer::Choices(ids) | Answer::Taxonomy(ids) => Node::list(ids.iter().map(Node::text)),
        Answer::Scale(step) => Node::int(*step),
        Answer::Number(number) => Node::number(*number),
        Answer::Text(text) => Node::text(text),
        Answer::Spans(marks) => Node::list(marks.iter().map(mark_to_node)),
    }
}

fn mark_to_node(mark: &SpanMark) -> Node {
    let label = mark.label.iter().map(|label| ("label", Node::text(label)));
    let known = [
        ("start", Node::int(i64::from(mark.start))),
        ("end", Node::int(i64::from(mark.end))),
        ("quote", Node::text(&mark.quote)),
    ];
    Node::map(known.into_iter().chain(label))
}

/// Reads a judgment's `answers` under a guideline. An answer that the guideline does not know is a
/// problem, and the other answers are kept.
pub fn read_answers(node: &Node, guideline: &Guideline) -> (Answers, Vec<Problem>) {
    let mut problems = Vec::new();
    check(At::root(node), &Shape::Object(&tables::ANSWERS), &mut problems);
    let answers = answers_of(At::root(node), Some(guideline), &mut problems);
    (answers, problems)
}

/// Reads answers that were held against their shape already.
pub(crate) fn answers_of(
    at: At<'_>,
    guideline: Option<&Guideline>,
    problems: &mut Vec<Problem>,
) -> Answers {
    let mut reader = Reader { guideline, problems, answers: Answers::default() };
    if let Some(task) = at.given("task") {
        reader.fields(task, None);
    }
    if let Some(results) = at.given("results") {
        for (entry, fields) in results.entries() {
            reader.fields(fields, Some(&entry.key));
        }
    }
    reader.answers
}

struct Reader<'a> {
    guideline: Option<&'a Guideline>,
    problems: &'a mut Vec<Problem>,
    answers: Answers,
}

impl Reader<'_> {
    fn fields(&mut self, at: At<'_>, result: Option<&str>) {
        for (entry, value) in at.entries() {
            if let Some(read) = self.field(&entry.key, value, result) {
                let place = Place { result: result.map(str::to_owned), field: entry.key.clone() };
                self.answers.set(&place, Some(read));
            }
        }
    }

    fn field(&mut self, id: &str, at: At<'_>, result: Option<&str>) -> Option<Answer> {
        let mut faults = Vec::new();
        check(at, &Shape::Nullable(&tables::ANSWER), &mut faults);
        if !faults.is_empty() || at.node.content == crate::document::Content::Null {
            return None;
        }
        let Some(guideline) = self.guideline else { return super::kinds::by_shape(at) };
        let scope = if result.is_some() { Scope::Result } else { Scope::Task };
        match guideline.field(id) {
            Some(field) if field.scope == scope => answer(at, field, self.problems),
            Some(_) => {
                let message = match scope {
                    Scope::Result => {
                        format!("`{id}` is asked once for the task, not for a result.")
                    }
                    Scope::Task => format!("`{id}` is asked for each result, not for the task."),
                };
                self.problems.push(at.error("other-scope", message));
                None
            }
            None => {
                let message = format!("`{}` is not a field of the guideline.", shown(id));
                let problem = at.error("unknown-field", message);
                let known = guideline.fields_of(scope).map(|field| field.id.as_str());
                self.problems.push(match closest(id, known) {
                    Some(meant) => problem.suggest(format!("did you mean `{meant}`?")),
                    None => problem,
                });
                None
            }
        }
    }
}
