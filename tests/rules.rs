//! Random rules over a random judgment: well-typed expressions of the profile, with the types and
//! the values of what they read.

use gradeglass_engine::expression::{Environment, RecordField, Type, Value, Variables};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

const GRADES: [&str; 3] = ["exact", "partial", "irrelevant"];
const TAGS: [&str; 3] = ["adult", "brand", "spam"];

/// What the random rules may read.
pub fn environment() -> Environment {
    let grade = || RecordField::optional("grade", Type::choice(GRADES));
    let span = Type::record([
        RecordField::present("start", Type::Int),
        RecordField::present("quote", Type::String),
        RecordField::optional("label", Type::choice(TAGS)),
    ]);
    let answer = Type::record([
        grade(),
        RecordField::optional("severity", Type::Int),
        RecordField::optional("price", Type::Double),
        RecordField::present("note", Type::String),
        RecordField::present("tags", Type::list(Type::choice(TAGS))),
        RecordField::present("evidence", Type::list(span)),
    ]);
    let result = Type::record([
        RecordField::present("position", Type::Int),
        RecordField::present("answer", Type::record([grade()])),
    ]);
    Environment::new().with("answer", answer).with("results", Type::list(result))
}

/// A judgment: every field answered, or absent where it may be.
#[derive(Debug, Clone)]
pub struct Judgment {
    /// Grade, severity, price, note, tags.
    pub fields: (Option<&'static str>, Option<i64>, Option<f64>, String, Vec<&'static str>),
    /// Start, quote, label.
    pub evidence: Vec<(i64, String, Option<&'static str>)>,
    /// The grade of each result.
    pub results: Vec<Option<&'static str>>,
    /// Which of the six fields of `answer` nobody has touched yet, and after them those of results.
    pub untouched: Vec<bool>,
}

/// A random judgment.
pub fn judgment() -> impl Strategy<Value = Judgment> {
    let fields = (
        option::of(select(&GRADES[..])),
        option::of(-3i64..4),
        option::of(select(&[-1.5, 0.0, 1.0, 2.25][..])),
        select(&["", "exact", "brand new", "🐱é"][..]).prop_map(String::from),
        vec(select(&TAGS[..]), 0..3),
    );
    let span = (
        0i64..4,
        select(&["", "new", "🐱"][..]).prop_map(String::from),
        option::of(select(&TAGS[..])),
    );
    let results = vec(option::of(select(&GRADES[..])), 0..4);
    (fields, vec(span, 0..3), results, vec(any::<bool>(), 10)).prop_map(
        |(fields, evidence, results, untouched)| Judgment { fields, evidence, results, untouched },
    )
}

impl Judgment {
    /// The judgment as submitted: nothing is unknown.
    pub fn submitted(&self) -> Variables {
        self.variables(&[])
    }

    /// The judgment while its untouched fields are unknown.
    pub fn in_work(&self) -> Variables {
        self.variables(&self.untouched)
    }

