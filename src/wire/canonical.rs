//! Canonical JSON (RFC 8785) and the content hash over it.

use gradeglass_engine::decimal::ecmascript;
use gradeglass_engine::document::{Content, Entry, Node};
use gradeglass_engine::order::sort;
use sha2::{Digest, Sha256};

/// The one JSON text that stands for this document, whatever it was read from (RFC 8785): keys
/// sorted by UTF-16 code units, no blanks, numbers as ECMAScript writes them. Where a key stands
/// twice the last counts, as in JavaScript.
pub fn canonical_json(node: &Node) -> String {
    let mut out = String::new();
    write(node, &mut out);
    out
}

/// `sha256:` and 64 lower-case hexadecimal digits, over the canonical JSON.
pub fn content_hash(node: &Node) -> String {
    let digest = Sha256::digest(canonical_json(node));
    let mut hash = String::from("sha256:");
    for byte in digest {
        hash.push(char::from_digit(u32::from(byte >> 4), 16).unwrap_or('0'));
        hash.push(char::from_digit(u32::from(byte & 15), 16).unwrap_or('0'));
    }
    hash
}

fn write(node: &Node, out: &mut String) {
    match &node.content {
        Content::Null => out.push_str("null"),
        Content::Bool(true) => out.push_str("true"),
        Content::Bool(false) => out.push_str("false"),
        Content::Int(value) => out.push_str(&number_text(*value as f64)),
        Content::Double(value) => out.push_str(&number_text(*value)),
        Content::Text(text) => write_text(text, out),
        Content::List(items) => {
            write_between('[', ']', items.iter(), out, write);
        }
        Content::Map(entries) => {
            write_between('{', '}', sorted(entries).into_iter(), out, |entry, out| {
                write_text(&entry.key, out);
                out.push(':');
                write(&entry.value, out);
            });
        }
    }
}

fn write_between<T>(
    open: char,
    close: char,
    items: impl Iterator<Item = T>,
    out: &mut String,
    write_item: impl Fn(T, &mut String),
) {
    out.push(open);
    for (index, item) in items.enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_item(item, out);
    }
    out.push(close);
}

fn sorted(entries: &[Entry]) -> Vec<&Entry> {
    let mut sorted: Vec<&Entry> = Vec::with_capacity(entries.len());
    sorted.extend(entries.iter().rev());
    sort(&mut sorted, &|a, b| a.key.encode_utf16().cmp(b.key.encode_utf16()));
    sorted.dedup_by(|later, earlier| later.key == earlier.key);
    sorted
}

/// A text in JSON, escaped no more than RFC 8785, section 3.2.2.2, says.
pub(crate) fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// A number as ECMAScript writes it (ECMA-262, Number::toString); `null` for what JSON has no
/// number for, as `JSON.stringify` does.
pub(crate) fn number_text(value: f64) -> String {
    if !value.is_finite() {
        return "null".to_owned();
    }
    ecmascript(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hashed(text: &str) -> String {
        content_hash(&crate::json::read_json(text).0.unwrap())
    }

    #[test]
    fn the_example_of_the_standard_comes_out_as_the_standard_says() {
        // RFC 8785, section 3.2.2 (input) and 3.2.3 (output).
        let input = r#"{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],
            "string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}"#;
        let node = crate::json::read_json(input).0.unwrap();
        assert_eq!(
            canonical_json(&node),
            "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],\
             \"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}"
        );
    }

    #[test]
    fn keys_are_sorted_by_utf_16_code_units() {
        // RFC 8785, section 3.2.3: the emoji (D83D DE00) comes before U+FB33.
        let input = "{\"\u{fb33}\":1,\"\u{1f600}\":2,\"\\r\":3,\"1\":4,\"\u{20ac}\":5,\"\u{80}\":6,\"\u{f6}\":7}";
        let node = crate::json::read_json(input).0.unwrap();
        assert_eq!(
            canonical_json(&node),
            "{\"\\r\":3,\"1\":4,\"\u{80}\":6,\"\u{f6}\":7,\"\u{20ac}\":5,\"\u{1f600}\":2,\"\u{fb33}\":1}"
        );
    }

    #[test]
    fn the_way_a_document_is_written_does_not_change_its_hash() {
        assert_eq!(hashed(r#"{"a":1.0,"b":[2e0]}"#), hashed(" { \"b\" : [ 2 ], \"a\" : 1 } "));
        assert_eq!(hashed(r#"{"a":1,"a":2}"#), hashed(r#"{"a":2}"#));
        assert_ne!(hashed(r#"{"a":1}"#), hashed(r#"{"a":"1"}"#));
        assert_eq!(
            hashed("{}"),
            "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
        );
    }

    #[test]
    fn numbers_are_written_as_the_standard_lists_them() {
        // RFC 8785, appendix B.
        #[rustfmt::skip]
        let table: [(u64, &str); 20] = [
            (0x0000000000000000, "0"),
            (0x8000000000000000, "0"),
            (0x0000000000000001, "5e-324"),
            (0x8000000000000001, "-5e-324"),
            (0x7fefffffffffffff, "1.7976931348623157e+308"),
            (0xffefffffffffffff, "-1.7976931348623157e+308"),
            (0x4340000000000000, "9007199254740992"),
            (0xc340000000000000, "-9007199254740992"),
            (0x4430000000000000, "295147905179352830000"),
            (0x44b52d02c7e14af5, "9.999999999999997e+22"),
            (0x44b52d02c7e14af6, "1e+23"),
            (0x44b52d02c7e14af7, "1.0000000000000001e+23"),
            (0x444b1ae4d6e2ef4e, "999999999999999700000"),
            (0x444b1ae4d6e2ef4f, "999999999999999900000"),
            (0x444b1ae4d6e2ef50, "1e+21"),
            (0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"),
            (0x3eb0c6f7a0b5ed8d, "0.000001"),
            (0x41b3de4355555553, "333333333.3333332"),
            (0x41b3de4355555557, "333333333.33333343"),
            (0x43143ff3c1cb0959, "1424953923781206.2"),
        ];
        for (bits, written) in table {
            assert_eq!(number_text(f64::from_bits(bits)), written);
        }
    }

    proptest! {
        #[test]
        fn a_number_is_read_back_as_it_was(bits: u64) {
            let value = f64::from_bits(bits);
            prop_assume!(value.is_finite() && value != 0.0);
            prop_assert_eq!(number_text(value).parse::<f64>(), Ok(value));
        }
    }
}
