//! One rule with its bindings, evaluated many times: what native and WebAssembly share.

use gradeglass_engine::document::{Content, Node};
use gradeglass_engine::expression::{Expression, Outcome, Value, Variables, evaluate, parse};
use gradeglass_wire::{Format, read_text};
use wasm_bindgen::prelude::wasm_bindgen;

/// A rule that has been read, and what it is evaluated over.
#[wasm_bindgen]
pub struct Rule {
    expression: Expression,
    copies: Vec<Variables>,
}

/// Bindings that are equal and not the same, as in the other engines' measurement.
const COPIES: usize = 8;

#[wasm_bindgen]
impl Rule {
    /// Reads a rule and bindings, which are a JSON object.
    ///
    /// # Errors
    /// When either cannot be read.
    #[wasm_bindgen(constructor)]
    pub fn new(source: &str, bindings: &str) -> Result<Self, String> {
        let expression = parse(source).usable().ok_or("the rule cannot be read")?;
        let node = read_text(bindings, Format::Json).node.ok_or("the bindings cannot be read")?;
        let Content::Map(entries) = node.content else { return Err("not an object".into()) };
        let variables = entries
            .into_iter()
            .fold(Variables::new(), |all, entry| all.with(entry.key, value(&entry.value)));
        Ok(Self { expression, copies: vec![variables; COPIES] })
    }

    /// Evaluates the rule so many times. Gives how often it came to true.
    pub fn evaluate(&self, rounds: u32) -> u32 {
        let holds = |variables: &&Variables| {
            let outcome = evaluate(&self.expression, std::hint::black_box(*variables));
            outcome == Outcome::Value(Value::Bool(true))
        };
        self.copies.iter().cycle().take(rounds as usize).filter(holds).count() as u32
    }
}

fn value(node: &Node) -> Value {
    match &node.content {
        Content::Null => Value::Null,
        Content::Bool(it) => Value::Bool(*it),
        Content::Int(it) => Value::Int(*it),
        Content::Double(it) => Value::Double(*it),
        Content::Text(it) => Value::string(it.as_str()),
        Content::List(items) => Value::list(items.iter().map(value)),
        Content::Map(entries) => {
            Value::map(entries.iter().map(|entry| (entry.key.as_str(), value(&entry.value))))
        }
    }
}
