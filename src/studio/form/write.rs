//! From a form to its condition.

use super::clause::{Clause, Form, Join};
use gradeglass_engine::document::Node;
use gradeglass_wire::canonical_json;

impl Form {
    /// The condition. Without clauses it always holds.
    pub fn source(&self) -> String {
        let joint = match self.join {
            Join::All => " && ",
            Join::Any => " || ",
        };
        let several = self.clauses.len() > 1;
        let clause = |clause: &Clause| match clause {
            // What binds less tightly than the joint needs brackets.
            Clause::Code(code) if several && has_joint(code) => format!("({code})"),
            other => other.source(),
        };
        let clauses: Vec<String> = self.clauses.iter().map(clause).collect();
        if clauses.is_empty() { "true".to_owned() } else { clauses.join(joint) }
    }
}

fn has_joint(code: &str) -> bool {
    let is_whole = code.starts_with('(') && code.ends_with(')');
    !is_whole && ["&&", "||", "?"].iter().any(|joint| code.contains(joint))
}

impl Clause {
    /// The clause as a condition.
    pub fn source(&self) -> String {
        match self {
            Self::OneOf { path, options, not } => match (options.as_slice(), not) {
                ([one], false) => format!("{path} == {}", quoted(one)),
                ([one], true) => format!("{path} != {}", quoted(one)),
                (many, false) => format!("{path} in [{}]", listed(many)),
                (many, true) => format!("!({path} in [{}])", listed(many)),
            },
            Self::Includes { path, option, not: false } => format!("{} in {path}", quoted(option)),
            Self::Includes { path, option, not: true } => {
                format!("!({} in {path})", quoted(option))
            }
            Self::Answered { path, not: false } => format!("has({path})"),
            Self::Answered { path, not: true } => format!("!has({path})"),
            Self::Count { path, comparison, number } => {
                format!("size({path}) {} {number}", comparison.symbol())
            }
            Self::Number { path, comparison, number } => {
                format!("{path} {} {number}", comparison.symbol())
            }
            Self::Code(code) => code.clone(),
        }
    }
}

fn listed(options: &[String]) -> String {
    options.iter().map(|one| quoted(one)).collect::<Vec<String>>().join(", ")
}

/// JSON's quotes and escapes are those of conditions too.
fn quoted(text: &str) -> String {
    canonical_json(&Node::text(text))
}
