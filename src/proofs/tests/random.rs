//! Random small guidelines. A tape of numbers decides everything, so that a failing case shrinks to
//! a short tape.

use super::read;
use gradeglass_engine::guideline::Guideline;

/// The decisions.
pub struct Tape<'a> {
    numbers: &'a [u8],
    at: usize,
}

impl<'a> Tape<'a> {
    pub fn new(numbers: &'a [u8]) -> Self {
        Self { numbers, at: 0 }
    }

    /// A number below `n`; 0 where the tape is at its end.
    pub fn below(&mut self, n: usize) -> usize {
        let number = self.numbers.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(number) % n
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.below(from.len())]
    }
}

/// What random guidelines are made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Domain {
    /// Options and steps only: every judgment can be written down, so proofs must find everything.
    Finite,
    /// Numbers, texts, marks and data beside them: proofs must not say too much.
    Open,
    /// A question about the task, and rules across its results.
    Across,
}

const FINITE: [&str; 12] = [
    "answer.a == \"x\"",
    "answer.a != \"y\"",
    "has(answer.a)",
    "answer.b >= 2",
    "answer.b == answer.d",
    "\"p\" in answer.c",
    "size(answer.c) > 1",
    "answer.c.all(o, o == \"p\")",
    "answer.c.exists_one(o, o != \"q\")",
    "answer.a in [\"x\", \"z\"]",
    "has(answer.b) && answer.b + answer.d > 3",
    "(answer.a == \"x\" ? answer.b : answer.d) > 1",
];

const OPEN: [&str; 18] = [
    "answer.n > 1.0",
    "answer.n <= 2.5",
    "has(answer.n)",
    "size(answer.t) > 2",
    "answer.t == \"ab\"",
    "answer.t.startsWith(\"ab\")",
    "answer.t.contains(\"b\")",
    "size(answer.s) == 2",
    "answer.s.exists(m, has(m.label) && m.label == \"l\")",
    "answer.s.all(m, size(m.quote) < 2)",
    "answer.s.exists_one(m, m.quote == \"a\")",
    "has(result.data.price) && result.data.price > answer.n",
    "result.data.price >= 1.0",
    "result.data.tags.exists(g, g == \"new\")",
    "\"old\" in result.data.tags",
    "answer.s.map(m, m.quote).exists(q, q.contains(\"b\"))",
    "size(answer.s.filter(m, !has(m.label))) >= 2",
    "answer.n * 2.0 > 3.0",
];

const ACROSS: [&str; 9] = [
    "results.exists(r, r.answer.a == \"x\")",
    "results.all(r, has(r.answer.a))",
    "size(results.filter(r, r.answer.a == \"y\")) <= 1",
    "results.exists_one(r, \"p\" in r.answer.c)",
    "size(results) > 1",
    "answer.k == \"u\"",
    "has(answer.k)",
    "results.map(r, r.answer.b).exists(b, b > 1)",
    "results.all(r, r.answer.c.exists(o, o == \"q\"))",
];

/// A guideline, as text.
pub fn guideline(tape: &mut Tape<'_>, domain: Domain) -> String {
    let mut text = String::from(
        "gradeglass: 1\nid: g\nversion: 1.0.0\ntitle: { en: G }\nlanguages: [en]\njudge: results\n\
         inputs:\n  query: { text: string }\n  result: { card: product, data: { title: string, price: \"double?\", tags: \"list<string>\" } }\n\
         fields:\n",
    );
    let mut field = |id: &str, kind: &str, rest: &str, tape: &mut Tape<'_>| {
        let required = ["false", "true"][tape.below(2)];
        let shown = match tape.below(4) {
            0 if id != "a" => "    shown: answer.a == \"x\"\n".to_owned(),
            1 if !["a", "b", "k"].contains(&id) => "    shown: answer.b > 1\n".to_owned(),
            2 if id == "c" => "    shown: has(answer.a) && answer.b != 2\n".to_owned(),
            _ => String::new(),
        };
        let shown = if id == "k" { String::new() } else { shown };
        text += &format!(
            "  - id: {id}\n    kind: {kind}\n    required: {required}\n    label: {{ en: L }}\n{rest}{shown}"
        );
    };
    let options = |ids: &[&str]| {
        let options: Vec<String> =
            ids.iter().map(|id| format!("{{ id: {id}, label: {{ en: O }} }}")).collect();
        format!("    options: [{}]\n", options.join(", "))
    };
    field("a", "choice", &options(&["x", "y", "z"]), tape);
    field("b", "scale", "    min: 1\n    max: 3\n", tape);
    let bounds = tape.pick(&["", "    min: 2\n", "    max: 1\n"]);
    field("c", "choices", &(options(&["p", "q"]) + bounds), tape);
    field("d", "scale", "    min: 1\n    max: 2\n", tape);
    if domain == Domain::Open {
        field("n", "number", "    max: 3\n", tape);
        field("t", "text", "    max_length: 3\n", tape);
        field(
            "s",
            "span",
            "    of: result.data.title\n    labels: [{ id: l, label: { en: L } }]\n    max: 2\n",
            tape,
        );
    }
    if domain == Domain::Across {
        field("k", "choice", &("    scope: task\n".to_owned() + &options(&["u", "v"])), tape);
    }
    text += "rules:\n";
    for number in 0..1 + tape.below(6) {
        let task = domain == Domain::Across && tape.below(2) == 0;
        let scope = if task { "task" } else { "result" };
        let severity = tape.pick(&["error", "error", "error", "warning"]);
        let mut condition = |depth| condition(tape, domain, task, depth);
        let body = if number % 3 == 0 {
            format!("    rule: '{}'\n", condition(2))
        } else {
            format!("    when: '{}'\n    require: '{}'\n", condition(1), condition(2))
        };
        text += &format!(
            "  - id: r{number}\n    scope: {scope}\n    severity: {severity}\n{body}    message: {{ en: M }}\n"
        );
    }
    text
}

fn condition(tape: &mut Tape<'_>, domain: Domain, task: bool, depth: usize) -> String {
    if depth > 0 {
        let inner = |tape: &mut Tape<'_>| condition(tape, domain, task, depth - 1);
        match tape.below(6) {
            0 => return format!("({} && {})", inner(tape), inner(tape)),
            1 => return format!("({} || {})", inner(tape), inner(tape)),
            2 => return format!("!({})", inner(tape)),
            _ => {}
        }
    }
    match (domain, task) {
        (_, true) => tape.pick(&ACROSS).to_owned(),
        (Domain::Open, _) if tape.below(3) > 0 => tape.pick(&OPEN).to_owned(),
        _ => tape.pick(&FINITE).to_owned(),
    }
}

/// The guideline of a tape.
pub fn made(numbers: &[u8], domain: Domain) -> Guideline {
    read(&guideline(&mut Tape::new(numbers), domain))
}
