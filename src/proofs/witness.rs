//! An example: a task with answers that a proof speaks of, and what the evaluator makes of it.

use crate::encode::Encoder;
use crate::formula::Formula;
use crate::model::Model;
use crate::symbol::TextId;
use crate::world::{Brought, Given, Input, Mark, Place, World};
use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::expression::Value;
use gradeglass_engine::guideline::{FieldKind, Guideline, GuidelineTest, test_task};
use gradeglass_engine::judging::{
    Answer, Answers, Client, Fault, GuidelineRef, Judgment, Meaning, Outcome, Place as AnswerPlace,
    RuleError, SpanMark, TaskRef, Timing, check_judgment, verdict,
};
use gradeglass_engine::records::answers_to_node;
use gradeglass_engine::task::{Task, read_task};
use std::rc::Rc;

/// A task with answers.
#[derive(Debug, Clone)]
pub struct Example {
    /// The task, as a document.
    pub task: Node,
    /// The answers.
    pub answers: Answers,
}

/// What the evaluator makes of an example.
#[derive(Debug, Clone)]
pub struct Witness {
    /// What it shows, in a few words.
    pub shows: String,
    /// The task with its answers.
    pub example: Rc<Example>,
    /// The rules that fire, each once, in the order of the page; among them the engine's own.
    pub fired: Vec<String>,
    /// The rules that cannot be evaluated.
    pub errors: Vec<RuleError>,
}

impl Example {
    /// The example that a model stands for.
    pub fn new(encoder: &Encoder, world: &World, guideline: &Guideline, model: &Model) -> Self {
        let numbers = encoder.numbers.values(model);
        let mut maker = Maker { encoder, model, numbers, answers: Answers::default() };
        let task = maker.task(world, guideline);
        Self { task, answers: maker.answers }
    }

    /// What the evaluator makes of it. None where the task cannot be read.
    pub fn judged(&self, guideline: &Guideline) -> Option<Witness> {
        let (task, _) = read_task(&self.task, &|_| String::new(), Some(guideline));
        let language = guideline.languages.first().map_or("en", String::as_str);
        let verdict = verdict(guideline, &task?, &self.answers, Meaning::Submission, language);
        let mut fired: Vec<String> = Vec::new();
        for finding in &verdict.findings {
            if !fired.contains(&finding.rule) {
                fired.push(finding.rule.clone());
            }
        }
        let (shows, errors) = (String::new(), verdict.rule_errors);
        Some(Witness { shows, example: Rc::new(self.clone()), fired, errors })
    }

    /// Whether a judgment with these answers would be taken, warnings confirmed.
    pub fn is_taken(&self, guideline: &Guideline) -> bool {
        let (task, _) = read_task(&self.task, &|_| String::new(), Some(guideline));
        let Some(task) = task else { return false };
        let faults =
            check_judgment(guideline, &task, &judgment(guideline, &task, &self.answers), "");
        faults.iter().all(|fault| matches!(fault, Fault::OverrideMissing(_)))
    }

    /// The answers as a document, without empty parts.
    pub fn answers_node(&self) -> Node {
        let mut node = answers_to_node(&self.answers);
        if let Content::Map(entries) = &mut node.content {
            entries.retain(|entry| entry.value.content != Content::Map(Vec::new()));
        }
        node
    }
}

impl Witness {
    /// The task with its answers, and what fires on it, as a document.
    pub fn to_node(&self) -> Node {
        Node::map([
            ("shows", Node::text(&self.shows)),
            ("task", self.example.task.clone()),
            ("answers", self.example.answers_node()),
            ("fires", Node::list(self.fired.iter().map(Node::text))),
        ])
    }

    /// What the evaluator makes of the example that a model stands for. None where the model's
    /// texts and numbers do not come together in one: it was possible only as far as they were told
    /// apart.
    pub fn new(formula: &Formula, guideline: &Guideline, model: &Model) -> Option<Self> {
        Example::new(&formula.encoder, &formula.world, guideline, model).judged(guideline)
    }
}

