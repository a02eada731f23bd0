// Times `gradeglass diff --replay` as people run it: judgments of pages of five results under a
// guideline of the demo, and under a version of it with two stricter rules.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const JUDGMENTS = 10_000;
const TASKS = 1_000;
const RESULTS = ["r1", "r2", "r3", "r4", "r5"];
const ROUNDS = 5;
const GRADES = ["exact", "substitute", "complement", "irrelevant"];
const HASH = `sha256:${"0".repeat(64)}`;
const GUIDELINE = new URL("../../www/demo/product-search.yaml", import.meta.url);

/** Milliseconds from the start of the program to its end: the best of a few rounds. */
export function timeReplay(program) {
  const folder = mkdtempSync(join(tmpdir(), "gradeglass-replay-"));
  const file = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  try {
    const text = readFileSync(GUIDELINE, "utf8");
    const stricter = text.replace("size(answer.evidence) > 0", "size(answer.evidence) > 1").replace("size(answer.differs) > 0", "size(answer.differs) > 1");
    if (stricter === text) throw new Error("the demo's rules have other words");
    const versions = [file("old.yaml", text), file("new.yaml", stricter)];
    const judgments = file("judgments.jsonl", Array.from({ length: JUDGMENTS }, judgment).join("\n"));
    const tasks = file("tasks.json", JSON.stringify({ gradeglass: 1, tasks: Array.from({ length: TASKS }, task) }));
    const replay = () => execFileSync(program, ["diff", ...versions, "--replay", judgments, "--tasks", tasks], { encoding: "utf8" });
    const said = replay();
    if (!said.includes(`Replayed ${JUDGMENTS} judgments`)) throw new Error(said.slice(0, 500));
    const timed = Array.from({ length: ROUNDS }, () => {
      const start = performance.now();
      replay();
      return performance.now() - start;
    });
    return Math.min(...timed);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function task(_, number) {
  const data = { title: `Halden brass desk lamp ${number}`, brand: "Halden", price: 74.5, in_stock: true, rating: 4.6, description: "Solid brass arm." };
  const results = RESULTS.map((id) => ({ id, card: "product", data, labels: [{ category: "safe", confidence: 0.97, source: "lab" }] }));
  return { gradeglass: 1, id: `t${number}`, query: { text: "brass desk lamp", market: "US", language: "en" }, results };
}

function judgment(_, number) {
  const answer = (id, place) => {
    const grade = GRADES[(number * 7 + place * 3) % GRADES.length];
    const evidence = grade === "exact" ? { evidence: [{ start: 0, end: 12, quote: "Halden brass" }] } : {};
    return [id, { grade, ...evidence }];
  };
  return JSON.stringify({
    gradeglass: 1,
    id: `0197f3a0-0000-7000-8000-${number.toString(16).padStart(12, "0")}`,
    guideline: { id: "product-search", version: "1.0.0", hash: HASH },
    task: { id: `t${number % TASKS}`, hash: HASH },
    annotator: `a${number % 37}`,
    mode: "judge",
    outcome: "judged",
    answers: { task: {}, results: Object.fromEntries(RESULTS.map(answer)) },
    findings: [],
    viewing: Object.fromEntries(RESULTS.map((id) => [id, { judged_at: "full", revealed_ms: 1200, played_ms: 0 }])),
    timing: { opened_at: "2026-01-31T09:00:00.000Z", submitted_at: "2026-01-31T09:00:05.000Z", active_ms: 5000 },
    supersedes: null,
    client: { name: "gradeglass", version: "0.1.0", locale: "en" },
  });
}
