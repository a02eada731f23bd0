//! Texts in CSV that no spreadsheet takes for a formula.

use std::borrow::Cow;

/// The first characters that make a spreadsheet calculate, the full-width ones among them, and the
/// apostrophe itself, so that taking one away always gives the text back.
const LEADING: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠'];

/// `text` as a cell. Numbers do not come through here: they stay numbers.
pub fn safe(text: &str) -> Cow<'_, str> {
    if text.starts_with(LEADING) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn a_formula_becomes_a_text_and_every_text_comes_back() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "＝1"] {
            let cell = safe(text);
            assert_eq!(cell.strip_prefix('\''), Some(text));
        }
        for text in ["", "salon chair", " =1", "a=b", "[\"x\"]"] {
            assert_eq!(safe(text), text);
        }
    }
}