/// A judgment with these answers.
pub fn judgment(guideline: &Guideline, task: &Task, answers: &Answers) -> Judgment {
    let text = String::new;
    Judgment {
        id: text(),
        guideline: GuidelineRef {
            id: guideline.id.clone(),
            version: guideline.version.clone(),
            hash: guideline.hash.clone(),
        },
        task: TaskRef { id: task.id.clone(), hash: task.hash.clone() },
        annotator: text(),
        mode: text(),
        outcome: Outcome::Judged,
        reason: None,
        answers: answers.clone(),
        findings: Vec::new(),
        viewing: Default::default(),
        timing: Timing { opened_at: text(), submitted_at: text(), active_ms: 0 },
        supersedes: None,
        client: Client { name: text(), version: text(), locale: text() },
    }
}

struct Maker<'a> {
    encoder: &'a Encoder,
    model: &'a Model,
    numbers: Vec<Value>,
    answers: Answers,
}

impl Maker<'_> {
    fn task(&mut self, world: &World, guideline: &Guideline) -> Node {
        let mut query = self.data(&world.query);
        let mut own = self.data(&world.task);
        let there: Vec<(usize, &Place)> =
            (1..).zip(&world.results).filter(|(_, place)| self.model.holds(place.there)).collect();
        let mut results = Vec::new();
        for (number, place) in there {
            let mut data = self.data(&place.data);
            let id = format!("r{number}");
            self.fields(guideline, place, Some(&id), (&mut query, &mut own, &mut data));
            results.push(self.result(guideline, place, id, data));
        }
        let mut none = Node::map::<&str>([]);
        self.fields(guideline, &world.own, None, (&mut query, &mut own, &mut none));
        let task = Node::map([
            ("id", Node::text("example")),
            ("query", query),
            ("data", own),
            ("results", Node::list(results)),
        ]);
        let empty = Node::map::<&str>([]);
        let test = GuidelineTest { name: String::new(), task, answers: empty, expect: Vec::new() };
        test_task(guideline, &test)
    }

    fn result(&self, guideline: &Guideline, place: &Place, id: String, data: Node) -> Node {
        let mut parts = vec![("id", Node::text(id))];
        if let Some(beside) = &place.beside {
            let usual = guideline.inputs.card.as_deref().unwrap_or("product");
            parts.push(("card", Node::text(self.text(beside.card, usual))));
            if self.encoder.numbers.is_asked_of(beside.position) {
                parts.extend(
                    self.numbers.get(beside.position.0).map(|at| ("position", at.to_node())),
                );
            }
        }
        parts.push(("data", data));
        Node::map(parts)
    }

    fn data(&self, inputs: &[Input]) -> Node {
        let there = inputs.iter().filter(|input| self.model.holds(input.present));
        Node::map(there.filter_map(|input| {
            Some((input.name.to_string(), self.brought(&input.value, &input.name)?))
        }))
    }

    fn brought(&self, value: &Brought, name: &str) -> Option<Node> {
        Some(match value {
            Brought::Bool(truth) => Node::bool(self.model.holds(truth.holds)),
            Brought::Number(id) => self.numbers.get(id.0)?.to_node(),
            Brought::Text(id) => Node::text(self.text(*id, usual(name))),
            Brought::List(items, _) => {
                let there = items.iter().filter(|(lit, _)| self.model.holds(*lit));
                Node::list(there.filter_map(|(_, item)| self.brought(item, name)))
            }
            Brought::Open => return None,
        })
    }

    /// A text as the model wants it; the usual one, where nothing is asked of it.
    fn text(&self, id: TextId, usual: &str) -> String {
        let wanted = self.encoder.texts.wanted(&self.numbers, id, self.model);
        let size = i64::try_from(usual.chars().count()).unwrap_or(i64::MAX);
        let fits = self.encoder.numbers.allows(self.encoder.texts.size(id), size, self.model);
        let is_free = !wanted.is_asked_of && wanted.says_something && fits;
        if is_free { usual.to_owned() } else { wanted.text() }
    }

    fn fields(
        &mut self,
        guideline: &Guideline,
        place: &Place,
        result: Option<&str>,
        (query, own, data): (&mut Node, &mut Node, &mut Node),
    ) {
        for (field, asked) in guideline.fields.iter().zip(&place.fields) {
            let Some(asked) = asked else { continue };
            if !self.model.holds(asked.present) {
                continue;
            }
            let answer = match (&asked.given, &field.kind) {
                (Given::Marks(marks, _), FieldKind::Span { of, .. }) => {
                    let name = of.rsplit('.').next().unwrap_or_default();
                    let part = match of.split('.').next() {
                        Some("query") => &mut *query,
                        Some("task") => &mut *own,
                        _ => &mut *data,
                    };
                    self.marks(marks, part, name)
                }
                (given, kind) => self.given(given, kind),
            };
            let at = AnswerPlace { result: result.map(str::to_owned), field: field.id.clone() };
            self.answers.set(&at, answer);
        }
    }

    fn given(&self, given: &Given, kind: &FieldKind) -> Option<Answer> {
        match given {
            Given::One(cases) => {
                let (value, _) = cases.iter().find(|(_, lit)| self.model.holds(*lit))?;
                match value {
                    Value::Int(step) => Some(Answer::Scale(*step)),
                    Value::String(id) => Some(Answer::Choice(id.to_string())),
                    _ => None,
                }
            }
            Given::Several(options) => {
                let chosen = options.iter().filter(|(_, lit)| self.model.holds(*lit));
                let chosen = chosen.map(|(id, _)| id.clone()).collect();
                let is_tree = matches!(kind, FieldKind::Taxonomy { .. });
                Some(if is_tree { Answer::Taxonomy(chosen) } else { Answer::Choices(chosen) })
            }
            Given::Number(id, _) => match self.numbers.get(id.0)? {
                Value::Int(step) => Some(Answer::Scale(*step)),
                Value::Double(number) => Some(Answer::Number(*number)),
                _ => None,
            },
            Given::Text(id) => Some(Answer::Text(self.text(*id, "text"))),
            Given::Marks(..) => None,
        }
    }

    /// Marks in a text that the task brings: the text grows by what is marked and not in it yet.
    fn marks(&self, marks: &[Mark], part: &mut Node, name: &str) -> Option<Answer> {
        let Content::Map(entries) = &mut part.content else { return None };
        let entry = entries.iter_mut().find(|entry| entry.key == name)?;
        let Content::Text(text) = &mut entry.value.content else { return None };
        let mut made = Vec::new();
        let mut from = 0;
        for mark in marks.iter().filter(|mark| self.model.holds(mark.there)) {
            let quote = self.text(mark.quote, "text");
            let found = text.get(from..).and_then(|rest| rest.find(&quote)).map(|at| from + at);
            let start = found.unwrap_or_else(|| {
                text.push(' ');
                text.push_str(&quote);
                text.len() - quote.len()
            });
            from = start + quote.len();
            let label = mark.labels.iter().find(|(_, lit)| self.model.holds(*lit));
            made.push(SpanMark {
                start: units(text, start),
                end: units(text, from),
                quote,
                label: label.map(|(id, _)| id.clone()),
            });
        }
        Some(Answer::Spans(made))
    }
}

/// UTF-16 code units up to a byte.
fn units(text: &str, byte: usize) -> u32 {
    let before = text.get(..byte).unwrap_or_default().encode_utf16().count();
    u32::try_from(before).unwrap_or(u32::MAX)
}

/// What usually stands under a name that tasks bring, so that an example reads like one.
fn usual(name: &str) -> &str {
    match name {
        "language" => "en",
        "market" => "US",
        _ => name,
    }
}
