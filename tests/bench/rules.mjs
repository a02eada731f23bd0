// Times the rules in Node.js: ours in WebAssembly, and two engines of npm, each on rules that it has
// read once. All run in the same process, over the same bindings.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse as parseOther } from "@marcbachmann/cel-js";
import { evaluate, parse } from "cel-js";

const LOOKS = 7;
const LOOK = 40;
const COPIES = 8;
const here = dirname(fileURLToPath(import.meta.url));

/** Nanoseconds of one evaluation: the best of several looks, as everything else only adds to it. */
function best(run) {
  const time = (rounds) => {
    const start = performance.now();
    run(rounds);
    return performance.now() - start;
  };
  let rounds = 1;
  while (time(rounds) < LOOK) rounds *= 2;
  return (Math.min(...Array.from({ length: LOOKS }, () => time(rounds))) * 1e6) / rounds;
}

/** In CEL whole numbers are integers, which one engine wants as BigInt. */
function withIntegers(value) {
  if (Number.isInteger(value)) return BigInt(value);
  if (Array.isArray(value)) return value.map(withIntegers);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withIntegers(part)]));
}

/** Bindings that are equal and not the same, so that no compiler evaluates a rule once for all. */
const copies = (bindings) => Array.from({ length: COPIES }, () => structuredClone(bindings));

/** None for an engine that does not know what the rule asks for. */
function timed(holds, all) {
  try {
    if (holds(all[0]) !== true) return null;
  } catch {
    return null;
  }
  let held = 0;
  const time = best((rounds) => {
    for (let round = 0; round < rounds; round += 1) held += holds(all[round % COPIES]) === true;
  });
  if (held === 0) throw new Error("the rule never held");
  return time;
}

/** For each rule of cases.json its name and the nanoseconds of one evaluation by each engine. */
export async function timeRules(bound) {
  const { initSync, Rule } = await import(pathToFileURL(join(bound, "gradeglass_bench_rules.js")));
  initSync({ module: readFileSync(join(bound, "gradeglass_bench_rules_bg.wasm")) });
  const { bindings, rules } = JSON.parse(readFileSync(join(here, "rules", "cases.json"), "utf8"));
  const [plain, integers] = [copies(bindings), copies(withIntegers(bindings))];
  return rules.map(({ name, rule }) => {
    const ours = new Rule(rule, JSON.stringify(bindings));
    if (ours.evaluate(1) !== 1) throw new Error(`${rule} does not hold`);
    const [other, read] = [parseOther(rule), parse(rule)];
    if (!read.isSuccess) throw new Error(`cel-js cannot read ${rule}`);
    return {
      name,
      wasm: best((rounds) => ours.evaluate(rounds)),
      "cel-js": timed((values) => evaluate(read.cst, values), plain),
      "@marcbachmann/cel-js": timed((values) => other(values), integers),
    };
  });
}
