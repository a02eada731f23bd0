//! What the rules say at one place: of one result, or of the task's own fields.
//!
//! A sheet depends on nothing but the answers of its own place (and, for the task, on all results),
//! so that one key press re-evaluates one result and the task, however many results there are.

use super::answers::{Answer, Place};
use super::evaluate::{Case, Scene, Truth, truth};
use super::finding::{Finding, Message, builtin};
use super::fits::{Misfit, misfit};
use super::said::said;
use super::span::span_text;
use super::verdict::{Meaning, RuleError};
use super::visibility::visibility;
use crate::guideline::{Condition, Field, FieldKind, Override, Rule, Scope, Severity};
use crate::task::ResultItem;

/// What the rules say at one place.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sheet {
    /// Which fields are shown, by their index in the guideline.
    pub shown: Vec<bool>,
    pub findings: Vec<Finding>,
    pub missing: Vec<Place>,
    pub errors: Vec<RuleError>,
    /// Whether nothing required is missing, and something is required or answered.
    pub answered: bool,
}

/// The sheet of one result, or of the task's own fields.
pub(super) fn sheet(case: &Case<'_>, result: Option<&ResultItem>) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.shown = visibility(case, result, &mut sheet.errors);
    let shown = std::mem::take(&mut sheet.shown);
    let scene = Scene { case, result, shown: &shown };
    for field in shown_fields(&scene) {
        look(&mut sheet, &scene, field);
    }
    for rule in case.guideline.rules.iter().filter(|rule| rule.scope == scope(result)) {
        run(&mut sheet, &scene, rule);
    }
    let asked = shown_fields(&scene).any(|field| field.required || answer(&scene, field).is_some());
    sheet.answered = sheet.missing.is_empty() && asked;
    sheet.shown = shown;
    sheet
}

/// The scope of fields and rules at a result, or at the task.
pub(super) fn scope(result: Option<&ResultItem>) -> Scope {
    if result.is_some() { Scope::Result } else { Scope::Task }
}

fn shown_fields<'a>(scene: &Scene<'a>) -> impl Iterator<Item = &'a Field> {
    let fields = scene.case.guideline.fields.iter().zip(scene.shown);
    fields.filter(|(_, shown)| **shown).map(|(field, _)| field)
}

fn answer<'a>(scene: &Scene<'a>, field: &Field) -> Option<&'a Answer> {
    scene.case.answers.of(id(scene))?.get(&field.id)
}

fn id<'a>(scene: &Scene<'a>) -> Option<&'a str> {
    scene.result.map(|result| result.id.as_str())
}

/// What the engine itself says of one shown field.
fn look(sheet: &mut Sheet, scene: &Scene<'_>, field: &Field) {
    let answer = answer(scene, field);
    if field.required && !answer.is_some_and(Answer::satisfies) {
        sheet.missing.push(Place { result: id(scene).map(str::to_owned), field: field.id.clone() });
        if matches!(scene.case.meaning, Meaning::Submission) {
            let required =
                Misfit { rule: builtin::REQUIRED, key: "required", arguments: Vec::new() };
            sheet.findings.push(builtin_finding(scene, field, required));
        }
    }
    let text = match &field.kind {
        FieldKind::Span { of, .. } => span_text(scene.case.task, scene.result, of),
        _ => None,
    };
    let misfit = answer.and_then(|answer| misfit(&field.kind, answer, text));
    sheet.findings.extend(misfit.map(|misfit| builtin_finding(scene, field, misfit)));
}

fn builtin_finding(scene: &Scene<'_>, field: &Field, misfit: Misfit) -> Finding {
    Finding {
        rule: misfit.rule.to_owned(),
        severity: Severity::Error,
        overriding: Override::None,
        result: id(scene).map(str::to_owned),
        fields: vec![field.id.clone()],
        message: Message::Builtin { key: misfit.key, arguments: misfit.arguments },
        see: None,
    }
}

/// What one of the guideline's rules says. Where only its message fails, it is broken all the same.
fn run(sheet: &mut Sheet, scene: &Scene<'_>, rule: &Rule) {
    let failure = match kept(&rule.condition, scene) {
        Truth::Broken => {
            let (message, failure) = words(rule, scene);
            sheet.findings.push(finding(rule, scene, message));
            failure
        }
        Truth::Failed(message) => Some(message),
        Truth::Holds | Truth::Undetermined => None,
    };
    let result = id(scene).map(str::to_owned);
    let error = |message| RuleError { rule: rule.id.clone(), result, message };
    sheet.errors.extend(failure.map(error));
}

fn kept(condition: &Condition, scene: &Scene<'_>) -> Truth {
    match condition {
        Condition::Rule(rule) => truth(rule, scene),
        Condition::WhenRequire { when, require } => match truth(when, scene) {
            Truth::Holds => truth(require, scene),
            Truth::Broken => Truth::Holds,
            other => other,
        },
    }
}

/// What a broken rule says; its id, where its message fails, with the reason.
fn words(rule: &Rule, scene: &Scene<'_>) -> (Message, Option<String>) {
    match said(&rule.message, scene) {
        Ok(message) => (message, None),
        Err(failure) => {
            let said = Message::Said { text: rule.id.clone(), language: "und".to_owned() };
            (said, Some(failure))
        }
    }
}

fn finding(rule: &Rule, scene: &Scene<'_>, message: Message) -> Finding {
    let warns = rule.severity == Severity::Warning;
    Finding {
        rule: rule.id.clone(),
        severity: rule.severity,
        overriding: if warns { rule.overriding } else { Override::None },
        result: id(scene).map(str::to_owned),
        fields: rule.fields.clone(),
        message,
        see: rule.see.clone(),
    }
}
