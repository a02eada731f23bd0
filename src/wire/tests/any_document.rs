//! No document, however wrong, makes a reader panic, and what is written is what is read.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // a panic is a failed test

use gradeglass_engine::document::{At, Content, Entry, Node, check, tables};
use gradeglass_engine::guideline::Guideline;
use gradeglass_engine::judging::*;
use gradeglass_engine::problem::Problem;
use gradeglass_engine::records::*;
use gradeglass_wire::*;
use proptest::prelude::*;
use proptest::sample::select;

const SOUND: &str = include_str!("sound.yaml");

const TASK: &str = r#"{ "gradeglass": 1, "id": "q1", "query": { "text": "salon chair" },
  "data": { "note": "x" },
  "results": [ { "id": "r1", "position": 1, "card": "product", "language": "en", "dir": "ltr",
    "data": { "title": "A chair", "price": 3.5, "url": "https://example.org/1" },
    "media": [ { "kind": "image", "url": "data:image/png;base64,AA==", "alt": "a chair",
                 "preview": "LEHV6nWB2yk8", "width": 10, "height": 10, "animated": false } ],
    "labels": [ { "category": "nudity", "severity": "low", "confidence": 0.5, "source": "x" } ] } ],
  "gold": { "answers": { "results": { "r1": { "grade": "exact" } } }, "explain": { "en": "so" } } }"#;

fn guideline() -> Guideline {
    guideline_from_text(SOUND, Format::Yaml).0.unwrap()
}

fn sound(text: &str) -> Node {
    read_text(text, Format::of("", text)).node.unwrap()
}

fn judgment() -> Judgment {
    let mark = |start, end, label: Option<&str>| SpanMark {
        start,
        end,
        quote: "chair".to_owned(),
        label: label.map(str::to_owned),
    };
    let mut answers = Answers::default();
    let place = |field| Place::of_result("r1", field);
    answers.set(&place("grade"), Some(Answer::Choice("exact".to_owned())));
    answers.set(&place("evidence"), Some(Answer::Spans(vec![mark(2, 7, None)])));
    answers.set(&place("note"), Some(Answer::Text("a\u{0} \u{202e}b\n".to_owned())));
    let hash = content_hash(&Node::null());
    Judgment {
        id: "01890a5d-ac96-774b-bcce-b302099a8057".to_owned(),
        guideline: GuidelineRef { id: "shop".into(), version: "1.0.0".into(), hash: hash.clone() },
        task: TaskRef { id: "q 1/é".into(), hash },
        annotator: "a-7".to_owned(),
        mode: "judge".to_owned(),
        outcome: Outcome::Judged,
        reason: Some("because".to_owned()),
        answers,
        findings: vec![
            StoredFinding {
                rule: "explains".to_owned(),
                severity: gradeglass_engine::guideline::Severity::Warning,
                result: Some("r1".to_owned()),
                overridden: Some(Overridden::Reason("it is so".to_owned())),
            },
            StoredFinding {
                rule: "one-exact".to_owned(),
                severity: gradeglass_engine::guideline::Severity::Info,
                result: None,
                overridden: Some(Overridden::Confirmed),
            },
        ],
        viewing: [(
            "r1".to_owned(),
            Viewing {
                judged_at: JudgedAt::FullSound,
                revealed_ms: 1200,
                played_ms: 0,
                label_latency_ms: Some(700),
            },
        )]
        .into(),
        timing: Timing {
            opened_at: "2026-03-01T09:30:00.000Z".to_owned(),
            submitted_at: "2026-03-01T09:31:00Z".to_owned(),
            active_ms: 5300,
        },
        supersedes: Some("01890a5d-ac96-774b-bcce-b302099a8058".to_owned()),
        client: Client {
            name: "gradeglass".into(),
            version: "0.1.0".into(),
            locale: "pt-BR".into(),
        },
    }
}

fn draft() -> Draft {
    Draft {
        answers: judgment().answers,
        touched: vec![Place::of_result("r1", "grade"), Place::of_task("kind")],
        overrides: vec![
            ("explains".to_owned(), Some("r1".to_owned()), Overridden::Reason("so".to_owned())),
            ("one-exact".to_owned(), None, Overridden::Confirmed),
        ],
        viewing: judgment().viewing,
        active_ms: 17,
        opened_at: "2026-03-01T09:30:00.000Z".to_owned(),
        guideline_hash: guideline().hash,
    }
}

/// Through JSON text, as stores and receivers keep it.
fn sent(node: &Node) -> Node {
    sound(&canonical_json(node))
}

