// The figures as one table, and what they are held to.

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
const milliseconds = (time) => `${time.toFixed(1)} ms`;
const nanoseconds = (time) => (time === null ? "–" : `${Math.round(time)} ns`);
const aSecond = (rate) => `${Math.round(rate)} /s`;
const times = (factor) => `${factor.toFixed(1)} ×`;

const ENGINES = ["wasm", "cel-js", "@marcbachmann/cel-js", "native", "cel"];

/** The share of another engine's time that ours takes, where that is largest. */
const slowest = (rules, engine) => Math.max(...rules.filter((rule) => rule[engine] !== null).map((rule) => rule.wasm / rule[engine]));

/** The table as text, and each target with whether it is met. */
export function table(measured) {
  const { gradeglass, survey, rules, proofs, covers, load, queue, studio, replay } = measured;
  const [middle, large] = [40, 100].map((fields) => proofs.find(({ name }) => name.startsWith(`${fields} fields`)));
  const [plain, , covered] = covers.videos;
  const targets = [
    target("download, at most 200 KB", gradeglass[10].bytes.total, 200_000, kilobytes),
    target("usable at 10 results, share of SurveyJS, at most 1/2", gradeglass[10].usable / survey[10].usable, 1 / 2, (it) => it.toFixed(2)),
    target("usable at 1,000 results, share of SurveyJS, at most 1/6", gradeglass[1000].usable / survey[1000].usable, 1 / 6, (it) => it.toFixed(2)),
    target("click to paint, 1,000 results against 10, at most 2 ×", gradeglass[1000].click / gradeglass[10].click, 2, times),
    target("video covered, frames dropped, none", covered.dropped, 0, String),
    target("video covered, processors against a plain video, at most 1/2", covered.cpu / plain.cpu, 1 / 2, (it) => it.toFixed(2)),
    target("from trigger to covered, at most one frame", Math.max(...covers.cover.map(({ frames }) => frames)), 1, String),
    target("collector, batches of 50, at least 2,000 judgments a second", 1 / load.batches.rate, 1 / 2_000, (it) => aSecond(1 / it)),
    target("collector, singly, at least 300 a second", 1 / load.singly.rate, 1 / 300, (it) => aSecond(1 / it)),
    target("collector, 300 a second singly, 99 of 100 within 50 ms", load.offered.p99, 50, milliseconds),
    target("10,000 unsent go out, longest frame at most 50 ms", queue.longest, 50, milliseconds),
    target("10,000 unsent, memory at most 5 MB", queue.bytes, 5_000_000, kilobytes),
    target("studio, 200 rules, from key to painted verdict, at most two frames", studio.painted, 1_000 / 30, milliseconds),
    target("rules, slowest against cel-js, at least 5 × as fast", slowest(rules, "cel-js"), 1 / 5, (it) => times(1 / it)),
    target("proofs in the studio's worker, 40 fields of 8 options and 150 rules, under 150 ms", middle.page, 150, milliseconds),
    target("proofs in the studio's worker, 100 fields and 500 rules, under 2 s", large.page, 2_000, milliseconds),
    target("proofs in the studio's worker, an edit of one of 150 rules, under a tenth of that", middle.pageEdit, 15, milliseconds),
    target("proofs in the studio's worker, an edit of one of 500 rules, under a tenth of that", large.pageEdit, 200, milliseconds),
    target("10,000 judgments replayed under two versions, under a second", replay, 1_000, milliseconds),
  ];
  const rows = [
    ["", "Gradeglass", "SurveyJS"],
    ["download (brotli)", kilobytes(gradeglass[10].bytes.total), kilobytes(survey[10].bytes.total)],
    ...Object.keys(gradeglass).map((count) => [`usable, ${count} results`, milliseconds(gradeglass[count].usable), milliseconds(survey[count].usable)]),
    ...Object.keys(gradeglass).map((count) => [`click to paint, ${count} results`, milliseconds(gradeglass[count].click), milliseconds(survey[count].click)]),
  ];
  const ruleRows = [
    ["one rule", ...ENGINES],
    ...rules.map((rule) => [rule.name, ...ENGINES.map((by) => nanoseconds(rule[by]))]),
  ];
  const proofRows = [
    ["proofs", "natively", "and missing tests", "after an edit", "in a new worker", "in the studio's", "after an edit"],
    ...proofs.map((size) => [size.name, ...[size.proofs, size.tests, size.edit, size.cold, size.page, size.pageEdit].map(milliseconds)]),
  ];
  const studioRows = [
    ["studio, 200 rules, after a key", "verdict in the page", "painted"],
    ["best of some keys", milliseconds(studio.verdict), milliseconds(studio.painted)],
  ];
  const videoRows = [
    ["video of 1080 lines", "frames a second", "dropped", "processors"],
    ...covers.videos.map((it) => [it.name, it.fps.toFixed(1), `${it.dropped} of ${it.total}`, it.cpu.toFixed(2)]),
    ["from trigger to covered frame", "", "", milliseconds(Math.max(...covers.cover.map(({ ms }) => ms)))],
  ];
  const loadRows = [
    ["taking judgments, eight at once", "rate", "99 of 100 within"],
    ...Object.entries({
      "collector, batches of 50": load.batches,
      "collector, singly": load.singly,
      "collector, singly, 300 a second offered": load.offered,
      "Label Studio 1.23.2, its annotation endpoint": load["label-studio"],
    }).map(([name, { rate, p99 }]) => [name, aSecond(rate), milliseconds(p99)]),
  ];
  const queueRows = [
    ["10,000 unsent", "memory", "going out", "longest frame"],
    ["in batches of 100", kilobytes(queue.bytes), aSecond(queue.rate), milliseconds(queue.longest)],
  ];
  const partRows = [["download", "brotli"], ...Object.entries(gradeglass[10].bytes.parts).map(([name, bytes]) => [name, kilobytes(bytes)])];
  const targetRows = [["target", "measured", ""], ...targets.map(({ name, shown, met }) => [name, shown, met ? "met" : "MISSED"])];
  const text = [rows, ruleRows, proofRows, studioRows, videoRows, loadRows, queueRows, partRows, targetRows].map(aligned).join("\n\n");
  return { text, targets };
}

function target(name, value, most, show) {
  return { name, value, most, shown: show(value), met: value <= most };
}

function aligned(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("  ");
  return rows.map(line).join("\n");
}
