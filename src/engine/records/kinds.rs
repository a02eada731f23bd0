//! One answer, read as the kind of its field wants it.

use crate::document::{At, Content, closest, shown};
use crate::guideline::{ChoiceOption, Field, FieldKind, TaxonomyNode};
use crate::judging::{Answer, SpanMark};
use crate::problem::Problem;

/// Reads the answer to a field. What does not fit is a problem; of a list, what fits is kept.
pub(super) fn answer(at: At<'_>, field: &Field, problems: &mut Vec<Problem>) -> Option<Answer> {
    match &field.kind {
        FieldKind::Choice { options } => {
            let id = wanted(at, at.text(), "the id of an option", problems)?;
            let known: Vec<&str> = ids(options);
            is_known(at, id, &known, problems).then(|| Answer::Choice(id.to_owned()))
        }
        FieldKind::Choices { options, .. } => {
            several(at, &ids(options), problems).map(Answer::Choices)
        }
        FieldKind::Taxonomy { nodes, .. } => {
            let mut known = Vec::new();
            node_ids(nodes, &mut known);
            several(at, &known, problems).map(Answer::Taxonomy)
        }
        FieldKind::Scale { .. } => {
            wanted(at, at.int(), "a whole number", problems).map(Answer::Scale)
        }
        FieldKind::Number { .. } => {
            let number = at.number().filter(|number| number.is_finite());
            wanted(at, number, "a number", problems).map(Answer::Number)
        }
        FieldKind::Text { .. } => {
            let text = wanted(at, at.text(), "a text", problems)?;
            Some(Answer::Text(text.to_owned()))
        }
        FieldKind::Span { labels, .. } => spans(at, &ids(labels), problems).map(Answer::Spans),
    }
}

/// Reads an answer whose field nobody knows, by its shape: written out again it is the same.
pub(super) fn by_shape(at: At<'_>) -> Option<Answer> {
    match &at.node.content {
        Content::Text(id) => Some(Answer::Choice(id.clone())),
        Content::Int(step) => Some(Answer::Scale(*step)),
        Content::Double(number) => Some(Answer::Number(*number)),
        Content::List(items)
            if items.iter().any(|item| matches!(item.content, Content::Map(_))) =>
        {
            Some(Answer::Spans(at.items().filter_map(mark).collect()))
        }
        Content::List(_) => {
            let ids = at.items().filter_map(|item| item.text()).map(str::to_owned);
            Some(Answer::Choices(ids.collect()))
        }
        _ => None,
    }
}

fn several(at: At<'_>, known: &[&str], problems: &mut Vec<Problem>) -> Option<Vec<String>> {
    list(at, "a list of option ids", problems)?;
    let mut chosen: Vec<&str> = Vec::new();
    for item in at.items() {
        let Some(id) = wanted(item, item.text(), "the id of an option", problems) else { continue };
        if chosen.contains(&id) {
            problems.push(item.error("duplicate-id", format!("`{}` is chosen twice.", shown(id))));
        } else if is_known(item, id, known, problems) {
            chosen.push(id);
        }
    }
    let place = |id: &str| known.iter().position(|other| *other == id);
    crate::order::sort(&mut chosen, &|one, other| place(one).cmp(&place(other)));
    Some(chosen.into_iter().map(str::to_owned).collect())
}

fn spans(at: At<'_>, labels: &[&str], problems: &mut Vec<Problem>) -> Option<Vec<SpanMark>> {
    list(at, "a list of marked stretches", problems)?;
    let mut marks = Vec::new();
    for item in at.items() {
        let Some(read) = wanted(item, mark(item), "a marked stretch", problems) else { continue };
        if read.start >= read.end {
            let message = format!("A stretch from {} to {} marks nothing.", read.start, read.end);
            problems.push(item.error("out-of-range", message));
            continue;
        }
        let label = read.label.as_deref();
        if label.is_none_or(|label| is_known(item, label, labels, problems)) {
            marks.push(read);
        }
    }
    crate::order::sort(&mut marks, &|one, other| {
        (one.start, one.end).cmp(&(other.start, other.end))
    });
    Some(marks)
}

fn mark(at: At<'_>) -> Option<SpanMark> {
    let offset = |key: &'static str| u32::try_from(at.get(key)?.int()?).ok();
    Some(SpanMark {
        start: offset("start")?,
        end: offset("end")?,
        quote: at.get("quote")?.text()?.to_owned(),
        label: at.given("label").and_then(|label| label.text()).map(str::to_owned),
    })
}

fn wanted<T>(at: At<'_>, found: Option<T>, name: &str, problems: &mut Vec<Problem>) -> Option<T> {
    if found.is_none() {
        problems.push(at.error("wrong-type", format!("This answer should be {name}.")));
    }
    found
}

fn list(at: At<'_>, name: &str, problems: &mut Vec<Problem>) -> Option<()> {
    let is_list = matches!(at.node.content, Content::List(_));
    wanted(at, is_list.then_some(()), name, problems)
}

fn is_known(at: At<'_>, id: &str, known: &[&str], problems: &mut Vec<Problem>) -> bool {
    let found = known.contains(&id);
    if !found {
        let problem = at.error("unknown-option", format!("`{}` is not an option here.", shown(id)));
        problems.push(match closest(id, known.iter().copied()) {
            Some(meant) => problem.suggest(format!("did you mean `{meant}`?")),
            None => problem,
        });
    }
    found
}

fn ids(options: &[ChoiceOption]) -> Vec<&str> {
    options.iter().map(|option| option.id.as_str()).collect()
}

fn node_ids<'a>(nodes: &'a [TaxonomyNode], ids: &mut Vec<&'a str>) {
    for node in nodes {
        ids.push(&node.id);
        node_ids(&node.children, ids);
    }
}
