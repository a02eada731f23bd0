//! What a scalar without quotes means.

use crate::number::{number, whole};
use gradeglass_engine::document::Content;

/// A scalar without quotes, by the core schema (YAML 1.2.2, section 10.3.2).
pub(super) fn plain(text: &str) -> Content {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Content::Null,
        "true" | "True" | "TRUE" => Content::Bool(true),
        "false" | "False" | "FALSE" => Content::Bool(false),
        ".nan" | ".NaN" | ".NAN" => Content::Double(f64::NAN),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => Content::Double(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => Content::Double(f64::NEG_INFINITY),
        _ => {
            radix(text).or_else(|| decimal(text)).unwrap_or_else(|| Content::Text(text.to_owned()))
        }
    }
}

fn radix(text: &str) -> Option<Content> {
    let (digits, radix) = match text.split_at_checked(2)? {
        ("0x", digits) => (digits, 16),
        ("0o", digits) => (digits, 8),
        _ => return None,
    };
    let is_digits = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
    is_digits.then(|| i64::from_str_radix(digits, radix).ok().map(whole)).flatten()
}

/// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
fn decimal(text: &str) -> Option<Content> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (rest, exponent) =
        unsigned.split_once(['e', 'E']).map_or((unsigned, None), |(a, b)| (a, Some(b)));
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(a, b)| (a, Some(b)));
    let is_digits = |digits: &str| digits.bytes().all(|c| c.is_ascii_digit());
    let has_digits = !whole.is_empty() || fraction.is_some_and(|digits| !digits.is_empty());
    let fits = has_digits
        && is_digits(whole)
        && fraction.is_none_or(is_digits)
        && exponent.is_none_or(|text| {
            let text = text.strip_prefix(['+', '-']).unwrap_or(text);
            !text.is_empty() && is_digits(text)
        });
    fits.then(|| text.parse().ok().map(number)).flatten()
}
