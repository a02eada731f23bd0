//! `gradeglass eval`: the value of one expression.

use crate::report;
use crate::source::Source;
use gradeglass_engine::document::{Content, Node, Position, Span};
use gradeglass_engine::expression::{
    Environment, Expression, Failure, Fault, Outcome, Type, Value, Variables, check, evaluate,
    parse,
};
use gradeglass_engine::guideline::{Guideline, Scope, environment};
use gradeglass_engine::problem::{Problem, Weight};
use gradeglass_wire::read_text;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Print the value of one expression over answers, or its error.
///
/// The file holds either the variables (`answer`, `result`, `query`, `task`, `results`) or the
/// answers alone, which are then `answer`; the answers of a whole judgment are taken by `--result`.
#[derive(Debug, clap::Args)]
pub struct Eval {
    /// The expression (CEL)
    expression: String,
    /// A JSON or YAML file with the answers; `-` is standard input
    #[arg(long = "with", value_name = "FILE")]
    answers: Option<PathBuf>,
    /// Check the expression against this guideline, and read the answers by its types
    #[arg(long, value_name = "FILE")]
    guideline: Option<PathBuf>,
    /// What the expression speaks of
    #[arg(long, value_enum, default_value = "result")]
    scope: ScopeName,
    /// Of a whole judgment's answers, those to this result; the first without it
    #[arg(long, value_name = "ID")]
    result: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum ScopeName {
    /// One result
    Result,
    /// The whole task
    Task,
}

const VARIABLES: [&str; 5] = ["answer", "query", "task", "result", "results"];

impl Eval {
    /// Runs the command. Exit status 1 says that there is no value.
    pub fn run(self) -> ExitCode {
        match self.value() {
            Ok(value) => {
                println!("{value}");
                ExitCode::SUCCESS
            }
            Err(said) => {
                eprintln!("{}", said.trim_end());
                ExitCode::FAILURE
            }
        }
    }

    fn value(&self) -> Result<String, String> {
        let guideline = self.guideline.as_deref().map(crate::guideline::load).transpose();
        let guideline = guideline.map_err(error)?.map(|(guideline, _)| guideline);
        let environment = guideline.as_ref().map(|guideline| environment(guideline, self.scope()));
        let expression = self.parsed(environment.as_ref())?;
        let node = self.answers.as_deref().map(document).transpose()?;
        let node = node.unwrap_or_else(|| Node::map::<&str>([]));
        let variables = self.variables(&node, guideline.as_ref(), environment.as_ref())?;
        match evaluate(&expression, &variables) {
            Outcome::Value(value) => Ok(written(&value)),
            Outcome::Unknown(paths) => Err(error(format!("it waits for {}", paths.join(", ")))),
            Outcome::Error(failure) => Err(self.told(&[failed(&failure)])),
        }
    }

    fn scope(&self) -> Scope {
        match self.scope {
            ScopeName::Result => Scope::Result,
            ScopeName::Task => Scope::Task,
        }
    }

    /// The expression; with a guideline, checked. Warnings go to standard error.
    fn parsed(&self, environment: Option<&Environment>) -> Result<Expression, String> {
        let read = parse(&self.expression);
        let mut faults = read.faults;
        if let (Some(expression), Some(environment)) = (&read.expression, environment) {
            faults.extend(check(expression, environment).faults);
        }
        let problems: Vec<Problem> = faults.into_iter().map(Problem::from).collect();
        if problems.iter().any(Problem::is_error) {
            return Err(self.told(&problems));
        }
        eprint!("{}", self.told(&problems));
        read.expression.ok_or_else(|| error("there is no expression".to_owned()))
    }