#[test]
fn a_judgment_that_was_written_is_read_back_as_it_was() {
    let node = sent(&judgment_to_node(&judgment()));
    assert_eq!(read_judgment(&node, Some(&guideline())), (Some(judgment()), vec![]));
    let (read, problems) = read_judgment(&node, None);
    assert_eq!(problems, []);
    assert_eq!(canonical_json(&judgment_to_node(&read.unwrap())), canonical_json(&node));
}

#[test]
fn a_draft_that_was_written_is_read_back_as_it_was() {
    let node = sent(&draft_to_node(&draft()));
    assert_eq!(read_draft(&node, &guideline()), (Some(draft()), vec![]));
}

#[test]
fn what_a_draft_holds_that_is_no_longer_known_is_told_and_the_rest_is_kept() {
    let text = canonical_json(&draft_to_node(&draft()))
        .replace("\"grade\":\"exact\"", "\"grade\":\"gone\",\"colour\":\"red\"");
    let (read, problems) = read_draft(&sound(&text), &guideline());
    let mut codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["unknown-field", "unknown-option"]);
    let read = read.unwrap();
    assert_eq!(read.answers.get(&Place::of_result("r1", "grade")), None);
    assert_eq!(
        read.answers.get(&Place::of_result("r1", "note")),
        draft().answers.get(&Place::of_result("r1", "note"))
    );
    assert_eq!(read.overrides, draft().overrides);
}

#[test]
fn a_judgment_or_draft_of_a_later_format_is_told_to_be_one() {
    for node in [judgment_to_node(&judgment()), draft_to_node(&draft())] {
        let text = canonical_json(&node).replace("\"gradeglass\":1", "\"gradeglass\":2,\"new\":1");
        let (judgment, problems) = read_judgment(&sound(&text), None);
        assert!(judgment.is_none());
        assert_eq!(
            problems.iter().map(|problem| problem.code).collect::<Vec<_>>(),
            ["later-format"]
        );
    }
}

#[test]
fn every_form_holds_for_what_its_pattern_matches() {
    let forms = [
        &tables::FIELD_ID,
        &tables::OPTION_ID,
        &tables::RULE_ID,
        &tables::GUIDELINE_ID,
        &tables::PLAIN_ID,
        &tables::LANGUAGE,
        &tables::SEMANTIC_VERSION,
        &tables::UUID,
        &tables::CONTENT_HASH,
        &tables::MOMENT,
    ];
    let texts = [
        "",
        "a",
        "A_1",
        "1a",
        "a-b",
        "a.b",
        "é",
        "a b",
        "a\n",
        "\u{7f}",
        "pt-BR",
        "zh-Hant-TW",
        "e",
        "en-",
        "1.0.0",
        "01.0.0",
        "1.0",
        "1.0.0-a.1+b",
        "1.0.0-",
        "1.0.0+",
        "v1.0.0",
        "01890a5d-ac96-774b-bcce-b302099a8057",
        "01890A5D-ac96-774b-bcce-b302099a8057",
        "2026-03-01T09:30:00Z",
        "2026-03-01T09:30:00.123Z",
        "2026-03-01T09:30:00.Z",
        "2026-03-01 09:30:00Z",
        "2026-03-01T09:30:00+01:00",
        "sha256:",
        "\u{1f600}",
    ];
    for form in forms {
        let pattern = regex_lite::Regex::new(form.pattern).unwrap();
        let long = [
            "x".repeat(64),
            "x".repeat(65),
            "x".repeat(512),
            "x".repeat(513),
            format!("sha256:{}", "0".repeat(64)),
        ];
        for text in
            texts.iter().copied().chain(long.iter().map(String::as_str)).chain([form.example])
        {
            assert_eq!((form.holds)(text), pattern.is_match(text), "{}: {text:?}", form.name);
        }
        assert!((form.holds)(form.example), "{}", form.name);
    }
}

/// Every place of a document, as the indexes that lead there.
fn places(node: &Node, here: &[usize], all: &mut Vec<Vec<usize>>) {
    all.push(here.to_vec());
    for (index, child) in children(node).enumerate() {
        places(child, &[here, &[index]].concat(), all);
    }
}

fn children(node: &Node) -> Box<dyn Iterator<Item = &Node> + '_> {
    match &node.content {
        Content::List(items) => Box::new(items.iter()),
        Content::Map(entries) => Box::new(entries.iter().map(|entry| &entry.value)),
        _ => Box::new(std::iter::empty()),
    }
}

/// The document with another value at a place.
fn replaced(node: &Node, place: &[usize], other: &Node) -> Node {
    let Some((first, rest)) = place.split_first() else { return other.clone() };
    let mut node = node.clone();
    match &mut node.content {
        Content::List(items) => items[*first] = replaced(&items[*first], rest, other),
        Content::Map(entries) => {
            entries[*first].value = replaced(&entries[*first].value, rest, other)
        }
        _ => {}
    }
    node
}

