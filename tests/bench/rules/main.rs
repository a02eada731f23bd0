//! Times the rules of `cases.json` natively, beside the crate `cel`. Prints JSON: for each rule its
//! name and the nanoseconds of one evaluation by either.

mod rule;

use anyhow::{Context as _, Result, ensure};
use rule::Rule;
use serde_json::{Map, Value, json};
use std::time::{Duration, Instant};

/// How often the best is looked for, and how long each look takes at least.
const LOOKS: u32 = 7;
const LOOK: Duration = Duration::from_millis(40);

fn main() -> Result<()> {
    let cases: Value = serde_json::from_str(include_str!("cases.json"))?;
    let bindings = cases.get("bindings").and_then(Value::as_object).context("no bindings")?;
    let rules = cases.get("rules").and_then(Value::as_array).context("no rules")?;
    let measured: Result<Vec<Value>> = rules.iter().map(|rule| measure(rule, bindings)).collect();
    println!("{}", Value::Array(measured?));
    Ok(())
}

fn measure(case: &Value, bindings: &Map<String, Value>) -> Result<Value> {
    let part = |name: &str| case.get(name).and_then(Value::as_str).context("not a case");
    let (name, source) = (part("name")?, part("rule")?);
    Ok(json!({ "name": name, "native": ours(source, bindings)?, "cel": theirs(source, bindings)? }))
}

fn ours(source: &str, bindings: &Map<String, Value>) -> Result<f64> {
    let text = Value::Object(bindings.clone()).to_string();
    let rule = Rule::new(source, &text).map_err(anyhow::Error::msg)?;
    ensure!(rule.evaluate(1) == 1, "`{source}` does not hold");
    Ok(best(|rounds| {
        rule.evaluate(rounds);
    }))
}

fn theirs(source: &str, bindings: &Map<String, Value>) -> Result<f64> {
    let program = cel::Program::compile(source)?;
    let mut context = cel::Context::default();
    for (name, value) in bindings {
        context.add_variable(name, value.clone()).map_err(|error| anyhow::anyhow!("{error}"))?;
    }
    ensure!(
        program.execute(&context)? == cel::Value::Bool(true),
        "`{source}` does not hold in cel"
    );
    Ok(best(|rounds| {
        for _ in 0..rounds {
            let _ = std::hint::black_box(program.execute(std::hint::black_box(&context)));
        }
    }))
}

/// Nanoseconds of one round: the best of several looks, as everything else only adds to it.
fn best(run: impl Fn(u32)) -> f64 {
    let mut rounds = 1;
    while time(&run, rounds) < LOOK {
        rounds *= 2;
    }
    let looks = (0..LOOKS).map(|_| time(&run, rounds));
    looks.min().unwrap_or_default().as_secs_f64() * 1e9 / f64::from(rounds)
}

fn time(run: impl Fn(u32), rounds: u32) -> Duration {
    let start = Instant::now();
    run(rounds);
    start.elapsed()
}
