//! What every answer must be, whatever the guideline's rules say: of the field's kind, among its
//! options, within its bounds, and true to the text it marks.

use super::answers::{Answer, SpanMark};
use super::finding::builtin;
use crate::guideline::{ChoiceOption, FieldKind, TaxonomyNode};

/// One thing that is wrong with an answer: the builtin rule, the key of its words, and numbers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Misfit {
    /// [`builtin::INVALID`] or [`builtin::BOUNDS`].
    pub rule: &'static str,
    /// As `bounds-count-max`.
    pub key: &'static str,
    /// Numbers for the words.
    pub arguments: Vec<(&'static str, f64)>,
}

fn invalid(key: &'static str) -> Option<Misfit> {
    Some(Misfit { rule: builtin::INVALID, key, arguments: Vec::new() })
}

fn bounds(key: &'static str, name: &'static str, limit: f64) -> Misfit {
    Misfit { rule: builtin::BOUNDS, key, arguments: vec![(name, limit)] }
}

/// What is wrong with `answer` to a field of this kind, if anything: the first fault, since the
/// rest usually follows from it. `text` is what a span field marks.
pub(super) fn misfit(kind: &FieldKind, answer: &Answer, text: Option<&str>) -> Option<Misfit> {
    match (kind, answer) {
        (FieldKind::Choice { options }, Answer::Choice(id)) => unknown(options, id),
        (FieldKind::Choices { options, min, max }, Answer::Choices(ids)) => twice(ids)
            .or_else(|| ids.iter().find_map(|id| unknown(options, id)))
            .or_else(|| count(ids.len(), *min, *max)),
        (FieldKind::Taxonomy { nodes, max }, Answer::Taxonomy(ids)) => twice(ids)
            .or_else(|| ids.iter().find_map(|id| unknown_node(nodes, id)))
            .or_else(|| count(ids.len(), None, *max)),
        (FieldKind::Scale { min, max, .. }, Answer::Scale(step)) => scale(*step, *min, *max),
        (FieldKind::Number { min, max, .. }, Answer::Number(value)) => number(*value, *min, *max),
        (FieldKind::Text { max_length, multiline }, Answer::Text(value)) => {
            written(value, *max_length, *multiline)
        }
        (FieldKind::Span { labels, max, .. }, Answer::Spans(marks)) => marks
            .iter()
            .find_map(|mark| unmarked(mark, labels, text))
            .or_else(|| count(marks.len(), None, *max)),
        _ => invalid("invalid-kind"),
    }
}

/// Whether an answer is of another kind than its field, or no number at all: no control gives such.
pub(super) fn is_foreign(kind: &FieldKind, answer: &Answer) -> bool {
    let keys = ["invalid-kind", "invalid-number"];
    misfit(kind, answer, None).is_some_and(|misfit| keys.contains(&misfit.key))
}

fn unknown(options: &[ChoiceOption], id: &str) -> Option<Misfit> {
    if options.iter().any(|option| option.id == id) { None } else { invalid("invalid-option") }
}

fn unknown_node(nodes: &[TaxonomyNode], id: &str) -> Option<Misfit> {
    if holds_node(nodes, id) { None } else { invalid("invalid-option") }
}

/// Whether a tree has this node.
pub(super) fn holds_node(nodes: &[TaxonomyNode], id: &str) -> bool {
    nodes.iter().any(|node| node.id == id || holds_node(&node.children, id))
}

fn twice(ids: &[String]) -> Option<Misfit> {
    let repeated =
        ids.iter().enumerate().any(|(at, id)| ids.iter().skip(at + 1).any(|other| other == id));
    if repeated { invalid("invalid-repeated") } else { None }
}

fn count(found: usize, min: Option<u32>, max: Option<u32>) -> Option<Misfit> {
    let found = u32::try_from(found).unwrap_or(u32::MAX);
    let few = min.filter(|min| found < *min);
    let many = max.filter(|max| found > *max);
    few.map(|min| bounds("bounds-count-min", "min", min.into()))
        .or_else(|| many.map(|max| bounds("bounds-count-max", "max", max.into())))
}

fn scale(step: i64, min: i64, max: i64) -> Option<Misfit> {
    // Steps are small; beyond 2^53 the words would round, the decision does not.
    let arguments = vec![("min", min as f64), ("max", max as f64)];
    let outside = step < min || step > max;
    outside.then_some(Misfit { rule: builtin::BOUNDS, key: "bounds-scale", arguments })
}

fn number(value: f64, min: Option<f64>, max: Option<f64>) -> Option<Misfit> {
    if !value.is_finite() {
        return invalid("invalid-number");
    }
    let low = min.filter(|min| value < *min);
    let high = max.filter(|max| value > *max);
    low.map(|min| bounds("bounds-number-min", "min", min))
        .or_else(|| high.map(|max| bounds("bounds-number-max", "max", max)))
}

