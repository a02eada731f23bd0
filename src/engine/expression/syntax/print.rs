//! Terms back to source: one line, one way to write each term, reads back to the same tree.

use super::token::is_name;
use super::{Comprehension, Operator, Term, TermKind};
use crate::decimal;
use crate::expression::Value;

/// How tightly a term binds; a looser one needs brackets inside a tighter place.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
enum Level {
    Conditional,
    Or,
    And,
    Relation,
    Sum,
    Product,
    Unary,
    Member,
}

/// The source of a term.
pub(crate) fn print(term: &Term) -> String {
    let mut out = String::new();
    write(term, Level::Conditional, &mut out);
    out
}

fn level(term: &Term) -> Level {
    match &term.kind {
        TermKind::Conditional(_) => Level::Conditional,
        TermKind::Or(_) => Level::Or,
        TermKind::And(_) => Level::And,
        TermKind::Binary(operator, ..) => operator_level(*operator),
        TermKind::Not(_) | TermKind::Negate(_) => Level::Unary,
        TermKind::Literal(Value::Int(number)) if *number < 0 => Level::Unary,
        TermKind::Literal(Value::Double(number)) if number.is_sign_negative() => Level::Unary,
        _ => Level::Member,
    }
}

fn operator_level(operator: Operator) -> Level {
    match operator {
        Operator::Add | Operator::Subtract => Level::Sum,
        Operator::Multiply | Operator::Divide | Operator::Remainder => Level::Product,
        _ => Level::Relation,
    }
}

/// Writes a term where only what binds at least as tightly as `least` can stand without brackets.
fn write(term: &Term, least: Level, out: &mut String) {
    if level(term) < least {
        out.push('(');
        write(term, Level::Conditional, out);
        out.push(')');
        return;
    }
    match &term.kind {
        TermKind::Literal(value) => literal(value, out),
        TermKind::Variable(name) => out.push_str(name),
        TermKind::List(items) => {
            out.push('[');
            separated(items, ", ", Level::Conditional, out);
            out.push(']');
        }
        TermKind::Map(entries) => map(entries, out),
        TermKind::Select(operand, field) => select(operand, field, out),
        TermKind::Has(operand, field) => {
            out.push_str("has(");
            select(operand, field, out);
            out.push(')');
        }
        TermKind::Index(operand, index) => {
            write(operand, Level::Member, out);
            out.push('[');
            write(index, Level::Conditional, out);
            out.push(']');
        }
        TermKind::Not(operand) => prefixed('!', operand, out),
        TermKind::Negate(operand) => prefixed('-', operand, out),
        TermKind::And(members) => separated(members, " && ", Level::Relation, out),
        TermKind::Or(members) => separated(members, " || ", Level::And, out),
        TermKind::Binary(operator, left, right) => binary(*operator, left, right, out),
        TermKind::Conditional(parts) => {
            let [condition, then, otherwise] = parts.as_ref();
            write(condition, Level::Or, out);
            out.push_str(" ? ");
            write(then, Level::Or, out);
            out.push_str(" : ");
            write(otherwise, Level::Conditional, out);
        }
        TermKind::Call(function, arguments) => {
            let mut rest = arguments.as_slice();
            if let (true, Some((receiver, others))) = (function.has_receiver(), rest.split_first())
            {
                write(receiver, Level::Member, out);
                out.push('.');
                rest = others;
            }
            out.push_str(function.name());
            out.push('(');
            separated(rest, ", ", Level::Conditional, out);
            out.push(')');
        }
        TermKind::Macro(comprehension) => walk(comprehension, out),
        // Reads back as a fault, as what stood here did.
        TermKind::Gap => out.push('?'),
    }
}

fn separated(terms: &[Term], separator: &str, least: Level, out: &mut String) {
    for (index, term) in terms.iter().enumerate() {
        if index > 0 {
            out.push_str(separator);
        }
        write(term, least, out);
    }
}

fn map(entries: &[(Term, Term)], out: &mut String) {
    out.push('{');
    for (index, (key, value)) in entries.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        write(key, Level::Conditional, out);
        out.push_str(": ");
        write(value, Level::Conditional, out);
    }
    out.push('}');
}

fn select(operand: &Term, field: &str, out: &mut String) {
    write(operand, Level::Member, out);
    if is_name(field) {
        out.push('.');
        out.push_str(field);
    } else {
        out.push('[');
        string(field, out);
        out.push(']');
    }
}

/// A prefix repeats only itself: `!!a` and `--a`, but `!(-a)`. A number after a minus would become
/// a negative number, so it gets brackets.
fn prefixed(sign: char, operand: &Term, out: &mut String) {
    out.push(sign);
    let repeats = match &operand.kind {
        TermKind::Not(_) => sign == '!',
        TermKind::Negate(_) => sign == '-',
        TermKind::Literal(Value::Int(_) | Value::Double(_)) => false,
        _ => level(operand) == Level::Member,
    };
    if repeats {
        write(operand, Level::Unary, out);
    } else {
        out.push('(');
        write(operand, Level::Conditional, out);
        out.push(')');
    }
}

fn binary(operator: Operator, left: &Term, right: &Term, out: &mut String) {
    let (own, tighter) = match operator_level(operator) {
        Level::Sum => (Level::Sum, Level::Product),
        Level::Product => (Level::Product, Level::Unary),
        _ => (Level::Relation, Level::Sum),
    };
    write(left, own, out);
    out.push(' ');
    out.push_str(operator.symbol());
    out.push(' ');
    write(right, tighter, out);
}

fn walk(comprehension: &Comprehension, out: &mut String) {
    write(&comprehension.range, Level::Member, out);
    out.push('.');
    out.push_str(comprehension.name.name());
    out.push('(');
    out.push_str(&comprehension.variable);
    for part in comprehension.filter.iter().chain([&comprehension.body]) {
        out.push_str(", ");
        write(part, Level::Conditional, out);
    }
    out.push(')');
}

fn literal(value: &Value, out: &mut String) {
    match value {
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Int(number) => out.push_str(&number.to_string()),
        Value::Double(number) => out.push_str(&double(*number)),
        Value::String(text) => string(text, out),
        _ => out.push_str("null"),
    }
}

/// The shortest decimal that reads back to the same double, always with a fraction or an exponent.
fn double(number: f64) -> String {
    let plain = decimal::plain(number);
    if plain.len() > 20 {
        let [mantissa, exponent] = scientific(&plain);
        return [mantissa.as_str(), "e", exponent.as_str()].concat();
    }
    if plain.contains('.') { plain } else { plain + ".0" }
}

/// Mantissa and exponent of a long plain decimal, so that 1e300 is not three hundred digits.
fn scientific(plain: &str) -> [String; 2] {
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", plain),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all = [whole, fraction].concat();
    let significant = all.trim_start_matches('0');
    let leading = all.len() - significant.len();
    let exponent = whole.len() as i64 - leading as i64 - 1;
    let significant = significant.trim_end_matches('0');
    let first = significant.get(..1).unwrap_or("0");
    let rest = significant.get(1..).unwrap_or_default();
    let rest = if rest.is_empty() { "0" } else { rest };
    [[sign, first, ".", rest].concat(), exponent.to_string()]
}

fn string(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ => out.push(character),
        }
    }
    out.push('"');
}
