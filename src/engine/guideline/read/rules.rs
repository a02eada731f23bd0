//! The rules: what must hold, and what is said when it does not.

use super::environment::environment_with;
use super::expressions::Condition as Read;
use super::fields::scope_of;
use super::shown::fields_read;
use super::{Reader, Rule, shown};
use crate::document::At;
use crate::expression::{Environment, Type};
use crate::guideline::{Condition, Guideline, Override, RuleMessage, Scope, Severity};
use crate::judging::builtin;

/// Rule ids that the engine itself uses.
pub(super) const BUILTIN: [&str; 3] = [builtin::REQUIRED, builtin::BOUNDS, builtin::INVALID];

impl Reader {
    pub(super) fn rules(&mut self, at: At<'_>, guideline: &Guideline) -> Vec<Rule> {
        let Some(list) = at.given("rules") else { return Vec::new() };
        let items: Vec<At<'_>> = list.items().collect();
        let ids: Vec<_> = items.iter().filter_map(|item| item.get("id")).collect();
        self.unique(ids.iter().filter_map(|id| Some((*id, id.text()?))), "rules");
        self.rule_ids = ids.iter().filter_map(|id| id.text()).map(str::to_owned).collect();
        let environments = [Scope::Result, Scope::Task]
            .map(|scope| environment_with(guideline, scope, &self.unread));
        let rule = |item: &At<'_>| {
            let [result, task] = &environments;
            let environment = if scope_of(*item) == Scope::Task { task } else { result };
            self.rule(*item, guideline, environment)
        };
        items.iter().filter_map(rule).collect()
    }

    fn rule(
        &mut self,
        at: At<'_>,
        guideline: &Guideline,
        environment: &Environment,
    ) -> Option<Rule> {
        let id = at.text_of("id");
        if let Some(place) = at.get("id").filter(|_| BUILTIN.contains(&id.as_str())) {
            let message = format!("`{id}` names a rule of the engine itself.");
            self.problems.push(place.error("reserved-id", message).suggest("choose another id"));
        }
        let overriding = self.overriding(at);
        let (condition, holds) = self.condition(at, environment).unzip();
        let broken = environment.clone().assuming(holds.unwrap_or_default());
        let message = self.message(at, &broken);
        let fields = self.rule_fields(at, guideline, condition.as_ref());
        if let Some(see) = at.given("see") {
            self.see(see);
        }
        Some(Rule {
            id,
            scope: scope_of(at),
            condition: condition?,
            severity: severity(at),
            overriding,
            fields,
            message: message?,
            see: at.given("see").and_then(|see| see.text()).map(str::to_owned),
        })
    }

    /// The condition, and what is known to be there when it is broken.
    fn condition(
        &mut self,
        at: At<'_>,
        environment: &Environment,
    ) -> Option<(Condition, Vec<String>)> {
        if let Some(rule) = at.given("rule") {
            let rule = self.expression(rule, environment, &Type::Bool)?;
            return Some((Condition::Rule(rule.expression), Vec::new()));
        }
        let when = at.given("when").and_then(|at| self.expression(at, environment, &Type::Bool));
        let Read { expression: when, present } = when?;
        let assumed = environment.clone().assuming(present.clone());
        let require = at.given("require")?;
        let require = self.expression(require, &assumed, &Type::Bool)?.expression;
        Some((Condition::WhenRequire { when, require }, present))
    }

    fn message(&mut self, at: At<'_>, environment: &Environment) -> Option<RuleMessage> {
        if let Some(expression) = at.given("messageExpression") {
            let read = self.expression(expression, environment, &Type::String)?;
            return Some(RuleMessage::Expression(read.expression));
        }
        let message = at.given("message")?;
        for (_, text) in message.entries() {
            self.placeholders(text, environment);
        }
        Some(RuleMessage::Text(self.localized(message, "message")))
    }

    fn overriding(&mut self, at: At<'_>) -> Override {
        let overriding = match at.text_of("override").as_str() {
            "confirm" => Override::Confirm,
            "reason" => Override::Reason,
            _ => Override::None,
        };
        if let Some(place) = at.get("override")
            && overriding != Override::None
            && matches!(at.text_of("severity").as_str(), "" | "error" | "info")
        {
            let message =
                "Only a warning can be overridden: an error blocks, an info asks nothing.";
            let problem = place.error("override-not-warning", message);
            self.problems
                .push(problem.suggest("write `severity: warning`, or leave `override` out"));
        }
        overriding
    }

    /// The fields that a rule says it concerns; those of its scope that its condition reads, where
    /// it says nothing.
    fn rule_fields(
        &mut self,
        at: At<'_>,
        guideline: &Guideline,
        condition: Option<&Condition>,
    ) -> Vec<String> {
        let Some(list) = at.given("fields") else {
            return condition.map_or_else(Vec::new, |condition| implied(at, guideline, condition));
        };
        for item in list.items() {
            self.rule_field(item, scope_of(at), guideline);
        }
        list.items().filter_map(|item| item.text()).map(str::to_owned).collect()
    }

    fn rule_field(&mut self, at: At<'_>, scope: Scope, guideline: &Guideline) {
        let Some(id) = at.text() else { return };
        match guideline.field(id) {
            None if self.unread.iter().any(|(_, name)| name == id) => {}
            None => {
                let known = guideline.fields.iter().map(|field| field.id.as_str());
                let message = format!("`{}` is not a field of this guideline.", shown(id));
                self.unknown(at, "unknown-field", message, id, known);
            }
            Some(field) if scope == Scope::Result && field.scope == Scope::Task => {
                let message = format!(
                    "`{id}` is asked once for the task, and this rule speaks of each result."
                );
                self.problems.push(at.error("other-scope", message).suggest("write `scope: task`"));
            }
            Some(_) => {}
        }
    }
}

fn implied(at: At<'_>, guideline: &Guideline, condition: &Condition) -> Vec<String> {
    let reads = match condition {
        Condition::Rule(rule) => rule.reads(),
        Condition::WhenRequire { require, .. } => require.reads(),
    };
    let known = |id: &String| guideline.field(id).is_some();
    let mut fields: Vec<String> = Vec::new();
    for id in fields_read(&reads, scope_of(at)).into_iter().filter(known) {
        if !fields.contains(&id) {
            fields.push(id);
        }
    }
    fields
}

fn severity(at: At<'_>) -> Severity {
    match at.text_of("severity").as_str() {
        "warning" => Severity::Warning,
        "info" => Severity::Info,
        _ => Severity::Error,
    }
}