fn read_all(node: &Node, guideline: &Guideline) -> Vec<Problem> {
    let mut problems = Vec::new();
    problems.extend(read_guideline(node).1);
    problems.extend(read_tasks(node, Some(guideline)).1);
    problems.extend(read_task(node, None).1);
    problems.extend(read_judgment(node, Some(guideline)).1);
    problems.extend(read_judgment(node, None).1);
    problems.extend(read_draft(node, guideline).1);
    problems.extend(read_answers(node, guideline).1);
    for (_, object) in &tables::PUBLISHED {
        check(
            At::root(node),
            &gradeglass_engine::document::shape::Shape::Object(object),
            &mut problems,
        );
    }
    problems
}

#[test]
fn a_wrong_type_anywhere_is_told_and_never_a_panic() {
    let guideline = guideline();
    let wrong = [
        Node::null(),
        Node::bool(true),
        Node::int(-1),
        Node::number(0.5),
        Node::number(f64::NAN),
        Node::int(i64::MIN),
        Node::text(""),
        Node::text("\u{202e}\u{0}{#x}"),
        Node::text("x".repeat(100_000)),
        Node::list([]),
        Node::list([Node::null()]),
        Node::map::<&str>([]),
        Node::map([("a", Node::null()), ("a", Node::null())]),
    ];
    type Reader<'a> = &'a dyn Fn(&Node) -> Vec<Problem>;
    let documents: [(Node, bool, Reader<'_>); 4] = [
        (sound(SOUND), true, &|node| read_guideline(node).1),
        (judgment_to_node(&judgment()), true, &|node| read_judgment(node, Some(&guideline)).1),
        (draft_to_node(&draft()), true, &|node| read_draft(node, &guideline).1),
        // What the guideline does not speak of may be anything.
        (sound(TASK), false, &|node| read_tasks(node, Some(&guideline)).1),
    ];
    for (document, all_is_typed, read) in &documents {
        let mut all = Vec::new();
        places(document, &[], &mut all);
        for place in &all {
            for other in &wrong {
                let problems = read(&replaced(document, place, other));
                let is_other = *all_is_typed && kind(at(document, place)) != kind(other);
                let is_told = !problems.is_empty() || other.content == Content::Null;
                assert!(!is_other || is_told, "{place:?} {:?}", other.content);
            }
        }
    }
}

fn at<'a>(node: &'a Node, place: &[usize]) -> &'a Node {
    place.iter().fold(node, |node, index| children(node).nth(*index).unwrap())
}

fn kind(node: &Node) -> u8 {
    match node.content {
        Content::Null => 0,
        Content::Bool(_) => 1,
        Content::Int(_) | Content::Double(_) => 2,
        Content::Text(_) => 3,
        Content::List(_) => 4,
        Content::Map(_) => 5,
    }
}

fn any_node() -> impl Strategy<Value = Node> {
    let words = [
        "gradeglass",
        "id",
        "fields",
        "kind",
        "choice",
        "span",
        "options",
        "rules",
        "when",
        "require",
        "rule",
        "results",
        "tasks",
        "answers",
        "task",
        "media",
        "url",
        "javascript:x",
        "en",
        "answer.grade",
        "",
        "sop",
    ];
    let leaf = prop_oneof![
        Just(Node::null()),
        any::<bool>().prop_map(Node::bool),
        any::<i64>().prop_map(Node::int),
        any::<f64>().prop_map(|value| Node::new(Content::Double(value))),
        ".{0,20}".prop_map(Node::text),
        select(words.to_vec()).prop_map(Node::text),
    ];
    leaf.prop_recursive(5, 60, 8, move |inner| {
        let entry = (select(words.to_vec()), inner.clone()).prop_map(|(key, value)| Entry {
            key: key.to_owned(),
            key_span: None,
            value,
        });
        prop_oneof![
            prop::collection::vec(inner, 0..8).prop_map(Node::list),
            prop::collection::vec(entry, 0..8).prop_map(|entries| Node::new(Content::Map(entries))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_document_makes_a_reader_panic(node in any_node(), at_random: usize) {
        let guideline = guideline();
        read_all(&node, &guideline);
        let mut all = Vec::new();
        for document in [sound(SOUND), sound(TASK), judgment_to_node(&judgment())] {
            places(&document, &[], &mut all);
            let place = &all[at_random % all.len()];
            read_all(&replaced(&document, place, &node), &guideline);
            all.clear();
        }
    }
}
