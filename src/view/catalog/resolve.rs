//! From a Fluent pattern and its arguments to a text.

use super::{Argument, Catalog, intl};
use fluent_syntax::ast::{
    Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use gradeglass_engine::decimal::read;

/// How deep messages may name one another: beyond, a text names itself.
const DEPTH: u8 = 8;

/// Resolves one pattern.
pub fn pattern(
    catalog: &Catalog,
    pattern: &Pattern<String>,
    arguments: &[(&str, Argument)],
) -> String {
    let mut out = String::new();
    Resolver { catalog, arguments, depth: 0 }.write(pattern, &mut out);
    out
}

/// A value between its expression and its text.
enum Value {
    Text(String),
    Number(f64),
    /// Literal words of the catalog itself: never isolated.
    Words(String),
}

struct Resolver<'a> {
    catalog: &'a Catalog,
    arguments: &'a [(&'a str, Argument)],
    depth: u8,
}

impl Resolver<'_> {
    fn write(&mut self, pattern: &Pattern<String>, out: &mut String) {
        if self.depth >= DEPTH {
            return;
        }
        self.depth += 1;
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => out.push_str(value),
                PatternElement::Placeable { expression } => self.place(expression, out),
            }
        }
        self.depth -= 1;
    }

    fn place(&mut self, expression: &Expression<String>, out: &mut String) {
        match expression {
            Expression::Inline(inline) => match self.value(inline) {
                // First-strong isolate and its end: a name in another script keeps its own order
                // and does not turn the sentence round (Unicode TR9, section 2.4.2).
                Value::Text(text) => {
                    out.push('\u{2068}');
                    out.push_str(&text);
                    out.push('\u{2069}');
                }
                Value::Number(number) => out.push_str(&intl::number(self.catalog.locale(), number)),
                Value::Words(words) => out.push_str(&words),
            },
            Expression::Select { selector, variants } => {
                let value = self.value(selector);
                if let Some(variant) = self.choose(&value, variants) {
                    self.write(&variant.value, out);
                }
            }
        }
    }

    fn value(&mut self, inline: &InlineExpression<String>) -> Value {
        match inline {
            InlineExpression::StringLiteral { value } => Value::Words(value.clone()),
            InlineExpression::NumberLiteral { value } => {
                read(value).map_or_else(|| Value::Words(value.clone()), Value::Number)
            }
            InlineExpression::VariableReference { id } => self.argument(&id.name),
            InlineExpression::FunctionReference { arguments, .. } => arguments
                .positional
                .first()
                .map_or_else(|| Value::Words(String::new()), |first| self.value(first)),
            InlineExpression::MessageReference { id, .. } => {
                self.reference(self.catalog.messages.get(&id.name), &id.name)
            }
            InlineExpression::TermReference { id, .. } => {
                self.reference(self.catalog.terms.get(&id.name), &id.name)
            }
            InlineExpression::Placeable { expression } => {
                let mut out = String::new();
                self.place(expression, &mut out);
                Value::Words(out)
            }
        }
    }

    fn argument(&self, name: &str) -> Value {
        match self.arguments.iter().find(|(known, _)| *known == name) {
            Some((_, Argument::Text(text))) => Value::Text(text.clone()),
            Some((_, Argument::Number(number))) => Value::Number(*number),
            None => Value::Words(format!("{{{name}}}")),
        }
    }

    fn reference(&mut self, pattern: Option<&Pattern<String>>, name: &str) -> Value {
        let Some(pattern) = pattern else { return Value::Words(name.to_owned()) };
        let mut out = String::new();
        self.write(pattern, &mut out);
        Value::Words(out)
    }

    /// The variant whose key is the value itself, then its plural category, then the default.
    fn choose<'v>(
        &self,
        value: &Value,
        variants: &'v [Variant<String>],
    ) -> Option<&'v Variant<String>> {
        let exact = variants.iter().find(|variant| match (&variant.key, value) {
            (VariantKey::NumberLiteral { value: key }, Value::Number(number)) => {
                read(key) == Some(*number)
            }
            (VariantKey::Identifier { name }, Value::Text(text) | Value::Words(text)) => {
                name == text
            }
            _ => false,
        });
        let plural = || {
            let Value::Number(number) = value else { return None };
            let category = intl::plural(self.catalog.locale(), *number);
            variants.iter().find(
                |variant| matches!(&variant.key, VariantKey::Identifier { name } if *name == category),
            )
        };
        exact.or_else(plural).or_else(|| variants.iter().find(|variant| variant.default))
    }
}
