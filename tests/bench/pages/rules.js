// Times the rules in the page: ours in WebAssembly, and cel-js.
import { parse } from "./cel-js/index.js";
import init, { Rule } from "./gradeglass_bench_rules.js";

const LOOKS = 7;
const LOOK = 40;

/** Nanoseconds of one round: the best of several looks. */
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

/** In CEL whole numbers are integers, which cel-js wants as BigInt. */
function withIntegers(value) {
  if (Number.isInteger(value)) return BigInt(value);
  if (Array.isArray(value)) return value.map(withIntegers);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withIntegers(part)]));
}

window.rules = async () => {
  await init();
  const { bindings, rules } = await (await fetch("cases.json")).json();
  const text = JSON.stringify(bindings);
  const values = withIntegers(bindings);
  return rules.map(({ name, rule }) => {
    const ours = new Rule(rule, text);
    const theirs = parse(rule);
    if (ours.evaluate(1) !== 1 || theirs(values) !== true) throw new Error(`${rule} does not hold`);
    let held = 0;
    const wasm = best((rounds) => ours.evaluate(rounds));
    const celJs = best((rounds) => {
      for (let round = 0; round < rounds; round += 1) held += theirs(values) === true;
    });
    return { name, wasm, "cel-js": held > 0 ? celJs : NaN };
  });
};
