//! How many tests passed and failed, read from what test runners print.

use crate::shell::name;
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

/// Counts of tests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Passed.
    pub passed: u32,
    /// Failed, or never run because something before them broke.
    pub failed: u32,
    /// Left out on purpose; each says why where it is written.
    pub skipped: u32,
}

impl Tally {
    /// One check that is not a runner of tests.
    pub fn one(passed: bool) -> Self {
        Self { passed: passed.into(), failed: (!passed).into(), skipped: 0 }
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }

    /// What one line of a runner's output says, if it is a line that counts.
    fn of_line(line: &str) -> Option<Self> {
        Self::of_cargo(line).or_else(|| Self::of_node(line))
    }

    /// `test result: ok. 3 passed; 0 failed; 1 ignored; …`
    fn of_cargo(line: &str) -> Option<Self> {
        let counts = line.trim().strip_prefix("test result: ")?;
        Some(Self {
            passed: before(counts, " passed")?,
            failed: before(counts, " failed")?,
            skipped: before(counts, " ignored")?,
        })
    }

    /// `ℹ pass 3`, one line a count.
    fn of_node(line: &str) -> Option<Self> {
        let (word, count) = line.trim().strip_prefix("ℹ ")?.split_once(' ')?;
        let count = count.parse().ok()?;
        let none = Self::default();
        match word {
            "pass" => Some(Self { passed: count, ..none }),
            "fail" | "cancelled" => Some(Self { failed: count, ..none }),
            "skipped" | "todo" => Some(Self { skipped: count, ..none }),
            _ => None,
        }
    }
}

/// The number just before a word.
fn before(line: &str, word: &str) -> Option<u32> {
    line.split(word).next()?.rsplit(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// Runs a test runner, shows what it prints, and counts. A runner that fails without naming a
/// failed test counts as one failure.
pub fn count(command: &mut Command) -> Result<Tally> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`", name(command)))?;
    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        let mut screen = std::io::stdout().lock();
        for line in BufReader::new(output).lines() {
            let line = line?;
            writeln!(screen, "{line}")?;
            tally = tally.and(Tally::of_line(&line).unwrap_or_default());
        }
    }
    if !child.wait()?.success() && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn check(line: &str, expected: Option<(u32, u32, u32)>) {
        let expected = expected.map(|(passed, failed, skipped)| Tally { passed, failed, skipped });
        assert_eq!(Tally::of_line(line), expected, "{line}");
    }

    #[test]
    fn counts_of_cargo_and_node_are_read() {
        check("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured", Some((12, 0, 1)));
        check("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured", Some((3, 2, 0)));
        check("ℹ pass 7", Some((7, 0, 0)));
        check("ℹ fail 1", Some((0, 1, 0)));
        check("ℹ duration_ms 1500.3", None);
        check("running 3 tests", None);
    }
}
