//! What of CEL lies outside the profile, told from an expression's text alone and never by what our
//! engine makes of it.

use gradeglass_engine::expression::Type;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

const PROFILE_FUNCTIONS: [&str; 13] = [
    "has",
    "all",
    "exists",
    "exists_one",
    "filter",
    "map",
    "size",
    "contains",
    "startsWith",
    "endsWith",
    "int",
    "double",
    "string",
];
const TYPE_NAMES: [&str; 10] =
    ["int", "uint", "double", "bool", "string", "bytes", "list", "map", "null_type", "type"];

/// Fails where the list of rows outside, by reason, is not what a file beside the tests holds. Writes the
/// file where `GRADEGLASS_WRITE` is set.
pub fn assert_listed(file: &str, mut page: String, reasons: &BTreeMap<String, Vec<String>>) {
    for (reason, ids) in reasons {
        page += &format!("\n## {reason} ({})\n\n{}\n", ids.len(), ids.join(", "));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("GRADEGLASS_WRITE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(known == page, "{file} differs: set GRADEGLASS_WRITE=1 and test again");
}

/// Why an expression lies outside the profile, if it does.
pub fn outside(source: &str) -> Option<String> {
    scan(source).outside()
}

/// A type of the profile in ProtoJSON of `cel.expr.Type`; none of those that the profile lacks.
pub fn type_of(json: &Json) -> Option<Type> {
    let (kind, content) = json.as_object()?.iter().next()?;
    Some(match kind.as_str() {
        "null" => Type::Null,
        "dyn" => Type::Dyn,
        "primitive" => match content.as_str()? {
            "BOOL" => Type::Bool,
            "INT64" => Type::Int,
            "DOUBLE" => Type::Double,
            "STRING" => Type::String,
            _ => return None,
        },
        "listType" => Type::list(type_of(&content["elemType"])?),
        "mapType" => Type::Map(
            Arc::new(type_of(&content["keyType"])?),
            Arc::new(type_of(&content["valueType"])?),
        ),
        _ => return None,
    })
}

/// The words and signs of an expression, texts and comments taken out.
#[derive(Default)]
struct Scan {
    tokens: Vec<String>,
    bytes: bool,
}

fn scan(source: &str) -> Scan {
    let mut scan = Scan::default();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let word = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        let after = &rest[word..];
        let prefix = rest[..word].to_ascii_lowercase();
        if after.starts_with(['"', '\'']) && ["", "r", "b", "br", "rb"].contains(&prefix.as_str()) {
            scan.bytes |= prefix.contains('b');
            rest = skip_text(after, prefix.contains('r'));
            scan.tokens.push("\"\"".into());
        } else if rest.starts_with("//") {
            rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
        } else if word > 0 {
            scan.tokens.push(rest[..word].into());
            rest = after;
        } else {
            if !first.is_whitespace() {
                scan.tokens.push(first.into());
            }
            rest = &rest[first.len_utf8()..];
        }
    }
    scan
}

fn skip_text(text: &str, raw: bool) -> &str {
    let quote = &text[..1];
    let triple = text.starts_with(&quote.repeat(3));
    let closing = if triple { quote.repeat(3) } else { quote.to_string() };
    let mut rest = &text[closing.len()..];
    while !rest.is_empty() && !rest.starts_with(&closing) {
        let escape = !raw && rest.starts_with('\\');
        let skipped = rest.chars().take(if escape { 2 } else { 1 }).map(char::len_utf8).sum();
        rest = &rest[skipped..];
    }
    &rest[closing.len().min(rest.len())..]
}

impl Scan {
    fn at(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", String::as_str)
    }

    fn outside(&self) -> Option<String> {
        if self.bytes {
            return Some("bytes".into());
        }
        (0..self.tokens.len()).find_map(|index| self.outside_at(index))
    }

    fn outside_at(&self, index: usize) -> Option<String> {
        let token = self.at(index);
        let before = if index == 0 { "" } else { self.at(index - 1) };
        let after = self.at(index + 1);
        let word = token.starts_with(|c: char| c.is_alphabetic() || c == '_');
        let number = token.starts_with(|c: char| c.is_ascii_digit());
        let operand_before =
            before.ends_with(|c: char| c.is_alphanumeric() || "_)]}\"`".contains(c));
        if token == "`" {
            return Some("field names between backticks".into());
        }
        if token == "." && !operand_before && !after.starts_with(|c: char| c.is_ascii_digit()) {
            return Some("names that begin with a dot".into());
        }
        if token == "?" && [".", "[", "{", ","].contains(&before) {
            return Some("optional values".into());
        }
        if number && token.ends_with(['u', 'U']) {
            return Some("unsigned numbers".into());
        }
        if word && after == "{" && token != "in" {
            return Some("messages of protobuf".into());
        }
        if word
            && before != "."
            && ["cel", "google", "math", "optional"].contains(&token)
            && after == "."
        {
            return Some(format!("names under `{token}`"));
        }
        if word && after == "(" && token != "in" {
            if before == "." && ["int", "double", "string"].contains(&token) {
                return Some("conversions as methods".into());
            }
            return self.outside_call(token, index);
        }
        let of_type = word && before != "." && TYPE_NAMES.contains(&token);
        of_type.then(|| "types as values".into())
    }

    fn outside_call(&self, name: &str, index: usize) -> Option<String> {
        if !PROFILE_FUNCTIONS.contains(&name) {
            return Some(format!("the function `{name}`"));
        }
        let two_variables =
            ["all", "exists", "exists_one"].contains(&name) && self.commas(index + 1) > 1;
        two_variables.then(|| "macros with two variables".into())
    }

    /// Commas between the arguments of the call whose bracket stands at `open`.
    fn commas(&self, open: usize) -> usize {
        let (mut depth, mut commas) = (0, 0);
        for token in &self.tokens[open..] {
            match token.as_str() {
                "(" | "[" | "{" => depth += 1,
                ")" | "]" | "}" if depth == 1 => return commas,
                ")" | "]" | "}" => depth -= 1,
                "," if depth == 1 => commas += 1,
                _ => {}
            }
        }
        commas
    }
}
