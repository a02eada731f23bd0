/**
 * Guidelines that nobody wrote, for the proofs to warm up on: the smaller first, as each is slow until what
 * it needs is compiled.
 *
 * @module
 */

/** How large: fields and rules. */
const SIZES = [[4, 8], [15, 40], [15, 40], [20, 60]];

const list = (count, make) => Array.from({ length: count }, (_, at) => make(at));
const text = { en: "P" };

/** Each guideline, and then the same after an edit of one rule. */
export const practice = () => SIZES.flatMap(([fields, rules], number) => written(fields, rules, number));

function written(fields, rules, number) {
  const field = (at) => `answer.f${at % fields}`;
  const options = [..."abcdef"].map((id) => ({ id, label: text }));
  const rule = (at) => ({
    id: `r${at}`,
    when: `${field(at)} == 'a' && ${field(at * 7 + 3 + number)} in ['b', 'c']`,
    require: `${field(at * 11 + 5)} in ['a', 'b', 'd', 'e']`,
    message: text,
  });
  const made = {
    gradeglass: 1, id: "practice", version: "1.0.0", title: text, languages: ["en"], judge: "results",
    fields: list(fields, (at) => ({ id: `f${at}`, kind: "choice", required: true, label: text, options })),
    rules: list(rules, rule),
  };
  const before = JSON.stringify(made);
  made.rules[rules >> 1].require = `${field(0)} in ['b', 'c']`;
  return [before, JSON.stringify(made)];
}
