//! What the rules say at one place: of one result, or of the task's own fields.
//!
//! A sheet depends on nothing but the answers of its own place (and, for the task, on all results),
//! so that one key press re-evaluates one result and the task, however many results there are.

use super::answers::{Answer, Place as AnswerPlace};
use super::evaluate::{Case, Place, Scene, Truth, truth};
use super::finding::{Finding, Message, builtin};
use super::fits::{Misfit, misfit};
use super::said::said;
use super::span::span_text;
use super::verdict::{Meaning, RuleError};
use super::visibility::visibility;
use crate::expression::{Value, Variables};
use crate::guideline::{Condition, Field, FieldKind, Override, Rule, Scope, Severity};

/// What the rules say at one place.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sheet {
    /// Which fields are shown, by their index in the guideline.
    pub shown: Vec<bool>,
    pub findings: Vec<Finding>,
    pub missing: Vec<AnswerPlace>,
    pub errors: Vec<RuleError>,
    /// Whether nothing required is missing, and something is required or answered.
    pub answered: bool,
    /// The item of `results` for rules of scope task, where one of them looks across results.
    pub item: Option<Value>,
}

/// All sheets: of the results in order, then the task's.
pub(super) fn sheets(case: &Case<'_>) -> Vec<Sheet> {
    let results = case.task.results.iter();
    let mut sheets: Vec<Sheet> = results.map(|one| sheet(case, Place::Result(one))).collect();
    let items: Vec<Value> = sheets.iter().filter_map(|sheet| sheet.item.clone()).collect();
    sheets.push(sheet(case, Place::Task(&items)));
    sheets
}

/// The sheet of one result, or of the task's own fields.
pub(super) fn sheet<'a>(case: &'a Case<'a>, place: Place<'a>) -> Sheet {
    sheet_and_variables(case, place).0
}

/// The same, with what expressions see there.
pub(super) fn sheet_and_variables<'a>(case: &'a Case<'a>, place: Place<'a>) -> (Sheet, Variables) {
    let mut sheet = Sheet::default();
    let shown = visibility(case, place, &mut sheet.errors);
    let scene = Scene::new(case, place, &shown);
    for field in shown_fields(&scene) {
        look(&mut sheet, &scene, field);
    }
    for rule in case.guideline.rules.iter().filter(|rule| rule.scope == scope(place)) {
        run(&mut sheet, &scene, rule);
    }
    let asks = case.guideline.fields_of(scope(place)).next().is_some();
    let asked = shown_fields(&scene).any(|field| field.required || answer(&scene, field).is_some());
    sheet.answered = sheet.missing.is_empty() && (asked || !asks);
    sheet.item = place.result().filter(|_| case.facts.across).map(|result| scene.item(result));
    let variables = scene.variables;
    sheet.shown = shown;
    (sheet, variables)
}

/// The scope of fields and rules at a place.
pub(super) fn scope(place: Place<'_>) -> Scope {
    if place.result().is_some() { Scope::Result } else { Scope::Task }
}

fn shown_fields<'a>(scene: &Scene<'a>) -> impl Iterator<Item = &'a Field> {
    let fields = scene.case.guideline.fields.iter().zip(scene.shown);
    fields.filter(|(_, shown)| **shown).map(|(field, _)| field)
}

fn answer<'a>(scene: &Scene<'a>, field: &Field) -> Option<&'a Answer> {
    scene.case.answers.of(scene.place.id())?.get(&field.id)
}

fn id(scene: &Scene<'_>) -> Option<String> {
    scene.place.id().map(str::to_owned)
}

/// What the engine itself says of one shown field.
fn look(sheet: &mut Sheet, scene: &Scene<'_>, field: &Field) {
    let answer = answer(scene, field);
    if field.required && !answer.is_some_and(Answer::satisfies) {
        sheet.missing.push(AnswerPlace { result: id(scene), field: field.id.clone() });
        if matches!(scene.case.meaning, Meaning::Submission) {
            let required =
                Misfit { rule: builtin::REQUIRED, key: "required", arguments: Vec::new() };
            sheet.findings.push(builtin_finding(scene, field, required));
        }
    }
    let text = match &field.kind {
        FieldKind::Span { of, .. } => span_text(scene.case.task, scene.place.result(), of),
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
        result: id(scene),
        fields: vec![field.id.clone()],
        message: Message::Builtin { key: misfit.key, arguments: misfit.arguments },
        see: None,
    }
}

/// What one of the guideline's rules says. Where only its message fails, it is broken all the same.
fn run(sheet: &mut Sheet, scene: &Scene<'_>, rule: &Rule) {
    let failure = match kept(&rule.condition, &scene.variables) {
        Truth::Broken => {
            let (message, failure) = words(rule, scene);
            sheet.findings.push(finding(rule, scene, message));
            failure
        }
        Truth::Failed(message) => Some(message),
        Truth::Holds | Truth::Undetermined => None,
    };
    let result = id(scene);
    let error = |message| RuleError { rule: rule.id.clone(), result, message };
    sheet.errors.extend(failure.map(error));
}

/// What a rule comes to over these variables.
pub(super) fn kept(condition: &Condition, variables: &Variables) -> Truth {
    match condition {
        Condition::Rule(rule) => truth(rule, variables),
        Condition::WhenRequire { when, require } => match truth(when, variables) {
            Truth::Holds => truth(require, variables),
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
        result: id(scene),
        fields: rule.fields.clone(),
        message,
        see: rule.see.clone(),
    }
}
