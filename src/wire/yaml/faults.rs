//! What the parser says of a text that is no YAML, in the words of those who write guidelines.

/// A sentence's end, and what to do about it. What is not listed is said as the parser says it.
pub fn plain(info: &str) -> Option<(&'static str, &'static str)> {
    let (_, said, cure) = KNOWN.iter().find(|(start, ..)| info.starts_with(start))?;
    Some((said, cure))
}

const CLOSE: &str = "close it, or put the comma";
const QUOTE: &str = "put the whole text in quotes";
const INDENT: &str = "indent it as the lines beside it, with spaces";

/// How what the parser says begins, what is wrong, and what to do.
const KNOWN: [(&str, &str, &str); 19] = [
    (
        "while parsing a node, did not find expected node content",
        "a value is missing here, or a bracket before it is not closed",
        "write the value, or close the bracket",
    ),
    ("while parsing a flow sequence", "a list in `[ ]` is not closed, or lacks a comma", CLOSE),
    ("while parsing a flow mapping", "what is in `{ }` is not closed, or lacks a comma", CLOSE),
    ("unclosed bracket", "a bracket is not closed", "close it"),
    ("while parsing a block mapping", "a key is expected here", INDENT),
    ("while parsing a block collection", "an item with `-` is expected here", INDENT),
    ("mapping values are not allowed", "a `:` stands where none can stand", QUOTE),
    ("mapping keys are not allowed", "a key stands where none can stand", INDENT),
    ("simple key expect", "a key has no `:` after it", "write `:` and a space after the key"),
    (
        "while scanning a quoted scalar, found unexpected end",
        "a text in quotes is not closed",
        "close the quotes",
    ),
    ("invalid trailing content", "something stands after a text in quotes", QUOTE),
    ("invalid indentation", "this is not indented as it has to be", INDENT),
    ("wrongly indented", "this is not indented as it has to be", INDENT),
    (
        "while parsing node, found unknown anchor",
        "`*` stands for what a `&` named before, and there is none of this name",
        QUOTE,
    ),
    ("while scanning an anchor or alias", "`*` and `&` have a meaning of their own here", QUOTE),
    ("tabs disallowed", "a tab stands where only spaces can", "indent with spaces"),
    (
        "block sequence entries are not allowed",
        "a `-` stands where no list can begin",
        "begin the list on a line of its own",
    ),
    ("unexpected character", "no text begins with this character", QUOTE),
    ("unexpected eof", "the text ends too early", "write what is missing"),
];

#[cfg(test)]
mod tests {
    use super::super::read_yaml;

    #[test]
    fn what_people_leave_unfinished_is_told_in_plain_words_with_its_place_and_a_cure() {
        for (text, said, line) in [
            ("a: 1\nrules: [", "a value is missing here", 2),
            ("rules: [a", "a list in `[ ]` is not closed", 1),
            ("a: { b: 1", "what is in `{ }` is not closed", 1),
            ("a: b: c", "a `:` stands where none can", 1),
            ("a:\n  b: 1\n c: 2", "a key is expected here", 3),
            ("a: \"x", "a text in quotes is not closed", 1),
            ("a: *x", "`*` stands for what a `&` named before", 1),
            ("a: \"x\" y", "something stands after a text in quotes", 1),
            ("a: 1\nb", "a key has no `:` after it", 2),
            ("a: @b", "no text begins with this character", 1),
            ("a:\n\t- b", "a tab stands where only spaces can", 2),
            ("a: - b", "a `-` stands where no list can begin", 1),
        ] {
            let (node, problems) = read_yaml(text);
            assert!(node.is_none(), "{text}");
            let [problem] = problems.as_slice() else { panic!("{text}: {problems:?}") };
            assert!(problem.message.contains(said), "{text}: {}", problem.message);
            assert_eq!(problem.span.map(|span| span.start.line), Some(line), "{text}");
            assert!(problem.suggestion.is_some(), "{text}");
        }
    }
}
