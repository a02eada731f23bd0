//! Files of judgments and tasks, for the replay: read, and shared out among the processors.

use gradeglass_engine::document::Node;
use gradeglass_engine::guideline::Guideline;
use gradeglass_proofs::{Replay, Version};
use gradeglass_wire::{Format, read_tasks, read_text};
use std::path::Path;

/// Checks judgments again.
pub fn replay(
    judgments: &Path,
    tasks: &Path,
    old: &Guideline,
    new: &Guideline,
) -> Result<Replay, String> {
    let node = read(tasks)?;
    let version = |of| Version::new(of, read_tasks(&node, Some(of)).0);
    let versions = std::thread::scope(|scope| {
        let after = scope.spawn(|| version(new));
        let before = version(old);
        [before, after.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))]
    });
    let text = std::fs::read_to_string(judgments)
        .map_err(|error| format!("`{}` cannot be read: {error}.", judgments.display()))?;
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let lines: Vec<(&str, usize)> = lines.collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let each = lines.len().div_ceil(threads).max(1);
    let parts: Vec<_> = std::thread::scope(|scope| {
        let versions = &versions;
        let run = |part| scope.spawn(move || replayed(part, versions));
        let running: Vec<_> = lines.chunks(each).map(run).collect();
        running.into_iter().map(std::thread::ScopedJoinHandle::join).collect()
    });
    let mut replay = Replay::default();
    for part in parts {
        let part = part.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        replay.add(part.map_err(|number| {
            let file = judgments.display();
            format!("`{file}`, line {number}, is not JSON: judgments are one a line.")
        })?);
    }
    Ok(replay)
}

/// Some of the judgments; or the line that is not JSON.
fn replayed(
    lines: &[(&str, usize)],
    [old, new]: &[Version<&Guideline>; 2],
) -> Result<Replay, usize> {
    let mut replay = Replay::default();
    for (line, number) in lines {
        let node = read_text(line, Format::Json).node.ok_or(*number)?;
        replay.take(*number, &node, Some(old), new);
    }
    Ok(replay)
}

fn read(path: &Path) -> Result<Node, String> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("`{}` cannot be read: {error}.", path.display()))?;
    let read = read_text(&text, Format::of(&path.display().to_string(), &text));
    let reason = read.problems.first().map_or("", |problem| problem.message.as_str());
    read.node.ok_or_else(|| format!("`{}` cannot be read: {reason}", path.display()))
}