    fn variables(
        &self,
        node: &Node,
        guideline: Option<&Guideline>,
        environment: Option<&Environment>,
    ) -> Result<Variables, String> {
        let Content::Map(entries) = &node.content else {
            return Err(error(
                "the answers must be a map, as `{ \"grade\": \"exact\" }`".to_owned(),
            ));
        };
        let type_of = |name: &str| {
            environment.and_then(|known| known.variable(name)).cloned().unwrap_or(Type::Dyn)
        };
        let is_variables = node.get("answer").is_some()
            || entries.iter().any(|entry| matches!(entry.key.as_str(), "result" | "query"));
        let mut variables = Variables::new();
        if is_variables {
            for name in VARIABLES {
                if let Some(part) = node.get(name) {
                    variables.set(
                        name,
                        Value::from_node_as(
                            &whole(name, part, guideline, self.scope()),
                            &type_of(name),
                        ),
                    );
                }
            }
            return Ok(variables);
        }
        let answers = self.answers_in(node)?;
        let answers = whole("answer", &answers, guideline, self.scope());
        Ok(variables.with("answer", Value::from_node_as(&answers, &type_of("answer"))))
    }

    /// The answers of one place: of a judgment's, those to the result or the task that is meant.
    fn answers_in(&self, node: &Node) -> Result<Node, String> {
        let Some(results) = node.get("results") else { return Ok(node.clone()) };
        if self.scope == ScopeName::Task {
            return Ok(node.get("task").cloned().unwrap_or_else(|| Node::map::<&str>([])));
        }
        let Content::Map(results) = &results.content else { return Ok(node.clone()) };
        let found = match &self.result {
            Some(id) => results.iter().find(|entry| entry.key == *id),
            None => results.first(),
        };
        found.map(|entry| entry.value.clone()).ok_or_else(|| {
            let id = self.result.as_deref().unwrap_or("…");
            error(format!("these answers have no result `{id}`"))
        })
    }

    /// Problems of the expression, with the expression as their source.
    fn told(&self, problems: &[Problem]) -> String {
        let shifted: Vec<Problem> = problems.iter().map(|problem| self.placed(problem)).collect();
        let source = Source { path: "expression".into(), text: self.expression.clone() };
        report::problems(&source, &shifted)
    }

    fn placed(&self, problem: &Problem) -> Problem {
        let at = |byte: usize| {
            let before = self.expression.get(..byte).unwrap_or(&self.expression);
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            let narrow = |number| u32::try_from(number).unwrap_or(u32::MAX);
            Position { line: narrow(line), column: narrow(column) }
        };
        let span =
            problem.within.clone().map(|range| Span { start: at(range.start), end: at(range.end) });
        Problem { span, ..problem.clone() }
    }
}

/// Answers as they are at submission: lists and texts that were not given are empty.
fn whole(name: &str, node: &Node, guideline: Option<&Guideline>, scope: Scope) -> Node {
    let (Some(guideline), "answer", Content::Map(entries)) = (guideline, name, &node.content)
    else {
        return node.clone();
    };
    let mut entries = entries.clone();
    for field in guideline.fields_of(scope) {
        use gradeglass_engine::guideline::FieldKind;
        let empty = match field.kind {
            FieldKind::Choices { .. } | FieldKind::Taxonomy { .. } | FieldKind::Span { .. } => {
                Node::list([])
            }
            FieldKind::Text { .. } => Node::text(""),
            _ => continue,
        };
        if node.get(&field.id).is_none() {
            let key = field.id.clone();
            entries.push(gradeglass_engine::document::Entry { key, key_span: None, value: empty });
        }
    }
    Node::new(Content::Map(entries))
}

fn document(path: &Path) -> Result<Node, String> {
    let source = Source::read(path).map_err(error)?;
    let read = read_text(&source.text, source.format());
    read.node.ok_or_else(|| report::problems(&source, &read.problems))
}

fn written(value: &Value) -> String {
    match value {
        // A whole decimal number is not a whole number: both are printed as CEL writes them.
        Value::Double(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{number:.1}")
        }
        Value::Double(number) => number.to_string(),
        value => gradeglass_wire::canonical_json(&value.to_node()),
    }
}

fn failed(failure: &Failure) -> Problem {
    let (code, weight, range) = (failure.code(), Weight::Error, failure.range.clone());
    Problem::from(Fault { code, weight, range, message: failure.message(), suggestion: None })
}

fn error(sentence: String) -> String {
    format!("error: {sentence}")
}
