//! Times the proofs natively. Prints JSON: for each size its name, the guideline, before and after an
//! edit of one rule, the milliseconds of the proofs, of proofs and missing tests together, and of both
//! again after the edit, and how many findings there are.

mod made;

use gradeglass_proofs::Prover;
use made::{Made, read};
use std::time::Instant;

/// Fields, options of each, rules.
const SIZES: [(u32, u32, u32); 4] = [(6, 4, 10), (15, 6, 40), (40, 8, 150), (100, 10, 500)];

fn main() -> Result<(), String> {
    let mut rows = Vec::new();
    for (fields, options, rules) in SIZES {
        let made = Made::new(fields, options, rules);
        let (prover, proofs) = timed(|| Ok(run(Prover::new(read(&made.text)?).without_tests())))?;
        let found = prover.findings().len();
        let (mut prover, tests) = timed(|| Ok(run(Prover::new(read(&made.text)?))))?;
        let ((), edit) = timed(|| {
            prover.renew(read(&made.edited)?);
            while prover.step() {}
            Ok(())
        })?;
        rows.push(format!(
            r#"{{"name":"{fields} fields of {options} options, {rules} rules","proofs":{proofs:.1},"tests":{tests:.1},"edit":{edit:.1},"findings":{found},"guideline":{},"edited":{}}}"#,
            made.text, made.edited
        ));
    }
    println!("[{}]", rows.join(","));
    Ok(())
}

fn run(mut prover: Prover) -> Prover {
    while prover.step() {}
    prover
}

/// What comes out, and the milliseconds that it took.
fn timed<T>(run: impl FnOnce() -> Result<T, String>) -> Result<(T, f64), String> {
    let (start, worked) = (Instant::now(), worked());
    let found = run()?;
    let all = start.elapsed().as_secs_f64() * 1e3;
    Ok((found, worked.zip(self::worked()).map_or(all, |(before, after)| after - before)))
}

/// The milliseconds that this thread has had a processor, where the system tells: what else runs on
/// the machine does not count.
fn worked() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = told.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1e6)
}
