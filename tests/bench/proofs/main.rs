//! Times the proofs natively. Prints JSON: for each size its name, the milliseconds of
//! the proofs, of proofs and missing tests together, and how many findings there are.

mod made;

use made::Made;
use std::time::Instant;

/// Fields, options of each, rules.
const SIZES: [(u32, u32, u32); 4] = [(6, 4, 10), (15, 6, 40), (40, 8, 150), (100, 10, 500)];

fn main() -> Result<(), String> {
    let mut rows = Vec::new();
    for (fields, options, rules) in SIZES {
        let made = Made::new(fields, options, rules)?;
        let (findings, native) = timed(|| made.prove(false));
        let (_, tests) = timed(|| made.prove(true));
        rows.push(format!(
            r#"{{"name":"{fields} fields of {options} options, {rules} rules","proofs":{native:.1},"tests":{tests:.1},"findings":{findings}}}"#
        ));
    }
    println!("[{}]", rows.join(","));
    Ok(())
}

/// What comes out, and the milliseconds that it took.
fn timed(run: impl Fn() -> u32) -> (u32, f64) {
    let start = Instant::now();
    let found = run();
    (found, start.elapsed().as_secs_f64() * 1e3)
}
