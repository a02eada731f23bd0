//! Upper and lower case in all scripts.
//!
//! The standard library's tables are made for speed and in both directions, 26 KB of the annotator's
//! WebAssembly (9 KB, brotli). Keys, names and searches are short: these are runs of letters that
//! are searched in.

mod tables;

use std::cmp::Ordering;
use tables::{FOLDED, RUNS};

/// The text in small letters.
pub fn lowered(text: &str) -> String {
    // The one capital letter whose small one is two characters: a dotted I of Turkish.
    text.chars().map(lower).collect::<String>().replace('\u{130}', "i\u{307}")
}

/// The small letter of a capital; any other character as it is.
pub fn lower(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let code = u32::from(letter);
    let place = RUNS.binary_search_by(|run| match () {
        () if run.1 < code => Ordering::Less,
        () if run.0 > code => Ordering::Greater,
        () => Ordering::Equal,
    });
    match place.ok().and_then(|place| RUNS.get(place)) {
        Some(run) if (code - run.0).is_multiple_of(run.2) => {
            char::from_u32(code.wrapping_add_signed(run.3)).unwrap_or(letter)
        }
        _ => letter,
    }
}

/// The text as searches compare it: what differs by case alone is the same, and so are ß and SS,
/// final and other sigma, and other letters that share a capital.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().map(lower) {
        match FOLDED.binary_search_by_key(&letter, |it| it.0).ok().and_then(|at| FOLDED.get(at)) {
            Some((_, folded)) => out.push_str(folded),
            None => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of another Unicode version than the tables: the letters that they lack.
    fn differing(ours: fn(&str) -> String, theirs: fn(char) -> String) -> Vec<char> {
        ('\0'..=char::MAX).filter(|letter| ours(&letter.to_string()) != theirs(*letter)).collect()
    }

    #[test]
    fn small_letters_are_those_of_the_standard_library() {
        let theirs = |letter: char| letter.to_lowercase().collect();
        assert_eq!(differing(lowered, theirs), []);
    }

    #[test]
    fn searches_join_what_the_standard_library_joins_by_upper_case_and_back() {
        let theirs = |letter: char| {
            let lower: String = letter.to_uppercase().flat_map(char::to_lowercase).collect();
            lower.replace('ς', "σ")
        };
        // The standard library leaves a capital ß alone.
        assert_eq!(differing(folded, theirs), ['ẞ']);
        assert_eq!(folded("STRAẞE"), folded("Strasse"));
    }
}
