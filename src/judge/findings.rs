//! Findings and problems as the host sees them.

use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::guideline::Severity;
use gradeglass_engine::judging::{Finding, FindingMessage};
use gradeglass_engine::problem::{Problem, Weight};
use gradeglass_view::{Argument, Catalog};

/// Findings as `[{ rule, severity, result, fields, message, see }]`.
pub fn findings_to_node(findings: &[Finding], catalog: &Catalog) -> Node {
    Node::list(findings.iter().map(|finding| {
        Node::map([
            ("rule", Node::text(&*finding.rule)),
            ("severity", Node::text(severity(finding.severity))),
            ("result", optional(finding.result.as_deref())),
            ("fields", Node::list(finding.fields.iter().map(|field| Node::text(&**field)))),
            ("message", Node::text(message(&finding.message, catalog))),
            ("see", optional(finding.see.as_deref())),
        ])
    }))
}

/// Problems as `[{ code, weight, path, line, column, message, suggestion }]`.
pub fn problems_to_node(problems: &[Problem]) -> Node {
    let number = |number: Option<u32>| {
        Node::new(number.map_or(Content::Null, |number| Content::Int(number.into())))
    };
    Node::list(problems.iter().map(|problem| {
        let start = problem.span.map(|span| span.start);
        Node::map([
            ("code", Node::text(problem.code)),
            (
                "weight",
                Node::text(match problem.weight {
                    Weight::Warning => "warning",
                    Weight::Error => "error",
                }),
            ),
            ("path", Node::text(&*problem.path)),
            ("line", number(start.map(|it| it.line))),
            ("column", number(start.map(|it| it.column))),
            ("message", Node::text(&*problem.message)),
            ("suggestion", optional(problem.suggestion.as_deref())),
        ])
    }))
}

/// A text, or null.
pub fn optional(text: Option<&str>) -> Node {
    text.map_or(Node::new(Content::Null), Node::text)
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn message(message: &FindingMessage, catalog: &Catalog) -> String {
    match message {
        FindingMessage::Said { text, .. } => text.clone(),
        FindingMessage::Builtin { key, arguments } => {
            let arguments: Vec<(&str, Argument)> =
                arguments.iter().map(|(name, value)| (*name, Argument::Number(*value))).collect();
            catalog.with(&format!("finding-{key}"), &arguments)
        }
    }
}
