//! The fuzzer of expressions: changes the sources of `tests/corpus` and looks whether what must hold of
//! every source still holds. Sources that behave in a new way are changed further.
//!
//! `cargo xtask fuzz --seconds 60 --seed 7`. What is found is made as small as it can be, told, and kept in
//! `tests/corpus`, where the native tests read it from then on.

// A panic here ends a fuzzer, not a judgment.
#![allow(clippy::indexing_slicing)]

use gradeglass_tests::fuzzing::{hold, judgments};
use gradeglass_tests::rules::Judgment;
use gradeglass_tests::support::program::root;
use std::collections::HashSet;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// What sources are made of.
const WORDS: [&str; 44] = [
    "answer",
    ".grade",
    ".severity",
    ".price",
    ".note",
    ".tags",
    ".evidence",
    "results",
    "r.answer.grade",
    "has(",
    "size(",
    ".all(x, ",
    ".exists(x, ",
    ".exists_one(x, ",
    ".filter(x, ",
    ".map(x, ",
    "contains(",
    "startsWith(",
    "int(",
    "double(",
    "string(",
    ")",
    "(",
    "[",
    "]",
    "{",
    "}",
    ",",
    " && ",
    " || ",
    "!",
    " ? ",
    " : ",
    " == ",
    " in ",
    " <= ",
    " + ",
    " % ",
    " / ",
    "\"exact\"",
    "9223372036854775807",
    "1e308",
    "'\\u00e9'",
    "null",
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |name: &str, usual: u64| {
        let at = arguments.iter().position(|argument| argument == name);
        at.and_then(|at| arguments.get(at + 1)?.parse().ok()).unwrap_or(usual)
    };
    let (seconds, seed) = (number("--seconds", 30), number("--seed", 1));
    std::panic::set_hook(Box::new(|_| {}));
    // WebAssembly has a stack of this size.
    let work = move || fuzz(Duration::from_secs(seconds), seed);
    match std::thread::Builder::new()
        .stack_size(1 << 20)
        .spawn(work)
        .map(std::thread::JoinHandle::join)
    {
        Ok(Ok(true)) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn fuzz(time: Duration, seed: u64) -> bool {
    let judgments = judgments();
    let mut lot = Lot(seed);
    let (mut pool, mut known) = (Vec::new(), HashSet::new());
    for source in corpus() {
        match hold(&source, &judgments) {
            Ok(behaviour) => drop(known.insert(behaviour)),
            Err(reason) => return found(&source, &reason, &judgments),
        }
        pool.push(source);
    }
    let (start, mut tried) = (Instant::now(), 0_u64);
    while start.elapsed() < time {
        tried += 1;
        let source = lot.changed(&pool);
        match hold(&source, &judgments) {
            Ok(behaviour) => {
                if known.insert(behaviour) {
                    pool.push(source);
                }
            }
            Err(reason) => return found(&source, &reason, &judgments),
        }
    }
    println!("{tried} sources, {} behaviours, nothing found", known.len());
    true
}

/// Every line of every file of the corpus.
fn corpus() -> Vec<String> {
    let folder = root().join("tests/corpus");
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let texts = files.filter_map(|file| std::fs::read_to_string(file.path()).ok());
    texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Makes a source small, tells it and keeps it.
fn found(source: &str, reason: &str, judgments: &[Judgment]) -> bool {
    let mut small: Vec<char> = source.chars().collect();
    let mut length = small.len();
    while length > 0 {
        let mut at = 0;
        while at + length <= small.len() {
            let rest: Vec<char> = [&small[..at], &small[at + length..]].concat();
            match hold(&rest.iter().collect::<String>(), judgments) {
                Err(_) => small = rest,
                Ok(_) => at += length,
            }
        }
        length /= 2;
    }
    let small: String = small.into_iter().collect();
    let reason = hold(&small, judgments).err().unwrap_or_else(|| reason.to_owned());
    println!("found: {reason}\n  {small:?}");
    let file = root().join("tests/corpus/found.cel");
    let before = std::fs::read_to_string(&file).unwrap_or_default();
    if let Err(error) = std::fs::write(&file, before + &small.replace('\n', " ") + "\n") {
        println!("{}: {error}", file.display());
    }
    false
}

/// Numbers by lot, the same for the same seed.
struct Lot(u64);

impl Lot {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % most.max(1)
    }

    /// A source with a few changes.
    fn changed(&mut self, pool: &[String]) -> String {
        let any = |lot: &mut Self| pool.get(lot.below(pool.len())).cloned().unwrap_or_default();
        let mut source: Vec<char> = any(self).chars().collect();
        for _ in 0..=self.below(4) {
            let other: Vec<char> = any(self).chars().collect();
            self.change(&mut source, &other);
        }
        source.truncate(4_000);
        source.into_iter().collect()
    }

    fn change(&mut self, source: &mut Vec<char>, other: &[char]) {
        let (from, to) = (self.below(source.len() + 1), self.below(source.len() + 1));
        let (from, to) = (from.min(to), from.max(to));
        match self.below(6) {
            0 => drop(source.drain(from..to.min(from + 8))),
            1 => drop(source.splice(from..from, WORDS[self.below(WORDS.len())].chars())),
            2 => {
                let part: Vec<char> = source[from..to].to_vec();
                source.splice(to..to, part);
            }
            3 => {
                let start = self.below(other.len() + 1);
                drop(source.splice(from..to, other[start..].iter().copied()));
            }
            4 => drop(source.splice(from..to, WORDS[self.below(WORDS.len())].chars())),
            _ => {
                let c =
                    char::from_u32(u32::try_from(self.below(0x300)).unwrap_or(32)).unwrap_or(' ');
                source.insert(from, c);
            }
        }
    }
}
