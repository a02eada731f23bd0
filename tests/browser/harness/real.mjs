// Public data with human judgments, from beside the repository, made into tasks by the program.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gradeglass, python, root, sharedData } from "./settings.mjs";

/** The folder of a data set; without it the test says so and passes, as the data may not be here. */
export function dataSet(t, name) {
  const folder = join(sharedData, name);
  if (existsSync(folder)) return folder;
  t.diagnostic(`not run: there is no ${folder}`);
  return null;
}

/** A folder for what a test makes, gone when it ends. */
export function workFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), "gradeglass-data-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The objects of a file of JSON lines. */
export function jsonLines(file) {
  return readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

/** Writes objects as JSON lines; gives the file. */
export function writeLines(file, objects) {
  writeFileSync(file, objects.map((it) => JSON.stringify(it)).join("\n") + "\n");
  return file;
}

/** Tasks by `gradeglass tasks`. */
export function makeTasks(folder, ...given) {
  const file = join(folder, "tasks.json");
  runProgram(gradeglass, ["tasks", ...given, "--output", file]);
  const made = JSON.parse(readFileSync(file, "utf8"));
  return made.tasks ?? made;
}

/** What `gradeglass export` writes. */
export function exported(collector, ...given) {
  return runProgram(gradeglass, ["export", "--database", collector.database, ...given]);
}

/** nDCG of a run by qrels, by ir_measures. */
export function ndcg(qrels, run) {
  return JSON.parse(runProgram(python, [join(root, "tests/python/ndcg.py"), qrels, run]));
}

function runProgram(program, given) {
  const done = spawnSync(program, given, { encoding: "utf8", maxBuffer: 64 << 20 });
  if (done.status !== 0) throw new Error(`${program} ${given[0]}: ${done.error ?? ""}${done.stderr}`);
  return done.stdout;
}
