//! Rules in words: what must hold, and when.

use crate::words::Words;
use gradeglass_engine::guideline::{
    ChoiceOption, Condition, Field, FieldKind, Guideline, Rule, TaxonomyNode,
};
use gradeglass_studio::form::{Clause, Comparison, Form, Join, form};
use gradeglass_view::Argument;

/// A rule as a sentence.
pub fn rule(words: &Words, guideline: &Guideline, rule: &Rule) -> String {
    let then = then(words, guideline, rule);
    match &rule.condition {
        Condition::Rule(_) => words.of("rule-always", "then", &then),
        Condition::WhenRequire { when, .. } => {
            let when = whole(words, guideline, &form(when));
            let (when, then) = (Argument::Text(when), Argument::Text(then));
            words.with("rule-when", &[("when", when), ("then", then)])
        }
    }
}

/// What must hold.
pub fn then(words: &Words, guideline: &Guideline, rule: &Rule) -> String {
    let (Condition::Rule(must) | Condition::WhenRequire { require: must, .. }) = &rule.condition;
    whole(words, guideline, &form(must))
}

fn whole(words: &Words, guideline: &Guideline, form: &Form) -> String {
    let joint = words.text(if form.join == Join::All { "and" } else { "or" });
    let told = form.clauses.iter().filter(|own| !goes_without_saying(form, own));
    let clauses = told.map(|own| clause(words, guideline, own));
    clauses.collect::<Vec<String>>().join(&format!(" {joint} "))
}

/// That something is answered, where it is said beside it what the answer is.
fn goes_without_saying(form: &Form, own: &Clause) -> bool {
    let Clause::Answered { path, not: false } = own else { return false };
    let says_more = |other: &Clause| {
        let is_what = matches!(
            other,
            Clause::OneOf { not: false, .. }
                | Clause::Includes { not: false, .. }
                | Clause::Number { .. }
        );
        is_what && other.path() == Some(path.as_str())
    };
    form.join == Join::All && form.clauses.iter().any(says_more)
}

/// One clause.
pub fn clause(words: &Words, guideline: &Guideline, clause: &Clause) -> String {
    let name = |path: &str| label(guideline, words.locale(), path);
    let said = |path: &str, how: &str, what: &str| {
        let parts = [name(path), words.text(how), what.to_owned()];
        parts.join(" ").trim_end().to_owned()
    };
    match clause {
        Clause::OneOf { path, options, not } => {
            let names: Vec<String> =
                options.iter().map(|id| option(guideline, words.locale(), path, id)).collect();
            let names = names.join(&format!(" {} ", words.text("or")));
            said(path, if *not { "is-not" } else { "is" }, &names)
        }
        Clause::Includes { path, option: id, not } => {
            let name = option(guideline, words.locale(), path, id);
            said(path, if *not { "lacks" } else { "includes" }, &name)
        }
        Clause::Answered { path, not } => {
            said(path, if *not { "is-not-given" } else { "is-given" }, "")
        }
        Clause::Count { path, comparison, number } => match (comparison, number) {
            (Comparison::More, 0) | (Comparison::AtLeast, 1) => said(path, "is-given", ""),
            (Comparison::Equal | Comparison::AtMost, 0) | (Comparison::Less, 1) => {
                said(path, "is-not-given", "")
            }
            _ => {
                let many = usize::try_from(*number).ok().filter(|_| is_text(guideline, path));
                let what =
                    many.map_or_else(|| number.to_string(), |many| words.count("characters", many));
                said(path, &format!("count-{}", comparison.word()), &what)
            }
        },
        Clause::Number { path, comparison, number } => {
            said(path, &format!("number-{}", comparison.word()), number)
        }
        Clause::Code(code) => isolated(code),
    }
}

fn is_text(guideline: &Guideline, path: &str) -> bool {
    let field = path.strip_prefix("answer.").and_then(|id| guideline.field(id));
    field.is_some_and(|field| matches!(field.kind, FieldKind::Text { .. }))
}

/// What people call a path: a field's question, else the path itself.
pub fn label(guideline: &Guideline, language: &str, path: &str) -> String {
    let field = path.strip_prefix("answer.").and_then(|id| guideline.field(id));
    field.map_or_else(
        || isolated(path),
        |field| format!("“{}”", isolated(field.label.best(language).0)),
    )
}

/// The guideline may be in another script than the sentence: neither turns the other around.
fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

fn option(guideline: &Guideline, language: &str, path: &str, id: &str) -> String {
    let field = path.strip_prefix("answer.").and_then(|id| guideline.field(id));
    let all = field.map(|field| options_of(field, language)).unwrap_or_default();
    isolated(all.iter().find(|(own, _)| own == id).map_or(id, |(_, name)| name))
}

/// The options of a field: id and name.
pub fn options_of(field: &Field, language: &str) -> Vec<(String, String)> {
    let of = |options: &[ChoiceOption]| -> Vec<(String, String)> {
        options.iter().map(|one| (one.id.clone(), one.label.best(language).0.to_owned())).collect()
    };
    match &field.kind {
        FieldKind::Choice { options } | FieldKind::Choices { options, .. } => of(options),
        FieldKind::Span { labels, .. } => of(labels),
        FieldKind::Taxonomy { nodes, .. } => {
            let mut all = Vec::new();
            collect(nodes, language, &mut all);
            all
        }
        _ => Vec::new(),
    }
}

fn collect(nodes: &[TaxonomyNode], language: &str, all: &mut Vec<(String, String)>) {
    for node in nodes {
        all.push((node.id.clone(), node.label.best(language).0.to_owned()));
        collect(&node.children, language, all);
    }
}