fn written(value: &str, max_length: Option<u32>, multiline: bool) -> Option<Misfit> {
    if !multiline && value.contains(['\n', '\r']) {
        return invalid("invalid-line-break");
    }
    let length = u32::try_from(value.chars().count()).unwrap_or(u32::MAX);
    let long = max_length.filter(|max| length > *max);
    long.map(|max| bounds("bounds-length-max", "max", max.into()))
}

fn unmarked(mark: &SpanMark, labels: &[ChoiceOption], text: Option<&str>) -> Option<Misfit> {
    if !text.is_some_and(|text| mark.matches(text)) {
        return invalid("invalid-span");
    }
    match &mark.label {
        Some(label) => unknown(labels, label),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::samples::{option, scale as scale_kind};

    fn key(kind: &FieldKind, answer: Answer, text: Option<&str>) -> Option<&'static str> {
        let misfit = misfit(kind, &answer, text)?;
        let (_, names) = builtin::KEYS.into_iter().find(|(key, _)| *key == misfit.key).unwrap();
        assert!(misfit.arguments.iter().map(|(name, _)| name).eq(names));
        Some(misfit.key)
    }

    #[test]
    fn a_choice_takes_only_its_options() {
        let kind = FieldKind::Choice { options: vec![option("yes", None)] };
        assert_eq!(key(&kind, Answer::Choice("yes".into()), None), None);
        assert_eq!(key(&kind, Answer::Choice("no".into()), None), Some("invalid-option"));
        assert_eq!(key(&kind, Answer::Scale(1), None), Some("invalid-kind"));
    }

    #[test]
    fn choices_are_known_distinct_and_counted() {
        let options = vec![option("a", None), option("b", None), option("c", None)];
        let kind = FieldKind::Choices { options, min: Some(2), max: Some(2) };
        let of = |ids: &[&str]| Answer::Choices(ids.iter().map(|id| (*id).to_owned()).collect());
        assert_eq!(key(&kind, of(&["a", "b"]), None), None);
        assert_eq!(key(&kind, of(&["a"]), None), Some("bounds-count-min"));
        assert_eq!(key(&kind, of(&["a", "b", "c"]), None), Some("bounds-count-max"));
        assert_eq!(key(&kind, of(&["a", "a"]), None), Some("invalid-repeated"));
        assert_eq!(key(&kind, of(&["a", "z"]), None), Some("invalid-option"));
    }

    #[test]
    fn numbers_and_steps_stay_within_bounds() {
        let kind = FieldKind::Number { min: Some(0.0), max: Some(1.0), unit: None };
        assert_eq!(key(&kind, Answer::Number(0.5), None), None);
        assert_eq!(key(&kind, Answer::Number(-0.1), None), Some("bounds-number-min"));
        assert_eq!(key(&kind, Answer::Number(1.1), None), Some("bounds-number-max"));
        assert_eq!(key(&kind, Answer::Number(f64::NAN), None), Some("invalid-number"));
        assert_eq!(key(&kind, Answer::Number(f64::INFINITY), None), Some("invalid-number"));
        assert_eq!(key(&scale_kind(1, 5), Answer::Scale(0), None), Some("bounds-scale"));
        assert_eq!(key(&scale_kind(1, 5), Answer::Scale(5), None), None);
    }

    #[test]
    fn texts_are_as_long_and_as_high_as_the_field() {
        let kind = FieldKind::Text { max_length: Some(3), multiline: false };
        assert_eq!(key(&kind, Answer::Text("añ😀".into()), None), None);
        assert_eq!(key(&kind, Answer::Text("abcd".into()), None), Some("bounds-length-max"));
        assert_eq!(key(&kind, Answer::Text("a\nb".into()), None), Some("invalid-line-break"));
    }

    #[test]
    fn marks_quote_the_text_they_mark() {
        let kind = FieldKind::Span { of: "result.title".into(), labels: Vec::new(), max: Some(1) };
        let mark = |start, end, quote: &str, label: Option<&str>| SpanMark {
            start,
            end,
            quote: quote.into(),
            label: label.map(str::to_owned),
        };
        let of = |mark| Answer::Spans(vec![mark]);
        let text = Some("a😀b");
        assert_eq!(key(&kind, of(mark(1, 3, "😀", None)), text), None);
        assert_eq!(key(&kind, of(mark(1, 3, "a", None)), text), Some("invalid-span"));
        assert_eq!(key(&kind, of(mark(1, 2, "😀", None)), text), Some("invalid-span"));
        assert_eq!(key(&kind, of(mark(2, 1, "", None)), text), Some("invalid-span"));
        assert_eq!(key(&kind, of(mark(0, 9, "a", None)), text), Some("invalid-span"));
        assert_eq!(key(&kind, of(mark(0, 1, "a", None)), None), Some("invalid-span"));
        assert_eq!(key(&kind, of(mark(0, 1, "a", Some("x"))), text), Some("invalid-option"));
        let two = Answer::Spans(vec![mark(0, 1, "a", None), mark(3, 4, "b", None)]);
        assert_eq!(key(&kind, two, text), Some("bounds-count-max"));
    }
}
