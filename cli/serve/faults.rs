//! What the engine found wrong with a judgment, as the answer to its sender.

use super::problem::Refusal;
use super::problems;
use gradeglass_engine::guideline::Severity;
use gradeglass_engine::judging::{Fault, Finding, FindingMessage, Place};
use serde_json::{Map, Value, json};

/// Refuses a judgment that has faults.
///
/// # Errors
/// Exactly when there are faults: all rules that it breaks with their findings, and all places
/// that it should not answer.
pub fn refuse_faults(faults: &[Fault]) -> Result<(), Refusal> {
    if faults.is_empty() {
        return Ok(());
    }
    let found = faults.iter().filter_map(finding_of);
    let rules: Vec<String> = found.clone().map(broken).collect();
    let findings: Vec<Value> = found.map(finding_document).collect();
    let errors: Vec<Value> = faults.iter().filter_map(place_fault).collect();
    let refusal = if rules.is_empty() {
        let said =
            errors.first().and_then(|error| error.get("detail")?.as_str()).map(str::to_owned);
        let refusal = problems::invalid_judgment();
        Refusal { detail: said.unwrap_or_else(|| refusal.detail.clone()), ..refusal }
    } else {
        problems::breaks_rules(&rules).with("findings", findings.into())
    };
    Err(if errors.is_empty() { refusal } else { refusal.with("errors", errors.into()) })
}

fn finding_of(fault: &Fault) -> Option<&Finding> {
    match fault {
        Fault::Broken(finding) | Fault::OverrideMissing(finding) => Some(finding),
        _ => None,
    }
}

/// A broken rule with where it is broken, as `required` at `grade` of `r1`.
fn broken(finding: &Finding) -> String {
    let field = finding.fields.first().map(|field| format!(" at `{field}`"));
    let result = finding.result.as_ref().map(|result| format!(" of `{result}`"));
    format!("`{}`{}{}", finding.rule, field.unwrap_or_default(), result.unwrap_or_default())
}

/// A fault that is not a rule's.
fn place_fault(fault: &Fault) -> Option<Value> {
    let (code, detail, pointer) = match fault {
        Fault::OtherTask => (
            "other-task",
            "The judgment names another task than the one that it is checked with.".to_owned(),
            "#/task".to_owned(),
        ),
        Fault::OtherGuideline => (
            "other-guideline",
            "The judgment names another guideline than the one that it is checked with.".to_owned(),
            "#/guideline".to_owned(),
        ),
        Fault::UnknownPlace(place) => (
            "unknown-place",
            format!(
                "{} is answered, and the guideline or the task has no such place.",
                named(place)
            ),
            pointer_to(place),
        ),
        Fault::NotShown(place) => (
            "not-shown",
            format!("{} is answered, and with these answers it is not asked.", named(place)),
            pointer_to(place),
        ),
        Fault::Broken(_) | Fault::OverrideMissing(_) => return None,
    };
    Some(json!({ "code": code, "detail": detail, "pointer": pointer }))
}

fn named(place: &Place) -> String {
    match &place.result {
        Some(result) => format!("The field `{}` of the result `{result}`", place.field),
        None => format!("The field `{}`", place.field),
    }
}

fn pointer_to(place: &Place) -> String {
    let step = |name: &str| name.replace('~', "~0").replace('/', "~1");
    match &place.result {
        Some(result) => format!("#/answers/results/{}/{}", step(result), step(&place.field)),
        None => format!("#/answers/task/{}", step(&place.field)),
    }
}

fn finding_document(finding: &Finding) -> Value {
    let severity = match finding.severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let mut document = json!({
        "rule": finding.rule,
        "severity": severity,
        "result": finding.result,
        "fields": finding.fields,
        "see": finding.see,
    });
    if let Some(members) = document.as_object_mut() {
        say(members, &finding.message);
    }
    document
}

fn say(members: &mut Map<String, Value>, message: &FindingMessage) {
    match message {
        FindingMessage::Said { text, language } => {
            members.insert("message".into(), text.clone().into());
            members.insert("language".into(), language.clone().into());
        }
        FindingMessage::Builtin { key, arguments } => {
            let arguments: Map<String, Value> =
                arguments.iter().map(|(name, number)| ((*name).into(), (*number).into())).collect();
            members.insert("key".into(), (*key).into());
            members.insert("arguments".into(), arguments.into());
        }
    }
}