    fn variables(&self, untouched: &[bool]) -> Variables {
        let (grade, severity, price, note, tags) = &self.fields;
        let fields = [
            ("grade", grade.map(Value::from)),
            ("severity", severity.map(Value::Int)),
            ("price", price.map(Value::Double)),
            ("note", Some(Value::from(note.as_str()))),
            ("tags", Some(Value::list(tags.iter().map(|tag| Value::from(*tag))))),
            ("evidence", Some(Value::list(self.evidence.iter().map(span)))),
        ];
        let touched = |index: usize| !untouched.get(index).copied().unwrap_or_default();
        let answer = fields.into_iter().enumerate().filter_map(|(index, (name, value))| {
            let unknown = || Some(Value::unknown(format!("answer.{name}")));
            Some((name, if touched(index) { value } else { unknown() }?))
        });
        let results = self.results.iter().enumerate().map(|(index, grade)| {
            let grade = match touched(6 + index) {
                true => grade.map(Value::from),
                false => Some(Value::unknown(format!("results[{index}].answer.grade"))),
            };
            let position = i64::try_from(index).unwrap_or_default() + 1;
            let answer = Value::map(grade.map(|grade| ("grade", grade)));
            Value::map([("position", Value::Int(position)), ("answer", answer)])
        });
        Variables::new().with("answer", Value::map(answer)).with("results", Value::list(results))
    }
}

fn span((start, quote, label): &(i64, String, Option<&'static str>)) -> Value {
    let own = [("start", Value::Int(*start)), ("quote", Value::from(quote.as_str()))];
    Value::map(own.into_iter().chain(label.map(|label| ("label", Value::from(label)))))
}

/// Sources of one nesting depth, by type.
#[derive(Clone)]
struct Sources {
    bools: BoxedStrategy<String>,
    ints: BoxedStrategy<String>,
    doubles: BoxedStrategy<String>,
    strings: BoxedStrategy<String>,
    lists: BoxedStrategy<String>,
}

/// A random rule: the source of a well-typed expression of type bool.
pub fn rule() -> BoxedStrategy<String> {
    let mut sources = leaves();
    for _ in 0..4 {
        sources = nested(&sources);
    }
    sources.bools
}

fn of(sources: &'static [&'static str]) -> BoxedStrategy<String> {
    select(sources).prop_map(String::from).boxed()
}

fn leaves() -> Sources {
    Sources {
        bools: of(&[
            "true",
            "false",
            "has(answer.grade)",
            "has(answer.severity)",
            "has(answer.price)",
            "answer.grade == \"exact\"",
            "\"spam\" in answer.tags",
            "results.exists(r, has(r.answer.grade) && r.answer.grade == \"exact\")",
        ]),
        ints: of(&[
            "0",
            "1",
            "-2",
            "9223372036854775807",
            "answer.severity",
            "size(answer.tags)",
            "size(results)",
        ]),
        doubles: of(&["0.0", "1.5", "-2.25", "1e300", "answer.price"]),
        strings: of(&["\"\"", "'exact'", "\"a\\n🐱\"", "answer.note", "string(answer.severity)"]),
        lists: of(&["answer.tags", "[]", "[\"spam\", 'adult']", "answer.evidence.map(e, e.quote)"]),
    }
}

/// Sources that are made of others, put together by a template: `$` stands for each in turn.
fn made(template: &'static str, parts: Vec<BoxedStrategy<String>>) -> BoxedStrategy<String> {
    parts
        .prop_map(move |parts| {
            let mut texts = template.split('$');
            let mut source = String::from(texts.next().unwrap_or_default());
            for (part, text) in parts.iter().zip(texts) {
                source = source + part + text;
            }
            source
        })
        .boxed()
}

fn nested(inner: &Sources) -> Sources {
    let Sources { bools, ints, doubles, strings, lists } = inner.clone();
    let two = |part: &BoxedStrategy<String>| vec![part.clone(), part.clone()];
    let choose = |kind: &BoxedStrategy<String>| vec![bools.clone(), kind.clone(), kind.clone()];
    Sources {
        bools: prop_oneof![
            bools.clone(),
            made("($) && ($)", two(&bools)),
            made("($) || ($)", two(&bools)),
            made("!($)", vec![bools.clone()]),
            made("($) ? ($) : ($)", choose(&bools)),
            made("($) == ($)", two(&bools)),
            made("($) < ($)", two(&ints)),
            made("($) != ($)", two(&ints)),
            made("($) >= ($)", two(&doubles)),
            made("($) == ($)", two(&strings)),
            made("($) <= ($)", two(&strings)),
            made("($).contains($)", two(&strings)),
            made("($).startsWith($)", two(&strings)),
            made("($) in ($)", vec![strings.clone(), lists.clone()]),
            made("($) == ($)", two(&lists)),
            made("($).all(x, x != ($))", vec![lists.clone(), strings.clone()]),
            made("($).exists(x, ($) || x == 'spam')", vec![lists.clone(), bools.clone()]),
            made("($).exists_one(x, x in ($))", two(&lists)),
            made("answer.evidence.all(e, has(e.label) && ($))", vec![bools.clone()]),
            made("results.exists(r, r.answer.grade == 'exact' && ($))", vec![bools.clone()]),
        ]
        .boxed(),
        ints: prop_oneof![
            ints.clone(),
            made("($) + ($)", two(&ints)),
            made("($) - ($)", two(&ints)),
            made("($) * ($)", two(&ints)),
            made("($) / ($)", two(&ints)),
            made("($) % ($)", two(&ints)),
            made("-($)", vec![ints.clone()]),
            made("size($)", vec![strings.clone()]),
            made("($).size()", vec![lists.clone()]),
            made("int($)", vec![doubles.clone()]),
            made("($) ? ($) : ($)", choose(&ints)),
            made("[$, $][$]", vec![ints.clone(), ints.clone(), ints.clone()]),
            made("{'a': $, 'b': $}['a']", two(&ints)),
        ]
        .boxed(),
        doubles: prop_oneof![
            doubles.clone(),
            made("($) + ($)", two(&doubles)),
            made("($) * ($)", two(&doubles)),
            made("($) / ($)", two(&doubles)),
            made("double($)", vec![ints.clone()]),
            made("-($)", vec![doubles.clone()]),
        ]
        .boxed(),
        strings: prop_oneof![
            strings.clone(),
            made("($) + ($)", two(&strings)),
            made("($) ? ($) : ($)", choose(&strings)),
            made("string($)", vec![ints.clone()]),
            made("($)[$]", vec![lists.clone(), ints.clone()]),
        ]
        .boxed(),
        lists: prop_oneof![
            lists.clone(),
            made("($) + ($)", two(&lists)),
            made("[$, $]", two(&strings)),
            made("($).filter(x, x != ($))", vec![lists.clone(), strings.clone()]),
            made("($).map(x, x + ($))", vec![lists.clone(), strings.clone()]),
            made("($).map(x, ($), x)", vec![lists.clone(), bools.clone()]),
        ]
        .boxed(),
    }
}
