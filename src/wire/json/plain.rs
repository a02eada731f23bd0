//! Numbers and words of JSON.

use super::{Outcome, Reader};
use crate::number::{number, rounded};
use gradeglass_engine::decimal;
use gradeglass_engine::document::{Content, Position};
use gradeglass_engine::problem::Problem;

impl Reader<'_> {
    /// A number.
    pub(super) fn number(&mut self, start: Position) -> Outcome<Content> {
        let text =
            self.scanner.take_while(|c| matches!(c, '-' | '+' | '.' | 'e' | 'E' | '0'..='9'));
        let value = decimal::read(text).filter(|_| is_json_number(text));
        let Some(value) = value else {
            let problem = Problem::error("syntax", format!("`{text}` is not a number."));
            return Err(Box::new(problem.at("", Some(self.span_from(start)))));
        };
        if !value.is_finite() {
            let problem =
                Problem::error("number-too-large", format!("`{text}` is too large a number."));
            return Err(Box::new(problem.at("", Some(self.span_from(start)))));
        }
        self.warnings.extend(rounded(text, value, self.span_from(start)));
        Ok(number(value))
    }

    /// `true`, `false` or `null`.
    pub(super) fn word(&mut self, word: &str, content: Content) -> Outcome<Content> {
        let start = self.scanner.position();
        let found = self.scanner.take_while(|c| c.is_alphanumeric());
        if found == word {
            return Ok(content);
        }
        let message = if self.scanner.peek().is_none() && word.starts_with(found) {
            format!("The text ends inside `{word}`: is it cut off?")
        } else {
            format!("`{}` is not a value of JSON.", found.chars().take(20).collect::<String>())
        };
        let problem = Problem::error("syntax", message).at("", Some(self.span_from(start)));
        Err(Box::new(problem.suggest("put texts in double quotes")))
    }
}

/// The grammar of RFC 8259, section 6, which is stricter than what Rust parses.
fn is_json_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (rest, exponent) = text.split_once(['e', 'E']).map_or((text, None), |(a, b)| (a, Some(b)));
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(a, b)| (a, Some(b)));
    let is_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|c| c.is_ascii_digit());
    is_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(is_digits)
        && exponent.is_none_or(|text| is_digits(text.strip_prefix(['+', '-']).unwrap_or(text)))
}
