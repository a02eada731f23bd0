//! What the collector answers when it cannot do what was asked (RFC 9457).

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use gradeglass_engine::problem::Problem;
use serde_json::{Map, Value, json};

/// A problem document: what is wrong, where, and how to mend it.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// The status code.
    pub status: StatusCode,
    /// What kind of problem: the end of its `type`.
    pub kind: &'static str,
    /// The kind in words, the same each time.
    pub title: &'static str,
    /// This occurrence in words.
    pub detail: String,
    /// After how many seconds it is worth trying again.
    pub retry_after: Option<u64>,
    /// More members of the document, as `pointer`, `errors`, `findings`.
    pub more: Map<String, Value>,
}

impl Refusal {
    /// A problem without further members.
    pub fn new(
        status: StatusCode,
        kind: &'static str,
        title: &'static str,
        detail: impl Into<String>,
    ) -> Self {
        Self { status, kind, title, detail: detail.into(), retry_after: None, more: Map::new() }
    }

    /// With one more member.
    pub fn with(mut self, name: &str, value: Value) -> Self {
        self.more.insert(name.into(), value);
        self
    }

    /// With faults of a document, the first of which speaks for all.
    pub fn with_faults(mut self, problems: &[Problem]) -> Self {
        if let Some(first) = problems.first() {
            self.detail = match &first.suggestion {
                Some(suggestion) => format!("{} {suggestion}", first.message),
                None => first.message.clone(),
            };
            self = self.with("pointer", pointer(&first.path).into());
            if let Some(span) = first.span {
                self = self.with("line", span.start.line.into());
                self = self.with("column", span.start.column.into());
            }
        }
        let faults = problems.iter().map(fault).collect();
        self.with("errors", Value::Array(faults))
    }

    /// The document itself.
    pub fn document(&self) -> Value {
        let mut document = Map::new();
        document.insert("type".into(), format!("urn:gradeglass:problem:{}", self.kind).into());
        document.insert("title".into(), self.title.into());
        document.insert("status".into(), self.status.as_u16().into());
        document.insert("detail".into(), self.detail.clone().into());
        document.extend(self.more.clone());
        Value::Object(document)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = self.document().to_string();
        let mut response = (self.status, body).into_response();
        let kind = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        if self.status == StatusCode::UNAUTHORIZED {
            let scheme = HeaderValue::from_static("Bearer");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, scheme);
        }
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// One fault of a document.
fn fault(problem: &Problem) -> Value {
    let mut fault = json!({
        "code": problem.code,
        "detail": problem.message,
        "pointer": pointer(&problem.path),
    });
    if let Some(members) = fault.as_object_mut() {
        if let Some(suggestion) = &problem.suggestion {
            members.insert("suggestion".into(), suggestion.clone().into());
        }
        if let Some(span) = problem.span {
            members.insert("line".into(), span.start.line.into());
            members.insert("column".into(), span.start.column.into());
        }
    }
    fault
}

/// A path such as `fields[2].id` as a JSON pointer (RFC 6901) in a fragment: `#/fields/2/id`.
pub fn pointer(path: &str) -> String {
    let steps = path.split(['.', '[']).map(|step| step.trim_end_matches(']'));
    let steps = steps.filter(|step| !step.is_empty());
    steps.fold(String::from("#"), |pointer, step| {
        format!("{pointer}/{}", step.replace('~', "~0").replace('/', "~1"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_json_pointer() {
        assert_eq!(pointer(""), "#");
        assert_eq!(pointer("fields[2].options[0].id"), "#/fields/2/options/0/id");
        assert_eq!(pointer("answers.results.a/b"), "#/answers/results/a~1b");
    }
}
